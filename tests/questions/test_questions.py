"""The question sets are answered: a score by kind of question is printed, and must not sink below what was reached."""

import contextlib
import datetime as dt
import os
import shutil
import sys
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from pathlib import Path

import pytest

from bot.app import desk_over, load_packs
from bot.briefing.answer import Query
from bot.desk.desk import Desk
from bot.desk.packs import read_packs
from bot.domain.refusals import Refusal
from bot.domain.revision import LIBRARY
from bot.render.plain import terminal
from bot.store.embedded import EmbeddedStore
from tests.made_settings import NOW, settings_in
from tests.questions.judging import MISSED, RIGHT, WRONG, Judge, Verdict
from tests.questions.test_sets import FURTHER, FURTHER_TOPICS, HELD_BACK, HERE, OPEN, ROOT, TOPICS

FLOOR, FLOOR_HELD_BACK = 0.95, 0.80
"""The least share of questions that is answered right."""
MOST_WRONG, MOST_WRONG_HELD_BACK = 0.0, 0.02
"""The largest share that may be answered wrong: with what was not asked, as if it were that."""

Row = Mapping[str, str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packs")
    shutil.copytree(ROOT / "data", folder / "library")
    shutil.copytree(HERE / "packs", folder / "questions")
    return folder


@pytest.fixture
async def desk(folder: Path, tmp_path: Path) -> AsyncIterator[Desk]:
    async with desk_of(folder, tmp_path, TOPICS) as made:
        yield made


@contextlib.asynccontextmanager
async def desk_of(folder: Path, tmp_path: Path, topics: Sequence[str]) -> AsyncIterator[Desk]:
    """A desk with the stories of a folder, and for each a server that follows it alone."""
    settings = settings_in(tmp_path, folder)
    store = EmbeddedStore(settings.database)
    await load_packs(store, settings, lambda: NOW)
    made = desk_over(store, settings, lambda: NOW + dt.timedelta(hours=1), lambda: 0.0)  # never late, on any machine
    for topic in topics:
        await made.setups.set_up(server_of(topic), role="", room="", topics=(topic,), language="")
    yield made
    store.close()


def server_of(desk: str) -> str:
    """The scope a question is asked in."""
    return LIBRARY if desk == "all" else str(100 + (*TOPICS, *FURTHER_TOPICS).index(desk))


async def answered(desk: Desk, row: Row) -> str:
    """What the question is answered with, after those it goes on from."""
    before = text = ""
    for asked in [*filter(None, row["context"].split(" ⏎ ")), row["question"]]:
        words = asked.replace("\\n", "\n").replace("\\t", "\t")
        try:
            answer = await desk.answers.answer(server_of(row["desk"]), Query("ask", f"{before} {words}".strip()))
        except Refusal as refusal:
            text, before = refusal.sentence, ""
            continue
        before = answer.query.words if answer.query.words.startswith("~") else ""
        before = before.partition(" ")[0]
        text = terminal(answer)
    return text


async def scored(desk: Desk, judge: Judge, rows: Iterable[Row]) -> list[tuple[Row, Verdict]]:
    return [(row, judge.judged(row, await answered(desk, row))) for row in rows]


def report(name: str, found: list[tuple[Row, Verdict]], *, shows: bool) -> tuple[float, float]:
    """Say the score by kind of question, and what went wrong; returns the shares of right and of wrong ones.

    Of sets that are held back it does not show the questions.
    """
    kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row, verdict in found:
        kinds[row["intent"]][verdict.counts] += 1
        kinds["all"][verdict.counts] += 1
    lines = [f"{name}: {len(found)} questions"]
    for kind, counts in sorted(kinds.items(), key=lambda item: item[0] == "all"):
        told = ", ".join(f"{count} {what}" for what, count in sorted(counts.items()))
        lines.append(f"  {kind:14} {counts[RIGHT] / counts.total():4.0%}  {told}")
    for row, verdict in found:
        if verdict.counts == WRONG or (os.environ.get("MISSED") and verdict.counts != RIGHT):
            lines.append(f"  {verdict.counts}: {row['id']} {row['question'] if shows else ''} {verdict.why}")
    sys.stdout.write("\n" + "\n".join(lines) + "\n")
    total = kinds["all"]
    return total[RIGHT] / total.total(), total[WRONG] / total.total()


async def test_the_open_sets_are_answered(desk: Desk, folder: Path) -> None:
    rows = [row for topic in TOPICS for row in OPEN[topic]]
    right, wrong = report("open", await scored(desk, Judge(read_packs(folder).entries), rows), shows=True)
    assert right >= FLOOR
    assert wrong <= MOST_WRONG


@pytest.mark.skipif(not os.environ.get("HELD_BACK"), reason="the sets held back are scored at the end: HELD_BACK=1")
async def test_the_sets_held_back_are_answered(desk: Desk, folder: Path) -> None:
    rows = [row for topic in TOPICS for row in HELD_BACK[topic]]
    found = await scored(desk, Judge(read_packs(folder).entries), rows)
    right, wrong = report("held back", found, shows=False)
    assert right >= FLOOR_HELD_BACK
    assert wrong <= MOST_WRONG_HELD_BACK


async def test_the_further_sets_are_answered(folder: Path, tmp_path: Path) -> None:
    whole = tmp_path / "packs"
    shutil.copytree(folder, whole)
    shutil.copytree(HERE / "further" / "packs", whole / "further")
    async with desk_of(whole, tmp_path, (*TOPICS, *FURTHER_TOPICS)) as desk:
        rows = [row for rows in FURTHER.values() for row in rows]
        right, wrong = report("further", await scored(desk, Judge(read_packs(whole).entries), rows), shows=True)
    assert right >= FLOOR
    assert wrong <= MOST_WRONG


async def test_the_same_question_has_the_same_answer(desk: Desk) -> None:
    for row in OPEN["nord-stream"][:20]:
        assert await answered(desk, row) == await answered(desk, row)


def test_a_judge_can_fail(folder: Path) -> None:
    judge = Judge(read_packs(folder).entries)
    row = {"needs": 'statement:peskov-fake-news;"by 18 oct 2024">"NATO"', "must_not": "as:statement:rutte-no-evidence"}
    used = "Russia is using North Korean troops in the Ukraine conflict"
    told = f"Dmitry Peskov, for Russia, denied: “{used}” by 18 Oct 2024"
    rutte = "North Korean soldiers are directly involved in combat\nMark Rutte, for NATO, finds no evidence"
    assert judge.judged(row, told).counts == RIGHT
    assert judge.judged(row, f"{rutte}\n{told}").counts == WRONG
    assert judge.judged(row, f"No denial by NATO is on the desk.\n{rutte}\n{told}").why == ('"by 18 oct 2024">"NATO"',)
    assert judge.judged(row, "Which one?\n• none of these").counts == "asked back"
    assert judge.judged(row, "nothing").counts == MISSED
