"""What entries read like once others are filed under another key."""

from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from bot.domain.entries import Entry, references, with_fields
from bot.domain.text import KEY_LIMIT
from bot.domain.vocabulary import Kind


def renamed(entry: Entry, names: Mapping[tuple[Kind, str], str]) -> Entry:
    """The entry with new keys in place of those it names; `names` has the new key of each (kind, key)."""
    fields: dict[str, Any] = entry.model_dump(mode="json", exclude_none=True)
    found = [(path, names[kind, key]) for path, kind, key in references(fields) if (kind, key) in names]
    for (*way, last), key in found:
        place: Any = fields
        for step in way:
            place = place[step]
        place[last] = key
    for (name, *_), _ in found:
        if name not in ("positions", "links") and isinstance(fields[str(name)], list):
            fields[str(name)] = list(dict.fromkeys(fields[str(name)]))
    return with_fields(entry, fields) if found else entry


def further_keys(key: str) -> Iterator[str]:
    """The keys that an entry may be filed under where its own is taken, in their order."""
    for number in count(2):
        end = f"-{number}"
        yield key[: KEY_LIMIT - len(end)].rstrip("-") + end
