"""More than one server: each has its own people, roles and rooms, and knows nothing of the other's."""

import asyncio

import discord
import pytest

from bot.sandbox.permissions import Bit
from bot.sandbox.refusals import Refused
from bot.sandbox.serve import Sandbox
from bot.sandbox.world import World
from tests.sandbox.conftest import Caller, Tiny
from tests.unhurried import LONG


@pytest.fixture
def two(sandbox: Sandbox) -> Sandbox:
    assert sandbox.add_guild("Second desk") == 2
    return sandbox


async def test_the_bot_is_in_both_and_hears_each(two: Sandbox, tiny: Tiny) -> None:
    assert [guild.name for guild in tiny.guilds] == ["Newsroom", "Second desk"]
    two.send("moderator", "moderators", "here", guild=2)
    heard = await asyncio.wait_for(tiny.heard.get(), LONG)
    assert heard.guild is not None and heard.guild.name == "Second desk"
    assert isinstance(heard.author, discord.Member)
    assert [role.name for role in heard.author.roles[1:]] == ["Moderator"]
    answer = await two.reply_to("member", "briefing", "!ping", guild=2)
    assert answer["channel_id"] == two.room("member", "briefing", guild=2) != two.room("member", "briefing")


async def test_a_moderator_of_another_server_is_none_here(two: Sandbox, tiny: Tiny) -> None:
    there = await two.answer(two.command("moderator", "briefing", "where", guild=2))
    assert there["content"] == "Second desk moe2 ['Moderator'] True True"
    with pytest.raises(Refused, match="can't see that room"):
        two.send("moderator@2", "briefing", "hello")
    two.join("moderator@2", 1)
    here = await two.answer(two.command("moderator@2", "briefing", "where"))
    assert here["content"] == "Newsroom moe2 [] True False"


async def test_a_button_of_another_server_can_not_be_pressed(two: Sandbox, call: Caller) -> None:
    button = {"type": 1, "components": [{"type": 2, "style": 2, "label": "b", "custom_id": "b"}]}
    room = two.room("member", "briefing", guild=2)
    _, sent, _ = await call("POST", f"/channels/{room}/messages", {"content": "x", "components": [button]})
    with pytest.raises(Refused, match="not there"):
        two.press("member", sent, "b")
    assert two.press("member", sent, "b", guild=2).guild_id == two.guild(2).id


async def test_a_command_of_one_server_is_not_the_others(two: Sandbox, call: Caller) -> None:
    base = f"/applications/{two.world.application_id}"
    _, made, _ = await call("POST", f"{base}/guilds/{two.guild(2).id}/commands", {"name": "own", "description": "d"})
    two.command("member", "briefing", "own", guild=2)
    with pytest.raises(LookupError):
        two.command("member", "briefing", "own")
    with pytest.raises(Refused, match="another server's"):
        two.people.command("member", two.room("member", "briefing"), made["id"], ())
    assert (await call("GET", f"{base}/guilds/1/commands"))[1]["code"] == 50001


async def test_people_and_roles_are_listed_server_by_server(two: Sandbox, call: Caller) -> None:
    home, second = (f"/guilds/{two.guild(n).id}" for n in (1, 2))
    members = [{m["user"]["id"] for m in (await call("GET", f"{g}/members?limit=99"))[1]} for g in (home, second)]
    assert members[0] & members[1] == {two.world.application_id}
    theirs = two.world.people["member@2"]["id"]
    assert (await call("GET", f"{home}/members/{theirs}"))[1]["code"] == 10007
    assert (await call("GET", f"{home}/roles/{two.guild(2).id}"))[1]["code"] == 10011
    assert [guild["name"] for guild in (await call("GET", "/users/@me/guilds"))[1]] == ["Newsroom", "Second desk"]


async def test_the_page_shows_a_persons_own_server(two: Sandbox, call: Caller) -> None:
    shown: dict[str, dict] = {}
    for viewer in ("member", "member@2"):
        async with call.session.get(f"{two.page}page/state?viewer={viewer}") as state:
            shown[viewer] = await state.json()
    assert [state["guild"]["name"] for state in shown.values()] == ["Newsroom", "Second desk"]
    assert [sorted(user["username"] for user in state["users"]) for state in shown.values()] == [
        ["Claimdesk", "mara", "moe", "olive"],
        ["Claimdesk", "mara2", "moe2", "olive2"],
    ]
    rooms = [{room["id"] for room in state["rooms"]} for state in shown.values()]
    assert not rooms[0] & rooms[1]


