"""What a plain question was understood to ask, in a form short enough for a button to carry."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.vocabulary import Status


class Intent(StrEnum):
    """What is asked. The letter is how a button carries it."""

    DENIED = "d"
    CONFIRMED = "c"
    DOUBTED = "u"
    NO_EVIDENCE = "y"
    WITHDREW = "w"
    DECLINED = "n"
    SAID = "s"
    HOW_MANY = "f"
    WHEN = "t"
    WHERE = "p"
    BY_WHOM = "b"
    EVIDENCE = "e"
    STATUS = "i"
    DISPUTED = "x"
    NEW = "g"
    DISAGREE = "a"
    SOURCES = "r"
    BRIEF = "o"
    WHO_IS = "h"
    UNCLEAR = "z"

    @property
    def is_stance(self) -> bool:
        return self in STANCES


STANCES = (
    *(Intent.DENIED, Intent.CONFIRMED, Intent.DOUBTED, Intent.NO_EVIDENCE),
    *(Intent.WITHDREW, Intent.DECLINED, Intent.SAID),
)

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_WRITTEN = re.compile(
    r"~(?P<intent>[a-z])(?P<flags>[A-Z]*)(?P<numbers>(?:\.[0-9a-z]{1,8})*)(?:@(?P<since>[0-9a-z]{1,5}))?"
)
_STATUSES = dict(zip("QRSTUV", Status, strict=True))
MOST_CLAIMS = 4
"""How many claims one answer is about; what fits more of them is asked of the story."""
MOST_OF_ONE = 8
"""How many claims of one speaker an answer is about that tells who else speaks to them; of more one is chosen."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What is asked, by keys: of which speakers, about which claims or story.

    `exact` is off where the desk holds nothing that says just what was asked; `polar` where yes or no is asked.
    `since` is an ISO day. What those who are `aside` said is no answer: "who besides Russia denied it". `only` tells
    that of all figures those of its claims are asked for: "was it 3 or 4". `said` are the statements that alone are
    asked for, "what did he say in May".
    """

    intent: Intent
    speakers: tuple[str, ...] = ()
    topic: str = ""
    claims: tuple[str, ...] = ()
    exact: bool = True
    polar: bool = False
    status: Status | None = None
    since: str = ""
    aside: tuple[str, ...] = ()
    only: bool = False
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WrittenSought:
    """The same as a button carries it: entries by the numbers of revisions that hold them, whatever their kind.

    The last `aside` of its speakers are those set aside.
    """

    intent: Intent
    numbers: tuple[int, ...] = field(default=())
    exact: bool = True
    polar: bool = False
    status: Status | None = None
    since: str = ""
    aside: int = 0
    only: bool = False


def written(sought: Sought, numbers: Sequence[int]) -> str:
    """As the words of a question: "~dN.2s.3f". `numbers` are those of its entries, whoever is aside the last."""
    flags = ("" if sought.exact else "N") + ("P" if sought.polar else "") + "O" * sought.only + "X" * len(sought.aside)
    flags += next((letter for letter, status in _STATUSES.items() if status is sought.status), "")
    since = f"@{_in_36(dt.date.fromisoformat(sought.since).toordinal())}" if sought.since else ""
    return f"~{sought.intent}{flags}{''.join(f'.{_in_36(number)}' for number in numbers)}{since}"


def read_written(words: str) -> WrittenSought | None:
    """What `written` wrote; None for any other words."""
    found = _WRITTEN.fullmatch(words)
    if found is None:
        return None
    try:
        intent = Intent(found["intent"])
        since = dt.date.fromordinal(int(found["since"], 36)).isoformat() if found["since"] else ""
    except (ValueError, OverflowError):
        return None
    flags = found["flags"]
    status = next((_STATUSES[letter] for letter in flags if letter in _STATUSES), None)
    numbers = tuple(int(number, 36) for number in found["numbers"].split(".") if number)
    return WrittenSought(intent, numbers, "N" not in flags, "P" in flags, status, since, flags.count("X"), "O" in flags)


def _in_36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"
