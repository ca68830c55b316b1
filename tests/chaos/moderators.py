"""The process that is killed: four moderators write at once, and tell what they did only once the desk has returned.

Each thing written holds a token of its own, by which it is found again.
"""

import asyncio
import json
import random
import traceback
from collections.abc import Awaitable, Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from bot.app import desk_over
from bot.briefing.drafting import Asked, Held, Saved
from bot.desk.desk import Desk
from bot.desk.work import Curator
from bot.domain.refusals import Refusal
from bot.domain.revision import signed
from bot.domain.vocabulary import ActorKind, Kind, Stance
from bot.store.embedded import EmbeddedStore
from tests.made_settings import settings_in
from tests.unhurried import unhurried

SERVER = "42"
MODERATORS = 4
TOPIC = "nk-troops"

_WORDS = """
airport bridge convoy dam embassy ferry garrison harbour island junction kitchen ledger mine novel orchard parliament
quarry railway senate tunnel university valley warehouse yard zoo apple blanket candle dentist engine
"""

Tell = Callable[[dict[str, Any]], None]


class Surprise(Exception):
    """The desk returned what no moderator here can have expected."""


def moderate(folder: Path, seed: str, round_: int, wire: Connection) -> None:
    """Write to the store in `folder` until killed, telling along `wire` what is done."""

    def tell(done: dict[str, Any]) -> None:
        wire.send_bytes(json.dumps(done).encode())

    try:
        with unhurried():
            asyncio.run(_moderate(folder, seed, round_, tell))
    except BaseException:
        tell({"did": "fail", "why": traceback.format_exc()})
        raise


async def _moderate(folder: Path, seed: str, round_: int, tell: Tell) -> None:
    settings = settings_in(folder)
    store = EmbeddedStore(settings.database)
    desk = desk_over(store, settings)
    await desk.setups.set_up(SERVER, role="", room="1", topics=(TOPIC,), language="en")
    known = await store.entries(SERVER)
    claims = [key for (kind, key), seen in known.items() if kind is Kind.CLAIM and seen.scope == SERVER]
    tell({"did": "open"})
    people = [
        Moderator(desk, n, f"k{round_}m{n}", random.Random(f"{seed} {round_} {n}"), claims, tell) for n in range(4)
    ]
    await asyncio.gather(*(moderator.work() for moderator in people))


