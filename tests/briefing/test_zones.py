"""Time zones as people name them: a place is taken, of several the nearest are named, whatever is typed."""

import datetime as dt
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.refusals import Refusal
from bot.search.zones import typed_zone, zones_like
from bot.search.zonewords import OF_CITY, OF_COUNTRY, OF_LARGE, OF_LETTERS

NOW = dt.datetime(2026, 11, 26, 23, 0, tzinfo=dt.UTC)
AREAS = ("Africa/", "America/", "Antarctica/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")
PLACES = sorted(name for name in available_timezones() if name.startswith(AREAS))


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        *(("Berlin", "Europe/Berlin"), ("kyiv", "Europe/Kyiv"), ("Kiev", "Europe/Kyiv"), ("Zürich", "Europe/Zurich")),
        *(("NYC", "America/New_York"), ("new york", "America/New_York"), ("Munich", "Europe/Berlin")),
        *(("Germany", "Europe/Berlin"), ("France", "Europe/Paris"), ("South Korea", "Asia/Seoul")),
        *(("Pyongyang", "Asia/Pyongyang"), ("buenos aires", "America/Argentina/Buenos_Aires"), ("JST", "Asia/Tokyo")),
        *(("UTC", "UTC"), ("gmt", "UTC"), ("Z", "UTC"), ("europe/berlin", "Europe/Berlin"), ("MSK", "Europe/Moscow")),
        *(("berlin time", "Europe/Berlin"), ("the time in Kyiv", "Europe/Kyiv"), ("UK  time zone", "Europe/London")),
        *(("Berlin, Germany", "Europe/Berlin"), ("Toronto, Canada", "America/Toronto"), ("UTC time", "UTC")),
        *(("Etc/GMT-2", "Etc/GMT-2"), ("etc/gmt+5", "Etc/GMT+5"), ("São Paulo", "America/Sao_Paulo")),
    ],
)  # fmt: skip
def test_a_place_is_taken(typed: str, zone: str) -> None:
    assert typed_zone(typed) == zone


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("CST", "“CST” is kept in several places; type one of them: America/Chicago, Asia/Shanghai or America/Havana."),
        ("CET", "“CET” is kept in several places; type one of them: Europe/Berlin, Europe/Paris or Africa/Algiers."),
        (
            "UTC+2",
            "“UTC+2” knows no summer time; type a place such as Europe/Kyiv, or Etc/GMT-2 if it shall stay so.",
        ),
        ("GMT+5:30", "“GMT+5:30” knows no summer time; type a place such as Asia/Kolkata."),
        ("+0", "“+0” is UTC; type UTC, or a place such as Europe/London."),
        ("UTC+99", "“UTC+99” is the time of no place; type a place such as Europe/Berlin, or UTC."),
        (
            "US Eastern Time",
            "“US Eastern Time” is kept in several places; type one of them: America/New_York or America/Toronto.",
        ),
        ("Paris, Texas", "“Paris, Texas” is no time zone; type a place such as Europe/Berlin, or UTC."),
        ("time", "“time” is no time zone; type a place such as Europe/Berlin, or UTC."),
        ("Berln", "“Berln” is no time zone; did you mean Europe/Berlin?"),
        ("Kyvi", "“Kyvi” is no time zone; did you mean Europe/Kyiv?"),
        ("", "“” is no time zone; type a place such as Europe/Berlin, or UTC."),
        ("../etc/passwd", "“../etc/passwd” is no time zone; type a place such as Europe/Berlin, or UTC."),
        (
            "Spain",
            "“Spain” is kept in several places; type one of them: Europe/Madrid, Africa/Ceuta or Atlantic/Canary.",
        ),
    ],
)
def test_what_is_no_place_is_one_sentence_with_the_nearest(typed: str, sentence: str) -> None:
    with pytest.raises(Refusal) as refused:
        typed_zone(typed)
    assert refused.value.sentence == sentence


def test_every_place_of_the_database_is_taken_by_its_name() -> None:
    assert [name for name in PLACES if typed_zone(name.lower()) != name] == []


def test_every_place_that_words_stand_for_is_one() -> None:
    several = [*OF_LARGE.values(), *OF_LETTERS.values()]
    named = {*OF_CITY.values(), *OF_COUNTRY.values(), *(name for names in several for name in names)}
    assert named <= available_timezones()


def test_an_abbreviation_is_that_of_its_places() -> None:
    """In winter or in summer, as far as the database has letters for their times; everyday words are none."""
    year = [dt.datetime(2026, month, 1, 12, tzinfo=dt.UTC) for month in range(1, 13)]
    everyday = ("mez", "mesz", "eastern", "central", "mountain", "pacific")
    for letters, places in OF_LETTERS.items():
        if len(letters) > 2 and " " not in letters and letters not in everyday:
            for place in places:
                names = {str(moment.astimezone(ZoneInfo(place)).tzname()) for moment in year}
                assert letters.upper() in names or all(name[0] in "+-" for name in names), (letters, place, names)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        *(("ber", "Europe/Berlin"), ("kyi", "Europe/Kyiv"), ("ny", "America/New_York"), ("new", "America/New_York")),
        *(("CST", "America/Chicago"), ("CET", "Europe/Berlin"), ("UTC+2", "Europe/Kyiv"), ("utc", "UTC")),
        *(("Berln", "Europe/Berlin"), ("us", "America/New_York"), ("", "UTC"), ("germ", "Europe/Berlin")),
    ],
)
def test_what_is_meant_is_offered_first_while_one_types(typed: str, first: str) -> None:
    offered = zones_like(typed, NOW, 25)
    assert offered[0].zone == first
    local = NOW.astimezone(ZoneInfo(first))
    assert offered[0].shown == f"{first} · {local:%a %H:%M} there now"


@given(st.text(max_size=40) | st.from_regex(r"(UTC|GMT|utc)? ?[+-]?[0-9]{0,3}:?[0-9]{0,3}", fullmatch=True))
def test_any_text_is_a_zone_or_one_sentence_and_what_is_offered_is_a_zone(typed: str) -> None:
    offered = zones_like(typed, NOW, 25)
    assert len(offered) == len({one.zone for one in offered}) <= 25
    assert all(typed_zone(one.zone) == one.zone and len(one.shown) <= 100 for one in offered)
    try:
        zone = typed_zone(typed)
    except Refusal as refusal:
        assert "\n" not in refusal.sentence and refusal.sentence.endswith((".", "?"))
        assert len(refusal.sentence) < 200
    else:
        assert ZoneInfo(zone).key == zone
