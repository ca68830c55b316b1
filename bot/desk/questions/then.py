"""The days on which what is asked for was said or was so: who took a stance then, which claims tell of then; pure."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.briefing.asked import STANCES
from bot.desk.questions.best import Best, best_of
from bot.desk.questions.meant import surely_meant
from bot.desk.questions.of_story import is_of_story
from bot.desk.questions.stories import StoryFile, said_in
from bot.domain.days import Day, is_before
from bot.domain.files import Attribution
from bot.domain.refusals import NotADay, Refusal
from bot.domain.since import since_day
from bot.domain.sought import MOST_CLAIMS, Intent, Sought
from bot.domain.typed_days import typed_day
from bot.domain.vocabulary import Stance
from bot.search.asked import Asked, day_words
from bot.search.fitting import Fit
from bot.search.manner import OPENING
from bot.search.numbers import MONTHS, SHORT_MONTHS, WEEKDAYS
from bot.search.term import Term
from bot.search.wording import word_list

_OTHER_DAYS = re.compile(r"(?<!\w)(?P<how>before|after|since|until|till|by) (?P<day>(?:\w+ ){0,2}\w+)$")
"""What asks of other days than the one it tells."""
_THEN = re.compile(
    r"(?<!\w)(?<!is )(?<!are )(?<!was )(?<!were )(?<!been )(?<!be )(?<!happened )(?<!begun )(?<!began )(?<!started )"
    r"(?:in|on|during)(?: (?:early|late|mid|the year))? (?:\w+ ){0,2}\w+$"
)
"""What tells at the end of a question when it was said, and not when it happened."""
_YEAR, _A_YEAR = re.compile(r"\d{4}|yesterday|today|ago|last|this"), 4
"""What tells the year of a day, and how many digits one has."""
_FROM_TODAY = re.compile(
    r"(?<!\w)(?:(?P<how>before|after|since|until|till|by) )?(?P<day>(?:the )?day before yesterday|yesterday|today|"
    rf"tonight|last night|this (?:morning|afternoon|evening)|(?:on|last|this|past) (?:{'|'.join(WEEKDAYS)})|"
    r"\d{1,3} (?:day|week)s? ago|(?P<which>last|this|past|previous) (?:(?P<many>\d{1,3}) )?"
    r"(?P<unit>hour|day|week|month|year)s?)(?!\w)"
)
"""A day or a time that is told from the day of asking."""
_BEFORE_DAY = word_list("on in at of by before after since until till during the early late mid")
_IT = word_list("it this that these those so they he she there")
_CLAUSE = word_list("that whether if how")
"""What begins a clause that tells what was said."""
_ASKS_WHAT = re.compile(rf"{OPENING}what (?!is |was )")
_NIGHTS = {"last night": "yesterday", "tonight": "today"}
_NOW = ("today", "this")
"""What may be asked of how things stand now, and no day of the past."""


class Days(NamedTuple):
    """From one day to another, both included, as ISO days; an open end is empty."""

    first: str
    last: str

    def hold(self, day: str) -> bool:
        """Whether a written day surely lies within: of "by" and "about" it is not known."""
        if not day or not day[0].isdigit():
            return False
        told = Day.model_validate({"day": day})
        begins, ends = told.first.isoformat(), told.last.isoformat()
        return (not self.first or self.first <= begins) and (not self.last or ends <= self.last)


_DAY_OR_YEAR = re.compile(
    r"(?<!\w)(?:by|before|since|until|till|after|in|of|from) (?P<typed>"
    rf"(?P<month>{'|'.join((*MONTHS, *SHORT_MONTHS))})\.? (?P<number>2\d|3[01]))(?![\w.:]*\w)(?!,? \d{{4}}(?!\w))",
    re.IGNORECASE,
)
"""What may be a day of a month, and is read as that, or a month of a year: "by January 25"."""


def read_as_day(text: str) -> tuple[str, str, str]:
    """What a question tells as a day, that may be a month of a year, how it is read, and how else; empty for none."""
    found = _DAY_OR_YEAR.search(text)
    if found is None:
        return "", "", ""
    month = SHORT_MONTHS.get(found["month"].lower(), found["month"]).capitalize()
    return found["typed"], f"{int(found['number'])} {month}", f"{month} 20{found['number']}"


def days_told(what: Asked, today: dt.date) -> Days | None:
    """The days that a question tells from the day on which it is asked: "yesterday", "last week".

    None where none does, and where a text was pasted: its "yesterday" is another one.
    """
    found = _FROM_TODAY.search(what.typed.line)
    if found is None or what.pasted or what.told:
        return None
    span = _span(found, today)
    if span is None:
        return None
    first, last = (day.isoformat() for day in span)
    match found["how"]:
        case "since":
            return Days(first, "")
        case "after":
            return Days((span[1] + dt.timedelta(days=1)).isoformat(), "")
        case "before":
            return Days("", (span[0] - dt.timedelta(days=1)).isoformat())
        case "until" | "till" | "by":
            return Days("", last)
        case _:
            return Days(first, last)


def day_typed(what: Asked) -> str:
    """The day that is told from the day of asking, in the question's words: "yesterday"; empty for none."""
    found = _FROM_TODAY.search(what.typed.line)
    return found["day"] if found else ""


