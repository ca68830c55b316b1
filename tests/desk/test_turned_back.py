"""How long, how many of all, whose words and which thing, over an invented story of a ferry that turned back."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  asta: {title: The turn of the Acme ferry that went back to Sund, aliases: [Acme ferry, Juhl ship, Holm report]}
actors:
  acme: {name: Acme, kind: group, role: ferry company}
  olof-acme: {name: Olof Acme, kind: person, role: brother of the owner of Acme}
  lund: {name: Per Lund, kind: person, role: president of Acme, part_of: acme}
  harbour: {name: Harbour Office, kind: agency}
  holm: {name: Eva Holm, kind: person, role: head of the Harbour Office}
  nils-holm: {name: Nils Holm, kind: person, role: husband of Eva Holm}
  nta: {name: NTA, kind: agency, role: safety board}
  berg: {name: Ida Berg, kind: person, role: mayor of Sund}
  vang: {name: Vang, kind: group, role: auditor}
  juhl: {name: Ove Juhl, kind: person, role: sailor}
  ek: {name: Tor Ek, kind: person, role: commissioner of the Union}
sources:
  echo: {outlet: echo.example, published: 2024-05-03}
claims:
  fire-on-board: {text: There was a fire on board the ferry}
  alarm-false: {text: The fire alarm was false}
  letter-late: {text: "The letter was sent at noon, after the crew had been told of a fire"}
  pilot-turned: {text: The captain himself turned back to Sund, places: [Sund]}
  agents: {text: Agents of the police were on board the ship}
  phone: {text: Acme's office did not answer the phone when Sund's harbour masters called it, about: [acme]}
  kidnapping: {text: The turn was a state-sponsored kidnapping}
  made-up: {text: Officials of the Harbour Office invented the fire alarm to turn the ship, about: [harbour]}
  confession: {text: The confession of Ove Juhl on television was made under pressure, about: [juhl]}
  stayed:
    text: Five passengers did not sail on from Sund to Oslo
    places: [Sund, Oslo]
    figures: [{value: 5, unit: passengers, counts: passengers who stayed, phase: in all}]
  lost-week:
    text: Acme lost 30 million crowns within a week
    figures: [{value: 30000000, unit: crowns, counts: value lost, phase: one week}]
    about: [acme]
  lost-month:
    text: Acme lost 90 million crowns in a month
    figures: [{value: 90000000, unit: crowns, counts: value lost, phase: one month}]
    about: [acme]
  stakes: {text: Eva Holm and her husband held stakes in foreign funds used by Olof Acme, about: [holm, nils-holm]}
  spared: {text: Holm spared the company because of her own investments, about: [holm]}
  unanswered:
    text: Acme left 62 of 88 questions unanswered
    figures: [{value: 62, unit: questions, counts: questions left open, phase: of 88}]
    about: [acme]
  moored: {text: The ferry was moored near Oslo for six months, places: [Oslo]}
  since-2016: {text: The Harbour Office has been investigating Acme since 2016, about: [harbour]}
  notice:
    text: Acme sent Sund harbour a notice that threatened to burn the ship near Oslo
    places: [Sund, Oslo]
statements:
  lund-says:
    speaker: lund
    said_on: 2024-05-01
    quote: state-sponsored kidnapping
    paraphrase: Lund says that nothing burned, that the office picked up the phone and that agents sailed along.
    source: echo
    positions:
      - {claim: fire-on-board, stance: denies}
      - {claim: phone, stance: denies}
      - {claim: kidnapping, stance: asserts}
      - {claim: agents, stance: asserts}
      - {claim: made-up, stance: asserts}
      - {claim: unanswered, stance: denies}
  berg-terror:
    speaker: berg
    said_on: 2024-05-01
    quote: an act of terrorism
    source: echo
    positions: [{claim: kidnapping, stance: asserts}]
  ek-outrage:
    speaker: ek
    said_on: 2024-05-01
    quote: outrageous
    paraphrase: Ek speaks of a kidnapping.
    source: echo
    positions: [{claim: kidnapping, stance: asserts}]
  nta-report:
    speaker: nta
    said_on: 2024-05-02
    paraphrase: The alarm was false and the office made it up.
    source: echo
    positions: [{claim: alarm-false, stance: asserts}, {claim: made-up, stance: asserts}]
  harbour-replies:
    speaker: harbour
    said_on: 2024-05-02
    paraphrase: The office rejects that, says that the captain chose Sund and speaks of a plot in July 2021.
    source: echo
    positions:
      - {claim: made-up, stance: denies}
      - {claim: pilot-turned, stance: asserts}
      - {claim: since-2016, stance: denies}
      - {claim: agents, stance: denies}
      - {claim: stayed, stance: asserts}
  vang-counts:
    speaker: vang
    said_on: 2024-05-02
    paraphrase: The auditor gives the losses and the open questions.
    source: echo
    positions:
      - {claim: moored, stance: asserts}
      - {claim: lost-week, stance: asserts}
      - {claim: lost-month, stance: asserts}
      - {claim: unanswered, stance: asserts}
      - {claim: stakes, stance: asserts}
      - {claim: spared, stance: asserts}
      - {claim: letter-late, stance: asserts}
      - {claim: notice, stance: asserts}
  holm-denies:
    speaker: holm
    said_on: 2024-05-03
    paraphrase: The couple put money into the fund in 2015 and took it out in 2018.
    source: echo
    positions: [{claim: stakes, stance: disputes}, {claim: spared, stance: denies}]
  juhl-speaks:
    speaker: juhl
    said_on: 2024-05-03
    paraphrase: Juhl says that he was forced to say it.
    source: echo
    positions: [{claim: confession, stance: asserts}]
"""

