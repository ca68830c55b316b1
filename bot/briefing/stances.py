"""Answers to "who denied, confirmed, doubts, said": one mechanism for every stance.

What was asked comes first; what is near it but not it stands apart under a heading that says so, a line each, so that
"finds no evidence" is never read as a denial.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import NamedTuple

from bot.briefing.answer import Answer, Line, Query, Section, Strong
from bot.briefing.as_read import AsRead
from bot.briefing.phrases import Actors, Once, Tells, claim_choice, counted, does, hedged, name, the, voice_lines
from bot.domain.files import ActorFile, Attribution, ClaimLine, TopicFile, by_claim
from bot.domain.standing import Voice, predates, voices_of
from bot.domain.vocabulary import Side, Stance

_NAMED = 3
_ELSEWHERE = 10
"""How many positions towards other claims are told in an answer about one: the story's own answer tells all."""
_TAIL = 80
_A_SCREEN = 800
"""How much of an answer leaves room on its first page for what is near to it."""


@dataclass(frozen=True, slots=True)
class StanceQuestion:
    """A question by stance: the stances asked for, and the near ones shown apart, in their order.

    `of_one` are shown apart only where one claim or speaker is asked about: for a whole story they are too many.
    `elsewhere` tells whether an answer about one claim shows who took the stance towards others of its story.
    `noun` and `past` name the stance: "denial", "denied".
    """

    verb: str
    title: str
    noun: str
    past: str
    asked: frozenset[Stance]
    apart: tuple[frozenset[Stance], ...]
    of_one: tuple[frozenset[Stance], ...] = ()
    elsewhere: bool = True

    @property
    def near(self) -> str:
        """What heads the near stances: "Also said, but not a denial"."""
        return f"Also said, but not {'an' if self.noun[0] in 'aeiou' else 'a'} {self.noun}"


_NO_EVIDENCE = frozenset({Stance.FINDS_NO_EVIDENCE})
_NOT_CONFIRMED = frozenset({Stance.HAS_NOT_CONFIRMED, Stance.DECLINES})
_DOUBTS = frozenset({Stance.DOUBTS})
_DENIES = frozenset({Stance.DENIES, Stance.DISPUTES})
_REPORTS = frozenset({Stance.REPORTS})
_ASSERTS = frozenset({Stance.ASSERTS})
_AGAINST = Side.AGAINST

QUESTIONS: Mapping[str, StanceQuestion] = {
    question.verb: question
    for question in (
        StanceQuestion(
            "who-denied",
            "Who denied",
            "denial",
            "denied",
            _DENIES,
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
            _DOUBTS,
            (_NO_EVIDENCE, _NOT_CONFIRMED, _DENIES),
        ),
        StanceQuestion(
            "who-said",
            "Who said it",
            "assertion",
            "asserted",
            frozenset({Stance.ASSERTS, Stance.CONFIRMS}),
            (),
            (_REPORTS, _DENIES, _NOT_CONFIRMED),
            elsewhere=False,  # what is asserted of other claims is most of a story, and answers nothing of this one
        ),
    )
}


def on_topic(question: StanceQuestion, file: TopicFile, query: Query) -> Answer:
    """Who took the stance towards which claim of the story, claim by claim."""
    claims = {claim.key: claim for claim in file.claims}
    heard = _Heard(file.attributions)
    asked = _asked(question.asked, file, claims, heard)
    near = _near(question.apart, file, claims, heard, _claim_alone)
    lead = _lead(asked, near, question, file.actors, f"No {question.noun} is on the desk for this story.")
    in_a_line_each = AsRead((line for one in near for line in one.lines), len(near))
    apart = (Section(question.near, in_a_line_each),) if near else ()
    holds = [*asked.voices, *(len(section.lines) for section in apart)]
    sections = AsRead(chain(asked.sections, apart), len(holds), holds)
    return Answer(f"{question.title}: {file.topic.title}", lead, sections, query, absent=not asked.sections)


def of_actor(question: StanceQuestion, file: ActorFile, query: Query) -> Answer:
    """What the actor, or those who speak for it, took the stance towards."""
    heard = _Heard(file.attributions)
    asked = _asked(question.asked, file, file.claims, heard)
    near = _near(question.apart + question.of_one, file, file.claims, heard, _claim_and_words)
    speaker = the(file.actor.name)
    lead = _lead(
        asked,
        near,
        question,
        file.actors,
        f"{speaker[:1].upper()}{speaker[1:]} has {question.past} nothing on the desk.",
    )
    sections = (*asked.sections, *_headed(question.near, near))
    return Answer(f"What {speaker} {question.past}", lead, sections, query, absent=not asked.sections)


