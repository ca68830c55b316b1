"""Plays a world: round by round every server does something, in one store and in its own, and both are compared."""

import asyncio
import datetime as dt
import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.desk.packs import read_packs
from bot.domain.entries import Assessment, Claim, Entry, Source
from bot.domain.revision import CURATED, LIBRARY, THE_DESK, signer
from bot.domain.vocabulary import Kind, Status
from bot.process.config import ROOT
from tests.scope.deeds import Newsroom
from tests.scope.flat import compare_flat
from tests.scope.places import LIBRARY_SERVER, Deed, Place, World, opened
from tests.scope.pressed import Control
from tests.scope.seen import Json, shown
from tests.scope.twins import Difference, as_text
from tests.scope.typist import Keys
from tests.unhurried import unhurried

MUST_COME = ("Added", "Saved", "an answer")
"""What comes of deeds that every play must have seen: one that wrote nothing and changed nothing compared nothing."""
_TICKS = (1, 7, 61, 600, 7_200, 50_000, 200_000)
"""Seconds between rounds: drafts grow old, days pass, a member's 24 hours run out."""


@dataclass
class Play:
    """What is played, and how far: `counts` are what came of deeds, by their kind."""

    world: World
    rng: random.Random
    rooms: dict[str, Newsroom]
    keys: Keys
    packs: Mapping[tuple[Kind, str], Entry]
    counts: Counter[str] = field(default_factory=Counter)

    async def round(self, number: int) -> None:
        """Every server does one thing, one after another or all at once; then sometimes the library changes."""
        self.world.clock.now += dt.timedelta(seconds=self.rng.choice(_TICKS))
        servers = self.rng.sample(self.world.servers, k=len(self.world.servers))
        for room in self.rooms.values():
            room.everyones = [c for other in self.rng.sample(list(self.rooms.values()), 3) for c in other.controls[-9:]]
        if at_once := self.rng.random() < 0.5:
            deeds = [self.rooms[server].deed() for server in servers]
            here = await asyncio.gather(*(_done(deed, self.world.shared) for deed in deeds))
        for n, server in enumerate(servers):
            deed = deeds[n] if at_once else self.rooms[server].deed()
            in_shared = here[n] if at_once else await _done(deed, self.world.shared)
            there = await _done(deed, self.world.own[server])
            self._read_on(server)
            self._compared(number, server, deed, in_shared, {server: there})
        roll = self.rng.random()
        if roll < 0.6:
            await self._library(number, self.rooms[LIBRARY_SERVER].deed())
        elif roll < 0.75:
            await self._library(number, self._packs_changed(), is_pack=True)

    async def _library(self, number: int, deed: Deed, *, is_pack: bool = False) -> None:
        """What the library's moderators or the packs do is done in every place."""
        self.world.clock.now += dt.timedelta(seconds=1)
        in_shared = await _done(deed, self.world.shared)
        there = dict(zip(self.world.own, await _all(deed, list(self.world.own.values())), strict=True))
        self._read_on(*self.world.own)
        self._compared(number, "packs" if is_pack else LIBRARY_SERVER, deed, in_shared, there)

    def _read_on(self, *scopes: str) -> None:
        self.world.shared.books.read_on()
        for scope in scopes:
            self.world.own[scope].books.read_on()
        self.keys.read_on()

    def _compared(self, number: int, actor: str, deed: Deed, in_shared: Json, there: dict[str, Json]) -> None:
        self.counts[_kind_of(in_shared)] += 1
        for scope, drawn in there.items():
            twins = self.world.own[scope].twins
            assert twins
            try:
                twins.read_on()
                twins.compare(in_shared, drawn)
            except Difference as difference:
                where = f"round {number}, server {actor}, compared with the store of {scope}"
                raise Difference(f"{where}:\n{deed.told}\n{difference}") from None
        if room := self.rooms.get(actor):
            room.controls += _controls(in_shared, deed.user)

    def _packs_changed(self) -> Deed:
        """The packs as an operator may leave them: a word changed, an entry gone or come back, an address moved."""
        word = self.rng.choice(("again", "twice", "airport", "envoy", "Russia"))
        if self.rng.random() < 0.4:
            claim = self.rng.choice([key for kind, key in self.packs if kind is Kind.CLAIM])
            assessed = Assessment(claim=claim, status=self.rng.choice(list(Status)), reason=f"It was so, {word}")
            return self._packs_put((Kind.ASSESSMENT, claim), assessed)
        key = self.rng.choice([key for key in self.packs if key[0] in (Kind.CLAIM, Kind.SOURCE, Kind.ACTOR)])
        entry = self.packs[key]
        name = {Kind.CLAIM: "text", Kind.SOURCE: "outlet", Kind.ACTOR: "name"}[key[0]]
        changes: dict[str, object] = {name: f"{getattr(entry, name)[:200]} {word}"}
        if isinstance(entry, Source) and self.rng.random() < 0.5:
            changes = {"url": f"https://www.paper{self.rng.randrange(6)}.example/politics/item-1"}
        if isinstance(entry, Claim) and self.rng.random() < 0.3:
            changes = {"places": (word,)}
        if self.rng.random() < 0.1:
            return self._packs_put(key, None)
        return self._packs_put(key, entry.model_copy(update=changes))

    def _packs_put(self, key: tuple[Kind, str], entry: Entry | None) -> Deed:
        self.packs = {known: held for known, held in {**self.packs, key: entry}.items() if held is not None}
        packs, clock = self.packs, self.world.clock
        return Deed(f"the packs put {key}: {entry}", lambda place: place.store.put_packs(packs, clock()))

    def library_is_kept_by_its_own(self) -> None:
        """Every line of the journal stands in the scope of the server whose moderator signed it, or is the packs'."""
        for row in self.world.shared.books.journal:
            name, user = signer(row[6])
            server = name.rpartition(" of ")[2] if user else ""
            expected = LIBRARY if row[6] == CURATED or server == LIBRARY_SERVER else server
            if row[6] == THE_DESK:  # a server's entry made way
                expected = row[1] if row[1] != LIBRARY else "a server"
            if row[1] != expected:
                raise Difference(f"{row[6]} wrote #{row[0]} in the scope {row[1]}")