class Moderator:
    """One who writes without end."""

    def __init__(self, desk: Desk, number: int, stem: str, dice: random.Random, claims: list[str], tell: Tell) -> None:
        self._desk = desk
        self._who = Curator(SERVER, str(number), signed(f"Moderator {number}", number))
        self._other = Curator(SERVER, "99", signed("Another", 99))
        self._stem = stem
        self._dice = dice
        self._claims = claims
        self._speakers: list[str] = []
        self._tell = tell
        self._made = 0

    async def work(self) -> None:
        actions: dict[Callable[[], Awaitable[None]], int] = {
            self.claims: 4,
            self.says: 4,
            self.says_newly: 3,
            self.edits: 3,
            self.drafts: 3,
            self.undoes: 2,
            self.accepts: 3,
            self.retracts: 1,
            self.merges: 1,
        }
        while True:
            (action,) = self._dice.choices(list(actions), list(actions.values()))
            with suppress(Refusal):  # another moderator was first
                await action()

    # What moderators do

    async def claims(self) -> None:
        token, text = self._words()
        await self._through(Kind.CLAIM, token, {"text": text, "topic": TOPIC})

    async def says(self) -> None:
        token, text = self._words()
        speaker = self._dice.choice(("nis", "kremlin", "nato", "north-korea"))
        await self._through(Kind.STATEMENT, token, self._statement(token, text, speaker))

    async def says_newly(self) -> None:
        """A statement of somebody who is not on the desk yet."""
        token, text = self._words()
        outcome = await self._desk.edits.add(
            self._who, Kind.STATEMENT, self._statement(token, text, f"Speaker {token}")
        )
        if not isinstance(outcome, Held) or not outcome.new:
            raise Surprise(repr(outcome))
        self._tell({"did": "held", "draft": outcome.draft, "token": token})
        await self._saved(
            Kind.STATEMENT, token, await self._desk.edits.make_new(self._who, outcome.draft, ActorKind.PERSON)
        )
        self._speakers.append(f"speaker-{token}")

    async def edits(self) -> None:
        token, _ = self._words()
        if self._dice.random() < 0.3:
            outcome = await self._desk.edits.edit(self._who, Kind.ACTOR, "nis", {"role": f"agency {token}"})
        else:
            outcome = await self._desk.edits.edit(self._who, Kind.CLAIM, self._claim(), {"places": f"Place {token}"})
        if isinstance(outcome, Held):  # another moderator changed it in between
            self._tell({"did": "held", "draft": outcome.draft, "token": token})
            if self._dice.random() < 0.5:
                return await self._discard(outcome.draft)
            outcome = await self._desk.edits.save(self._who, outcome.draft)
        if isinstance(outcome, Saved):
            self._tell({"did": "edit", "token": token, "key": outcome.key, "first": outcome.revision})
        return None

    async def drafts(self) -> None:
        """A form that is refused: left lying, thrown away, or mended."""
        token, text = self._words()
        typed = {"text": text, "topic": TOPIC, "figures": "many"}
        outcome = await self._desk.edits.add(self._who, Kind.CLAIM, typed)
        if not isinstance(outcome, Held):
            raise Surprise(repr(outcome))
        self._tell({"did": "held", "draft": outcome.draft, "token": token})
        match self._dice.randrange(3):
            case 0:
                await self._discard(outcome.draft)
            case 1:
                mended = await self._desk.edits.submitted(self._who, outcome.draft, {"figures": ""})
                await self._saved(Kind.CLAIM, token, mended)
            case _:
                pass

    async def undoes(self) -> None:
        saved = await self._desk.undo.last(self._who)
        self._tell({"did": "undo", "key": saved.key, "first": saved.revision})

    async def accepts(self) -> None:
        """A suggestion comes, and two moderators accept it at once."""
        token, text = self._words()
        desk = self._desk
        member = str(self._dice.randrange(10**9))
        _, proposed = await desk.suggestions.propose(SERVER, SERVER, member, "Member", {"text": text})
        self._tell({"did": "suggested", "number": proposed.number, "token": token})
        if self._dice.random() < 0.2:
            return
        found = await asyncio.gather(
            *(
                desk.edits.add(who, Kind.CLAIM, {"text": text}, suggestion=proposed.number)
                for who in (self._who, self._other)
            ),
            return_exceptions=True,
        )
        saved = [outcome for outcome in found if isinstance(outcome, Saved)]
        held = [outcome for outcome in found if isinstance(outcome, Held)]
        wrong = [outcome for outcome in found if not isinstance(outcome, Saved | Held | Refusal)]
        if len(saved) > 1 or wrong:
            raise Surprise(repr(wrong or saved))
        for outcome in saved:
            self._tell({"did": "claim", "token": token, "key": outcome.key, "first": outcome.revision})
        for outcome in held:  # for the second, the first one's claim says nearly this
            self._tell({"did": "held", "draft": outcome.draft, "token": f"{token} of a suggestion"})

    async def retracts(self) -> None:
        saved = await self._desk.withdrawals.retract(self._who, Kind.CLAIM, self._claim(), "a test")
        self._tell({"did": "retract", "key": saved.key, "first": saved.revision})

    async def merges(self) -> None:
        if self._speakers:
            gone = self._speakers.pop()
            saved = await self._desk.withdrawals.merge(self._who, gone, "nato")
            self._tell({"did": "merge", "key": gone, "first": saved.revision})

    # Steps

    def _words(self) -> tuple[str, str]:
        self._made += 1
        token = f"{self._stem}i{self._made}z"
        return token, f"{' '.join(self._dice.sample(_WORDS.split(), 9))} {token}"

    def _claim(self) -> str:
        return self._dice.choice(self._claims[-30:] or ["in-combat"])

    def _statement(self, token: str, text: str, speaker: str) -> dict[str, str]:
        stance = self._dice.choice(list(Stance)).value
        typed = {"claim": self._claim(), "stance": stance, "speaker": speaker, "paraphrase": text}
        return typed | {"source": f"https://{token}.example/read"}

    async def _through(self, kind: Kind, token: str, typed: dict[str, str]) -> None:
        """Add an entry, also where it is held for being like another."""
        outcome = await self._desk.edits.add(self._who, kind, typed)
        if isinstance(outcome, Held) and outcome.may_save:
            self._tell({"did": "held", "draft": outcome.draft, "token": token})
            outcome = await self._desk.edits.save(self._who, outcome.draft)
        await self._saved(kind, token, outcome)

    async def _saved(self, kind: Kind, token: str, outcome: Asked | Held | Saved) -> None:
        if isinstance(outcome, Held):  # the claim it is about was retracted in between, or it is like another
            self._tell({"did": "held", "draft": outcome.draft, "token": token})
            return
        if not isinstance(outcome, Saved):
            raise Surprise(repr(outcome))
        self._tell({"did": kind.value, "token": token, "key": outcome.key, "first": outcome.revision})
        if kind is Kind.CLAIM:
            self._claims.append(outcome.key)

    async def _discard(self, draft: str) -> None:
        self._tell({"did": "throw away", "draft": draft})
        await self._desk.edits.discard(self._who, draft)
        self._tell({"did": "discard", "draft": draft})
