"""Packs out of the desk and into it: what one scope's export holds, and what an import would write."""

import asyncio
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

from bot.desk.packchecks import EntryKey
from bot.desk.packdifference import Difference, pack_difference
from bot.desk.packfiles import SIZE_LIMIT
from bot.desk.packgone import hidden, named_by
from bot.desk.packs import read_pack
from bot.desk.packwriting import of_topic, pack_text, without_dangling
from bot.domain.entries import Entry, references
from bot.domain.refusals import Refusal
from bot.domain.revision import LIBRARY, Draft, merging
from bot.domain.vocabulary import Kind
from bot.store.store import SeenEntry, Store

_WORD = re.compile(r'"([a-z0-9-]+)"')


class SeenEntries(Mapping[EntryKey, Entry]):
    """What a scope sees, each entry read when it is first looked at: a pack touches few of many."""

    def __init__(self, seen: Mapping[EntryKey, SeenEntry]) -> None:
        self._seen = seen
        self._read: dict[EntryKey, Entry] = {}

    def __getitem__(self, key: EntryKey) -> Entry:
        if key not in self._read:
            self._read[key] = self._seen[key].entry
        return self._read[key]

    def __contains__(self, key: object) -> bool:
        return key in self._seen

    def __iter__(self) -> Iterator[EntryKey]:
        return iter(self._seen)

    def __len__(self) -> int:
        return len(self._seen)

    def naming(self, named: Set[EntryKey]) -> Iterator[tuple[EntryKey, EntryKey]]:
        """See packgone.naming. Only those are read in whose text one of the keys stands as a word."""
        keys = {key for _, key in named}
        for entry, held in self._seen.items():
            if not keys.isdisjoint(_WORD.findall(held.body)):
                yield from ((other, entry) for other in named_by(json.loads(held.body)) if other in named)


@dataclass(frozen=True, slots=True)
class PackImport:
    """What an import would change, and the drafts that do it: written together, or refused if the desk moved on."""

    difference: Difference
    drafts: tuple[Draft, ...]


async def exported(store: Store, scope: str, topic: str = "") -> str:
    """The scope's own entries as a pack, those of one story (its key) or all, and what it hides of the library's.

    Raises Refusal if there is nothing, or too much.
    """
    seen = await store.entries(scope)
    library = await store.entries(LIBRARY) if scope != LIBRARY else {}

    def picked() -> tuple[dict[EntryKey, Entry], dict[EntryKey, str]]:
        shown, beneath = SeenEntries(seen), SeenEntries(library)
        gone = hidden(beneath, shown)
        if topic and gone:
            told = of_topic(beneath, topic)
            gone = {entry: into for entry, into in gone.items() if entry in told}
        stay: list[EntryKey] = [(Kind.ACTOR, into) for into in gone.values() if into]
        keys = of_topic(shown, topic, stay) if topic else seen
        own = without_dangling({key: seen[key].entry for key in keys if seen[key].scope == scope}, seen)
        return own, {entry: into if (Kind.ACTOR, into) in own else "" for entry, into in gone.items()}

    own, gone = await asyncio.to_thread(picked)
    bare = await asyncio.to_thread(_unnamed, own)
    left = await _left_over(store, scope, bare)
    kept = {key: entry for key, entry in own.items() if key not in left}
    text = await asyncio.to_thread(pack_text, kept, gone)
    if not text:
        what = " on this story" if topic else ""
        raise Refusal(f"There is nothing to export: this server has no entries of its own{what} yet.")
    if len(text.encode()) > SIZE_LIMIT:
        raise Refusal("The export is over 10 MiB, more than an import takes; export one story at a time.")
    return text


def _unnamed(own: Mapping[EntryKey, Entry]) -> set[EntryKey]:
    """The sources that nothing names."""
    sources = {key for key in own if key[0] is Kind.SOURCE}
    return sources - _named(own.values()) if sources else sources


def _named(entries: Iterable[Entry]) -> set[EntryKey]:
    return {(kind, name) for entry in entries for _, kind, name in references(entry.model_dump())}


async def _left_over(store: Store, scope: str, bare: set[EntryKey]) -> set[EntryKey]:
    """Of sources that nothing names those that came with an entry that is gone, and that nobody touched since."""
    together: dict[int, set[EntryKey]] = {}
    left: set[EntryKey] = set()
    for key in sorted(bare):
        revisions = await store.revisions(scope, *key, 2)
        if len(revisions) != 1:
            continue
        if revisions[0].seq not in together:
            change = await store.change_with(scope, revisions[0].seq)
            named = await asyncio.to_thread(_named, [one.entry for one in change if one.entry])
            together |= dict.fromkeys((one.seq for one in change), named)
        if key in together[revisions[0].seq]:
            left.add(key)
    return left


async def pack_import(store: Store, scope: str, pack: str | bytes | Path, name: str = "") -> PackImport:
    """Checks a pack whole, over what the scope sees, and writes nothing. Raises BadPack with all errors."""
    seen = await store.entries(scope)

    before = SeenEntries(seen)

    def stays(key: EntryKey, entry: Entry) -> Entry:
        """The entry as it is, where the pack's is what an export makes of it: without what names one that is gone."""
        had = before.get(key)
        return had if had and had != entry and without_dangling({key: had}, seen).get(key) == entry else entry

    def compared() -> PackImport:
        read = read_pack(pack, name, known=before)
        after = {**{key: stays(key, entry) for key, entry in read.entries.items()}, **read.renamed}
        drafts = [
            Draft(scope, *key, entry, base=seen[key].revision if key in seen else 0)
            for key, entry in after.items()
            if before.get(key) != entry
        ]
        drafts += [
            Draft(scope, *key, None, base=seen[key].revision, why=merging(key[1], into) if into else "")
            for key, into in read.gone.items()
            if key in seen
        ]
        return PackImport(pack_difference(before, after, read.gone), tuple(drafts))

    return await asyncio.to_thread(compared)
