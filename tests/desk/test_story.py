"""The first story keeps apart what its article keeps apart, and holds nothing that the article does not say."""

import re
from pathlib import Path

import pytest

from bot.desk.packs import read_packs
from bot.domain.entries import Actor, Claim, Evidence, Statement
from bot.domain.text import folded
from bot.domain.vocabulary import Basis, EvidenceKind, Kind, LinkKind, Side, Stance
from bot.process.config import ROOT

ENTRIES = read_packs(ROOT / "data").entries
CLAIMS = {key: e for (_, key), e in ENTRIES.items() if isinstance(e, Claim) and e.topic == "nk-troops"}
STATEMENTS = {
    key: e
    for (_, key), e in ENTRIES.items()
    if isinstance(e, Statement) and any(position.claim in CLAIMS for position in e.positions)
}
EVIDENCE = {key: e for (_, key), e in ENTRIES.items() if isinstance(e, Evidence) and e.claim in CLAIMS}
ACTORS = {key: e for (_, key), e in ENTRIES.items() if isinstance(e, Actor)}
SEEDS = sorted((ROOT.parent / "shared" / "seed").glob("*.txt"))


def stances(claim: str) -> dict[str, Stance]:
    """Who takes which stance on a claim, in words."""
    return {
        statement.speaker: position.stance
        for statement in STATEMENTS.values()
        for position in statement.positions
        if position.claim == claim and position.basis is Basis.EXPLICIT
    }


def said_of(claim: str, speaker: str) -> Statement:
    (found,) = [
        s for s in STATEMENTS.values() if s.speaker == speaker and any(p.claim == claim for p in s.positions)
    ]  # fmt: skip
    return found


def test_every_claim_is_attributed_in_words_and_there_are_at_least_eighteen() -> None:
    assert len(CLAIMS) >= 18
    assert not [key for key in CLAIMS if not stances(key)]


def test_peskov_denied_the_use_in_ukraine_and_nothing_else() -> None:
    denials = [
        (statement.speaker, position.claim)
        for statement in STATEMENTS.values()
        for position in statement.positions
        if position.stance.side is Side.AGAINST
    ]
    assert denials == [("peskov", "used-in-ukraine")]
    denial = said_of("used-in-ukraine", "peskov")
    assert (denial.on_behalf_of, denial.quote) == ("russia", "fake news")
    assert ACTORS["peskov"].part_of == "kremlin"
    assert ACTORS["kremlin"].part_of == "russia"


def test_sent_to_russia_and_used_in_ukraine_are_two_claims_in_two_places() -> None:
    assert CLAIMS["sent-to-russia"].places == ("Russia",)
    assert CLAIMS["used-in-ukraine"].places == ("Ukraine",)
    assert stances("sent-to-russia") == {"nis": Stance.ASSERTS}
    assert stances("used-in-ukraine") == {"peskov": Stance.DENIES}
    assert not {link.claim for link in CLAIMS["used-in-ukraine"].links} & {"sent-to-russia", "moved-1500"}


def test_nato_finds_no_evidence_of_combat_which_is_neither_denial_nor_about_the_sending() -> None:
    assert stances("in-combat") == {"rutte": Stance.FINDS_NO_EVIDENCE}
    rutte = said_of("in-combat", "rutte")
    assert rutte.on_behalf_of == "nato"
    assert {(p.claim, p.stance) for p in rutte.positions} == {
        ("in-combat", Stance.FINDS_NO_EVIDENCE),
        ("supports-with-weapons-and-technology", Stance.ASSERTS),
    }


def test_the_agency_has_not_confirmed_the_12000_that_the_media_report_citing_it() -> None:
    assert stances("planned-12000") == {
        "south-korean-media": Stance.REPORTS,
        "nis": Stance.HAS_NOT_CONFIRMED,
    }
    assert said_of("planned-12000", "south-korean-media").via == ("nis",)
    assert [key for key, statement in STATEMENTS.items() if statement.via] == ["south-korean-media-12000"]


@pytest.mark.parametrize(
    ("speaker", "stands_for"),
    [
        ("nis", "south-korea"),
        ("south-korean-presidential-office", "south-korea"),
        ("peskov", "russia"),
        ("zelenskyy", "ukraine"),
        ("rutte", "nato"),
        ("south-korean-media", None),
        ("ukrainian-media", None),
        ("unnamed-experts", None),
        ("us-and-allies", None),
    ],
)
def test_who_speaks_for_whom(speaker: str, stands_for: str | None) -> None:
    assert {s.on_behalf_of for s in STATEMENTS.values() if s.speaker == speaker} == {stands_for}


def test_the_four_numbers_stand_in_four_phases() -> None:
    found = {
        (figure.value, figure.unit, figure.counts, figure.phase)
        for claim in CLAIMS.values()
        for figure in claim.figures
    }
    for_russia = "North Korean troops for Russia"
    assert found == {
        (1500, "troops", for_russia, "moved"),
        (10000, "troops", for_russia, "being prepared"),
        (12000, "troops", for_russia, "planned"),
        (4, "brigades", "North Korean brigades for Russia", "planned"),
        (1200000, "troops", "North Korean military", "in all"),
    }
    assert [figure.about for figure in CLAIMS["moved-1500"].figures] == [True]
    assert not [claim for claim in CLAIMS.values() for link in claim.links if link.kind is LinkKind.CONTRADICTS]


