"""The pages about daily digests: what was set, which there are, what became of each day's, and why of an entry."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.briefing.answer import Answer, Line, Moment, Piece, Post, Query, Room, Section, Strong
from bot.briefing.phrases import listed
from bot.domain.amendments import Amendment
from bot.domain.days import shown_day
from bot.domain.subscriptions import QuietDays, Slot, SlotState, Subscription, SubscriptionState

ON = SubscriptionState.ON
_QUERY = Query("digest")
_STATES = {
    SlotState.PLANNED: "not posted yet",
    SlotState.READY: "about to be posted",
    SlotState.SENDING: "being posted",
    SlotState.SENT: "✔ posted",
    SlotState.SKIPPED: "skipped",
    SlotState.SUSPENDED: "suspended",
    SlotState.UNKNOWN: "perhaps posted",
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A subscription in its channel. `times` are the next posting times (UTC); none where it is not on.

    `ping` is the role's name, empty for none and None for one that is gone; `lacking` says what the bot may not do
    there, in words.
    """

    subscription: Subscription
    room: Room
    times: tuple[dt.datetime, ...] = ()
    ping: str | None = ""
    lacking: tuple[str, ...] = ()

    @property
    def is_gone(self) -> bool:
        """Whether the server has no such channel any more."""
        return not self.room.name

    @property
    def where(self) -> Piece:
        """The channel, or that it is gone, in words that tell two such apart."""
        return f"a channel that is gone ({self.room.id})" if self.is_gone else self.room


def local_words(moment: dt.datetime, zone: str) -> str:
    """A moment (UTC) as clocks of a zone show it: "Fri 27 Nov 2026, 09:00 in Europe/Berlin"."""
    local = moment.astimezone(ZoneInfo(zone))
    return f"{local:%a} {shown_day(local.date().isoformat())}, {local:%H:%M} in {zone}"


def started(placed: Placed, before: Placed | None = None) -> Answer:
    """What was set, and in place of what was set `before`; the next posting times, and what the bot lacks."""
    wish = placed.subscription
    was = dict(_set(before)) if before else {}
    lines = (Line((Strong("Where"), ": ", placed.where)),)
    for name, now in _set(placed):
        changed = f" · before: {was[name]}" if was.get(name, now) != now else ""
        lines += (Line((Strong(name), ": "), (f"{now}{changed}",)),)
    if not wish.told_on and wish.begun and wish.state is not SubscriptionState.STOPPED:
        since = local_words(wish.begun, wish.zone)
        lines += (
            Line(
                (Strong("The first tells"), f": what changes since {since}; /since tells what was before"),
            ),
        )
    sections = [Section("", lines)]
    if wish.state is not ON:
        sections.append(Section("", (Line((_off(placed),)),)))
    times = tuple(Line((local_words(at, wish.zone), " · for you ", Moment(at))) for at in placed.times)
    if times:
        sections.append(Section("The next three" if len(times) == 3 else "Next", times))
    if placed.lacking:
        sections.append(Section("What is missing", tuple(Line(("• ", text)) for text in placed.lacking)))
    return Answer("The daily digest", _changed(placed, before), tuple(sections), _QUERY)


def _set(placed: Placed) -> tuple[tuple[str, str], ...]:
    """What is set of a digest, each under its name."""
    wish = placed.subscription
    quiet = {QuietDays.LINE: "one line says that nothing changed", QuietDays.SILENT: "nothing is posted"}
    return (
        ("When", f"daily at {wish.at:%H:%M}, {wish.zone}"),
        ("Stories", _stories(wish)),
        ("On a quiet day", quiet[wish.quiet]),
        ("A thread for talk", "under each digest" if wish.threads else "no"),
        ("Pings", _pinged(placed)),
    )


def _changed(placed: Placed, before: Placed | None) -> tuple[Line, ...]:
    """That the channel had a digest before this one was set, and what became of that."""
    if before is None:
        return ()
    state = before.subscription.state
    turned = "" if state is placed.subscription.state else f" It was {state}, and is {placed.subscription.state} now."
    if _set(placed) == _set(before):
        kept = (
            "What is set is as it was." if turned else "Nothing was changed: the channel has just this digest already."
        )
        return (Line((f"{kept}{turned}",)),)
    return (Line((f"The channel's digest was changed; an option that was left out is as for a new one.{turned}",)),)


def begun(wish: Subscription, slot: Slot, times: Sequence[dt.datetime]) -> Answer:
    """Today's digest was asked for at once."""
    day = shown_day(slot.date.isoformat())
    lines = [Line((f"The digest of {day} is being posted; /digest runs tells what became of it.",))]
    if times:
        lines.append(Line(("The next one comes ", local_words(times[0], wish.zone), " · for you ", Moment(times[0]))))
    return Answer("Today's digest", tuple(lines), (), _QUERY)


