"""What the probe tells of stalls: the longest, and the longest that the machine was not the cause of."""

import asyncio

from tests.bench.probe import Probe, Stall, told


def test_a_stall_is_told_without_what_the_machine_did() -> None:
    stalls = [Stall(1.0, 1.2, "the first"), Stall(2.0, 2.06, "the second")]
    said = told(stalls, [(0.9, 1.15), (5.0, 6.0)])
    assert "200 ms at most, at the first" in said
    assert "for 60 ms at most, at the second" in said


def test_the_loop_is_seen_to_stall() -> None:
    async def stalled() -> str:
        probe = Probe()
        async with probe:
            await asyncio.sleep(0.02)
            probe.going_on = "a computation"
            sum(range(4_000_000))
            await asyncio.sleep(0.02)
        return probe.told

    assert any("at a computation" in asyncio.run(stalled()) for _ in range(10)), "the machine itself may stall once"


def test_nothing_is_told_of_a_loop_that_always_turned() -> None:
    assert told([], [(0.0, 1.0)]) == "the event loop never stalled for 10 ms"
