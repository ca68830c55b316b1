"""What a question is about, word by word: the terms that a claim must hold, and which of them is counted, or done."""

import re
from collections.abc import Iterable, Sequence

from bot.domain.sought import Intent
from bot.search.atlas import PLACES, SPELT_OUT, home
from bot.search.claimwords import canonical, words_of
from bot.search.further import FURTHER, is_several, says_more
from bot.search.intents import Meant
from bot.search.irregular import DONE
from bot.search.itself import is_done_to_itself
from bot.search.manner import OPENING
from bot.search.maysay import SAYS_SO
from bot.search.mending import LIGHT
from bot.search.mentions import AUXILIARY, Mention, is_foreign, is_modal
from bot.search.numbers import MONTHS
from bot.search.phrasal import is_phrasal
from bot.search.stems import stem
from bot.search.stopwords import STOP_WORDS
from bot.search.term import Term
from bot.search.there import asked_to_be_there
from bot.search.typed import Token, Typed
from bot.search.wording import SPOKEN, WHAT_ABROAD, word_list

_TRUE_OR_NOT = word_list("fake false news true real hoax lie")
_PROOF = word_list("evidence proof")
_WEIGHTY = {
    Intent.DENIED: _TRUE_OR_NOT,
    Intent.STATUS: _PROOF,
    **dict.fromkeys((Intent.SAID, Intent.BY_WHOM), _TRUE_OR_NOT | _PROOF),
    Intent.WHERE: word_list("town city country region area"),
}
"""Words that say something where another thing is asked than they ask themselves."""
_FAINT = word_list(
    """
    hold holds narrative theory theories idea ideas scenario hypothesis update updates article document
    make makes made online
    """
)
"""Of the light words those that a story may well be about."""
_SHELLS = word_list("narrative theory theories idea ideas scenario hypothesis")
"""Of these those that tell of nothing themselves, where it is told what they are of."""
_INTO = word_list("in to into from inside at near over above across")
"""What stands before a place."""
_BE = word_list("is are was were")
_OPENING = word_list("so and but ok okay then now")
_THINGS = 8
"""How many words may name the things on which a stance is taken."""
_SHORT = 4
"""A name this short is an abbreviation."""
_ON = word_list("in on of during early late mid since until till from by before after year")
"""What stands before the month in which something was."""
_DAY_ALONE = re.compile(r"\b(?:on|by|since|before|after|until|from) the (\d\d?(?:st|nd|rd|th))(?= that | of |\W*$)")
_SHOWN = word_list(
    "photo photos pic pics picture pictures image images imagery satellite video footage document documents data"
)
_OFFERING = re.compile(
    r"(?:he|she|they|^who) (?:ever )?((?:offer|show|present|provid|produc|publish|releas|shar)\w*|g[ia]ve)(?: \w+)? $"
)
"""What is done with evidence, of whom an answer told: "did he offer any proof"."""
_SEES = re.compile(
    r"(?:any\w*|some\w*|who|people|they|he|she|did \w+|has \w+|have \w+|ever|actually|really|was|were|been) "
    r"(?:(?:has|have|had) )?(?:ever |actually |really )?(?:see|saw|seen|hear|heard)(?!\w)"
)
"""Where it is asked whether somebody saw it, and not told that one who asks did."""
_FOUND_GUILTY = re.compile(
    r"(?<!\w)(?:is|was|were|been|being|be) (?:\w+ ){0,4}found (?:not )?(?:guilty|liable|innocent|responsible)(?!\w)"
)
"""Where "found" says no more than "is" does."""
_OFFICIAL = re.compile(
    r"\d (?:\w+ ){1,4}official (?:\w+ )?(?:toll|number|figure|count|total|tally|estimate|result)s?(?!\w)|"
    r"official (?:\w+ )?(?:toll|number|figure|count|total|tally|estimate|result)s? (?:\w+ ){0,2}\d"
)
"""Where it is asked whether a number is the official one: another may be."""
_READERS = re.compile(r"(?<!\w)(?:i|we|you|u|just) (?:ever |actually |really |also )?(?:see|saw|seen|hear|heard)(?!\w)")
"""Where those who ask, or read along, may have seen it themselves."""
_OF_SEEING = (Intent.STATUS, Intent.BY_WHOM, Intent.UNCLEAR)
_ASKED_WHICH = word_list("country countries people person persons team teams party parties")
_OF_NUMBER = (Intent.STATUS, Intent.HOW_MANY)
_OF_DEED = re.compile(rf"{OPENING}(?:who|(?:to )?whom|did|does|do|has|have|was|were) ")
"""What begins a question for what somebody did, or for what was done to them."""
_DEEDS = frozenset(stem(word) for word in word_list("warn order apologize announce publish testify tweet plead tell"))
"""Verbs for saying that a story may be about, by their stems."""
_MERE_DEEDS = frozenset(stem(word) for word in word_list("apologize testify plead order warn"))
"""Those that tell what was done so clearly that whatever else was said is no answer."""
_COUNTED = word_list("case cases country countries team teams side sides party parties word words")
"""What is counted behind "how many", and else says little: "in any case"."""
_APART = word_list("earlier previous prior other another second")
"""What tells, before the story's own name, that another one is meant: "the earlier fire"."""
_WHAT_IS = re.compile(r"(?:what|which) (?:is|are|was|were) (?:the|his|her|its|their) \w")
"""What begins a question for a thing: "what were the last words"."""


