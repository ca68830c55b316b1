"""Answers to plain questions: the one line that answers, then what the right command would tell.

The first line says exactly what the desk holds of what was asked. Where it holds nothing that says just that, it says
so before anything that is near.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.briefing.answer import Answer, Line, Query, Section, Strong
from bot.briefing.claim import derivation
from bot.briefing.phrases import listed, status_words, the, when
from bot.briefing.stances import QUESTIONS, StanceQuestion
from bot.briefing.topic import claim_standings
from bot.domain.files import ActorFile, Attribution, TopicFile
from bot.domain.sought import Intent
from bot.domain.text import shortened
from bot.domain.vocabulary import Stance, Status

CALLED = {
    Intent.DENIED: "denials",
    Intent.CONFIRMED: "confirmations",
    Intent.DOUBTED: "doubts",
    Intent.NO_EVIDENCE: "no evidence found",
    Intent.WITHDREW: "withdrawals",
    Intent.DECLINED: "no comment or confirmation",
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


_MORE = {
    "no-evidence": StanceQuestion(
        "no-evidence", "Who finds no evidence", "word of missing evidence", "found no evidence of",
        frozenset({Stance.FINDS_NO_EVIDENCE}), (frozenset({Stance.DOUBTS}),),
    ),
    "withdrew": StanceQuestion("withdrew", "Who withdrew", "withdrawal", "withdrew", frozenset({Stance.WITHDRAWS}), ()),
    "declined": StanceQuestion(
        "declined", "Who did not comment or confirm", "refusal to comment or confirm", "did not comment on or confirm",
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
_VOICES = 3


@dataclass(frozen=True, slots=True)
class Understood:
    """What an answer is headed by: the kind of question, who is asked about, and the story or claim.

    `status` is the one that claims are asked for by: "what is unverified".
    """

    intent: Intent
    speakers: tuple[str, ...] = ()
    subject: str = ""
    status: Status | None = None

    def title(self) -> str:
        """ "Denials · NATO · North Korean troops"."""
        called = f"what is {self.status}" if self.status else CALLED[self.intent]
        parts = [called[:1].upper() + called[1:], *(shortened(name, 60) for name in self.speakers)]
        return " · ".join([*parts, shortened(self.subject, 90)] if self.subject else parts)


def headed(answer: Answer, understood: Understood, first: Sequence[Line], query: Query) -> Answer:
    """The answer of a command under what was understood, with the lines that answer before the rest."""
    return replace(answer, title=understood.title(), lead=(*first, *answer.lead), query=query)


def of_others(
    answer: Answer,
    aside: Sequence[str],
    past: str,
    *,
    voices: Sequence[str] = (),
    told_all_the_same: bool = False,
    took: bool = True,
) -> Answer:
    """The answer made without those set aside, which says so; `past` is what is asked of the others: "denied".

    `voices` are those who speak for them or belong to them, and are left out with them. Where they are
    `told_all_the_same` it says that instead; where none of them `took` the stance either it says so.
    """
    names = listed(the(name) for name in aside)
    more = [f"{len(voices) - _VOICES} more"] if len(voices) > _VOICES else []
    spoken = listed([*(the(voice) for voice in voices[:_VOICES]), *more])
    why = f" Left out as asked, with {spoken}, who spoke for {'it' if len(aside) == 1 else 'them'}." if voices else ""
    if told_all_the_same:
        return replace(answer, lead=(*answer.lead, Line((f"Not set aside here: {names}.",))))
    if not answer.absent:
        return replace(answer, lead=(*answer.lead, Line((f"Set aside: {names}.{why}",))))
    claims = tuple(line for line in answer.lead if line.opens)
    it = f"any of these {len(claims)} claims" if claims else "it"
    nor = f"Nobody else on the desk {past} {it}" if took else f"Nobody on the desk {past} {it}, nor did {names}"
    nobody = Line((Strong(f"{nor}; set aside: {names}."), why))
    return replace(answer, lead=(nobody, *claims))


def how_to_ask(prefix: str, query: Query) -> Answer:
    """What may be asked, where nothing that can be answered is."""
    told = "Ask what somebody said, denied or confirmed, on what evidence, or how a claim stands."
    samples = f"For one, “who denied it” or “what did the ministry say about it”; {prefix}help has more."
    return Answer("How to ask", (Line((told,)), Line((samples,))), (), query)


def how_to_choose(query: Query) -> Answer:
    """How one of what was offered is taken, where a reply takes none."""
    told = "One at a time: reply to that list with a number, “2”, or with words of one of them; or “none of these”."
    return Answer("Which one?", (Line((told,)),), (), query)


def joined(answers: Sequence[Answer], understood: Understood, query: Query) -> Answer:
    """Several claims' answers as one, each under its own lead."""
    if len(answers) == 1:
        (answer,) = answers
        if not answer.absent or understood.intent is Intent.SAID:  # the rest of the story is another answer
            answer = replace(answer, sections=tuple(s for s in answer.sections if not _is_elsewhere(s)))
        return headed(answer, understood, (), query)
    if all(map(_says_none_alone, answers)):
        return _of_none(answers, STANCES[understood.intent], understood, query)
    sections = tuple(
        section
        for answer in sorted(answers, key=lambda each: each.absent)  # those first that somebody spoke to so
        for section in (Section(answer.title, answer.lead), *answer.sections)
        if not _is_elsewhere(section)
    )
    return Answer(understood.title(), (Line(("Several claims fit; each is told on its own.",)),), sections, query)


