"""Every command of moderators on the page with the real bot: by one who may, by a member, and in a direct message."""

import asyncio
import re
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Locator, expect

from bot.domain.forms import FORMS
from bot.domain.vocabulary import Kind
from bot.sandbox.serve import Sandbox
from tests.cogs.newsroom import Newsroom, opened_newsroom
from tests.cogs.test_who_may import CURATION, MENUS, Row

from .conftest import Open, Visit

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session")
async def newsroom(tmp_path: Path) -> AsyncIterator[Newsroom]:
    async with opened_newsroom(tmp_path) as room:
        yield room


@pytest.fixture
def sandbox(newsroom: Newsroom) -> Sandbox:
    """The sandbox that `visit` opens: the one the real bot is in."""
    return newsroom.sandbox


def command_form(seen: Visit, command: str) -> Locator:
    return seen.page.get_by_role("group", name=f"/{command} ")


async def called(seen: Visit, command: str, options: dict[str, str], pack: bytes = b"") -> None:
    """Type a command with its options as one line, and send it."""
    words = "".join(f" {name}:{value}" for name, value in options.items())
    await seen.box.fill(f"/{command}{words}" if words else f"/{command} ")
    asked = command_form(seen, command)
    await expect(asked).to_be_visible()
    if pack:
        file = {"name": "pack.yaml", "mimeType": "application/yaml", "buffer": pack}
        await asked.locator("input[type=file]").set_input_files([file])  # type: ignore[list-item]
    await asked.get_by_role("button", name="Send").click()
    await expect(asked).to_be_hidden()


def options_of(newsroom: Newsroom, row: Row, member: str = "member") -> dict[str, str]:
    mara = newsroom.sandbox.world.people[member]["id"]
    return {name: str(value).format(member=mara) for name, value in row.options.items()}


def pack_of(row: Row) -> bytes:
    return next((bytes(held) for _, held in row.files.values()), b"")


async def filled(asked: Locator, kind: Kind, fields: dict[str, str]) -> None:
    """Type into an open form and submit it; `fields` are named as an entry's are."""
    await expect(asked).to_be_visible()
    for name, words in fields.items():
        await asked.get_by_label(FORMS[kind].field(name).label).first.fill(words)
    await asked.get_by_role("button", name="Submit").click()
    await expect(asked).to_have_count(0)


async def answered(seen: Visit, words: str, *, after: int) -> None:
    """The bot says these words in a message that was not there before."""
    await expect(_saying(seen, words)).not_to_have_count(after)


async def count(seen: Visit, words: str) -> int:
    return await _saying(seen, words).count()


def _saying(seen: Visit, words: str) -> Locator:
    """The messages with these words, their capitals as they are: “Imported” is not “nothing is imported yet”."""
    return seen.log.get_by_role("article").filter(has_text=re.compile(words))


async def does(seen: Visit, row: Row, options: dict[str, str]) -> None:
    """Call a moderators' command, fill the form it opens, press what comes, and read that it was done."""
    for command, before in row.before:
        said = await count(seen, "")
        await called(seen, command, before)
        await answered(seen, "", after=said)
    by_then = {"export": "The entries of this server", "digest runs": "What became of the daily digests"}
    says = by_then.get(row.command, row.says)  # rows before it left entries and a digest
    said = await count(seen, says)
    await called(seen, row.command, options, pack_of(row))
    if row.form:
        await filled(seen.page.get_by_role("dialog"), Kind(row.command.split()[0]), row.form)
    if row.then:
        await seen.log.get_by_role("button", name=row.then).last.click()
    await answered(seen, says, after=said)


def written_by(newsroom: Newsroom, who: str) -> set[str]:
    """The servers in whose journal somebody's name stands."""
    with sqlite3.connect(newsroom.settings.database) as conn:
        return {
            scope for (scope,) in conn.execute("SELECT DISTINCT scope FROM journal WHERE by LIKE ?", (f"{who} (%",))
        }


