"""Answers about a story: its claims, its brief, its sources, and the list of stories."""

from collections import Counter
from collections.abc import Mapping, Sequence

from bot.briefing.answer import Answer, Line, Piece, Query, Section, Strong, Web
from bot.briefing.as_read import AsRead
from bot.briefing.figures import InBrief, Told
from bot.briefing.phrases import (
    claim_choice,
    counted,
    credited,
    dated,
    does,
    how,
    read_at,
    status_words,
    turned,
    when,
    who,
    words,
)
from bot.domain.days import day_order, shown_day, shown_span
from bot.domain.files import Attribution, ClaimLine, TopicFile, TopicLine, by_claim
from bot.domain.refusals import Choice
from bot.domain.standing import Standing, Voice, standing, voices_of
from bot.domain.text import shortened
from bot.domain.vocabulary import BACKING, Kind, Side, Status

_HEADINGS = {
    Status.DISPUTED: "Disputed: denied by somebody",
    Status.CORROBORATED: "Corroborated: two or more independent origins, nobody denies it",
    Status.UNVERIFIED: "Unverified: one independent origin or none, nobody denies it",
    Status.WITHDRAWN: "Withdrawn by those who made them",
}
"""What a derived status means; one that curators gave stands under a heading of its own."""
_FIGURES = 4
"""How many figures stand in a brief."""
_A_SIDE = 2
_QUOTED = 120
"""How much of a quote the brief shows."""
_SIDES = (Side.AGAINST, Side.FOR, Side.RELAYING, Side.OPEN, Side.WITHDRAWN)


def stories(topics: Sequence[TopicLine], total: int, query: Query) -> Answer:
    """The stories on the desk with counts and last change."""
    lines = tuple(
        Line(
            (Strong(topic.title), f" ({topic.key})"),
            (f": {counted(topic.claims, 'claim')} by {counted(topic.actors, 'speaker')}",),
            (
                *((f"closed {shown_day(topic.closed)} · ",) if topic.closed else ()),
                f"last change {shown_day(topic.changed[:10])}",
            ),
            opens=Choice(Kind.TOPIC, topic.key, topic.title),
        )
        for topic in topics
    )
    more = f"; the {len(topics)} with the newest changes are shown" if total > len(topics) else ""
    lead = f"{total:,} {'story' if total == 1 else 'stories'} on the desk{more}." if total else _EMPTY_DESK
    return Answer("Stories on the desk", (Line((lead,)),), (Section("", lines),) if lines else (), query)


_EMPTY_DESK = "No story is on the desk yet. Curated packs in data/topics/ are loaded when the bot starts."


def claims(file: TopicFile, query: Query) -> Answer:
    """The story's claims grouped by status, each with who is for and against, and the day.

    What curators assessed stands apart from what is derived: their reading may differ from what was said.
    """
    standings = claim_standings(file)
    groups: dict[tuple[Status, bool], list[ClaimLine]] = {
        (status, assessed): [] for status in Status for assessed in (False, True)
    }
    for claim in file.claims:
        stands = standings[claim.key]
        groups[stands.status, stands.assessed].append(claim)
    sections = tuple(
        Section(
            f"{status.mark} {_heading(status, assessed=assessed)} ({len(group)})",
            AsRead((_claim_line(file, claim, standings[claim.key]) for claim in group), len(group)),
        )
        for (status, assessed), group in groups.items()
        if group
    )
    lead = (Line((_standing_counts(file, standings),)),)
    return Answer(file.topic.title, lead, sections, query)


def brief(file: TopicFile, figures: InBrief, query: Query) -> Answer:
    """The story in five lines: what is claimed, denied, left open, counted, and how it all stands.

    Each line is attributed and dated; the story's summary is neither, and may be older than what was said since.
    """
    standings = claim_standings(file)
    title = f"In brief: {file.topic.title}"
    if not standings:
        return Answer(title, (Line((_standing_counts(file, standings),)),), (), query, on_one_page=True)
    voices = _main_voices(file, standings)
    lines = [
        _brief_line("Claimed", file, voices[Side.FOR], 1),
        _brief_line("Denied", file, voices[Side.AGAINST], 2),
        _brief_line("Left open", file, voices[Side.OPEN], 2),
    ]
    if figures.told:
        told = [(figure.text, figure.backer) for figure in _foremost(figures.told)]
        line = _joined(f"Figures, {figures.counts}", file, told, figures.same - len(told))
        more = f" · {counted(figures.others, 'figure')} of other things on the desk"
        lines.append(line._replace(tail=(*line.tail, more)) if figures.others else line)
    lines.append(Line((Strong("Standing"), f": {_standing_counts(file, standings)}")))
    return Answer(title, (), (Section("", tuple(lines)),), query, on_one_page=True)


