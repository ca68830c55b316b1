"""Days and spans that keep the precision they were given: a day, a month, a year, about, no later than.

A day is never an instant, so no time zone can shift it. Written as ISO 8601 dates ("2024-10-18", "2024-10",
"2024"), with "about" or "by" (no later than) before one, and "/" between the two ends of a span.
"""

import calendar
import datetime as dt
import re
from functools import lru_cache
from typing import Any, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    model_serializer,
    model_validator,
)
from pydantic_core import CoreSchema

_DAY = re.compile(r"(?:(about|by) )?([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_MEANT = "write 2024-10-18, 2024-10 or 2024, with 'about' or 'by' before it if need be"

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

Precision = Literal["day", "month", "year"]
Sense = Literal["on", "about", "by"]


class _Written(BaseModel):
    """Something that may be written as text alone, or as fields when more is to be said of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        fields = handler.resolve_ref_schema(handler(core_schema))
        return {"description": fields.get("description", ""), "anyOf": [{"type": ["string", "integer"]}, fields]}


class Day(_Written):
    """A day, month or year; `worked_out` says how it follows from the source that did not name it."""

    day: str = Field(
        coerce_numbers_to_str=True, description="2024-10-18, 2024-10 or 2024; 'about' or 'by' may stand before it"
    )
    worked_out: str | None = Field(None, max_length=200, description="how the day follows from the source")

    @model_validator(mode="wrap")
    @classmethod
    def _from_text(cls, value: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        if isinstance(value, str | int):
            value = {"day": str(value)}
        made = handler(value)
        problem = day_problem(made.day)
        if problem:
            raise ValueError(problem)
        return made

    @model_serializer
    def _to_text(self) -> str | dict[str, str]:
        return self.day if self.worked_out is None else {"day": self.day, "worked_out": self.worked_out}

    @property
    def sense(self) -> Sense:
        return "about" if self.day.startswith("about") else "by" if self.day.startswith("by") else "on"

    @property
    def precision(self) -> Precision:
        return ("year", "month", "day")[self.day.rsplit(" ", 1)[-1].count("-")]  # type: ignore[return-value]

    @property
    def first(self) -> dt.date:
        """The earliest date meant."""
        parts = [int(part) for part in self.day.rsplit(" ", 1)[-1].split("-")]
        return dt.date(*[*parts, 1, 1][:3])

    @property
    def last(self) -> dt.date:
        """The latest date meant."""
        first = self.first
        if self.precision == "year":
            return first.replace(month=12, day=31)
        if self.precision == "month":
            return first.replace(day=calendar.monthrange(first.year, first.month)[1])
        return first

    def __str__(self) -> str:
        return shown_day(self.day)


class Span(_Written):
    """When something happened: one day, or from one to another."""

    span: str = Field(coerce_numbers_to_str=True, description="a day, or two with '/' between: 2024-10-08/2024-10-13")
    worked_out: str | None = Field(None, max_length=200, description="how the days follow from the source")

    @model_validator(mode="wrap")
    @classmethod
    def _from_text(cls, value: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        if isinstance(value, str | int):
            value = {"span": str(value)}
        made = handler(value)
        ends = made.span.split("/")
        problem = next(filter(None, map(day_problem, ends)), None)
        if len(ends) > 2:
            problem = "a span has two ends: write 2024-10-08/2024-10-13"
        if problem:
            raise ValueError(problem)
        if len(ends) > 1 and made.last.last < made.first.first:
            raise ValueError(f"the span ends ({ends[1]}) before it begins ({ends[0]})")
        return made

    @model_serializer
    def _to_text(self) -> str | dict[str, str]:
        return self.span if self.worked_out is None else {"span": self.span, "worked_out": self.worked_out}

    @property
    def first(self) -> Day:
        return Day(day=self.span.split("/")[0], worked_out=self.worked_out)

    @property
    def last(self) -> Day:
        return Day(day=self.span.split("/")[-1], worked_out=self.worked_out)

    def __str__(self) -> str:
        return shown_span(self.span)


@lru_cache(4096)
def day_problem(text: str) -> str | None:
    """What is wrong with a written day, as a sentence; None if nothing is."""
    match = _DAY.fullmatch(text)
    if not match:
        return f"'{text}' is not a day: {_MEANT}"
    _, year, month, day = match.groups()
    try:
        dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return f"'{text}' is a day that does not exist: {_MEANT}"
    return None


@lru_cache(4096)
def shown_day(text: str) -> str:
    """A written day as readers see it: "by 2024-10-18" as "by 18 Oct 2024". Empty stays empty."""
    sense, _, written = text.rpartition(" ")
    parts = written.split("-")
    shown = parts[0]
    if len(parts) > 1:
        shown = f"{_MONTHS[int(parts[1]) - 1]} {shown}"
    if len(parts) > 2:
        shown = f"{int(parts[2])} {shown}"
    return f"{sense} {shown}" if sense else shown


def shown_span(text: str) -> str:
    """A written span as readers see it: "8–13 Oct 2024", repeating no month or year in vain."""
    first, _, last = text.partition("/")
    if not last:
        return shown_day(first)
    if " " in text:
        return f"{shown_day(first)} to {shown_day(last)}"
    a, b = first.split("-"), last.split("-")
    shown = shown_day(first)
    if len(a) == len(b) == 3 and a[:2] == b[:2]:
        shown = str(int(a[2]))
    elif len(a) == len(b) > 1 and a[0] == b[0]:
        shown = shown.rsplit(" ", 1)[0]
    return f"{shown}–{shown_day(last)}"


def day_order(text: str) -> str:
    """A key that sorts written days and spans by their latest date; what is not known comes last."""
    written = text.rpartition("/")[2].rpartition(" ")[2]
    return (written + "-99-99")[:10] if written else "9999-99-99"


def is_before(earlier: str, later: str) -> bool:
    """Whether one written day surely ends before another begins: "about" and "by" leave room for doubt."""
    if not earlier or not later or earlier.startswith("about") or not later[0].isdigit():
        return False
    return day_order(earlier) < (later + "-00-00")[:10]
