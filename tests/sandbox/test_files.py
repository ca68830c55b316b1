"""Files: with a command, in a form and under a message they reach the bot, and what it sends can be fetched."""

import io

import aiohttp
import discord
import pytest

from bot.sandbox.attachments import LARGEST
from bot.sandbox.permissions import Bit
from bot.sandbox.refusals import Refused
from bot.sandbox.serve import Sandbox
from tests.sandbox.conftest import Caller, Tiny


async def test_a_file_comes_with_a_command_and_goes_back_changed(sandbox: Sandbox, tiny: Tiny, call: Caller) -> None:
    asked = sandbox.command("member", "briefing", "read", {"note": "x"}, files={"file": ("quotes.csv", b"a,b")})
    answer = await sandbox.answer(asked)
    assert answer["content"] == "quotes.csv text/csv x"
    (sent,) = answer["attachments"]
    assert (sent["filename"], sent["size"]) == ("read-quotes.csv", 3)
    async with call.session.get(sent["url"]) as fetched:
        assert await fetched.read() == b"A,B"
        assert fetched.headers["Content-Disposition"] == "attachment"
        assert "default-src 'none'" in fetched.headers["Content-Security-Policy"]


async def test_a_file_option_takes_only_what_the_person_sent(sandbox: Sandbox, tiny: Tiny) -> None:
    kept = sandbox.command("member", "briefing", "read", files={"file": ("a.txt", b"a")})
    await sandbox.answer(kept)
    (of_member,) = sandbox.people.files("member")
    with pytest.raises(Refused, match="file names nothing that is here"):
        sandbox.command("moderator", "briefing", "read", {"file": of_member["id"]})
    with pytest.raises(Refused, match="/read needs file"):
        sandbox.command("member", "briefing", "read")


async def test_a_form_takes_files(sandbox: Sandbox, tiny: Tiny) -> None:
    shown = await sandbox.answer(sandbox.command("member", "briefing", "upload"))
    files = [("a.txt", b"one"), ("b.txt", b"two")]
    whose = [sandbox.world.people["moderator"]["id"]]
    answer = await sandbox.answer(sandbox.submit("member", shown["interaction_id"], {"files": files, "whose": whose}))
    assert answer["content"] == "['a.txt: one', 'b.txt: two'] of ['Moe']"
    shown = await sandbox.answer(sandbox.command("member", "briefing", "upload"))
    with pytest.raises(Refused, match="Files must be filled in"):
        sandbox.submit("member", shown["interaction_id"], {})
    with pytest.raises(Refused, match="Files takes from 1 to 2"):
        sandbox.submit("member", shown["interaction_id"], {"files": [*files, ("c.txt", b"three")]})
    with pytest.raises(Refused, match="has no input 'text'; it has files, whose"):
        sandbox.submit("member", shown["interaction_id"], {"text": "x"})


async def test_a_message_of_a_person_carries_files(sandbox: Sandbox, tiny: Tiny) -> None:
    said = sandbox.send("member", "briefing", "see", files=[("a.txt", b"abc"), ("b.txt", b"")])
    heard = await tiny.heard.get()
    assert [await file.read() for file in heard.attachments] == [b"abc", b""]
    answer = await sandbox.answer(sandbox.menu("member", said, "Check"))
    assert answer["content"] == "checked see [3, 0]"


async def test_a_person_may_not_send_too_much(sandbox: Sandbox) -> None:
    large = ("large.bin", bytes(LARGEST + 1))
    with pytest.raises(Refused, match=r"at most 10 MB; large.bin has 10.0 MB"):
        sandbox.send("member", "briefing", "x", files=[large])
    with pytest.raises(Refused, match="at most 10 files"):
        sandbox.send("member", "briefing", "x", files=[("a.txt", b"a")] * 11)


async def test_the_bot_may_not_send_too_much(sandbox: Sandbox, tiny: Tiny) -> None:
    room = tiny.get_channel(int(sandbox.room("member", "briefing")))
    assert isinstance(room, discord.TextChannel)
    with pytest.raises(discord.HTTPException) as refused:
        await room.send(file=discord.File(io.BytesIO(bytes(LARGEST + 1)), "large.bin"))
    assert (refused.value.status, refused.value.code) == (413, 40005)


async def test_eleven_files_are_refused(call: Caller) -> None:
    form = aiohttp.FormData()
    form.add_field("payload_json", "{}", content_type="application/json")
    for n in range(11):
        form.add_field(f"files[{n}]", b"x", filename=f"{n}.txt")
    status, answer, _ = await call("POST", call.briefing, data=form)
    assert (status, answer["code"]) == (400, 30015)


async def test_without_the_permission_no_file_is_sent(sandbox: Sandbox, tiny: Tiny) -> None:
    sandbox.overwrite("briefing", "bot", deny=Bit.ATTACH_FILES)
    room = tiny.get_channel(int(sandbox.room("member", "briefing")))
    assert isinstance(room, discord.TextChannel)
    with pytest.raises(discord.Forbidden) as refused:
        await room.send("x", file=discord.File(io.BytesIO(b"x"), "x.txt"))
    assert refused.value.code == 50013
    await room.send("words alone")
