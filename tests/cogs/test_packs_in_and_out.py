"""A server's own entries leave as a file and come back the same; a file is checked whole before anything is written."""

from typing import Any

import aiohttp
import pytest

from bot.sandbox import attachments
from tests.cogs.driving import Visitor, assert_one_sentence, custom_id, labels, text
from tests.cogs.newsroom import Newsroom

pytestmark = pytest.mark.usefixtures("newsroom")


async def took(newsroom: Newsroom, pack: bytes, name: str = "pack.yaml", who: str = "moderator") -> dict[str, Any]:
    files = {"pack": (name, pack)}
    return await newsroom.sandbox.answer(newsroom.sandbox.command(who, "briefing", "import", {}, files=files))


async def exported(moe: Visitor) -> bytes:
    answer = await moe.call("export")
    async with aiohttp.ClientSession() as web, web.get(answer["attachments"][0]["url"]) as got:
        return await got.read()


async def test_what_is_exported_comes_back_the_same(newsroom: Newsroom, moe: Visitor) -> None:
    assert "nothing to export" in (await moe.call("export"))["content"]
    await moe.call("claim add", text="An airport was closed for two days", topic="nk-troops")
    pack = await exported(moe)
    assert b"An airport was closed" in pack
    assert "nothing to import" in text(await took(newsroom, pack))
    shown = await took(newsroom, pack.replace(b"two days", b"three days"))
    assert "Nothing is imported yet" in text(shown) and "three days" in text(shown)
    assert b"two days" in await exported(moe), "something was written before Import was pressed"
    done = await moe.press(shown, "Import")
    assert b"three days" in await exported(moe)
    assert "nothing to import" in text(await took(newsroom, pack.replace(b"two days", b"three days")))
    assert (await moe.press(done, "Undo"))["content"].startswith("Undone")
    assert await exported(moe) == pack


async def test_the_undo_of_a_large_import_says_how_much_it_took_back(newsroom: Newsroom, moe: Visitor) -> None:
    """What one entry of many became says nothing of the others."""
    pack = "claims:\n" + "".join(f"  c-{n}: {{topic: nk-troops, text: Pier {n} was burnt}}\n" for n in range(7))
    done = await moe.press(await took(newsroom, pack.encode()), "Import")
    undone = await moe.press(done, "Undo")
    assert "which was the import of pack.yaml, with all of its 7 entries." in undone["content"]
    assert undone["content"].endswith(" These are 7 entries; below stands the last of them.")
    assert "no longer shown" not in undone["content"] and "History of claim c-6" in text(undone)
    assert "nothing to export" in (await moe.call("export"))["content"]


async def test_a_source_that_came_with_a_statement_leaves_the_export_with_it(newsroom: Newsroom, moe: Visitor) -> None:
    said = {"claim": "sent-to-russia", "stance": "denies", "speaker": "north-korea", "said": "Nobody was sent."}
    await moe.call("source add", address="https://kept.example/1", outlet="Kept")
    for address in ("https://went.example/1", "https://edited.example/1"):
        await moe.call("statement add", **said, source=address, day="2024-10-21")
        said["said"] = "Not one of ours is there."
    form = await moe.call("source edit", source=(await moe.offered("source edit", "source", source="edited"))[0])
    await moe.fill(form, title="A page that somebody named")
    assert b"went.example" in await exported(moe)
    for _ in range(2):
        (key, *_) = await moe.offered("statement edit", "statement", statement="north-korea denies sent")
        await moe.call("statement retract", statement=key)
    pack = await exported(moe)
    assert b"went.example" not in pack and b"statements:" not in pack
    assert b"kept.example" in pack and b"edited.example" in pack
    assert "nothing to import" in text(await took(newsroom, pack))


async def test_a_bad_pack_is_told_whole_and_writes_nothing(newsroom: Newsroom, moe: Visitor) -> None:
    told = await took(newsroom, b"claims:\n  a-claim:\n    txt: x\n    topic: nk-tropps\n  b claim: {}\n")
    assert "nothing was loaded" in text(told) and "'txt' is not a field" in text(told)
    assert "did you mean 'nk-troops'" in text(told)
    assert "nothing to export" in (await moe.call("export"))["content"]
    dropped = await took(newsroom, b"actors:\n  ann:\n    name: Ann\n    kind: person\n")
    assert "Dropped" in (await moe.press(dropped, "Drop"))["content"]


async def test_a_file_that_is_no_pack_is_met_with_what_an_import_takes(newsroom: Newsroom) -> None:
    for name, held in (("map.png", b"\x89PNG\r\n\x1a\n\x00"), ("claims", b"\xff\xfe"), ("map.svg", b"<svg/>")):
        refused = await took(newsroom, held, name)
        assert_one_sentence(refused)
        assert refused["content"].startswith(f"“{name}” is no pack") and ".yaml or .json" in refused["content"]
    for name in ("claims", "claims.TXT", "claims.YML"):
        assert "1 new" in text(await took(newsroom, b"actors: {ann: {name: Ann, kind: person}}", name))


