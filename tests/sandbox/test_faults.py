"""A Discord that fails: what was carried out stays, what was not is not there, and the client hears of neither."""

import asyncio

import aiohttp
import discord
import pytest

from bot.sandbox.faults import Fault
from bot.sandbox.serve import Sandbox
from tests.sandbox.conftest import Caller, Clock, Tiny

MESSAGES = r"^/channels/\d+/messages$"


@pytest.mark.parametrize("carried_out", [True, False])
async def test_an_error_hides_whether_it_was_carried_out(call: Caller, carried_out: bool) -> None:
    call.sandbox.faults.coming = [Fault("POST", MESSAGES, 503, carried_out=carried_out)]
    status, answer, _ = await call("POST", call.briefing, {"content": "x"})
    assert (status, answer["code"]) == (503, 0)
    assert len((await call("GET", call.briefing))[1]) == int(carried_out)
    assert (await call("POST", call.briefing, {"content": "y"}))[0] == 200


@pytest.mark.parametrize("carried_out", [True, False])
async def test_a_connection_can_be_cut(call: Caller, carried_out: bool) -> None:
    call.sandbox.faults.coming = [Fault("POST", MESSAGES, 0, carried_out=carried_out)]
    with pytest.raises(aiohttp.ClientConnectionError):
        await call("POST", call.briefing, {"content": "x"})
    assert len((await call("GET", call.briefing))[1]) == int(carried_out)


async def test_an_answer_can_be_late(call: Caller) -> None:
    call.sandbox.faults.coming = [Fault("POST", MESSAGES, None, stall=60)]
    late = asyncio.create_task(call("POST", call.briefing, {"content": "x"}))
    while not (await call("GET", call.briefing))[1]:
        pass
    assert not late.done()
    late.cancel()
    with pytest.raises(asyncio.CancelledError):
        await late


async def test_a_history_can_lag(call: Caller, clock: Clock) -> None:
    call.sandbox.faults.history_lag = 15
    await call("POST", call.briefing, {"content": "x"})
    assert (await call("GET", call.briefing))[1] == []
    clock.time += 16
    assert len((await call("GET", call.briefing))[1]) == 1


async def test_the_client_tries_again_and_the_nonce_keeps_it_at_one(sandbox: Sandbox, tiny: Tiny) -> None:
    room = tiny.get_channel(int(sandbox.room("member", "briefing")))
    assert isinstance(room, discord.TextChannel)
    sandbox.faults.coming = [Fault("POST", MESSAGES, 500)]
    sent = await room.send("Digest", nonce="digest-7")
    assert [message.id async for message in room.history()] == [sent.id]
    sandbox.faults.coming = [Fault("POST", MESSAGES, 500)]
    await room.send("without a nonce of its own")
    assert len([message async for message in room.history()]) == 2


async def test_the_date_is_the_sandboxs_own(call: Caller) -> None:
    _, _, headers = await call("GET", "/users/@me")
    assert headers["Date"] == "Fri, 18 Oct 2024 11:13:20 GMT"
