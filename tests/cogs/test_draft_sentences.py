"""What a draft is held back for: one sentence each, with what was wrong, the nearest guess and what to type."""

import re
from typing import Any

import pytest

from tests.cogs.driving import Message, Visitor, inputs, labels, pressable, text, typed

pytestmark = pytest.mark.asyncio(loop_scope="module")

SAID: dict[str, Any] = {
    "claim": "sent-to-russia",
    "stance": "denies",
    "speaker": "north-korea",
    "said": "Nobody was sent.",
    "source": "https://example.org/envoy",
}
CLAIM: dict[str, Any] = {"text": "An airport was closed for two days", "topic": "nk-troops"}


def all_wrong(held: Any) -> list[str]:
    """The sentences that a draft is held back for."""
    plain = text(held).replace("\\", "").replace("*", "")
    return re.findall(r"^• (.+)$", plain[: plain.index("What you typed is kept")], re.MULTILINE)


def wrong(held: Any) -> str:
    """The one sentence that a draft is held back for."""
    (line,) = re.findall(r"^• (.+)$", text(held).replace("\\", "").replace("*", ""), re.MULTILINE)
    return str(line)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (
            {"claim": "sent to rusia"},
            "Claim: no claim is called “sent to rusia”; type sent-to-russia if “North Korea has sent troops to Russia "
            "to support its war effort in Ukraine” is meant.",
        ),
        (
            {"claim": "no such claim here"},
            "Claim: no claim is called “no such claim here”; type its key or a few of its words.",
        ),
        (
            {"speaker": "Somebody Else"},
            "Who says it: no speaker is called “Somebody Else”; choose below what kind of new speaker that is.",
        ),
        (
            {"on_behalf_of": "Russiaa"},
            "On behalf of: no speaker is called “Russiaa”; type russia if “Russia” is meant, or choose below what kind "
            "of new speaker that is.",
        ),
        (
            {"source": "apnews"},
            "Where it was read: no source is called “apnews”; type article-2024-10 if “apnews.com” is meant, or the "
            "address of a new one, such as https://example.org/x.",
        ),
        ({"day": "04/05/2024"}, "Day it was said: “04/05/2024” can be 4 May 2024 or 5 Apr 2024; type 2024-05-04 or"),
    ],
)
async def test_a_statement_is_held_back_with_what_to_type(moe: Visitor, typed: dict[str, Any], sentence: str) -> None:
    assert (
        wrong(await moe.call("statement add", **(SAID | typed))).replace("<", "").replace(">", "").startswith(sentence)
    )


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"links": "sent-to-russia refines"}, "has no colon; type sent-to-russia: refines if that is meant."),
        ({"links": "sent-to-russia: refine"}, "supports, refines, supersedes; type refines if that is meant."),
        ({"links": "sent-to-russia:"}, "a word is missing behind the colon: contradicts, supports, refines or"),
        (
            {"links": "sent-to-russia: refines\nsent-to-russia: supports"},
            "Linked claims: sent-to-russia is linked twice;",
        ),
        ({"links": ": refines"}, "“refines” names no claim; type a claim, a colon and a word"),
        ({"wordings": "y" * 400}, "Other wordings: one of them is too long, 400 characters, at most 300; shorten it."),
    ],
)
async def test_a_claim_is_held_back_with_what_to_type(moe: Visitor, typed: dict[str, Any], sentence: str) -> None:
    saved = await moe.call("claim add", **CLAIM)
    held = await moe.fill(await moe.press(saved, "Edit speakers, links"), **typed)
    assert sentence in wrong(held)


async def test_two_stances_towards_one_claim_are_wrong_where_they_stand(moe: Visitor) -> None:
    saved = await moe.call("statement add", **SAID)
    held = await moe.fill(await moe.press(saved, "Edit other claims"), also="sent-to-russia: confirms")
    assert "Not saved yet: one thing is wrong. Press “Edit other claims it bears on …”." in text(held)
    assert wrong(held).startswith("Other claims: sent-to-russia stands here twice;")


async def test_a_story_that_closes_too_early_is_told_with_both_days(moe: Visitor) -> None:
    held = await moe.call("topic close", topic="nk-troops", day="2020-01-01")
    assert wrong(held) == "Closed: it closes on 1 Jan 2020, before it opens on 18 Oct 2024; mend the day that is wrong."


async def test_what_is_no_statement_is_refused_with_the_nearest_key(moe: Visitor) -> None:
    refused = await moe.call("statement edit", statement="peskov fake")
    assert refused["content"].replace("\\", "") == (
        "No statement on the desk is called “peskov fake”; type peskov-fake-news if that is meant."
    )


