"""The whole card of one claim: statements by stance, evidence, figures, links, and how its status came about."""

from bot.briefing.answer import Answer, Line, Query, Section, Strong
from bot.briefing.figures import shown_figure
from bot.briefing.phrases import (
    Actors,
    claim_choice,
    counted,
    credited,
    does,
    does_it,
    listed,
    name,
    published,
    status_words,
    the,
    turned,
    voice_lines,
    whole_words,
)
from bot.domain.days import shown_day, shown_span
from bot.domain.files import Attribution, ClaimFile, by_claim
from bot.domain.refusals import Choice
from bot.domain.revision import CURATED, signer
from bot.domain.standing import Standing, Voice, backers, predates, standing, voices_of
from bot.domain.vocabulary import BACKING, Bearing, Kind, LinkKind, Side, Status

_SECTIONS = (
    (Side.AGAINST, "Against"),
    (Side.FOR, "For"),
    (Side.RELAYING, "Reporting what others said"),
    (Side.OPEN, "Neither for nor against"),
    (Side.WITHDRAWN, "Withdrawn"),
)
ANSWERS = (*(heading for _, heading in _SECTIONS), "Evidence offered for it", "Evidence offered against it")
"""The headings of what tells how a claim stands; what it says, and what it is linked to, come after them."""
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
    stands = standing(file.attributions, file.actors, file.sources, assessed)
    sections = [
        Section(heading, tuple(line for voice in stands.on(side) for line in _voice_lines(voice, file)))
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
                published(file.sources, evidence.source),
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
        (_status_line(stands, file), *_derived_beside(file)),
        tuple(sections),
        query,
        footnote=f"{file.topic_title} · {file.key}",
        opens=(Choice(Kind.TOPIC, file.claim.topic, file.topic_title),),
    )


def _voice_lines(voice: Voice, file: ClaimFile) -> list[Line]:
    early = voice.newest.stance.side is Side.AGAINST and predates(voice.newest, file.attributions)
    notes = ["predates the claim"] if early else ()
    return voice_lines(voice, file.actors, file.sources, notes=notes, tells=whole_words, worked_out=file.worked_out)


def derivation(stands: Standing, actors: Actors) -> str:
    """How a derived status came about, as a sentence without its full stop."""
    if stands.status is Status.DISPUTED:
        against = stands.denying
        backers = [v for side in BACKING for v in stands.on(side) if v not in against]
        backed = listed(
            f"{the(name(actors, v.newest.speaker))} {does(actors, v.newest)} {_what(v.newest)}" for v in backers
        )
        denied = listed(f"{the(name(actors, v.newest.speaker))} {_denies(v, actors)}" for v in against)
        nobody = "nobody else" if any(v.newest.stance.side is not Side.AGAINST for v in against) else "nobody"
        return f"{denied}; {backed or f'{nobody} on the desk asserts it'}"
    if stands.status is Status.WITHDRAWN:
        return "those who asserted it have withdrawn it"
    before = [v for v in stands.voices if v.turns and any(a.stance.side is Side.AGAINST for a in v.older)]
    denial = listed(f"{the(name(actors, v.newest.speaker))} {turned(v)}" for v in before) or "no denial"
    if not stands.origins:
        return f"nobody on the desk asserts or reports it in words; {denial}"
    count = counted(len(stands.origins), "independent origin")
    return f"{count} ({listed(_origin(key, stands, actors) for key in stands.origins)}), {denial}"


def _denies(voice: Voice, actors: Actors) -> str:
    """How the denial of one who stands against the claim reads, which may not be the last word."""
    unsure = any(a.stance.side is not Side.AGAINST for a in voice.open)
    return turned(voice) if unsure else does_it(actors, voice.newest)


def _origin(key: str, stands: Standing, actors: Actors) -> str:
    """An origin, with what it says itself where others say it in its name: "the agency, which has not confirmed it"."""
    own = next((v.newest for v in stands.on(Side.OPEN) if v.newest.speaker == key), None)
    return the(name(actors, key)) + (f", which {does_it(actors, own)}" if own else "")


def _status_line(stands: Standing, file: ClaimFile) -> Line:
    if file.assessment:
        name_signed, _ = signer(file.assessed_by)
        by = "in a curated pack" if file.assessed_by == CURATED else f"by {name_signed}"
        signed = f"assessed {shown_day(file.assessed_on)} {by}"
        graded = _confidence(file.assessment.confidence)
        return Line(
            (Strong(status_words(stands.status)), ", as the curators read it: "),
            (file.assessment.reason,),
            (f"{signed} · {graded}" if graded else signed,),
        )
    disputed = stands.status is Status.DISPUTED
    rests = counted(len(stands.origins), "independent origin") if stands.origins else "no independent origin"
    origins = f" The claim rests on {rests}." if disputed else ""
    return Line(
        (Strong(status_words(stands.status)), ", by what was said: "),
        (f"{derivation(stands, file.actors)}.{origins}",),
    )


def _derived_beside(file: ClaimFile) -> tuple[Line, ...]:
    """What would be derived of what was said alone, beside the curators' own reading."""
    if not file.assessment:
        return ()
    derived = standing(file.attributions, file.actors, file.sources)
    told = f"{status_words(derived.status)}: {derivation(derived, file.actors)}."
    return (Line(("By what was said alone: ",), (told,)),)


def _what(attribution: Attribution) -> str:
    return "something it follows from" if attribution.inferred else "it"


def _confidence(code: str | None) -> str:
    """The Admiralty code in words; "cannot be judged" (F, 6) is left out, since it is no middle value."""
    words = [_ADMIRALTY[letter] for letter in code or "" if letter in _ADMIRALTY]
    return f"confidence {code}: {', '.join(words)}" if words else ""


def _facts(file: ClaimFile) -> tuple[Line, ...]:
    """When, where and how many, by those who said it in words."""
    claim = file.claim
    lines: list[Line] = []
    tail = credited(backers(file.attributions), file.actors, file.sources) or ("nobody on record says so in words",)
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
    taken = by_claim(file.other_attributions)
    return tuple(
        Line(
            (f"{word} ",),
            (Strong(file.others[key].text),),
            credited(voices_of(taken.get(key, ())), file.actors, file.sources) or ("nobody on record",),
            opens=claim_choice(key, file.others[key].text),
        )
        for word, key in links
        if key in file.others
    )
