"""Questions in languages with letters of their own: names, question words and verbs for saying are understood, and of
the rest it is said that the desk is asked in English.
"""

import pytest

from bot.desk.desk import Desk
from bot.search.abroad import language_of
from bot.search.typed import typed
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  ferry: {title: The ferry off Bornholm}
actors:
  denmark: {name: Denmark, kind: state, aliases: [Дания, Данія, 덴마크]}
  lund: {name: Per Lund, kind: person}
sources:
  echo: {outlet: Echo, published: 2024-05-03}
claims:
  sank:
    text: The ferry sank off Bornholm
    places: [Bornholm]
    happened: {span: 2024-05-01}
  sailors:
    text: 12 sailors drowned
    figures: [{value: 12, unit: sailors, counts: sailors, phase: drowned}]
statements:
  denmark-denies:
    speaker: denmark
    said_on: 2024-05-03
    paraphrase: Denmark says that it did not.
    source: echo
    positions: [{claim: sank, stance: denies}]
  lund-confirms:
    speaker: lund
    said_on: 2024-05-02
    paraphrase: Lund says so.
    source: echo
    positions: [{claim: sank, stance: confirms}, {claim: sailors, stance: asserts}]
evidence:
  film: {claim: sank, kind: video, description: A film., offered_by: lund, source: echo}
"""

desk = desk_of(PACK)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("кто это отрицает?", "Denmark denies"),
        ("хто заперечує?", "Denmark denies"),
        ("누가 부인했나?", "Denmark denies"),
        ("кто подтвердил?", "Per Lund confirms"),
        ("누가 확인했나?", "Per Lund confirms"),
        ("отрицает ли это Дания?", "Denmark denied"),
        ("чи заперечує Данія?", "Denmark denied"),
        ("덴마크는 부인했나?", "Denmark denied"),
        ("где это было?", "Bornholm: The ferry sank"),
        ("де це сталося?", "Bornholm: The ferry sank"),
        ("어디에 있나?", "Bornholm: The ferry sank"),
        ("коли це сталося?", "1 May 2024"),
        ("언제?", "1 May 2024"),
        ("какие доказательства?", "A film."),
        ("які докази?", "A film."),
    ],
)
async def test_who_when_where_and_who_denies_are_understood(desk: Desk, question: str, answer: str) -> None:
    assert answer in await told(desk, question), await told(desk, question)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("сколько моряков утонуло?", "Russian"),
        ("скільки моряків потонуло?", "Ukrainian"),
        ("배가 가라앉았나?", "Korean"),
        ("船は沈んだか", "Japanese"),
        ("船沉了吗", "Chinese"),
    ],
)
async def test_of_the_rest_it_is_said_that_english_is_read(desk: Desk, question: str, language: str) -> None:
    assert f"This reads as {language}: the desk is asked in English" in await told(desk, question)


def test_an_english_question_with_a_foreign_name_is_english() -> None:
    assert language_of([token.word for token in typed("did Дания deny it").tokens]) == ""