async def test_a_moderator_calls_every_command_and_a_member_is_refused_each(newsroom: Newsroom, visit: Open) -> None:
    """A moderator of another server does the same at the same time: neither sees or touches what the other keeps."""
    there = newsroom.sandbox.add_guild("There")
    moe, mara, other = await visit("moderator"), await visit("member"), await visit("moderator", server=there)
    await expect(other.page.get_by_text("You write as Moe2.")).to_be_visible()
    for row in CURATION:
        refusals = await count(mara, "You may not")
        position = newsroom.bot.desk.store.position
        await called(mara, row.command, options_of(newsroom, row), pack_of(row))
        await answered(mara, "You may not", after=refusals)
        assert newsroom.bot.desk.store.position == position, row.command
        theirs = options_of(newsroom, row, newsroom.sandbox.viewer("member", there))
        await asyncio.gather(does(moe, row, options_of(newsroom, row)), does(other, row, theirs))
    guilds = {guild.number: guild.id for guild in newsroom.sandbox.world.guilds.values()}
    assert (written_by(newsroom, "Moe"), written_by(newsroom, "Moe2")) == ({guilds[1]}, {guilds[there]})
    await called(other, "topic edit", {"topic": "nk-troops"})
    await filled(other.page.get_by_role("dialog"), Kind.TOPIC, {"title": "Named there alone"})
    await answered(other, "Named there alone", after=0)
    for seen, is_told in ((mara, 0), (other, 1)):
        said = await count(seen, "The stories")
        await seen.say("!topics")
        await answered(seen, "nk-troops", after=said)
        assert bool(await count(seen, "Named there alone")) == bool(is_told)


async def test_another_server_is_shown_by_its_link(newsroom: Newsroom, visit: Open) -> None:
    newsroom.sandbox.add_guild("There")
    seen = await visit()
    servers = seen.page.locator("#servers")
    await expect(servers.get_by_role("link")).to_have_count(2)
    await servers.get_by_role("link", name="There").click()
    await expect(servers.get_by_role("link", name="There")).to_have_attribute("aria-current", "page")
    await expect(seen.page.get_by_text("You write as Mara2.")).to_be_visible()


async def test_no_command_of_moderators_is_offered_in_direct_messages(visit: Open) -> None:
    moe = await visit("moderator")
    await moe.page.get_by_role("navigation", name="Rooms").get_by_role("button", name="Direct message").click()
    for row in CURATION:
        if row.command.split()[0] in ("claim", "actor"):  # /claim show is for everybody, everywhere
            await called(moe, row.command, {name: str(value) for name, value in row.options.items()})
            await expect(moe.log.get_by_role("article").last).to_contain_text("use this command in a server's channel")
            continue
        await moe.box.fill(f"/{row.command} ")
        await expect(command_form(moe, row.command)).to_be_hidden()


async def test_the_menus_of_a_message_are_a_moderators_and_everybodys(newsroom: Newsroom, visit: Open) -> None:
    moe, mara = await visit("moderator"), await visit("member")
    room = newsroom.sandbox.world.rooms["moderators"]
    await called(moe, "desk setup", {"moderators_room": room})
    await mara.say("We have never sent anybody.")
    for who, menu, title in (
        (moe, MENUS[0], "Add statement"),
        (moe, MENUS[1], "Suggest a claim"),
        (mara, MENUS[1], "Suggest a claim"),
        (mara, MENUS[0], ""),
    ):
        said = who.message("We have never sent anybody.")
        await said.hover()
        await said.locator(".message-menu").click()
        await who.page.get_by_role("menuitem", name=menu).click()
        if title:
            asked = who.page.get_by_role("dialog", name=title)
            await expect(asked).to_be_visible()
            await asked.get_by_role("button", name="Cancel").click()
        else:
            await expect(who.message("You may not change entries here")).to_be_visible()
