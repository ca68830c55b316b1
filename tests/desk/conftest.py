"""The desk as moderators of one server have it."""

import pytest

from bot.desk.work import Curator
from bot.domain.revision import signed


def curator(name: str, number: int, scope: str = "42") -> Curator:
    return Curator(scope, str(number), signed(name, number))


@pytest.fixture
def ann() -> Curator:
    return curator("Ann", 1)


@pytest.fixture
def bob() -> Curator:
    return curator("Bob", 2)
