"""How well a claim fits: by its spelling, by its other wordings, and less surely by a slip."""

import pytest

from bot.search.fitting import STRONG, Document, Term, canonical, corrected, fits, is_negated, meant, story, words_of
from bot.search.typed import typed


def terms(text: str) -> list[Term]:
    return [Term(canonical(token), token.word) for token in typed(text).tokens]


def told(*texts: str, wordings: str = "") -> list[Document]:
    others = frozenset(words_of(wordings))
    return [Document(text, frozenset(words_of(text)), wordings=others) for text in texts]


def test_both_spellings_of_a_word_are_one() -> None:
    found = fits(terms("apologised harbour"), story(told("she apologizes for the harbor", "they sold a ship"), ()))
    assert meant(found) == ["she apologizes for the harbor"]


def test_a_claim_is_found_by_its_other_wordings() -> None:
    documents = told("the works emptied tanks into the fjord", wordings="Acme poisoned the bay")
    assert meant(fits(terms("poisoned bay"), story(documents, ()))) == [documents[0].key]


def test_a_word_read_as_a_slip_is_in_doubt_when_it_stands_alone() -> None:
    ground = story(told("two trails lead to the yard", "a ship burned"), ())
    assert fits(corrected(terms("trial"), ground), ground)[0].share < STRONG
    assert meant(fits(corrected(terms("yard trial"), ground), ground)) == ["two trails lead to the yard"]


def test_another_first_letter_is_no_slip() -> None:
    ground = story(told("the case was closed"), ())
    assert not corrected(terms("lose"), ground)[0].mended


@pytest.mark.parametrize(
    ("text", "negated"),
    [("No card data were stolen", True), ("It wasn’t them", True), ("It lasted no longer than a day", False)],
)
def test_a_claim_tells_what_is_not_so(text: str, negated: bool) -> None:
    assert is_negated(text) is negated
