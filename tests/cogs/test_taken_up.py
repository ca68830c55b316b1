"""A message is taken up as a statement: of whom and on what, its moderator says."""

import pytest

from tests.cogs.driving import Visitor, inputs, text
from tests.cogs.newsroom import Newsroom

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_message_becomes_a_statement_of_whom_the_moderator_names(moe: Visitor, mara: Visitor) -> None:
    said = mara.write("We have never sent anybody.")
    form = await moe.menu(said, "Add as statement")
    assert inputs(form)["quote"]["value"] == "We have never sent anybody."
    speaker = inputs(form)["speaker"]
    assert not speaker.get("value") and speaker["required"], "who posts words need not be who said them"
    assert f"{mara.called} posted the message" in speaker["placeholder"]
    saved = await moe.fill(
        form, claim="sent-to-russia", stance="denies", speaker="north-korea", paraphrase="Nobody was ever sent."
    )
    assert saved["content"] == "Added." and "We have never sent anybody." in text(saved)
    assert mara.called not in text(saved)


async def test_which_claim_a_message_is_about_may_be_chosen_from_those_near_to_it(moe: Visitor, mara: Visitor) -> None:
    said = mara.write("North Korean soldiers are directly involved in combat? No.")
    form = await moe.menu(said, "Add as statement")
    claim = inputs(form)["claim"]
    assert "perhaps in-combat" in claim["placeholder"] and not claim["required"] and not claim.get("value")
    held = await moe.fill(form, stance="denies", speaker="north-korea", paraphrase="There is nobody in combat.")
    assert "Claim is missing" in text(held)
    chosen = await moe.choose(held, "Claim", "in-combat")
    assert chosen["content"] == "Added." and "There is nobody in combat." in text(chosen)
    assert "There is nobody in combat." in text(await mara.ask("!who-denied in-combat"))


async def test_a_long_message_is_kept_whole_until_its_quote_is_cut(
    shared: Newsroom, moe: Visitor, mara: Visitor
) -> None:
    words = "We have never sent anybody. ".ljust(4000, "x")
    shared.sandbox.world.people[mara.name]["premium_type"] = 2
    said = mara.write(words[:2000])
    said["content"] = words  # as those who pay may write
    form = await moe.menu(said, "Add as statement")
    assert inputs(form)["quote"]["value"] == words
    filled = {"claim": "sent-to-russia", "stance": "denies", "speaker": "north-korea", "paraphrase": "Nobody was sent."}
    held = await moe.fill(form, **filled)
    assert "Quote: too long, 4,000 characters, at most 2,000; shorten it." in text(held)
    again = await moe.press(held, "Edit who said what")
    assert inputs(again)["quote"]["value"] == words
    assert f"{mara.called} posted the message" in inputs(again)["speaker"]["placeholder"]
    assert (await moe.fill(again, quote=words[:27]))["content"] == "Added."


async def test_messages_of_bots_pictures_and_names_are_taken_up_too(moe: Visitor, mara: Visitor) -> None:
    card = await mara.ask("!claim used-in-ukraine")
    quote = inputs(await moe.menu(card, "Add as statement"))["quote"]["value"]
    assert str(card["embeds"][0]["title"]) in quote or str(card["embeds"][0]["description"]) in quote
    picture = mara.write("", files=[("map.png", b"a picture")])
    form = await moe.menu(picture, "Add as statement")
    assert not inputs(form)["quote"].get("value")
    named = mara.write(f"<@{moe.id}> and @everyone deny it")
    assert inputs(await moe.menu(named, "Add as statement"))["quote"]["value"] == f"@{moe.called} and @everyone deny it"
    suggested = await mara.menu(card, "Suggest as claim")
    assert "moderators' room" in str(suggested) or inputs(suggested)["text"]["value"]
    saved = await moe.fill(
        form, claim="sent-to-russia", stance="denies", speaker="north-korea", paraphrase="The map shows nobody."
    )
    assert saved["content"] == "Added." and picture["id"] in str(saved)
