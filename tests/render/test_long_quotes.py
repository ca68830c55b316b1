"""However long a quote is: a page begins with content, and the card holds every word, over as many pages as needed."""

import pytest

from bot.briefing.answer import Query
from bot.desk.desk import Desk
from bot.domain.text import shortened
from bot.render.message import message
from tests.newsday import SERVER, said

LONG = " ".join(f"word{number:03}" for number in range(180))
"""1,439 characters, no word of it twice."""


@pytest.fixture
async def quoted(desk: Desk) -> Desk:
    await said(desk, "sent-to-russia", "denies", "kremlin", "Nobody was sent at all.", quote=LONG)
    return desk


async def pages(desk: Desk, verb: str, words: str, *, plain: bool = False) -> list[str]:
    """What each page of an answer says, without its title."""
    found: list[str] = []
    answer = await desk.answers.answer(SERVER, Query(verb, words, plain=plain))
    while True:
        drawn = message(answer, len(found))
        text = drawn["embed"].description if drawn["embed"] else str(drawn["content"]).split("\n", 1)[1]
        shown = (drawn["embed"].footer.text or "") if drawn["embed"] else text.splitlines()[-1]
        found.append(str(text))
        if "page" not in shown or f"page {len(found)} of {len(found)}" in shown:
            return found


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize(
    ("verb", "words"), [("who-denied", "sent-to-russia"), ("brief", "nk-troops"), ("claim", "sent-to-russia")]
)
async def test_the_first_page_says_who_denies(quoted: Desk, verb: str, words: str, plain: bool) -> None:
    first, *_ = await pages(quoted, verb, words, plain=plain)
    assert "Kremlin" in first and "word001" in first


@pytest.mark.parametrize("plain", [False, True])
async def test_every_word_of_the_quote_is_on_the_card_each_page_with_its_speaker(quoted: Desk, plain: bool) -> None:
    found = await pages(quoted, "claim", "sent-to-russia", plain=plain)
    of_quote = [page for page in found if "word" in page]
    assert all("Kremlin" in page and "n.example" in page for page in of_quote)
    together = " ".join(of_quote)
    assert [word for word in LONG.split() if word not in together] == []


async def test_lists_show_the_beginning_of_a_long_quote(quoted: Desk) -> None:
    (only,) = await pages(quoted, "who-denied", "sent-to-russia")
    assert f"“{shortened(LONG, 240)}” — Nobody was sent at all." in only


@pytest.mark.parametrize("plain", [False, True])
async def test_a_brief_is_one_message_however_long_its_words(desk: Desk, plain: bool) -> None:
    for speaker in ("kremlin", "north-korea", "nato"):
        await said(desk, "sent-to-russia", "denies", speaker, "Nobody was sent.", quote=f"{speaker} {LONG}")
    (only,) = await pages(desk, "brief", "nk-troops", plain=plain)
    labels = ("Claimed", "Denied", "Left open", "Figures", "Standing")
    assert [label for label in labels if label not in only] == []
    assert "+2 more" in only, "four deny something; two of them are told"
