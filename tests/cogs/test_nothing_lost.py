"""Whatever was typed is kept: over refused forms, restarts, forms of several steps, and answers that fail."""

import asyncio
import json
import sqlite3

import pytest

from bot.domain.entries import Claim
from bot.domain.vocabulary import Kind
from bot.sandbox.faults import Fault
from bot.sandbox.refusals import Refused
from tests.cogs.driving import Message, Visitor, custom_id, inputs, labels, text, typed
from tests.cogs.newsroom import Newsroom
from tests.unhurried import LONG

pytestmark = pytest.mark.asyncio(loop_scope="module")

READ_AT = "https://example.org/politics/envoy"


async def denial(moe: Visitor, **form: str) -> Message:
    """What comes of a denial whose form is filled in so."""
    asked = await moe.call("statement add", claim="sent-to-russia", stance="denies", speaker="north-korea")
    return await moe.fill(asked, paraphrase="Nobody was sent.", **form)


async def test_a_refused_form_tells_all_that_is_wrong_and_opens_filled(moe: Visitor, mara: Visitor) -> None:
    await mara.ask("!topics")
    quote = "a groundless rumour " * 150
    asked = await moe.call("statement add", claim="sent-to-russia", stance="denies", speaker="north-korea")
    form = {"paraphrase": "Nobody was sent.", "quote": quote, "said_on": "31 Feb 2024", "source": "example"}
    held = await moe.submit_id(asked["modal"]["custom_id"], **form)  # Discord's own programs would stop the quote
    told = text(held)
    assert "Not saved yet: 3 things are wrong. Press “Edit who said what …” and “Edit day, source, reserve …”." in told
    wrong = told[told.index("What is wrong") : told.index("What you typed is kept")]
    quoted, day, source = (wrong.index(part) for part in ("Quote: too long, 2,999", "31 Feb 2024", "“example”"))
    assert quoted < day < source, "in the order of the form"
    assert 0 < told[told.index("What you typed is kept") :].count("a groundless") < 20, "it pushes its buttons away"
    first = await moe.press(held, "Edit who said what")
    assert typed(first)["quote"].strip() == quote.strip() and typed(first)["paraphrase"] == "Nobody was sent."
    held = await moe.fill(first, quote="a groundless rumour")
    assert "2 things are wrong. Press “Edit day, source, reserve …”." in text(held) and "“example”" in text(held)
    second = await moe.press(held, "Edit day, source")
    assert typed(second)["said_on"] == "31 Feb 2024" and typed(second)["source"] == "example"
    assert (await moe.fill(second, said_on="2024-02-29", source=READ_AT))["content"] == "Added."
    assert "29 Feb 2024" in text(await mara.ask("!who-denied sent-to-russia"))


async def test_the_form_that_is_to_be_mended_stands_out(moe: Visitor) -> None:
    held = await denial(moe, said_on="31 Feb 2024", source=READ_AT)
    buttons = {c["label"]: c["style"] for row in held["components"] for c in row["components"] if c["type"] == 2}
    assert buttons["Edit day, source, reserve …"] == 1 != buttons["Edit who said what …"]
    assert next(iter(buttons)) == "Edit day, source, reserve …", "what is to be pressed comes first"


async def test_a_draft_lasts_over_a_restart_and_is_found_by_its_words(
    shared: Newsroom, moe: Visitor, mara: Visitor
) -> None:
    held = await denial(moe, said_on="31 Feb 2024", source=READ_AT)
    await moe.call("claim add", text="A bridge was closed", topic="nk-tropps")
    await shared.restart()
    listed = await moe.call("drafts")
    assert labels(listed) == ["claim: A bridge was closed", "statement: Nobody was sent."]
    found = await moe.press(listed, "claim")
    assert "Not saved yet: one thing is wrong. Choose below, or press “Edit the claim …”." in text(found)
    assert "nk-tropps" in text(found)
    form = await moe.press(found, "Edit the claim")
    assert typed(form)["text"] == "A bridge was closed" and typed(form)["topic"] == "nk-tropps"
    assert (await moe.fill(form, topic="nk-troops"))["content"] == "Added."
    assert labels(await moe.call("drafts")) == ["statement: Nobody was sent."]
    form = await moe.press(held, "Edit day, source")
    assert typed(form)["said_on"] == "31 Feb 2024"
    assert (await moe.fill(form, said_on="29 Feb 2024"))["content"] == "Added."
    assert "no unfinished drafts" in (await moe.call("drafts"))["content"]
    assert "Nobody was sent." in text(await mara.ask("!who-denied sent-to-russia"))


