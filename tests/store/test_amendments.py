"""What has to be corrected: each posted digest is looked at once, and again when what it showed is written."""

import asyncio
import datetime as dt
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.amendments import Amendment
from bot.domain.entries import Claim
from bot.domain.revision import Author, Draft
from bot.domain.subscriptions import Frozen, Slot, Subscription
from bot.domain.vocabulary import Kind
from bot.store.embedded import EmbeddedStore
from bot.store.store import OpenAmendment
from tests.laid import empty
from tests.made_settings import NOW
from tests.store.random_journal import KEYS, SCOPES
from tests.store.random_journal import journal as random_journal

SINCE = NOW - dt.timedelta(days=30)
LEASE = NOW + dt.timedelta(seconds=20)
SHOWN = (Kind.CLAIM, "in-combat")


async def wrote(store: EmbeddedStore, text: str, key: str = SHOWN[1], scope: str = "42") -> int:
    draft = Draft(scope, Kind.CLAIM, key, Claim(topic="nk-troops", text=text))
    return (await store.write([draft], Author("Moe (7)", NOW, "typed"))).last


async def frozen(store: EmbeddedStore, channel: str = "7", scope: str = "42") -> Slot:
    """A digest that shows the claim, ready to be posted."""
    wish = Subscription(0, scope, scope, channel, dt.time(9), "UTC", NOW - dt.timedelta(days=2))
    kept = await store.subscribe(wish, NOW)
    await store.plan(kept.number, [Slot(kept.number, NOW.date(), NOW)], NOW)
    slot = await store.slot(kept.number, NOW.date())
    last = await store.last()
    await store.move(slot, ready := slot.freeze(Frozen("{}", 0, last), channel), [(*SHOWN, last)])
    return ready.written()


async def sent(store: EmbeddedStore, slot: Slot, at: dt.datetime = NOW) -> None:
    await store.move(slot, begun := slot.begin(NOW, LEASE))
    assert await store.move(begun.written(), begun.sent("99", at, LEASE))


async def opened(store: EmbeddedStore, now: dt.datetime = NOW, since: dt.datetime = SINCE) -> list[OpenAmendment]:
    return await store.open_amendments(now, since, 10)


async def settled(store: EmbeddedStore) -> None:
    """Every open one is brought up."""
    for one in await opened(store):
        assert await store.amend(one.amendment, one.amendment.settled("told"))


async def test_each_posted_digest_is_looked_at_once_and_again_when_what_it_showed_is_written(
    store: EmbeddedStore,
) -> None:
    await wrote(store, "It was so")
    slot = await frozen(store)
    assert await opened(store) == [], "what is not posted yet"
    await sent(store, slot)
    (one,) = await opened(store)
    assert (one.slot.message, one.subscription.channel) == ("99", "7")
    assert [(kind, key) for kind, key, _ in one.shown] == [SHOWN]
    await settled(store)
    assert await store.mark_amendments(SINCE, 100) == 0 and await opened(store) == []
    await wrote(store, "Another claim", key="another")
    await wrote(store, "It was otherwise elsewhere", scope="43")
    assert await store.mark_amendments(SINCE, 100) == 2 and await opened(store) == []
    await wrote(store, "It was otherwise")
    assert await store.mark_amendments(SINCE, 100) == 1
    (again,) = await opened(store)
    assert again.amendment.text == "told"
    assert await store.mark_amendments(SINCE, 100) == 0


async def test_what_is_written_between_the_freezing_and_the_post_is_not_missed(store: EmbeddedStore) -> None:
    await wrote(store, "It was so")
    await store.mark_amendments(SINCE, 100)
    slot = await frozen(store)
    await wrote(store, "It was otherwise")
    await store.mark_amendments(SINCE, 100)
    await sent(store, slot)
    (one,) = await opened(store)
    assert [line.entry for line in await store.moved("42", [SHOWN], one.slot.until)] == [SHOWN]


async def test_what_is_marked_while_it_is_worked_on_stays_to_be_looked_at(store: EmbeddedStore) -> None:
    await wrote(store, "It was so")
    await store.mark_amendments(SINCE, 100)
    await sent(store, await frozen(store))
    (one,) = await opened(store)
    await wrote(store, "It was otherwise")
    await store.mark_amendments(SINCE, 100)
    assert not await store.amend(one.amendment, one.amendment.settled("nothing"))
    assert len(await opened(store)) == 1


async def test_the_journal_is_read_on_in_bounded_parts(store: EmbeddedStore) -> None:
    await wrote(store, "It was so")
    await store.mark_amendments(SINCE, 100)
    await sent(store, await frozen(store))
    await settled(store)
    for n in range(5):
        await wrote(store, f"Another claim {n}", key=f"another-{n}")
    await wrote(store, "It was otherwise")
    read: list[int] = []
    while not read or read[-1]:
        assert (await opened(store) != []) == (sum(read) == 6)
        read.append(await store.mark_amendments(SINCE, 2))
    assert read == [2, 2, 2, 0]


async def test_a_lease_a_month_and_a_closed_one_keep_it_from_being_looked_at(store: EmbeddedStore) -> None:
    await wrote(store, "It was so")
    await store.mark_amendments(SINCE, 100)
    await sent(store, await frozen(store))
    (one,) = await opened(store)
    held = one.amendment.held(LEASE)
    await store.amend(one.amendment, held)
    assert await opened(store) == [] and len(await opened(store, LEASE)) == 1
    assert await opened(store, LEASE, NOW + dt.timedelta(seconds=1)) == []
    (one,) = await opened(store, LEASE)
    await store.amend(one.amendment, one.amendment.close("the post is gone"))
    await wrote(store, "It was otherwise")
    await store.mark_amendments(SINCE, 100)
    assert await opened(store, LEASE) == []


async def test_an_amendment_comes_back_as_it_was_written(store: EmbeddedStore) -> None:
    await wrote(store, "It was so")
    await sent(store, await frozen(store))
    (one,) = await opened(store)
    replying = replace(one.amendment, text="told").replying(NOW, LEASE)
    assert await store.amend(one.amendment, replying)
    (again,) = await opened(store, LEASE)
    assert again.amendment == replace(replying, step=1)
    assert len(Amendment(1).nonce) <= 25 and Amendment(1).nonce != Amendment(2).nonce


@pytest.mark.parametrize("scope", SCOPES[:2])
@given(seed=st.integers(0, 10**6), changes=st.integers(1, 20), cut=st.integers(0, 100), picked=st.integers(0, 2**12))
@settings(max_examples=15)
def test_what_moved_of_some_entries_is_what_changed_of_all(
    scope: str, seed: int, changes: int, cut: int, picked: int
) -> None:
    async def compared() -> None:
        with tempfile.TemporaryDirectory() as folder:
            store = empty(Path(folder) / "claimdesk.db")
            try:
                for batch, author in random_journal(seed, changes):
                    await store.write(batch, author)
                after = cut % (await store.last() + 1)
                entries = [(kind, key) for kind in KEYS for key in KEYS[kind]]
                some = [entry for n, entry in enumerate(entries) if picked >> (n % 12) & 1] or entries[:1]
                every = await store.touched(scope, (), after)
                assert await store.moved(scope, some, after) == [line for line in every if line.entry in some]
            finally:
                store.close()

    asyncio.run(compared())