@pytest.mark.parametrize(
    ("claim", "speaker", "hedge"),
    [
        ("moved-1500", "nis", "approximately"),
        ("more-expected", "nis", "expects"),
        ("disguised-and-armed", "article", "reportedly"),
        ("at-far-east-bases", "article", "reportedly"),
        ("ships-near-nk-ports", "nis", "purportedly"),
        ("gatherings-in-russian-cities", "nis", "suspected"),
        ("first-foreign-war", "article", "if verified"),
        ("troops-effective", "unnamed-experts", "divided"),
        ("third-country", "article", "potentially"),
        ("prepared-10000", "zelenskyy", "intelligence suggesting"),
        ("received-food-aid", "unnamed-experts", "may have"),
        ("received-nuclear-technology", "unnamed-experts", "experts believe"),
    ],
)
def test_words_of_reserve_are_kept(claim: str, speaker: str, hedge: str) -> None:
    assert hedge in (said_of(claim, speaker).hedge or "")


def test_the_days_of_the_crossing_are_a_span_of_named_days() -> None:
    span = CLAIMS["moved-1500"].happened
    assert span
    assert (span.first.day, span.last.day) == ("2024-10-08", "2024-10-13")
    assert (span.first.precision, span.first.sense, span.last.sense) == ("day", "on", "on")


def test_june_stays_a_month() -> None:
    span = CLAIMS["june-defence-pact"].happened
    assert span
    assert (span.span, span.first.precision) == ("2024-06", "month")


def test_the_recent_press_conference_is_a_day_no_later_than_the_article() -> None:
    day = said_of("used-in-ukraine", "peskov").said_on
    assert day
    assert (day.day, day.sense) == ("by 2024-10-18", "by")


def test_only_what_the_article_dates_to_its_friday_was_said_on_18_october() -> None:
    on_friday = {s.speaker for s in STATEMENTS.values() if s.said_on and s.said_on.day == "2024-10-18"}
    assert on_friday == {"nis"}
    days = [s.said_on for s in STATEMENTS.values()]
    assert not [day for day in days if day and day.last.isoformat() > "2024-10-18"]


def test_every_day_of_the_story_says_how_it_was_worked_out() -> None:
    days = [s.said_on for s in STATEMENTS.values()] + [c.happened for c in CLAIMS.values()]
    assert not [day for day in days if day and not day.worked_out]


def test_every_named_place_is_on_the_desk() -> None:
    places = {place for claim in CLAIMS.values() for place in claim.places}
    assert places >= {
        *("Russia", "Ukraine", "Vladivostok", "Ussuriysk", "Khabarovsk", "Blagoveshchensk"),
        *("North Korean ports", "Russian cities", "Donetsk region", "Pyongyang"),
    }
    assert len(CLAIMS["at-far-east-bases"].places) == 4


def test_what_was_offered_as_evidence_stands_with_who_offered_it() -> None:
    assert {(e.claim, e.kind, e.offered_by) for e in EVIDENCE.values()} >= {
        ("ships-near-nk-ports", EvidenceKind.SATELLITE_IMAGERY, "nis"),
        ("gatherings-in-russian-cities", EvidenceKind.PHOTOGRAPH, "nis"),
        ("prepared-10000", EvidenceKind.INTELLIGENCE, "zelenskyy"),
    }
    assert {e.offered_by for e in EVIDENCE.values()} == {"nis", "zelenskyy"}


def test_the_only_source_is_the_outlet_the_article_names_without_an_address() -> None:
    (key,) = {s.source for s in STATEMENTS.values()} | {e.source for e in EVIDENCE.values()}
    assert ENTRIES[Kind.SOURCE, key].model_dump(include={"outlet", "url", "archived_url", "title"}) == {
        "outlet": "apnews.com", "url": None, "archived_url": None, "title": None,
    }  # fmt: skip
    assert "://" not in (ROOT / "data" / "topics" / "nk-troops.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("typed", "actor"),
    [
        *(("NIS", "nis"), ("Seoul's spy agency", "nis"), ("the kremlin", "kremlin"), ("PESKOV", "peskov")),
        *(("Zelensky", "zelenskyy"), ("Zelenskyy", "zelenskyy"), ("nato", "nato"), ("Rutte", "rutte")),
        *(("DPRK", "north-korea"), ("NK", "north-korea"), ("Yoon", "yoon-suk-yeol"), ("Putin", "putin")),
    ],
)
def test_speakers_answer_to_what_people_type(typed: str, actor: str) -> None:
    names = {folded(name): key for key, a in ACTORS.items() for name in (key, a.name, *a.aliases)}
    assert names[folded(typed)] == actor


def words(text: str) -> str:
    """Text as it is compared with the article: one kind of quotation mark, no dashes, no capitals."""
    return " ".join(re.sub(r"[’‘“”\"'-]", " ", text).casefold().split())


def article() -> str:
    if not SEEDS:
        pytest.skip("the article is not here")
    return words(" ".join(Path(seed).read_text(encoding="utf-8") for seed in SEEDS))


def test_quotes_are_only_those_the_article_quotes() -> None:
    raw = " ".join(seed.read_text(encoding="utf-8") for seed in SEEDS)
    quoted = {words(found) for found in re.findall(r"“([^”]*)”", raw)}
    if not SEEDS:
        pytest.skip("the article is not here")
    assert {words(s.quote) for s in STATEMENTS.values() if s.quote} <= quoted


def test_places_hedges_and_numbers_are_words_of_the_article() -> None:
    text = article()
    for claim in CLAIMS.values():
        for place in claim.places:
            assert words(place) in text
        for figure in claim.figures:
            written = {f"{figure.value:,.0f}", {4: "four", 1_200_000: "1.2 million"}.get(figure.value or 0, "-")}
            assert [number for number in written if number in text], figure
    for statement in STATEMENTS.values():
        for hedge in (statement.hedge or "").split(";"):
            assert words(hedge) in text, hedge
