"""Posted digests stay true, over real sockets: corrected once, taken back, through restarts and a failing Discord."""

import datetime as dt
import re
from typing import Any

import pytest

from bot.client import BriefingBot
from bot.desk.amendments import Amendments
from bot.sandbox.faults import Fault
from bot.sandbox.permissions import Bit
from cogs._editing import DiscordEditor
from tests import noon
from tests.cogs.driving import Message, Visitor, text
from tests.cogs.newsroom import Newsroom
from tests.noon import now

DENIED = {
    "claim": "sent-to-russia",
    "stance": "denies",
    "speaker": "north-korea",
    "source": "https://n.example/1",
    "said": "Nobody was sent.",
    "day": "2024-10-21",
}
EDITS = r"/channels/\d+/messages/\d+"


class Desk:
    """A moderator in the digest's room, whose desk has posted one digest that shows a denial."""

    def __init__(self, newsroom: Newsroom) -> None:
        self.newsroom = newsroom
        self.moe = Visitor(newsroom, "moderator", "digest")

    async def posted(self, **options: Any) -> str:
        """Post a digest; returns its message's id."""
        await self.moe.call("digest start", time="9", timezone="UTC", **options)
        await self.moe.call("statement add", **DENIED)
        await self.moe.call("digest now")
        message = await self.moe.sees("1 denial")
        await self.newsroom.bot.desk.digests.settled()
        return str(message["id"])

    async def statement(self) -> str:
        """The key of the denial."""
        return next(key for key in await self.moe.offered("statement edit", "statement", statement="Nobody"))

    async def edit(self, **changes: str) -> None:
        form = await self.moe.call("statement edit", statement=await self.statement())
        await self.moe.fill(form, **changes)

    async def look(self, later: dt.timedelta = dt.timedelta()) -> None:
        """What the bot does every ten seconds, as if it were later, for Discord too."""
        bot = self.newsroom.bot
        self.newsroom.sandbox.world.clock = lambda: noon.seconds() + later.total_seconds()
        amendments = Amendments(bot.desk.store, lambda: now() + later) if later else bot.desk.amendments
        await amendments.tick(DiscordEditor(bot))

    def replies(self, number: str) -> list[Message]:
        """What the bot said in reply to a message."""
        return [m for m in self.moe.said() if (m.get("message_reference") or {}).get("message_id") == number]

    def message(self, number: str) -> Message:
        return self.newsroom.sandbox.world.messages[self.moe.place][number]

    def edits(self) -> int:
        return sum(1 for m, path, _ in self.newsroom.requests if m == "PATCH" and re.fullmatch(EDITS, path))


@pytest.fixture
def desk(newsroom: Newsroom) -> Desk:
    return Desk(newsroom)


async def test_what_was_corrected_is_said_in_the_post_once_and_taken_back_with_it(desk: Desk) -> None:
    number = await desk.posted()
    before = desk.message(number)["content"]
    await desk.look()
    assert desk.edits() == 0 and "orrected" not in before
    await desk.edit(quote="a groundless rumour")
    await desk.look()
    first, *corrected = desk.message(number)["content"].splitlines()
    assert first == before
    (line,) = corrected
    assert re.match(
        r"\*\*Corrected on \d+ \w+ \d{4}\*\*: \*\*North Korea\*\* denies: “a groundless rumour” · ", line
    ), line
    assert "a groundless rumour" in line.partition(" · ")[2]
    assert desk.message(number)["embeds"][0]["description"].startswith("### Denied")
    for _ in range(3):
        await desk.look()
    assert desk.edits() == 1
    await desk.newsroom.restart()
    await desk.look()
    assert desk.edits() == 1, "corrected again after a restart"
    await desk.moe.call("undo")
    await desk.look()
    assert desk.message(number)["content"] == before
    assert desk.edits() == 2


