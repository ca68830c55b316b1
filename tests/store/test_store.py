"""The store: one write path, an append-only chain, a read model that can be made again, and scopes laid over it."""

import asyncio
import datetime as dt
import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from bot.app import load_packs
from bot.desk.packs import read_packs
from bot.domain.entries import MODELS, Entry
from bot.domain.revision import LIBRARY, Author, Draft
from bot.domain.vocabulary import ActorKind, Kind
from bot.process.config import ROOT
from bot.store import journal
from bot.store.embedded import EmbeddedStore
from bot.store.threads import StoreLocked
from tests.made_settings import NOW, settings_in
from tests.readmodel import read_model

AUTHOR = Author("a moderator", NOW, "test")


def entries() -> dict[tuple[Kind, str], Entry]:
    return read_packs(ROOT / "data").entries


async def append(store: EmbeddedStore, scope: str, kind: Kind, key: str, fields: dict[str, object] | None) -> None:
    entry = MODELS[kind].model_validate(fields) if fields else None
    await store._writer.run(lambda db: journal.append(db, [Draft(scope, kind, key, entry)], AUTHOR))


async def test_an_unchanged_pack_writes_nothing(store: EmbeddedStore) -> None:
    first = await store.put_packs(entries(), NOW)
    again = await store.put_packs(entries(), NOW)
    assert first == (len(entries()), 0)
    assert again == (0, 0)


async def test_a_changed_pack_writes_only_what_changed(store: EmbeddedStore, tmp_path: Path) -> None:
    known = entries()
    await store.put_packs(known, NOW)
    gone = (Kind.EVIDENCE, "photographs-of-ships")
    changed = {key: entry for key, entry in known.items() if key != gone}
    nis = (Kind.ACTOR, "nis")
    changed[nis] = known[nis].model_copy(update={"role": "changed"})
    assert await store.put_packs(changed, NOW) == (1, 1)
    with sqlite3.connect(tmp_path / "claimdesk.db") as conn:
        last = conn.execute("SELECT kind, key, action, by FROM journal ORDER BY seq DESC LIMIT 2").fetchall()
    assert sorted(last) == [
        ("actor", "nis", "put", "curated pack"),
        ("evidence", "photographs-of-ships", "withdraw", "curated pack"),
    ]


async def test_a_failed_load_leaves_the_store_as_it_was(store: EmbeddedStore, tmp_path: Path) -> None:
    await store.put_packs(entries(), NOW)
    before = read_model(tmp_path / "claimdesk.db")

    def breaks(done: int, total: int) -> None:
        raise RuntimeError("the power went")

    with pytest.raises(RuntimeError):
        await store.put_packs({}, NOW, progress=breaks)
    assert read_model(tmp_path / "claimdesk.db") == before


async def test_a_bad_pack_leaves_the_bot_serving_what_it_has(store: EmbeddedStore, tmp_path: Path) -> None:
    from bot.app import opened_desk
    from bot.briefing.answer import Query

    await load_packs(store, settings_in(tmp_path), lambda: NOW)
    store.close()
    packs = tmp_path / "packs"
    packs.mkdir()
    (packs / "bad.yaml").write_text("claims: {x: {text: no topic}}")
    async with opened_desk(settings_in(tmp_path, packs)) as desk:
        answer = await desk.answers.answer(LIBRARY, Query("claims"))
    assert "North Korean troops" in answer.title
    store.__init__(tmp_path / "claimdesk.db")  # the fixture closes it once more


async def test_the_read_model_made_again_equals_the_live_one(store: EmbeddedStore, tmp_path: Path) -> None:
    await store.put_packs(entries(), NOW)
    nis = (Kind.ACTOR, "nis")
    await store.put_packs({**entries(), nis: entries()[nis].model_copy(update={"role": "new"})}, NOW)
    await append(store, "42", Kind.CLAIM, "sent-to-russia", None)
    live = read_model(tmp_path / "claimdesk.db")
    await store.rebuild()
    assert read_model(tmp_path / "claimdesk.db") == live


