"""What a pack would change on the desk, in plain words: which entries are new, which differ and where."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, cast
from unicodedata import normalize

from bot.desk.packchecks import EntryKey
from bot.desk.packwriting import visible
from bot.domain.days import Day, Span, shown_day, shown_span
from bot.domain.entries import Entry, Figure, Link, Position, label
from bot.domain.text import shortened
from bot.domain.vocabulary import Basis, Kind

_LONG = 120
_AROUND = 30
"""How much of what stays the same is shown before the place where two long texts part."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field's old and new value in words. Empty means absent; of a list, each item that came or went is one."""

    field: str
    old: str
    new: str

    def __str__(self) -> str:
        if not self.old:
            return f"{self.field}: added {shortened(self.new, _LONG)}"
        if not self.new:
            return f"{self.field}: removed {shortened(self.old, _LONG)}"
        if normalize("NFC", self.old) == normalize("NFC", self.new):
            return f"{self.field}: looks the same, but is made of other characters"
        old, new = _where_they_part(self.old, self.new)
        return f"{self.field}: {old} -> {new}"


@dataclass(frozen=True, slots=True)
class EntryChange:
    """An entry that is new (`fields` is empty) or differs.

    `label` is what a list calls it; empty where that is what differs, and so told by a field.
    """

    kind: Kind
    key: str
    label: str
    fields: tuple[FieldChange, ...] = ()

    def __str__(self) -> str:
        return f"{self.kind} {self.key}" + (f": {shortened(visible(self.label), _LONG)}" if self.label else "")


@dataclass(frozen=True, slots=True)
class Difference:
    """What a pack adds, changes and takes away.

    `unchanged` counts what it says and what is so on the desk already.
    """

    added: tuple[EntryChange, ...]
    changed: tuple[EntryChange, ...]
    unchanged: int
    retracted: tuple[EntryChange, ...] = ()
    merged: tuple[EntryChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.retracted or self.merged)

    @property
    def summary(self) -> str:
        """How much is new, changed, gone and unchanged, in one line."""
        gone = ((self.retracted, "retracted"), (self.merged, "merged"))
        told = [f"{len(self.added):,} new", f"{len(self.changed):,} changed"]
        told += [f"{len(found):,} {how}" for found, how in gone if found]
        return ", ".join([*told, f"{self.unchanged:,} unchanged"])

    def lines(self, limit: int | None = None) -> tuple[str, ...]:
        """The summary, and a line for each entry that is new or goes and each changed field.

        Over `limit` lines the rest is counted.
        """
        told = [self.summary]
        told += [f"new {entry}" for entry in self.added]
        for entry in self.changed:
            told += [f"changed {entry}", *(f"  {field}" for field in entry.fields)]
        told += [f"retracted {entry}" for entry in self.retracted]
        told += [f"merged {entry}" for entry in self.merged]
        if limit is None or len(told) <= limit:
            return tuple(told)
        return *told[: limit - 1], f"... and {len(told) - limit + 1:,} more lines"


def pack_difference(
    before: Mapping[EntryKey, Entry],
    after: Mapping[EntryKey, Entry],
    gone: Mapping[EntryKey, str] = MappingProxyType({}),
) -> Difference:
    """What putting the entries `after` changes where `before` are, and taking away what is `gone`.

    Entries that a pack does not hold stay.
    """
    added: list[EntryChange] = []
    changed: list[EntryChange] = []
    unchanged = 0
    for (kind, key), entry in after.items():
        was = before.get((kind, key))
        if was is None:
            added.append(EntryChange(kind, key, label(entry)))
        elif was == entry:
            unchanged += 1
        else:
            changed.append(
                EntryChange(kind, key, label(entry) * (label(was) == label(entry)), tuple(_changes(was, entry)))
            )
    there = [(kind, key, into, label(before[kind, key])) for (kind, key), into in gone.items() if (kind, key) in before]
    retracted = tuple(EntryChange(kind, key, called) for kind, key, into, called in there if not into)
    merged = tuple(EntryChange(kind, f"{key} into {into}", called) for kind, key, into, called in there if into)
    unchanged += len(gone) - len(there)
    return Difference(tuple(added), tuple(changed), unchanged, retracted, merged)


def _changes(was: Entry, entry: Entry) -> Iterator[FieldChange]:
    for name in type(entry).model_fields:
        old, new = getattr(was, name, None), getattr(entry, name)
        if old == new:
            continue
        field = name.replace("_", " ")
        if isinstance(old, tuple) and isinstance(new, tuple):
            yield from _list_changes(field, cast("tuple[Any, ...]", old), cast("tuple[Any, ...]", new))
        else:
            yield FieldChange(field, _in_words(old), _in_words(new))


def _list_changes(field: str, old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[FieldChange]:
    """The items that came or went; one item of the same subject that changed; or the new order."""
    gone, came = _without(old, new), _without(new, old)
    if not gone and not came:
        yield FieldChange(f"order of {field}", ", ".join(map(_in_words, old)), ", ".join(map(_in_words, new)))
        return
    by_subject = {_subject(item): item for item in came}
    for item in gone:
        instead = by_subject.get(_subject(item)) if _subject(item) else None
        if instead is not None:
            came.remove(instead)
            del by_subject[_subject(item)]
        yield FieldChange(field, _in_words(item), _in_words(instead))
    yield from (FieldChange(field, "", _in_words(item)) for item in came)


def _without(items: Iterable[Any], others: Iterable[Any]) -> list[Any]:
    """The items that are more often in `items` than in `others`."""
    left = Counter(others)
    kept: list[Any] = []
    for item in items:
        if left[item]:
            left[item] -= 1
        else:
            kept.append(item)
    return kept


def _subject(item: Any) -> str:
    """What makes two items of a list one item changed; empty for plain words."""
    match item:
        case Position() | Link():
            return item.claim
        case Figure():
            return f"{item.counts}, {item.phase}"
        case _:
            return ""


def _in_words(value: Any) -> str:
    match value:
        case None | ():
            return ""
        case Day():
            return shown_day(value.day) + _worked_out(value.worked_out)
        case Span():
            return shown_span(value.span) + _worked_out(value.worked_out)
        case Position():
            return f"{value.stance} {value.claim}" + (" (inferred)" if value.basis is Basis.INFERRED else "")
        case Link():
            return f"{value.kind} {value.claim}"
        case Figure():
            about = "about " if value.about else ""
            number = "–".join(f"{bound:,.15g}" for bound in dict.fromkeys(value.bounds))
            return visible(f"{about}{number} {value.unit} ({value.counts}, {value.phase})")
        case str():
            return visible(value) or "an empty text"
        case _:
            return str(value)


def _worked_out(reason: str | None) -> str:
    return "" if reason is None else f" (worked out: {visible(reason)})"


def _where_they_part(old: str, new: str) -> tuple[str, str]:
    """Two texts, of which long ones are shown from a little before the place where they part."""
    if max(len(old), len(new)) <= _LONG:
        return old, new
    same = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    cut = same - _AROUND
    if cut <= 0:
        return shortened(old, _LONG), shortened(new, _LONG)
    if word := re.compile(r"\s\S").search(old, cut, same):
        cut = word.start() + 1
    return shortened(f"…{old[cut:]}", _LONG), shortened(f"…{new[cut:]}", _LONG)
