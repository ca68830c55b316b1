"""What became of entries: the history of one, the changes on the desk, each as a readable difference."""

import datetime as dt
from collections.abc import Sequence
from types import MappingProxyType

from bot.briefing.answer import Answer, Line, Query, Section, Strong
from bot.briefing.drafting import Names, difference_lines, differences, moved
from bot.briefing.phrases import Actors, counted, name, verb
from bot.domain.days import shown_day
from bot.domain.entries import Actor, Assessment, Entry, Evidence, Statement, label
from bot.domain.files import ActorLine
from bot.domain.refusals import Choice
from bot.domain.revision import CURATED, LIBRARY, Change, Revised, Revision, seen_before, signer
from bot.domain.text import shortened
from bot.domain.vocabulary import Kind

MOST = 100
"""How many revisions of one entry, and of what was said about a claim, are told."""
_FEW, _SHORT = 4, 70
"""How many fields of one edit a list of changes shows, and how much of what each held and holds."""
_FIELDS, _NAME, _CLAIM = 2, 120, 40
"""How many fields of one edit a sentence names, how much of what it calls an entry, and of the claim that one is on."""


def history(
    kind: Kind,
    key: str,
    revisions: Sequence[Revision],
    query: Query,
    about: Sequence[Revised] = (),
    actors: Actors = MappingProxyType({}),
    names: Names = MappingProxyType({}),
) -> Answer:
    """The revisions of an entry, the newest first: who, when, why, and what changed.

    `about` are those of what was said, offered or assessed about a claim, told below in short. Of each the newest
    MOST are told; where more are given, the answer says that there are more. `names` has what entries are called.
    """
    sections: list[Section] = []
    for n, revision in enumerate(revisions[:MOST]):
        earlier = _before(revision.scope, revisions[n + 1 :])
        found = differences(kind, earlier.entry if earlier else None, revision.entry, names)
        if revision.action == "put" and earlier is None and revision.undoes:
            lines = (Line(("put back: ",), (_called(revision.entry),)),)
        elif revision.action == "put" and earlier is None:
            lines = (Line(("added: ",), (_called(revision.entry),)), *difference_lines(found))
        elif revision.action == "put":
            lines = difference_lines(found) or (Line(("no field changed",)),)
        else:
            shows = revision.action == "release" and _before(LIBRARY, revisions[n + 1 :])
            lines = (Line(("the library's version shows again" if shows else "withdrawn",)),)
        sections.append(Section(f"#{revision.seq} · {_signed(revision)}", lines))
    newest = _last_seen(revisions)
    some = _some(len(revisions))
    count = f"Of more, {some}." if len(revisions) > MOST else f"{some}, the newest first."
    opens = (Choice(kind, key, _called(newest)),) if kind in (Kind.CLAIM, Kind.TOPIC, Kind.ACTOR) and newest else ()
    lead = [
        Line((Strong(_called(newest)),)),
        Line((count, " A moderator takes one back with /undo and its number.")),
    ]
    if about:
        one = f"{about[0].revision.kind}:{about[0].revision.key}"
        short = f"Below, in short: {_some(len(about))} of what was said about it; /history {one} tells one whole."
        lead.append(Line((short,)))
        lines = [line for one in about[:MOST] for line in _about(key, one, actors, names)]
        sections.append(Section("Statements, evidence and assessments", tuple(lines)))
    return Answer(f"History of {kind.value} {key}", tuple(lead), tuple(sections), query, opens=opens)


def changes(
    found: Sequence[Change], since: str, query: Query, actors: Actors, names: Names = MappingProxyType({})
) -> Answer:
    """What changed on the desk, the newest first: which entries, and of an edit what each field held and holds."""
    sections: list[Section] = []
    actors = {**_gone(found), **actors}
    for change in found:
        lines: list[Line] = []
        for one in change.revised:
            revision = one.revision
            head = (f"{_done(one)} {revision.kind.value} ", Strong(revision.key), ": ")
            lines.append(Line(head, (_told(one, actors, names=names),)))
            lines.extend(_edits(one, names))
        if change.count > len(change.revised):
            lines.append(Line((f"and {change.count - len(change.revised):,} more",)))
        number = f"#{change.first}" if change.count == 1 else f"#{change.first}–{change.last}"
        sections.append(Section(f"{number} · {_signed(change.revised[0].revision)}", tuple(lines)))
    lead = f"Since {shown_day(since)}: " + (f"{len(found)} changes, the newest first." if found else "nothing changed.")
    if len(found) == 1:
        lead = f"Since {shown_day(since)}: one change."
    return Answer("Changes on the desk", (Line((lead,)),), tuple(sections), query)


