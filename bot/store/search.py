"""Finds claims by words, within a budget and a deadline, and puts the likest first.

What a search costs is how many claims its words are filed under. So the rarest words are looked up first, until a
budget is spent; those too common for it are weighed in what the others found. All that decides, how many claims a word
finds and how long the lists are, is of the library and the scope itself: what one server writes moves nothing in
another's results.
"""

import json
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import orjson

from bot.domain.deadline import Deadline
from bot.domain.refusals import Choice
from bot.domain.vocabulary import Kind
from bot.search.ranking import Candidate, Word, ranked
from bot.search.stopwords import UNFILED
from bot.search.terms import Terms, content, sentence_of, spoken_words
from bot.store.filing import filed_as, in_story, terms_again
from bot.store.meanings import Measured
from bot.store.searchwords import SearchWords
from bot.store.store import Found, Hit
from bot.store.threads import until, within

BUDGET = 30_000
"""How many index entries a search reads at most."""

_DEADLINE = 0.1
"""Seconds after which the index is read no further; ranking what was found then takes some hundredths more."""

_RANKED = 150
"""How many of the claims that share most words are ranked; of one story no more than twice as many as are wanted."""

_LOOKED_AT = 1_000
"""How many are looked at to find so many that the scope sees: rows of earlier revisions are in the index too."""


class _List(NamedTuple):
    """The claims that one term finds: how many, how much each is worth for it, and the query that finds them."""

    term: str
    length: int
    worth: int
    query: str


class _Rows(NamedTuple):
    """Where claims are looked for: what all are filed under, empty for any, between which rows they lie, and how many
    there are at most. Between the rows there may be other servers', which are not counted.
    """

    query: str
    first: int
    last: int
    most: int


