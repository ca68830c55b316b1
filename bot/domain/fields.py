"""One thing that a form asks for: what it holds once it is read, and how much it takes."""

from collections.abc import Mapping
from enum import Enum, StrEnum
from typing import NamedTuple

from bot.domain.entries import ADDRESS, LINE, PROSE
from bot.domain.text import is_seen
from bot.domain.vocabulary import Kind

DAY = 100
"""How many characters a day, a time or a span may be typed in."""


class Asks(Enum):
    """What a field holds once it is read."""

    TEXT = "text"
    DAY = "a day"
    SPAN = "a day or span"
    ADDRESS = "an address"
    LIST = "words, parted by commas"
    NAME = "an entry's name"
    NAMES = "entries' names, parted by commas"
    WORD = "one of a few words"
    FIGURES = "figures, one a line"
    NAMED_WORDS = "a claim and a word, one a line"


class Field(NamedTuple):
    """One thing asked for. `name` is the entry's own, `kind` the kind of entry it names, `words` what it may be.

    A required one may stay empty where the field `or_else` says it. A day that is `of_late` is hardly one of long ago.
    `most` is how many characters it takes, where that does not follow from what it asks.
    """

    name: str
    label: str
    asks: Asks = Asks.TEXT
    required: bool = False
    long: bool = False
    hint: str = ""
    kind: Kind | None = None
    words: type[StrEnum] | None = None
    or_else: str = ""
    of_late: bool = False
    most: int = 0

    def is_missing(self, typed: Mapping[str, str]) -> bool:
        """Whether it is required and was not typed."""
        said = (typed.get(name, "") for name in (self.name, self.or_else))
        return self.required and not any(map(is_seen, said))

    @property
    def is_picked(self) -> bool:
        """Whether it is picked more than typed, so that nothing is lost with it."""
        return self.asks in (Asks.NAME, Asks.WORD)

    @property
    def longest(self) -> int:
        """How many characters can be right in it; 0 where it holds any number of names or lines."""
        match self.asks:
            case Asks.TEXT:
                return self.most or (PROSE if self.long else LINE)
            case Asks.ADDRESS:
                return ADDRESS
            case Asks.NAME:
                return ADDRESS if self.kind is Kind.SOURCE else LINE
            case Asks.DAY | Asks.SPAN | Asks.WORD:
                return DAY
            case _:
                return 0

    @property
    def called(self) -> str:
        """Its label without what explains it: "Quote" of "Quote: the words as the source has them"."""
        return self.label.split(",")[0].split(":")[0]
