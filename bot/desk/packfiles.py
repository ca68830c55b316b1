"""Reads a pack file into plain data, knowing the line of everything in it.

YAML is built from parser events: no anchors or aliases, no tags, no dates (a day stays as it was written), no
duplicate keys, no bottomless nesting. Words like `no` and `on` stay words, as in YAML 1.2. JSON is the quick form
for large packs: it is parsed whole, without lines.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any, cast

import yaml

SIZE_LIMIT = 10 * 1024 * 1024
_DEPTH = 20
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INT = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})\.[0-9]{0,18}")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""What no text of a pack may hold: control characters, and halves of surrogate pairs."""

_ESCAPED_CONTROL = re.compile(r"\\(?:[bf0aevNxU]|u00[0189]|u[dD][89a-fA-F])")
_WORDS: dict[str, Any] = {"": None, "~": None, "null": None, "true": True, "false": False}
_TWICE = "stands twice in one place; the second would hide the first"

Path_ = tuple[str | int, ...]


class UnreadableFile(Exception):
    """What is wrong with a file as a whole, and where: `line` counts from 1, 0 where none is known."""

    def __init__(self, sentence: str, line: int = 0) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.line = line


@dataclass(frozen=True, slots=True)
class Tree:
    """A file's data, the line each path begins on, what is wrong with its form, and what else stands at a path."""

    data: Any
    lines: dict[Path_, int] = field(default_factory=dict[Path_, int])
    problems: list[tuple[Path_, int, str]] = field(default_factory=list[tuple[Path_, int, str]])
    hidden: list[tuple[Path_, int, Any]] = field(default_factory=list[tuple[Path_, int, Any]])

    def line(self, path: Path_) -> int:
        """The line of `path`, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 0)


class _NoNumber(float):
    """NaN or an infinity as JSON's writers spell it: no field takes one, and its error calls it so."""

    def __new__(cls, word: str) -> "_NoNumber":
        made = super().__new__(cls, word)
        made.word = word
        return made

    word: str

    def __str__(self) -> str:
        return self.word


class _Doubled(dict[str, Any]):
    """A JSON object in which keys stand more than once, with what stands under them besides."""

    hidden: tuple[tuple[str, Any], ...] = ()


def contents(path: Path) -> bytes:
    """The bytes of a file. Raises UnreadableFile when it is closed to us, or too large; then it is not read at all."""
    try:
        check_size(path.stat().st_size)
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"the file cannot be read: {(error.strerror or 'unknown error').lower()}") from None


def check_size(size: int) -> None:
    """Raises UnreadableFile when a file of so many bytes is too large to read."""
    if size > SIZE_LIMIT:
        raise UnreadableFile("the file is over 10 MiB; split it in several")


