"""What holds the words and is another thing: another time, number, word or speaker, over an invented story of a dam."""

from pathlib import Path

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of, desk_over_pack
from tests.told import told

PACK = """
topics:
  dam: {title: The failure of Torp Dam, aliases: [Torp Dam]}
actors:
  ravn: {name: Tove Ravn, kind: person, role: defence minister of Vestmark}
  holm: {name: Nils Holm, kind: person, role: director of Acme, part_of: acme, aliases: [Holm]}
  lund: {name: Eva Lund, kind: person, role: engineer at Acme, part_of: acme}
  acme: {name: Acme, kind: group, role: valve maker}
  vestmark: {name: Vestmark, kind: state}
  suderland: {name: Suderland, kind: state}
  bo: {name: Ida Bo, kind: person, role: spokeswoman of Suderland, part_of: suderland}
  dahl: {name: Per Dahl, kind: person, role: hydrologist at Lakes College}
  ek: {name: Rut Ek, kind: person, role: keeper of the dam, part_of: survey}
  survey: {name: Vang Survey, kind: agency}
sources:
  echo: {outlet: echo.example, published: 2024-05-03}
claims:
  attack: {text: The failure was an attack with a bomb}
  hatch: {text: A hatch of the V9 valve made in Osby jammed, places: [Osby]}
  foreign: {text: Suderland caused the failure of the dam, about: [suderland]}
  bombed: {text: Suderland bombed the lower gate, about: [suderland]}
  rate-first:
    text: 200 tonnes of water a day leaked from the dam at first
    figures: [{value: 200, unit: tonnes a day, counts: water leaking, phase: at first}]
  rate-2-may:
    text: 400 tonnes of water a day leak from the dam
    figures: [{value: 400, unit: tonnes a day, counts: water leaking, phase: estimate of 2 May}]
  rate-3-may:
    text: 450 tonnes of water a day leak from the dam
    figures: [{value: 450, unit: tonnes a day, counts: water leaking, phase: estimate of 3 May}]
  rate-4-may:
    text: 480 tonnes of water a day leak from the dam
    figures: [{value: 480, unit: tonnes a day, counts: water leaking, phase: estimate of 4 May}]
  rate-5-may:
    text: The flow was 300 tonnes of water a day
    figures: [{value: 300, unit: tonnes a day, counts: water leaking, phase: estimate of 5 May}]
  total:
    text: 5,000 tonnes of water leaked from the dam in all
    figures: [{value: 5000, unit: tonnes, counts: water that came out, phase: in all}]
  dead:
    text: Nine people died below the dam
    figures: [{value: 9, unit: people, counts: dead, phase: so far}]
  rule: {text: The safety rule for old dams was withdrawn by the council}
  quit: {text: Suderland withdrew from the water treaty, about: [suderland]}
  shares: {text: Nils Holm sold shares in Acme before the news of the leak, about: [holm]}
  error: {text: Acme knew of the error in the software in May, about: [acme]}
  report: {text: Acme hid the report on the valve, about: [acme]}
  moved:
    text: Suderland is moving 800 soldiers to the dam
    about: [suderland]
    figures: [{value: 800, unit: soldiers, counts: soldiers, phase: being moved}]
  there: {text: Suderland has soldiers at the dam, about: [suderland]}
  tests: {text: Nils Holm cheated in the tests of the valve, about: [holm]}
  exam: {text: Nils Holm cheated in his exam, about: [holm]}
  balloon: {text: A balloon was seen over the dam}
  towers: {text: Acme removed all towers from the wall, about: [acme]}
  one-tower: {text: Acme removed one tower from the wall, about: [acme]}
  spillway: {text: Acme helped to design the spillway, about: [acme]}
  flood: {text: The flood came after the alarm rang}
  asleep: {text: Rut Ek was asleep that night, about: [ek]}
statements:
  ravn-attack:
    speaker: ravn
    said_on: 2024-05-01
    paraphrase: Ravn says most believe that it was an accident, as reported.
    source: echo
    positions: [{claim: attack, stance: disputes}]
  bo-cause:
    speaker: bo
    said_on: 2024-05-01
    paraphrase: Bo says that Suderland had nothing to do with it.
    source: echo
    positions: [{claim: foreign, stance: denies}, {claim: bombed, stance: denies}]
  survey-water:
    speaker: survey
    said_on: 2024-05-05
    paraphrase: The agency gives its estimates.
    source: echo
    positions:
      - {claim: rate-first, stance: asserts}
      - {claim: rate-2-may, stance: asserts}
      - {claim: rate-3-may, stance: asserts}
      - {claim: rate-4-may, stance: asserts}
      - {claim: rate-5-may, stance: asserts}
      - {claim: total, stance: asserts}
      - {claim: hatch, stance: asserts}
  ravn-dead:
    speaker: ravn
    said_on: 2024-05-01
    paraphrase: Ravn gives the number and explains the rest.
    source: echo
    positions: [{claim: dead, stance: asserts}, {claim: rule, stance: asserts}, {claim: quit, stance: asserts}]
  survey-acme:
    speaker: survey
    said_on: 2024-05-02
    paraphrase: The agency tells of the trades and of the archive.
    source: echo
    positions:
      - {claim: shares, stance: asserts}
      - {claim: error, stance: asserts}
      - {claim: report, stance: asserts}
      - {claim: asleep, stance: asserts}
      - {claim: flood, stance: asserts}
      - {claim: spillway, stance: asserts}
  bo-soldiers:
    speaker: bo
    said_on: 2024-05-02
    quote: fake news
    paraphrase: Bo says that there is no soldier.
    source: echo
    positions: [{claim: there, stance: denies}]
  bo-moved:
    speaker: bo
    said_on: 2024-05-03
    paraphrase: Bo says that nobody is on the move.
    source: echo
    positions: [{claim: moved, stance: denies}]
  lund-cheated:
    speaker: lund
    said_on: 2024-05-01
    paraphrase: Lund wrote that she had cheated with him.
    source: echo
    positions: [{claim: tests, stance: asserts}]
  dahl-exam:
    speaker: dahl
    said_on: 2024-04-30
    quote: we have no idea what they are
    paraphrase: Dahl writes that he had the answers in advance.
    source: echo
    positions: [{claim: exam, stance: asserts}]
  dahl-balloon:
    speaker: dahl
    said_on: 2024-05-02
    paraphrase: Dahl tells of a balloon and of the wall.
    source: echo
    positions: [{claim: balloon, stance: asserts}, {claim: towers, stance: asserts}]
  survey-tower:
    speaker: survey
    said_on: 2024-05-03
    paraphrase: The agency confirms that one was taken down.
    source: echo
    positions: [{claim: one-tower, stance: confirms}]
"""
NOT_THERE = "Exactly that is not on the desk"

