"""Whom a statement is told to come from: "…, says Acme", "…, according to Acme", "Acme: …", "Acme says …"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.domain.sought import Intent
from bot.search.intents import Meant
from bot.search.mentions import AUXILIARY, Mention
from bot.search.numbers import WEEKDAYS
from bot.search.sayings import TITLES
from bot.search.typed import Typed
from bot.search.wording import NO_EVIDENCE, whole_words, word_list

SAYS = word_list(
    """
    say says said claim claims claimed report reports reported warn warns warned announce announces announced tell tells
    told write writes wrote tweet tweets tweeted
    add adds added allege alleges alleged insist insists insisted assert asserts asserted state states stated
    """
)
_TAKES_A_STANCE = SAYS | word_list(
    """
    deny denies denied dismiss dismisses dismissed reject rejects rejected refute refutes refuted confirm confirms
    confirmed admit admits admitted acknowledge acknowledges acknowledged doubt doubts doubted dispute disputes disputed
    call calls called brand brands branded label labels labelled labeled accuse accuses accused
    """
)
_TAGS = word_list("right true correct legit real yes no huh really is this that it so or not ok isnt fake confirmed")
"""What stands behind a statement and asks whether it is so."""
_BEFORE = word_list("the a an rt breaking update just in new news via so and but now ok well hey")
_BEGINS = word_list("the a an its their his her there")
"""What begins a sentence behind "according to Acme", with no comma between."""
_ASKS = word_list("who what when where which how why whom whose") | (AUXILIARY - {"any"})
_QUESTION = _ASKS - AUXILIARY
_PREPOSITIONS = word_list("in at by for from to of on with since until than and or but")
_BESIDE = 2
_ROLE = 4
"""How many words before a name tell at most who that is."""
_OFFICE = 6
"""How many words tell at most that somebody of an office said so."""
_DAY = re.compile(
    rf" (?:(?:on|last|this) (?:{'|'.join(WEEKDAYS)})|today|yesterday|"
    r"in a (?:statement|tweet|post|letter|blog|interview)|earlier|overnight|"
    r"on (?:twitter|x|facebook|telegram|tiktok|instagram|reddit|weibo)|citing (?:the )?(?:\w+ ){0,3}\w+)$"
)
"""What tells, behind who said it, when or in what."""
_LISTENERS = word_list("the a reporters journalists parliament lawmakers congress radio television tv newspaper")
_WHOM = 6
"""How many words tell at most whom somebody told it, with the verb."""
_NO_EVIDENCE = whole_words(rf"{NO_EVIDENCE} (?:of|that|for)")
_LEAST, _SHORT = 4, 2
"""How many words make a statement, and how many where a comma or colon parts them from who said it."""
_SIGNED = r"[\"”»][.,!?]?\s*(?:[-–—~]+|\()\s*"
"""What stands between a quotation and the name of whose words it is."""


class Told(NamedTuple):
    """Who is told to have said it, how, by which verb, and the places of the words that tell only that; `also` are
    those who are told to have said it together with them.
    """

    by: Mention
    what: Meant
    places: tuple[int, ...]
    also: tuple[Mention, ...] = ()


def attributed(question: Typed, what: Meant, named: Sequence[Mention]) -> Told | None:
    """Whom on the desk a statement is told to come from, if it is one and tells that; a question is none."""
    words = [token.word for token in question.tokens]
    begin = next((n for n, word in enumerate(words) if word not in _BEFORE), len(words))
    end = len(words)
    while end > begin and words[end - 1] in _TAGS:
        end -= 1
    if _ASKS & set(words[begin : begin + 1]) or _is_asked(words, begin, asks=question.asks):
        return None
    while (day := _DAY.search(" ".join(words[begin:end]))) and end - day[0].count(" ") > begin + _LEAST:
        end -= day[0].count(" ")
    end = _told_whom(question, begin, end) or end
    actors = [m for m in named if m.is_actor]
    tags = tuple(range(end, len(words)))
    found = _behind(question, words, actors, begin, end) or _in_front(question, words, what, actors, begin, end)
    days = [
        n for n in range(2, end) if words[n - 1] == "on" and words[n] in WEEKDAYS and words[n - 2] in _TAKES_A_STANCE
    ]
    when = tuple(place for n in days for place in (n - 1, n))
    return found and _finds_none(question, found._replace(places=(*found.places, *tags, *when)))


def _finds_none(question: Typed, told: Told) -> Told:
    """The same as a finding of no evidence, where that is told: "the board has no evidence of a leak, says Lund"."""
    found = _NO_EVIDENCE.search(question.line) if told.what.intent is Intent.SAID else None
    if found is None:
        return told
    whose = range(question.at(found.start()))  # the board's, for whom Lund may speak
    return told._replace(
        what=Meant(Intent.NO_EVIDENCE, found.start(), found.end(), polar=True), places=(*told.places, *whose)
    )


def _told_whom(question: Typed, begin: int, end: int) -> int | None:
    """Where a statement ends with whom somebody told it, the place behind the verb: "…, Lund told Harbour News"."""
    for n in range(end - 2, max(end - _WHOM, begin + _LEAST), -1):
        if question.tokens[n].word in ("told", "tells"):
            whom = question.tokens[n + 1 : end]
            return n + 1 if all(token.large or token.shouted or token.word in _LISTENERS for token in whom) else None
    return None


def _is_asked(words: Sequence[str], begin: int, *, asks: bool) -> bool:
    """Whether a question word asks, and does not join a clause inside a statement: "it sank when it was empty"."""
    places = [n for n in range(begin, len(words)) if words[n] in _QUESTION]
    return any(asks or not _joins(words[n - _BESIDE : n], words[n + 1 : n + 1 + _BESIDE]) for n in places)


def _joins(before: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether a question word between these joins two clauses: behind two words, of which no verb for saying, and
    before a subject with a verb of its own.
    """
    says = any(word in _TAKES_A_STANCE for word in (*before, *behind))
    is_whole = len(before) == len(behind) == _BESIDE and behind[0] not in AUXILIARY
    return is_whole and not says and before[-1] not in _PREPOSITIONS


