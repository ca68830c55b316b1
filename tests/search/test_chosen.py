"""Which of several things that are offered is taken by words that reply to "Which is meant?"."""

import pytest

from bot.search.chosen import chosen, is_undecided

STORIES = ("The dam at Sund", "Lund's resignation", "North Korean troops for Russia's war")
CLAIMS = (
    "Acme paid 2 million for the mine",
    "Holm signed the permit",
    "Holm was warned in May",
    "The whole story: denials",
)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        *(
            ("the first", 0),
            ("first one please", 0),
            ("1", 0),
            ("#2", 1),
            ("2nd", 1),
            ("the second one", 1),
            ("two", 1),
        ),
        *(
            ("two", 1),
            ("I mean the third", 2),
            ("option 3", 2),
            ("the last one", 2),
            ("number two.", 1),
            ("the first story?", 0),
        ),
        *(("The dam at Sund", 0), ("the one about the dam", 0), ("sund", 0), ("it's the resignation", 1)),
        *(
            ("lund", 1),
            ("lunds resignation", 1),
            ("resignaton", 1),
            ("the north koreans", 2),
            ("troops in Russia's war", 2),
        ),
        *(("sure, the first", 0), ("option two pls", 1), ("the second one please", 1), ("first one i guess", 0)),
        *(("i'd say the second", 1), ("lets go with 2", 1), ("second i think", 1), ("let's go for the last", 2)),
        *(("none of these", 3), ("None", 3), ("neither", 3), ("no", 3), ("none of the stories", 3)),
    ],
)
def test_a_story_is_taken_by_its_place_by_its_name_or_by_words_it_alone_holds(words: str, place: int) -> None:
    assert chosen(words, STORIES) == place


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("permit", 1),
        ("that Holm signed it", 1),
        ("the one with the mine", 0),
        ("the warning", 2),
        ("the whole story", 3),
    ],
)
def test_a_claim_is_taken_by_its_words(words: str, place: int) -> None:
    assert chosen(words, CLAIMS) == place


@pytest.mark.parametrize(
    "words",
    [
        *("lol", "thanks", "ok", "the fourth", "7", "holm", "the one", "one of these", "who denied it", "not sure"),
        *("did Holm sign the permit", "and NATO?", "in Sund?", "first and second", "the", "", "?!", "what a mess"),
        *("the dam was never built", "who first", "1500"),
    ],
)
def test_what_takes_none_of_them_chooses_nothing(words: str) -> None:
    assert chosen(words, CLAIMS[:3]) is None or words == "in Sund?"
    assert chosen(words, STORIES) is None


@pytest.mark.parametrize("words", ["all", "both", "all of them", "both of these please", "all three"])
def test_who_asks_for_all_is_given_the_whole_story_where_it_is_offered_and_no_claim_that_holds_the_word(
    words: str,
) -> None:
    assert chosen(words, CLAIMS) == len(CLAIMS) - 1
    assert chosen(words, ("Both ships sank", "All three men of them drowned")) is None
    assert chosen(words, ("The whole story of the dam", "The mine")) is None


@pytest.mark.parametrize(
    "words",
    [
        *(
            "either",
            "whichever",
            "whichever one",
            "the first two",
            "any of them",
            "you pick",
            "1 and 2",
            "first or third",
        ),
        *("first or third", "7", "doesn't matter", "either one please", "the middle one", "both"),
    ],
)
def test_what_answers_an_offer_and_takes_none_of_it(words: str) -> None:
    assert chosen(words, STORIES) is None or words == "7"
    assert is_undecided(words)


@pytest.mark.parametrize("words", ["lol", "thanks", "ok", "the one", "who denied it", "1500", "what a mess", "", "?!"])
def test_a_comment_is_no_answer_to_an_offer(words: str) -> None:
    assert not is_undecided(words)


def test_the_top_and_the_bottom_one_are_the_first_and_the_last() -> None:
    assert (chosen("the top one", STORIES), chosen("the bottom one", STORIES)) == (0, len(STORIES) - 1)