desk = desk_of(PACK)


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("who told reporters it was not an attack", "The failure was an attack"),
        ("who made the V9 valve", "made in Osby"),
        ("who is behind the dam failure", "Suderland caused the failure"),
        ("who bombed the lower gate", "Suderland bombed"),
        ("who withdrew from the safety rule", "The safety rule for old dams"),
        ("who withdrew the water treaty", "withdrew from the water treaty"),
        ("did Holm sell shares after the news", "before the news"),
        ("did Holm sell shares during the leak", "before the news"),
        ("did the alarm ring after the flood", "The flood came after the alarm"),
        ("did the flood come before the alarm", "The flood came after the alarm"),
        ("was there an error", "knew of the error"),
        ("was there an error in the software", "knew of the error"),
        ("was there a report", "hid the report"),
        ("were there other balloons", "A balloon was seen"),
        ("are there more balloons", "A balloon was seen"),
        ("did Acme design the spillway", "Acme helped to design the spillway"),
    ],
)
async def test_what_only_comes_near_is_offered(desk: Desk, asked: str, near: str) -> None:
    answered, _, choice = (await told(desk, asked)).partition("What comes near")
    assert NOT_THERE in answered and near in choice, answered + choice


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("who said it was not an attack", "Tove Ravn disputes: Ravn says"),
        ("who withdrew from the water treaty", "Who says so · Suderland withdrew from the water treaty"),
        ("who withdrew the safety rule", "Who says so · The safety rule for old dams was withdrawn"),
        ("did Holm sell shares before the news", "How it stands · Nils Holm sold shares"),
        ("was there a balloon", "How it stands · A balloon was seen"),
        ("did the flood come after the alarm", "How it stands · The flood came after the alarm"),
    ],
)
async def test_what_is_asked_just_so_is_told(desk: Desk, asked: str, text: str) -> None:
    assert text in await told(desk, asked)


