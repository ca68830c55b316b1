"""What outlets are called on the desk, so that one has one name there: what is read at apnews.com is all AP's."""

from urllib.parse import urlsplit

from bot.domain.entries import Source
from bot.domain.text import folded
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
_KNOWN = 60
"""How many sources, the newest, are looked at for what outlets are called."""
_AROUND = ("the", "news", "online", "tv")
"""What stands around the name of an outlet and tells it from no other: AP News, theguardian.com."""


async def outlet_at(store: Store, scope: str, host: str) -> str:
    """What the outlet at a host is called on the desk; empty where no source was read there, or they are of several."""
    if f".{host}".endswith(tuple(f".{each}" for each in _OF_EVERYBODY)):
        return ""
    sources = await store.sources_like(scope, terms(host), _READ_THERE)
    called = {source.outlet for source in sources if _host(source) == host}
    called.discard(host)  # read there before the outlet was named
    return called.pop() if len(called) == 1 else ""


async def outlets_like(store: Store, scope: str, typed: str) -> list[str]:
    """What outlets are called on the desk that may be meant by what was typed so far; the newest first."""
    begun = {folded(typed), *_forms(typed)}
    return [
        outlet
        for outlet in await _known(store, scope)
        if any(form.startswith(tuple(begun)) for form in (folded(outlet), *_forms(outlet)))
    ]


async def also_called(store: Store, scope: str, source: Source) -> str:
    """Another name that the outlet of a source probably has on the desk; empty where there is none."""
    host = _host(source)
    at_host = await outlet_at(store, scope, host) if host else ""
    if at_host and at_host != source.outlet:
        return at_host
    forms = _forms(source.outlet)
    others = (outlet for outlet in await _known(store, scope) if outlet != source.outlet)
    return next((outlet for outlet in others if forms & _forms(outlet)), "")


async def _known(store: Store, scope: str) -> list[str]:
    return list(dict.fromkeys(source.outlet for source in await store.sources_like(scope, (), _KNOWN)))


def _host(source: Source) -> str:
    """Where a source was read; empty without an address."""
    return (urlsplit(source.url or "").hostname or "").removeprefix("www.")


def _forms(outlet: str) -> set[str]:
    """How an outlet may be written, folded: in full, without what stands around its name, by its first letters."""
    is_host = "." in outlet and " " not in outlet.strip()
    name = folded(outlet.strip().removeprefix("www.").split(".")[0] if is_host else outlet)
    bare = name
    for around in _AROUND:
        bare = bare.removeprefix(around) if around == "the" else bare.removesuffix(around)
    words = [word for word in outlet.split() if folded(word) not in ("the", "of", "and")]
    letters = "".join(folded(word)[:1] for word in words) if len(words) > 1 else ""
    return {form for form in (name, bare, letters) if len(form) > 1}
