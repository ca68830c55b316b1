"""A term counts the claims that a scope sees, and no other: what is gone or hidden has no say in what is found."""

from collections import Counter

import pytest

from bot.domain.entries import Claim, Topic
from bot.domain.revision import LIBRARY, Author, Draft
from bot.domain.vocabulary import Kind
from bot.search.terms import terms_of
from bot.store.embedded import EmbeddedStore
from bot.store.filing import EVERY, counted, filed
from bot.store.readmodel import parsed
from bot.store.search import Search
from tests import drawn
from tests.made_settings import NOW
from tests.store.random_journal import SCOPES, Written
from tests.store.random_journal import journal as random_journal
from tests.store.test_as_of import write

MOE = Author("Moe (7)", NOW, "typed in a test")


async def seen_by(store: EmbeddedStore, scope: str) -> Counter[str]:
    """How many of the claims that a scope sees are filed under each term, counted one by one."""
    entries = await store.entries(scope)
    claims = [parsed(kind, one.body) for (kind, _), one in entries.items() if kind is Kind.CLAIM]
    columns = [filed(claim).columns(LIBRARY) for claim in claims if isinstance(claim, Claim)]
    return Counter(dict(counted((LIBRARY, *each) for each in columns)))


@pytest.mark.parametrize("together", [False, True])
async def test_a_term_counts_the_claims_that_the_scope_sees(store: EmbeddedStore, together: bool) -> None:
    seed = drawn.seed(1)
    written: list[Written] = random_journal(seed, changes=60)
    if together:  # all of it in the store's first write, which looks for nothing that was there
        written = [([draft for drafts, _ in written for draft in drafts], MOE)]
    known: set[str] = {EVERY}
    for change in written:
        await write(store, [change])
        for scope in (*SCOPES, "99"):
            expected = await seen_by(store, scope)
            known.update(expected)

            def counts(conn: object, scope: str = scope) -> dict[str, int]:
                return Search(conn, scope)._held(known)  # type: ignore[arg-type]

            told = await store._readers.run(counts)
            assert {term: n for term, n in told.items() if n} == {t: n for t, n in expected.items() if n}, (
                f"seed {seed}, scope {scope}"
            )


@pytest.mark.parametrize("scope", [LIBRARY, "42"])
async def test_a_word_mended_away_keeps_no_slip_from_being_understood(store: EmbeddedStore, scope: str) -> None:
    await store.write([Draft(LIBRARY, Kind.TOPIC, "t", Topic(title="Story"))], MOE)
    await store.write([Draft(LIBRARY, Kind.CLAIM, "c", Claim(topic="t", text="The harbor was closed"))], MOE)
    await store.write([Draft(scope, Kind.CLAIM, "c", Claim(topic="t", text="The harbour was closed"))], MOE)
    hits = (await store.found(scope, terms_of("harbor"), None, 5)).hits
    assert [(hit.key, round(hit.share, 2)) for hit in hits] == [("c", 1.0)]