def is_of_now(what: Asked) -> bool:
    """Whether the day that is told may be none but now: "how many are missing today"."""
    found = _FROM_TODAY.search(what.typed.line)
    return found is not None and found["day"].startswith(_NOW)


def _span(found: re.Match[str], today: dt.date) -> tuple[dt.date, dt.date] | None:
    unit, which = found["unit"], found["which"]
    if unit is None:
        words = found["day"].removeprefix("on ").removeprefix("past ")
        words = "today" if words.startswith("this ") and "day" not in words else words.removeprefix("this ")
        day = typed_day(_NIGHTS.get(words, words), today).first
        return day, day
    many = int(found["many"] or 1)
    if unit in ("hour", "day"):
        return today - dt.timedelta(days=max(many // 24, 1) if unit == "hour" else many), today
    if unit == "week":
        monday = today - dt.timedelta(days=today.weekday())
        if which == "this":
            return monday, today
        if which == "past" or found["many"]:
            return today - dt.timedelta(days=7 * many), today
        return monday - dt.timedelta(days=7), monday - dt.timedelta(days=1)
    if found["many"] or which == "past":
        return None
    first = today.replace(day=1) if unit == "month" else today.replace(month=1, day=1)
    if which == "this":
        return first, today
    last = first - dt.timedelta(days=1)
    return (last.replace(day=1) if unit == "month" else last.replace(month=1, day=1)), last


def took_then(what: Asked, sought: Sought, best: Best, today: dt.date) -> Sought | None:
    """Who took a stance on the days that are told, "who denied it in May", and towards what.

    Towards the claims that the other words mean, if there are some, and else those that are sought, or any. Not exact
    where nobody did then. None where no day is told, or where it is no matter of when something was said.
    """
    told = best.told
    dated = {term.stem for term in best.words if term.dated}
    from_today = days_told(what, today)
    others = None if from_today else _OTHER_DAYS.search(what.typed.line)
    if not (dated or from_today) or not what.intent.is_stance or sought.aside or what.excepts:
        return None
    words = [term for term in best.words if not _is_when(term, what)]
    if not _is_when_said(what, best):
        return None
    at_end = _THEN.search(what.typed.line)
    of_somebody = (words or others) if sought.speakers else at_end and not words
    if what.intent is Intent.SAID and not from_today and not of_somebody:
        return None
    if words and not from_today and surely_meant(what, sought, best):
        return None  # the day of a claim
    claims, intent = sought.claims, what.intent
    if words and not is_of_story(words, told):
        bare = replace(what, terms=tuple(term for term in what.terms if not _is_when(term, what)))
        meant = surely_meant(bare, sought, best_of(bare, (told,)))
        if meant is None or not meant.claims:
            return None
        claims, intent = meant.claims, meant.intent
    day = _day_of(others["day"], told, today) if others else ""
    if day is None:
        return None
    sought = replace(sought, intent=intent)

    def was_then(said_on: str) -> bool:
        if from_today:
            return from_today.hold(said_on)
        return _is_in(others["how"], day, said_on) if others else dated <= said_in(said_on)

    taken = [a for a in told.file.attributions if _is_sought(a, sought, claims) and was_then(a.said_on)]
    told_of = tuple(dict.fromkeys(a.claim for a in taken))
    if not taken:
        asks_of_day = sought.speakers or claims or from_today or others or at_end
        return replace(sought, claims=claims, exact=False) if asks_of_day else None
    speakers = sought.speakers or tuple(dict.fromkeys(a.speaker for a in taken))
    told_of = told_of if len(told_of) <= MOST_CLAIMS else ()
    return replace(sought, speakers=speakers, claims=told_of, said=tuple(dict.fromkeys(a.statement for a in taken)))


def _day_of(text: str, told: StoryFile, today: dt.date) -> str | None:
    """The ISO day that words tell, in the year of the story where they tell none; None where that cannot be told."""
    try:
        day = typed_day(text, today).day
    except Refusal:
        return None
    if _YEAR.search(text) or not day[:4].isdecimal() or len(day) <= _A_YEAR:
        return day
    years = {a.said_on[:_A_YEAR] for a in told.file.attributions if a.said_on[:1].isdecimal()}
    return f"{years.pop()}{day[_A_YEAR:]}" if len(years) == 1 else None  # "before 14 March"


def _is_sought(a: Attribution, sought: Sought, claims: Sequence[str]) -> bool:
    """Whether a position is of the stance, the speakers and the claims that are asked about, and taken in words."""
    stances = STANCES[sought.intent].asked if sought.intent.is_stance else frozenset[Stance]()
    by = set(sought.speakers)
    is_theirs = not by or not by.isdisjoint(a.who)
    return (
        (sought.intent is Intent.SAID or a.stance in stances)
        and not a.inferred
        and is_theirs
        and (not claims or a.claim in claims)
    )


def said_on_days(what: Asked, sought: Sought, stories: Sequence[StoryFile], today: dt.date) -> Sought:
    """What is sought of speakers in several stories, as of the days that are told from today, if some are."""
    days = days_told(what, today)
    if days is None:
        return sought
    by = set(sought.speakers)
    taken = [a for told in stories for a in told.file.attributions if by & a.who]
    said = tuple(dict.fromkeys(a.statement for a in taken if days.hold(a.said_on)))
    return replace(sought, said=said) if said else replace(sought, exact=False)


def _is_when(term: Term, what: Asked) -> bool:
    """Whether a word tells only when."""
    found = _FROM_TODAY.search(what.typed.line)
    return term.dated or (found is not None and term.word in found["day"].split())


def _is_when_said(what: Asked, best: Best) -> bool:
    """Whether the day tells when something was said, "who denied the cracks yesterday", and is no part of what was:
    "who denied that it fell yesterday", "who says it fell in May".
    """
    line, verb = what.typed.line, what.meant.end
    found = _FROM_TODAY.search(line)
    dated = [line.find(term.word, verb) for term in best.words if term.dated]
    at = found.start() if found else min((place for place in dated if place >= 0), default=0)
    between = line[verb:at].split()
    while between and between[-1] in _BEFORE_DAY:
        between.pop()
    if at <= verb or not between or (len(between) == 1 and between[0] in _IT):
        return True
    if what.intent is Intent.SAID:
        return _ASKS_WHAT.match(line) is not None and "that" not in between
    return between[0] not in _CLAUSE and between[0] not in _IT


def _is_in(how: str, day: str, said_on: str) -> bool:
    """Whether something was said before, after, since or until a written day, as far as its own day tells."""
    match how:
        case "before":
            return is_before(said_on, day)
        case "after":
            return is_before(day, said_on)
        case "since":
            return bool(said_on) and not is_before(said_on, day)
        case _:
            return bool(said_on) and not is_before(day, said_on)


_SO_THEN = (Intent.STATUS, Intent.HOW_MANY, Intent.WHERE, Intent.BY_WHOM, *STANCES)
"""What is so on some day, and may not have been so before."""


def is_of_other_days(what: Asked, claims: Sequence[str], best: Best, today: dt.date) -> bool:
    """Whether it is asked what was so on a day, "how many died yesterday", of which not all of the claims tell; of
    no claims they do not."""
    days = None if is_of_now(what) or what.intent not in _SO_THEN else days_told(what, today)
    if days is None or (what.intent.is_stance and _is_when_said(what, best)):
        return False
    happened = [best.told.claims[key].happened for key in claims if key in best.told.claims]
    return not claims or not all(span and days.hold(span.first.day) and days.hold(span.last.day) for span in happened)


def with_claims(best: Best, claims: Sequence[str]) -> Best:
    """The same with these claims, if there are some, as those that come near."""
    return best._replace(found=[Fit(key, 1.0, 0.0, False) for key in claims]) if claims else best


def day_named(text: str, today: dt.date) -> dt.date:
    """The day since which a question asks what is new, yesterday where it names none.

    Raises NotADay for a slip of a day: the changes since another one are no answer.
    """
    try:
        return since_day(day_words(text), today)[0]
    except NotADay as words:
        if words.guess:
            raise
        return since_day("", today)[0]
