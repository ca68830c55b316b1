"""A day that moves with the calendar is the day it was when it was typed, however long the draft lies."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from bot.app import desk_over
from bot.briefing.answer import Query
from bot.briefing.drafting import Asked, Held, Saved
from bot.desk.desk import Desk
from bot.domain.drafts import absolute_days
from bot.domain.entries import Claim, Statement, Topic
from bot.domain.forms import FORMS
from bot.domain.vocabulary import Kind
from bot.render.plain import terminal
from bot.store.embedded import EmbeddedStore
from cogs._answering import message_for
from tests.made_settings import settings_in
from tests.newsday import ANN, SERVER, Clock

LATE = dt.datetime(2026, 11, 26, 23, 50, tzinfo=dt.UTC)
TYPED = {"claim": "sent-to-russia", "stance": "denies", "speaker": "kremlin", "paraphrase": "Nobody was sent."}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(story: EmbeddedStore, tmp_path: Path, clock: Clock) -> Desk:
    settings = settings_in(tmp_path)
    clock.at = LATE
    return desk_over(story, settings, clock)


async def test_yesterday_typed_before_midnight_is_saved_as_that_day_after_it(desk: Desk, clock: Clock) -> None:
    form = await desk.edits.add(ANN, Kind.STATEMENT, TYPED, ask=True)
    assert isinstance(form, Asked)
    held = await desk.edits.submitted(ANN, form.draft, {"said_on": "yesterday"})
    assert isinstance(held, Held)
    assert "Day it was said: 2026-11-25 (typed: “yesterday”)" in terminal(held.answer)
    clock.at = LATE + dt.timedelta(days=3)
    again = await desk.edits.asked(ANN, held.draft, 1)
    assert isinstance(again, Asked) and again.typed["said_on"] == "2026-11-25"
    saved = await desk.edits.submitted(ANN, held.draft, {"source": "https://n.example/1"})
    assert isinstance(saved, Saved)
    _, entry = await desk.store.seen(SERVER, Kind.STATEMENT, saved.key)
    assert isinstance(entry, Statement) and str(entry.said_on) == "25 Nov 2026"


async def test_a_day_without_a_year_is_of_the_year_that_it_corrects(desk: Desk) -> None:
    typed = TYPED | {"source": "https://n.example/1", "said_on": "19 Oct 2024"}
    added = await desk.edits.add(ANN, Kind.STATEMENT, typed)
    assert isinstance(added, Saved)
    edited = await desk.edits.edit(ANN, Kind.STATEMENT, added.key, {"said_on": "20 oct"})
    assert isinstance(edited, Saved)
    _, entry = await desk.store.seen(SERVER, Kind.STATEMENT, added.key)
    assert isinstance(entry, Statement) and str(entry.said_on) == "20 Oct 2024"


async def test_words_typed_for_a_day_are_told_only_while_it_is_that_day(desk: Desk) -> None:
    held = await desk.edits.add(
        ANN, Kind.STATEMENT, TYPED | {"source": "https://n.example/1", "said_on": "yesterday"}, ask=True
    )
    assert isinstance(held, Asked)
    held = await desk.edits.submitted(ANN, held.draft, {"source": "no such"})
    assert isinstance(held, Held) and "(typed: “yesterday”)" in terminal(held.answer)
    held = await desk.edits.submitted(ANN, held.draft, {"said_on": "2026-11-24"})
    assert isinstance(held, Held) and "Day it was said: 2026-11-24\n" in terminal(held.answer)


def test_only_days_that_move_with_the_calendar_are_fixed() -> None:
    form, today = FORMS[Kind.STATEMENT], dt.date(2026, 11, 26)

    def fixed(text: str) -> str | None:
        return absolute_days(form, {"said_on": text}, today).get("said_on")

    assert fixed("by yesterday") == "by 2026-11-25"
    assert fixed("18 Oct") == "2026-10-18"
    assert [fixed(text) for text in ("2024-10-18", "by 18 Oct 2024", "October 2024", "04/05/2024", "soon")] == [
        None
    ] * 5
    claim = {"happened": "Monday to Wednesday"}
    assert absolute_days(FORMS[Kind.CLAIM], claim, today) == {"happened": "2026-11-23/2026-11-25"}


class Room:
    """As much of the bot as an answer is drawn with."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk


