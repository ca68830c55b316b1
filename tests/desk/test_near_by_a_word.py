"""What a small word makes of a question, over invented stories of a ship that hit a pier and of a medicine."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  fallen: {title: The collapse of the Sund pier, aliases: [Sund pier, Sund pier collapse]}
  brentol: {title: Brentol and dark thoughts}
actors:
  acme: {name: Acme Lines, kind: group, role: shipping line, aliases: [Acme]}
  norbank: {name: Norbank, kind: group, role: bank}
  holmes: {name: Eva Holmes, kind: person, role: harbour master, aliases: [Holmes]}
  lund: {name: Per Lund, kind: person, role: captain, aliases: [Lund]}
  vik: {name: Ida Vik, kind: person, role: diver, aliases: [Vik]}
  regulator: {name: Sund Medicines Agency, kind: agency, aliases: [SMA]}
  dahl: {name: Ulf Dahl, kind: person, role: physician, aliases: [Dahl]}
sources:
  echo: {outlet: echo.example, published: 2025-05-03}
claims:
  lost-power: {topic: fallen, text: The Alma lost power before it hit the pier}
  blackouts:
    topic: fallen
    text: The Alma had two blackouts about ten hours before it left Sund
    figures: [{value: 2, unit: blackouts, counts: blackouts, phase: the day before}]
  dead:
    topic: fallen
    text: Six men were killed
    figures: [{value: 6, unit: men, counts: men killed, phase: in all}]
  hacked: {topic: fallen, text: The Alma was steered by a cyberattack}
  fell: {topic: fallen, text: As many as 20 people fell into the water}
  unwarned: {topic: fallen, text: Nobody warned the divers under the pier}
  cut: {topic: fallen, text: Acme cut the cables so that they could be run through its machine, about: [acme]}
  voided:
    topic: fallen
    text: Acme has voided two years of results from the depot
    about: [acme]
    figures: [{value: 2, unit: years, counts: years of results voided, phase: in May}]
  open-soon: {topic: fallen, text: The channel will be open again by the end of May 2025}
  channel: {topic: fallen, text: The outer channel is fully open again}
  pushed: {topic: fallen, text: Per Lund pushed Eva Holmes in the harbour office, about: [lund, holmes]}
  logo: {topic: fallen, text: Eva Holmes put Norbank's logo on a report that Acme had written, about: [holmes, norbank]}
  thrown: {topic: fallen, text: The anchor was thrown at the crane}
  attack: {topic: fallen, text: The fall was an attack on the ferry by the diver}
  presumed: {topic: fallen, text: Two sailors are missing and presumed drowned}
  sentenced: {topic: fallen, text: Per Lund has been sentenced to two years in prison, about: [lund]}
  ill: {topic: brentol, text: The trials of Brentol left out people with a heart illness}
  cheated:
    topic: fallen
    text: Eva Holmes deceived the owners of the pier
    about: [holmes]
    wordings: [Eva Holmes is guilty of fraud]
  counts:
    topic: fallen
    text: Per Lund is guilty on all twelve counts
    about: [lund]
    figures: [{value: 12, unit: counts, counts: counts, phase: in all}]
  causes:
    topic: brentol
    text: Brentol causes dark thoughts
    wordings: [Brentol makes people gloomy]
  fewer: {topic: brentol, text: People on Brentol have fewer dark thoughts}
  risk: {topic: brentol, text: A small risk cannot be ruled out}
  label: {topic: brentol, text: The agency has the warning of dark thoughts removed from the label of Brentol}
  cases:
    topic: brentol
    text: Three people in Norway had gloomy thoughts while on Brentol
    places: [Norway]
    figures: [{value: 3, unit: people, counts: cases from Norway, phase: in May}]
statements:
  holmes-says:
    speaker: holmes
    said_on: 2025-05-02
    paraphrase: The harbour master told the court of it.
    source: echo
    positions:
      - {claim: pushed, stance: asserts}
      - {claim: lost-power, stance: asserts}
      - {claim: dead, stance: asserts}
      - {claim: fell, stance: asserts}
      - {claim: voided, stance: asserts}
      - {claim: channel, stance: asserts}
      - {claim: blackouts, stance: asserts}
  lund-denies:
    speaker: lund
    said_on: 2025-05-03
    paraphrase: The captain says that he was at sea.
    source: echo
    positions: [{claim: pushed, stance: denies}, {claim: cheated, stance: asserts}]
  norbank-logo:
    speaker: norbank
    said_on: 2025-05-03
    paraphrase: The bank had not been asked.
    source: echo
    positions: [{claim: logo, stance: asserts}]
  vik-says:
    speaker: vik
    said_on: 2025-05-03
    paraphrase: A cyber-attack is likely, the diver says; nobody told the men.
    source: echo
    positions:
      - {claim: hacked, stance: asserts}
      - {claim: unwarned, stance: asserts}
      - {claim: cut, stance: asserts}
      - {claim: open-soon, stance: asserts}
      - {claim: counts, stance: asserts}
      - {claim: thrown, stance: asserts}
      - {claim: attack, stance: asserts}
      - {claim: presumed, stance: asserts}
      - {claim: sentenced, stance: asserts}
  agency-says:
    speaker: regulator
    said_on: 2025-05-03
    paraphrase: The agency sees no cause.
    source: echo
    positions:
      - {claim: causes, stance: finds no evidence}
      - {claim: risk, stance: asserts}
      - {claim: label, stance: asserts}
      - {claim: cases, stance: asserts}
      - {claim: ill, stance: asserts}
  dahl-says:
    speaker: dahl
    said_on: 2025-05-03
    paraphrase: The results do not prove that the tablets protect.
    source: echo
    positions: [{claim: fewer, stance: asserts}]
"""

