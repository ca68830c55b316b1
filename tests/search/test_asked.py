"""What a text asks: the kind of question, who is asked about as speaking, and which of its words say about what."""

import pytest

from bot.domain.refusals import Choice
from bot.domain.sought import Intent
from bot.domain.text import folded
from bot.domain.vocabulary import Kind
from bot.search.asked import Asked, asked, day_words
from bot.search.mending import mended
from bot.search.typed import typed

ACTORS = {
    "acme": ("Acme Works", "Acme", "the company"),
    "union": ("Dock Workers Union", "the union"),
    "norway": ("Norway", "Oslo"),
    "lund": ("Ada Lund", "Lund", "Лунд"),
    "us": ("United States", "US", "U.S.", "America"),
}
NAMES = [(folded(n), Choice(Kind.ACTOR, key, names[0])) for key, names in ACTORS.items() for n in names]
NAMES.append((folded("harbour fire"), Choice(Kind.TOPIC, "fire", "The fire in the harbour")))


def understood(text: str) -> Asked:
    question = mended(typed(text))
    places = question.names()
    return asked(question, [(name, choice) for name, choice in NAMES if name in places])


def speakers(what: Asked) -> list[str]:
    return [choices[0].key for choices in what.speakers]


@pytest.mark.parametrize(
    ("text", "intent", "by"),
    [
        ("Has Acme denied it?", Intent.DENIED, ["acme"]),
        ("did the company say no", Intent.DENIED, ["acme"]),
        ("who denied that Acme knew?", Intent.DENIED, []),
        ("was Acme's part in it denied by Norway?", Intent.DENIED, ["norway"]),
        ("any denial from Oslo?", Intent.DENIED, ["norway"]),
        ("anybody confirm this", Intent.CONFIRMED, []),
        ("did лунд confirm", Intent.CONFIRMED, ["lund"]),
        ("does Norway doubt it", Intent.DOUBTED, ["norway"]),
        ("did Norway say there is no evidence", Intent.NO_EVIDENCE, ["norway"]),
        ("who has withdrawn the claim", Intent.WITHDREW, []),
        ("who has not confirmed it", Intent.DECLINED, []),
        ("has Acme withdrawn its denial", Intent.WITHDREW, ["acme"]),
        ("who was fired", Intent.BY_WHOM, []),
        ("who is ahmed", Intent.WHO_IS, []),
        ("did Acme ever walk the number back", Intent.WITHDREW, ["acme"]),
        ("has the union changed its tune", Intent.WITHDREW, ["union"]),
        ("did Lund come clean", Intent.CONFIRMED, ["lund"]),
        ("was it confirmed by Norway", Intent.CONFIRMED, ["norway"]),
        ("has anyone besides Acme denied it", Intent.DENIED, []),
        ("who says so and does Acme admit it?", Intent.BY_WHOM, []),
        ("was it 3 or 4 million", Intent.HOW_MANY, []),
        ("where did Lund say that", Intent.SOURCES, ["lund"]),
        ("when did Lund apologise", Intent.WHEN, ["lund"]),
        ("was the wreck found", Intent.STATUS, []),
        ("who denied that the points are still disputed", Intent.DENIED, []),
        ("when did Lund plead guilty", Intent.WHEN, []),
        ("what does Acme believe", Intent.SAID, ["acme"]),
        ("combien de personnes sont mortes hier dans cette usine Lindqvist de Bergen", Intent.HOW_MANY, []),
        ("how many died in the opinion of Lund", Intent.HOW_MANY, ["lund"]),
        ("what did who told Acme deny", Intent.DENIED, []),
        ("The ship burned, says Only Lund", Intent.SAID, []),
        ("who says it's true", Intent.SAID, []),
        ("who says its fake", Intent.DENIED, []),
        ("has Norway said that this is not true", Intent.DENIED, ["norway"]),
        ("what does the union say about Acme?", Intent.SAID, ["union"]),
        ("what's Norway's position", Intent.SAID, ["norway"]),
        ("how many died according to Lund", Intent.HOW_MANY, ["lund"]),
        ("which figures are out there", Intent.HOW_MANY, []),
        ("when did they cross", Intent.WHEN, []),
        ("wher did it happen", Intent.WHERE, []),
        ("according to whom", Intent.BY_WHOM, []),
        ("any proof", Intent.EVIDENCE, []),
        ("so is it real??", Intent.STATUS, []),
        ("did Acme set the fire", Intent.STATUS, []),
        ("what is still disputed", Intent.DISPUTED, []),
        ("what changed since yesterday", Intent.NEW, []),
        ("what do Acme and the union disagree about", Intent.DISAGREE, ["acme", "union"]),
        ("where did you read that", Intent.SOURCES, []),
        ("where was that seen", Intent.SOURCES, []),
        ("does Acme agree with Norway", Intent.DISAGREE, ["acme", "norway"]),
        ("does Acme agree with it", Intent.CONFIRMED, ["acme"]),
        ("who thinks the evidence is thin", Intent.SAID, []),
        ("what evidence does Acme say there is", Intent.EVIDENCE, ["acme"]),
        ("where were the ships seen", Intent.WHERE, []),
        ("who was first to say that it burned", Intent.SAID, []),
        ("what is this all about", Intent.BRIEF, []),
        ("who is Ada Lund", Intent.WHO_IS, ["lund"]),
        ("Lund?", Intent.WHO_IS, ["lund"]),
        ("что сказал Лунд", Intent.SAID, ["lund"]),
        ("отрицает ли это Лунд?", Intent.DENIED, ["lund"]),
        ("кто отрицает Лунд", Intent.DENIED, []),
        ("qué dijo Lund", Intent.SAID, ["lund"]),
        ("was sagt Lund dazu", Intent.SAID, ["lund"]),
        ("who denied Acme", Intent.DENIED, []),
        ("since when does Norway know", Intent.WHEN, []),
        ("Norway said that the dock burned in May. who disputes that", Intent.DENIED, []),
    ],
)
def test_the_kind_of_question_and_who_is_asked_about(text: str, intent: Intent, by: list[str]) -> None:
    what = understood(text)
    assert (what.intent, speakers(what)) == (intent, by)


