"""Processes that begin with the bot's modules imported: a Python of its own takes half a second of work to do that."""

import multiprocessing
import os
import runpy
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.unhurried import unhurried

PROCESSES = multiprocessing.get_context("forkserver")
"""One server a test process forks them all, so one list names what it imports for every test."""

PROCESSES.set_forkserver_preload(
    ["tests.forked", "bot.cli", "tests.chaos.moderators", "tests.chaos.amendments.killed", "tests.chaos.digests.killed"]
)


def bot(
    folder: Path, words: Sequence[str], environment: Mapping[str, str], patience: float = 300
) -> subprocess.CompletedProcess[str]:
    """`python -m bot WORDS` in `folder`, as soon as it has ended; raises TimeoutExpired after so many seconds."""
    told = folder.parent / f"{folder.name}-stdout", folder.parent / f"{folder.name}-stderr"
    process = PROCESSES.Process(target=_be_the_bot, args=(folder, words, dict(environment), *told))
    process.start()
    process.join(patience)
    if process.exitcode is None:
        process.kill()
        raise subprocess.TimeoutExpired(words, patience)
    return subprocess.CompletedProcess(words, process.exitcode, *(path.read_text("utf-8") for path in told))


def _be_the_bot(folder: Path, words: Sequence[str], environment: Mapping[str, str], out: Path, err: Path) -> None:
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["bot", *words]
    sys.stdout = out.open("w", encoding="utf-8")  # flushed as the process ends, with what it fails of
    sys.stderr = err.open("w", encoding="utf-8", errors="backslashreplace")
    with unhurried():
        runpy.run_module("bot", run_name="__main__")
