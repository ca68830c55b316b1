"""Answers to "who denied, confirmed, doubts, said": one mechanism for every stance.

What was asked comes first; what is near it but not it stands apart under its own heading, so that "finds no
evidence" is never read as a denial.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.briefing.answer import Answer, Line, Query, Section
from bot.briefing.phrases import Once, claim_choice, counted, the, voice_lines
from bot.domain.files import ActorFile, Attribution, ClaimLine, TopicFile, by_claim
from bot.domain.standing import predates, voices_of
from bot.domain.vocabulary import Side, Stance

_FEW = 3
"""On how many claims an answer fits a page, so that what stands apart goes overleaf."""
Group = tuple[str, frozenset[Stance]]


@dataclass(frozen=True, slots=True)
class StanceQuestion:
    """A question by stance: the stances asked for, and the near ones shown apart, each group with its heading.

    `of_one` are shown apart only where one claim or speaker is asked about: for a whole story they are too many.
    `elsewhere` tells whether an answer about one claim shows who took the stance towards others of its story.
    `noun` and `past` name the stance: "denial", "denied".
    """

    verb: str
    title: str
    noun: str
    past: str
    asked: frozenset[Stance]
    apart: tuple[Group, ...]
    of_one: tuple[Group, ...] = ()
    elsewhere: bool = True


_NO_EVIDENCE = ("finds no evidence, which is not a denial", frozenset({Stance.FINDS_NO_EVIDENCE}))
_NOT_CONFIRMED = (
    "has not confirmed, or declines to comment",
    frozenset({Stance.HAS_NOT_CONFIRMED, Stance.DECLINES}),
)
_DOUBTS = ("doubts", frozenset({Stance.DOUBTS}))
_DENIES = ("denies or disputes", frozenset({Stance.DENIES, Stance.DISPUTES}))
_REPORTS = ("reports, which is not a confirmation", frozenset({Stance.REPORTS}))
_ASSERTS = ("asserts, which is its own claim and not a confirmation", frozenset({Stance.ASSERTS}))

QUESTIONS: Mapping[str, StanceQuestion] = {
    question.verb: question
    for question in (
        StanceQuestion(
            "who-denied",
            "Who denied",
            "denial",
            "denied",
            _DENIES[1],
            (_NO_EVIDENCE, _DOUBTS, _NOT_CONFIRMED),
        ),
        StanceQuestion(
            "who-confirmed",
            "Who confirmed",
            "confirmation",
            "confirmed",
            frozenset({Stance.CONFIRMS}),
            (_NOT_CONFIRMED,),
            (_ASSERTS, _REPORTS),
        ),
        StanceQuestion(
            "who-doubts",
            "Who doubts",
            "doubt",
            "doubted",
            _DOUBTS[1],
            (_NO_EVIDENCE, _NOT_CONFIRMED, _DENIES),
        ),
        StanceQuestion(
            "who-said",
            "Who said it",
            "assertion",
            "asserted",
            frozenset({Stance.ASSERTS, Stance.CONFIRMS}),
            (),
            (("reports, relayed from others", _REPORTS[1]), _DENIES, _NOT_CONFIRMED),
            elsewhere=False,  # what is asserted of other claims is most of a story, and answers nothing of this one
        ),
    )
}


def on_topic(question: StanceQuestion, file: TopicFile, query: Query) -> Answer:
    """Who took the stance towards which claim of the story, claim by claim."""
    claims = {claim.key: claim for claim in file.claims}
    asked = _sections(question.asked, file, claims, file.attributions)
    apart = _apart(question.apart, file, claims, file.attributions)
    lead = _lead(asked, apart, f"No {question.noun} is on the desk for this story.")
    first = len(asked) if 0 < len(asked) <= _FEW else None
    sections = (*_shown(asked), *apart)
    return Answer(f"{question.title}: {file.topic.title}", lead, sections, query, absent=not asked, first=first)


def of_actor(question: StanceQuestion, file: ActorFile, query: Query) -> Answer:
    """What the actor, or those who speak for it, took the stance towards."""
    groups = question.apart + question.of_one
    asked = _sections(question.asked, file, file.claims, file.attributions)
    apart = _apart(groups, file, file.claims, file.attributions)
    speaker = the(file.actor.name)
    lead = _lead(asked, apart, f"{speaker[:1].upper()}{speaker[1:]} has {question.past} nothing on the desk.")
    return Answer(f"What {speaker} {question.past}", lead, (*_shown(asked), *apart), query, absent=not asked)


def on_claim(question: StanceQuestion, file: TopicFile, claim: ClaimLine, query: Query) -> Answer:
    """Who took the stance towards exactly this claim; the same stance towards others stands apart, marked.

    Those who assert other claims are left out.
    """
    only = {claim.key: claim}
    asked = _sections(question.asked, file, only, file.of_claim(claim.key))
    sections = [*_shown(asked), *_apart(question.apart + question.of_one, file, only, file.of_claim(claim.key))]
    lead = _lead(asked, sections[len(asked) :], f"No {question.noun} of this claim is on the desk.")
    others = {other.key: other for other in file.claims if other.key != claim.key}
    noted, first = "answers a different claim", len(sections)
    if question.elsewhere and (found := _sections(question.asked, file, others, file.attributions, note=noted)):
        sections += [Section("Answers a different claim of this story", ()), *_shown(found)]
    opens = (claim_choice(claim.key, claim.text),)
    return Answer(
        f"{question.title}: {claim.text}", lead, tuple(sections), query, opens=opens, absent=not asked, first=first
    )


Found = tuple[Section, set[str]]
"""A section, and the speakers whose positions it shows."""


def _sections(
    stances: frozenset[Stance],
    file: TopicFile | ActorFile,
    claims: Mapping[str, ClaimLine],
    attributions: Sequence[Attribution],
    note: str = "",
) -> list[Found]:
    """A section for each claim that somebody took one of the stances towards, be it reversed since."""
    found: list[Found] = []
    taken = by_claim(attributions)
    once = Once(claims)
    for key, claim in claims.items():
        of_claim = taken.get(key, [])
        lines: list[Line] = []
        speakers: set[str] = set()
        for voice in voices_of(of_claim):
            if shown := voice.took(stances):
                notes = _notes(shown, of_claim, note)
                member = file.member(shown) if isinstance(file, ActorFile) else ""
                lines += voice_lines(
                    voice, file.actors, file.sources, shown=shown, notes=notes, member=member, tells=once
                )
                speakers.add(shown.speaker)
        if lines:
            found.append((Section(claim.text, tuple(lines), opens=claim_choice(key, claim.text)), speakers))
    return found


def _shown(found: Sequence[Found]) -> list[Section]:
    return [section for section, _ in found]


def _apart(
    groups: Sequence[Group],
    file: TopicFile | ActorFile,
    claims: Mapping[str, ClaimLine],
    attributions: Sequence[Attribution],
) -> list[Section]:
    """What is near the stance asked about but not it, each group under its own heading and claim by claim.

    The claim is not named again where it is the one asked about.
    """
    found: list[Section] = []
    for heading, stances in groups:
        if near := _shown(_sections(stances, file, claims, attributions)):
            named = len(near) > 1 or len(claims) > 1
            found += [Section(f"Apart: {heading}", () if named else near[0].lines), *(near if named else ())]
    return found


def _lead(asked: Sequence[Found], apart: Sequence[Section], none: str) -> tuple[Line, ...]:
    if asked:
        people = len(set[str]().union(*(speakers for _, speakers in asked)))
        told = f"{counted(people, 'speaker')} on {counted(len(asked), 'claim')}; each holds for exactly that claim."
        return (Line((told,)),)
    near = sum(line.depth == 0 for section in apart for line in section.lines)
    stand = f" {counted(near, 'nearby position')} {'stands' if near == 1 else 'stand'} apart below." if near else ""
    return (Line((none + stand,)),)


def _notes(shown: Attribution, of_claim: Sequence[Attribution], note: str) -> list[str]:
    notes = [note] if note else []
    if shown.stance.side is Side.AGAINST and predates(shown, of_claim):
        notes.append("predates the claim")
    return notes
