"""What a moderator does: adds, corrects and takes back, by slash commands, forms and buttons."""

from urllib.parse import urlsplit

import pytest

from bot.app import now
from bot.domain.entries import Claim, Link
from bot.domain.revision import Author, Draft
from bot.domain.vocabulary import Kind, LinkKind, Stance
from tests.cogs.driving import Visitor, inputs, pressable, text
from tests.cogs.driving import typed as filled
from tests.cogs.newsroom import Newsroom

pytestmark = pytest.mark.usefixtures("newsroom")

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


async def test_a_quote_needs_no_paraphrase_and_one_of_both_is_needed(newsroom: Newsroom, moe: Visitor) -> None:
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


async def test_a_source_without_an_address_is_added_and_edited(moe: Visitor) -> None:
    form = await moe.call("source add")
    assert inputs(form)["url"]["required"] is False
    saved = await moe.fill(form, outlet="Radio Free Example")
    assert saved["content"] == "Added." and "not known" in text(saved)
    again = await moe.call("source edit", source="radio-free-example")
    assert (await moe.fill(again, title="The evening news"))["content"] == "Saved."


async def test_what_is_read_at_one_host_is_of_one_outlet(moe: Visitor, mara: Visitor) -> None:
    await moe.call("source add", address="https://www.example.org/first", outlet="The Example")
    said = {"claim": "sent-to-russia", "stance": "denies", "speaker": "north-korea", "day": "2024-10-21"}
    await moe.call("statement add", **said, said="Nobody was sent.", source="https://example.org/second")
    await moe.call("statement add", **said, said="Not one man left.", source="https://example.com/third")
    told = text(await mara.ask("!sources nk-troops --plain"))
    assert "\nThe Example: title not known" in told and "\nexample.org:" not in told
    assert "\nexample.com: title not known" in told


@pytest.mark.parametrize(
    ("read", "next_one", "also"),
    [
        ("https://x.com/lund/status/1", "https://x.com/holm/status/2", ""),
        ("https://m.youtube.com/watch?v=1", "https://m.youtube.com/watch?v=2", ""),
        ("https://example.org/1", "https://example.org/2", "https://example.org/3"),
    ],
)
async def test_what_is_read_where_several_write_is_of_no_one_outlet(
    moe: Visitor, mara: Visitor, read: str, next_one: str, also: str
) -> None:
    for n, address in enumerate(filter(None, (read, also))):
        await moe.call("source add", address=address, outlet=("Lund on X", "Another paper")[n])
    said = {"claim": "sent-to-russia", "stance": "denies", "speaker": "north-korea", "day": "2024-10-21"}
    await moe.call("statement add", **said, said="Nobody was sent.", source=next_one)
    told = text(await mara.ask("!sources nk-troops --plain"))
    assert f"\n{urlsplit(next_one).hostname}: title not known" in told and "Lund on X" not in told


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


async def test_undo_takes_back_what_was_just_saved_and_undo_of_it_brings_it_back(moe: Visitor, mara: Visitor) -> None:
    saved = await moe.call("claim retract", claim="used-in-ukraine", why="a test")
    assert saved["content"] == (
        "Retracted: the claim “Russia is using North Korean troops in the Ukraine conflict” is no longer shown, with "
        "its 1 statement. Undo brings all of it back; /history claim:used-in-ukraine keeps what was."
    )
    assert "was retracted on" in text(await mara.ask("!claim used-in-ukraine"))
    undone = await moe.press(saved, "Undo")
    assert undone["content"].startswith("Undone")
    assert "Peskov" in text(await mara.ask("!claim used-in-ukraine"))
    redone = await moe.press(undone, "Redo")
    assert redone["content"].startswith("Redone") and "no longer shown" in redone["content"]


async def test_offers_tell_apart_what_is_called_alike(newsroom: Newsroom, moe: Visitor) -> None:
    for number in (1, 2):
        await moe.call("source add", address=f"https://paper.example/{number}", outlet="The Paper")
    sandbox = newsroom.sandbox
    found = await sandbox.autocomplete("moderator", "briefing", "source edit", {"source": "the paper"}, "source")
    assert [choice["name"] for choice in found] == ["The Paper · the-paper-2", "The Paper · the-paper"]
    assert "peskov-fake-news" in await moe.offered("statement edit", "statement", statement="")
    assert await moe.offered("statement edit", "statement", statement="peskov fake") == ["peskov-fake-news"]
    assert await moe.offered("evidence retract", "evidence", evidence="nothing of it") == []