def _gone(found: Sequence[Change]) -> dict[str, ActorLine]:
    """The speakers that came or went in these changes: one that is gone by now has its name all the same."""
    seen = (revision for change in found for one in change.revised for revision in one if revision)
    return {
        revision.key: ActorLine(revision.key, entry.name, entry.kind.value, entry.role or "", entry.part_of or "")
        for revision in seen
        if isinstance(entry := revision.entry, Actor)
    }


def went(revision: Revision) -> str:
    """How, when, by whom and why an entry went, for a sentence: “retracted on 18 Oct 2024 by a moderator (a slip)”."""
    at = dt.datetime.fromisoformat(revision.at)
    day = f"on {shown_day(at.date().isoformat())}"
    if revision.by == CURATED:
        return f"taken out of the library's packs {day}"
    of = "the library" if revision.scope == LIBRARY else "this server"
    by = f"by a moderator of {of}" if signer(revision.by)[1] else f"by {revision.by}"
    if revision.merged_into:
        return f"merged into “{revision.merged_into}” {day} {by}"
    if revision.undoes:
        return f"taken back {day} {by}"
    why = revision.why.removeprefix(f"{revision.kind.value} retracted").removeprefix(": ").rstrip(".")
    return f"retracted {day} {by}" + (f" ({shortened(why, _SHORT)})" if why else "")


def revised(revision: Revision, revisions: Sequence[Revision]) -> Revised:
    """A revision with what its scope saw before it, of all `revisions` of its entry, the newest first."""
    earlier = [each for each in revisions if each.seq < revision.seq]
    beneath = _before(LIBRARY, earlier) if revision.action == "release" else None
    return Revised(revision, _before(revision.scope, earlier), beneath)


def named(one: Revised, actors: Actors, names: Names = MappingProxyType({})) -> str:
    """What a revision wrote or withdrew, for a sentence: “the claim “A pier was burnt””.

    `names` has what the entries are called that it names.
    """
    return f"the {one.revision.kind.called} “{_in_short(_told(one, actors, names=names))}”"


def did(one: Revised, others: Sequence[Revised], actors: Actors, names: Names = MappingProxyType({})) -> str:
    """What a change did, for a sentence: “added the claim “A pier was burnt””, of an edit with what moved.

    `others` are what else it wrote; `names` has what the entries are called that it names.
    """
    revision = one.revision
    was, is_now = one.before.entry if one.before else None, revision.entry
    found = differences(revision.kind, was, is_now, names) if was is not None and is_now is not None else []
    what = named(one, actors, names)
    if was is not None and is_now is not None and label(was) != label(is_now):
        is_told = any(old == label(was) for _, old, _ in found[:_FIELDS])  # what it was called stands behind it
        what = f"the {revision.kind.called}{'' if is_told else f' “{_in_short(label(was))}”'}"
    said = f"{_done(one)} {what}"
    if into := revision.merged_into:
        said = f"merged {what} into {f'“{names[Kind.ACTOR, into]}”' if (Kind.ACTOR, into) in names else into}"
    elif was is not None and is_now is not None:
        told = [f"{called}: {moved(old, new, _SHORT)}" for called, old, new in found[:_FIELDS]]
        told += [f"{len(found) - _FIELDS} more"] if len(found) > _FIELDS else []
        said += f" ({'; '.join(told)})" if told else ""
    if len(others) != 1:
        return f"{said}, and {len(others):,} more entries" if others else said
    (other,) = others
    if into == other.revision.key:  # that it took over the names is told by the merge
        return said
    return f"{said}, and {'' if _done(other) == _done(one) else f'{_done(other)} '}{named(other, actors, names)}"


def _in_short(text: str) -> str:
    return shortened(text, _NAME).rstrip(".")


