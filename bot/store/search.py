"""Finds claims by words, within a budget and a deadline, and puts the likest first.

What a search costs is how many claims its words are filed under. So the rarest words are looked up first, until a
budget is spent; those too common for it are weighed in what the others found. All that decides, how many claims a word
finds and how long the lists are, is of the library and the scope itself: what one server writes moves nothing in
another's results.
"""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from bot.domain.deadline import Deadline
from bot.domain.refusals import Choice
from bot.domain.text import folded
from bot.domain.vocabulary import Kind
from bot.search.ranking import Candidate, Word, ranked, rarity
from bot.search.stopwords import UNFILED
from bot.search.terms import Terms, content, index_terms, sentence_of, spoken_words
from bot.store.filing import EVERY, filed_as, in_story, tag, terms_again
from bot.store.meanings import Measured
from bot.store.scoped import Scoped
from bot.store.store import Found, Hit
from bot.store.threads import until, within

BUDGET = 30_000
"""How many index entries a search reads at most."""

_DEADLINE = 0.1
"""Seconds after which the index is read no further; ranking what was found then takes some hundredths more."""

_RANKED = 150
"""How many of the claims that share most words are ranked."""

_LOOKED_AT = 1_000
"""How many are looked at to find so many that the scope sees: rows of earlier revisions are in the index too."""

_BY = 0.8
"""How much the words of whoever signed a pasted post weigh."""

_NAMED_IN, _NAME_WORDS = 40, 4
"""Names are looked for in so many words, and may have so many."""

_SHORT_ENOUGH, _MIN_SLIP, _MIN_TWO_SLIPS = 16, 5, 9
"""Typing errors are mended in texts of so many terms, in words of so many letters; and two errors in so many."""

_SPELLINGS, _COMPLETIONS = 20_000, 32
"""How many terms are compared with a word that no claim holds; how many stand for an unfinished one."""

_LAST = "\U0010ffff"


class _List(NamedTuple):
    """The claims that one term finds: how many, how much each is worth for it, and the query that finds them."""

    term: str
    length: int
    worth: int
    query: str


