"""Who is behind something is told by a word for that, by a deed, or by whom it was done."""

import pytest

from bot.search.behind import asked_behind, tells_behind


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Lund is responsible for the explosion", True),
        ("The explosion was planned by Lund", True),
        ("The explosion was the work of soldiers, paid for by Acme", True),
        ("Lund exploded the bridge", True),
        ("The bridge exploded", False),
        ("The explosion killed three", False),
    ],
)
def test_a_text_tells_who_is_behind_it(text: str, is_told: bool) -> None:
    things = asked_behind("who is behind the explosion")
    assert things is not None
    assert tells_behind(things, text) is is_told
