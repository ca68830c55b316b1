"""What waits for moderators is decided in one place: wherever else its buttons stand, they go, or say who decided."""

import asyncio

import pytest
import pytest_asyncio

from bot.desk.unanswered import Unanswered
from bot.desk.work import Curator
from bot.domain.revision import signed
from bot.sandbox.faults import Fault
from tests.cogs.driving import Message, Visitor, assert_one_sentence, custom_id, labels, mention, text
from tests.cogs.newsroom import Newsroom
from tests.unhurried import LONG

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.fixture
def room(shared: Newsroom, here: int) -> Visitor:
    """A moderator in the moderators' room."""
    return Visitor(shared, "moderator", "moderators", guild=here)


@pytest.fixture
def second(shared: Newsroom, here: int, ada: Visitor) -> Visitor:
    """A second moderator there."""
    return Visitor(shared, ada.name, "moderators", guild=here)


@pytest_asyncio.fixture(loop_scope="module")
async def asked(shared: Newsroom, room: Visitor, mara: Visitor) -> Message:
    """The post in the moderators' room of a question that a member handed over."""
    await room.call("desk setup", moderators_room=room.place)
    answer = await mara.ask(f"{mention(shared)} Did China deny it?")
    await mara.press(answer, "Ask the moderators")
    return await room.sees("Did China deny it?")


def number(post: Message) -> str:
    return custom_id(post, "Answer").split(":")[2]


async def test_a_question_answered_from_the_list_is_told_as_answered_where_it_was_posted(
    asked: Message, moe: Visitor, room: Visitor
) -> None:
    n = number(asked)
    listed = await moe.call("unanswered")
    done = await moe.fill(await moe.press(listed, f"Answer #{n}"), note="Beijing knows of nothing.")
    assert f"#{n} is answered, and the one who asked is told." in text(done)
    assert done["id"] == listed["id"] and "No question waits" in text(done) and labels(done) == []
    post = await room.sees("Answered by Moe")
    assert post["id"] == asked["id"] and labels(post) == [] and "A question was answered" in text(post)


async def test_a_question_dismissed_in_the_room_leaves_the_lists_of_others(
    shared: Newsroom, asked: Message, room: Visitor, ada: Visitor
) -> None:
    n = number(asked)
    listed = await ada.call("unanswered")
    form = await ada.press(listed, f"Answer #{n}")
    await shared.restart()
    await room.press(asked, f"Dismiss #{n}")
    assert labels(await room.sees("Dismissed by Moe")) == []
    late = await ada.fill(form, note="I know it.")
    assert late["id"] == listed["id"] and "No question waits" in text(late) and labels(late) == []
    told = await ada.sees("has decided this already")
    assert_one_sentence(told)
    assert "has decided this already: it is dismissed." in told["content"] and "I know it." in told["content"]


async def test_a_post_that_could_not_be_changed_loses_its_buttons_when_they_are_pressed(
    shared: Newsroom, asked: Message, moe: Visitor, second: Visitor
) -> None:
    n = number(asked)
    shared.sandbox.faults.coming.append(Fault("PATCH", f"/messages/{asked['id']}", 400, carried_out=False))
    await moe.fill(await moe.press(await moe.call("unanswered"), f"Answer #{n}"), note="No.")
    assert labels(asked), "Discord did not take it"
    for button in (f"Answer #{n}", f"Dismiss #{n}"):
        told = await second.press_id(f"question:{button.split()[0].lower()}:{n}")
        assert_one_sentence(told)
        assert told["content"] == f"{moe.called} has decided this already: it is answered."
    assert labels(await second.sees("Answered by Moe")) == []


async def test_a_post_that_was_not_noted_loses_its_buttons_where_they_are_pressed(
    shared: Newsroom, asked: Message, room: Visitor, second: Visitor, mara: Visitor
) -> None:
    setups = shared.bot.desk.setups
    await setups.note_post(f"question {number(asked)}", "", "")
    await room.press(asked, f"Dismiss #{number(asked)}")
    assert labels(await room.sees("Dismissed by Moe")) == []
    await mara.fill(await mara.call("suggest"), text="A bridge was closed")
    post = await room.sees("A bridge was closed")
    await setups.note_post(f"suggestion {custom_id(post, 'Decline').split(':')[2]}", "", "")
    await second.fill(await second.press(post, "Decline"), reason="No.")
    assert labels(await room.sees("Declined by")) == []