def _foremost(told: Sequence[Told]) -> list[Told]:
    """Of many figures in their order the smallest, the largest and the newest: without one of these they mislead."""
    newest = sorted(told[1:-1], key=lambda each: day_order(each.backer.said_on), reverse=True)
    kept = [*told[:1], *told[-1:], *newest[: _FIGURES - 2]]
    return [each for each in told if each in kept]


def sources(file: TopicFile, query: Query) -> Answer:
    """What was read for the story: outlet, day, address, archived copy, and how much rests on each."""
    resting: dict[str, set[str]] = {}
    for a in file.attributions:
        resting.setdefault(a.source, set()).add(a.statement)
    lines: list[Line] = []
    repeated = {key for source in file.sources.values() for key in source.derives_from}
    for source in sorted(file.sources.values(), key=lambda s: (day_order(s.published), s.outlet, s.title, s.key)):
        statements = len(resting.get(source.key, ()))
        alone = "read by way of those that repeat it" if source.key in repeated else "evidence alone"
        address: tuple[Piece, ...] = (Web(source.url),) if source.url else ("address not known",)
        archived: tuple[Piece, ...] = ("archived copy ", Web(source.archived_url)) if source.archived_url else ()
        lines.append(
            Line(
                (Strong(source.outlet),),
                (
                    f": {source.title}" if source.title else ": title not known",
                    f"; {counted(statements, 'statement') if statements else alone}",
                ),
                (
                    f"{when(source.published, source.worked_out)} · ",
                    *address,
                    *((" · ", *archived) if archived else ()),
                ),
            )
        )
    lead = (
        f"{counted(len(lines), 'source')} read for this story."
        if lines
        else "No source is on the desk for this story yet."
    )
    return Answer(
        f"Sources: {file.topic.title}", (Line((lead,)),), (Section("", tuple(lines)),) if lines else (), query
    )


def timeline(file: TopicFile, query: Query) -> Answer:
    """Happenings and statements by day, oldest first; what has no day comes last."""
    taken = by_claim(file.attributions)
    happened = [
        (
            day_order(claim.happened),
            0,
            shown_span(claim.happened) + how(claim.worked_out),
            Line(
                ("● claimed: ",),
                (claim.text,),
                _claimants(file, taken.get(claim.key, [])),
                opens=claim_choice(claim.key, claim.text),
            ),
        )
        for claim in file.claims
        if claim.happened
    ]
    spoken: dict[str, Attribution] = {}
    for a in file.attributions:
        if a.statement not in spoken or spoken[a.statement].inferred:
            spoken[a.statement] = a
    said = [
        (
            day_order(a.said_on),
            1,
            when(a.said_on, a.worked_out),
            Line(
                (f"{a.stance.mark} ", Strong(who(file.actors, a)), f" {does(file.actors, a)}: "),
                words(a),
                read_at(file.sources, a.source),
            ),
        )
        for a in spoken.values()
    ]
    days: dict[tuple[str, str], list[Line]] = {}
    for order, _, shown, line in sorted(happened + said, key=lambda item: item[:2]):
        days.setdefault((order, shown), []).append(line)
    sections = tuple(Section(shown[:1].upper() + shown[1:], tuple(lines)) for (_, shown), lines in days.items())
    lead = (
        "By day, oldest first. “By” a day means no later than that day."
        if sections
        else "Nothing with a day is on the desk for this story yet."
    )
    return Answer(f"Timeline: {file.topic.title}", (Line((lead,)),), sections, query)


def claim_standings(file: TopicFile) -> dict[str, Standing]:
    """How each claim of the story stands."""
    taken = by_claim(file.attributions)
    return {
        claim.key: standing(taken.get(claim.key, ()), file.actors, file.sources, claim.assessed)
        for claim in file.claims
    }


def _claim_line(file: TopicFile, claim: ClaimLine, stands: Standing) -> Line:
    """The claim, and below it who takes which side, at most two a side, those against first."""
    sides: dict[Side, list[Voice]] = {}
    for voice in stands.voices:
        sides.setdefault(voice.newest.stance.side, []).append(voice)
    shown = [voice for side in _SIDES if side in sides for voice in sides[side][:_A_SIDE]]
    takes = credited(shown, file.actors, file.sources, most=len(shown), hidden=len(stands.voices) - len(shown))
    choice = claim_choice(claim.key, claim.text)
    otherwise = _otherwise(file, claim, stands)
    return Line((), (Strong(claim.text),), (*otherwise, *(takes or ("nobody on record",))), opens=choice)


