"""LIBRARY_GUILD: the moderators of one server change the library for all; the others their own server alone."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.cogs.driving import Visitor, assert_one_sentence, text
from tests.cogs.newsroom import Newsroom, opened_newsroom

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def library(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Newsroom]:
    """A newsroom whose first server keeps the library, with a second server."""
    async with opened_newsroom(tmp_path_factory.mktemp("library"), keeps_library=True) as room:
        room.sandbox.add_guild("Second")
        yield room


@pytest.fixture
def keeper(library: Newsroom) -> Visitor:
    return Visitor(library, "moderator")


@pytest.fixture
def other(library: Newsroom) -> Visitor:
    """A moderator of the second server."""
    return Visitor(library, "moderator", guild=2)


@pytest.fixture
def readers(library: Newsroom) -> tuple[Visitor, ...]:
    """One in the server that keeps the library, one in another, one in direct messages."""
    return (Visitor(library, "member"), Visitor(library, "member", guild=2), Visitor(library, "member", "dm"))


async def test_what_its_moderators_write_is_seen_everywhere(keeper: Visitor, readers: tuple[Visitor, ...]) -> None:
    saved = await keeper.call("claim add", text="A road was closed", topic="nk-troops")
    assert saved["content"] == "Added."
    for reader in readers:
        assert "A road was closed" in text(await reader.ask("!claim a-road-was-closed"))
        assert f"{keeper.called} (library)" in text(await reader.ask("!history a-road-was-closed")).replace("\\", "")
    await keeper.press(saved, "Undo")
    for reader in readers:
        assert "was taken back on" in text(await reader.ask("!claim a-road-was-closed"))


async def test_what_others_write_lies_over_it_in_their_server_alone(
    keeper: Visitor, other: Visitor, readers: tuple[Visitor, ...]
) -> None:
    await other.fill(await other.call("claim edit", claim="moved-1500"), text="It was 1,501 soldiers")
    await keeper.fill(await keeper.call("claim edit", claim="moved-1500"), text="It was 1,502 soldiers")
    shown = [text(await reader.ask("!claim moved-1500")) for reader in readers]
    assert ["1,502" in shown[0], "1,501" in shown[1], "1,502" in shown[2]] == [True, True, True]
    assert "1,502" not in shown[1]


async def test_a_change_of_the_library_is_not_the_others_to_undo(
    library: Newsroom, keeper: Visitor, other: Visitor, readers: tuple[Visitor, ...]
) -> None:
    await keeper.fill(await keeper.call("actor edit", actor="nato"), role="an alliance")
    revision = library.bot.desk.store.position
    refused = await other.call("undo", revision=revision)
    assert_one_sentence(refused)
    assert f"There is no change #{revision} of this server" in refused["content"]
    await other.ask("!topics")
    assert_one_sentence(await other.press_id(f"undo:{revision}"))
    assert "an alliance" in text(await readers[2].ask("!actor nato"))
    assert (await keeper.call("undo", revision=revision))["content"].startswith("Undone")
    assert "an alliance" not in text(await readers[1].ask("!actor nato"))


async def test_nobody_changes_the_library_in_direct_messages(library: Newsroom) -> None:
    direct = Visitor(library, "moderator", "dm")
    assert_one_sentence(await direct.call("claim retract", claim="moved-1500"))


async def test_its_members_suggestions_are_decided_there(library: Newsroom, keeper: Visitor, other: Visitor) -> None:
    post_room = library.sandbox.room("moderator", "moderators")
    await keeper.call("desk setup", moderators_room=post_room)
    member = Visitor(library, "member")
    await member.fill(await member.call("suggest"), text="A bridge was closed")
    moderators = Visitor(library, "moderator", "moderators")
    post = await moderators.sees("A bridge was closed")
    await other.ask("!topics")
    number = post["components"][0]["components"][0]["custom_id"].rpartition(":")[2]
    assert_one_sentence(await other.press_id(f"suggestion:accept:{number}"))
    assert (await moderators.press(await moderators.press(post, "Accept"), "Add it"))["content"] == "Added."
    assert "A bridge was closed" in text(await other.ask("!claim a-bridge-was-closed"))
    await moderators.sees("Accepted by")