async def test_a_measure_of_many_figures_is_told_whole(desk: Desk) -> None:
    text = (await told(desk, "how many tonnes of water a day leaked")).partition("Water that came out")[0]
    places = [text.find(f"{number} tonnes a day") for number in (200, 400, 450, 480, 300)]
    assert 0 < places[0] == min(places) and "Water leaking" in text and "All of the story" not in text, text


async def test_a_denial_is_a_word_for_it_only_where_that_was_said(desk: Desk) -> None:
    text = await told(desk, "did Ida Bo call the 800 fake news")
    assert "Ida Bo, spokeswoman of Suderland, denied: Suderland is moving" in text and "Yes" not in text, text
    assert "Yes: Ida Bo" in await told(desk, "did Ida Bo call the 800 false")
    assert "Yes: Ida Bo" in await told(desk, "did Ida Bo call it fake news that Suderland has soldiers at the dam")


async def test_what_is_quoted_is_of_whoever_is_asked_about(desk: Desk) -> None:
    quote = "“we have no idea what they are”"
    for who in ("the Coast Guard", "the mayor", "Rut Lind"):
        text = await told(desk, f"did {who} say {quote}")
        assert "is not on the desk" in text and "Dahl asserted" not in text, text
    assert "Per Dahl asserted" in await told(desk, f"did the hydrologist say {quote}")
    assert "Per Dahl asserted" in await told(desk, f"did Per Dahl say {quote}")
    assert "Per Dahl asserted" in await told(desk, f"who said {quote}")
    assert "Nothing Tove Ravn said about" in await told(desk, f"did Tove Ravn say {quote}")


async def test_the_first_of_several_claims_is_who_said_any_of_them_first(desk: Desk) -> None:
    for asked in ("who first said he cheated", "who first said that Holm cheated"):
        text = await told(desk, asked)
        assert "Per Dahl asserted: Nils Holm cheated in his exam" in text and "Eva Lund" not in text, text
    text = await told(desk, "who said he cheated")
    assert "Per Dahl asserts" in text and "Eva Lund asserts" in text, text


async def test_all_are_not_one_of_them(desk: Desk) -> None:
    assert "No confirmation of this claim" in await told(desk, "who confirmed the removal of all towers")
    assert "Vang Survey confirms" in await told(desk, "who confirmed the removal of one tower")


async def test_whoever_is_only_told_of_is_told_with_what_is_said_of_them(desk: Desk) -> None:
    for asked in ("who is Rut Ek", "who is Ek", "who is the keeper of the dam"):
        text = await told(desk, asked)
        assert text.startswith("Rut Ek") and "keeper of the dam, part of Vang Survey" in text, text
        assert "Claims about Rut Ek" in text and "Rut Ek was asleep" in text, text


@pytest.mark.parametrize("asked", ["who is Budanov", "who is Budanov?", "who is Mr Budanov", "who is Holm Budanov"])
async def test_nobody_of_a_name_is_told_as_that(desk: Desk, asked: str) -> None:
    text = await told(desk, asked)
    assert "Budanov” is on the desk." in text and "neither confirmed nor denied" not in text, text


async def test_whose_claim_it_is_is_no_part_of_what_is_denied(desk: Desk) -> None:
    text = await told(desk, "did Ravn dispute Dahl's claim that it was an attack")
    assert "Yes: Tove Ravn disputed: The failure was an attack" in text, text
    assert "No denial of this by Per Dahl" in await told(desk, "did Dahl deny Ravn's claim that nine people died")
    text = await told(desk, "did Ida Bo call Ravn's claim that soldiers are at the dam fake news")
    assert "Yes: Ida Bo, spokeswoman of Suderland, denied: Suderland has soldiers" in text, text


