"""Names compared as people mean them: without case, accents and spacing, and never one word taken for another."""

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.drafts import read_form
from bot.domain.forms import FORMS
from bot.domain.text import folded, is_seen, key_of, shortened_apart
from bot.domain.vocabulary import Kind

SAME = (
    ("Zelenskyy’s Büro", "zelenskyys buro"),
    ("Ångström", "angstrom"),
    ("Straße", "STRASSE"),
    ("Αθήνα", "αθηνα"),
    ("Фёдор Йовович", "федор иовович"),
    ("북한", unicodedata.normalize("NFD", "북한")),
    ("ガンダム", unicodedata.normalize("NFD", "ガンダム")),
    ("ガンダム", "ｶﾞﾝﾀﾞﾑ"),
    ("मुक़दमा", unicodedata.normalize("NFC", "मुक़दमा")),
    ("مُحَمَّد", "محمد"),
    ("שָלוֹם", "שלום"),
    ("☺️ Kyiv 1️⃣", "kyiv1"),
)
APART = (("काम", "किम"), ("กิน", "กัน"), ("ガンダム", "カンタム"), ("북한", "북하"), ("பகல்", "பகலி"), ("ކަ", "ކި"))


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_is_meant_alike_folds_alike(one: str, other: str) -> None:
    assert folded(one) == folded(other) != ""


@pytest.mark.parametrize(("one", "other"), APART)
def test_another_word_folds_to_another(one: str, other: str) -> None:
    assert folded(one) != folded(other)


def test_a_key_is_read_as_its_text_is() -> None:
    assert key_of("Kyiv’s 1,500 at 10,5 or 1,2345") == "kyivs-1500-at-10-5-or-1-2345"
    assert key_of("김여정") == ""


@given(st.text(max_size=30))
def test_a_name_folds_alike_composed_and_decomposed(text: str) -> None:
    assert folded(unicodedata.normalize("NFC", text)) == folded(unicodedata.normalize("NFD", text)) == folded(text)


@pytest.mark.parametrize("text", ["", " \t\u3000", "\u200b", "\u2800\u3164", "\u0301\u20dd", "\u202e\ufe0f"])
def test_what_takes_no_ink_is_not_seen(text: str) -> None:
    assert not is_seen(text)


@pytest.mark.parametrize("text", ["a", "\u200b북", "?", "☺️", "\u202eא", "é"])
def test_what_takes_ink_is_seen(text: str) -> None:
    assert is_seen(text)


def test_a_form_takes_nothing_that_cannot_be_seen() -> None:
    typed = {"name": "\u2800\u200b", "kind": "state", "aliases": "\u200b, N"}
    read = read_form(FORMS[Kind.ACTOR], typed, {}, dt.date(2024, 10, 18), lambda word, words: None)
    assert [trouble.sentence for trouble in read.troubles] == ["Name is missing."]
    assert read.fields == {"kind": "state", "aliases": ["N"]}


def test_two_long_texts_are_cut_about_the_place_where_they_part() -> None:
    same = "The envoy said on Friday that the airport of Ayville was closed " * 5
    old, new = shortened_apart(f"{same}for two days.", f"{same}for three days.", 60)
    assert (old, new) == ("…closed for two days.", "…closed for three days.")
    assert shortened_apart(f"No. {same}", f"Yes. {same}", 40) == (
        "No. The envoy said on Friday that the…",
        "Yes. The envoy said on Friday that the…",
    )
    assert shortened_apart(same, f"{same}and opened", 30) == ("…closed ", "…closed and opened")


@given(st.text(max_size=200), st.text(max_size=80), st.text(max_size=80), st.integers(20, 120))
def test_what_is_not_the_same_is_not_shown_as_the_same(same: str, one: str, other: str, limit: int) -> None:
    old, new = shortened_apart(same + one, same + other, limit)
    assert (old == new) == (one == other)
    assert len(old) <= limit and len(new) <= limit
