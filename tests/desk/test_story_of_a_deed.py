"""What is asked in a story that is called by what was done, in another word for that, over an invented blast."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  norra-pier: {title: The explosion on Norra pier, aliases: [Norra pier, pier explosion]}
actors:
  vestland: {name: Vestland, kind: state}
  guard: {name: Vestland Coast Guard, kind: agency, aliases: [VCG], part_of: vestland}
  holm: {name: Eva Holm, kind: person, role: head of the coast guard, part_of: guard}
  ostland: {name: Ostland, kind: state}
  police: {name: Ostland police, kind: agency, part_of: ostland}
  lund: {name: Per Lund, kind: person, role: builder of piers}
  acme: {name: Acme, kind: group, role: owner of the lorry}
sources:
  echo: {outlet: echo.example, published: 2024-05-03}
claims:
  truck-bomb: {text: A lorry exploded on the pier}
  from-below: {text: "The pier was blown up from below, by a boat"}
  guard-did-it:
    text: Vestland Coast Guard blew up the pier
    about: [guard]
  vestland-behind:
    text: Vestland’s agents planned the attack on Norra pier
    about: [vestland]
  dead:
    text: Three people were killed in the explosion on the pier
    figures: [{value: 3, unit: people, counts: people killed, phase: so far}]
  arrested:
    text: Eight people were arrested over the explosion, five of them Danes
    figures: [{value: 8, unit: people, counts: people arrested, phase: so far}]
  spans:
    text: Two spans of the pier fell
    figures: [{value: 2, unit: spans, counts: spans that fell, phase: in all}]
  load:
    text: The bomb of 900 kg lay in rolls of film
    figures: [{value: 900, unit: kg, counts: weight of the explosive device, phase: in all}]
  shipped: {text: The explosives were shipped through Skagen}
  driver: {text: "The driver of the lorry, Olof Falk, knew of the bomb"}
  mole-cause: {text: The old mole fell because the sea bed under it sank}
  gates: {text: The gates of the harbour stayed shut}
  plans: {text: Per Lund had the plans of the pier when he met the owners, about: [lund]}
  sound: {text: The old mole was sound in 2022}
  repaired: {text: The pier was repaired}
statements:
  lund-plans:
    speaker: lund
    said_on: 2024-05-04
    paraphrase: Lund remembers no plans.
    source: echo
    positions: [{claim: plans, stance: denies}]
  lund-sound:
    speaker: lund
    said_on: 2022-05-04
    paraphrase: Lund tells the owners that the mole is as good as new.
    source: echo
    positions: [{claim: sound, stance: asserts}]
  police-sabotage:
    speaker: police
    said_on: 2024-05-05
    paraphrase: The police call it an act of sabotage.
    source: echo
    positions: [{claim: guard-did-it, stance: asserts}, {claim: repaired, stance: asserts}]
  lund-mole:
    speaker: lund
    said_on: 2024-05-03
    paraphrase: Lund thinks not.
    source: echo
    positions: [{claim: mole-cause, stance: doubts}]
  holm-ice:
    speaker: holm
    said_on: 2023-01-03
    paraphrase: Holm warned of the ice at the gates.
    source: echo
    positions: [{claim: gates, stance: asserts}]
  holm-gates:
    speaker: holm
    said_on: 2024-05-03
    paraphrase: Holm says so again.
    source: echo
    positions: [{claim: gates, stance: confirms}]
  police-all:
    speaker: police
    said_on: 2024-05-02
    paraphrase: The police tell it so.
    source: echo
    positions:
      - {claim: truck-bomb, stance: asserts}
      - {claim: vestland-behind, stance: asserts}
      - {claim: dead, stance: asserts}
      - {claim: arrested, stance: asserts}
      - {claim: spans, stance: asserts}
      - {claim: load, stance: asserts}
      - {claim: shipped, stance: asserts}
  holm-did:
    speaker: holm
    said_on: 2024-05-03
    paraphrase: Holm says that it was her men.
    source: echo
    positions: [{claim: guard-did-it, stance: confirms}]
  lund-below:
    speaker: lund
    said_on: 2024-05-03
    paraphrase: Lund thinks that no lorry did such damage.
    source: echo
    positions: [{claim: truck-bomb, stance: doubts}, {claim: from-below, stance: asserts}]
  acme-driver:
    speaker: acme
    said_on: 2024-05-03
    paraphrase: Acme says that he knew nothing.
    source: echo
    positions: [{claim: driver, stance: denies}]
evidence:
  scan: {claim: load, kind: photograph, description: A picture of the rolls., offered_by: police, source: echo}
"""

desk = desk_of(PACK)


@pytest.mark.parametrize(
    "asked", ["who thinks Norra pier was blown up from below", "who says it was blown up from below"]
)
async def test_another_word_for_what_a_story_is_called_by_asks_of_its_claims(desk: Desk, asked: str) -> None:
    assert (await told(desk, asked)).startswith("What was said · Per Lund · The pier was blown up from below")


async def test_who_admits_a_storys_deed_admits_it_of_themselves(desk: Desk) -> None:
    assert "Yes: Eva Holm confirmed: Vestland Coast Guard blew up" in await told(
        desk, "did Vestland admit blowing up Norra pier"
    )


