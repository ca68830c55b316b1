"""Answers to plain questions: the one line that answers, then what the right command would tell.

The first line says exactly what the desk holds of what was asked. Where it holds nothing that says just that, it says
so before anything that is near.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.briefing.answer import Answer, Line, Piece, Query, Section, Strong
from bot.briefing.phrases import PAST, claim_choice, counted, dated, does, listed, name, the, turned, voice_lines, who
from bot.briefing.stances import QUESTIONS, StanceQuestion
from bot.domain.files import ActorFile, ActorLine, Attribution, ClaimLine, by_claim
from bot.domain.refusals import Choice
from bot.domain.sought import Intent
from bot.domain.standing import Voice, voices_of
from bot.domain.text import shortened
from bot.domain.vocabulary import Side, Stance

CALLED = {
    Intent.DENIED: "denials",
    Intent.CONFIRMED: "confirmations",
    Intent.DOUBTED: "doubts",
    Intent.NO_EVIDENCE: "no evidence found",
    Intent.WITHDREW: "withdrawals",
    Intent.DECLINED: "no comment",
    Intent.SAID: "what was said",
    Intent.HOW_MANY: "figures",
    Intent.WHEN: "when",
    Intent.WHERE: "where",
    Intent.BY_WHOM: "who says so",
    Intent.EVIDENCE: "evidence",
    Intent.STATUS: "how it stands",
    Intent.DISPUTED: "what is disputed",
    Intent.NEW: "what is new",
    Intent.DISAGREE: "disagreement",
    Intent.SOURCES: "where it was read",
    Intent.BRIEF: "in brief",
    Intent.WHO_IS: "speaker",
    Intent.UNCLEAR: "question",
}
"""What each kind of question is called, where an answer says what it understood."""

NO_STORY = "not on the desk: neither confirmed nor denied here"

_MORE = {
    "no-evidence": StanceQuestion(
        "no-evidence", "Who finds no evidence", "finding of no evidence", "found no evidence of",
        frozenset({Stance.FINDS_NO_EVIDENCE}), (("doubts", frozenset({Stance.DOUBTS})),),
    ),
    "withdrew": StanceQuestion("withdrew", "Who withdrew", "withdrawal", "withdrew", frozenset({Stance.WITHDRAWS}), ()),
    "declined": StanceQuestion(
        "declined", "Who declined", "refusal to comment", "declined to comment on",
        frozenset({Stance.DECLINES, Stance.HAS_NOT_CONFIRMED}), (),
    ),
}  # fmt: skip

STANCES: Mapping[Intent, StanceQuestion] = {
    Intent.DENIED: QUESTIONS["who-denied"],
    Intent.CONFIRMED: QUESTIONS["who-confirmed"],
    Intent.DOUBTED: QUESTIONS["who-doubts"],
    Intent.SAID: QUESTIONS["who-said"],
    Intent.NO_EVIDENCE: _MORE["no-evidence"],
    Intent.WITHDREW: _MORE["withdrew"],
    Intent.DECLINED: _MORE["declined"],
}
_LONG = 110
_SHOWN = 3
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Understood:
    """What an answer is headed by: the kind of question, who is asked about, and the story or claim."""

    intent: Intent
    speakers: tuple[str, ...] = ()
    subject: str = ""

    def title(self) -> str:
        """ "Denials · NATO · North Korean troops"."""
        called = CALLED[self.intent]
        parts = [called[:1].upper() + called[1:], *(shortened(name, 60) for name in self.speakers)]
        return " · ".join([*parts, shortened(self.subject, 90)] if self.subject else parts)


def headed(answer: Answer, understood: Understood, first: Sequence[Line], query: Query) -> Answer:
    """The answer of a command under what was understood, with the lines that answer before the rest."""
    return replace(answer, title=understood.title(), lead=(*first, *answer.lead), query=query)


def only(file: ActorFile, claims: Iterable[str]) -> ActorFile:
    """The file with these claims alone."""
    kept = set(claims)
    return replace(
        file,
        claims={key: claim for key, claim in file.claims.items() if key in kept},
        attributions=tuple(a for a in file.attributions if a.claim in kept),
    )


def stance_of(
    intent: Intent,
    files: Sequence[ActorFile],
    claims: frozenset[str],
    *,
    exact: bool,
    understood: Understood,
    query: Query,
) -> Answer:
    """Whether speakers took a stance: towards `claims`, or anything in their files where there are none.

    Where `exact` is off nothing that says just what was asked is on the desk, and what they did say comes after that.
    """
    question = STANCES[intent]
    stances = frozenset(Stance) if intent is Intent.SAID else question.asked  # whatever they said, they said it
    several = len(files) > 1 and intent is Intent.SAID
    first: list[Line] = []
    sections: list[Section] = []
    absent = True
    for file in files:
        aimed = only(file, claims) if claims else file
        took = _took(aimed, stances) if exact else []
        rest = only(file, [key for key in file.claims if key not in claims]) if claims else None
        absent = absent and not took
        if took:
            first += _yes(took, file, intent)
            sections += _sections(file, aimed, took)
        elif not several:
            first += _no(question, file, aimed if exact else only(file, ()), intent, bool(claims), exact)
            kept = aimed if exact else file
            sections += _sections(
                file, kept, [], heading="" if exact else f"{_capital(the(file.actor.name))} on this story: "
            )
        if rest and exact and rest.attributions and not took:
            sections += _sections(file, rest, _took(rest, stances), heading="Another claim: ", few=True)
    if not first:
        names = listed(the(file.actor.name) for file in files)
        first = [Line((Strong(f"Nothing {names} said about it is on the desk: neither confirmed nor denied here."),))]
    return Answer(understood.title(), tuple(first), _joined(sections), query, absent=absent)


def _joined(sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections, those of one heading as one: several speakers on one claim."""
    found: dict[str, Section] = {}
    for section in sections:
        had = found.get(section.heading)
        found[section.heading] = replace(had, lines=(*had.lines, *section.lines)) if had else section
    return tuple(found.values())


