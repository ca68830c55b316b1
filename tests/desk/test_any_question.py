"""Whatever is typed as a question: no error, no answer without attribution, and none that takes long."""

import asyncio
import datetime as dt
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.app import desk_over, load_packs
from bot.briefing.answer import Answer, Line, Piece, Query, Strong
from bot.briefing.in_part import IN_PART
from bot.briefing.phrases import PAST, PLURAL, status_words
from bot.desk.answers import LATE
from bot.desk.desk import Desk
from bot.domain.refusals import Refusal
from bot.domain.revision import LIBRARY
from bot.domain.vocabulary import Side, Stance, Status
from bot.process.config import ROOT
from bot.render.message import message
from bot.render.plain import terminal
from bot.store.embedded import EmbeddedStore
from tests.drawn import TIMES
from tests.made_settings import NOW, settings_in
from tests.questions.test_sets import OPEN
from tests.unhurried import OF_QUESTIONS, in_earnest


def _listed(words: str) -> list[str]:
    return words.split()


MARKS = tuple({stance.mark for stance in Stance})
ASKING = _listed(
    """
    who denied confirmed doubts said did does has have is was how many when where why what which evidence proof
    sources source new since yesterday disagree and or not it they this that true fake real disputed according
    to whom the of in by about on for from us WHO may no any
    """
)
NAMES = _listed(
    """
    NATO Peskov Russia North Korea Korean troops Zelensky NIS 국정원 Песков China France Trump Maria Harvard Nord
    Stream Hersh Vladivostok 12,000 1,500 twelve thousand 4645 '' " ? ! … 🚨 @everyone <@1> --plain
    as-of:2024-10-20 ~d.1 !none topic:nk-troops claim:sent-to-russia ~dN.zz near:x
    """
)
WORDS = st.one_of(st.sampled_from(ASKING), st.sampled_from(NAMES), st.text(max_size=12))
PACKS = (ROOT / "data", ROOT / "tests" / "questions" / "packs")
TEXT = re.compile(r"^ +text: (.+)$", re.MULTILINE)
SENTENCES = [
    *(
        text
        for folder in PACKS
        for path in sorted(folder.rglob("topics/*.yaml"))
        for text in TEXT.findall(path.read_text())
    ),
    *(row["question"] for rows in OPEN.values() for row in rows),
]
"""Claims and questions, in their own words."""


@st.composite
def half_remembered(draw: st.DrawFn) -> str:
    """A sentence with words put in, left out or changed, as people paste it and go on."""
    words = draw(st.sampled_from(SENTENCES)).split()
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.one_of(st.integers(0, len(words)), st.just(len(words)), st.just(0)))
        words[at : at + draw(st.integers(0, 2))] = draw(st.lists(TOLD, max_size=2))
    return " ".join(words)


SAYING = _listed("says said, reports told denied , . ? is not that by he the was after before 1,600 2025 and nobody")
TOLD = st.one_of(st.sampled_from(SAYING), WORDS, st.sampled_from(SENTENCES))
QUESTIONS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=14).map(" ".join), half_remembered())


BATCH = 100
"""How many times the examples of a short run are drawn in one go: what is kept of them grows, and slows the rest."""


@pytest.fixture(autouse=True)
def as_late_as_in_earnest() -> Iterator[None]:
    """The desks here have clocks that no busy machine moves."""
    with in_earnest(*OF_QUESTIONS):
        yield


@pytest.fixture(scope="module")
def asked() -> Iterator[tuple[asyncio.Runner, Desk]]:
    folder = Path(tempfile.mkdtemp())
    shutil.copytree(ROOT / "data", folder / "packs" / "library")
    shutil.copytree(ROOT / "tests" / "questions" / "packs", folder / "packs" / "questions")
    settings = settings_in(folder, folder / "packs")
    with asyncio.Runner() as runner:
        store = EmbeddedStore(settings.database)
        runner.run(load_packs(store, settings, lambda: NOW))
        yield runner, desk_over(store, settings, lambda: NOW + dt.timedelta(hours=1), time.process_time)
        store.close()
    shutil.rmtree(folder)


