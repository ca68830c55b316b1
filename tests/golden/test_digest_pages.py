"""What moderators read of daily digests, word for word: what is set, listed, what became of each, and why."""

import datetime as dt
import json
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.app import desk_over
from bot.briefing import explained, subscriptions
from bot.briefing.amended import amended
from bot.briefing.answer import Answer, Room
from bot.briefing.explained import Traced
from bot.briefing.subscriptions import Placed
from bot.desk.desk import Desk
from bot.domain.amendments import Amendment
from bot.domain.subscriptions import QuietDays, Slot, SlotState, Subscription, SubscriptionState
from bot.domain.vocabulary import Kind
from bot.render.amendments import amended as corrected
from bot.render.amendments import corrections
from bot.render.plain import terminal
from bot.render.subscriptions import page, preview
from bot.store.embedded import EmbeddedStore
from tests.golden.test_drawn import written
from tests.golden.test_golden import TextFile
from tests.golden.test_since import SHOWN
from tests.made_settings import NOW, settings_in
from tests.newsday import ANN, DAY, SERVER, Clock, newsday

WISH = Subscription(
    *(7, "42", "42", "77", dt.time(9), "Europe/Kyiv", NOW),
    topics=("nk-troops", "ships-in-the-strait"),
    quiet=QuietDays.SILENT,
    threads=True,
    ping_role="5",
    told_until=120,
    told_on=dt.date(2026, 11, 26),
)
TIMES = tuple(dt.datetime(2026, 11, day, 7, tzinfo=dt.UTC) for day in (27, 28, 29))
HERE = Placed(WISH, Room("77", "digest"), TIMES, "Readers")
LACKS = replace(HERE, ping=None, lacking=("Embed Links: without it a digest is plain text.",))
PAUSED = Placed(replace(WISH, state=SubscriptionState.PAUSED, topics=(), ping_role=""), Room("78", "news"))
SUSPENDED = replace(
    PAUSED,
    subscription=replace(PAUSED.subscription, state=SubscriptionState.SUSPENDED, reason="the channel is gone"),
    room=Room("79", ""),
)
_back = count()


def slot(state: SlotState, reason: str = "", **more: object) -> Slot:
    """The slot of a day, each one day before the last."""
    date = dt.date(2026, 11, 26) - dt.timedelta(days=next(_back))
    due = dt.datetime.combine(date, dt.time(7), dt.UTC)
    made = Slot(7, date, due, state, reason, channel="77", after=100, until=120)
    if state is SlotState.SENT:
        made = replace(made, message="999", posted=due + dt.timedelta(seconds=9))
    return replace(made, **more)  # type: ignore[arg-type]


LATE = dt.datetime(2026, 11, 24, 9, 5, tzinfo=dt.UTC)
RUNS = (
    slot(SlotState.SENDING),
    slot(SlotState.SENT),
    slot(SlotState.SENT, late=True, posted=LATE, after=80, until=100),
    slot(SlotState.SKIPPED, "a later digest was due before this one could be posted"),
    slot(SlotState.SUSPENDED, "the bot may not write in the channel"),
    slot(
        SlotState.UNKNOWN, "nobody knows whether it was posted, and the bot may not read the channel's history to see"
    ),
    slot(SlotState.SENT, after=80, until=80),
)
AMENDED = {
    RUNS[1].date: Amendment(1, "**Corrected**"),
    RUNS[2].date: Amendment(2, "**Corrected**", by_reply=True, reply="1000"),
    RUNS[6].date: Amendment(3, closed="the post is gone"),
}
CLAIM = "A ferry was boarded in the strait at night"
AT = dt.datetime(2026, 11, 25, 12, tzinfo=dt.UTC)


def why(
    traced: Traced, *revisions: int, stories: tuple[str, ...] | None = ("nk-troops",), kind: Kind = Kind.CLAIM
) -> Answer:
    return explained.why(kind, CLAIM, stories, [(seq, AT) for seq in revisions], [traced])


