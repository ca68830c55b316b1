"""What did it and how, of how many, and of which part of a story: a question is not answered with what stands beside,
over an invented story of a mill that burned.
"""

from pathlib import Path

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of, desk_over_pack
from tests.told import told

PACK = """
topics:
  mill: {title: The fire at the mill of Sund, aliases: [mill dust fire]}
actors:
  acme: {name: Acme, kind: group, role: owner of the mill}
  holm: {name: Anna Holm, kind: person, role: mayor of Sund until May 2023}
  lund: {name: Per Lund, kind: person, role: chief of the Sund brigade}
  clinic: {name: Sund clinic, kind: agency}
sources:
  echo: {outlet: echo.example, published: 2024-05-03}
claims:
  lamp:
    text: A lamp that was not properly put out by the watchman of the mill started the fire
    happened: 2024-04-30
  belt:
    text: A belt started the fire
  dust:
    text: Acme hid how much dust lay in the mill
    about: [acme]
  blood:
    text: A child had more than 50 micrograms of tar per litre of blood
    figures: [{value: 50, unit: micrograms per litre, counts: tar in the blood of a child, phase: tested}]
  guards:
    text: The guards were first sent to the wrong gate
  paid:
    text: 4 million crowns had been paid by June 2023
    figures: [{value: 4000000, unit: crowns, counts: gifts, phase: paid}]
  houses:
    text: 40 percent of the houses tested in Sund had dust in their walls
  barns:
    text: Two barns were full of dust
  rebuilt:
    text: The mill will be rebuilt
  safe:
    text: The water of Sund is safe to drink
  caused:
    text: The brook water caused the outbreak of fever
statements:
  lund-gifts:
    speaker: lund
    said_on: 2024-05-04
    paraphrase: Lund says so, and that the measurements of tar are kept in a safe.
    source: echo
    positions:
      - {claim: paid, stance: asserts}
      - {claim: guards, stance: asserts}
      - {claim: houses, stance: asserts}
      - {claim: barns, stance: asserts}
  holm-rebuilt:
    speaker: holm
    said_on: 2024-05-04
    paraphrase: Holm promises it.
    source: echo
    positions: [{claim: rebuilt, stance: asserts}]
  holm-safe:
    speaker: holm
    said_on: 2024-05-05
    paraphrase: Holm calls the water safe, and urges people to boil milk and warns them not to eat fish.
    source: echo
    positions: [{claim: safe, stance: asserts}, {claim: caused, stance: denies}]
  lund-lamp:
    speaker: lund
    said_on: 2024-05-01
    paraphrase: Lund says that a lamp was left burning.
    source: echo
    positions: [{claim: lamp, stance: asserts}]
  acme-belt:
    speaker: acme
    said_on: 2024-05-02
    paraphrase: Acme says that a belt ran hot.
    source: echo
    positions: [{claim: belt, stance: asserts}, {claim: dust, stance: denies}]
  clinic-blood:
    speaker: clinic
    said_on: 2024-05-03
    paraphrase: The clinic found tar in the blood of one child.
    source: echo
    positions: [{claim: blood, stance: asserts}]
"""


desk = desk_of(PACK)


@pytest.mark.parametrize("question", ["what started the fire", "who started the fire", "how did the fire start"])
async def test_what_did_it_is_all_that_is_told_to_have(desk: Desk, question: str) -> None:
    text = await told(desk, question)
    assert "Several claims fit" in text and "A lamp that was" in text and "A belt started" in text, text


async def test_what_is_not_so_of_a_thing_beside_is_not_what_is_told(desk: Desk) -> None:
    assert "How it stands · A lamp that" in await told(desk, "did a lamp start the fire")
    assert "How it stands · A lamp that" not in await told(desk, "was the lamp properly put out")


async def test_children_are_nothing_that_was_done(desk: Desk) -> None:
    assert "No figure for exactly that" in await told(desk, "how many children were tested")


