"""A suggestion is accepted, edited first, or made a statement; its claim waits for who says it."""

import pytest

from tests.cogs.driving import Visitor, custom_id, inputs, labels, text, typed
from tests.cogs.newsroom import Newsroom
from tests.cogs.suggestions.conftest import suggested

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.mark.usefixtures("set_up")
async def test_a_suggestion_is_accepted_and_its_proposer_hears_where_it_stands(
    mara: Visitor, moe: Visitor, direct: Visitor
) -> None:
    form = await mara.call("suggest")
    assert list(inputs(form)) == ["text", "speaker", "source", "note"]
    thanked = await mara.fill(form, text="A road was closed", source="https://example.org/a", note="I read it")
    assert thanked["content"] == "Thank you. The moderators have it; you hear what comes of it."
    post = await moe.sees("A road was closed")
    assert not post["flags"] & 64, "every moderator sees it"
    assert all(part in text(post) for part in ("Mara", "“A road was closed”", "example.org", "I read it"))
    assert labels(post) == ["Accept", "Edit", "Decline", "Mute proposer"]
    shown = await moe.press(post, "Accept")
    assert "Not on the desk yet: add it as it stands here, or edit it first." in text(shown)
    assert "**Story**: North Korean troops" in text(shown) and "A road was closed" in text(shown)
    assert labels(shown) == ["Add it", "Edit the claim …", "Edit speakers, links, wordings …", "Discard"]
    assert "No claim on the desk" in text(await mara.ask("!claim a-road-was-closed"))
    assert labels(await moe.sees("suggests a claim")) == labels(post), "it is decided only once it is added"
    assert (await moe.press(shown, "Add it"))["content"] == "Added."
    assert "A road was closed" in text(await mara.ask("!claim a-road-was-closed"))
    told = text(await direct.sees("is on the desk"))
    assert "“A road was closed”" in told and "/claim show claim:a-road-was-closed" in told
    struck = await moe.sees("Accepted by Moe")
    assert struck["id"] == post["id"] and labels(struck) == []


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
async def test_a_claim_whose_speaker_was_told_is_met_by_no_reader_before_who_says_it(
    shared: Newsroom, mara: Visitor, moe: Visitor, direct: Visitor
) -> None:
    post = await suggested(mara, moe, "A ferry was closed", speaker="NIS", source="https://example.org/ferry")
    held = await moe.press(post, "Accept")
    assert "Not saved yet" in text(held) and "Stance is missing; choose one." in text(held), (
        "which stance it is, nobody told"
    )
    assert "No claim on the desk" in text(await mara.ask("!claim a-ferry-was-closed"))
    assert labels(await moe.sees("suggests a claim")) == labels(post), "it is decided only once it is saved"
    await shared.restart()  # it is begun as a draft, and kept
    assert "statement: A ferry was closed" in labels(await moe.call("drafts"))
    form = await moe.press(held, "Edit who said what")
    filled = {"claim": "a-ferry-was-closed", "speaker": "NIS", "paraphrase": "A ferry was closed"}
    assert filled.items() <= typed(form).items() and not typed(form)["stance"]
    said = await moe.fill(form, stance="asserts")
    assert said["content"] == "Added."
    card = text(await mara.ask("!claim a-ferry-was-closed"))
    assert "National Intelligence Service" in card and "example.org" in card
    assert "/claim show claim:a-ferry-was-closed" in text(await direct.sees("is on the desk"))
    await moe.sees("Accepted by Moe")
    assert "unfinished drafts" in (await moe.call("drafts"))["content"]
    await moe.press(said, "Undo")
    assert "was taken back on" in text(await mara.ask("!claim a-ferry-was-closed")), "one undo takes back both"


@pytest.mark.usefixtures("set_up")
async def test_a_claim_can_be_added_alone_and_what_its_speaker_said_after_it(mara: Visitor, moe: Visitor) -> None:
    post = await suggested(mara, moe, "A ferry was closed", speaker="NIS", source="https://example.org/ferry")
    form = await moe.press(await moe.press(post, "Accept"), "Edit who said what")
    custom_id = form["modal"]["custom_id"]  # Discord's own programs would stop the quote
    held = await moe.submit_id(custom_id, stance="asserts", quote="Shut for good. " * 150)
    assert "too long" in text(held)
    added = await moe.press(held, "Add the claim alone")
    assert added["content"] == "Added." and "Add what NIS said …" in labels(added)
    await moe.sees("Accepted by Moe")
    form = await moe.press(added, "Add what NIS said")
    assert typed(form)["quote"].startswith("Shut for good. Shut") and typed(form)["stance"] == "asserts", "kept"
    said = await moe.fill(form, quote="Shut for good.")
    assert said["content"] == "Added." and "National Intelligence Service" in text(said)


