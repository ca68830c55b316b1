"""What stands below a posted digest of what was corrected in it since, one line an entry."""

from bot.briefing.answer import Line
from bot.briefing.changed import Telling
from bot.domain.changes import ChangeFile

MOST = 5
"""How many corrections are told below a digest; of the others their number."""


def amended(file: ChangeFile, more: int = 0) -> tuple[Line, ...]:
    """A line for each change of an entry that the digest showed, in the order they were made; `more` are left out.

    The same changes always give the same lines.
    """
    telling = Telling(file)
    lines = [telling.amended(change) for change in file.changes]
    if more:
        lines.append(Line((f"and {more:,} more corrections: /history tells each" if more > 1 else "and one more",)))
    return tuple(lines)