def nothing_new(wish: Subscription, summary: str, times: Sequence[dt.datetime]) -> str:
    """Why no digest was posted at once; `summary` is the line that it would have been."""
    comes = f"; the next one comes {local_words(times[0], wish.zone)}" if times else ""
    return f"{summary.rstrip('.')}, so nothing was posted{comes}."


def listing(found: Sequence[Placed]) -> Answer:
    """Every digest of a server, each with its next time."""
    lines: list[Line] = []
    for placed in found:
        wish = placed.subscription
        head: tuple[Piece, ...] = (placed.where, f": daily at {wish.at:%H:%M}, {wish.zone}")
        tail: tuple[Piece, ...] = ("next ", Moment(placed.times[0])) if placed.times else (_off(placed),)
        lines.append(Line(head, (f" · {_stories(wish)}",), tail))
        lines += [Line((f"missing: {text}",), depth=1) for text in placed.lacking]
    none = Line(("There is no daily digest here yet; /digest start begins one.",))
    return Answer("The daily digests of this server", (), (Section("", tuple(lines) or (none,)),), _QUERY)


def runs(placed: Placed, slots: Sequence[Slot], amended: Mapping[dt.date, Amendment]) -> Answer:
    """What was posted, skipped or late, and why, the newest first; `amended` is what stands below some, by date."""
    wish = placed.subscription
    lines = [
        Line(
            (Strong(shown_day(slot.date.isoformat())), f": {_state(slot)}{_corrected(amended.get(slot.date))}"),
            (_why(slot),),
            _posted(wish, slot),
        )
        for slot in slots
    ]
    lead: list[Line] = [Line((placed.where, f" · daily at {wish.at:%H:%M}, {wish.zone}"))]
    lead.append(Line(("next ", Moment(placed.times[0]))) if placed.times else Line((_off(placed),)))
    none = Line(("None has come due yet.",))
    return Answer("What became of the daily digests", tuple(lead), (Section("", tuple(lines) or (none,)),), _QUERY)


def link(wish: Subscription, slot: Slot) -> Piece:
    """Where the message of a digest stands."""
    return Post(f"https://discord.com/channels/{wish.server}/{slot.channel or wish.channel}/{slot.message}")


def _stories(wish: Subscription) -> str:
    return listed(wish.topics) if wish.topics else "all stories"


def _pinged(placed: Placed) -> str:
    if placed.ping is None:
        return "a role that is gone"
    return f"members with the role {placed.ping}" if placed.ping else "nobody"


def gone(placed: Placed) -> str:
    """A digest whose channel is gone, as one of several to choose from."""
    wish = placed.subscription
    return f"a channel that is gone ({placed.room.id}) · daily at {wish.at:%H:%M}, {wish.zone} · {_stories(wish)}"


def _off(placed: Placed) -> str:
    """Why no digest comes, and what can be done."""
    wish = placed.subscription
    why = f": {wish.reason}" if wish.reason else ""
    if placed.is_gone:
        turn = "" if wish.state is SubscriptionState.STOPPED else "; /digest stop ends it, with the option gone"
        return f"{wish.state.value.capitalize()}{why}{turn}"
    turn = "/digest start begins it anew" if wish.state is SubscriptionState.STOPPED else "/digest resume goes on"
    return f"{wish.state.value.capitalize()}{why}; {turn}"


def _state(slot: Slot) -> str:
    if slot.state is SlotState.SENT and slot.posted and slot.late:
        return f"{_STATES[slot.state]}, {_lateness(slot.posted - slot.due)} late"
    return _STATES[slot.state] + (", late" if slot.late and slot.state.is_open else "")


def _corrected(amendment: Amendment | None) -> str:
    """Whether a posted digest was corrected where it stands, or will not be."""
    if amendment is None:
        return ""
    if amendment.closed:
        return f"; not corrected any more: {amendment.closed}"
    return ", corrected since in a reply" if amendment.by_reply else ", corrected since"


def _lateness(late: dt.timedelta) -> str:
    minutes = max(round(late.total_seconds() / 60), 1)
    hours, minutes = divmod(minutes, 60)
    return " ".join([f"{hours} h"] * bool(hours) + [f"{minutes} min"] * bool(minutes))


def _why(slot: Slot) -> str:
    if slot.reason:
        return f" · {slot.reason}"
    if slot.state is not SlotState.SENT or slot.until <= slot.after:
        return ""
    return f" · tells what came after revision {slot.after:,}, up to {slot.until:,}"


def _posted(wish: Subscription, slot: Slot) -> tuple[Piece, ...]:
    if slot.posted and slot.message:
        return (Moment(slot.posted), " · ", link(wish, slot))
    return ("due ", Moment(slot.due))