async def test_what_was_withdrawn_is_said_and_comes_first_in_the_next_digest(desk: Desk) -> None:
    number = await desk.posted()
    await desk.moe.call("statement retract", statement=await desk.statement(), why="misread")
    await desk.look()
    said = desk.message(number)["content"].splitlines()[1]
    assert re.fullmatch(
        r"\*\*Corrected on \d+ \w+ \d{4}\*\*, taken off the desk: "
        r"\*\*North Korea\*\* denies: Nobody was sent. \\\(misread\\\)",
        said,
    ), said
    shown = await desk.moe.call("digest preview")
    assert "1 correction" in shown["content"]
    assert shown["embeds"][0]["description"].startswith("### Corrected: an earlier digest said otherwise")


async def test_only_what_the_digest_showed_corrects_it(desk: Desk) -> None:
    number = await desk.posted()
    form = await desk.moe.call("claim edit", claim="moved-1500")
    await desk.moe.fill(form, text="It was 1,501")
    await desk.look()
    assert "orrected" not in desk.message(number)["content"] and desk.edits() == 0


class Killed(BaseException):
    """The process ends here: nothing after it is done."""


class Dying(DiscordEditor):
    """An editor whose process is killed before or after it does one thing."""

    def __init__(self, bot: BriefingBot, step: str, *, after: bool) -> None:
        super().__init__(bot)
        do = getattr(self, step)

        async def dies(*given: Any) -> None:
            if after:
                await do(*given)
            raise Killed

        setattr(self, step, dies)


@pytest.mark.parametrize("after", [True, False], ids=["after it", "before it"])
@pytest.mark.parametrize("step", ["edit", "reply"])
async def test_a_kill_at_any_step_leaves_one_line(desk: Desk, step: str, after: bool) -> None:
    number = await desk.posted()
    await desk.look()
    await desk.edit(quote="a groundless rumour")
    if step == "reply":
        coming = desk.newsroom.sandbox.faults.coming
        coming.append(Fault("PATCH", f"/messages/{number}", 400, carried_out=False, times=9))
    bot = desk.newsroom.bot
    with pytest.raises(Killed):
        await Amendments(bot.desk.store, now).tick(Dying(bot, step, after=after))
    await desk.newsroom.restart()
    for minutes in (10, 20, 30):
        await desk.look(dt.timedelta(minutes=minutes))
    told = [desk.message(number), *desk.replies(number)]
    assert sum(message["content"].count("Corrected on") for message in told) == 1


@pytest.mark.parametrize("carried_out", [True, False])
async def test_an_edit_whose_end_nobody_knows_is_made_again(desk: Desk, carried_out: bool) -> None:
    number = await desk.posted()
    await desk.edit(quote="a groundless rumour")
    desk.newsroom.sandbox.faults.coming.append(Fault("PATCH", "/messages/", 0, carried_out=carried_out))
    await desk.look()
    assert ("Corrected on" in desk.message(number)["content"]) == carried_out
    await desk.look(dt.timedelta(minutes=1))
    assert desk.message(number)["content"].count("Corrected on") == 1
    await desk.look(dt.timedelta(minutes=2))
    assert desk.message(number)["content"].count("Corrected on") == 1


async def test_a_post_that_takes_no_edit_gets_one_reply_that_is_kept_true(desk: Desk) -> None:
    number = await desk.posted()
    before = desk.message(number)["content"]
    await desk.edit(quote="a groundless rumour")
    desk.newsroom.sandbox.faults.coming.append(Fault("PATCH", f"/messages/{number}", 400, carried_out=False, times=9))
    await desk.look()
    (reply,) = desk.replies(number)
    assert reply["content"].startswith("**Corrected on") and desk.message(number)["content"] == before
    await desk.newsroom.restart()
    await desk.look(dt.timedelta(minutes=1))
    assert len(desk.replies(number)) == 1
    await desk.moe.call("undo")
    await desk.look(dt.timedelta(minutes=2))
    (reply,) = desk.replies(number)
    assert reply["content"] == "What was corrected here was taken back: the digest above stands as it was posted."