def counted_of(question: Typed, what: Meant, terms: Sequence[Term], found: Sequence[Mention]) -> Term | None:
    """What the number is asked of: the first word of its own behind "how many"."""
    if what.intent is not Intent.HOW_MANY:
        return None
    words = question.line[what.begin :].split()
    if words[:1] != ["how"] or words[1:2] not in (["many"], ["much"]):
        return None
    if words[2:3] in ([], ["of"]) or words[2] in AUXILIARY | _INTO or (words[1] == "much" and words[2] in LIGHT):
        return None  # "how much did he pay", "how many in Sund" name nothing that is counted
    if words[2] in LIGHT and words[3:4] and (words[3] in AUXILIARY or words[3] in DONE or words[3] == "of"):
        return None  # "how many people were on the yacht" counts people, and no yachts; "fell ill" no falls
    place = question.at(what.begin) + 2
    if any(not m.is_actor and m.begin <= place < m.end for m in found):
        return None  # the story's own name: "how much aspartame is safe"
    behind = [term for word in words[2:] for term in terms if term.word == word and not term.actor]
    counted = next((t for t in behind if not t.names and not t.number and t.word not in FURTHER), None)
    before = (
        question.tokens[question.at(question.line.index(f" {counted.word}", what.begin) + 1) - 1] if counted else None
    )
    whose = before and before.word in PLACES and home(before.word) != before.word  # "British diplomats"
    return counted._replace(of=canonical(before)) if counted and before and whose else counted


def said_of(question: Typed, what: Meant) -> Term | None:
    """The verb for saying of "who warned them", "did Acme warn them": no word that any claim may be told with."""
    token = question.tokens[question.at(what.begin)] if what.end and question.tokens else None
    asks = _OF_DEED.match(question.line)
    said = what.intent is Intent.SAID or (
        what.intent is Intent.CONFIRMED and token is not None and token.word[:4] == "plea"
    )
    if not said or token is None or not asks or canonical(token) not in _DEEDS:
        return None
    return Term(canonical(token), token.word, text=token.text)


def terms_asked(
    question: Typed, found: Sequence[Mention], used: set[int], what: Meant, *, speaks: bool = False
) -> Iterable[Term]:
    """What is asked about, word by word, but those `used`; `speaks` where somebody is asked about as speaking, whose
    words tell which of two things is meant.
    """
    place = 0
    at = {m.begin: m for m in found if m.is_actor}
    stories = {m.begin for m in found if not m.is_actor} if not speaks else frozenset[int]()
    seen: set[str] = set()
    while place < len(question.tokens):
        token = question.tokens[place]
        mention = at.get(place)
        if mention and place not in used:
            yield _named(question, mention)
            place = mention.end
            continue
        if place not in used and (spelt := " ".join(t.word for t in question.tokens[place : place + 2])) in SPELT_OUT:
            if (country := SPELT_OUT[spelt]) not in seen:
                seen.add(country)
                text = " ".join(t.text for t in question.tokens[place : place + 2])
                yield Term(country, token.word, names=True, text=text, placed=_where(question, place, place + 2)[0])
            place += 2
            continue
        is_light = _is_unsaid(question, place, what) and not _is_counted(question, what, place)
        is_light = is_light and not (token.word in _APART and place + 1 in stories)
        if place not in used and not is_light and token.stem not in seen:
            seen.add(token.stem)
            yield _term(question, token, place)
        place += 1