async def test_a_draft_is_discarded_from_the_list(moe: Visitor) -> None:
    await moe.call("claim add", text="A bridge was closed", topic="nk-tropps")
    held = await denial(moe, said_on="31 Feb 2024", source=READ_AT)
    listed = await moe.call("drafts")
    bridge = custom_id(listed, "claim: A bridge").split(":")[2]
    left = await moe.choose(listed, "Discard one", bridge)
    assert labels(left) == ["statement: Nobody was sent."]
    left = await moe.choose(left, "Discard one", custom_id(left, "statement").split(":")[2])
    assert "no unfinished drafts" in left["content"] and not left["components"]
    gone = await moe.press(held, "Discard")
    assert "saved or discarded before" in gone["content"]


async def test_a_form_that_was_open_while_the_bot_restarted_is_taken(
    shared: Newsroom, moe: Visitor, mara: Visitor
) -> None:
    form = await moe.call("claim edit", claim="moved-1500")
    await shared.restart()
    assert (await moe.fill(form, text="It was 1,501 soldiers"))["content"].startswith("Saved. ")
    assert "1,501" in text(await mara.ask("!claim moved-1500"))


async def test_a_form_opened_and_closed_again_is_no_draft(moe: Visitor) -> None:
    await moe.call("claim edit", claim="moved-1500")
    await moe.call("claim add")
    assert "no unfinished drafts" in (await moe.call("drafts"))["content"]


async def test_a_draft_is_thrown_away_by_its_maker(moe: Visitor) -> None:
    held = await denial(moe, said_on="31 Feb 2024", source=READ_AT)
    assert (await moe.press(held, "Discard"))["content"] == "The draft is discarded."
    assert "no unfinished drafts" in (await moe.call("drafts"))["content"]


async def test_what_a_second_form_asks_for_is_missing_not_wrong(shared: Newsroom, moe: Visitor, mara: Visitor) -> None:
    """A claim that nearly stands there becomes a statement on it: its form has two steps."""
    held = await moe.call("claim add", text="North Korea has sent its troops to Russia to support the war in Ukraine")
    first = await moe.choose(held, "Add a statement to that one instead", "sent-to-russia")
    assert list(inputs(first)) == ["claim", "stance", "speaker", "paraphrase", "quote"]
    held = await moe.fill(first, stance="denies", speaker="nato", paraphrase="They were not sent.")
    assert "Not saved yet: one thing is still missing. Press “Edit day, source, reserve …”." in text(held)
    assert "Where it was read is missing; type its address." in text(held) and "What is wrong" not in text(held)
    second = await moe.press(held, "Edit day, source")
    assert list(inputs(second)) == ["said_on", "source", "on_behalf_of", "hedge", "via"]
    assert (await moe.fill(second, source=READ_AT))["content"] == "Added."
    denied = text(await mara.ask("!who-denied sent-to-russia"))
    assert "NATO" in denied and "They were not sent." in denied


async def test_a_form_that_is_closed_leaves_a_draft_only_of_what_was_typed(moe: Visitor) -> None:
    await moe.call("statement add", claim="sent-to-russia", stance="denies", speaker="north-korea")
    await moe.call("evidence add", claim="sent-to-russia", kind="video", offered_by="nis")
    assert "no unfinished drafts" in (await moe.call("drafts"))["content"]
    await moe.call("statement add", claim="sent-to-russia", stance="denies", speaker="north-korea", said="No.")
    assert labels(await moe.call("drafts")) == ["statement: No."]


