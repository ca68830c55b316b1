"""How near a claim's day is to one that is asked for."""

import datetime as dt

from bot.search.ranking import nearness


def test_a_bare_year_is_near_to_no_day() -> None:
    assert nearness([dt.date(2024, 5, 2)], "2024") == 0.0
    assert nearness([dt.date(2024, 5, 2)], "2024-05-02") == 1.0
