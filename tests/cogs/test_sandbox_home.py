"""The sandbox's server begins with a room where suggestions and reports arrive; what moderators set is left alone."""

from bot.app import furnish
from bot.domain.setup import Setup
from tests.cogs.driving import Visitor, text
from tests.cogs.newsroom import Newsroom


async def test_a_strangers_first_suggestion_arrives(newsroom: Newsroom) -> None:
    world = newsroom.sandbox.world
    await furnish(newsroom.bot.desk, world.guild_id, world.rooms["moderators"])
    mara = Visitor(newsroom, "member")
    await mara.fill(await mara.call("suggest"), text="A second airport was closed")
    assert "A second airport was closed" in text(Visitor(newsroom, "moderator", "moderators").said()[-1])


async def test_a_server_that_was_set_up_stays_as_it_is(newsroom: Newsroom) -> None:
    world = newsroom.sandbox.world
    await Visitor(newsroom, "moderator").call("desk setup", moderators_room=world.rooms["digest"])
    await furnish(newsroom.bot.desk, world.guild_id, world.rooms["moderators"])
    assert await newsroom.bot.desk.setups.of(world.guild_id) == Setup(moderators_room=world.rooms["digest"])
