"""Stores that are empty or have packs on them: the file is made once in a process, and copied from then on."""

import asyncio
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

from bot.app import load_packs
from bot.process.config import ROOT
from bot.store.embedded import EmbeddedStore
from tests.made_settings import NOW, settings_in

STORY = ROOT / "data"


def empty(database: Path) -> EmbeddedStore:
    """A store on which nothing is yet, in a file of its own."""
    lay(database, None)
    return EmbeddedStore(database)


def lay(database: Path, packs: Path | None = STORY) -> None:
    """Make the file of a store that is not open yet: the packs were loaded at NOW. They must not change meanwhile."""
    database.parent.mkdir(parents=True, exist_ok=True)
    database.write_bytes(_loaded(packs))


def lay_pack(database: Path, packs: Path, pack: str) -> None:
    """The same with a pack of this text alone, which is written into `packs`."""
    packs.mkdir()
    (packs / "invented.yaml").write_text(pack, encoding="utf-8")
    database.write_bytes(_loaded_alone(pack))


@cache
def _loaded_alone(pack: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "invented.yaml").write_text(pack, encoding="utf-8")
        return _loaded.__wrapped__(Path(folder))


@cache
def _loaded(packs: Path | None) -> bytes:
    """The file of a store that loaded these packs, or none, and was closed."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(1) as beside_the_running_loop:
        return beside_the_running_loop.submit(asyncio.run, _load(Path(folder), packs)).result()


async def _load(folder: Path, packs: Path | None) -> bytes:
    settings = settings_in(folder, packs or folder)
    store = EmbeddedStore(settings.database)
    if packs:
        await load_packs(store, settings, lambda: NOW)
    store.close()
    return settings.database.read_bytes()
