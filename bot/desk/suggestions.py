"""Decides what becomes of members' suggestions and error reports: a queue that moderators work off."""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.briefing.answer import Answer
from bot.briefing.suggestions import Proposed, card_of, outcome, proposed
from bot.desk.setups import Setups
from bot.desk.work import Curator, owed
from bot.domain.entries import label
from bot.domain.pending import KeptSuggestion
from bot.domain.refusals import Decided, Gone, Refusal
from bot.domain.revision import signed, signer
from bot.domain.setup import Setup
from bot.domain.text import is_seen
from bot.store.store import AlreadyDone, Store

OPEN_AT_ONCE, A_DAY = 5, 10
"""How many suggestions of one member may wait to be decided, and how many may be made in 24 hours."""


class Suggestions:
    """`scope` is the server's; `member` and `name` are who proposes: a user id and how they are called."""

    def __init__(self, store: Store, setups: Setups, clock: Callable[[], dt.datetime]) -> None:
        self._store = store
        self._setups = setups
        self._clock = clock

    async def may_propose(self, server: str, scope: str, member: str) -> Setup:
        """The server's setup, for one who may suggest now; raises a Refusal with what to do instead."""
        setup = await self._setups.of(server)
        if not setup.moderators_room:
            raise Refusal("This server has no moderators' room yet; one who manages the server names it: /desk setup.")
        if member in setup.muted:
            raise Refusal("The moderators of this server take no more suggestions from you.")
        made = await self._store.suggestions_by(scope, member, self._clock() - dt.timedelta(days=1))
        waiting = sum(1 for kept in made if kept.state == "open")
        if waiting >= OPEN_AT_ONCE:
            raise Refusal(f"{waiting} of your suggestions wait to be decided; make the next one when one is.")
        if len(made) >= A_DAY:
            raise Refusal(f"You made {len(made)} suggestions in 24 hours; make the next one tomorrow.")
        return setup

    async def propose(
        self, server: str, scope: str, member: str, name: str, typed: Mapping[str, str]
    ) -> tuple[Setup, Proposed]:
        """Keep a suggestion; returns the setup that names the moderators' room, and what to show there.

        Raises a Refusal: whether one may suggest can change while a form is open.
        """
        if not is_seen(typed.get("text", "-")):
            raise Refusal("Nothing of what you wrote can be seen; write it in words.")
        setup = await self.may_propose(server, scope, member)
        body = json.dumps({**typed, "by": signed(name, int(member))}, ensure_ascii=False)
        kept = KeptSuggestion(0, scope, member, self._clock(), "open", "", body)
        kept = replace(kept, number=await self._store.suggest(kept))
        return setup, await self._proposed(kept)

    async def waiting(self, scope: str, number: int) -> tuple[KeptSuggestion, dict[str, str]]:
        """An open suggestion and what was typed; raises a Refusal that says who decided it already."""
        kept = await self._store.suggestion(scope, number)
        if kept is None:
            raise Gone("suggestion", str(number))
        if kept.state != "open":
            raise Decided(signer(kept.decided_by)[0], kept.state)
        return kept, json.loads(kept.body)

    async def decide(self, who: Curator, number: int, *, accept: bool, reason: str = "") -> None:
        """Close a suggestion, with a reason for its proposer; raises a Refusal that says who was first."""
        await self.waiting(who.scope, number)
        try:
            await self._store.decide(
                who.scope, number, "accepted" if accept else "declined", who.name, owed(reason=reason)
            )
        except AlreadyDone as done:
            raise Decided(signer(done.by)[0]) from None

    async def shown(self, scope: str, number: int, *, is_told: bool = True) -> Proposed:
        """A suggestion as it stands now; `is_told` says whether its proposer could be told what came of it."""
        kept = await self._store.suggestion(scope, number)
        if kept is None:
            raise Gone("suggestion", str(number))
        return await self._proposed(kept, is_told=is_told)

    async def told(self, scope: str, number: int, server: str) -> tuple[str, Answer] | None:
        """Whom to tell that a suggestion is decided, and what; None where they know."""
        kept = await self._store.suggestion(scope, number)
        if kept is None:
            raise Gone("suggestion", str(number))
        if not kept.owed:
            return None
        said: dict[str, str] = json.loads(kept.owed)
        return kept.proposer, outcome(kept, json.loads(kept.body), server, said["reason"], said["claim"])

    async def note_told(self, scope: str, number: int) -> None:
        """The proposer knows, or cannot be told."""
        await self._store.note_told(scope, number)

    async def untold(self) -> list[tuple[str, int]]:
        """Scope and number of what was decided and not told before the process ended, or while Discord was away."""
        return [(kept.scope, kept.number) for kept in await self._store.owed()]

    async def queue(self, scope: str) -> list[Proposed]:
        """What waits to be decided, oldest first."""
        return [await self._proposed(kept) for kept in await self._store.open_suggestions(scope, 25)]

    async def muted(self, server: str, scope: str) -> list[str]:
        """What the members are called whose suggestions are not taken: as they signed their last, else by their id."""
        setup = await self._setups.of(server)
        long_ago = dt.datetime.min.replace(tzinfo=dt.UTC)
        made = [await self._store.suggestions_by(scope, member, long_ago) for member in setup.muted]
        names = [signer(json.loads(kept[0].body).get("by", ""))[0] if kept else "" for kept in made]
        return [name or f"member {member}" for name, member in zip(names, setup.muted, strict=True)]

    async def _proposed(self, kept: KeptSuggestion, *, is_told: bool = True) -> Proposed:
        typed: dict[str, str] = json.loads(kept.body)
        claim = typed.get("claim", "")
        _, entry = await self._store.seen(kept.scope, *card_of(claim)) if claim else (0, None)
        about = label(entry) if entry is not None else ""
        return proposed(kept, typed, about, signer(typed.get("by", ""))[0], is_told=is_told)