desk = desk_of(PACK)


@pytest.mark.parametrize(
    "asked",
    [
        "did the pier lose power",
        "did the channel open by the end of May",
        "how long was the pier",
        "did Holmes say that she pushed Lund",
        "did Norbank put its logo on Acme's report",
        "was Holmes found guilty on all twelve counts",
        "does Brentol have a warning on its label",
        "did Dahl say that the tablets protect",
        "did Holmes put Acme's logo on a Norbank report",
        "was the crane thrown at the anchor",
        "did the diver hit the ferry",
        "are two sailors drowned",
        "is Lund in prison",
        "can people with a heart illness take Brentol",
    ],
)
async def test_what_comes_near_by_a_word_is_no_answer(desk: Desk, asked: str) -> None:
    text = (await told(desk, asked)).split("## ")[0]
    assert "xactly that" in text and "on the desk" in text, text


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("did the Alma lose power", "How it stands · The Alma lost power"),
        ("did Acme cut the cables", "How it stands · Acme cut the cables"),
        ("did Acme void its results", "How it stands · Acme has voided"),
        ("how many years of results were voided", "Figures · Acme has voided two years"),
        ("who said up to 20 people fell into the water", "As many as 20 people fell"),
        ("how many people died in the pier collapse", "6 men"),
        ("how many men were killed in the Sund pier collapse", "6 men"),
        ("is the cyber attack claim on the Alma true", "How it stands · The Alma was steered by a cyberattack"),
        ("did anyone warn the divers", "How it stands · Nobody warned the divers"),
        ("is the outer channel open again", "How it stands · The outer channel is fully open"),
        ("was Holmes found guilty", "How it stands · Eva Holmes deceived"),
        ("did Holmes say that Lund pushed her", "Eva Holmes asserted: Per Lund pushed"),
        ("who is Holmes' husband", "“husband of Eva Holmes” is not on the desk"),
        ("does Brentol make people gloomy", "How it stands · Brentol causes dark thoughts"),
        ("who says Brentol made them gloomy", "Brentol causes dark thoughts"),
        ("did the SMA say Brentol causes dark thoughts", "Sund Medicines Agency found no evidence"),
        ("can a small risk be ruled out", "How it stands · A small risk cannot be ruled out"),
        ("did Holmes put Norbank's logo on a report", "How it stands · Eva Holmes put"),
        ("was the anchor thrown at the crane", "How it stands · The anchor was thrown"),
        ("are two sailors missing", "How it stands · Two sailors are missing"),
        ("was Lund sentenced to prison", "How it stands · Per Lund has been sentenced"),
        ("who says a small risk cannot be ruled out", "Sund Medicines Agency asserted: A small risk"),
        ("when was the warning of dark thoughts removed", "The agency has the warning"),
        ("how many cases were there in Norway", "3 people"),
    ],
)
async def test_what_is_asked_is_answered_whatever_small_word_stands_there(desk: Desk, asked: str, first: str) -> None:
    text = (await told(desk, asked)).split("## ")[0]
    assert first in text and "xactly that is not" not in text, text


async def test_a_link_that_is_found_is_no_source(desk: Desk) -> None:
    assert "Where it was read" not in await told(desk, "did the SMA find a link")
    assert "Where it was read" in await told(desk, "is Brentol safe? got a link?")


async def test_he_is_who_did_it_or_who_says_so(desk: Desk) -> None:
    text = await told(desk, "did Lund push Holmes", "what did he say")
    assert "Which speaker is meant?" in text and "Eva Holmes" in text and "Per Lund" in text


async def test_words_of_a_story_are_asked_of_that_story(desk: Desk) -> None:
    text = await told(desk, "what did Dahl say about the pier")
    assert "Nothing Ulf Dahl said about" in text and "The collapse of the Sund pier" in text


async def test_that_one_story_has_to_do_with_another_is_told_by_neither(desk: Desk) -> None:
    text = await told(desk, "did Brentol have anything to do with the Sund pier")
    assert "Exactly that is not on the desk" in text.split("## ")[0], text
