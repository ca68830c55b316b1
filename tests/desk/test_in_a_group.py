"""Who speaks on a story in a group alone is not said to be unknown to it, over an invented story of a wreck."""

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  wreck: {title: The wreck of the Alma}
actors:
  norway: {name: Norway, kind: state}
  iceland: {name: Iceland, kind: state}
  both: {name: the coast states, kind: group, members: [norway, iceland]}
  japan: {name: Japan, kind: state}
sources:
  echo: {outlet: echo.example, published: 2024-05-03}
claims:
  sank:
    text: The Alma sank off a reef with 1500 barrels
    figures: [{value: 1500, unit: barrels, counts: barrels aboard, phase: in all}]
statements:
  both-sank:
    speaker: both
    said_on: 2024-05-02
    paraphrase: The ship sank off the reef.
    source: echo
    positions: [{claim: sank, stance: asserts}]
"""


desk = desk_of(PACK)


async def test_who_speaks_in_a_group_is_not_told_to_be_missing(desk: Desk) -> None:
    assert "tells of “Norway”" not in await told(desk, "is Norway involved in the wreck")
    assert "tells of “Japan”" in await told(desk, "is Japan involved in the wreck")


async def test_where_a_figure_comes_from_asks_for_its_source_and_no_place(desk: Desk) -> None:
    answer = await told(desk, "where does the 1500 figure come from")
    assert "Where it was read" in answer
    assert "echo.example" in answer
