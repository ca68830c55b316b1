"""`make bench`: the bot against the floor bot in the same run, over 100,000 claims and the story, as ratios.

BENCH_CLAIMS sets another size. Nothing here is asserted: the table says what was reached and what was meant, and
where it falls short.
"""

import asyncio
import gc
import json
import os
import random
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from pathlib import Path

from bot.app import desk_over, load_packs
from bot.briefing.drafting import Saved
from bot.desk.work import Curator
from bot.domain.revision import signed
from bot.domain.vocabulary import Kind
from bot.sandbox.payloads import Json
from bot.store.embedded import EmbeddedStore
from bot.store.migrations import READ_MODEL
from tests.bench import generator
from tests.bench.answers import ROOT, Runner, Spread, running
from tests.bench.table import Row, lines
from tests.made_settings import NOW, settings_in

CLAIMS = int(os.environ.get("BENCH_CLAIMS", "100000"))
ASKED = "!claims nk-troops"
ONE_BY_ONE, AT_ONCE, WIDTH = 2_000, 2_000, 16
CALLS, WRITES, STARTS, ANEW = 300, 1_000, 5, 100
ROUNDS = 10
INDEXED = {"claim_search": "rowid, text, also, story", "entry_search": "rowid, place, words"}
KINDS = ("!claims nk-troops", "!who-denied", "!figures", "!actor NIS", "!brief", "!timeline", "!claims g-topic-7")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(bench(Path(folder)))


async def bench(folder: Path) -> None:
    packs = folder / "packs"
    shutil.copytree(ROOT / "data", packs, ignore=shutil.ignore_patterns("*.db*", "*.md"))
    generator.packs(packs / "generated", CLAIMS)
    load, raw, entries = await first_load(folder, packs)
    await asyncio.to_thread(os.sync)  # what loading wrote is on disk before commits are timed
    gc.disable()  # the sandbox and the clock run in this process: no collection may fall into one bot's time alone
    kept = {"DATABASE_URL": f"sqlite:///{folder / 'claimdesk.db'}", "PACKS": str(packs)}
    stalls = folder / "stalls.json"
    async with (
        running("tests.bench.floor") as floor,
        running("tests.bench.probed", STALLS=str(stalls), **kept) as bot,
    ):
        (floor_times, floor_rate), (times, rate) = await in_turn(floor, bot)
        floor_memory, memory = floor.resident(), bot.resident()
        fresh = Spread(sorted([t for text in KINDS for t in (await bot.one_by_one(f"{text}", 1)).times]))
        anew = await made_anew(bot)
        floor_slash, added = await calls_in_turn(floor, bot)
        floor_called = await floor.commands_at_once("floor", [{}] * CALLS, "A constant answer", WIDTH)
        written = await bot.commands_at_once("claim add", new_claims(CALLS, CALLS), "Added.", WIDTH)
        at_last = bot.resident() - floor.resident()
    gc.enable()
    stall = json.loads(stalls.read_text())["longest_ms"]
    floor_start, start = await starts(STALLS=str(stalls), **kept)
    rows = [
        Row("answer p50, times the floor", times.at(0.5) / floor_times.at(0.5), 1.5),
        Row("answer p99, times the floor", times.at(0.99) / floor_times.at(0.99), 2),
        Row("answer made anew p50, times the floor", anew.at(0.5) / floor_times.at(0.5), 1.5),
        Row(f"answers a second at {WIDTH} at once, of the floor's", rate / floor_rate, 0.7, True),
        Row("/claim add to its card p50, times the floor's slash answer", added.at(0.5) / floor_slash.at(0.5), 4),
        Row(f"moderators' writes a second at the desk, {WIDTH} at once", await writes_a_second(folder), 200, True),
        Row("longest stall of the event loop, ms", stall, 50),
        Row("resident memory over the floor, MiB", memory - floor_memory, 25),
        Row("start to ready over the floor, s", start - floor_start, 0.5),
        Row("first load, times raw sqlite3", load / raw, 4),
    ]
    say(f"\n{CLAIMS:,} claims in {entries:,} entries, and the story; asked: {ASKED}")
    say(f"floor: {floor_times}; {floor_rate:.0f}/s at {WIDTH}; {floor_memory:.1f} MiB; ready in {floor_start:.2f} s")
    say(f"bot:   {times}; {rate:.0f}/s at {WIDTH}; {memory:.1f} MiB; ready in {start:.2f} s")
    say(f"/claim add, committed to disk: {added}; {written:.0f}/s at {WIDTH}")
    say(f"the floor's slash answer:      {floor_slash}; {floor_called:.0f}/s at {WIDTH}")
    say(f"resident over the floor after all of these: {at_last:+.1f} MiB")
    say(f"the same question made anew, after a write each time: {anew}")
    say(f"{len(KINDS)} questions asked for the first time: median {fresh.at(0.5):.1f} ms, slowest {fresh.at(1):.1f} ms")
    say(f"first load {load:.1f} s, raw sqlite3 {raw:.1f} s for the same rows and index\n")
    for line in lines(rows):
        say(line)


