"""A question's readings: what its deadline cuts is noted, and the next reader of the same thread is not cut."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.domain.deadline import Deadline
from bot.domain.entries import Actor, Claim, Entry, Position, Source, Statement, Topic
from bot.domain.revision import LIBRARY, Author, Draft
from bot.domain.vocabulary import ActorKind, Kind, Stance
from bot.search.terms import terms_of
from bot.store.embedded import EmbeddedStore
from bot.store.store import LateReading, Wanted
from tests.laid import empty
from tests.made_settings import NOW

CLAIMS = 3_000


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def file_of_many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a store with a story of many claims, each said by one speaker, all of them about a bridge."""
    entries: dict[tuple[Kind, str], Entry] = {
        (Kind.TOPIC, "story"): Topic(title="The bridge"),
        (Kind.ACTOR, "mayor"): Actor(name="The mayor", kind=ActorKind.PERSON),
        (Kind.SOURCE, "paper"): Source(outlet="paper.example"),
    }
    for n in range(CLAIMS):
        entries[Kind.CLAIM, f"c-{n}"] = Claim(topic="story", text=f"The bridge has crack {n}")
        entries[Kind.STATEMENT, f"s-{n}"] = Statement(
            speaker="mayor",
            paraphrase="So it is.",
            source="paper",
            positions=(Position(claim=f"c-{n}", stance=Stance.ASSERTS),),
        )
    file = tmp_path_factory.mktemp("many") / "claimdesk.db"
    store = empty(file)
    await store.put_packs(entries, NOW)
    store.close()
    return file


@pytest.fixture
async def large(file_of_many: Path, tmp_path: Path) -> AsyncIterator[EmbeddedStore]:
    """A store of the test's own with the story of many claims."""
    kept = EmbeddedStore(Path(shutil.copy(file_of_many, tmp_path / "claimdesk.db")))
    yield kept
    kept.close()


async def test_in_time_all_is_read(large: EmbeddedStore, clock: Clock) -> None:
    readings = large.until(Deadline.begun(clock, 1, 2))
    found = await readings.found(LIBRARY, terms_of("bridge crack 7"), None, 5)
    assert found == await large.found(LIBRARY, terms_of("bridge crack 7"), None, 5)
    assert not readings.is_cut and not readings.is_enough


async def test_a_search_past_the_first_moment_gives_what_it_has(large: EmbeddedStore, clock: Clock) -> None:
    readings = large.until(Deadline.begun(clock, 1, 2))
    clock.now = 1.5
    found = await readings.found(LIBRARY, terms_of("bridge crack"), None, 5)
    assert found.hits and found.partial and readings.is_cut and readings.is_enough
    assert not (await large.found(LIBRARY, terms_of("bridge crack"), None, 5)).partial  # nobody else is cut


async def test_past_the_second_moment_nothing_is_read(large: EmbeddedStore, clock: Clock) -> None:
    readings = large.until(Deadline.begun(clock, 1, 2))
    clock.now = 2.5
    with pytest.raises(LateReading):
        await readings.topic_file(LIBRARY, "story")
    assert readings.is_cut
    assert await large.topic_file(LIBRARY, "story")


async def test_what_is_being_read_is_stopped(large: EmbeddedStore) -> None:
    looks = iter(range(10_000))
    readings = large.until(Deadline(lambda: float(next(looks)), 1, 3))  # late at its fourth look, within a query
    with pytest.raises(LateReading):
        await readings.topic_file(LIBRARY, "story")
    assert next(looks) >= 4
    assert await large.topic_file(LIBRARY, "story")


async def test_of_many_positions_the_newest_are_read(large: EmbeddedStore, clock: Clock) -> None:
    readings = large.until(Deadline.begun(clock, 1, 2))
    whole = await readings.actor_file(LIBRARY, "mayor", most=CLAIMS)
    assert whole and whole.is_whole and not readings.is_cut
    part = await readings.actor_file(LIBRARY, "mayor", most=10)
    assert part and not part.is_whole and readings.is_cut
    assert part.attributions == whole.attributions[-10:]
    old = await readings.actor_file(LIBRARY, "mayor", "story", 10, ["c-0"])
    assert old and old.attributions == (whole.attributions[0], *whole.attributions[-9:])
    assert set(part.claims) == {a.claim for a in part.attributions}


async def test_a_story_among_some_claims_holds_what_belongs_to_them(large: EmbeddedStore) -> None:
    whole = await large.topic_file(LIBRARY, "story")
    part = await large.topic_file(LIBRARY, "story", ["c-1", "c-7", "none"])
    assert whole and part and whole.is_whole and not part.is_whole
    assert [claim.key for claim in part.claims] == ["c-1", "c-7"]
    assert part.attributions == tuple(a for a in whole.attributions if a.claim in ("c-1", "c-7"))
    assert await large.claim_keys(LIBRARY, "story", 2) == [f"c-{CLAIMS - 1}", f"c-{CLAIMS - 2}"]
    assert await large.topics_spoken_to(LIBRARY, "mayor", 3) == ["story"]
    spoke, others = await large.speakers_on(LIBRARY, "story")
    assert [line.key for line in spoke] == ["mayor"] and not others


async def test_what_a_question_needs_of_a_story_is_what_each_read_gives(large: EmbeddedStore, clock: Clock) -> None:
    whole = await large.looked_into(LIBRARY, "story", Wanted(terms_of("crack 7"), (), CLAIMS, 5))
    assert whole and whole.file == await large.topic_file(LIBRARY, "story")
    assert whole.claims == await large.topic_claims(LIBRARY, "story")

    readings = large.until(Deadline.begun(clock, 1, 2))
    part = await readings.looked_into(LIBRARY, "story", Wanted(terms_of("crack 7"), ("c-1",), CLAIMS - 1, 5))
    assert part and not part.file.is_whole and {"c-1", "c-7"} <= part.claims.keys() == {c.key for c in part.file.claims}
    assert await large.looked_into(LIBRARY, "none", Wanted(terms_of("crack"), (), CLAIMS, 5)) is None
    clock.now = 1.5
    await readings.looked_into(LIBRARY, "story", Wanted(terms_of("bridge crack"), (), CLAIMS - 1, 5))
    assert readings.is_cut


async def test_what_another_server_says_at_length_hides_no_story(store: EmbeddedStore) -> None:
    entries: dict[tuple[Kind, str], Entry] = {
        (Kind.TOPIC, "story"): Topic(title="The bridge"),
        (Kind.ACTOR, "mayor"): Actor(name="The mayor", kind=ActorKind.PERSON),
        (Kind.SOURCE, "paper"): Source(outlet="paper.example"),
        (Kind.CLAIM, "crack"): Claim(topic="story", text="The bridge has a crack"),
    }
    await store.put_packs(entries, NOW)
    said = Statement(
        speaker="mayor",
        paraphrase="So it is.",
        source="paper",
        positions=(Position(claim="crack", stance=Stance.ASSERTS),),
    )
    author = Author("Moe (7)", NOW, "typed in a test")
    await store.write([Draft("111", Kind.STATEMENT, f"s-{n}", said) for n in range(1_100)], author)
    await store.write([Draft("222", Kind.STATEMENT, "s", said)], author)
    assert await store.topics_spoken_to("222", "mayor", 3) == ["story"]
    assert await store.topics_spoken_to("111", "mayor", 3) == ["story"]
    assert await store.topics_spoken_to("333", "mayor", 3) == []