def _took(file: ActorFile, stances: frozenset[Stance]) -> list[tuple[ClaimLine, Voice, Attribution]]:
    """Each claim on which somebody of the file took one of the stances; words outweigh what was inferred."""
    taken = by_claim(file.attributions)
    found: list[tuple[ClaimLine, Voice, Attribution]] = []
    for key, claim in file.claims.items():
        for voice in voices_of(taken.get(key, ())):
            if shown := voice.took(stances):
                found.append((claim, voice, shown))
    found.sort(key=lambda item: item[2].inferred)
    return found


def _yes(took: Sequence[tuple[ClaimLine, Voice, Attribution]], file: ActorFile, intent: Intent) -> list[Line]:
    """Who said it, of what, in which words, when, where read."""
    lines: list[Line] = []
    for n, (claim, voice, a) in enumerate(took[:_SHOWN]):
        change = f" ({turned(voice)})" if voice.turns else ""
        mark = " (inferred)" if a.inferred else ""
        quote: tuple[Piece, ...] = (f" “{a.quote}”.",) if a.quote else ()
        yes = "Yes: " if n == 0 and intent is not Intent.SAID else ""
        head = (yes, Strong(who(file.actors, a)), f" {PAST[a.stance]}{change}{mark}: ")
        lines.append(
            Line(head, (f"“{claim.text}”.", *quote), dated(a, file.sources), opens=claim_choice(claim.key, claim.text))
        )
    if len(took) > _SHOWN:
        lines.append(Line((f"And {counted(len(took) - _SHOWN, 'more claim')} below.",)))
    return lines


def _no(
    question: StanceQuestion, file: ActorFile, aimed: ActorFile, intent: Intent, is_claim: bool, exact: bool
) -> list[Line]:
    """That the desk holds no such statement; and the nearest that the speaker did say of the same."""
    speaker = the(file.actor.name)
    by = f"by {speaker}"
    what = f"of exactly that {by}" if not exact else f"of this {by}" if is_claim else f"{by} on this story"
    if intent is Intent.SAID:
        it = "it" if exact else "exactly that"
        told = f"Nothing {speaker} said about {it} is on the desk: neither confirmed nor denied here."
    else:
        told = f"No {question.noun} {what} is on the desk."
    lines = [Line((Strong(told),))]
    nearest = [voice for _, voice in _voices(aimed)]
    nearest.sort(key=lambda v: (v.newest.inferred, v.newest.stance.side not in (Side.OPEN, Side.AGAINST)))
    for voice in nearest[:1]:
        a = voice.newest
        claim = aimed.claims[a.claim]
        head = (Strong(who(aimed.actors, a)), f" {does(aimed.actors, a)}{' (inferred)' if a.inferred else ''}: ")
        lines.append(
            Line(head, (f"“{claim.text}”",), dated(a, aimed.sources), opens=claim_choice(claim.key, claim.text))
        )
    return lines


