"""What became of entries: the history of one, the changes on the desk, each as a readable difference."""

import datetime as dt
from collections.abc import Sequence

from bot.briefing.answer import Answer, Line, Query, Section, Strong
from bot.briefing.drafting import difference_lines, differences
from bot.domain.days import shown_day
from bot.domain.entries import Entry, label
from bot.domain.refusals import Choice
from bot.domain.revision import LIBRARY, Change, Revision, signer
from bot.domain.text import shortened
from bot.domain.vocabulary import Kind

_DONE = {"put": "put", "withdraw": "withdrew", "release": "took back"}


def history(kind: Kind, key: str, revisions: Sequence[Revision], query: Query) -> Answer:
    """Every revision of an entry, the newest first: who, when, why, and what changed."""
    sections: list[Section] = []
    for n, revision in enumerate(revisions):
        earlier = _before(revision, revisions[n + 1 :])
        found = differences(kind, earlier.entry if earlier else None, revision.entry)
        if revision.action == "put" and earlier is None:
            lines = (Line(("added: ",), (_called(revision.entry),)), *difference_lines(found))
        elif revision.action == "put":
            lines = difference_lines(found) or (Line(("no field changed",)),)
        else:
            shows = revision.action == "release" and _of_library(revisions[n + 1 :])
            lines = (Line(("the library's version shows again" if shows else "withdrawn",)),)
        sections.append(Section(f"#{revision.seq} · {_signed(revision)}", lines))
    newest = next((revision.entry for revision in revisions if revision.entry), None)
    count = f"{len(revisions)} revision{'s' if len(revisions) != 1 else ''}, the newest first."
    opens = (Choice(kind, key, _called(newest)),) if kind in (Kind.CLAIM, Kind.TOPIC, Kind.ACTOR) and newest else ()
    lead = (
        Line((Strong(_called(newest)),)),
        Line((count, " A moderator takes one back with /undo and its number.")),
    )
    return Answer(f"History of {kind.value} {key}", lead, tuple(sections), query, opens=opens)


def changes(found: Sequence[Change], since: str, query: Query) -> Answer:
    """What changed on the desk, the newest first."""
    sections: list[Section] = []
    for change in found:
        lines = [
            Line((f"{_DONE[r.action]} {r.kind.value} ", Strong(r.key)), (f": {_called(r.entry)}",) if r.entry else ())
            for r in change.revisions
        ]
        if change.count > len(lines):
            lines.append(Line((f"and {change.count - len(lines):,} more",)))
        number = f"#{change.first}" if change.count == 1 else f"#{change.first}–{change.last}"
        sections.append(Section(f"{number} · {_signed(change.revisions[0])}", tuple(lines)))
    lead = f"Since {shown_day(since)}: " + (f"{len(found)} changes, the newest first." if found else "nothing changed.")
    if len(found) == 1:
        lead = f"Since {shown_day(since)}: one change."
    return Answer("Changes on the desk", (Line((lead,)),), tuple(sections), query)


def _before(revision: Revision, earlier: Sequence[Revision]) -> Revision | None:
    """What the scope saw before this revision: its own version, else the library's."""
    own = next((r for r in earlier if r.scope == revision.scope), None)
    if own is not None and own.action != "release":
        return own if own.entry else None
    return _of_library(earlier)


def _of_library(earlier: Sequence[Revision]) -> Revision | None:
    """What the library had of it then."""
    library = next((r for r in earlier if r.scope == LIBRARY), None)
    return library if library and library.entry else None


def _signed(revision: Revision) -> str:
    at = dt.datetime.fromisoformat(revision.at)
    by, _ = signer(revision.by)
    where = " (library)" if revision.scope == LIBRARY else ""
    return f"{shown_day(at.date().isoformat())} {at:%H:%M} UTC · {by}{where} · {revision.why}"


def _called(entry: Entry | None) -> str:
    return shortened(label(entry), 150) if entry else "withdrawn"