@pytest.mark.usefixtures("set_up")
async def test_a_claim_goes_unadded_where_its_statement_is_put_on_another(mara: Visitor, moe: Visitor) -> None:
    post = await suggested(mara, moe, "A ferry was closed", speaker="NIS", source="https://example.org/ferry")
    form = await moe.press(await moe.press(post, "Accept"), "Edit who said what")
    said = await moe.fill(form, claim="sent-to-russia", stance="asserts")
    assert said["content"] == "Added." and "A ferry was closed" in text(said)
    assert "No claim on the desk" in text(await mara.ask("!claim a-ferry-was-closed"))


@pytest.mark.usefixtures("set_up")
async def test_a_new_speaker_and_an_edited_claim_go_on_the_desk_together(mara: Visitor, moe: Visitor) -> None:
    post = await suggested(mara, moe, "a fery was clsed", speaker="Ann Example", source="https://example.org/ferry")
    held = await moe.fill(await moe.press(post, "Edit"), text="A ferry was closed")
    assert "**Claim**: A ferry was closed" in text(held)
    held = await moe.choose(held, "Add “Ann Example”", "person")
    said = await moe.fill(await moe.press(held, "Edit who said what"), stance="asserts")
    assert said["content"] == "Added." and "Ann Example" in text(await mara.ask("!claim a-ferry-was-closed"))


@pytest.mark.usefixtures("set_up")
async def test_a_claim_that_was_added_meanwhile_is_shown_first_and_one_of_its_own_gets_the_next_key(
    mara: Visitor, moe: Visitor
) -> None:
    post = await suggested(mara, moe, "A ferry was closed", speaker="NIS", source="https://example.org/ferry")
    held = await moe.press(post, "Accept")
    await moe.call("claim add", text="A ferry was closed")
    held = await moe.fill(await moe.press(held, "Edit who said what"), stance="asserts")
    assert "1 claim says nearly this" in text(held)
    assert {"Add the claim alone", "Save mine"} <= set(labels(held))
    said = await moe.press(held, "Save mine")
    assert said["content"] == "Added. Its key is a-ferry-was-closed-2, since a-ferry-was-closed is taken."
    assert "National Intelligence Service" in text(await mara.ask("!claim a-ferry-was-closed-2"))
    assert "National Intelligence Service" not in text(await mara.ask("!claim a-ferry-was-closed"))


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
    bare = await moe.press(await moe.press(await suggested(mara, moe, "Two trams collided"), "Accept"), "Add it")
    assert bare["content"] == "Added."
    assert not [label for label in labels(bare) if label.startswith("Add what")]
    assert "no unfinished drafts" in (await moe.call("drafts"))["content"]


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
    long = "A road was closed, " * 100
    form = await mara.call("suggest")
    await mara.fill(form, text=long)
    held = await moe.press(await moe.sees("A road was closed"), "Accept")
    assert "Not saved yet" in text(held)
    form = await moe.press(held, "Edit the claim")
    assert typed(form)["text"].strip() == long.strip()
    assert (await moe.fill(form, text="A road was closed"))["content"] == "Added."
    await moe.sees("Accepted by Moe")


@pytest.mark.usefixtures("set_up")
async def test_a_statement_goes_on_no_other_claim_of_the_key_its_own_would_have_had(
    mara: Visitor, moe: Visitor
) -> None:
    """Its own cannot be added any more, since whom it is about is on the desk by no such name."""
    await moe.fill(await moe.call("actor add", name="Some Body"), kind="group")
    post = await suggested(mara, moe, "A ferry was closed", speaker="NIS", source="https://example.org/ferry")
    held = await moe.fill(await moe.press(post, "Edit"), happened="31 Feb")
    held = await moe.fill(await moe.press(held, "Edit speakers, links"), about="some-body")
    held = await moe.fill(await moe.press(held, "Edit the claim"), happened="")
    assert "The claim is added together with it" in text(held)
    await moe.fill(await moe.call("actor edit", actor="some-body"), name="No Body")
    await moe.call("actor merge", actor="some-body", into="nato")
    await moe.call("claim add", text="A ferry was closed")
    held = await moe.fill(await moe.press(held, "Edit who said what"), stance="asserts")
    assert "Of the claim: About which speakers: the speaker “some-body” was merged into “nato”" in text(held)
    assert "National Intelligence Service" not in text(await mara.ask("!claim a-ferry-was-closed"))
    held = await moe.press(held, "Add the claim alone")
    assert "Draft: claim" in text(held) and "was merged into" in text(held)
    held = await moe.choose(held, "About which speakers: “some-body”, did you mean", "nato")
    assert "1 claim says nearly this" in text(held), text(held)
    saved = await moe.press(held, "Save mine")
    assert saved["content"] == "Added. Its key is a-ferry-was-closed-2, since a-ferry-was-closed is taken."


