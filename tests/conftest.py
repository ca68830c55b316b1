"""What tests share: the story's packs, a store in a temporary folder, and a desk over it."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import hypothesis
import pytest

from bot.app import desk_over
from bot.desk.desk import Desk
from bot.store.embedded import EmbeddedStore
from tests import described
from tests.drawn import DRAWS_ANEW, TIMES
from tests.laid import STORY, empty, lay
from tests.made_settings import settings_in
from tests.unhurried import unhurried

described.listen()

# A shared machine is slow at times, which is no finding; a failing example prints how to repeat it.
hypothesis.settings.register_profile(
    "claimdesk",
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
    print_blob=True,
    derandomize=not DRAWS_ANEW,
    max_examples=100 * TIMES,
)
hypothesis.settings.load_profile("claimdesk")

LONGEST = (
    *("page/test_talking", "page/test_every_command", "chaos/digests/test_play", "page/test_slash"),
    *("page/test_moderating", "test_cli", "page/test_reach", "page/test_parts", "questions/test_questions"),
    *("test_house", "test_installing", "page/test_files", "page/test_desk", "scope/test_scope"),
    *("cogs/test_amendments", "store/test_as_of", "cogs/test_subscriptions"),
    *("chaos/amendments/test_killed", "chaos/digests/test_killed", "desk/test_packs_errors", "cogs/test_questions"),
    *("chaos/digests/test_zones", "sandbox/test_limits_odd_json", "desk/test_packdifference", "render/test_any_text"),
)
"""The files that take longest, in seconds rather than in work."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where several work at once, the files that take longest come first, so that all end together."""
    if hasattr(config, "workerinput"):
        ranks = {f"tests/{name}.py": rank for rank, name in enumerate(LONGEST)}
        items.sort(key=lambda item: ranks.get(item.nodeid.split("::")[0], len(ranks)))


@pytest.fixture(scope="session", autouse=True)
def no_hurry() -> Iterator[None]:
    """A busy machine cuts nothing short."""
    with unhurried():
        yield


@pytest.fixture(autouse=True)
def every_request_fits_the_description() -> Iterator[None]:
    """Whatever sandbox a test starts: what the client asked of it is held to Discord's description."""
    yield
    found = "\n".join(described.PROBLEMS)
    described.PROBLEMS.clear()
    assert not found, found


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[EmbeddedStore]:
    """An empty store."""
    kept = empty(tmp_path / "claimdesk.db")
    yield kept
    kept.close()


@pytest.fixture
def packs() -> Path:
    """The folder of the packs that are on the desk; a module may name its own."""
    return STORY


@pytest.fixture
async def story(tmp_path: Path, packs: Path) -> AsyncIterator[EmbeddedStore]:
    """A store with the packs loaded."""
    lay(tmp_path / "claimdesk.db", packs)
    kept = EmbeddedStore(tmp_path / "claimdesk.db")
    yield kept
    kept.close()


@pytest.fixture
def desk(story: EmbeddedStore, tmp_path: Path, packs: Path) -> Desk:
    """The desk with the story on it."""
    return desk_over(story, settings_in(tmp_path, packs))
