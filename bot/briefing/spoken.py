"""Answers to what speakers said: whether they took a stance, in which words, and where two of them take other sides.

The first lines answer; what they tell is not told again below them.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.briefing.answer import Answer, Line, Query, Section, Strong
from bot.briefing.asked import STANCES, Understood, capital, only
from bot.briefing.ordered import likest_first, nearest_first
from bot.briefing.phrases import (
    PAST,
    Once,
    Tells,
    claim_choice,
    counted,
    dated,
    does,
    listed,
    the,
    turned,
    voice_lines,
    who,
)
from bot.briefing.stances import StanceQuestion
from bot.domain.files import ActorFile, Attribution, ClaimLine, TopicFile, by_claim
from bot.domain.sought import Intent
from bot.domain.standing import Voice, voices_of
from bot.domain.vocabulary import BACKING, Side, Stance

_SHOWN = 3
_SAID_SO = frozenset(stance for stance in Stance if stance.side in BACKING)
Took = tuple[ClaimLine, Voice, Attribution]
"""A claim, the voice of a speaker on it, and that position of the voice which is asked for."""


def stance_of(
    intent: Intent,
    files: Sequence[ActorFile],
    claims: frozenset[str],
    *,
    exact: bool,
    understood: Understood,
    query: Query,
    polar: bool = False,
    voices: Sequence[ActorFile] = (),
) -> Answer:
    """Whether speakers took a stance: towards `claims`, or anything in their files where there are none.

    With `polar` it is asked whether they said so: what they said otherwise is no yes. Where `exact` is off nothing that
    says just what was asked is on the desk, and what they did say comes after that. Of several claims that fit it is no
    yes either, where they said otherwise of one. `voices` are spokesmen and
    the house of the speaker, told as that where the speaker has not said so.
    """
    question = STANCES[intent]
    once = Once({key: claim for file in (*files, *voices) for key, claim in file.claims.items()})
    stances = frozenset(Stance) if intent is Intent.SAID else question.asked  # whatever they said, they said it
    several = len(files) > 1 and intent is Intent.SAID
    files = _each_once(files) if several else files
    first: list[Line] = []
    sections: list[Section] = []
    absent, many = True, False
    for file in files:
        aimed = only(file, claims) if claims else file
        asks_said = polar and bool(claims) and intent is Intent.SAID
        all_took = _took(aimed, stances, first=_SAID_SO if asks_said else frozenset())
        if claims and intent is Intent.SAID and len({claim.key for claim, *_ in all_took}) == 1:
            all_took.sort(key=lambda each: (each[2].inferred, each[2].stance not in _SAID_SO))  # who says so first
        took, many = all_took if exact else [], many or len(all_took) > _SHOWN
        turned_round = [] if took or intent is not Intent.WITHDREW else _turned(aimed)
        rest = (
            only(likest_first(file, understood.subject), [key for key in file.claims if key not in claims])
            if claims
            else None
        )
        absent = absent and not took
        if took:
            if polar and claims and intent is Intent.SAID and not any(a.stance.side in BACKING for *_, a in took):
                first.append(Line((Strong(f"{capital(_none(question, file, bool(claims), exact))}."),)))
            all_so = {claim.key for claim, *_ in took} >= {a.claim for a in aimed.attributions}
            all_so = all_so or (
                intent is Intent.WITHDREW and not claims
            )  # whoever took back anything took something back
            first += _yes(took, file, once, is_yes=polar and all_so and intent is not Intent.SAID)
            sections += _sections(file, aimed, took, once)
        elif turned_round:
            first += [
                Line((Strong(f"{capital(_none(question, file, bool(claims), exact))}; a change of position is."),))
            ]
            first += _yes(turned_round, file, once, is_yes=False)
            sections += _sections(file, aimed, turned_round, once, few=True)
        elif not several:
            none, told = _no(question, file, aimed if exact else only(file, ()), intent, bool(claims), exact, once)
            first += none
            first += _in_their_name(file, voices, claims, stances, once)
            kept = aimed if exact else nearest_first(file, claims)
            sections += _sections(file, kept, told, once, heading="" if exact else "Another claim: ")
        if rest and exact and rest.attributions and not took:
            sections += _sections(
                file, rest, _took(rest, stances), once, heading="Another claim: ", few=True, whole=True
            )
    if not first:
        names = listed(the(file.actor.name) for file in files)
        first = [Line((Strong(f"Nothing {names} said about it is on the desk: neither confirmed nor denied here."),))]
    answered = None if many or several else 0 if not absent else 1  # with the nearest of what was said
    return Answer(understood.title(), tuple(first), _joined(sections), query, absent=absent, first=answered)


def with_sayers(answer: Answer, file: TopicFile, claims: Collection[str]) -> Answer:
    """The answer that somebody did not say it, with who does say or pass on that it is so, if anybody."""
    voices = [voice for key in claims for voice in voices_of(file.of_claim(key))]
    said = (v.newest for v in voices if v.newest.stance in _SAID_SO and not v.newest.inferred)
    names = list(dict.fromkeys(the(file.actors[a.speaker].name) for a in said if a.speaker in file.actors))
    if not answer.absent or not names:
        return answer
    more = [f"{len(names) - _SHOWN} more"] if len(names) > _SHOWN else []
    return replace(answer, lead=(*answer.lead, Line((f"Who did say it: {listed([*names[:_SHOWN], *more])}.",))))


def _each_once(files: Sequence[ActorFile]) -> list[ActorFile]:
    """The files, each without what stands in one before it: a spokesman's words are in his house's file too."""
    told: set[tuple[str, str]] = set()
    kept: list[ActorFile] = []
    for file in files:
        own = [a for a in file.attributions if (a.statement, a.claim) not in told]
        told.update((a.statement, a.claim) for a in own)
        kept.append(replace(file, attributions=tuple(own)))
    return kept


def _in_their_name(
    file: ActorFile, voices: Sequence[ActorFile], claims: Collection[str], stances: frozenset[Stance], once: Once
) -> list[Line]:
    """What spokesmen said of it, marked as not the speaker's own words."""
    lines: list[Line] = []
    for voice in voices:
        if took := _took(only(voice, claims) if claims else voice, stances):
            by = f"{the(voice.actor.name)}, {voice.actor.role}".rstrip(", ")
            lines.append(Line((f"Not {the(file.actor.name)} in person, but {by}:",)))
            lines += _yes(took, voice, once, is_yes=False)
    return lines