async def test_what_is_keyed_as_typed_is_offered_first(moe: Visitor, mara: Visitor) -> None:
    for typed in ("sent-to", "sent-to-russia", "claim:sent-to"):
        assert (await moe.offered("claim edit", "claim", claim=typed))[0] == "sent-to-russia", typed
        assert (await mara.offered("who-denied", "subject", subject=typed))[0] == "claim:sent-to-russia", typed
    assert (await mara.offered("actor show", "name", name="nis"))[0] == "nis"
    for typed in ("peskov-fake", "peskov-fake-news", "statement:peskov-fake"):
        assert (await mara.offered("history", "entry", entry=typed))[0] == "statement:peskov-fake-news", typed
        assert (await moe.offered("statement edit", "statement", statement=typed))[0] == "peskov-fake-news", typed
    assert "History of statement peskov-fake-news" in text(
        await mara.call("history", entry="statement:peskov-fake-news")
    )


@pytest.mark.parametrize(
    ("command", "entry", "title"),
    [
        ("statement edit", "rutte-no-evidence", "Edit statement: finds no evidence · Mark…"),
        ("topic edit", "nk-troops", "Edit topic: North Korean troops for…"),
        ("actor edit", "nis", "Edit actor: National Intelligence Service"),
        ("source edit", "article-2024-10", "Edit source: apnews.com"),
    ],
)
async def test_a_form_is_titled_by_what_readers_know_the_entry_by(
    moe: Visitor, command: str, entry: str, title: str
) -> None:
    """An id would say nothing."""
    form = await moe.call(command, **{command.split()[0]: entry})
    assert form["modal"]["title"] == title


async def test_a_stance_is_offered_and_taken_in_another_form_of_its_word(moe: Visitor) -> None:
    offered = {
        typed: await moe.offered("statement add", "stance", stance=typed)
        for typed in ("", "den", "deny", "confirm", "no")
    }
    assert offered["den"] == ["denies", "finds no evidence"], "who takes the first must not say the other"
    assert offered["deny"] == ["denies"] and offered["confirm"] == ["confirms", "has not confirmed"]
    assert offered["no"] == ["finds no evidence", "has not confirmed"] and len(offered[""]) == len(Stance)
    other = {typed: await moe.offered("statement add", "stance", stance=typed) for typed in ("rejected", "says", "xyz")}
    assert other == {"rejected": ["denies", "disputes"], "says": ["asserts"], "xyz": []}
    form = await moe.call("statement add", claim="sent-to-russia", stance="deny", speaker="nato")
    assert "stance" not in inputs(form) and form["modal"]["title"] == "Add statement: denies · NATO"
    assert list(inputs(form)) == ["paraphrase", "quote", "said_on", "source", "on_behalf_of"]
    form = await moe.call("statement add", claim="sent-to-russia", stance="whatever", speaker="nato")
    assert "stance" in inputs(form), "it is asked again"


async def test_every_revision_is_told_with_who_when_why_and_what(moe: Visitor, mara: Visitor) -> None:
    form = await moe.call("actor edit", actor="nato")
    await moe.fill(form, role="a military alliance")
    told = text(await mara.ask("!history nato"))
    assert "Moe" in told and "a military alliance" in told and "curated pack" in told
    for line in ("!changes yesterday", "!changes yesterday --plain"):
        changed = text(await mara.ask(line)).replace("**", "")
        assert "edited actor nato: NATO" in changed and "→ “a military alliance”" in changed
    assert (await moe.call("undo"))["content"].startswith("Undone")
    again = await moe.call("undo")
    assert "no change here to take back" in again["content"]


async def test_a_message_becomes_a_statement_of_whom_the_moderator_names(newsroom: Newsroom, moe: Visitor) -> None:
    said = newsroom.sandbox.send("member", "briefing", "We have never sent anybody.")
    form = await moe.menu(said, "Add as statement")
    assert inputs(form)["quote"]["value"] == "We have never sent anybody."
    speaker = inputs(form)["speaker"]
    assert not speaker.get("value") and speaker["required"], "who posts words need not be who said them"
    assert "Mara posted the message" in speaker["placeholder"]
    saved = await moe.fill(
        form, claim="sent-to-russia", stance="denies", speaker="north-korea", paraphrase="Nobody was ever sent."
    )
    assert saved["content"] == "Added." and "We have never sent anybody." in text(saved)
    assert "Mara" not in text(saved)


async def test_which_claim_a_message_is_about_may_be_chosen_from_those_near_to_it(
    newsroom: Newsroom, moe: Visitor, mara: Visitor
) -> None:
    said = newsroom.sandbox.send("member", "briefing", "North Korean soldiers are directly involved in combat? No.")
    form = await moe.menu(said, "Add as statement")
    claim = inputs(form)["claim"]
    assert "perhaps in-combat" in claim["placeholder"] and not claim["required"] and not claim.get("value")
    held = await moe.fill(form, stance="denies", speaker="north-korea", paraphrase="There is nobody in combat.")
    assert "Claim is missing" in text(held)
    chosen = await moe.choose(held, "Claim", "in-combat")
    assert chosen["content"] == "Added." and "There is nobody in combat." in text(chosen)
    assert "There is nobody in combat." in text(await mara.ask("!who-denied in-combat"))


