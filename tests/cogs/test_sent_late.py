"""A form that is sent when its draft is closed, or its sender may no more: nothing of what was typed is lost."""

import asyncio
from typing import Any

import aiohttp
import pytest

from tests.cogs.driving import Visitor, custom_id, labels, text, typed
from tests.cogs.newsroom import Newsroom
from tests.unhurried import LONG

pytestmark = pytest.mark.asyncio(loop_scope="module")

CLOSED = "The draft of this form was saved or discarded before it was sent; what you typed is kept in a new one."


async def test_a_form_of_a_discarded_draft_is_a_draft_again(moe: Visitor, mara: Visitor) -> None:
    held = await moe.call("claim add", text="A bridge was closed", topic="nk-tropps")
    form = await moe.press(held, "Edit the claim")
    await moe.press(held, "Discard")
    again = await moe.fill(form, text="Two bridges were closed", topic="nk-troops", places="Kursk")
    assert f"Not saved yet. {CLOSED} Save yours as an entry of its own, or discard it." in text(again)
    assert "Two bridges were closed" in text(again) and "Kursk" in text(again)
    assert labels(await moe.call("drafts")) == ["claim: Two bridges were closed"]
    assert (await moe.press(again, "Save mine"))["content"] == "Added."
    assert "Two bridges" in text(await mara.ask("!claim two-bridges-were-closed"))


async def test_a_form_of_an_edit_that_was_saved_meanwhile_is_shown_against_what_stands(moe: Visitor) -> None:
    first = await moe.call("claim edit", claim="moved-1500")
    await moe.fill(first, text="It was 1,501 soldiers")
    late = await moe.fill(first, text="It was 1,502 soldiers")
    assert f"{CLOSED} Save yours over what stands there now, or discard it." in text(late)
    assert "“It was 1,501 soldiers” → “It was 1,502 soldiers”" in text(late)
    assert (await moe.press(late, "Save mine"))["content"].startswith("Saved.")
    same = await moe.fill(first, text="It was 1,502 soldiers")
    assert same["content"] == "Nothing was changed." and "no unfinished" in (await moe.call("drafts"))["content"]


async def test_what_is_wrong_in_it_is_told_too(moe: Visitor) -> None:
    held = await moe.call("claim add", text="A bridge was closed", topic="nk-tropps")
    form = await moe.press(held, "Edit the claim")
    await moe.press(held, "Discard")
    again = await moe.fill(form, text="Two bridges were closed", topic="nk-tropps", happened="31 Feb 2024")
    assert "2 things are wrong" in text(again) and CLOSED in text(again)
    assert typed(await moe.press(again, "Edit the claim"))["happened"] == "31 Feb 2024"


async def test_who_may_no_more_has_back_what_they_typed(shared: Newsroom, here: int, moe: Visitor) -> None:
    form = await moe.call("claim edit", claim="moved-1500")
    shared.sandbox.set_roles("moderator", guild=here)
    refused = await moe.fill(form, text="It was *1,501* soldiers", places="Kursk")
    assert "You may not change entries here" in refused["content"]
    assert "What you typed:" in refused["content"] and r"It was \*1,501\* soldiers" in refused["content"]
    assert "**Places**: Kursk" in refused["content"]


async def test_what_is_too_long_for_a_message_comes_back_as_a_file(shared: Newsroom, here: int, moe: Visitor) -> None:
    form = await moe.call("topic edit", topic="nk-troops")
    shared.sandbox.set_roles("moderator", guild=here)
    refused = await moe.fill(form, summary="word " * 399 + "end")
    assert "What you typed is in the file below." in refused["content"]
    assert [file["filename"] for file in refused["attachments"]] == ["what-you-typed.txt"]


async def test_what_was_typed_in_lines_comes_back_in_lines(shared: Newsroom, here: int, moe: Visitor) -> None:
    form = await moe.call("claim edit", claim="moved-1500", part=1)
    shared.sandbox.set_roles("moderator", guild=here)
    refused = await moe.fill(form, links="sent-to-russia: refines\nin-combat: refines")
    async with aiohttp.ClientSession() as web, web.get(refused["attachments"][0]["url"]) as got:
        assert "Linked claims, one a line:\nsent-to-russia: refines\nin-combat: refines" in await got.text()


async def test_a_form_of_anothers_draft_is_not_taken(shared: Newsroom, moe: Visitor, ada: Visitor) -> None:
    form = await moe.call("claim edit", claim="moved-1500")
    await ada.ask("!topics")
    refused = await ada.submit_id(form["modal"]["custom_id"], text="It was 1,501 soldiers")
    assert "saved or discarded before" in refused["content"] and "1,501 soldiers" in refused["content"]
    assert "no unfinished drafts" in (await ada.call("drafts"))["content"]


