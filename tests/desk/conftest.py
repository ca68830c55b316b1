"""The desk as moderators of one server have it."""

import datetime as dt
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.app import desk_over
from bot.desk.desk import Desk
from bot.desk.work import Curator
from bot.domain.revision import signed
from bot.store.embedded import EmbeddedStore
from tests.laid import lay_pack
from tests.made_settings import NOW, settings_in


@asynccontextmanager
async def desk_over_pack(folder: Path, pack: str) -> AsyncIterator[Desk]:
    """A desk with this pack alone, whose questions are never late."""
    settings = settings_in(folder, folder / "packs")
    lay_pack(settings.database, settings.packs, pack)
    store = EmbeddedStore(settings.database)
    yield desk_over(store, settings, lambda: NOW + dt.timedelta(hours=1), lambda: 0.0)
    store.close()


def desk_of(pack: str) -> Callable[..., object]:
    """A fixture of a desk with this pack alone, for a module to call `desk`."""

    @pytest.fixture
    async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
        async with desk_over_pack(tmp_path, pack) as made:
            yield made

    return desk


def curator(name: str, number: int, scope: str = "42") -> Curator:
    return Curator(scope, str(number), signed(name, number))


@pytest.fixture
def ann() -> Curator:
    return curator("Ann", 1)


@pytest.fixture
def bob() -> Curator:
    return curator("Bob", 2)
