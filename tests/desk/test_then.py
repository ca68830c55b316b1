"""Questions that tell a day, and replies that say "he" or "they", over an invented story of a bridge."""

import datetime as dt
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.briefing.answer import Query
from bot.desk.desk import Desk
from bot.desk.questions.then import Days, days_told
from bot.desk.work import Curator
from bot.domain.revision import LIBRARY
from bot.domain.vocabulary import Kind
from bot.render.plain import terminal
from bot.search.asked import asked as understood
from bot.search.typed import typed
from tests.desk.conftest import desk_over_pack
from tests.told import told

PACK = """
topics:
  bridge: {title: The collapse of the Lund bridge, aliases: [Lund bridge]}
actors:
  builder: {name: Holm Construction, kind: group, aliases: [Holm]}
  vik: {name: Ada Vik, kind: person, role: engineer of the town}
  mayor: {name: Per Dahl, kind: person, role: mayor of the town}
  gazette: {name: Lund Gazette, kind: media}
sources:
  echo: {outlet: echo.example, published: 2026-11-23}
claims:
  cracks: {text: The bridge had cracks before it fell, happened: 2026-11-02}
  closed:
    text: 40 cars were on the bridge
    happened: 2026-11-20
    figures: [{value: 40, unit: cars, counts: cars on the bridge, phase: in all}]
  long-range: {text: The bridge was hit by a stray rocket}
statements:
  gazette-cracks:
    speaker: gazette
    said_on: 2026-11-10
    paraphrase: Photographs show cracks in the deck.
    source: echo
    positions: [{claim: cracks, stance: asserts}, {claim: closed, stance: asserts}]
  mayor-cracks:
    speaker: mayor
    said_on: 2026-11-12
    paraphrase: There was nothing to be seen, says the mayor.
    source: echo
    positions: [{claim: cracks, stance: denies}]
  holm-cracks:
    speaker: builder
    said_on: 2026-11-22
    paraphrase: The firm rejects the report.
    source: echo
    positions: [{claim: cracks, stance: denies}]
  vik-doubts:
    speaker: vik
    said_on: 2026-11-09
    paraphrase: She would have to see them herself.
    source: echo
    positions: [{claim: cracks, stance: doubts}]
  vik-cracks:
    speaker: vik
    said_on: 2026-11-22
    paraphrase: She has looked at the photographs and believes them.
    source: echo
    positions: [{claim: cracks, stance: confirms}]
"""


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with desk_over_pack(tmp_path, PACK) as made:  # where it is 23 November 2026, a Monday
        yield made


@pytest.mark.parametrize(
    ("asked", "shows", "hides"),
    [
        (("who denied the cracks yesterday?",), "Holm Construction denied", "Per Dahl denied"),
        (("who denied the cracks?", "who denied it yesterday?"), "Holm Construction denied", "Per Dahl denied"),
        (("who denied the cracks", "who denied it on 12 november"), "Per Dahl denied", "Holm Construction denied"),
        (("who denied the cracks last week",), "Holm Construction denied", "Per Dahl denied"),
        (("who denied the cracks on sunday",), "Holm Construction denied", "Per Dahl denied"),
        (("who denied the cracks since last week",), "Holm Construction denied", "Per Dahl denied"),
        (("who denied the cracks before yesterday",), "Per Dahl denied", "Holm Construction denied"),
        (("who denied the cracks this month",), "Per Dahl denied", "Which"),
        (("who denied the cracks in november",), "Holm Construction denies", "Exactly that"),
    ],
)
async def test_the_day_is_no_matter_of_taste(desk: Desk, asked: tuple[str, ...], shows: str, hides: str) -> None:
    text = await told(desk, *asked)
    first, _, _ = text.partition("By claim")
    assert shows in first, text
    assert hides not in first, text


@pytest.mark.parametrize(
    "asked",
    [
        ("who denied the cracks three days ago",),
        ("who denied the cracks", "who denied it today"),
        ("who confirmed the cracks last year",),
        ("how many cars were on the bridge yesterday?",),
        ("were there cracks in the bridge yesterday",),
        ("who denied that the bridge had cracks yesterday",),
        ("who confirmed the bridge last year",),
        ("who says the bridge had cracks yesterday",),
    ],
)
async def test_what_was_said_or_was_so_on_another_day_is_no_answer(desk: Desk, asked: tuple[str, ...]) -> None:
    text = await told(desk, *asked)
    assert "Exactly that is not on the desk" in text or "No figure for exactly that" in text, text


