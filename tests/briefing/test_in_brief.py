"""The figures of a story in brief say what they count, which are the outermost and newest, and what more there is."""

from bot.briefing.answer import Query
from bot.desk.desk import Desk
from bot.domain.revision import LIBRARY
from bot.render.plain import terminal
from tests.desk.conftest import desk_of

PACK = """
topics:
  flood: {title: The flood at Sund}
actors:
  ministry: {name: Ministry of Sund, kind: agency}
  cross: {name: River Aid, kind: group}
sources:
  echo: {outlet: echo.example, published: 2024-05-30}
claims:
"""
COUNTS = (
    *((12, "2024-05-01"), (20, "2024-05-02"), (31, "2024-05-03")),
    *((44, "2024-05-29"), (58, "2024-05-28"), (90, "2024-05-04")),
)
PACK += "".join(
    f"  killed-{n}: {{text: The flood killed {n} people, figures: [{{value: {n}, unit: people, "
    "counts: people killed by the flood, phase: in all}]}\n"
    for n, _ in COUNTS
)
PACK += "  homes: {text: The flood took 7 homes, "
PACK += "figures: [{value: 7, unit: homes, counts: homes, phase: in all}]}\nstatements:\n"
PACK += "".join(
    f"  s-{n}: {{speaker: {'cross' if n == 90 else 'ministry'}, said_on: {day}, paraphrase: It was {n}., source: echo, "
    f"positions: [{{claim: killed-{n}, stance: asserts}}]}}\n"
    for n, day in COUNTS
)

desk = desk_of(PACK)


async def test_a_brief_says_what_its_figures_count_and_how_many_more_there_are(desk: Desk) -> None:
    text = terminal(await desk.answers.answer(LIBRARY, Query("brief", "flood")))
    (line,) = [each for each in text.splitlines() if each.startswith("Figures")]
    assert line.startswith("Figures, people killed by the flood: 12 people in all")
    assert "; 90 people in all (River Aid)" in line, "the largest is not dropped"
    assert "44 people" in line and "58 people" in line, "nor are the newest"
    assert "20 people" not in line and "31 people" not in line
    assert "+2 more · 1 figure of other things on the desk" in text
