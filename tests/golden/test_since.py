"""What a channel and a member read of a day's changes, word for word."""

import datetime as dt
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.app import desk_over
from bot.desk.desk import Desk
from bot.domain.refusals import Refusal
from bot.domain.revision import LIBRARY
from bot.domain.vocabulary import Kind
from bot.render.plain import terminal
from bot.store.embedded import EmbeddedStore
from tests.golden.test_golden import TextFile, name_of
from tests.made_settings import settings_in
from tests.newsday import DAY, SERVER, Clock, newsday

SHOWN = frozenset({(Kind.CLAIM, "escalation"), (Kind.CLAIM, "third-country"), (Kind.STATEMENT, "rutte-no-evidence")})


@pytest.fixture
async def desk(story: EmbeddedStore, tmp_path: Path) -> Desk:
    """The desk on the evening of the day."""
    settings, clock = settings_in(tmp_path), Clock()
    clock.at = DAY
    desk = desk_over(story, settings, clock)
    await newsday(desk)
    return desk


@pytest.mark.parametrize(
    ("scope", "line"),
    [
        (SERVER, "since yesterday"),
        (SERVER, "since yesterday nk-troops as-of:24 Nov 2026"),
        (LIBRARY, "since 24 Nov 2026"),
        (SERVER, "since yestreday"),
        (SERVER, "since 04/03/2026 nk-troops"),
        (SERVER, "since yesterday north korean trops"),
        (SERVER, "changes today"),
        (LIBRARY, "changes"),
        (SERVER, "history claim:escalation"),
        (SERVER, "history claim:in-combat"),
        (SERVER, "history statement:rutte-no-evidence"),
    ],
    ids=lambda part: name_of(part.replace("/", "_")),
)
async def test_what_a_member_reads(desk: Desk, snapshot: SnapshotAssertion, scope: str, line: str) -> None:
    try:
        text = terminal(await desk.answers.answer(scope, desk.answers.understood(line, "!")))
    except Refusal as refusal:
        text = f"{refusal.sentence}\n{[choice.key for choice in refusal.choices]}\n"
    assert text == snapshot(extension_class=TextFile)


async def test_what_a_channel_reads_whose_digests_showed_what_is_corrected(
    desk: Desk, snapshot: SnapshotAssertion
) -> None:
    after = await desk.store.position_before(DAY - dt.timedelta(hours=1))
    until = await desk.store.last()
    changed = await desk.since.changed(SERVER, ["nk-troops"], after, until, DAY.date(), shown=SHOWN)
    text = f"{changed.summary}\n\n{terminal(changed.answer)}\n" + "".join(
        f"{kind}:{key} #{number}\n" for kind, key, number in changed.shown
    )
    assert text == snapshot(extension_class=TextFile)