async def test_every_field_of_a_long_form_is_in_reach(moe: Visitor, mara: Visitor) -> None:
    second = await moe.call("statement edit", statement="peskov-fake-news", part=1)
    assert typed(second)["claim"] == "used-in-ukraine" and typed(second)["on_behalf_of"] == "russia"
    assert (await moe.fill(second, hedge="if it is so"))["content"] == "Saved."
    first = await moe.call("statement edit", statement="peskov-fake-news")
    assert list(typed(first)) == ["stance", "paraphrase", "quote", "said_on", "source"], "what is mended most"
    assert typed(first)["said_on"] == "by 2024-10-18"
    saved = await moe.fill(first, said_on="2024-10-17")
    assert saved["content"] == "Saved."
    assert "17 Oct 2024" in text(await mara.ask("!who-denied used-in-ukraine"))
    assert [label for label in labels(saved) if label.startswith("Edit")] == [
        "Edit words, day, source …",
        "Edit claim, speaker, reserve …",
        "Edit other claims it bears on …",
    ]
    third = await moe.press(saved, "Edit other claims")
    assert (await moe.fill(third, also="in-combat: denies"))["content"] == "Saved."
    assert "Peskov" in text(await mara.ask("!who-denied in-combat"))
    again = await moe.press(saved, "Edit claim, speaker")
    assert typed(again)["hedge"] == "if it is so"


async def test_an_edit_of_one_form_leaves_the_fields_of_the_others(moe: Visitor, mara: Visitor) -> None:
    before = text(await mara.ask("!claim moved-1500"))
    saved = await moe.fill(await moe.call("claim edit", claim="moved-1500", part=1))
    assert saved["content"] == "Nothing was changed."
    assert "Undo" not in labels(saved)
    assert text(await mara.ask("!claim moved-1500")) == before


async def test_what_discord_would_not_take_our_answer_to_is_a_draft(
    shared: Newsroom, moe: Visitor, mara: Visitor
) -> None:
    """The moderator hears nothing, and finds what was typed."""
    form = await moe.call("claim add")
    shared.sandbox.faults.coming.append(Fault("POST", "/callback$", status=404, carried_out=False))
    interaction = shared.sandbox.people.fill_in(
        moe.name, form["interaction_id"], {"text": "A road was closed", "topic": "nk-tropps"}
    )
    async with asyncio.timeout(LONG):
        while shared.sandbox.faults.coming:
            await mara.ask("!topics")
    assert interaction.acknowledged is False
    assert labels(await moe.call("drafts")) == ["claim: A road was closed"]


