"""Turns of phrase that tell which claims are meant, whatever fits the words: a quotation, "who agrees with"; pure."""

from collections.abc import Sequence

from bot.desk.questions.existing import is_there
from bot.desk.questions.outlets import said_there
from bot.desk.questions.quoted import quoted
from bot.desk.questions.replied import of_oneself, replied, seconded
from bot.desk.questions.stories import StoryFile
from bot.domain.sought import Sought
from bot.search.asked import Asked
from bot.search.fitting import Term


def phrased(what: Asked, words: Sequence[Term], sought: Sought, told: StoryFile) -> Sought | None:
    """What is sought by such a turn; None where the question has none."""
    return (
        quoted(what, sought, told)
        or said_there(what, sought, told)
        or is_there(what, sought, told)
        or replied(what, sought, told)
        or seconded(what, sought, told)
        or of_oneself(what, words, sought, told)
    )
