"""As of a revision: the store answers what a store that had stopped there answers, and what the journal says."""

import datetime as dt
import random
from pathlib import Path

import pytest
import sqlite_utils

from bot.domain.entries import Entry, label
from bot.domain.revision import LIBRARY, Author, Draft
from bot.domain.text import folded
from bot.domain.vocabulary import Kind
from bot.store import journal
from bot.store.embedded import EmbeddedStore
from bot.store.migrations import migrations
from bot.store.store import Readings
from tests import drawn
from tests.laid import empty
from tests.readmodel import read_model
from tests.store.random_journal import CLAIMS, KEYS, SCOPES, SPEAKERS, STORIES, WORDS, Written
from tests.store.random_journal import journal as random_journal

SEEDS = (1, 2, 0)
"""0 draws another seed where others are tried; a failure names the one it found."""


async def answers(store: Readings) -> dict[str, object]:
    """Everything that can be asked, of every scope. Words search without an order: how rare a word is, later too,
    decides which guess comes first."""
    found: dict[str, object] = {}
    for scope in (*SCOPES, "99"):
        found[f"{scope} topics"] = await store.topics(scope, 25)
        found[f"{scope} topic_count"] = await store.topic_count(scope)
        found[f"{scope} began"] = await store.began(scope)
        found[f"{scope} changes"] = await store.changes(scope, 5, 100)
        for topic in STORIES:
            found[f"{scope} topic_file {topic}"] = await store.topic_file(scope, topic)
            found[f"{scope} topic_called {topic}"] = await store.topic_called(scope, topic)
            found[f"{scope} topic_claims {topic}"] = await store.topic_claims(scope, topic)
        found[f"{scope} topic_called"] = await store.topic_called(scope, "")
        for claim in CLAIMS:
            found[f"{scope} claim_file {claim}"] = await store.claim_file(scope, claim)
        for actor in SPEAKERS:
            found[f"{scope} actor_file {actor}"] = await store.actor_file(scope, actor)
        for kind, keys in KEYS.items():
            found[f"{scope} names {kind}"] = await store.names(scope, kind, "", 100)
            for key in keys:
                found[f"{scope} revisions {kind}:{key}"] = await store.revisions(scope, kind, key, 100)
        for word in (*WORDS, *STORIES, *CLAIMS):
            found[f"{scope} named {word}"] = await store.named(scope, [Kind.TOPIC, Kind.CLAIM], folded(word))
            like = await store.claims_like(scope, [word], None, 25)
            found[f"{scope} claims_like {word}"] = sorted(choice.key for choice in like)
        found[f"{scope} claims_like"] = await store.claims_like(scope, [], "t1", 25)
    return found


async def write(store: EmbeddedStore, written: list[Written]) -> None:
    def job(db: sqlite_utils.Database) -> int:
        return [journal.append(db, drafts, author) for drafts, author in written][-1]

    await store._writer.run(job)


def up_to(written: list[Written], last: int) -> list[Written]:
    """The first `last` revisions, the change they break off in cut short."""
    kept: list[Written] = []
    for drafts, author in written:
        if last > 0:
            kept.append((drafts[:last], author))
        last -= len(drafts)
    return kept


def differing(a: dict[str, object], b: dict[str, object]) -> list[str]:
    return [f"{name}\n  {a[name]}\n  {b[name]}" for name in a if a[name] != b[name]]


@pytest.mark.parametrize("seed", SEEDS)
async def test_as_of_any_revision_is_what_a_store_that_stopped_there_answers(
    store: EmbeddedStore, tmp_path: Path, seed: int
) -> None:
    seed = seed or drawn.seed(3)
    written = random_journal(seed)
    count = sum(len(drafts) for drafts, _ in written)
    await write(store, written)
    for seq in (1, *random.Random(seed).sample(range(2, count), 8), count):
        stopped = empty(tmp_path / f"{seq}.db")
        await write(stopped, up_to(written, seq))
        told, expected = await answers(store.as_of(seq)), await answers(stopped)
        stopped.close()
        assert not differing(told, expected), f"seed {seed}, revision {seq}"
    assert not differing(await answers(store.as_of(count)), await answers(store))


