"""What members propose reaches the moderators' room, is decided there once, and its proposer hears what came of it."""

import asyncio

import pytest
import pytest_asyncio

from bot.desk.suggestions import A_DAY, OPEN_AT_ONCE
from bot.desk.work import Curator
from bot.domain.revision import signed
from bot.sandbox.faults import Fault
from bot.sandbox.permissions import Bit
from tests.cogs.conftest import Newsroom
from tests.cogs.driving import Message, Visitor, assert_one_sentence, custom_id, inputs, labels, text, typed

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.fixture
def moe(shared: Newsroom, here: int) -> Visitor:
    """A moderator in the moderators' room."""
    return Visitor(shared, "moderator", "moderators", guild=here)


@pytest.fixture
def mara(shared: Newsroom, here: int) -> Visitor:
    return Visitor(shared, "member", guild=here)


@pytest.fixture
def direct(shared: Newsroom, here: int) -> Visitor:
    """Mara, where the bot writes to her alone."""
    return Visitor(shared, "member", "dm", guild=here)


@pytest.fixture
def ada(shared: Newsroom, here: int, there: int) -> Visitor:
    """A second moderator in the moderators' room."""
    shared.sandbox.join(f"member@{there}", here, "Moderator")
    return Visitor(shared, f"member@{there}", "moderators", guild=here)


@pytest_asyncio.fixture(loop_scope="module")
async def set_up(moe: Visitor) -> None:
    await moe.call("desk setup", moderators_room=moe.place)


async def suggested(mara: Visitor, moe: Visitor, claim: str, **more: str) -> Message:
    """The post in the moderators' room for a claim that is suggested."""
    thanked = await mara.fill(await mara.call("suggest", text=claim), **more)
    assert_one_sentence({**thanked, "content": thanked["content"].removeprefix("Thank you. ")})
    return await moe.sees(claim)


async def test_without_a_moderators_room_nothing_can_be_suggested(mara: Visitor, moe: Visitor) -> None:
    refused = await mara.call("suggest", text="A road was closed")
    assert_one_sentence(refused)
    assert "/desk setup" in refused["content"]
    card = await mara.ask("!claim used-in-ukraine")
    assert_one_sentence(await mara.press(card, "Report an error"))
    assert moe.said() == []


@pytest.mark.usefixtures("set_up")
async def test_a_suggestion_is_accepted_and_its_proposer_hears_where_it_stands(
    mara: Visitor, moe: Visitor, direct: Visitor
) -> None:
    form = await mara.call("suggest", text="A road was closed")
    assert list(inputs(form)) == ["text", "speaker", "source", "note"]
    thanked = await mara.fill(form, speaker="NIS", source="https://example.org/a", note="I read it")
    assert thanked["content"] == "Thank you. The moderators have it; you hear what comes of it."
    post = await moe.sees("A road was closed")
    assert not post["flags"] & 64, "every moderator sees it"
    assert all(part in text(post) for part in ("Mara", "“A road was closed”", "NIS", "example.org", "I read it"))
    assert labels(post) == ["Accept", "Edit", "Decline", "Mute proposer"]
    assert (await moe.press(post, "Accept"))["content"] == "Added."
    assert "A road was closed" in text(await mara.ask("!claim a-road-was-closed"))
    told = text(await direct.sees("is on the desk"))
    assert "“A road was closed”" in told and "/claim show claim:a-road-was-closed" in told
    struck = await moe.sees("Accepted by Moe")
    assert struck["id"] == post["id"] and labels(struck) == []


@pytest.mark.usefixtures("set_up")
async def test_a_suggestion_of_which_nothing_can_be_seen_is_refused(mara: Visitor) -> None:
    form = await mara.call("suggest", text="A road was closed")
    assert "Nothing of what you wrote can be seen" in text(await mara.fill(form, text="\u2800\u200b"))


@pytest.mark.usefixtures("set_up")
async def test_a_message_becomes_a_suggestion_with_the_way_back_to_it(
    shared: Newsroom, here: int, mara: Visitor, moe: Visitor
) -> None:
    said = shared.sandbox.send("moderator", "briefing", "A bridge was closed.", guild=here)
    form = await mara.menu(said, "Suggest as claim")
    assert typed(form)["text"] == "A bridge was closed." and said["id"] in typed(form)["source"]
    await mara.fill(form)
    post = await moe.sees("A bridge was closed.")
    assert said["id"] in text(post), "the moderators can open the message"


