"""What was changed is told, with who, when and why, and is taken back: one's own last change, a named one, an undo."""

import re

import pytest

from tests.cogs.driving import Message, Visitor, assert_one_sentence, custom_id, labels, text
from tests.cogs.newsroom import Newsroom

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def renamed(who: Visitor, text: str) -> Message:
    """One claim with another text, saved."""
    saved = await who.fill(await who.call("claim edit", claim="moved-1500"), text=text)
    assert saved["content"].startswith("Saved.")
    return saved


def number(saved: Message) -> int:
    """The revision that the Undo button under a saved entry names."""
    return int(custom_id(saved, "Undo").split(":")[1])


async def test_ones_own_last_change_is_taken_back_and_then_the_one_before(
    moe: Visitor, ada: Visitor, mara: Visitor
) -> None:
    first = await moe.call("claim add", text="A road was closed", topic="nk-troops")
    second = await moe.call("claim add", text="A pier was burnt", topic="nk-troops")
    await ada.call("claim add", text="An island was sold", topic="nk-troops")
    undone = await moe.call("undo")
    assert (
        undone["content"].startswith(f"Undone: #{number(second)}, which added the claim “A pier was burnt”.")
        and undone["flags"] & 64
    )
    assert undone["content"].endswith(
        " Redo puts it in again; a further /undo takes back "
        f"#{number(first)}, which added the claim “A road was closed”."
    )
    assert "was taken back on" in text(await mara.ask("!claim a-pier-was-burnt"))
    assert "An island was sold" in text(await mara.ask("!claim an-island-was-sold")), "another's change was undone"
    further = (await moe.call("undo"))["content"]
    assert f"Undone: #{number(first)}, which added the claim “A road was closed”." in further
    assert further.endswith(" Before that there is no change of yours here; Redo puts this one in again.")
    nothing = await moe.call("undo")
    assert_one_sentence(nothing)
    assert nothing["content"].startswith("You have no change here to take back")


async def test_a_named_change_is_taken_back_and_later_ones_with_it(moe: Visitor, ada: Visitor, mara: Visitor) -> None:
    before = text(await mara.ask("!claim moved-1500"))
    named = await renamed(ada, "It was 1,501 soldiers")
    await renamed(moe, "It was 1,502 soldiers")
    undone = await moe.call("undo", revision=number(named))
    assert undone["content"].replace("\\", "") == (
        f"Undone: #{number(named)}, which edited the claim (The claim: “About 1,500 North Korean special "
        "operations troops were carried to…” → “It was 1,501 soldiers”). 1 later change to it went with it."
    )
    assert text(await mara.ask("!claim moved-1500")) == before


async def test_the_button_takes_back_nothing_that_another_built_on(moe: Visitor, ada: Visitor, mara: Visitor) -> None:
    saved = await renamed(moe, "It was 1,501 soldiers")
    hers = await renamed(ada, "It was 1,502 soldiers")
    refused = await moe.press(saved, "Undo")
    assert_one_sentence(refused)
    assert f"{ada.called} changed the claim “It was 1,502 soldiers” since, in #{number(hers)}" in refused["content"]
    assert f"/undo revision:{number(saved)}" in refused["content"]
    assert "1,502" in text(await mara.ask("!claim moved-1500"))
    assert_one_sentence(await moe.call("undo"))


async def test_a_further_undo_is_not_promised_where_another_built_on_the_change_before(
    moe: Visitor, ada: Visitor
) -> None:
    first = await renamed(moe, "It was 1,501 soldiers")
    hers = await renamed(ada, "It was 1,502 soldiers")
    await moe.call("claim add", text="A pier was burnt", topic="nk-troops")
    undone = (await moe.call("undo"))["content"].replace("\\", "")
    assert f"a further /undo stops at #{number(first)}, which edited the claim (The claim: “About 1,500" in undone
    assert undone.endswith(f", since {ada.called} changed the claim “It was 1,502 soldiers” in #{number(hers)}.")
    refused = await moe.call("undo")
    assert f"in #{number(hers)}" in refused["content"], "and so it does"


async def test_a_claim_taken_back_says_what_goes_with_it(moe: Visitor) -> None:
    added = await moe.call("claim add", text="A pier was burnt", topic="nk-troops")
    said = {"stance": "denies", "speaker": "nato", "said": "No pier was burnt.", "source": "https://example.org/1"}
    await moe.call("statement add", claim="a-pier-was-burnt", **said)
    other = await moe.call("statement add", **said | {"claim": "sent-to-russia", "said": "Nothing burnt."})
    await moe.fill(await moe.press(other, "Edit other claims"), also="a-pier-was-burnt: denies")  # is shown there still
    undone = await moe.press(added, "Undo")
    assert undone["content"].endswith(" The claim is no longer shown, with its 1 statement.")


