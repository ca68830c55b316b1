"""What changed between two revisions: the same as a slow reading of everything that was written says, at any ends."""

import asyncio
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.domain.changes import EntryKey, Taken, Touched
from bot.domain.entries import Claim, Entry, Evidence, Position, Source, Statement, references
from bot.domain.revision import LIBRARY, Author, Draft, canonical
from bot.domain.vocabulary import Kind, Stance
from bot.store.embedded import EmbeddedStore
from tests.laid import empty
from tests.made_settings import NOW
from tests.store.random_journal import SCOPES, STORIES, Written
from tests.store.random_journal import journal as random_journal

Desk = dict[EntryKey, Entry]
OF_CLAIMS = (Kind.STATEMENT, Kind.EVIDENCE, Kind.ASSESSMENT)


def seen(written: list[Written], scope: str, at: int) -> Desk:
    """What a scope sees after the first `at` revisions, by walking all of them."""
    of: dict[str, dict[EntryKey, Entry | None]] = {LIBRARY: {}, scope: {}}
    drafts = [draft for batch, _ in written for draft in batch]
    for draft in drafts[:at]:
        if draft.scope in of:
            if draft.releases:
                of[draft.scope].pop((draft.kind, draft.key), None)
            else:
                of[draft.scope][draft.kind, draft.key] = draft.entry
    return {key: entry for key, entry in (of[LIBRARY] | of[scope]).items() if entry is not None}


def about(entry: Entry) -> set[str]:
    """The claims an entry bears on."""
    if isinstance(entry, Statement):
        return {position.claim for position in entry.positions}
    return {entry.claim} if hasattr(entry, "claim") else set()  # type: ignore[attr-defined]


def claims_in(topics: tuple[str, ...], *ends: Desk) -> set[str]:
    """The claims of these stories, or of all, at either end."""
    return {
        key
        for end in ends
        for (_, key), claim in end.items()
        if isinstance(claim, Claim) and (not topics or claim.topic in topics)
    }


def in_topics(kind: Kind, key: str, then: Desk, now: Desk, topics: tuple[str, ...]) -> bool:
    ends = (then, now)
    claims = claims_in(topics, then, now)
    of_entry = [end[kind, key] for end in ends if (kind, key) in end]
    if kind is Kind.TOPIC:
        return not topics or key in topics
    if kind is Kind.CLAIM:
        return key in claims
    if kind in OF_CLAIMS:
        return any(about(entry) & claims for entry in of_entry)
    if (kind, key) not in then:
        return False
    return not topics or any(
        (kind, key) == (to, named)
        for end in ends
        for other in end.values()
        if isinstance(other, Statement | Evidence) and about(other) & claims
        for _, to, named in references(other.model_dump(mode="json"))
    )


def expected(written: list[Written], scope: str, topics: tuple[str, ...], after: int, at: int) -> dict[EntryKey, str]:
    """Each entry that is not what it was, with what it was and is."""
    then, now = seen(written, scope, after), seen(written, scope, at)

    def shown(desk: Desk, key: EntryKey) -> str:
        return canonical(desk[key]) if key in desk else ""

    return {
        key: f"{shown(then, key)} → {shown(now, key)}"
        for key in then.keys() | now.keys()
        if shown(then, key) != shown(now, key) and in_topics(*key, then, now, topics)
    }


async def read(
    store: EmbeddedStore, scope: str, topics: tuple[str, ...], after: int, at: int
) -> tuple[list[Touched], dict[EntryKey, str]]:
    readings = store.as_of(at)
    touched = await readings.touched(scope, topics, after)
    file = await readings.in_full(scope, after, touched, [], 100)
    whole = {
        (c.kind, c.key): f"{canonical(c.before) if c.before else ''} → {canonical(c.after) if c.after else ''}"
        for c in file.changes
    }
    return touched, whole


async def compared(seed: int, changes: int, ends: list[tuple[int, int]]) -> None:
    written = random_journal(seed, changes)
    with tempfile.TemporaryDirectory() as folder:
        store = empty(Path(folder) / "claimdesk.db")
        try:
            for batch, author in written:
                await store.write(batch, author)
            last = await store.last()
            for first, second in ends:
                after, at = sorted((first % (last + 1), second % (last + 1)))
                for scope in (*SCOPES, "99"):
                    for topics in ((), STORIES[:1], STORIES):
                        touched, whole = await read(store, scope, topics, after, at)
                        assert whole == expected(written, scope, topics, after, at), (scope, topics, after, at)
                        assert {line.entry for line in touched} == whole.keys()
                        held_to_entries(touched, seen(written, scope, after), seen(written, scope, at), topics)
        finally:
            store.close()


def held_to_entries(touched: list[Touched], then: Desk, now: Desk, topics: tuple[str, ...]) -> None:
    """What a line says in short is what the entries say."""
    claims = claims_in(topics, then, now)
    for line in touched:
        before, after = then.get(line.entry), now.get(line.entry)
        assert (line.was, line.is_now) == (before is not None, after is not None)
        if isinstance(before or after, Statement):
            old, new = (
                {Taken(p.claim, p.stance) for p in entry.positions} if isinstance(entry, Statement) else set()
                for entry in (before, after)
            )
            assert set(line.taken) == {t for t in new - old if t.claim in claims}
            assert set(line.claims) == {t.claim for t in old | new} & claims