class Search(SearchWords):
    """One snapshot of the store as one scope sees it, searched by words."""

    def __init__(
        self, conn: sqlite3.Connection, scope: str, at: int | None = None, deadline: Deadline | None = None
    ) -> None:
        super().__init__(conn, scope, at)
        self._deadline = deadline

    def found(
        self, wanted: Terms, topic: str | None, limit: int, unfinished: str = "", meaning: Measured | None = None
    ) -> Found:
        """The claims that say most of what is wanted; `unfinished` is a further word that may go on.

        With `meaning` also those that say it in other words, and what is meant counts beside what is said.
        """
        words = self._words(wanted, unfinished)
        most = min(_RANKED, 2 * limit) if topic else _RANKED
        ids, whole = self._gathered(words, topic, most) if words else ([], True)
        candidates = self._candidates(ids, topic, most)
        if meaning and wanted:
            candidates = self._measured(candidates, meaning, wanted, topic)
        best = ranked(words, wanted.days, candidates.values())[:limit]
        hits = (Hit(Kind.CLAIM, one.candidate.key, one.candidate.label, one.score, one.share) for one in best)
        return Found(tuple(hits), not whole)

    def claims_like(self, terms: Sequence[str], topic: str | None, limit: int) -> list[Choice]:
        """Claims with all the words, the shortest first; where there are none, the likest.

        The last word may be unfinished. Without words it is any claims, the scope's own before the library's.
        """
        *spoken, last = spoken_words(" ".join(terms).replace(",", "")) or ("",)  # "1,5" may become 1,500
        hits = self.found(Terms("", content(spoken), spoken=tuple(spoken)), topic, _RANKED, last).hits if last else ()
        if not hits and not content(spoken) and (not last or any(word.startswith(last) for word in UNFILED)):
            return self._any_claims(topic, limit)
        if complete := [hit for hit in hits if hit.share > 1 - 1e-9]:
            hits = tuple(sorted(complete, key=lambda hit: len(hit.label)))
        return [Choice(hit.kind, hit.key, hit.label) for hit in hits[:limit]]

    def _any_claims(self, topic: str | None, limit: int) -> list[Choice]:
        rows = self._all(
            f"SELECT e.key, e.label FROM entry e WHERE e.kind = 'claim' {'AND e.topic = :topic ' if topic else ''}"
            f"AND {self._seen('e')} ORDER BY e.scope, e.key LIMIT :limit",
            topic=topic or "",
            limit=limit,
        )
        return [Choice(Kind.CLAIM, key, label) for key, label in rows]

    # Claims

    def _gathered(self, words: Sequence[Word], topic: str | None, most: int) -> tuple[list[int], bool]:
        """The index rows that share most with the words, the best first, and whether none was left out: so many that
        the scope sees `most` of them, of those that hold several words.
        """
        rows = self._rows(topic)
        lists = self._lists(words, rows)
        worth: dict[int, int] = defaultdict(int)
        left, whole = BUDGET, True
        try:
            with within(self._conn, _DEADLINE), until(self._conn, self._is_enough):
                if lists and lists[0].length > left and len(lists) > 1:  # then those that hold several words must do
                    whole = False
                    for several in dict.fromkeys((tuple(lists), tuple(lists[:3]), tuple(lists[:2]))):
                        query = " AND ".join(f"({one.query})" for one in several)
                        found = self._read(query, left // 10, rows)
                        if len(several) == len(lists):  # what holds every word is best: was all of that read?
                            whole = 0 < len(found) < left // 10
                        together = sum(one.worth for one in several)
                        for row in found:
                            worth[row] = max(worth[row], together)
                        if self._is_filled(worth, topic, most):
                            break  # what holds fewer of the words is worth less
                for one in lists:
                    if one.length > left and worth:
                        break
                    whole = whole and one.length <= left
                    found = self._read(one.query, left, rows, are_more=one.length > left)
                    if worth:
                        for row in found:
                            worth[row] += one.worth
                    else:
                        worth.update(dict.fromkeys(found, one.worth))
                    left -= one.length
        except sqlite3.OperationalError:  # the deadline
            whole = False
            if not worth:
                worth.update((row, 1) for row in self._read(lists[0].query, _LOOKED_AT, rows, are_more=True))
        return _best(worth, _LOOKED_AT), whole

    def _is_filled(self, rows: Iterable[int], topic: str | None, most: int) -> bool:
        """Whether these are as many as are looked at, or the scope sees `most` of them."""
        ids = list(rows)
        if not most <= len(ids) < _LOOKED_AT:
            return len(ids) >= _LOOKED_AT
        ((seen,),) = self._all(
            "SELECT count(*) FROM json_each(:ids) j CROSS JOIN entry e ON e.id = j.value "
            f"WHERE {self._seen('e')}{' AND e.topic = :topic' if topic else ''}",
            ids=json.dumps(ids),
            topic=topic or "",
        )
        return int(seen) >= most

    def _is_enough(self) -> bool:
        return self._deadline is not None and self._deadline.is_enough

    def _rows(self, topic: str | None) -> _Rows:
        """All rows, or those of one story: a pack's claims lie side by side, so that little of a long list is read."""
        if topic is None:
            return _Rows("", 0, sys.maxsize, sys.maxsize)
        ends = (
            f"(SELECT {end}(id) FROM entry WHERE topic = :topic AND scope = {scope})"
            for end in ("min", "max")
            for scope in ("'library'", ":scope")
        )
        ((*all_ends,),) = self._all(f"SELECT {', '.join(ends)}", topic=topic)
        known = [int(end) for end in all_ends if end]
        story = in_story(topic)
        most = self._held((story,), "filed")[story]
        return _Rows(self._query((story,)), min(known, default=0), max(known, default=-1), most)

    def _lists(self, words: Sequence[Word], rows: _Rows) -> list[_List]:
        """What each word finds, and what stands for it: the shortest lists first."""
        singles: list[tuple[str, float]] = []
        for word in words:
            singles.append((word.term, word.weight))
            singles += ((term, word.weight * 0.5) for term in {t for name in word.instead for t in name})
        held = self._held(term for term, _ in singles)
        length = self._held(held, "filed")
        lists = {
            term: _List(term, min(length[term], rows.most), int(weight * 1000), self._query((term,)))
            for term, weight in sorted(singles, key=lambda one: one[1])
            if held.get(term)
        }
        return sorted(lists.values(), key=lambda one: (one.length, one.term))

    def _query(self, terms: Iterable[str]) -> str:
        return " OR ".join(f'"{begin}{filed_as(term)}"' for term in terms for begin in self._tags)

    def _read(self, query: str, most: int, rows: _Rows, *, are_more: bool = False) -> list[int]:
        """The index rows that a query finds, in no order; the newest where there `are_more` than so many, or may be.

        The oldest first is up to three times as quick: so they are read, until there turn out to be too many.
        """
        found: list[int] = []
        for order in ("DESC",) if are_more else ("ASC", "DESC"):
            ((ids,),) = self._all(
                "SELECT json_group_array(id) FROM (SELECT rowid AS id FROM claim_search WHERE claim_search MATCH "
                f":query AND rowid BETWEEN :first AND :last ORDER BY rowid {order} LIMIT :most)",
                query=f"({rows.query}) AND ({query})" if rows.query else query,
                first=rows.first,
                last=rows.last,
                most=most + (order == "ASC"),
            )
            found = orjson.loads(ids)
            if len(found) <= most:
                break
        return found

    def _measured(
        self, candidates: dict[int, Candidate], meaning: Measured, wanted: Terms, topic: str | None
    ) -> dict[int, Candidate]:
        """The candidates and those likest in meaning, each with how like it is."""
        alike = meaning.likeness(self._conn, sentence_of(wanted.text), self._scope, topic, list(candidates))
        more = self._candidates([row for row in alike if row not in candidates], topic, _RANKED)
        return {row: one._replace(likeness=alike.get(row)) for row, one in (candidates | more).items()}

    def _candidates(self, ids: Sequence[int], topic: str | None, most: int) -> dict[int, Candidate]:
        """The first `most` of these rows that the scope sees, in the order that they came.

        Their terms are read from the table in which FTS5 keeps what is filed, in half the time.
        """
        found: dict[int, tuple[int, Candidate]] = {}
        for at in range(0, len(ids), most):
            rows = self._many(
                "e.id, e.key, e.label, s.c0, s.c1, e.day, e.scope = :scope, e.first",
                "json_each(:ids) j CROSS JOIN entry e ON e.id = j.value "
                f"CROSS JOIN claim_search_content s ON s.id = e.id WHERE {self._seen('e')} "
                f"{'AND e.topic = :topic ' if topic else ''}ORDER BY j.key LIMIT :left",
                ids=json.dumps(ids[at : at + most]),
                topic=topic or "",
                left=most - len(found),
            )
            for row, key, label, text, also, day, own, first in rows:
                begin = self._tags[-1] if own else ""
                one = Candidate(key, label, terms_again(text, begin), terms_again(also, begin), day)
                found[row] = first, one
            if len(found) >= most:
                break
        return {row: one for row, (_, one) in sorted(found.items(), key=lambda item: item[1][0])}


def _best(worth: Mapping[int, int], most: int) -> list[int]:
    """The rows that are worth most, of as many as share a worth the lowest first: few worths differ."""
    left, least = most, 0
    for each, rows in sorted(Counter(worth.values()).items(), reverse=True):
        if left > 0:
            left, least = left - rows, each
    better = sorted(sorted([row for row, each in worth.items() if each > least]), key=worth.__getitem__, reverse=True)
    return (better + sorted([row for row, each in worth.items() if each == least]))[:most]
