"""Tells where it is asked whether somebody denied it in some place, and which statement tells where; pure."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.briefing.asked import STANCES
from bot.desk.questions.stories import StoryFile
from bot.domain.sought import Intent, Sought
from bot.search.asked import Asked
from bot.search.irregular import is_past
from bot.search.sentences import BE
from bot.search.stems import stem
from bot.search.stopwords import STOP_WORDS
from bot.search.term import Term

_TAKES = (Intent.DENIED, Intent.CONFIRMED, Intent.DOUBTED, Intent.WITHDREW)
_OF_IT = re.compile(
    r" (?:it|this|that|them|so) "
    r"(?P<where>(?:in|at|on|from|to|via|under|inside|outside|near|twice|again)(?: \w+){0,4})$"
)
"""What stands behind the verb where no more is named than where, how often or to whom it was denied."""


class Where(NamedTuple):
    """Where somebody is asked to have denied it, as it was typed, and the statements that tell just that."""

    typed: str
    said: tuple[str, ...]


def taken_where(what: Asked, words: Sequence[Term], sought: Sought, told: StoryFile) -> Where | None:
    """Where a speaker is asked to have taken a stance, "in Moscow" of "did Lund deny it in Moscow": what was denied is
    another matter. None where more is asked, or their words hold that otherwise.
    """
    found = _OF_IT.match(what.typed.line, what.meant.end) if what.intent in _TAKES and what.meant.polar else None
    if found is None or what.pasted or not sought.speakers or any(term.dated or term.number for term in words):
        return None
    if any(word in BE or is_past(word) for word in found["where"].split()):
        return None  # "that in Moscow gas was burned" tells what
    tokens = what.typed.tokens[what.typed.at(found.start("where")) :]
    where = {token.word for token in tokens} - STOP_WORDS
    if not words or not all(term.word in where for term in words):
        return None
    typed = " ".join(token.text for token in tokens)
    just = re.compile(rf"(?<!\w){re.escape(found['where']).replace(' ', ' (?:the |an? )?', 1)}(?!\w)", re.IGNORECASE)
    own = told.in_words_of(sought.speakers)
    taken = (a.statement for a in own if a.stance in STANCES[what.intent].asked and just.search(a.text))
    if said := tuple(dict.fromkeys(taken)):
        return Where(typed, said)
    held = {stem(word) for a in own for word in re.findall(r"\w+", a.text.lower())}
    return None if any(stem(word) in held for word in where) else Where(typed, ())  # Moscow is not all of Russia
