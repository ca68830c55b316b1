"""The file of a claim just added comes from the write itself: it is what the readers read, until anything changes."""

from bot.domain.entries import Claim, Entry, Position, Source, Statement, Topic
from bot.domain.revision import LIBRARY, Author, Draft
from bot.domain.vocabulary import Kind, Stance
from bot.store.embedded import EmbeddedStore
from tests.made_settings import NOW
from tests.store.test_scopes import LIBRARYS

MOE = Author("Moe (7)", NOW, "typed in a test")
ADDED = Claim(topic="one", text="A ferry ran aground near the airport", about=("ann",))


async def test_it_is_what_readers_read_and_no_longer_once_anything_changed(store: EmbeddedStore) -> None:
    await store.put_packs(LIBRARYS, NOW)
    await store.write([Draft("42", Kind.CLAIM, "new", ADDED, base=0, fresh=True)], MOE)
    newest = await store.claim_file("42", "new")
    assert newest is not None and newest.claim.text == ADDED.text
    assert newest == await store.as_of(store.position).claim_file("42", "new")
    assert await store.claim_file("43", "new") is None and await store.claim_file(LIBRARY, "new") is None
    denial = Statement(
        speaker="ann",
        paraphrase="It did not",
        source="paper",
        positions=(Position(claim="new", stance=Stance.DENIES),),
    )
    await store.write([Draft("42", Kind.STATEMENT, "denial", denial, base=0, fresh=True)], MOE)
    answered = await store.claim_file("42", "new")
    assert answered is not None and [said.statement for said in answered.attributions] == ["denial"]
    await store.write([Draft("42", Kind.CLAIM, "new", None)], MOE)
    assert await store.claim_file("42", "new") is None


async def test_packs_that_come_after_it_are_seen(store: EmbeddedStore) -> None:
    await store.put_packs(LIBRARYS, NOW)
    await store.write([Draft("42", Kind.CLAIM, "new", ADDED, base=0, fresh=True)], MOE)
    topic = LIBRARYS[Kind.TOPIC, "one"].model_copy(update={"title": "Another title"})
    await store.put_packs({**LIBRARYS, (Kind.TOPIC, "one"): topic}, NOW)
    file = await store.claim_file("42", "new")
    assert file is not None and file.topic_title == "Another title"


async def test_an_entry_seen_again_is_read_again_once_it_changed(store: EmbeddedStore) -> None:
    topic, changed = LIBRARYS[Kind.TOPIC, "one"], Topic(title="Changed here")
    await store.put_packs(LIBRARYS, NOW)

    async def seen() -> dict[str, Entry | None]:
        return {scope: (await store.seen(scope, Kind.TOPIC, "one"))[1] for scope in ("42", "43", LIBRARY)}

    for _ in range(2):
        assert await seen() == {"42": topic, "43": topic, LIBRARY: topic}
    written = await store.write([Draft("42", Kind.TOPIC, "one", changed)], MOE)
    assert await seen() == {"42": changed, "43": topic, LIBRARY: topic}
    assert (await store.seen("42", Kind.TOPIC, "one"))[0] == written.first
    await store.write([Draft(LIBRARY, Kind.TOPIC, "one", Topic(title="Changed for all"))], MOE)
    assert await seen() == {
        "42": changed,
        "43": Topic(title="Changed for all"),
        LIBRARY: Topic(title="Changed for all"),
    }
    await store.write([Draft("42", Kind.TOPIC, "one", None)], MOE)
    assert (await seen())["42"] is None and (await store.seen("42", Kind.TOPIC, "one"))[0] == 0


async def test_what_makes_way_for_a_new_library_entry_is_read_again(store: EmbeddedStore) -> None:
    await store.put_packs(LIBRARYS, NOW)
    for kind in (Kind.TOPIC, Kind.SOURCE):
        await store.write([Draft("42", kind, "mine", LIBRARYS[kind, "one" if kind is Kind.TOPIC else "paper"])], MOE)
        assert (await store.seen("42", kind, "mine"))[1] and (await store.seen("42", kind, "mine-2"))[1] is None
    await store.put_packs({**LIBRARYS, (Kind.TOPIC, "mine"): Topic(title="The library's")}, NOW)
    assert (await store.seen("42", Kind.SOURCE, "mine-2"))[1] is None
    await store.write([Draft(LIBRARY, Kind.SOURCE, "mine", Source(outlet="The library's"))], MOE)
    assert (await store.seen("42", Kind.TOPIC, "mine"))[1] == Topic(title="The library's")
    assert (await store.seen("42", Kind.SOURCE, "mine"))[1] == Source(outlet="The library's")
    for kind, key in ((Kind.TOPIC, "one"), (Kind.SOURCE, "paper")):
        assert (await store.seen("42", kind, "mine-2"))[1] == LIBRARYS[kind, key]
