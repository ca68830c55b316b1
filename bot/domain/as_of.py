"""The day a question is asked as of: what the desk knew when that day ended (UTC)."""

import datetime as dt

from bot.domain.days import shown_day
from bot.domain.refusals import Refusal
from bot.domain.typed_days import typed_day


def as_of_day(text: str, today: dt.date) -> dt.date:
    """The day that was typed: of a month or year its last day, or today where it is not over.

    Raises a Refusal with one sentence for what is no day, can be two, is only about a day, or is still to come.
    """
    day = typed_day(text, today)
    if day.first > today:
        raise Refusal(f"“{text}” is {shown_day(day.day)}, which is still to come; type a day that has been.")
    if day.sense == "about":
        raise Refusal(f"“{text}” is no exact day; type the day whose end is meant, like {day.first.isoformat()}.")
    return min(day.last, today)