async def test_those_who_share_no_server_are_not_reached(two: Sandbox, tiny: Tiny) -> None:
    theirs = await tiny.fetch_user(int(two.world.people["member@2"]["id"]))
    await theirs.send("while we share one")
    two.expel(2)
    with pytest.raises(discord.Forbidden) as refused:
        await theirs.send("and no more")
    assert refused.value.code == 50007


async def test_a_server_can_come_and_go_while_the_bot_runs(sandbox: Sandbox, tiny: Tiny, call: Caller) -> None:
    joined: asyncio.Queue[str] = asyncio.Queue()

    async def on_guild_join(guild: discord.Guild) -> None:
        joined.put_nowait(f"+{guild.name}")

    async def on_guild_remove(guild: discord.Guild) -> None:
        joined.put_nowait(f"-{guild.name}")

    tiny.add_listener(on_guild_join)
    tiny.add_listener(on_guild_remove)
    number = sandbox.add_guild("Late")
    assert await asyncio.wait_for(joined.get(), LONG) == "+Late"
    sandbox.expel(number)
    assert await asyncio.wait_for(joined.get(), LONG) == "-Late"
    guild, room = sandbox.guild(number).id, sandbox.room("member", "briefing", guild=number)
    assert (await call("GET", f"/guilds/{guild}"))[1]["code"] == 10004
    assert (await call("POST", f"/channels/{room}/messages", {"content": "x"}))[1]["code"] == 50001
    sandbox.send("member", "briefing", "into the void", guild=number)
    sandbox.send("member", "briefing", "heard")
    assert (await asyncio.wait_for(tiny.heard.get(), LONG)).content == "heard"
    with pytest.raises(Refused, match="Claimdesk is not in this server"):
        sandbox.command("member", "briefing", "where", guild=number)
    sandbox.invite(number)
    assert await asyncio.wait_for(joined.get(), LONG) == "+Late"
    await next(guild for guild in tiny.guilds if guild.name == "Newsroom").leave()
    assert await asyncio.wait_for(joined.get(), LONG) == "-Newsroom"


async def test_a_role_is_only_mentioned_where_it_is(two: Sandbox, call: Caller) -> None:
    role = two.add_role("Readers", mentionable=True)
    told = {"content": f"<@&{role}>", "allowed_mentions": {"roles": [role]}}
    _, here, _ = await call("POST", call.briefing, told)
    _, there, _ = await call("POST", f"/channels/{two.room('member', 'briefing', guild=2)}/messages", told)
    assert (here["mention_roles"], there["mention_roles"]) == ([role], [])
    quiet = {**told, "allowed_mentions": {"parse": []}}
    assert (await call("POST", call.briefing, quiet))[1]["mention_roles"] == []


async def test_a_role_that_is_not_mentionable_needs_the_permission(sandbox: Sandbox, call: Caller) -> None:
    role = sandbox.add_role("Readers")
    told = {"content": f"<@&{role}>", "allowed_mentions": {"roles": [role]}}
    assert (await call("POST", call.briefing, told))[1]["mention_roles"] == []
    sandbox.overwrite("briefing", "bot", allow=Bit.MENTION_EVERYONE)
    assert (await call("POST", call.briefing, told))[1]["mention_roles"] == [role]


def test_the_first_servers_are_the_same_after_a_restart() -> None:
    names = ("Newsroom", "City desk")
    one, other = World(lambda: 1_700_000_000.0, names), World(lambda: 1_800_000_000.0, names)
    assert list(one.guilds) == list(other.guilds) and len(one.guilds) == 2
    assert World(lambda: 1_900_000_000.0).home.id == one.home.id, "however many there are"
    assert (one.home.id, one.application_id, one.rooms) == (other.home.id, other.application_id, other.rooms)
    assert [user["id"] for user in one.people.values()] == [user["id"] for user in other.people.values()]
    assert one.add_guild("Second").id != other.add_guild("Second").id