@pytest.mark.usefixtures("set_up")
async def test_a_suggestion_is_edited_before_it_is_taken(mara: Visitor, moe: Visitor, direct: Visitor) -> None:
    post = await suggested(mara, moe, "a rode was clsed")
    form = await moe.press(post, "Edit")
    assert typed(form)["text"] == "a rode was clsed" and typed(form)["topic"] == "nk-troops"
    assert (await moe.fill(form, text="A road was closed"))["content"] == "Added."
    told = text(await direct.sees("a rode was clsed"))
    assert "is on the desk" in told and "claim:a-road-was-closed" in told
    await moe.sees("Accepted by Moe")


@pytest.mark.usefixtures("set_up")
async def test_speaker_and_source_of_a_suggestion_are_carried_into_the_statement_on_it(
    shared: Newsroom, mara: Visitor, moe: Visitor
) -> None:
    post = await suggested(mara, moe, "A ferry was closed", speaker="NIS", source="https://example.org/ferry")
    added = await moe.press(post, "Accept")
    assert added["content"] == "Added." and "Add what NIS said …" in labels(added)
    await moe.sees("Accepted by Moe")
    await shared.restart()  # it is begun as a draft, and kept
    assert "statement: A ferry was closed" in labels(await moe.call("drafts"))
    form = await moe.press(added, "Add what NIS said")
    filled = {"claim": "a-ferry-was-closed", "speaker": "NIS", "paraphrase": "A ferry was closed"}
    assert filled.items() <= typed(form).items() and not typed(form)["stance"], "which stance it is, nobody told"
    said = await moe.fill(form, stance="asserts")
    assert said["content"] == "Added."
    card = text(await mara.ask("!claim a-ferry-was-closed"))
    assert "National Intelligence Service" in card and "example.org" in card
    assert "unfinished drafts" in (await moe.call("drafts"))["content"]


@pytest.mark.usefixtures("set_up")
async def test_an_edited_suggestion_carries_what_was_told_and_one_that_tells_nothing_begins_no_draft(
    mara: Visitor, moe: Visitor
) -> None:
    post = await suggested(mara, moe, "a peer was clsed", source="https://example.org/pier")
    added = await moe.fill(await moe.press(post, "Edit"), text="A pier was closed")
    form = await moe.press(added, "Add who said it")
    assert typed(form)["paraphrase"] == "A pier was closed" and not typed(form)["speaker"]
    saved = await moe.fill(form, stance="asserts", speaker="nato")
    assert saved["content"] == "Added." and "example.org" in text(saved)
    bare = await moe.press(await suggested(mara, moe, "A lock was closed"), "Accept")
    assert not [label for label in labels(bare) if label.startswith("Add ")]


@pytest.mark.usefixtures("set_up")
async def test_a_suggestion_that_says_what_the_desk_has_becomes_a_statement_with_its_speaker(
    mara: Visitor, moe: Visitor, direct: Visitor
) -> None:
    words = "North Korea has sent its troops to Russia to support the war in Ukraine"
    post = await suggested(mara, moe, words, speaker="NIS", source="https://example.org/sent")
    form = await moe.choose(await moe.press(post, "Accept"), "Add a statement to that one", "sent-to-russia")
    assert typed(form)["speaker"] == "NIS" and typed(form)["paraphrase"] == words
    saved = await moe.fill(form, stance="reports")
    assert saved["content"] == "Added." and "example.org" in text(await mara.ask("!claim sent-to-russia"))
    assert "/claim show claim:sent-to-russia" in text(await direct.sees("is on the desk"))


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
    assert (await moe.press(post, "Accept"))["content"] == "Added."
    assert "takes no direct messages and is not told" in text(await moe.sees("Accepted by Moe"))


@pytest.mark.usefixtures("set_up")
async def test_what_the_desk_nearly_has_is_shown_first_and_the_suggestion_waits(
    mara: Visitor, moe: Visitor, direct: Visitor
) -> None:
    post = await suggested(mara, moe, "North Korea has sent its troops to Russia to support the war in Ukraine")
    held = await moe.press(post, "Accept")
    assert "says nearly this" in text(held)
    assert labels(await moe.sees("suggests a claim")) == labels(post), "it is decided only once it is saved"
    assert (await moe.press(held, "Save mine"))["content"] == "Added."
    await moe.sees("Accepted by Moe")
    await direct.sees("is on the desk")


