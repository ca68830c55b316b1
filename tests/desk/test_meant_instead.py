"""Replies that correct the question before and go on from what was told first, over an invented story of a fire."""

from pathlib import Path

import pytest

from bot.desk.desk import Desk
from bot.desk.questions.replying import Replying
from bot.domain.revision import LIBRARY
from tests.desk.conftest import desk_of, desk_over_pack
from tests.told import told

PACK = """
topics:
  fire: {title: The fire at the Acme works}
actors:
  acme: {name: Acme, kind: group}
  holm: {name: Ida Holm, kind: person, role: spokeswoman of Acme, part_of: acme}
  harbour: {name: Harbour Guard, kind: agency, role: rescue agency of Oslo}
  lund: {name: Per Lund, kind: person, role: mayor of Oslo}
  norrland: {name: Norrland, kind: state}
sources:
  echo: {outlet: echo.example, published: 2024-05-09}
claims:
  set:
    text: The fire at the Acme works was laid
    about: [acme]
  burned:
    text: 12,000 barrels burned at the Acme works
    figures: [{value: 12000, unit: barrels, counts: barrels, phase: burned}]
  moved:
    text: 1,500 barrels were saved from the Acme works
    figures: [{value: 1500, unit: barrels, counts: barrels, phase: saved}]
  shut:
    text: Norrland has closed its border to the Acme lorries
    about: [norrland]
statements:
  holm-set:
    speaker: holm
    on_behalf_of: acme
    said_on: 2024-05-03
    paraphrase: The company has no sign that the fire was laid; it knows of 12,000 barrels that burned.
    source: echo
    positions: [{claim: set, stance: finds no evidence}, {claim: burned, stance: asserts}]
  harbour-moved:
    speaker: harbour
    said_on: 2024-05-02
    paraphrase: The guard saved 1,500 barrels.
    source: echo
    positions: [{claim: moved, stance: asserts}]
  lund-set:
    speaker: lund
    said_on: 2024-05-04
    paraphrase: The mayor says that somebody laid the fire.
    source: echo
    positions: [{claim: set, stance: confirms}]
"""

desk = desk_of(PACK)


@pytest.mark.parametrize(
    ("asked", "reply", "part"),
    [
        ("did Acme confirm it", "no, i meant Lund", "Per Lund confirmed: The fire"),
        ("did Acme confirm it", "not Acme, Lund", "Per Lund confirmed: The fire"),
        ("did Acme confirm it", "Lund, not Acme", "Per Lund confirmed: The fire"),
        ("did Lund confirm it", "sorry, I meant Harbour Guard", "No confirmation by the Harbour Guard"),
        ("did Lund confirm it", "no, the rescue agency", "No confirmation by the Harbour Guard"),
        ("did the ministry confirm it", "Lund, not the ministry", "Per Lund confirmed: The fire"),
        ("who said 12,000 barrels burned", "i meant 1500", "Harbour Guard asserted: 1,500 barrels"),
        ("who said 12,000 barrels burned", "1500 then", "Harbour Guard asserted: 1,500 barrels"),
        ("who said 12,000 barrels burned", "no, i meant who denied it", "No denial of this"),
    ],
)
async def test_a_reply_that_says_who_or_what_was_meant_asks_the_same_of_it(
    desk: Desk, asked: str, reply: str, part: str
) -> None:
    assert await Replying(desk.answers._store).asks(LIBRARY, reply)  # pyright: ignore[reportPrivateUsage]
    text = await told(desk, asked, reply)
    assert part in text, text


@pytest.mark.parametrize("said", ["no, seriously", "not again, please", "not bad, the truth hurts", "no way"])
async def test_what_only_looks_like_a_correction_is_no_question(desk: Desk, said: str) -> None:
    assert not await Replying(desk.answers._store).asks(LIBRARY, said)  # pyright: ignore[reportPrivateUsage]


@pytest.mark.parametrize("asked", ["who first reported it", "who said it first", "who was the first to say so"])
async def test_who_said_it_first_is_the_earliest_alone(desk: Desk, asked: str) -> None:
    text = await told(desk, asked)
    assert "Harbour Guard asserted: 1,500 barrels" in text and "Lund" not in text and "Holm" not in text, text
    text = await told(desk, "who says that the fire was laid", asked)
    assert "Per Lund confirmed" in text and "do not tell" not in text, text


async def test_where_no_day_tells_who_was_first_the_answer_says_so(tmp_path: Path) -> None:
    tie = PACK.replace("said_on: 2024-05-03", "said_on: 2024-05-02")
    async with desk_over_pack(tmp_path, tie) as desk:
        text = await told(desk, "who said it first")
        assert "The days on the desk do not tell who was first" in text, text
        assert "Harbour Guard asserted" in text and "Ida Holm, for Acme, asserted" in text and "Lund" not in text, text
        assert "the days on the desk" not in await told(desk, "who said it last")


@pytest.mark.parametrize("reply", ["is it true?", "really?", "is that confirmed?", "proof?", "says who?"])
async def test_a_reply_passes_over_nothing_that_was_told(desk: Desk, reply: str) -> None:
    text = await told(desk, "what did Holm say", reply)
    assert 0 < text.find("The fire at the Acme works was laid") < text.find("12,000 barrels burned"), text
    assert "1,500" not in text, text


async def test_of_one_who_said_much_a_reply_is_asked_what_is_meant(tmp_path: Path) -> None:
    many = "".join(f"  more-{n}:\n    text: Acme has {n} lorries in Oslo\n" for n in range(3, 12))
    said = "".join(f", {{claim: more-{n}, stance: asserts}}" for n in range(3, 12))
    pack = PACK.replace("  shut:\n", f"{many}  shut:\n").replace(
        "{claim: burned, stance: asserts}", f"{{claim: burned, stance: asserts}}{said}"
    )
    async with desk_over_pack(tmp_path, pack) as desk:
        text = await told(desk, "what did Holm say", "is it true?")
        assert "Which claim is meant?" in text and "1,500" not in text, text


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("is Acme involved", "Ida Holm, for Acme, asserted: 12,000 barrels"),
        ("how is the Harbour Guard involved in this", "Harbour Guard asserted: 1,500 barrels"),
        ("what's Lund's role in this", "Per Lund confirmed: The fire"),
        ("what does Lund have to do with it", "Per Lund confirmed: The fire"),
        ("is Norrland involved", "Norrland has closed its border"),
        ("is Sweden involved", "Nothing on this story tells of “Sweden”"),
        ("whats the Harbour Guard", "rescue agency of Oslo"),
        ("what about Berger", "“Berger” is not on the desk"),
        ("berger?", "“berger” is not on the desk"),
    ],
)
async def test_whose_part_is_asked_for_is_told_with_what_the_desk_has_of_them(
    desk: Desk, asked: str, part: str
) -> None:
    text = await told(desk, asked)
    assert part in text, text


@pytest.mark.parametrize("asked", ["was Lund's report denied", "did Holm order Lund's report to be denied"])
async def test_whose_report_is_denied_need_not_deny_it(desk: Desk, asked: str) -> None:
    text = await told(desk, asked)
    assert "by Per Lund" not in text and "Denials · Per Lund" not in text, text


@pytest.mark.parametrize("asked", ["how many people were on the team", "how many were in this team"])
async def test_how_many_were_on_a_team_is_no_question_for_every_number(desk: Desk, asked: str) -> None:
    text = await told(desk, asked)
    assert "not on the desk" in text or "No figure for exactly that" in text, text
