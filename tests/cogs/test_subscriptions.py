"""A moderator gives channels their daily digest, over real sockets: what is set, said, posted, and refused."""

import asyncio
import datetime as dt
import re
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from bot.sandbox.permissions import Bit
from bot.sandbox.refusals import Refused
from cogs._posting import DiscordMessenger
from tests import noon
from tests.cogs.driving import EPHEMERAL, Message, Visitor, assert_one_sentence, text
from tests.cogs.newsroom import Newsroom

DENIED = {
    "claim": "sent-to-russia",
    "stance": "denies",
    "speaker": "north-korea",
    "source": "https://n.example/1",
    "said": "Nobody was sent.",
    "day": "2024-10-21",
}
AT_NINE = {"time": "9am", "timezone": "Kyiv"}


def plain(message: Message) -> str:
    return text(message).replace("**", "")


@pytest.fixture
def moe(newsroom: Newsroom) -> Visitor:
    return Visitor(newsroom, "moderator", "digest")


async def posted(moe: Visitor, newsroom: Newsroom) -> Message:
    """Today's digest, posted at once, with all that comes after it."""
    await moe.call("digest now")
    message = await moe.sees("1 denial")
    for _ in range(100):
        await newsroom.bot.desk.digests.settled()
        await asyncio.sleep(0)
    return message


async def test_start_tells_the_next_three_times_as_discord_and_as_the_place_shows_them(moe: Visitor) -> None:
    answer = await moe.call("digest start", **AT_NINE)
    assert answer["flags"] & EPHEMERAL
    found = re.findall(r"(\w+ \d+ \w+ \d+), 09:00 in Europe/Kyiv · for you <t:(\d+):F>", text(answer))
    assert len(found) == 3
    moments = [dt.datetime.fromtimestamp(int(at), ZoneInfo("Europe/Kyiv")) for _, at in found]
    assert [f"{at:%a} {at.day} {at:%b %Y}" for at in moments] == [day for day, _ in found]
    assert {at.time() for at in moments} == {dt.time(9)}
    assert {later.date() - at.date() for at, later in pairwise(moments)} == {dt.timedelta(days=1)}
    assert dt.timedelta() < moments[0] - noon.now() <= dt.timedelta(days=1)


async def test_what_was_set_outlives_a_restart_and_starting_again_changes_it(newsroom: Newsroom, moe: Visitor) -> None:
    role = newsroom.sandbox.add_role("Readers", mentionable=True)
    given = AT_NINE | {"topics": "nk-troops", "quiet_days": "silent", "threads": True, "ping_role": role}
    set_up = plain(await moe.call("digest start", **given))
    for words in ("Stories: nk-troops", "nothing is posted", "under each digest", "members with the role Readers"):
        assert words in set_up
    assert "before:" not in set_up
    await newsroom.restart()
    listed = plain(await moe.call("digest list"))
    assert f"<#{moe.place}>: daily at 09:00, Europe/Kyiv · nk-troops" in listed and "next <t:" in listed
    changed = plain(await moe.call("digest start", time="21.30", timezone="UTC"))
    lead = "The channel's digest was changed; an option that was left out is as for a new one."
    when = "When: daily at 21:30, UTC · before: daily at 09:00, Europe/Kyiv"
    for words in (lead, when, "Stories: all stories · before: nk-troops", "A thread for talk: no · before: under each"):
        assert words in changed
    for words in ("one line says that nothing changed · before: nothing", "nobody · before: members with the role Re"):
        assert words in changed
    await moe.call("digest pause")
    same = plain(await moe.call("digest start", time="21.30", timezone="UTC"))
    assert "What is set is as it was. It was paused, and is on now." in same and "before:" not in same
    again = plain(await moe.call("digest start", time="21.30", timezone="UTC"))
    assert "Nothing was changed: the channel has just this digest already." in again
    assert "09:00" not in plain(await moe.call("digest list"))


async def test_the_stories_followed_here_are_those_of_the_digest(moe: Visitor) -> None:
    await moe.call("desk setup", topics="nk-troops")
    assert "Stories: nk-troops" in plain(await moe.call("digest start", **AT_NINE))
    assert "Stories: all stories" in plain(await moe.call("digest start", **AT_NINE, topics="all"))
    assert f"Daily digests: 1\n  ↳ <#{moe.place}> · <t:" in plain(await moe.call("desk status"))
    await moe.call("digest stop")
    assert "Daily digests: none; /digest start begins one" in plain(await moe.call("desk status"))