async def test_a_suggestion_that_is_not_taken_comes_back_whole(shared: Newsroom, here: int, moe: Visitor) -> None:
    room = shared.sandbox.room("moderator", "moderators", guild=here)
    await moe.call("desk setup", moderators_room=room)
    mara = Visitor(shared, "member", guild=here)
    form = await mara.call("suggest")
    sent = await mara.fill(form, text="A road was closed")
    assert sent["content"].startswith("Thank you.")
    muted = Visitor(shared, "moderator", "moderators", guild=here).said()[-1]
    await Visitor(shared, "moderator", "moderators", guild=here).press_id(custom_id(muted, "Mute"))
    refused = await mara.fill(form, text="Another road", speaker="Lund", source="https://example.org/r")
    assert all(words in refused["content"] for words in ("Another road", "Lund", "example.org/r"))


async def test_a_form_of_what_became_a_statement_meanwhile_is_a_draft_of_its_own(moe: Visitor) -> None:
    """On one device the claim is turned into a statement, on another its form stood open."""
    said = "North Korea has sent its troops to Russia to support the war in Ukraine"
    held = await moe.call("claim add", text=said)
    form = await moe.press(held, "Edit the claim")
    await moe.choose(held, "Add a statement to that one instead", "sent-to-russia")
    late = await moe.fill(form, text="Two bridges were closed", topic="nk-troops", places="Kursk")
    assert "The draft of this form became a statement before it was sent" in text(late)
    assert labels(await moe.call("drafts")) == [
        "claim: Two bridges were closed",
        "statement: North Korea has sent its troops to Russia to support the…",
    ]
    assert (await moe.press(late, "Save mine"))["content"] == "Added."
    assert typed(await moe.call("claim edit", claim="two-bridges-were-closed"))["places"] == "Kursk"


