"""Which claim a sentence repeats word for word, and which with the contrary of a word or with another name: "flew from
Minsk" of "flew to Minsk". That is another claim, however much it shares with this one; pure.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from bot.desk.questions.stories import StoryFile
from bot.domain.sought import Intent, Sought
from bot.search.asked import Asked
from bot.search.claimwords import words_of
from bot.search.fitting import Fit, tells_of
from bot.search.intents import intent_of
from bot.search.manner import OPENING
from bot.search.numbers import MONTHS
from bot.search.stopwords import STOP_WORDS
from bot.search.synonyms import alike
from bot.search.term import Term
from bot.search.typed import typed
from bot.search.wording import CONFIRM, DECLINE, DENY, DOUBT, NO_EVIDENCE, SAY, WITHDRAW, word_list

_NEARLY, _LEAST = 0.6, 3
"""The share of a claim's words, and how many, that stand in the question in their order, where it repeats the claim."""
_BEFORE = 6
"""How many words may ask of a claim that stands behind them: "did anyone at the ministry confirm that"."""
_SPEAKS = rf"(?!order|tell|told|call|quot)(?:{DENY}|{CONFIRM}|{NO_EVIDENCE}|{DOUBT}|{DECLINE}|{WITHDRAW}|{SAY})"
_ASKS_OF_IT = re.compile(
    rf"{OPENING}(?:"
    r"(?:is|was) it (?:\w+ly )?(?:true|correct|right|a fact|so|the case|false|a lie|known|proven|certain|confirmed)|"
    r"(?:i )?(?:heard|read)|(?:they|people|some) (?:say|claim)|(?:fact )?check|true|claim|"
    rf"who (?:(?:else|all|ever|also|first|actually|really|exactly|has|have|had|is|was|to) )*{_SPEAKS}|"
    rf"(?:(?:when|where|how|why) )?(?:did|does|do|has|have|had|is|are|was|were) "
    rf"(?:(?!(?:not|never|no|nobody|none|who|you) )\w+ ){{1,4}}?{_SPEAKS}|"
    rf"(?:which|what) (?:\w+ ){{1,2}}?{_SPEAKS}|"
    r"(?:(?:what|whats|any|is|are|was|there|the|show|me|where|s) )*(?:evidence|proof)"
    r"(?: (?:is|was|do|does|did|has|have|there|it|we|you|they|exist|exists|shown|given))*|"
    r"how (?:do|does|did|can) \w+ (?:\w+ )?know"
    r")(?: that)?"
)
"""What asks of a claim behind it how it stands, or who took which stance on it on what evidence, and not what was so
before it, who ordered it or who knew of it.
"""
_MISREAD = (Intent.SOURCES, Intent.WHEN, Intent.WHERE, Intent.EVIDENCE)
"""What a claim's own words may seem to ask: "the source of the outbreak", "when he left"."""
_FIRST = 12
"""Among how many claims that fit best one is looked for that is repeated."""
_CONTRARY = """
to into onto towards | from off
into onto | out
with | without
before until | after since
first | last final
inside within | outside beyond
above over | below under beneath
northern north | southern south
eastern east | western west
left | right
more most | less fewer few fewest least
all every both | none neither half some
never rarely seldom | always often usually sometimes
for by | against
win | lose
give | take
buy | sell
send | withdraw
rise rose increase | fall decrease drop
open | close
begin start | end stop
allow | forbid ban
arrest detain | release free
alive | dead
day | week | month | year | hour | minute | second
"""
"""A line for each choice of which a sentence tells one side."""


@lru_cache(8_192)
def _form(word: str) -> str:
    """The stem of a word in any of its forms; a word that says nothing alone, as it is."""
    return next(iter(words_of(word)), word)


def _sides() -> dict[str, dict[int, int]]:
    """Of each form the side of each line it stands on."""
    found: dict[str, dict[int, int]] = {}
    for number, line in enumerate(_CONTRARY.strip().splitlines()):
        for side, words in enumerate(line.split("|")):
            for word in words.split():
                found.setdefault(_form(word), {})[number] = side
    return found


_SIDES = _sides()
_SPANS = frozenset(map(_form, ["day", "week", "month", "year", "hour", "minute", "second"]))


def repeated(what: Asked, sought: Sought, found: Sequence[Fit], told: StoryFile) -> Sought | None:
    """What is sought, of the claim that stands in the question word for word, behind a few words that ask of it; how it
    stands, where these ask just that or there are none.
    """
    line = (what.statement or what.typed.line).split()
    for fit in found[:_FIRST]:
        words = _words(told.claims[fit.key].text) if fit.key in told.claims else ()
        before = len(line) - len(words)
        if len(words) > _LEAST and 0 <= before <= _BEFORE and tuple(line[before:]) == words:
            asks = " ".join(line[:before])
            if asks and not _ASKS_OF_IT.fullmatch(asks):
                return None
            intent = sought.intent
            if intent in _MISREAD and what.meant.begin >= len(asks):
                read = intent_of(asks).intent
                intent = read if read.is_stance else Intent.STATUS
            return replace(sought, claims=(fit.key,), intent=intent)
    return None


