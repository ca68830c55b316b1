"""Reads packs: the curated entries in files, checked whole, with every error of every file told at once."""

import gc
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from pydantic import ValidationError
from pydantic.json_schema import models_json_schema

from bot.desk.packchecks import EntryKey, Reading, check_taken, check_whole
from bot.desk.packerrors import Problem, a, misfits, nearest_to
from bot.desk.packfiles import Tree, UnreadableFile, check_size, contents, parsed
from bot.desk.packfolder import pack_files
from bot.desk.packgone import MERGED, RETRACTED, Known, check_gone, read_gone
from bot.domain.entries import MODELS, Entry
from bot.domain.refusals import BadPack
from bot.domain.text import KEY_LIMIT, is_key, shortened
from bot.domain.vocabulary import Kind

_SECTIONS = {kind.section: kind for kind in Kind}
_NAMED = (*_SECTIONS, RETRACTED, MERGED)
_OF_KEY = {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": KEY_LIMIT}


@dataclass(frozen=True, slots=True)
class Packs:
    """Every entry of every file, kind by kind.

    `gone` is what one pack says is gone: the speaker it is merged into, or empty where it is retracted. `renamed` are
    the entries it is laid over that name who stays instead, and that it does not hold.
    """

    entries: dict[EntryKey, Entry]
    gone: dict[EntryKey, str] = field(default_factory=dict[EntryKey, str])
    renamed: dict[EntryKey, Entry] = field(default_factory=dict[EntryKey, Entry])


def read_packs(folder: Path) -> Packs:
    """All entries of all pack files below `folder`. Raises BadPack with all errors of all files."""
    if not folder.is_dir():
        raise BadPack((str(Problem(str(folder), 0, (), "there is no such folder")),))
    reading = Reading()
    with collector_at_rest():
        for path in pack_files(folder):
            _read_file(reading, _shown(path), lambda path=path: contents(path), is_json=path.suffix == ".json")
        sentence = "only an import takes entries away; leave out of these files what is gone"
        reading.problems.extend(goes.problem(sentence) for goes in reading.gone.values())
        check_whole(reading)
    return _whole(reading)


def read_pack(text: str | bytes | Path, name: str = "", *, known: Mapping[EntryKey, Entry] | None = None) -> Packs:
    """All entries of one pack: its text, as it came or decoded, or the file it lies in. Raises BadPack with all errors.

    `known` are the entries it is laid over: it may name their keys, may not take another's name, and what it holds of
    the same key takes their place. A `name` that ends in .json says that the text is JSON.
    """
    name = name or (_shown(text) if isinstance(text, Path) else "pack.yaml")
    reading = Reading(known=known or {})
    with collector_at_rest():
        _read_file(reading, name, lambda: _contents(text), is_json=name.lower().endswith(".json"))
        reading.known = laid = Known(reading.known, reading.gone)
        reading.problems.extend(check_gone(reading.gone, reading.places, laid))
        check_whole(reading)
    read = _whole(reading)
    read.renamed.update((entry, made) for entry, made in laid.renamed.items() if entry not in read.entries)
    return read


def _contents(text: str | bytes | Path) -> bytes:
    if isinstance(text, Path):
        return contents(text)
    raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    check_size(len(raw))
    return raw


def _read_file(reading: Reading, file: str, raw: Callable[[], bytes], *, is_json: bool) -> None:
    try:
        tree = parsed(raw(), is_json=is_json)
    except UnreadableFile as bad:
        reading.problems.append(Problem(file, bad.line, (), bad.sentence))
        return
    reading.problems.extend(Problem(file, line, at, sentence) for at, line, sentence in tree.problems)
    _read_sections(reading, file, tree)


def _whole(reading: Reading) -> Packs:
    """What was read, kind by kind. Raises BadPack if anything was wrong."""
    if reading.problems:
        in_order = sorted(reading.problems, key=lambda problem: (problem.file, problem.line))
        raise BadPack(tuple(dict.fromkeys(map(str, in_order))))
    by_kind: dict[Kind, dict[EntryKey, Entry]] = {kind: {} for kind in Kind}
    for entry, made in reading.entries.items():
        by_kind[entry[0]][entry] = made
    gone = {entry: goes.into for entry, goes in reading.gone.items()}
    return Packs({entry: made for of_kind in by_kind.values() for entry, made in of_kind.items()}, gone)


def pack_schema() -> dict[str, Any]:
    """A JSON Schema (2020-12) of a pack file, for editors."""
    _, schema = models_json_schema([(model, "validation") for model in MODELS.values()], ref_template="#/$defs/{model}")
    sections = {
        kind.section: {
            "description": f"{(model.__doc__ or '').splitlines()[0]} Each has a key of its own, and fields below it.",
            "type": ["object", "null"],
            "propertyNames": _OF_KEY,
            "additionalProperties": {"$ref": f"#/$defs/{model.__name__}"},
        }
        for kind, model in MODELS.items()
    }
    definitions = schema["$defs"]
    definitions["Claim"]["required"].remove("topic")  # a file with one topic may leave it out
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A Claimdesk pack",
        "description": "Curated entries in sections: who claimed what, who denied it, on what evidence.",
        "type": ["object", "null"],
        "properties": {**sections, **_gone_schema()},
        "additionalProperties": False,
        "$defs": definitions,
    }


