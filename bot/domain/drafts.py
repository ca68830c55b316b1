"""Makes an entry's fields of what was typed into its form, and tells what cannot be read, field by field."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from functools import partial
from typing import Any, NamedTuple, TypeVar

from bot.domain.addresses import lacks_scheme, web_address
from bot.domain.days import shown_day
from bot.domain.entries import Entry, Statement
from bot.domain.forms import Asks, Field, Form, listed_words, named_lines, typed_of
from bot.domain.refusals import Choice, Refusal
from bot.domain.text import is_seen, shortened
from bot.domain.typed_days import typed_day, typed_span
from bot.domain.typed_figures import typed_figure_line
from bot.domain.vocabulary import Basis, Kind
from bot.domain.yearless import Days, fitting, lacks_year, sooner

T = TypeVar("T")
R = TypeVar("R")
_MOST_LINES = 5
"""Of how many lines of one field it is told what is wrong: who pasted something else sees it by then."""
NearestWord = Callable[[str, list[str]], str | None]


class Trouble(NamedTuple):
    """Why a field cannot be read: one sentence, what may have been meant by `words`, and whether they may be new.

    Where none of the choices `are_near` to the words, they are some that there are. `taken` is what has its name.
    """

    field: str
    sentence: str
    choices: tuple[Choice, ...] = ()
    words: str = ""
    may_be_new: bool = False
    are_near: bool = True
    taken: Choice | None = None


class Read(NamedTuple):
    """What came of a form: the fields of an entry, ready to be validated, and the troubles."""

    fields: dict[str, Any]
    troubles: tuple[Trouble, ...]


def read_form(
    form: Form,
    typed: Mapping[str, str],
    named: Mapping[tuple[str, str], str],
    today: dt.date,
    nearest_word: NearestWord,
    before: Entry | None = None,
) -> Read:
    """The fields that `typed` stands for. `named` has the key of each (field, words) that names an entry.

    A field whose text is as `before` reads keeps what the entry holds, such as how a day was worked out; one that
    `before` lacks may stay empty.
    """
    was = typed_of(form.kind, before) if before is not None else {}
    held = before.model_dump(mode="json", exclude_none=True) if before is not None else {}
    fields: dict[str, Any] = {}
    troubles: list[Trouble] = []
    for field in form.fields:
        text = typed.get(field.name, "").strip()
        if not is_seen(text):
            if field.is_missing(typed) and (before is None or field.name in was or field.or_else in was):
                troubles.append(Trouble(field.name, _missing(field)))
            continue
        if field.name in held and was.get(field.name, "") == text:
            fields[field.name] = held[field.name]
            continue
        try:
            value = _read(field, text, named, today, nearest_word)
        except ExceptionGroup as wrong:
            troubles += [_trouble(field, error) for error in wrong.exceptions]
        except (Refusal, ValueError) as error:
            troubles.append(_trouble(field, error))
        else:
            if value is not None:
                fields[field.name] = value
    if form.kind is Kind.STATEMENT:
        _positions(fields, before)
    return Read(fields, tuple(troubles))


def _trouble(field: Field, error: Exception) -> Trouble:
    if isinstance(error, Refusal):
        return Trouble(field.name, behind_label(field, error.sentence), error.choices)
    return Trouble(field.name, behind_label(field, _sentence(error)))


def behind_label(field: Field, sentence: str) -> str:
    """What is wrong with a field, behind what the field is called."""
    return f"{field.called}: {sentence[:1].lower()}{sentence[1:]}"


def _missing(field: Field) -> str:
    """That a field was not typed, and what to type."""
    if field.or_else:
        return f"{field.called} is missing; type it, or the {field.or_else}."
    hint = f"; type {field.hint.removesuffix(', https://…')}" if field.hint else "; choose one" if field.words else ""
    return f"{field.called} is missing{hint}."


def in_words(form: Form, typed: Mapping[str, str], nearest_word: NearestWord) -> dict[str, str]:
    """What was typed, with the word meant in each field that takes one of a few; without what means none of them."""
    words = {field.name: [word.value for word in field.words or ()] for field in form.fields if field.asks is Asks.WORD}
    meant = {
        name: text if text in words[name] else nearest_word(text, words[name])
        for name, text in typed.items()
        if name in words
    }
    return {name: word for name, text in typed.items() if (word := meant.get(name, text))}


def without_scheme(form: Form, typed: Mapping[str, str]) -> str:
    """As which address those were read that were typed without https://: sentences, each after a blank; or nothing."""
    fields = (field for field in form.fields if field.asks is Asks.ADDRESS or field.kind is Kind.SOURCE)
    bare = (
        text
        for field in fields
        if lacks_scheme(text := typed.get(field.name, "").strip(' \n<>"“”')) and " " not in text
    )
    return "".join(f" “{shortened(text, 80)}” is read as https://{shortened(text, 80)}." for text in bare)


def absolute_days(
    form: Form, typed: Mapping[str, str], today: dt.date, near: Mapping[str, Sequence[Days]] | None = None
) -> dict[str, str]:
    """The fields whose day would be another one seen from a later day ("yesterday"), with the day it is today.

    `near` are days that a field's day belongs to: one without a year is of the year that fits them.
    """
    found: dict[str, str] = {}
    for field in form.fields:
        text = typed.get(field.name, "").strip()
        if text and field.asks in (Asks.DAY, Asks.SPAN):
            read = partial(written_day, field)
            if beside := (near or {}).get(field.name):
                meant, moves = fitting(read, text, today, beside), True
            elif field.of_late and sooner(read, text, today):
                continue  # that is asked back
            else:
                meant = read(text, today)
                moves = {read(text, today + dt.timedelta(days=days)) for days in _LATER} != {meant}
            if meant and moves and read(meant, today) == meant:
                found[field.name] = meant
    return found


