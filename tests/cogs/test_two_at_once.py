"""Two moderators edit one entry: the second sees both versions and their own text, and chooses. Nothing is lost."""

import asyncio

import pytest
import pytest_asyncio

from tests.cogs.driving import Message, Visitor, assert_one_sentence, custom_id, labels, text, typed
from tests.cogs.newsroom import Newsroom

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module")
async def held(moe: Visitor, ada: Visitor) -> Message:
    """What Ada sees: both began from the same revision, Moe saved first."""
    hers = await ada.call("claim edit", claim="moved-1500")
    his = await moe.call("claim edit", claim="moved-1500")
    await moe.fill(his, text="It was 1,501 soldiers", places="Vladivostok, Nampo")
    return await ada.fill(hers, text="It was 1,499 soldiers", figures="about 1,499 troops; soldiers; moved")


async def test_the_second_sees_both_versions_and_their_own_text(held: Message, moe: Visitor, mara: Visitor) -> None:
    told = text(held)
    assert "Not saved yet: somebody changed this entry while you typed" in told
    theirs, would, yours = (told.index(part) for part in (f"{moe.called} changed it", "would change", "would read"))
    assert "“Vladivostok” → “Vladivostok, Nampo”" in told[theirs:would]
    assert "→ “It was 1,501 soldiers”" in told[theirs:would]
    assert "“It was 1,501 soldiers” → “It was 1,499 soldiers”" in told[would:yours]
    assert "Nampo" not in told[would:yours], "what she did not touch stays as he left it"
    assert "It was 1,499 soldiers" in told[yours:] and "about 1,499 troops" in told[yours:]
    assert "It was 1,501 soldiers" in text(await mara.ask("!claim moved-1500")), "nothing is saved over his"


async def test_she_saves_hers_over_his_and_keeps_what_only_he_changed(
    held: Message, ada: Visitor, moe: Visitor, mara: Visitor
) -> None:
    save = custom_id(held, "Save mine")
    saved = await ada.press(held, "Save mine")
    assert saved["content"].startswith("Saved.")
    shown = text(await mara.ask("!claim moved-1500"))
    assert "It was 1,499 soldiers" in shown and "Nampo" in shown
    history = text(await mara.ask("!history moved-1500"))
    assert ada.called in history and moe.called in history, "both versions stay in the history"
    assert_one_sentence(await ada.press_id(save))


async def test_she_lets_his_stand(held: Message, ada: Visitor, mara: Visitor) -> None:
    said = (await ada.press(held, "Discard"))["content"]
    assert said == "The draft is discarded; the claim itself is unchanged by it."
    assert "It was 1,501 soldiers" in text(await mara.ask("!claim moved-1500"))
    assert "no unfinished drafts" in (await ada.call("drafts"))["content"]


async def test_she_looks_again_and_writes_a_third(held: Message, ada: Visitor, mara: Visitor) -> None:
    again = await ada.press(held, "Edit the claim")
    assert typed(again)["text"] == "It was 1,499 soldiers" and typed(again)["places"] == "Vladivostok, Nampo"
    saved = await ada.fill(again, text="It was about 1,500 soldiers")
    assert saved["content"].startswith("Saved.")
    assert "It was about 1,500 soldiers" in text(await mara.ask("!claim moved-1500"))


async def test_if_he_saves_again_before_she_chose_she_is_asked_again(held: Message, ada: Visitor, moe: Visitor) -> None:
    await moe.fill(await moe.call("claim edit", claim="moved-1500"), text="It was 1,502 soldiers")
    again = await ada.press(held, "Save mine")
    assert "“It was 1,501 soldiers” → “It was 1,502 soldiers”" in text(again)
    assert "“It was 1,502 soldiers” → “It was 1,499 soldiers”" in text(again)
    assert (await ada.press(again, "Save mine"))["content"].startswith("Saved.")


