"""What words that a story is called by ask of, and what a word before another tells, over invented stories of a fever
and of a crash.
"""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  fever: {title: Where Brentol fever came from, aliases: [farm leak]}
  crash: {title: The crash of Sund Air 12}
actors:
  vang: {name: Vang Bureau, kind: agency}
  holm: {name: Rut Holm, kind: person, role: chair of the Vang Bureau, part_of: vang}
  dale: {name: Dale, kind: state}
  lund: {name: Per Lund, kind: person, role: head of the Sund farm, part_of: dale}
  ek: {name: Ida Ek, kind: person, role: veterinarian}
  kane: {name: Kane Fund, kind: group}
  port-police: {name: Royal Port Police, kind: agency, aliases: [police]}
  sund-police: {name: Sund police, kind: agency}
  juhl: {name: Eva Juhl, kind: person, role: police commissioner of Sund, part_of: sund-police}
  acme: {name: Acme, kind: group}
  post: {name: Sund Post, kind: media}
  union: {name: Wing Union, kind: group}
sources:
  echo: {outlet: echo.example, published: 2024-05-03}
claims:
  leaked:
    topic: fever
    text: The germ got out of the Sund farm
    wordings: [farm leak]
  jumped:
    topic: fever
    text: The germ came to people from goats sold at the fish market
  had:
    topic: fever
    text: The Sund farm had the germ before the outbreak
    about: [kane]
  pressed:
    topic: fever
    text: Dale's officials pressed the Vang team to drop the farm theory
  brought:
    topic: fever
    text: The army brought the germ to Oslo
    places: [Oslo]
  nurses:
    topic: fever
    text: 5 nurses fell ill with signs like those of Brentol fever
    figures: [{value: 5, unit: nurses, counts: nurses who fell ill, phase: in all}]
  withheld:
    topic: fever
    text: Dale withheld samples
  died:
    topic: crash
    text: 40 people died in the crash
    happened: 2024-05-01
    figures: [{value: 40, unit: people, counts: deaths, phase: in all}]
  survived:
    topic: crash
    text: One passenger survived the crash
    happened: 2024-05-01
  none-survived:
    topic: crash
    text: Nobody survived the crash
  inspection:
    topic: crash
    text: Acme's inspection found no defect in the valves
    happened: 2024-06
  cut-off:
    topic: crash
    text: Both valves moved to closed within a second
    wordings: [the fuel was cut off]
  asked:
    topic: crash
    text: A pilot asked who cut off the fuel
  blamed:
    topic: crash
    text: The interim report blames the pilots
  arrested:
    topic: crash
    text: A mechanic was arrested
statements:
  lund-denies:
    speaker: lund
    said_on: 2024-05-02
    paraphrase: Lund says that nobody was infected there.
    source: echo
    positions: [{claim: leaked, stance: denies}, {claim: brought, stance: denies}]
  ek-market:
    speaker: ek
    said_on: 2024-05-02
    paraphrase: Ek says so of the goats and leaves the farm open.
    source: echo
    positions:
      - {claim: jumped, stance: asserts}
      - {claim: leaked, stance: has not confirmed}
      - {claim: nurses, stance: asserts}
      - {claim: brought, stance: disputes}
  holm-pressed:
    speaker: holm
    said_on: 2024-05-03
    quote: such early press reports are premature
    paraphrase: Holm says that samples were asked for in vain.
    source: echo
    positions:
      - {claim: pressed, stance: asserts}
      - {claim: withheld, stance: asserts}
      - {claim: had, stance: finds no evidence}
  post-brought:
    speaker: post
    said_on: 2024-05-03
    paraphrase: The paper says so.
    source: echo
    positions: [{claim: brought, stance: reports}]
  juhl-none:
    speaker: juhl
    said_on: 2024-05-01
    paraphrase: Juhl says that it seems so.
    source: echo
    positions: [{claim: none-survived, stance: asserts}]
  juhl-one:
    speaker: juhl
    said_on: 2024-05-02
    paraphrase: Juhl says that one was found alive.
    source: echo
    positions: [{claim: survived, stance: asserts}, {claim: died, stance: asserts}]
  acme-inspection:
    speaker: acme
    said_on: 2024-06-05
    paraphrase: Acme says that its checks are done.
    source: echo
    positions: [{claim: inspection, stance: asserts}]
  acme-cut:
    speaker: acme
    said_on: 2024-06-06
    paraphrase: Acme has read the recorder.
    source: echo
    positions: [{claim: cut-off, stance: asserts}, {claim: asked, stance: asserts}, {claim: arrested, stance: asserts}]
  union-blamed:
    speaker: union
    said_on: 2024-06-06
    quote: such early talk is premature
    paraphrase: The pilots call it unjust.
    source: echo
    positions: [{claim: blamed, stance: asserts}]
evidence:
  recorder:
    claim: cut-off
    kind: data
    description: Readings of the recorder.
    offered_by: acme
    source: echo
  voices:
    claim: asked
    kind: testimony
    description: A tape of the cockpit.
    offered_by: acme
    source: echo
