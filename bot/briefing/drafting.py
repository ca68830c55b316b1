"""What a moderator is shown while an entry is made: a form, a draft that is held back and why, or what was saved."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from bot.briefing.answer import Answer, Line, Piece, Query, Section, Strong, Web
from bot.briefing.phrases import how, when
from bot.domain.drafts import Trouble
from bot.domain.entries import Entry, Source
from bot.domain.forms import FORMS, Asks, Field, in_names, typed_of
from bot.domain.refusals import Choice
from bot.domain.revision import Revision, signer
from bot.domain.text import shortened, shortened_apart
from bot.domain.vocabulary import Kind


@dataclass(frozen=True, slots=True)
class Asked:
    """A form to open: the fields of one page, filled with what is known. `about` is the claim it is on, in words.

    `kind` and `key` are of the entry that is edited; of a new one the key is empty.
    """

    draft: str
    title: str
    page: int
    fields: tuple[Field, ...]
    typed: Mapping[str, str]
    about: str
    kind: Kind
    key: str


@dataclass(frozen=True, slots=True)
class Held:
    """A draft that is kept and not yet saved, with what can be done about it.

    `pages` names its forms, each with whether something is to be mended there; `fixes` are what may have been meant by
    words of a field, one for each field that has such; `new` are words that may be a new speaker.
    `with_claim` says that it is a statement begun with a new claim, which can be added alone; `taken` are the entries
    that have its names already; `ready` says that nothing speaks against it, and it is only shown first.
    """

    draft: str
    answer: Answer
    pages: tuple[tuple[str, bool], ...]
    fixes: tuple[Trouble, ...] = ()
    new: str = ""
    alike: tuple[Choice, ...] = ()
    may_save: bool = False
    with_claim: bool = False
    taken: tuple[Choice, ...] = ()
    ready: bool = False


@dataclass(frozen=True, slots=True)
class Saved:
    """What was written: the card as readers see it, the entry, the revision that an undo would name (0: nothing).

    `suggestion` is the number of the suggestion that this accepts, where it does; `undid` says that something was taken
    back and not done again, so that taking this back does it again. `beside` is the draft of a statement begun of what
    the proposer told beside the claim, and the speaker they named; empty where there is none. `on` is the story or
    claim that more is told of next.
    """

    said: str
    answer: Answer
    kind: Kind
    key: str
    revision: int
    may_edit: bool = True
    suggestion: int | None = None
    undid: bool = False
    beside: tuple[str, str] = ("", "")
    on: str = ""
    speakers: tuple[Choice, ...] = ()


_PARTS = {
    Kind.CLAIM: ("the claim", "speakers, links, wordings"),
    Kind.STATEMENT: ("who said what", "day, source, reserve", "other claims it bears on"),
    Kind.SOURCE: ("the source", "its copy, what it repeats"),
    Kind.ACTOR: ("the speaker, whom it belongs to", "its members"),
    Kind.EVIDENCE: ("what was offered", "where it was read"),
}
"""What stands in each form of an entry that takes more than one."""
_PARTS_EDITED = _PARTS | {
    Kind.STATEMENT: ("words, day, source", "claim, speaker, reserve", "other claims it bears on"),
}
"""The same of an entry that is edited: what is mended most stands in its first form."""
_GIST = 300
"""How many signs of what was typed into a field are shown with a draft: its form opens with all of it."""
_MENUS = 2
"""For how many fields it is offered what may have been meant: a message has five rows."""
_TOGETHER = "The claim is added together with it: no reader meets it before who says it."
Names = Mapping[tuple[Kind, str], str]
"""What entries are called, by kind and key."""
Difference = tuple[str, str, str]
"""What a field is called, what it held, what it holds."""


def differences(
    kind: Kind, before: Entry | None, after: Entry | None, names: Names = MappingProxyType({})
) -> list[Difference]:
    """What changed from one version of an entry to another, field by field, about as it would be typed.

    `names` has what is told in place of the key of an entry that is named.
    """
    old = _told(kind, before, names) if before is not None else {}
    new = _told(kind, after, names) if after is not None else {}
    return [
        (field.called, old.get(field.name, ""), new.get(field.name, ""))
        for field in FORMS[kind].fields
        if old.get(field.name, "") != new.get(field.name, "")
    ]


def _told(kind: Kind, entry: Entry, names: Names) -> dict[str, str]:
    """The fields as they would be typed, and which day the source does not name."""
    told = in_names(FORMS[kind], typed_of(kind, entry), names)
    for field in FORMS[kind].fields:
        told[field.name] = _in_a_line(field, told.get(field.name, ""))
        if told.get(field.name) and getattr(getattr(entry, field.name, None), "worked_out", None):
            told[field.name] += how(worked_out=True)
    return told


def _in_a_line(field: Field, text: str) -> str:
    """What is typed one a line, parted by dots."""
    return " · ".join(text.split("\n")) if field.asks in (Asks.FIGURES, Asks.NAMED_WORDS) else text


def difference_lines(found: Sequence[Difference], depth: int = 0, most: int = 160) -> tuple[Line, ...]:
    """Each difference as a line: what it was, then what it is, each in at most `most` signs about where they part."""
    return tuple(Line((Strong(label), ": "), (moved(old, new, most),), depth=depth) for label, old, new in found)


def conflict(
    newest: Revision,
    kind: Kind,
    was: Entry | None,
    theirs: Entry | None,
    would: Sequence[Difference],
    names: Names = MappingProxyType({}),
) -> tuple[Section, ...]:
    """What another did to an entry since somebody began to edit it, and what saving their own would change now.

    `newest` is what the other wrote, `was` the entry as it was when the edit began.
    """
    by, _ = signer(newest.by)
    if theirs is None:
        why = Line((Strong("Why"), ": "), (newest.why,))
        return (Section(f"{by} retracted it", (why, Line(("Saving yours puts it back.",)))),)
    return (Section(f"{by} changed it", difference_lines(differences(kind, was, theirs, names))), *would_change(would))


def would_change(would: Sequence[Difference]) -> tuple[Section, ...]:
    """What saving a draft would change of the entry that stands."""
    return (Section("What saving yours would change", difference_lines(would)),) if would else ()


def held(
    draft: str,
    kind: Kind,
    typed: Mapping[str, str],
    troubles: Sequence[Trouble] = (),
    alike: tuple[Choice, ...] = (),
    conflict: Sequence[Section] = (),
    decided: str = "",
    days: Mapping[str, tuple[str, str]] | None = None,
    with_claim: bool = False,
    *,
    together: bool = False,
    moved: str = "",
    edits: bool = False,
    ready: bool = False,
) -> Held:
    """A draft held back for its troubles, for entries that nearly say the same, or because the entry moved on.

    `decided` says that the suggestion it came from was decided by another meanwhile, or that what was typed belonged to
    a draft that is closed or became another; `days` are the words typed for a
    day, with the day they meant; `with_claim` says that a statement was begun with a new claim, `together` that it is
    still on that claim, which is added with it; `moved` which of what it names is filed under another key since;
    `edits` that it is of an entry that is there; `ready` that nothing speaks against what a member suggested.
    """
    sections: list[Section] = []
    if troubles:
        only_missing = not any(typed.get(trouble.field, "").strip() for trouble in troubles)
        one, several = ("is still missing", "are still missing") if only_missing else ("is wrong", "are wrong")
        count = f"one thing {one}" if len(troubles) == 1 else f"{len(troubles)} things {several}"
        lead = f"Not saved yet: {count}. {_where(kind, {trouble.field for trouble in troubles}, edits=edits)}".rstrip()
        if any(trouble.choices or trouble.may_be_new for trouble in troubles):
            lead = lead.replace(" Press ", " Choose below, or press ", 1)
        sections.append(
            Section(
                "What is missing" if only_missing else "What is wrong",
                tuple(Line(("• ", trouble.sentence)) for trouble in troubles),
            )
        )
        sections.extend(conflict)
    elif decided and not alike:
        over = "over what stands there now" if edits else "as an entry of its own"
        lead = f"Not saved yet. {decided} Save yours {over}, or discard it."
        sections.extend(conflict)
    elif ready:
        lead = "Not on the desk yet: add it as it stands here, or edit it first. Until then the suggestion waits."
    elif conflict:
        lead = "Not saved yet: somebody changed this entry while you typed. Save yours over theirs, or discard yours."
        sections.extend(conflict)
    else:
        lead = f"Not saved yet: {_alike(alike[0].kind, len(alike))}"
        sections.append(
            Section("Already on the desk", tuple(Line(("• ", choice.label), opens=choice) for choice in alike))
        )
    most = None if conflict else _GIST  # who is to choose between two versions reads theirs whole
    typed_lines = tuple(
        Line(
            (Strong(field.called), ": "),
            (_shown(_in_a_line(field, typed[field.name]), most), *_typed_as((days or {}).get(field.name))),
        )
        for field in FORMS[kind].fields
        if typed.get(field.name, "").strip()
    )
    heading = "Yours would read" if conflict else "What would be added" if ready else "What you typed is kept"
    sections.append(Section(heading, typed_lines))
    wrong = {trouble.field for trouble in troubles}
    besides = [*filter(None, [moved]), *([decided] if decided and decided not in lead else [])]
    lines = tuple(Line((words,)) for words in (lead, *besides, *([_TOGETHER] if together else ())))
    answer = Answer(f"Draft: {kind.value}", lines, tuple(sections), Query("draft", draft))
    return Held(
        draft,
        answer,
        tuple((name, any(field.name in wrong for field in page)) for name, page in _named_pages(kind, edits=edits)),
        fixes=_fixes(troubles),
        new=next((trouble.words for trouble in troubles if trouble.may_be_new), ""),
        alike=alike,
        may_save=not troubles,
        with_claim=with_claim,
        taken=tuple(dict.fromkeys(trouble.taken for trouble in troubles if trouble.taken)),
        ready=ready and not decided,
    )


def _fixes(troubles: Sequence[Trouble]) -> tuple[Trouble, ...]:
    """Of each of the first fields with choices its first such trouble; the next of it is offered once that is mended.

    A message with two menus of one custom id is none that Discord takes.
    """
    first: dict[str, Trouble] = {}
    for trouble in troubles:
        if trouble.choices:
            first.setdefault(trouble.field, trouble)
    return tuple(first.values())[:_MENUS]


def quoting(fields: Sequence[Field], poster: str, claims: Sequence[Choice] = ()) -> tuple[Field, ...]:
    """The fields of a statement that a message holds: whoever posted it may well quote another.

    Of which of the `claims` that are near to it, may be left open: then they are offered.
    """
    near = f"perhaps {claims[0].key}; " if claims else ""
    hints = {
        "claim": {"required": False, "hint": f"{near}left empty, you choose from a list"} if claims else {},
        "speaker": {"hint": f"whose words they are; {shortened(poster, 40)} posted the message"},
    }
    return tuple(field._replace(**hints.get(field.name, {})) for field in fields)


def source_card(key: str, source: Source) -> Answer:
    """One source, as readers see it."""
    published = source.published
    rows = (
        ("Address", source.url or "not known"),
        ("Title", source.title or ""),
        ("Published", when(published.day if published else "", bool(published and published.worked_out))),
        ("Language", source.language or ""),
        ("Archived copy", source.archived_url or "none"),
    )
    lines = tuple(Line((Strong(name), ": "), (text,)) for name, text in rows if text)
    return Answer(source.outlet, (), (Section("", lines),), Query("source", key), footnote=key)


def edit_names(kind: Kind, *, edits: bool = True) -> list[str]:
    """What the buttons that open an entry's forms are called, one for each: by what stands in it."""
    parts = (_PARTS_EDITED if edits else _PARTS).get(kind)
    return [f"Edit {name} …" for name in parts] if parts else ["Edit"]


