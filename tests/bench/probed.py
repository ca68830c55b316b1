"""The bot with a probe beside it: how long the event loop was ever kept from turning. Written to STALLS at the end."""

# ruff: noqa: E402
import gc

gc.disable()  # as bot/__main__.py does

import asyncio
import contextlib
import json
import os
import signal
import time
from pathlib import Path

from bot.app import run
from bot.process.config import settings

_TURN = 0.002


async def main() -> None:
    loop = asyncio.get_running_loop()
    done = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, done.set)
    bot = asyncio.create_task(run(settings(), said=lambda text: None))
    await asyncio.sleep(2)  # importing and loading are over; they are measured as the start
    longest = 0.0
    while not done.is_set():
        began = time.perf_counter()
        await asyncio.sleep(_TURN)
        longest = max(longest, time.perf_counter() - began - _TURN)
    Path(os.environ["STALLS"]).write_text(json.dumps({"longest_ms": longest * 1000}))
    bot.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await bot


asyncio.run(main())
