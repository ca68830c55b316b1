"""The numbers of a story side by side, by what they count and in which phase, and whether they conflict."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from bot.briefing.answer import Answer, Line, Query, Section, Strong
from bot.briefing.phrases import claim_choice, counted, dated, does, listed, name, who
from bot.domain.entries import Claim, Figure
from bot.domain.files import Attribution, TopicFile
from bot.domain.standing import voices_of
from bot.domain.text import folded, written_number
from bot.domain.vocabulary import Side

_SLACK = 0.1
"""How far two "about" numbers may lie apart, as a share of the larger, and still not conflict."""

Counted = tuple[str, Claim, Figure]


def figures(file: TopicFile, claims: Mapping[str, Claim], query: Query) -> Answer:
    """Each measure with its phases, who says each number, and whether they conflict or why not."""
    measures = _measures(claims)
    sections = tuple(
        Section(
            f"{found[0][2].counts[:1].upper()}{found[0][2].counts[1:]}",
            (*(line for counted_ in found for line in _figure_lines(file, *counted_)), _verdict(found)),
        )
        for found in measures.values()
    )
    total = sum(len(found) for found in measures.values())
    lead = (
        f"{counted(total, 'figure')} in {counted(len(measures), 'measure')}. "
        "Figures conflict only within the same measure and phase."
        if total
        else "No figure is on the desk for this story yet."
    )
    return Answer(f"Figures: {file.topic.title}", (Line((lead,)),), sections, query)


class Told(NamedTuple):
    """A figure in a few words, and the position it rests on."""

    text: str
    backer: Attribution


def in_brief(file: TopicFile, claims: Mapping[str, Claim]) -> list[Told]:
    """Each figure that somebody states about the measure with most figures, with who does and who does not."""
    nothing: list[Counted] = []
    largest = max(_measures(claims).values(), key=len, default=nothing)
    short: list[Told] = []
    for key, _, figure in largest:
        voices = [v.newest for v in voices_of(file.of_claim(key)) if not v.newest.inferred]
        backing = [a for a in voices if a.stance.side in (Side.FOR, Side.RELAYING)]
        if backing:
            hedge = f", hedged: {backing[0].hedge}" if backing[0].hedge else ""
            others = [f"; {name(file.actors, a.speaker)} {does(file.actors, a)}" for a in voices if a not in backing]
            said = f"{who(file.actors, backing[0]).rstrip(',')}{hedge}{''.join(others[:2])}"
            short.append(Told(f"{shown_figure(figure)} {figure.phase} ({said})", backing[0]))
    return short


def shown_figure(figure: Figure) -> str:
    """ "about 1,500 troops", "10,000–12,000 troops"."""
    low, high = figure.bounds
    number = written_number(low) if low == high else f"{written_number(low)}–{written_number(high)}"
    return f"{'about ' if figure.about else ''}{number} {figure.unit}"


def conflicting(figures: Iterable[Figure]) -> bool:
    """Whether numbers of one measure and phase exclude each other, allowing "about" its slack."""
    bounds = [(figure, *figure.bounds) for figure in figures]
    for i, (one, low, high) in enumerate(bounds):
        for other, other_low, other_high in bounds[i + 1 :]:
            slack = _SLACK * max(high, other_high) if one.about or other.about else 0
            if low > other_high + slack or other_low > high + slack:
                return True
    return False


def _measures(claims: Mapping[str, Claim]) -> dict[str, list[Counted]]:
    """The figures by what they count, the smallest first."""
    measures: dict[str, list[Counted]] = {}
    for key, claim in claims.items():
        for figure in claim.figures:
            measures.setdefault(folded(figure.counts), []).append((key, claim, figure))
    return {measure: sorted(found, key=lambda item: item[2].bounds) for measure, found in measures.items()}


def _figure_lines(file: TopicFile, key: str, claim: Claim, figure: Figure) -> Iterable[Line]:
    voices = voices_of(file.of_claim(key))
    head = (Strong(f"{shown_figure(figure)}, {figure.phase}"), ": ")
    choice = claim_choice(key, claim.text)
    if not voices:
        yield Line(head, (claim.text,), ("nobody on record",), opens=choice)
    for n, voice in enumerate(voices):
        a = voice.newest
        hedge = f" (hedged: {a.hedge})" if a.hedge else ""
        said = f"{a.stance.mark} {who(file.actors, a)} {does(file.actors, a)}{hedge}"
        if n == 0:
            yield Line(head, (claim.text,), (f"{said} · ", *dated(a, file.sources)), opens=choice)
        else:
            yield Line((said,), (), dated(a, file.sources), depth=1)


def _verdict(found: list[Counted]) -> Line:
    """Whether the numbers of one measure conflict, and what tells them apart if not."""
    alike: dict[tuple[str, str], list[Figure]] = {}
    for _, _, figure in found:
        alike.setdefault((folded(figure.phase), folded(figure.unit)), []).append(figure)
    conflicts = [group for group in alike.values() if conflicting(group)]
    if conflicts:
        told = "; ".join(f"{listed(map(shown_figure, group))} ({group[0].phase})" for group in conflicts)
        return Line(("⚠ ", Strong("These conflict"), f": {told}. They count the same thing in the same phase."))
    if len(found) == 1:
        return Line(("Nothing to compare: the only figure of its measure.",))
    apart: list[str] = []
    for what, words in (("phases", [f.phase for *_, f in found]), ("units", [f.unit for *_, f in found])):
        if len({folded(word) for word in words}) > 1:
            apart.append(f"they count different {what} ({listed({folded(word): word for word in words}.values())})")
    close = [group for group in alike.values() if len({figure.bounds for figure in group}) > 1]
    if close:
        apart.append(f"{listed(map(shown_figure, close[0]))} overlap, or lie within what “about” leaves open")
    return Line((Strong("No conflict"), f": {'; '.join(apart) or 'the numbers are the same'}."))
