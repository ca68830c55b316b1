"""What a killed process must leave: all that it told, nothing twice, nothing by halves, a whole chain, a true index."""

import json
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.domain.entries import Claim
from bot.domain.revision import LIBRARY
from bot.store.embedded import EmbeddedStore
from bot.store.filing import filed
from bot.store.migrations import READ_MODEL
from tests.chaos.moderators import SERVER
from tests.readmodel import read_model

Told = dict[str, Any]
_TOKEN = re.compile(r"k\d+m\d+i\d+z")
_SEARCHED = 40
"""How many of the newest claims are looked for in the search index, one by one."""


@dataclass
class Line:
    """One line of the journal."""

    seq: int
    scope: str
    kind: str
    key: str
    action: str
    body: str
    at: str
    why: str

    @property
    def token(self) -> str:
        """What marks the line as added, or as edited: the token in the field that each of them writes."""
        entry = json.loads(self.body or "{}")
        fields = ("text", "paraphrase") if self.why.endswith("added") else ("places", "role")
        found = [token for name in fields for token in _TOKEN.findall(str(entry.get(name, "")))]
        return found[0] if found else ""


@dataclass
class Left:
    """What a store holds, read beside the desk."""

    lines: list[Line]
    drafts: dict[str, str]
    suggestions: dict[int, tuple[str, str]]
    seen: dict[tuple[str, str], dict[str, Any]]
    """(kind, key): the entry as the server sees it."""

    written: Counter[str] = field(default_factory=Counter[str])
    """How often each token was added or edited."""

    together: dict[str, list[Line]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        groups: defaultdict[str, list[Line]] = defaultdict(list)
        for line in self.lines:
            groups[line.at].append(line)
            kind, _, done = line.why.partition(" ")
            if line.kind == kind and done in ("added", "edited") and line.token:
                self.written[line.token] += 1
        self.together = groups

    def line(self, seq: int) -> Line | None:
        return self.lines[seq - 1] if 0 < seq <= len(self.lines) else None

    def beside(self, seq: int) -> list[Line]:
        """The lines written together with a revision."""
        line = self.line(seq)
        return self.together[line.at] if line else []


def left(path: Path) -> Left:
    with closing(_reading(path)) as conn:
        columns = "seq, scope, kind, key, action, body, at, why"
        lines = [Line(*row) for row in conn.execute(f"SELECT {columns} FROM journal ORDER BY seq")]
        drafts = dict(conn.execute("SELECT id, body FROM draft WHERE closed = ''"))
        suggestions = {row[0]: row[1:] for row in conn.execute("SELECT id, state, body FROM suggestion")}
        rows = conn.execute(
            "SELECT kind, key, body FROM entry WHERE scope IN (?, ?) AND until = 0 ORDER BY scope = ?",
            (LIBRARY, SERVER, SERVER),
        )
        seen = {(kind, key): json.loads(body or "null") for kind, key, body in rows}
    return Left(lines, drafts, suggestions, {name: entry for name, entry in seen.items() if entry})


async def problems(store: EmbeddedStore, path: Path, told: list[Told]) -> list[str]:
    """Everything that is wrong with the store, given all that was told of it."""
    found = left(path)
    wrong = [*untrue(found, told), *halves(found)]
    if broken := await store.first_broken():
        wrong.append(broken)
    wrong += await search_problems(store, path)
    before = read_model(path)
    await store.rebuild()
    after = read_model(path)
    wrong += [f"{table} made again is another" for table in READ_MODEL if before[table] != after[table]]
    return wrong


def untrue(left: Left, told: list[Told]) -> Iterator[str]:
    """What was told and is not so."""
    away = {t["draft"] for t in told if t["did"] == "throw away"}
    for done in told:
        match done["did"]:
            case "fail":
                yield f"the process failed: {done['why']}"
            case "claim" | "statement":
                there = [r for r in left.beside(done["first"]) if (r.kind, r.key) == (done["did"], done["key"])]
                if not there or done["token"] not in there[0].body:
                    yield f"lost: {done}"
                if left.written[done["token"]] != 1:
                    yield f"{left.written[done['token']]} times: {done}"
            case "edit":
                line = left.line(done["first"])
                if not line or line.key != done["key"] or done["token"] not in line.body:
                    yield f"lost: {done}"
                if left.written[done["token"]] != 1:
                    yield f"{left.written[done['token']]} times: {done}"
            case "undo":
                if not any(line.why.startswith("undoes #") for line in left.beside(done["first"])):
                    yield f"lost: {done}"
            case "retract" | "merge":
                gone = [line.key for line in left.beside(done["first"]) if line.action == "withdraw"]
                if done["key"] not in gone:
                    yield f"lost: {done}"
            case "suggested":
                if done["token"] not in left.suggestions.get(done["number"], ("", ""))[1]:
                    yield f"lost: {done}"
            case "held":
                is_there = done["draft"] in left.drafts
                if not is_there and not left.written[done["token"]] and done["draft"] not in away:
                    yield f"lost: {done}"
            case "discard":
                if done["draft"] in left.drafts:
                    yield f"not done: {done}"


def halves(left: Left) -> Iterator[str]:
    """What was done by halves, told or not."""
    for token, times in left.written.items():
        if times > 1:
            yield f"written {times} times: {token}"
    undone = Counter(why for lines in left.together.values() for why in {r.why for r in lines} if "undoes #" in why)
    yield from (f"{times} times: {why}" for why, times in undone.items() if times > 1)
    for lines in left.together.values():
        said = [line for line in lines if line.kind == "statement"]
        if lines[0].why == "statement added":
            named = [json.loads(line.body) for line in said]
            made = {line.key for line in lines if line.kind in ("source", "actor")}
            if len(said) != 1 or not made <= {named[0]["source"], named[0]["speaker"]}:
                yield f"half a statement: {lines}"
    for (kind, key), entry in left.seen.items():
        if kind == "statement":
            for of, name in (("actor", entry["speaker"]), ("source", entry["source"])):
                if (of, name) not in left.seen:
                    yield f"statement {key} names {of} {name}, which is not there"
    for number, (state, body) in left.suggestions.items():
        times = left.written[_TOKEN.findall(body)[0]]
        if (state == "accepted") != (times == 1):
            yield f"suggestion {number} is {state}, its claim is there {times} times"
    for draft, body in left.drafts.items():
        tokens = _TOKEN.findall(body)
        if '"suggestion": null' in body and tokens and left.written[tokens[-1]]:
            yield f"draft {draft} is saved and still there: {body}"


async def search_problems(store: EmbeddedStore, path: Path) -> list[str]:
    """Where the search index does not say what the claims say. Raises sqlite3.DatabaseError where it is corrupt."""
    for index in ("claim_search", "entry_search"):
        check = f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)"
        await store._writer.run(lambda db, check=check: db.execute(check))
    with closing(_reading(path)) as conn:
        claims = {
            seq: filed(Claim.model_validate_json(body)).columns(scope)
            for seq, scope, body in conn.execute(
                "SELECT id, scope, body FROM entry WHERE kind = 'claim' AND body != ''"
            )
        }
        indexed = {row: tuple(terms) for row, *terms in conn.execute("SELECT rowid, * FROM claim_search")}
        newest = conn.execute(
            "SELECT key, label FROM entry WHERE kind = 'claim' AND scope = ? AND body != '' AND until = 0 "
            "ORDER BY id DESC LIMIT ?",
            (SERVER, _SEARCHED),
        ).fetchall()
    wrong = (
        [] if claims == indexed else [f"the index has {len(indexed)} claims, the desk {len(claims)}, or other words"]
    )
    for key, label in newest:
        if token := _TOKEN.findall(label):
            found = [choice.key for choice in await store.claims_like(SERVER, token, None, 5)]
            if found != [key]:
                wrong.append(f"{token[0]} finds {found}, not {key}")
    return wrong


def _reading(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