@pytest.mark.parametrize("side", ["above", "inside", "outside"])
async def test_from_another_side_is_otherwise(desk: Desk, side: str) -> None:
    assert "Exactly that is not on the desk" in await told(desk, f"was Norra pier blown up from {side}")


async def test_evidence_for_what_was_asked_before_is_for_that_alone(desk: Desk) -> None:
    text = await told(desk, "was Norra pier blown up from below", "what evidence is there for that")
    assert text.startswith("Evidence · The pier was blown up from below"), text


async def test_two_words_for_one_thing_are_not_two_things(desk: Desk) -> None:
    text = await told(desk, "who doubts the truck bomb")
    assert "Per Lund doubts" in text and "driver" not in text, text


async def test_a_part_of_those_who_are_counted_are_not_all(desk: Desk) -> None:
    assert "Exactly that is not on the desk" in await told(desk, "did five people get arrested")
    assert "How it stands · Eight people" in await told(desk, "did eight people get arrested")


async def test_a_word_of_a_story_is_no_slip_of_a_country(desk: Desk) -> None:
    assert "Figures · Two spans" in await told(desk, "how many spans fell")
    assert "Spain" not in await told(desk, "did the spans of the pier burn")


async def test_for_what_somebody_was_arrested_is_not_who_was(desk: Desk) -> None:
    assert "Figures · Eight people" in await told(desk, "how many were arrested over the Norra pier blast")


async def test_who_at_a_house_said_so_asks_of_that_house(desk: Desk) -> None:
    text = await told(desk, "who in Vestland said that the coast guard blew up the pier")
    assert text.startswith("What was said · Vestland · Vestland Coast Guard blew up the pier"), text
    assert "Exactly that is not on the desk" in await told(desk, "who in Vestland said they did it")
    text = await told(desk, "who in Ostland said that a lorry exploded")
    assert "Ostland police asserted: A lorry exploded" in text and "Lund" not in text, text


@pytest.mark.parametrize("asked", ["who did Ostland blame for the pier explosion", "who was blamed by Ostland"])
async def test_whom_somebody_blames_is_told_by_who_did_harm(desk: Desk, asked: str) -> None:
    text = await told(desk, asked)
    assert "Vestland’s agents planned the attack" in text and "killed" not in text, text


async def test_who_blames_nobody_is_told_to(desk: Desk) -> None:
    assert "Nothing Acme said about exactly that" in await told(desk, "who did Acme blame for the pier explosion")


async def test_explosives_are_no_explosion(desk: Desk) -> None:
    assert "The explosives were shipped through Skagen" in (await told(desk, "how did the explosives get to the pier"))
    text = await told(desk, "what evidence did the Ostland police show for the explosives")
    assert "A picture of the rolls" in text, text


async def test_words_for_a_way_say_nothing(desk: Desk) -> None:
    assert "How it stands · Two spans" in await told(desk, "did two spans across the pier fall")


async def test_what_one_part_of_a_claim_gives_as_the_reason_is_not_the_claim(desk: Desk) -> None:
    assert "Exactly that is not on the desk" in await told(desk, "did the sea bed sink")
    assert "How it stands · The old mole fell" in await told(desk, "did the mole fall because the sea bed sank")


async def test_what_somebody_holds_to_be_the_cause_is_none_that_they_doubt(desk: Desk) -> None:
    text = await told(desk, "what does Lund say caused the fall of the mole")
    assert "Nothing Per Lund said about exactly that" in text, text


async def test_of_two_statements_on_a_claim_the_one_that_holds_it_is_told(desk: Desk) -> None:
    text = (await told(desk, "did Holm warn of the ice")).splitlines()
    assert "warned of the ice" in text[2], text


async def test_the_final_toll_is_a_toll(desk: Desk) -> None:
    assert (
        "3 people, so far" in (await told(desk, "what is the final death toll of the pier explosion")).splitlines()[2]
    )


async def test_what_somebody_told_whom_is_not_what_a_claim_says_of_those(desk: Desk) -> None:
    text = await told(desk, "what did Lund tell the owners")
    assert "The old mole was sound" in text and "plans" not in text, text


async def test_when_somebody_called_it_so_their_words_tell(desk: Desk) -> None:
    text = await told(desk, "when did the Ostland police call it sabotage")
    assert "5 May 2024" in text and "2 May" not in text, text


async def test_a_name_that_is_told_to_have_done_it_is_enough(desk: Desk) -> None:
    text = await told(desk, "is it confirmed that the VCG did it")
    assert text.startswith("How it stands · Vestland Coast Guard blew up the pier"), text


async def test_on_time_is_more_than_done(desk: Desk) -> None:
    assert "How it stands · The pier was repaired" in await told(desk, "was the pier repaired")
    assert "Exactly that is not on the desk" in await told(desk, "was the pier repaired on time")


async def test_a_reason_for_which_nobody_stands_is_none(desk: Desk) -> None:
    assert "Exactly that is not on the desk" in await told(desk, "why did the old mole fall")