@pytest.mark.parametrize("seed", SEEDS)
async def test_as_of_every_revision_is_what_the_journal_says(store: EmbeddedStore, seed: int) -> None:
    seed = seed or drawn.seed(3)
    written = random_journal(seed, changes=40)
    await write(store, written)
    own: dict[str, dict[tuple[Kind, str], Entry | None]] = {scope: {} for scope in SCOPES}
    drafts = [draft for together, _ in written for draft in together]
    for seq, draft in enumerate(drafts, 1):
        own[draft.scope][draft.kind, draft.key] = draft.entry
        if draft.releases:
            del own[draft.scope][draft.kind, draft.key]
        then = store.as_of(seq)
        for scope in SCOPES:
            seen = {name: entry for name, entry in {**own[LIBRARY], **own[scope]}.items() if entry}
            where = f"seed {seed}, revision {seq}, scope {scope}"
            for claim in CLAIMS:
                file = await then.claim_file(scope, claim)
                assert (file.claim if file else None) == seen.get((Kind.CLAIM, claim)), where
            topics = {line.key: line.title for line in await then.topics(scope, 25)}
            assert topics == {key: label(e) for (kind, key), e in seen.items() if kind is Kind.TOPIC}, where
            for actor in SPEAKERS:
                held = await then.actor_file(scope, actor)
                entry = seen.get((Kind.ACTOR, actor))
                assert (held.actor.name if held else None) == (label(entry) if entry else None), where


@pytest.mark.parametrize("seed", SEEDS[-2:])
async def test_made_again_the_past_is_the_same(store: EmbeddedStore, tmp_path: Path, seed: int) -> None:
    seed = seed or drawn.seed(3)
    await write(store, random_journal(seed))
    live = read_model(tmp_path / "claimdesk.db")
    await store.rebuild()
    assert read_model(tmp_path / "claimdesk.db") == live, f"seed {seed}"


async def test_a_store_from_before_learns_its_past_when_it_is_opened(tmp_path: Path) -> None:
    written = random_journal(4)
    now = EmbeddedStore(tmp_path / "now.db")
    await write(now, written)
    before = sqlite_utils.Database(tmp_path / "before.db")
    migrations.apply(before, stop_before="m005_past")
    before.execute("ATTACH ? AS now", [str(tmp_path / "now.db")])
    before.execute("INSERT INTO journal SELECT * FROM now.journal")
    before.execute(
        "INSERT INTO entry SELECT id, scope, kind, key, topic, claim, label, day, body FROM now.entry WHERE until = 0"
    )
    before.conn.commit()
    before.close()
    opened = EmbeddedStore(tmp_path / "before.db")
    assert not differing(await answers(opened), await answers(now))
    assert not differing(await answers(opened.as_of(20)), await answers(now.as_of(20)))
    opened.close()
    now.close()


async def test_a_day_ends_where_the_next_one_begins(store: EmbeddedStore) -> None:
    topic = random_journal(1)[0][0][0].entry
    for hour, minute, key in ((0, 0, "a"), (23, 59, "b"), (24, 0, "c")):
        at = dt.datetime(2026, 1, 5, tzinfo=dt.UTC) + dt.timedelta(hours=hour, minutes=minute)
        await store.write([Draft(LIBRARY, Kind.TOPIC, key, topic)], Author("Moe (7)", at, "x"))
    assert await store.position_before(dt.datetime(2026, 1, 6, tzinfo=dt.UTC)) == 2
    assert await store.position_before(dt.datetime(2026, 1, 5, tzinfo=dt.UTC)) == 0


async def test_a_store_from_before_learns_when_each_entry_first_came(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "claimdesk.db")
    await write(store, random_journal(4))
    now = read_model(tmp_path / "claimdesk.db")

    def older(db: sqlite_utils.Database) -> None:
        db.execute("ALTER TABLE entry DROP COLUMN first")
        db.execute("DELETE FROM _sqlite_migrations WHERE name = 'm015_first'")

    await store._writer.run(older)
    store.close()
    EmbeddedStore(tmp_path / "claimdesk.db").close()
    assert read_model(tmp_path / "claimdesk.db") == now
