"""What is wrong with a pack, in plain sentences: where it stands, what was found, and the nearest valid word."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from pydantic import ValidationError

from bot.domain.days import Day, Span
from bot.domain.entries import MODELS, Figure, Link, Position
from bot.domain.text import shortened
from bot.domain.vocabulary import Kind
from bot.search.nearest import nearest_word

_NESTED: dict[str, type[Any]] = {
    "positions": Position,
    "figures": Figure,
    "links": Link,
    "happened": Span,
    "said_on": Day,
    "published": Day,
    "opened": Day,
    "closed": Day,
}
_WANTED = {
    "string_type": "text",
    "float_type": "a number",
    "float_parsing": "a number",
    "finite_number": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "tuple_type": "a list",
    "model_type": "fields (name: value)",
    "dict_type": "fields (name: value)",
    "model_attributes_type": "fields (name: value)",
}


class Problem(NamedTuple):
    """One error, ready to print as one line."""

    file: str
    line: int
    path: tuple[str | int, ...]
    sentence: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        dotted = ".".join(str(part) for part in self.path)
        return " ".join(f"{where} {dotted}: {self.sentence}".split() if dotted else f"{where}: {self.sentence}".split())


def nearest_to(word: str, known: Iterable[str]) -> str:
    """'; did you mean ...?' for the nearest of the known words, or nothing."""
    near = nearest_word(word, known)
    return f"; did you mean '{near}'?" if near else ""


def misfits(kind: Kind, error: ValidationError) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """(path in the entry, sentence) for each thing that does not fit the entry's form."""
    errors = error.errors(include_url=False)
    paths = [tuple(part for part in found["loc"] if not str(part).startswith("function-")) for found in errors]
    for path, found in zip(paths, errors, strict=True):
        deeper = any(len(other) > len(path) and other[: len(path)] == path for other in paths)
        if not deeper:  # a list is not too short when the trouble is one of its items
            yield path, _sentence(kind, path, found)


def _sentence(kind: Kind, path: tuple[str | int, ...], found: Any) -> str:
    given, context = found["input"], found.get("ctx", {})
    match found["type"]:
        case "missing":
            return "is missing"
        case "extra_forbidden":
            fields = _fields(kind, path[:-1])
            return f"'{path[-1]}' is not a field here{nearest_to(str(path[-1]), fields)} (fields: {', '.join(fields)})"
        case "enum" | "literal_error":
            words = re.findall(r"'([^']*)'", context["expected"])
            return f"'{given}' is not one of the words here{nearest_to(str(given), words)} (one of: {', '.join(words)})"
        case "string_too_long":
            return f"is too long: {len(given):,} characters, at most {context['max_length']:,}"
        case "too_short":
            return f"needs at least {context['min_length']}"
        case "string_pattern_mismatch":
            return f"'{shortened(str(given), 60)}' does not have the form {context['pattern']}"
        case "value_error":
            return str(context["error"])
        case type_:
            wanted = _WANTED.get(type_, "something else")
            return f"must be {wanted}, not {_given(given)}"


def _fields(kind: Kind, around: tuple[str | int, ...]) -> list[str]:
    names = [part for part in around if isinstance(part, str)]
    model = _NESTED.get(names[-1], MODELS[kind]) if names else MODELS[kind]
    return list(model.model_fields)


def _given(value: object) -> str:
    match value:
        case None:
            return "nothing"
        case list() | tuple():
            return "a list"
        case dict():
            return "fields"
        case _:
            return f"'{shortened(str(value), 60)}'"