async def test_an_undo_is_undone_as_often_as_one_likes(moe: Visitor, mara: Visitor) -> None:
    shown = await renamed(moe, "It was 1,501 soldiers")
    changed = number(shown)
    for pressed, done, there in (("Undo", "Undone", False), ("Redo", "Redone", True)) * 2:
        shown = await moe.press(shown, pressed)
        assert shown["content"].startswith(f"{done}: #{changed}, which edited the claim \\(The claim")
        assert ("Undo" in labels(shown), "Redo" in labels(shown)) == (there, not there)
        assert ("1,501" in text(await mara.ask("!claim moved-1500"))) is there


async def test_what_is_undone_by_a_button_is_not_undone_again_by_command(moe: Visitor) -> None:
    await moe.press(await renamed(moe, "It was 1,501 soldiers"), "Undo")
    assert_one_sentence(await moe.call("undo"))


async def test_what_was_made_with_an_entry_goes_with_it(moe: Visitor, mara: Visitor) -> None:
    """A statement, its new speaker and its new source are one change."""
    held = await moe.call(
        "statement add",
        claim="sent-to-russia",
        stance="doubts",
        speaker="Ann Example",
        said="She doubts it.",
        source="https://example.org/ann",
    )
    saved = await moe.choose(held, "Add “Ann Example”", "person")
    assert saved["content"] == "Added."
    assert "Ann Example" in text(await mara.ask("!who-doubts sent-to-russia"))
    undone = (await moe.press(saved, "Undo"))["content"].replace("\\", "")
    doubts = "Ann Example doubts (“North Korea has sent troops to Russia…”): She doubts it"
    told = f"which added the statement “{doubts}”, and 2 more entries."
    assert re.match(rf"Undone: #\d+–\d+, {re.escape(told)}", undone)
    assert "Ann Example" not in text(await mara.ask("!who-doubts sent-to-russia"))
    assert "was taken back on" in text(await mara.ask("!actor ann-example"))


async def test_nothing_comes_back_without_whom_it_names(moe: Visitor, mara: Visitor) -> None:
    gone = await moe.call("statement retract", statement="rutte-no-evidence")
    await moe.call("actor merge", actor="rutte", into="nato")
    refused = await moe.press(gone, "Undo")
    assert_one_sentence(refused)
    since = re.search(
        r"the statement “.+” names the speaker “Mark Rutte”, which is gone since #(\d+);", refused["content"]
    )
    assert since and f"/undo revision:{since[1]}" in refused["content"]
    assert (await moe.call("undo", revision=int(since[1])))["content"].startswith("Undone")
    assert "Undone" in (await moe.press(gone, "Undo"))["content"]
    assert "Mark Rutte" in text(await mara.ask("!claim in-combat"))


async def test_another_servers_change_is_not_there_to_undo(
    shared: Newsroom, there: int, moe: Visitor, mara: Visitor
) -> None:
    saved = await renamed(moe, "It was 1,501 soldiers")
    elsewhere = Visitor(shared, "moderator", guild=there)
    await elsewhere.ask("!topics")
    for refused in (
        await elsewhere.call("undo", revision=number(saved)),
        await elsewhere.press_id(f"undo:{number(saved)}"),
    ):
        assert_one_sentence(refused)
        assert f"There is no change #{number(saved)} of this server" in refused["content"]
    assert "1,501" in text(await mara.ask("!claim moved-1500"))


async def test_a_change_of_the_library_is_not_a_servers_to_undo(moe: Visitor) -> None:
    refused = await moe.call("undo", revision=1)
    assert_one_sentence(refused)
    assert "There is no change #1 of this server" in refused["content"]


async def test_history_tells_each_revision_the_newest_first(moe: Visitor, ada: Visitor, mara: Visitor) -> None:
    saved = await renamed(moe, "It was 1,501 soldiers")
    await ada.call("claim retract", claim="moved-1500", why="said twice")
    told = text(await mara.ask("!history moved-1500")).replace("\\", "")
    places = [told.index(part) for part in ("said twice", "→ “It was 1,501 soldiers”", "curated pack (library)")]
    assert places == sorted(places)
    assert f"#{number(saved)} ·" in told and moe.called in told and ada.called in told
    assert "withdrawn" in told
    called = await mara.call("history", entry="moved-1500")
    assert text(called).replace("\\", "") == told


