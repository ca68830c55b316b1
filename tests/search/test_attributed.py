"""Whom a statement is told to come from; a question tells nobody."""

import pytest

from bot.domain.refusals import Choice
from bot.domain.sought import Intent
from bot.domain.vocabulary import Kind
from bot.search.asked import asked
from bot.search.further import says_more
from bot.search.typed import typed

ACME, LUND = Choice(Kind.ACTOR, "acme", "Acme"), Choice(Kind.ACTOR, "lund", "Ada Lund")
CALLED = [("acme", ACME), ("lund", LUND), ("adalund", LUND), ("acmespokeswoman", LUND)]


@pytest.mark.parametrize(
    ("text", "intent", "by"),
    [
        ("Two mills burned down last week, says Acme", Intent.SAID, ACME),
        ("Two mills burned, Acme said", Intent.SAID, ACME),
        ("Two mills burned down in the night, according to Lund", Intent.SAID, LUND),
        ("Acme: two mills burned down", Intent.SAID, ACME),
        ("Acme: no evidence that mills burned", Intent.NO_EVIDENCE, ACME),
        ("BREAKING: Acme says two mills burned down", Intent.SAID, ACME),
        ("Acme spokeswoman Ada Lund denied that two mills burned", Intent.DENIED, LUND),
        ("Acme denies two mills of Lund burned down", Intent.DENIED, ACME),
        ("According to Acme, two mills burned down", Intent.SAID, ACME),
        ("According to Acme the mill on the river burned down", Intent.SAID, ACME),
        ("Two mills burned down, says Acme, true?", Intent.SAID, ACME),
    ],
)
def test_a_statement_is_told_as_somebodys(text: str, intent: Intent, by: Choice) -> None:
    what = asked(typed(text), CALLED)
    assert what.told and (what.intent, what.speakers) == (intent, ((by,),)), what
    assert what.meant.polar and "right" not in {term.word for term in what.terms}


@pytest.mark.parametrize(
    "text",
    [
        "who says that Acme burned two mills",
        "did two mills burn, Acme said so",
        "Two mills of Acme burned down last week",
        "what Acme said",
        "is it true that Acme says so?",
        "Acme sold two mills to Lund in March",
    ],
)
def test_a_question_or_a_deed_is_told_by_nobody(text: str) -> None:
    assert not asked(typed(text), CALLED).told


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Acme called the report fake news, right?", "fake"),
        ("did Lund dismiss the story of the mills as nonsense", "nonsense"),
        ("who called it a lie", "lie"),
        ("was it the fire that Acme called propaganda", "propaganda"),
    ],
)
def test_calling_something_false_denies_it(text: str, label: str) -> None:
    what = asked(typed(text), CALLED)
    assert what.intent is Intent.DENIED and label not in {term.word for term in what.terms}, what


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("more troops will come", True),
        ("will more come", True),
        ("985 more people than usual died", True),
        ("further ships arrived", True),
        ("more than 12 burned", False),
        ("tell me more about ships", False),
        ("any more sources", False),
        ("it is more effective", False),
        ("once more ships", False),
    ],
)
def test_more_says_something_or_nothing(text: str, says: bool) -> None:
    words = text.split()
    place = next(n for n, word in enumerate(words) if word in ("more", "further"))
    assert says_more(words, place) is says


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("It burned, says the mayor, not the mayor of Holm", ["burned", "mayor"]),
        ("Acme's lawyers', who met Acme's lawyers — that's so - said so", ["lawyers", "lawyers", "so"]),
        ("They sold 3 million, then 3 million ships", ["3000000"]),
    ],
)
def test_a_pause_stands_behind_one_word_alone(text: str, behind: list[str]) -> None:
    question = typed(text)
    assert [token.word for n, token in enumerate(question.tokens) if question.pauses(n)] == behind