async def in_turn(floor: Runner, bot: Runner) -> tuple[tuple[Spread, float], tuple[Spread, float]]:
    """Times one by one, and answers a second at once, of both: in turn, so that a busy moment falls on both."""
    for runner in (floor, bot):
        await runner.one_by_one(ASKED, 200)
    times: dict[Runner, list[float]] = {floor: [], bot: []}
    took: dict[Runner, list[float]] = {floor: [], bot: []}
    for _ in range(ROUNDS):
        for runner in (floor, bot):
            times[runner] += (await runner.one_by_one(ASKED, ONE_BY_ONE // ROUNDS)).times
        for runner in (floor, bot):
            took[runner].append(1 / await runner.at_once(ASKED, AT_ONCE // ROUNDS, WIDTH))
    spreads = {runner: Spread(sorted(times[runner])) for runner in times}
    rates = {runner: len(took[runner]) / sum(took[runner]) for runner in took}
    return (spreads[floor], rates[floor]), (spreads[bot], rates[bot])


async def made_anew(bot: Runner) -> Spread:
    """Times of the question asked over and over, but each time after a claim was added to another story.

    Drawn messages are kept until the journal moves; the other times are mostly of kept ones.
    """
    times: list[float] = []
    for claim in new_claims(4 * CALLS, ANEW):
        await bot.commands("claim add", [claim | {"topic": "g-topic-7"}], "Added.")
        times += (await bot.one_by_one(ASKED, 1)).times
    return Spread(sorted(times))


async def calls_in_turn(floor: Runner, bot: Runner) -> tuple[Spread, Spread]:
    """Times of the floor's slash answer, and of a claim added until its card is there: in turn."""
    each = CALLS // ROUNDS
    floors: list[float] = []
    adds: list[float] = []
    claims = new_claims(0, CALLS)
    for n in range(ROUNDS):
        floors += (await floor.commands("floor", [{}] * each, "A constant answer")).times
        adds += (await bot.commands("claim add", claims[n * each : (n + 1) * each], "Added.")).times
    return Spread(sorted(floors)), Spread(sorted(adds))


async def starts(**kept: str) -> tuple[float, float]:
    """Seconds to ready of the floor bot and of the bot: medians of starts in turn."""
    floors: list[float] = []
    bots: list[float] = []
    for _ in range(STARTS):
        async with running("tests.bench.floor") as floor:
            floors.append(floor.started)
        async with running("tests.bench.probed", **kept) as bot:
            bots.append(bot.started)
    return statistics.median(floors), statistics.median(bots)


async def first_load(folder: Path, packs: Path) -> tuple[float, float, int]:
    """Seconds to load the packs into an empty store, seconds raw sqlite3 needs for the same, and how many entries."""
    settings = settings_in(folder, packs)
    store = EmbeddedStore(settings.database)
    began = time.perf_counter()
    await load_packs(store, settings, lambda: NOW, _bar)
    took = time.perf_counter() - began
    store.close()
    return (took, *_raw(settings.database, folder / "raw.db"))


def new_claims(first: int, count: int) -> list[Json]:
    """Claims that are like no other, so that none is held back as a look-alike."""
    dice = random.Random(first)
    words = ["".join(dice.choices("bcdfghklmnprstvz", k=7)) for _ in range(count * 6)]
    return [{"text": " ".join(words[n * 6 : n * 6 + 6]), "topic": "nk-troops"} for n in range(count)]


async def writes_a_second(folder: Path) -> float:
    """Claims committed a second, from form to card, without Discord between, over the store of 100,000 claims."""
    settings = settings_in(folder)
    store = EmbeddedStore(settings.database)
    desk = desk_over(store, settings)
    waiting = iter(new_claims(2 * CALLS, WRITES))

    async def moderator(number: int) -> None:
        who = Curator("42", str(number), signed(f"Moderator {number}", number))
        for typed in waiting:
            saved = await desk.edits.add(who, Kind.CLAIM, typed)
            assert isinstance(saved, Saved), saved

    began = time.perf_counter()
    await asyncio.gather(*(moderator(n) for n in range(WIDTH)))
    took = time.perf_counter() - began
    store.close()
    return WRITES / took


def _raw(made: Path, copy: Path) -> tuple[float, int]:
    """Insert every row of a store into a new one with plain sqlite3, one transaction, all indexes in place."""
    source = sqlite3.connect(made)
    tables = ("journal", *READ_MODEL)
    rows = {table: source.execute(_selected(table)).fetchall() for table in tables}
    shapes = source.execute(
        "SELECT sql FROM sqlite_master WHERE name NOT LIKE '%_search_%' AND name NOT LIKE 'sqlite_%'"
    )
    statements = [sql for (sql,) in shapes if sql]
    source.close()
    target = sqlite3.connect(copy, isolation_level=None)
    target.execute("PRAGMA journal_mode = WAL")
    target.execute("PRAGMA synchronous = FULL")
    for sql in statements:
        target.execute(sql)
    began = time.perf_counter()
    target.execute("BEGIN IMMEDIATE")
    for table in tables:
        if rows[table]:
            places = ", ".join("?" * len(rows[table][0]))
            columns = f" ({INDEXED[table]})" if table in INDEXED else ""
            target.executemany(f"INSERT INTO {table}{columns} VALUES ({places})", rows[table])
    target.execute("COMMIT")
    took = time.perf_counter() - began
    target.close()
    return took, len(rows["entry"])


def _selected(table: str) -> str:
    return f"SELECT {INDEXED.get(table, '*')} FROM {table}"


def _bar(done: int, total: int) -> None:
    sys.stderr.write(f"\rloading {done:,} of {total:,}" + ("\n" if done >= total else ""))


def say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    main()
