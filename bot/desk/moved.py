"""Follows entries of a server that made way for the library's: a draft that names one by its key means it still.

A draft may wait for days, over restarts with new packs. Without this a denial of one airport would go under another.
"""

import datetime as dt
from dataclasses import replace
from itertools import islice

from bot.desk.work import Work
from bot.domain.forms import FORMS, named_instead, names_in
from bot.domain.renaming import further_keys
from bot.domain.revision import THE_DESK, Revision
from bot.domain.text import is_key
from bot.domain.vocabulary import Kind
from bot.store.store import Store

_REVISIONS = 50
_MOST = 1_000
"""How many keys behind an entry's own are tried."""


async def followed(store: Store, scope: str, work: Work, since: dt.datetime) -> Work:
    """The draft, kept last at `since`, with the keys that what it names has by now; it says what was moved."""
    typed, claim, told = dict(work.typed), dict(work.claim), list[str]()
    for form, text in ((FORMS[work.kind], typed), (FORMS[Kind.CLAIM], claim)):
        for field, words in list(names_in(form, text)):
            kind = field.kind or Kind.CLAIM
            key = words.removeprefix(f"{kind}:")
            if field.name == "claim" and work.claim:
                continue  # its own, which is not on the desk yet
            if now := await _moved(store, scope, kind, key, since):
                text[field.name] = named_instead(field, text[field.name], words, now.key)
                told.append(_sentence(kind, key, now.key))
    if (now := await _moved(store, scope, work.kind, work.key, since)) and work.key:
        told.append(_sentence(work.kind, work.key, now.key))
        own = [r for r in await store.revisions(scope, work.kind, work.key, _REVISIONS) if r.scope == scope]
        until = next(n for n, r in enumerate(own) if r.action == "release" and r.by == THE_DESK)
        as_before = work.base in [
            r.seq for r in own[until : until + 2]
        ]  # else another edited it before it was moved, and is not to be overlooked
        work = replace(work, key=now.key, base=now.seq if as_before else work.base)
    if not told:
        return work
    return replace(work, typed=typed, claim=claim, moved=" ".join(dict.fromkeys([*filter(None, [work.moved]), *told])))


async def _moved(store: Store, scope: str, kind: Kind, key: str, since: dt.datetime) -> Revision | None:
    """The revision that filed the scope's own entry under another key since; None where it did not move."""
    if not is_key(key):
        return None
    own = [r for r in await store.revisions(scope, kind, key, _REVISIONS) if r.scope == scope]
    made_way = next((r for r in own if r.action == "release" and r.by == THE_DESK), None)  # edits of theirs may follow
    if made_way is None or dt.datetime.fromisoformat(made_way.at) < since:
        return None
    change = await store.change_with(scope, made_way.seq, kind)
    put = {r.key: r for r in change if r.scope == scope and r.body}
    return next((put[other] for other in islice(further_keys(key), _MOST) if other in put), None)


def _sentence(kind: Kind, key: str, now: str) -> str:
    return f"The library took the key {key} for another {kind.called}; the one meant here is {now} now."