async def test_what_the_disk_would_not_take_is_a_draft(
    shared: Newsroom, moe: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*change: object, **more: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    form = await moe.call("claim add")
    monkeypatch.setattr(shared.bot.desk.store, "write", full)
    failed = await moe.fill(form, text="A road was closed", topic="nk-troops")
    assert failed["content"].startswith("Something failed on our side and nothing was changed")
    monkeypatch.undo()
    listed = await moe.call("drafts")
    assert labels(listed) == ["claim: A road was closed"]
    assert (await moe.fill(await moe.press(listed, "claim")))["content"] == "Added."


async def test_a_form_takes_no_more_than_can_be_right(moe: Visitor, mara: Visitor) -> None:
    """Discord stops who types too much; what stood there already is never cut."""
    form = inputs(await moe.call("claim add"))
    assert [form[name]["max_length"] for name in ("text", "topic", "happened", "places")] == [300, 300, 100, 4000]
    asked = await moe.call("statement add", claim="sent-to-russia", stance="denies", speaker="nato")
    assert inputs(asked)["source"]["max_length"] == 2000
    await mara.ask("!topics")
    long = {"paraphrase": "w" * 2500, "source": READ_AT}
    held = await moe.submit_id(asked["modal"]["custom_id"], **long)  # Discord's own programs would stop it
    assert "What was said: too long, 2,500 characters, at most 2,000; shorten it." in text(held)
    with pytest.raises(Refused, match="from 0 to 2,000"):
        await moe.call("statement add", claim="sent-to-russia", stance="denies", speaker="nato", said="w" * 2500)
    again = inputs(await moe.press(held, "Edit who said what"))
    assert again["paraphrase"]["max_length"] == 2500 and again["quote"]["max_length"] == 2000


async def test_a_form_is_not_longer_than_discord_lets_it_be(moe: Visitor) -> None:
    """An entry whose text is as long as an entry's may be opens in its form whole."""
    summary = "word " * 399
    await moe.fill(await moe.call("topic edit", topic="nk-troops"), summary=summary)
    assert typed(await moe.call("topic edit", topic="nk-troops"))["summary"] == summary.strip()


async def test_drafts_of_the_same_words_are_told_apart_on_their_buttons(moe: Visitor) -> None:
    for claim, day in (("sent-to-russia", "31 Feb 2024"), ("planned-12000", "31 Feb 2024"), ("planned-12000", "x")):
        asked = await moe.call("statement add", claim=claim, stance="denies", speaker="north-korea")
        await moe.fill(asked, paraphrase="Nobody was sent.", said_on=day, source=READ_AT)
    listed = await moe.call("drafts")
    called = labels(listed)
    assert called == [
        "statement: North Korea plans to… · x · Nobody was sent.",
        "statement: North Korea plans to… · 31 Feb 2024 · Nobody was sent.",
        "statement: North Korea has sent… · 31 Feb 2024 · Nobody was sent.",
    ]
    again = await moe.call("statement add", claim="planned-12000", stance="denies", speaker="north-korea")
    await moe.fill(again, paraphrase="Nobody was sent.", said_on="x", source=READ_AT)
    called = labels(await moe.call("drafts"))
    assert len(set(called)) == 4 and called[0].startswith("statement: 2 alike, this the newest · ")


async def test_a_draft_tells_whom_it_names_by_what_they_are_called(moe: Visitor) -> None:
    asked = await moe.call("statement add", claim="sent-to-russia", stance="denies", speaker="nis")
    held = await moe.fill(asked, paraphrase="Nobody was sent.", said_on="31 Feb 2024", source=READ_AT)
    kept = text(held).partition("What you typed is kept")[2]
    assert "**Who says it**: National Intelligence Service" in kept
    assert "**Claim**: North Korea has sent troops to Russia" in kept and "nis" not in kept.split()
    held = await moe.fill(await moe.press(held, "Edit day, source"), said_on="x", via="nato, nobody-known")
    assert "**Relayed from**: NATO, nobody-known" in text(held)
    form = await moe.press(held, "Edit who said what")
    assert typed(form)["claim"] == "sent-to-russia" and typed(form)["speaker"] == "nis", "what was typed stays"


async def test_who_said_it_is_asked_as_long_as_nobody_did(moe: Visitor) -> None:
    added = await moe.call("claim add", text="A bridge was closed", topic="nk-troops")
    edited = await moe.fill(await moe.press(added, "Edit the claim"), text="Two bridges were closed")
    assert "Add who said it …" in labels(edited)
    same = await moe.fill(await moe.press(edited, "Edit the claim"))
    assert same["content"] == "Nothing was changed." and "Add who said it …" in labels(same)
    form = await moe.press(same, "Add who said it")
    said = {"stance": "denies", "speaker": "nato", "paraphrase": "No.", "source": READ_AT}
    assert (await moe.fill(form, **said))["content"] == "Added."
    edited = await moe.fill(await moe.call("claim edit", claim="a-bridge-was-closed"), text="Both bridges were closed")
    assert "Add who said it …" not in labels(edited)


async def test_what_is_too_long_for_its_box_is_not_cut_there(shared: Newsroom, moe: Visitor) -> None:
    """A pack may bring more wordings than Discord lets a form hold."""
    wordings = [f"{'A long slogan of the harbour ' * 8}number {n}, as they put it" for n in range(24)]
    pack = f"claims: {{piers: {{topic: nk-troops, text: Piers were burnt, wordings: {json.dumps(wordings)}}}}}"
    await moe.press(await moe.call("import", files={"pack": ("pack.yaml", pack.encode())}), "Import")
    form = await moe.call("claim edit", claim="piers", part=1)
    assert len(typed(form)["wordings"]) < 3600 and "stands for the rest, which is kept" in str(form["modal"])
    assert (await moe.fill(form, about="nato"))["content"].startswith("Saved.")
    assert await wordings_of(shared, moe, "piers") == wordings
    form = await moe.call("claim edit", claim="piers", part=1)
    await moe.fill(form, wordings=typed(form)["wordings"].replace("number 3", "number three"))
    assert await wordings_of(shared, moe, "piers") == [w.replace("number 3", "number three") for w in wordings]
    form = await moe.call("claim edit", claim="piers", part=1)
    await moe.fill(form, wordings="A slogan")
    assert await wordings_of(shared, moe, "piers") == ["A slogan"]


async def wordings_of(shared: Newsroom, moe: Visitor, claim: str) -> list[str]:
    scope = shared.sandbox.world.channels[moe.place]["guild_id"]
    _, entry = await shared.bot.desk.store.seen(scope, Kind.CLAIM, claim)
    assert isinstance(entry, Claim)
    return list(entry.wordings)
