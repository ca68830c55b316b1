"""Times answers: a bot in its own process, the sandbox and the clock in this one."""

import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.sandbox.payloads import Json
from bot.sandbox.serve import Sandbox

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Spread:
    """Sorted times in milliseconds."""

    times: list[float]

    def at(self, share: float) -> float:
        return self.times[min(int(len(self.times) * share), len(self.times) - 1)]

    def __str__(self) -> str:
        return f"p50 {self.at(0.5):.2f} ms, p95 {self.at(0.95):.2f} ms, p99 {self.at(0.99):.2f} ms"


@dataclass(eq=False, slots=True)
class Runner:
    """A bot's process and the sandbox it talks to. `started` is how long it took until ready, in seconds."""

    sandbox: Sandbox
    process: subprocess.Popen[bytes]
    started: float

    def resident(self) -> float:
        """Resident memory in MiB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def used(self) -> float:
        """Seconds of a processor that the bot's process has had."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    async def one_by_one(self, text: str, count: int) -> Spread:
        """Ask `count` times, each after the answer to the one before."""
        channel = self.sandbox.room("member", "briefing")
        times: list[float] = []
        async with _answers(self.sandbox, channel) as heard:
            for _ in range(count):
                began = time.perf_counter()
                self.sandbox.send("member", "briefing", text)
                await asyncio.wait_for(heard.get(), 30)
                times.append((time.perf_counter() - began) * 1000)
        return Spread(sorted(times))

    async def at_once(self, text: str, count: int, width: int) -> float:
        """Answers a second with `width` questions always waiting."""
        channel = self.sandbox.room("member", "briefing")
        async with _answers(self.sandbox, channel) as heard:
            began = time.perf_counter()
            for _ in range(width):
                self.sandbox.send("member", "briefing", text)
            for n in range(count):
                await asyncio.wait_for(heard.get(), 30)
                if n < count - width:
                    self.sandbox.send("member", "briefing", text)
            return count / (time.perf_counter() - began)

    async def commands(self, name: str, calls: Sequence[Json], answered: str) -> Spread:
        """Call a slash command of a moderator once for each of `calls`, each after the answer to the one before.

        Raises AssertionError where an answer does not hold the words `answered`.
        """
        times: list[float] = []
        for options in calls:
            began = time.perf_counter()
            answer = await self._called(name, options)
            times.append((time.perf_counter() - began) * 1000)
            assert answered in json.dumps(answer), answer
        return Spread(sorted(times))

    async def commands_at_once(self, name: str, calls: Sequence[Json], answered: str, width: int) -> float:
        """Answers a second with `width` moderators each calling again as soon as they are answered."""
        waiting = iter(calls)

        async def moderator() -> None:
            for options in waiting:
                answer = await self._called(name, options)
                assert answered in json.dumps(answer), answer

        began = time.perf_counter()
        await asyncio.gather(*(moderator() for _ in range(width)))
        return len(calls) / (time.perf_counter() - began)

    async def _called(self, name: str, options: Json) -> Json:
        sandbox = self.sandbox
        return await sandbox.answer(sandbox.command("moderator", "briefing", name, options), within=30)


@asynccontextmanager
async def running(module: str, **settings: str) -> AsyncIterator[Runner]:
    """Start `python -m module` against a fresh sandbox; it is ended by its process id."""
    async with Sandbox() as sandbox:
        aimed = {"DISCORD_API_BASE": sandbox.api_base, "DISCORD_GATEWAY": sandbox.gateway, "DISCORD_TOKEN": "bench"}
        began = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", module], cwd=ROOT, env={**os.environ, **aimed, **settings}, stderr=subprocess.DEVNULL
        )
        try:
            await _started(sandbox, process)
            yield Runner(sandbox, process, time.perf_counter() - began)
        finally:
            process.terminate()
            await asyncio.to_thread(process.wait, 20)


async def _started(sandbox: Sandbox, process: "subprocess.Popen[bytes]") -> None:
    """Wait until the bot is ready; a bot that has ended never will be."""
    while True:
        try:
            return await sandbox.ready(within=1)
        except TimeoutError:
            if process.poll() is not None:
                raise RuntimeError(f"the bot ended with code {process.returncode} before it was ready") from None


@asynccontextmanager
async def _answers(sandbox: Sandbox, channel_id: str) -> AsyncIterator["asyncio.Queue[Json]"]:
    heard: asyncio.Queue[Json] = asyncio.Queue()

    def hear(event: Json) -> None:
        message = event.get("message")
        if message and message["channel_id"] == channel_id and message["author"]["id"] == sandbox.world.application_id:
            heard.put_nowait(message)

    sandbox.world.page_sinks.append(hear)
    try:
        yield heard
    finally:
        sandbox.world.page_sinks.remove(hear)