async def test_what_was_drawn_before_midnight_is_not_said_of_the_next_day(desk: Desk, clock: Clock) -> None:
    room: Any = Room(desk)

    async def drawn() -> str:
        whole = await message_for(room, SERVER, Query("changes", "yesterday"))
        return whole.drawn["embed"].description  # type: ignore[union-attr,return-value]

    assert (await drawn()).startswith("Since 25 Nov 2026")
    clock.at += dt.timedelta(minutes=30)
    assert (await drawn()).startswith("Since 26 Nov 2026")


async def day_of(desk: Desk, saved: object) -> str:
    assert isinstance(saved, Saved), saved
    _, entry = await desk.store.seen(SERVER, saved.kind, saved.key)
    return str(entry.said_on if isinstance(entry, Statement) else entry.happened if isinstance(entry, Claim) else "")


@pytest.mark.parametrize(
    ("said_on", "day", "told"),
    [
        ("24 oct", "24 Oct 2024", "“24 oct” is read as 24 Oct 2024, which fits the other days there."),
        (
            "oct 24",
            "24 Oct 2024",
            "“oct 24” is read as 24 Oct 2024, which fits the other days there. Type Oct 2024 if the month is meant.",
        ),
        ("24.10.", "24 Oct 2024", "“24.10.” is read as 24 Oct 2024, which fits the other days there."),
        ("Fri 18 Oct", "18 Oct 2024", "“Fri 18 Oct” is read as 18 Oct 2024, which fits the other days there."),
        ("3 jan", "3 Jan 2025", "“3 jan” is read as 3 Jan 2025, which fits the other days there."),
        ("October", "Oct 2024", "“October” is read as Oct 2024, which fits the other days there."),
        ("25 Nov", "25 Nov 2026", "“25 Nov” is read as 25 Nov 2026, the last there was."),  # it was yesterday
        ("25 Nov 2024", "25 Nov 2024", ""),
        ("yesterday", "25 Nov 2026", ""),
    ],
)
async def test_a_day_without_a_year_is_of_the_year_that_fits_the_story(
    desk: Desk, said_on: str, day: str, told: str
) -> None:
    saved = await desk.edits.add(ANN, Kind.STATEMENT, TYPED | {"source": "https://n.example/1", "said_on": said_on})
    assert await day_of(desk, saved) == day
    assert isinstance(saved, Saved) and (saved.said == f"Added. {told}" if told else "is read as" not in saved.said)


async def test_a_story_is_closed_on_no_day_of_last_year_where_the_next_such_day_is_nearer(desk: Desk) -> None:
    held = await desk.edits.edit(ANN, Kind.TOPIC, "nk-troops", {"closed": "5 dec"})
    assert isinstance(held, Held)
    said = "Closed: “5 dec” would be 5 Dec 2026, which is still to come; type 5 Dec 2025 if that one is meant."
    assert said in terminal(held.answer)
    for typed, day in (("5 dec 2025", "5 Dec 2025"), ("4 dec", "4 Dec 2025"), ("2 nov", "2 Nov 2026")):
        await desk.edits.edit(ANN, Kind.TOPIC, "nk-troops", {"closed": typed})
        _, entry = await desk.store.seen(SERVER, Kind.TOPIC, "nk-troops")
        assert isinstance(entry, Topic) and str(entry.closed) == day
        if typed == "4 dec":  # it corrects a day of that year
            await desk.edits.edit(ANN, Kind.TOPIC, "nk-troops", {"closed": ""})


async def test_what_has_its_year_is_what_it_was_when_something_else_is_edited(desk: Desk) -> None:
    for key, claim in (await desk.store.topic_claims(SERVER, "nk-troops")).items():
        form = await desk.edits.edit(ANN, Kind.CLAIM, key)
        assert isinstance(form, Asked)
        saved = await desk.edits.submitted(ANN, form.draft, {"text": f"{claim.text}, it is said"})
        assert await day_of(desk, saved) == str(claim.happened)
        assert isinstance(saved, Saved) and "is read as" not in saved.said


