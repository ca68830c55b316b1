"""What somebody is suspected of, and whom somebody sued, over an invented story of a player."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  affair: {title: Did Per Lund cheat against Rut Holm}
actors:
  lund: {name: Per Lund, kind: person, role: card player}
  holm: {name: Rut Holm, kind: person, role: card player}
  acme: {name: Acme Cards, kind: group}
  ek: {name: Ida Ek, kind: person, role: statistician}
  club: {name: Sund Card Club, kind: group, aliases: [the organisers]}
sources:
  echo: {outlet: echo.example, published: 2024-05-03}
claims:
  cheated:
    text: Per Lund cheated in his game against Rut Holm
    about: [lund, holm]
  cheated-young:
    text: Per Lund cheated online when he was 12 and when he was 16
    about: [lund]
  left:
    text: Rut Holm left the tournament because she suspected Per Lund of cheating
    about: [holm]
  confessed:
    text: Per Lund confessed to Acme Cards in 2020
    happened: 2020
    about: [lund, acme]
  sued:
    text: Per Lund sued for at least 3 million crowns
    figures: [{value: 3000000, unit: crowns, counts: damages, phase: sought}]
    about: [lund]
  fined:
    text: Acme Cards fined Rut Holm 500 crowns
    figures: [{value: 500, unit: crowns, counts: fine, phase: imposed}]
    about: [acme, holm]
  conspired:
    text: Rut Holm and Acme Cards conspired against Per Lund
    about: [holm, acme]
statements:
  lund-admits:
    speaker: lund
    said_on: 2024-05-02
    quote: I never cheated at a table
    paraphrase: Lund admits what he did as a boy.
    source: echo
    positions:
      - {claim: cheated, stance: denies}
      - {claim: cheated-young, stance: confirms}
      - {claim: sued, stance: confirms}
      - {claim: conspired, stance: asserts}
  holm-leaves:
    speaker: holm
    said_on: 2024-05-01
    quote: I will not play there again
    paraphrase: Holm says that he cheated more often.
    source: echo
    positions:
      - {claim: left, stance: confirms}
      - {claim: cheated, stance: asserts, basis: inferred}
      - {claim: conspired, stance: denies}
  acme-confessed:
    speaker: acme
    said_on: 2024-05-03
    paraphrase: Acme tells of a call.
    source: echo
    positions: [{claim: confessed, stance: asserts}, {claim: fined, stance: asserts}]
  ek-clean:
    speaker: ek
    said_on: 2024-05-03
    paraphrase: Ek has nothing in two years of games.
    source: echo
    positions: [{claim: cheated, stance: finds no evidence}]
  club-clean:
    speaker: club
    said_on: 2024-05-03
    paraphrase: The club saw nothing.
    source: echo
    positions: [{claim: cheated, stance: finds no evidence}]
"""


desk = desk_of(PACK)


async def test_what_one_suspects_another_of_is_not_told_as_done(desk: Desk) -> None:
    assert "Exactly that is not on the desk" in await told(desk, "did Holm cheat against Lund")
    assert "How it stands · Rut Holm left" in await told(desk, "did Holm suspect Lund of cheating")
    assert "How it stands · Per Lund cheated in his game" in await told(desk, "did Lund cheat against Holm")


async def test_when_somebody_confessed_to_one_is_told_by_the_claim_that_they_did(desk: Desk) -> None:
    assert "2020: Per Lund confessed to Acme" in await told(desk, "when did Lund confess to Acme Cards")
    assert "2020: Per Lund" not in await told(desk, "when did Lund confess to Holm")
    assert "Lund confirmed: Per Lund cheated online" in await told(desk, "did Lund confess")


async def test_to_whom_it_was_done_is_told_by_a_claim_that_tells_of_somebody(desk: Desk) -> None:
    assert "Exactly that is not on the desk" in await told(desk, "who did Lund sue")
    assert "Acme Cards fined Rut Holm" in (await told(desk, "who did Acme Cards fine")).splitlines()[0]
    assert "Acme Cards fined Rut Holm" in (await told(desk, "who has fined Holm 500 crowns")).splitlines()[0]


async def test_how_old_somebody_was_is_told_by_the_claim_that_says_when_they_did_it(desk: Desk) -> None:
    assert "when he was 12" in (await told(desk, "how old was Lund when he cheated")).splitlines()[0]
    assert "when he was 12" not in await told(desk, "how old was Holm when she cheated")
    assert "when he was 12" not in await told(desk, "how old is Lund")


@pytest.mark.parametrize("who", ["tournament organisers", "card organisers"])
async def test_the_storys_own_word_before_what_somebody_is_called_names_no_other(desk: Desk, who: str) -> None:
    assert "Sund Card Club found no evidence" in await told(desk, f"did the {who} find any cheating")
    assert "“rival organisers” is not on the desk" in await told(desk, "did the rival organisers find any cheating")


async def test_why_somebody_withdrew_is_told_by_why_they_left_and_who_denied_the_conspiracy(desk: Desk) -> None:
    assert "Rut Holm left" in (await told(desk, "why did Holm withdraw from the tournament")).splitlines()[0]
    assert "Exactly that is not" in await told(desk, "did Lund withdraw from the tournament")
    assert "Rut Holm denies" in await told(desk, "who denied the conspiracy")


async def test_what_somebodys_analysis_showed_is_what_they_said(desk: Desk) -> None:
    assert "Ida Ek found no evidence" in await told(desk, "what did Ek's analysis show")
    assert "Ida Ek" not in (await told(desk, "what did Holm's analysis show")).splitlines()[0]
