"""Lists that are made as they are read: as the list they stand for, and no sooner."""

from collections.abc import Iterator

import pytest

from bot.briefing.as_read import AsRead


def counting(most: int, made: list[int]) -> Iterator[int]:
    for n in range(most):
        made.append(n)
        yield n


def test_nothing_is_made_before_it_is_read() -> None:
    made: list[int] = []
    items = AsRead(counting(5, made), 5)
    assert (len(items), bool(items), made) == (5, True, [])
    assert items[1] == 1
    assert made == [0, 1]
    assert items[:3] == [0, 1, 2]
    assert [*items] == [*range(5)] == made, "each once"
    assert items.so_far == made


def test_it_is_as_a_list() -> None:
    items = AsRead(counting(4, []))
    assert (items[-1], len(items), items[1:], list(reversed(items))) == (3, 4, [1, 2, 3], [3, 2, 1, 0])
    assert (items.has(3), items.has(4)) == (True, False)
    with pytest.raises(IndexError):
        items[4]
    assert not AsRead(iter(()))


def test_two_readers_at_once_see_the_same() -> None:
    items = AsRead(counting(3, []))
    assert list(zip(items, items, strict=True)) == [(0, 0), (1, 1), (2, 2)]