async def test_where_the_claim_is_named_later_the_day_is_of_its_year_all_the_same(desk: Desk) -> None:
    wrong = TYPED | {"claim": "fighting-men", "source": "https://n.example/1", "said_on": "24 oct"}
    held = await desk.edits.add(ANN, Kind.STATEMENT, wrong)
    assert isinstance(held, Held)
    saved = await desk.edits.submitted(ANN, held.draft, {"claim": "in-combat"})
    assert await day_of(desk, saved) == "24 Oct 2024"


async def test_the_days_of_a_new_claim_are_of_its_story_and_of_the_last_year_where_there_is_none(desk: Desk) -> None:
    typed = {"text": "Trains of men were seen on the Amur bridge", "topic": "nk-troops"}
    form = await desk.edits.add(ANN, Kind.CLAIM, typed, ask=True)
    assert isinstance(form, Asked)
    assert await day_of(desk, await desk.edits.submitted(ANN, form.draft, {"happened": "8-13 oct"})) == "8–13 Oct 2024"
    story = await desk.edits.add(ANN, Kind.TOPIC, {"title": "The bridge at Holm"})
    assert isinstance(story, Saved)
    form = await desk.edits.add(ANN, Kind.CLAIM, {"text": "The bridge was shut", "topic": story.key}, ask=True)
    assert isinstance(form, Asked)
    saved = await desk.edits.submitted(ANN, form.draft, {"happened": "8-13 oct"})
    assert await day_of(desk, saved) == "8–13 Oct 2026"
    assert isinstance(saved, Saved) and "is read as 8–13 Oct 2026, the last there was." in saved.said


async def test_a_day_without_a_year_is_that_which_the_draft_says_however_long_it_lies(desk: Desk, clock: Clock) -> None:
    held = await desk.edits.add(ANN, Kind.STATEMENT, TYPED | {"source": "no such", "said_on": "25 nov"})
    assert isinstance(held, Held) and "Day it was said: 2026-11-25 (typed: “25 nov”)" in terminal(held.answer)
    clock.at = LATE + dt.timedelta(days=400)
    saved = await desk.edits.submitted(ANN, held.draft, {"source": "https://n.example/1"})
    assert await day_of(desk, saved) == "25 Nov 2026"
    assert isinstance(saved, Saved) and saved.said == "Added. “25 nov” is read as 25 Nov 2026, the last there was."
    held = await desk.edits.add(ANN, Kind.STATEMENT, TYPED | {"source": "no such", "said_on": "25 nov"})
    assert isinstance(held, Held)
    held = await desk.edits.submitted(ANN, held.draft, {"said_on": "30 dec"})
    assert isinstance(held, Held) and "2027-12-30 (typed: “30 dec”)" in terminal(held.answer), "typed anew, of that day"


async def test_of_a_claim_without_days_the_day_is_of_its_story_and_of_a_source_that_of_what_it_is_for(
    desk: Desk,
) -> None:
    bare = await desk.edits.add(ANN, Kind.CLAIM, {"text": "Cranes were set up at Holm", "topic": "nk-troops"})
    assert isinstance(bare, Saved)
    typed = TYPED | {"claim": bare.key, "source": "https://n.example/1"}
    said = await desk.edits.add(ANN, Kind.STATEMENT, typed | {"said_on": "24 oct"})
    assert await day_of(desk, said) == "24 Oct 2024"
    typed |= {"source": "https://n.example/2", "said_on": "24 Oct 2022", "paraphrase": "Holm has no cranes at all."}
    said = await desk.edits.add(ANN, Kind.STATEMENT, typed)
    assert isinstance(said, Saved)
    _, entry = await desk.store.seen(SERVER, Kind.STATEMENT, said.key)
    assert isinstance(entry, Statement)
    edited = await desk.edits.edit(ANN, Kind.SOURCE, entry.source, {"published": "25 oct"})
    assert isinstance(edited, Saved) and "is read as 25 Oct 2022" in edited.said
    new = {"url": "https://n.example/3", "outlet": "n.example", "published": "25 oct"}
    added = await desk.edits.add(ANN, Kind.SOURCE, new)
    assert isinstance(added, Saved) and "is read as 25 Oct 2024" in added.said, "of the one story that is followed"