async def test_a_form_sent_twice_at_once_is_saved_once_and_held_once(
    shared: Newsroom, moe: Visitor, mara: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, both = shared.bot.desk.store.write, asyncio.Barrier(2)

    async def together(*change: Any, **more: Any) -> Any:
        async with asyncio.timeout(LONG):
            await both.wait()
        return await write(*change, **more)

    form = await moe.call("evidence add", claim="moved-1500", kind="photograph", offered_by="nato")
    bears = {"bears": "for", "source": "https://example.org/p"}
    monkeypatch.setattr(shared.bot.desk.store, "write", together)
    sent = (moe.fill(form, description=f"A picture of {what}", **bears) for what in ("ships", "a pier"))
    answers = await asyncio.gather(*sent)
    monkeypatch.undo()
    added = [answer for answer in answers if answer["content"].startswith("Added.")]
    held = next(answer for answer in answers if answer not in added)
    assert len(added) == 1 and CLOSED in text(held) and "**Offered by**: NATO" in text(held), "what was given too"
    assert (await moe.press(held, "Save mine"))["content"].startswith("Added.")
    shown = text(await mara.ask("!claim moved-1500"))
    assert "A picture of ships" in shown and "A picture of a pier" in shown


async def test_a_form_of_an_edit_sent_twice_at_once_is_shown_against_what_stands(moe: Visitor) -> None:
    form = await moe.call("claim edit", claim="moved-1500")
    words = ("It was 1,501 soldiers", "It was 1,502 soldiers")
    answers = await asyncio.gather(*(moe.fill(form, text=text) for text in words))
    held = next(answer for answer in answers if not answer["content"].startswith("Saved."))
    assert "Not saved yet" in text(held) and any(f"→ “{new}”" in text(held) for new in words)
    assert (await moe.press(held, "Save mine"))["content"].startswith("Saved.")


async def test_a_form_of_an_edit_of_what_was_retracted_puts_it_back(moe: Visitor, mara: Visitor) -> None:
    form = await moe.call("claim edit", claim="moved-1500")
    await moe.fill(form, text="It was 1,501 soldiers")
    await moe.call("claim retract", claim="moved-1500", why="wrong ships")
    late = await moe.fill(form, text="It was 1,502 soldiers", places="Kursk")
    assert "retracted it" in text(late) and "Saving yours puts it back." in text(late)
    assert "**Linked claims**: North Korea has sent troops" in text(late), "its other fields stand in it"
    assert (await moe.press(late, "Save mine"))["content"].startswith("Saved.")
    shown = text(await mara.ask("!claim moved-1500"))
    assert "It was 1,502 soldiers" in shown and "Kursk" in shown


async def test_a_form_of_a_new_entry_that_is_sent_again_is_no_unwarned_duplicate(moe: Visitor) -> None:
    form = await moe.call("claim add")
    new = {"text": "A bridge over the Volga was closed", "topic": "nk-troops"}
    assert (await moe.fill(form, **new))["content"] == "Added."
    same = await moe.fill(form, **new)
    assert same["content"] == "Nothing was changed." and "no unfinished" in (await moe.call("drafts"))["content"]
    late = await moe.fill(form, **new, places="Kursk")
    assert "1 claim says nearly this. Add a statement to that instead, or save yours." in text(late)
    assert "Already on the desk" in text(late) and CLOSED in text(late)
    asked = await moe.choose(late, "Add a statement to that one instead", "a-bridge-over-the-volga-was-closed")
    assert typed(asked)["claim"] == "a-bridge-over-the-volga-was-closed"


async def test_a_form_of_a_new_entry_whose_draft_is_closed_has_what_the_command_gave(moe: Visitor) -> None:
    given = {"claim": "sent-to-russia", "stance": "denies", "speaker": "north-korea", "said": "Nobody was sent."}
    form = await moe.call("statement add", **given)
    assert typed(form) == {"quote": "", "said_on": "", "source": "", "on_behalf_of": "", "hedge": ""}
    listed = await moe.call("drafts")
    await moe.choose(listed, "Discard one", custom_id(listed, "statement").split(":")[2])
    late = await moe.fill(form, source="https://example.org/1")
    assert f"{CLOSED} Save yours as an entry of its own" in text(late) and "missing" not in text(late)
    assert "**Stance**: denies" in text(late) and "**Who says it**: North Korea" in text(late)
    assert (await moe.press(late, "Save mine"))["content"] == "Added."
    same = await moe.fill(form, source="https://example.org/1")
    assert same["content"] == "Nothing was changed." and "no unfinished" in (await moe.call("drafts"))["content"]
    other = await moe.fill(form, source="https://example.org/1", quote="Not a single man.")
    assert "1 statement says nearly this" in text(other) and "**What was said**: Nobody was sent." in text(other)


async def test_a_closed_draft_is_of_use_to_its_maker_alone(shared: Newsroom, moe: Visitor, ada: Visitor) -> None:
    form = await moe.call("statement add", claim="sent-to-russia", stance="denies", speaker="nato", said="No.")
    await moe.fill(form, source="https://example.org/1")
    await ada.ask("!topics")
    theirs = await ada.submit_id(form["modal"]["custom_id"], source="https://example.org/2")
    assert "Claim is missing" in text(theirs) and "NATO" not in text(theirs)


async def test_the_rest_of_what_is_too_long_for_a_box_is_kept_however_often_it_is_sent(moe: Visitor) -> None:
    """The first time it is shortened so far that it would fit."""
    await moe.ask("!topics")
    names = [f"Name {n:03} of the Ministry" for n in range(200)]
    asked = await moe.call("topic edit", topic="nk-troops")
    held = await moe.submit_id(
        asked["modal"]["custom_id"], **typed(asked) | {"aliases": ", ".join(names), "opened": "x"}
    )
    form = await moe.press(held, "Edit")
    box = typed(form)["aliases"]
    assert box.endswith("…") and len(box) < len(", ".join(names))
    cut = box.partition("Name 100")[2]
    for _ in range(3):
        assert "Not saved yet" in text(await moe.fill(form, aliases=f"Name 100{cut}"))
    saved = await moe.fill(form, aliases=f"Name 100{cut}", opened="")
    assert saved["content"].startswith("Saved.")
    whole = ", ".join(names[100:])
    assert typed(await moe.press(saved, "Edit"))["aliases"] == whole
    late = await moe.fill(form, aliases=f"Name 099, Name 100{cut}", opened="")
    assert CLOSED in text(late) and typed(await moe.press(late, "Edit"))["aliases"] == f"Name 099, {whole}"


async def test_that_an_entry_was_retracted_is_told_with_what_else_is_wrong(moe: Visitor, ada: Visitor) -> None:
    form = await moe.call("claim edit", claim="moved-1500")
    await ada.call("claim retract", claim="moved-1500", why="wrong ships")
    held = await moe.fill(form, text="It was 1,502 soldiers", happened="31 Feb 2024")
    told = text(held)
    assert "one thing is wrong" in told and "31 Feb 2024" in told
    assert f"{ada.called} retracted it" in told and "wrong ships" in told and "Saving yours puts it back." in told
    held = await moe.fill(await moe.press(held, "Edit the claim"), happened="")
    assert "one thing" not in text(held) and "Saving yours puts it back." in text(held)
    assert (await moe.press(held, "Save mine"))["content"].startswith("Saved.")
