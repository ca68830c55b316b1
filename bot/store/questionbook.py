"""The contract of a store for the questions that members hand to the moderators."""

import datetime as dt
from typing import Protocol

from bot.domain.pending import KeptQuestion


class QuestionBook(Protocol):
    """Keeps questions until somebody answers or dismisses them. `scope` is as in bot/store/store.py."""

    async def keep_question(self, question: KeptQuestion) -> int:
        """Keep a question for the moderators; returns its number."""
        ...

    async def question(self, scope: str, number: int) -> KeptQuestion | None: ...

    async def questions_by(self, scope: str, asker: str, since: dt.datetime) -> list[KeptQuestion]:
        """What a member handed over since a moment, and all of theirs that still waits, newest first."""
        ...

    async def open_questions(self, scope: str, limit: int) -> list[KeptQuestion]:
        """What waits for an answer, oldest first."""
        ...

    async def close_question(self, scope: str, number: int, state: str, by: str) -> None:
        """Close an open question. Raises AlreadyDone, with who closed it, where it is not open."""
        ...
