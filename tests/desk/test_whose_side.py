"""Who takes whose side, and who else, over an invented story of a dyke of which its board claims many things."""

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  dyke: {title: The breach of the Tarn dyke}
actors:
  board: {name: Tarn Water Board, kind: agency}
  lund: {name: Eva Lund, kind: person, role: mayor of Sund}
  holm: {name: Per Holm, kind: person, role: engineer}
  acme: {name: Acme, kind: group}
sources:
  echo: {outlet: echo.example, published: 2024-05-03}
claims:
  rain: {text: Rain of nine days softened the dyke}
  beavers: {text: Beavers had dug into the dyke}
  gate: {text: A gate of the dyke stood open, about: [acme]}
  alarm: {text: The alarm rang at five}
  pumps: {text: All pumps ran when the dyke broke}
  repair: {text: The repair takes three weeks}
  cheap: {text: Acme built the dyke with cheap clay, about: [acme]}
statements:
  board-all:
    speaker: board
    said_on: 2024-05-02
    paraphrase: The board tells what it knows of the night.
    source: echo
    positions:
      - {claim: rain, stance: asserts}
      - {claim: beavers, stance: asserts}
      - {claim: gate, stance: asserts}
      - {claim: alarm, stance: asserts}
      - {claim: pumps, stance: asserts}
      - {claim: repair, stance: asserts}
  lund-cheap:
    speaker: lund
    said_on: 2024-05-03
    paraphrase: The clay was the cheapest there was.
    source: echo
    positions: [{claim: cheap, stance: asserts}]
  holm-cheap:
    speaker: holm
    said_on: 2024-05-03
    paraphrase: Holm found the same clay.
    source: echo
    positions: [{claim: cheap, stance: confirms}]
"""
desk = desk_of(PACK)


async def test_that_nobody_backs_one_who_claims_much_is_said_once(desk: Desk) -> None:
    for question in (
        *("who agrees with the Tarn Water Board", "who supports the Tarn Water Board's claim"),
        "who backs the Tarn Water Board's story",
    ):
        text = await told(desk, question)
        assert "Nobody else on the desk said any of these 6 claims; set aside: Tarn Water Board." in text, text
    text = await told(desk, "who contradicts the Tarn Water Board")
    assert "No denial of any of these 6 claims is on the desk" in text, text


async def test_whoever_backs_somebodys_claim_is_told(desk: Desk) -> None:
    for question in ("who backs Eva Lund's claim", "who else supports Lund's version", "who agrees with Lund"):
        text = await told(desk, question)
        assert "Per Holm confirms" in text, text
        assert "Set aside: Eva Lund" in text, text
