"""What was agreed is not done, so much a day is no answer for a month, and small words that a claim holds count."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  sale: {title: The sale of Fjordnet, aliases: [Fjordnet]}
actors:
  brandt: {name: Nils Brandt, kind: person, role: chief executive officer of Fjordnet}
  fjordnet: {name: Fjordnet, kind: group}
  ruud: {name: Ida Ruud, kind: person, role: director of Fjordnet, part_of: fjordnet}
  gazette: {name: The Harbour Gazette, kind: media}
  dahl: {name: Ole Dahl, kind: person, role: inspector of mines}
  moe: {name: Siri Moe, kind: person, role: inspector of mines}
  cameron: {name: Jan Cameron, kind: person}
sources:
  echo: {outlet: echo.example, published: 2025-05-03}
claims:
  ends: {text: Brandt ended the agreement to buy Fjordnet, happened: 2025-05-02}
  breach: {text: Brandt broke the agreement by telling of it, happened: 2025-05-01}
  waits: {text: The purchase of Fjordnet for 4 billion crowns was on hold, happened: 2025-04-30}
  removes:
    text: Fjordnet removes over 500 spam accounts a day
    figures: [{value: 500, unit: accounts, counts: spam accounts removed a day, phase: each day}]
  misled: {text: Fjordnet misled its regulator}
  fired: {text: Fjordnet fired an engineer for raising safety concerns}
  slow: {text: Rules slow the work down}
  warned: {text: Experts warned Fjordnet in 2018 of a fire, happened: 2018}
  deaths: {text: The two deaths on the platform were preventable}
  fired-died:
    text: Eleven of those wrongly deported had died
    figures: [{value: 11, unit: people, counts: deported people who died, phase: by May}]
statements:
  brandt-waste:
    speaker: brandt
    said_on: 2024-11-02
    quote: safety just is pure waste
    source: echo
    positions: [{claim: slow, stance: asserts}]
  gazette:
    speaker: gazette
    said_on: 2025-06-02
    paraphrase: The Gazette tells what became of the engineer, of the warning and of the deaths.
    source: echo
    positions:
      - {claim: fired, stance: reports}
      - {claim: warned, stance: reports}
      - {claim: deaths, stance: reports}
      - {claim: fired-died, stance: reports}
  dahl-says:
    speaker: dahl
    said_on: 2025-06-03
    paraphrase: It was so.
    source: echo
    positions: [{claim: warned, stance: confirms}]
  moe-says:
    speaker: moe
    said_on: 2025-06-04
    paraphrase: It was not so.
    source: echo
    positions: [{claim: warned, stance: denies}]
  brandt-ends:
    speaker: brandt
    said_on: 2025-05-02
    paraphrase: The deal is off.
    source: echo
    positions: [{claim: ends, stance: asserts}, {claim: waits, stance: asserts}]
  ruud-says:
    speaker: ruud
    on_behalf_of: fjordnet
    said_on: 2025-05-03
    quote: false narrative
    paraphrase: Fjordnet removes 500 accounts each day.
    source: echo
    positions:
      - {claim: misled, stance: denies}
      - {claim: breach, stance: asserts}
      - {claim: removes, stance: asserts}
      - {claim: ends, stance: disputes}
      - {claim: waits, stance: confirms}
"""


desk = desk_of(PACK)


@pytest.mark.parametrize("asked", ["did Brandt buy Fjordnet in the end", "when did Brandt buy Fjordnet"])
async def test_what_was_agreed_is_not_done(desk: Desk, asked: str) -> None:
    text = await told(desk, asked)
    assert "Exactly that is not on the desk" in text and "Brandt ended the agreement" in text, text


@pytest.mark.parametrize("asked", ["when was the deal put on hold", "who put the deal on hold"])
async def test_a_small_word_that_a_claim_holds_is_asked_about(desk: Desk, asked: str) -> None:
    text = await told(desk, asked)
    assert text.splitlines()[0].endswith("The purchase of Fjordnet for 4 billion crowns was on hold"), text


@pytest.mark.parametrize("asked", ["a month", "per year", "every hour", "weekly"])
async def test_so_much_a_day_does_not_tell_of_another_time(desk: Desk, asked: str) -> None:
    text = await told(desk, f"how many accounts does Fjordnet remove {asked}")
    assert "No figure for exactly that" in text.split("##")[0], text


@pytest.mark.parametrize("asked", ["", " a day", " daily", " per day"])
async def test_so_much_a_day_is_told(desk: Desk, asked: str) -> None:
    text = await told(desk, f"how many accounts does Fjordnet remove{asked}")
    assert text.startswith("Figures · Fjordnet removes over 500 spam accounts a day\n") and "No figure" not in text, (
        text
    )


