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

_NESTED: dict[str, tuple[str, type[Any]]] = {
    "positions": ("position", Position),
    "figures": ("figure", Figure),
    "links": ("link", Link),
    "happened": ("span", Span),
    "said_on": ("day", Day),
    "published": ("day", Day),
    "opened": ("day", Day),
    "closed": ("day", Day),
}
_WANTED = {
    "string_type": "text",
    "string_unicode": "text",
    "float_type": "a number",
    "float_parsing": "a number",
    "finite_number": "a number that has an end",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "tuple_type": "a list",
    "model_type": "fields (name: value)",
    "dict_type": "fields (name: value)",
    "model_attributes_type": "fields (name: value)",
}
_FORMS = {
    "language": "a language tag, such as en or pt-BR",
    "confidence": "an Admiralty code, a letter A to F and a digit 1 to 6, such as B2",
}


HINTS = 100
"""How many keys that name nothing are told the nearest one: each costs a comparison with all keys of its kind."""

EntryKey = tuple[Kind, str]


class Problem(NamedTuple):
    """One error, ready to print as one line."""

    file: str
    line: int
    path: tuple[str | int, ...]
    sentence: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        dotted = ".".join(str(part) for part in self.path)
        return _printable(f"{where} {dotted}: {self.sentence}" if dotted else f"{where}: {self.sentence}")


def a(noun: str) -> str:
    """The noun with its article: "a claim", "an actor"; evidence goes without."""
    return noun if noun == Kind.EVIDENCE else f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


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
            field = _around(kind, path[:-1])[1].model_fields.get(str(path[-1]))
            return f"is missing ({field.description})" if field and field.description else "is missing"
        case "extra_forbidden":
            noun, model = _around(kind, path[:-1])
            near = nearest_to(str(path[-1]), model.model_fields)
            fields = ", ".join(model.model_fields)
            return f"'{_cut(path[-1])}' is not a field of {a(noun)}{near} (fields: {fields})"
        case "enum" | "literal_error":
            words = re.findall(r"'([^']*)'", context["expected"])
            near = nearest_to(given, words) if isinstance(given, str) else ""
            return f"{_given(given)} is not {_vocabulary(kind, path)}{near} (one of: {', '.join(words)})"
        case "string_too_long":
            return f"is too long: {len(given):,} characters, at most {context['max_length']:,}"
        case "too_short":
            return "needs at least one item"
        case "string_pattern_mismatch":
            return f"{_given(given)} is not {_FORMS.get(str(path[-1]), 'of the form it should have')}"
        case "value_error":
            return str(context["error"])
        case "string_type" if isinstance(given, bool | int | float):
            return f"must be text, not {_given(given)}: put it in quotes"
        case type_:
            return f"must be {_WANTED.get(type_, 'something else')}, not {_given(given)}"


def _around(kind: Kind, path: tuple[str | int, ...]) -> tuple[str, type[Any]]:
    """What the innermost thing around a field is called, and its model."""
    names = [part for part in path if isinstance(part, str)]
    whole = (kind.value, MODELS[kind])
    return _NESTED.get(names[-1], whole) if names else whole


def _vocabulary(kind: Kind, path: tuple[str | int, ...]) -> str:
    field = str(path[-1])
    if field == "kind":
        return f"a kind of {_around(kind, path[:-1])[0]}"
    return f"a word for {field}" if field in ("bears", "basis") else a(field)


def _given(value: object) -> str:
    match value:
        case None:
            return "nothing"
        case list() | tuple():
            return "a list"
        case dict():
            return "fields"
        case bool():
            return f"'{str(value).lower()}'"
        case _:
            return f"'{_cut(value)}'"


def _cut(value: object) -> str:
    return shortened(str(value), 60)


def _printable(text: str) -> str:
    """One line that any terminal and log can take."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in " ".join(text.split()))