async def test_what_the_bot_lacks_is_named(newsroom: Newsroom, moe: Visitor) -> None:
    role = newsroom.sandbox.add_role("Readers")
    assert "What is missing" not in text(await moe.call("digest start", **AT_NINE, threads=True))
    denied = (
        Bit.SEND_MESSAGES
        | Bit.EMBED_LINKS
        | Bit.ATTACH_FILES
        | Bit.READ_MESSAGE_HISTORY
        | Bit.CREATE_PUBLIC_THREADS
        | Bit.SEND_MESSAGES_IN_THREADS
    )
    newsroom.sandbox.overwrite("digest", "bot", deny=denied)
    room = moe.place
    there = Visitor(newsroom, "moderator", "briefing")
    answer = plain(await there.call("digest start", **AT_NINE, channel=room, threads=True, ping_role=role))
    lacking = (
        *("Send Messages:", "Embed Links:", "Attach Files:", "Read Message History:"),
        *("Create Public Threads:", "Send Messages in Threads:", "Mention @⁠everyone, @⁠here and All Roles"),
    )
    assert [words for words in lacking if words not in answer] == []
    assert "View Channel" not in answer
    few = plain(await there.call("digest start", **AT_NINE, channel=room))
    assert "Threads" not in few and "Mention" not in few and "Send Messages:" in few
    newsroom.sandbox.overwrite("digest", "bot", deny=Bit.VIEW_CHANNEL)
    assert "View Channel: without it nothing can be posted." in plain(await there.call("digest list"))


async def test_the_digest_of_a_channel_that_was_deleted_is_named_and_can_be_stopped(
    newsroom: Newsroom, moe: Visitor
) -> None:
    room = moe.place
    there = Visitor(newsroom, "moderator", "briefing")
    await moe.call("digest start", **AT_NINE)
    await there.call("digest start", time="10", timezone="UTC")
    assert await there.offered("digest stop", "gone", gone="") == []
    newsroom.sandbox.close_room("digest")
    listed = plain(await there.call("digest list"))
    assert f"a channel that is gone ({room}): daily at 09:00, Europe/Kyiv" in listed.replace("\\", "")
    assert "/digest stop ends its digest, with the option gone" in listed
    assert "/digest stop ends it, with the option gone" in plain(await there.call("desk status"))
    assert await there.offered("digest stop", "gone", gone="") == [room]
    stopped = plain(await there.call("digest stop", gone=room))
    assert "a channel that is gone" in stopped and "Stopped" in stopped and "What is missing" not in stopped
    listed = plain(await there.call("digest list"))
    assert "gone" not in listed and "daily at 10:00, UTC" in listed
    for wrong in ("nonsense", room):
        refused = await there.call("digest stop", gone=wrong)
        assert_one_sentence(refused)
    assert "daily at 10:00, UTC" in plain(await there.call("digest list"))


async def test_nobody_can_have_everybody_pinged(newsroom: Newsroom, moe: Visitor) -> None:
    refused = await moe.call("digest start", **AT_NINE, ping_role=newsroom.sandbox.world.guild_id)
    assert_one_sentence(refused)
    assert "does not ping everybody" in refused["content"]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"time": "25:00"}, "did you mean 01:00?"),
        ({"time": "morning"}, "type it like 09:00"),
        ({"time": "9 o'clock or so"}, "type it like 09:00"),
        ({"time": "9;00"}, "did you mean 09:00?"),
        ({"time": "9pm UTC"}, "“9pm UTC” is a time in UTC, and the option timezone names Europe/Kyiv; name one place."),
        (
            {"time": "9pm CEST"},
            "is a time in Europe/Berlin, Europe/Paris or Europe/Rome, and the option timezone names Europe/Kyiv;",
        ),
        ({"time": "9pm UTC+2"}, "is a time in Etc/GMT-2, and the option timezone names Europe/Kyiv; name one place."),
        ({"timezone": "CST"}, "America/Chicago, Asia/Shanghai or America/Havana"),
        ({"timezone": "UTC+2"}, "knows no summer time"),
        ({"timezone": "Berln"}, "did you mean Europe/Berlin?"),
        ({"timezone": "@everyone <#1>"}, "is no time zone"),
        ({"topics": "no-such-story"}, "No story on the desk is called"),
    ],
)
async def test_what_cannot_be_read_is_one_sentence_and_changes_nothing(
    moe: Visitor, wrong: dict[str, str], sentence: str
) -> None:
    await moe.call("digest start", time="10", timezone="UTC")
    refused = await moe.call("digest start", **(AT_NINE | wrong))
    said, handed_back = refused["content"].replace("\\", "").split("\n")
    assert sentence in said
    (option,) = wrong
    others = [f"{name}:{text}" for name, text in AT_NINE.items() if name != option]
    assert handed_back.startswith(f"Once more: `/digest start {' '.join(others)} {option}:")
    assert not refused["embeds"] and refused["flags"] & EPHEMERAL
    assert "daily at 10:00, UTC" in plain(await moe.call("digest list"))