def attributed_to_office(question: Typed) -> tuple[int, int] | None:
    """The places of the words by which a statement is told to come from somebody without a name, with the verb:
    "…, says the mayor", "…, the mayor says"; None where none does.
    """
    words = [token.word for token in question.tokens]
    end = len(words)
    while end and words[end - 1] in _TAGS:
        end -= 1
    if _ASKS & set(words[:1]) or not _QUESTION.isdisjoint(words):
        return None
    for n in range(max(end - _OFFICE, _SHORT), end - 1):
        tells = words[n] in SAYS or words[n - 1 : n + 1] == ["according", "to"]
        begin = n if words[n] in SAYS else n - 1
        if tells and words[n + 1] == "the" and n + 2 < end and question.pauses(begin - 1):
            return begin, end
    for n in range(max(end - _OFFICE, _SHORT), end - 2) if words[end - 1 : end] and words[end - 1] in SAYS else ():
        if words[n] == "the" and question.pauses(n - 1):
            return n, end
    return None


def _behind(question: Typed, words: list[str], actors: Sequence[Mention], begin: int, end: int) -> Told | None:
    for m in actors:
        first = m.begin
        while first > begin and (words[first - 1] in ("the", "a") or words[first - 1] in TITLES):
            first -= 1
        also, first = _joined(words, actors, first)
        first = first if also else _whose(question, words, begin, first)
        beside = tuple(n for n in range(first, m.begin) if not any(a.begin <= n < a.end for a in also))
        enough = _SHORT if question.pauses(first - 1) or question.pauses(first - 2) else _LEAST
        enough = _SHORT if first - 3 >= begin and question.pauses(first - 3) else enough
        if m.end == end and words[first - 2 : first] == ["according", "to"] and first - 2 - begin >= enough:
            return Told(m, Meant(Intent.SAID, 0, 0, polar=True), (first - 2, first - 1, *beside), also)
        name = re.escape(question.tokens[m.begin].text)
        is_last = m.end == end or (end - m.end <= _OFFICE and question.pauses(m.end - 1))  # "- Eva Lund, Acme"
        if is_last and first - begin >= _LEAST and re.search(rf"{_SIGNED}(?:[Tt]he )?{name}(?!\w)", question.text):
            return Told(m, Meant(Intent.SAID, 0, 0, polar=True), (*beside, *range(m.end, end)), also)
        if m.end == end and first - 1 - begin >= enough and words[first - 1] in SAYS:
            return Told(m, _verb(question, Intent.SAID, first - 1), (first - 1, *beside), also)
        if m.end == end - 1 and first - begin >= enough and words[m.end] in SAYS:
            return Told(m, _verb(question, Intent.SAID, m.end), (*beside, m.end), also)
    return None