def speakers(revised: Sequence[Revised]) -> list[str]:
    """The keys of those who speak or offer something in any of these revisions."""
    entries = (revision.entry for one in revised for revision in one if revision)
    named = (
        entry.speaker if isinstance(entry, Statement) else entry.offered_by
        for entry in entries
        if isinstance(entry, Statement | Evidence)
    )
    return sorted(set(named))


def _some(count: int) -> str:
    """How many revisions are told of those that were found."""
    return f"the newest {MOST} revisions" if count > MOST else counted(count, "revision")


def _about(claim: str, one: Revised, actors: Actors, names: Names) -> list[Line]:
    """A revision of what was said about a claim, under the key that its own history is asked for by."""
    revision = one.revision
    signed = _signed(revision).removesuffix(f" · {revision.kind} {_done(one)}")
    head = (f"#{revision.seq} · {signed} · {_done(one)} ", Strong(f"{revision.kind}:{revision.key}"), ": ")
    return [Line(head, (_told(one, actors, claim, names),)), *_edits(one, names)]


def _edits(one: Revised, names: Names) -> tuple[Line, ...]:
    """What each field held and holds, in short; nothing where the entry is new or gone."""
    revision, before, _ = one
    if revision.action != "put" or before is None:
        return ()
    found = differences(revision.kind, before.entry, revision.entry, names)
    lines = difference_lines(found[:_FEW], depth=1, most=_SHORT)
    if len(found) > _FEW:
        lines += (Line((f"also changed: {', '.join(called for called, _, _ in found[_FEW:])}",), depth=1),)
    return lines or (Line(("no field changed",), depth=1),)


def _done(one: Revised) -> str:
    match one.revision.action:
        case "put":
            return ("put back" if one.revision.undoes else "added") if one.before is None else "edited"
        case "withdraw":
            return "withdrew"
        case "release":
            return "put back" if one.beneath and one.before is None else "took back"


def _told(one: Revised, actors: Actors, claim: str = "", names: Names = MappingProxyType({})) -> str:
    """An entry in a line, as it is or was: of what was said, by whom and towards which claim.

    `claim` is the one that is asked about, which need not be named; another is told by its text where `names` has it.
    """
    texts = {key: f"“{shortened(text, _CLAIM)}”" for (kind, key), text in names.items() if kind is Kind.CLAIM}
    entry = next((seen.entry for seen in one if seen and seen.entry), None)
    match entry:
        case None:
            return "nothing is known of it"
        case Statement():
            taken = next((p for p in entry.positions if p.claim == claim), entry.positions[0])
            does = f"{name(actors, entry.speaker)} {verb(actors, entry.speaker, taken.stance)}"
            return (
                f"{does}{'' if taken.claim == claim else f' ({texts.get(taken.claim, taken.claim)})'}: {_called(entry)}"
            )
        case Evidence():
            towards = "it" if entry.claim == claim else texts.get(entry.claim, entry.claim)
            offered = f"{entry.kind.value} {entry.bears.value} {towards}, offered by {name(actors, entry.offered_by)}"
            return f"{offered}: {_called(entry)}"
        case Assessment():
            is_told = entry.claim in (claim, one.revision.key) and entry.claim not in texts
            of = "" if is_told else f"{texts.get(entry.claim, entry.claim)} "
            return f"{of}as {entry.status.value}: {_called(entry)}"
        case _:
            return _called(entry)


def _before(scope: str, earlier: Sequence[Revision]) -> Revision | None:
    """What the scope saw before, of the earlier revisions of an entry, the newest first."""
    return seen_before(scope, lambda place: next((r for r in earlier if r.scope == place), None))


def _last_seen(revisions: Sequence[Revision]) -> Entry | None:
    """The entry as it was seen last, of its revisions, the newest first: the library's where that shows again."""
    for n, revision in enumerate(revisions):
        beneath = _before(LIBRARY, revisions[n + 1 :]) if revision.action == "release" else None
        if entry := revision.entry or (beneath.entry if beneath else None):
            return entry
    return None


def _signed(revision: Revision) -> str:
    at = dt.datetime.fromisoformat(revision.at)
    by, _ = signer(revision.by)
    where = " (library)" if revision.scope == LIBRARY else ""
    return f"{shown_day(at.date().isoformat())} {at:%H:%M} UTC · {by}{where} · {revision.why}"


def _called(entry: Entry | None) -> str:
    return shortened(label(entry), 150) if entry else "withdrawn"