@pytest.mark.parametrize("asked", ["'false narrative'", "‘false narrative’", '"false narrative"'])
async def test_words_in_any_quotes_are_asked_for(desk: Desk, asked: str) -> None:
    text = await told(desk, f"who said {asked}?")
    assert "Ida Ruud, for Fjordnet, asserted:" in text and "“false narrative”" in text, text
    assert "Nils Brandt" not in text


async def test_what_one_offered_is_no_figure_they_gave(desk: Desk) -> None:
    text = await told(desk, "how much did Brandt offer")
    assert "Exactly that is not on the desk" in text or "No figure for exactly that" in text, text


async def test_who_agrees_is_told_beside_who_does_not(desk: Desk) -> None:
    for asked in ("what do Brandt and Ruud agree on", "do Brandt and Ruud agree on anything"):
        text = await told(desk, asked)
        assert "take different sides on 1 claim. They take the same side on 1 claim." in text, text
        ends, waits = (text.index(f"## {claim}") for claim in ("Brandt ended the", "The purchase of Fjordnet"))
        assert ends < waits


@pytest.mark.parametrize("asked", ["who is the director of Fjordnet", "who is the CEO of Fjordnet"])
async def test_who_holds_an_office_is_not_whose_office_it_is(desk: Desk, asked: str) -> None:
    text = await told(desk, asked)
    if "director" in asked:
        assert text.startswith("Ida Ruud\n"), text
    else:
        assert text.startswith("Nils Brandt\n"), text
    assert "captain” is not on the desk" in await told(desk, "who is the captain of Fjordnet")


async def test_one_claim_is_asked_for_as_disputed_or_all(desk: Desk) -> None:
    text = await told(desk, "is the purchase on hold disputed?")
    assert text.startswith("How it stands · The purchase of Fjordnet for 4 billion crowns was on hold\n"), text
    assert (await told(desk, "is anything disputed?")).startswith("What is disputed · ")
    text = await told(desk, "which claims does Ruud dispute?")
    assert text.startswith("Denials · Ida Ruud · ") and "Ida Ruud, for Fjordnet, denied" in text, text


async def test_a_place_on_the_web_is_asked_about_where_nothing_is_said_there(desk: Desk) -> None:
    text = await told(desk, "how many spam accounts are there on Reddit")
    assert not text.startswith("Figures · Fjordnet removes"), text
    assert "Reddit" not in (await told(desk, "what did Brandt say on Reddit")).split("(")[0]


async def test_what_one_said_of_it_is_found_where_another_claim_holds_the_word(desk: Desk) -> None:
    text = await told(desk, "what did Brandt say about safety")
    assert "Nils Brandt asserted: Rules slow the work down. “safety just is pure waste”" in text, text


async def test_who_was_warned_is_no_doer_where_the_deed_stands_before_the_name(desk: Desk) -> None:
    text = await told(desk, "who warned Fjordnet?")
    assert text.splitlines()[0].endswith("Experts warned Fjordnet in 2018 of a fire"), text


async def test_those_who_are_called_so_are_asked_for_by_that_word(desk: Desk) -> None:
    assert "“victims” is not on the desk" in await told(desk, "who are the victims?")


@pytest.mark.parametrize("asked", ["what did Harbour Gazette report", "“Rules slow the work down” - Harbour Gazette"])
async def test_a_name_stands_without_its_article(desk: Desk, asked: str) -> None:
    assert (await told(desk, asked)).startswith("What was said · The Harbour Gazette · "), asked


async def test_a_person_is_no_slip_of_a_country(desk: Desk) -> None:
    text = await told(desk, "Jan Cameron says Fjordnet misled its regulator")
    assert text.startswith("What was said · Jan Cameron · Fjordnet misled its regulator\n"), text


@pytest.mark.parametrize("asked", ["how many people were wrongly deported", "how much did each of the dead get"])
async def test_some_of_them_are_not_all_and_people_are_no_money(desk: Desk, asked: str) -> None:
    text = await told(desk, asked)
    assert "No figure for exactly that" in text.split("##")[0] or "Exactly that is not" in text.split("##")[0], text
    assert (await told(desk, "how many of the deported had died")).startswith("Figures · Eleven of those wrongly"), text


async def test_an_office_that_several_hold_is_asked_back(desk: Desk) -> None:
    text = await told(desk, "who is the inspector of mines")
    assert "Which speaker is meant?" in text and "Ole Dahl" in text and "Siri Moe" in text, text