async def played(folder: Path, seed: int, servers: int, rounds: int, *, flat: int) -> Play:
    """Play to the end; then look at `flat` servers laid flat. Raises Difference where one store shows otherwise.

    A play that has not seen all that must come after its `rounds` goes on, to four times as many at most.
    """
    with unhurried():
        play = await begun(folder, seed, servers)
        try:
            for number in range(4 * rounds):
                if number >= rounds and all(play.counts[what] for what in MUST_COME):
                    break
                await play.round(number)
            play.library_is_kept_by_its_own()
            for server in play.world.servers[:flat]:
                await compare_flat(play.world, server, folder / f"flat {server}", play.rng, 25)
        except Exception as error:
            error.add_note(f"SCOPE_SEED={seed}")
            raise
        finally:
            play.world.close()
    return play


async def begun(folder: Path, seed: int, servers: int) -> Play:
    """A play that can begin: the world is opened, and its people are in their rooms."""
    world = await opened(folder, servers)
    keys = Keys(world.shared.books)
    rooms: dict[str, Newsroom] = {}
    for server in (LIBRARY_SERVER, *world.servers):
        scope = world.shared.desk.scope_of(int(server))
        rooms[server] = Newsroom(server, scope, random.Random(f"{seed}/{server}"), keys, world.shared.books)
    packs = dict(read_packs(ROOT / "data").entries)
    play = Play(world, random.Random(seed), rooms, keys, packs)
    play._read_on(*world.own)
    for place in world.own.values():
        assert place.twins
        place.twins.read_on()
    for server, room in rooms.items():  # suggestions need a moderators' room
        for place in (world.shared, *world.own.values()):
            await place.desk.setups.set_up(server, role="", room="500", topics=None, language="")
        assert room.server == server
    return play


async def _done(deed: Deed, place: Place) -> Json:
    try:
        return await shown(deed.run(place))
    except Exception as error:
        error.add_note(deed.told)
        raise


async def _all(deed: Deed, places: list[Place]) -> list[Json]:
    return list(await asyncio.gather(*(_done(deed, place) for place in places)))


def _kind_of(drawn: Json) -> str:
    """What came of a deed, in a word, for the tally."""
    if "refused" in drawn:
        return f"refused: {drawn['refused']}"
    if "problems" in drawn:
        return "refused: a pack"
    if "of" in drawn:
        return f"{str(drawn['content']).split('.')[0].split(':')[0]}"
    return "a form" if "form" in drawn else "a draft held" if "Draft: " in as_text(drawn) else "an answer"


def _controls(drawn: Json, user: str) -> list[Control]:
    """Everything in a message or form that can be pressed, chosen or filled."""
    found: list[Control] = []
    form = drawn.get("form")
    if form:
        parts = [part["component"] for part in form["components"]]
        fields = tuple((str(part["custom_id"]), str(part.get("value") or "")) for part in parts)
        found.append(Control(form["custom_id"], user, fields=fields))
    for row in drawn.get("components", []):
        for part in row["components"]:
            values = tuple(option["value"] for option in part.get("options", []))
            if not part.get("disabled"):
                found.append(Control(part["custom_id"], user, values))
    inner: list[Any] = [*drawn.get("all", []), *drawn.get("pages", [])]
    return found + [control for each in inner for control in _controls(each, user)]
