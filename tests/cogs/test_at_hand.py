"""What a moderator needs next is at hand: who said it, whom a new speaker belongs to, which claim was meant."""

import pytest

from tests.cogs.driving import Visitor, button, inputs, labels, pressable, text, typed

pytestmark = pytest.mark.asyncio(loop_scope="module")

READ_AT = "https://example.org/1"


async def test_who_said_it_is_added_from_the_claim_in_one_form(moe: Visitor, mara: Visitor) -> None:
    added = await moe.call("claim add", text="Trains of men were seen on the Amur bridge", topic="nk-troops")
    form = await moe.press(added, "Add who said it")
    assert list(inputs(form)) == ["stance", "speaker", "paraphrase", "said_on", "source"]
    about = [part.get("description") for part in form["modal"]["components"]]
    claim = "Trains of men were seen on the Amur bridge"
    assert form["modal"]["title"] == "Add statement" and about == [f"On: {claim}", None, None, None, None]
    words = inputs(form)["paraphrase"]
    assert words["required"] and not words.get("placeholder"), "no quote is asked here that could say it instead"
    said = {"stance": "denies", "speaker": "north-korea", "said_on": "2024-10-21", "source": READ_AT}
    saved = await moe.fill(form, **said, paraphrase="No train has crossed it.")
    assert saved["content"] == "Added."
    assert "No train has crossed it." in text(await mara.ask("!who-denied trains-of-men-were-seen-on-the-amur-bridge"))
    again = await moe.press(saved, "Add who else spoke")
    assert str(again["modal"]).count(claim) == 1, "on the same claim"
    edited = await moe.call("claim edit", claim="trains-of-men-were-seen-on-the-amur-bridge")
    assert "Add who said it …" not in labels(await moe.fill(edited, places="Amur"))


async def test_the_first_claim_is_added_from_its_story(moe: Visitor, mara: Visitor) -> None:
    added = await moe.call("topic add", title="The bridge at Holm")
    form = await moe.press(added, "Add a claim …")
    assert form["modal"]["title"] == "Add claim: The bridge at Holm" and "topic" not in inputs(form)
    assert await moe.offered("claim add", "topic", topic="holm bridge") == ["the-bridge-at-holm"]
    assert labels(await mara.ask("!brief holm bridge")) == ["The bridge at Holm"]
    saved = await moe.fill(form, text="The bridge was shut")
    assert "Add who said it …" in labels(saved)
    assert "The bridge was shut" in text(await mara.ask("!claims the-bridge-at-holm"))
    await moe.press(added, "Undo")
    edited = await moe.fill(await moe.call("topic edit", topic="nk-troops"), summary="Short.")
    assert "Add a claim …" not in labels(edited)


async def test_whom_a_new_speaker_belongs_to_is_said_when_it_is_added(moe: Visitor, mara: Visitor) -> None:
    added = await moe.call("actor add", name="Ann Lund", kind="person", part_of="NATO", role="its envoy")
    assert added["content"] == "Added." and "NATO" in text(added)
    said = {"claim": "sent-to-russia", "stance": "doubts", "said": "She has seen nothing.", "source": READ_AT}
    held = await moe.call("statement add", speaker="Bo Holm", **said)
    saved = await moe.choose(held, "Add “Bo Holm”", "person")
    form = await moe.press(saved, "Edit Bo Holm, new here …")
    await moe.fill(form, part_of="nato")
    assert "NATO" in text(await mara.ask("!actor Bo Holm"))


async def test_a_claim_that_is_nowhere_is_told_before_the_form_with_the_nearest(moe: Visitor) -> None:
    asked = {"stance": "denies", "speaker": "north-korea"}
    held = await moe.call("statement add", claim="claim:fighting", **asked)
    meant = "type in-combat if “North Korean soldiers are directly involved in combat” is meant."
    assert meant in text(held)
    form = await moe.choose(held, "Claim: did you mean", "in-combat")
    assert list(inputs(form)) == ["paraphrase", "quote", "said_on", "source", "on_behalf_of"], "the form goes on"
    assert form["modal"]["title"] == "Add statement: denies · North Korea"
    saved = await moe.fill(form, paraphrase="Nobody fights there.", said_on="2024-10-21", source=READ_AT)
    assert saved["content"] == "Added." and "Nobody fights there." in text(saved)


async def test_where_no_claim_is_near_those_told_last_are_offered(moe: Visitor) -> None:
    held = await moe.call("statement add", claim="zzz", stance="denies", speaker="north-korea", said="No.")
    assert "no claim is called “zzz”; type its key or a few of its words." in text(held)
    menu = next(c for c in pressable(held) if c["type"] == 3)
    assert menu["placeholder"] == "Claim: pick one …" and len(menu["options"]) > 5
    asked = await moe.press(held, "Edit who said what")
    given = {"claim": "zzz", "stance": "denies", "speaker": "north-korea", "paraphrase": "No.", "quote": ""}
    assert typed(asked) == given
    assert button(held, "Discard")


async def test_an_address_typed_without_its_scheme_is_taken_as_https_and_said(moe: Visitor) -> None:
    said = {"claim": "sent-to-russia", "stance": "denies", "speaker": "north-korea", "said": "No.", "day": "2024-10-21"}
    added = await moe.call("statement add", **said, source="tass.com/politics/1")
    assert added["content"] == "Added. “tass.com/politics/1” is read as <https://tass.com/politics/1>."
    assert "https://tass.com/politics/1" in text(added)
    same = await moe.call("source add", address="https://tass.com/politics/1", outlet="TASS")
    assert "the desk has this address already" in text(same)


async def test_an_outlet_is_offered_by_the_name_it_has_and_asked_after_where_it_has_two(moe: Visitor) -> None:
    assert await moe.offered("source add", "outlet", outlet="AP") == ["apnews.com"]
    added = await moe.call("source add", address="https://example.org/2", outlet="AP")
    assert added["content"] == "Added. Is AP what is called “apnews.com” on the desk? Then give both one name."
    assert await moe.offered("source add", "outlet", outlet="Associated") == []
    await moe.call("source add", address="https://example.com/3", outlet="The Lund Post")
    other = await moe.call("source add", address="https://example.net/4", outlet="The Holm Post")
    assert other["content"] == "Added."
