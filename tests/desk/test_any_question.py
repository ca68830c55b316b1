"""Whatever is typed as a question: no error, no answer without attribution, and none that takes long."""

import asyncio
import datetime as dt
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.app import desk_over, load_packs
from bot.briefing.answer import Answer, Line, Query, Strong
from bot.desk.desk import Desk
from bot.domain.refusals import Refusal
from bot.domain.revision import LIBRARY
from bot.domain.vocabulary import Side, Stance
from bot.process.config import ROOT
from bot.render.message import message
from bot.render.plain import terminal
from bot.store.embedded import EmbeddedStore
from tests.conftest import TIMES
from tests.made_settings import NOW, settings_in

LONGEST = 2.0
"""Seconds that no answer may take, on a machine as busy as it may be."""


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
QUESTIONS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=14).map(" ".join))


@pytest.fixture(scope="module")
def asked() -> Iterator[tuple[asyncio.Runner, Desk]]:
    folder = Path(tempfile.mkdtemp())
    shutil.copytree(ROOT / "data", folder / "packs" / "library")
    shutil.copytree(ROOT / "tests" / "questions" / "packs", folder / "packs" / "questions")
    settings = settings_in(folder, folder / "packs")
    with asyncio.Runner() as runner:
        store = EmbeddedStore(settings.database)
        runner.run(load_packs(store, settings, lambda: NOW))
        yield runner, desk_over(store, settings, lambda: NOW + dt.timedelta(hours=1))
        store.close()
    shutil.rmtree(folder)


@settings(max_examples=60 * TIMES, suppress_health_check=list(HealthCheck))
@given(text=QUESTIONS)
def test_any_text_is_answered_or_refused(asked: tuple[asyncio.Runner, Desk], text: str) -> None:
    runner, desk = asked
    began = time.monotonic()
    try:
        answer = runner.run(desk.answers.answer(LIBRARY, Query("ask", text)))
    except Refusal as refusal:
        assert refusal.sentence
        return
    assert time.monotonic() - began < LONGEST, text
    assert answer.title and (answer.lead or answer.sections), text
    for line in lines_of(answer):
        assert is_attributed(line), (text, line)
    assert terminal(answer)
    drawn = message(answer, 0)
    assert drawn["embed"] is not None


def lines_of(answer: Answer) -> list[Line]:
    return [*answer.lead, *(line for section in answer.sections for line in section.lines)]


def is_attributed(line: Line) -> bool:
    """Whether a line that tells a stance has at its end when it was taken and where it was read."""
    head = "".join(piece if isinstance(piece, str) else piece[0] for piece in line.head)
    tells = head.startswith(MARKS) or (
        line.body and any(isinstance(piece, Strong) for piece in line.head) and line.tail
    )
    return not tells or bool(line.tail)


def test_the_marks_that_are_looked_for_are_those_of_stances() -> None:
    assert len(MARKS) == len(list(Side))
    assert not is_attributed(Line(("▼ ", Strong("Somebody"), " denies: "), ("it",)))
