"""Which clock the digests believe: ours only as far as Discord's goes along with it."""

import datetime as dt
from email.utils import format_datetime

from bot.desk.discord_clock import HEARD_FOR, DiscordClock

NOON = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)


class Machine:
    """A machine whose clock can be set, and one that cannot."""

    def __init__(self) -> None:
        self.wall = NOON
        self.steady = 100.0
        self.clock = DiscordClock(lambda: self.wall, lambda: self.steady)

    def passes(self, seconds: float) -> None:
        self.wall += dt.timedelta(seconds=seconds)
        self.steady += seconds

    def hears(self, moment: dt.datetime) -> None:
        self.clock.heard(format_datetime(moment, usegmt=True))


def test_nobody_knows_the_time_before_discord_told_it() -> None:
    machine = Machine()
    assert machine.clock.is_lost and machine.clock.must_ask
    machine.clock.heard("yesterday")
    assert machine.clock.is_lost
    machine.hears(NOON)
    assert not machine.clock.is_lost and not machine.clock.must_ask and machine.clock.now() == NOON


def test_a_clock_that_jumps_forward_is_believed_only_when_discord_agrees() -> None:
    machine = Machine()
    machine.hears(NOON)
    machine.wall += dt.timedelta(hours=3)
    assert machine.clock.is_lost, "it was set: Discord must be asked"
    machine.hears(NOON)
    assert machine.clock.now() == NOON and not machine.clock.is_lost
    machine.passes(60)
    assert machine.clock.now() == NOON + dt.timedelta(minutes=1)
    machine.hears(NOON + dt.timedelta(hours=3, minutes=1))  # it had slept, and is right
    assert machine.clock.now() == NOON + dt.timedelta(hours=3, minutes=1)


def test_a_clock_that_jumps_back_waits() -> None:
    machine = Machine()
    machine.hears(NOON)
    machine.wall -= dt.timedelta(hours=1)
    assert machine.clock.is_lost
    machine.hears(NOON)
    assert machine.clock.now() == NOON - dt.timedelta(hours=1)
    assert machine.clock.discord() == NOON, "how long ago a try began is not asked of a clock that was set"


def test_between_answers_the_time_goes_on_and_is_asked_for_now_and_then() -> None:
    machine = Machine()
    machine.hears(NOON)
    machine.passes(HEARD_FOR)
    assert machine.clock.discord() == NOON + dt.timedelta(seconds=HEARD_FOR) and not machine.clock.must_ask
    machine.passes(1)
    assert machine.clock.must_ask and not machine.clock.is_lost


def test_whole_seconds_and_slow_answers_do_not_move_it_back() -> None:
    machine = Machine()
    machine.hears(NOON)
    machine.passes(10.9)
    machine.hears(NOON + dt.timedelta(seconds=10))
    assert machine.clock.discord() == NOON + dt.timedelta(seconds=10.9)
    machine.hears(NOON + dt.timedelta(seconds=4))
    assert machine.clock.discord() == NOON + dt.timedelta(seconds=10.9)
    machine.hears(NOON + dt.timedelta(seconds=12))
    assert machine.clock.discord() == NOON + dt.timedelta(seconds=12)
    machine.hears(NOON - dt.timedelta(hours=1))
    assert machine.clock.discord() < NOON
