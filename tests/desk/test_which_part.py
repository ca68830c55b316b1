"""Of which years, of which part and by which span something is counted, over an invented story of a tunnel."""

import pytest

from bot.briefing.answer import Query
from bot.desk.desk import Desk
from bot.domain.revision import LIBRARY
from bot.render.plain import terminal
from tests.desk.conftest import desk_of

PACK = """
topics:
  tunnel: {title: Deaths at the Sund tunnel, aliases: [Sund tunnel]}
actors:
  gazette: {name: Sund Gazette, kind: media, aliases: [the Gazette]}
  board: {name: Tunnel Board, kind: agency, aliases: [the Board]}
  labour: {name: Labour Office, kind: agency}
sources:
  echo: {outlet: echo.example, published: 2021-11-03}
claims:
  died-650:
    text: More than 650 foreign workers from five countries died since 2010
    figures: [{value: 650, unit: workers, counts: workers dead, phase: since 2010}]
  died-37:
    text: 37 workers died on the building sites
    figures: [{value: 37, unit: workers, counts: deaths on the sites, phase: 2014 to 2021}]
  hurt-506:
    text: 506 workers were badly hurt in 2020
    figures: [{value: 506, unit: workers, counts: badly hurt, phase: in 2020}]
  misleading: {text: The figure of 650 is misleading}
  heat: {text: Many of the deaths were caused by heat}
  heart: {text: Most of the deaths were put down to weak hearts}
statements:
  gazette-says:
    speaker: gazette
    said_on: 2021-02-23
    paraphrase: The lists of five states hold more than 650 dead.
    source: echo
    positions: [{claim: died-650, stance: asserts}, {claim: heart, stance: asserts}]
  board-says:
    speaker: board
    said_on: 2021-02-24
    paraphrase: 37 workers died where it builds, from 2014 to 2021.
    source: echo
    positions: [{claim: died-37, stance: asserts}, {claim: misleading, stance: asserts}]
  labour-says:
    speaker: labour
    said_on: 2021-11-19
    paraphrase: 506 workers were badly hurt in 2020, and 3,760 workers had mild wounds. Many fell to the heat.
    source: echo
    positions: [{claim: hurt-506, stance: asserts}, {claim: heat, stance: asserts}]
"""


desk = desk_of(PACK)


async def told(desk: Desk, question: str) -> str:
    return terminal(await desk.answers.answer(LIBRARY, Query("ask", question)))


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("who says 650 workers died", "Sund Gazette asserted: More than 650 foreign workers"),
        ("how many workers died since 2010", "650 workers"),
        ("how many workers died from 2014 to 2021", "37 workers"),
        ("how many workers were badly hurt in 2020", "506 workers"),
        ("did the Board call the figure misleading", "Tunnel Board asserted: The figure of 650 is misleading"),
        ("were many deaths caused by heat", "How it stands · Many of the deaths"),
        ("were most deaths put down to weak hearts", "How it stands · Most of the deaths"),
    ],
)
async def test_what_is_counted_so_is_answered(desk: Desk, asked: str, first: str) -> None:
    text = await told(desk, asked)
    assert first in text.split("## ")[0], text


@pytest.mark.parametrize(
    ("asked", "lacking"),
    [
        ("how many workers died in 2014", "No figure for exactly that is on the desk"),
        ("how many died in 2021", "No figure for exactly that is on the desk"),
        ("how many died a week", "No figure for exactly that is on the desk"),
        ("were most deaths caused by heat", "Exactly that is not on the desk"),
        ("were all of the deaths put down to weak hearts", "Exactly that is not on the desk"),
    ],
)
async def test_another_part_or_time_is_not_told_as_the_answer(desk: Desk, asked: str, lacking: str) -> None:
    text = await told(desk, asked)
    assert lacking in text.split("## ")[0], text
