"""Why an entry was in a channel's digests, or was not: read from the journal, the dates' slots and what they showed."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from bot.briefing.answer import Answer, Line, Moment, Piece, Query, Section, Strong
from bot.briefing.phrases import listed
from bot.briefing.subscriptions import Placed, link
from bot.domain.days import shown_day
from bot.domain.subscriptions import Slot, SlotState, SubscriptionState
from bot.domain.text import shortened
from bot.domain.vocabulary import Kind

_SHOWN = 3
"""How many digests that showed it are named."""
_SKIPPED = 3
_NAME = 100

Written = tuple[int, dt.datetime]
"""The number of a revision and when it was written (UTC)."""


@dataclass(frozen=True, slots=True)
class Traced:
    """An entry as one channel's digests have it.

    `showing` are the posted digests that showed it, the newest first, each with the revision it showed; `telling` those
    that showed what was said about it; `slots` the channel's dates, the newest first. `is_new` says that it is not what
    it was when the channel was last told, `has_new` that something said about it is not.
    """

    placed: Placed
    showing: tuple[tuple[Slot, int], ...]
    telling: tuple[Slot, ...]
    slots: tuple[Slot, ...]
    is_new: bool
    has_new: bool = False


def why(
    kind: Kind, called: str, stories: tuple[str, ...] | None, revisions: Sequence[Written], found: Sequence[Traced]
) -> Answer:
    """Why an entry was in each of these digests or not.

    `stories` are those it belongs to, None for a speaker or source, which belongs to none by itself; `revisions` are
    its own, the newest first.
    """
    sections = [
        Section("", (Line(("In ", traced.placed.where, ":")), *_lines(kind, stories, revisions, traced)))
        for traced in found
    ]
    if not sections:
        sections = [Section("", (Line(("There is no daily digest here yet; /digest start begins one.",)),))]
    newest, at = revisions[0]
    what = kind.called
    lead = Line((Strong(shortened(called, _NAME)), f" · {what}, newest revision {newest:,} of {_day(at.date())}"))
    return Answer("Why it was in a digest, or was not", (lead,), tuple(sections), Query("digest"))


def _lines(kind: Kind, stories: tuple[str, ...] | None, revisions: Sequence[Written], traced: Traced) -> list[Line]:
    wish, slots = traced.placed.subscription, traced.slots
    lines = [
        Line((f"It was in the digest of {_day(slot.date)}, as revision {seq:,}",), (), (link(wish, slot),))
        for slot, seq in traced.showing[:_SHOWN]
    ]
    own = {slot.date for slot, _ in traced.showing}
    lines += [
        Line((f"What was said about it was in the digest of {_day(slot.date)}",), (), (link(wish, slot),))
        for slot in traced.telling[:_SHOWN]
        if slot.date not in own
    ]
    newest, at = revisions[0]
    opened = next((slot for slot in slots if slot.state in (SlotState.READY, SlotState.SENDING)), None)
    if traced.is_new and opened and newest <= opened.until:
        return [*lines, Line((f"The digest of {_day(opened.date)} tells it, and is being posted.",))]
    if traced.is_new:
        again = "It is not in yet" if not traced.showing else "It changed again since"
        said = (
            f"{again}: revision {newest:,} came after what the last digest covers, which is up to {wish.told_until:,}."
        )
        return [*lines, Line((said,)), *_skipped(slots, at), _next(traced)]
    if traced.has_new:
        return [*lines, Line(("What was said about it since the last digest is not in yet.",)), _next(traced)]
    if lines and (not traced.showing or traced.showing[0][1] >= newest):
        return lines
    return [*lines, Line((_why_not(kind, stories, revisions, traced),)), *_skipped(slots, at)]


def _why_not(kind: Kind, stories: tuple[str, ...] | None, revisions: Sequence[Written], traced: Traced) -> str:
    """Why no digest tells the newest revision, though none is still to come that would."""
    wish = traced.placed.subscription
    newest, _ = revisions[0]
    if wish.topics and stories is not None and not {*stories} & {*wish.topics}:
        of = f"its story {listed(stories)} is" if len(stories) == 1 else "its stories are"
        return (
            f"Its newest revision is in none of them: {of} not among the topics of this digest ({listed(wish.topics)})."
        )
    if newest > wish.told_until:
        return "It stands as it did when the last digest was made: what changed since was undone, or is not seen here."
    sent = [slot for slot in traced.slots if slot.state is SlotState.SENT]
    covering = next((slot for slot in sent if slot.after < newest <= slot.until), None)
    if covering is None:
        return f"It was on the desk before this digest began, which tells what came after revision {_began(traced):,}."
    said = [seq for seq, _ in revisions if covering.after < seq <= covering.until]
    when = f"the digest of {_day(covering.date)} covers revisions {covering.after + 1:,} to {covering.until:,}"
    if len(said) > 1:
        return f"It was not told: {when}, and at both ends it stood alike: the change was undone before that digest."
    if kind in (Kind.ACTOR, Kind.SOURCE):
        return f"It was not told: {when}; a new speaker or source is told by the statement that names it."
    return f"It has no line of its own: {when}, and tells it in the line of its claim, or counts it among “more”."


def _began(traced: Traced) -> int:
    sent = [slot for slot in traced.slots if slot.state is SlotState.SENT]
    return min((slot.after for slot in sent), default=traced.placed.subscription.told_until)


def _skipped(slots: Sequence[Slot], since: dt.datetime) -> list[Line]:
    """The digests that were due after a moment and did not come, and why."""
    closed = (SlotState.SKIPPED, SlotState.SUSPENDED, SlotState.UNKNOWN)
    found = [slot for slot in slots if slot.state in closed and slot.due >= since][:_SKIPPED]
    return [Line((f"The digest of {_day(slot.date)} was {_word(slot)}: {slot.reason}.",)) for slot in found]


def _word(slot: Slot) -> str:
    return "not seen to be posted" if slot.state is SlotState.UNKNOWN else slot.state.value


def _next(traced: Traced) -> Line:
    wish = traced.placed.subscription
    if traced.placed.times:
        next_one: tuple[Piece, ...] = ("The next one comes ", Moment(traced.placed.times[0]), ".")
        return Line(next_one)
    turn = "/digest start" if wish.state is SubscriptionState.STOPPED else "/digest resume"
    return Line((f"None is to come: the digest is {wish.state.value}; {turn} goes on.",))


def _day(date: dt.date) -> str:
    return shown_day(date.isoformat())
