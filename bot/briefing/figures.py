"""The numbers of a story side by side, by what they count and in which phase, and whether they conflict.

Curators type a "phase"; readers are told of stages: moved, being prepared, planned.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from bot.briefing.answer import Answer, Line, Query, Section, Strong
from bot.briefing.phrases import claim_choice, counted, dated, does, listed, name, who
from bot.domain.entries import Claim, Figure
from bot.domain.files import Attribution, TopicFile
from bot.domain.standing import voices_of
from bot.domain.text import folded, written_number
from bot.domain.vocabulary import BACKING

_SLACK = 0.1
"""How far two "about" numbers may lie apart, as a share of the larger, and still not conflict."""

Counted = tuple[str, Claim, Figure]


def figures(file: TopicFile, claims: Mapping[str, Claim], query: Query) -> Answer:
    """Whether any numbers conflict; then, by what they count, whether these do or why not, and who says each."""
    measures = _measures(claims)
    sections = tuple(
        Section(
            f"{found[0][2].counts[:1].upper()}{found[0][2].counts[1:]}",
            (*_verdict(file, found), *(line for counted_ in found for line in _figure_lines(file, *counted_))),
        )
        for found in measures.values()
    )
    return Answer(f"Figures: {file.topic.title}", (_lead(file, measures),), sections, query)


def _lead(file: TopicFile, measures: Mapping[str, list[Counted]]) -> Line:
    """How many figures there are, and those that conflict."""
    total = sum(len(found) for found in measures.values())
    if not total:
        return Line(("No figure is on the desk for this story yet.",))
    if len(measures) == 1:
        return Line((f"{counted(total, 'figure')}.",))  # its verdict follows
    by = f"{counted(total, 'figure')}, by what they count. "
    if conflicts := [group for found in measures.values() for group in _conflicts(_alike(file, found))]:
        return Line((by, "⚠ ", Strong("These conflict"), f": {'; '.join(map(_listed_figures, conflicts))}."))
    return Line((by, Strong("No two of them conflict"), "."))


class Told(NamedTuple):
    """A figure in a few words, and the position it rests on."""

    text: str
    backer: Attribution


class InBrief(NamedTuple):
    """The figures of one measure: what it counts, those that somebody states, and how many `others` there are, of the
    same and of other measures.
    """

    counts: str
    told: list[Told]
    same: int
    others: int


def in_brief(file: TopicFile, claims: Mapping[str, Claim]) -> InBrief:
    """Each figure that somebody states about the measure with most such figures, with who does and who does not."""
    measures = _measures(claims)
    nothing: list[Counted] = []
    stated = {key for key, claim in claims.items() if claim.figures and _backing(file, key)}
    largest = max(measures.values(), key=lambda found: sum(key in stated for key, *_ in found), default=nothing)
    short: list[Told] = []
    for key, _, figure in largest:
        if backing := _backing(file, key):
            voices = [v.newest for v in voices_of(file.of_claim(key)) if not v.newest.inferred]
            hedge = f", hedged: {backing[0].hedge}" if backing[0].hedge else ""
            others = [f"; {name(file.actors, a.speaker)} {does(file.actors, a)}" for a in voices if a not in backing]
            said = f"{who(file.actors, backing[0]).rstrip(',')}{hedge}{''.join(others[:2])}"
            short.append(Told(f"{shown_figure(figure)} {figure.phase} ({said})", backing[0]))
    others = sum(map(len, measures.values())) - len(largest)
    return InBrief(largest[0][2].counts if largest else "", short, len(largest), others)


def _backing(file: TopicFile, claim: str) -> list[Attribution]:
    """The newest positions, in words, that state or relay the claim: without one, nobody states its figures."""
    newest = [v.newest for v in voices_of(file.of_claim(claim)) if not v.newest.inferred]
    return [a for a in newest if a.stance.side in BACKING]


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


Alike = dict[tuple[str, str], list[Figure]]
"""Figures of one measure that somebody states, by phase and unit: only those of one group can conflict."""


def _alike(file: TopicFile, found: Iterable[Counted]) -> Alike:
    alike: Alike = {}
    for key, _, figure in found:
        if _backing(file, key):
            alike.setdefault((folded(figure.phase), folded(figure.unit)), []).append(figure)
    return alike


def _conflicts(alike: Alike) -> list[list[Figure]]:
    return [group for group in alike.values() if conflicting(group)]


def _verdict(file: TopicFile, found: Sequence[Counted]) -> list[Line]:
    """Whether the numbers of one measure that somebody states conflict; what tells them apart, or was not compared.

    A figure that stands alone, and is stated, is compared with none: that is not worth a line.
    """
    unstated = [figure for key, _, figure in found if not _backing(file, key)]
    if len(found) == 1 and not unstated:
        return []
    alike = _alike(file, found)
    conflicts = _conflicts(alike)
    lines = [_told([figure for group in alike.values() for figure in group], alike.values(), conflicts)]
    others = [figure for group in alike.values() if group not in conflicts for figure in group]
    if conflicts and others:
        lines.append(Line((f"Not compared with them, in another unit or stage: {_listed_figures(others)}.",), depth=1))
    if unstated:
        it = "it" if len(unstated) == 1 else "them"
        none = f"Left out, since nobody on the desk states {it} now: {_listed_figures(unstated)}."
        lines.append(Line((none,), depth=1))
    return lines


def _told(stated: Sequence[Figure], alike: Iterable[list[Figure]], conflicts: Sequence[list[Figure]]) -> Line:
    """The verdict itself; `alike` are the stated figures by phase and unit, `conflicts` those of them that conflict."""
    if conflicts:
        told = "; ".join(map(_listed_figures, conflicts))
        return Line(("⚠ ", Strong("These conflict"), f": {told}. They count the same thing at the same stage."))
    if len(stated) < 2:
        return Line(
            (f"Nothing to compare: nobody on the desk states {'another' if stated else 'a'} figure of this now.",)
        )
    apart: list[str] = []
    for what, words in (("stages", [f.phase for f in stated]), ("units", [f.unit for f in stated])):
        if len({folded(word) for word in words}) > 1:
            apart.append(f"they count different {what} ({listed({folded(word): word for word in words}.values())})")
    close = [group for group in alike if len({figure.bounds for figure in group}) > 1]
    if close:
        apart.append(f"{_listed_figures(close[0])} overlap, or lie within what “about” leaves open")
    return Line((Strong("No conflict"), f": {'; '.join(apart) or 'the numbers are the same'}."))


def _listed_figures(figures: Iterable[Figure]) -> str:
    """ "1,500 troops and 9,000 troops (moved)": a phase stands behind the last of those that share it."""
    phases: dict[str, list[Figure]] = {}
    for figure in figures:
        phases.setdefault(folded(figure.phase), []).append(figure)
    return "; ".join(
        f"{listed(dict.fromkeys(map(shown_figure, group)))} ({group[0].phase})" for group in phases.values()
    )
