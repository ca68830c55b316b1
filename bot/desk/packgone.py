"""What a pack says is gone: entries that are retracted, and speakers who are merged into another.

Both hide what a desk shows already; of what it does not show nothing becomes. So a server's export reads back to the
same entries also where the server hid some of the library's.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any, NamedTuple, cast

from bot.desk.merging import naming_instead
from bot.desk.packerrors import HINTS, EntryKey, Problem, a, nearest_to
from bot.desk.packfiles import Path_, Tree
from bot.domain.entries import Actor, Entry, references
from bot.domain.text import folded, is_key
from bot.domain.vocabulary import Kind

RETRACTED, MERGED = "retracted", "merged"
"""The sections that say what is gone."""

_SECTIONS = {kind.section: kind for kind in Kind}
_LISTS = "this holds lists of keys, each below its section (claims: [a-key])"
_PAIRS = "this holds speakers' keys (who goes: who stays)"
_HOLDS_ON = (Kind.TOPIC, Kind.ACTOR, Kind.SOURCE)
"""Who names one of these cannot stand without it; what was said of a claim that is gone is merely shown no more."""


class Goes(NamedTuple):
    """Where a pack says that an entry is gone; `into` is the speaker it is merged into, else empty."""

    into: str
    file: str
    line: int
    path: Path_

    def problem(self, sentence: str) -> Problem:
        return Problem(self.file, self.line, self.path, sentence)


class Known(Mapping[EntryKey, Entry]):
    """The entries of a desk as they stand once some are gone: what named a speaker who was merged names who stays.

    `renamed` are the entries that read otherwise by that; `namers` those that named what is gone, by its key;
    `merged_before` tells by the key of who stays a speaker merged into that one whom the desk no longer knew.
    """

    def __init__(self, known: Mapping[EntryKey, Entry], gone: Mapping[EntryKey, Goes]) -> None:
        self._known = known
        self._gone = gone
        self.namers: dict[EntryKey, list[EntryKey]] = {}
        self.renamed: dict[EntryKey, Entry] = {}
        self.merged_before: dict[str, str] = {}
        for entry, goes in gone.items():
            if goes.into and entry not in known:
                self.merged_before.setdefault(goes.into, entry[1])
        held_on = {entry for entry, goes in gone.items() if goes.into or (entry[0] in _HOLDS_ON and entry in known)}
        for named, by in naming(known, held_on) if held_on else ():
            if by not in gone:
                self.namers.setdefault(named, []).append(by)
        for entry, goes in gone.items():
            for by in self.namers.get(entry, ()) if goes.into else ():
                self.renamed[by] = naming_instead(self.renamed.get(by, known[by]), entry[1], goes.into)

    def __getitem__(self, key: EntryKey) -> Entry:
        if key in self._gone:
            raise KeyError(key)
        return self.renamed[key] if key in self.renamed else self._known[key]

    def __contains__(self, key: object) -> bool:
        return key not in self._gone and key in self._known

    def __iter__(self) -> Iterator[EntryKey]:
        return (key for key in self._known if key not in self._gone)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def naming(known: Mapping[EntryKey, Entry], named: Set[EntryKey]) -> Iterator[tuple[EntryKey, EntryKey]]:
    """Each of some entries with each that names it, by their keys: one pass over all that is known."""
    quickly = getattr(known, "naming", None)
    if quickly is not None:
        yield from quickly(named)
        return
    for by, entry in known.items():
        yield from ((other, by) for other in named_by(entry.model_dump(mode="json")) if other in named)


def named_by(fields: Mapping[str, Any]) -> dict[EntryKey, None]:
    """The keys of the entries that an entry's fields name, each once, in their order."""
    return {(kind, key): None for _, kind, key in references(fields)}


def hidden(library: Mapping[EntryKey, Entry], seen: Mapping[EntryKey, Entry]) -> dict[EntryKey, str]:
    """What a scope hides of the library, each with the speaker who answers to its name by now, or an empty text."""
    gone = [key for key in library if key not in seen]
    owners: dict[str, str] = {}
    for kind, key in seen if any(kind is Kind.ACTOR for kind, _ in gone) else ():
        if kind is Kind.ACTOR and isinstance(made := seen[kind, key], Actor):
            owners |= dict.fromkeys(map(folded, (made.name, *made.aliases)), key)
    into = {entry: owners.get(folded(made.name), "") for entry in gone if isinstance(made := library[entry], Actor)}
    return {entry: into.get(entry, "") for entry in gone}