@pytest.mark.usefixtures("set_up")
async def test_who_would_deny_a_denial_is_told_so_and_keeps_every_word(mara: Visitor, moe: Visitor) -> None:
    told = {"speaker": "Peskov", "source": "https://example.org/ferry"}
    post = await suggested(mara, moe, "Dmitry Peskov denied that a ferry was sunk", **told)
    form = await moe.press(await moe.press(post, "Accept"), "Edit who said what")
    held = await moe.fill(form, stance="denies")
    assert (
        "Not saved yet. The claim itself says “denied”, so that “denies” would deny the denial: choose “asserts”, or "
        "word the claim as what is denied."
    ) in text(held)
    assert "Dmitry Peskov denied that a ferry was sunk" in text(held) and "example.org" in text(held)
    form = await moe.press(held, "Edit who said what")
    assert typed(form)["stance"] == "denies" and typed(form)["paraphrase"].startswith("Dmitry Peskov denied")
    assert (await moe.fill(form, stance="asserts"))["content"] == "Added."


async def test_a_denial_of_a_denial_that_is_meant_is_saved_when_it_is_pressed(moe: Visitor) -> None:
    await moe.call("claim add", text="Dmitry Peskov denies that a tram burnt", topic="nk-troops")
    said = {"claim": "dmitry-peskov-denies-that-a-tram-burnt", "stance": "denies", "source": "https://example.org/t"}
    held = await moe.call("statement add", **said, speaker="Peskov", said="He never spoke of it.")
    assert "would deny the denial" in text(held)
    saved = await moe.press(held, "Save mine")
    assert saved["content"].startswith("Added.")
    form = await moe.press(saved, "Edit words")
    assert (await moe.fill(form, paraphrase="He said nothing of it."))["content"].startswith("Saved."), "told once"


async def test_what_is_denied_to_somebody_is_no_denial(moe: Visitor) -> None:
    for n, claim in enumerate(("Two crews were denied entry", "Norway denied a ferry access to a port")):
        saved = await moe.call("claim add", text=claim, topic="nk-troops")
        said = {"stance": "denies", "speaker": "nato", "said": f"Not so {n}.", "source": f"https://example.org/p{n}"}
        key = claim.lower().replace(" ", "-")
        assert saved["content"] == "Added."
        assert (await moe.call("statement add", claim=key, **said))["content"].startswith("Added.")


@pytest.mark.usefixtures("set_up")
async def test_a_suggestion_that_is_accepted_twice_is_one_draft(mara: Visitor, moe: Visitor) -> None:
    post = await suggested(mara, moe, "A kiosk was closed", speaker="NIS", source="https://example.org/kiosk")
    first = await moe.press(post, "Accept")
    held = await moe.fill(await moe.press(first, "Edit who said what"), stance="asserts", speaker="Kim Nobody")
    save = custom_id(held, "Edit who said what")
    second = await moe.press(post, "Accept")
    assert "Kim Nobody" in text(second), "nothing that was typed is lost"
    drafts = await moe.call("drafts")
    assert len([label for label in labels(drafts) if label.startswith("statement")]) == 1
    added = await moe.fill(await moe.press(second, "Edit who said what"), speaker="NIS")
    assert added["content"].startswith("Added.")
    assert "no unfinished drafts" in (await moe.call("drafts"))["content"]
    assert (await moe.press_id(save))["content"].startswith("It was saved or discarded before;")


@pytest.mark.usefixtures("set_up")
async def test_a_suggestion_whose_draft_was_discarded_is_accepted_anew(mara: Visitor, moe: Visitor) -> None:
    post = await suggested(mara, moe, "A stall was closed")
    assert "discarded" in (await moe.press(await moe.press(post, "Accept"), "Discard"))["content"]
    for _ in range(2):
        shown = await moe.press(post, "Accept")
        assert "Not on the desk yet" in text(shown)
    assert (await moe.press(shown, "Add it"))["content"] == "Added."
