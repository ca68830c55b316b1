"""As of a day, over real sockets: typed and by slash alike, and every button and menu keeps the day."""

import asyncio
import datetime as dt

import pytest

from bot.briefing.answer import Query
from bot.briefing.guide import COMMANDS
from bot.client import BriefingBot
from bot.desk.desk import Desk
from bot.domain.entries import Claim
from bot.domain.revision import LIBRARY, Author, Draft
from bot.domain.text import KEY_LIMIT
from bot.domain.vocabulary import Kind
from bot.render import components
from tests.cogs.driving import Message, Visitor, pressable, text
from tests.cogs.newsroom import Newsroom, events_done
from tests.cogs.test_members import CALLED
from tests.made_settings import NOW

DAY = f"{NOW:%Y-%m-%d}"
AS_OF = "As of 23 Nov 2026 · "
LATER = Author("Moe (7)", NOW + dt.timedelta(days=2), "learnt later")


@pytest.fixture
async def mara(newsroom: Newsroom) -> Visitor:
    """A member of a room whose desk has learnt something after the day its pack was loaded."""
    claim = Claim(topic="nk-troops", text="A claim of the day after")
    reworded = Claim(topic="nk-troops", text="Told in other words")
    await newsroom.bot.desk.store.write(
        [Draft(LIBRARY, Kind.CLAIM, "late", claim), Draft(LIBRARY, Kind.CLAIM, "used-in-ukraine", reworded)], LATER
    )
    return Visitor(newsroom, "member")


def title(message: Message) -> str:
    return message["embeds"][0]["title"]


async def every_page(mara: Visitor, message: Message) -> str:
    """What all pages of a message say, turned one by one."""
    shown = text(message)
    while any(c.get("label") == "Next ›" and not c.get("disabled") for c in pressable(message)):
        message = await mara.press(dict(message), "Next ›")
        shown += text(message)
    return shown


async def test_typed_and_by_slash_the_day_is_shown_and_kept_on_every_page(mara: Visitor) -> None:
    typed = await mara.ask(f"!claims nk-troops as-of:{DAY}")
    called = await mara.call("claims", topic="nk-troops", as_of="23 Nov 2026")
    assert text(typed) == text(called)
    assert title(typed).startswith(AS_OF)
    then, now = await every_page(mara, typed), await every_page(mara, await mara.ask("!claims nk-troops"))
    assert "Russia is using North Korean troops" in then and "Told in other words" in now
    assert "A claim of the day after" in now
    assert "A claim of the day after" not in then and "Told in other words" not in then
    assert then.count(AS_OF) == then.count("page ") > 1
    assert "As of" not in now


@pytest.mark.parametrize("verb", [verb for verb, *_ in COMMANDS if verb not in ("help", "about", "privacy")])
async def test_every_question_takes_the_day_typed_and_by_slash_alike(mara: Visitor, verb: str) -> None:
    option, words = {
        "claim": ("claim", "used-in-ukraine"),
        "actor": ("name", "NATO"),
        "history": ("entry", "claim:used-in-ukraine"),
        "since": ("day", "22 Nov 2026"),
    }.get(verb, ("", ""))
    typed = await mara.ask(f"!{verb} {words} as-of:23 Nov 2026")
    called = await mara.call(CALLED.get(verb, verb), as_of=DAY, **({option: words} if option else {}))
    assert title(typed).startswith(AS_OF)
    assert text(called) == text(typed)


async def test_as_plain_text_the_day_stands_first(mara: Visitor) -> None:
    for line in ("!topics as-of:23 Nov 2026 --plain", "!claims nk-troops --plain as-of:23 Nov 2026"):
        assert (await mara.ask(line))["content"].startswith("As of 23 Nov 2026")
    turned = await mara.press(await mara.ask(f"!claims as-of:{DAY} --plain"), "Next ›")
    assert turned["content"].startswith("As of 23 Nov 2026")


async def test_the_menu_opens_an_entry_as_it_was(mara: Visitor) -> None:
    opened = await mara.choose(await mara.ask(f"!who-denied as-of:{DAY}"), "Open", "claim:used-in-ukraine")
    assert title(opened) == f"{AS_OF}Russia is using North Korean troops in the Ukraine conflict"
    linked = next(c for c in pressable(opened) if c["type"] == 3)["options"][0]["value"]
    assert title(await mara.choose(opened, "Open", linked)).startswith(AS_OF)
    today = await mara.choose(await mara.ask("!who-denied"), "Open", "claim:used-in-ukraine")
    assert title(today) == "Told in other words"


async def test_what_may_have_been_meant_is_opened_as_it_was(mara: Visitor) -> None:
    for refused in (
        await mara.ask(f"!claim usd-in-ukraine as-of:{DAY}"),
        await mara.ask(f"!who denied usd-in-ukraine as-of:{DAY}"),  # two words: no command discord.py would know
        await mara.call("claim show", claim="usd-in-ukraine", as_of=DAY),
    ):
        assert refused["content"].startswith("As of 23 Nov 2026: No ")
        opened = await mara.press(refused, "Russia is using")
        assert title(opened).startswith(AS_OF)
        assert "Russia is using North Korean troops" in title(opened)


async def test_a_day_that_cannot_be_is_told_in_one_sentence(mara: Visitor) -> None:
    assert (await mara.ask("!claims as-of:2024-10-20"))["content"] == (
        "The desk knew nothing on 20 Oct 2024; its first entry came on 23 Nov 2026: "
        "type as-of:2026-11-23 or a later day."
    )
    called = await mara.call("claims", as_of="the day of days")
    assert "is not a day" in called["content"] and called["flags"] & 64
    assert "as-of" in (await mara.ask(f"!help as-of:{DAY}"))["content"]


async def test_a_button_keeps_its_day_over_a_restart(newsroom: Newsroom, mara: Visitor) -> None:
    listed = await mara.ask(f"!claims as-of:{DAY}")
    await newsroom.bot.close()
    async with BriefingBot(newsroom.bot.desk, local=True) as again:
        running = asyncio.create_task(again.start(newsroom.sandbox.token))
        await again.wait_until_ready()
        turned = await mara.press(listed, "Next ›")
        assert title(turned).startswith(AS_OF)
        assert turned["embeds"][0]["footer"]["text"].startswith("page 2")
        await again.close()
        await running
        await events_done()


async def test_autocomplete_offers_what_there_was(mara: Visitor) -> None:
    assert "late" in await mara.offered("claim show", "claim", claim="late")
    assert "late" not in await mara.offered("claim show", "claim", claim="late", as_of=DAY)


def test_the_longest_question_fits_a_custom_id_and_is_read_back(desk: Desk) -> None:
    key = "k" * KEY_LIMIT
    for verb in desk.answers.verbs:
        for words in ("", f"topic:{key}", f"claim:{key}", f"actor:{key}") + (
            (f"assessment:{key}",) if verb == "history" else ()
        ):
            query = Query(verb, words, 9999, plain=True, as_of="2026-11-23")
            custom_id = components.turn_id(query)
            assert len(custom_id) <= 100, custom_id
            assert components.asked_again(custom_id) == query
