"""What a server sees, worked out from the journal line by line, as a library of its own with nothing laid over it.

Two stores of one code agree about what both get wrong: this is told otherwise. A server's line of a key shadows the
library's, its withdrawal hides it, its release lets it show again; nobody else's lines are there at all.
"""

import datetime as dt
import random
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from bot.app import desk_over
from bot.briefing.answer import Query
from bot.domain.revision import LIBRARY, Author, Draft
from bot.domain.vocabulary import Kind
from bot.store.embedded import EmbeddedStore
from bot.store.readmodel import parsed
from tests.made_settings import settings_in
from tests.scope.places import Clock, Place, World
from tests.scope.pressed import answered, offered
from tests.scope.seen import Json, shown
from tests.scope.twins import Books, Difference, Row, Twins, by_entries

_OF_TOPICS = ("brief", "claims", "figures", "timeline", "sources")
_OF_ANY = ("who-denied", "who-said", "who-confirmed", "who-doubts")


def seen_by(journal: list[Row], scope: str) -> dict[tuple[str, str], Row]:
    """The line that a scope sees of each entry: its own where it has one that is not released, else the library's."""
    lines: dict[str, dict[tuple[str, str], Row]] = {LIBRARY: {}, scope: {}}
    for row in journal:
        if row[1] in lines:
            lines[row[1]][row[2], row[3]] = row
    own = {key: row for key, row in lines[scope].items() if row[4] != "release"}
    return {key: row for key, row in (lines[LIBRARY] | own).items() if row[4] == "put"}


async def compare_flat(world: World, server: str, folder: Path, rng: random.Random, asked: int) -> None:
    """Raises Difference where what a server is answered is not what the entries it sees, and nothing else, answer."""
    lines = sorted(seen_by(world.shared.books.journal, server).values())
    laid = sorted([*lines, *_first_come(world.shared.books.journal, server, lines)])
    settings = replace(settings_in(folder), library_guild=server)
    store = EmbeddedStore(settings.database)
    for (at, by), rows in groupby(laid, key=lambda row: (row[7], row[6])):
        drafts = [Draft(LIBRARY, Kind(row[2]), row[3], parsed(Kind(row[2]), row[5])) for row in rows]
        await store.write(drafts, Author(by, dt.datetime.fromisoformat(at), "as seen"))
    setup = await world.shared.store.kept(f"desk of {server}")
    await store.keep(f"desk of {server}", setup or "")
    books = Books(settings.database, 0)
    books.read_on()
    flat = Place(desk_over(store, settings, Clock(world.clock.now)), books, store)
    try:
        for query in _questions(lines, rng, asked):
            here, there = await _both(world.shared, flat, server, query)
            if (here.get("refused"), there.get("refused")) == ("Hidden", "NotOnDesk"):
                continue  # why an entry is gone is history, which is not laid flat
            try:
                Twins(books, books, ()).compare(by_entries(here, world.shared.books), by_entries(there, books))
            except Difference as difference:
                raise Difference(f"server {server} and what it sees, laid flat: {query}\n{difference}") from None
    finally:
        flat.close()


def _first_come(journal: list[Row], scope: str, lines: list[Row]) -> list[Row]:
    """Each entry as it is seen, at the number and time it first came: lists keep the order in which entries came."""
    came: dict[tuple[str, str], Row] = {}
    for row in journal:
        if row[1] in (LIBRARY, scope) and row[4] != "release":
            came.setdefault((row[2], row[3]), row)
    found = [(came[row[2], row[3]], row) for row in lines]
    return [(first[0], *row[1:7], first[7], *row[8:]) for first, row in found if first[0] != row[0]]


async def _both(shared: Place, flat: Place, server: str, query: object) -> tuple[Json, Json]:
    found = []
    for place, scope in ((shared, server), (flat, LIBRARY)):
        match query:
            case Query():
                work = answered(place, scope, query)
            case (kinds, typed):
                work = offered(place.desk.answers.suggestions(scope, typed, kinds, 25))
            case kind, typed, _:
                work = offered(place.desk.cards.offers(scope, kind, typed, 25))
        found.append(await shown(work))
    return found[0], found[1]


def _questions(lines: list[Row], rng: random.Random, count: int) -> list[object]:
    """Every list there is, and so many questions about entries and words picked at random."""
    keys = {kind: [row[3] for row in lines if row[2] == kind.value] for kind in Kind}
    found: list[object] = [Query("topics"), Query("brief"), Query("claims")]
    found += [Query(verb, key) for key in keys[Kind.TOPIC] for verb in _OF_TOPICS]
    for _ in range(count):
        kind = rng.choice((Kind.CLAIM, Kind.CLAIM, Kind.ACTOR, Kind.TOPIC))
        key = rng.choice(keys[kind] or ["none"])
        verb = {Kind.CLAIM: "claim", Kind.ACTOR: "actor", Kind.TOPIC: "claims"}[kind]
        found.append(Query(rng.choice((verb, *_OF_ANY)), f"{kind}:{key}"))
        word = rng.choice((*key.split("-"), key[:3]))
        found.append(((kind,), word))
        found.append((rng.choice(list(Kind)), word, "offers"))
        words = " ".join(rng.choices(key.split("-"), k=3))
        found += [Query("claim", words), Query("ask", f"who denied that {words}?")]
    return found
