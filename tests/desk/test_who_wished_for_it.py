"""What is wished for, believed, or how somebody is said to be, over an invented story of a ruined bank."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  sundbank: {title: The ruin of Sundbank, aliases: [Lund case]}
actors:
  sundbank: {name: Sundbank, kind: group, role: savings bank}
  skovbank: {name: Skovbank, kind: group, role: trading firm}
  lund: {name: Per Lund, kind: person, role: owner of Sundbank, aliases: [Pilo]}
  holm: {name: Eva Holm, kind: person, role: treasurer of Sundbank}
  juhl: {name: Ida Juhl, kind: person, role: minister of finance}
  dahl: {name: Olof Dahl, kind: person, role: judge at Sund}
  vang: {name: Vang Audit, kind: group, role: auditor of Sundbank}
  times: {name: New Sund Times, kind: media}
sources:
  echo: {outlet: echo.example, published: 2024-05-03}
claims:
  left:
    text: Lund has 900 crowns left
    about: [lund]
    figures: [{value: 900, unit: crowns, counts: money of Lund, phase: left}]
  knew:
    text: Lund knew that Skovbank used the money of the savers
    about: [lund, skovbank]
    wordings: [Lund stole the savers' money]
  lent:
    text: Sundbank lent money to Skovbank
    about: [sundbank, skovbank]
    figures: [{value: 7000000, unit: crowns, counts: money lent to Skovbank, phase: in all}]
  robbed:
    text: Silver was taken from the vault at night
    wordings: [Sundbank was robbed, the code of the vault was known]
  delay:
    text: Vang Audit caused the delay because it did not read the books
    about: [vang]
  sealed:
    text: A court in Sund sealed the vault on 12 April 2024
    happened: 2024-04-12
  banned:
    text: Lund was banned from banking for four years
    about: [lund]
    happened: 2024-04-10
  gold:
    text: Sundbank loses the prize for safety
    about: [sundbank]
  moved:
    text: Papers were moved to a barn on the night after Vang Audit was called
statements:
  lund-left:
    speaker: lund
    said_on: 2024-05-11
    paraphrase: He has no more than that, and did not know what was done with the savings.
    source: echo
    positions: [{claim: left, stance: asserts}, {claim: knew, stance: denies}]
  holm-knew:
    speaker: holm
    said_on: 2024-05-02
    paraphrase: She says that he told her so, and that two of the five keys to the vault were his.
    source: echo
    positions: [{claim: knew, stance: asserts}, {claim: robbed, stance: asserts}, {claim: gold, stance: asserts}]
  juhl-guilty:
    speaker: juhl
    said_on: 2024-05-03
    quote: Those who signed are the guilty ones
    paraphrase: The minister wants a clean bank, and seeks a ban of four years.
    source: echo
    positions: [{claim: knew, stance: confirms}, {claim: lent, stance: confirms}]
  vang-clean:
    speaker: vang
    said_on: 2024-05-03
    quote: We are sure that Lund is clean
    paraphrase: The books came late.
    source: echo
    positions: [{claim: knew, stance: disputes}, {claim: delay, stance: denies}]
  holm-delay:
    speaker: holm
    said_on: 2024-05-04
    paraphrase: The books lay in a drawer of the auditors. She deleted the tweets later.
    source: echo
    positions: [{claim: delay, stance: asserts}]
  dahl-ban:
    speaker: dahl
    said_on: 2024-05-10
    paraphrase: The ban of four years begins at once; he was heard on 3 March.
    source: echo
    positions: [{claim: banned, stance: confirms}, {claim: sealed, stance: confirms}]
  times-vault:
    speaker: times
    said_on: 2024-05-05
    paraphrase: The vault had five keys.
    source: echo
    positions: [{claim: robbed, stance: reports}]
  skovbank-lent:
    speaker: skovbank
    said_on: 2024-05-05
    paraphrase: The minister is wrong, the firm says.
    source: echo
    positions: [{claim: lent, stance: denies}]
evidence:
  code:
    claim: robbed
    kind: document
    description: The code of the lock, shown to the jury.
    offered_by: holm
    source: echo
"""

desk = desk_of(PACK)


async def test_who_is_asked_about_by_another_name_is_told_of_by_his_last(desk: Desk) -> None:
    for who in ("Pilo", "Lund"):
        text = await told(desk, f"how much money does {who} have left")
        assert text.startswith("Figures · Lund has 900 crowns left"), text


async def test_how_much_was_withdrawn_is_no_word_that_was(desk: Desk) -> None:
    for asked in ("how much could Skovbank withdraw", "how much did Skovbank withdraw"):
        text = await told(desk, asked)
        assert "Withdrawals" not in text and "No figure for exactly that" in text, text


async def test_what_is_told_to_have_been_done_in_other_words_tells_no_doer_either(desk: Desk) -> None:
    assert "Exactly that is not on the desk" in await told(desk, "who robbed Sundbank")
    assert "How it stands · Silver was taken" in await told(desk, "was Sundbank robbed")


