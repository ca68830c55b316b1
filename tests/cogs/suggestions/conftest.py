"""A member who suggests, moderators who decide, and the room between them."""

import pytest
import pytest_asyncio

from tests.cogs.driving import Message, Visitor, assert_one_sentence
from tests.cogs.newsroom import Newsroom


@pytest.fixture
def moe(shared: Newsroom, here: int) -> Visitor:
    """A moderator in the moderators' room."""
    return Visitor(shared, "moderator", "moderators", guild=here)


@pytest.fixture
def direct(shared: Newsroom, here: int) -> Visitor:
    """Mara, where the bot writes to her alone."""
    return Visitor(shared, "member", "dm", guild=here)


@pytest.fixture
def ada(shared: Newsroom, here: int, there: int) -> Visitor:
    """A second moderator in the moderators' room."""
    shared.sandbox.join(f"member@{there}", here, "Moderator")
    return Visitor(shared, f"member@{there}", "moderators", guild=here)


@pytest_asyncio.fixture(loop_scope="module")
async def set_up(moe: Visitor) -> None:
    await moe.call("desk setup", moderators_room=moe.place)


async def suggested(mara: Visitor, moe: Visitor, claim: str, **more: str) -> Message:
    """The post in the moderators' room for a claim that is suggested."""
    thanked = await mara.fill(await mara.call("suggest"), text=claim, **more)
    assert_one_sentence({**thanked, "content": thanked["content"].removeprefix("Thank you. ")})
    return await moe.sees(claim)
