"""A reply that corrects the question says what was meant instead."""

from bot.search.corrections import corrected


def test_what_is_meant_instead_is_told_before_what_is_not_meant() -> None:
    assert corrected("no, I meant Ukraine and not Russia") == "Ukraine"


def test_a_long_reply_corrects_nothing() -> None:
    assert corrected("not the first, Ukraine") == "Ukraine"
    assert corrected(f"not {'the very ' * 30}first, Ukraine") == ""
