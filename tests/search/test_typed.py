"""A question is read word by word, whatever signs it holds, up to a length."""

from bot.search.typed import MOST_WORDS, typed


def test_a_word_that_is_no_more_than_a_mark_is_left_out() -> None:
    assert [token.word for token in typed("who ـ denied it").tokens] == ["who", "denied", "it"]


def test_of_an_article_only_the_beginning_is_read() -> None:
    assert len(typed("word " * (MOST_WORDS + 5)).tokens) == MOST_WORDS


def test_the_first_of_two_numbers_is_as_large_as_the_second() -> None:
    assert [token.word for token in typed("14 to 15 million").tokens] == ["14000000", "to", "15000000"]