def _says_none_alone(answer: Answer) -> bool:
    """Whether an answer's lead says that nobody took the stance, and not who is set aside."""
    return answer.absent and not any(isinstance(piece, Strong) for line in answer.lead for piece in line.head)


def _of_none(answers: Sequence[Answer], question: StanceQuestion, understood: Understood, query: Query) -> Answer:
    """That nobody took the stance towards any of several claims, said once; then what else was said, claim by claim."""
    claims = [answer.opens[0] for answer in answers]
    lead = [Line((Strong(f"No {question.noun} of any of these {len(claims)} claims is on the desk:"),))]
    lead += [Line(("• ",), (claim.label,), opens=claim) for claim in claims]
    sections = [
        near._replace(heading=f"{near.heading}: {claim.label}", opens=claim)
        for claim, answer in zip(claims, answers, strict=True)
        for near in answer.sections
        if not _is_elsewhere(near)
    ]
    sections += filter(_is_elsewhere, answers[0].sections)  # the same for each: of these claims nobody took it
    return Answer(understood.title(), tuple(lead), tuple(sections), query, absent=True)


def _is_elsewhere(section: Section) -> bool:
    """Whether a section tells of another claim than the one that is asked about."""
    return section.heading.startswith("Answers a different claim") or any(
        "answers a different claim" in str(line.head) for line in section.lines
    )


def only(file: ActorFile, claims: Iterable[str]) -> ActorFile:
    """The file with these claims alone."""
    kept = set(claims)
    return replace(
        file,
        claims={key: claim for key, claim in file.claims.items() if key in kept},
        attributions=tuple(a for a in file.attributions if a.claim in kept),
    )


def in_english(answer: Answer, language: str, *, first: bool = False) -> Answer:
    """The answer with the word that the desk is asked in English, for a question in another language."""
    note = Line((f"This reads as {language}: the desk is asked in English, with names in any script.",))
    lead = (note, *answer.lead) if first else (*answer.lead, note)
    return replace(answer, lead=lead) if language else answer


def with_day_read(answer: Answer, typed: str, day: str, month: str) -> Answer:
    """The answer that says how a day was read that may have been meant as a month of a year: "January 25"."""
    note = Line((f"“{typed}” is read as {day}; for the month, type “{month}”.",))
    return replace(answer, lead=(*answer.lead, note)) if typed else answer