async def test_a_long_message_is_kept_whole_until_its_quote_is_cut(newsroom: Newsroom, moe: Visitor) -> None:
    words = "We have never sent anybody. ".ljust(4000, "x")
    newsroom.sandbox.world.people["member"]["premium_type"] = 2
    said = newsroom.sandbox.send("member", "briefing", words[:2000])
    said["content"] = words  # as those who pay may write
    form = await moe.menu(said, "Add as statement")
    assert inputs(form)["quote"]["value"] == words
    filled = {"claim": "sent-to-russia", "stance": "denies", "speaker": "north-korea", "paraphrase": "Nobody was sent."}
    held = await moe.fill(form, **filled)
    assert "Quote has 4000 characters" in text(held) or "2000" in text(held), text(held)
    again = await moe.press(held, "Edit who said what")
    assert inputs(again)["quote"]["value"] == words
    assert "Mara posted the message" in inputs(again)["speaker"]["placeholder"]
    assert (await moe.fill(again, quote=words[:27]))["content"] == "Added."


async def test_messages_of_bots_pictures_and_names_are_taken_up_too(
    newsroom: Newsroom, moe: Visitor, mara: Visitor
) -> None:
    card = await mara.ask("!claim used-in-ukraine")
    quote = inputs(await moe.menu(card, "Add as statement"))["quote"]["value"]
    assert str(card["embeds"][0]["title"]) in quote or str(card["embeds"][0]["description"]) in quote
    picture = newsroom.sandbox.send("member", "briefing", "", files=[("map.png", b"a picture")])
    form = await moe.menu(picture, "Add as statement")
    assert not inputs(form)["quote"].get("value")
    named = newsroom.sandbox.send("member", "briefing", f"<@{moe.id}> and @everyone deny it")
    assert inputs(await moe.menu(named, "Add as statement"))["quote"]["value"] == "@Moe and @everyone deny it"
    suggested = await mara.menu(card, "Suggest as claim")
    assert "moderators' room" in str(suggested) or inputs(suggested)["text"]["value"]
    saved = await moe.fill(
        form, claim="sent-to-russia", stance="denies", speaker="north-korea", paraphrase="The map shows nobody."
    )
    assert saved["content"] == "Added." and picture["id"] in str(saved)


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
    newsroom: Newsroom, moe: Visitor
) -> None:
    store, scope = newsroom.bot.desk.store, newsroom.sandbox.world.guild_id
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


async def test_nobody_else_may(newsroom: Newsroom, mara: Visitor) -> None:
    for command, options in (
        ("claim add", {"text": "x"}),
        ("claim retract", {"claim": "used-in-ukraine"}),
        ("statement add", {"claim": "used-in-ukraine", "stance": "denies", "speaker": "nato"}),
        ("actor edit", {"actor": "nato"}),
        ("undo", {}),
        ("drafts", {}),
        ("desk status", {}),
    ):
        refused = await mara.call(command, **options)
        assert "You may not change entries here" in refused["content"], command
    refused = await mara.call("desk setup", language="en")
    assert "You may not set up the desk here" in refused["content"]
    direct = Visitor(newsroom, "moderator", "dm")
    assert "server" in (await direct.call("claim add", text="x"))["content"]


async def test_the_oldest_suggestion_is_shown_with_its_link_whole(
    newsroom: Newsroom, moe: Visitor, mara: Visitor
) -> None:
    room = newsroom.sandbox.world.rooms["moderators"]
    await moe.call("desk setup", moderators_room=room)
    url = "https://source.example/".ljust(300, "a")
    await mara.fill(await mara.call("suggest"), text="word " * 180, source=url)
    (field,) = (await moe.call("desk status"))["embeds"][0]["fields"]
    assert field["name"] == "The oldest that waits: Suggestion #1"
    assert field["value"].endswith(f"[source.example]({url})")
    assert len(field["value"]) <= 1024


async def test_a_number_in_the_text_that_is_not_the_figures_is_asked_about(newsroom: Newsroom, moe: Visitor) -> None:
    asks = "The text says 12,000 and the figure 10,000 troops: are both right?"
    form = await moe.call("claim add", topic="nk-troops", text="About 12,000 troops were moved by 8 October 2024")
    assert form["content"] == "Added."
    edited = await moe.fill(await moe.press(form, "Edit the claim"), figures="10,000 troops; troops for Russia; moved")
    assert edited["content"].endswith(asks)
    form = await moe.press(edited, "Edit speakers")
    assert asks not in (await moe.fill(form, wordings="twelve thousand"))["content"], "it was asked"
    form = await moe.press(edited, "Edit the claim")
    assert asks not in (await moe.fill(form, text="About ten thousand troops were moved in 2024"))["content"]