@given(st.integers(0, 10**6), st.integers(1, 20), st.lists(st.tuples(st.integers(0), st.integers(0)), max_size=4))
@example(1, 25, [(0, 10**6 + 1), (3, 40), (20, 21)])
@settings(max_examples=25)
def test_what_changed_is_what_a_slow_reading_says(seed: int, changes: int, ends: list[tuple[int, int]]) -> None:
    asyncio.run(compared(seed, changes, ends))


AUTHOR = Author("Moe (7)", NOW, "better words")
SOURCE = Draft(LIBRARY, Kind.SOURCE, "s", Source(outlet="x.example"))


def claim(text: str, scope: str = LIBRARY) -> Draft:
    return Draft(scope, Kind.CLAIM, "c", Claim(topic="t", text=text))


def statement(*stances: Stance) -> Draft:
    said = Statement(
        speaker="a",
        paraphrase="It is so.",
        source="s",
        positions=tuple(Position(claim=f"c{n or ''}", stance=stance) for n, stance in enumerate(stances)),
    )
    return Draft(LIBRARY, Kind.STATEMENT, "u", said)


@pytest.mark.parametrize(
    "changes",
    [
        [claim("new"), Draft(LIBRARY, Kind.CLAIM, "c", None)],
        [claim("new"), claim("newer"), Draft(LIBRARY, Kind.CLAIM, "c", None)],
        [claim("ours", "42"), Draft("42", Kind.CLAIM, "c", None, releases=True)],
    ],
)
async def test_what_came_and_went_has_no_effect(store: EmbeddedStore, changes: list[Draft]) -> None:
    await store.write([SOURCE], AUTHOR)
    for change in changes:
        await store.write([change], AUTHOR)
    assert not await store.touched("42", (), 0)


async def test_what_came_back_as_it_was_has_no_effect(store: EmbeddedStore) -> None:
    await store.write([claim("so")], AUTHOR)
    await store.write([claim("otherwise")], AUTHOR)
    await store.write([Draft(LIBRARY, Kind.CLAIM, "c", None)], AUTHOR)
    await store.write([claim("so")], AUTHOR)
    assert not await store.touched(LIBRARY, (), 1)
    assert [line.revision for line in await store.touched(LIBRARY, (), 0)] == [4]


async def test_a_servers_own_words_equal_to_the_librarys_change_nothing(store: EmbeddedStore) -> None:
    await store.write([claim("so")], AUTHOR)
    await store.write([claim("so", "42")], AUTHOR)
    assert not await store.touched("42", (), 1)
    await store.write([claim("otherwise")], AUTHOR)
    assert not await store.touched("42", (), 1)
    assert [line.key for line in await store.touched(LIBRARY, (), 1)] == ["c"]


async def test_of_a_statement_the_stances_that_came_are_told(store: EmbeddedStore) -> None:
    other = Draft(LIBRARY, Kind.CLAIM, "c1", Claim(topic="t", text="other"))
    elsewhere = Draft(LIBRARY, Kind.CLAIM, "c2", Claim(topic="t2", text="of another story"))
    await store.write([claim("so"), other, elsewhere, statement(Stance.REPORTS)], AUTHOR)
    await store.write([statement(Stance.REPORTS, Stance.DENIES, Stance.CONFIRMS)], AUTHOR)
    (line,) = await store.touched(LIBRARY, ("t",), 4)
    assert line.taken == (Taken("c1", Stance.DENIES),)
    assert line.claims == ("c", "c1")


async def test_claims_that_rest_on_a_changed_source_are_compared(store: EmbeddedStore) -> None:
    repeats = Draft(LIBRARY, Kind.SOURCE, "s2", Source(outlet="y.example", derives_from=("s",)))
    said = statement(Stance.REPORTS)
    assert isinstance(said.entry, Statement)
    cites = Draft(LIBRARY, Kind.STATEMENT, "u", said.entry.model_copy(update={"source": "s2"}))
    await store.write([claim("so"), SOURCE, repeats, cites], AUTHOR)
    await store.write([Draft(LIBRARY, Kind.SOURCE, "s", Source(outlet="z.example"))], AUTHOR)
    touched = await store.touched(LIBRARY, (), 4)
    file = await store.in_full(LIBRARY, 4, touched, [], 10)
    assert [list(end.claims) for end in (file.before, file.after)] == [["c"], ["c"]]
    assert (file.before.sources["s"].outlet, file.after.sources["s"].outlet) == ("x.example", "z.example")
    assert (await store.in_full(LIBRARY, 4, touched, ["c9"], 1)).left_out == 1


async def test_what_comes_back_was_there_for_the_same_scope(store: EmbeddedStore) -> None:
    for change in (claim("theirs", "43"), Draft("43", Kind.CLAIM, "c", None)):
        await store.write([change], AUTHOR)
    off = await store.last()
    for scope in ("42", "43"):
        await store.write([claim("anew", scope)], AUTHOR)
    is_back = {scope: [line.is_back for line in await store.touched(scope, (), off)] for scope in ("42", "43", "44")}
    assert is_back == {"42": [False], "43": [True], "44": []}
