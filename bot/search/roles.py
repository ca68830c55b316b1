"""Whether a sentence holds the words of a question in other roles: who does it for whom, to what, and with which verb.

"Did sailors work for Lund" is not told by "Lund's men worked with sailors", nor "did they ban the ships" by a ban on
the sale of ships.
"""

import re
from collections.abc import Collection, Mapping, Sequence

from bot.search.claimwords import words_of
from bot.search.irregular import DONE, is_past
from bot.search.manner import OPENING
from bot.search.numbers import MONTHS, WEEKDAYS
from bot.search.sentences import (
    ARTICLES,
    BE,
    FEW,
    PREPOSITIONS,
    WORDS,
    AskedWords,
    Sentence,
    is_passive,
    is_verb,
    plainly,
    read,
    stems_alike,
    verbs,
)
from bot.search.wording import word_list

_PARTS = re.compile(r",? and |; ")
_ASKS = re.compile(
    rf"{OPENING}(?:(?:when|where|why|how (?:many|much)(?: \w+){{0,3}}?) )?"
    r"(?:(?P<does>did|does|do|will|has|have|had)|(?P<who>who)(?: (?:has|have|had|really|actually|first|also|else))*) "
)
_DONE_TO = re.compile(
    rf"{OPENING}(?:(?:when|where|why) )?(?:was|were|is|are|(?P<has>has|have|had)) (?:the )?"
    r"(?P<whom>(?:(?!been )\w+ ){1,4}?)(?(has)been )(?:\w+ly )?(?P<deed>\w+)(?= |$)(?! (?:was|were|is|are)(?!\w))"
)
_APART = {
    **dict.fromkeys(("for", "against", "with", "without"), word_list("for against from with without")),
    "from": word_list("for against with without to into"),
    "": word_list("for from at"),
}
"""Of which prepositions behind a verb each tells another thing than the others; of none, where the thing is next."""
_FROM_ALIKE = frozenset(words_of("flee escape suffer depart leave left"))
"""Verbs of which it is the same with "from" and without."""
TOGETHER = frozenset(words_of("meet marry fight divorce resemble match collide"))
"""What two do to each other."""
_PRONOUNS = word_list("he she it they we you i that this these those who")
_QUANTITIES = word_list(
    """
    part parts half most many much lot lots number numbers group groups dozen dozens hundred hundreds thousand thousands
    million millions billion billions ton tons tonne tonnes kilogram kilograms litre litres barrel barrels gallon
    gallons percent share shares amount amounts piece pieces member members kind kinds sort sorts some all any none few
    several couple one ones each rest majority minority series pair worth total quarter third crew load cargo stockpile
    trace traces drop drops bit bits quantity quantities copy copies year years month months week weeks day days hour
    hours outbreak outbreaks epidemic epidemics wave waves
    """
)
"""What stands before "of" and is no thing of its own: "tonnes of oil" are oil."""
_WHEN = word_list("when while as because after before until since once whenever although though")
_THEN = word_list("before after since until during")
_NO_STEMS = frozenset[str]()
_ANYBODY = word_list("anyone anybody someone somebody everyone everybody others people")
_GETS = BE | word_list("be get gets have had has see sees")
_TIMES = frozenset((*MONTHS, *WEEKDAYS, "today", "yesterday", "again"))
"""What tells before a verb that it was done to somebody: "did Lund get fined"; and what tells when."""
_AGAINST = word_list("against without near behind after before during")
_LEAST = 2
"""How many parts a sentence of several has."""


def in_other_roles(line: str, text: str, names: Mapping[str, frozenset[str]], begin: int = 0) -> bool:
    """Whether a text tells of the words of a question, from a place in its line on, in other roles than it asks for.

    `names` are the stems of the whole name that a word is one for: "FT". It is not so where no role can be told: where
    no verb of both is found, or the text says that it was done.
    """
    asks = _ASKS.match(line) if not begin else None
    if asks is None and not begin:
        return _is_done_to_another(line, text, names)
    words, text = tuple(WORDS.findall(plainly(line[asks.end() if asks else begin :]))), plainly(text)
    stems = tuple(names.get(word, _NO_STEMS) | stems_alike(word) for word in words)
    by_whom = asks is not None and asks["who"] is not None
    doing = begin > 0 and words[:1] != () and words[0].endswith("ing")  # "deny paying Lund": the speaker does it
    first, last = (0, 0) if by_whom or doing else (1, len(words) - 1)
    question = AskedWords(words, stems, first, last, by_whom or begin > 0)
    told = read(text)
    if asks is not None and asks["does"] and _is_done_to_its_doer(question, told):
        return True
    for verb, at in verbs(question, told):
        thing = question.thing(verb, told)
        if _is_done_to_other(question, told, verb, text, at, names):
            return True
        if asks is not None and asks["does"] and _is_aside(question, told, verb, at):
            return True
        if _is_of_thing_beside(question, told, verb, at):
            return True
        if _is_turned(question, told, verb, at) or _is_done_by_another(question, told, verb, at, thing, names):
            return True
        if thing is not None and _is_done_to_thing_behind(question, told, verb, at, thing):
            return True
        if thing is not None:
            return _is_placed_else(question, told, verb, at, thing) or _is_of_other_part(question, text, verb, thing)
    return _is_done_whole(question, told)


