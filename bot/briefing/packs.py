"""What a moderator reads before and after a pack is imported."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.briefing.answer import Answer, Line, Query, Section

_LINES = 20


@dataclass(frozen=True, slots=True)
class Shown:
    """What an import would change. `draft` is empty where it would change nothing; `whole` has every line."""

    draft: str
    answer: Answer
    whole: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import wrote; `revision` is its first."""

    revision: int
    answer: Answer


def shown(draft: str, name: str, summary: str, lines: Sequence[str], *, moved_on: bool = False) -> Shown:
    """The difference in its first lines; the rest is in the file beside it.

    `moved_on` says that another one was shown before, and that the desk has changed since.
    """
    lead = f"Nothing is imported yet: {summary}." if draft else f"There is nothing to import: {summary}."
    if moved_on:
        lead = f"Nothing is imported yet, since the desk changed meanwhile. Now it is: {summary}."
    told = tuple(Line((), (line,)) for line in lines[:_LINES])
    if len(lines) > _LINES:
        told += (Line((f"and {len(lines) - _LINES:,} more lines, in the file.",)),)
    sections = (Section("What would change", told),) if told else ()
    whole = "\n".join(lines) + "\n" if len(lines) > _LINES else ""
    return Shown(draft, Answer(f"Import of {name}", (Line((lead,)),), sections, Query("import")), whole)


def imported(revision: int, summary: str) -> Imported:
    return Imported(
        revision, Answer("Imported", (Line((summary, ". One undo takes all of it back.")),), (), Query("import"))
    )
