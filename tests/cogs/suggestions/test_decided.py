"""A suggestion is decided once, over a restart too, and its proposer is told what came of it."""

import asyncio

import pytest

from bot.desk.work import Curator
from bot.domain.revision import signed
from tests.cogs.driving import Visitor, assert_one_sentence, custom_id, labels, text, typed
from tests.cogs.newsroom import Newsroom
from tests.cogs.suggestions.conftest import suggested

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.mark.usefixtures("set_up")
async def test_a_declined_suggestion_is_told_with_its_reason_or_without(
    mara: Visitor, moe: Visitor, direct: Visitor
) -> None:
    for claim, reason in (("A road was closed", "We have it."), ("A bridge was closed", "")):
        form = await moe.press(await suggested(mara, moe, claim), "Decline")
        assert (await moe.fill(form, reason=reason))["content"] == "Declined."
        told = text(await direct.sees(claim))
        assert "was declined" in told
        assert ("The moderators say**: We have it." in told) is bool(reason)
    await moe.sees("Declined by Moe")
    assert "No claim on the desk" in text(await mara.ask("!claim a-road-was-closed"))


@pytest.mark.usefixtures("set_up")
async def test_where_direct_messages_are_closed_the_moderators_read_so(
    shared: Newsroom, here: int, mara: Visitor, moe: Visitor
) -> None:
    shared.sandbox.close_direct("member", guild=here)
    post = await suggested(mara, moe, "A road was closed")
    assert (await moe.press(await moe.press(post, "Accept"), "Add it"))["content"] == "Added."
    assert "takes no direct messages and is not told" in text(await moe.sees("Accepted by Moe"))


@pytest.mark.usefixtures("set_up")
async def test_two_who_press_at_once_one_decides_and_the_other_is_told(
    shared: Newsroom, mara: Visitor, moe: Visitor, ada: Visitor, direct: Visitor
) -> None:
    post = await suggested(mara, moe, "A road was closed")
    accept, decline = custom_id(post, "Accept"), custom_id(post, "Decline")
    shown = [await moe.press(post, "Accept"), await ada.press(post, "Accept")]
    answers = await asyncio.gather(moe.press(shown[0], "Add it"), ada.press(shown[1], "Add it"))
    assert sorted(answer["content"] == "Added." for answer in answers) == [False, True]
    other = next(answer for answer in answers if answer["content"] != "Added.")
    assert "has decided this already" in text(other) and "Add it" not in labels(other)
    assert_one_sentence(await ada.press_id(accept))  # the post may have lost its buttons by now
    await moe.sees("Accepted by")
    assert len([message for message in direct.said() if "on the desk" in text(message)]) == 1
    assert "No claim on the desk" in text(await mara.ask("!claim a-road-was-closed-2"))
    assert_one_sentence(await ada.press_id(decline))


