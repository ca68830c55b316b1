"""The file of a claim just added comes from the write itself: it is what the readers read, until anything changes."""

from bot.domain.entries import Claim, Position, Statement
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
