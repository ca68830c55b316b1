"""A text is read as the same terms however it is spelled, in any script, and any text can be read."""

import datetime as dt
import re
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.irregular import BASE, ENDED
from bot.search.stems import stem
from bot.search.synonyms import alike
from bot.search.terms import MOST_WORDS, Terms, index_terms, spoken_words, terms_of

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split(" ")
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ")


def in_words(n: int) -> str:
    """A whole number as English spells it."""
    if n < 20:
        return _SMALL[n]
    if n < 100:
        return _TENS[n // 10 - 2] + (f"-{_SMALL[n % 10]}" if n % 10 else "")
    for size, word in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            rest = n % size
            joint = " and " if size == 100 or 0 < rest < 100 else " "
            return f"{in_words(n // size)} {word}" + (joint + in_words(rest) if rest else "")
    raise AssertionError(n)


@given(st.integers(0, 10**12 - 1))
def test_a_number_is_one_term_in_words_and_in_figures(n: int) -> None:
    for written in (in_words(n), str(n), f"{n:,}"):
        assert spoken_words(f"about {written} soldiers came") == ["about", str(n), "soldiers", "came"], written


@given(st.integers(1, 999), st.sampled_from((("k", 3), (" thousand", 3), ("m", 6), (" million", 6), ("bn", 9))))
def test_a_number_with_its_unit_is_that_many(n: int, unit: tuple[str, int]) -> None:
    word, zeros = unit
    assert index_terms(f"{n}{word} people") == index_terms(f"{n * 10**zeros} people")
    assert index_terms(f"{n}.5{word} people") == index_terms(f"{n * 10**zeros + 5 * 10 ** (zeros - 1)} people")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("it lost 14 to 15 million a day", {"14000000", "15000000"}),
        ("it rose from 300 to 4 million", {"300", "4000000"}),
        ("5 to 10 people left", {"5", "10"}),
        ("17 milion and 2 bilion", {"17000000", "2000000000"}),
    ],
)
def test_a_span_of_large_numbers_may_name_its_size_once(text: str, numbers: set[str]) -> None:
    assert {word for word in spoken_words(text) if word.isdecimal()} == numbers


@given(st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31)))
def test_a_day_is_read_however_it_is_written(day: dt.date) -> None:
    month, short = day.strftime("%B"), day.strftime("%b")
    written = [
        f"On {day.isoformat()} they met",
        f"On {day.day} {month} {day.year:04} they met",
        f"On {short} {day.day}, {day.year:04} they met",
        f"On {day.day}th of {month} {day.year:04} they met".replace("th of", "th"),
    ]
    assert {terms_of(text).days for text in written} == {(day,)}
    assert len({frozenset(terms_of(text).words) for text in written}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12,000 troops were deployed", "12000 troop deploying"),
        ("12.000 Soldaten", "12000 Soldaten"),
        ("10 000 people", "ten thousand people"),
        ("50% of them", "fifty percent"),
        ("#VeteransDay", "veterans day"),
        ("@realDonaldTrump said it", "Real Donald Trump said it"),
        ("the U.N. report", "the UN reports"),
        ("Zelenskyy’s Büro", "zelenskyys buro"),
        ("Песков опроверг", "Пескова опроверг"),
        ("Зеленський", "Зеленського"),
        ("ＮＡＴＯ", "nato"),
        ("WHO experts", "experts of the W.H.O."),
        ("the labour organisation apologised", "a labor organization apologizes"),
        ("neighbours realised it", "the neighbor realizes"),
    ],
)
def test_two_spellings_are_the_same_terms(one: str, other: str) -> None:
    assert set(index_terms(one)) == set(index_terms(other)) != set()


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("북한", "북한은 러시아에 군인을 보냈다"),
        ("北朝鮮", "北朝鮮は兵士を派遣した"),
        ("ทหาร", "เกาหลีเหนือส่งทหารไปรัสเซีย"),
    ],
)
def test_words_are_found_inside_scripts_without_spaces(asked: str, held: str) -> None:
    assert set(index_terms(asked)) <= set(index_terms(held))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("काम", "किम"),
        ("12", "12.5"),
        ("who said it", "WHO said it"),
        ("they left us", "they left US"),
        ("may go", "5 May"),
    ],
)
def test_other_words_stay_others(one: str, other: str) -> None:
    assert set(index_terms(one)) != set(index_terms(other))


def test_how_a_copied_post_ends_is_not_its_words() -> None:
    read = terms_of("They sent 3k soldiers! https://t.co/abc pic.twitter.com/xyz — Ann Example (@annex) March 5, 2024")
    assert read.words == index_terms("They sent 3000 soldiers")
    assert read.by == index_terms("Ann Example annex")
    assert read.days == (dt.date(2024, 3, 5),)


def test_a_text_of_stop_words_alone_is_searched_by_them() -> None:
    assert terms_of("Who is it?").words and not terms_of("?!") and not terms_of("")


@given(st.text(max_size=400))
def test_any_text_can_be_read(text: str) -> None:
    read = terms_of(text)
    assert read == terms_of(text)
    assert len(read.words) <= MOST_WORDS
    for term in (*read.words, *read.by, *index_terms(text)):
        assert term and not re.search(r"[\s\"'·*:^(){}-]", term), repr(term)


@given(st.lists(st.sampled_from("Ann's 12,000 K-9 U.S. #Tag 5% 北朝鮮 Песков émigré 3rd don’t".split(" ")), max_size=8))
def test_what_a_claim_says_is_found_by_its_own_words(words: list[str]) -> None:
    text = " ".join(words)
    asked: Terms = terms_of(text)
    assert set(asked.words) >= set(index_terms(text))


SYLLABLES = st.builds(
    "".join, st.tuples(st.sampled_from("bcdfghklmnprstvw"), st.sampled_from("aeiou"), st.text("lnrst", max_size=2))
)


@given(st.lists(st.lists(SYLLABLES, min_size=1, max_size=4).map("".join), min_size=1, max_size=20, unique=True))
def test_english_stems_are_those_of_sqlite(words: list[str]) -> None:
    conn = sqlite3.connect(":memory:")
    conn.execute("CREATE VIRTUAL TABLE held USING fts5 (word, tokenize = 'porter ascii')")
    conn.execute("CREATE VIRTUAL TABLE terms USING fts5vocab (held, instance)")
    endings = ("", "s", "es", "ed", "ing", "ation", "ational", "iveness", "ically", "fulness", "ement", "ies", "eed")
    spelled = [word + end for word in words for end in endings]
    conn.executemany("INSERT INTO held (rowid, word) VALUES (?, ?)", enumerate(spelled))
    for number, term in conn.execute("SELECT doc, term FROM terms"):
        assert spelled[number] in BASE | ENDED or stem(spelled[number]) == term, spelled[number]
    conn.close()


def test_every_form_of_an_irregular_word_has_the_stem_of_the_word_itself() -> None:
    for form, base in BASE.items():
        assert stem(form) == stem(base), form
    assert not BASE.keys() & set(BASE.values()), "a form that is a word of its own would be led astray"
    assert stem("found") != stem("find")


def test_a_man_is_not_for_that_a_soldier() -> None:
    assert not alike(stem("man")) & alike(stem("soldiers"))
    assert alike(stem("serviceman")) == alike(stem("troops"))