async def test_every_line_of_a_box_that_is_wrong_is_told(moe: Visitor) -> None:
    saved = await moe.call("claim add", **CLAIM)
    lines = "sent-to-russia refines\nmoved-1500: refines\nsent-to-russia: foo\nno such claim: refines"
    held = await moe.fill(await moe.press(saved, "Edit speakers, links"), links=lines)
    unknown, colon, word = all_wrong(held)
    assert "no claim is called “no such claim”" in unknown
    assert "“sent-to-russia refines” has no colon" in colon and "“foo” is not one of" in word
    held = await moe.fill(await moe.press(held, "Edit the claim"), figures="many troops\n12 troops; in all; now\n13")
    figure, other, *links = all_wrong(held)
    assert "“many troops” has no number" in figure and "“13” is not a whole figure" in other and len(links) == 3


async def test_a_name_that_is_taken_is_told_with_all_else_that_is_wrong(moe: Visitor) -> None:
    form = await moe.call("actor add")
    held = await moe.fill(form, name="Russia", kind="state", aliases="NATO", part_of="Nowhere")
    name, alias, part = all_wrong(held)
    assert name.startswith("“Russia” is what the speaker “Russia” is called already; edit that one, or")
    assert alias.startswith("“NATO” is what") and part.startswith("Part of: no speaker is called “Nowhere”")
    assert {"Edit Russia …", "Edit NATO …"} <= set(labels(held))
    assert typed(await moe.press(held, "Edit Russia"))["name"] == "Russia"


async def test_a_name_that_is_taken_is_told_before_the_form_is_filled_in(moe: Visitor) -> None:
    held = await moe.call("actor add", name="Russia", role="a state")
    assert wrong(held).startswith("“Russia” is what the speaker “Russia” is called already")
    form = await moe.press(held, "Edit the speaker")
    assert typed(form)["name"] == "Russia" and typed(form)["role"] == "a state" and "kind" in inputs(form)
    assert (await moe.fill(form, name="Russia House", kind="group"))["content"] == "Added."
    assert (await moe.call("topic add", title="Troops"))["content"] == "Added."
    assert wrong(await moe.call("topic add", title="troops")).startswith(
        "“troops” is what the story “Troops” is called"
    )


async def test_what_is_wrong_beside_a_claim_that_is_nowhere_is_told_with_it(moe: Visitor) -> None:
    told = {"stance": "whatever", "speaker": "Somebody Else", "said": "No.", "source": "nowhere", "day": "31 Feb 2024"}
    claim, stance, speaker, day, source = all_wrong(await moe.call("statement add", claim="no such claim here", **told))
    assert "no claim is called" in claim and "“whatever” is not one of" in stance and "Somebody Else" in speaker
    assert "31 Feb 2024" in day and "no source is called" in source


async def test_several_names_of_one_box_that_name_nothing_are_chosen_one_after_the_other(moe: Visitor) -> None:
    form = await moe.call("claim edit", claim="moved-1500", part=1)
    held = await moe.fill(form, about="Russiaa, Natoo", links="sent-to-rusia: refines\nin-combt: refines")
    assert len(all_wrong(held)) == 4 and labels(await moe.call("drafts"))
    assert menus(held)[:2] == [
        "About which speakers: “Russiaa”, did you mean …?",
        "Linked claims, one a line: “sent-to-rusia”, did you mean …?",
    ]
    held = await moe.press(await moe.call("drafts"), "claim")
    held = await moe.choose(held, "About which speakers: “Russiaa”", "russia")
    held = await moe.choose(held, "About which speakers: “Natoo”", "nato")
    held = await moe.choose(held, "Linked claims, one a line: “sent-to-rusia”", "sent-to-russia")
    saved = await moe.choose(held, "Linked claims, one a line: “in-combt”", "in-combat")
    assert saved["content"].startswith("Saved.")
    form = typed(await moe.call("claim edit", claim="moved-1500", part=1))
    assert form["about"] == "russia, nato" and form["links"] == "sent-to-russia: refines\nin-combat: refines"


async def test_several_claims_of_one_box_that_nothing_is_near_to_are_chosen_too(moe: Visitor) -> None:
    form = await moe.call("statement edit", statement="peskov-fake-news", part=2)
    held = await moe.fill(form, also="qqq zzz: denies\nvvv xxx: denies")
    held = await moe.choose(held, "Other claims it bears on, one a line: “qqq zzz”, pick one", "in-combat")
    assert menus(held) == ["Other claims it bears on, one a line: “vvv xxx”, pick one …"]


def menus(held: Message) -> list[str]:
    """What the menus under a message are called."""
    return [str(child["placeholder"]) for child in pressable(held) if child["type"] == 3]
