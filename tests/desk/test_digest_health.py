"""How the digests are: moderators read when they were last looked at, and what keeps them from being posted."""

import datetime as dt
import time

from bot.briefing.answer import Room
from bot.briefing.setup_page import Standing, page
from bot.briefing.subscriptions import Placed
from bot.desk.digests import Digests
from bot.desk.discord_clock import DiscordClock
from bot.domain.subscriptions import Subscription
from bot.render.plain import terminal
from bot.store.embedded import EmbeddedStore

EIGHT = dt.datetime(2026, 11, 24, 8, tzinfo=dt.UTC)
ONE = Placed(Subscription(1, "42", "42", "7", dt.time(9), "UTC", EIGHT), Room("7", "news"))
STILL = "no tick has ended for a minute"


def told(ticked: dt.datetime | None, trouble: str, *digests: Placed) -> str:
    stands = Standing("", "mods", (), "", (), 0, (), True, digests=digests, ticked=ticked, trouble=trouble)
    return terminal(page(stands))


async def test_a_process_that_stands_still_is_known_to(store: EmbeddedStore) -> None:
    now = EIGHT

    async def deaf(*_: object, **__: object) -> None:
        raise AssertionError("nothing is composed here")

    digests = Digests(store, deaf, DiscordClock(lambda: now, time.monotonic), lambda: now)  # type: ignore[arg-type]
    assert (digests.health.last_tick, digests.health.trouble) == (None, "")
    digests.last_tick = EIGHT
    now = EIGHT + dt.timedelta(seconds=59)
    assert digests.health.trouble == ""
    now = EIGHT + dt.timedelta(seconds=61)
    assert (digests.health.last_tick, digests.health.trouble) == (EIGHT, STILL)


def test_moderators_read_of_it() -> None:
    assert "last looked for what is due: 2026-11-24 08:00 UTC" in told(EIGHT, "", ONE)
    assert "Nothing is missing." in told(EIGHT, "", ONE)
    assert f"No daily digest is posted for now: {STILL}." in told(EIGHT, STILL, ONE)
    assert "last looked" not in told(None, "", ONE)
    assert STILL not in told(EIGHT, STILL), "this server has none"
