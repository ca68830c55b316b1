"""What the entries that a form names are called: readers know them by that, and not by their keys."""

from collections.abc import Iterable, Mapping

from bot.domain.entries import label, references
from bot.domain.forms import Form, names_in
from bot.domain.revision import Revision
from bot.domain.text import is_key, shortened
from bot.domain.vocabulary import Kind
from bot.store.store import Readings, Store

_SHORT = 80
"""How much of what an entry is called stands in a sentence."""
_GONE, _LOOKED_AT = 25, 5
"""Of how many entries that are gone it is told what they were called, and in how many of their revisions it stands."""


async def names_of(store: Readings, scope: str, form: Form, *typed: Mapping[str, str]) -> dict[tuple[Kind, str], str]:
    """What each entry is called that the forms' texts name by its key, by its kind and key."""
    named = {
        (kind, key)
        for text in typed
        for field, words in names_in(form, text)
        if is_key(key := words.removeprefix(f"{(kind := field.kind or Kind.CLAIM)}:"))
    }
    return await store.labels(scope, named) if named else {}


async def names_then(store: Readings, scope: str, revisions: Iterable[Revision]) -> dict[tuple[Kind, str], str]:
    """What each entry is called that any of these revisions names, by its kind and key; of one that is gone, was."""
    named: set[tuple[Kind, str]] = set()
    for revision in revisions:
        if revision.entry:
            found = references(revision.entry.model_dump(mode="json", exclude_none=True))
            named.update((kind, key) for _, kind, key in found)
    names = await store.labels(scope, named) if named else {}
    for kind, key in sorted(named - names.keys())[:_GONE]:
        then = await store.revisions(scope, kind, key, _LOOKED_AT)
        if entry := next((revision.entry for revision in then if revision.entry), None):
            names[kind, key] = label(entry)
    return names


async def called(store: Store, scope: str, kind: Kind, key: str) -> str:
    """What an entry is called, in short; its key where it is not seen."""
    _, entry = await store.seen(scope, kind, key)
    return shortened(label(entry), _SHORT) if entry else key