async def test_a_pack_may_have_ten_mebibytes_and_no_more(
    newsroom: Newsroom, moe: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = b"actors: {ann: {name: Ann, kind: person}}\n"
    just = pack + b"#" * (10 * 1024 * 1024 - len(pack))
    monkeypatch.setattr(attachments, "LARGEST", 50 * 1024 * 1024)  # as in a server that pays
    refused = await took(newsroom, just + b"#")
    assert_one_sentence(refused)
    assert "a pack has at most 10" in refused["content"]
    shown = await took(newsroom, just)
    assert "1 new" in text(shown)
    assert "1 new" in text(await moe.press(shown, "Import"))


async def test_a_member_imports_nothing(newsroom: Newsroom) -> None:
    assert "You may not change entries here" in (await took(newsroom, b"actors: {}", who="member"))["content"]


async def test_what_a_server_hid_of_the_library_is_hidden_where_its_pack_is_taken(
    newsroom: Newsroom, moe: Visitor
) -> None:
    there = newsroom.sandbox.add_guild("Another desk")
    ada = Visitor(newsroom, "moderator", guild=there)
    await moe.fill(await moe.call("actor edit", actor="rutte"), aliases="NATO chief")
    await moe.call("actor merge", actor="rutte", into="nato")
    await moe.call("claim retract", claim="army-of-1200000")
    pack = await exported(moe)
    assert "nothing to import" in text(await took(newsroom, pack))
    shown = await ada.call("import", files={"pack": ("pack.yaml", pack)})
    assert "1 retracted, 1 merged" in text(shown) and "merged actor rutte into nato" in text(shown).replace("\\", "")
    done = await ada.press(shown, "Import")
    lines = ("!actor nato", "!who-doubts", "!claims")
    assert [text(await ada.ask(line)) for line in lines] == [text(await moe.ask(line)) for line in lines]
    assert await exported(ada) == pack
    gone = await ada.ask("!actor rutte")
    assert "was merged into “nato” on" in text(gone) and labels(gone) == labels(await moe.ask("!actor rutte")) != []
    undone = await ada.press(done, "Undo")
    assert "the import of pack.yaml, with all of its" in undone["content"], "a merge in it is no part of its name"
    assert "nothing to export" in (await ada.call("export"))["content"]


async def test_an_import_does_no_more_than_was_shown_whatever_others_did_meanwhile(
    newsroom: Newsroom, moe: Visitor
) -> None:
    newsroom.sandbox.join("member", 1, "Moderator")
    ada = Visitor(newsroom, "member")
    pack = (
        b"claims:\n  in-combat: {topic: nk-troops, text: They do not fight}\nretracted:\n  claims: [army-of-1200000]\n"
    )
    shown = await took(newsroom, pack)
    await ada.fill(await ada.call("claim edit", claim="army-of-1200000"), text="An army of 1,280,000")
    again = await moe.press(shown, "Import")
    assert "Nothing is imported yet, since the desk changed meanwhile" in text(again)
    assert "An army of 1,280,000" in text(again) and "1,280,000" in text(await moe.ask("!claim army-of-1200000"))
    await ada.fill(await ada.call("actor add", name="They do not fight"), kind="group")
    done = await moe.press(again, "Import")
    assert "1 changed, 1 retracted" in text(done) and "was retracted on" in text(
        await moe.ask("!claim army-of-1200000")
    )


async def test_what_is_wrong_with_a_pack_by_the_time_it_is_imported_is_told(newsroom: Newsroom, moe: Visitor) -> None:
    shown = await took(newsroom, b"actors:\n  harbour: {name: The Port, kind: agency}\n")
    await moe.call("actor add", name="the port!", kind="agency")
    wrong = await moe.press(shown, "Import")
    assert "nothing was loaded" in text(wrong) and "already belongs to the actor" in text(wrong)


async def test_the_undo_of_an_import_of_two_entries_says_that_both_go(newsroom: Newsroom, moe: Visitor) -> None:
    pack = "claims:\n" + "".join(f"  c-{n}: {{topic: nk-troops, text: Pier {n} was burnt}}\n" for n in range(2))
    await moe.press(await took(newsroom, pack.encode(), "piers.yaml"), "Import")
    undone = await moe.call("undo")
    assert ", which was the import of piers.yaml, with all of its 2 entries." in undone["content"]
    redone = await moe.press(undone, "Redo")
    assert redone["content"].startswith("Redone") and "the import of piers.yaml, with all of its 2" in redone["content"]


@pytest.mark.parametrize("late", ["Import", "Drop"])
async def test_a_pack_that_is_pressed_twice_at_once_is_imported_once(
    newsroom: Newsroom, moe: Visitor, monkeypatch: pytest.MonkeyPatch, late: str
) -> None:
    await moe.ask("!topics")
    shown = await took(newsroom, b"claims:\n  pier: {topic: nk-troops, text: A pier was burnt}\n")
    store, draft = newsroom.bot.desk.store, custom_id(shown, "Import").split(":")[-1]
    kept = await store.draft(newsroom.bot.desk.scope_of(int(newsroom.sandbox.world.guild_id)), draft)
    ids = {label: custom_id(shown, label) for label in labels(shown)}

    async def as_it_was(*_: object) -> object:
        return kept

    monkeypatch.setattr(store, "draft", as_it_was)  # both were read before either wrote
    await moe.press(shown, "Import")
    told = await moe.press_id(ids[late])
    assert_one_sentence(told)
    assert "failed" not in told["content"]
