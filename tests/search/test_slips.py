"""Slips are read as the word that is meant, where it can hardly be another, and names in any of their cases."""

import pytest

from bot.search.cases import first_words, nominatives
from bot.search.claimwords import canonical, words_of
from bot.search.fitting import Document, story
from bot.search.mending import mended
from bot.search.slips import corrected
from bot.search.term import Term
from bot.search.typed import typed

GROUND = story(
    [Document(text, frozenset(words_of(text))) for text in ("soldiers lost weapons", "casualties on two trails")], ()
)


def read(text: str) -> list[tuple[str, bool]]:
    terms = [Term(canonical(token), token.word) for token in typed(text).tokens]
    return [(term.stem, term.mended) for term in corrected(terms, GROUND)]


@pytest.mark.parametrize(
    ("typed_so", "meant"),
    [
        ("soliders", "soldiers"),
        ("wepons", "weapons"),
        ("casualities", "casualties"),
        ("casualites", "casualties"),
    ],
)
def test_a_long_word_with_letters_missing_or_swapped_is_read_as_the_right_one(typed_so: str, meant: str) -> None:
    ((stem, doubtful),) = read(typed_so)
    assert (stem,) == words_of(meant) and not doubtful


@pytest.mark.parametrize(
    ("typed_so", "other"), [("patent", "patients"), ("contract", "contacts"), ("morality", "mortality")]
)
def test_a_word_that_is_another_with_its_letters_so_is_in_doubt(typed_so: str, other: str) -> None:
    ground = story([Document("", frozenset(words_of(other)))], ())
    (term,) = corrected([Term(canonical(token), token.word) for token in typed(typed_so).tokens], ground)
    assert term.mended


@pytest.mark.parametrize("text", ["trial", "weapens", "soldimrs"])
def test_a_short_word_or_a_wrong_letter_is_in_doubt(text: str) -> None:
    assert read(text)[0][1]


@pytest.mark.parametrize("text", ["losing", "county", "france", "solid"])
def test_other_words_are_left_alone(text: str) -> None:
    assert read(text) == [(canonical(typed(text).tokens[0]), False)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("did rusia deni it", "did russia deny it"),
        ("has the ukranian army denie it", "has the ukrainian army deny it"),
        ("who confirmd it", "who confirmed it"),
        ("what does she belive", "what does she believe"),
        ("the hungry finish team in indiana", "the hungry finish team in indiana"),
        ("austria and australia", "austria and australia"),
        ("the marines of chile", "the marines of chile"),
        ("what crime was it, what dose", "what crime was it what dose"),
        ("how many spans fell into the depths", "how many spans fell into the depths"),
        ("whose surname was it on the wheat", "whose surname was it on the wheat"),
    ],
)
def test_slips_in_verbs_for_saying_and_in_countries_are_put_right(text: str, line: str) -> None:
    assert mended(typed(text)).line == line


@pytest.mark.parametrize(
    ("case", "name"),
    [
        ("кремле", "кремль"),
        ("кремлем", "кремль"),
        ("россию", "россия"),
        ("пескова", "песков"),
        ("песковым", "песков"),
        ("зеленского", "зеленскии"),
        ("украини", "украина"),
    ],
)
def test_a_cyrillic_name_is_read_in_any_case(case: str, name: str) -> None:
    assert name in nominatives(case)


def test_a_name_of_two_words_is_read_in_any_case() -> None:
    assert "южная" in first_words("южнои") and "северныи" in first_words("северного")
    names = typed("что сказали в Южной Корее").names()
    assert (3, 5) in names["южнаякорея"]
    assert nominatives("nato") == () and first_words("north") == ("north",)
