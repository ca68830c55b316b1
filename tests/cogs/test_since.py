"""What is new since a day, over real sockets: typed, by slash, paged, and the rest of a digest behind its button."""

import datetime as dt
from typing import Any

import pytest

from bot.briefing.digest import Changed
from bot.domain.entries import Claim, Topic
from bot.domain.revision import LIBRARY, Author, Draft
from bot.domain.vocabulary import Kind
from bot.render.digest import digest
from bot.sandbox.permissions import Bit
from cogs import _answering
from tests.cogs.driving import EPHEMERAL, Message, Visitor, custom_id, labels, pressable, text
from tests.cogs.newsroom import Newsroom
from tests.made_settings import NOW

COUNT = 30
LATER = Author("Moe (7)", NOW + dt.timedelta(minutes=1), "a day's work")
ON_DESK = 31
"""How many claims the story has in its pack, which came to the desk on the same day."""


@pytest.fixture
async def mara(newsroom: Newsroom) -> Visitor:
    """A member of a room whose desk took thirty claims of the story after its pack."""
    drafts = [
        Draft(LIBRARY, Kind.CLAIM, f"late-{n}", Claim(topic="nk-troops", text=f"Claim {n} of the day"))
        for n in range(COUNT)
    ]
    await newsroom.bot.desk.store.write(drafts, LATER)
    return Visitor(newsroom, "member")


async def changed(newsroom: Newsroom, *topics: str, **given: Any) -> Changed:
    """What a digest over the thirty claims would say."""
    last = await newsroom.bot.desk.store.last()
    return await newsroom.bot.desk.since.changed(LIBRARY, topics, last - COUNT, last, LATER.at.date(), **given)


async def posted(newsroom: Newsroom, told: Changed, *, plain_text: bool = False) -> Message:
    """The digest as a message in the room."""
    place = Visitor(newsroom, "member").place
    channel: Any = newsroom.bot.get_channel(int(place))
    drawn = {part: value for part, value in digest(told, plain_text=plain_text).items() if value is not None}
    sent = await channel.send(**drawn)
    return newsroom.sandbox.world.messages[place][str(sent.id)]


async def test_typed_and_by_slash_alike_and_on_every_page_the_same_span(newsroom: Newsroom, mara: Visitor) -> None:
    typed = await mara.ask("!since 23 Nov 2026 nk-troops")
    called = await mara.call("since", day="23 Nov 2026", topic="nk-troops")
    assert text(typed) == text(called)
    assert f" {ON_DESK + COUNT} new claims " in typed["embeds"][0]["title"]
    shown = text(typed)
    while any(c.get("label") == "Next ›" and not c.get("disabled") for c in pressable(typed)):
        typed = await mara.press(dict(typed), "Next ›")
        shown += text(typed)
    assert all(f"Claim {n} of the day" in shown for n in range(COUNT))


async def test_the_story_is_offered_as_one_types(mara: Visitor) -> None:
    assert await mara.offered("since", "topic", topic="north kor") == ["nk-troops"]


async def test_in_plain_text_and_in_one_sentence_where_the_day_is_none(mara: Visitor) -> None:
    assert (await mara.ask("!since 23 Nov 2026 --plain"))["content"].startswith("North Korean troops")
    for line, sentence in (
        ("!since 03/04/2026", "can be 3 Apr 2026 or 4 Mar 2026"),
        ("!since nk-troops", "is not a day"),
        ("!since 1 Jan 2099", "still to come"),
    ):
        refused = (await mara.ask(line))["content"]
        assert sentence in refused and "\n" not in refused


async def test_a_story_that_is_guessed_keeps_the_day(mara: Visitor) -> None:
    refused = await mara.ask("!since 23 Nov 2026 nk-trops")
    opened = await mara.press(refused, "North Korean troops")
    assert f" {ON_DESK + COUNT} new claims " in text(opened)


async def test_what_takes_long_is_waited_for(mara: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_answering, "PATIENCE", 0)
    called = await mara.call("since", day="23 Nov 2026")
    assert f" {ON_DESK + COUNT} new claims " in text(called)
    turned = await mara.press(called, "Next ›")
    assert turned["id"] == called["id"] and "page 2" in text(turned)
    offered = next(c for c in pressable(turned) if c["type"] == 3)["options"][0]
    opened = await mara.choose(turned, "Open", offered["value"])
    assert offered["label"][:40] in text(opened) and opened["flags"] & EPHEMERAL