def repeated_otherwise(what: Asked, words: Sequence[Term], keys: Iterable[str], told: StoryFile) -> frozenset[str]:
    """Those of these claims that the question repeats with a word changed that makes it another claim."""
    line = tuple((what.statement or what.typed.line).split())
    names = [term for term in words if term.names or term.dated]
    documents = {d.key: d for d in told.told.documents}
    found: set[str] = set()
    for key in keys:
        claim, document = told.claims.get(key), documents.get(key)
        ways = (claim.text, *claim.wordings) if claim else ()
        changes = [change for way in ways if (change := _changed(line, _words(way))) is not None]
        lacking = {word for term in names if document and not tells_of(term, document) for word in _words(term.word)}
        if changes and all(_is_another(change, lacking) for change in changes):
            found.add(key)
    return frozenset(found)


_NOT_SURE = word_list("should must ought shall will would may might could can nearly almost hardly barely")
_AS_TOLD = {"would": "will", "might": "may", "could": "can", "shall": "will"}
_NOT_YET = re.compile(
    r"(?<!\w)(?:plan|want|intend|threaten|hope|tr[iy]|refuse|offer|ask)(?:s|e[ds]|ned)? (?:\w+ ){0,3}?to(?!\w)|"
    r"(?<!\w)(?:to be|(?:recommend|demand|propose|urge|suggest|insist)(?:s|e?d)? that)(?!\w)"
)
"""What tells of something as not, or not surely, done. A headline's "Acme to close" is what Acme plans."""


class Change(NamedTuple):
    """What stands in a claim and, in its place, in the question; `undone` says that by it one of the two is not told as
    done, and the other is: "may Acme pay" tells as much as "Acme may pay".
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    undone: bool


def _changed(asked: tuple[str, ...], told: tuple[str, ...]) -> list[Change] | None:
    """What a question changes within a claim that it repeats; None where it does not repeat it."""
    here, there, least = [*map(_as_compared, told)], [*map(_as_compared, asked)], max(_LEAST, _NEARLY * len(told))
    if sum(word in there for word in here) < least:
        return None  # of most claims: to compare the order takes longer
    same = SequenceMatcher(None, here, there, autojunk=False)
    if sum(block.size for block in same.get_matching_blocks()) < least:
        return None
    codes = [code for code in same.get_opcodes() if code[0] != "insert" or 0 < code[1] < len(told)]
    parts = [(told[a:b], asked[c:d]) for kind, a, b, c, d in codes if kind != "equal"]
    of_told, of_asked = _undone(told), _undone(asked)
    return [Change(old, new, bool(_undone(new) - of_told or (_undone(old) and not of_asked))) for old, new in parts]


def _is_another(changes: Sequence[Change], lacking: set[str]) -> bool:
    """Whether one of the changes, or two together that swap words, make it another claim."""
    return _are_swapped(changes) or any(
        undone or _are_contrary(old, new) or _is_named_else(old, new, lacking) for old, new, undone in changes
    )


def _are_swapped(changes: Sequence[Change]) -> bool:
    """Whether words stand in each other's places: "the agency of Acme" of "the Acme of the agency"."""
    moved = [(frozenset(old) - STOP_WORDS, frozenset(new) - STOP_WORDS) for old, new, _ in changes]
    return any(
        not one[0].isdisjoint(other[1]) and not one[1].isdisjoint(other[0])
        for n, one in enumerate(moved)
        for other in moved[n + 1 :]
    )


def _undone(words: Sequence[str]) -> set[str]:
    """What here tells of something as not done: "should", "is to be"; "would" as the "will" that somebody said."""
    found = {_AS_TOLD.get(word, word) for word in _NOT_SURE.intersection(words)}
    return found.union(_NOT_YET.findall(" ".join(words)))


def _are_contrary(old: Sequence[str], new: Sequence[str]) -> bool:
    here, there = [*map(_form, new)], [*map(_form, old)]
    if any(word.isdecimal() for word in old) and not _SPANS.isdisjoint(here):
        return False  # 24 hours may be a day
    sides = [(line, side) for word in here for line, side in _SIDES.get(word, {}).items()]
    return any(_SIDES.get(word, {}).get(line, side) != side for line, side in sides for word in there)


def _is_named_else(old: Sequence[str], new: Sequence[str], lacking: set[str]) -> bool:
    """Whether a name or a month that the claim does not hold stands in the place of what it holds."""
    return bool(lacking.intersection(new)) and any(words_of(word) for word in old)


def _as_compared(word: str) -> str:
    """The same for words that may stand for one another."""
    form = _form(word)
    return form if form in _SIDES or word in MONTHS else min(alike(form))


@lru_cache(4_096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(typed(text).line.split())