@pytest.mark.usefixtures("set_up")
async def test_a_text_too_long_for_a_claim_is_held_back_and_mended(mara: Visitor, moe: Visitor) -> None:
    long = "A road was closed, " * 120
    form = await mara.call("suggest", text="x")
    await mara.fill(form, text=long)
    held = await moe.press(await moe.sees("A road was closed"), "Accept")
    assert "Not saved yet" in text(held)
    form = await moe.press(held, "Edit the claim")
    assert typed(form)["text"].strip() == long.strip()
    assert (await moe.fill(form, text="A road was closed"))["content"] == "Added."
    await moe.sees("Accepted by Moe")


@pytest.mark.usefixtures("set_up")
async def test_two_who_press_at_once_one_decides_and_the_other_is_told(
    shared: Newsroom, mara: Visitor, moe: Visitor, ada: Visitor, direct: Visitor
) -> None:
    post = await suggested(mara, moe, "A road was closed")
    decline = custom_id(post, "Decline")
    answers = await asyncio.gather(moe.press(post, "Accept"), ada.press(post, "Accept"))
    assert sorted(answer["content"] == "Added." for answer in answers) == [False, True]
    other = next(answer for answer in answers if answer["content"] != "Added.")
    assert_one_sentence(other)
    assert "has decided this already" in other["content"]
    await moe.sees("Accepted by")
    assert len([message for message in direct.said() if "on the desk" in text(message)]) == 1
    assert "No claim on the desk" in text(await mara.ask("!claim a-road-was-closed-2"))
    assert_one_sentence(await ada.press_id(decline))


@pytest.mark.usefixtures("set_up")
async def test_who_declines_while_another_accepts_is_told(mara: Visitor, moe: Visitor, ada: Visitor) -> None:
    post = await suggested(mara, moe, "A road was closed")
    form = await ada.press(post, "Decline")
    await moe.press(post, "Accept")
    late = await ada.fill(form, reason="Not a claim")
    assert_one_sentence(late)
    assert late["content"] == f"{moe.called} has decided this already: it is accepted."


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
async def test_an_error_in_a_card_is_reported_with_the_card(mara: Visitor, moe: Visitor, direct: Visitor) -> None:
    card = await mara.ask("!claim used-in-ukraine")
    form = await mara.press(card, "Report an error")
    assert list(inputs(form)) == ["text", "source"]
    await mara.fill(form, text="The day is wrong", source="https://example.org/b")
    post = await moe.sees("The day is wrong")
    assert "reports an error in" in text(post) and "Russia is using North Korean troops" in text(post)
    assert labels(post) == ["Show the card", "Edit the claim", "Mended", "Decline", "Mute proposer"]
    shown = await moe.press(post, "Show the card")
    assert "Peskov" in text(shown) and shown["flags"] & 64 and shown["id"] != post["id"]
    assert typed(await moe.press(post, "Edit the claim"))["topic"] == "nk-troops"
    assert (await moe.press(post, "Mended"))["content"] == "Marked as mended."
    told = text(await direct.sees("The day is wrong"))
    assert "taken up: thank you" in told and "/claim show claim:used-in-ukraine" in told
    await moe.sees("Mended by Moe")


@pytest.mark.usefixtures("set_up")
async def test_an_error_in_a_speakers_card_is_reported_too(mara: Visitor, moe: Visitor, direct: Visitor) -> None:
    await mara.fill(await mara.press(await mara.ask("!actor peskov"), "Report an error"), text="His office is another")
    post = await moe.sees("His office is another")
    assert "reports an error in" in text(post) and "Dmitry Peskov" in text(post)
    shown = await moe.press(post, "Show the card")
    assert "Dmitry Peskov" in shown["embeds"][0]["title"]
    form = await moe.press(post, "Edit the speaker")
    assert typed(form)["name"] == "Dmitry Peskov"
    assert (await moe.press(post, "Mended"))["content"] == "Marked as mended."
    assert "/actor show actor:" in text(await direct.sees("His office is another"))


@pytest.mark.usefixtures("set_up")
async def test_a_report_from_a_private_card_leaves_the_card(mara: Visitor, moe: Visitor) -> None:
    listed = await mara.ask("!claims nk-troops")
    card = await mara.choose(listed, "Open a claim", "claim:sent-to-russia")
    thanked = await mara.fill(await mara.press(card, "Report an error"), text="A word is missing")
    assert thanked["id"] != card["id"] and "Thank you" in thanked["content"]
    await moe.sees("A word is missing")