"""


desk = desk_of(PACK)


async def test_words_that_the_story_and_one_claim_are_called_by_ask_of_that_claim(desk: Desk) -> None:
    text = await told(desk, "who denied the farm leak")
    assert "Denials · The germ got out of the Sund farm" in text and "Oslo" not in text, text
    assert "No denial of this by Ida Ek" in await told(desk, "did Ek rule out a farm leak")
    assert "Nothing Sund Post said about it" in await told(desk, "what did the Sund Post say about the farm leak")


async def test_a_theory_is_what_the_word_before_it_tells(desk: Desk) -> None:
    assert "Ida Ek did not confirm: The germ got out" in await told(desk, "what did Ek say about the farm theory")
    assert "Dale's officials pressed" not in (await told(desk, "who believes the farm leak theory")).splitlines()[0]
    text = await told(desk, "did the Vang Bureau press Dale's officials to drop the farm theory")
    assert "Exactly that is not on the desk" in text, text


async def test_who_is_asked_to_have_had_it_is_not_told_by_what_became_of_it(desk: Desk) -> None:
    assert "No denial of exactly that by Per Lund" in await told(desk, "did Lund deny that the farm had the germ")
    assert "Yes: Per Lund denied" in await told(desk, "did Lund deny that the germ got out of the farm")


async def test_what_is_told_of_a_thing_beside_it_is_not_told_of_another(desk: Desk) -> None:
    assert "Exactly that is not on the desk" in await told(desk, "who says the germ was sold at the fish market")
    assert "Ida Ek asserted: The germ came" in await told(desk, "who says the germ came from goats")


async def test_a_name_that_the_story_bears_tells_no_claim_of_it_apart(desk: Desk) -> None:
    assert "Sund Post reported: The army brought" in await told(desk, "who said the army brought brentol to Oslo")
    assert "The army brought the germ" not in (await told(desk, "who said the army brought it to Bergen"))[:150]


@pytest.mark.parametrize("asked", ["did Dale hide samples", "who pressured the Vang team"])
async def test_who_hid_it_withheld_it_and_who_pressured_somebody_pressed_them(desk: Desk, asked: str) -> None:
    assert "Exactly that is not on the desk" not in await told(desk, asked)


@pytest.mark.parametrize("asked", ["was Ek arrested", "how many people died of brentol"])
async def test_somebody_of_one_story_and_what_it_is_called_by_are_not_asked_of_another(desk: Desk, asked: str) -> None:
    text = await told(desk, asked)
    assert "Where Brentol fever came from" in text and "on the desk" in text, text


async def test_words_for_it_alone_are_the_claim_that_is_put_so(desk: Desk) -> None:
    text = await told(desk, "what evidence is there that the fuel was cut off")
    assert "Evidence · Both valves moved" in text and "recorder" in text and "tape" not in text, text
    assert "A pilot asked" in await told(desk, "who asked who cut off the fuel")


async def test_what_a_thing_did_is_told_by_the_claim_that_tells_it_of_just_that(desk: Desk) -> None:
    assert "How it stands · The interim report blames" in await told(desk, "does the interim report blame the pilots")
    assert "blames the pilots" not in (await told(desk, "does the final report blame the pilots")).splitlines()[0]
    assert "Exactly that is not" in await told(desk, "does the interim report blame Acme")
    assert "found no defect" in (await told(desk, "did Acme's inspection find a defect")).splitlines()[0]
    assert "found no defect" in (await told(desk, "did Acme find any defect in the valves")).splitlines()[0]
    assert "found no defect" not in await told(desk, "did the Vang Bureau's inspection find a defect")
    assert (
        "found no defect" not in (await told(desk, "did the Sund Post find any defect in the valves")).splitlines()[0]
    )


async def test_when_it_happened_is_told_by_the_one_day_of_what_the_story_is_called_by(desk: Desk) -> None:
    text = await told(desk, "when did the crash happen")
    assert "1 May 2024: 40 people died in the crash" in text and "Jun 2024" not in text, text
    assert "1 May 2024:" not in await told(desk, "when did the second crash happen")
    assert "1 May 2024:" not in await told(desk, "when was the funeral")


async def test_words_for_anybody_name_whose_people_speak_to_the_story(desk: Desk) -> None:
    text = await told(desk, "what about the crash of Sund Air 12", "did the police say there were no survivors")
    assert "Eva Juhl asserted" in text and "Nobody survived the crash" in text.splitlines()[0], text
    text = await told(desk, "what about the crash of Sund Air 12", "did the police say somebody survived")
    assert "One passenger survived" in text.splitlines()[0], text


async def test_a_bureaus_words_are_its_chairs_where_it_is_asked_what_it_said(desk: Desk) -> None:
    assert "Rut Holm asserted: " in await told(desk, "what did the Vang Bureau say about early press reports")
    assert "premature" not in (await told(desk, "what did Acme say about early press reports")).splitlines()[0]


async def test_what_they_called_it_and_whether_they_object_to_it_ask_for_their_words(desk: Desk) -> None:
    assert "What was said · Per Lund" in await told(desk, "what did Lund call the farm leak")
    assert "Yes: Per Lund denied" in await told(desk, "did Lund object to the claim that the germ got out of the farm")


async def test_what_a_report_found_is_not_told_by_whoever_else_says_so(desk: Desk) -> None:
    assert "Eva Juhl" not in (await told(desk, "did the report find that one passenger survived")).split("##")[0]
    assert "Eva Juhl" in await told(desk, "did Juhl say that one passenger survived")
    assert "9 speakers" not in await told(desk, "what did the inquiry show")
