"""What was agreed is not done, so much a day is no answer for a month, and small words that a claim holds count."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_over_pack
from tests.desk.test_near_questions import told

PACK = """
topics:
  sale: {title: The sale of Fjordnet, aliases: [Fjordnet]}
actors:
  brandt: {name: Nils Brandt, kind: person, role: chief executive officer of Fjordnet}
  fjordnet: {name: Fjordnet, kind: group}
  ruud: {name: Ida Ruud, kind: person, role: director of Fjordnet, part_of: fjordnet}
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
statements:
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


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with desk_over_pack(tmp_path, PACK) as made:
        yield made


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
