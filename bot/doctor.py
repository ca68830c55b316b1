"""What the bot rests on, one line each: the store, the packs, the optional model of meanings, and Discord."""

import asyncio
from typing import NamedTuple

from bot import semantic
from bot.desk.packfolder import pack_files
from bot.desk.packs import read_packs
from bot.domain.refusals import BadPack
from bot.process.config import Settings
from bot.store.embedded import EmbeddedStore
from bot.store.threads import StoreUnusable


class Finding(NamedTuple):
    """One thing that was looked at; `well` is False where somebody must do something about it."""

    well: bool
    what: str
    told: str

    def __str__(self) -> str:
        return f"{'ok  ' if self.well else 'BAD '} {self.what}: {self.told}"


async def findings(settings: Settings) -> list[Finding]:
    """Looks and changes nothing, also beside a running bot; Discord itself is not called."""
    return [
        *await _store(settings),
        await asyncio.to_thread(_packs, settings),
        _discord(settings),
    ]


async def _store(settings: Settings) -> list[Finding]:
    lacks = semantic.missing()
    by_meaning = f"claims are found by their words; `make semantic` adds {', '.join(lacks)}" if lacks else "installed"
    if not settings.database.is_file():
        made = Finding(True, "store", f"{settings.database} is made by the first run")
        return [made, Finding(True, "semantic", by_meaning)]
    try:
        store = EmbeddedStore(settings.database, writes=False)
    except StoreUnusable as told:
        return [Finding(False, "store", str(told)), Finding(True, "semantic", by_meaning)]
    try:
        last = await store.last()
        measured, claims = await store.measured()
    except Exception as error:  # whatever a file that is no store of ours may cause
        told = f"{settings.database} cannot be read: {error}"
        return [Finding(False, "store", told), Finding(True, "semantic", by_meaning)]
    finally:
        store.close()
    if not lacks:
        by_meaning = f"installed, {measured:,} of {claims:,} claims measured; a running bot measures the others"
    return [
        Finding(True, "store", f"{settings.database}, {last:,} revisions, {claims:,} claims"),
        Finding(True, "semantic", by_meaning),
    ]


def _packs(settings: Settings) -> Finding:
    if not pack_files(settings.packs):
        return Finding(False, "packs", f"no pack lies in {settings.packs}")
    try:
        packs = read_packs(settings.packs)
    except BadPack as bad:
        return Finding(
            False, "packs", f"{len(bad.problems)} errors in {settings.packs}; `python -m bot check` lists them"
        )
    return Finding(True, "packs", f"{settings.packs}, {len(packs.entries):,} entries, no error")


def _discord(settings: Settings) -> Finding:
    if not settings.token:
        return Finding(True, "Discord", "DISCORD_TOKEN is empty, so the bot runs in the sandbox")
    where = settings.api_base or "Discord's own address"
    return Finding(True, "Discord", f"DISCORD_TOKEN is set; the bot will call {where}")