async def test_the_journal_cannot_be_changed(store: EmbeddedStore, tmp_path: Path) -> None:
    await store.put_packs(entries(), NOW)
    for sql in ("UPDATE journal SET by = 'x' WHERE seq = 1", "DELETE FROM journal WHERE seq = 1"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            await store._writer.run(lambda db, sql=sql: db.execute(sql))


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("UPDATE journal SET body = '{}' WHERE seq = 7", "revision 7 "),
        ("UPDATE journal SET why = 'x' WHERE seq = 1", "revision 1 "),
        ("DELETE FROM journal WHERE seq = 5", "revision 5 is missing"),
    ],
)
async def test_a_tampered_journal_names_its_first_broken_link(
    store: EmbeddedStore, tmp_path: Path, harm: str, told: str
) -> None:
    await store.put_packs(entries(), NOW)
    assert await store.first_broken() is None

    def tamper(db: Database) -> None:
        for name in ("journal_no_update", "journal_no_delete"):
            db.execute(f"DROP TRIGGER {name}")
        db.execute(harm)

    await store._writer.run(tamper)
    assert told in (await store.first_broken() or "")


async def test_a_server_sees_its_own_entries_over_the_library_and_nobody_else_does(store: EmbeddedStore) -> None:
    await store.put_packs(entries(), NOW)
    await append(store, "42", Kind.CLAIM, "sent-to-russia", {"topic": "nk-troops", "text": "Shadowed"})
    await append(store, "42", Kind.CLAIM, "in-combat", None)
    await append(store, "42", Kind.CLAIM, "own", {"topic": "nk-troops", "text": "Own claim"})
    await append(store, "42", Kind.ACTOR, "peskov", {"name": "D. Peskov", "kind": "person"})
    own = await store.topic_file("42", "nk-troops")
    assert own
    texts = {claim.key: claim.text for claim in own.claims}
    assert (texts["sent-to-russia"], texts["own"], "in-combat" in texts) == ("Shadowed", "Own claim", False)
    assert own.actors["peskov"].name == "D. Peskov"
    assert not [a for a in own.attributions if a.claim == "in-combat"]
    assert await store.claim_file("42", "in-combat") is None
    for scope in (LIBRARY, "7"):
        other = await store.topic_file(scope, "nk-troops")
        assert other
        assert "own" not in {claim.key for claim in other.claims}
        assert other.actors["peskov"].name == "Dmitry Peskov"
        assert await store.claim_file(scope, "in-combat")
        assert await store.named(scope, [Kind.CLAIM], "own") == []
    claims = sum(kind is Kind.CLAIM for kind, _ in entries())
    assert [line.claims for line in await store.topics("42", 5)] == [claims]  # one more, one hidden
    assert [line.claims for line in await store.topics("7", 5)] == [claims]


async def test_a_second_process_is_kept_off(store: EmbeddedStore, tmp_path: Path) -> None:
    with pytest.raises(StoreLocked):
        EmbeddedStore(tmp_path / "claimdesk.db")


async def test_a_withdrawn_entry_can_come_back(store: EmbeddedStore) -> None:
    known = entries()
    await store.put_packs(known, NOW)
    await store.put_packs({}, NOW)
    assert await store.topics(LIBRARY, 5) == []
    await store.put_packs(known, NOW + dt.timedelta(days=1))
    assert (await store.topics(LIBRARY, 5))[0].changed.startswith("2026-11-24")


async def test_a_story_names_the_sources_of_its_evidence_too(store: EmbeddedStore) -> None:
    await store.put_packs(read_packs(ROOT / "tests/golden/packs").entries, NOW)
    file = await store.topic_file(LIBRARY, "harbour")
    assert file and {"photo-page", "news-monday"} <= set(file.sources)
    await append(store, "42", Kind.EVIDENCE, "photograph-of-the-wall", None)
    hidden = await store.topic_file("42", "harbour")
    assert hidden and "photo-page" not in hidden.sources


