"""An office by its letters is the office in full; where no office is named, letters may be something else."""

import pytest

from bot.search.abbreviations import capitals_in_full, office_in_full
from bot.search.typed import typed


@pytest.mark.parametrize(
    ("office", "full"),
    [
        ("PM of Sund", "prime minister of Sund"),
        ("the ceo", "the chief executive"),
        ("Chief Executive Officer of Acme", "chief executive of Acme"),
        ("spox", "spokesperson"),
        ("pmo staff", "pmo staff"),
    ],
)
def test_an_office_is_told_in_full(office: str, full: str) -> None:
    assert office_in_full(office) == full


def test_elsewhere_some_letters_alone_are_an_office() -> None:
    assert capitals_in_full("Acme's CEO left at 5 PM, said FM") == "Acme's chief executive left at 5 PM, said FM"
    assert [token.word for token in typed("did the CEO leave at 5 pm").tokens][2:4] == ["chief", "executive"]
    assert typed("did the CEO leave at 5 pm").tokens[-1].word == "pm"
