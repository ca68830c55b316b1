"""How long whole plain questions take over a large desk, drawing included, and how the event loop fares meanwhile.

`make bench-questions`, or `python -m tests.bench.questions [CLAIMS ...]`; 100,000 claims if none are named, beside the
story and those of the open question sets. One at a time, of ten kinds in turn. Nothing is asserted: it prints what was
reached by the clock and in processor time, with the deadline as it is set.
"""

import asyncio
import datetime as dt
import gc
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from bot.app import desk_over, load_packs
from bot.briefing.answer import Query
from bot.desk.desk import Desk
from bot.domain.refusals import Refusal
from bot.domain.revision import LIBRARY
from bot.render.message import whole
from bot.store.embedded import EmbeddedStore
from tests.bench import generator
from tests.bench.answers import ROOT, Spread
from tests.bench.probe import Probe
from tests.made_settings import NOW, settings_in
from tests.questions.test_sets import OPEN

EACH, SEED = 50, 20241018
"""How many questions of each kind are asked."""
SCRIPTS = ("북한은 러시아에 파병했나?", "Песков отрицал {}?", "谁否认了这件事？ {}", "Чи заперечував Кремль?")


def slipped(dice: random.Random, word: str) -> str:
    """A word with two letters swapped."""
    at = dice.randrange(1, len(word) - 2) if len(word) > 4 else 0
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :] if at else word


def questions(claims: Iterable[str], dice: random.Random) -> list[tuple[str, str]]:
    """(kind, text): as they are asked of the open sets, and about claims of the generator's."""
    own = [row["question"] for rows in OPEN.values() for row in rows]
    made = [("open", text) for text in dice.sample(own, EACH)]
    for text in dice.sample(list(claims), EACH):
        words = text.split()
        some = " ".join(dice.sample(words, min(5, len(words))))
        speaker = f"Bureau {dice.randrange(generator.ACTORS)}"
        made += [
            ("short", f"Did {speaker} deny {some}?"),
            ("pasted", f"{text}."),
            ("who", f"who denied {some}?"),
            ("slips", f"Is it tru that {' '.join(slipped(dice, word) for word in words[:6])}?"),
            ("how many", f"How many {some}?"),
            ("speaker", f"What does {speaker} say?"),
            ("scripts", dice.choice(SCRIPTS).format(words[0])),
            ("new", "what is new since yesterday?"),
            ("nonsense", "".join(dice.choices("abcdefghijklmnop ", k=40)) + "?"),
        ]
    dice.shuffle(made)
    return made


async def bench(folder: Path, count: int) -> None:
    packs = folder / "packs"
    shutil.copytree(ROOT / "data", packs / "library", ignore=shutil.ignore_patterns("*.db*", "*.md"))
    shutil.copytree(ROOT / "tests" / "questions" / "packs", packs / "questions")
    generator.packs(packs / "generated", count)
    settings = settings_in(folder, packs)
    store = EmbeddedStore(settings.database)
    await load_packs(store, settings, lambda: NOW)
    await asyncio.to_thread(os.sync)  # what loading wrote is on disk before questions are timed
    dice = random.Random(SEED)
    stories = [f"g-topic-{dice.randrange(generator.TOPICS)}" for _ in range(4)]
    claims = [claim for story in stories for claim in (await store.topic_claims(LIBRARY, story)).values()]
    asked = questions([claim.text for claim in claims], dice)
    desk = desk_over(store, settings, lambda: NOW + dt.timedelta(hours=1))
    gc.collect()
    gc.freeze()  # as the bot does: the collector does not walk what was loaded while answers wait
    gc.disable()
    await _timed(desk, asked, f"{count:,} claims")
    store.close()


async def _timed(desk: Desk, asked: list[tuple[str, str]], desk_of: str) -> None:
    clock: dict[str, list[float]] = {}
    work: list[float] = []
    partial = 0
    probe = Probe()
    async with probe:
        for number, (kind, text) in enumerate(asked, 1):
            probe.going_on = f"question {number}, {kind}"
            began, spent = time.perf_counter(), time.process_time()
            partial += await _answered(desk, text)
            clock.setdefault(kind, []).append((time.perf_counter() - began) * 1000)
            work.append((time.process_time() - spent) * 1000)
    every = Spread(sorted(ms for times in clock.values() for ms in times))
    print(f"{desk_of}, {len(asked)} questions: {every}, slowest {every.at(1):.0f} ms; marked partial {partial}")
    print(f"  processor time: {Spread(sorted(work))}\n  {probe.told}")
    for kind, times in clock.items():
        print(f"  {kind:<9} {Spread(sorted(times))}")


async def _answered(desk: Desk, text: str) -> bool:
    """Whether the answer was marked partial; a refusal is an answer too."""
    try:
        answer = await desk.answers.answer(LIBRARY, Query("ask", text))
    except Refusal:
        return False
    whole(answer, 0)
    return answer.partial


def main() -> None:
    counts = [int(number.replace(",", "")) for number in sys.argv[1:]] or [100_000]
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            asyncio.run(bench(Path(folder), count))


if __name__ == "__main__":
    main()