async def test_changes_tell_what_this_server_and_the_library_changed(
    shared: Newsroom, there: int, moe: Visitor, mara: Visitor
) -> None:
    await moe.call("claim add", text="A road was closed", topic="nk-troops")
    await moe.call("undo")
    told = text(await mara.ask("!changes today"))
    assert "added claim **a-road-was-closed**" in told and "took back claim **a-road-was-closed**" in told
    assert told.index("took back claim") < told.index("added claim **a-road-was-closed**")
    assert moe.called not in text(await Visitor(shared, "member", guild=there).ask("!changes today"))
    history = text(await mara.ask("!history a-road-was-closed"))
    assert "withdrawn" in history and "library" not in history, "the library never had it"
    said = {"claim": "sent-to-russia", "stance": "denies", "said": "No.", "source": "https://example.org/1"}
    held = await moe.call("statement add", **said, speaker="Bo Holm")
    await moe.press(await moe.choose(held, "Add “Bo Holm”", "person"), "Undo")
    told = text(await mara.ask("!changes today")).replace("\\", "")
    assert told.count("**: Bo Holm denies (“North Korea has sent troops to Russia…”): No.") == 2, (
        "a speaker who is gone has a name"
    )
    refused = await mara.ask("!changes someday")
    assert "not a day" in refused["content"]


async def test_what_is_retracted_comes_back_by_its_button(moe: Visitor, mara: Visitor) -> None:
    for kind, key, line, words in (
        ("claim", "casualties-in-donetsk", "!claim casualties-in-donetsk", "casualties"),
        ("statement", "peskov-fake-news", "!who-denied used-in-ukraine", "fake news"),
        ("evidence", "photographs-of-ships", "!claim ships-near-nk-ports", "Other photographs offered"),
    ):
        before = text(await mara.ask(line))
        assert words in before
        gone = await moe.call(f"{kind} retract", **{kind: key})
        assert gone["content"].startswith("Retracted: the ") and "Undo" in labels(gone)
        card = text({**gone, "content": ""})
        assert "withdrawn" in card if kind == "claim" else words not in card, "shown as if it stood"
        assert text(await mara.ask(line)) != before, key
        await moe.press(gone, "Undo")
        assert text(await mara.ask(line)) == before, key


async def test_what_comes_back_on_a_claim_that_is_gone_is_said_to_stay_unseen(moe: Visitor, mara: Visitor) -> None:
    claim = {"claim": "casualties-in-donetsk"}
    said = {"stance": "denies", "speaker": "north-korea", "said": "Nobody fell.", "day": "2024-10-21"}
    added = await moe.call("statement add", **claim, **said, source="https://example.org/1")
    undone = await moe.press(added, "Undo")
    gone = await moe.call("claim retract", **claim)
    redone = await moe.press(undone, "Redo")
    unseen = (
        " It is not shown while the claim is off the desk; /history claim:casualties-in-donetsk tells why that went."
    )
    assert redone["content"].endswith(unseen)
    await moe.press(gone, "Undo")
    assert "Nobody fell." in text(await mara.ask("!who-denied casualties-in-donetsk"))
    again = await moe.press(await moe.press(redone, "Undo"), "Redo")
    assert "Redone" in again["content"] and unseen not in again["content"]


async def test_two_speakers_made_one_are_two_again_by_one_undo(moe: Visitor, mara: Visitor) -> None:
    before = [text(await mara.ask(line)) for line in ("!actor peskov", "!actor kremlin", "!who-denied")]
    merged = await moe.call("actor merge", actor="peskov", into="kremlin")
    assert [text(await mara.ask(line)) for line in ("!actor kremlin", "!who-denied")] != before[1:]
    await moe.press(merged, "Undo")
    assert [text(await mara.ask(line)) for line in ("!actor peskov", "!actor kremlin", "!who-denied")] == before


async def test_a_merge_that_is_done_again_is_done_whole(moe: Visitor, mara: Visitor) -> None:
    """What names the speaker who goes is renamed in the same change, so it keeps nobody on the desk."""
    shown = await moe.call("actor merge", actor="rutte", into="nato")
    merged = text(await mara.ask("!actor nato"))
    assert "finds no evidence" in merged and "for NATO" not in merged, "a group that speaks for itself"
    for pressed in ("Undo", "Redo"):
        shown = await moe.press(shown, pressed)
    assert re.fullmatch(
        r"Redone: #\d+–\d+, which merged the speaker “Mark Rutte” into “NATO”, and 2 more entries\. "
        r"The speaker is no longer shown\.",
        shown["content"],
    )
    assert text(await mara.ask("!actor nato")) == merged
    assert "rutte" not in await moe.offered("actor edit", "actor", actor="rutte")