def is_told_to_do(behind: str, deed: Collection[str], text: str) -> bool:
    """Whether a text tells by a verb, by its stems, that those did it whom a question names right behind it: "patients"
    of "did Acme warn patients", where patients warned.
    """
    whom = next((word for word in WORDS.findall(behind) if word not in ARTICLES), "")
    told = read(text)
    done = [n for n in told.holding(deed, 1) if is_verb(told, n) and not is_passive(told, n)]
    return bool(done) and any(n < done[0] for n in told.holding(stems_alike(whom)))


def _is_done_to_another(line: str, text: str, names: Mapping[str, frozenset[str]]) -> bool:
    """Whether a text tells that one did what is asked to have been done to them, or that it was done to what is of
    them: "was Acme banned" of "they banned the sale of Acme ships".
    """
    found = _DONE_TO.match(line)
    if found is None or not is_past(found["deed"]):
        return False
    words = (*found["whom"].split(), found["deed"])
    stems = tuple(names.get(word, _NO_STEMS) | stems_alike(word) for word in words)
    question, told = AskedWords(words, stems, len(words) - 1, len(words) - 1, told=True), read(plainly(text))
    named = told.holding(stems[-2]) if told.holding(stems[-1], 1) else ()
    if named and all("by" in told.words[max(n - FEW, 0) : n] for n in named):  # "Holm was fired by Lund"
        return True
    if _is_done_other_way_round(question, told, line[found.end() :]):
        return True
    for deed, at in verbs(question, told):
        places = told.holding(question.stems[deed - 1])
        behind = [n for n in places if n > at]
        return bool(places) and (not behind or _is_only_of(question, told, at, behind[0]))
    return False


def _is_done_to_its_doer(question: AskedWords, told: Sentence) -> bool:
    """Whether a text tells that it was done to those who are asked to have done it to another: "did the dockers sue the
    port" of "The dockers were sued over the port".
    """
    for verb in range(1, len(question.words) - 1):
        done = told.holding(question.stems[verb], 1)
        is_done = done and all(is_passive(told, n) and told.words[n + 1 : n + 2] != ("by",) for n in done)
        if not is_done or question.words[verb - 1] in ARTICLES or question.words[verb] in DONE:
            continue
        whom = verb + 1 + (question.words[verb + 1] in ARTICLES)
        is_anybody = question.words[whom : whom + 1] != () and question.words[whom] in _ANYBODY
        if whom == len(question.words) or not (is_anybody or told.holding(question.stems[whom])):
            return False
        if not _GETS.isdisjoint(question.words[:verb]) or question.words[whom] in _TIMES:
            return False
        before = [told.holding(stems) for stems in question.stems[:verb] if stems]
        return bool(before) and all(places and max(places) < done[0] for places in before)
    return False


def _is_done_other_way_round(question: AskedWords, told: Sentence, behind: str) -> bool:
    """Whether a text tells as done to what stands behind the deed what is asked to have been done to what stands before
    it: "was the wall thrown at the glass" of "the glass was thrown at the wall".
    """
    done = [n for n in told.holding(question.stems[-1], 1) if is_passive(told, n)]
    whom = told.holding(question.stems[-2])
    rest = [places for word in WORDS.findall(behind) if (places := told.holding(stems_alike(word)))]
    if len(done) != 1 or not whom or not rest or behind.startswith(" by "):
        return False
    return min(whom) > done[0] and all(max(places) < done[0] for places in rest[:1])


