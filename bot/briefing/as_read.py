"""Lists of which each item is made when it is first read: of an answer with hundreds of lines one page is drawn."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar, overload

T = TypeVar("T")


class AsRead(Sequence[T]):
    """What `items` gives, in order, each made once. To ask how long it is reads all, where no `length` is known.

    `holds` is about how much each item will hold, where that is known before: they may be as unlike as a claim that all
    deny and one that one does.
    """

    def __init__(self, items: Iterable[T], length: int | None = None, holds: Sequence[int] = ()) -> None:
        self._rest = iter(items)
        self._length = length
        self._holds = holds
        self._read: list[T] = []

    @property
    def so_far(self) -> Sequence[T]:
        """What was read until now."""
        return self._read

    @property
    def share(self) -> float:
        """About how much of all was read until now, from 0 to 1."""
        holds = self._holds or [1] * len(self)
        return sum(holds[: len(self._read)]) / max(sum(holds), 1)

    def has(self, index: int) -> bool:
        """Whether there is an item at `index` (from 0); reads as far."""
        while len(self._read) <= index:
            try:
                self._read.append(next(self._rest))
            except StopIteration:
                return False
        return True

    def __iter__(self) -> Iterator[T]:
        index = 0
        while self.has(index):
            yield self._read[index]
            index += 1

    def __len__(self) -> int:
        return len(self._all()) if self._length is None else self._length

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        last = index.stop if isinstance(index, slice) else index
        if last is None or last < 0 or not self.has(last):
            self._all()
        return self._read[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and [*self] == [*other]

    __hash__ = None  # pyright: ignore[reportAssignmentType]  # what is read changes it

    def _all(self) -> list[T]:
        self._read.extend(self._rest)
        return self._read
