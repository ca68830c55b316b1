"""Questions as a tired reader types them, over an invented story of a ferry: whose words, which claim, how much."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.briefing.answer import Query
from bot.desk.desk import Desk
from bot.desk.work import Curator
from bot.domain.refusals import Hidden, NotADay
from bot.domain.revision import LIBRARY
from bot.domain.vocabulary import Kind
from bot.render.embeds import embed_pages
from bot.render.plain import content_pages
from tests.desk.conftest import desk_of, desk_over_pack
from tests.told import told

PACK = """
topics:
  ferry: {title: The grounding of the ferry Heron, aliases: [Heron]}
actors:
  line: {name: Sund Line, kind: group, aliases: [the line]}
  vik: {name: Ada Vik, kind: person, role: spokeswoman of Sund Line, aliases: [Vik], part_of: line}
  guard: {name: Coast Guard, kind: agency, aliases: [the coast guard]}
  union: {name: Seafarers Treaty Union, kind: group, aliases: [the union]}
  gazette: {name: Sund Gazette, kind: media, aliases: [the Gazette]}
  russia: {name: Russia, kind: state}
sources:
  echo: {outlet: echo.example, published: 2025-05-03}
claims:
  aground: {text: The ferry ran aground at Skarv, happened: 2025-05-01, places: [Skarv]}
  drunk: {text: The helmsman was drunk}
  hurt: {text: 12 passengers were hurt, figures: [{value: 12, unit: passengers, counts: hurt passengers, phase: hurt}]}
  ill: {text: 7 passengers fell ill on the island, figures: [{value: 7, unit: passengers, counts: ill, phase: ill}]}
  more-ferries: {text: Sund Line will send more ferries to Skarv}
  fleet:
    text: Sund Line has 9 ferries
    figures: [{value: 9, unit: ferries, counts: ferries of Sund Line, phase: in all}]
    about: [line]
  deal: {text: Sund Line and the town of Skarv signed an agreement in March, about: [line]}
statements:
  guard-aground:
    speaker: guard
    said_on: 2025-05-01
    paraphrase: The ferry sits on the rocks; twelve were hurt.
    source: echo
    positions: [{claim: aground, stance: confirms}, {claim: hurt, stance: asserts}]
  vik-drunk:
    speaker: vik
    said_on: 2025-05-02
    quote: pure gossip
    paraphrase: She waves it away.
    source: echo
    positions: [{claim: drunk, stance: denies}]
  gazette-drunk:
    speaker: gazette
    said_on: 2025-05-02
    paraphrase: The paper tells of bottles on the bridge, of illness ashore, of the fleet and of what was signed.
    source: echo
    positions:
      - {claim: drunk, stance: asserts}
      - {claim: ill, stance: reports}
      - {claim: fleet, stance: reports}
      - {claim: deal, stance: reports}
  line-more:
    speaker: line
    said_on: 2025-05-03
    paraphrase: Further ferries are to come.
    source: echo
    positions: [{claim: more-ferries, stance: asserts}]
