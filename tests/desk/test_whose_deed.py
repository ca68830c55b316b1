"""Who did it, of whom it is told and whose words it is, over an invented story of a bank whose vault was empty."""

from pathlib import Path

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of, desk_over_pack
from tests.told import told

PACK = """
topics:
  vault: {title: The empty vault of Norrbank}
actors:
  norrbank: {name: Norrbank, kind: group, role: Danish savings bank}
  ek: {name: Ida Ek, kind: person, role: director of Norrbank until May 2024}
  falk: {name: Olof Falk, kind: person, role: treasurer of Norrbank until May 2024}
  auditors: {name: Vang Audit, kind: group}
  lund: {name: Per Lund, kind: person, role: deputy director of Vang Audit, part_of: auditors}
  juhl: {name: Eva Juhl, kind: person, role: president of Vang Audit, part_of: auditors}
  police: {name: Aarhus police, kind: agency}
sources:
  echo: {outlet: echo.example, published: 2024-05-03}
claims:
  empty:
    text: The gold of Norrbank never existed
    about: [norrbank]
  cheated:
    text: Norrbank is the victim of a swindle
    about: [norrbank]
  fled:
    text: Olof Falk fled to Oslo
    places: [Oslo]
    about: [falk]
  owes:
    text: Norrbank owes its savers 40 million crowns
    figures: [{value: 40000000, unit: crowns, counts: debts, phase: in all}]
    about: [norrbank]
  unseen:
    text: Vang Audit could not verify 9 million crowns
    figures: [{value: 9000000, unit: crowns, counts: cash, phase: not verified}]
    about: [auditors]
statements:
  ek-cheated:
    speaker: ek
    said_on: 2024-05-02
    paraphrase: Ek says that she knew of nothing and that the gold was there and was stolen.
    source: echo
    positions: [{claim: empty, stance: denies}, {claim: cheated, stance: asserts}]
  audit-empty:
    speaker: auditors
    said_on: 2024-05-03
    paraphrase: The auditors found no trace of it.
    source: echo
    positions: [{claim: empty, stance: asserts}, {claim: unseen, stance: asserts}]
  juhl-unseen:
    speaker: juhl
    said_on: 2024-05-03
    paraphrase: Juhl regrets that the audit came late.
    source: echo
    positions: [{claim: unseen, stance: confirms}]
  lund-unseen:
    speaker: lund
    said_on: 2024-05-03
    paraphrase: Lund says the same.
    source: echo
    positions: [{claim: unseen, stance: confirms}]
  police-fled:
    speaker: police
    said_on: 2024-05-03
    paraphrase: The police have found his car in Oslo.
    source: echo
    positions: [{claim: fled, stance: asserts}]
  bank-owes:
    speaker: norrbank
    said_on: 2024-05-03
    paraphrase: The bank gives its debts as 40 million.
    source: echo
    positions: [{claim: owes, stance: asserts}]
"""


desk = desk_of(PACK)


async def test_what_was_done_by_nobody_is_nobodys_deed(desk: Desk) -> None:
    assert "Exactly that is not on the desk" in await told(desk, "who stole the gold")


async def test_what_is_said_of_a_bank_is_not_said_of_a_person(desk: Desk) -> None:
    assert "Nothing Ida Ek said about" in await told(desk, "did Ek say she was a victim")
    assert "Nothing Ida Ek said about" in await told(desk, "did Ek say she stole the gold")
    assert "Ida Ek asserted: Norrbank is the victim" in await told(desk, "did Ek say that Norrbank is a victim")


async def test_he_is_whom_the_claim_is_about_where_nobody_else_spoke(desk: Desk) -> None:
    assert "No denial of this by Olof Falk" in await told(desk, "did Falk flee to Oslo", "did he deny it")


async def test_who_could_not_confirm_it_did_not(desk: Desk) -> None:
    assert "confirmed: " not in await told(desk, "who could not verify the debts of 40 million crowns")
    assert "9,000,000 crowns" in (await told(desk, "how much could Vang Audit not verify")).splitlines()[2]


@pytest.mark.parametrize("who", ["Norrbank owes its savers 40 million crowns, the bank says", "says the bank"])
async def test_a_statement_is_an_offices_before_its_verb_too(desk: Desk, who: str) -> None:
    text = await told(desk, who if who[0] == "N" else f"Norrbank owes its savers 40 million crowns, {who}")
    assert "Norrbank asserted: Norrbank owes its savers" in text, text


async def test_who_is_told_to_have_said_it_is_the_stranger(desk: Desk) -> None:
    assert "“Rut Lind” is not on the desk" in await told(desk, "Norrbank is the victim of a swindle, says Rut Lind")
    assert "“Der Bote” is not on the desk" in await told(desk, "according to Der Bote Falk fled to Oslo")