async def test_a_question_waits_on_where_discord_did_not_take_that_it_is_answered(
    shared: Newsroom, asked: Message, moe: Visitor, mara: Visitor
) -> None:
    n = number(asked)
    form = await moe.press(await moe.call("unanswered"), f"Answer #{n}")
    shared.sandbox.faults.coming.append(Fault("POST", "/callback", 400, carried_out=False))
    told = await moe.fill(form, note="Beijing said so.")
    assert "nothing was changed" in told["content"]
    assert labels(asked), "it waits still"
    await moe.fill(form, note="Beijing said so.")
    assert "Beijing said so." in text(Visitor(shared, mara.name, "dm").said()[-1])


async def test_a_suggestion_that_was_decided_loses_its_buttons_wherever_they_are_pressed(
    shared: Newsroom, mara: Visitor, room: Visitor, moe: Visitor, second: Visitor
) -> None:
    await room.call("desk setup", moderators_room=room.place)
    await mara.fill(await mara.call("suggest"), text="A road was closed")
    post = await room.sees("A road was closed")
    accept = custom_id(post, "Accept")
    status, form = await moe.call("desk status"), await moe.press(await moe.call("desk status"), "Decline")
    shared.sandbox.faults.coming.append(Fault("PATCH", f"/messages/{post['id']}", 400, carried_out=False))
    await second.fill(await second.press(post, "Decline"), reason="No.")
    async with asyncio.timeout(LONG):
        while shared.sandbox.faults.coming:  # its proposer is told first
            await mara.ask("!topics")
    assert labels(post), "Discord did not take it"
    for late in (await moe.press(status, "Accept"), await moe.fill(form, reason="Nor I.")):
        assert labels(late) == [] and "A road was closed" in text(late) + str(late["embeds"])
        await moe.sees("has decided this already: it is declined.")
    assert labels(await room.sees("Declined by")) == []
    assert_one_sentence(await second.press_id(accept))


async def test_an_asker_who_was_not_told_before_the_process_ended_is_told_once_it_is_back(
    shared: Newsroom, asked: Message, moe: Visitor, room: Visitor, mara: Visitor
) -> None:
    server = int(shared.sandbox.world.channels[moe.place]["guild_id"])
    moderator = Curator(shared.bot.desk.scope_of(server), moe.id, signed("Moe", int(moe.id)))
    await shared.bot.desk.unanswered.answer(moderator, int(number(asked)), "Beijing knows of nothing.")
    direct = Visitor(shared, mara.name, "dm")
    for _ in range(2):
        await shared.restart()
        told = text(await direct.sees("Beijing knows of nothing."))
        assert "Did China deny it?" in told and "has an answer" in told
        struck = await room.sees("Answered by Moe")
        assert struck["id"] == asked["id"] and labels(struck) == []
    assert await shared.bot.desk.unanswered.untold() == [], "told again at every start"
    assert len([said for said in direct.said() if "Beijing knows of nothing." in text(said)]) == 1


async def test_an_asker_whom_discord_did_not_let_us_tell_is_told_at_the_next_start(
    shared: Newsroom, asked: Message, moe: Visitor, mara: Visitor
) -> None:
    n, direct = number(asked), Visitor(shared, mara.name, "dm")
    form = await moe.press(await moe.call("unanswered"), f"Answer #{n}")
    shared.sandbox.faults.coming.append(Fault("POST", f"/channels/{direct.place}/messages", 400, carried_out=False))
    done = await moe.fill(form, note="Beijing said it once more.")
    assert f"#{n} is answered; Discord failed, and the one who asked is told when the bot starts next." in text(done)
    await shared.restart()
    await direct.sees("Beijing said it once more.")


async def test_one_who_cannot_be_told_at_a_start_keeps_nobody_else_from_being_told(
    shared: Newsroom, asked: Message, moe: Visitor, mara: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = int(shared.sandbox.world.channels[moe.place]["guild_id"])
    scope, n, direct = shared.bot.desk.scope_of(server), int(number(asked)), Visitor(shared, mara.name, "dm")
    moderator = Curator(scope, moe.id, signed("Moe", int(moe.id)))
    later, _ = await shared.bot.desk.unanswered.hand_over(str(server), scope, mara.id, "Mara", "Did Chad deny it?")
    for each in (n, later):
        await shared.bot.desk.unanswered.answer(moderator, each, f"Word {each} of us.")
    told = Unanswered.told

    async def failing(desk: Unanswered, scope: str, number: int, server: str) -> object:
        if number == n:
            raise ValueError(number)
        return await told(desk, scope, number, server)

    monkeypatch.setattr(Unanswered, "told", failing)
    await shared.restart()
    await direct.sees(f"Word {later} of us.")
    monkeypatch.undo()
    await shared.restart()
    await direct.sees(f"Word {n} of us.")