def _is_counted(question: Typed, what: Meant, place: int) -> bool:
    """Whether a word stands right behind the question for its number, or for that of those who are of it."""
    words = [token.word for token in question.tokens[: place + 1]]
    if what.intent is not Intent.HOW_MANY or words[-1] not in _COUNTED:
        return False
    held = words[-1] in ("team", "teams") and words[-2:-1] in (["the"], ["a"], ["this"], ["their"])
    held = held and words[-3:-2] in (["on"], ["in"], ["of"])  # "how many people were on the team"
    return held or question.at(max(what.end - 1, what.begin)) == place - 1


def plain_terms_of(question: Typed, what: Meant, found: Sequence[Mention], line: str) -> tuple[Term, ...]:
    """Of a question whose words are all of those that mostly say nothing, these: "what were the last words"."""
    if what.intent is not Intent.UNCLEAR or found or not _WHAT_IS.match(line):
        return ()
    return tuple(_term(question, t, n) for n, t in enumerate(question.tokens) if t.word not in STOP_WORDS)


def faint_terms_of(question: Typed, used: set[int], terms: Sequence[Term], what: Meant) -> tuple[Term, ...]:
    """The words that mostly say nothing of what a text is about, and something where a claim holds them."""
    known = {term.stem for term in terms}
    is_there = asked_to_be_there(question.line) if what.intent is Intent.STATUS else ""  # "was there a report"
    light = _FAINT | {is_there} - STOP_WORDS
    faint = [(n, t) for n, t in enumerate(question.tokens) if n not in used and t.word in light]
    return tuple({t.stem: _term(question, t, n) for n, t in faint if canonical(t) not in known}.values())


def _named(question: Typed, mention: Mention) -> Term:
    name = question.tokens[mention.begin : mention.end]
    name = [token for token in name if token.word not in STOP_WORDS] or name  # "the board" is held by "board"
    typed, label, word = frozenset(map(canonical, name)), frozenset(words_of(mention.choice.label)), name[0]
    placed, there = _where(question, mention.begin, mention.end)
    of = mention.choice
    forms = (typed,) if placed and _is_town(word, mention) else (typed, label)
    return Term(canonical(word), word.word, True, False, of.key, forms, of.label, placed=placed, there=there)


def _is_town(word: Token, mention: Mention) -> bool:
    """Whether a name of one word is none of those of its state, but a place in it: "Moscow", not "DPRK"."""
    alone = mention.end - mention.begin == 1 and len(word.word) > _SHORT
    return alone and word.word not in PLACES and canonical(word) not in words_of(mention.choice.label)


def _where(question: Typed, begin: int, end: int) -> tuple[bool, bool]:
    """Whether a name stands where something is asked to be or to have been done, and whether nothing else is asked:
    "are they in Ukraine", "was it Ukrainian", but not "was it sent to Ukraine".
    """
    words = [token.word for token in question.tokens]
    asks = next((n for n, word in enumerate(words) if word not in _OPENING), 0)
    is_last = all(word in LIGHT or word in STOP_WORDS for word in words[end:])
    is_asked = words[asks] in _BE
    before = begin - 1
    while before > 0 and words[before] in ("the", "a", "an"):
        before -= 1
    if before < 0 or words[before] not in _INTO:
        return is_asked and is_last and end - asks > 1 and words[begin] in PLACES, False
    done = before - 1
    while done > 0 and words[done] in LIGHT and words[done] not in _BE:
        done -= 1
    verb = words[done] if done >= 0 else ""
    is_done = _is_verb(verb)
    return True, not is_done and is_last and (is_asked or verb in _BE or _is_thing_of(words, done))


def _is_verb(word: str) -> bool:
    return word.endswith(("ed", "ing", "en")) or word in DONE