def _voices(file: ActorFile) -> list[tuple[ClaimLine, Voice]]:
    taken = by_claim(file.attributions)
    return [(claim, voice) for key, claim in file.claims.items() for voice in voices_of(taken.get(key, ()))]


def _sections(
    file: ActorFile,
    shown: ActorFile,
    took: Sequence[tuple[ClaimLine, Voice, Attribution]],
    *,
    heading: str = "",
    few: bool = False,
) -> list[Section]:
    """The speaker's positions claim by claim: those that were asked for first, the others after them."""
    taken = by_claim(shown.attributions)
    first = dict.fromkeys(claim.key for claim, *_ in took)
    keys = list(first) if few and first else [*first, *(key for key in shown.claims if key not in first)]
    sections: list[Section] = []
    for key in keys:
        claim = shown.claims[key]
        lines: list[Line] = []
        for voice in voices_of(taken.get(key, ())):
            lines += voice_lines(voice, file.actors, file.sources)
        if lines:
            sections.append(Section(f"{heading}{claim.text}", tuple(lines), opens=claim_choice(key, claim.text)))
    return sections


def strangers(
    words: str, nearest: Sequence[Choice], speak: Sequence[str], understood: Understood, query: Query
) -> Answer:
    """That somebody or something is not on the desk at all; the nearest names are told, and who does speak there."""
    lead = [Line((Strong(f"“{shortened(words, 60)}”"), f" is {NO_STORY}."))]
    if nearest:
        lead.append(Line(("The nearest on the desk: ", listed(choice.label for choice in nearest[:3]), ".")))
    if speak and understood.subject:
        more = f" and {len(speak) - _NAMED} more" if len(speak) > _NAMED else ""
        lead.append(Line(("On this story speak: ", f"{', '.join(map(the, speak[:_NAMED]))}{more}.")))
    return Answer(understood.title(), tuple(lead), (), query, opens=tuple(nearest))


def unfound(
    near: Sequence[ClaimLine], missing: Sequence[str], understood: Understood, query: Query, whole: str = ""
) -> Answer:
    """That the desk holds nothing that says what was asked; what comes near is a choice, and no answer.

    `whole` is what the same question is called, asked of the whole story.
    """
    words = listed(f"“{shortened(word, 40)}”" for word in missing[:3])
    why = f" Nothing on this story tells of {words}." if missing else ""
    lead = [Line((Strong(_capital(f"exactly that is {NO_STORY}.")), why))]
    sections: tuple[Section, ...] = ()
    if near or whole:
        lines = [Line(("• ", claim.text)) for claim in near]
        lines += [Line((f"• {whole}",))] if whole else []
        sections = (Section("What comes near; is it one of these?", (*lines, Line(("• none of these",)))),)
    return Answer(understood.title(), tuple(lead), sections, query)


def which(labels: Sequence[str], understood: Understood, query: Query, what: str = "story") -> Answer:
    """A question that fits several stories, asked back."""
    lead = (Line((Strong(f"Which {what} is meant?"),)),)
    lines = (*(Line(("• ", label)) for label in labels), Line(("• none of these",)))
    return Answer(understood.title(), lead, (Section("", lines),), query)


def disagreement(files: Sequence[ActorFile], understood: Understood, query: Query) -> Answer:
    """The claims on which two speakers take different sides, with what each says; else that there is none."""
    one, other = files[:2]
    first, second = dict_of(one), dict_of(other)
    shared = [key for key in first if key in second]
    apart = [key for key in shared if _are_opposed(first[key], second[key])]
    names = listed((the(one.actor.name), the(other.actor.name)))
    if apart:
        lead = Line((Strong(f"{_capital(names)} take different sides on {counted(len(apart), 'claim')}."),))
    elif shared:
        on = f"on {counted(len(shared), 'claim')} they take no opposite sides"
        lead = Line((Strong(f"No disagreement of {names} is on the desk: {on}."),))
    else:
        lead = Line(
            (
                Strong(f"No claim on the desk is one that {names} both speak to."),
                " What each says on the story stands below.",
            )
        )
    keys = apart or shared or [*first, *second]
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


def _sides(voices: Sequence[Voice]) -> set[Side]:
    same = {Side.RELAYING: Side.FOR}
    return {same.get(voice.newest.stance.side, voice.newest.stance.side) for voice in voices}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def actors_called(keys: Sequence[str], actors: Mapping[str, ActorLine]) -> tuple[str, ...]:
    return tuple(name(actors, key) for key in keys)