class Search(Scoped):
    """One snapshot of the store as one scope sees it, searched by words."""

    def __init__(
        self, conn: sqlite3.Connection, scope: str, at: int | None = None, deadline: Deadline | None = None
    ) -> None:
        super().__init__(conn, scope, at)
        self._deadline = deadline
        self._tags = ("", tag(self._scope)) if self._scope else ("",)
        self._counted = "held" if at is None else "filed"  # as of an earlier revision what is gone by now may stand

    def found(
        self, wanted: Terms, topic: str | None, limit: int, unfinished: str = "", meaning: Measured | None = None
    ) -> Found:
        """The claims that say most of what is wanted; `unfinished` is a further word that may go on.

        With `meaning` also those that say it in other words, and what is meant counts beside what is said.
        """
        words = self._words(wanted, unfinished)
        ids, whole = self._gathered(words, topic) if words else ([], True)
        candidates = self._candidates(ids, topic)
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

    # Words

    def _words(self, wanted: Terms, unfinished: str) -> list[Word]:
        weights = dict.fromkeys(wanted.words, 1.0)
        for term in wanted.by:
            weights.setdefault(term, _BY)
        ended = index_terms(unfinished)
        last = ended[-1] if ended else unfinished
        instead = self._other_names(wanted.spoken[:_NAMED_IN]) if wanted.spoken else {}
        held = self._held(
            (*weights, last, EVERY, *(term for names in instead.values() for name in names for term in name))
        )
        entries = held.pop(EVERY, 0)
        if wanted.spoken and len(weights) <= _SHORT_ENOUGH:
            for term in weights:
                if not held.get(term) and not instead.get(term):
                    instead[term] = [(near,) for near in self._near_terms(term)]
        words = [
            Word(term, weight * rarity(entries, self._holding(held, term, instead)), tuple(instead.get(term, ())))
            for term, weight in weights.items()
        ]
        if unfinished:
            completions = [term for term in self._completions(unfinished) if term != last]
            known = sum(self._held(completions).values()) + held.get(last, 0)
            words.append(Word(last, rarity(entries, known), tuple((term,) for term in completions), unfinished))
        return words

    def _holding(self, held: dict[str, int], term: str, instead: dict[str, list[tuple[str, ...]]]) -> int:
        """How many claims hold a word; where none does, how many hold what stands for it."""
        if held.get(term) or term not in instead:
            return held.get(term, 0)
        stand_ins = [name for name in instead[term] if name]
        more = self._held(term for name in stand_ins for term in name)
        return max((min(more.get(part, 0) for part in name) for name in stand_ins), default=0)

    def _held(self, terms: Iterable[str], counted: str = "") -> dict[str, int]:
        """How many claims that the scope sees are filed under each of these terms; where `counted` is "filed", ever."""
        filed = {f"{begin}{filed_as(term)}": term for term in terms for begin in self._tags}
        held: defaultdict[str, int] = defaultdict(int)
        if not filed:
            return held
        rows = self._all(
            f"SELECT t.term, t.{counted or self._counted} FROM json_each(:terms) j "
            "CROSS JOIN term t ON t.term = j.value",
            terms=json.dumps(list(filed)),
        )
        for term, count in rows:
            held[filed[term]] += int(count)
        return held

    def _other_names(self, spoken: Sequence[str]) -> dict[str, list[tuple[str, ...]]]:
        """For each term of a name that stands in the text, whatever else the story or the speaker is called."""
        grams: dict[str, tuple[str, ...]] = {}
        for at in range(len(spoken)):
            for end in range(at + 1, min(at + _NAME_WORDS, len(spoken)) + 1):
                grams.setdefault(folded("".join(spoken[at:end])), tuple(spoken[at:end]))
        rows = self._all(
            "SELECT n.folded, e.label, coalesce(e.body -> 'aliases', '[]') FROM json_each(:kinds) k "
            "CROSS JOIN json_each(:grams) g CROSS JOIN name n ON n.kind = k.value AND n.folded = g.value "
            f"CROSS JOIN entry e ON e.id = n.id WHERE {self._seen('e')} ORDER BY e.first LIMIT 16",
            kinds=json.dumps([Kind.ACTOR, Kind.TOPIC]),
            grams=json.dumps(list(grams)),
        )
        found: dict[str, list[tuple[str, ...]]] = {}
        for gram, label, aliases in rows:
            here = index_terms(" ".join(grams[gram]))
            for name in (label, *json.loads(aliases)):
                terms = index_terms(name)
                if terms and set(terms) != set(here):
                    for term in here:
                        found.setdefault(term, []).append(terms)
        return found

    def _near_terms(self, term: str) -> list[str]:
        """Terms that claims are filed under and that this one may be a slip of, the nearest first, at most three."""
        from rapidfuzz import process  # late: see bot/search/nearest.py
        from rapidfuzz.distance import OSA

        if len(term) < _MIN_SLIP or not term.isalpha():
            return []
        slips = 2 if len(term) >= _MIN_TWO_SLIPS else 1
        known = Counter[str]()
        for begin in self._tags:
            rows = self._all(
                f"SELECT t.term, t.{self._counted} FROM term t WHERE t.term >= :first AND t.term < :last "
                "AND length(t.term) BETWEEN :shortest AND :longest ORDER BY t.term LIMIT :most",
                first=f"{begin}{term[:2]}",
                last=f"{begin}{term[:2]}{_LAST}",
                shortest=len(begin) + len(term) - slips,
                longest=len(begin) + len(term) + slips,
                most=_SPELLINGS,
            )
            known.update({filed[len(begin) :]: int(held) for filed, held in rows})
        seen = sorted(near for near, held in known.items() if held > 0)
        scored = process.extract(term, seen, scorer=OSA.distance, score_cutoff=slips, limit=3)
        return [near for near, _, _ in scored]

    def _completions(self, unfinished: str) -> list[str]:
        """Terms that begin as the word does, those that most claims are filed under first; else as most of it does."""
        for length in range(len(unfinished), max(len(unfinished) - 4, 0), -1):
            found: set[str] = set()
            for begin in reversed(self._tags):
                first = f"{begin}{filed_as(unfinished[:length])}"
                rows = self._all(
                    f"SELECT t.term FROM term t WHERE t.term >= :first AND t.term < :last "
                    f"ORDER BY t.{self._counted} DESC, t.term LIMIT :most",
                    first=first,
                    last=f"{first}{_LAST}",
                    most=_SPELLINGS if begin else _COMPLETIONS + len(found),  # the server's may move so many of them
                )
                found.update(terms_again(row[0], begin)[0] for row in rows)
            held = self._held(found)
            if seen := sorted((-held[term], term) for term in found if held[term] > 0):
                return [term for _, term in seen[:_COMPLETIONS]]
        return []

    # Claims

    def _gathered(self, words: Sequence[Word], topic: str | None) -> tuple[list[int], bool]:
        """The index rows that share most with the words, the best first, and whether none was left out."""
        within_topic = f" AND ({self._query((in_story(topic),))})" if topic else ""
        lists = self._lists(words, within_topic)
        worth: dict[int, int] = defaultdict(int)
        left, whole = BUDGET, True
        try:
            with within(self._conn, _DEADLINE), until(self._conn, self._is_enough):
                if lists and lists[0].length > left and len(lists) > 1:  # then those that hold several words must do
                    whole = False
                    for several in dict.fromkeys((tuple(lists), tuple(lists[:3]), tuple(lists[:2]))):
                        query = " AND ".join(f"({one.query})" for one in several)
                        rows = self._read(query, left // 10)
                        if len(several) == len(lists):  # what holds every word is best: was all of that read?
                            whole = 0 < len(rows) < left // 10
                        for row in rows:
                            worth[row] = max(worth[row], sum(one.worth for one in several))
                for one in lists:
                    if one.length > left and worth:
                        break
                    whole = whole and one.length <= left
                    rows = self._read(one.query, left)
                    if worth:
                        for row in rows:
                            worth[row] += one.worth
                    else:
                        worth.update(dict.fromkeys(rows, one.worth))
                    left -= one.length
        except sqlite3.OperationalError:  # the deadline
            whole = False
            if not worth:
                worth.update((row, 1) for row in self._read(self._query((lists[0].term,)), _LOOKED_AT))
        return _best(worth, _LOOKED_AT), whole

    def _is_enough(self) -> bool:
        return self._deadline is not None and self._deadline.is_enough

    def _lists(self, words: Sequence[Word], within_topic: str) -> list[_List]:
        """What each word finds, and what stands for it: the shortest lists first."""
        singles: list[tuple[str, float]] = []
        for word in words:
            singles.append((word.term, word.weight))
            singles += ((term, word.weight * 0.5) for term in {t for name in word.instead for t in name})
        held = self._held(term for term, _ in singles)
        length = self._held(held, "filed")
        lists = {
            term: _List(term, length[term], int(weight * 1000), self._query((term,)) + within_topic)
            for term, weight in sorted(singles, key=lambda one: one[1])
            if held.get(term)
        }
        return sorted(lists.values(), key=lambda one: (one.length, one.term))

    def _query(self, terms: Iterable[str]) -> str:
        return " OR ".join(f'"{begin}{filed_as(term)}"' for term in terms for begin in self._tags)

    def _read(self, query: str, most: int) -> list[int]:
        """The newest index rows that a query finds, at most so many."""
        rows = self._all(
            "SELECT json_group_array(id) FROM (SELECT rowid AS id FROM claim_search WHERE claim_search MATCH :query "
            "ORDER BY rowid DESC LIMIT :most)",
            query=query,
            most=most,
        )
        return json.loads(rows[0][0])

    def _measured(
        self, candidates: dict[int, Candidate], meaning: Measured, wanted: Terms, topic: str | None
    ) -> dict[int, Candidate]:
        """The candidates and those likest in meaning, each with how like it is."""
        alike = meaning.likeness(self._conn, sentence_of(wanted.text), self._scope, topic, list(candidates))
        more = self._candidates([row for row in alike if row not in candidates], topic)
        return {row: one._replace(likeness=alike.get(row)) for row, one in (candidates | more).items()}

    def _candidates(self, ids: Sequence[int], topic: str | None) -> dict[int, Candidate]:
        """The first of these rows that the scope sees, at most as many as are ranked, in the order that they came."""
        found: dict[int, tuple[int, Candidate]] = {}
        for at in range(0, len(ids), _RANKED):
            rows = self._all(
                "SELECT e.id, e.key, e.label, s.text, s.also, e.day, e.scope = :scope, e.first FROM json_each(:ids) j "
                "CROSS JOIN entry e ON e.id = j.value CROSS JOIN claim_search s ON s.rowid = e.id "
                f"WHERE {self._seen('e')} {'AND e.topic = :topic ' if topic else ''}ORDER BY j.key LIMIT :left",
                ids=json.dumps(ids[at : at + _RANKED]),
                topic=topic or "",
                left=_RANKED - len(found),
            )
            for row, key, label, text, also, day, own, first in rows:
                begin = self._tags[-1] if own else ""
                one = Candidate(key, label, terms_again(text, begin), terms_again(also, begin), day)
                found[int(row)] = int(first), one
            if len(found) >= _RANKED:
                break
        return {row: one for row, (_, one) in sorted(found.items(), key=lambda item: item[1][0])}


def _best(worth: Mapping[int, int], most: int) -> list[int]:
    """The rows that are worth most, of as many as share a worth the lowest first: few worths differ."""
    level: dict[int, list[int]] = {}
    for row, each in worth.items():
        level.setdefault(each, []).append(row)
    best: list[int] = []
    for each in sorted(level, reverse=True):
        best += sorted(level[each])
        if len(best) >= most:
            break
    return best[:most]
