"""The words and marks that stand in every answer are explained where a reader looks: in help."""

from bot.briefing.answer import Query
from bot.briefing.phrases import how
from bot.desk.desk import Desk
from bot.domain.revision import LIBRARY
from bot.domain.vocabulary import Stance, Status
from bot.render.plain import terminal

DERIVED = (Status.UNVERIFIED, Status.CORROBORATED, Status.DISPUTED)


async def test_help_explains_each_mark_and_each_word_for_doubt(desk: Desk) -> None:
    told = terminal(await desk.answers.answer(LIBRARY, Query("help")))
    _, _, words = told.partition("## Words and marks\n")
    words, _, _ = words.partition("\n\n")
    for mark in {stance.mark for stance in Stance}:
        assert f"{mark} " in words, mark
    for word in (how(True).strip(" ()"), "hedged", "inferred", "independent origin", *DERIVED):
        assert f"{word}:" in words, word


async def test_a_card_says_what_its_status_rests_on_in_plain_words(desk: Desk) -> None:
    told = terminal(await desk.answers.answer(LIBRARY, Query("claim", "planned-12000")))
    assert "unverified, by what was said: 1 independent origin" in told
    disputed = terminal(await desk.answers.answer(LIBRARY, Query("claim", "used-in-ukraine")))
    assert "something it follows from. The claim rests on no independent origin." in disputed
    assert "## Reporting what others said\n" in told and "## Neither for nor against\n" in told


async def test_what_somebody_did_of_a_claim_is_told_in_english(desk: Desk) -> None:
    told = terminal(await desk.answers.answer(LIBRARY, Query("ask", "when will the soldiers be directly in combat?")))
    assert "finds no evidence of it · by 18 Oct 2024" in told
