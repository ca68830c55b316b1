"""What a moderator is asked for each kind of entry, in which order, and how an entry reads as typed text.

A form asks for one entry. Its fields are typed as text, whatever they hold, so that nothing typed is ever lost to a
form that is refused; drafts make an entry of them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from bot.domain.entries import LINE, Claim, Entry, Figure, Statement
from bot.domain.fields import Asks as Asks
from bot.domain.fields import Field as Field
from bot.domain.text import is_seen, typed_number
from bot.domain.vocabulary import ActorKind, Basis, Bearing, EvidenceKind, Kind, LinkKind, Stance, Status

PAGE = 5
"""How many fields a form can show at once (https://discord.com/developers/docs/components/reference)."""


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of one kind of entry, in the order they are asked.

    `mended` are those that come first where an entry is edited: what is mended most. `on_claim` come first where the
    claim alone was given: all that an entry needs, in one form.
    """

    kind: Kind
    fields: tuple[Field, ...]
    mended: tuple[str, ...] = ()
    on_claim: tuple[str, ...] = ()

    def titled(self, typed: Mapping[str, str], given: Sequence[str]) -> str:
        """What was given beforehand, as a form's title has it: the stance or other word first, the claim last.

        A long title is cut off behind.
        """
        fields = sorted(map(self.field, given), key=lambda f: (f.asks is not Asks.WORD, f.kind is Kind.CLAIM, f.long))
        return " · ".join(text for field in fields if (text := typed.get(field.name)))

    def field(self, name: str) -> Field:
        return next(field for field in self.fields if field.name == name)

    def pages(
        self, given: Sequence[str] = (), had: Mapping[str, str] | None = None, *, edits: bool = False
    ) -> list[tuple[Field, ...]]:
        """The fields that were not given beforehand, five at a time, in another order where an entry is edited.

        `had` is an entry that is edited, as typed: what it lacked before is not required of it now.
        """
        asked = [field for field in self.fields if field.name not in given]
        first = self.mended if edits else self.on_claim if tuple(given) == ("claim",) else ()
        if first:
            asked.sort(key=lambda field: field.name not in first)
        if had is not None:
            asked = [field if field.name in had else field._replace(required=False) for field in asked]
        return [tuple(asked[n : n + PAGE]) for n in range(0, len(asked), PAGE)]


_CLAIM_HINT = "its key, or a few of its words"
_QUOTE_HINT = "at most 2,000 characters; the claim's card shows all of it, lists the first 240"
_READ_HINT = "its address, https://…"
_DAY_HINT = "18 Oct 2024, October 2024, yesterday, by 2024-10-18"

FORMS: dict[Kind, Form] = {
    form.kind: form
    for form in (
        Form(
            Kind.TOPIC,
            (
                Field("title", "Title", required=True),
                Field("summary", "Summary", long=True),
                Field("aliases", "Other names", Asks.LIST, hint="parted by commas"),
                Field("opened", "Opened", Asks.DAY, hint=_DAY_HINT),
                Field("closed", "Closed", Asks.DAY, hint="leave empty while the story goes on", of_late=True),
            ),
        ),
        Form(
            Kind.ACTOR,
            (
                Field("name", "Name", required=True),
                Field("kind", "Kind", Asks.WORD, required=True, words=ActorKind),
                Field("role", "Role", hint="spokesman of the Kremlin"),
                Field("aliases", "Other names", Asks.LIST, hint="parted by commas"),
                Field("part_of", "Part of", Asks.NAME, kind=Kind.ACTOR, hint="whom this speaker belongs to"),
                Field("members", "Members", Asks.NAMES, kind=Kind.ACTOR, hint="whom a group speaks for, by commas"),
            ),
        ),
        Form(
            Kind.SOURCE,
            (
                Field("url", "Address", Asks.ADDRESS, hint="https://…, or empty where it has none"),
                Field("outlet", "Outlet", required=True),
                Field("title", "Title"),
                Field("published", "Published", Asks.DAY, hint=_DAY_HINT),
                Field("language", "Language", hint="en, ko, uk …"),
                Field("archived_url", "Archived copy", Asks.ADDRESS, hint="https://…"),
                Field("derives_from", "Repeats", Asks.NAMES, kind=Kind.SOURCE, hint="sources it repeats"),
            ),
        ),
        Form(
            Kind.CLAIM,
            (
                Field("text", "The claim, in one sentence", required=True, long=True, most=LINE),
                Field("topic", "Story", Asks.NAME, required=True, kind=Kind.TOPIC),
                Field("happened", "When it is said to have happened", Asks.SPAN, hint="8 to 13 October 2024"),
                Field("places", "Places", Asks.LIST, hint="parted by commas"),
                Field(
                    "figures",
                    "Figures, one a line",
                    Asks.FIGURES,
                    long=True,
                    hint="about 12,000 troops; what it counts; planned",
                ),
                Field("about", "About which speakers", Asks.NAMES, kind=Kind.ACTOR, hint="parted by commas"),
                Field(
                    "links",
                    "Linked claims, one a line",
                    Asks.NAMED_WORDS,
                    long=True,
                    hint="other-claim: refines",
                    kind=Kind.CLAIM,
                    words=LinkKind,
                ),
                Field("wordings", "Other wordings", Asks.LIST, hint="a headline, a slogan; parted by semicolons"),
            ),
        ),
        Form(
            Kind.STATEMENT,
            (
                Field("claim", "Claim", Asks.NAME, required=True, kind=Kind.CLAIM, hint=_CLAIM_HINT),
                Field("stance", "Stance", Asks.WORD, required=True, words=Stance),
                Field("speaker", "Who says it", Asks.NAME, required=True, kind=Kind.ACTOR),
                Field(
                    "paraphrase",
                    "What was said, in our words",
                    required=True,
                    long=True,
                    hint="may stay empty where the quote says it",
                    or_else="quote",
                ),
                Field("quote", "Quote: the words as the source has them", long=True, hint=_QUOTE_HINT),
                Field("said_on", "Day it was said", Asks.DAY, hint=_DAY_HINT),
                Field("source", "Where it was read", Asks.NAME, required=True, kind=Kind.SOURCE, hint=_READ_HINT),
                Field("on_behalf_of", "On behalf of", Asks.NAME, kind=Kind.ACTOR, hint="Russia, for its spokesman"),
                Field("hedge", "Words of reserve", hint="if verified, reportedly …"),
                Field("via", "Relayed from, nearest first", Asks.NAMES, kind=Kind.ACTOR, hint="parted by commas"),
                Field(
                    "also",
                    "Other claims it bears on, one a line",
                    Asks.NAMED_WORDS,
                    long=True,
                    hint="other-claim: denies",
                    kind=Kind.CLAIM,
                    words=Stance,
                ),
            ),
            mended=("stance", "paraphrase", "quote", "said_on", "source"),
            on_claim=("stance", "speaker", "paraphrase", "said_on", "source"),
        ),
        Form(
            Kind.EVIDENCE,
            (
                Field("claim", "Claim", Asks.NAME, required=True, kind=Kind.CLAIM, hint=_CLAIM_HINT),
                Field("kind", "Kind", Asks.WORD, required=True, words=EvidenceKind),
                Field("bears", "For or against the claim", Asks.WORD, required=True, words=Bearing),
                Field("description", "What was offered", required=True, long=True),
                Field("offered_by", "Offered by", Asks.NAME, required=True, kind=Kind.ACTOR),
                Field("source", "Where it was read", Asks.NAME, required=True, kind=Kind.SOURCE, hint=_READ_HINT),
            ),
        ),
        Form(
            Kind.ASSESSMENT,
            (
                Field("claim", "Claim", Asks.NAME, required=True, kind=Kind.CLAIM, hint=_CLAIM_HINT),
                Field("status", "Status", Asks.WORD, required=True, words=Status),
                Field("reason", "Reason", required=True, long=True),
                Field("confidence", "Confidence", hint="Admiralty code, such as B2"),
            ),
        ),
    )
}
"""One form for each kind of entry."""

BOX = 4000
"""How many UTF-16 units a box of a form holds (https://discord.com/developers/docs/components/reference#text-input)."""
_BEGINS = 3500
"""How many of them it holds of a text that is too long for it, so that there is room to type."""
REST = "…"
"""What stands in a box for the rest of a text that is too long for it."""
_INFERRED = f" ({Basis.INFERRED.value})"


def typed_of(kind: Kind, entry: Entry) -> dict[str, str]:
    """The entry as somebody would type it into its form; what it does not hold is left out."""
    values = entry.model_dump(mode="json", exclude_none=True)
    if isinstance(entry, Statement):
        first, *others = entry.positions
        values |= {"claim": first.claim, "stance": first.stance.value}
        values["also"] = [f"{p.claim}: {p.stance.value}{_INFERRED * (p.basis is Basis.INFERRED)}" for p in others]
    if isinstance(entry, Claim):
        values["figures"] = [typed_figure(figure) for figure in entry.figures]
        values["links"] = [f"{link.claim}: {link.kind.value}" for link in entry.links]
    typed = {field.name: _typed(field, values.get(field.name)) for field in FORMS[kind].fields}
    return {name: text for name, text in typed.items() if text}


def boxed(text: str) -> str:
    """What of a field's text its box holds: all of it, or its beginning and the mark of the rest."""
    fits = _fits(text)
    return text if fits == len(text) else text[:fits] + REST


def unboxed(box: str, rest: str) -> str:
    """What is typed with a box that held no more than the beginning: its `rest` too, as long as its mark is there."""
    return box.removesuffix(REST) + rest if rest and box.endswith(REST) else box


def rest_of(text: str) -> str:
    """What of a field's text its box does not hold."""
    return text[_fits(text) :]


def _fits(text: str) -> int:
    """How many of a text's characters its box holds."""
    units = text.encode("utf-16-le", "surrogatepass")
    return len(text) if len(units) // 2 <= BOX else len(units[: _BEGINS * 2].decode("utf-16-le", "ignore"))


def typed_figure(figure: Figure) -> str:
    """A figure as one line: "about 12,000 troops; North Korean troops for Russia; planned"."""
    low, high = figure.bounds
    number = typed_number(low)
    if figure.value is None:
        number += f"–{typed_number(high)}"
    return f"{'about ' if figure.about else ''}{number} {figure.unit}; {figure.counts}; {figure.phase}"


def linked_instead(claim: Entry | None, other: str, word: str) -> tuple[str, str]:
    """A claim's links as they are typed, with this one to `other` in place of those to it; and what else those were."""
    links = claim.links if isinstance(claim, Claim) else ()
    kept = [f"{link.claim}: {link.kind.value}" for link in links if link.claim != other]
    before = [link.kind.value for link in links if link.claim == other and link.kind.value != word]
    return "\n".join([*kept, f"{other}: {word}"]), " and ".join(before)


def named_lines(text: str) -> Iterator[tuple[str, str, Basis]]:
    """(name, word, basis) for each line of the form "name: word", which may end with "(inferred)"."""
    for line in filter(None, map(str.strip, text.splitlines())):
        inferred = line.endswith(_INFERRED)
        name, _, word = line.removesuffix(_INFERRED).rpartition(":")
        yield name.strip(), word.strip(), Basis.INFERRED if inferred else Basis.EXPLICIT


def listed_words(text: str) -> list[str]:
    """The words between commas, without the empty ones, each once; between semicolons or lines where there are any."""
    parts = re.split(r"[;\n]", text) if ";" in text or "\n" in text.strip() else text.split(",")
    return list(dict.fromkeys(filter(is_seen, map(str.strip, parts))))


def written_list(words: Sequence[str]) -> str:
    """The words as one line that listed_words reads back: between semicolons where one of them holds a comma."""
    return "; ".join(words) + ";" * (len(words) == 1) if any("," in word for word in words) else ", ".join(words)


def in_names(form: Form, typed: Mapping[str, str], names: Mapping[tuple[Kind, str], str]) -> dict[str, str]:
    """What was typed, with what an entry is called in place of its key; `names` has it by kind and key."""

    def called(field: Field, words: str) -> str:
        kind = field.kind or Kind.CLAIM
        return names.get((kind, words.removeprefix(f"{kind}:")), words)

    shown = dict(typed)
    for field in form.fields:
        text = typed.get(field.name, "")
        match field.asks:
            case Asks.NAME if text:
                shown[field.name] = called(field, text)
            case Asks.NAMES if text:
                shown[field.name] = written_list([called(field, words) for words in listed_words(text)])
            case Asks.NAMED_WORDS if text:
                lines = [(*line.rpartition(":"),) for line in text.splitlines()]
                shown[field.name] = "\n".join(
                    f"{called(field, name.strip())}{mark}{word}" for name, mark, word in lines
                )
            case _:
                continue
    return shown


def named_instead(field: Field, text: str, words: str, key: str) -> str:
    """The text of a field with an entry's key where `words` named none."""
    match field.asks:
        case Asks.NAMES:
            return written_list([key if name == words else name for name in listed_words(text)])
        case Asks.NAMED_WORDS:
            lines = [line.strip() for line in text.splitlines()]
            at = next((n for n, (name, *_) in enumerate(named_lines(text)) if name == words), None)
            kept = [line for line in lines if line]
            if at is not None:
                kept[at] = key + kept[at][len(words) :]
            return "\n".join(kept)
        case _:
            return key


def names_in(form: Form, typed: Mapping[str, str]) -> Iterator[tuple[Field, str]]:
    """Every entry that the typed fields name: (field, the words that name it)."""
    for field in form.fields:
        text = typed.get(field.name, "").strip()
        if field.asks is Asks.NAME and text:
            yield field, text
        elif field.asks is Asks.NAMES:
            yield from ((field, words) for words in listed_words(text))
        elif field.asks is Asks.NAMED_WORDS:
            yield from ((field, words) for words, _, _ in named_lines(text) if words)


def _typed(field: Field, value: Any) -> str:
    match value:
        case None:
            return ""
        case dict():  # a day or span that says how it was worked out: the words stay with it while it is not changed
            written = cast("dict[str, str]", value)
            return written.get("day") or written.get("span") or ""
        case list():
            words = [str(word) for word in cast("list[object]", value)]
            return "\n".join(words) if field.asks in (Asks.FIGURES, Asks.NAMED_WORDS) else written_list(words)
        case _:
            return str(value)
