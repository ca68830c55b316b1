"""What a picture shows, before anything draws it: figures side by side, or statements by their days.

A picture says nothing that its alternative text does not: both are made of the same few words.
"""

from dataclasses import dataclass

from bot.domain.vocabulary import Side


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure: its number in words with its phase, its bounds, who says so, and whether it is new."""

    label: str
    low: float
    high: float
    who: str
    is_new: bool

    @property
    def text(self) -> str:
        return f"{self.label}{' (new)' if self.is_new else ''}: {self.who}"


@dataclass(frozen=True, slots=True)
class FiguresPicture:
    """The figures of one measure side by side, the smallest first; `more` were left out. `phases` says of different
    phases that they do not contradict each other; empty where there is one."""

    title: str
    bars: tuple[Bar, ...]
    more: int = 0
    phases: str = ""

    @property
    def text(self) -> str:
        """The same in words."""
        told = (f"{self.title}.", *(bar.text for bar in self.bars), self.left, self.phases)
        return "\n".join(filter(None, told))

    @property
    def left(self) -> str:
        """What was left out, in words; empty where nothing was."""
        return _left(self.more, "more figure")


@dataclass(frozen=True, slots=True)
class Mark:
    """Who took which side towards which claim, in a few words: "Dmitry Peskov denies"."""

    side: Side
    who: str
    claim: str

    @property
    def text(self) -> str:
        return f"{self.who}: {self.claim}"


@dataclass(frozen=True, slots=True)
class DayRow:
    """What was said on one day; `more` voices were left out."""

    day: str
    marks: tuple[Mark, ...]
    more: int = 0

    @property
    def text(self) -> str:
        return f"{self.day}: {'; '.join(mark.text for mark in self.marks)}{f'; +{self.more} more' if self.more else ''}"


@dataclass(frozen=True, slots=True)
class DaysPicture:
    """Statements by the day they were made, oldest first; `more` days were left out."""

    title: str
    rows: tuple[DayRow, ...]
    more: int = 0

    @property
    def text(self) -> str:
        """The same in words."""
        return "\n".join((f"{self.title}.", *(row.text for row in self.rows), *filter(None, [self.left])))

    @property
    def left(self) -> str:
        """What was left out, in words; empty where nothing was."""
        return _left(self.more, "earlier day")


Picture = FiguresPicture | DaysPicture


def _left(count: int, noun: str) -> str:
    return f"and {count:,} {noun}{'s' if count > 1 else ''}" if count else ""