NOT_YET = Traced(HERE, (), (), RUNS[1:], is_new=True)
IN_ONE = replace(NOT_YET, showing=((RUNS[1], 112),), is_new=False)
OLD = replace(NOT_YET, is_new=False)
QUIET = slot(SlotState.SKIPPED, "nothing changed, and this channel wants silence then", due=AT + dt.timedelta(days=1))
SKIPPED = replace(NOT_YET, slots=(replace(QUIET, date=dt.date(2026, 11, 26)), *RUNS[1:]))

PAGES = {
    "started": subscriptions.started(HERE),
    "started and something is missing": subscriptions.started(LACKS),
    "started for the first time": subscriptions.started(
        replace(HERE, subscription=replace(WISH, told_on=None, begun=dt.datetime(2026, 11, 26, 6, 26, tzinfo=dt.UTC)))
    ),
    "paused": subscriptions.started(PAUSED),
    "begun at once": subscriptions.begun(WISH, RUNS[0], TIMES[1:]),
    "list": subscriptions.listing([HERE, LACKS, PAUSED, SUSPENDED]),
    "list of none": subscriptions.listing([]),
    "runs": subscriptions.runs(HERE, RUNS, AMENDED),
    "runs of none": subscriptions.runs(SUSPENDED, [], {}),
    "explain shown": why(IN_ONE, 112, 90),
    "explain shown and changed again": why(replace(IN_ONE, is_new=True), 130, 112),
    "explain being posted": why(replace(NOT_YET, slots=RUNS), 115),
    "explain not yet": why(NOT_YET, 130),
    "explain not yet and skipped": why(SKIPPED, 130),
    "explain not yet and paused": why(replace(NOT_YET, placed=PAUSED), 130),
    "explain other story": why(OLD, 110, stories=("harbour",)),
    "explain undone since": why(OLD, 131, 130),
    "explain undone before": why(OLD, 111, 110),
    "explain a speaker": why(OLD, 110, stories=None, kind=Kind.ACTOR),
    "explain counted among more": why(OLD, 110),
    "explain older": why(OLD, 12),
    "explain what was said about it": why(replace(OLD, telling=(RUNS[1], RUNS[2])), 12),
    "explain something said since": why(replace(OLD, has_new=True), 12),
    "explain none": explained.why(Kind.CLAIM, CLAIM, ("nk-troops",), [(12, AT)], []),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_reads_as_agreed(snapshot: SnapshotAssertion, name: str) -> None:
    text = terminal(PAGES[name]) + "\n" + written(page(PAGES[name]))
    assert text == snapshot(extension_class=TextFile, name=name.replace(" ", "_"))


@pytest.fixture
async def desk(story: EmbeddedStore, tmp_path: Path) -> Desk:
    """The desk on the evening of a day's work, which a channel's next digest will tell."""
    settings, clock = settings_in(tmp_path), Clock()
    clock.at = DAY
    desk = desk_over(story, settings, clock)
    given = {"topics": "nk-troops", "quiet": QuietDays.LINE, "threads": False, "ping_role": ""}
    await desk.daily.start(SERVER, ANN, "77", time="9", zone="Kyiv", **given)
    await newsday(desk)
    return desk


@pytest.mark.parametrize("may_embed", [True, False], ids=["embed", "plain"])
async def test_a_preview_is_drawn_as_agreed(desk: Desk, snapshot: SnapshotAssertion, may_embed: bool) -> None:
    drawn = preview(await desk.daily.preview(SERVER, "77"), may_embed=may_embed)
    assert written(drawn) == snapshot(extension_class=TextFile, name=f"preview_{'embed' if may_embed else 'plain'}")


async def test_a_corrected_post_reads_as_agreed(desk: Desk, story: EmbeddedStore, snapshot: SnapshotAssertion) -> None:
    """A post that showed these entries as the pack has them; the day's work changed them."""
    shown = [*sorted(SHOWN), (Kind.CLAIM, "moved-1500"), (Kind.ACTOR, "rutte"), (Kind.TOPIC, "nk-troops")]
    after = await story.position_before(DAY)
    moved = await story.moved(SERVER, shown, after)
    file = await story.in_full(SERVER, after, moved, [claim for line in moved for claim in line.claims], 100)
    body = json.dumps({"content": "North Korean troops: 1 denial since 22 Nov"})
    text = corrected(body, corrections(amended(file, 3)))
    assert text + "\n" == snapshot(extension_class=TextFile, name="corrected")
