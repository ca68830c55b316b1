"""What outlets are called on the desk, so that one has one name there: what is read at apnews.com is all AP's."""

from urllib.parse import urlsplit

from bot.domain.entries import Source
from bot.domain.vocabulary import Kind
from bot.search.nearest import terms
from bot.store.store import Store

_READ_THERE = 20
"""How many sources are looked at for those that were read at the same host."""
_OF_EVERYBODY = (
    *("x.com", "twitter.com", "t.me", "telegram.me", "youtube.com", "youtu.be", "facebook.com", "fb.com"),
    *("instagram.com", "threads.net", "threads.com", "tiktok.com", "reddit.com", "bsky.app", "truthsocial.com"),
    *("linkedin.com", "vk.com", "weibo.com", "medium.com", "rumble.com", "odysee.com", "archive.org"),
    *("archive.ph", "archive.today", "archive.is", "perma.cc", "google.com", "yahoo.com", "msn.com"),
    *("github.com", "scribd.com", "documentcloud.org"),
)
"""Hosts where everybody writes, or where pages of others are kept: one page there tells nothing of the next one's."""


async def outlet_at(store: Store, scope: str, host: str) -> str:
    """What the outlet at a host is called on the desk; empty where no source was read there, or they are of several."""
    if f".{host}".endswith(tuple(f".{each}" for each in _OF_EVERYBODY)):
        return ""
    called: set[str] = set()
    for like in await store.entries_like(scope, Kind.SOURCE, terms(host), _READ_THERE):
        _, source = await store.seen(scope, Kind.SOURCE, like.key)
        if isinstance(source, Source) and (urlsplit(source.url or "").hostname or "").removeprefix("www.") == host:
            called.add(source.outlet)
    called.discard(host)  # read there before the outlet was named
    return called.pop() if len(called) == 1 else ""