@pytest.mark.parametrize("batch", range(max(TIMES // BATCH, 1)))
@settings(max_examples=60 * min(TIMES, BATCH), suppress_health_check=list(HealthCheck))
@given(text=QUESTIONS)
@example('who,NATO"0"0¹"or"0')  # no number, though it begins as one
@example("NATO:1:1")  # a headline of numbers alone
@example("Russia is using North Korean troops in the Ukraine conflict, says")  # and nobody behind the verb
@example(f"who {'speaks ' * 40}now against it")
@example(f"was NATO {'really ' * 60}fired up twice")
@example(f"who agrees with {'a' * 110} on the North Korean troops in Russia now and then")
@example(f"who contradicts the {'a' * 400} on the North Korean troops in Russia now and then")
def test_any_text_is_answered_or_refused(batch: int, asked: tuple[asyncio.Runner, Desk], text: str) -> None:
    runner, desk = asked
    began = time.process_time()  # what the answer itself takes, however busy the machine is
    try:
        answer = runner.run(desk.answers.answer(LIBRARY, Query("ask", text)))
    except Refusal as refusal:
        assert refusal.sentence
        return
    assert time.process_time() - began < LATE, text
    assert answer.title and (answer.lead or answer.sections), text
    for line, before in lines_of(answer):
        assert is_attributed(line) or (goes_on(line) and is_attributed(before)), (text, line)
    assert terminal(answer)
    drawn = message(answer, 0)
    assert drawn["embed"] is not None


def lines_of(answer: Answer) -> list[tuple[Line, Line]]:
    """Each line with the one before it in its section that does not itself go on from another."""
    found: list[tuple[Line, Line]] = []
    for lines in (answer.lead, *(section.lines for section in answer.sections)):
        before = NOTHING
        for line in lines:
            found.append((line, before))
            before = before if goes_on(line) else line
    return found


NOTHING = Line(("▼ ",))
"""Stands before the first line, which goes on from no other."""


def goes_on(line: Line) -> bool:
    """Whether a line tells what one statement says besides, below the line that has its speaker, day and source."""
    return any(told(line.head).startswith(f"{mark} and ") for mark in MARKS)


STANCE_WORDS = "|".join(sorted({*PAST.values(), *PLURAL.values(), *(stance.value for stance in Stance)}))
TOOK_A_STANCE = re.compile(rf",? (?:{STANCE_WORDS})(?!\w)")
"""How it goes on behind a speaker in bold letters who took a stance."""

DERIVED = tuple(status_words(status) for status in Status)


def is_attributed(line: Line) -> bool:
    """Whether a line that tells what somebody said or what is so has at its end when it was said or where it was read.

    It tells that where it begins with the mark of a stance, where words follow on bold ones, or where those take one.
    """
    bold = next((n for n, piece in enumerate(line.head) if isinstance(piece, Strong)), None)
    rest = "" if bold is None else told(line.head[bold + 1 :])
    tells = told(line.head).startswith(MARKS) or bool(TOOK_A_STANCE.match(rest)) or (bold is not None and line.body)
    tells = tells or any(isinstance(piece, Strong) for piece in line.body)
    if rest.startswith(", by what was said"):  # follows from what those said whom it names
        return told(line.head).removeprefix("How it stands: ").startswith(DERIVED) and ": " in rest
    return not tells or bool(told(line.tail).strip())


def told(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece if isinstance(piece, str) else str(piece[0]) for piece in pieces)


class Stepping:
    """A clock that stands for so many looks at it, and then is at another moment."""

    def __init__(self) -> None:
        self.looks, self.then = 0, 0.0

    def __call__(self) -> float:
        self.looks -= 1
        return 0.0 if self.looks >= 0 else self.then


@pytest.fixture(scope="module")
def hurried(asked: tuple[asyncio.Runner, Desk]) -> tuple[Stepping, Desk]:
    clock = Stepping()
    store = asked[1].store
    settings = settings_in(ROOT)  # its database is open already
    return clock, desk_over(store, settings, lambda: NOW + dt.timedelta(hours=1), clock)


@pytest.mark.parametrize("batch", range(max(TIMES // BATCH, 1)))
@settings(max_examples=10 * min(TIMES, BATCH), suppress_health_check=list(HealthCheck))
@given(text=QUESTIONS, looks=st.integers(1, 40), then=st.sampled_from((1.0, 2 * LATE)))
@example("HERS:DENE:PESKOV", 1, 1.0)
def test_what_a_deadline_cut_is_marked(
    batch: int, asked: tuple[asyncio.Runner, Desk], hurried: tuple[Stepping, Desk], text: str, looks: int, then: float
) -> None:
    runner = asked[0]
    clock, hurried_desk = hurried
    clock.looks, clock.then = looks, then
    try:
        cut = runner.run(hurried_desk.answers.answer(LIBRARY, Query("ask", text)))
    except Refusal:
        return
    if not any(IN_PART in told(line.head) for line in cut.lead):
        clock.then = 0.0  # never late
        assert cut == runner.run(hurried_desk.answers.answer(LIBRARY, Query("ask", text))), (text, looks, then)


def test_a_question_that_is_late_says_nothing_of_what_is_there(
    asked: tuple[asyncio.Runner, Desk], hurried: tuple[Stepping, Desk]
) -> None:
    clock, desk = hurried
    clock.looks, clock.then = 1, 2 * LATE
    answer = asked[0].run(desk.answers.answer(LIBRARY, Query("ask", "who denied that troops are in Russia?")))
    assert [told(line.head) for line in answer.lead] == [IN_PART]
    assert not answer.sections and not answer.unanswered and not answer.absent


def test_the_marks_that_are_looked_for_are_those_of_stances() -> None:
    assert len(MARKS) == len(list(Side))
    assert not is_attributed(Line(("▼ ", Strong("Somebody"), " denies: "), ("it",)))
    assert not is_attributed(Line(("Yes: ", Strong("Somebody"), " denied: "), ("“it”.",)))
    assert not is_attributed(Line((Strong("Somebody, for others,"), " denies it · "), (), ()))
    assert not is_attributed(Line((Strong("12,000"), ": "), ("so many came",), (" ",)))
    assert not is_attributed(Line((), (Strong("It is so"),)))
    assert is_attributed(Line((Strong("No denial is on the desk."),)))
