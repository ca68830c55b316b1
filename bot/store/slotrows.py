"""Subscriptions and slots as rows of the store, and rows as them; moments as text that sorts as moments do."""

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

from bot.domain.subscriptions import QuietDays, Slot, SlotState, Subscription, SubscriptionState

Row = tuple[Any, ...]

SUBSCRIPTION = (
    "id, server, scope, channel, at, zone, owed_from, topics, quiet, threads, ping_role, state, reason, "
    "told_until, told_on, by, begun"
)
"""The columns of a subscription, in the order of its values."""
SLOT = (
    "subscription, date, due, state, reason, late, channel, after, until, body, picture, first, since, lease, "
    "absent, tries, message, posted, step"
)
"""The columns of a slot."""


def stamp(moment: dt.datetime | None) -> str:
    """A moment as text that sorts as moments do; nothing for none."""
    return moment.astimezone(dt.UTC).isoformat(timespec="milliseconds") if moment else ""


def _moment(text: str) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text) if text else None


def date_of(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def subscription_values(subscription: Subscription) -> Row:
    return (
        subscription.number,
        subscription.server,
        subscription.scope,
        subscription.channel,
        subscription.at.isoformat("minutes"),
        subscription.zone,
        stamp(subscription.owed_from),
        json.dumps(subscription.topics),
        subscription.quiet.value,
        int(subscription.threads),
        subscription.ping_role,
        subscription.state.value,
        subscription.reason,
        subscription.told_until,
        subscription.told_on.isoformat() if subscription.told_on else "",
        subscription.by,
        stamp(subscription.begun),
    )


def parts_of(subscription: Subscription, names: Sequence[str]) -> list[Any]:
    values: dict[str, Any] = dict(zip(SUBSCRIPTION.split(", "), subscription_values(subscription), strict=True))
    return [values[name] for name in names]


def subscription_of(row: Row) -> Subscription:
    number, server, scope, channel, at, zone, owed_from, topics, quiet, threads, ping_role, state, reason = row[:13]
    told_until, told_on, by, begun = row[13:]
    return Subscription(
        number=number,
        server=server,
        scope=scope,
        channel=channel,
        at=dt.time.fromisoformat(at),
        zone=zone,
        owed_from=dt.datetime.fromisoformat(owed_from),
        topics=tuple(json.loads(topics)),
        quiet=QuietDays(quiet),
        threads=bool(threads),
        ping_role=ping_role,
        state=SubscriptionState(state),
        reason=reason,
        told_until=told_until,
        told_on=date_of(told_on),
        by=by,
        begun=_moment(begun),
    )


def slot_values(slot: Slot) -> Row:
    return (
        slot.subscription,
        slot.date.isoformat(),
        stamp(slot.due),
        slot.state.value,
        slot.reason,
        int(slot.late),
        slot.channel,
        slot.after,
        slot.until,
        slot.body,
        slot.picture,
        stamp(slot.first),
        stamp(slot.since),
        stamp(slot.lease),
        stamp(slot.absent),
        slot.tries,
        slot.message,
        stamp(slot.posted),
        slot.step,
    )


def slot_of(row: Row) -> Slot:
    subscription, date, due, state, reason, late, channel, after, until, body, picture = row[:11]
    first, since, lease, absent, tries, message, posted, step = row[11:]
    return Slot(
        subscription=subscription,
        date=dt.date.fromisoformat(date),
        due=dt.datetime.fromisoformat(due),
        state=SlotState(state),
        reason=reason,
        late=bool(late),
        channel=channel,
        after=after,
        until=until,
        body=body,
        picture=picture,
        first=_moment(first),
        since=_moment(since),
        lease=_moment(lease),
        absent=_moment(absent),
        tries=tries,
        message=message,
        posted=_moment(posted),
        step=step,
    )