def on_claim(question: StanceQuestion, file: TopicFile, claim: ClaimLine, query: Query) -> Answer:
    """Who took the stance towards exactly this claim; the same stance towards others stands apart, marked.

    Those who assert other claims are left out.
    """
    only = {claim.key: claim}
    heard = _Heard(file.attributions if question.elsewhere else file.of_claim(claim.key))
    asked = _asked(question.asked, file, only, heard)
    near = _near(question.apart + question.of_one, file, only, heard, _words_alone)
    lead = _lead(asked, near, question, file.actors, f"No {question.noun} of this claim is on the desk.")
    sections = [*asked.sections, *_headed(question.near, near)]
    others = {other.key: other for other in file.claims if other.key != claim.key}
    noted = "answers a different claim"
    if question.elsewhere:
        took = list(_taken(question.asked, file, others, heard, noted))
        elsewhere = _cut(took[:_ELSEWHERE], file, others, _claim_and_words)
        sections += _headed("Answers a different claim of this story", elsewhere, len(took) - len(elsewhere))
    opens = (claim_choice(claim.key, claim.text),)
    return Answer(
        f"{question.title}: {claim.text}", lead, tuple(sections), query, opens=opens, absent=not asked.sections
    )


class _Asked(NamedTuple):
    """A section for each claim that somebody took a stance asked for towards, how many did so towards each, and how
    many speakers these are.
    """

    sections: Sequence[Section]
    voices: Sequence[int]
    speakers: int