async def test_a_digest_is_a_line_and_a_screen_and_its_button_opens_the_rest_after_a_restart(
    newsroom: Newsroom, mara: Visitor
) -> None:
    message = await posted(newsroom, await changed(newsroom, "nk-troops"))
    assert message["content"].endswith(": 30 new claims since 23 Nov")
    assert "\n" not in message["content"] and len(message["embeds"]) == 1
    (label,) = labels(message)
    here = [n for n in range(COUNT) if f"Claim {n} of the day" in text(message)]
    assert label == f"+{COUNT - len(here)} more"
    assert len(custom_id(message, "+")) <= 100
    digest_text = text(message)
    await newsroom.restart()
    rest = await mara.press(message, "+")
    assert rest["flags"] & EPHEMERAL and rest["id"] != message["id"]
    assert text(newsroom.sandbox.world.messages[mara.place][message["id"]]) == digest_text
    shown = text(rest)
    while any(c.get("label") == "Next ›" and not c.get("disabled") for c in pressable(rest)):
        rest = await mara.press(rest, "Next ›")
        shown += text(rest)
    assert [n for n in range(COUNT) if f"Claim {n} of the day" in shown] == [n for n in range(COUNT) if n not in here]


async def test_the_pages_behind_a_first_digest_say_since_when_as_it_does(newsroom: Newsroom, mara: Visitor) -> None:
    message = await posted(newsroom, await changed(newsroom, "nk-troops", began=LATER.at))
    assert message["content"].endswith(": 30 new claims since this digest began on 23 Nov, 09:01 in UTC")
    await newsroom.restart()
    rest = await mara.press(message, "+")
    assert rest["embeds"][0]["title"].endswith(": 30 new claims since this digest began on 23 Nov")
    first = await mara.press(rest, "‹ Back")
    assert first["embeds"][0]["title"] == rest["embeds"][0]["title"]


async def test_the_rest_of_a_digest_with_corrections_is_read_from_the_beginning(
    newsroom: Newsroom, mara: Visitor
) -> None:
    store = newsroom.bot.desk.store
    await store.write([Draft(LIBRARY, Kind.CLAIM, "escalation", Claim(topic="nk-troops", text="Corrected"))], LATER)
    last = await store.last()
    told = await newsroom.bot.desk.since.changed(
        LIBRARY, ["nk-troops"], last - COUNT - 1, last, LATER.at.date(), shown={(Kind.CLAIM, "escalation")}
    )
    message = await posted(newsroom, told)
    assert message["embeds"][0]["description"].startswith("### Corrected")
    rest = await mara.press(message, "+")
    assert "page 1" in text(rest) and "Claim 0 of the day" in text(rest)


async def test_a_quiet_digest_is_one_line_and_a_plain_one_has_no_embed(newsroom: Newsroom, mara: Visitor) -> None:
    last = await newsroom.bot.desk.store.last()
    quiet = await newsroom.bot.desk.since.changed(LIBRARY, ["nk-troops"], last, last, LATER.at.date())
    message = await posted(newsroom, quiet)
    assert message["content"].startswith("Nothing changed on") and not message["embeds"]
    plain = await posted(newsroom, await changed(newsroom, "nk-troops"), plain_text=True)
    assert not plain["embeds"] and len(plain["content"]) <= 2000
    assert plain["content"].splitlines()[0].endswith("30 new claims since 23 Nov")
    assert not (await mara.press(plain, "+"))["embeds"]


async def test_of_more_stories_than_a_button_can_carry_the_digest_says_how_to_ask(newsroom: Newsroom) -> None:
    store = newsroom.bot.desk.store
    stories = [Draft(LIBRARY, Kind.TOPIC, f"story-{n}", Topic(title=f"Story {n}")) for n in range(40)]
    await store.write(stories, LATER)
    last = await store.last()
    keys = [draft.key for draft in stories]
    told = await newsroom.bot.desk.since.changed(LIBRARY, keys, last - 40, last, LATER.at.date())
    message = await posted(newsroom, told)
    assert not labels(message)
    assert "more: ask what is new since that day" in text(message)


async def test_figures_are_pictured_beside_the_answer_with_the_same_in_words(newsroom: Newsroom, mara: Visitor) -> None:
    shown = await mara.ask("!since 23 Nov 2026 nk-troops")
    (picture,) = shown["attachments"]
    assert (picture["filename"], picture["content_type"]) == ("figures.png", "image/png")
    assert picture["description"].splitlines()[:2] == [
        "North Korean troops for Russia.",
        "about 1,500 troops, moved (new): National Intelligence Service asserts, by 18 Oct 2024",
    ]
    called = await mara.call("since", day="23 Nov 2026", topic="nk-troops")
    assert called["attachments"][0]["description"] == picture["description"]
    turned = await mara.press(called, "Next ›")
    assert [kept["filename"] for kept in turned["attachments"]] == ["figures.png"]
    assert not (await mara.ask("!since 23 Nov 2026 --plain"))["attachments"]
    assert (await changed(newsroom, "nk-troops")).picture is None


async def test_where_no_file_may_be_attached_the_lines_tell_it_all(newsroom: Newsroom, mara: Visitor) -> None:
    newsroom.sandbox.overwrite("briefing", "bot", deny=Bit.ATTACH_FILES)
    shown = await mara.ask("!since 23 Nov 2026 nk-troops")
    assert not shown["attachments"] and "Denied" in text(shown)
