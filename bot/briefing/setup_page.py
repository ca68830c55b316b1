"""The page that says how a server keeps its desk, and what is missing."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from bot.briefing.answer import Answer, Line, Moment, Piece, Query, Section, Strong
from bot.briefing.phrases import listed
from bot.briefing.subscriptions import Placed
from bot.domain.subscriptions import SubscriptionState

_NOTHING_SET = (
    "Nothing was set: /desk setup takes moderator_role, moderators_room, topics, language and question_room, and "
    "unset to take one back. This is what stands now."
)
_DIGESTS = 5
"""How many daily digests are named."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is set, by its names; a name is empty where it is not set, None where Discord no longer knows it."""

    role: str | None
    room: str | None
    topics: tuple[str, ...]
    language: str
    muted: tuple[str, ...]
    waiting: int
    lacking: tuple[str, ...]
    hears_prefix: bool
    question_room: str | None = ""
    digests: tuple[Placed, ...] = ()
    ticked: dt.datetime | None = None
    """When it was last looked which digests are due (UTC)."""
    trouble: str = ""
    """What keeps all digests from being posted; empty where nothing does."""
    nothing_set: bool = False


def page(stands: Standing) -> Answer:
    """The setup in a few lines, then what is missing and how to mend it."""
    more = f" and {len(stands.muted) - 10} more" if len(stands.muted) > 10 else ""
    lines = (
        _line("Who may curate", _named(stands.role, "members with the role {}", "members who may manage messages")),
        _line("Moderators' room", _named(stands.room, "#{}", "not set")),
        _line("Stories followed", listed(stands.topics) if stands.topics else "all"),
        _line("Language of sources", stands.language or "not set"),
        _line("Room where questions are answered", _named(stands.question_room, "#{}", "none")),
        _line("Suggestions waiting", f"{stands.waiting}{' or more' if stands.waiting >= 25 else ''}"),
        _line("Members muted", listed(stands.muted[:10]) + more if stands.muted else "none"),
        *_daily(stands.digests, stands.ticked),
    )
    missing = tuple(Line(("• ", text)) for text in _missing(stands))
    sections = [Section("", lines)]
    sections.append(Section("What is missing", missing) if missing else Section("", (Line(("Nothing is missing.",)),)))
    lead = (Line((_NOTHING_SET,)),) if stands.nothing_set else ()
    return Answer("The desk of this server", lead, tuple(sections), Query("desk"))


def _missing(stands: Standing) -> Sequence[str]:
    found: list[str] = []
    if stands.role is None:
        found.append("The moderator role is gone: nobody may curate until /desk setup names another.")
    if stands.room == "":
        found.append("Without a moderators' room members can suggest nothing: /desk setup moderators_room names it.")
    if stands.room is None:
        found.append("The moderators' room is gone, or the bot may not see it: /desk setup names another.")
    if stands.lacking:
        found.append(f"In the moderators' room the bot may not {listed(stands.lacking)}: allow it there.")
    if any(placed.is_gone for placed in stands.digests):
        found.append("The channel of a daily digest is gone: /digest stop ends it, with the option gone.")
    if any(one.subscription.state is SubscriptionState.SUSPENDED and not one.is_gone for one in stands.digests):
        found.append("A daily digest is suspended: /digest runs tells why, and /digest resume goes on with it.")
    if stands.digests and stands.trouble:
        found.append(f"No daily digest is posted for now: {stands.trouble}.")
    if not stands.hears_prefix:
        found.append("Typed commands are not heard: the operator turns on the message content intent.")
        if stands.question_room:
            found.append("Nor are questions in their room: without that intent only those by mention are.")
    if stands.question_room is None:
        found.append("The room where questions are answered is gone: /desk setup names another.")
    return found


def _daily(found: Sequence[Placed], ticked: dt.datetime | None) -> list[Line]:
    """Each daily digest with its next time, and when it was last looked which are due."""
    if not found:
        return [_line("Daily digests", "none; /digest start begins one")]
    lines = [Line((Strong("Daily digests"), ": "), (str(len(found)),))]
    for placed in found[:_DIGESTS]:
        wish = placed.subscription
        to_come: Piece = Moment(placed.times[0]) if placed.times else wish.state.value
        lacks = " · something is missing: /digest list" if placed.lacking else ""
        lines.append(Line((placed.where, " · ", to_come, lacks), depth=1))
    if len(found) > _DIGESTS:
        lines.append(Line((f"and {len(found) - _DIGESTS} more: /digest list",), depth=1))
    if ticked:
        lines.append(Line(("last looked for what is due: ", Moment(ticked)), depth=1))
    return lines


def _line(name: str, text: str) -> Line:
    return Line((Strong(name), ": "), (text,))


def _named(name: str | None, form: str, unset: str) -> str:
    return "gone from this server" if name is None else form.format(name) if name else unset