def _heading(status: Status, *, assessed: bool) -> str:
    if assessed:
        return f"{status.value[:1].upper()}{status.value[1:]}, as the curators read it"
    return _HEADINGS[status]


def _otherwise(file: TopicFile, claim: ClaimLine, stands: Standing) -> tuple[Piece, ...]:
    """What the status would be by what was said alone, where curators gave another."""
    if not stands.assessed:
        return ()
    derived = standing(file.of_claim(claim.key), file.actors, file.sources).status
    return () if derived is stands.status else (f"by what was said alone: {status_words(derived)} · ",)


def _standing_counts(file: TopicFile, standings: dict[str, Standing]) -> str:
    found = Counter((stands.status, stands.assessed) for stands in standings.values())
    closed = f" The story was closed {shown_day(file.topic.closed.day)}." if file.topic.closed else ""
    if not found:
        return f"No claim is on the desk for this story yet.{closed}"
    counts = ", ".join(
        f"{found[status, assessed]} {status.value}{' as the curators read it' if assessed else ''}"
        for status in Status
        for assessed in (False, True)
        if found[status, assessed]
    )
    speakers = len({a.speaker for a in file.attributions})
    return f"{counted(len(standings), 'claim')} by {counted(speakers, 'speaker')}: {counts}.{closed}"


def _main_voices(file: TopicFile, standings: Mapping[str, Standing]) -> dict[Side, list[Voice]]:
    """The voices on each side, those on the claims most others lean on first, each statement once."""
    leans: dict[str, list[str]] = {}
    for link in file.links:
        leans.setdefault(link.claim, []).append(link.far)
    weight = dict.fromkeys((claim.key for claim in file.claims), 0)
    for key in list(weight):
        for root in _roots(key, leans):
            weight[root] = weight.get(root, 0) + 1
    found: dict[Side, dict[str, Voice]] = {side: {} for side in Side}
    for key in sorted((claim.key for claim in file.claims), key=lambda key: -weight[key]):
        for voice in standings[key].voices:
            if not voice.newest.inferred:
                found[voice.newest.stance.side].setdefault(voice.newest.statement, voice)
    return {side: list(voices.values()) for side, voices in found.items()}


def _roots(key: str, leans: dict[str, list[str]]) -> set[str]:
    """Every claim that `key` leans on, near or far."""
    found: set[str] = set()
    pending = list(leans.get(key, ()))
    while pending:
        far = pending.pop()
        if far not in found:
            found.add(far)
            pending.extend(leans.get(far, ()))
    return found


def _brief_line(label: str, file: TopicFile, voices: Sequence[Voice], most: int) -> Line:
    """The first voices of one side in their shortest words: the quote, and the claim it answers; then how many more."""
    texts = {claim.key: claim for claim in file.claims}
    told: list[tuple[str, Attribution]] = []
    for voice in voices[:most]:
        a = voice.newest
        quote = f" (“{shortened(a.quote, _QUOTED)}”)" if a.quote else ""
        since = f" ({turned(voice)})" if voice.turns else ""
        hedge = f" (hedged: {a.hedge})" if a.hedge else ""
        said = f"{a.stance.mark} {who(file.actors, a)} {does(file.actors, a)}{since}{quote}"
        told.append((f"{said}: {texts[a.claim].text}{hedge}", a))
    if not told:
        return Line((Strong(label), ": nothing on the desk"))
    claim = texts[voices[0].newest.claim]
    return _joined(label, file, told, len(voices) - len(told))._replace(opens=claim_choice(claim.key, claim.text))


def _joined(label: str, file: TopicFile, told: Sequence[tuple[str, Attribution]], left_out: int) -> Line:
    """Several sayings in one line, each with its day and source unless the next shares both; then how many more."""
    pieces: list[Piece] = []
    for n, (text, a) in enumerate(told):
        pieces.append(f"{'; ' if n else ''}{text}")
        following = told[n + 1][1] if n + 1 < len(told) else None
        if following and _read(following) != _read(a):
            pieces += [" · ", *dated(a, file.sources)]
    more = (f" · +{left_out} more",) if left_out else ()
    return Line((Strong(label), ": "), tuple(pieces), (*dated(told[-1][1], file.sources), *more))


def _read(a: Attribution) -> tuple[str, bool, str]:
    """When and where it was read, as a tail tells it."""
    return a.said_on, a.worked_out, a.source


def _claimants(file: TopicFile, spoken: Sequence[Attribution]) -> tuple[Piece, ...]:
    """Those who say or relay that it happened; a denial stands with its own day."""
    voices = [v for v in voices_of(spoken) if v.newest.stance.side in BACKING]
    return credited(voices, file.actors, file.sources) or ("nobody on record says so",)
