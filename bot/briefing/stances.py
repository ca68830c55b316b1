"""Answers to "who denied, confirmed, doubts, said": one mechanism for every stance.

What was asked comes first; what is near it but not it stands apart under its own heading, so that "finds no
evidence" is never read as a denial.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.briefing.answer import Answer, Line, Query, Section
from bot.briefing.phrases import claim_choice, counted, voice_line
from bot.domain.files import ActorFile, Attribution, ClaimLine, TopicFile, by_claim
from bot.domain.standing import Voice, predates, voices_of
from bot.domain.vocabulary import Side, Stance

Group = tuple[str, frozenset[Stance]]


@dataclass(frozen=True, slots=True)
class StanceQuestion:
    """A question by stance: the stances asked for, and the near ones shown apart, each group with its heading.

    `of_one` are shown apart only where one claim or speaker is asked about: for a whole story they are too many.
    """

    verb: str
    title: str
    none: str
    asked: frozenset[Stance]
    apart: tuple[Group, ...]
    of_one: tuple[Group, ...] = ()


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
            "No denial is on the desk",
            _DENIES[1],
            (_NO_EVIDENCE, _DOUBTS, _NOT_CONFIRMED),
        ),
        StanceQuestion(
            "who-confirmed",
            "Who confirmed",
            "No confirmation is on the desk",
            frozenset({Stance.CONFIRMS}),
            (_NOT_CONFIRMED,),
            (_ASSERTS, _REPORTS),
        ),
        StanceQuestion(
            "who-doubts",
            "Who doubts",
            "No doubt is on the desk",
            _DOUBTS[1],
            (_NO_EVIDENCE, _NOT_CONFIRMED, _DENIES),
        ),
        StanceQuestion(
            "who-said",
            "Who said it",
            "Nobody on the desk asserts it",
            frozenset({Stance.ASSERTS, Stance.CONFIRMS}),
            (),
            (("reports, relayed from others", _REPORTS[1]),),
        ),
    )
}


def on_topic(question: StanceQuestion, file: TopicFile, query: Query) -> Answer:
    """Who took the stance towards which claim of the story, claim by claim."""
    claims = {claim.key: claim for claim in file.claims}
    return _answer(question, file.topic.title, file, claims, file.attributions, question.apart, query)


def of_actor(question: StanceQuestion, file: ActorFile, query: Query) -> Answer:
    """What the actor, or those who speak for it, took the stance towards."""
    groups = question.apart + question.of_one
    return _answer(question, file.actor.name, file, file.claims, file.attributions, groups, query)


def on_claim(question: StanceQuestion, file: TopicFile, claim: ClaimLine, query: Query) -> Answer:
    """Who took the stance towards exactly this claim; the same stance towards others stands apart, marked."""
    groups = question.apart + question.of_one
    answer = _answer(question, claim.text, file, {claim.key: claim}, file.of_claim(claim.key), groups, query)
    others = {other.key: other for other in file.claims if other.key != claim.key}
    elsewhere = _sections(question.asked, file, others, file.attributions, note="answers a different claim")
    opens = (claim_choice(claim.key, claim.text),)
    if not elsewhere:
        return replace(answer, opens=opens)
    apart = Section("Answers a different claim of this story", ())
    return replace(answer, sections=(*answer.sections, apart, *elsewhere), opens=opens)


def _answer(
    question: StanceQuestion,
    subject: str,
    file: TopicFile | ActorFile,
    claims: Mapping[str, ClaimLine],
    attributions: Sequence[Attribution],
    groups: tuple[Group, ...],
    query: Query,
) -> Answer:
    asked = _sections(question.asked, file, claims, attributions)
    apart = [
        Section(f"Apart: {heading}", tuple(line for section in near for line in _named(section)))
        for heading, stances in groups
        if (near := _sections(stances, file, claims, attributions))
    ]
    if asked:
        people = len({a.speaker for a in attributions if a.stance in question.asked})
        lead = f"{counted(people, 'speaker')} on {counted(len(asked), 'claim')}; each holds for exactly that claim."
    else:
        near = sum(len(section.lines) for section in apart)
        verb = "stands" if near == 1 else "stand"
        lead = f"{question.none}." + (f" {counted(near, 'nearby position')} {verb} apart below." if near else "")
    return Answer(f"{question.title}: {subject}", (Line((lead,)),), (*asked, *apart), query)


def _sections(
    stances: frozenset[Stance],
    file: TopicFile | ActorFile,
    claims: Mapping[str, ClaimLine],
    attributions: Sequence[Attribution],
    note: str = "",
) -> list[Section]:
    """A section for each claim that somebody now takes one of the stances towards."""
    sections: list[Section] = []
    taken = by_claim(attributions)
    for key, claim in claims.items():
        of_claim = taken.get(key, [])
        voices = [voice for voice in voices_of(of_claim) if voice.newest.stance in stances]
        lines = tuple(
            voice_line(voice, file.actors, file.sources, notes=_notes(voice, of_claim, note)) for voice in voices
        )
        if lines:
            sections.append(Section(claim.text, lines, opens=claim_choice(key, claim.text)))
    return sections


def _notes(voice: Voice, of_claim: Sequence[Attribution], note: str) -> list[str]:
    notes = [note] if note else []
    if voice.newest.stance.side is Side.AGAINST and predates(voice.newest, of_claim):
        notes.append("predates the claim")
    return notes


def _named(section: Section) -> Iterable[Line]:
    """The section's lines, each carrying the claim it is about, for groups that mix claims."""
    for line in section.lines:
        yield line._replace(body=(*line.body, f" About the claim: {section.heading}"), opens=section.opens)
