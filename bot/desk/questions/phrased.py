"""Turns of phrase that tell which claims are meant, whatever fits the words: a quotation, "who agrees with"; pure."""

from collections.abc import Sequence

from bot.briefing import asked as composed
from bot.briefing.answer import Answer
from bot.desk.questions.blaming import blamed_by
from bot.desk.questions.existing import is_there
from bot.desk.questions.hearers import told_whom
from bot.desk.questions.named_so import happened_when, named_so
from bot.desk.questions.outlets import said_there
from bot.desk.questions.quoted import quoted
from bot.desk.questions.replied import of_oneself, replied, seconded
from bot.desk.questions.stories import StoryFile
from bot.domain.sought import Intent, Sought
from bot.search.asked import Asked
from bot.search.term import Term

_LONG = 14
"""From how many words on a sentence may tell of several things."""


def phrased(what: Asked, words: Sequence[Term], sought: Sought, told: StoryFile) -> Sought | None:
    """What is sought by such a turn; None where the question has none."""
    return (
        quoted(what, sought, told)
        or said_there(what, sought, told)
        or is_there(what, sought, told)
        or named_so(what, sought, told)
        or happened_when(what, words, sought, told)
        or replied(what, sought, told)
        or told_whom(what, words, sought, told)
        or blamed_by(what, words, sought, told)
        or seconded(what, sought, told)
        or of_oneself(what, words, sought, told)
    )


def by_claim(what: Asked, answer: Answer, first: Sought) -> Answer:
    """The answer to a sentence that somebody is told to have said, so long that several claims may hold it in part."""
    said = what.intent is Intent.SAID and what.meant.polar and not what.typed.asks
    is_long = said and len(what.typed.tokens) >= _LONG and len(first.claims) > 1
    return composed.claim_by_claim(answer) if is_long else answer
