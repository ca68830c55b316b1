"""Which verbs for taking a stance a story tells of as done: the paper that a journal rejected was denied by nobody."""

import re
from collections.abc import Sequence

from bot.desk.questions.stories import StoryFile
from bot.domain.sought import Intent
from bot.search.asked import Asked
from bot.search.claimwords import canonical, words_of
from bot.search.fitting import Document
from bot.search.manner import OPENING
from bot.search.mending import LIGHT
from bot.search.stopwords import STOP_WORDS
from bot.search.synonyms import alike

_DEEDS = frozenset(words_of("reject dismiss contest withdraw retract rescind accept question admit confess"))
"""Verbs that are told of papers, suits and goods too, by their stems."""
_OF_THEMSELVES = frozenset(words_of("withdraw dismiss"))
"""Those that need no thing behind them: "when did Lund withdraw", "why was it dismissed"."""
_NAMES_NOTHING = re.compile(
    rf"{OPENING}(?:(?:when|where|why|who) )?(?:(?:did|has|have|had|was|were|is|are) )?"
    r"(?:(?:it|they|that|this) )?(?:been )?"
)
_HOW_MUCH = re.compile(rf"{OPENING}how much (?:\w+ )?(?:is|are|was|were|has|have|had) ")
"""What asks for an amount, which no stance has: "how much was withdrawn"."""
_TO_WHOM = re.compile(r" (?P<whom>\w+(?: \w+)?)")
_TO_ONE = re.compile(r" to (?:the )?(?P<whom>\w+)")
_OF_WORDS = re.compile(r" (?:that|to|it|this|how|whether|(?:having|being|\w{3,}ing))(?!\w)")
"""What stands behind a verb where words are taken a stance on, and nothing is done to a thing."""
_OF_STANCE = (Intent.DENIED, Intent.WITHDREW, Intent.CONFIRMED, Intent.DOUBTED)


def may_be_deed(what: Asked) -> bool:
    """Whether a question asks for a stance of somebody by a verb that may tell of something that was done."""
    return bool(what.speakers) and _deed_of(what) in _DEEDS


def told_as_done(what: Asked, stories: Sequence[StoryFile], *, by_speakers: bool = False) -> frozenset[str]:
    """The stem of the verb that a question seems to ask a stance by, where a claim tells with it what was done to just
    that, and names who is asked about where it is to be `by_speakers`: "who rejected the paper"; else nothing.
    """
    deed = _deed_of(what)
    if confessed := _told_to_whom(what, stories):
        return confessed
    numbers = [frozenset((term.stem,)) for term in what.terms if term.number and not term.dated]
    asked = [alike(term.stem) for term in what.terms if not (term.names or term.number or term.dated)] or numbers
    whom = _TO_WHOM.fullmatch(what.typed.line, what.meant.end) if deed in _DEEDS else None
    named = [term.actor for term in what.terms if whom and term.word == whom["whom"].split()[-1]]
    actors = [told.file.actors.get(key) for told in stories for key in named]
    if any(actor and actor.is_person for actor in actors):
        asked += [frozenset((deed,))]  # nobody takes a stance on Lund, where some were dismissed
    if deed in _DEEDS and what.stranger and not what.speakers:  # "when was the staff withdrawn"
        words = (word for word in what.stranger.lower().split() if word not in LIGHT and word not in STOP_WORDS)
        asked += [alike(each) for word in words for each in words_of(word)]
    documents = [document for told in stories for document in told.told.documents]
    if deed in _OF_THEMSELVES and not asked and _is_bare(what):
        return frozenset((deed,)) if any(_does(deed, d, what) for d in documents) else frozenset()
    if deed not in _DEEDS or not (asked or _HOW_MUCH.match(what.typed.line)):
        return frozenset()
    doers = [frozenset(words_of(c.label)) for choices in what.speakers for c in choices] if by_speakers else []
    if by_speakers:
        documents = [d for d in documents if any(doer <= d.own for doer in doers)]
    told = any(deed in d.own and all(not stems.isdisjoint(d.own) for stems in asked) for d in documents)
    return frozenset((deed,)) if told else frozenset()


def _told_to_whom(what: Asked, stories: Sequence[StoryFile]) -> frozenset[str]:
    """The stem of the verb, where a claim tells of the deed of who is asked about to whom it names: "when did Lund
    confess to Acme"; else nothing.
    """
    to = _TO_ONE.match(what.typed.line, what.meant.end) if what.intent in _OF_STANCE and what.speakers else None
    whom = next((term for term in what.terms if to and term.actor and term.word == to["whom"]), None)
    deed = canonical(what.typed.tokens[what.typed.at(what.meant.begin)]) if whom else ""
    doers = [frozenset(words_of(c.label)) for choices in what.speakers for c in choices]
    telling = (d for told in stories for d in told.told.documents if deed and deed in d.own)
    telling = (d for d in telling if any(doer <= d.own for doer in doers))
    told = whom and any(whom.stands_in(d.own) for d in telling)
    return frozenset((deed,)) if told else frozenset()


def _is_bare(what: Asked) -> bool:
    """Whether nothing stands beside the verb but who is asked about, or "it"."""
    line = what.typed.line
    named = bool(what.speakers) or _NAMES_NOTHING.fullmatch(line[: what.meant.begin]) is not None
    return named and line[what.meant.end :] in ("", " it", " then")


def _does(deed: str, document: Document, what: Asked) -> bool:
    """Whether a claim tells the deed of the one who is asked about, named first; where nobody is, of anybody."""
    doers = [frozenset(words_of(choice.label)) for choices in what.speakers for choice in choices]
    return deed in document.own and (not doers or any(doer.issuperset(document.names[:1]) for doer in doers))


def _deed_of(what: Asked) -> str:
    """The stem of the verb that the stance is asked by; empty where none is asked for."""
    verb = what.meant.begin < what.meant.end and what.typed.tokens[what.typed.at(what.meant.begin)]
    if what.meant.end and _OF_WORDS.match(what.typed.line, what.meant.end):
        return ""  # "did Lund admit that he did it", "admit cheating"
    return canonical(verb) if verb and what.intent in _OF_STANCE else ""