def _whose(question: Typed, words: Sequence[str], begin: int, first: int) -> int:
    """Where the words begin that tell who somebody is, up to a pause or the verb before: "…, the Fund's chair Lund"."""
    for at in range(first - 1, max(first - _ROLE, begin + _SHORT) - 1, -1):
        if words[at] in SAYS and at < first - 1 and question.tokens[at + 1].large:
            return at + 1  # "said Congressman Lund"
        if words[at] in _TAKES_A_STANCE or words[at] in _ASKS or words[at] in _PREPOSITIONS:
            return first
        if question.pauses(at - 1):
            return at
    return first


def _joined(words: Sequence[str], actors: Sequence[Mention], first: int) -> tuple[tuple[Mention, ...], int]:
    """Who stands before a name with "and" between, and where the first of them begins: "Lund and Holm say"."""
    also: list[Mention] = []
    while before := next((m for m in actors if words[first - 1 : first] == ["and"] and m.end == first - 1), None):
        also.insert(0, before)
        first = before.begin
    return tuple(also), first


def _in_front(
    question: Typed, words: list[str], what: Meant, actors: Sequence[Mention], begin: int, end: int
) -> Told | None:
    first = next((m for m in actors if m.begin <= begin < m.end), None)  # or begins with its article
    if words[begin : begin + 2] == ["according", "to"]:
        at = begin + 2 + (words[begin + 2 : begin + 3] == ["the"])
        first = next((m for m in actors if m.begin in (begin + 2, at)), None)
        if first is None or first.end >= end:
            return None
        behind = question.tokens[first.end]
        if question.pauses(first.end - 1) or behind.is_number or behind.word in _BEGINS:
            return Told(first, Meant(Intent.SAID, 0, 0, polar=True), (begin, begin + 1))
        return None
    while first and (beside := next((m for m in actors if m.begin == first.end), None)):
        if question.tokens[beside.begin].first:
            break
        first = beside  # "Kremlin spokesman Dmitry Peskov"
    called = tuple(range(begin, first.begin)) if first else ()
    if first is None or end - first.end < _SHORT:
        return None
    name = re.escape(question.tokens[first.end - 1].text)
    if question.tokens[first.end].first and re.search(rf"(?<!\w){name}\s*:", question.text):
        if words[first.end] == "no" and words[first.end + 1] in ("evidence", "proof"):
            return Told(first, Meant(Intent.NO_EVIDENCE, 0, 0, polar=True), (*called, first.end, first.end + 1))
        return Told(first, _polar(what if what.intent.is_stance else Meant(Intent.SAID, 0, 0)), called)
    if end - first.end < _LEAST:
        return None
    if words[first.end] in SAYS:
        return Told(first, _verb(question, Intent.SAID, first.end), called)
    verb = first.end + (words[first.end] in ("has", "have", "had", "also", "just"))
    is_verb = what.intent.is_stance and not what.passive and what.end and question.at(what.begin) == verb
    return Told(first, _polar(what), called) if is_verb and words[verb] in _TAKES_A_STANCE else None


def _verb(question: Typed, intent: Intent, place: int) -> Meant:
    begin = len(" ".join(token.word for token in question.tokens[:place])) + bool(place)
    return Meant(intent, begin, begin + len(question.tokens[place].word), polar=True)


def _polar(what: Meant) -> Meant:
    return Meant(what.intent, what.begin, what.end, True, what.passive, what.status)
