"""What every answer is made of, before anything draws it: sections of lines, each line attributed.

A line has three parts. `head` says who and how, `tail` when and where read: neither is ever cut away. `body` is
the words in between, which a drawing may shorten. Text in any part is plain: drawings escape it.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from bot.briefing.picture import Picture
from bot.domain.days import shown_day
from bot.domain.refusals import Choice
from bot.domain.vocabulary import EvidenceKind


class Strong(NamedTuple):
    """Words to stand out."""

    text: str


class Said(NamedTuple):
    """Words in quotation marks: a speaker's own."""

    text: str


class Web(NamedTuple):
    """An address. Drawings name it by its host, so that no label can mask where it leads."""

    url: str


class Post(NamedTuple):
    """A message of this bot's own, by its address: drawings may call it what it is."""

    url: str


class Moment(NamedTuple):
    """A moment (UTC). Discord shows it to each reader in their own time, a terminal in UTC."""

    at: dt.datetime


class Room(NamedTuple):
    """A channel by its id; `name` is for who cannot follow it, and empty where it is not known."""

    id: str
    name: str


Piece = str | Strong | Said | Web | Post | Moment | Room


class Line(NamedTuple):
    head: tuple[Piece, ...]
    body: tuple[Piece, ...] = ()
    tail: tuple[Piece, ...] = ()
    depth: int = 0
    opens: Choice | None = None


class Section(NamedTuple):
    """Lines under a heading; an empty heading is none."""

    heading: str
    lines: Sequence[Line]
    opens: Choice | None = None


class Instead(NamedTuple):
    """Another way to take a question: what it is called, and the words that ask it."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Query:
    """What was asked, in a form short enough to ask again from a button: a command and its words.

    `as_of` is the day whose knowledge is asked for, as it was typed or as ISO date; empty for now.
    """

    verb: str
    words: str = ""
    page: int = 0
    plain: bool = False
    as_of: str = ""

    def turned(self, page: int) -> "Query":
        return replace(self, page=page)


@dataclass(frozen=True, slots=True)
class Answer:
    """A title, a lead in a line or two, sections, and what can be opened from here.

    `instead` are other ways to take the question; with `asks_back` one of them has to be chosen. `unanswered` is the
    question, where the desk has no answer and the moderators may be asked. `absent` says that nothing of what was asked
    for is on the desk; `on_one_page` that its few lines give way rather than go on overleaf. `partial` says
    that a part of the desk was looked at: asked again it may hold more. `first` is how many of the sections stand on
    the first page, where the lead and these answer all that was asked; the rest goes overleaf. `offered` are the kinds
    of evidence that it tells of.
    """

    title: str
    lead: tuple[Line, ...]
    sections: Sequence[Section]
    query: Query
    footnote: str = ""
    opens: tuple[Choice, ...] = ()
    picture: Picture | None = None
    instead: tuple[Instead, ...] = ()
    asks_back: bool = False
    unanswered: str = ""
    absent: bool = False
    on_one_page: bool = False
    partial: bool = False
    first: int | None = None
    offered: frozenset[EvidenceKind] = frozenset()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Everything that can be opened, in reading order, each once."""
        found = [line.opens for line in self.lead]
        for section in self.sections:
            found.append(section.opens)
            found.extend(line.opens for line in section.lines)
        return tuple(dict.fromkeys(choice for choice in (*found, *self.opens) if choice))

    def made_whole(self) -> "Answer":
        """This answer, with every line that is made when it is read."""
        for section in self.sections:
            tuple(section.lines)
        return self

    def of_library(self) -> "Answer":
        """This answer, read in no server: of an absence its footnote says what that does not rule out.

        No moderators keep the library alone who could be asked.
        """
        if not (self.absent or self.unanswered) or _OF_LIBRARY in self.footnote:
            return self
        footnote = " · ".join(filter(None, (self.footnote, _OF_LIBRARY)))
        return replace(self, footnote=footnote, absent=True, unanswered="")

    def as_of(self, day: str) -> "Answer":
        """This answer, marked as what was known on an ISO day; what is asked from it keeps the day."""
        return replace(self, title=f"As of {shown_day(day)} · {self.title}", query=replace(self.query, as_of=day))


_OF_LIBRARY = "from the library alone, without what a server's moderators added"