@pytest.mark.parametrize(
    "later", [dt.timedelta(seconds=25), dt.timedelta(minutes=5)], ids=["by its nonce", "by a look"]
)
@pytest.mark.parametrize("carried_out", [True, False])
async def test_a_reply_whose_end_nobody_knows_stands_once(desk: Desk, later: dt.timedelta, carried_out: bool) -> None:
    number = await desk.posted()
    await desk.edit(quote="a groundless rumour")
    coming = desk.newsroom.sandbox.faults.coming
    coming.append(Fault("PATCH", f"/messages/{number}", 400, carried_out=False, times=9))
    coming.append(Fault("POST", r"/channels/\d+/messages$", 0, carried_out=carried_out))
    await desk.look()
    assert len(desk.replies(number)) == carried_out
    await desk.newsroom.restart()
    for more in range(3):
        await desk.look(later + dt.timedelta(minutes=2 * more))
    (reply,) = desk.replies(number)
    assert reply["content"].count("Corrected on") == 1


async def test_without_the_history_a_reply_is_not_made_twice(desk: Desk) -> None:
    number = await desk.posted()
    await desk.edit(quote="a groundless rumour")
    coming = desk.newsroom.sandbox.faults.coming
    coming.append(Fault("PATCH", f"/messages/{number}", 400, carried_out=False, times=9))
    coming.append(Fault("POST", r"/channels/\d+/messages$", 0))
    await desk.look()
    desk.newsroom.sandbox.overwrite("digest", "bot", deny=Bit.READ_MESSAGE_HISTORY)
    for more in (20, 40):
        await desk.look(dt.timedelta(minutes=more))
    assert len(desk.replies(number)) == 1


async def test_a_post_that_is_gone_is_left_alone(desk: Desk) -> None:
    number = await desk.posted()
    await desk.edit(quote="a groundless rumour")
    desk.newsroom.sandbox.world.delete(desk.moe.place, number)
    await desk.look()
    await desk.edit(quote="another rumour")
    await desk.look(dt.timedelta(hours=2))
    assert desk.edits() == 1 and desk.replies(number) == []


async def test_after_a_month_it_stays_as_it_is(desk: Desk) -> None:
    number = await desk.posted()
    await desk.edit(quote="a groundless rumour")
    await desk.look(dt.timedelta(days=30, minutes=1))
    assert "orrected" not in desk.message(number)["content"] and desk.edits() == 0


async def test_a_stopped_digest_s_posts_stay_true_and_another_server_s_edit_is_nothing_to_them(
    desk: Desk,
) -> None:
    number = await desk.posted()
    await desk.moe.call("digest stop")
    there = desk.newsroom.sandbox.add_guild("There")
    form = await Visitor(desk.newsroom, "moderator", guild=there).call("claim edit", claim="sent-to-russia")
    await Visitor(desk.newsroom, "moderator", guild=there).fill(form, text="Told otherwise elsewhere")
    await desk.look()
    assert desk.edits() == 0
    await desk.edit(quote="a groundless rumour")
    await desk.look()
    assert desk.message(number)["content"].count("Corrected on") == 1


async def test_a_ping_is_not_repeated_by_an_edit(desk: Desk) -> None:
    role = desk.newsroom.sandbox.add_role("Readers")
    number = await desk.posted(ping_role=role)
    assert desk.message(number)["content"].startswith(f"<@&{role}> ")
    await desk.edit(quote="a groundless rumour")
    await desk.look()
    assert desk.message(number)["content"].startswith(f"<@&{role}> ") and desk.edits() == 1


@pytest.mark.parametrize("turn", ["resume", "start"])
async def test_where_the_bot_is_kept_out_the_moderators_hear_it_once_and_resuming_goes_on(
    desk: Desk, turn: str
) -> None:
    sandbox, moe = desk.newsroom.sandbox, desk.moe
    moderators = Visitor(desk.newsroom, "moderator", "moderators")
    await moe.call("desk setup", moderators_room=moderators.place)
    number = await desk.posted()
    await desk.edit(quote="a groundless rumour")
    sandbox.overwrite("digest", "bot", deny=Bit.VIEW_CHANNEL)
    for hours in range(0, 30, 3):
        await desk.look(dt.timedelta(hours=hours))
        await desk.edit(quote=f"a rumour {hours}")
    assert desk.edits() == 1
    (told,) = [message["content"] for message in moderators.said()]
    assert f"<#{moe.place}> is suspended: the bot may not" in told and "/digest resume" in told
    sandbox.overwrite("digest", "bot")
    assert "Suspended" in text(await moe.call("digest list"))
    await moe.call(f"digest {turn}", **({"time": "9", "timezone": "UTC"} if turn == "start" else {}))
    await desk.look(dt.timedelta(hours=31))
    assert "a rumour 27" in desk.message(number)["content"]
    assert len(moderators.said()) == 1


