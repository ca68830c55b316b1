"""A curators' reading stands apart from what was said, and who gives one that differs is told so, as of odd days."""

from bot.desk.desk import Desk
from bot.domain.vocabulary import Kind
from tests.newsday import ANN, SERVER, added, said
from tests.told import told_of_line as asked


async def test_an_assessed_claim_stands_apart_from_what_is_derived(desk: Desk) -> None:
    await desk.edits.assess(ANN, "used-in-ukraine", "corroborated", "Two films show it.", "")
    told = await asked(desk, "claims nk-troops", SERVER)
    _, apart = told.split("## ◉ Corroborated, as the curators read it (1)")
    assert "by what was said alone: ⚖ disputed · ▼ Dmitry Peskov denies" in apart.split("##")[0]
    assert "nobody denies it (1)" not in told and "Disputed: denied by somebody" not in told
    assert "1 corroborated as the curators read it, 30 unverified" in told
    card = await asked(desk, "claim used-in-ukraine", SERVER)
    assert "By what was said alone: ⚖ disputed: Dmitry Peskov denies it" in card


async def test_a_reading_that_agrees_with_what_was_said_is_only_named_as_one(desk: Desk) -> None:
    saved = await desk.edits.assess(ANN, "used-in-ukraine", "disputed", "Moscow denies it.", "")
    assert saved.said == "Added."  # type: ignore[union-attr]
    told = await asked(desk, "claims nk-troops", SERVER)
    assert "## ⚖ Disputed, as the curators read it (1)" in told and "by what was said alone" not in told


async def test_who_assesses_against_what_was_said_is_told_so(desk: Desk) -> None:
    saved = await desk.edits.assess(ANN, "used-in-ukraine", "corroborated", "Two films show it.", "")
    assert saved.said.startswith(  # type: ignore[union-attr]
        "Added. By what was said alone the claim would be disputed: Dmitry Peskov denies it;"
    )


async def test_a_denial_dated_too_early_is_asked_about(desk: Desk) -> None:
    fell = await added(desk, Kind.CLAIM, topic="nk-troops", text="A second airport was closed")
    await said(desk, fell.key, "asserts", "nis", "It was closed.", said_on="2024-10-03")
    early = await said(desk, fell.key, "denies", "kremlin", "It is open.", said_on="2024-10-01")
    assert early.said == "Added. Is its day right? 1 Oct 2024 is before anybody on the desk asserted this, " + (
        "and readers are told so."
    )
    later = await said(desk, fell.key, "denies", "peskov", "Nobody ever was.", said_on="2024-10-21")
    assert later.said == "Added."
    mine = await added(desk, Kind.CLAIM, topic="nk-troops", text="A bridge fell", happened="2024-10-20")
    before = await said(desk, mine.key, "denies", "kremlin", "It stands.", said_on="2024-10-19")
    assert before.said == "Added. Is its day right? 19 Oct 2024 is before this is said to have happened."
