"""Marks answers that were made from a part of the desk, because the time for a question or its size had a bound."""

from dataclasses import replace

from bot.briefing.answer import Answer, Line, Query, Strong

IN_PART = "I looked at part of the desk only; ask again with a story's name, a speaker's or rarer words."
NEWEST = "Much has changed, and the newest of it is below; name a story or a day for others."
NOT_IN_TIME = "Not looked up in time"


def in_part(answer: Answer, *, of_changes: bool = False) -> Answer:
    """The answer, and before all else that only a part was looked at: what it says is missing may be elsewhere; `of
    changes` the newest are that part.
    """
    return replace(answer, lead=(Line((NEWEST if of_changes else IN_PART,)), *answer.lead), partial=True)


def late(query: Query) -> Answer:
    """That no answer was found in time, which says nothing of what is on the desk."""
    return Answer(NOT_IN_TIME, (Line((Strong(IN_PART),)),), (), query, partial=True)