@pytest.mark.usefixtures("set_up")
async def test_one_member_has_few_that_wait_and_few_a_day(
    shared: Newsroom, here: int, mara: Visitor, moe: Visitor
) -> None:
    posts = [await suggested(mara, moe, f"Road number {n} was closed") for n in range(OPEN_AT_ONCE)]
    refused = await mara.call("suggest", text="One more")
    assert_one_sentence(refused)
    assert f"{OPEN_AT_ONCE} of your suggestions wait" in refused["content"]
    assert "modal" in await Visitor(shared, "moderator", guild=here).call("suggest", text="Another's own")
    for n in range(A_DAY - OPEN_AT_ONCE):
        await moe.fill(await moe.press(posts[n], "Decline"))
        await suggested(mara, moe, f"Bridge number {n} was closed")
    await moe.fill(await moe.press(await moe.sees("Bridge number 0"), "Decline"))
    refused = await mara.call("suggest", text="One more")
    assert_one_sentence(refused)
    assert f"You made {A_DAY} suggestions in 24 hours" in refused["content"]


@pytest.mark.usefixtures("set_up")
async def test_a_muted_member_suggests_nothing_until_unmuted(
    shared: Newsroom, here: int, mara: Visitor, moe: Visitor
) -> None:
    post = await suggested(mara, moe, "Buy my shoes")
    form = await mara.call("suggest", text="And my hats")
    assert "no more suggestions from Mara" in (await moe.press(post, "Mute proposer"))["content"]
    handed_back = await mara.fill(form)
    for refused in (await mara.call("suggest", text="Shoes"), handed_back):
        assert_one_sentence(refused)
        assert "no more suggestions from you" in refused["content"]
    assert "you wrote: “And my hats”" in handed_back["content"]
    assert "Members muted**: Mara" in text(await moe.call("desk status"))
    assert labels(await moe.sees("Buy my shoes")) == labels(post), "what was made before is still to be decided"
    await moe.call("desk unmute", member=mara.id)
    assert "modal" in await mara.call("suggest", text="A road was closed")


@pytest.mark.usefixtures("set_up")
async def test_what_was_posted_before_a_restart_is_decided_after_it(
    shared: Newsroom, mara: Visitor, moe: Visitor, direct: Visitor
) -> None:
    road = await suggested(mara, moe, "A road was closed")
    bridge = await suggested(mara, moe, "A bridge was closed")
    pier = await suggested(mara, moe, "A pier was closed")
    form = await moe.press(pier, "Edit")
    await shared.restart()
    assert (await moe.press(road, "Accept"))["content"] == "Added."
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


@pytest.mark.usefixtures("set_up")
async def test_where_the_bot_may_not_write_in_the_room_the_suggestion_waits_in_the_status(
    shared: Newsroom, here: int, mara: Visitor, moe: Visitor, direct: Visitor
) -> None:
    shared.sandbox.overwrite("moderators", "bot", deny=Bit.SEND_MESSAGES, guild=here)
    thanked = await mara.fill(await mara.call("suggest", text="A road was closed"))
    assert "It is kept; the moderators find it in /desk status" in thanked["content"]
    status = await moe.call("desk status")
    assert "A road was closed" in text(status) and "may not send messages" in text(status)
    assert (await moe.press(status, "Accept"))["content"] == "Added."
    await direct.sees("is on the desk")


@pytest.mark.usefixtures("set_up")
async def test_a_room_that_answers_late_loses_no_thanks(shared: Newsroom, mara: Visitor, moe: Visitor) -> None:
    """Discord waits 3 seconds for an answer; the post in the room may take longer."""
    form = await mara.call("suggest", text="A road was closed")
    shared.sandbox.faults.coming.append(Fault("POST", f"channels/{moe.place}/messages", status=None, stall=3.2))
    thanked = await mara.fill(form)
    assert "Thank you" in (await mara.sees("Thank you"))["content"], thanked


async def test_each_server_decides_its_own(
    shared: Newsroom, here: int, there: int, mara: Visitor, moe: Visitor
) -> None:
    theirs = Visitor(shared, "moderator", "moderators", guild=there)
    await moe.call("desk setup", moderators_room=moe.place)
    await theirs.call("desk setup", moderators_room=theirs.place)
    await suggested(mara, moe, "A road was closed")
    assert "A road was closed" not in "".join(map(text, theirs.said()))
    assert "Suggestions waiting**: 0" in text(await theirs.call("desk status"))
