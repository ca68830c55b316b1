"""Moderators' writes: from a base or not at all, all or nothing, each change with a time of its own."""

import asyncio
import datetime as dt
from pathlib import Path

import pytest

from bot.desk.packs import read_packs
from bot.domain.entries import Actor, Entry, Topic
from bot.domain.pending import KeptDraft, KeptSuggestion
from bot.domain.revision import CURATED, LIBRARY, Author, Draft, signed, signer, undoing
from bot.domain.vocabulary import ActorKind, Kind
from bot.process.config import ROOT
from bot.store.embedded import EmbeddedStore
from bot.store.store import AlreadyDone, MovedOn
from tests.made_settings import NOW
from tests.readmodel import read_model

MOE = Author(signed("Moe", 7), NOW, "typed in a test")


def actor(name: str) -> Actor:
    return Actor(name=name, kind=ActorKind.PERSON)


def put(key: str, name: str, scope: str = "42", base: int | None = None) -> Draft:
    return Draft(scope, Kind.ACTOR, key, actor(name), base)


async def name_of(store: EmbeddedStore, key: str, scope: str = "42") -> str | None:
    _, entry = await store.seen(scope, Kind.ACTOR, key)
    return entry.name if isinstance(entry, Actor) else None


async def test_a_change_names_the_revision_it_began_from(store: EmbeddedStore) -> None:
    first = await store.write([put("ann", "Ann", base=0)], MOE)
    second = await store.write([put("ann", "Ann B.", base=first.last)], MOE)
    with pytest.raises(MovedOn) as moved:
        await store.write([put("bob", "Bob"), put("ann", "Anna", base=first.last)], MOE)
    assert moved.value.current == second.last
    assert await name_of(store, "ann") == "Ann B."
    assert await name_of(store, "bob") is None, "the other half of the refused change was written"
    with pytest.raises(MovedOn):
        await store.write([put("ann", "Another Ann", base=0)], MOE)


async def test_a_closed_draft_is_kept_for_a_form_sent_late_and_a_closed_pack_is_not(store: EmbeddedStore) -> None:
    for key, body in (("form", "x" * 100_000), ("pack", "x" * 5_000_000)):
        await store.keep_draft(KeptDraft(key, "42", "7", NOW, False, body))
        await store.discard_draft(key, NOW)
        with pytest.raises(AlreadyDone):
            await store.discard_draft(key, NOW)
        assert await store.draft("42", key) is None
    assert await store.closed_draft("42", "form", NOW) and not await store.closed_draft("42", "pack", NOW)


async def test_a_draft_is_saved_once(store: EmbeddedStore) -> None:
    await store.keep_draft(KeptDraft("d1", "42", "7", NOW, True, "{}"))
    assert [draft.id for draft in await store.drafts("42", "7")] == ["d1"]
    assert await store.drafts("43", "7") == []
    await store.write([put("ann", "Ann")], MOE, draft="d1")
    with pytest.raises(AlreadyDone):
        await store.write([put("ann", "Ann twice")], MOE, draft="d1")
    assert await name_of(store, "ann") == "Ann"
    with pytest.raises(AlreadyDone):  # what is typed into it meanwhile does not put it there again, to be saved twice
        await store.keep_draft(KeptDraft("d1", "42", "7", NOW, True, "{}"), still=True)
    assert await store.draft("42", "d1") is None and await store.drafts("42", "7") == []


async def test_a_closed_draft_is_kept_a_day_for_a_form_that_is_sent_late(store: EmbeddedStore) -> None:
    await store.keep_draft(KeptDraft("d1", "42", "7", NOW, True, "typed"))
    await store.discard_draft("d1", NOW)
    with pytest.raises(AlreadyDone):
        await store.discard_draft("d1", NOW)
    kept = await store.closed_draft("42", "d1", NOW + dt.timedelta(days=1))
    assert kept and kept.body == "typed" and await store.closed_draft("43", "d1", NOW) is None
    later = NOW + dt.timedelta(days=1, seconds=1)
    assert await store.closed_draft("42", "d1", later) is None
    await store.keep_draft(KeptDraft("d2", "43", "7", later, True, "{}"))
    assert await store.closed_draft("42", "d1", NOW) is None, "it is on disk no more"


async def test_a_draft_nobody_typed_into_goes_after_a_week(store: EmbeddedStore) -> None:
    for key, typed in (("opened", False), ("typed", True)):
        await store.keep_draft(KeptDraft(key, "42", "7", NOW, typed, "{}"))
    later = NOW + dt.timedelta(days=7, seconds=1)
    await store.keep_draft(KeptDraft("another server's", "43", "7", later, True, "{}"))
    assert await store.draft("42", "opened") is not None, "another server's work took it"
    await store.keep_draft(KeptDraft("next", "42", "7", later, True, "{}"))
    assert await store.draft("42", "opened") is None
    assert await store.draft("42", "typed") is not None


