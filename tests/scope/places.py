"""The places that are compared: one store for all servers, and a store of its own for each."""

import datetime as dt
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bot.app import desk_over, load_packs
from bot.desk.desk import Desk
from bot.domain.revision import LIBRARY
from bot.store.embedded import EmbeddedStore
from tests.made_settings import NOW, settings_in
from tests.scope.twins import Books, Twins, begin

LIBRARY_SERVER = "1000"
"""The server named in LIBRARY_GUILD."""


@dataclass
class Clock:
    """One time for all places."""

    now: dt.datetime = NOW

    def __call__(self) -> dt.datetime:
        return self.now


@dataclass(eq=False)
class Place:
    """A desk over one store. `twins` are its numbers by those of the shared store, for which it is None."""

    desk: Desk
    books: Books
    store: EmbeddedStore
    twins: Twins | None = None

    def number(self, kind: str, number: int) -> int:
        """What a revision or suggestion of the shared store is numbered here."""
        return self.twins.number(kind, number) if self.twins else number

    def text(self, text: str) -> str:
        """A custom id of the shared store as it is here."""
        return self.twins.theirs(text) if self.twins else text

    def close(self) -> None:
        self.books.close()
        self.store.close()


Run = Callable[[Place], Awaitable[Any]]


@dataclass
class Deed:
    """One thing somebody does, the same in every place; `told` is how a report names it."""

    told: str
    run: Run
    user: str = ""


@dataclass
class World:
    """The shared place, the place of each server by its id, and that of the library alone by "library"."""

    clock: Clock
    shared: Place
    own: dict[str, Place] = field(default_factory=dict)

    @property
    def servers(self) -> list[str]:
        return [server for server in self.own if server != LIBRARY]

    def close(self) -> None:
        for place in (self.shared, *self.own.values()):
            place.close()


async def opened(folder: Path, servers: int) -> World:
    """A world of so many servers, with the story on every desk. The packs are loaded once and copied."""
    clock = Clock()
    settings = replace(settings_in(folder / "shared"), library_guild=LIBRARY_SERVER)
    EmbeddedStore(settings.database).close()
    begin(settings.database)
    first = EmbeddedStore(settings.database)
    await load_packs(first, settings, clock)
    first.close()

    def place(name: str) -> Place:
        there = replace(settings, database=folder / name / "claimdesk.db")
        if name != "shared":
            there.database.parent.mkdir()
            shutil.copy(settings.database, there.database)
        store = EmbeddedStore(there.database)
        return Place(desk_over(store, there, clock), Books(there.database), store)

    world = World(clock, place("shared"))
    for scope in (LIBRARY, *(str(1001 + n) for n in range(servers))):
        world.own[scope] = place(scope)
        scopes = tuple(dict.fromkeys((LIBRARY, scope)))
        world.own[scope].twins = Twins(world.shared.books, world.own[scope].books, scopes)
    return world