async def test_what_a_speaker_said_on_another_day_comes_after_that_it_is_not_there(desk: Desk) -> None:
    text = await told(desk, "did Holm deny the cracks last year")
    assert "No denial of exactly that by Holm Construction is on the desk" in text, text
    assert "Yes: " in await told(desk, "did Holm deny the cracks yesterday")


async def test_a_day_behind_the_verb_is_when_it_was_said(desk: Desk) -> None:
    text = await told(desk, "did Holm say on 22 november that the bridge had cracks")
    assert "Holm Construction denied" in text, text
    assert "Nothing Holm Construction said about exactly that" in await told(
        desk, "did Holm say in october that the bridge had cracks"
    )


async def test_only_those_of_a_kind_are_told(desk: Desk) -> None:
    text = await told(desk, "which companies deny the cracks?")
    assert "Holm Construction denied" in text and "Per Dahl" not in text.partition("\n\n")[0], text
    assert "Exactly that is not on the desk" in await told(desk, "which experts deny the cracks?")
    assert "Ada Vik confirmed" in await told(desk, "which engineers confirm the cracks?")


async def test_what_somebody_said_on_a_day_is_no_other_days_word(desk: Desk) -> None:
    assert "Nothing Per Dahl said about exactly that" in await told(desk, "what did Per Dahl say yesterday")
    assert "Ada Vik confirmed" in await told(desk, "what did Ada Vik say yesterday")


async def test_how_many_there_are_today_is_how_many_there_are(desk: Desk) -> None:
    assert "40 cars" in await told(desk, "how many cars were on the bridge as of today")


async def test_who_is_meant_by_a_pronoun_is_asked_back_where_several_may_be(desk: Desk) -> None:
    text = await told(desk, "how many cars were on the bridge?", "did he deny it?")
    assert "No denial of this claim is on the desk" in text and "Gazette" not in text, text  # a paper is no he
    text = await told(desk, "is it true that the bridge had cracks", "has she denied it?")
    assert "Which speaker is meant?" in text and "Ada Vik" in text and "Per Dahl" in text, text


async def test_they_are_those_who_took_the_stance(desk: Desk) -> None:
    text = await told(desk, "who denied the cracks?", "when did they say that?")
    assert "12 Nov 2026" in text and "22 Nov 2026" in text and "Ada Vik" not in text.partition("By claim")[0], text


async def test_who_said_it_then_is_told_by_the_button_too(desk: Desk) -> None:
    answer = await desk.answers.answer(LIBRARY, Query("ask", "what did Ada Vik say yesterday?"))
    again = await desk.answers.answer(LIBRARY, Query("ask", answer.query.words))
    assert "believes them" in terminal(answer) and "see them herself" not in terminal(answer)
    assert terminal(again) == terminal(answer)


async def test_a_word_with_a_hyphen_is_no_key_in_a_sentence(desk: Desk, ann: Curator) -> None:
    await desk.withdrawals.retract(ann, Kind.CLAIM, "long-range", "Said of another bridge.")
    text = await told(desk, "did a long-range rocket hit the bridge?", scope=ann.scope)
    assert "on the desk" in text, text


def test_what_is_surely_within_days() -> None:
    day = dt.date(2026, 11, 22).isoformat()
    days = Days(day, day)
    assert days.hold("2026-11-22") and not days.hold("2026-11") and not days.hold("by 2026-11-22")
    assert Days("", day).hold("2026-10") and not Days(day, "").hold("2026")


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("after last week", "2026-11-23", ""),
        ("by yesterday", "", "2026-11-23"),
        ("in the past 2 weeks", "2026-11-10", "2026-11-24"),
        ("in the last 48 hours", "2026-11-22", "2026-11-24"),
        ("in the last 3 days", "2026-11-21", "2026-11-24"),
        ("this week", "2026-11-23", "2026-11-24"),
        ("last month", "2026-10-01", "2026-10-31"),
        ("the day before yesterday", "2026-11-22", "2026-11-22"),
    ],
)
def test_days_are_told_from_the_day_of_asking(when: str, first: str, last: str) -> None:
    assert days_told(understood(typed(f"who denied it {when}"), []), dt.date(2026, 11, 24)) == Days(first, last)


def test_some_months_are_no_days() -> None:
    assert days_told(understood(typed("who denied it in the last 3 months"), []), dt.date(2026, 11, 24)) is None
