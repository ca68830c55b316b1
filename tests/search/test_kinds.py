"""What something is asked, or told, to be one of is read in questions and in claims."""

import pytest

from bot.search.kinds import deeds_of, is_one, kind_asked


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("who says that it is a forgery", "forgery"),
        ("is the letter a clumsy forgery", "clumsy forgery"),
        ("who denies that it was a forgery by lund", "forgery"),
        ("is it a forgery or not", "forgery"),
        ("is there a forgery", ""),
        ("who forged it", ""),
    ],
)
def test_the_kind_that_is_asked_for(line: str, kind: str) -> None:
    assert kind_asked(line) == kind


def test_what_a_text_tells_something_to_be() -> None:
    assert is_one("clumsy forgery", "The letter is a forgery of the last century")
    assert not is_one("forgery", "Lund showed a forgery")
    assert not is_one("letter", "The letter is a forgery")
    assert not is_one("", "The letter is a forgery")


def test_who_does_something_is_told_to_do_it() -> None:
    assert "smuggl" in deeds_of("Lund was a smuggler of coins")
    assert not deeds_of("Lund met a smuggler")
