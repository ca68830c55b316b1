"""How a server keeps its desk: who may curate, where moderators meet, what is followed."""

import pytest

from bot.sandbox.permissions import MEMBER, Bit
from tests.cogs.driving import Visitor, assert_logged, assert_one_sentence, text, typed
from tests.cogs.newsroom import Newsroom

pytestmark = pytest.mark.asyncio(loop_scope="module")


def plain(message: dict) -> str:
    """What is written, without the marks of bold words."""
    return text(message).replace("**", "")


async def test_a_configured_role_may_curate_and_nobody_else(
    shared: Newsroom, here: int, moe: Visitor, mara: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    role = shared.sandbox.add_role("Curators", guild=here)
    assert "Who may curate: members with the role Curators" in plain(await moe.call("desk setup", moderator_role=role))
    refused = await moe.call("claim retract", claim="moved-1500")
    assert_one_sentence(refused)
    assert refused["content"] == (
        "You may not change entries here, only members with the role Curators; /suggest tells them what is missing."
    )
    assert_logged(caplog, moe)
    assert_one_sentence(await mara.call("claim retract", claim="moved-1500"))
    shared.sandbox.set_roles("member", "Curators", guild=here)
    assert (await mara.call("claim retract", claim="moved-1500"))["content"].startswith("Retracted")
    assert "Who may curate" in text(await mara.call("desk status"))
    refused = await mara.call("desk setup", language="en")
    assert_one_sentence(refused)
    assert refused["content"] == "You may not set up the desk here, only members who may manage the server."


async def test_a_setup_that_names_nothing_says_so_and_shows_what_stands(moe: Visitor, mara: Visitor) -> None:
    await moe.call("desk setup", language="uk")
    shown = plain(await moe.call("desk setup"))
    for words in ("Nothing was set", "moderator_role", "question_room", "Language of sources: uk"):
        assert words in shown.replace("\\", ""), words
    assert "Nothing was set" not in plain(await moe.call("desk setup", language="en"))
    assert "Nothing was set" not in plain(await moe.call("desk status"))
    assert_one_sentence(await mara.call("desk setup"))


async def test_what_was_set_can_be_unset(shared: Newsroom, here: int, moe: Visitor) -> None:
    await moe.call("desk setup", moderator_role=shared.sandbox.add_role("Curators", guild=here), language="uk")
    shown = plain(await moe.call("desk setup", unset="moderator_role"))
    assert "Who may curate: members who may manage messages" in shown
    assert "Language of sources: uk" in shown
    assert "Language of sources: not set" in plain(await moe.call("desk setup", unset="language"))


async def test_the_role_of_one_server_is_nothing_in_another(
    shared: Newsroom, here: int, there: int, moe: Visitor, mara: Visitor
) -> None:
    await moe.call("desk setup", moderator_role=shared.sandbox.add_role("Curators", guild=here))
    shared.sandbox.set_roles("member", "Curators", guild=here)
    shared.sandbox.join(f"member@{here}", there)
    assert_one_sentence(await Visitor(shared, f"member@{here}", guild=there).call("drafts"))
    assert "no unfinished drafts" in (await Visitor(shared, "moderator", guild=there).call("drafts"))["content"]


async def test_a_role_that_is_gone_leaves_nobody_and_says_how_to_go_on(
    shared: Newsroom, here: int, moe: Visitor
) -> None:
    role = shared.sandbox.add_role("Curators", guild=here)
    await moe.call("desk setup", moderator_role=role)
    guild = shared.sandbox.guild(here)
    del guild.roles[role]
    shared.sandbox.world.tell_gateway("GUILD_ROLE_DELETE", {"guild_id": guild.id, "role_id": role})
    refused = await moe.call("drafts")
    assert_one_sentence(refused)
    assert "the moderator role is gone" in refused["content"] and "/desk setup" in refused["content"]
    shown = plain(await moe.call("desk setup", language="en"))
    assert "gone from this server" in shown and "nobody may curate until /desk setup names another" in shown
    again = shared.sandbox.add_role("Editors", guild=here)
    shared.sandbox.set_roles("moderator", "Moderator", "Editors", guild=here)
    await moe.call("desk setup", moderator_role=again)
    assert "no unfinished drafts" in (await moe.call("drafts"))["content"]


async def test_who_manages_messages_curates_and_does_not_set_up(shared: Newsroom, here: int, moe: Visitor) -> None:
    shared.sandbox.set_role("Moderator", MEMBER | Bit.MANAGE_MESSAGES, guild=here)
    assert "Suggestions waiting" in text(await moe.call("desk status"))
    assert_one_sentence(await moe.call("desk setup", language="en"))


async def test_the_status_says_what_the_bot_lacks_in_the_room(shared: Newsroom, here: int, moe: Visitor) -> None:
    assert "Without a moderators' room" in text(await moe.call("desk status"))
    room = shared.sandbox.room("moderator", "moderators", guild=here)
    shown = plain(await moe.call("desk setup", moderators_room=room))
    assert "Moderators' room: \\#moderators" in shown and "Nothing is missing." in shown
    shared.sandbox.overwrite("moderators", "bot", deny=Bit.SEND_MESSAGES | Bit.EMBED_LINKS, guild=here)
    shown = plain(await moe.call("desk status"))
    assert "the bot may not send messages and embed links: allow it there" in shown
    assert "Nothing is missing" not in shown


async def test_a_story_that_is_followed_is_the_one_that_is_meant(moe: Visitor, mara: Visitor) -> None:
    await moe.call("topic add", title="Ships in the strait")
    await moe.call("claim add", text="A ship was stopped", topic="ships-in-the-strait")
    assert "Which story" in text(await mara.ask("!claims"))
    assert "Stories followed: ships-in-the-strait" in plain(await moe.call("desk setup", topics="Ships in the strait"))
    assert "A ship was stopped" in text(await mara.ask("!claims"))
    await moe.call("desk setup", topics="nk-troops")
    assert "A ship was stopped" not in text(await mara.ask("!claims")), "an answer from before the setup"
    form = await moe.call("claim add")
    assert typed(form)["topic"] == "nk-troops"
    assert "Stories followed: all" in plain(await moe.call("desk setup", topics="all"))
    assert "Which story" in text(await mara.ask("!claims"))


async def test_a_setup_that_cannot_be_is_refused_and_the_old_one_stays(moe: Visitor) -> None:
    await moe.call("desk setup", topics="nk-troops", language="uk")
    for wrong, said in (({"topics": "no-such-story"}, "no-such-story"), ({"language": "klingon!"}, "language tag")):
        refused = await moe.call("desk setup", **wrong)
        assert said in refused["content"] and not refused["embeds"]
    shown = plain(await moe.call("desk status"))
    assert "Stories followed: nk-troops" in shown and "Language of sources: uk" in shown


async def test_sources_added_here_have_the_servers_language(moe: Visitor, mara: Visitor) -> None:
    await moe.call("desk setup", language="uk")
    said = {"said": "Nobody was sent.", "source": "https://example.org/a-page"}
    await moe.call("statement add", claim="sent-to-russia", stance="denies", speaker="nato", **said)
    assert "“uk”" in text(await mara.ask("!history source:example-a-page"))


async def test_who_was_never_muted_may_be_unmuted(moe: Visitor, mara: Visitor) -> None:
    assert (await moe.call("desk unmute", member=mara.id))["content"] == "Suggestions from this member are taken again."


async def test_everybody_is_no_moderators_role(shared: Newsroom, here: int, moe: Visitor) -> None:
    everyone = next(iter(shared.sandbox.world.guilds[list(shared.sandbox.world.guilds)[here - 1]].roles))
    answer = await moe.call("desk setup", moderator_role=everyone)
    assert answer["content"].endswith("everyone is everybody; name a role that only moderators have.")
