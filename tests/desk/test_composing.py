"""What is large is composed beside the event loop, one answer after the other."""

import asyncio
import threading
import time

from bot.desk.composing import in_thread


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
