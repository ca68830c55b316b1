"""Which words that reply to an answer ask, without a question mark, and which comment on it."""

import re
import time

import pytest

from bot.search import asks as module
from bot.search.asks import asks, goes_on_with, names_another, whether


@pytest.mark.parametrize(
    "words",
    [
        *(
            "did anybody else",
            "has anyone else",
            "anybody else",
            "someone else",
            "who",
            "whose words",
            "why",
            "but why",
        ),
        *(
            "and the figures",
            "the numbers",
            "source",
            "sources please.",
            "link pls",
            "got a source",
            "any proof of that",
        ),
        *("show me the sources", "can you show the evidence", "the exact words", "full quote please", "any update"),
        *("by whom", "according to who", "says who", "and when", "ok, when was that", "since when", "so who did it"),
        *(
            "did NATO",
            "has he",
            "did they",
            "did the White House",
            "how so",
            "how",
            "what about NATO",
            "on what evidence",
        ),
        *(
            "why unverified",
            "why disputed",
            "is it true",
            "was it verified",
            "did NATO deny it",
            "has Rutte said anything",
        ),
        *("any denials", "and denials", "denials?", "timeline", "the date", "any news", "more details", "which day"),
        *(
            "true or false",
            "what did he say",
            "what did they say",
            "denied by whom",
            "wait, who said that",
            "at what time",
        ),
    ],
)
def test_what_asks_needs_no_question_mark(words: str) -> None:
    assert asks(words)


@pytest.mark.parametrize(
    "words",
    [
        *(
            "also hilarious",
            "also lol",
            "and yet they deny it",
            "and wrong",
            "and that's that",
            "also I like it",
            "wow",
        ),
        *(
            "who cares",
            "who knew",
            "what a mess",
            "what else is new",
            "which is nonsense",
            "why not",
            "why bother",
            "lol",
        ),
        *("source of all evil", "source: trust me bro", "evidence of absence", "proof is in the pudding", "so true"),
        *("any day now", "any idiot knows that", "has been a long day", "was sure you said so", "did not expect that"),
        *("did I ask", "does it matter", "is this a joke", "is that true lol", "are you kidding", "when pigs fly"),
        *(
            "how nice",
            "how sad",
            "how about that",
            "tell me about it",
            "denied as always",
            "NATO lol",
            "more lies",
            "ok",
        ),
        *("the numbers are wrong", "no source no proof", "links are dead", "and nobody cares", "also my thoughts"),
        *("is what it is", "did what they could", "thanks for the source", "nice timeline", "news at 11"),
    ],
)
def test_a_comment_asks_nothing(words: str) -> None:
    assert not asks(words)
    assert not (goes_on_with(words) and names_another(goes_on_with(words), also=words.startswith("also")))


@pytest.mark.parametrize(
    ("words", "what"),
    [
        *(("and NATO", "NATO"), ("also NATO", "NATO"), ("NATO too", "NATO"), ("and in Ukraine", "Ukraine")),
        *(("and the pentagon", "the pentagon"), ("same for Peskov", "Peskov"), ("and wounded", "wounded")),
        *(("also hilarious", "hilarious"), ("and yet they deny it", ""), ("and they call it news", ""), ("nato", "")),
    ],
)
def test_what_words_go_on_with_has_to_be_known(words: str, what: str) -> None:
    assert goes_on_with(words) == what


@pytest.mark.parametrize(
    ("words", "done"),
    [
        *(("did he resign", "resign"), ("did the ship sink.", "sink"), ("was Lund fired", "fired")),
        *(("were there survivors", "survivors"), ("did he really", ""), ("did he", ""), ("has it come to this", "")),
        *(("has been a long day", ""), ("was sure you said so", ""), ("did not expect that", "")),
    ],
)
def test_what_was_done_has_to_be_known(words: str, done: str) -> None:
    assert whether(words) == done


def test_what_names_another_by_itself() -> None:
    assert all(
        names_another(what, also=False) for what in ("the pentagon", "France", "china", "Rutte", "the White House")
    )
    assert not any(names_another(what, also=False) for what in ("hilarious", "lol", "wounded", "the crowd goes wild"))
    assert not any(names_another(what, also=True) for what in ("hilarious", "Lol", "the best"))


def test_no_pattern_takes_long_over_a_long_reply() -> None:
    patterns = [value for value in vars(module).values() if isinstance(value, re.Pattern)]
    for text in (
        "so " * 700,
        "did " + "a " * 1000,
        "and " * 500,
        "A" * 2000,
        "the more " * 220,
        "is the any " * 180 + "i",
    ):
        took: list[float] = []
        for _ in range(5):  # in one of several the machine did nothing else in between
            begun = time.thread_time()
            for pattern in patterns:
                pattern.match(text), pattern.fullmatch(text)
            asks(text), goes_on_with(text)
            took.append(time.thread_time() - begun)
        assert min(took) < 0.1


@pytest.mark.parametrize("mark", ["", "?", "!", "?!"])
@pytest.mark.parametrize(
    "words",
    [
        *("how many times do we have to hear this", "when they lie they lie", "so", "who cares", "what a joke"),
        *("why am i not surprised", "how dare they", "so what", "when will they ever learn", "what a bunch of clowns"),
        *("how long must we listen to this", "who would have thought"),
    ],
)
def test_a_cry_is_no_question_with_a_question_mark_either(words: str, mark: str) -> None:
    assert not asks(words + mark)


@pytest.mark.parametrize(
    "words",
    [
        "what a witness said?",
        "when will it end up in court?",
        "how many do we have?",
        "how many ships can we see in it?",
        "so who did it?",
    ],
)
def test_what_only_begins_as_a_cry_does_is_asked(words: str) -> None:
    assert asks(words)