def with_standing(answer: Answer, file: TopicFile, claims: Sequence[str]) -> Answer:
    """The answer to a statement that was to be checked, with how its claim stands, and on whose words."""
    stands = claim_standings(file).get(next(iter(claims), ""))
    if stands is None:
        return answer
    rests = "" if stands.assessed else f", by what was said: {derivation(stands, file.actors)}"
    line = Line(("How it stands: ", Strong(status_words(stands.status)), f"{rests}."))
    return replace(answer, lead=(*answer.lead, line))


def with_first(answer: Answer, first: Attribution, is_again: bool, file: TopicFile) -> Answer:
    """The answer to "since when do they say so", with the day of the first time on the desk, or the only one."""
    by = file.actors[first.speaker].name if first.speaker in file.actors else first.speaker
    day = when(first.said_on, first.worked_out)
    time = "The first time on the desk" if is_again else "On the desk once"
    line = Line((Strong(f"{time}: {day}"), f", {the(by)}."))
    return replace(answer, lead=(line, *answer.lead))


def with_other_standing(answer: Answer, asked: Status, file: TopicFile, claims: Sequence[str]) -> Answer:
    """The answer to "why disputed", which says where the one claim that is meant stands otherwise."""
    stands = claim_standings(file).get(claims[0]) if len(claims) == 1 else None
    unverified = asked is Status.UNVERIFIED and stands and stands.status not in (Status.CONFIRMED, Status.CORROBORATED)
    if stands is None or stands.status is asked or unverified:  # what is disputed is not verified either
        return answer
    return replace(answer, lead=(Line((Strong(f"It is not {asked} here, but {stands.status}."),)), *answer.lead))


def claim_by_claim(answer: Answer) -> Answer:
    """The answer to a long sentence that no claim holds as a whole: what was said near it, each by its claim."""
    sections = tuple(
        each._replace(heading=each.heading.replace("Another claim: ", "To compare: ", 1)) for each in answer.sections
    )
    lead = Line((Strong("No single claim on the desk says all of this."), " What was said near it, claim by claim:"))
    return replace(answer, lead=(lead, *answer.lead[1:]), sections=sections)


def without_reasons(answer: Answer) -> Answer:
    """The answer to a question for a reason or a manner, which no claim is: it says that none is told as such."""
    return replace(
        answer, lead=(Line(("The desk does not tell why or how by itself. This is what it has:",)), *answer.lead)
    )


def without_name(answer: Answer, kind: str) -> Answer:
    """The answer to a question for which one it was, "which ship", where no claim has its name."""
    return replace(
        answer, lead=(Line((Strong(f"No {kind} is named on the desk."), " What is told of it:")), *answer.lead)
    )


def untold(answer: Answer, what: str) -> Answer:
    """The answer to all of a question but `what` the desk does not tell of it: "whether “in Moscow”"."""
    return replace(answer, lead=(Line((Strong(f"The desk does not tell {what}."),)), *answer.lead))


def either(there: Sequence[str], missing: Sequence[str]) -> tuple[Line, ...]:
    """Which of the numbers that were asked about, as typed, the desk holds."""
    if not missing:
        return ()
    if not there:
        none = "Neither of" if len(missing) == 2 else "None of"
        return (Line((Strong(f"{none} {listed(missing)} is on the desk."),)),)
    return (Line((Strong(f"On the desk: {listed(there)}; not on the desk: {listed(missing)}."),)),)


def which(labels: Sequence[str], understood: Understood, query: Query, what: str = "story") -> Answer:
    """A question that fits several stories, asked back."""
    lead = (Line((Strong(f"Which {what} is meant?"),)),)
    lines = (*(Line(("• ", label)) for label in labels), Line(("• none of these",)))
    return Answer(understood.title(), lead, (Section("", lines),), query)


def capital(text: str) -> str:
    """A text whose first letter is a capital."""
    return text[:1].upper() + text[1:]