async def test_what_is_taken_off_the_desk_and_back_is_told_by_names(moe: Visitor) -> None:
    saved = await moe.call("claim add", text="A pier was burnt", topic="nk-troops")
    said = {"stance": "denies", "speaker": "nis", "said": "No pier was burnt.", "source": "https://example.org/1"}
    added = await moe.call("statement add", claim="a-pier-was-burnt", **said)
    told = "the statement “National Intelligence Service denies (“A pier was burnt”): No pier was burnt”"
    undone = await moe.press(added, "Undo")
    assert f"which added {told}, and the source “example.org”." in undone["content"].replace("\\", "")
    await moe.press(undone, "Redo")
    (key,) = await moe.offered("statement retract", "statement", statement="No pier")
    assert told in (await moe.call("statement retract", statement=key))["content"].replace("\\", "")
    form = await moe.press(saved, "Edit the claim")
    undone = await moe.press(await moe.fill(form, places="Kursk"), "Undo")
    assert "Add who said it …" in labels(undone), "nobody did"


async def test_what_was_undone_is_told_in_words_and_by_no_keys(moe: Visitor) -> None:
    said = {"claim": "sent-to-russia", "stance": "denies", "said": "No.", "source": "https://example.org/undone"}
    await moe.call("statement add", **said, speaker="peskov")
    undone = text(await moe.call("undo")).replace("\\", "")
    for words in (
        "**Claim**: “North Korea has sent troops to Russia to support its war effort in Ukraine” (new)",
        "**Who says it**: “Dmitry Peskov” (new)",
        "**Where it was read**: “example.org” (new)",
    ):
        assert words in undone


async def test_a_history_is_headed_by_what_was_seen_last(moe: Visitor, mara: Visitor) -> None:
    await renamed(moe, "It was 1,501 soldiers")
    await moe.call("undo")
    await moe.call("claim retract", claim="moved-1500")
    heading = text(await mara.ask("!history moved-1500")).split("**")[1]
    assert heading.startswith("About 1,500 North Korean special operations troops")


async def test_an_undo_after_a_redo_takes_back_what_was_done_again(moe: Visitor, mara: Visitor) -> None:
    road = await moe.call("claim add", text="A road was closed", topic="nk-troops")
    undone = await moe.call("undo")
    pier = await moe.call("claim add", text="A pier was burnt", topic="nk-troops")
    await moe.press(undone, "Redo")
    again = (await moe.call("undo"))["content"]
    assert again.startswith(f"Undone: #{number(road)}, which added the claim “A road was closed”.")
    assert f"a further /undo takes back #{number(pier)}, which added the claim “A pier was burnt”." in again
    assert "A pier was burnt" in text(await mara.ask("!claim a-pier-was-burnt"))
    further = (await moe.call("undo"))["content"]
    assert further.startswith(f"Undone: #{number(pier)}, which added the claim “A pier was burnt”.")
    assert further.endswith(" Before that there is no change of yours here; Redo puts this one in again.")


async def test_what_was_done_again_and_undone_by_its_number_is_in_the_way_of_no_undo(moe: Visitor) -> None:
    ferry = await moe.call("claim add", text="A ferry sank off Norway", topic="nk-troops")
    road = await moe.call("claim add", text="A road was closed", topic="nk-troops")
    await moe.press(await moe.call("undo"), "Redo")
    assert (await moe.call("undo", revision=number(road)))["content"].startswith(f"Undone: #{number(road)},")
    assert (await moe.call("undo"))["content"].startswith(f"Undone: #{number(ferry)},")


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


async def test_every_revision_is_told_with_who_when_why_and_what(moe: Visitor, mara: Visitor) -> None:
    form = await moe.call("actor edit", actor="nato")
    await moe.fill(form, role="a military alliance")
    told = text(await mara.ask("!history nato"))
    assert moe.called in told and "a military alliance" in told and "curated pack" in told
    for line in ("!changes yesterday", "!changes yesterday --plain"):
        changed = text(await mara.ask(line)).replace("**", "")
        assert "edited actor nato: NATO" in changed and "→ “a military alliance”" in changed
    assert (await moe.call("undo"))["content"].startswith("Undone")
    again = await moe.call("undo")
    assert "no change here to take back" in again["content"]