async def test_it_waits_in_her_drafts_over_a_restart(
    shared: Newsroom, held: Message, ada: Visitor, mara: Visitor
) -> None:
    await shared.restart()
    listed = await ada.call("drafts")
    assert labels(listed) == ["claim: It was 1,499 soldiers"]
    assert typed(await ada.press(listed, "claim"))["text"] == "It was 1,499 soldiers"
    assert (await ada.press(held, "Save mine"))["content"].startswith("Saved.")
    assert "It was 1,499 soldiers" in text(await mara.ask("!claim moved-1500"))


async def test_one_who_edits_what_another_retracts_reads_why_and_may_put_it_back(
    moe: Visitor, ada: Visitor, mara: Visitor
) -> None:
    form = await ada.call("claim edit", claim="casualties-in-donetsk")
    await moe.call("claim retract", claim="casualties-in-donetsk", why="said of another place")
    held = await ada.fill(form, text="There were casualties")
    assert f"{moe.called} retracted it" in text(held) and "said of another place" in text(held)
    assert "There were casualties" in text(held)
    assert "was retracted on" in text(await mara.ask("!claim casualties-in-donetsk"))
    assert (await ada.press(held, "Save mine"))["content"].startswith("Saved.")
    assert "There were casualties" in text(await mara.ask("!claim casualties-in-donetsk"))


async def test_two_who_make_the_same_change_need_not_choose(moe: Visitor, ada: Visitor) -> None:
    forms = [await who.call("actor edit", actor="nato") for who in (moe, ada)]
    await moe.fill(forms[0], role="an alliance")
    second = await ada.fill(forms[1], role="an alliance")
    assert second["content"] == f"Nothing was changed: {moe.called} saved the same before you."
    assert "Undo" not in labels(second), "there is nothing of hers to take back"
    assert "no unfinished drafts" in (await ada.call("drafts"))["content"]


async def test_a_form_sent_unchanged_changes_nothing_whatever_others_did(moe: Visitor, ada: Visitor) -> None:
    forms = [await who.call("actor edit", actor="nato") for who in (moe, ada)]
    await moe.fill(forms[0], role="an alliance")
    unchanged = await ada.fill(forms[1])
    assert unchanged["content"] == "Nothing was changed." and "an alliance" in text(unchanged)


async def test_of_two_forms_sent_in_the_same_moment_one_is_saved_and_one_held(
    moe: Visitor, ada: Visitor, mara: Visitor
) -> None:
    for round in range(5):
        forms = [await who.call("claim edit", claim="moved-1500") for who in (moe, ada)]
        words = [f"It was {round} hundred", f"It was {round} thousand"]
        answers = await asyncio.gather(moe.fill(forms[0], text=words[0]), ada.fill(forms[1], text=words[1]))
        assert sorted(answer["content"].split(" ")[0] for answer in answers) == ["", "Saved."]
        lost = next(n for n, answer in enumerate(answers) if not answer["content"])
        assert words[lost] in text(answers[lost]) and words[1 - lost] in text(answers[lost])
        assert words[1 - lost] in text(await mara.ask("!claim moved-1500"))


async def test_two_who_add_the_same_thing_in_the_same_moment_get_two_keys(
    moe: Visitor, ada: Visitor, mara: Visitor
) -> None:
    """Neither could have seen the other's: both are kept, and a moderator retracts one."""
    asked = {"text": "A road was closed", "topic": "nk-troops"}
    answers = await asyncio.gather(moe.call("claim add", **asked), ada.call("claim add", **asked))
    said = sorted(answer["content"] for answer in answers)
    assert said in (["", "Added."], ["Added.", "Added."])
    assert "A road was closed" in text(await mara.ask("!claim claim:a-road-was-closed"))


async def test_one_form_sent_twice_is_saved_once(moe: Visitor, mara: Visitor) -> None:
    await moe.ask("!claim moved-1500")
    form = await moe.call("claim edit", claim="moved-1500")
    first = await moe.fill(form, text="It was 1,501 soldiers")
    second = await moe.submit_id(form["modal"]["custom_id"], text="It was 1,502 soldiers")
    assert first["content"].startswith("Saved.")
    assert "Not saved yet. The draft of this form was saved" in text(second) and "1,502 soldiers" in text(second)
    assert "It was 1,501 soldiers" in text(await mara.ask("!claim moved-1500"))
