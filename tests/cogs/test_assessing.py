"""Claims are assessed and linked, stories closed, speakers merged."""

import pytest

from bot.app import now
from bot.domain.entries import Claim, Link
from bot.domain.revision import Author, Draft
from bot.domain.vocabulary import Kind, LinkKind
from tests.cogs.driving import Visitor, text
from tests.cogs.driving import typed as filled
from tests.cogs.newsroom import Newsroom

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_assessing_linking_closing_and_merging(moe: Visitor, mara: Visitor) -> None:
    assessed = await moe.call("claim assess", claim="sent-to-russia", status="disputed", reason="Two sides.")
    assert "as the curators read it" in text(assessed)
    again = await moe.call(
        "claim assess", claim="sent-to-russia", status="confirmed", reason="A third said so.", confidence="b 2"
    )
    assert (
        again["content"] == "Saved." and "A third said so." in text(again) and "confidence B2: usually" in text(again)
    )
    form = await moe.call("claim assess", claim="sent-to-russia", status="disputed", confidence="C3")
    stands = {name: filled(form)[name] for name in ("status", "confidence", "reason")}
    assert stands == {"status": "disputed", "confidence": "C3", "reason": "A third said so."}
    linked = await moe.call("claim link", claim="moved-1500", bears="supports", other="used-in-ukraine")
    assert "supports" in text(linked)
    instead = await moe.call("claim link", claim="moved-1500", bears="refines", other="used-in-ukraine")
    assert instead["content"] == "Saved: “refines” in place of “supports”."
    assert "supports" not in text({**instead, "content": ""})
    both = "used-in-ukraine: refines\nused-in-ukraine: contradicts"
    held = await moe.fill(await moe.call("claim edit", claim="moved-1500", part=1), links=both)
    assert "used-in-ukraine is linked twice; keep the line" in text(held).replace("\\", "")
    assert (await moe.call("topic close", topic="nk-troops", day="2024-11-01"))["content"] == "Saved."
    merged = await moe.call("actor merge", actor="kim-yo-jong", into="north-korea")
    assert "Merged" in merged["content"] or "No speaker" in merged["content"]


async def test_a_story_that_is_closed_is_told_as_closed(moe: Visitor, mara: Visitor) -> None:
    assert "closed" not in text(await mara.ask("!brief")) + text(await mara.ask("!topics"))
    saved = await moe.call("topic close", topic="nk-troops", day="1 Nov 2024")
    for told in (saved, await mara.ask("!brief"), await mara.ask("!claims")):
        assert "The story was closed 1 Nov 2024." in text(told)
    assert "closed 1 Nov 2024 · last change" in text(await mara.ask("!topics"))
    again = await moe.call("topic close", topic="nk-troops", day="November 2024")
    assert "The story was closed Nov 2024." in text(again)


async def test_a_claim_that_was_linked_twice_of_old_keeps_its_links_while_other_fields_are_edited(
    shared: Newsroom, here: int, moe: Visitor
) -> None:
    store, scope = (
        shared.bot.desk.store,
        shared.bot.desk.scope_of(int(shared.sandbox.world.channels[moe.place]["guild_id"])),
    )
    _, was = await store.seen(scope, Kind.CLAIM, "moved-1500")
    assert isinstance(was, Claim)
    far = "used-in-ukraine"
    links = (Link(kind=LinkKind.REFINES, claim=far), Link(kind=LinkKind.SUPPORTS, claim=far))
    old = was.model_copy(update={"links": links})
    await store.write([Draft(scope, Kind.CLAIM, "moved-1500", old)], Author("Ann (1)", now(), "long ago"))
    saved = await moe.fill(await moe.call("claim edit", claim="moved-1500"), text="About 1,501 were carried")
    about = "1 statement was made before this number stood here: does it still fit?"
    assert saved["content"].startswith(f"Saved. {about}")
    assert (await store.seen(scope, Kind.CLAIM, "moved-1500"))[1] == old.model_copy(
        update={"text": "About 1,501 were carried"}
    )
    both = f"{far}: refines\n{far}: contradicts"
    held = await moe.fill(await moe.call("claim edit", claim="moved-1500", part=1), links=both)
    assert "is linked twice; keep the line" in text(held)
    one = await moe.fill(await moe.call("claim edit", claim="moved-1500", part=1), links=f"{far}: refines")
    assert one["content"] == "Saved."
