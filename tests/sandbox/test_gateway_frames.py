"""The gateway frame by frame: what closes the door, what is sent again, and who is told what."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest

from bot.sandbox.serve import Sandbox
from tests.unhurried import LONG

GUILDS, MESSAGES, REACTIONS, DIRECT, CONTENT = 1 << 0, 1 << 9, 1 << 10, 1 << 12, 1 << 15
ALL = GUILDS | MESSAGES | REACTIONS | DIRECT | CONTENT


class Line:
    """One socket to the gateway."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket

    async def say(self, op: int, data: Any = None) -> None:
        await self.socket.send_json({"op": op, "d": data})

    async def hear(self) -> dict[str, Any]:
        return await self.socket.receive_json(timeout=LONG)

    async def until(self, event: str) -> dict[str, Any]:
        """The next event of this name, whatever comes before it."""
        while (heard := await self.hear())["t"] != event:
            pass
        return heard

    async def identify(self, intents: int = ALL, **more: Any) -> dict[str, Any]:
        assert (await self.hear())["op"] == 10
        await self.say(2, {"token": "x", "intents": intents, "properties": {}, **more})
        return await self.hear()

    async def closed(self) -> int | None:
        """The code the server closes with."""
        while True:
            frame = await self.socket.receive(timeout=LONG)
            if frame.type in (aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSED, aiohttp.WSMsgType.CLOSING):
                return self.socket.close_code


@asynccontextmanager
async def line(sandbox: Sandbox) -> AsyncIterator[Line]:
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{sandbox.gateway}/?v=10&encoding=json") as socket,
    ):
        yield Line(socket)


@pytest.mark.parametrize(
    ("frames", "code"),
    [
        (["not json"], 4002),
        (['{"d": 1}'], 4002),
        (['{"op": 3, "d": {}}'], 4003),
        (['{"op": 2, "d": {"token": "", "intents": 0}}'], 4004),
        (['{"op": 6, "d": {"token": null, "session_id": "x", "seq": 0}}'], 4004),
        (['{"op": 2, "d": {"token": "x", "intents": 0}}'] * 2, 4005),
        (['{"op": 2, "d": {"token": "x", "intents": 0}}', '{"op": 99, "d": null}'], 4001),
        (['{"op": 2, "d": {"token": "x", "intents": -1}}'], 4013),
        (['{"op": 2, "d": {"token": "x"}}'], 4013),
        (['{"op": 2, "d": {"token": "x", "intents": true}}'], 4013),
        (['{"op": 2, "d": {"token": "x", "intents": 0, "shard": [2, 2]}}'], 4010),
        (['{"op": 2, "d": {"token": "x", "intents": 0, "shard": [-1, 2]}}'], 4010),
        (['{"op": 2, "d": {"token": "x", "intents": 0, "shard": ["a", "b"]}}'], 4002),
        (['{"op": 2, "d": {"token": "x", "intents": 0, "shard": [false, true]}}'], 4002),
        (['{"op": 2, "d": {"token": "x", "intents": 0, "shard": {"0": 1}}}'], 4002),
        (['{"op": 6, "d": {"token": "x", "session_id": "x", "seq": "abc"}}'], 4002),
        (['{"op": 6, "d": {"token": "x", "session_id": "x", "seq": true}}'], 4002),
        (['{"op": 6, "d": {"token": "x", "session_id": ["x"], "seq": 0}}'], 4002),
        (['{"op": 6, "d": {"token": "x", "session_id": "x", "seq": -1}}'], 4007),
        (['{"op": "x", "d": {}}'], 4002),
        (['{"op": true, "d": null}'], 4002),
    ],
)
async def test_what_breaks_the_rules_is_closed_with_its_code(sandbox: Sandbox, frames: list[str], code: int) -> None:
    async with line(sandbox) as here:
        for frame in frames:
            await here.socket.send_str(frame)
        assert await here.closed() == code


