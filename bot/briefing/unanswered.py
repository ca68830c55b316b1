"""Questions that the desk could not answer, as moderators read them, and what those who asked hear."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.briefing.answer import Answer, Line, Query, Said, Section, Strong
from bot.briefing.phrases import counted
from bot.domain.days import shown_day
from bot.domain.pending import KeptQuestion
from bot.domain.revision import signer


@dataclass(frozen=True, slots=True)
class Waiting:
    """A question that waits. `asker` is a user id, `text` what was asked."""

    number: int
    asker: str
    text: str


@dataclass(frozen=True, slots=True)
class Came:
    """A question that was just handed over, as the moderators' `room`, a channel id, is told of it."""

    room: str
    waits: Waiting
    answer: Answer


def came(kept: KeptQuestion, room: str) -> Came:
    return Came(room, waiting(kept), posted(kept))


def posted(kept: KeptQuestion) -> Answer:
    """A question as the moderators' room is told of it, and once it is closed, by whom."""
    told = Line((Strong(f"#{kept.number}"), " "), (Said(kept.text),), (signer(kept.asked_by)[0],))
    title, closed = "A question waits for an answer", ()
    if kept.state != "open":
        title = f"A question was {kept.state}"
        closed = (Line((Strong(f"{kept.state.capitalize()} by {signer(kept.closed_by)[0]}"),)),)
    return Answer(title, (told, *closed), (), Query("unanswered"), footnote="/unanswered lists all")


def waiting(kept: KeptQuestion) -> Waiting:
    return Waiting(kept.number, kept.asker, kept.text)


def listed(questions: Sequence[KeptQuestion], most: int) -> Answer:
    """The questions that wait, oldest first; `most` is how many are read at once."""
    lines = tuple(
        Line(
            (Strong(f"#{kept.number}"), " "),
            (Said(kept.text),),
            (f"{signer(kept.asked_by)[0]} · {shown_day(kept.at.date().isoformat())}",),
        )
        for kept in questions
    )
    count = counted(len(questions), "question")
    more = " or more" if len(questions) >= most else ""
    wait = "waits" if len(questions) == 1 and not more else "wait"
    told = f"{count}{more} {wait} for an answer, oldest first." if questions else "No question waits for an answer."
    return Answer("Unanswered questions", (Line((told,)),), (Section("", lines),) if lines else (), Query("unanswered"))


def answered(kept: KeptQuestion, server: str, note: str, found: Answer | None, *, in_time: bool = True) -> Answer:
    """What the one who asked hears: the moderators' word, and what the desk now answers.

    With neither, what it answered when they closed the question was taken off it before this could be told, or was not
    found `in_time`.
    """
    lead = [Line((Said(kept.text),))]
    if note:
        lead.append(Line((Strong("The moderators say"), ": "), (note,)))
    sections: tuple[Section, ...] = ()
    if found:
        sections = (Section(found.title, found.lead), *found.sections[:2])
    if not (note or found):
        gone = "What the moderators answered it with has been taken off the desk since."
        lead.append(Line((gone if in_time else "It is on the desk, by what the moderators saw: ask it there again.",)))
    title = f"Your question to {server} has an answer"
    return Answer(title, tuple(lead), sections, Query("unanswered"))
