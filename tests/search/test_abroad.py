"""Questions in other languages: which they are, and the names in them."""

import pytest

from bot.domain.refusals import Choice
from bot.domain.sought import Intent
from bot.domain.text import folded
from bot.domain.vocabulary import Kind
from bot.search.abroad import language_of
from bot.search.asked import asked
from bot.search.mending import mended
from bot.search.typed import typed

RUSSIA, NORTH = Choice(Kind.ACTOR, "russia", "Russia"), Choice(Kind.ACTOR, "north-korea", "North Korea")
CALLED = [("russia", RUSSIA), ("northkorea", NORTH), (folded("북한"), NORTH)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("hat Russland das dementiert", "German"),
        ("la Russie a-t-elle confirmé ?", "French"),
        ("¿Rusia lo ha negado?", "Spanish"),
        ("¿Rusia confirma que faltan 1.900?", "Spanish"),
        ("que dice Rusia", "Spanish"),
        ("il Cremlino ha smentito?", "Italian"),
        ("heeft Rusland het ontkend", "Dutch"),
        ("o Kremlin nega isso", "Portuguese"),
        ("la Russia non ha smentito questo", "Italian"),
        ("did Der Spiegel deny it", ""),
        ("did los angeles confirm", ""),
        ("die toll in Wien", ""),
        ("was Lund in Wien", ""),
        ("who denied it", ""),
        ("", ""),
    ],
)
def test_the_language_of_a_question_is_told_by_its_small_words(text: str, language: str) -> None:
    assert language_of([token.word for token in typed(text).tokens]) == language


@pytest.mark.parametrize(
    ("text", "intent", "speaker"),
    [
        ("hat Russland das dementiert", Intent.DENIED, RUSSIA),
        ("la Corée du Nord a démenti ?", Intent.DENIED, NORTH),
        ("hat Nordkorea das bestätigt", Intent.CONFIRMED, NORTH),
        ("Чи заперечує Росія?", Intent.DENIED, RUSSIA),
        ("북한이 부인했나", Intent.DENIED, NORTH),
        ("북한은 뭐라고 했어", Intent.SAID, NORTH),
        ("was sagt Russland dazu", Intent.SAID, RUSSIA),
        ("a-t-elle démenti, la Russie ?", Intent.DENIED, RUSSIA),
        ("l'a-t-elle confirmé, la Russie", Intent.CONFIRMED, RUSSIA),
        ("¿ha desmentido Rusia?", Intent.DENIED, RUSSIA),
        ("ha smentito la Russia?", Intent.DENIED, RUSSIA),
    ],
)
def test_a_name_and_a_verb_of_another_language_are_read(text: str, intent: Intent, speaker: Choice) -> None:
    what = asked(mended(typed(text)), CALLED)
    assert (what.intent, what.speakers, what.stranger, what.terms) == (intent, ((speaker,),), "", ())


@pytest.mark.parametrize(
    ("text", "number"), [("1만2천명", "12000"), ("1만명", "10000"), ("1500명", "1500"), ("3만 발", "30000")]
)
def test_numbers_are_read_as_koreans_write_them(text: str, number: str) -> None:
    assert number in [token.word for token in typed(text).tokens]


@pytest.mark.parametrize(
    "text",
    [
        "North Korea plans to send 12,000 troops in four brigades to Russia in all",
        "NATO confirmation on drones?",
        "no nukes on a sub",
        "confirmation in a week",
        "dice as evidence",
        "South Korea is part of NIS is part of South Korea",
        "No confirmation",
    ],
)
def test_words_that_are_english_too_tell_no_other_language(text: str) -> None:
    assert language_of([token.word for token in typed(text).tokens]) == ""


@pytest.mark.parametrize(
    ("text", "number"),
    [("1만2천명", "12000"), ("1.5万", "15000"), ("2,5만", "25000"), ("1,500만", "15000000"), ("3천 명", "3000")],
)
def test_numbers_by_tens_of_thousands(text: str, number: str) -> None:
    assert typed(text).tokens[0].word == number


@pytest.mark.parametrize("text", ["qui a démenti la Russie ?", "wer bestreitet Russland", "who denied Russia"])
def test_a_name_behind_the_verb_does_nothing_where_it_is_asked_who_did(text: str) -> None:
    assert asked(mended(typed(text)), CALLED).speakers == ()
