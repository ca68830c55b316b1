"""Reads packs: the curated entries in files, checked whole, with every error of every file told at once."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic.json_schema import models_json_schema

from bot.desk.packerrors import Problem, misfits, nearest_to
from bot.desk.packfiles import Tree, UnreadableFile, read_tree
from bot.domain.entries import MODELS, Actor, Entry, Topic, references
from bot.domain.refusals import BadPack
from bot.domain.text import folded, is_key
from bot.domain.vocabulary import Kind

_SECTIONS = {kind.section: kind for kind in Kind}
SCHEMA_NAME = "pack.schema.json"

EntryKey = tuple[Kind, str]


@dataclass(frozen=True, slots=True)
class Packs:
    """Every entry of every file, kind by kind, and a digest of the files they came from."""

    entries: dict[EntryKey, Entry]
    digest: str


@dataclass(slots=True)
class _Reading:
    """What has been read so far: the entries, their fields as written, where each stands, and what is wrong."""

    entries: dict[EntryKey, Entry] = field(default_factory=dict[EntryKey, Entry])
    places: dict[EntryKey, tuple[str, Tree]] = field(default_factory=dict[EntryKey, tuple[str, Tree]])
    fields: dict[EntryKey, dict[str, Any]] = field(default_factory=dict[EntryKey, dict[str, Any]])
    problems: list[Problem] = field(default_factory=list[Problem])

    def add(self, entry: EntryKey, path: tuple[str | int, ...], sentence: str) -> None:
        file, tree = self.places[entry]
        whole = (entry[0].section, entry[1], *path)
        self.problems.append(Problem(file, tree.line(whole), whole, sentence))


def packs_digest(folder: Path) -> str:
    """SHA-256 over the names and contents of all pack files below `folder`."""
    digest = hashlib.sha256()
    for path in _files(folder):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def read_packs(folder: Path) -> Packs:
    """All entries of all pack files below `folder`. Raises BadPack with all errors of all files."""
    if not folder.is_dir():
        raise BadPack((f"{folder}: there is no such folder",))
    digest = packs_digest(folder)
    reading = _Reading()
    for path in _files(folder):
        file = path.as_posix() if not path.is_absolute() else _shown(path)
        try:
            tree = read_tree(path)
        except UnreadableFile as bad:
            reading.problems.append(Problem(file, bad.line, (), bad.sentence))
            continue
        reading.problems.extend(Problem(file, line, at, sentence) for at, line, sentence in tree.problems)
        _read_sections(reading, file, tree)
    _check_references(reading)
    _check_names(reading)
    _check_circles(reading)
    if reading.problems:
        raise BadPack(tuple(str(problem) for problem in sorted(reading.problems, key=lambda p: (p.file, p.line))))
    order = {kind: n for n, kind in enumerate(Kind)}
    ordered = sorted(reading.entries.items(), key=lambda item: order[item[0][0]])
    return Packs(dict(ordered), digest)


def pack_schema() -> dict[str, Any]:
    """A JSON Schema (2020-12) of a pack file, for editors."""
    _, schema = models_json_schema([(model, "validation") for model in MODELS.values()], ref_template="#/$defs/{model}")
    sections = {
        kind.section: {
            "type": "object",
            "propertyNames": {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 64},
            "additionalProperties": {"$ref": f"#/$defs/{model.__name__}"},
        }
        for kind, model in MODELS.items()
    }
    definitions = schema["$defs"]
    definitions["Claim"]["required"].remove("topic")  # a file with one topic may leave it out
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A Claimdesk pack",
        "type": "object",
        "properties": sections,
        "additionalProperties": False,
        "$defs": definitions,
    }


def _files(folder: Path) -> list[Path]:
    """The pack files below `folder`, by name; hidden ones, the schema and links out of it are passed over."""
    root = folder.resolve()
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix in (".yaml", ".yml", ".json")
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and not path.name.endswith(".schema.json")
        and path.is_file()
        and path.resolve().is_relative_to(root)
    )


def _shown(path: Path) -> str:
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix()


def _read_sections(reading: _Reading, file: str, tree: Tree) -> None:
    topics: Any = tree.data.get("topics")
    only_topic = next(iter(topics)) if isinstance(topics, dict) and len(topics) == 1 else None
    for section, fields_by_key in tree.data.items():
        kind = _SECTIONS.get(section)
        if kind is None:
            sentence = f"'{section}' is not a section{nearest_to(section, _SECTIONS)}"
            reading.problems.append(Problem(file, tree.line((section,)), (section,), sentence))
        elif isinstance(fields_by_key, dict):
            for key, fields in fields_by_key.items():
                _read_entry(reading, file, tree, (kind, str(key)), fields, only_topic)
        elif fields_by_key is not None:
            sentence = "a section holds entries by their keys (key: and its fields below it)"
            reading.problems.append(Problem(file, tree.line((section,)), (section,), sentence))


def _read_entry(reading: _Reading, file: str, tree: Tree, entry: EntryKey, fields: Any, only_topic: str | None) -> None:
    kind, key = entry
    if entry in reading.places:
        first, first_tree = reading.places[entry]
        where = f"{first}:{first_tree.line((kind.section, key))}"
        line = tree.line((kind.section, key))
        problem = Problem(file, line, (kind.section, key), f"this key is taken by another {kind.value}, in {where}")
        reading.problems.append(problem)
        return
    reading.places[entry] = (file, tree)
    if not is_key(key):
        reading.add(entry, (), "a key is lower-case letters, digits and single hyphens, at most 64 characters")
    if not isinstance(fields, dict):
        reading.add(entry, (), f"a {kind.value} has fields below its key; here is {_named(fields)}")
        return
    if kind is Kind.CLAIM and only_topic and "topic" not in fields:
        fields = {"topic": only_topic, **fields}
    reading.fields[entry] = fields
    try:
        reading.entries[entry] = MODELS[kind].model_validate(fields)
    except ValidationError as error:
        for path, sentence in misfits(kind, error):
            reading.add(entry, path, sentence)


def _named(value: object) -> str:
    return "nothing" if value is None else "a list" if isinstance(value, list) else f"only '{value}'"


def _check_references(reading: _Reading) -> None:
    keys: dict[Kind, list[str]] = {kind: [] for kind in Kind}
    for kind, key in reading.places:
        keys[kind].append(key)
    for entry, fields in reading.fields.items():
        for path, kind, key in references(fields):
            if (kind, key) not in reading.places:
                reading.add(entry, path, f"there is no {kind.value} '{key}'{nearest_to(key, keys[kind])}")
            elif (kind, key) == entry:
                reading.add(entry, path, f"a {kind.value} cannot name itself here")
    for entry, made in reading.entries.items():
        if isinstance(made, Topic) and made.opened and made.closed and made.closed.last < made.opened.first:
            reading.add(entry, ("closed",), "the story closes before it opens")


def _check_names(reading: _Reading) -> None:
    """No two stories and no two speakers may answer to one name."""
    taken: dict[tuple[Kind, str], str] = {}
    for (kind, key), fields in reading.entries.items():
        if not isinstance(fields, Topic | Actor):
            continue
        title = fields.title if isinstance(fields, Topic) else fields.name
        for name in (key, title, *fields.aliases):
            owner = taken.setdefault((kind, folded(name)), key)
            if owner != key:
                reading.add((kind, key), (), f"the name '{name}' already belongs to the {kind.value} '{owner}'")


def _check_circles(reading: _Reading) -> None:
    """Nobody is part of itself, however far round."""
    parents = {key: fields.part_of for (_, key), fields in reading.entries.items() if isinstance(fields, Actor)}
    for key in parents:
        chain = list(_upwards(key, parents))
        if chain[-1] == key and len(chain) > 1:
            reading.add((Kind.ACTOR, key), ("part_of",), f"this goes in a circle: {' is part of '.join(chain)}")


def _upwards(key: str, parents: dict[str, str | None]) -> Iterator[str]:
    seen: set[str] = set()
    at: str | None = key
    while at and at not in seen:
        seen.add(at)
        yield at
        at = parents.get(at)
    if at == key:
        yield at