@pytest.mark.parametrize(
    ("office", "who"),
    [
        ("the spokesmn of Suderland", "Ida Bo"),
        ("the spokesman of Suderland", "Ida Bo"),
        ("the ministr of defence", "Tove Ravn"),
        ("the defence minster", "Tove Ravn"),
        ("the directer of Acme", "Nils Holm"),
    ],
)
async def test_a_slip_in_an_office_is_that_office(desk: Desk, office: str, who: str) -> None:
    assert f"What was said · {who}" in await told(desk, f"what did {office} say")


@pytest.mark.parametrize("asked", ["where", "when"])
async def test_where_one_said_what_another_did_names_that_one(desk: Desk, asked: str) -> None:
    for who in ("Ravn", "Tove Ravn"):
        text = await told(desk, f"{asked} did {who} say that a balloon was seen")
        assert "Nothing Tove Ravn said about it is on the desk" in text and "Who did say it: Per Dahl." in text, text
    assert "2 May 2024" in await told(desk, "when did Per Dahl say that a balloon was seen")
    text = await told(desk, f"{asked} did Per Dahl say it was a failure")  # in words of the story alone
    assert "Nothing Per Dahl said about exactly that is on the desk" in text, text


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("how many were taken ashore", True),
        ("how many had burns", True),
        ("how many wardens were sent home", True),
        ("how many of the crew had burns", True),
        ("how many were buried", False),
        ("how many were paid", False),
        ("how many of the crew were taken ashore", False),
    ],
)
async def test_so_many_are_told_by_the_clause_that_tells_of_them(tmp_path: Path, asked: str, there: bool) -> None:
    words = "Two of the crew had burns, and 14 were taken ashore; three may be buried and 4 were not paid."
    words += " 5 of the wardens were sent home."
    said = f"""  dahl-barge:
    speaker: dahl
    said_on: 2024-05-04
    paraphrase: {words}
    source: echo
    positions: [{{claim: barge, stance: asserts}}]
"""
    pack = PACK.replace("  hatch:", "  barge: {text: A barge caught fire}\n  hatch:", 1) + said
    async with desk_over_pack(tmp_path, pack) as desk:
        text = await told(desk, asked)
        assert ("Per Dahl asserted: A barge caught fire" in text) is there, text
        assert ("No figure for exactly that" in text) is not there, text


async def test_in_a_reply_who_did_say_it_is_told_too(desk: Desk) -> None:
    text = await told(desk, "who said that a balloon was seen", "when did Ravn say that")
    assert "Nothing Tove Ravn said about it is on the desk" in text and "Who did say it: Per Dahl." in text, text


async def test_whoever_declined_to_refused(tmp_path: Path) -> None:
    samples = "  samples: {text: Acme declined to hand over samples}\n  hatch:"
    said = "{claim: balloon, stance: asserts}, {claim: samples, stance: asserts}"
    pack = PACK.replace("  hatch:", samples, 1).replace("{claim: balloon, stance: asserts}", said, 1)
    async with desk_over_pack(tmp_path, pack) as desk:
        assert "Who says so · Acme declined to hand over" in await told(desk, "who refuses to hand over samples")
        assert NOT_THERE in await told(desk, "who handed over samples")


async def test_a_report_that_is_told_of_stands_behind_one_that_tells_of_it(tmp_path: Path) -> None:
    pack = PACK.replace("  hatch:", "  audit: {text: Auditors wrote a report on the valve}\n  hatch:", 1)
    pack = pack.replace(
        "{claim: report, stance: asserts}", "{claim: report, stance: asserts}\n      - {claim: audit, stance: asserts}"
    )
    async with desk_over_pack(tmp_path, pack) as desk:
        assert "How it stands · Auditors wrote a report" in await told(desk, "was there a report")