class _Heard:
    """The positions on each claim, and the voices they are: worked out once, and only where a stance is looked for."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self._taken = by_claim(attributions)
        self._claims: defaultdict[Stance, set[str]] = defaultdict(set)
        for a in attributions:
            self._claims[a.stance].add(a.claim)
        self._voices: dict[str, tuple[Voice, ...]] = {}

    def towards(self, stances: frozenset[Stance]) -> set[str]:
        """The claims towards which anybody took one of the stances."""
        return set[str]().union(*(self._claims[stance] for stance in stances))

    def on(self, claim: str) -> tuple[Sequence[Attribution], Sequence[Voice]]:
        """All positions on a claim and all voices."""
        if claim not in self._voices:
            self._voices[claim] = voices_of(self._taken[claim])
        return self._taken[claim], self._voices[claim]


class _Taken(NamedTuple):
    """A voice that took one of the stances asked for towards a claim, and the position in which it did."""

    claim: ClaimLine
    voice: Voice
    shown: Attribution
    of_claim: Sequence[Attribution]
    note: str
    member: str

    def lines(self, file: TopicFile | ActorFile, tells: Tells) -> list[Line]:
        notes = _notes(self.shown, self.of_claim, self.note)
        return voice_lines(
            self.voice, file.actors, file.sources, shown=self.shown, notes=notes, member=self.member, tells=tells
        )


def _taken(
    stances: frozenset[Stance],
    file: TopicFile | ActorFile,
    claims: Mapping[str, ClaimLine],
    heard: _Heard,
    note: str = "",
) -> Iterator[_Taken]:
    """Who took one of the stances, be it reversed since, claim by claim."""
    took = heard.towards(stances)
    for key, claim in claims.items():
        of_claim, voices = heard.on(key) if key in took else ((), ())
        for voice in voices:
            if shown := voice.took(stances):
                member = file.member(shown) if isinstance(file, ActorFile) else ""
                yield _Taken(claim, voice, shown, of_claim, note, member)


def _asked(
    stances: frozenset[Stance],
    file: TopicFile | ActorFile,
    claims: Mapping[str, ClaimLine],
    heard: _Heard,
) -> _Asked:
    once = Once(claims)
    found: dict[str, list[_Taken]] = {}
    for taken in _taken(stances, file, claims, heard):
        found.setdefault(taken.claim.key, []).append(taken)

    def sections() -> Iterator[Section]:
        for key, took in found.items():
            text = claims[key].text
            yield Section(text, [line for one in took for line in one.lines(file, once)], claim_choice(key, text))

    speakers = {taken.shown.speaker for took in found.values() for taken in took}
    voices = [len(took) for took in found.values()]
    return _Asked(AsRead(sections(), len(found), voices), voices, len(speakers))


class _Near(NamedTuple):
    """A position near what was asked, and its lines."""

    taken: _Taken
    lines: Sequence[Line]

    def told(self, actors: Actors) -> str:
        """The position in a few words: "Mark Rutte finds no evidence"."""
        shown, member = self.taken.shown, self.taken.member
        return f"{name(actors, member or shown.speaker)} {does(actors, shown, member)}"


Cut = Callable[[_Taken, TopicFile | ActorFile, Once], Sequence[Line]]
"""What is told of a near position."""


def _words_alone(taken: _Taken, file: TopicFile | ActorFile, once: Once) -> Sequence[Line]:
    """The words, where the answer is headed by the claim."""
    return taken.lines(file, once)


def _claim_and_words(taken: _Taken, file: TopicFile | ActorFile, once: Once) -> Sequence[Line]:
    lines = taken.lines(file, once)
    body = (Strong(taken.claim.text), *once.behind(taken.shown))
    return [lines[0]._replace(body=body, opens=claim_choice(taken.claim.key, taken.claim.text)), *lines[1:]]


def _claim_alone(taken: _Taken, file: TopicFile | ActorFile, once: Once) -> Sequence[Line]:
    """The claim in place of the words, so that of a whole story all that is near stands in a line each."""
    body = (Strong(taken.claim.text), hedged(taken.shown))
    first, *_ = taken.lines(file, lambda _: ())
    return [Line(first.head, body, first.tail, opens=claim_choice(taken.claim.key, taken.claim.text))]


def _near(
    groups: Iterable[frozenset[Stance]],
    file: TopicFile | ActorFile,
    claims: Mapping[str, ClaimLine],
    heard: _Heard,
    cut: Cut,
) -> Sequence[_Near]:
    """What is near the stance asked about but not it, group by group and claim by claim."""
    found = [taken for stances in groups for taken in _taken(stances, file, claims, heard)]
    return _cut(found, file, claims, cut)


def _cut(
    found: Sequence[_Taken], file: TopicFile | ActorFile, claims: Mapping[str, ClaimLine], cut: Cut
) -> Sequence[_Near]:
    once = Once(claims)
    return AsRead((_Near(taken, cut(taken, file, once)) for taken in found), len(found))


def _headed(heading: str, near: Sequence[_Near], more: int = 0) -> list[Section]:
    lines = [line for one in near for line in one.lines]
    lines += [Line((f"and {more:,} more: ask of the story without naming a claim",))] if more else []
    return [Section(heading, tuple(lines))] if near else []


def _lead(
    asked: _Asked, near: Sequence[_Near], question: StanceQuestion, actors: Actors, none: str
) -> tuple[Line, ...]:
    """How much was found; what is near is named here too where it may stand overleaf."""
    if not asked.sections:
        return (Line((f"{none} What else was said stands below." if near else none,)),)
    claims = len(asked.sections)
    which = ", the one below." if claims == 1 else ". Each statement counts for the claim above it alone."
    told = f"{counted(asked.speakers, 'speaker')} {question.past} {counted(claims, 'claim')}{which}"
    if not near or not _fills_a_screen(asked.sections):
        return (Line((told,)),)
    more = f" and {len(near) - _NAMED} more" if len(near) > _NAMED else ""
    names = f"{'; '.join(one.told(actors) for one in near[:_NAMED])}{more}"
    return Line((told,)), Line((f"{question.near}, told at the end: {names}.",))


def _fills_a_screen(sections: Iterable[Section]) -> bool:
    return any(length > _A_SCREEN for length in accumulate(_length(section) for section in sections))


def _length(section: Section) -> int:
    """About how much of a screen a section takes."""
    lines = sum(_TAIL + sum(len(p if isinstance(p, str) else str(p[0])) for p in line.body) for line in section.lines)
    return len(section.heading) + lines


def _notes(shown: Attribution, of_claim: Sequence[Attribution], note: str) -> list[str]:
    notes = [note] if note else []
    if shown.stance.side is _AGAINST and predates(shown, of_claim):
        notes.append("predates the claim")
    return notes
