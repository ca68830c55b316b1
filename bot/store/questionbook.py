"""The contract for questions that members hand to the moderators."""

import datetime as dt
from typing import Protocol

from bot.domain.pending import KeptQuestion


class QuestionBook(Protocol):
    """What the desk may ask and tell of such questions. `scope` is "library" or a Discord server's id."""

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

    async def close_question(self, scope: str, number: int, state: str, by: str, owed: str) -> None:
        """Close an open question; `owed` is what the one who asked is to be told.

        Raises AlreadyDone, with who closed it, where it is not open.
        """
        ...

    async def owed_answers(self) -> list[KeptQuestion]:
        """What is answered and not yet told to the one who asked, in every scope, oldest first."""
        ...

    async def note_answer_told(self, scope: str, number: int) -> None:
        """The one who asked knows the answer, or cannot be told."""
        ...
