"""What a moderator adds: by one command or its form, with what it names made on the way, and what speaks against it."""

import pytest

from tests.cogs.driving import Visitor, inputs, pressable, text

pytestmark = pytest.mark.asyncio(loop_scope="module")

READ_AT = "https://example.org/politics/envoy-denies"


async def test_a_moderator_adds_a_denial_and_a_member_sees_it(moe: Visitor, mara: Visitor) -> None:
    form = await moe.call("statement add", claim="sent-to-russia", stance="denies", speaker="north-korea")
    assert list(inputs(form)) == ["paraphrase", "quote", "said_on", "source", "on_behalf_of"]
    assert form["modal"]["title"] == "Add statement: denies · North Korea"
    on = "On: North Korea has sent troops to Russia to support its war effort in Ukraine"
    assert [part.get("description") for part in form["modal"]["components"]] == [on, None, None, None, None]
    edited = await moe.call("claim edit", claim="used-in-ukraine")
    assert edited["modal"]["title"] == "Edit claim: Russia is using North Korean…"
    saved = await moe.fill(
        form,
        paraphrase="No soldiers were sent anywhere.",
        quote="a groundless rumour",
        said_on="2024-10-21",
        source=READ_AT,
    )
    assert saved["content"] == "Added." and saved["flags"] & 64
    assert "groundless rumour" in text(saved)
    shown = text(await mara.ask("!who-denied sent-to-russia"))
    assert "“a groundless rumour”" in shown and "21 Oct 2024" in shown and "example.org" in shown


async def test_all_given_at_once_needs_no_form(moe: Visitor, mara: Visitor) -> None:
    saved = await moe.call("claim add", text="A second airport was closed for two days", topic="nk-troops")
    assert saved["content"] == "Added."
    assert "second airport" in text(await mara.ask("!claims nk-troops")) + text(
        await mara.ask("!claim a-second-airport-was-closed-for-two-days")
    )


async def test_a_quote_needs_no_paraphrase_and_one_of_both_is_needed(moe: Visitor) -> None:
    form = await moe.call("statement add", claim="sent-to-russia", stance="denies", speaker="north-korea")
    assert not inputs(form)["paraphrase"]["required"] and not inputs(form)["quote"]["required"]
    held = await moe.fill(form, said_on="21 Oct 2024", source="https://example.org/1")
    assert "What was said is missing; type it, or the quote." in text(held) and "Quote is missing" not in text(held)
    form = await moe.press(held, "Edit who said what")
    saved = await moe.fill(form, quote="a groundless rumour")
    assert saved["content"] == "Added."
    assert "denies: “a groundless rumour”\n-# 21 Oct 2024" in text(saved).replace("*", "")
    same = await moe.call("statement add", claim="sent-to-russia", stance="denies", speaker="north-korea")
    alike = await moe.fill(same, quote="A groundless rumour.", source="https://example.org/2")
    assert "1 statement says nearly this" in text(alike) and "• a groundless rumour" in text(alike)
    (key, *_) = await moe.offered("statement edit", "statement", statement="groundless")
    again = await moe.fill(await moe.call("statement edit", statement=key), quote="")
    assert "What was said is missing; type it, or the quote." in text(again)
    mended = await moe.fill(await moe.press(again, "Edit words"), paraphrase="Nobody was sent.")
    assert mended["content"] == "Saved." and "groundless" not in text(mended)
    twice = await moe.call("statement add", claim="sent-to-russia", stance="denies", speaker="north-korea")
    alike = await moe.fill(twice, quote="Nobody was sent.", source="https://example.org/1")
    assert "1 statement says nearly this" in text(alike)
    asked = await moe.call("statement add", claim="moved-1500", stance="denies", speaker="nato", source="apnews.com")
    assert "modal" in asked, "nothing tells yet what was said"


async def test_a_refused_form_keeps_every_word_and_opens_again_filled(moe: Visitor) -> None:
    form = await moe.call("statement add", claim="sent-to-russia", stance="denies", speaker="north-korea")
    held = await moe.fill(form, paraphrase="Nobody was sent.", said_on="04/05/2024", source=READ_AT)
    assert "Not saved yet" in text(held) and "04/05/2024" in text(held) and "Nobody was sent." in text(held)
    again = await moe.press(held, "Edit day, source")
    assert inputs(again)["said_on"]["value"] == "04/05/2024"
    saved = await moe.fill(again, said_on="2024-05-04")
    assert saved["content"] == "Added." and "4 May 2024" in text(saved)


async def test_a_new_speaker_is_made_on_the_way(moe: Visitor, mara: Visitor) -> None:
    held = await moe.call(
        "statement add",
        claim="sent-to-russia",
        stance="doubts",
        speaker="Ann Example",
        said="She has seen nothing of it.",
        source=READ_AT,
    )
    assert "no speaker is called “Ann Example”" in text(held)
    kinds = next(c for c in pressable(held) if str(c.get("placeholder", "")).startswith("Add “Ann"))["options"]
    offered = [option["label"] for option in kinds]
    assert offered[0] == "Ann Example is a person" and "Ann Example is an agency" in offered
    assert not any(option.get("default") for option in kinds), "none is preset"
    saved = await moe.choose(held, "Add “Ann Example”", "person")
    assert saved["content"] == "Added."
    assert "Ann Example" in text(await mara.ask("!who-doubts sent-to-russia"))


async def test_a_mistyped_name_is_mended_by_one_choice(moe: Visitor) -> None:
    form = await moe.call("claim add")
    held = await moe.fill(form, text="An airport was closed.", topic="nk-tropps")
    assert "no story is called “nk-tropps”" in text(held)
    saved = await moe.choose(held, "Story: did you mean", "nk-troops")
    assert saved["content"] == "Added."


async def test_what_is_nearly_there_already_is_shown_before_saving(moe: Visitor, mara: Visitor) -> None:
    words = "North Korea has sent its troops to Russia to support the war in Ukraine"
    held = await moe.call("claim add", text=words)
    assert "nearly this" in text(held)
    form = await moe.choose(held, "Add a statement to that one instead", "sent-to-russia")
    assert inputs(form)["claim"]["value"] == "sent-to-russia"
    assert inputs(form)["paraphrase"]["value"] == words
    saved = await moe.press(await moe.call("claim add", text=words), "Save mine")
    assert saved["content"] == "Added."


async def test_a_number_in_the_text_that_is_not_the_figures_is_asked_about(moe: Visitor) -> None:
    asks = "The text says 12,000 and the figure 10,000 troops: are both right?"
    form = await moe.call("claim add", topic="nk-troops", text="About 12,000 troops were moved by 8 October 2024")
    assert form["content"] == "Added."
    edited = await moe.fill(await moe.press(form, "Edit the claim"), figures="10,000 troops; troops for Russia; moved")
    assert edited["content"].endswith(asks)
    form = await moe.press(edited, "Edit speakers")
    assert asks not in (await moe.fill(form, wordings="twelve thousand"))["content"], "it was asked"
    form = await moe.press(edited, "Edit the claim")
    assert asks not in (await moe.fill(form, text="About ten thousand troops were moved in 2024"))["content"]
