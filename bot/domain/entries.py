"""The seven kinds of entry, as frozen models: what a pack holds and a revision puts.

An entry's key is not part of it: it is the name the entry is filed under. Names follow schema.org `Claim`,
Wikidata (statement, reference) and PROV (was attributed to) where they have one. "Not known" is always an
absent field.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, cast

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, model_validator

from bot.domain.days import Day, Span
from bot.domain.text import is_key, is_seen
from bot.domain.vocabulary import ActorKind, Basis, Bearing, EvidenceKind, Kind, LinkKind, Stance, Status

_WITH_EXPONENT = re.compile(r"[-+]?[0-9]{1,30}(\.[0-9]{1,30})?e[-+]?[0-9]{1,3}", re.ASCII)

LINE, PROSE, ADDRESS = 300, 2000, 2000
"""How many characters a line, a text and an address may have."""

_KEPT = "kept"
"""The context in which an entry of the journal is read: what was once written can always be read again."""


def _read_exponent(value: Any) -> Any:
    """A number too large or too small for digits alone, `1.5e+30`: a pack's reader leaves it as text."""
    return float(value) if isinstance(value, str) and _WITH_EXPONENT.fullmatch(value) else value


def _checked_key(text: str) -> str:
    if not is_key(text):
        raise ValueError("a key is lower-case letters, digits and single hyphens, at most 64 characters")
    return text


def _checked_url(text: str) -> str:
    if not text.startswith(("https://", "http://")) or len(text.split()) != 1:
        raise ValueError("an address begins with https:// or http:// and holds no spaces")
    return text


def _checked_line(text: str, info: ValidationInfo) -> str:
    is_kept = info.mode == "json" or info.context is _KEPT
    if not (text.strip() if is_kept else is_seen(text)):
        raise ValueError("this is empty: leave the field out if it is not known")
    return text


