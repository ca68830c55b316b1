"""What a house says that it did itself, and which of many tolls is somebody's, over an invented fire at a clinic."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  clinic: {title: The fire at Ulvik clinic, aliases: [Ulvik clinic, clinic fire]}
actors:
  acme: {name: Acme, kind: group, role: maker of drones}
  nord: {name: Nordfly, kind: group, role: maker of rockets}
  falk: {name: Jens Falk, kind: person, role: spokesman of Nordfly, part_of: nord}
  lund: {name: Eva Lund, kind: person, role: director of the clinic}
  ministry: {name: Ministry of Health, kind: agency}
  holm: {name: Per Holm, kind: person, role: doctor, part_of: ministry}
  house: {name: Ulvik clinic, kind: group, aliases: [the clinic]}
  watch: {name: Fire Watch, kind: group}
  office: {name: Census Office, kind: agency}
  moe: {name: Ida Moe, kind: person, role: blogger}
sources:
  echo: {outlet: echo.example, published: 2025-05-03}
claims:
  strike:
    text: A Nordfly drone hit Ulvik clinic
    about: [nord]
  misfired:
    text: Nordfly rocket fire hit the garage three days before the fire
    about: [nord]
  store:
    text: The Nordfly crew struck an Acme store inside the clinic
    about: [nord]
  killed-500:
    text: At least 500 people were killed in the fire
    figures: [{value: 500, unit: people, counts: people killed, phase: in all}]
  killed-471:
    text: The fire killed 471 people
    figures: [{value: 471, unit: people, counts: people killed, phase: in all}]
  killed-300:
    text: Some 300 people were killed at the clinic
    figures: [{value: 300, unit: people, counts: people killed, phase: in all}]
  killed-200:
    text: About 200 people were killed in the yard
    figures: [{value: 200, unit: people, counts: people killed, phase: in all}]
  killed-50:
    text: No more than 50 people died at the clinic
    figures: [{value: 50, unit: people, counts: people killed, phase: in all}]
statements:
  acme-strike:
    speaker: acme
    said_on: 2025-05-01
    paraphrase: Acme calls it a crime.
    source: echo
    positions: [{claim: strike, stance: asserts}]
  falk-strike:
    speaker: falk
    said_on: 2025-05-01
    paraphrase: Falk says that none of its drones flew.
    source: echo
    positions: [{claim: strike, stance: denies}]
  moe-store:
    speaker: moe
    said_on: 2025-05-01
    paraphrase: Moe has it from a friend.
    source: echo
    positions: [{claim: store, stance: asserts}]
  nord-garage:
    speaker: office
    said_on: 2025-05-01
    paraphrase: The office has a list of the damage.
    source: echo
    positions: [{claim: misfired, stance: asserts}, {claim: killed-471, stance: asserts}]
  ministry-500:
    speaker: holm
    said_on: 2025-05-01
    paraphrase: Holm names no source.
    source: echo
    positions: [{claim: killed-500, stance: asserts}]
  lund-200:
    speaker: lund
    said_on: 2025-05-02
    paraphrase: Lund never saw anything like it.
    source: echo
    positions: [{claim: killed-200, stance: asserts}]
  watch-471:
    speaker: watch
    said_on: 2025-05-02
    paraphrase: The Watch could not find the names.
    source: echo
    positions: [{claim: killed-471, stance: doubts}]
  moe-rest:
    speaker: moe
    said_on: 2025-05-02
    paraphrase: Moe gives both.
    source: echo
    positions: [{claim: killed-300, stance: reports}, {claim: killed-50, stance: reports}]
"""

desk = desk_of(PACK)


@pytest.mark.parametrize(
    ("asked", "lacking"),
    [
        ("did Acme say it hit the clinic", "Nothing Acme said about exactly that"),
        ("did Acme say that they hit the clinic", "Nothing Acme said about exactly that"),
        ("did Acme admit that it fired the rocket", "No confirmation of exactly that by Acme"),
        ("did Acme deny that it fired the rocket", "No denial of exactly that by Acme"),
        ("who said Acme hit the clinic", "Exactly that is not on the desk"),
        ("who says Acme attacked the clinic", "Exactly that is not on the desk"),
    ],
)
async def test_what_a_house_did_is_not_what_another_did(desk: Desk, asked: str, lacking: str) -> None:
    text = await told(desk, asked)
    assert lacking in text.split("## ")[0], text


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("did Acme say Nordfly hit the clinic", "Acme asserted: A Nordfly drone hit Ulvik clinic"),
        ("did Nordfly deny that it hit the clinic", "Jens Falk, spokesman of Nordfly, denied: A Nordfly drone hit"),
        ("what did Lund say about the dead", "Eva Lund asserted: About 200 people were killed in the yard"),
        ("what did Lund say about the death toll", "Eva Lund asserted: About 200 people were killed in the yard"),
        ("what did the director of the clinic say about deaths", "Eva Lund asserted: About 200 people were killed"),
        ("what did the ministry say about the dead", "At least 500 people were killed in the fire"),
        ("what did the Watch say about the number of dead", "Fire Watch doubted: The fire killed 471 people"),
        ("did the Watch doubt the death toll", "Yes: Fire Watch doubted: The fire killed 471 people"),
    ],
)
async def test_what_somebody_said_of_one_of_many_is_told(desk: Desk, asked: str, first: str) -> None:
    text = await told(desk, asked)
    assert first in text.split("## ")[0], text


async def test_of_many_tolls_none_is_told_of_one_who_gave_none(desk: Desk) -> None:
    text = await told(desk, "what did Acme say about the dead")
    assert "Nothing Acme said about exactly that" in text.split("## ")[0], text
