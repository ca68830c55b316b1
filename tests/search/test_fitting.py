"""How well a claim fits: by its spelling, by its other wordings, and less surely by a slip."""

import pytest

from bot.search.asked import asked as asked_of
from bot.search.claimwords import canonical, counts_another, names_in, things_in, words_of
from bot.search.fitting import STRONG, Document, fits, meant, story
from bot.search.negation import is_negated, part_asked
from bot.search.slips import corrected
from bot.search.term import Term
from bot.search.typed import typed


def terms(text: str) -> list[Term]:
    return [Term(canonical(token), token.word) for token in typed(text).tokens]


def understood(text: str) -> tuple[Term, ...]:
    return asked_of(typed(text), ()).terms


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


def test_a_number_is_of_what_it_is_put_before() -> None:
    text = "Police got some 5,000 calls about wolves"
    document = Document("calls", frozenset(words_of(text)), order=words_of(text), heads=frozenset(words_of("calls")))
    ground = story([document], ())
    for asked, known in (("5,000 wolves", []), ("5,000 calls", ["calls"]), ("5,000 about wolves", ["calls"])):
        words = understood(f"were there {asked}?")
        assert meant(fits(words, ground)) == known, asked


def test_another_first_letter_is_no_slip() -> None:
    ground = story(told("the case was closed"), ())
    assert not corrected(terms("lose"), ground)[0].mended


@pytest.mark.parametrize(
    ("text", "negated"),
    [("No card data were stolen", True), ("It wasn’t them", True), ("It lasted no longer than a day", False)],
)
def test_a_claim_tells_what_is_not_so(text: str, negated: bool) -> None:
    assert is_negated(text) is negated


def named(text: str, actor: str) -> Term:
    (token,) = typed(text).tokens
    return Term(canonical(token), token.word, names=True, actor=actor, instead=(frozenset(words_of(text)),))


def claim(text: str, *known: str, speakers: frozenset[str] = frozenset()) -> Document:
    names = names_in(text, frozenset(known))
    return Document(
        text, frozenset(words_of(text)), order=words_of(text), speakers=speakers, names=names, things=things_in(text)
    )


def test_the_doer_is_the_one_who_is_asked_about() -> None:
    ground = story([claim("Acme pays a fine for the leak", "acme"), claim("A ship burned")], ())
    acme, lund = named("Acme", "acme"), named("Lund", "lund")
    assert meant(fits([acme, *terms("fine")], ground, subject=acme))
    assert not meant(fits([lund, *terms("fine")], ground, subject=lund))
    far = story([claim("The head of the dock workers told Lund to go", "lund")], ())
    assert not meant(fits([lund, *terms("told")], far, subject=lund))


def test_what_is_asked_to_be_done_is_not_only_named() -> None:
    ground = story([claim("Acme pays less because of the thefts", "acme"), claim("Lund stole a boat", "lund")], ())
    acme, lund = named("Acme", "acme"), named("Lund", "lund")
    (steal,) = terms("steal")
    assert not meant(fits([acme, steal], ground, subject=acme, verb=steal))
    assert meant(fits([lund, steal], ground, subject=lund, verb=steal)) == ["Lund stole a boat"]


def test_what_a_thing_is_told_to_be_is_not_done() -> None:
    ground = story(
        [claim("A note was written to explain a positive test in May"), claim("Lund hid a boat", "lund")], ()
    )
    lund = named("Lund", "lund")
    (test,) = terms("test")
    assert fits([lund._replace(placed=True), test], ground, verb=test)[0].clashes
    for told in (
        "The old ship fell in May",
        "The old crew tested in May",
        "A heavy storm hit in May",
        "The men train in May",
    ):
        assert not things_in(told) & {"fall", "fell", "test", "hit", "train"}


def test_who_spoke_to_a_claim_is_not_in_it_unless_that_is_asked() -> None:
    ground = story([claim("A ship burned", speakers=frozenset({"lund"})), claim("A crane fell")], ())
    lund = named("Lund", "lund")
    assert fits([lund, *terms("ship burned")], ground)[0].clashes is False
    assert fits([lund, *terms("ship burned")], ground, by_speakers=False)[0].clashes is True


def test_a_name_alone_is_not_what_is_asked_about_it() -> None:
    ground = story([claim("The ledger of Acme was wrong")], words_of("Was the vote rigged"))
    acme = named("Acme", "acme")
    assert fits([acme, *terms("rigged vote")], ground)[0].clashes


def test_a_number_of_one_part_is_not_that_of_another() -> None:
    text = "At least 218 people were killed and 7,000 were injured"
    killed, injured = words_of("killed"), words_of("injured")
    assert counts_another(text, "7000", [killed])
    assert not counts_another(text, "7000", [injured])
    assert not counts_another(text, "218", [killed])
    assert not counts_another("12 officers and 5 guards were killed", "12", [killed])  # who did it together


def test_the_part_that_is_asked_for_tells_whether_it_is_not_so() -> None:
    text = "The harbour masters knew of the danger and did nothing"
    assert not is_negated(part_asked(text, [words_of("masters"), words_of("knew")]))
    assert part_asked(text, [words_of("crane")]) == text


@pytest.mark.parametrize("text", ["", "🚨🚨", "???", " "])
def test_a_text_without_words_holds_no_things(text: str) -> None:
    assert things_in(text) == frozenset()


def test_a_name_that_holds_the_european_union_is_looked_for_whole() -> None:
    asked = typed("what did the European Union Aviation Safety Agency say?")
    assert "europeanunionaviationsafetyagency" in asked.names()