def _turned(file: ActorFile) -> list[Took]:
    """Each claim on which somebody of the file went from one side to another, with the newest position."""
    return [(claim, voice, voice.newest) for claim, voice in _voices(file) if voice.turns]


def _joined(sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections, those of one heading as one: several speakers on one claim."""
    found: dict[str, Section] = {}
    for section in sections:
        had = found.get(section.heading)
        found[section.heading] = had._replace(lines=(*had.lines, *section.lines)) if had else section
    return tuple(found.values())


def _took(file: ActorFile, stances: frozenset[Stance], first: frozenset[Stance] = frozenset()) -> list[Took]:
    """Each claim on which somebody of the file took one of the stances; words outweigh what was inferred.

    Whoever ever took one of `first` is told of by that: who takes it back has said it once.
    """
    taken = by_claim(file.attributions)
    found: list[Took] = []
    for key, claim in file.claims.items():
        for voice in voices_of(taken.get(key, ())):
            if shown := voice.took(first) or voice.took(stances):
                found.append((claim, voice, shown))
    found.sort(key=lambda item: item[2].inferred)
    return found


def _yes(took: Sequence[Took], file: ActorFile, tells: Once, *, is_yes: bool) -> list[Line]:
    """Who said it, of what, in which words, when, where read; `is_yes` where that answers a question for yes or no."""
    lines: list[Line] = []
    for n, (claim, voice, a) in enumerate(took[:_SHOWN]):
        change = f" ({turned(voice)})" if voice.turns else ""
        mark = " (inferred)" if a.inferred else ""
        yes = "Not in so many words: " if a.inferred else "Once: " if voice.turns and a is not voice.newest else "Yes: "
        yes = "" if n or not is_yes else yes
        head = (yes, Strong(who(file.actors, a)), f" {PAST[a.stance]}{change}{mark}: ")
        lines.append(
            Line(
                head,
                (Strong(claim.text), *tells.behind(a)),
                dated(a, file.sources),
                opens=claim_choice(claim.key, claim.text),
            )
        )
    if len(took) > _SHOWN:
        lines.append(Line((f"And {counted(len(took) - _SHOWN, 'more claim')} below.",)))
    return lines


def _none(question: StanceQuestion, file: ActorFile, is_claim: bool, exact: bool) -> str:
    """ "no denial of this by the Kremlin is on the desk"."""
    by = f"by {the(file.actor.name)}"
    what = f"of exactly that {by}" if not exact else f"of this {by}" if is_claim else f"{by} on this story"
    return f"no {question.noun} {what} is on the desk"


def _no(
    question: StanceQuestion,
    file: ActorFile,
    aimed: ActorFile,
    intent: Intent,
    is_claim: bool,
    exact: bool,
    tells: Once,
) -> tuple[list[Line], list[Took]]:
    """That the desk holds no such statement; and the nearest that the speaker did say of the same, told with it."""
    if intent is Intent.SAID:
        it = "it" if exact else "exactly that"
        told = f"Nothing {the(file.actor.name)} said about {it} is on the desk: neither confirmed nor denied here."
    else:
        told = f"{capital(_none(question, file, is_claim, exact))}."
    nearest = _voices(aimed)
    nearest.sort(key=lambda n: (n[1].newest.inferred, n[1].newest.stance.side not in (Side.OPEN, Side.AGAINST)))
    took = [(claim, voice, voice.newest) for claim, voice in nearest[:1]]
    lines = [Line((Strong(told),))]
    for claim, voice, a in took:
        marks = [turned(voice)] * bool(voice.turns) + ["inferred"] * a.inferred
        mark = f" ({'; '.join(marks)})" if marks else ""
        head = (Strong(who(aimed.actors, a)), f" {does(aimed.actors, a)}{mark}: ")
        body = (Strong(claim.text), *tells.behind(a))
        lines.append(Line(head, body, dated(a, aimed.sources), opens=claim_choice(claim.key, claim.text)))
    return lines, took


def _voices(file: ActorFile) -> list[tuple[ClaimLine, Voice]]:
    taken = by_claim(file.attributions)
    return [(claim, voice) for key, claim in file.claims.items() for voice in voices_of(taken.get(key, ()))]


def _sections(
    file: ActorFile,
    shown: ActorFile,
    took: Sequence[Took],
    once: Once,
    *,
    heading: str = "",
    few: bool = False,
    whole: bool = False,
) -> list[Section]:
    """The speaker's positions claim by claim: those that were asked for first, the others after them.

    What the lead tells already is not told again, unless nothing of it was: `whole`.
    """
    told = set[int]() if whole else {id(a) for *_, a in took[:_SHOWN]}
    taken = by_claim(shown.attributions)
    wanted = {(claim.key, id(voice.newest)): position for claim, voice, position in reversed(took)}
    first = dict.fromkeys(claim.key for claim, *_ in took)
    keys = list(first) if few and first else [*first, *(key for key in shown.claims if key not in first)]
    sections: list[Section] = []
    for key in keys:
        claim = shown.claims[key]
        lines: list[Line] = []
        for voice in voices_of(taken.get(key, ())):
            asked_for = wanted.get((key, id(voice.newest)))
            above = id(asked_for) in told
            if not above or len(voice.all) > 1:
                tells = _after(asked_for, once) if above else once
                lines += voice_lines(voice, file.actors, file.sources, shown=asked_for, tells=tells)
        if lines:
            sections.append(Section(f"{heading}{claim.text}", tuple(lines), opens=claim_choice(key, claim.text)))
    return sections


def _after(above: Attribution | None, once: Once) -> Tells:
    """Tells what stands above as that, and everything else once."""
    return lambda a: ("as above",) if a is above else once(a)


def disagreement(files: Sequence[ActorFile], understood: Understood, query: Query) -> Answer:
    """The claims on which two speakers take different sides, with what each says; else that there is none."""
    one, other = files[:2]
    first, second = dict_of(one), dict_of(other)
    shared = [key for key in first if key in second]
    apart = [key for key in shared if _are_opposed(first[key], second[key])]
    same = [key for key in shared if key not in apart and _are_of_one_side(first[key], second[key])]
    names = listed((the(one.actor.name), the(other.actor.name)))
    if apart:
        together = (
            f"They take the same side on {counted(len(same), 'claim')}." if same else "They take the same side on none."
        )
        told = f"{capital(names)} take different sides on {counted(len(apart), 'claim')}."
        lead = Line((Strong(told), f" {together}"))
    elif shared:
        on = f"of {counted(len(shared), 'claim')} that both speak to they take opposite sides on none"
        on += f", and the same side on {len(same)}" if same else ""
        lead = Line((Strong(f"No disagreement of {names} is on the desk: {on}."),))
    else:
        lead = Line(
            (
                Strong(f"No claim on the desk is one that {names} both speak to."),
                " What each says on the story stands below.",
            )
        )
    keys = [*apart, *same] if apart else shared or [*first, *second]
    sections: list[Section] = []
    for key in keys:
        claim = one.claims.get(key) or other.claims[key]
        voices = [(one, v) for v in first.get(key, ())] + [(other, v) for v in second.get(key, ())]
        lines = [line for file, voice in voices for line in voice_lines(voice, file.actors, file.sources)]
        sections.append(Section(claim.text, tuple(lines), opens=claim_choice(key, claim.text)))
    return Answer(understood.title(), (lead,), tuple(sections), query)


def dict_of(file: ActorFile) -> dict[str, list[Voice]]:
    found: dict[str, list[Voice]] = {}
    for claim, voice in _voices(file):
        found.setdefault(claim.key, []).append(voice)
    return found


def _are_opposed(one: Sequence[Voice], other: Sequence[Voice]) -> bool:
    """Whether one takes the claim's side and the other is against it: leaving it open is no side."""
    return any(
        Side.FOR in _sides(these) - {Side.AGAINST} and Side.AGAINST in _sides(those) - {Side.FOR}
        for these, those in ((one, other), (other, one))
    )


def _are_of_one_side(one: Sequence[Voice], other: Sequence[Voice]) -> bool:
    """Whether both are for a claim, or both against it, and neither is both."""
    theirs = [_sides(voices) & {Side.FOR, Side.AGAINST} for voices in (one, other)]
    return theirs[0] == theirs[1] and len(theirs[0]) == 1


def _sides(voices: Sequence[Voice]) -> set[Side]:
    same = {Side.RELAYING: Side.FOR}
    return {same.get(voice.newest.stance.side, voice.newest.stance.side) for voice in voices}