async def test_a_kill_while_it_is_kept_out_leaves_no_correction_that_nobody_hears_of(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = await desk.posted()
    await desk.look()
    await desk.edit(quote="a groundless rumour")
    desk.newsroom.sandbox.overwrite("digest", "bot", deny=Bit.VIEW_CHANNEL)
    store = desk.newsroom.bot.desk.store
    write = store._write_slots  # pyright: ignore

    async def dying(job: Any) -> Any:
        done = await write(job)
        if desk.edits() and not await store.open_amendments(now(), now() - dt.timedelta(days=30), 9):
            raise Killed
        return done

    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(store, "_write_slots", dying)
        await desk.look()
    await desk.newsroom.restart()
    desk.newsroom.sandbox.overwrite("digest", "bot")
    assert "Suspended" in text(await desk.moe.call("digest list"))
    await desk.moe.call("digest resume")
    await desk.look(dt.timedelta(minutes=1))
    assert desk.message(number)["content"].count("Corrected on") == 1


@pytest.mark.parametrize("taken", [True, False], ids=["a reply is taken", "no reply either"])
async def test_a_correction_that_is_refused_alone_suspends_no_digest(desk: Desk, taken: bool) -> None:
    moderators = Visitor(desk.newsroom, "moderator", "moderators")
    await desk.moe.call("desk setup", moderators_room=moderators.place)
    number = await desk.posted()
    await desk.edit(quote="a groundless rumour")
    sandbox = desk.newsroom.sandbox
    sandbox.world.messages[desk.moe.place][number]["author"] = {"id": "1", "username": "another"}  # 403, code 50005
    if not taken:
        sandbox.faults.coming.append(Fault("POST", r"/channels/\d+/messages$", 403, carried_out=False))
    await desk.look()
    await desk.look(dt.timedelta(minutes=1))
    assert desk.edits() == 1 and len(desk.replies(number)) == taken and moderators.said() == []
    assert "Suspended" not in text(await desk.moe.call("digest list"))
    told = "corrected since in a reply" if taken else "not corrected any more: Discord does not take it"
    assert told in text(await desk.moe.call("digest runs"))


async def test_runs_say_which_digests_were_corrected_and_how(desk: Desk) -> None:
    number = await desk.posted()
    assert "orrected" not in text(await desk.moe.call("digest runs"))
    await desk.edit(quote="a groundless rumour")
    await desk.look()
    assert "✔ posted, corrected since" in text(await desk.moe.call("digest runs"))
    await desk.moe.call("undo")
    await desk.look()
    assert "orrected" not in text(await desk.moe.call("digest runs"))
    coming = desk.newsroom.sandbox.faults.coming
    coming.append(Fault("PATCH", f"/messages/{number}", 400, carried_out=False, times=9))
    await desk.edit(quote="another rumour")
    await desk.look()
    assert "✔ posted, corrected since in a reply" in text(await desk.moe.call("digest runs"))
    coming.clear()
    desk.newsroom.sandbox.world.delete(desk.moe.place, desk.replies(number)[0]["id"])
    await desk.edit(quote="a third rumour")
    await desk.look()
    assert "✔ posted; not corrected any more: the reply is gone" in text(await desk.moe.call("digest runs"))


async def test_what_was_undone_is_told_in_words(newsroom: Newsroom) -> None:
    at = Desk(newsroom)
    post = await at.posted()
    await at.moe.call("undo")
    await at.look()
    corrected = text(at.moe.said()[[m["id"] for m in at.moe.said()].index(post)])
    assert "what added it was undone" in corrected and "undoes #" not in corrected
