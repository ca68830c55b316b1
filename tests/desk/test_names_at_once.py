"""No two speakers or stories come to one name, though two moderators give it in the same moment."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from bot.briefing.drafting import Held, Saved
from bot.briefing.packs import Imported
from bot.desk.desk import Desk
from bot.desk.work import Curator
from bot.domain.entries import Actor
from bot.domain.refusals import BadPack, Refusal
from bot.domain.revision import LIBRARY, Author, Draft
from bot.domain.vocabulary import ActorKind, Kind
from bot.render.plain import terminal
from bot.store.embedded import EmbeddedStore
from bot.store.store import Written
from tests.desk.conftest import curator
from tests.laid import lay
from tests.made_settings import NOW

Act = Callable[[], Awaitable[Any]]


class Meanwhile(EmbeddedStore):
    """A store in which another moderator acts once between what one has read and what that one writes."""

    act: Act | None = None

    async def write(self, drafts: Sequence[Draft], author: Author, **more: Any) -> Written:
        if (act := self.act) is not None:
            self.act = None
            await act()
        return await super().write(drafts, author, **more)


@pytest.fixture
async def story(tmp_path: Path) -> AsyncIterator[Meanwhile]:
    lay(tmp_path / "claimdesk.db")
    store = Meanwhile(tmp_path / "claimdesk.db")
    yield store
    store.close()


def port(desk: Desk, who: Curator, **more: str) -> Act:
    """Another speaker of the name."""
    return lambda: desk.edits.add(who, Kind.ACTOR, {"name": "The Port!", "kind": "agency"} | more)


async def called(desk: Desk, words: str = "theport", kind: Kind = Kind.ACTOR) -> list[str]:
    return [choice.key for choice in await desk.store.named("42", [kind], words)]


async def test_a_name_that_is_given_in_the_same_moment_holds_the_second_back(
    desk: Desk, story: Meanwhile, ann: Curator, bob: Curator
) -> None:
    story.act = port(desk, bob)
    held = await desk.edits.edit(ann, Kind.ACTOR, "nato", {"aliases": "the alliance, The Port"})
    assert isinstance(held, Held) and "is what the speaker “The Port!” is called" in terminal(held.answer)
    story.act = port(desk, bob, name="The Quay")
    held = await desk.edits.add(ann, Kind.ACTOR, {"name": "Quay Office", "kind": "agency", "aliases": "the quay"})
    assert isinstance(held, Held) and "is what the speaker “The Quay” is called" in terminal(held.answer)
    assert await called(desk) == ["the-port"] and await called(desk, "thequay") == ["the-quay"]
    saved = await desk.edits.submitted(ann, held.draft, {"aliases": "quayside"})
    assert isinstance(saved, Saved)


async def test_a_storys_name_is_given_once_too_and_the_librarys_counts(
    desk: Desk, story: Meanwhile, ann: Curator
) -> None:
    keeper = curator("Lib", 3, LIBRARY)
    story.act = lambda: desk.edits.add(keeper, Kind.TOPIC, {"title": "Harbour fire", "aliases": "The blaze"})
    held = await desk.edits.add(ann, Kind.TOPIC, {"title": "The blaze"})
    assert isinstance(held, Held) and "“The blaze” is what the story “Harbour fire”" in terminal(held.answer)
    assert await called(desk, "theblaze", Kind.TOPIC) == ["harbour-fire"]


async def test_what_another_server_calls_somebody_in_the_same_moment_is_no_matter(
    desk: Desk, story: Meanwhile, ann: Curator
) -> None:
    shown = await desk.packs.shown(ann, b"actors:\n  harbour: {name: The Port, kind: agency}\n", "pack.yaml")
    story.act = port(desk, curator("Cid", 4, "43"))
    assert isinstance(await desk.packs.imported(ann, shown.draft), Imported)
    assert await called(desk) == ["harbour"]


async def test_an_import_gives_no_name_that_another_gave_in_the_same_moment(
    desk: Desk, story: Meanwhile, ann: Curator, bob: Curator
) -> None:
    shown = await desk.packs.shown(ann, b"actors:\n  harbour: {name: The Port, kind: agency}\n", "pack.yaml")
    story.act = port(desk, bob)
    with pytest.raises(Refusal, match="the-port got a name in this very moment that harbour was to have; press Import"):
        await desk.packs.imported(ann, shown.draft)
    with pytest.raises(BadPack) as refused:
        await desk.packs.imported(ann, shown.draft)
    assert "the name 'The Port' already belongs to the actor 'the-port'" in refused.value.problems[0]
    assert await called(desk) == ["the-port"]
    await desk.undo.last(bob)
    story.act = port(desk, bob, name="The Quay")
    assert isinstance(await desk.packs.imported(ann, shown.draft), Imported)
    assert await called(desk) == ["harbour"]


async def test_an_undo_brings_back_no_name_that_another_was_given_since(
    desk: Desk, story: Meanwhile, ann: Curator, bob: Curator
) -> None:
    for name in ("The Pact", "The League"):
        assert isinstance(await desk.edits.edit(ann, Kind.ACTOR, "nato", {"name": name}), Saved)
    await port(desk, bob, name="The Pact")()
    with pytest.raises(Refusal, match="the speaker the-pact is called by now what the speaker nato was called"):
        await desk.undo.last(ann)
    assert await called(desk, "theleague") == ["nato"] and await called(desk, "thepact") == ["the-pact"]
    await desk.undo.last(bob)
    assert (await desk.undo.last(ann)).said.startswith("Undone") and await called(desk, "thepact") == ["nato"]


async def test_the_name_of_one_whom_the_server_hides_is_free_though_the_library_changes_that_one(
    desk: Desk, story: Meanwhile, ann: Curator
) -> None:
    async def in_library(role: str) -> None:
        named = Actor(name="The Port", kind=ActorKind.AGENCY, role=role)
        await desk.store.write([Draft(LIBRARY, Kind.ACTOR, "port", named)], Author("Lib (3)", NOW, "typed in a test"))

    await in_library("harbour office")
    await desk.store.write([Draft("42", Kind.ACTOR, "port", None)], Author(ann.name, NOW, "hidden in a test"))
    for name in ("The Port", "The League"):
        assert isinstance(await desk.edits.edit(ann, Kind.ACTOR, "nato", {"name": name}), Saved)
    await in_library("harbour office of the town")
    assert (await desk.undo.last(ann)).said.startswith("Undone") and await called(desk) == ["nato"]
