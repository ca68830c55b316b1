"""Reads more of a story than was compared with a question: all of its claims, or just those that an answer needs."""

from collections.abc import Sequence
from dataclasses import replace

from bot.briefing.stances import StanceQuestion
from bot.desk.questions.stories import StoryFile
from bot.store.store import ReadingsOfQuestion

WHOLE = 600
"""How many claims of one story, and positions of one speaker, are read: of more the newest, and the answer says so."""


class More:
    """`store` is read until the question's deadline."""

    def __init__(self, store: ReadingsOfQuestion) -> None:
        self._store = store

    async def whole(self, scope: str, told: StoryFile) -> StoryFile:
        """The story with all its claims; of a very large one with the newest, beside those that were compared."""
        keys = await self._unread(scope, told)
        return await self._with(scope, told, keys[:WHOLE] if len(keys) > WHOLE else None) if keys else told

    async def taken(self, scope: str, told: StoryFile, question: StanceQuestion) -> StoryFile:
        """The same with those of its claims alone towards which somebody took a stance that is asked for."""
        keys = await self._unread(scope, told) if question.elsewhere else []
        taken = await self._store.taken_towards(scope, keys[:WHOLE], question.asked) if keys else []
        return await self._with(scope, told, taken) if taken else told

    async def figured(self, scope: str, told: StoryFile) -> StoryFile:
        """The same with those of its claims alone that state figures."""
        keys = await self._unread(scope, told)
        figured = await self._store.claims_of(scope, keys[:WHOLE], figured=True) if keys else {}
        whole = await self._with(scope, told, [*figured]) if figured else told
        return replace(whole, claims=told.claims | figured)

    async def _unread(self, scope: str, told: StoryFile) -> list[str]:
        """The keys of the story's claims, where only some were read and there is time for more: the newest first, and
        of a very large one one more than is read.
        """
        if told.is_whole:
            return []
        if self._store.is_enough:
            self._store.cut()
            return []
        keys = await self._store.claim_keys(scope, told.file.key, WHOLE + 1)
        if len(keys) > WHOLE:
            self._store.cut()
        return keys

    async def _with(self, scope: str, told: StoryFile, among: Sequence[str] | None) -> StoryFile:
        """The same with these of its claims beside those that were compared, or with all."""
        if among is not None:
            among = [*among, *(claim.key for claim in told.file.claims)]
        file = await self._store.topic_file(scope, told.file.key, among)
        return replace(told, file=file) if file else told

    async def with_evidence(self, scope: str, told: StoryFile) -> StoryFile:
        """The same with all that was offered for or against its claims."""
        if told.is_whole:
            return told
        whole = await self.whole(scope, told)
        offered = await self._store.evidence(scope, told.file.key, [claim.key for claim in whole.file.claims])
        return replace(whole, offered=offered)

    async def in_full(self, scope: str, told: StoryFile) -> StoryFile:
        """The same with each claim in full: its figures, places and days."""
        told = await self.whole(scope, told)
        keys = [claim.key for claim in told.file.claims if claim.key not in told.claims]
        return replace(told, claims=told.claims | await self._store.claims_of(scope, keys)) if keys else told