@pytest.mark.parametrize(
    ("text", "stranger"),
    [
        ("Did China deny it?", "China"),
        ("did the mayor confirm the fire", "mayor"),
        ("what did the WHO say about it", "WHO"),
        ("what did Acme's lawyer say", "Acme's lawyer"),
        ("was it denied by the fire brigade?", "fire brigade"),
        ("did Eva Lund say anything", "Eva Lund"),
        ("eva lund said what", "eva lund"),
        ("what did former president Lund say", ""),
        ("Has Acme denied it?", ""),
        ("has anybody denied it?", ""),
        ("did they deny it?", ""),
        ("who has never denied it?", ""),
        ("did the Norwegian government deny it?", ""),
        ("что подтвердил мэр", ""),
        ("чи підтвердила мерія", ""),
        ("que dijo el alcalde", ""),
    ],
)
def test_who_stands_for_a_speaker_and_is_not_on_the_desk(text: str, stranger: str) -> None:
    assert understood(text).stranger == stranger


@pytest.mark.parametrize(
    ("text", "negated", "excepts"),
    [
        ("who says that Acme knew", False, False),
        ("who says Acme didn't know", True, False),
        ("has not Acme denied it", False, False),
        ("did Norway deny it or not", False, False),
        ("who says that Acme lacked a permit", None, False),
        ("who hasn't denied it", False, True),
        ("who has never denied it", False, True),
        ("which countries did not deny it", False, True),
        ("who does not believe it", False, False),
        ("who has not confirmed it", False, False),
    ],
)
def test_what_is_told_as_not_so_is_told_from_what_is(text: str, negated: bool | None, excepts: bool) -> None:
    what = understood(text)
    assert (what.negated, what.excepts) == (negated, excepts)


def test_everyday_words_are_names_only_in_capitals() -> None:
    assert speakers(understood("tell us who denied it")) == []
    assert speakers(understood("has the US denied it?")) == ["us"]
    assert speakers(understood("has the u.s. denied it?")) == ["us"]


def test_numbers_names_and_words_are_what_it_is_about() -> None:
    terms = {term.stem: term for term in understood("Is it true that twelve thousand Danes left the harbour?").terms}
    assert terms["12000"].number
    assert terms["denmark"].names and not terms["denmark"].actor
    assert not terms["harbor"].names


def test_a_statement_is_to_be_checked_and_a_short_word_is_not() -> None:
    assert understood("Acme has sold all of its ships to Norway.").pasted
    assert not understood("has Acme sold all of its ships to Norway?").pasted
    assert not understood("thanks, great bot").pasted


def test_a_question_that_goes_on_is_known_by_its_beginning() -> None:
    assert understood("and Norway?").follows
    assert not understood("Norway and Acme?").follows


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("what's new since yesterday?", "yesterday"),
        ("anything new since 2024-10-01", "2024-10-01"),
        ("what changed today", "today"),
        ("what is new this week", "last week"),
        ("any news?", ""),
    ],
)
def test_the_day_from_which_changes_are_asked(text: str, day: str) -> None:
    assert day_words(text) == day


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("who besides Norway denied it", ("norway",)),
        ("who besides Norway and the US denied it", ("norway", "us")),
        ("did anyone other than Lund deny it", ("lund",)),
        ("did anyone but Lund deny it", ("lund",)),
        ("did Lund deny it", ()),
    ],
)
def test_who_is_set_aside_is_kept_and_does_not_speak(text: str, aside: tuple[str, ...]) -> None:
    what = understood(text)
    assert what.aside == aside
    assert not set(speakers(what)) & set(aside)


@pytest.mark.parametrize(
    "text",
    [
        *("how mnay ships", "how mani ships", "hwo many ships", "howmany ships", "combien de ships?", "몇 명?"),
        *("¿cuántos ships?", "wie viele ships", "сколько ships", "有多少人"),
    ],
)
def test_how_many_is_read_with_its_letters_swapped_and_in_other_languages(text: str) -> None:
    what = understood(text)
    assert what.intent is Intent.HOW_MANY
    assert {term.stem for term in what.terms} <= {"ship", "有多少人"}


def test_another_word_behind_how_is_no_slip_of_many() -> None:
    assert "mari" in {term.stem for term in understood("how mary died").terms}


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("has Norway confirmd it", Intent.CONFIRMED),
        ("did Norway dennied it", Intent.DENIED),
        ("Norway dementió?", Intent.DENIED),
        ("¿Norway lo negó?", Intent.DENIED),
        ("has the number doubled", Intent.HOW_MANY),
    ],
)
def test_a_verb_for_saying_is_read_with_a_slip_and_with_its_accents(text: str, intent: Intent) -> None:
    assert understood(text).intent is intent
