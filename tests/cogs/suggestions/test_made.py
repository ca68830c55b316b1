"""Who may suggest, what and how much; a suggestion reaches the moderators' room of its own server."""

import pytest

from bot.desk import delivery
from bot.desk.suggestions import A_DAY, OPEN_AT_ONCE
from bot.sandbox import interactions
from bot.sandbox.faults import Fault
from bot.sandbox.permissions import Bit
from cogs import _answering
from tests.cogs.driving import Visitor, assert_one_sentence, labels, text, typed
from tests.cogs.newsroom import Newsroom
from tests.cogs.suggestions.conftest import suggested
from tests.unhurried import LONG, OF_ANSWERS, OF_DISCORD, in_earnest

pytestmark = pytest.mark.asyncio(loop_scope="module")

WAITS = 5
"""The kind of answer to an interaction that tells Discord to wait for the answer."""


async def test_without_a_moderators_room_nothing_can_be_suggested(mara: Visitor, moe: Visitor) -> None:
    refused = await mara.call("suggest")
    assert_one_sentence(refused)
    assert "/desk setup" in refused["content"]
    card = await mara.ask("!claim used-in-ukraine")
    assert_one_sentence(await mara.press(card, "Report an error"))
    assert moe.said() == []


@pytest.mark.usefixtures("set_up")
async def test_a_suggestion_of_which_nothing_can_be_seen_is_refused(mara: Visitor) -> None:
    form = await mara.call("suggest")
    assert "Nothing of what you wrote can be seen" in text(await mara.fill(form, text="\u2800\u200b"))


@pytest.mark.usefixtures("set_up")
async def test_a_message_becomes_a_suggestion_with_the_way_back_to_it(
    shared: Newsroom, here: int, mara: Visitor, moe: Visitor
) -> None:
    said = shared.sandbox.send("moderator", "briefing", "A bridge was closed.", guild=here)
    form = await mara.menu(said, "Suggest as claim")
    assert typed(form)["text"] == "A bridge was closed." and said["id"] in typed(form)["source"]
    await mara.fill(form)
    post = await moe.sees("A bridge was closed.")
    assert said["id"] in text(post), "the moderators can open the message"


@pytest.mark.usefixtures("set_up")
async def test_one_member_has_few_that_wait_and_few_a_day(
    shared: Newsroom, here: int, mara: Visitor, moe: Visitor
) -> None:
    posts = [await suggested(mara, moe, f"Road number {n} was closed") for n in range(OPEN_AT_ONCE)]
    refused = await mara.call("suggest")
    assert_one_sentence(refused)
    assert f"{OPEN_AT_ONCE} of your suggestions wait" in refused["content"]
    assert "modal" in await Visitor(shared, "moderator", guild=here).call("suggest")
    for n in range(A_DAY - OPEN_AT_ONCE):
        await moe.fill(await moe.press(posts[n], "Decline"))
        await suggested(mara, moe, f"Bridge number {n} was closed")
    await moe.fill(await moe.press(await moe.sees("Bridge number 0"), "Decline"))
    refused = await mara.call("suggest")
    assert_one_sentence(refused)
    assert f"You made {A_DAY} suggestions in 24 hours" in refused["content"]


@pytest.mark.usefixtures("set_up")
async def test_a_muted_member_suggests_nothing_until_unmuted(
    shared: Newsroom, here: int, mara: Visitor, moe: Visitor
) -> None:
    post = await suggested(mara, moe, "Buy my shoes")
    form = await mara.call("suggest")
    assert "no more suggestions from Mara" in (await moe.press(post, "Mute proposer"))["content"]
    handed_back = await mara.fill(form, text="And my hats")
    for refused in (await mara.call("suggest"), handed_back):
        assert_one_sentence(refused)
        assert "no more suggestions from you" in refused["content"]
    assert "**The claim, in one sentence**: And my hats" in handed_back["content"]
    assert "Members muted**: Mara" in text(await moe.call("desk status"))
    assert labels(await moe.sees("Buy my shoes")) == labels(post), "what was made before is still to be decided"
    await moe.call("desk unmute", member=mara.id)
    assert "modal" in await mara.call("suggest")


@pytest.mark.usefixtures("set_up")
async def test_where_the_bot_may_not_write_in_the_room_the_suggestion_waits_in_the_status(
    shared: Newsroom, here: int, mara: Visitor, moe: Visitor, direct: Visitor
) -> None:
    shared.sandbox.overwrite("moderators", "bot", deny=Bit.SEND_MESSAGES, guild=here)
    thanked = await mara.fill(await mara.call("suggest"), text="A road was closed")
    assert "It is kept; the moderators find it in /desk status" in thanked["content"]
    status = await moe.call("desk status")
    assert "A road was closed" in text(status) and "may not send messages" in text(status)
    assert (await moe.press(await moe.press(status, "Accept"), "Add it"))["content"] == "Added."
    await direct.sees("is on the desk")


@pytest.mark.usefixtures("set_up")
async def test_a_room_that_answers_late_loses_no_thanks(
    shared: Newsroom, mara: Visitor, moe: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Discord waits 3 seconds for an answer; the post in the room may take longer."""
    monkeypatch.setattr(_answering, "PATIENCE", 0.05)
    form = await mara.call("suggest")
    before = len(shared.requests)
    shared.sandbox.faults.coming.append(Fault("POST", f"channels/{moe.place}/messages", status=None, stall=0.5))
    thanked = await mara.fill(form, text="A road was closed")
    assert "Thank you" in (await mara.sees("Thank you"))["content"], thanked
    answers = [body["type"] for _, path, body in shared.requests[before:] if path.endswith("/callback")]
    assert answers == [WAITS], "Discord was told to wait"


async def test_discord_is_told_to_wait_before_it_gives_up() -> None:
    with in_earnest(*OF_DISCORD, OF_ANSWERS):
        assert _answering.PATIENCE <= interactions.DEADLINE - 1


@pytest.mark.usefixtures("set_up")
async def test_a_room_that_does_not_answer_loses_no_thanks_either(
    shared: Newsroom, mara: Visitor, moe: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "POST_WITHIN", 0.2)
    shared.sandbox.faults.coming.append(Fault("POST", f"channels/{moe.place}/messages", status=None, stall=10 * LONG))
    thanked = await mara.fill(await mara.call("suggest"), text="A bridge was closed")
    assert "It is kept; the moderators find it in /desk status" in thanked["content"]
    assert "A bridge was closed" in text(await moe.call("desk status"))


async def test_each_server_decides_its_own(
    shared: Newsroom, here: int, there: int, mara: Visitor, moe: Visitor
) -> None:
    theirs = Visitor(shared, "moderator", "moderators", guild=there)
    await moe.call("desk setup", moderators_room=moe.place)
    await theirs.call("desk setup", moderators_room=theirs.place)
    await suggested(mara, moe, "A road was closed")
    assert "A road was closed" not in "".join(map(text, theirs.said()))
    assert "Suggestions waiting**: 0" in text(await theirs.call("desk status"))


@pytest.mark.usefixtures("set_up")
async def test_the_oldest_suggestion_is_shown_with_its_link_whole(mara: Visitor, moe: Visitor) -> None:
    url = "https://source.example/".ljust(300, "a")
    await mara.fill(await mara.call("suggest"), text="word " * 180, source=url)
    (field,) = (await moe.call("desk status"))["embeds"][0]["fields"]
    assert field["name"].startswith("The oldest that waits: Suggestion #")
    assert field["value"].endswith(f"[source.example]({url})")
    assert len(field["value"]) <= 1024
