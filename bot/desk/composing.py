"""Has answers composed so that a large one keeps nobody else waiting."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

from bot.briefing.answer import Answer
from bot.domain.files import ActorFile, TopicFile

P = ParamSpec("P")
T = TypeVar("T")
_LARGE = 200
"""From how many positions on an answer is composed in a thread."""
_THREAD = ThreadPoolExecutor(1, thread_name_prefix="composing")
"""One for all: several together compose no sooner, and each of them keeps the event loop waiting at its every turn."""


async def composed_of(
    files: Sequence[TopicFile | ActorFile], compose: Callable[P, Answer], *parts: P.args, **rest: P.kwargs
) -> Answer:
    """What `compose` makes of its parts: here and now, or in a thread where the files it reads are large."""
    if sum(len(file.attributions) for file in files) > _LARGE:
        return await in_thread(compose, *parts, **rest)
    return compose(*parts, **rest)


async def in_thread(compose: Callable[P, T], *parts: P.args, **rest: P.kwargs) -> T:
    """What `compose` makes of its parts in the thread that composes what is large, one after the other."""
    return await asyncio.get_running_loop().run_in_executor(_THREAD, partial(compose, *parts, **rest))