@pytest.mark.parametrize("time", ["9 p.m. Kyiv time", "9pm in Kiev", "9 pm, Europe/Kyiv", "daily at 9 p.m. sharp"])
async def test_a_time_may_name_its_zone_once_more(moe: Visitor, time: str) -> None:
    assert "daily at 21:00, Europe/Kyiv" in plain(await moe.call("digest start", time=time, timezone="Kyiv"))


async def test_a_time_may_name_any_place_whose_clocks_go_alike(moe: Visitor) -> None:
    for time, zone in (
        *(("9 pm Kyiv", "Europe/Kiev"), ("9 pm Vienna", "Europe/Berlin"), ("21h à Paris", "Europe/Paris")),
        *((time, "Europe/Berlin") for time in ("9 p.m. in Berlin please", "21:00 MEZ", "21 Uhr MESZ", "21:00 CET")),
        *(("9 pm EST", "America/New_York"), ("9 pm our time, please", "Europe/Rome"), ("9pm berlin", "Europe/Berlin")),
    ):
        started = await moe.call("digest start", time=time, timezone=zone)
        assert f"daily at 21:00, {zone}" in plain(started).replace("\\", ""), time


async def test_a_wrong_time_hands_back_all_that_was_typed_with_what_was_meant(newsroom: Newsroom, moe: Visitor) -> None:
    role = newsroom.sandbox.add_role("Night watch")
    given = {"time": "9:75", "timezone": "Kyiv", "channel": moe.place, "topics": "nk-troops", "quiet_days": "silent"}
    refused = await moe.call("digest start", **given, threads=True, ping_role=role)
    assert refused["content"].splitlines()[1] == (
        "Once more: `/digest start timezone:Kyiv channel:#digest topics:nk-troops quiet_days:stay silent threads:True "
        "ping_role:@Night watch time:10:15`"
    )
    refused = await moe.call("digest start", **(given | {"time": "at `dawn`"}))
    assert refused["content"].endswith(" quiet_days:stay silent time:`")
    both = (await moe.call("digest start", time="half nine", timezone="Berln", topics="nk-tropps"))["content"]
    assert both.replace("\\", "").splitlines() == [
        "“half nine” is not a time of day; did you mean 09:30 or 08:30? “Berln” is no time zone; did you mean "
        "Europe/Berlin? No story on the desk is called “nk-tropps”; did you mean “North Korean troops for Russia's war "
        "in Ukraine”? Type nk-troops.",
        "Once more: `/digest start timezone:Europe/Berlin topics:nk-troops time:`",
    ]


async def test_on_a_quiet_day_now_posts_nothing_and_leaves_the_day_its_digest(newsroom: Newsroom, moe: Visitor) -> None:
    await moe.call("digest start", **AT_NINE)
    refused = await moe.call("digest now")
    assert_one_sentence(refused)
    assert re.fullmatch(
        r"Nothing changed on the desk since this digest began on \d+ \w+, \d\d:\d\d in Europe/Kyiv, so nothing was "
        r"posted; the next one comes \w{3} \d+ \w{3} \d{4}, 09:00 in Europe/Kyiv\.",
        refused["content"],
    )
    assert "None has come due yet." in plain(await moe.call("digest runs"))
    await moe.call("statement add", **DENIED)
    assert "is being posted" in plain(await moe.call("digest now"))
    await moe.sees("1 denial")
    again = await moe.call("digest now")
    assert_one_sentence(again)
    assert "Today's digest of this channel" in again["content"]
    assert len([said for said in moe.said() if not said["flags"] & EPHEMERAL]) == 1