async def test_what_was_once_written_without_a_visible_name_is_called_by_its_key(store: EmbeddedStore) -> None:
    none = "\u200b\u2800"
    known: dict[tuple[Kind, str], Entry] = {
        (Kind.TOPIC, "t"): MODELS[Kind.TOPIC].model_construct(title=none),
        (Kind.ACTOR, "a"): MODELS[Kind.ACTOR].model_construct(name=none, kind=ActorKind.STATE),
        (Kind.SOURCE, "s"): MODELS[Kind.SOURCE].model_construct(outlet=none),
        (Kind.CLAIM, "c"): MODELS[Kind.CLAIM].model_construct(topic="t", text=none),
        (Kind.STATEMENT, "st"): MODELS[Kind.STATEMENT].model_validate(
            {"speaker": "a", "paraphrase": "p", "source": "s", "positions": [{"claim": "c", "stance": "denies"}]}
        ),
    }
    await store.put_packs(known, NOW)
    story, card = await store.topic_file(LIBRARY, "t"), await store.claim_file(LIBRARY, "c")
    assert story is not None and card is not None
    assert (story.topic.title, story.claims[0].text) == ("t", "c")
    assert (story.actors["a"].name, story.sources["s"].outlet) == ("a", "s")
    assert (card.claim.text, card.topic_title) == ("c", "t")
    assert [line.title for line in await store.topics(LIBRARY, 5)] == ["t"]


async def test_what_is_kept_is_what_was_kept_last_for_this_process_and_for_one_beside_it(
    store: EmbeddedStore, tmp_path: Path
) -> None:
    assert await store.kept("desk of 1") is None
    await store.keep("desk of 1", "first")
    assert await store.kept("desk of 1") == "first"
    beside = EmbeddedStore(tmp_path / "claimdesk.db", writes=False)
    assert await beside.kept("desk of 1") == "first"
    await store.keep("desk of 1", "second")
    assert (await store.kept("desk of 1"), await beside.kept("desk of 1")) == ("second", "second")
    beside.close()


async def test_what_is_kept_while_it_is_being_read_holds(store: EmbeddedStore) -> None:
    for n in range(50):
        reading = asyncio.ensure_future(store.kept(f"desk of {n}"))
        await asyncio.sleep(0)
        await asyncio.gather(store.keep(f"desk of {n}", "new"), reading)
        assert await store.kept(f"desk of {n}") == "new"


async def test_claims_with_figures_are_read_without_the_others(store: EmbeddedStore) -> None:
    await store.put_packs(entries(), NOW)
    every = await store.topic_claims(LIBRARY, "nk-troops")
    figured = await store.topic_claims(LIBRARY, "nk-troops", figured=True)
    assert list(figured.items()) == [(key, claim) for key, claim in every.items() if claim.figures]
    assert 0 < len(figured) < len(every)


ODD = ('He said "no", and [1, 2]', "back\\slash", "two\nlines", "{'a': 1}", "ж \u2028 한 👩‍🚀", "x" * 900)


async def test_what_was_said_is_read_as_it_was_written_in_the_order_it_came(store: EmbeddedStore) -> None:
    await append(store, LIBRARY, Kind.TOPIC, "story", {"title": "Story"})
    await append(store, LIBRARY, Kind.CLAIM, "claim", {"topic": "story", "text": 'It is "so"'})
    await append(store, LIBRARY, Kind.ACTOR, "acme", {"name": "Acme", "kind": "agency"})
    await append(store, LIBRARY, Kind.SOURCE, "paper", {"outlet": "Paper"})
    for n, words in reversed([*enumerate(ODD)]):
        said = {"speaker": "acme", "quote": words, "source": "paper", "via": ["lund", "holm"][: n % 3]}
        said["positions"] = [{"claim": "claim", "stance": "denies"}]
        await append(store, LIBRARY, Kind.STATEMENT, f"said-{n}", said)
    file = await store.topic_file(LIBRARY, "story")
    of_actor = await store.actor_file(LIBRARY, "acme")
    assert file and of_actor
    assert file.claims[0].text == 'It is "so"'
    assert [a.quote for a in file.attributions] == [*reversed(ODD)]
    assert [a.via for a in file.attributions] == [("lund", "holm")[: n % 3] for n in reversed(range(len(ODD)))]
    assert of_actor.attributions == file.attributions
