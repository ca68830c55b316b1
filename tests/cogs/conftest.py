"""A newsroom of a test's own or one for a module, and who is at it: a moderator, a second one, and a member."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.cogs.driving import Visitor
from tests.cogs.newsroom import Newsroom, opened_newsroom


@pytest.fixture
async def newsroom(tmp_path: Path) -> AsyncIterator[Newsroom]:
    """A newsroom of the test's own."""
    async with opened_newsroom(tmp_path) as room:
        yield room


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Newsroom]:
    """One newsroom for all tests of a module; each opens a server of its own in it, and so knows of no other."""
    async with opened_newsroom(tmp_path_factory.mktemp("newsroom")) as room:
        yield room


@pytest.fixture
def here(shared: Newsroom) -> int:
    """The number of a server of the test's own, in which nothing has happened yet."""
    return shared.sandbox.add_guild("Here")


@pytest.fixture
def there(shared: Newsroom) -> int:
    """Another such server."""
    return shared.sandbox.add_guild("There")


@pytest.fixture
def moe(request: pytest.FixtureRequest) -> Visitor:
    """A moderator: of the newsroom of the test's own where it has one, else of its server in the module's."""
    return _visitor(request, "moderator")


@pytest.fixture
def mara(request: pytest.FixtureRequest) -> Visitor:
    """A member there."""
    return _visitor(request, "member")


@pytest.fixture
def ada(shared: Newsroom, here: int, there: int) -> Visitor:
    """A second moderator of the test's server in the module's newsroom."""
    shared.sandbox.join(f"member@{there}", here, "Moderator")
    return Visitor(shared, f"member@{there}", guild=here)


def _visitor(request: pytest.FixtureRequest, name: str) -> Visitor:
    if "newsroom" in request.fixturenames:
        return Visitor(request.getfixturevalue("newsroom"), name)
    return Visitor(request.getfixturevalue("shared"), name, guild=request.getfixturevalue("here"))