async def test_a_suggestion_is_decided_once(store: EmbeddedStore) -> None:
    number = await store.suggest(KeptSuggestion(0, "42", "9", NOW, "open", "", "{}"))
    with pytest.raises(AlreadyDone):
        await store.decide("43", number, "declined", "a moderator of another server", "{}")
    await store.decide("42", number, "declined", MOE.name, "{}")
    with pytest.raises(AlreadyDone) as done:
        await store.write([put("ann", "Ann")], MOE, suggestion=number)
    assert done.value.by == MOE.name
    assert await name_of(store, "ann") is None


async def test_every_change_has_a_time_of_its_own(store: EmbeddedStore) -> None:
    a = await store.write([put("ann", "Ann"), put("bob", "Bob")], MOE)
    b = await store.write([put("ann", "Anna")], Author(MOE.name, NOW - dt.timedelta(days=3), "the clock went back"))
    assert [r.seq for r in await store.change_with("42", a.last)] == [a.first, a.last]
    assert [r.seq for r in await store.change_with("42", b.last)] == [b.last]
    assert await store.change_with("43", a.last) == []
    changes = await store.changes("42", 0, 10)
    assert [(c.first, c.count) for c in changes] == [(b.first, 1), (a.first, 2)]
    assert await store.changes("43", 0, 10) == []
    assert await store.position_before(NOW) == 0
    assert await store.position_before(NOW + dt.timedelta(seconds=1)) == b.last
    story = Draft("42", Kind.TOPIC, "ferries", Topic(title="Ferries"))
    c = await store.write([put("cid", "Cid"), story, put("dan", "Dan")], MOE)
    assert [r.seq for r in await store.change_with("42", c.last, Kind.TOPIC)] == [c.first + 1]


async def test_a_release_lets_the_library_show_again(store: EmbeddedStore, tmp_path: Path) -> None:
    await store.put_packs({(Kind.ACTOR, "ann"): actor("Ann of the library")}, NOW)
    await store.write([put("ann", "Ann of the server")], MOE)
    assert await name_of(store, "ann") == "Ann of the server"
    await store.write([Draft("42", Kind.ACTOR, "ann", None)], MOE)
    assert await name_of(store, "ann") is None
    await store.write([Draft("42", Kind.ACTOR, "ann", None, releases=True)], MOE)
    assert await name_of(store, "ann") == "Ann of the library"
    before = read_model(tmp_path / "claimdesk.db")
    await store.rebuild()
    assert read_model(tmp_path / "claimdesk.db") == before
    assert await store.first_broken() is None


async def test_a_write_nobody_waits_for_any_more_moves_the_position_all_the_same(store: EmbeddedStore) -> None:
    before = store.position
    written: list[int] = []
    for n in range(500):
        if n >= 50 and written:
            break
        writing = asyncio.ensure_future(store.write([put(f"ann{n}", "Ann")], MOE))
        await asyncio.sleep(0.001 * (n // 50))  # the writer has it, as a rule: what it has not begun is never written
        writing.cancel()
        await store.keep("in turn", "after it")
        written = [n for n in range(n + 1) if await name_of(store, f"ann{n}")]
        assert store.position == before + len(written)
    assert written


async def test_packs_that_fail_leave_the_store_and_its_memory_as_they_were(store: EmbeddedStore) -> None:
    def broken(done: int, total: int) -> None:
        raise OSError("no room")

    packs: dict[tuple[Kind, str], Entry] = {(Kind.ACTOR, "ann"): actor("Ann")}
    with pytest.raises(OSError, match="no room"):
        await store.put_packs(packs, NOW, broken)
    assert await name_of(store, "ann") is None
    assert await store.put_packs(packs, NOW) == (1, 0)


async def test_packs_leave_what_moderators_changed_in_the_library(store: EmbeddedStore) -> None:
    packs: dict[tuple[Kind, str], Entry] = dict(read_packs(ROOT / "data").entries)
    nis, kremlin, nato = ((Kind.ACTOR, key) for key in ("nis", "kremlin", "nato"))
    await store.put_packs(packs, NOW)
    await store.write([put("nis", "NIS, corrected", LIBRARY), put("kremlin", "Kremlin, corrected", LIBRARY)], MOE)
    await store.write([Draft(LIBRARY, *nato, None), put("own", "Their own", LIBRARY)], MOE)
    assert await store.put_packs(packs, NOW) == (0, 0)
    assert await name_of(store, "nis") == "NIS, corrected"
    assert await store.put_packs({**packs, kremlin: actor("Kremlin, by the pack")}, NOW) == (1, 0)
    assert await name_of(store, "kremlin") == "Kremlin, by the pack"
    assert await name_of(store, "nis") == "NIS, corrected"
    assert await name_of(store, "nato") is None
    assert await name_of(store, "own") == "Their own"
    assert nis in packs


def test_a_signature_tells_the_user_whatever_the_name() -> None:
    assert signer(signed("Moe (the 2nd) (12)", 7)) == ("Moe (the 2nd) (12)", "7")
    assert signer(CURATED) == (CURATED, "")
    assert undoing(3, 3) == "undoes #3" and undoing(3, 5) == "undoes #3-5"
