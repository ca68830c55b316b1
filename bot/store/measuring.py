"""Measures what claims mean, in a thread of its own, while the store goes on answering and writing."""

import asyncio
from collections.abc import Callable

from bot.store.meanings import Meaning, begin_with, keep_vectors, lacking
from bot.store.threads import ReaderThreads, WriterThread

_AT_ONCE = 32

Told = Callable[[int], None]
"""Called with how many claims have been measured so far."""


class Measuring:
    """Brings the vectors of a model up to the claims there are."""

    def __init__(self, readers: ReaderThreads, writer: WriterThread, meaning: Meaning) -> None:
        self._readers = readers
        self._writer = writer
        self._meaning = meaning
        self._after = 0

    async def begin(self) -> None:
        """Throw away what another model measured."""
        await self._writer.run(lambda db: begin_with(db, self._meaning.name))

    async def catch_up(self, told: Told | None = None) -> int:
        """Measure every claim that stands and is not measured; returns how many that were."""
        done = 0
        while claims := await self._readers.run(lambda conn: lacking(conn, self._after, _AT_ONCE)):
            vectors = await asyncio.to_thread(self._meaning.vectors, [text for _, _, text in claims])
            rows = [(scope, row, vector) for (scope, row, _), vector in zip(claims, vectors, strict=True)]
            await self._writer.run(lambda db, rows=rows: keep_vectors(db, rows))
            self._after = claims[-1][1]
            done += len(claims)
            if told:
                told(done)
        return done
