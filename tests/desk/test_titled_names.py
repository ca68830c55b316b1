"""What is asked of those whose names the story itself bears, over an invented quarrel: who did what to whom."""

import pytest

from bot.briefing.answer import Query
from bot.desk.desk import Desk
from bot.domain.revision import LIBRARY
from bot.render.plain import terminal
from tests.desk.conftest import desk_of

PACK = """
topics:
  regatta: {title: Did Ivo Brandt cheat at the regatta, aliases: [Holm-Brandt quarrel]}
actors:
  brandt: {name: Ivo Brandt, kind: person, role: sailor}
  holm: {name: Eva Holm, kind: person, role: sailor}
  dahl: {name: Per Dahl, kind: person, role: coach}
  union: {name: Sailing Union, kind: group}
  court: {name: Selma Court, kind: agency}
sources:
  echo: {outlet: Echo, published: 2024-04-01}
claims:
  at-regatta: {topic: regatta, text: Brandt cheated in his race against Holm}
  in-races: {topic: regatta, text: Brandt cheated online at the age of 12}
  left: {topic: regatta, text: Holm withdrew from the regatta because of Brandt, happened: 2024-03-05}
  coached: {topic: regatta, text: Dahl coached Brandt to cheat}
  fined:
    topic: regatta
    text: The Sailing Union fined Holm 300 crowns for leaving
    figures: [{value: 300, unit: crowns, counts: fine, phase: imposed}]
  fines:
    topic: regatta
    text: The jury issued 12 fines
    figures: [{value: 12, unit: fines, counts: fines, phase: in all}]
  fined-too: {topic: regatta, text: Brandt was fined for a false start}
  oil: {topic: regatta, text: There was oil on the water at the regatta}
  mistake: {topic: regatta, text: A mistake in the count of the flags made the race look longer}
  told: {topic: regatta, text: Brandt was warned that the oxygen was too much}
  sued:
    topic: regatta
    text: Brandt sued Holm for 9 million crowns
    figures: [{value: 9000000, unit: crowns, counts: damages, phase: sought}]
  thrown-out: {topic: regatta, text: The court dismissed Brandt's suit}
  device: {topic: regatta, text: Brandt had oxygen for 90 hours in his boat}
statements:
  brandt-denies:
    speaker: brandt
    said_on: 2024-03-06
    paraphrase: He never cheated at sea.
    source: echo
    positions:
      - {claim: at-regatta, stance: denies}
      - {claim: in-races, stance: confirms}
      - {claim: sued, stance: asserts}
  holm-clip:
    speaker: holm
    said_on: 2024-03-05
    quote: if I talk there will be trouble
    paraphrase: She leaves without a word more.
    source: echo
    positions: [{claim: left, stance: asserts, basis: inferred}]
  holm-later:
    speaker: holm
    said_on: 2024-03-26
    paraphrase: She says why she left, and thinks that he cheated her in the race.
    source: echo
    positions: [{claim: left, stance: confirms}, {claim: at-regatta, stance: asserts}]
  dahl-warned:
    speaker: dahl
    said_on: 2024-03-03
    quote: there was no race to speak of
    paraphrase: He says he told him so, and apologises for the noise.
    source: echo
    positions: [{claim: told, stance: asserts}, {claim: fines, stance: asserts}]
  court-warned:
    speaker: court
    said_on: 2024-06-02
    paraphrase: Nobody warned the sailor; the court apologises for the delay.
    source: echo
    positions: [{claim: told, stance: denies}]
  dahl-online:
    speaker: dahl
    said_on: 2024-03-04
    paraphrase: He says Brandt was caught as a boy.
    source: echo
    positions: [{claim: in-races, stance: asserts}, {claim: coached, stance: denies}]
  union-fines:
    speaker: union
    said_on: 2024-04-01
    paraphrase: Its report of 72 pages finds that she had no reason to leave.
    source: echo
    positions: [{claim: fined, stance: asserts}, {claim: at-regatta, stance: has not confirmed}]
  union-again:
    speaker: union
    said_on: 2024-05-01
    paraphrase: There is no proof of anything.
    source: echo
    positions: [{claim: in-races, stance: doubts}]
  court-says:
    speaker: court
    said_on: 2024-06-01
    paraphrase: The suit has no merit. Between 70 and 90 hours are no matter for a court.
    source: echo
    positions: [{claim: thrown-out, stance: confirms}, {claim: device, stance: asserts}, {claim: oil, stance: denies}]
"""
NOT_EXACTLY = "Exactly that is not on the desk"


