"""Packs that moderators import and export: checked whole and shown first, then written all or nothing."""

import contextlib
import datetime as dt
import hashlib
import json
import secrets
from collections.abc import Callable
from pathlib import PurePath
from typing import TYPE_CHECKING

from bot.briefing.packs import Imported, Shown, imported, shown
from bot.desk.cards import Cards
from bot.desk.work import Curator
from bot.domain.pending import KeptDraft
from bot.domain.refusals import Refusal
from bot.domain.revision import Author, importing
from bot.domain.text import shortened
from bot.domain.vocabulary import Kind
from bot.store.store import AlreadyDone, MovedOn, NameGiven, Store

if TYPE_CHECKING:
    from bot.desk.packtransfer import PackImport

_PACKS = (".yaml", ".yml", ".json")
_DONE = "This import was made, dropped or left lying for a week; /import takes the file again."


class PackDesk:
    """The pack is kept as a draft between being shown and being imported."""

    def __init__(self, store: Store, cards: Cards, clock: Callable[[], dt.datetime]) -> None:
        self._store = store
        self._cards = cards
        self._clock = clock

    async def exported(self, who: Curator, topic: str) -> str:
        """The server's own entries as one pack, those of one story or all; raises a Refusal where there are none."""
        from bot.desk.packtransfer import exported  # with what reads packs: most days nobody moves one

        key = await self._cards.key_of(who.scope, Kind.TOPIC, topic) if topic.strip() else ""
        return await exported(self._store, who.scope, key)

    async def shown(self, who: Curator, pack: bytes, name: str) -> Shown:
        """What an import would change, kept until it is imported or dropped. Raises BadPack with all errors, or a
        Refusal for a picture or another file that nobody can have meant as a pack.
        """
        from bot.desk.packtransfer import pack_import

        if not _may_be_pack(pack, name):
            raise Refusal(
                f"“{shortened(name, 60)}” is no pack, and nothing was imported; attach a text file that ends in .yaml "
                "or .json, as /export gives one."
            )
        found = await pack_import(self._store, who.scope, pack, name)
        draft = secrets.token_hex(8) if found.drafts else ""
        if draft:
            await self._kept(who, draft, pack.decode(), name, found)
        return shown(draft, name, found.difference.summary, found.difference.lines()[1:])

    async def imported(self, who: Curator, draft: str) -> Imported | Shown:
        """Write a pack that was shown, all or nothing. Where it would change something else by now, show that first."""
        from bot.desk.packtransfer import pack_import

        kept = await self._store.draft(who.scope, draft)
        if kept is None or kept.owner != who.user:
            raise Refusal(_DONE)
        body = json.loads(kept.body)
        position = self._store.position
        found = await pack_import(self._store, who.scope, str(body["pack"]).encode(), str(body["name"]))
        if not found.drafts:
            with contextlib.suppress(AlreadyDone):  # pressed twice at once
                await self._store.discard_draft(draft, self._clock())
            raise Refusal("There is nothing left to import: the desk holds all of it by now.")
        if body.get("seen") != _seen(found):
            await self._kept(who, draft, str(body["pack"]), str(body["name"]), found)
            lines = found.difference.lines()[1:]
            return shown(draft, str(body["name"]), found.difference.summary, lines, moved_on=True)
        author = Author(who.name, self._clock(), importing(str(body["name"])))
        try:
            written = await self._store.write(found.drafts, author, draft=draft, names_at=position)
        except NameGiven as given:
            to_have = f"got a name in this very moment that {given.draft.key} was to have"
            raise Refusal(f"{given.other} {to_have}; press Import once more.") from None
        except MovedOn as moved:
            raise Refusal(f"{moved.draft.key} changed in this very moment; press Import once more.") from None
        except AlreadyDone:
            raise Refusal(_DONE) from None
        return imported(written.first, found.difference.summary)

    async def _kept(self, who: Curator, draft: str, pack: str, name: str, found: "PackImport") -> None:
        body = json.dumps({"pack": pack, "name": name, "seen": _seen(found)}, ensure_ascii=False)
        await self._store.keep_draft(KeptDraft(draft, who.scope, who.user, self._clock(), False, body))

    async def dropped(self, who: Curator, draft: str) -> None:
        """Forget a pack that was shown."""
        kept = await self._store.draft(who.scope, draft)
        if kept is None or kept.owner != who.user:
            raise Refusal(_DONE)
        try:
            await self._store.discard_draft(draft, self._clock())
        except AlreadyDone:
            raise Refusal(_DONE) from None


def _may_be_pack(pack: bytes, name: str) -> bool:
    """Whether a file is called as a pack is, or is text that is called like nothing else."""
    ends = PurePath(name).suffix.lower()
    if ends in _PACKS:
        return True
    try:
        pack.decode()
    except UnicodeDecodeError:
        return False
    return ends in ("", ".txt")


def _seen(found: "PackImport") -> str:
    """What an import would change, from which revisions on, in a few signs."""
    begins = [(draft.kind.value, draft.key, draft.action, draft.base) for draft in found.drafts]
    return hashlib.sha256(json.dumps(begins).encode()).hexdigest()