async def test_a_story_called_by_a_speakers_name_is_not_whoever_does_it(tmp_path: Path) -> None:
    named = PACK.replace(
        "  vault: {title: The empty vault of Norrbank}", "  norrbank: {title: The empty vault of Norrbank}"
    )
    lost = "  lost: {text: Savers lost 70 million crowns}\n  fled:"
    named = named.replace("  fled:", lost, 1)
    async with desk_over_pack(tmp_path, named) as desk:
        assert "Exactly that is not on the desk" in await told(desk, "did Norrbank lose 70 million crowns")
        assert "How it stands · Savers lost 70 million" in await told(desk, "did savers lose 70 million crowns")
        assert "How it stands · Norrbank is the victim" in await told(desk, "is Norrbank a victim")
        assert "How it stands · Norrbank owes" in await told(desk, "does Norrbank owe 40 million crowns")
        assert (await told(desk, "who is Norrbank's treasurer")).startswith("Olof Falk")  # of whom a claim tells
        assert (await told(desk, "who is Norrbank's director")).startswith("Ida Ek")


async def test_what_one_alone_did_is_told_with_all_who_did(desk: Desk) -> None:
    text = await told(desk, "did only Ek deny that the gold never existed")
    assert "1 speaker denied 1 claim" in text and "Ida Ek denies" in text, text
    assert "1 speaker denied 1 claim" in await told(desk, "did Ek alone deny that the gold never existed")
    assert "Exactly that is not on the desk" in await told(desk, "does only Norrbank owe 40 million crowns")


async def test_once_is_not_again(desk: Desk) -> None:
    assert "Exactly that is not on the desk" in await told(desk, "did Falk flee to Oslo again")
    assert "Exactly that is not on the desk" in await told(desk, "did Falk flee from Oslo")


async def test_an_amount_is_of_the_money_it_is_told_in(tmp_path: Path) -> None:
    missing = "  missing-19m: {text: 1.9 million euros are missing from the vault}\n  fled:"
    async with desk_over_pack(tmp_path, PACK.replace("  fled:", missing, 1)) as desk:
        assert "How it stands · 1.9 million euros" in await told(desk, "are 1.9 million euros missing")
        assert "How it stands · 1.9 million euros" in await told(desk, "is €1.9 million missing")
        assert "Exactly that is not on the desk" in await told(desk, "are 1.9 million dollars missing")
        assert "Exactly that is not on the desk" in await told(desk, "are 19 million euros missing")


async def test_what_was_done_to_somebody_tells_neither_where_they_are_nor_who_believes_them(desk: Desk) -> None:
    assert "Exactly that is not on the desk" in await told(desk, "where is Falk")
    assert "Exactly that is not on the desk" in await told(desk, "who believes Falk")


@pytest.mark.parametrize("asked", ["who is the head of Vang Audit", "who is Vang Audit's boss"])
async def test_the_head_of_a_house_is_whoever_leads_it(desk: Desk, asked: str) -> None:
    assert (await told(desk, asked)).startswith("Eva Juhl"), asked
    assert "Eva Juhl confirmed" in await told(desk, "what did the Vang Audit chief say")
    assert not (await told(desk, "who is the head of Norrbank")).startswith("Ida Ek")  # no pack says that she is of it


async def test_some_of_a_kind_are_those_who_took_the_stance(tmp_path: Path) -> None:
    banks = """  vestbank: {name: Vestbank, kind: group, role: bank in Oslo}
  nord: {name: Bank of the North, kind: group}
  tveit: {name: Jon Tveit, kind: person, role: governor of the central bank}
"""
    denies = """  {0}-cheated:
    speaker: {0}
    said_on: 2024-05-04
    paraphrase: It was no swindle.
    source: echo
    positions: [{{claim: cheated, stance: denies}}]
"""
    pack = PACK.replace("sources:\n", f"{banks}sources:\n") + "".join(map(denies.format, ("vestbank", "nord", "tveit")))
    async with desk_over_pack(tmp_path, pack) as desk:
        for asked in ("did both banks deny that Norrbank is a victim", "which banks deny that Norrbank is a victim"):
            text = await told(desk, asked)
            assert "Vestbank denied" in text and "Bank of the North denied" in text and "Tveit denied" not in text, text
        assert "“bakers” is not on the desk" in await told(desk, "did the bakers deny that Norrbank is a victim")


async def test_who_else_did_it_is_not_who_else_says_so(desk: Desk) -> None:
    assert "Exactly that is not on the desk" in await told(desk, "who besides Falk fled to Oslo")
    assert "set aside: Ida Ek" in await told(desk, "who besides Ek says that Norrbank is a victim")


async def test_a_number_of_weeks_is_none_of_months(tmp_path: Path) -> None:
    shut = "  shut: {text: Norrbank shut its doors for two months}\n  fled:"
    async with desk_over_pack(tmp_path, PACK.replace("  fled:", shut, 1)) as desk:
        assert "How it stands · Norrbank shut its doors" in await told(
            desk, "did Norrbank shut its doors for two months"
        )
        assert "How it stands · Norrbank shut its doors" in await told(desk, "didn't Norrbank shut its doors")
        assert "Exactly that is not on the desk" in await told(desk, "did Norrbank shut its doors for two weeks")


async def test_a_story_called_by_a_speakers_name_is_set_aside_as_that_speaker(tmp_path: Path) -> None:
    named = PACK.replace(
        "  vault: {title: The empty vault of Norrbank}", "  norrbank: {title: The empty vault of Norrbank}"
    )
    async with desk_over_pack(tmp_path, named) as desk:
        assert "set aside: Norrbank" in await told(desk, "who apart from Norrbank says that it owes 40 million crowns")