Key = Annotated[str, AfterValidator(_checked_key)]
Url = Annotated[str, Field(max_length=ADDRESS), AfterValidator(_checked_url)]
Line = Annotated[str, Field(max_length=LINE), AfterValidator(_checked_line)]
Number = Annotated[float, Field(strict=True, allow_inf_nan=False), BeforeValidator(_read_exponent)]
Prose = Annotated[str, Field(max_length=PROSE), AfterValidator(_checked_line)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Topic(_Frozen):
    """A story that claims belong to."""

    title: Line
    summary: Prose | None = None
    aliases: tuple[Line, ...] = ()
    opened: Day | None = None
    closed: Day | None = None


class Actor(_Frozen):
    """Somebody who speaks: a state, an agency, a person, a medium, a group."""

    name: Line
    kind: ActorKind
    role: Line | None = None
    aliases: tuple[Line, ...] = ()
    part_of: Key | None = Field(None, description="the actor this one belongs to or speaks within")
    members: tuple[Key, ...] = Field((), description="whom a group speaks for: what it says, each of them says with it")


class Source(_Frozen):
    """Where something was read."""

    url: Url | None = None
    title: Line | None = None
    outlet: Line
    published: Day | None = None
    archived_url: Url | None = None
    language: str | None = Field(None, pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$", description="a BCP 47 tag")
    derives_from: tuple[Key, ...] = Field((), description="sources this one repeats")


class Figure(_Frozen):
    """A number a claim states: its value or range, what it counts, and in which phase."""

    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    about: bool = Field(False, strict=True)
    unit: Line
    counts: Line = Field(description="the measure: figures conflict only within one measure and phase")
    phase: Line = Field(description="at which stage: arrived, being prepared, planned, in all ...")

    @model_validator(mode="after")
    def _one_form(self) -> "Figure":
        ranged = self.low is not None and self.high is not None
        if (self.value is None) == (not ranged) or (self.value is not None and (self.low, self.high) != (None, None)):
            raise ValueError("a figure has either a value, or both low and high")
        if ranged and self.low > self.high:  # type: ignore[operator]
            raise ValueError("low is above high")
        return self

    @property
    def bounds(self) -> tuple[float, float]:
        """The lowest and highest number meant, without the slack of "about"."""
        if self.value is not None:
            return self.value, self.value
        return self.low or 0.0, self.high or 0.0


class Link(_Frozen):
    """How the claim that holds it bears on another."""

    kind: LinkKind
    claim: Key


class Claim(_Frozen):
    """One proposition that can be true or false."""

    topic: Key
    text: Line
    wordings: tuple[Line, ...] = Field(
        (), description="other ways it is put: a headline, a slogan; searched like the text"
    )
    happened: Span | None = None
    places: tuple[Line, ...] = ()
    figures: tuple[Figure, ...] = ()
    about: tuple[Key, ...] = Field((), description="the actors it is about")
    links: tuple[Link, ...] = ()


class Position(_Frozen):
    """The stance a statement takes towards one claim."""

    claim: Key
    stance: Stance
    basis: Basis = Basis.EXPLICIT


class Statement(_Frozen):
    """What one speaker said, once."""

    speaker: Key
    on_behalf_of: Key | None = None
    said_on: Day | None = None
    quote: Prose | None = Field(None, description="the words as the source quotes them")
    paraphrase: Prose | None = Field(None, description="what was said, in our words; needed where no quote says it")
    hedge: Line | None = Field(None, description="words of reserve: if verified, reportedly ...")
    source: Key
    via: tuple[Key, ...] = Field((), description="whom the speaker relays, nearest first: actors")
    positions: tuple[Position, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _something_was_said(self) -> "Statement":
        if not self.quote and not self.paraphrase:
            raise ValueError("a statement holds what was said: a quote, a paraphrase, or both")
        return self

    @model_validator(mode="after")
    def _one_stance_a_claim(self) -> "Statement":
        claims = [position.claim for position in self.positions]
        twice = next((claim for claim in claims if claims.count(claim) > 1), None)
        if twice:
            raise ValueError(f"a statement takes one stance towards a claim: '{twice}' stands here twice")
        return self


class Evidence(_Frozen):
    """What was offered for or against a claim, and by whom."""

    claim: Key
    kind: EvidenceKind
    bears: Bearing = Bearing.FOR
    description: Prose
    offered_by: Key
    source: Key


class Assessment(_Frozen):
    """The curators' own reading of a claim; it takes the place of the derived status."""

    claim: Key
    status: Status
    reason: Prose
    confidence: str | None = Field(
        None, pattern=r"^[A-F][1-6]$", description="Admiralty code: reliability A-F, credibility 1-6"
    )


Entry = Topic | Actor | Source | Claim | Statement | Evidence | Assessment

MODELS: dict[Kind, type[Entry]] = {
    Kind.TOPIC: Topic,
    Kind.ACTOR: Actor,
    Kind.SOURCE: Source,
    Kind.CLAIM: Claim,
    Kind.STATEMENT: Statement,
    Kind.EVIDENCE: Evidence,
    Kind.ASSESSMENT: Assessment,
}


def with_fields(entry: Entry, fields: Mapping[str, Any]) -> Entry:
    """An entry that is kept already, with other fields. Raises ValidationError where they make none."""
    return type(entry).model_validate(fields, context=_KEPT)


def label(entry: Entry) -> str:
    """What a list calls an entry."""
    match entry:
        case Topic():
            return entry.title
        case Actor():
            return entry.name
        case Source():
            return entry.title or entry.outlet
        case Claim():
            return entry.text
        case Statement():
            return entry.paraphrase or entry.quote or ""
        case Evidence():
            return entry.description
        case Assessment():
            return entry.reason


_NAMES: dict[str, Kind] = {
    "topic": Kind.TOPIC,
    "speaker": Kind.ACTOR,
    "on_behalf_of": Kind.ACTOR,
    "offered_by": Kind.ACTOR,
    "part_of": Kind.ACTOR,
    "members": Kind.ACTOR,
    "via": Kind.ACTOR,
    "about": Kind.ACTOR,
    "source": Kind.SOURCE,
    "derives_from": Kind.SOURCE,
    "claim": Kind.CLAIM,
}
_HOLDERS = ("positions", "links")


def references(fields: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], Kind, str]]:
    """Each key that an entry's fields name: (path in the entry, kind of what is named, key).

    Works on plain fields, so that the references of an entry that is otherwise wrong can be told too.
    """
    for name, value in fields.items():
        items = list(enumerate(cast("list[Any]", value))) if isinstance(value, list | tuple) else []
        if kind := _NAMES.get(name):
            if isinstance(value, str):
                yield (name,), kind, value
            yield from (((name, i), kind, item) for i, item in items if isinstance(item, str))
        elif name in _HOLDERS:
            for i, item in items:
                if isinstance(item, dict):
                    yield from (((name, i, *path), kind, key) for path, kind, key in references(cast("Any", item)))