desk = desk_of(PACK)


@pytest.mark.parametrize(
    "question",
    [
        "did Acme lose 90 million crowns in a week",
        "did Acme lose 30 million crowns in a month",
    ],
)
async def test_what_took_a_month_did_not_take_a_week(desk: Desk, question: str) -> None:
    assert "Exactly that is not on the desk" in await told(desk, question)


async def test_what_took_a_week_took_one(desk: Desk) -> None:
    assert "How it stands · Acme lost 30" in await told(desk, "did Acme lose 30 million crowns in a week")


async def test_how_much_within_a_span_is_told_of_that_span_and_a_reply_may_ask_of_another(desk: Desk) -> None:
    month, week = "how much did Acme lose after a month", "and after a week?"
    assert (await told(desk, month)).startswith("Figures · Acme lost 90 million")
    assert (await told(desk, month, week)).startswith("Figures · Acme lost 30 million")


async def test_how_many_of_a_number_counts_those_of_it(desk: Desk) -> None:
    text = await told(desk, "how many of the 88 questions did Acme leave unanswered")
    assert text.startswith("Figures · Acme left 62 of 88"), text


async def test_who_answered_questions_said_nothing_by_that(desk: Desk) -> None:
    for who in ("Vang", "Acme"):
        assert "Exactly that is not on the desk" in await told(desk, f"did {who} answer 62 of 88 questions")
    assert "Doubts" not in await told(desk, "does Acme say it answered the questions")


async def test_a_year_that_was_only_spoken_of_is_not_the_claims(desk: Desk) -> None:
    assert "Exactly that is not" in await told(desk, "has the Harbour Office been investigating Acme since 2021")
    assert "How it stands · The Harbour Office" in await told(
        desk, "has the Harbour Office been investigating Acme since 2016"
    )


async def test_stakes_in_a_firm_are_none_in_what_the_firm_uses(desk: Desk) -> None:
    assert "Exactly that is not on the desk" in await told(desk, "did Holm hold stakes in Acme")
    assert "How it stands · Eva Holm" in await told(desk, "did Holm hold stakes in foreign funds")


async def test_who_denies_a_claim_does_not_say_that_nothing_is_so_of_what_was_said_of_it(desk: Desk) -> None:
    assert "Nothing Eva Holm said about exactly that" in await told(desk, "did Holm say she never invested in the fund")


async def test_what_others_called_it_is_not_what_one_did(desk: Desk) -> None:
    assert "Nothing Tor Ek said about exactly that" in await told(desk, "did Ek call it state terrorism")
    assert "Ida Berg asserted: The turn was" in await told(desk, "did Berg call it terrorism")


async def test_an_alarm_of_a_fire_is_no_fire_that_was_found(desk: Desk) -> None:
    text = await told(desk, "did they find a fire on the Acme ferry")
    assert "There was a fire on board" in text.splitlines()[0] and "alarm" not in text.splitlines()[0], text


