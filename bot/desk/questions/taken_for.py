"""Claims that tell what is asked only as it may be, of some alone, or as what everybody takes to be so; pure."""

import re
from collections.abc import Sequence

from bot.desk.questions.stories import StoryFile
from bot.domain.sought import Intent
from bot.search.asked import Asked
from bot.search.claimwords import words_of
from bot.search.manner import OPENING
from bot.search.synonyms import alike
from bot.search.term import Term

_MAY = re.compile(
    r"(?<!\w)(?:may|might|could)(?: also| well)? have (?:been |had |caught |got )?(?P<what>(?:\w+ ?){1,4})"
)
"""What tells what may be so of somebody, "who may have had the flu"."""
_ASKS_MAY = re.compile(r"(?<!\w)(?:may|might|could|perhaps|possibly|maybe|suspected|probable)(?!\w)")
_ASKS_ALL = re.compile(rf"{OPENING}(?:is|are|was|were|did|do|have|has) (?:all|every|each|both)(?: one)?(?: of)?(?!\w)")
_OF_SOME = re.compile(
    r"(?<!\w)(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|some|most|many|half|several|a few) of "
    r"(?:them|whom|these|those|which)(?!\w)"
)
"""Where it is asked of all, and what tells it of some of them."""
_CAUSED = re.compile(
    r"^(?P<thing>.+?) (?:(?:is|are|was|were|has been|had been) (?:caused|started|triggered|spread|brought) by|"
    r"(?:came|comes|began|spread|stems?|stemmed) (?:from|with)|(?:is|was) due to) "
)
"""What tells whence something is, and takes it to be there: "the fire was caused by Lund"."""
_TAKEN = (Intent.DENIED, Intent.CONFIRMED, Intent.DOUBTED)


def taken_for_so(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims by which what is asked may only be so, is so of some, or is taken to be so while its cause is told:
    whoever denies that the outbreak was caused by Acme denies no outbreak.
    """
    texts = told.file.texts
    asked = [alike(term.stem) for term in words if not (term.names or term.number or term.actor)]
    if what.pasted or not words:
        return frozenset()
    line = what.typed.line
    found: set[str] = set()
    if what.intent in (Intent.HOW_MANY, Intent.STATUS) and not _ASKS_MAY.search(line):
        found.update(key for key, text in texts.items() if _is_perhaps(asked, text))
    if what.intent is Intent.STATUS and _ASKS_ALL.match(line):
        found.update(key for key, text in texts.items() if _OF_SOME.search(text.lower()))
    if what.intent in _TAKEN and asked:
        all_asked = [alike(term.stem) for term in words]
        found.update(key for key, text in texts.items() if _is_taken(all_asked, text))
    return frozenset(found)


def _is_perhaps(asked: Sequence[frozenset[str]], text: str) -> bool:
    """Whether a word that is asked stands in a text only where it tells what may be."""
    perhaps = {stem for found in _MAY.finditer(text) for stem in words_of(found["what"])}
    sure = {*words_of(_MAY.sub(" ", text))} if perhaps else set[str]()
    return any(stems & perhaps and not stems & sure for stems in asked)


def _is_taken(asked: Sequence[frozenset[str]], text: str) -> bool:
    """Whether all that is asked stands in what a text takes to be there, and nothing of what it tells of it."""
    found = _CAUSED.match(text)
    thing, rest = (words_of(found["thing"]), words_of(text[found.end("thing") :])) if found else ((), ())
    held = [stems & {*thing, *rest} for stems in asked]
    return bool(thing) and any(held) and not any(stems & {*rest} for stems in asked)
