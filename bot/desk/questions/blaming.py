"""Whom somebody blames, where that is asked and no more: "who did Lund blame for the fire"; pure."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.desk.questions.heard import houses
from bot.desk.questions.of_story import is_of_story
from bot.desk.questions.provisos import HARMS, does_harm
from bot.desk.questions.stories import StoryFile
from bot.domain.sought import MOST_CLAIMS, Intent, Sought
from bot.domain.vocabulary import BACKING
from bot.search.asked import Asked
from bot.search.claimwords import words_of
from bot.search.manner import OPENING
from bot.search.term import Term

_BLAME = r"(?:blam|accus)(?:e|es|ed|ing)"
_WHOM = re.compile(
    rf"{OPENING}whom?(?:ever)? (?:did|does|do|has|have|had|is|are) (?:\w+ ){{1,6}}?{_BLAME}(?: (?:for|of) .*)?|"
    rf"{OPENING}(?:\w+ ){{1,5}}?{_BLAME} (?:who|whom)(?: for .*)?|"
    rf"{OPENING}whom? (?:is|was|are|were|got|gets) (?:\w+ )?(?:blamed|accused) by \w+(?: \w+){{0,4}}?(?: for .*)?"
)
_IS_DONE = re.compile(r"(?<!\w)(?:is|are|was|were|be|been|being|got) ")
_BLAMES = re.compile(r"(?<!\w)(?:(?:is|are|was|were) behind|responsible for|guilty|to blame|at fault|negligent)(?!\w)")
_HAPPENS = re.compile(
    r"(?:fail|s[au]nk|leak|bl[eo]w)\w*(?: up| down)?"
    r"(?:$|[,;]| (?:after|at|on|in|into|off|near|during|when|while|because|for) )"
)
"""What asks whom somebody blames; what tells of something as done to somebody; what blames in so many words; and what
tells of harm that came to the one named.
"""
_FIRST = 4
"""How many words at the beginning of a claim may name who did it."""


def blamed_by(what: Asked, words: Sequence[Term], sought: Sought, told: StoryFile) -> Sought | None:
    """What is sought of the claims by which the speakers who are asked about say that somebody did harm; that nothing
    of it is on the desk, where there is none. None where anything else is asked, or too much is told.
    """
    if not sought.speakers or what.intent is not Intent.SAID or not _WHOM.fullmatch(what.typed.line):
        return None
    if any(term.names for term in words) or not is_of_story(words, told):
        return None
    by = houses(sought.speakers, told) | {*sought.speakers}
    said = {a.claim for a in told.file.attributions if a.speaker in by and a.stance.side in BACKING}
    lines = [line for line in told.file.claims if line.key in said]
    others = {stem for key, each in told.file.actors.items() if key not in by for stem in words_of(each.name)}
    named = [line.key for line in lines if _is_harm_of(others, line.text)]
    stems = frozenset[str]().union(*(term.stems for term in words))  # what they are blamed for
    of_it = [line for line in lines if not stems or not stems.isdisjoint(words_of(line.text))]
    doers = [line.key for line in of_it if _tells_doer(line.text)]
    blames = [line.key for line in lines if _BLAMES.search(line.text)]
    claims = tuple(dict.fromkeys((*named, *doers, *blames)))
    if len(claims) > MOST_CLAIMS:
        return None
    return replace(sought, claims=claims, polar=False, exact=bool(claims))


def _is_harm_of(others: Collection[str], text: str) -> bool:
    """Whether a text tells of harm by somebody, by the stems of their names, at its beginning or behind "by"."""
    first = words_of(" ".join(text.split()[:_FIRST]))
    return does_harm(others, text) and (not {*others}.isdisjoint(first) or " by " in text)


def _tells_doer(text: str) -> bool:
    """Whether a text tells who did harm: "three were killed" does not, nor does "the bomb lay in rolls"."""
    found = HARMS.search(text)
    if found is None or _HAPPENS.match(text, found.start()):
        return False
    before = text[: found.start()].strip()
    is_done = _IS_DONE.search(f"{before} ") and " by " not in text[found.end() :]
    return before.lower() not in ("", "the", "a", "an") and not is_done
