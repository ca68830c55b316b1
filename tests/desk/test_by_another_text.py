"""Claims that say what is asked in other words, over an invented story of a hospital whose records were taken."""

from pathlib import Path

from bot.desk.desk import Desk
from bot.search.claimwords import names_in
from tests.desk.conftest import desk_of, desk_over_pack
from tests.told import told

PACK = """
topics:
  records: {title: The hack of Acme Hospital}
actors:
  acme: {name: Acme Hospital, kind: group}
  vang: {name: Vang, kind: state}
  envoy: {name: Ida Ek, kind: person, role: envoy of Vang, part_of: vang}
  bureau: {name: Aarhus police, kind: agency, aliases: [the police]}
  lund: {name: Per Lund, kind: person, role: chief inspector of the Aarhus police, part_of: bureau}
  patients: {name: Ward Seven Circle, kind: group, role: group of patients, aliases: [patients]}
  holm: {name: Eva Holm, kind: person, role: minister of health}
  brandt: {name: Brandt, kind: group, role: maker of the hospital's locks}
sources:
  echo: {outlet: echo.example, published: 2024-05-03}
claims:
  vang-did-it:
    text: Vang was behind the hack of Acme Hospital
    about: [vang, acme]
  by-own-people:
    text: A dismissed nurse helped to carry out the hack
  lock-unfit:
    text: The lock of the archive did not comply with the rules
    wordings: [The lock was forbidden]
    about: [brandt]
  suspected:
    text: There are reasonable grounds to suspect Brandt of bribery
    about: [brandt]
  offer:
    text: Acme Hospital made an offer of 3 million crowns to the thieves
    figures: [{value: 3000000, unit: crowns, counts: offer, phase: made}]
    about: [acme]
  ill:
    text: 34 patients fell ill after the hack
    figures:
      - {value: 34, unit: patients, counts: ill, phase: in all}
      - {value: 9, unit: patients, counts: ill, phase: at first}
  warned:
    text: Patients warned of the weak lock before the hack
  folly:
    text: It was a mistake of Acme Hospital to pay the thieves
    about: [acme]
  shut:
    text: Acme Hospital closed its archive because the staff were afraid
    about: [acme]
  shut-late:
    text: It was wrong to close the archive
  hid:
    text: Acme Hospital hid how many nurses resigned
    about: [acme]
statements:
  union-warned:
    speaker: patients
    said_on: 2024-05-03
    paraphrase: We wrote to the hospital twice.
    source: echo
    positions: [{claim: warned, stance: asserts}]
  holm-folly:
    speaker: holm
    said_on: 2024-05-07
    paraphrase: That was wrong.
    source: echo
    positions: [{claim: folly, stance: asserts}]
  police-nine:
    speaker: lund
    said_on: 2024-05-01
    paraphrase: Nine patients have fallen ill.
    source: echo
    positions: [{claim: ill, stance: asserts}]
  police-thirty:
    speaker: bureau
    said_on: 2024-05-06
    paraphrase: By now 34 are ill.
    source: echo
    positions: [{claim: ill, stance: confirms}]
  envoy-no:
    speaker: envoy
    on_behalf_of: vang
    said_on: 2024-05-01
    paraphrase: It is a tale.
    source: echo
    positions: [{claim: vang-did-it, stance: denies}]
  police-open:
    speaker: lund
    said_on: 2024-05-02
    paraphrase: Who did it is not known yet.
    source: echo
    positions: [{claim: vang-did-it, stance: has not confirmed}]
  police-nurse:
    speaker: bureau
    said_on: 2024-05-08
    paraphrase: There is no sign of such a thing.
    source: echo
    positions: [{claim: by-own-people, stance: finds no evidence}]
  police-vang:
    speaker: bureau
    said_on: 2024-05-09
    paraphrase: The traces lead to Vang.
    source: echo
    positions: [{claim: vang-did-it, stance: asserts}, {claim: suspected, stance: asserts}]
  police-vang-again:
    speaker: bureau
    said_on: 2024-05-12
    paraphrase: Nothing points to anybody else.
    source: echo
    positions: [{claim: vang-did-it, stance: asserts}]
  holm-lock:
    speaker: holm
    said_on: 2024-05-03
    paraphrase: Such locks are forbidden in hospitals.
    source: echo
    positions: [{claim: lock-unfit, stance: asserts}]
  brandt-lock:
    speaker: brandt
    said_on: 2024-05-04
    paraphrase: It met all rules.
    source: echo
    positions: [{claim: lock-unfit, stance: denies}]
  acme-offer:
    speaker: acme
    said_on: 2024-05-05
    paraphrase: It was refused.
    source: echo
    positions: [{claim: offer, stance: confirms}]
"""


desk = desk_of(PACK)


async def test_whoever_is_behind_a_deed_did_it(desk: Desk) -> None:
    assert "How it stands · Vang was behind the hack" in await told(desk, "did Vang hack Acme Hospital")
    assert "Yes: Ida Ek, for Vang, denied: Vang was behind" in await told(desk, "does Vang deny hacking Acme Hospital")
    for other in ("did Acme Hospital hack Vang", "did Brandt hack Acme Hospital", "did Vang hack Brandt"):
        assert "Exactly that is not on the desk" in await told(desk, other), other


