"""Entries are found by the words of their label, key and address, on a large desk as on a small one."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from bot.domain.entries import MODELS, Entry
from bot.domain.revision import LIBRARY, Author, Draft
from bot.domain.vocabulary import Kind
from bot.search.nearest import terms
from bot.store import journal
from bot.store.embedded import EmbeddedStore
from bot.store.finding import Finding
from tests.made_settings import NOW

AUTHOR = Author("a moderator", NOW, "test")
MANY = 5_000


def source(outlet: str, url: str = "", title: str | None = None) -> Entry:
    return MODELS[Kind.SOURCE].model_validate({"outlet": outlet, "url": url or None, "title": title})


async def put(store: EmbeddedStore, entries: dict[str, Entry], scope: str = LIBRARY, kind: Kind = Kind.SOURCE) -> None:
    await store.write([Draft(scope, kind, key, entry) for key, entry in entries.items()], AUTHOR)


async def keys(store: EmbeddedStore, *terms: str, scope: str = LIBRARY, limit: int = 25) -> Sequence[str]:
    return [choice.key for choice in await store.entries_like(scope, Kind.SOURCE, terms, limit)]


async def test_words_of_label_key_and_address_all_count_and_the_last_may_be_unfinished(store: EmbeddedStore) -> None:
    await put(
        store,
        {
            "paper-envoy": source("The Paper", "https://www.paper.example/politics/envoy-denies", "Envoy denies it"),
            "radio-one": source("Radio Élan", "https://radio.example/1"),
            "yonhap-1": source("연합뉴스"),
        },
    )
    assert await keys(store, "envoy", "den") == ["paper-envoy"]
    assert await keys(store, "https", "www", "paper", "example", "pol") == ["paper-envoy"]
    assert await keys(store, "elan") == ["radio-one"]
    assert await keys(store, "radio", "one") == ["radio-one"]
    assert await keys(store, "연") == ["yonhap-1"]
    assert await keys(store, "envoy", "confirms") == []
    assert await keys(store) == ["yonhap-1", "radio-one", "paper-envoy"], "the newest first"


async def test_sources_are_read_as_the_scope_has_them(store: EmbeddedStore) -> None:
    await put(store, {"one": source("The Paper"), "two": source("Radio Elan")})
    await put(store, {"one": source("The Herald"), "own": source("The Echo")}, scope="43")
    assert [each.outlet for each in await store.sources_like("42", (), 9)] == ["Radio Elan", "The Paper"]
    assert {each.outlet for each in await store.sources_like("43", (), 9)} == {"The Echo", "The Herald", "Radio Elan"}


async def test_any_sign_can_be_typed(store: EmbeddedStore) -> None:
    await put(store, {"calls": source("The Paper", title="Some 1,500 calls, 2.5 a day")})
    for typed in ("1,500 calls", "1,50", "2.5", "some 1,500"):
        assert await keys(store, *terms(typed)) == ["calls"], typed
    letters = [sign for sign in map(chr, range(0x110000)) if terms(sign)]
    for at in range(0, len(letters), 16):  # as one word each, and within one
        await keys(store, *letters[at : at + 16])
        await keys(store, *terms("a".join(letters[at : at + 16])))


async def test_what_is_called_so_comes_before_what_only_holds_the_words(store: EmbeddedStore) -> None:
    await put(store, {"a": source("Envoy"), "b": source("Envoy Weekly"), "c": source("The Envoy"), "d": source("Ann")})
    assert await keys(store, "envoy") == ["a", "b", "c"]
    assert await keys(store, "envoy", limit=1) == ["a"]


async def test_what_was_changed_hidden_or_is_anothers_is_not_found(store: EmbeddedStore) -> None:
    await put(store, {"a": source("Envoy"), "b": source("Envoy Weekly")})
    await put(store, {"a": source("Bulletin")}, "42")
    await put(store, {"c": source("Envoy of 43")}, "43")
    await store.write([Draft("42", Kind.SOURCE, "b", None)], AUTHOR)
    assert await keys(store, "envoy", scope="42") == []
    assert await keys(store, "bulletin", scope="42") == ["a"]
    assert await keys(store, "envoy") == ["b", "a"] or await keys(store, "envoy") == ["a", "b"]
    assert "c" in await keys(store, "envoy", scope="43")


async def test_a_store_made_before_the_index_finds_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "claimdesk.db"
    store = EmbeddedStore(path)
    await put(store, {"a": source("Envoy")})

    def older(db: Database) -> None:
        db.execute("DROP TABLE entry_search")
        db.execute("DROP VIEW entry_words")
        db.execute("DELETE FROM _sqlite_migrations WHERE name = 'm011_entries_by_words'")

    await store._writer.run(older)
    store.close()
    again = EmbeddedStore(path)
    assert await keys(again, "envoy") == ["a"]
    await again.rebuild()
    assert await keys(again, "envoy") == ["a"]
    again.close()


async def test_finding_one_of_many_takes_no_walk_over_all(store: EmbeddedStore, tmp_path: Path) -> None:
    """Counted in SQLite's own steps, of which a walk takes several an entry."""
    made = [Draft(LIBRARY, Kind.SOURCE, f"s-{n}", source(f"It was number {n} and its like")) for n in range(MANY)]
    await store._writer.run(lambda db: journal.append(db, made, AUTHOR))
    with closing(sqlite3.connect(tmp_path / "claimdesk.db")) as conn:
        steps: list[int] = []
        conn.set_progress_handler(lambda: steps.append(1), 1)
        for terms, first, most in (
            (("s", "7", "it"), "s-7", MANY // 2),
            (("nothing",), None, MANY // 2),
            (("number", "1234", "a"), "s-1234", MANY // 2),
            (("it",), f"s-{MANY - 1}", MANY),
            ((), f"s-{MANY - 1}", MANY),
        ):
            steps.clear()
            found = Finding(conn, LIBRARY).entries_like(Kind.SOURCE, terms, 25)
            assert (found[0].key if found else None) == first, terms
            assert len(steps) < most, f"{terms}: {len(steps)} steps over {MANY} entries"


async def test_what_was_found_before_time_ran_out_is_offered(store: EmbeddedStore, tmp_path: Path) -> None:
    await put(store, {f"s-{n}": source(f"Paper {n}") for n in range(150)})
    with closing(sqlite3.connect(tmp_path / "claimdesk.db")) as conn:
        left = iter(range(100))
        conn.set_progress_handler(lambda: next(left, None) is None, 20)
        found = Finding(conn, LIBRARY).entries_like(Kind.SOURCE, ["paper"], 200)
    assert 0 < len(found) < 150