def _gone_schema() -> dict[str, Any]:
    a_key = {"type": "string", **_OF_KEY}
    listed = {"type": ["array", "null"], "items": a_key, "uniqueItems": True}
    return {
        RETRACTED: {
            "description": "The keys of entries that an import takes off the desk, each below its section.",
            "type": ["object", "null"],
            "properties": dict.fromkeys(_SECTIONS, listed),
            "additionalProperties": False,
        },
        MERGED: {
            "description": "The speakers who are one with another of this file: who goes, and who stays.",
            "type": ["object", "null"],
            "propertyNames": _OF_KEY,
            "additionalProperties": a_key,
        },
    }


@contextmanager
def collector_at_rest() -> Generator[None]:
    """Loading makes hundreds of thousands of objects and no garbage: looking for some would take a third longer."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _shown(path: Path) -> str:
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix()


def _read_sections(reading: Reading, file: str, tree: Tree) -> None:
    again: list[tuple[str, Any]] = [(str(path[0]), held) for path, _, held in tree.hidden if len(path) == 1]
    sections = [*cast("dict[str, Any]", tree.data).items(), *again]
    topics = [held for section, held in sections if section == Kind.TOPIC.section]
    named = list(
        dict.fromkeys(key for held in topics if isinstance(held, dict) for key in cast("dict[str, Any]", held))
    )
    only_topic = named[0] if len(named) == 1 else None
    for section, held in sections:
        kind = _SECTIONS.get(section)
        if section in (RETRACTED, MERGED):
            gone, problems = read_gone(file, tree, section, held)
            twice = [gone.pop(entry) for entry in list(gone) if entry in reading.gone]
            reading.problems.extend((*problems, *(goes.problem("this is said to be gone twice") for goes in twice)))
            reading.gone |= gone
            continue
        if kind is None:
            sentence = f"'{shortened(section, 60)}' is not a section{nearest_to(section, _NAMED)}"
            sentence += f" (sections: {', '.join(_NAMED)})"
            reading.problems.append(Problem(file, tree.line((section,)), (section,), sentence))
        elif isinstance(held, dict):
            for key, fields in cast("dict[str, Any]", held).items():
                _read_entry(reading, file, tree, (kind, key), fields, only_topic)
        elif held is not None:
            sentence = "a section holds entries by their keys (key: and its fields below it)"
            reading.problems.append(Problem(file, tree.line((section,)), (section,), sentence))
    for path, line, fields in tree.hidden:
        if len(path) == 2 and (kind := _SECTIONS.get(str(path[0]))):
            _check_hidden(reading, Problem(file, line, path, ""), kind, fields, only_topic)


def _check_hidden(reading: Reading, at: Problem, kind: Kind, fields: Any, only_topic: str | None) -> None:
    """What is wrong within an entry whose key is taken: once it has a key of its own it would be told next time."""
    if not isinstance(fields, dict):
        return
    try:
        MODELS[kind].model_validate(_written(kind, fields, only_topic))
    except ValidationError as error:
        told = misfits(kind, error)
        reading.problems.extend(at._replace(path=(*at.path, *path), sentence=sentence) for path, sentence in told)


def _written(kind: Kind, fields: Any, only_topic: str | None) -> dict[str, Any]:
    """An entry's fields as they are written; a claim of the file's one story need not name it."""
    written = cast("dict[str, Any]", fields)
    of_one = kind is Kind.CLAIM and only_topic and "topic" not in written
    return {"topic": only_topic, **written} if of_one else written


def _read_entry(reading: Reading, file: str, tree: Tree, entry: EntryKey, fields: Any, only_topic: str | None) -> None:
    kind, key = entry
    if check_taken(reading, entry, file, tree):
        path = (kind.section, key)
        _check_hidden(reading, Problem(file, tree.line(path), path, ""), kind, fields, only_topic)
        return
    reading.places[entry] = (file, tree)
    if not is_key(key):
        reading.add(
            entry, (), f"a key is lower-case letters, digits and single hyphens, at most {KEY_LIMIT} characters"
        )
    if not isinstance(fields, dict):
        reading.add(entry, (), f"{a(kind)} has fields below its key (name: value), and here are none")
        return
    reading.fields[entry] = written = _written(kind, fields, only_topic)
    try:
        reading.entries[entry] = MODELS[kind].model_validate(written)
    except ValidationError as error:
        for path, sentence in misfits(kind, error):
            reading.add(entry, path, sentence)
