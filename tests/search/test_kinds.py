"""What something is asked, or told, to be one of is read in questions and in claims."""

import pytest

from bot.search.kinds import deeds_of, is_one, kind_asked, tells_who


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


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("They met at the house of pilot Lund", True),
        ("For years the pilot was Lund", True),
        ("At the time the pilot was the owner", True),
        ("Pilots with false passports were tourists", True),
        ("Lund, the younger pilot, left", True),
        ("They say the pilot was paid", False),
        ("Lund was paid by the pilot", False),
    ],
)
def test_who_somebody_is_stands_beside_what_they_are(text: str, is_told: bool) -> None:
    assert tells_who(frozenset(("pilot",)), text) is is_told


@pytest.mark.parametrize(
    ("text", "is_told"), [("Three people died in the fire", False), ("Lund died in the fire", True)]
)
def test_how_many_died_tells_not_who_was_the_victim(text: str, is_told: bool) -> None:
    assert tells_who(frozenset(("victim",)), text) is is_told