async def test_zones_are_offered_with_the_time_it_is_there(newsroom: Newsroom, moe: Visitor) -> None:
    given = {"time": "9", "timezone": "cst"}
    shown = await newsroom.sandbox.autocomplete("moderator", "digest", "digest start", given, "timezone")
    assert [choice["value"] for choice in shown] == ["America/Chicago", "Asia/Shanghai", "America/Havana"]
    assert re.fullmatch(r"America/Chicago · \w{3} \d\d:\d\d there now", shown[0]["name"])
    assert await moe.offered("digest start", "topics", time="9", timezone="UTC", topics="north kor") == ["nk-troops"]


async def test_the_status_tells_when_it_was_last_looked_for_what_is_due(newsroom: Newsroom, moe: Visitor) -> None:
    await moe.call("digest start", **AT_NINE)
    await newsroom.bot.desk.digests.tick(DiscordMessenger(newsroom.bot))
    status = text(await moe.call("desk status"))
    found = re.search(r"last looked for what is due: <t:(\d+):F>", status)
    assert found and abs(noon.now().timestamp() - int(found[1])) < 30
    assert "No daily digest is posted" not in status


async def test_where_there_is_none_every_command_says_so(newsroom: Newsroom, moe: Visitor) -> None:
    for command in ("preview", "now", "pause", "resume", "stop", "runs"):
        refused = await moe.call(f"digest {command}")
        assert_one_sentence(refused)
        assert refused["content"] == "This channel has no daily digest; /digest start begins one."
    assert "There is no daily digest here yet" in text(await moe.call("digest list"))
    assert "There is no daily digest here yet" in text(await moe.call("digest explain", entry="nato"))


async def test_what_is_turned_twice_is_one_sentence(moe: Visitor) -> None:
    await moe.call("digest start", **AT_NINE)
    for command, again in (("pause", "paused"), ("stop", "stopped")):
        await moe.call(f"digest {command}")
        refused = await moe.call(f"digest {command}")
        assert_one_sentence(refused)
        assert f"is {again} already" in refused["content"]
    assert_one_sentence(await moe.call("digest now"))
    assert "The next three" in text(await moe.call("digest start", **AT_NINE))


async def test_a_digest_has_its_thread_and_pings_its_role_and_no_other(newsroom: Newsroom, moe: Visitor) -> None:
    role = newsroom.sandbox.add_role("Readers", mentionable=True)
    await moe.call("digest start", **AT_NINE, threads=True, ping_role=role)
    await moe.call("statement add", **DENIED | {"said": "Nobody was sent, @everyone <@&1> <@1>."})
    message = await posted(moe, newsroom)
    assert message["content"].startswith(f"<@&{role}> ") and message["mention_roles"] == [role]
    assert not message["mention_everyone"] and not message["mentions"]
    await newsroom.until_asked("POST", rf"/channels/{moe.place}/messages/{message['id']}/threads")
    (begun,) = [body for _, path, body in newsroom.requests if path.endswith("/threads")]
    today = noon.now().astimezone(ZoneInfo("Europe/Kyiv")).date()
    assert str(today.day) in begun["name"] and "igest" in begun["name"]


async def test_an_announcement_is_passed_on(newsroom: Newsroom) -> None:
    room = newsroom.sandbox.add_room("news", news=True)
    moe = Visitor(newsroom, "moderator", "news")
    assert moe.place == room
    await moe.call("digest start", **AT_NINE)
    await moe.call("statement add", **DENIED)
    message = await posted(moe, newsroom)
    await newsroom.until_asked("POST", rf"/channels/{room}/messages/{message['id']}/crosspost")


