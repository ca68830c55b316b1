"""The whole card of one claim: statements by stance, evidence, figures, links, and how its status came about."""

from bot.briefing.answer import Answer, Line, Query, Section, Strong
from bot.briefing.figures import shown_figure
from bot.briefing.phrases import (
    Actors,
    claim_choice,
    counted,
    does,
    listed,
    name,
    read_at,
    status_words,
    the,
    voice_line,
)
from bot.domain.days import shown_span
from bot.domain.files import Attribution, ClaimFile
from bot.domain.refusals import Choice
from bot.domain.standing import Standing, predates, standing
from bot.domain.vocabulary import Bearing, Kind, LinkKind, Side, Status

_SECTIONS = (
    (Side.AGAINST, "Against"),
    (Side.FOR, "For"),
    (Side.RELAYING, "Relaying"),
    (Side.OPEN, "Open: neither for nor against"),
    (Side.WITHDRAWN, "Withdrawn"),
)
_LINKED = {
    LinkKind.CONTRADICTS: ("contradicts", "contradicted by"),
    LinkKind.SUPPORTS: ("supports", "supported by"),
    LinkKind.REFINES: ("refines", "refined by"),
    LinkKind.SUPERSEDES: ("supersedes", "superseded by"),
}
_ADMIRALTY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtfully true",
    "5": "improbable",
}


def card(file: ClaimFile, query: Query) -> Answer:
    """Everything on the desk about one claim."""
    assessed = file.assessment.status.value if file.assessment else ""
    stands = standing(file.attributions, assessed)
    sections = [
        Section(
            heading,
            tuple(
                voice_line(
                    voice,
                    file.actors,
                    file.sources,
                    notes=["predates the claim"]
                    if side is Side.AGAINST and predates(voice.newest, file.attributions)
                    else [],
                )
                for voice in stands.on(side)
            ),
        )
        for side, heading in _SECTIONS
        if stands.on(side)
    ]
    for bearing, heading in (
        (Bearing.FOR, "Evidence offered for it"),
        (Bearing.AGAINST, "Evidence offered against it"),
    ):
        lines = tuple(
            Line(
                (f"{evidence.kind.value}, offered by ", Strong(name(file.actors, evidence.offered_by)), ": "),
                (evidence.description,),
                read_at(file.sources, evidence.source),
            )
            for evidence in file.evidence
            if evidence.bears is bearing
        )
        if lines:
            sections.append(Section(heading, lines))
    if facts := _facts(file):
        sections.append(Section("What it says", facts))
    if links := _links(file):
        sections.append(Section("Linked claims", links))
    return Answer(
        file.claim.text,
        (_status_line(stands, file),),
        tuple(sections),
        query,
        footnote=f"{file.topic_title} · {file.key}",
        opens=(Choice(Kind.TOPIC, file.claim.topic, file.topic_title),),
    )


def derivation(stands: Standing, actors: Actors) -> str:
    """How a derived status came about, as a sentence without its full stop."""
    origins = [name(actors, key) for key in stands.origins]
    if stands.status is Status.DISPUTED:
        against = stands.on(Side.AGAINST)
        backers = [*stands.on(Side.FOR), *stands.on(Side.RELAYING)]
        backed = listed(
            f"{the(name(actors, v.newest.speaker))} {does(actors, v.newest)} {_what(v.newest)}" for v in backers
        )
        denied = listed(f"{the(name(actors, v.newest.speaker))} {does(actors, v.newest)} it" for v in against)
        return f"{denied}; {backed or 'nobody on the desk asserts it'}"
    if stands.status is Status.WITHDRAWN:
        return "those who asserted it have withdrawn it"
    if not origins:
        return "nobody on the desk asserts or reports it in words"
    count = counted(len(origins), "independent origin")
    return f"{count} ({listed(map(the, origins))}), no denial"


def _status_line(stands: Standing, file: ClaimFile) -> Line:
    if file.assessment:
        graded = _confidence(file.assessment.confidence)
        return Line(
            (Strong(status_words(stands.status)), ", as the curators read it: "),
            (file.assessment.reason,),
            (graded,) if graded else (),
        )
    origins = f" Independent origins: {len(stands.origins) or 'none'}."
    return Line(
        (Strong(status_words(stands.status)), " (derived): "),
        (f"{derivation(stands, file.actors)}.{origins}",),
    )


def _what(attribution: Attribution) -> str:
    return "something it follows from" if attribution.inferred else "it"


def _confidence(code: str | None) -> str:
    """The Admiralty code in words; "cannot be judged" (F, 6) is left out, since it is no middle value."""
    words = [_ADMIRALTY[letter] for letter in code or "" if letter in _ADMIRALTY]
    return f"confidence {code}: {', '.join(words)}" if words else ""


def _facts(file: ClaimFile) -> tuple[Line, ...]:
    claim = file.claim
    lines: list[Line] = []
    speakers = listed(
        dict.fromkeys(
            name(file.actors, a.speaker) for a in file.attributions if a.stance.side in (Side.FOR, Side.RELAYING)
        )
    )
    tail = (f"according to {speakers}",) if speakers else ()
    if claim.happened:
        note = f" (worked out: {claim.happened.worked_out})" if claim.happened.worked_out else ""
        lines.append(Line(("When: ",), (f"{shown_span(claim.happened.span)}{note}",), tail))
    if claim.places:
        lines.append(Line(("Where: ",), (listed(claim.places),), tail))
    lines.extend(Line(("Figure: ",), (f"{shown_figure(figure)}, {figure.phase}",), tail) for figure in claim.figures)
    return tuple(lines)


def _links(file: ClaimFile) -> tuple[Line, ...]:
    links = [(_LINKED[link.kind][0], link.claim) for link in file.claim.links]
    links += [(_LINKED[link.kind][1], link.claim) for link in file.linked_from]
    return tuple(
        Line(
            (f"{word} ",),
            (Strong(file.others[key].text),),
            (_stances([a for a in file.other_attributions if a.claim == key], file),),
            opens=claim_choice(key, file.others[key].text),
        )
        for word, key in links
        if key in file.others
    )


def _stances(attributions: list[Attribution], file: ClaimFile) -> str:
    voices = standing(attributions).voices
    said = [
        f"{v.newest.stance.mark} {name(file.actors, v.newest.speaker)} {does(file.actors, v.newest)}"
        for v in voices[:3]
    ]
    return " · ".join(said) or "nobody on record"