"""


desk = desk_of(PACK)


@pytest.mark.parametrize(
    "headline",
    [
        "The helmsman of the ferry was drunk, says the Gazette",
        "The helmsman of the ferry was drunk, the Gazette said",
        "The helmsman of the ferry was drunk, according to the Gazette",
        "Sund Gazette: the helmsman of the ferry was drunk",
        "Sund Gazette says the helmsman of the ferry was drunk",
        "According to the Gazette, the helmsman of the ferry was drunk",
        "BREAKING The helmsman of the ferry was drunk, reports the Gazette, true?",
    ],
)
async def test_a_headline_is_checked_as_what_somebody_said(desk: Desk, headline: str) -> None:
    text = await told(desk, headline)
    assert "Sund Gazette asserted: The helmsman was drunk" in text, text
    assert "How it stands: ⚖ disputed, by what was said: " in text and "denies it" in text, text
    other = await told(desk, headline.replace("the Gazette", "Coast Guard").replace("Sund Gazette", "Coast Guard"))
    assert "Nothing the Coast Guard said about it is on the desk" in other or "Coast Guard" not in headline, other


async def test_calling_it_false_denies(desk: Desk) -> None:
    text = await told(desk, "Vik called the report that the helmsman was drunk a lie, right?")
    assert "denied: The helmsman was drunk. “pure gossip”" in text and "Yes" not in text, text  # nor was that the word
    assert "Yes: Ada Vik" in await told(desk, "Vik called the report that the helmsman was drunk false, right?")
    assert "No denial of exactly that by Ada Vik" in await told(
        desk, "did Vik dismiss the grounding at Skarv as propaganda"
    )
    assert "denied: The helmsman was drunk" in await told(desk, "was it the drunk helmsman that Vik called fake news")


async def test_more_is_said_of_something(desk: Desk) -> None:
    assert "asserted: Sund Line will send more ferries" in await told(desk, "who says more ferries will come")
    assert "How to ask" in await told(desk, "tell me more")


async def test_who_fell_ill_is_no_i_will(desk: Desk) -> None:
    assert "7 passengers fell ill" in await told(desk, "who fell ill?")
    assert "No claim comes near" in await told(desk, "I'll ask who is to blame")


async def test_what_somebody_has_is_not_what_they_say(desk: Desk) -> None:
    assert "9 ferries, in all" in await told(desk, "how many ferries does Sund Line have?")
    assert "No figure for exactly that is on the desk" in await told(desk, "how many ferries does Russia have?")
    assert "12 passengers, hurt" in await told(desk, "how many hurt passengers does the coast guard have?")


async def test_a_reply_asks_of_what_was_told(desk: Desk) -> None:
    text = await told(desk, "did Vik deny it?", "really?")
    assert "How it stands · The helmsman was drunk" in text and "aground" not in text, text


async def test_a_claim_is_named_by_its_key_and_a_retracted_one_is_no_other(desk: Desk, ann: Curator) -> None:
    assert "Sund Line will send more ferries" in await told(desk, "is more-ferries true?")
    await desk.withdrawals.retract(ann, Kind.CLAIM, "more-ferries", "Said of another line.")
    with pytest.raises(Hidden, match="more-ferries"):
        await told(desk, "is more-ferries true?", scope=ann.scope)


async def test_a_thing_is_no_speaker_whose_name_holds_it(desk: Desk) -> None:
    text = await told(desk, "what does the pact say?")
    assert "signed an agreement in March" in text and "Treaty Union" not in text, text


@pytest.mark.parametrize("asked", ["hat Russland das dementiert", "la Russie l'a-t-elle démenti ?", "¿lo niega Rusia?"])
async def test_another_language_is_answered_or_said_not_to_be_english(desk: Desk, asked: str) -> None:
    text = await told(desk, asked)
    assert "by Russia on this story is on the desk" in text or "the desk is asked in English" in text, text
    assert "is asked in English" in await told(desk, "wo ist der Kapitän der Fähre")


async def test_where_no_claim_comes_near_the_main_ones_are_offered(desk: Desk) -> None:
    answer = await desk.answers.answer(LIBRARY, Query("ask", "was the pope aboard?"))
    assert answer.asks_back and 2 < len(answer.instead) <= 6
    assert answer.instead[-1].label == "None of these"


async def test_the_first_page_answers_and_the_rest_stands_overleaf(desk: Desk) -> None:
    answer = await desk.answers.answer(LIBRARY, Query("ask", "how many were hurt?"))
    first, *rest = embed_pages(answer)
    assert len(first.blocks) == 1 and rest, "the figure that was asked for, and the others overleaf"
    command = await desk.answers.answer(LIBRARY, Query("who-denied", "claim:drunk"))
    assert len(embed_pages(command)) == 1, "a command asks for all that it lists"


async def test_a_spokeswoman_is_told_with_her_role(desk: Desk) -> None:
    assert "Ada Vik, spokeswoman of Sund Line, denied" in await told(desk, "what did Vik say?")


async def test_who_is_left_out_is_named(desk: Desk) -> None:
    text = await told(desk, "who besides Sund Line denied it?")
    assert "Nobody else on the desk denied it; set aside: Sund Line." in text
    assert "Left out as asked, with Ada Vik, who spoke for it." in text


async def test_a_slip_of_a_day_is_asked_back(desk: Desk) -> None:
    with pytest.raises(NotADay, match="did you mean the day before yesterday"):
        await told(desk, "what is new since the day before yesterdayy")


async def test_a_plan_is_no_answer_to_what_has_been(desk: Desk) -> None:
    assert "Exactly that is not on the desk" in await told(desk, "did Sund Line send more ferries to Skarv?")


async def test_a_reply_to_what_was_not_found_is_not_answered_with_all_of_the_story(desk: Desk) -> None:
    text = await told(desk, "is it true that the helmsman was drunk and asleep?", "who said that?")
    assert "Which claim is meant?" in text and "The helmsman was drunk" in text, text
    assert "Exactly that is not on the desk" in await told(desk, "was the pope aboard?", "who said that?")


async def test_what_asks_back_has_one_page(tmp_path: Path) -> None:
    claims = "".join(f"  c{n}: {{text: {n} ferries {'sailed far out and ' * 12}came home}}\n" for n in range(5))
    async with desk_over_pack(tmp_path, f"topics:\n  f: {{title: Ferries}}\nclaims:\n{claims}") as long:
        answer = await long.answers.answer(LIBRARY, Query("ask", "was the pope aboard?", plain=True))
    assert answer.asks_back and len(answer.instead) == 6
    assert len(content_pages(answer)) == 1 < len(content_pages(replace(answer, on_one_page=False)))