async def test_runs_link_to_what_was_posted_and_explain_says_why(newsroom: Newsroom, moe: Visitor) -> None:
    await moe.call("digest start", **AT_NINE, topics="nk-troops")
    await moe.call("topic add", title="Ships in the strait")
    await moe.call("claim add", text="A ship was stopped", topic="ships-in-the-strait")
    await moe.call("statement add", **DENIED)
    key = (await moe.offered("statement edit", "statement", statement="Nobody"))[0]
    for entry in (f"statement:{key}", key):
        waiting = plain(await moe.call("digest explain", entry=entry))
        assert "It is not in yet: revision" in waiting and "The next one comes <t:" in waiting
    message = await posted(moe, newsroom)
    runs = plain(await moe.call("digest runs"))
    link = f"https://discord.com/channels/{newsroom.sandbox.world.guild_id}/{moe.place}/{message['id']}"
    assert "✔ posted" in runs and link in runs
    was_in = plain(await moe.call("digest explain", entry=f"statement:{key}"))
    assert "It was in the digest of" in was_in and link in was_in and "not in yet" not in was_in
    of_claim = plain(await moe.call("digest explain", entry="sent-to-russia"))
    assert "What was said about it was in the digest of" in of_claim and link in of_claim
    elsewhere = plain(await moe.call("digest explain", entry="a-ship-was-stopped"))
    assert "its story ships-in-the-strait is not among the topics of this digest (nk-troops)" in elsewhere.replace(
        "\\", ""
    )
    form = await moe.call("claim edit", claim="moved-1500")
    await moe.fill(form, text="It was 1,501")
    await moe.call("undo")
    undone = plain(await moe.call("digest explain", entry="moved-1500"))
    assert "It stands as it did when the last digest was made" in undone
    unknown = await moe.call("digest explain", entry="qqqq")
    assert "on the desk is called “qqqq”" in unknown["content"] and not unknown["embeds"]


async def test_a_picture_goes_with_a_preview(newsroom: Newsroom, moe: Visitor) -> None:
    await moe.call("digest start", **AT_NINE)
    form = await moe.call("claim edit", claim="moved-1500")
    await moe.fill(form, figures="about 1,600 troops; North Korean troops for Russia; moved")
    shown = await moe.call("digest preview")
    assert [file["filename"] for file in shown["attachments"]] == ["figures.png"]
    assert "1,600" in shown["attachments"][0]["description"]


async def test_another_server_sees_and_touches_nothing(newsroom: Newsroom, moe: Visitor) -> None:
    await moe.call("digest start", **AT_NINE)
    there = newsroom.sandbox.add_guild("There")
    other = Visitor(newsroom, "moderator", "digest", there)
    assert "There is no daily digest here yet" in text(await other.call("digest list"))
    for command in ("preview", "now", "pause", "resume", "stop", "runs"):
        assert "has no daily digest" in (await other.call(f"digest {command}"))["content"]
        try:
            refused = await other.call(f"digest {command}", channel=moe.place)
        except Refused:
            continue
        assert_one_sentence(refused)
    assert "daily at 09:00, Europe/Kyiv" in plain(await moe.call("digest list"))
    assert "Paused" not in text(await moe.call("digest list"))


async def test_a_role_that_may_curate_may_and_loses_it(newsroom: Newsroom, moe: Visitor) -> None:
    newsroom.sandbox.add_role("Curators")
    curators = newsroom.sandbox.guild().role_named("Curators")["id"]
    await moe.call("desk setup", moderator_role=curators)
    newsroom.sandbox.set_roles("member", "Curators")
    mara = Visitor(newsroom, "member", "digest")
    assert "The next three" in text(await mara.call("digest start", **AT_NINE))
    assert_one_sentence(await moe.call("digest stop"))
    newsroom.sandbox.set_roles("member")
    assert_one_sentence(await mara.call("digest stop"))


async def test_a_thread_is_no_place_for_a_digest(newsroom: Newsroom, moe: Visitor) -> None:
    said = newsroom.sandbox.send("moderator", "digest", "Let us talk")
    thread = newsroom.sandbox.thread("moderator", said, "Talk")
    newsroom.sandbox.guild().rooms["Talk"] = thread["id"]
    inside = Visitor(newsroom, "moderator", "Talk")
    refused = await inside.call("digest start", **AT_NINE)
    assert_one_sentence(refused)
    assert "text channel of this server" in refused["content"]