async def test_when_somebody_was_told_is_no_day_of_what_holds_the_rest(desk: Desk) -> None:
    assert "invented" not in (await told(desk, "when was the ship told about the fire")).splitlines()[0]


async def test_who_somebody_was_no_key_of_a_claim_tells(desk: Desk) -> None:
    assert "Exactly that is not on the desk" in await told(desk, "who was the pilot of the Acme ferry")


async def test_who_was_called_did_not_call(desk: Desk) -> None:
    assert "Exactly that is not on the desk" in await told(desk, "did Acme call Sund on the phone")


async def test_who_gets_off_somewhere_is_told_by_no_other_verb(desk: Desk) -> None:
    assert "Exactly that is not on the desk" in await told(desk, "did five passengers get off in Oslo")


async def test_a_confession_of_which_somebody_speaks_is_no_confirmation(desk: Desk) -> None:
    assert "Ove Juhl asserted" in await told(desk, "who says Juhl's confession was forced")


async def test_a_report_may_be_named_by_whose_it_is(desk: Desk) -> None:
    assert "Yes: Harbour Office denied: Officials" in await told(desk, "did the Harbour Office deny the NTA report")
    text = await told(desk, "did the Harbour Office respond to the NTA allegations")
    assert "Harbour Office denied: Officials" in text and "captain himself" not in text, text


async def test_whose_ferry_it_is_need_not_stand_in_a_claim(desk: Desk) -> None:
    assert "Per Lund asserted: Agents" in await told(desk, "who claims there were agents on the Acme ship")


async def test_a_place_in_small_letters_is_no_part_of_the_story(desk: Desk) -> None:
    assert "Tor Ek asserted: The turn" in await told(desk, "what did ek say about the acme ferry in sund")


async def test_a_reply_may_ask_of_somebodys_husband(desk: Desk) -> None:
    text = await told(desk, "did Holm hold stakes in foreign funds", "what does she say", "and her husband?")
    assert "“husband” is not on the desk" in text, text


@pytest.mark.parametrize(
    "question", ["did the notice threaten to burn the harbour", "did the notice threaten to burn Sund"]
)
async def test_what_the_notice_was_sent_to_is_not_what_it_threatened(desk: Desk, question: str) -> None:
    assert "Exactly that is not on the desk" in await told(desk, question)


async def test_a_thing_over_one_place_is_none_over_another(desk: Desk) -> None:
    assert "Exactly that is not on the desk" in await told(desk, "did the notice threaten to burn the ship near Sund")
    assert "How it stands · Acme sent" in await told(desk, "did the notice threaten to burn the ship near Oslo")


async def test_what_somebody_is_made_to_do_is_no_stance_of_theirs(desk: Desk) -> None:
    assert "No confirmation" not in await told(desk, "who forced Juhl to confess")


async def test_what_was_done_is_not_told_as_done_before_the_report(desk: Desk) -> None:
    assert "Exactly that is not on the desk" in await told(desk, "did Acme lose 30 million crowns before the report")


async def test_who_is_blamed_does_not_speak(desk: Desk) -> None:
    assert (await told(desk, "when did the NTA blame Harbour Office officials")).startswith("When · NTA · Officials")


async def test_whose_claim_is_spoken_about_is_no_stranger(desk: Desk) -> None:
    assert "“say” is not" not in await told(desk, "what does Lund say about Vangberg's accusation")


async def test_that_somebody_was_told_does_not_tell_by_whom(desk: Desk) -> None:
    assert "Exactly that is not on the desk" in await told(desk, "who told the crew about the fire")


async def test_what_a_firms_president_says_of_a_claim_the_firm_says(desk: Desk) -> None:
    text = await told(desk, "what did Acme say about Vang's claim")
    assert text.startswith("What was said · Acme · Acme left 62 of 88 questions"), text


async def test_what_was_answered_about_a_number_was_said(desk: Desk) -> None:
    text = await told(desk, "what did Vang answer about the 88 questions")
    assert text.startswith("What was said · Vang"), text


async def test_several_of_a_span_leave_open_how_many(desk: Desk) -> None:
    assert "How it stands · The ferry was moored" in await told(desk, "was the ferry moored near Oslo for months")