def parsed(raw: bytes, *, is_json: bool) -> Tree:
    """The data of one file. Raises UnreadableFile when nothing can be made of it."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"the file is not UTF-8 text (byte {error.start})", _line_at(raw, error.start)) from None
    held = {sign: text.index(sign) for sign in set(text) if CONTROL.match(sign)} if CONTROL.search(text) else {}
    stands_for = dict(zip(held, _unused(text, len(held)), strict=True))
    try:
        read = text.translate(str.maketrans(stands_for)) if held else text
        tree = _from_json(read) if is_json else _from_yaml(read)
        top: Any = tree.data
        if not isinstance(top, dict):
            raise UnreadableFile("the file must hold sections (topics:, claims:, ...), not a list or a single value", 1)
    except UnreadableFile as bad:
        if not held:
            raise
        control = min(held, key=held.__getitem__)
        sentence = f"{_named(control)} stands in the text"
        raise UnreadableFile(f"{sentence}; and {bad.sentence}", text.count("\n", 0, held[control]) + 1) from None
    if held:
        controls = {sign: control for control, sign in stands_for.items()}
        tree.problems.extend(_raw_controls(text, tree, controls, held))
    if _ESCAPED_CONTROL.search(text):
        for path, word in _strings(tree.data):
            if control := CONTROL.search(word):
                tree.problems.append((path, tree.line(path), f"{_named(control[0])} stands in the text"))
    return tree


def _unused(text: str, count: int) -> list[str]:
    """So many printable signs that the text does not hold, to read it with where a control character stands in it."""
    signs = (chr(code) for code in range(0x2400, 0x10000))
    return list(islice((sign for sign in signs if sign.isprintable() and sign not in text), count))


def _raw_controls(
    text: str, tree: Tree, controls: dict[str, str], first: dict[str, int]
) -> Iterator[tuple[Path_, int, str]]:
    """A problem for each text of the data that holds a control character, and for each that stands in none of them."""
    left = set(controls)
    for path, word in _strings(tree.data):
        if signs := [sign for sign in word if sign in controls]:
            left.difference_update(signs)
            line = tree.line(path) or text.count("\n", 0, first[controls[signs[0]]]) + 1
            yield path, line, f"{_named(controls[signs[0]])} stands in the text"
    for sign in left:
        line = text.count("\n", 0, first[controls[sign]]) + 1
        yield (), line, f"{_named(controls[sign])} stands in the text"


def _line_at(raw: bytes, position: int) -> int:
    return raw.count(b"\n", 0, position) + 1


def _named(control: str) -> str:
    return f"a control character (U+{ord(control):04X})" if control < "\ud800" else "half a surrogate pair"


def _strings(data: Any) -> Iterator[tuple[Path_, str]]:
    """Every text in the data, keys too, and where it stands."""
    waiting: list[tuple[Path_, Any]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, str):
            yield path, value
        inside = list(_inside(value))
        yield from (((*path, key), key) for key, _ in inside if isinstance(key, str))
        waiting.extend(((*path, key), inner) for key, inner in inside)


def _inside(value: Any) -> Iterable[tuple[str | int, Any]]:
    """The things a mapping or list holds, with their keys or numbers; nothing for anything else."""
    if isinstance(value, dict):
        return cast("dict[str, Any]", value).items()
    return enumerate(cast("list[Any]", value)) if isinstance(value, list) else ()


def _from_json(text: str) -> Tree:
    doubled = False

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal doubled
        made = dict(pairs)
        if len(made) == len(pairs):
            return made
        doubled = True
        marked = _Doubled(made)
        last = {key: place for place, (key, _) in enumerate(pairs)}
        marked.hidden = tuple((key, value) for place, (key, value) in enumerate(pairs) if last[key] != place)
        return marked

    try:
        data: Any = json.loads(text if text.strip() else "{}", object_pairs_hook=unique, parse_constant=_NoNumber)
    except json.JSONDecodeError as error:
        raise UnreadableFile(f"this is not JSON: {error.msg.lower()}", error.lineno) from None
    except RecursionError:
        raise UnreadableFile(f"the file nests more than {_DEPTH} levels deep") from None
    except ValueError:
        raise UnreadableFile("the file holds a number of absurd length") from None
    _check_depth(data)
    tree = Tree(data)
    if doubled:
        tree.hidden.extend(_hidden(data))
        tree.problems.extend((path, 0, _TWICE) for path, _, _ in tree.hidden)
    return tree


def _check_depth(data: Any) -> None:
    level: list[Any] = [data] if isinstance(data, dict | list) else []
    for _ in range(_DEPTH):
        if not level:
            return
        level = [value for held in level for _, value in _inside(held) if isinstance(value, dict | list)]
    raise UnreadableFile(f"the file nests more than {_DEPTH} levels deep")


def _hidden(data: Any) -> Iterator[tuple[Path_, int, Any]]:
    waiting: list[tuple[Path_, Any]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, _Doubled):
            yield from (((*path, key), 0, hidden) for key, hidden in value.hidden)
        waiting.extend(((*path, key), inner) for key, inner in _inside(value))


def _from_yaml(text: str) -> Tree:
    try:
        return _Builder().build(cast("Any", yaml).parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = min(mark.line, text.rstrip().count("\n")) + 1 if mark else 0
        raise UnreadableFile(f"this is not YAML: {error.problem or error.context}", line) from None
    except (yaml.YAMLError, ValueError) as error:
        raise UnreadableFile(f"this is not YAML: {' '.join(str(error).split())}") from None


class _Builder:
    """Makes data from YAML events with an explicit stack, so that depth is counted and never recursed into."""

    def __init__(self) -> None:
        self._tree = Tree({})
        self._stack: list[tuple[Any, Path_]] = []
        self._key: list[str | None] = []
        self._key_line = 0
        self._root: Any = {}
        self._documents = 0

    def build(self, events: Iterable[Any]) -> Tree:
        for event in events:
            line = event.start_mark.line + 1
            match event:
                case yaml.DocumentStartEvent():
                    self._documents += 1
                    if self._documents > 1:
                        raise UnreadableFile("the file holds a second document (---); use two files", line)
                case yaml.AliasEvent():
                    self._stands(f"an alias (*{event.anchor}) is not allowed; write out what it stands for", line)
                    self._scalar(event.anchor, event.anchor, line)
                case yaml.ScalarEvent():
                    self._check_plain(event, line)
                    self._scalar(event.value, _value(event), line)
                case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                    self._check_plain(event, line)
                    self._open({} if isinstance(event, yaml.MappingStartEvent) else [], line)
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    self._stack.pop()
                    self._key.pop()
                case _:
                    pass
        return replace(self._tree, data=self._root if self._root is not None else {})

    def _stands(self, sentence: str, line: int) -> None:
        """Note what is wrong where the builder is now."""
        parent, path = self._stack[-1] if self._stack else (None, ())
        if isinstance(parent, list):
            path = (*path, len(cast("list[Any]", parent)))
        elif self._stack and self._key[-1] is not None:
            path = (*path, self._key[-1])
        self._tree.problems.append((path, line, sentence))

    def _check_plain(self, event: Any, line: int) -> None:
        if event.anchor:
            self._stands(f"an anchor (&{event.anchor}) is not allowed; write things out where they are needed", line)
        if event.tag:
            self._stands(f"a tag ({event.tag}) is not allowed", line)

    def _scalar(self, written: str, value: Any, line: int) -> None:
        if not (self._stack and isinstance(self._stack[-1][0], dict) and self._key[-1] is None):
            self._put(value, line)
            return
        self._key[-1], self._key_line = written, line
        mapping, path = self._stack[-1]
        if written in mapping:
            self._tree.problems.append(((*path, written), line, _TWICE))
        self._tree.lines.setdefault((*path, written), line)

    def _open(self, container: Any, line: int) -> None:
        if len(self._stack) >= _DEPTH:
            raise UnreadableFile(f"the file nests more than {_DEPTH} levels deep", line)
        if self._stack and isinstance(self._stack[-1][0], dict) and self._key[-1] is None:
            raise UnreadableFile("a key must be a word, not a list or a mapping", line)
        path = self._put(container, line)
        self._stack.append((container, path))
        self._key.append(None)

    def _put(self, value: Any, line: int) -> Path_:
        if not self._stack:
            self._root = value
            return ()
        parent, path = self._stack[-1]
        if isinstance(parent, list):
            items = cast("list[Any]", parent)
            path = (*path, len(items))
            items.append(value)
            self._tree.lines.setdefault(path, line)
            return path
        key = self._key[-1] or ""
        self._key[-1] = None
        if key in parent:
            self._tree.hidden.append(((*path, key), self._key_line, value))
        parent.setdefault(key, value)
        return (*path, key)


def _value(event: Any) -> Any:
    """What a scalar means: a plain null, true, false or number is that; all else, and all in quotes, is text."""
    text: str = event.value
    return plain_value(text) if event.implicit[0] else text  # the one mark of it that both of PyYAML's parsers set


def plain_value(text: str) -> Any:
    """What a scalar without quotes means."""
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text
