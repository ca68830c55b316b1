"""Checks packs as a whole: no reference dangles, no name has two owners, nothing is part of itself or linked twice."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from pydantic import ValidationError

from bot.desk.packerrors import HINTS, EntryKey, Problem, a, nearest_to
from bot.desk.packfiles import Path_, Tree
from bot.desk.packgone import Goes, names_taken, told_gone
from bot.domain.days import Day
from bot.domain.entries import Actor, Entry, Topic, references
from bot.domain.text import folded, is_key
from bot.domain.vocabulary import Kind

_ACTOR = Kind.ACTOR


@dataclass(slots=True)
class Reading:
    """What has been read so far: the entries, their fields as written, where each stands, and what is wrong.

    `known` are the entries on the desk that a pack is laid over; what is read takes the place of one of the same key.
    `gone` are those that the pack says are gone.
    """

    known: Mapping[EntryKey, Entry] = field(default_factory=dict[EntryKey, Entry])
    entries: dict[EntryKey, Entry] = field(default_factory=dict[EntryKey, Entry])
    places: dict[EntryKey, tuple[str, Tree]] = field(default_factory=dict[EntryKey, tuple[str, Tree]])
    fields: dict[EntryKey, dict[str, Any]] = field(default_factory=dict[EntryKey, dict[str, Any]])
    gone: dict[EntryKey, Goes] = field(default_factory=dict[EntryKey, Goes])
    problems: list[Problem] = field(default_factory=list[Problem])

    def add(self, entry: EntryKey, path: Path_, sentence: str) -> None:
        """Note what is wrong at `path` in an entry."""
        file, tree = self.places[entry]
        whole = (entry[0].section, entry[1], *path)
        self.problems.append(Problem(file, tree.line(whole), whole, sentence))

    def of_kind(self, kind: Kind) -> Iterator[tuple[EntryKey, dict[str, Any]]]:
        return ((entry, fields) for entry, fields in self.fields.items() if entry[0] is kind)

    def known_of_kind(self, kind: Kind) -> Iterator[tuple[EntryKey, Entry]]:
        """The known entries that stay as they are."""
        return ((entry, self.known[entry]) for entry in self.known if entry[0] is kind and entry not in self.places)


def check_whole(reading: Reading) -> None:
    """Adds a problem for each thing that is wrong between entries, whatever is wrong within them."""
    _check_references(reading)
    _check_names(reading, Kind.TOPIC, "title")
    _check_names(reading, Kind.ACTOR, "name")
    _check_circles(reading)
    _check_members(reading)
    _check_topics_end(reading)
    _check_links(reading)


def _check_references(reading: Reading) -> None:
    keys: dict[Kind, list[str]] = {kind: [] for kind in Kind}
    for kind, key in dict.fromkeys([*reading.places, *reading.known]):
        keys[kind].append(key)
    hints = HINTS
    for entry, fields in reading.fields.items():
        for path, kind, key in references(fields):
            if (kind, key) == entry:
                reading.add(entry, path, f"{a(kind)} cannot name itself here")
            elif (kind, key) in reading.places or (kind, key) in reading.known:
                continue
            elif gone := told_gone(reading.gone, (kind, key)):
                reading.add(entry, path, gone)
            elif is_key(key):  # a key of the wrong form has been told already
                near = nearest_to(key, keys[kind]) if hints else ""
                hints -= bool(hints)
                reading.add(entry, path, f"there is no {kind} '{key}'{near}")


def _check_names(reading: Reading, kind: Kind, called: str) -> None:
    """No two stories and no two speakers may answer to one name."""
    owners: dict[str, EntryKey] = {}
    for entry, made in reading.known_of_kind(kind):
        if isinstance(made, Topic | Actor):
            called_so = (entry[1], made.title if isinstance(made, Topic) else made.name, *made.aliases)
            owners.update((name, entry) for name in map(folded, called_so) if name)
    for entry, fields in reading.of_kind(kind):
        if entry in reading.known and reading.known[entry] == reading.entries.get(entry):
            continue  # it is on the desk already, as it is
        names = {folded(name): (path, name) for path, name in reversed(_names(entry[1], called, fields))}
        on_desk: dict[EntryKey, list[tuple[Path_, str]]] = {}
        for compared, (path, name) in reversed(names.items()):
            owner = owners.setdefault(compared, entry) if compared else entry
            if owner in reading.places and owner != entry:
                file, tree = reading.places[owner]
                where = _where(file, tree.line((kind.section, owner[1])))
                reading.add(entry, path, f"the name '{name}' already belongs to the {kind} '{owner[1]}', in {where}")
            elif owner != entry:
                on_desk.setdefault(owner, []).append((path, name))
        for owner, found in on_desk.items():
            told = names_taken(reading.known, entry, owner, [name for _, name in found])
            reading.add(entry, found[0][0], told)


def _names(key: str, called: str, fields: dict[str, Any]) -> list[tuple[Path_, str]]:
    aliases = fields.get("aliases")
    listed = enumerate(cast("list[Any]", aliases)) if isinstance(aliases, list) else ()
    named: list[tuple[Path_, Any]] = [((), key), ((called,), fields.get(called))]
    named += [(("aliases", n), alias) for n, alias in listed]
    return [(path, name) for path, name in named if isinstance(name, str)]


def _where(file: str, line: int) -> str:
    return f"{file}:{line}" if line else file


def check_taken(reading: Reading, entry: EntryKey, file: str, tree: Tree) -> bool:
    """Whether another file holds this key already, which is a problem that names both places."""
    if entry not in reading.places:
        return False
    kind, key = entry
    first, first_tree = reading.places[entry]
    path = (kind.section, key)
    sentence = f"this key is taken by another {kind}, in {_where(first, first_tree.line(path))}"
    reading.problems.append(Problem(file, tree.line(path), path, sentence))
    return True


def _check_circles(reading: Reading) -> None:
    """Nobody is part of itself, however far round. Each circle is told once."""
    parents = {entry[1]: fields.get("part_of") for entry, fields in reading.of_kind(Kind.ACTOR)}
    parents |= {entry[1]: made.part_of for entry, made in reading.known_of_kind(Kind.ACTOR) if isinstance(made, Actor)}
    walked: dict[str, str] = {}
    for start in parents:
        chain: list[str] = []
        at: Any = start
        while isinstance(at, str) and at in parents and at not in walked:
            walked[at] = start
            chain.append(at)
            at = parents[at]
        if chain and isinstance(at, str) and walked.get(at) == start:
            _add_circle(reading, chain[chain.index(at) :], "part_of", " is part of ")


def _check_members(reading: Reading) -> None:
    """No group is a member of itself, however far round. Each circle is told once."""
    members: dict[str, list[str]] = {
        entry[1]: _keys(fields.get("members")) for entry, fields in reading.of_kind(_ACTOR)
    }
    members |= {
        entry[1]: list(made.members) for entry, made in reading.known_of_kind(_ACTOR) if isinstance(made, Actor)
    }
    done: set[str] = set()
    for start in members:
        chain: list[str] = []
        on_chain: set[str] = set()
        pending = [(start, 0)]
        while pending:
            at, depth = pending.pop()
            on_chain.difference_update(chain[depth:])
            del chain[depth:]
            if at in on_chain:
                _add_circle(reading, chain[chain.index(at) :], "members", " has the member ")
            elif at not in done:
                done.add(at)
                chain.append(at)
                on_chain.add(at)
                pending.extend((member, len(chain)) for member in reversed(members.get(at, [])))


def _add_circle(reading: Reading, circle: list[str], name: str, words: str) -> None:
    """Tell a circle at the first of its actors that was read; one that names itself has been told already."""
    first = next((place for place, key in enumerate(circle) if (_ACTOR, key) in reading.places), None)
    if len(circle) > 1 and first is not None:
        circle = circle[first:] + circle[:first]
        told = words.join([*circle[:5], *(["..."] if len(circle) > 5 else []), circle[0]])
        reading.add((_ACTOR, circle[0]), (name,), f"this goes in a circle: {told}")


def _keys(written: Any) -> list[str]:
    return [key for key in cast("list[Any]", written) if isinstance(key, str)] if isinstance(written, list) else []


def _check_topics_end(reading: Reading) -> None:
    for entry, fields in reading.of_kind(Kind.TOPIC):
        opened, closed = _day(fields.get("opened")), _day(fields.get("closed"))
        if opened and closed and closed.last < opened.first:
            reading.add(entry, ("closed",), f"the story closes ({closed.day}) before it opens ({opened.day})")


def _check_links(reading: Reading) -> None:
    """A claim bears on another in one way. One that is on the desk already, as it is, may stay so."""
    for entry, fields in reading.of_kind(Kind.CLAIM):
        if entry in reading.known and reading.known[entry] == reading.entries.get(entry):
            continue
        links = fields.get("links")
        linked: set[str] = set()
        for n, link in enumerate(cast("list[Any]", links)) if isinstance(links, list) else ():
            far = cast("dict[str, Any]", link).get("claim") if isinstance(link, dict) else None
            if isinstance(far, str) and far in linked:
                reading.add(entry, ("links", n, "claim"), f"'{far}' is linked twice; keep the link that says it best")
            elif isinstance(far, str):
                linked.add(far)


def _day(written: Any) -> Day | None:
    try:
        return Day.model_validate(written)
    except ValidationError:
        return None
