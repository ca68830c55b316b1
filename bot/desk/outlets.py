"""What outlets are called on the desk, so that one has one name there: what is read at apnews.com is all AP's."""

from urllib.parse import urlsplit

from bot.domain.entries import Source
from bot.domain.vocabulary import Kind
from bot.search.nearest import terms
from bot.store.store import Store

_READ_THERE = 5
"""How many sources are looked at for one that was read at the same host."""


async def outlet_at(store: Store, scope: str, host: str) -> str:
    """What the outlet at a host is called on the desk; empty where no source was read there."""
    for like in await store.entries_like(scope, Kind.SOURCE, terms(host), _READ_THERE):
        _, source = await store.seen(scope, Kind.SOURCE, like.key)
        if isinstance(source, Source) and (urlsplit(source.url or "").hostname or "").removeprefix("www.") == host:
            return source.outlet
    return ""