async def test_a_seq_that_was_never_sent_resumes_nothing(sandbox: Sandbox) -> None:
    async with line(sandbox) as here:
        ready = await here.identify()
    async with line(sandbox) as again:
        await again.say(6, {"token": "x", "session_id": ready["d"]["session_id"], "seq": 1_000})
        assert await again.closed() == 4007


async def test_a_heartbeat_is_acknowledged_and_silence_is_not_borne(sandbox: Sandbox) -> None:
    async with line(sandbox) as here:
        assert (await here.hear())["d"]["heartbeat_interval"] == 41_250
        await here.say(1)
        assert (await here.hear())["op"] == 11
    sandbox.sockets.heartbeat = 0.1
    async with line(sandbox) as here:
        assert (await here.hear())["d"]["heartbeat_interval"] == 100
        assert await here.closed() == 4009


async def test_a_heartbeat_is_not_acknowledged_before_its_sender_can_note_when_it_was_sent(sandbox: Sandbox) -> None:
    """Else discord.py measures from the heartbeat before, and warns that it can't keep up."""
    async with line(sandbox) as here:
        await here.identify()
        await here.until("GUILD_CREATE")
        await here.say(1)
        await here.say(8, {"guild_id": sandbox.world.guild_id, "query": "", "limit": 0})
        assert (await here.hear())["t"] == "GUILD_MEMBERS_CHUNK"
        assert (await here.hear())["op"] == 11


async def test_a_session_begins_with_ready_and_its_guild(sandbox: Sandbox) -> None:
    async with line(sandbox) as here:
        ready = await here.identify()
        assert (ready["t"], ready["s"]) == ("READY", 1)
        assert ready["d"]["resume_gateway_url"] == sandbox.gateway
        guild = await here.hear()
        assert (guild["t"], guild["s"], guild["d"]["id"]) == ("GUILD_CREATE", 2, sandbox.world.guild_id)


async def test_a_resumed_session_is_sent_just_what_it_missed(sandbox: Sandbox) -> None:
    async with line(sandbox) as here:
        ready = await here.identify()
        sandbox.send("member", "briefing", "heard")
        seq = (await here.until("MESSAGE_CREATE"))["s"]
    for n in range(3):
        sandbox.send("member", "briefing", f"missed {n}")
    async with line(sandbox) as again:
        await again.hear()
        await again.say(6, {"token": "x", "session_id": ready["d"]["session_id"], "seq": seq})
        heard = [await again.hear() for _ in range(4)]
        assert [frame["s"] for frame in heard] == list(range(seq + 1, seq + 5))
        assert [frame["d"].get("content") for frame in heard[:3]] == ["missed 0", "missed 1", "missed 2"]
        assert heard[3]["t"] == "RESUMED"


async def test_a_session_that_is_not_known_is_invalid(sandbox: Sandbox) -> None:
    async with line(sandbox) as again:
        await again.hear()
        await again.say(6, {"token": "x", "session_id": "unknown", "seq": 1})
        assert await again.hear() == {"op": 9, "d": False}


@pytest.mark.parametrize(
    ("intents", "heard"),
    [
        (GUILDS | MESSAGES | CONTENT, ["room"]),
        (GUILDS | DIRECT, ["direct"]),
        (GUILDS | MESSAGES | DIRECT, ["", "direct"]),
        (GUILDS | MESSAGES | DIRECT | CONTENT, ["room", "direct"]),
    ],
)
async def test_the_intents_say_what_is_told(sandbox: Sandbox, intents: int, heard: list[str]) -> None:
    async with line(sandbox) as here:
        await here.identify(intents)
        await here.until("GUILD_CREATE")
        sandbox.react("member", sandbox.send("member", "briefing", "room"), "✅")
        sandbox.send("member", "dm", "direct")
        sandbox.interactions.send(
            sandbox.world.people["member"], sandbox.room("member", "dm"), 2, {"name": "last", "type": 1}
        )
        told: list[dict[str, Any]] = []
        while (frame := await here.hear())["t"] != "INTERACTION_CREATE":
            told.append(frame)
        assert [frame["d"]["content"] for frame in told] == heard


