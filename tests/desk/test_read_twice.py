"""What looks like an answer by a key, a word or a turn of phrase and is none, over two invented stories."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  dairy: {title: The fire at the dairy}
  ferry: {title: The ferry of Sund}
actors:
  lund: {name: Per Lund, kind: person, role: mayor of Sund}
  ek: {name: Ida Ek, kind: person, role: director of Acme}
sources:
  echo: {outlet: echo.example, published: 2024-05-09}
claims:
  no-arson:
    topic: dairy
    text: The fire at the dairy was an accident
  figures-match:
    topic: dairy
    text: The figures of the leak match
  blackout:
    topic: dairy
    text: The fire caused a blackout in Sund
    happened: 2024-05-09
  report-came-out:
    topic: dairy
    text: The report of Acme came out on 6 May
    happened: 2024-05-06
  holm-killed:
    topic: dairy
    text: The watchman Holm was killed by rebels
  by-a-bomb:
    topic: dairy
    text: The guard was killed by a bomb
  ek-killed:
    topic: ferry
    text: Ida Ek killed the guard
    about: [ek]
  drone:
    topic: ferry
    text: The object north of the ferry was a drone
statements:
  lund-dairy:
    speaker: lund
    said_on: 2024-05-09
    paraphrase: Lund tells of all of it.
    source: echo
    positions:
      - {claim: no-arson, stance: asserts}
      - {claim: figures-match, stance: asserts}
      - {claim: blackout, stance: asserts}
      - {claim: report-came-out, stance: asserts}
      - {claim: holm-killed, stance: asserts}
      - {claim: by-a-bomb, stance: asserts}
  lund-ferry:
    speaker: lund
    said_on: 2024-05-09
    paraphrase: Lund tells of the ferry.
    source: echo
    positions: [{claim: ek-killed, stance: asserts}, {claim: drone, stance: asserts}]
"""

desk = desk_of(PACK)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("was it arson", "Exactly that is not on the desk"),
        ("when did the fire start", "Exactly that is not on the desk"),
        ("who killed Holm", "was killed by rebels"),
        ("who killed the guard", "Ida Ek killed the guard"),
        ("who denied that the figures match", "Denials · The figures of the leak match"),
        ("when did the report come out", "When\n"),
    ],
)
async def test_it_is_answered_by_what_tells_just_that(desk: Desk, question: str, expected: str) -> None:
    assert expected in (text := await told(desk, question)), text


async def test_an_object_is_no_objection(desk: Desk) -> None:
    text = await told(desk, "was the object to the north a drone")
    assert not text.startswith("Denials"), text
