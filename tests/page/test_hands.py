"""An entry is made within thirty seconds of a moderator's hands, by the keys and clicks that it takes on the page."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from bot.sandbox.serve import Sandbox
from tests.bench.hands import MEANT, Act, done, operators, seconds, told
from tests.cogs.newsroom import Newsroom, opened_newsroom

from .conftest import Open
from .test_moderating import command, form

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session")
async def newsroom(tmp_path: Path) -> AsyncIterator[Newsroom]:
    async with opened_newsroom(tmp_path) as room:
        yield room


@pytest.fixture
def sandbox(newsroom: Newsroom) -> Sandbox:
    """The sandbox that `visit` opens: the one the real bot is in."""
    return newsroom.sandbox


async def test_each_flow_is_done_within_what_is_meant(newsroom: Newsroom, browser: Browser) -> None:
    found = await done(newsroom, browser)
    assert len(found) == 4 and all("K" in of or "P" in of for _, of in found)
    assert [f"{seconds(of):.1f} s: {name}, {told(of)}" for name, of in found if seconds(of) > MEANT] == []


def typed(text: str) -> list[Act]:
    return [Act("key", sign) for sign in text]


CLICK = [Act("down"), Act("up")]


@pytest.mark.parametrize(
    ("acts", "found"),
    [
        ([], "M"),
        (typed("nis"), "MKKKM"),
        (typed("NIS"), "MKKKKKKM"),
        ([*typed("ab"), Act("key", "Tab"), *typed("c")], "MKKKMKM"),
        ([Act("key", "Control"), Act("key", "v", control=True)], "KMKM"),
        ([*typed("st"), Act("key", "ArrowDown"), Act("key", "Enter")], "MKKKMKM"),
        ([*CLICK, *CLICK, *typed("a")], "HMPBBMPBBHMKM"),
    ],
)
async def test_what_was_pressed_is_counted_as_the_model_has_it(acts: list[Act], found: str) -> None:
    assert operators(acts) == found


async def test_the_operators_take_the_papers_times() -> None:
    assert seconds("KPHBM") == pytest.approx(0.28 + 1.1 + 0.4 + 0.1 + 1.35)
    assert told("MPBBMKK") == "2 K, 1 P, 2 B, 2 M"


async def test_once_a_form_is_sent_or_left_the_message_box_takes_what_is_typed(visit: Open) -> None:
    """It had the focus beneath the form, and looked as if it took keys."""
    moe = await visit("moderator")
    await command(moe, "claim edit", claim="About 1,500")
    await expect(form(moe, "Edit claim")).to_be_visible()
    await moe.page.get_by_role("button", name="Submit").click()
    await expect(form(moe, "Edit claim")).to_have_count(0)
    await expect(moe.message("Nothing was changed.")).to_be_visible()
    await moe.box.focus()
    await moe.page.keyboard.type("!topics")
    await expect(moe.box).to_have_value("!topics")