async def test_reactions_are_told_to_those_who_ask(sandbox: Sandbox) -> None:
    async with line(sandbox) as here:
        await here.identify(GUILDS | REACTIONS)
        sandbox.react("member", sandbox.send("member", "briefing", "x"), "✅")
        told = (await here.until("MESSAGE_REACTION_ADD"))["d"]
        assert (told["emoji"]["name"], told["user_id"]) == ("✅", sandbox.world.people["member"]["id"])


async def test_each_shard_is_told_its_own(sandbox: Sandbox) -> None:
    count = 2
    owner = (int(sandbox.world.guild_id) >> 22) % count
    async with line(sandbox) as first, line(sandbox) as second:
        ready = [await here.identify(shard=[n, count]) for n, here in enumerate((first, second))]
        assert [len(frame["d"]["guilds"]) for frame in ready] == [int(n == owner) for n in range(count)]
        sandbox.send("member", "briefing", "in the guild")
        sandbox.send("member", "dm", "direct")
        told = await (first, second)[owner].until("MESSAGE_CREATE")
        assert told["d"]["content"] == "in the guild"
        assert (await first.until("MESSAGE_CREATE"))["d"]["content"] == "direct"
        await second.say(1)
        heard = [await second.hear()]
        while heard[-1]["op"] != 11:
            heard.append(await second.hear())
        assert "direct" not in [frame["d"]["content"] for frame in heard if frame.get("t") == "MESSAGE_CREATE"]


async def test_a_server_the_bot_is_put_out_of_tells_it_nothing(sandbox: Sandbox) -> None:
    number = sandbox.add_guild("Left")
    async with line(sandbox) as here:
        await here.identify()
        await here.until("GUILD_CREATE")
        assert (await here.hear())["d"]["name"] == "Left"
        sandbox.expel(number)
        sandbox.add_room("unheard", guild=number)
        sandbox.add_role("Heard")
        told = [await here.hear() for _ in range(2)]
        assert [frame["t"] for frame in told] == ["GUILD_DELETE", "GUILD_ROLE_CREATE"]
        assert told[0]["d"] == {"id": sandbox.guild(number).id}


async def test_the_members_are_told_to_those_who_ask(sandbox: Sandbox) -> None:
    members = 1 << 1
    for intents, count in ((GUILDS, 1), (GUILDS | members, 4)):
        async with line(sandbox) as here:
            await here.identify(intents)
            assert len((await here.until("GUILD_CREATE"))["d"]["members"]) == count
            sandbox.set_roles("member", "Moderator")
            sandbox.set_roles("bot", "Claimdesk")
            told = [(await here.until("GUILD_MEMBER_UPDATE"))["d"]["user"]["id"] for _ in range(min(count, 2))]
            assert (sandbox.world.people["member"]["id"] in told) == (count == 4)
            assert sandbox.world.application_id in told
        sandbox.set_roles("member")
    sandbox.add_guild("Second desk")
    async with line(sandbox) as here:
        await here.identify(GUILDS | members)
        sandbox.join("member", 2, "Moderator")
        assert (await here.until("GUILD_MEMBER_ADD"))["d"]["user"]["username"] == "mara"
        sandbox.leave("member@2", 2)
        assert (await here.until("GUILD_MEMBER_REMOVE"))["d"]["user"]["username"] == "mara2"


async def test_the_page_is_told_when_the_bot_comes_and_goes(sandbox: Sandbox) -> None:
    states: asyncio.Queue[bool] = asyncio.Queue()
    sandbox.world.page_sinks.append(lambda event: "ready" in event and states.put_nowait(event["ready"]))
    async with line(sandbox) as here:
        await here.identify()
        assert await asyncio.wait_for(states.get(), LONG)
    assert not await asyncio.wait_for(states.get(), LONG)
