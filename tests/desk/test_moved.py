"""Drafts wait while the library takes a key that was the server's: what they name is followed, and told."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.briefing.drafting import Asked, Held, Saved
from bot.desk.desk import Desk
from bot.desk.packchecks import EntryKey
from bot.desk.work import Curator
from bot.domain.entries import Actor, Claim, Entry, Statement, Topic
from bot.domain.revision import LIBRARY, Author, Draft
from bot.domain.vocabulary import ActorKind, Kind
from bot.render.plain import terminal
from bot.store.embedded import EmbeddedStore
from tests.desk.test_rivals import DENIAL, added

KEY = "the-airport-was-closed"
OTHER = Claim.model_validate({"topic": "nk-troops", "text": "Quite another airport was closed"})
TOLD = f"The library took the key {KEY} for another claim; the one meant here is {KEY}-2 now."


async def take(desk: Desk, entries: Mapping[EntryKey, Entry]) -> None:
    """The library's packs come with further entries."""
    story = {key: held.entry for key, held in (await desk.store.entries(LIBRARY)).items()}
    await desk.store.put_packs({**story, **entries}, dt.datetime.now(dt.UTC))


async def said(desk: Desk, key: str) -> Statement:
    _, entry = await desk.store.seen("42", Kind.STATEMENT, key)
    assert isinstance(entry, Statement)
    return entry


@pytest.mark.parametrize("word", [KEY, f"claim:{KEY}"])
async def test_a_statement_that_waits_goes_on_the_claim_it_was_begun_for(desk: Desk, ann: Curator, word: str) -> None:
    await added(desk, ann, "The airport was closed")
    typed = {"claim": word, "also": f"{KEY}: doubts", "speaker": "kremlin", "paraphrase": "It is open."}
    held = await desk.edits.add(ann, Kind.STATEMENT, DENIAL | typed | {"said_on": "31 Feb"})
    assert isinstance(held, Held)
    await take(desk, {(Kind.CLAIM, KEY): OTHER})
    again = await desk.edits.submitted(ann, held.draft, {"said_on": "32 May"})
    assert isinstance(again, Held) and TOLD in terminal(again.answer)
    saved = await desk.edits.submitted(ann, held.draft, {"said_on": "yesterday", "also": ""})
    assert isinstance(saved, Saved) and saved.said == f"Added. {TOLD}"
    assert [position.claim for position in (await said(desk, saved.key)).positions] == [f"{KEY}-2"]
    assert "It is open." in terminal(saved.answer) and "Quite another" not in terminal(saved.answer)


async def test_an_edit_that_waits_changes_the_entry_it_was_begun_on(desk: Desk, ann: Curator, bob: Curator) -> None:
    await added(desk, ann, "The airport was closed")
    begun = await desk.edits.edit(ann, Kind.CLAIM, KEY)
    rival = await desk.edits.edit(bob, Kind.CLAIM, KEY)
    assert isinstance(begun, Asked) and isinstance(rival, Asked)
    await take(desk, {(Kind.CLAIM, KEY): OTHER})
    saved = await desk.edits.submitted(ann, begun.draft, {"text": "The airport was shut"})
    assert isinstance(saved, Saved) and saved.key == f"{KEY}-2" and TOLD in saved.said
    second = await desk.edits.submitted(bob, rival.draft, {"text": "The airport was locked"})
    assert isinstance(second, Held) and "Ann changed it" in terminal(second.answer), "two at once, as ever"
    assert (await desk.store.seen("42", Kind.CLAIM, KEY))[1] == OTHER


