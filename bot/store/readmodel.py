"""Makes the read model from revisions: the rows of each entry, and nothing that the journal does not say."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlite_utils import Database

from bot.domain.entries import (
    MODELS,
    Actor,
    Assessment,
    Claim,
    Entry,
    Evidence,
    Source,
    Statement,
    Topic,
    label,
)
from bot.domain.revision import Draft
from bot.domain.text import folded
from bot.domain.vocabulary import Kind
from bot.store.migrations import READ_MODEL

Row = tuple[Any, ...]

_COLUMNS: dict[str, Row] = {
    "entry": ("id", "scope", "kind", "key", "topic", "claim", "label", "day", "body"),
    "position": (
        *(
            "id",
            "n",
            "scope",
            "statement",
            "claim",
            "stance",
            "inferred",
            "speaker",
            "on_behalf_of",
            "said_on",
        ),
        *("quote", "paraphrase", "hedge", "source", "via"),
    ),
    "link": ("id", "n", "kind", "claim"),
    "name": ("id", "n", "kind", "folded"),
    "claim_search": ("rowid", "text", "places"),
}


def apply(db: Database, revisions: list[tuple[int, Draft, str]], *, fresh: bool) -> None:
    """Bring the read model up to these revisions: (journal number, draft, canonical body) each.

    `fresh` says that no row of these entries can be there yet, which spares looking for them.
    Runs inside the caller's transaction.
    """
    if not fresh:
        _forget(db, ((draft.scope, draft.kind.value, draft.key) for _, draft, _ in revisions))
    rows: dict[str, list[Row]] = {table: [] for table in _COLUMNS}
    newest = {(draft.scope, draft.kind.value, draft.key): (seq, draft, body) for seq, draft, body in revisions}
    for seq, draft, body in newest.values():
        if draft.releases:
            continue
        rows["entry"].append(_entry_row(seq, draft, body))
        match draft.entry:
            case Statement() as statement:
                rows["position"].extend(_position_rows(seq, draft, statement))
            case Claim() as claim:
                rows["claim_search"].append((seq, claim.text, " ".join(claim.places)))
                rows["link"].extend((seq, n, link.kind.value, link.claim) for n, link in enumerate(claim.links))
            case _:
                pass
        if draft.entry is not None:
            rows["name"].extend((seq, n, draft.kind.value, name) for n, name in enumerate(_names(draft, draft.entry)))
    for table, lines in rows.items():
        if lines:
            _insert(db, table, lines)


def rebuild(db: Database) -> None:
    """Throw the read model away and make it again from the journal, inside the caller's transaction."""
    for table in READ_MODEL:
        db.execute(f"DELETE FROM {table}")
    newest = db.execute(
        "SELECT max(seq), scope, kind, key, action, body FROM journal GROUP BY scope, kind, key ORDER BY 1"
    )
    revisions = [
        (seq, Draft(scope, Kind(kind), key, parsed(Kind(kind), body) if body else None), body)
        for seq, scope, kind, key, action, body in newest
        if action != "release"
    ]
    apply(db, revisions, fresh=True)


def parsed(kind: Kind, body: str) -> Entry:
    """The entry a journal line or a row holds."""
    return MODELS[kind].model_validate_json(body)


def _insert(db: Database, table: str, lines: list[Row]) -> None:
    columns = _COLUMNS[table]
    places = ", ".join("?" * len(columns))
    db.conn.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", lines)


def _forget(db: Database, entries: Iterable[tuple[str, str, str]]) -> None:
    for entry in entries:
        found = db.execute("SELECT id FROM entry WHERE scope = ? AND kind = ? AND key = ?", entry).fetchone()
        if found:
            for table in READ_MODEL:
                identity = "rowid" if table == "claim_search" else "id"
                db.execute(f"DELETE FROM {table} WHERE {identity} = ?", found)


def _entry_row(seq: int, draft: Draft, body: str) -> Row:
    entry = draft.entry
    topic = claim = None
    day = ""
    match entry:
        case None:
            return (seq, draft.scope, draft.kind.value, draft.key, None, None, "", "", "")
        case Claim():
            topic, day = entry.topic, entry.happened.span if entry.happened else ""
        case Evidence() | Assessment():
            claim = entry.claim
        case Statement():
            day = entry.said_on.day if entry.said_on else ""
        case Source():
            day = entry.published.day if entry.published else ""
        case Topic():
            day = entry.opened.day if entry.opened else ""
        case Actor():
            pass
    return (seq, draft.scope, draft.kind.value, draft.key, topic, claim, label(entry), day, body)


def _position_rows(seq: int, draft: Draft, statement: Statement) -> Iterator[Row]:
    for n, position in enumerate(statement.positions):
        yield (
            *(seq, n, draft.scope, draft.key, position.claim, position.stance.value),
            *(int(position.basis == "inferred"), statement.speaker, statement.on_behalf_of),
            *(
                statement.said_on.day if statement.said_on else "",
                statement.quote or "",
                statement.paraphrase,
            ),
            *(statement.hedge or "", statement.source, json.dumps(statement.via) if statement.via else ""),
        )


def _names(draft: Draft, entry: Entry) -> Iterator[str]:
    """What the entry may be called by, folded: only stories, speakers and claims are called by name."""
    if draft.kind not in (Kind.TOPIC, Kind.ACTOR, Kind.CLAIM):
        return
    names = [draft.key, label(entry)] if draft.kind is not Kind.CLAIM else [draft.key]
    if isinstance(entry, Topic | Actor):
        names.extend(entry.aliases)
    yield from dict.fromkeys(filter(None, map(folded, names)))
