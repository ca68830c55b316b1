"""What the entries that a form names are called: readers know them by that, and not by their keys."""

from collections.abc import Mapping

from bot.domain.entries import label
from bot.domain.forms import Form, names_in
from bot.domain.text import is_key, shortened
from bot.domain.vocabulary import Kind
from bot.store.store import Store

_SHORT = 80
"""How much of what an entry is called stands in a sentence."""


async def names_of(store: Store, scope: str, form: Form, *typed: Mapping[str, str]) -> dict[tuple[Kind, str], str]:
    """What each entry is called that the forms' texts name by its key, by its kind and key."""
    found: dict[tuple[Kind, str], str] = {}
    for text in typed:
        for field, words in names_in(form, text):
            kind = field.kind or Kind.CLAIM
            named = (kind, words.removeprefix(f"{kind}:"))
            if named not in found and is_key(named[1]):
                _, entry = await store.seen(scope, *named)
                if entry is not None:
                    found[named] = label(entry)
    return found


async def called(store: Store, scope: str, kind: Kind, key: str) -> str:
    """What an entry is called, in short; its key where it is not seen."""
    _, entry = await store.seen(scope, kind, key)
    return shortened(label(entry), _SHORT) if entry else key