async def test_a_claim_that_says_no_is_found_by_its_wording_that_says_it_is_so(desk: Desk) -> None:
    assert "Eva Holm asserted: The lock of the archive" in await told(desk, "did Holm say the lock was forbidden")
    assert "No assertion of this by Brandt" in await told(desk, "did Brandt say the lock was forbidden")
    assert "Nothing Eva Holm said about exactly that" in await told(desk, "did Holm say the lock was forbidden in Vang")


async def test_whom_there_are_grounds_to_suspect_is_suspected(desk: Desk) -> None:
    assert "How it stands · There are reasonable grounds" in await told(desk, "is Brandt suspected of bribery")
    assert "Exactly that is not on the desk" in await told(desk, "is Acme Hospital suspected of bribery")


async def test_who_made_an_offer_offered_it(desk: Desk) -> None:
    assert "How it stands · Acme Hospital made an offer" in await told(desk, "did Acme Hospital offer 3 million crowns")
    assert "Exactly that is not on the desk" in await told(desk, "did Vang offer 3 million crowns")


async def test_who_says_so_comes_before_who_does_not(desk: Desk) -> None:
    for words in ("who says Vang hacked Acme Hospital", "did the Aarhus police say that Vang hacked Acme Hospital"):
        text = await told(desk, words)
        assert text.index("Aarhus police asserted") < text.index("Per Lund did not confirm"), text


async def test_when_a_number_was_said_is_told_by_who_said_that_number(desk: Desk) -> None:
    text = await told(desk, "when did the Aarhus police say that 9 patients fell ill")
    assert "Per Lund asserted" in text and "6 May 2024" not in text, text
    text = await told(desk, "did the Aarhus police say that 9 patients fell ill")
    assert "Per Lund asserted" in text and "By now 34" not in text, text


async def test_when_somebody_blamed_another_is_the_first_day_of_it(desk: Desk) -> None:
    text = await told(desk, "when did the Aarhus police blame Vang")
    assert "The first time on the desk: 9 May 2024, Aarhus police" in text and "did not confirm" not in text, text


async def test_who_is_asked_to_have_been_warned_is_not_who_warned(desk: Desk) -> None:
    assert "Nothing Aarhus police said about" in await told(desk, "did the Aarhus police warn patients before the hack")
    assert "How it stands · Patients warned" in await told(desk, "did patients warn of the weak lock")


async def test_a_mistake_is_not_told_as_right(desk: Desk) -> None:
    assert "Nothing Eva Holm said about" in await told(desk, "did Holm say Acme Hospital was right to pay the thieves")
    assert "Eva Holm asserted" in await told(desk, "did Holm say it was a mistake to pay the thieves")


async def test_why_is_answered_by_the_claim_that_tells_a_reason(desk: Desk) -> None:
    text = await told(desk, "why did Acme Hospital close the archive")
    assert text.startswith("How it stands · Acme Hospital closed its archive because"), text
    assert "does not tell why or how" not in text, text
    assert "does not tell why or how" in await told(desk, "why were the staff afraid")


async def test_who_hides_a_number_does_not_tell_that_there_is_one(desk: Desk) -> None:
    assert "Exactly that is not on the desk" in await told(desk, "did nurses resign")
    assert "How it stands · Acme Hospital hid" in await told(desk, "did Acme Hospital hide that nurses resigned")


async def test_the_police_are_those_of_the_story_that_is_meant(tmp_path: Path) -> None:
    of_ship = """
  ship: {title: The loss of the ferry Brentol}
actors:
  harbour-police: {name: Oslo harbour police, kind: agency}
  ost: {name: Rut Ost, kind: person, role: inspector of the Oslo harbour police, part_of: harbour-police}
"""
    sank = """
  sank: {topic: ship, text: The ferry Brentol sank with 12 sailors}
statements:
  ost-sank:
    speaker: ost
    said_on: 2024-05-02
    paraphrase: Divers have seen it.
    source: echo
    positions: [{claim: sank, stance: asserts}]
"""
    two = PACK.replace("\nactors:\n", of_ship, 1).replace("\nstatements:\n", sank, 1)
    for key in ("vang-did-it", "by-own-people", "lock-unfit", "suspected", "offer", "warned", "folly", "ill"):
        two = two.replace(f"\n  {key}:\n", f"\n  {key}:\n    topic: records\n", 1)
    for key in ("shut", "shut-late", "hid"):
        two = two.replace(f"\n  {key}:\n", f"\n  {key}:\n    topic: records\n", 1)
    async with desk_over_pack(tmp_path, two) as desk:
        assert "Rut Ost" in await told(desk, "did the police say that the ferry Brentol sank with 12 sailors")
        assert "Per Lund" in await told(desk, "did the police say that 9 patients fell ill")


def test_a_word_of_a_speakers_name_is_no_name_in_small_letters() -> None:
    assert names_in("Residents warned of a fire", frozenset({"fire"})) == ()
    assert names_in("Fire officers warned of it", frozenset({"fire"})) == ("fire",)


async def test_who_found_no_evidence_is_told_to_have_found_none(desk: Desk) -> None:
    text = await told(desk, "did the Aarhus police find evidence that a nurse helped to carry out the hack")
    assert "Aarhus police found no evidence: A dismissed nurse" in text, text
    text = await told(desk, "did Ek find evidence that a nurse helped to carry out the hack")
    assert "found no evidence: " not in text, text
