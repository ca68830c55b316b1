"""Has answers composed so that a large one keeps nobody else waiting."""

import asyncio
from collections.abc import Callable, Sequence
from typing import ParamSpec

from bot.briefing.answer import Answer
from bot.domain.files import ActorFile, TopicFile

P = ParamSpec("P")
_LARGE = 200
"""From how many positions on an answer is composed in a thread."""


async def composed_of(
    files: Sequence[TopicFile | ActorFile], compose: Callable[P, Answer], *parts: P.args, **rest: P.kwargs
) -> Answer:
    """What `compose` makes of its parts: here and now, or in a thread where the files it reads are large."""
    if sum(len(file.attributions) for file in files) > _LARGE:
        return await asyncio.to_thread(compose, *parts, **rest)
    return compose(*parts, **rest)