def _named_pages(kind: Kind, *, edits: bool) -> list[tuple[str, tuple[Field, ...]]]:
    return list(zip(edit_names(kind, edits=edits), FORMS[kind].pages(edits=edits), strict=True))


def _where(kind: Kind, wrong: Collection[str], *, edits: bool) -> str:
    """Which button opens the form that holds what is wrong."""
    names = [name for name, page in _named_pages(kind, edits=edits) if any(field.name in wrong for field in page)]
    return f"Press {' and '.join(f'“{name}”' for name in names)}." if names else ""


def _alike(kind: Kind, count: int) -> str:
    """What is on the desk already, and what to do about it."""
    several = f"1 {kind}" if count == 1 else f"{count} {kind}s"
    says, those = ("says", "that") if count == 1 else ("say", "one of those")
    match kind:
        case Kind.CLAIM:
            return f"{several} {says} nearly this. Add a statement to {those} instead, or save yours."
        case Kind.SOURCE:
            return "the desk has this address already. Save yours only if it is another."
        case _:
            return f"{several} {says} nearly this. Save yours only if it says more."


def _shown(text: str, most: int | None) -> Piece:
    if text.startswith(("https://", "http://")) and len(text.split()) == 1:
        return Web(text)
    return shortened(text, most) if most else text


def _typed_as(day: tuple[str, str] | None) -> tuple[str, ...]:
    return (f" (typed: “{day[0]}”)",) if day else ()


def moved(old: str, new: str, most: int) -> str:
    """What a field held and what it holds, each in at most `most` signs about where they part."""
    if old and new:
        old, new = shortened_apart(old, new, most)
        return f"“{old}” → “{new}”"
    return f"“{shortened(new, most)}” (new)" if new else f"“{shortened(old, most)}” (taken away)"