@pytest.mark.usefixtures("set_up")
async def test_who_presses_twice_at_once_is_left_no_draft_of_what_was_added(
    shared: Newsroom, mara: Visitor, moe: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = await moe.press(await suggested(mara, moe, "A road was closed"), "Accept")
    store, add = shared.bot.desk.store, custom_id(shown, "Add it")
    server = int(shared.sandbox.world.channels[moe.place]["guild_id"])
    draft = await store.draft(shared.bot.desk.scope_of(server), add.split(":")[2])

    async def as_it_was(*_: object) -> object:
        return draft

    monkeypatch.setattr(store, "draft", as_it_was)  # both were read before either wrote
    assert (await moe.press(shown, "Add it"))["content"] == "Added."
    assert_one_sentence(await moe.press_id(add))
    monkeypatch.undo()
    assert "no unfinished drafts" in (await moe.call("drafts"))["content"]


@pytest.mark.usefixtures("set_up")
async def test_who_declines_while_another_accepts_is_told(mara: Visitor, moe: Visitor, ada: Visitor) -> None:
    post = await suggested(mara, moe, "A road was closed")
    form = await ada.press(post, "Decline")
    await moe.press(await moe.press(post, "Accept"), "Add it")
    late = await ada.fill(form, reason="Not a claim")
    assert_one_sentence(late)
    assert late["content"].startswith(f"{moe.called} has decided this already: it is accepted.\nWhat you typed:\n")
    assert late["content"].endswith(": Not a claim")


@pytest.mark.usefixtures("set_up")
async def test_who_mends_a_draft_while_another_decides_is_told_with_what_is_wrong(
    mara: Visitor, moe: Visitor, ada: Visitor
) -> None:
    """From then on the draft is an entry of its own: no later moment would tell it."""
    post = await suggested(mara, moe, "A road was closed", speaker="NIS")
    held = await ada.press(post, "Accept")
    assert "is missing" in text(held) and "has decided this already" not in text(held)
    await moe.fill(await moe.press(post, "Decline"))
    held = await ada.fill(await ada.press(held, "Edit who said what"), stance="asserts")
    assert "is missing" in text(held) and f"{moe.called} has decided this already: it is declined." in text(held)


@pytest.mark.usefixtures("set_up")
async def test_who_edits_while_another_decides_keeps_the_text_and_may_save_it(
    mara: Visitor, moe: Visitor, ada: Visitor
) -> None:
    post = await suggested(mara, moe, "A road was closed")
    form = await ada.press(post, "Edit")
    await moe.fill(await moe.press(post, "Decline"))
    held = await ada.fill(form, text="A pier was closed")
    assert "Not saved yet" in text(held) and "has decided this already" in text(held)
    assert "A pier was closed" in text(held)
    assert (await ada.press(held, "Save mine"))["content"] == "Added."
    assert "A pier was closed" in text(await mara.ask("!claim a-pier-was-closed"))
    assert "Declined by" in text(await moe.sees("A road was closed"))


@pytest.mark.usefixtures("set_up")
async def test_who_adds_the_claim_alone_while_another_decides_keeps_the_words_of_the_statement(
    mara: Visitor, moe: Visitor, ada: Visitor
) -> None:
    """The suggestion is another's by then, and what it told no longer the draft's: what ada typed is hers still."""
    post = await suggested(mara, moe, "A road was closed", speaker="NIS", source="https://road.example/1")
    held = await ada.press(post, "Accept")
    own = {"speaker": "Kremlin", "stance": "denies", "paraphrase": "It lay in snow.", "quote": "Not a flake. " * 200}
    form = await ada.press(held, "Edit who said what")
    held = await ada.submit_id(form["modal"]["custom_id"], **own)  # Discord's own programs would stop the quote
    assert "too long" in text(held) and "has decided this already" not in text(held)
    await moe.fill(await moe.press(post, "Decline"))
    held = await ada.press(held, "Add the claim alone")
    assert f"{moe.called} has decided this already. Save yours" in text(held)
    added = await ada.press(held, "Save mine")
    assert added["content"] == "Added." and "A road was closed" in text(added)
    form = await ada.press(added, "Add what Kremlin said")
    assert typed(form) == {**own, "claim": "a-road-was-closed", "quote": own["quote"].strip()}
    said = await ada.fill(form, quote="Not a flake fell.")
    assert said["content"] == "Added." and await moe.sees("Declined by")
    card = text(await mara.ask("!claim a-road-was-closed"))
    assert "Kremlin" in card and "Not a flake fell." in card and "road.example" in card


@pytest.mark.usefixtures("set_up")
async def test_what_was_posted_before_a_restart_is_decided_after_it(
    shared: Newsroom, mara: Visitor, moe: Visitor, direct: Visitor
) -> None:
    road = await suggested(mara, moe, "A road was closed")
    bridge = await suggested(mara, moe, "A bridge was closed")
    pier = await suggested(mara, moe, "A pier was closed")
    form = await moe.press(pier, "Edit")
    await shared.restart()
    assert (await moe.press(await moe.press(road, "Accept"), "Add it"))["content"] == "Added."
    assert (await moe.fill(await moe.press(bridge, "Decline"), reason="No."))["content"] == "Declined."
    assert (await moe.fill(form, text="A pier was shut"))["content"] == "Added."
    for claim in ("A road was closed", "A bridge was closed", "A pier was closed"):
        await direct.sees(claim)
    await moe.sees("Declined by Moe")


@pytest.mark.usefixtures("set_up")
async def test_who_was_not_told_before_the_process_ended_is_told_once_it_is_back(
    shared: Newsroom, here: int, mara: Visitor, moe: Visitor, direct: Visitor
) -> None:
    post = await suggested(mara, moe, "A quay was closed")
    number = int(custom_id(post, "Decline").split(":")[2])
    server = int(shared.sandbox.world.channels[moe.place]["guild_id"])
    moderator = Curator(shared.bot.desk.scope_of(server), moe.id, signed("Moe", int(moe.id)))
    await shared.bot.desk.suggestions.decide(moderator, number, accept=False, reason="It is open.")
    for _ in range(2):
        await shared.restart()
        told = await direct.sees("It is open.")
        assert "was declined" in text(told) and "“A quay was closed”" in text(told)
        struck = await moe.sees("Declined by Moe")
        assert labels(struck) == [] and struck["id"] == post["id"]
    assert await shared.bot.desk.suggestions.untold() == [], "told again at every start"
    assert len([said for said in direct.said() if "It is open." in text(said)]) == 1