def read_gone(file: str, tree: Tree, section: str, held: Any) -> tuple[dict[EntryKey, Goes], list[Problem]]:
    """What one of the two sections says is gone, and what is wrong with how it says it."""
    found: dict[EntryKey, Goes] = {}
    problems: list[Problem] = []

    def problem(path: Path_, sentence: str) -> None:
        problems.append(Problem(file, tree.line(path), path, sentence))

    def add(kind: Kind, key: Any, into: str, path: Path_) -> None:
        if not isinstance(key, str) or not is_key(key):
            problem(path, "this is no key of an entry")
        elif (kind, key) in found:
            problem(path, f"'{key}' stands here twice")
        else:
            found[kind, key] = Goes(into, file, tree.line(path), path)

    if held is None:
        return found, problems
    if not isinstance(held, dict):
        problem((section,), _LISTS if section == RETRACTED else _PAIRS)
        return found, problems
    for name, value in cast("dict[str, Any]", held).items():
        at = (section, name)
        if section == MERGED:
            if isinstance(value, str) and is_key(value):
                add(Kind.ACTOR, name, value, at)
            else:
                problem(at, _PAIRS)
        elif name not in _SECTIONS:
            problem(at, f"'{name}' is not a section{nearest_to(name, _SECTIONS)}")
        elif value is not None and not isinstance(value, list):
            problem(at, _LISTS)
        else:
            for n, key in enumerate(cast("list[Any]", value or [])):
                add(_SECTIONS[name], key, "", (*at, n))
    return found, problems


def check_gone(gone: Mapping[EntryKey, Goes], held: Mapping[EntryKey, object], known: Known) -> Iterator[Problem]:
    """What is wrong between what is gone and what the pack holds (`held`) or leaves of what the desk knew (`known`)."""
    actors = [key for kind, key in held if kind is Kind.ACTOR]
    hints = HINTS
    for (kind, key), goes in gone.items():
        if (kind, key) in held:
            yield goes.problem(f"the pack holds the {kind} '{key}' too: it is either there or gone")
        elif goes.into:
            stays = (Kind.ACTOR, goes.into)
            if goes.into == key:
                yield goes.problem("nobody can be merged into himself")
            elif stays in gone:
                yield goes.problem(f"the actor '{goes.into}' is gone too; name who stays")
            elif stays not in held:
                may_be_slip = hints > 0 and stays not in known
                hints -= may_be_slip
                near = nearest_to(goes.into, actors) if may_be_slip else ""
                yield goes.problem(f"the pack must hold the actor '{goes.into}', who takes over the names{near}")
        elif naming_it := next((by for by in known.namers.get((kind, key), ()) if by not in held), None):
            by, name = naming_it
            how = "merge it into another" if kind is Kind.ACTOR else f"retract the {by} too"
            yield goes.problem(f"the {by} '{name}' on the desk names it; {how}")


def told_gone(gone: Mapping[EntryKey, Goes], entry: EntryKey) -> str:
    """Why an entry may not be named, where the pack says that it is gone; else empty."""
    if entry not in gone:
        return ""
    into = gone[entry].into
    return f"{a(entry[0])} '{entry[1]}' is " + (f"merged into '{into}'" if into else "retracted") + " by this pack"


def names_taken(known: Mapping[EntryKey, Entry], entry: EntryKey, owner: EntryKey, names: Sequence[str]) -> str:
    """That another on the desk, the `owner`, has names that the pack gives an entry, and what to do about it.

    A desk may have merged whom the pack merges into the entry, and into another.
    """
    shown = f"the name '{names[0]}'" if len(names) == 1 else f"the names '{names[0]}' and {len(names) - 1} more"
    belong = f"{shown} already belong{'s' * (len(names) == 1)} to the {owner[0]} '{owner[1]}'"
    if owner[0] is not Kind.ACTOR:
        return belong
    if before := known.merged_before.get(entry[1], "") if isinstance(known, Known) else "":
        return f"{belong}, since '{before}' is gone here already: /history actor:{before} says how to take that back"
    return f"{belong}; if they are one, the pack may say so: merged: {{{owner[1]}: {entry[1]}}}"