def yearless(form: Form, typed: Mapping[str, str], today: dt.date) -> list[Field]:
    """The fields in which a day without a year was typed."""
    return [
        field
        for field in form.fields
        if field.asks in (Asks.DAY, Asks.SPAN)
        and (text := typed.get(field.name, "").strip())
        and lacks_year(partial(written_day, field), text, today)
    ]


_LATER = (1, 7, 200, 400)
"""From how many days on a text is read again, to see whether its day moves with the calendar."""


def written_day(field: Field, text: str, today: dt.date) -> str:
    """The day or span as it is written down; empty where it cannot be read."""
    try:
        return typed_day(text, today).day if field.asks is Asks.DAY else typed_span(text, today).span
    except (Refusal, ValueError, OverflowError):
        return ""


def _read(
    field: Field, text: str, named: Mapping[tuple[str, str], str], today: dt.date, nearest_word: NearestWord
) -> Any:
    match field.asks:
        case Asks.TEXT:
            return text.upper().replace(" ", "") if field.name == "confidence" else text
        case Asks.DAY:
            read = partial(written_day, field)
            if field.of_late and (coming := sooner(read, text, today)):
                would, was = shown_day(coming), shown_day(read(text, today))
                raise Refusal(f"“{text}” would be {would}, which is still to come; type {was} if that one is meant.")
            return typed_day(text, today).model_dump(mode="json")
        case Asks.SPAN:
            return typed_span(text, today).model_dump(mode="json")
        case Asks.ADDRESS:
            return web_address(text)
        case Asks.LIST:
            return listed_words(text)
        case Asks.NAME:
            return named.get((field.name, text))
        case Asks.NAMES:
            found = (named.get((field.name, words)) for words in listed_words(text))
            return list(dict.fromkeys(filter(None, found)))
        case Asks.WORD:
            return _word(field, text, nearest_word)
        case Asks.FIGURES:
            figures = _each(typed_figure_line, filter(str.strip, text.splitlines()))
            return [figure.model_dump(mode="json", exclude_none=True, exclude_defaults=True) for figure in figures]
        case Asks.NAMED_WORDS:
            return _named_words(field, text, named, nearest_word)


def _word(field: Field, text: str, nearest_word: NearestWord) -> str:
    known = [word.value for word in field.words or StrEnum]
    same = next((word for word in known if word == text.lower()), None)
    if same:
        return same
    near = nearest_word(text, known) if text else None
    wrong = (
        f"“{text[:60]}” is not one of {', '.join(known)}"
        if text
        else f"a word is missing behind the colon: {_or(known)}"
    )
    raise ValueError(f"{wrong}; type {near} if that is meant." if near else f"{wrong}; type one of them.")


def _or(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"


def _without_colon(field: Field, text: str, nearest_word: NearestWord) -> str:
    """What to type in place of a line that lacks its colon, or its claim."""
    claim, _, word = text.rpartition(" ")
    near = nearest_word(word, [known.value for known in field.words or StrEnum]) if claim else None
    if near:
        return f"“{text[:60]}” has no colon; type {claim[:60]}: {near} if that is meant."
    return f"“{text[:60]}” names no claim; type a claim, a colon and a word, such as {field.hint}."


def _named_words(
    field: Field, text: str, named: Mapping[tuple[str, str], str], nearest_word: NearestWord
) -> list[dict[str, str]]:
    is_stance = field.name == "also"

    def read(line: tuple[str, str, Basis]) -> dict[str, str]:
        words, word, basis = line
        if not words:
            raise ValueError(_without_colon(field, word, nearest_word))
        key, called = named.get((field.name, words), ""), "stance" if is_stance else "kind"
        meant = {"claim": key, called: _word(field, word, nearest_word)}
        return meant | ({"basis": basis.value} if is_stance and basis is Basis.INFERRED else {})

    return [line for line in _each(read, named_lines(text)) if line["claim"]]


def _each(read: Callable[[T], R], lines: Iterable[T]) -> list[R]:
    """What is read of each line of a field; raises an ExceptionGroup of what is wrong with each that cannot be read."""
    found: list[R] = []
    wrong: list[Exception] = []
    for line in lines:
        try:
            found.append(read(line))
        except (Refusal, ValueError) as error:
            wrong.append(error)
    if wrong:
        raise ExceptionGroup("lines", wrong[:_MOST_LINES])
    return found


def _positions(fields: dict[str, Any], before: Entry | None) -> None:
    """A statement's claim, stance and further lines, as its positions; what is not changed keeps its basis."""
    claim, stance, also = fields.pop("claim", None), fields.pop("stance", None), fields.pop("also", [])
    if claim is None or stance is None:
        return
    had = before.positions if isinstance(before, Statement) else ()
    basis = next((p.basis for p in had if p.claim == claim and p.stance == stance), Basis.EXPLICIT)
    fields["positions"] = [{"claim": claim, "stance": stance, "basis": basis.value}, *also]


def _sentence(error: Exception) -> str:
    """What a reader of ours or a model's check has to say, without its framing."""
    errors = getattr(error, "errors", None)
    text = str(error)
    if errors:
        first = errors()[0]
        if first["type"] == "string_too_long":
            said, most = len(first["input"]), first["ctx"]["max_length"]
            return f"the {first['loc'][-1]} has {said:,} characters, at most {most:,}; type a shorter one."
        told = first.get("ctx", {}).get("error")
        text = str(told or ": ".join(map(str, (*first["loc"], first["msg"]))))
    return text if text.endswith((".", "?")) else f"{text}."
