"""What is large is composed beside the event loop, one answer after the other."""

import asyncio
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from bot.briefing import digest, past
from bot.briefing.answer import Query
from bot.desk.composing import in_thread
from bot.desk.desk import Desk
from bot.domain.entries import Actor
from bot.domain.vocabulary import ActorKind, Kind
from tests.desk.test_past import put
from tests.newsday import SERVER


async def test_large_answers_are_composed_one_after_the_other_beside_the_loop() -> None:
    busy = most = 0

    def composed(part: int) -> tuple[int, str]:
        nonlocal busy, most
        busy += 1
        most = max(most, busy)
        time.sleep(0.005)
        busy -= 1
        return part, threading.current_thread().name

    made = await asyncio.gather(*(in_thread(composed, part) for part in range(8)))
    assert [part for part, _ in made] == list(range(8))
    assert most == 1
    assert {name for _, name in made}.isdisjoint({threading.current_thread().name})


async def test_many_changes_and_a_large_digest_are_composed_in_that_thread(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[str] = []

    def noting(compose: Callable[..., Any]) -> Callable[..., Any]:
        def composed(*parts: Any) -> Any:
            threads.append(threading.current_thread().name)
            return compose(*parts)

        return composed

    for room, name in ((past, "speakers"), (past, "changes"), (digest, "in_places"), (digest, "composed")):
        monkeypatch.setattr(room, name, noting(getattr(room, name)))
    for number in range(61):
        await put(desk, Kind.ACTOR, f"person-{number}", Actor(name=f"Person {number}", kind=ActorKind.PERSON))
    for verb in ("changes", "since"):
        await desk.answers.answer(SERVER, Query(verb, "2024-01-01"))
    assert len(threads) == 4
    assert set(threads) == {await in_thread(lambda: threading.current_thread().name)}