async def test_who_denies_doing_it_speaks_of_no_other_persons_deed(desk: Desk) -> None:
    assert "No denial of exactly that by Eva Holm" in await told(desk, "did Holm deny stealing the savers' money")
    assert "Yes: Per Lund denied" in await told(desk, "did Lund deny stealing the savers' money")


@pytest.mark.parametrize("asked", ["who caused", "who was responsible for", "who was to blame for"])
async def test_who_caused_it_is_told_with_the_reason_for_which_it_was(desk: Desk, asked: str) -> None:
    assert "Who says so · Vang Audit caused the delay" in await told(desk, f"{asked} the delay")


async def test_who_denies_being_responsible_denies_having_caused_it(desk: Desk) -> None:
    assert "Yes: Vang Audit denied" in await told(desk, "did Vang Audit deny that it was responsible for the delay")


async def test_a_name_with_new_in_it_asks_for_no_new_one(desk: Desk) -> None:
    text = await told(desk, "what did the New Sund Times report about the vault")
    assert "New Sund Times reported: Silver was taken" in text, text


@pytest.mark.parametrize("asked", ["who believes Lund", "does the judge believe Lund", "did anyone believe him"])
async def test_whatever_was_said_of_a_story_tells_nobody_that_is_believed(desk: Desk, asked: str) -> None:
    text = await told(desk, asked)
    assert "xactly that" in text.splitlines()[2], text


async def test_whether_one_believes_another_is_no_claim_of_that_one(desk: Desk) -> None:
    assert "Exactly that is not on the desk" in await told(desk, "what did Juhl say", "does Dahl believe her")
    assert "What was said · Eva Holm · Ida Juhl · Lund knew" in await told(desk, "who believes that Lund knew")


async def test_how_a_thing_is_tells_of_nobody_that_is_so(desk: Desk) -> None:
    assert "Nothing Ida Juhl said about exactly that" in await told(desk, "did Juhl say Lund is guilty")
    text = await told(desk, "who said Lund is clean")
    assert text.startswith("What was said · Vang Audit · ") and "Ida Juhl" not in text, text


async def test_who_asked_for_it_is_nobody_who_says_that_it_was(desk: Desk) -> None:
    text = await told(desk, "who called for a four year ban")
    assert "What was said · Ida Juhl" in text and "Dahl" not in text, text
    assert "Exactly that is not on the desk" in await told(desk, "who asked for the ban")
    assert "Exactly that is not on the desk" in await told(desk, "was Lund banned", "who asked for that")


async def test_a_day_that_is_told_beside_a_claim_is_not_its_day(desk: Desk) -> None:
    assert "Exactly that is not on the desk" in await told(desk, "was the vault sealed on 3 March")
    assert "How it stands · A court in Sund sealed" in await told(desk, "was the vault sealed on 12 April")


async def test_who_agrees_does_so_with_what_was_told(desk: Desk) -> None:
    text = await told(desk, "what did Juhl say", "does Skovbank agree")
    assert "No confirmation of this by Skovbank" in text and "Skovbank denies: Sundbank lent" in text, text


async def test_how_many_one_speaker_told_is_told_by_that_one(desk: Desk) -> None:
    assert "What was said · New Sund Times" in await told(desk, "how many keys did the New Sund Times report")


async def test_what_was_before_a_claim_is_not_what_it_tells(desk: Desk) -> None:
    assert "Exactly that is not on the desk" in await told(desk, "was Vang Audit called")
    assert "Exactly that is not on the desk" in await told(desk, "when was Vang Audit called")
    assert "How it stands · Papers were moved" in await told(desk, "were papers moved to a barn")
    assert "Papers were moved" in (await told(desk, "what was moved after Vang Audit was called")).splitlines()[0]


async def test_who_lost_it_did_not_get_it(desk: Desk) -> None:
    assert "Exactly that is not on the desk" in await told(desk, "who got the prize for safety")
    assert "Exactly that is not on the desk" in await told(desk, "did Sundbank win the prize for safety")
    assert "How it stands · Sundbank loses" in await told(desk, "did Sundbank lose the prize for safety")


async def test_who_was_shown_it_is_nobody_who_says_so(desk: Desk) -> None:
    assert "Exactly that is not on the desk" in await told(desk, "who was shown the code")


async def test_that_he_has_no_money_is_told_by_no_other_money(desk: Desk) -> None:
    text = await told(desk, "did Lund say he had no money")
    assert "Yes: Per Lund denied" not in text and "Nothing Per Lund said about exactly that" in text, text


async def test_what_one_had_another_do_is_not_all_that_was_said(desk: Desk) -> None:
    assert "Nothing Eva Holm said about exactly that" in await told(desk, "did Holm say Lund told her to do it")


async def test_whose_tweets_are_deleted_is_no_name(desk: Desk) -> None:
    assert "“Lund delete”" not in await told(desk, "did Lund delete his tweets")
