"""Keeps the questions that members hand to the moderators: only those, and only when they say so."""

import asyncio
import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace

from bot.briefing.answer import Answer, Query
from bot.briefing.in_part import NOT_IN_TIME
from bot.briefing.unanswered import Came, Waiting, answered, came, listed, posted, waiting
from bot.desk.answers import Answers
from bot.desk.setups import Setups
from bot.desk.work import Curator
from bot.domain.pending import KeptQuestion
from bot.domain.refusals import Decided, Gone, Refusal
from bot.domain.revision import signed, signer
from bot.store.store import AlreadyDone, Store

OPEN_AT_ONCE, A_DAY, SHOWN = 5, 10, 25
"""How many questions of one member may wait, how many may be handed over in 24 hours, how many are listed at once."""


class Unanswered:
    """`scope` is the server's; `member` and `name` are who asks: a user id and how they are called."""

    def __init__(self, store: Store, setups: Setups, answers: Answers, clock: Callable[[], dt.datetime]) -> None:
        self._store = store
        self._setups = setups
        self._answers = answers
        self._clock = clock
        self._keeping = asyncio.Lock()

    async def hand_over(self, server: str, scope: str, member: str, name: str, text: str) -> tuple[int, Came | None]:
        """Keep a question for the moderators; returns its number, and what they are told in their room.

        The same one asked again is neither kept nor told twice, and nothing is told where no room is named. Raises a
        Refusal where the member may not ask any more now.
        """
        if not text:
            raise Refusal("This message holds no question any more; ask it again.")
        setup = await self._setups.of(server)
        if member in setup.muted:
            raise Refusal("The moderators of this server take no more questions from you.")
        async with self._keeping:  # a button is pressed twice in a moment
            asked = await self._store.questions_by(scope, member, self._clock() - dt.timedelta(days=1))
            same = next((kept for kept in asked if kept.state == "open" and kept.text == text), None)
            if same:
                return same.number, None
            open_now = sum(1 for kept in asked if kept.state == "open")
            if open_now >= OPEN_AT_ONCE:
                raise Refusal(f"{open_now} of your questions wait for an answer; ask the next one when one has it.")
            if len(asked) >= A_DAY:
                raise Refusal(f"You handed over {len(asked)} questions in 24 hours; ask the next one tomorrow.")
            kept = KeptQuestion(0, scope, member, signed(name, int(member)), self._clock(), "open", "", text)
            number = await self._store.keep_question(kept)
        return number, came(replace(kept, number=number), setup.moderators_room) if setup.moderators_room else None

    async def queue(self, scope: str) -> tuple[list[Waiting], Answer]:
        """What waits, oldest first, and how it is listed."""
        kept = await self._store.open_questions(scope, SHOWN)
        return [waiting(each) for each in kept], listed(kept, SHOWN)

    async def shown(self, scope: str, number: int) -> tuple[list[Waiting], Answer]:
        """A question as the moderators' room shows it now, and whether it waits still."""
        kept = await self._one(scope, number)
        return [waiting(kept)] if kept.state == "open" else [], posted(kept)

    async def _one(self, scope: str, number: int) -> KeptQuestion:
        kept = await self._store.question(scope, number)
        if kept is None:
            raise Gone("question", str(number))
        return kept

    async def open_one(self, scope: str, number: int) -> KeptQuestion:
        """A question that waits; raises a Refusal that says who closed it."""
        kept = await self._one(scope, number)
        if kept.state != "open":
            raise Decided(signer(kept.closed_by)[0], kept.state)
        return kept

    async def dismiss(self, who: Curator, number: int) -> None:
        """Close a question without an answer."""
        await self.open_one(who.scope, number)
        await self._close(who, number, "dismissed")

    async def answer(self, who: Curator, number: int, note: str) -> None:
        """Close a question with the moderators' word and what the desk answers now.

        Raises a Refusal where there is neither.
        """
        kept = await self.open_one(who.scope, number)
        found, in_time = (None, True) if note else await self._found(kept)
        if not (note or found):
            why = "still has no answer to this: add what was said" if in_time else "was too slow to tell: send it again"
            raise Refusal(f"The desk {why}, or write a word to the one who asked.")
        await self._close(who, number, "answered", owed=json.dumps({"note": note}, ensure_ascii=False))

    async def told(self, scope: str, number: int, server: str) -> tuple[str, Answer] | None:
        """Whom to tell that a question is answered, and what; None where they know."""
        kept = await self._one(scope, number)
        if not kept.owed:
            return None
        said: dict[str, str] = json.loads(kept.owed)
        found, in_time = await self._found(kept)
        return kept.asker, answered(kept, server, said["note"], found, in_time=in_time)

    async def note_told(self, scope: str, number: int) -> None:
        """The one who asked knows, or cannot be told."""
        await self._store.note_answer_told(scope, number)

    async def untold(self) -> list[tuple[str, int]]:
        """Scope and number of what was answered and not told before the process ended, or while Discord was away."""
        return [(kept.scope, kept.number) for kept in await self._store.owed_answers()]

    async def _found(self, kept: KeptQuestion) -> tuple[Answer | None, bool]:
        """What the desk answers now, if it does, and whether what it has was looked up in time."""
        try:
            answer = await self._answers.answer(kept.scope, Query("ask", kept.text))
        except Refusal:
            return None, True
        if answer.title == NOT_IN_TIME or answer.unanswered or answer.asks_back:
            return None, not answer.partial
        return replace(answer, instead=()), True

    async def _close(self, who: Curator, number: int, state: str, *, owed: str = "") -> None:
        try:
            await self._store.close_question(who.scope, number, state, who.name, owed)
        except AlreadyDone as done:
            raise Decided(signer(done.by)[0]) from None