async def test_a_speaker_who_made_way_still_speaks_and_a_later_draft_means_the_librarys(
    desk: Desk, ann: Curator
) -> None:
    await desk.edits.add(ann, Kind.ACTOR, {"name": "Some Body", "kind": "group"})
    typed = DENIAL | {"paraphrase": "No.", "via": "some-body", "speaker": "kremlin", "said_on": "31 Feb"}
    held = await desk.edits.add(ann, Kind.STATEMENT, typed)
    assert isinstance(held, Held)
    await take(desk, {(Kind.ACTOR, "some-body"): Actor(name="Quite Another", kind=ActorKind.PERSON)})
    saved = await desk.edits.submitted(ann, held.draft, {"said_on": "yesterday"})
    assert isinstance(saved, Saved) and "for another speaker; the one meant here is some-body-2" in saved.said
    assert (await said(desk, saved.key)).via == ("some-body-2",)
    later = await desk.edits.add(ann, Kind.STATEMENT, typed | {"paraphrase": "Never.", "said_on": "32 May"})
    assert isinstance(later, Held)
    saved = await desk.edits.submitted(ann, later.draft, {"said_on": "yesterday"})
    assert isinstance(saved, Saved) and saved.said == "Added."
    assert (await said(desk, saved.key)).via == ("some-body",)


async def test_a_draft_is_followed_also_where_the_librarys_entry_was_edited_since(desk: Desk, ann: Curator) -> None:
    await added(desk, ann, "The airport was closed")
    typed = DENIAL | {"claim": KEY, "speaker": "kremlin", "paraphrase": "It is open.", "said_on": "31 Feb"}
    held = await desk.edits.add(ann, Kind.STATEMENT, typed)
    assert isinstance(held, Held)
    await take(desk, {(Kind.CLAIM, KEY): OTHER})
    assert isinstance(await desk.edits.edit(ann, Kind.CLAIM, KEY, {"text": "Quite another one was shut"}), Saved)
    saved = await desk.edits.submitted(ann, held.draft, {"said_on": "yesterday"})
    assert isinstance(saved, Saved) and TOLD in saved.said
    assert [position.claim for position in (await said(desk, saved.key)).positions] == [f"{KEY}-2"]


@pytest.mark.parametrize("by_packs", [True, False])
async def test_a_story_that_is_followed_is_followed_under_its_new_key(
    desk: Desk, ann: Curator, tmp_path: Path, by_packs: bool
) -> None:
    """Else a server, and its digest, would follow the library's story of that key from then on."""
    for title in ("Harbour fire", "Road works"):
        assert isinstance(await desk.edits.add(ann, Kind.TOPIC, {"title": title}), Saved)
    claim = await desk.edits.add(ann, Kind.CLAIM, {"text": "Pier 7 burnt down", "topic": "harbour-fire"})
    assert isinstance(claim, Saved)
    nothing = {"role": "", "room": "", "language": ""}
    await desk.set_up("42", topics="harbour-fire, nk-troops", **nothing)
    await desk.set_up("43", topics="nk-troops", **nothing)
    for channel, topics in (("7", ("harbour-fire",)), ("8", ()), ("9", ("road-works", "nk-troops"))):
        await desk.subscriptions.start("42", "42", channel, at=dt.time(9), zone="UTC", topics=topics)
    other: Entry = Topic(title="Quite another harbour")
    if by_packs:
        await take(desk, {(Kind.TOPIC, "harbour-fire"): other})
    else:
        author = Author("Lib (3)", dt.datetime.now(dt.UTC), "topic added")
        await desk.store.write([Draft(LIBRARY, Kind.TOPIC, "harbour-fire", other)], author)
    assert (await desk.setups.of("42")).topics == ("harbour-fire-2", "nk-troops")
    assert (await desk.setups.of("43")).topics == ("nk-troops",)
    kept = [await desk.subscriptions.in_channel(channel) for channel in ("7", "8", "9")]
    assert [wish.topics for wish in kept if wish] == [("harbour-fire-2",), (), ("road-works", "nk-troops")]
    await desk.set_up("42", topics="harbour-fire-2", **nothing)
    assert "Pier 7 burnt down" in terminal(await desk.answers.answer("42", desk.answers.understood("claims", "!")))
    beside = EmbeddedStore(tmp_path / "claimdesk.db", writes=False)
    assert await beside.kept("desk of 42") == await desk.store.kept("desk of 42")
    beside.close()