def _is_thing_of(words: Sequence[str], place: int) -> bool:
    """Whether a word ends the things that a stance is taken on, with no verb of their own: "deny troops in Ukraine"."""
    begin = next((n for n in range(place, 0, -1) if SPOKEN.fullmatch(words[n])), 0)
    return 0 < begin < place <= begin + _THINGS and not any(map(_is_verb, words[begin + 1 : place + 1]))


def _term(question: Typed, token: Token, place: int) -> Term:
    dated = _is_dated(question, place)
    if token.is_number:
        of = "" if dated else _numbered(question, place + 1)
        return Term(token.word, token.word, number=True, text=token.text, dated=dated, of=of)
    if dated:
        return Term(canonical(token), token.word, number=True, text=token.text, dated=True)
    placed, there = _where(question, place, place + 1)
    foreign = is_foreign(question, place)
    return Term(canonical(token), token.word, names=foreign, text=token.text, placed=placed, there=there and foreign)


def _numbered(question: Typed, place: int) -> str:
    """The stem of the things right behind a number; empty where a name, a verb or one thing stands there."""
    token = question.tokens[place] if place < len(question.tokens) else None
    is_thing = token and not (token.large or token.is_number or token.word in LIGHT or token.word in STOP_WORDS)
    return canonical(token) if token and is_thing and is_several(token.word) else ""


def _is_dated(question: Typed, place: int) -> bool:
    """Whether a word tells when: a month behind "in" or beside a number, a day beside a month or alone, a year."""
    token = question.tokens[place]
    beside = [*question.tokens[max(place - 1, 0) : place], *question.tokens[place + 1 : place + 2]]
    if is_modal(question, place) or (token.is_number and is_modal(question, place + 1)):
        return False
    if token.word in MONTHS:
        before = question.tokens[place - 1].word if place else ""
        return before in _ON or any(other.is_number for other in beside)
    is_year = (
        len(token.word) == 4 and token.word.isdecimal() and token.word[:2] in ("19", "20") and token.text == token.word
    )
    before = question.tokens[place - 1].word if place else ""
    counts = place + 1 < len(question.tokens) and before not in _ON and before not in MONTHS and not before.isdecimal()
    of_month = any(other.word in MONTHS for other in beside) or token.text in _DAY_ALONE.findall(question.text)
    return (is_year and not counts) or (token.is_number and of_month)


def _is_light(token: Token, what: Meant, line: str = "") -> bool:
    if (says := SAYS_SO.get(token.word)) and says.search(line):
        return False
    if token.word == "found" and _FOUND_GUILTY.search(line):
        return True
    if token.word == "official" and what.intent in _OF_NUMBER and _OFFICIAL.search(line):
        return False
    if token.word in ("see", "saw", "seen", "hear", "heard") and what.intent in _OF_SEEING:
        return not _SEES.search(line) or bool(_READERS.search(line))
    if token.quoted or (token.word in _WEIGHTY.get(what.intent, ())):
        return token.word in STOP_WORDS
    if what.intent is Intent.EVIDENCE and token.word in (*_SHOWN, *_OFFERING.findall(line, 0, what.begin)):
        return True
    if token.shouted and (len(token.word) > 2 or canonical(token) in PLACES):
        return token.word in LIGHT
    return token.word in LIGHT or token.word in WHAT_ABROAD or token.word in STOP_WORDS or token.raw in STOP_WORDS


def _is_unsaid(question: Typed, place: int, what: Meant) -> bool:
    if question.tokens[place].word == "far" and place and question.tokens[place - 1].word == "how":
        return False  # a distance is no count
    if question.tokens[place].word in _ASKED_WHICH and place and question.tokens[place - 1].word == "which":
        return what.intent not in _OF_SEEING  # "which countries were hit"
    words = [token.word for token in question.tokens]
    if says_more(words, place) or is_done_to_itself(words, place) or is_phrasal(words, place):
        return False
    return _is_light(question.tokens[place], what, question.line) and not _is_dated(question, place)


def is_mere_deed(term: Term) -> bool:
    """Whether a verb for saying asks of a deed alone: "did they apologise"."""
    return term.stem in _MERE_DEEDS


def is_shell(term: Term) -> bool:
    """Whether a word says no more than what stands before it: "the raid theory"."""
    return term.word in _SHELLS


def is_mere(token: Token) -> bool:
    """The same of a word of a question."""
    return canonical(token) in _MERE_DEEDS
