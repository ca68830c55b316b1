"""What is near the stance asked about, but not it: a line each under a heading that says so, told on page one."""

from bot.briefing.answer import Query
from bot.desk.desk import Desk
from bot.render.embeds import embed_pages
from bot.render.pages import page_text
from bot.render.plain import terminal
from bot.render.style import TERMINAL
from tests.newsday import SERVER, said

HEADING = "Also said, but not a denial"
NEAR = ("Mark Rutte", "unnamed experts doubt", "National Intelligence Service")
DENIED = ("sent-to-russia", "moved-1500", "planned-12000", "prepared-10000", "in-combat", "escalation", "more-will-go")


async def pages(desk: Desk, words: str = "") -> list[str]:
    answer = await desk.answers.answer(SERVER, Query("who-denied", words or "nk-troops"))
    return [page_text(page, TERMINAL) for page in embed_pages(answer)]


async def test_each_near_position_stands_in_a_line_that_names_its_claim(desk: Desk) -> None:
    (page,) = await pages(desk)
    denied, _, near = page.partition(f"## {HEADING}\n")
    assert "Dmitry Peskov" in denied and not any(name in denied for name in NEAR)
    assert "#" not in near, "one heading is enough"
    assert "Mark Rutte, for NATO, finds no evidence: North Korean soldiers are directly involved in combat\n" in near
    assert "(hedged: divided; many question)" in near


async def test_with_more_denials_all_that_is_near_is_still_told_on_the_first_page(desk: Desk) -> None:
    for n in range(2):
        await said(desk, DENIED[n], "denies", "north-korea", "Pyongyang has sent nobody.", quote="a groundless rumour")
        (page,) = await pages(desk)
        assert HEADING in page and all(name in page for name in NEAR)


async def test_where_the_denials_fill_a_page_their_lead_names_what_stands_overleaf(desk: Desk) -> None:
    known = {claim.key for claim in (await desk.answers.answer(SERVER, Query("claims", "nk-troops"))).choices}
    for claim in known.intersection(DENIED):
        await said(desk, claim, "denies", "north-korea", f"Of {claim} nothing is true. " * 12)
    first, *rest = await pages(desk)
    assert rest
    told = "Mark Rutte finds no evidence; unnamed experts doubt; National Intelligence Service has not confirmed."
    assert f"\n{HEADING}, told at the end: {told}\n" in first
    assert f"## {HEADING}" in "".join(rest)


async def test_what_answers_a_different_claim_names_it_in_its_line(desk: Desk) -> None:
    (page,) = await pages(desk, "sent-to-russia")
    _, _, other = page.partition("## Answers a different claim of this story\n")
    assert other.startswith(
        "▼ Dmitry Peskov, for Russia, denies [answers a different claim]: Russia is using North Korean"
    )
    assert "conflict. “fake news” — Russia says" in other and "#" not in other


async def test_of_one_speaker_the_words_are_told_too(desk: Desk) -> None:
    (page,) = await pages(desk, "NATO")
    assert page.startswith("NATO has denied nothing on the desk. What else was said stands below.\n")
    assert "directly involved in combat. The alliance has no evidence that" in page


async def test_that_nobody_denied_any_of_several_claims_is_said_once(desk: Desk) -> None:
    answer = await desk.answers.answer(SERVER, Query("ask", "who denied the sending of troops?"))
    told = terminal(answer)
    assert "No denial of any of these 3 claims is on the desk:\n• More North Korean troops will be sent" in told
    assert told.count("No denial") == 1
    assert "## Also said, but not a denial: North Korea plans to send 12,000 troops" in told
    _, _, other = told.partition("## Answers a different claim of this story\n")
    assert other.count("Dmitry Peskov") == 1 and "#" not in other
    assert {choice.key for choice in answer.choices} >= {"sent-to-russia", "planned-12000", "used-in-ukraine"}


async def test_of_other_claims_ten_positions_are_told_and_the_rest_counted(desk: Desk) -> None:
    for n in range(12):
        await said(desk, DENIED[1 + n % 4], "denies", ("north-korea", "russia", "ukraine")[n // 4], f"Not so: {n}.")
    told = "\n".join(await pages(desk, "sent-to-russia"))
    _, _, other = told.partition("## Answers a different claim of this story\n")
    assert other.count("[answers a different claim]") == 10
    assert "\nand 3 more: ask of the story without naming a claim" in other
