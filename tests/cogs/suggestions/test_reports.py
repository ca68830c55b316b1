"""An error in a card is reported with the card, and mended in the moderators' room."""

import pytest

from tests.cogs.driving import Visitor, inputs, labels, text, typed

pytestmark = pytest.mark.asyncio(loop_scope="module")


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
