"""A pasted sentence that several claims hold in part is told claim by claim, and none as the whole of it."""

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  dam: {title: The dam at Sund}
actors:
  ministry: {name: Ministry of Works, kind: agency}
sources:
  echo: {outlet: echo.example, published: 2024-05-03}
claims:
  cracked: {text: The dam cracked in April along its northern wall}
  drained: {text: Engineers will drain the lake before winter}
statements:
  said:
    {speaker: ministry, said_on: 2024-05-02, paraphrase: The ministry says so., source: echo,
     positions: [{claim: cracked, stance: asserts}, {claim: drained, stance: asserts}]}
"""

desk = desk_of(PACK)


async def test_a_long_sentence_is_told_by_each_claim_that_is_near(desk: Desk) -> None:
    answer = await told(
        desk,
        "The Ministry of Works said that the dam cracked in April along its northern wall and that engineers will "
        "drain the lake before winter to save the village.",
    )
    assert "No single claim on the desk says all of this." in answer and "Nothing the Ministry" not in answer
    assert "To compare: The dam cracked in April" in answer and "To compare: Engineers will drain" in answer


async def test_a_short_one_is_not_there_or_there(desk: Desk) -> None:
    answer = await told(desk, "The Ministry of Works said that the village burned")
    assert "No single claim" not in answer
