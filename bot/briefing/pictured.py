"""Composes the picture of a digest, where one says more than its lines."""

from collections.abc import Mapping, Sequence, Set

from bot.briefing.figures import shown_figure
from bot.briefing.phrases import does, name, the, when
from bot.briefing.picture import Bar, DayRow, DaysPicture, FiguresPicture, Mark
from bot.domain.changes import ClaimsAt, NetChange
from bot.domain.days import day_order
from bot.domain.entries import Claim, Figure, Statement
from bot.domain.files import Attribution, by_claim
from bot.domain.standing import Voice, voices_of
from bot.domain.text import folded, shortened
from bot.domain.vocabulary import Side

_BARS, _DAYS, _A_DAY = 5, 3, 2
"""How many figures, days, and voices of one day a picture holds at most: fewer where its words would be too many."""
_ROOM = 1_000
"""How long the words of a picture may be, as its alternative text (https://discord.com/developers/docs)."""
_LEAST_DAYS = 3
_TITLE, _LABEL, _NAME, _PHASES = 50, 40, 30, 90
_CLAIM = (85, 60, 40)
"""How much of a claim stands beside a day: the first that leaves room for all."""
_LARGEST = 1e15
_FIRST = (Side.FOR, Side.RELAYING, Side.AGAINST, Side.OPEN, Side.WITHDRAWN)


def figures_picture(claims: Mapping[str, Claim], at: ClaimsAt, new: Set[str]) -> FiguresPicture | None:
    """The measure that new figures of the claims `new` belong to, the one with most figures.

    None where it has but one: that is told as well by its line.
    """
    measures: dict[tuple[str, str], list[tuple[str, Figure]]] = {}
    for key, claim in claims.items():
        for figure in claim.figures:
            if figure.bounds[0] >= 0 and figure.bounds[1] <= _LARGEST:
                measures.setdefault((folded(figure.counts), folded(figure.unit)), []).append((key, figure))
    touched = [found for found in measures.values() if len(found) > 1 and any(key in new for key, _ in found)]
    if not touched:
        return None
    measure = max(touched, key=len)
    drawn = [_bars(measure, most, at, new) for most in range(min(_BARS, len(measure)), 1, -1)]
    return next((picture for picture in drawn if _has_room(picture)), drawn[-1])


def _bars(measure: Sequence[tuple[str, Figure]], most: int, at: ClaimsAt, new: Set[str]) -> FiguresPicture:
    """At most so many of the figures of a measure, each with its claim's key: new ones are not left out for others."""
    found = sorted(measure, key=lambda item: item[1].bounds)
    found = sorted(sorted(found, key=lambda item: item[0] not in new)[:most], key=lambda item: item[1].bounds)
    taken = by_claim(at.attributions)
    bars = tuple(
        Bar(
            shortened(f"{shown_figure(figure)}, {figure.phase}", _LABEL),
            *figure.bounds,
            _says(voices_of(taken.get(key, ())), at),
            key in new,
        )
        for key, figure in found
    )
    counts = found[0][1].counts
    title = shortened(counts[:1].upper() + counts[1:], _TITLE)
    phases = list({folded(figure.phase): figure.phase for _, figure in found}.values())
    told = f"Figures of different stages do not contradict each other: {shortened(', '.join(phases), _PHASES)}."
    return FiguresPicture(title, bars, len(measure) - len(bars), told if len(phases) > 1 else "")


def _has_room(picture: FiguresPicture | DaysPicture) -> bool:
    return len(picture.text.encode("utf-16-le")) <= 2 * _ROOM


def days_picture(changes: Sequence[NetChange], at: ClaimsAt, called: str) -> DaysPicture | None:
    """New statements by their days; None where they lie on fewer than three."""
    days: dict[str, list[Attribution]] = {}
    taken = {a.statement: a for a in reversed(at.attributions)}
    for change in changes:
        said = taken.get(change.key)
        if isinstance(change.after, Statement) and change.before is None and said and said.said_on:
            days.setdefault(said.said_on, []).append(said)
    if len(days) < _LEAST_DAYS:
        return None
    ordered = sorted(days.items(), key=lambda item: (day_order(item[0]), item[0]))
    drawn = [_by_day(ordered, at, called, most) for most in _CLAIM]
    return next((picture for picture in drawn if _has_room(picture)), drawn[-1])


def _by_day(days: Sequence[tuple[str, Sequence[Attribution]]], at: ClaimsAt, called: str, most: int) -> DaysPicture:
    """The last of these days, with at most so much of each claim."""
    rows = tuple(
        DayRow(when(day), tuple([_mark(at, said, most) for said in told[:_A_DAY]]), len(told[_A_DAY:]))
        for day, told in days[-_DAYS:]
    )
    return DaysPicture(shortened(f"Said, by day: {called}", _TITLE), rows, len(days) - len(rows))


def _mark(at: ClaimsAt, said: Attribution, most: int) -> Mark:
    claim = shortened(at.claims[said.claim].text, most) if said.claim in at.claims else said.claim
    return Mark(said.stance.side, _brief(at, said), claim)


def _says(voices: Sequence[Voice], at: ClaimsAt) -> str:
    """The first who says so and the first who does otherwise, each with its day."""
    if not voices:
        return "nobody on record"
    ordered = sorted(voices, key=lambda voice: _FIRST.index(voice.newest.stance.side))
    shown = [ordered[0], *[v for v in ordered[1:] if v.newest.stance.side is not ordered[0].newest.stance.side][:1]]
    told = [f"{_brief(at, voice.newest)}, {when(voice.newest.said_on)}" for voice in shown]
    return "; ".join(told)


def _brief(at: ClaimsAt, said: Attribution) -> str:
    """Who takes which position, and whom they cite: "South Korean media, citing the agency, report"."""
    cited = f", citing {the(shortened(name(at.actors, said.via[0]), _NAME))}," if said.via else ""
    return f"{shortened(name(at.actors, said.speaker), _NAME)}{cited} {does(at.actors, said)}"
