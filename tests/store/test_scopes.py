"""What one server writes moves nothing in another, and what hides a library entry hides it in every list."""

import pytest

from bot.domain.entries import Assessment, Claim, Entry, Figure, Position, Source, Statement, Topic
from bot.domain.revision import LIBRARY, Author, Draft
from bot.domain.vocabulary import Kind, Stance, Status
from bot.store.embedded import EmbeddedStore
from tests.made_settings import NOW

MOE = Author("Moe (7)", NOW, "typed in a test")
LIBRARYS: dict[tuple[Kind, str], Entry] = {
    (Kind.TOPIC, "one"): Topic(title="Story one"),
    (Kind.TOPIC, "two"): Topic(title="Story two"),
    (Kind.SOURCE, "paper"): Source(outlet="Paper"),
    (Kind.CLAIM, "a"): Claim(topic="one", text="The old bridge over the river was closed to all who came"),
    (Kind.CLAIM, "b"): Claim(topic="one", text="An airport was opened"),
    (Kind.STATEMENT, "said"): Statement(
        speaker="ann",
        paraphrase="It was closed",
        source="paper",
        positions=(Position(claim="a", stance=Stance.ASSERTS),),
    ),
    (Kind.ASSESSMENT, "a"): Assessment(claim="a", status=Status.CONFIRMED, reason="Two saw it"),
}


@pytest.fixture
async def library(store: EmbeddedStore) -> EmbeddedStore:
    await store.put_packs(LIBRARYS, NOW)
    return store


async def written(store: EmbeddedStore, scope: str, entries: dict[tuple[Kind, str], Entry | None]) -> None:
    await store.write([Draft(scope, *key, entry) for key, entry in entries.items()], MOE)


async def test_what_another_server_writes_moves_no_offer(library: EmbeddedStore) -> None:
    async def found(scope: str) -> list[str]:
        return [choice.key for choice in await library.claims_like(scope, ["bridge", "airport"], None, 5)]

    before = await found("42")
    for word in ("airport", "bridge"):
        many: dict[tuple[Kind, str], Entry | None] = {
            (Kind.CLAIM, f"{word}-{n}"): Claim(topic="one", text=f"The {word} number {n} was moved") for n in range(30)
        }
        await written(library, "43", many)
        assert await found("42") == await found(LIBRARY) == before == ["b", "a"]
    assert len(await found("43")) == 5


async def test_a_story_counts_whom_the_server_sees_in_it(library: EmbeddedStore) -> None:
    async def speakers(scope: str) -> dict[str, int]:
        return {line.key: line.actors for line in await library.topics(scope, 5)}

    assert await speakers("42") == {"one": 1, "two": 0}
    await written(library, "43", {(Kind.CLAIM, "a"): Claim(topic="two", text="The bridge was closed")})
    assert await speakers("42") == {"one": 1, "two": 0}
    assert await speakers("43") == {"one": 0, "two": 1}


async def test_an_assessment_that_is_hidden_is_hidden_in_lists_too(library: EmbeddedStore) -> None:
    async def status(scope: str) -> str:
        file = await library.topic_file(scope, "one")
        assert file
        return next(claim.assessed for claim in file.claims if claim.key == "a")

    assert await status("42") == "confirmed"
    await written(library, "42", {(Kind.ASSESSMENT, "a"): None})
    assert (await status("42"), await status("43")) == ("", "confirmed")
    mine = Assessment(claim="a", status=Status.DISPUTED, reason="One did not")
    await written(library, "42", {(Kind.ASSESSMENT, "a"): mine})
    newer = Assessment(claim="a", status=Status.CONFIRMED, reason="Three saw it")
    await library.put_packs({**LIBRARYS, (Kind.ASSESSMENT, "a"): newer}, NOW)
    assert (await status("42"), await status("43")) == ("disputed", "confirmed")


async def test_claims_are_picked_by_their_figures_and_by_what_the_scope_sees_said_of_them(
    library: EmbeddedStore,
) -> None:
    taken = [Stance.ASSERTS, Stance.REPORTS]
    assert await library.taken_towards("42", ["a", "b"], taken) == ["a"]
    assert await library.taken_towards("42", ["b"], taken) == await library.taken_towards("42", ["a"], []) == []
    await written(library, "43", {(Kind.STATEMENT, "said"): None})
    assert (await library.taken_towards("43", ["a"], taken), await library.taken_towards("42", ["a"], taken)) == (
        [],
        ["a"],
    )
    counted = Claim(
        topic="one", text="Three came", figures=(Figure(value=3, unit="men", counts="men", phase="in all"),)
    )
    await written(library, "43", {(Kind.CLAIM, "b"): counted})
    assert await library.claims_of("43", ["a", "b"], figured=True) == {"b": counted}
    assert await library.claims_of("42", ["a", "b"], figured=True) == {}
    newest = await library.newest_of("43", [(Kind.CLAIM, "a"), (Kind.CLAIM, "b"), (Kind.CLAIM, "none")])
    assert list(newest) == [(Kind.CLAIM, "a"), (Kind.CLAIM, "b")]
    assert newest[Kind.CLAIM, "b"] > (await library.newest_of("42", [(Kind.CLAIM, "b")]))[Kind.CLAIM, "b"]