def _is_turned(question: AskedWords, told: Sentence, verb: int, at: int) -> bool:
    """Whether who is asked to have done it is told as the one to whom it was done."""
    if told.stems[at] in TOGETHER or ("with" in question.words[verb:] and "with" in told.words[at:]):
        return False
    before = [stems for stems in question.stems[:verb] if told.holding(stems)]
    if _is_turned_in_part(question, told, verb, at):
        return True
    to_whom = next((n for n in range(verb + 1, len(question.words)) if told.holding(question.stems[n])), None)
    if to_whom is None or to_whom - verb > FEW or max(told.holding(question.stems[to_whom])) >= at:
        return False
    if not question.first:
        is_next = all(word in ARTICLES for word in question.words[verb + 1 : to_whom])
        head = min(told.holding(question.stems[to_whom]))  # "an error in the data made" tells what an error made
        is_head = PREPOSITIONS.isdisjoint(told.words[: head + 1])
        return is_next and (is_head or not PREPOSITIONS.isdisjoint(told.words[at + 1 : at + 2]))  # "made in Oslo"
    return bool(before) and all(min(told.holding(stems)) > at for stems in before)


def _is_done_to_thing_behind(question: AskedWords, told: Sentence, verb: int, at: int, thing: int) -> bool:
    """Whether a text names what it is asked to have been done to only before the verb, which has another thing behind:
    of "sent the port a letter that threatened to burn the ship" that it threatened to burn the port.
    """
    before = told.holding(question.stems[thing])
    if told.words[at - 1 : at] not in (("that",), ("which",), ("who",)) or any(n > at for n in before):
        return False
    doers = [told.holding(stems) for stems in question.stems[:verb] if stems]
    return any(at - 2 in each for each in doers) and any(told.stems[at + 1 :])


def _is_turned_in_part(question: AskedWords, told: Sentence, verb: int, at: int) -> bool:
    """Whether the part of a text that tells it, with a doer of its own, names as that the one to whom it is asked to
    have been done: of "did Lund call Holm" that Lund did not answer when Holm called him.
    """
    begin = max((n + 1 for n in range(at) if told.words[n] in _WHEN), default=0)
    whom = next((n for n in range(verb + 1, min(verb + 1 + FEW, len(question.words))) if question.stems[n]), None)
    if not begin or whom is None or not question.first:
        return False
    places = told.holding(question.stems[whom])
    doers = [told.holding(stems) for stems in question.stems[:verb] if stems]
    in_part = bool(places) and all(begin <= n < at for n in places)
    return in_part and any(doers) and all(n < begin for each in doers for n in each)


def _is_of_thing_beside(question: AskedWords, told: Sentence, verb: int, at: int) -> bool:
    """Whether what is asked to have been done to one thing is told in passing of another, right before the deed: "that
    the oil was sold" of "the oil came from ships sold in Oslo".
    """
    if verb < FEW - 1 or question.words[verb - 1] not in BE or told.words[at - 1] in (*BE, *PREPOSITIONS, *ARTICLES):
        return False
    whom = told.holding(question.stems[verb - 2])
    beside = told.stems[at - 1]
    if not beside or not whom or max(whom) >= at - 1 or any(beside in stems for stems in question.stems):
        return False
    return any(is_verb(told, n) for n in range(max(whom) + 1, at - 1))


def _is_aside(question: AskedWords, told: Sentence, verb: int, at: int) -> bool:
    """Whether whoever is asked to have done it only tells of the doer: "sprays against mosquitoes made them ill"."""
    places = told.holding(question.stems[verb - 1])
    before = [told.words[n - 1 - (told.words[n - 1] in ARTICLES)] for n in places if 0 < n < at]
    return len(before) == len(places) > 0 and all(word in _AGAINST for word in before)


def _is_done_to_other(
    question: AskedWords, told: Sentence, verb: int, text: str, at: int, names: Collection[str]
) -> bool:
    """Whether a text tells by name of another as the one to whom it was done: of "Acme fined Holm" that Acme fined
    Lund, whom it does not name.
    """
    whom = verb + 1 + (question.words[verb + 1 : verb + 2] == ("the",))
    if question.words[whom : whom + 1] == () or question.words[whom] not in names or told.holding(question.stems[whom]):
        return False
    behind = WORDS.findall(text.replace("’s", "").replace("'s", ""))[at + 1 :]
    return behind[:1] != [] and behind[0][0].isupper()


