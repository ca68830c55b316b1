"""Many commands at a steady pace: how many are answered within 2.5 s, through the real client and the sandbox.

`make bench-load`, or `python -m tests.bench.load [CLAIMS [COMMANDS [A_SECOND]]]`; 100,000 claims, 10,000 commands, 50 a
second if nothing is named. Half are commands over the curated story and the generated ones, a third are plain questions
about claims that are there (short, pasted, with slips) or are not, and a few write. A command is sent at its time,
whether or not those before it are answered. Nothing is asserted: the lines say what was reached.
"""

import asyncio
import json
import random
import shutil
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bot.app import load_packs
from bot.sandbox.payloads import Json
from bot.store.embedded import EmbeddedStore
from tests.bench import generator
from tests.bench.answers import Runner, Spread, running
from tests.made_settings import NOW, settings_in

WITHIN, LONGEST = 2.5, 60.0
SEED = 20241018
_PAUSE = 0.02


class Call(NamedTuple):
    """A command with its options; `kind` is under which name its times are told."""

    kind: str
    name: str
    options: Json
    by: str = "member"


def calls(count: int, claims: list[tuple[str, str]], dice: random.Random) -> Iterator[Call]:
    """`claims` are some of the desk's, by key and text."""
    topics = [f"g-topic-{n}" for n in range(generator.TOPICS)]
    for n in range(count):
        key, text = dice.choice(claims)
        words = text.split()
        asked = " ".join(dice.sample(words, 5))
        topic = dice.choice(["nk-troops", "nk-troops", dice.choice(topics)])
        yield dice.choices(
            (
                Call("claims", "claims", {"topic": topic}),
                Call("who-denied", "who-denied", {"subject": topic}),
                Call("brief", "brief", {"topic": topic}),
                Call("figures", "figures", {"topic": "nk-troops"}),
                Call("claim", "claim show", {"claim": key}),
                Call("actor", "actor show", {"name": f"g-actor-{dice.randrange(generator.ACTORS)}"}),
                Call("ask, short", "ask", {"question": f"Who denied {asked}?"}),
                Call("ask, pasted", "ask", {"question": f"{text}."}),
                Call("ask, slips", "ask", {"question": f"Is it tru that {_slipped(asked, dice)}?"}),
                Call("ask, story", "ask", {"question": "did Russia deny using North Korean troops?"}),
                Call("ask, nothing", "ask", {"question": f"did {asked[::-1]} win?"}),
                Call("claim add", "claim add", {"text": f"{_made_up(dice)} {n}", "topic": "nk-troops"}, "moderator"),
            ),
            (14, 14, 6, 6, 12, 8, 8, 8, 4, 8, 4, 8),
        )[0]


def _slipped(text: str, dice: random.Random) -> str:
    return " ".join(word[:1] + word[2:] if len(word) > 4 and dice.random() < 0.5 else word for word in text.split())


def _made_up(dice: random.Random) -> str:
    return " ".join("".join(dice.choices("bcdfghklmnprstvz", k=7)) for _ in range(6))


async def bench(folder: Path, claims: int, commands: int, a_second: float) -> None:
    packs = folder / "packs"
    generator.packs(packs / "generated", claims)
    shutil.copytree(generator.DATA, packs, dirs_exist_ok=True)  # a link out of the folder is no pack
    settings = settings_in(folder, packs)
    store = EmbeddedStore(settings.database)
    await load_packs(store, settings, lambda: NOW)
    store.close()
    some = _claims(packs, random.Random(SEED))
    stalls = folder / "stalls.json"
    kept = {"DATABASE_URL": f"sqlite:///{settings.database}", "PACKS": str(packs), "STALLS": str(stalls)}
    async with running("tests.bench.probed", **kept) as bot:
        await asyncio.sleep(3)  # what follows a start is over
        before = bot.used()
        times, failed, took = await _paced(bot, list(calls(commands, some, random.Random(SEED))), a_second)
        memory, used = bot.resident(), bot.used() - before
        _tell(times, failed, commands)
    print(f"{commands / took:.1f} commands a second sent; {memory:.0f} MiB resident", end="; ")
    print(f"each took the bot {used / commands * 1000:.1f} ms of a processor")
    print(f"longest stall of the bot's event loop: {json.loads(stalls.read_text())['longest_ms']:.0f} ms")


def _claims(packs: Path, dice: random.Random) -> list[tuple[str, str]]:
    """Some claims of the generated packs."""
    found: list[tuple[str, str]] = []
    for path in dice.sample(sorted((packs / "generated").glob("generated-[0-9]*.json")), 20):
        made = json.loads(path.read_text(encoding="utf-8"))["claims"]
        found += [(key, made[key]["text"]) for key in dice.sample(sorted(made), min(20, len(made)))]
    return found


async def _paced(
    bot: Runner, planned: list[Call], a_second: float
) -> tuple[dict[str, list[float]], Counter[str], float]:
    """The times in milliseconds by kind, what went wrong, and how many seconds sending took."""
    times: dict[str, list[float]] = defaultdict(list)
    failed: Counter[str] = Counter()

    async def one(call: Call) -> None:
        began = time.perf_counter()
        interaction = bot.sandbox.command(call.by, "briefing", call.name, call.options)
        try:
            answer = await bot.sandbox.answer(interaction, within=LONGEST)
            while interaction.original and interaction.original["loading"]:  # told to wait  # noqa: ASYNC110
                await asyncio.sleep(_PAUSE)
        except TimeoutError:
            failed[f"{call.kind}: no answer"] += 1
            return
        if "failed" in answer:
            failed[f"{call.kind}: {str(answer['failed'])[:60]}"] += 1
            return
        times[call.kind].append((time.perf_counter() - began) * 1000)

    began = time.perf_counter()
    running_now: list[asyncio.Task[None]] = []
    for n, call in enumerate(planned):
        await asyncio.sleep(max(began + n / a_second - time.perf_counter(), 0))
        running_now.append(asyncio.create_task(one(call)))
    took = time.perf_counter() - began
    await asyncio.gather(*running_now)
    return times, failed, took


def _tell(times: dict[str, list[float]], failed: Counter[str], commands: int) -> None:
    if not times:
        print("nothing was answered", dict(failed.most_common(8)))
        return
    everything = Spread(sorted(each for kind in times.values() for each in kind))
    in_time = sum(each <= WITHIN * 1000 for each in everything.times)
    for kind, taken in sorted(times.items()):
        print(f"  {kind:12} {len(taken):6,} {Spread(sorted(taken))}, slowest {max(taken):.0f} ms")
    for why, count in failed.most_common(8):
        print(f"  ✗ {count:,} {why}")
    told = f"{in_time:,} of {commands:,} answered within {WITHIN} s; {everything}, slowest {everything.at(1):.0f} ms"
    print(told, flush=True)


def main() -> None:
    given = [float(each.replace(",", "")) for each in sys.argv[1:]]
    claims, commands, a_second = (*given, *(100_000, 10_000, 50)[len(given) :])
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(bench(Path(folder), int(claims), int(commands), a_second))


if __name__ == "__main__":
    main()
