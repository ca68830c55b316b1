"""Reads a pack file into plain data, knowing the line of everything in it.

YAML is built from parser events: no anchors or aliases, no tags, no dates (a day stays as it was written), no
duplicate keys, no bottomless nesting. Words like `no` and `on` stay words, as in YAML 1.2.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

SIZE_LIMIT = 10 * 1024 * 1024
_DEPTH = 20
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INT = re.compile(r"[-+]?\d+")
_FLOAT = re.compile(r"[-+]?\d+\.\d*")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_WORDS: dict[str, Any] = {"": None, "~": None, "null": None, "true": True, "false": False}

Path_ = tuple[str | int, ...]


class UnreadableFile(Exception):
    """What is wrong with a file as a whole, and where: `line` counts from 1, 0 where none is known."""

    def __init__(self, sentence: str, line: int = 0) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.line = line


@dataclass(frozen=True, slots=True)
class Tree:
    """A file's data, the line each path begins on, and what is wrong with its form."""

    data: dict[str, Any]
    lines: dict[Path_, int] = field(default_factory=dict[Path_, int])
    problems: list[tuple[Path_, int, str]] = field(default_factory=list[tuple[Path_, int, str]])

    def line(self, path: Path_) -> int:
        """The line of `path`, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 0)


def read_tree(path: Path) -> Tree:
    """The data of one file. Raises UnreadableFile when nothing can be made of it."""
    if path.stat().st_size > SIZE_LIMIT:
        raise UnreadableFile("the file is over 10 MiB; split it in several")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"the file is not UTF-8 text (byte {error.start})") from None
    if control := _CONTROL.search(text):
        line = text.count("\n", 0, control.start()) + 1
        raise UnreadableFile(f"a control character (U+{ord(control[0]):04X}) stands in the text", line)
    tree = _from_json(text) if path.suffix == ".json" else _from_yaml(text)
    if not isinstance(tree.data, dict):
        raise UnreadableFile("the file must hold sections (topics:, claims:, ...), not a list or a single value", 1)
    return tree


def _from_json(text: str) -> Tree:
    problems: list[tuple[Path_, int, str]] = []

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) != len(pairs):
            seen: set[str] = set()
            twice = [key for key, _ in pairs if key in seen or seen.add(key)]
            problems.extend(((key,), 0, "stands twice in one place; the second would hide the first") for key in twice)
        return made

    def constant(word: str) -> Any:
        raise UnreadableFile(f"{word} is not a number")

    try:
        data = json.loads(text, object_pairs_hook=unique, parse_constant=constant) if text.strip() else {}
    except json.JSONDecodeError as error:
        raise UnreadableFile(f"this is not JSON: {error.msg.lower()}", error.lineno) from None
    except (RecursionError, ValueError):
        raise UnreadableFile("the file nests too deeply, or holds a number of absurd length") from None
    return Tree(data, problems=problems)


def _from_yaml(text: str) -> Tree:
    try:
        return _Builder().build(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise UnreadableFile(
            f"this is not YAML: {error.problem or error.context}", mark.line + 1 if mark else 0
        ) from None
    except yaml.YAMLError as error:
        raise UnreadableFile(f"this is not YAML: {' '.join(str(error).split())}") from None


class _Builder:
    """Makes data from YAML events with an explicit stack, so that depth is counted and never recursed into."""

    def __init__(self) -> None:
        self._tree = Tree({})
        self._stack: list[tuple[Any, Path_]] = []
        self._key: list[str | None] = []
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
                    raise UnreadableFile(f"an alias (*{event.anchor}) is not allowed; write it out", line)
                case yaml.ScalarEvent():
                    self._plain(event, line)
                    self._scalar(event, line)
                case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                    self._plain(event, line)
                    self._open({} if isinstance(event, yaml.MappingStartEvent) else [], line)
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    self._stack.pop()
                    self._key.pop()
                case _:
                    pass
        return Tree(self._root if self._root is not None else {}, self._tree.lines, self._tree.problems)

    def _plain(self, event: Any, line: int) -> None:
        if event.anchor:
            raise UnreadableFile(f"an anchor (&{event.anchor}) is not allowed; write it out where it is needed", line)
        if event.tag:
            raise UnreadableFile(f"a tag ({event.tag}) is not allowed", line)

    def _scalar(self, event: Any, line: int) -> None:
        if self._stack and isinstance(self._stack[-1][0], dict) and self._key[-1] is None:
            self._key[-1] = event.value
            mapping, path = self._stack[-1]
            if event.value in mapping:
                self._tree.problems.append(
                    ((*path, event.value), line, "stands twice in one place; the second would hide the first")
                )
            self._tree.lines[(*path, event.value)] = line
            return
        self._put(_value(event), line)

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
            path = (*path, len(parent))
            parent.append(value)
            self._tree.lines[path] = line
            return path
        key = self._key[-1] or ""
        self._key[-1] = None
        parent.setdefault(key, value)
        return (*path, key)


def _value(event: Any) -> Any:
    text: str = event.value
    if event.style is not None:
        return text
    if text.lower() in _WORDS and (text.islower() or not text or text == "~"):
        return _WORDS[text.lower()]
    if _INT.fullmatch(text) and len(text) < 20:
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) and len(text) < 40 else text