def _is_done_by_another(
    question: AskedWords, told: Sentence, verb: int, at: int, thing: int | None, names: Collection[str]
) -> bool:
    """Whether a text tells of the same thing as done, or of nobody to whom it is asked to have been, and names whoever
    is asked to have done it only behind: "who says Lund stole the money" of "Holm stole the money from Lund".
    """
    doers = [n for n in range(verb) if question.words[n] in names]
    if thing is not None and not doers and verb and not question.told and question.words[verb - 1] not in _PRONOUNS:
        doers = [verb - 1]  # "did the bridge lose power" of "the ship lost power before it hit the bridge"
    if thing is None:
        to_whom = any(word in names for word in question.words[verb + 1 :])
        doers = doers if to_whom and at else []
    elif at >= min(told.holding(question.stems[thing])):
        return False
    places = [told.holding(question.stems[n]) for n in doers]
    return bool(places) and all(held and min(held) > at for held in places)


def _is_done_whole(question: AskedWords, told: Sentence) -> bool:
    """Whether a text tells that it was done to the very thing behind which, or from which, it is asked to have been:
    "who withdrew from the pact" of "the pact was withdrawn".
    """
    for verb in range(question.first, question.last + 1):
        is_placed = not PREPOSITIONS.isdisjoint(question.words[verb + 1 : verb + 2])
        thing = question.thing(verb, told) if is_placed else None
        if thing is None or (verb and question.words[verb - 1] in ARTICLES):
            continue
        done = [n for n in told.holding(question.stems[verb], 2) if told.words[n - 1] in BE]
        before = [n for n in done if min(told.holding(question.stems[thing])) < n]
        if before and all(told.words[n + 1 : n + 2] != (question.words[verb + 1],) for n in before):
            return True
    return False


def _is_placed_else(question: AskedWords, told: Sentence, verb: int, at: int, thing: int) -> bool:
    """Whether what stands behind the verb stands there behind another preposition, or is no more than what another
    thing is of: "paid for the ship", "banned the sale of ships".
    """
    asked = next((word for word in question.words[verb + 1 : thing] if word in PREPOSITIONS), "")
    for n in told.holding(question.stems[thing], at + 1):
        nearest = [word for word in told.words[at + 1 : n] if word not in ARTICLES][-1:]
        if asked == "" and not _THEN.isdisjoint(nearest) and _THEN.isdisjoint(question.words[verb + 1 : thing]):
            return True  # "who left the paper", of "left the house a year before the paper"
        is_told = _preposition(told.words, at, n)
        if is_told is None and asked and {*PREPOSITIONS.intersection(told.words[at + 1 : n])} <= {"of"}:
            is_told = ""  # "withdrew most of its embassy staff" from no embassy
        if asked == "" and is_told is None:
            return _is_only_of(question, told, at, n)
        if is_told is None or is_told == asked or (told.stems[at] in _FROM_ALIKE and {asked, is_told} == {"", "from"}):
            return False
        return is_told in _APART.get(asked, ()) or asked in _APART.get(is_told, ())
    return False


def _preposition(words: Sequence[str], verb: int, thing: int) -> str | None:
    """The one preposition between a verb and a thing, right behind the verb, "" for none; None where more stands."""
    between = [word for word in words[verb + 1 : thing] if word in PREPOSITIONS]
    if not between:
        return ""
    return between[0] if len(between) == 1 and words[verb + 1] == between[0] else None


def _is_only_of(question: AskedWords, told: Sentence, at: int, place: int) -> bool:
    """Whether a text tells by the verb of another thing, which is of the thing that is asked about."""
    behind = told.words[at + 1 : place]
    if [word for word in behind if word in PREPOSITIONS] != ["of"] or any(word[0].isdecimal() for word in behind):
        return False
    head = at + behind.index("of")
    if head <= at or told.words[head] in _QUANTITIES or not told.stems[head]:
        return False
    return not any(told.stems[head] in stems for stems in question.stems)


def _is_of_other_part(question: AskedWords, text: str, verb: int, thing: int) -> bool:
    """Whether one part of a text tells of the verb and another, with a verb of its own, of the thing behind it: "did he
    enter the yard" of "he entered the house and left for the yard".
    """
    parts = [read(part) for part in _PARTS.split(text)]
    if len(parts) < _LEAST or not all(any(is_verb(part, n) for n in range(len(part.words))) for part in parts):
        return False
    of_verb = [part for part in parts if part.holding(question.stems[verb])]
    of_thing = [part for part in parts if part.holding(question.stems[thing])]
    return bool(of_verb) and bool(of_thing) and not any(part in of_thing for part in of_verb)
