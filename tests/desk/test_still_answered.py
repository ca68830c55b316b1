"""What the rules against near answers leave, right ones that come close to what they are against, and what they see."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  dredger: {title: The loss of the dredger Asta}
actors:
  lund: {name: Per Lund, kind: person, role: skipper of the Asta}
  office: {name: Harbour Office, kind: agency}
  media: {name: Danish media, kind: media}
sources:
  echo: {outlet: echo.example, published: 2024-05-03}
claims:
  search: {text: The search was ended without the wreck having been found}
  oil: {text: Oil leaks from the tank}
  crew: {text: The crew of the Asta was told of the leak at noon}
  ships: {text: Sweden has sent ships to support the search}
  valve: {text: The valve had been open for nearly 24 hours}
  pipe: {text: The slick came from a cracking pipe}
  banned: {text: Per Lund lost his two licences and is banned for life, about: [lund]}
statements:
  media-tell:
    speaker: media
    said_on: 2024-05-01
    paraphrase: They tell of ships.
    source: echo
    positions: [{claim: ships, stance: reports}]
  office-tells:
    speaker: office
    said_on: 2024-05-01
    paraphrase: The office tells all of this.
    source: echo
    positions:
      [{claim: search, stance: asserts}, {claim: oil, stance: asserts},
       {claim: crew, stance: asserts}, {claim: valve, stance: asserts}, {claim: pipe, stance: asserts},
       {claim: banned, stance: asserts}]
"""

desk = desk_of(PACK)


@pytest.mark.parametrize(
    ("question", "claim"),
    [
        ("did they find the wreck?", "The search was ended without the wreck having been found"),
        ("was there oil in the tank?", "Oil leaks from the tank"),
        ("was there a crack?", "The slick came from a cracking pipe"),
        ("The valve had been open for nearly one day", "The valve had been open for nearly 24 hours"),
        ("did Lund get a ban for life?", "Per Lund lost his two licences and is banned for life"),
    ],
)
async def test_it_is_answered(desk: Desk, question: str, claim: str) -> None:
    assert (await told(desk, question)).startswith(f"How it stands · {claim}")


async def test_what_was_lost_was_not_got(desk: Desk) -> None:
    assert "Exactly that is not on the desk" in await told(desk, "did Lund get his licences?")


async def test_who_was_told_of_something_is_whom_a_claim_tells_of(desk: Desk) -> None:
    assert "The crew of the Asta was told" in (await told(desk, "who was told of the leak?")).splitlines()[0]
    assert "The crew of the Asta was told" not in (await told(desk, "who told the crew of the leak?")).splitlines()[0]


async def test_the_letters_of_what_somebody_is_are_no_name(desk: Desk) -> None:
    assert "“DM” is not on the desk" in await told(desk, "what did DM report?")
    assert "What was said · Danish media" in await told(desk, "what did Danish media report?")


async def test_who_supports_something_need_not_have_asked_for_it(desk: Desk) -> None:
    assert not (await told(desk, "who asked for ships?")).startswith("Who says so · Sweden")
