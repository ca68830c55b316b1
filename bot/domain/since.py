"""The span a digest covers: as people type its beginning, and in the few signs that a button can carry."""

import datetime as dt
import re
from dataclasses import dataclass

from bot.domain.days import shown_day
from bot.domain.refusals import NotADay, Refusal
from bot.domain.typed_days import typed_day

_LONGEST_DAY = 6
"""How many words a day may have: "the day before yesterday" has four."""
_TOLD, _THE_DAY_BEFORE = 3, 4
"""How many words are told as no day."""
_WEEK = dt.timedelta(days=7)
_SMALL = ("on", "about", "for", "in", "of")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_NUMBER = "[0-9a-z]{1,8}"
_COVERED = re.compile(rf"~({_NUMBER})-({_NUMBER})-([0-9a-z]{{1,5}})(!?)((?:\.{_NUMBER})*)")


def since_day(text: str, today: dt.date) -> tuple[dt.date, str]:
    """The day that the words begin with, yesterday if there are none, and the words after it: a story.

    "topic:" may part the two. Raises a Refusal with one sentence for what is no day, can be two, is only about one,
    or is still to come.
    """
    begun, parted, story = text.partition("topic:")
    words = begun.split()
    if not words:
        return today - dt.timedelta(days=1), story.strip()
    for count in range(min(len(words), _LONGEST_DAY), 0, -1):
        if parted and count < len(words):
            break
        try:
            day = _first_day(" ".join(words[:count]), today)
        except NotADay:
            continue
        rest = words[count:]
        if len(rest) > 1 and rest[0].lower() in _SMALL:
            rest = rest[1:]
        return day, story.strip() or " ".join(rest)
    told = _THE_DAY_BEFORE if words[0].lower() in ("the", "day") and "before" in words[:3] else _TOLD
    raise_for = begun if parted else " ".join(words[:told])
    return typed_day(raise_for, today).first, story


def _first_day(text: str, today: dt.date) -> dt.date:
    if text.lower() in ("last week", "a week"):
        return today - _WEEK
    if text.lower() in ("tomorrow", "next week"):
        raise Refusal(f"“{text}” is still to come; type a day that has been.")
    day = typed_day(text, today)
    if day.first > today:
        raise Refusal(f"“{text}” is {shown_day(day.day)}, which is still to come; type a day that has been.")
    if day.sense != "on":
        raise Refusal(f"“{text}” is no exact day; type the day to begin with, like {day.first.isoformat()}.")
    return day.first


@dataclass(frozen=True, slots=True)
class Covered:
    """The revisions after `after` up to `until`, told as since a day; `topics` are numbers of revisions of the stories.

    A number takes less room in a button than a key: eight stories fit. `is_first` says that it is a channel's first
    digest, which tells what changed since it began.
    """

    after: int
    until: int
    since: dt.date
    topics: tuple[int, ...] = ()
    is_first: bool = False

    def written(self) -> str:
        """As the words of a question: "~2s-3f-fu0g.1"."""
        numbers = (self.after, self.until, self.since.toordinal())
        stories = "".join(f".{_in_36(topic)}" for topic in self.topics)
        return "~" + "-".join(map(_in_36, numbers)) + "!" * self.is_first + stories


def covered(words: str) -> Covered | None:
    """What `Covered.written` wrote; None for any other words."""
    found = _COVERED.fullmatch(words.strip())
    if found is None:
        return None
    after, until, day = (int(found[n], 36) for n in (1, 2, 3))
    if not 0 < day <= dt.date.max.toordinal():
        return None
    topics = tuple(int(number, 36) for number in found[5].split(".") if number)
    return Covered(after, until, dt.date.fromordinal(day), topics, bool(found[4]))


def _in_36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"
