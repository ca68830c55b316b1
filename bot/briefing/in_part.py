"""Marks answers that were made from a part of the desk, because the time for a question or its size had a bound."""

from dataclasses import replace

from bot.briefing.answer import Answer, Line, Query, Strong

IN_PART = "I looked at part of the desk only; ask again with a story's name, a speaker's or rarer words."


def in_part(answer: Answer) -> Answer:
    """The answer, and that only a part was looked at: before all else where something is told to be missing."""
    told = Line((IN_PART,))
    if answer.absent or answer.unanswered or answer.asks_back:
        return replace(answer, lead=(told, *answer.lead))
    return replace(answer, lead=(*answer.lead, told))


def late(query: Query) -> Answer:
    """That no answer was found in time, which says nothing of what is on the desk."""
    return Answer("Not looked up in time", (Line((Strong(IN_PART),)),), (), query)