desk = desk_of(PACK)


@pytest.mark.parametrize(
    ("question", "shown", "not_shown"),
    [
        ("did holm cheat", NOT_EXACTLY, "claims by"),
        ("did dahl cheat", NOT_EXACTLY, "How it stands · Dahl"),
        ("did dahl coach brandt to cheat", "How it stands · Dahl coached", NOT_EXACTLY),
        ("did the sailing union fine brandt", NOT_EXACTLY, "How it stands · The Sailing"),
        ("who fined brandt", NOT_EXACTLY, "Who says so · The Sailing"),
        ("who fined holm", "Who says so · The Sailing Union fined Holm", NOT_EXACTLY),
        ("when did holm withdraw", "5 Mar 2024: Holm withdrew", "No withdrawal"),
        ("did holm withdraw?", "How it stands · Holm withdrew", "No withdrawal"),
        ("when was the report withdrawn", "No withdrawal", "Holm withdrew from"),
        ("has brandt withdrawn his denial", "No withdrawal by Ivo Brandt", "How it stands"),
        ("why was it dismissed", "The court dismissed Brandt's suit", "denied"),
        ("did brandt get 9 million", NOT_EXACTLY, "How it stands · Brandt sued"),
        ("did brandt sue for 9 million", "How it stands · Brandt sued", NOT_EXACTLY),
        ("did brandt cheat online", "How it stands · Brandt cheated online", "against Holm"),
        ("did dahl say brandt cheated against holm", "Nothing Per Dahl said about it", "Per Dahl asserted"),
        ("who said brandt cheated against holm", "Eva Holm", "Denials"),
        ("who said “if I talk there will be trouble”", "5 Mar 2024", "26 Mar 2024"),
        ("how many pages is the report", "72 pages", "no proof of anything"),
        ("how many people were fined", "No figure for exactly that", "12 fines, in all: The jury\n"),
        ("how many fines were issued", "12 fines, in all", "No figure"),
        ("how much was the fine", "300 crowns", "No figure"),
        ("who warned brandt", "Per Dahl asserted", "is it one of"),
        ("did dahl apologise", "apologises for the noise", "Nothing"),
        ("did brandt apologise", "Nothing Ivo Brandt said", "Yes"),
        ("who said “there was no race”?", "Per Dahl", "is it one of"),
        ("“There was no race to speak of”, says Eva Holm", "Nothing Eva Holm said", "Eva Holm asserted"),
        ("“There was no race to speak of”, says Per Dahl", "“there was no race", "Nothing"),
        ("was there oil at the regatta?", "How it stands · There was oil", NOT_EXACTLY),
        ("who says there was no oil", "1 speaker denied 1 claim", NOT_EXACTLY),
        ("Eva Holm: there was no oil at the regatta", "Nothing Eva Holm said about it", "Eva Holm asserted"),
        ("was there a storm at the regatta", NOT_EXACTLY, "How it stands · There was"),
        ("who made the mistake", NOT_EXACTLY, "Who says so · A mistake"),
        ("did he have oxygen for 70 hours", NOT_EXACTLY, "How it stands · Brandt had"),
    ],
)
async def test_who_did_what_to_whom(desk: Desk, question: str, shown: str, not_shown: str) -> None:
    text = terminal(await desk.answers.answer(LIBRARY, Query("ask", question)))
    first = text.partition("(Asked")[0]
    assert shown in first, text
    assert not_shown not in first, text


async def test_another_of_whom_a_reply_asks_is_told_of_by_the_same_deed(desk: Desk) -> None:
    first = await desk.answers.answer(LIBRARY, Query("ask", "was holm fined?"))
    then = await desk.answers.answer(LIBRARY, Query("ask", f"{first.query.words.split()[0]} and brandt?"))
    assert terminal(then).startswith("How it stands · Brandt was fined"), terminal(then)
