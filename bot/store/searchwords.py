"""Weighs the words of a search: how many claims hold each, what it may be a slip of, and what else is called so."""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from bot.domain.text import folded
from bot.domain.vocabulary import Kind
from bot.search.ranking import Word, rarity
from bot.search.terms import Terms, index_terms
from bot.store.filing import EVERY, filed_as, tag, terms_again
from bot.store.scoped import Scoped

_BY = 0.8
"""How much the words of whoever signed a pasted post weigh."""

_NAMED_IN, _NAME_WORDS = 40, 4
"""Names are looked for in so many words, and may have so many."""

_SHORT_ENOUGH, _MIN_SLIP, _MIN_TWO_SLIPS = 16, 5, 9
"""Typing errors are mended in texts of so many terms, in words of so many letters; and two errors in so many."""

_SPELLINGS, _COMPLETIONS = 20_000, 32
"""How many terms are compared with a word that no claim holds; how many stand for an unfinished one."""

_LAST = "\U0010ffff"


class SearchWords(Scoped):
    """One snapshot of the store as one scope sees it, and the words its claims are filed under."""

    def __init__(self, conn: sqlite3.Connection, scope: str, at: int | None = None) -> None:
        super().__init__(conn, scope, at)
        self._tags = ("", tag(self._scope)) if self._scope else ("",)
        self._counted = "held" if at is None else "filed"  # as of an earlier revision what is gone by now may stand

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
