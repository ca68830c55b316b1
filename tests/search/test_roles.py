"""The words of a question stand in a claim in the roles that are asked for, or in others."""

import pytest

from bot.search.roles import in_other_roles

NAMES = {"acme": frozenset(("acme", "acm"))}


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("did sailors work for acme", "Acme's men worked together with sailors"),
        ("did the sailors hire acme", "Acme hired sailors"),
        ("who owes acme 3000000", "Acme owes its creditors 3 million crowns"),
        ("who has sued acme", "Acme sued three sailors"),
        ("did acme ban the ships", "Acme banned the sale of ships for two months"),
        ("when did the mayor enter the yard", "The mayor entered the house on 3 May and left for the yard"),
        ("did the mayor leave the yard", "The mayor entered the house and left for the yard"),
        ("did lund pay for the ship", "Lund paid the ship"),
        ("did lund vote against the law", "Lund voted for the law"),
        ("did lund fly from oslo", "Lund flew to Oslo"),
        ("who left the paper", "Lund left the house a year before the paper"),
        ("was acme banned", "They banned the sale of Acme ships"),
        ("has acme been banned from sailing", "Acme banned sailing at night"),
    ],
)
def test_the_same_words_in_other_roles_are_another_thing(asked: str, text: str) -> None:
    assert in_other_roles(asked, text, NAMES)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("did sailors work with acme", "Acme's men worked together with sailors"),
        ("did acme hire sailors", "Acme hired sailors"),
        ("were the sailors hired by acme", "Acme hired sailors"),
        ("who owes its creditors 3000000", "Acme owes its creditors 3 million crowns"),
        ("who sued acme", "Acme was sued by three sailors"),
        ("did acme ban the sale of ships", "Acme banned the sale of ships for two months"),
        ("did acme store the oil", "Acme stored thousands of tons of oil"),
        ("did the mayor leave for the yard", "The mayor entered the house and left for the yard"),
        ("did the mayor enter the house", "The mayor entered the house and left for the yard"),
        ("did lund meet holm", "Holm met Lund"),
        ("did the crew flee from the ship", "The crew fled the ship"),
        ("is the ship safe", "The ship is safe"),
        ("was acme sued", "Three sailors sued Acme"),
        ("was the sale banned", "They banned the sale of ships"),
    ],
)
def test_the_same_words_in_the_same_roles_are_that(asked: str, text: str) -> None:
    assert not in_other_roles(asked, text, NAMES)


def test_a_told_sentence_has_roles_too() -> None:
    line = "who says that sailors worked for acme"
    assert in_other_roles(line, "Acme's men worked with sailors", NAMES, len("who says"))
    assert not in_other_roles("who denies the oil offer", "Lund offered the yard oil", NAMES, len("who denies"))
