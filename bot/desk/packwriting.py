"""Writes entries as a pack that people read and edit: block style, long text folded, quotes only where YAML needs them.

What it writes, `read_pack` reads back as the same entries. A text may hold what no pack may (a control character, half
a surrogate pair): each such character is written as U+FFFD.
"""

import math
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any, cast

from pydantic import ValidationError

from bot.desk.packchecks import EntryKey
from bot.desk.packfiles import CONTROL, plain_value
from bot.desk.packgone import MERGED, RETRACTED
from bot.domain.entries import Assessment, Claim, Entry, Evidence, Statement, references, with_fields
from bot.domain.vocabulary import Kind

_WIDTH = 100
_STEP = "  "
_DAYS = {"opened", "closed", "published", "said_on", "happened", "day", "span"}
"""The fields that hold days: these stand without quotes, whatever other YAML readers take them for."""

_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufdd0-\ufdef"
    "\ufeff\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)
"""Characters an editor shows nothing of, or turns its lines round for: they are written as escapes."""

_MEANS_MORE = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`=<~ ]|\.\.\.|.*(: |:$| #| $)", re.DOTALL)
"""Plain text that YAML would take for more than text, by how it begins or by what stands in it."""

_NOT_ONLY_TEXT = re.compile(
    r"[-+]?(0x[0-9a-f_]+|0o?[0-7_]+|0b[01_]+|[0-9][0-9_]*(:[0-5]?[0-9])*(\.[0-9_]*)?(e[-+]?[0-9]+)?"
    r"|\.[0-9_]+(e[-+]?[0-9]+)?|\.inf|\.nan)|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([t ].*)?"
    r"|y|n|yes|no|on|off|true|false|null",
    re.IGNORECASE,
)
"""Plain text that some YAML reader, if not ours, takes for a number, a date, a truth or nothing."""

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ONE_SPACE = re.compile(r"(?<! ) (?! )")


def pack_text(entries: Mapping[EntryKey, Entry], gone: Mapping[EntryKey, str] = MappingProxyType({})) -> str:
    """The entries as one YAML file, section by section, and below them what is gone.

    Within a section they keep the order given, save that claims stand by their topics; statements, evidence and
    assessments by the claims they are about.
    """
    topics = [key for kind, key in entries if kind is Kind.TOPIC]
    only_topic = topics[0] if len(topics) == 1 else None
    lines: list[str] = []
    for kind, keys in _in_order(entries).items():
        if not keys:
            continue
        lines += ["", f"{kind.section}:"] if lines else [f"{kind.section}:"]
        for key in keys:
            fields = entries[kind, key].model_dump(mode="json", exclude_none=True, exclude_defaults=True)
            if kind is Kind.CLAIM and fields["topic"] == only_topic:
                del fields["topic"]
            lines.append(f"{_STEP}{_word(key)}:")
            lines.extend(_fields(fields, _STEP * 2))
    for section, held in _gone(gone).items():
        lines += ["", f"{section}:"] if lines else [f"{section}:"]
        lines.extend(_fields(held, _STEP))
    return "".join(f"{line}\n" for line in lines)


def _gone(gone: Mapping[EntryKey, str]) -> dict[str, dict[str, Any]]:
    """What is gone, as its two sections hold it: each only where there is something in it."""
    retracted: dict[str, list[str]] = {}
    for kind in Kind:
        if keys := sorted(key for (of, key), into in gone.items() if of is kind and not into):
            retracted[kind.section] = keys
    merged = {_word(key): into for (_, key), into in sorted(gone.items()) if into}
    return {name: held for name, held in ((RETRACTED, retracted), (MERGED, merged)) if held}


def of_topic(entries: Mapping[EntryKey, Entry], topic: str, also: Iterable[EntryKey] = ()) -> dict[EntryKey, Entry]:
    """The part of `entries` that tells one story: its claims, what was said of them, by whom, read where.

    A claim of another story that this one names is left out. `also` come with it, and what they name.
    """
    story = {entry for entry, made in entries.items() if isinstance(made, Claim) and made.topic == topic}
    claims = {key for _, key in story}
    story |= {entry for entry, made in entries.items() if claims.intersection(_claims_of(made))}
    story.update(((Kind.TOPIC, topic), *also))
    waiting = list(story)
    while waiting:
        made = entries.get(waiting.pop())
        for _, kind, key in references(made.model_dump()) if made else ():
            if kind in (Kind.ACTOR, Kind.SOURCE) and (kind, key) not in story:
                story.add((kind, key))
                waiting.append((kind, key))
    return {entry: made for entry, made in entries.items() if entry in story}


def without_dangling(entries: Mapping[EntryKey, Entry], seen: Container[EntryKey]) -> dict[EntryKey, Entry]:
    """The entries without what names an entry that is gone: readers do not see it, and no pack may hold it."""
    left = dict(entries)
    while True:
        dropped = entries.keys() - left.keys()
        kept: dict[EntryKey, Entry] = {}
        for key, made in left.items():
            named = {(kind, name) for _, kind, name in references(made.model_dump(mode="json", exclude_none=True))}
            gone = {other for other in named if other not in seen or other in dropped}
            mended = _without(made, gone) if gone else made
            if mended is not None:
                kept[key] = mended
        if kept == left:
            return left
        left = kept


def _without(entry: Entry, gone: Container[EntryKey]) -> Entry | None:
    """The entry without the lines that name what is gone; None where it cannot stand without them."""
    fields = entry.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    for name, value in list(fields.items()):
        if isinstance(value, list):
            fields[name] = [item for item in cast("list[Any]", value) if not _names(name, item, gone)]
        elif _names(name, value, gone):
            del fields[name]
    try:
        return with_fields(entry, fields)
    except ValidationError:
        return None


def _names(field: str, value: Any, gone: Container[EntryKey]) -> bool:
    return any((kind, key) in gone for _, kind, key in references({field: [value]}))


def visible(text: str) -> str:
    """The text on one line, with escapes, as packs have them, for what an editor shows nothing of."""
    return "".join((_ESCAPES.get(c) or _code(c)) if _HIDDEN.match(c) else c for c in text)


def _claims_of(entry: Entry) -> Iterable[str]:
    """The claims a statement, evidence or an assessment is about."""
    match entry:
        case Statement():
            return [position.claim for position in entry.positions]
        case Evidence() | Assessment():
            return [entry.claim]
        case _:
            return ()


def _in_order(entries: Mapping[EntryKey, Entry]) -> dict[Kind, list[str]]:
    keys: dict[Kind, list[str]] = {kind: [] for kind in Kind}
    for kind, key in entries:
        keys[kind].append(key)
    last = len(entries)
    topics = {key: place for place, key in enumerate(keys[Kind.TOPIC])}
    keys[Kind.CLAIM].sort(key=lambda key: topics.get(cast(Claim, entries[Kind.CLAIM, key]).topic, last))
    claims = {key: place for place, key in enumerate(keys[Kind.CLAIM])}
    for kind in (Kind.STATEMENT, Kind.EVIDENCE, Kind.ASSESSMENT):
        spoken: dict[tuple[str, str], int] = {}
        places: dict[str, int] = {}
        for key in keys[kind]:
            made = entries[kind, key]
            place = next((claims[claim] for claim in _claims_of(made) if claim in claims), last)
            if isinstance(made, Statement):  # of what one speaker said of one claim on one day, the later entry counts
                said = [(made.speaker, position.claim) for position in made.positions]
                place = max(place, *(spoken.get(of_claim, 0) for of_claim in said))
                spoken.update(dict.fromkeys(said, place))
            places[key] = place
        keys[kind].sort(key=places.__getitem__)
    return keys


def _fields(fields: Mapping[str, Any], indent: str) -> Iterator[str]:
    for name, value in fields.items():
        yield from _item(f"{indent}{name}:", value, indent + _STEP, is_day=name in _DAYS)


def _item(lead: str, value: Any, indent: str, *, is_day: bool = False) -> Iterator[str]:
    """The lines of a value that follows `lead`; those below the first begin with `indent`."""
    match value:
        case dict():
            inner = _fields(cast("dict[str, Any]", value), indent)
            if lead.endswith("-"):  # the first field of a list's item stands beside its dash
                yield f"{lead} {next(inner).lstrip(' ')}"
            else:
                yield lead
            yield from inner
        case list():
            yield lead
            for item in cast("list[Any]", value):
                yield from _item(f"{indent}-", item, indent + _STEP)
        case bool():
            yield f"{lead} {str(value).lower()}"
        case int() | float():
            yield f"{lead} {_number(value)}"
        case _ if is_day:
            yield f"{lead} {value}"
        case _:
            yield from _text(lead, CONTROL.sub("\N{REPLACEMENT CHARACTER}", value), indent)


def _text(lead: str, text: str, indent: str) -> Iterator[str]:
    lines = text.split("\n")
    if len(lines) > 1 and _stands_as_it_is(lines):
        yield f"{lead} |-"
        yield from (f"{indent}{line}" if line else "" for line in lines)
    elif _HIDDEN.search(text) or text.strip(" ") != text or not text:
        filled = _filled([_escaped(word) for word in _ONE_SPACE.split(text)], len(lead) + 2, len(indent))
        filled[-1] += '"'
        yield f'{lead} "{filled[0]}'
        yield from (f"{indent}{line}" for line in filled[1:])
    elif len(lead) + len(text) >= _WIDTH and _ONE_SPACE.search(text):
        yield f"{lead} >-"
        yield from (f"{indent}{line}" for line in _filled(_ONE_SPACE.split(text), len(indent), len(indent)))
    else:
        yield f"{lead} {_word(text)}"


def _stands_as_it_is(lines: list[str]) -> bool:
    """Whether lines may stand in a literal block: a blank at an end of one could be lost in an editor."""
    edges = not lines[0] or lines[0].startswith(" ") or not lines[-1]
    return not edges and not any(line.endswith(" ") or _HIDDEN.search(line) for line in lines)


def _filled(words: list[str], first: int, other: int) -> list[str]:
    """The words in lines that begin after `first` and `other` columns and end within the width; no word is cut."""
    lines = [[words[0]]]
    column = first + len(words[0])
    for word in words[1:]:
        column += 1 + len(word)
        if column <= _WIDTH:
            lines[-1].append(word)
        else:
            lines.append([word])
            column = other + len(word)
    return [" ".join(line) for line in lines]


def _word(text: str) -> str:
    """A short text without hidden characters, in quotes if need be."""
    plain = not _MEANS_MORE.match(text) and not _NOT_ONLY_TEXT.fullmatch(text) and plain_value(text) == text
    return text if plain else f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    return "".join(_ESCAPES.get(c) or (_code(c) if _HIDDEN.match(c) else c) for c in text)


def _code(character: str) -> str:
    number = ord(character)
    return f"\\u{number:04X}" if number < 0x10000 else f"\\U{number:08X}"


def _number(value: float) -> str:
    """A number in digits alone where the reader takes that many, else with an exponent."""
    if value == 0 and math.copysign(1, value) < 0:
        return "-0.0"
    exact = Decimal(repr(value))
    digits = format(exact, "f").removesuffix(".0")
    return format(exact, "e") if isinstance(plain_value(digits), str) else digits
