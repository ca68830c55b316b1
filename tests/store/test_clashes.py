"""A key that a server uses and the library takes later: two entries, which are never taken for one."""

import datetime as dt
from typing import Any

from bot.app import desk_over
from bot.briefing.answer import Query
from bot.domain.entries import MODELS, Claim, Entry
from bot.domain.revision import LIBRARY, THE_DESK, Author, Draft, signed
from bot.domain.vocabulary import Kind
from bot.render.plain import terminal
from bot.store.embedded import EmbeddedStore
from tests.made_settings import NOW, settings_in

MOE = Author(signed("Moe", 7), NOW, "typed in a test")
Packs = dict[tuple[Kind, str], Entry]


def entry(of: Kind, **fields: Any) -> Entry:
    return MODELS[of].model_validate(fields)


def story(claim: str, speaker: str, stance: str, words: str, key: str = "airport-closed") -> Packs:
    """One claim of this key with what one speaker says of it."""
    position = {"claim": key, "stance": stance}
    return {
        (Kind.TOPIC, "airports"): entry(Kind.TOPIC, title="Airports"),
        (Kind.ACTOR, "ministry"): entry(Kind.ACTOR, name=speaker, kind="state"),
        (Kind.SOURCE, "paper"): entry(Kind.SOURCE, outlet=f"Paper of the {speaker}"),
        (Kind.CLAIM, key): entry(Kind.CLAIM, topic="airports", text=claim),
        (Kind.STATEMENT, f"{key}-said"): entry(
            Kind.STATEMENT, speaker="ministry", paraphrase=words, source="paper", positions=[position]
        ),
    }


OURS = story("The airport of Ayville is closed.", "Ministry of Aland", "asserts", "We closed Ayville.")
THEIRS = story("The airport of Beeville is closed.", "Ministry of Beeland", "denies", "Beeville is open.")


async def put(store: EmbeddedStore, scope: str, entries: Packs) -> None:
    await store.write([Draft(scope, kind, key, made) for (kind, key), made in entries.items()], MOE)


async def shown(store: EmbeddedStore, scope: str, key: str, tmp_path: Any) -> str:
    desk = desk_over(store, settings_in(tmp_path), lambda: NOW)
    return terminal(await desk.answers.answer(scope, Query("claim", f"claim:{key}")))


async def test_a_pack_that_takes_a_servers_key_puts_nothing_under_the_servers_entry(
    store: EmbeddedStore, tmp_path: Any
) -> None:
    await put(store, "42", OURS)
    await store.put_packs(THEIRS, NOW + dt.timedelta(days=1))
    ours = await shown(store, "42", "airport-closed-2", tmp_path)
    assert "Ayville is closed" in ours and "We closed Ayville" in ours and "Ministry of Aland" in ours
    assert "Bee" not in ours, "the library's denial stands under the server's claim"
    theirs = await shown(store, "42", "airport-closed", tmp_path)
    assert "Beeville is closed" in theirs and "Ministry of Beeland" in theirs and "Aland" not in theirs
    assert theirs == await shown(store, "43", "airport-closed", tmp_path)
    newest = (await store.revisions("42", Kind.CLAIM, "airport-closed-2", 5))[0]
    assert newest.by == THE_DESK and "library took this key" in newest.why and newest.scope == "42"
    assert await store.first_broken() is None


async def test_what_the_server_only_names_is_named_by_its_new_key_everywhere(store: EmbeddedStore) -> None:
    await put(store, "42", OURS)
    await put(
        store, "42", {(Kind.CLAIM, "later"): entry(Kind.CLAIM, topic="airports", text="More.", about=["ministry"])}
    )
    await store.put_packs({(Kind.ACTOR, "ministry"): THEIRS[Kind.ACTOR, "ministry"]}, NOW)
    _, later = await store.seen("42", Kind.CLAIM, "later")
    assert isinstance(later, Claim) and later.about == ("ministry-2",) and later.topic == "airports"
    _, claim = await store.seen("42", Kind.CLAIM, "airport-closed")
    assert claim == OURS[Kind.CLAIM, "airport-closed"], "what is not concerned is not written anew"


async def test_an_entry_over_the_librarys_stays_where_it_lies(store: EmbeddedStore) -> None:
    await store.put_packs(THEIRS, NOW)
    edited = entry(Kind.CLAIM, topic="airports", text="The airport of Beeville is closed at night.")
    await put(store, "42", {(Kind.CLAIM, "airport-closed"): edited})
    without = {key: made for key, made in THEIRS.items() if key[0] in (Kind.TOPIC, Kind.ACTOR, Kind.SOURCE)}
    await store.put_packs(without, NOW)
    await store.put_packs(THEIRS, NOW)
    assert (await store.seen("42", Kind.CLAIM, "airport-closed"))[1] == edited
    assert (await store.seen("42", Kind.CLAIM, "airport-closed-2"))[0] == 0


async def test_what_a_server_took_back_hides_no_later_entry_of_the_library(store: EmbeddedStore) -> None:
    await put(store, "42", OURS)
    await store.write([Draft("42", Kind.CLAIM, "airport-closed", None)], MOE)
    await store.put_packs(THEIRS, NOW)
    assert (await store.seen("42", Kind.CLAIM, "airport-closed"))[1] == THEIRS[Kind.CLAIM, "airport-closed"]


async def test_moderators_of_the_library_take_no_key_from_a_server_either(store: EmbeddedStore) -> None:
    await put(store, "42", OURS)
    await put(store, "43", {**OURS, (Kind.CLAIM, "airport-closed-2"): OURS[Kind.CLAIM, "airport-closed"]})
    written = await store.write(
        [Draft(LIBRARY, Kind.CLAIM, "airport-closed", THEIRS[Kind.CLAIM, "airport-closed"])], MOE
    )
    assert written.first == written.last < store.position
    for scope, key in (("42", "airport-closed-2"), ("43", "airport-closed-3")):
        assert (await store.seen(scope, Kind.CLAIM, key))[1] == OURS[Kind.CLAIM, "airport-closed"]
        assert (await store.seen(scope, Kind.CLAIM, "airport-closed"))[1] == THEIRS[Kind.CLAIM, "airport-closed"]
    await store.rebuild()
    assert (await store.seen("43", Kind.CLAIM, "airport-closed-3"))[1] == OURS[Kind.CLAIM, "airport-closed"]