@pytest.mark.parametrize(
    "question", ["who put the fire out", "who put out the fire", "when was the fire put out", "was the mill taken over"]
)
async def test_a_deed_of_two_words_is_asked_for(desk: Desk, question: str) -> None:
    assert "Exactly that is not on the desk" in await told(desk, question)


@pytest.mark.parametrize(
    "question",
    [
        "who sent the guards to the wrong gate",
        "who paid 4 million crowns",
        "who tested the dust",
        "who measured the tar",
    ],
)
async def test_what_nobody_is_told_to_have_done_is_nobodys(desk: Desk, question: str) -> None:
    assert "Exactly that is not on the desk" in await told(desk, question)


async def test_a_word_for_what_kind_the_story_is_asks_for_the_claims_of_that(desk: Desk) -> None:
    assert "Nothing Anna Holm said about" in await told(desk, "what did Holm say about dust")
    assert "Anna Holm asserted: The mill" in await told(desk, "what did Holm say about the fire")
    assert "Acme denied: Acme hid how much dust" in await told(desk, "what did Acme say about dust")
    assert "Acme asserted" not in await told(desk, "what did Acme say about dust")


async def test_who_told_others_to_do_it_told_them_just_that(desk: Desk) -> None:
    assert "What was said · Anna Holm" in await told(desk, "who told people to boil milk")
    assert "What was said · Anna Holm" in await told(desk, "who told people not to eat fish")
    assert "Exactly that is not on the desk" in await told(desk, "who told people to eat fish")
    assert "Exactly that is not on the desk" in await told(desk, "who told people to drink the water")


async def test_an_outbreak_of_a_fever_is_that_fever(desk: Desk) -> None:
    assert "How it stands · The brook water" in await told(desk, "did the brook cause the fever")


async def test_who_responded_to_a_claim_said_something_about_it(desk: Desk) -> None:
    text = await told(desk, "did Holm respond to the claim that the water caused the outbreak")
    assert "Anna Holm denied: The brook water" in text, text


async def test_what_is_quoted_was_said_in_those_words(desk: Desk) -> None:
    assert "Exactly that is not on the desk" in await told(desk, "who said “a measured safe”")
    assert "Per Lund asserted" in await told(desk, "who said “a lamp was burning”")


ELSEWHERE = """
topics:
  ward: {title: The closed ward of Vik}
actors:
  clinic: {name: Vik clinic, kind: agency, aliases: [the hospital]}
  collin: {name: Eva Collins, kind: person, aliases: [Collins]}
sources:
  vik: {outlet: vik.example, published: 2024-05-03}
claims:
  closed: {topic: ward, text: The ward of Vik was closed for lack of nurses}
statements:
  clinic-closed:
    speaker: clinic
    said_on: 2024-05-01
    paraphrase: The clinic says so.
    source: vik
    positions: [{claim: closed, stance: asserts}]
  collins-closed:
    speaker: collin
    said_on: 2024-05-01
    paraphrase: Collins says that it is not so.
    source: vik
    positions: [{claim: closed, stance: denies}]
"""


async def test_who_is_called_by_what_any_town_has_is_not_another_storys(tmp_path: Path) -> None:
    both = PACK.replace("clinic", "doctors").replace(
        "  holm:", "  vik: {name: Vik clinic, kind: agency, aliases: [the hospital]}\n  holm:"
    )
    async with desk_over_pack(tmp_path, both) as desk:
        assert (
            "Vik clinic" not in (await told(desk, "what started the fire", "did the hospital deny it")).splitlines()[0]
        )


async def test_with_another_first_letter_it_is_another_name(tmp_path: Path) -> None:
    async with desk_over_pack(tmp_path, ELSEWHERE) as desk:
        assert "“Hollins” is not on the desk" in await told(desk, "did Hollins deny that the ward was closed")
        assert "Eva Collins denied: The ward" in await told(desk, "did Colins deny that the ward was closed")
