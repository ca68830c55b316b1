"""The table of `make bench`: what was reached beside what was meant, with a mark and a line where it falls short."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Row(NamedTuple):
    """One figure. `meant` is the most it may be, or with `is_least` the least."""

    name: str
    reached: float
    meant: float
    is_least: bool = False

    @property
    def falls_short(self) -> bool:
        return not (self.reached >= self.meant if self.is_least else self.reached <= self.meant)

    @property
    def bound(self) -> str:
        return f"{'at least' if self.is_least else 'at most'} {self.meant:g}"


def lines(rows: Sequence[Row]) -> Iterator[str]:
    """The table line by line, then one line for each row that falls short, or one that none does."""
    wide = max(len(row.name) for row in rows)
    for row in rows:
        yield f"{'✗' if row.falls_short else ' '} {row.name:<{wide}} {row.reached:>8.2f}   ({row.bound})"
    short = [row for row in rows if row.falls_short]
    yield ""
    if not short:
        yield "Nothing falls short."
    for row in short:
        yield f"Falls short: {row.name}: {row.reached:.2f}, meant {row.bound}."
