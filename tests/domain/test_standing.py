"""How a claim's status follows from what was said."""

from collections.abc import Iterable

import pytest

from bot.domain.files import ActorLine, Attribution, SourceLine
from bot.domain.standing import Standing, predates, standing, voices_of
from bot.domain.vocabulary import Side, Stance, Status


def said(speaker: str, stance: Stance, day: str = "2024-10-18", **more: object) -> Attribution:
    values: dict[str, object] = {
        "statement": f"{speaker}-{stance}",
        "claim": "c",
        "stance": stance,
        "inferred": False,
        "speaker": speaker,
        "on_behalf_of": "",
        "said_on": day,
        "quote": "",
        "paraphrase": "x",
        "hedge": "",
        "source": "s",
        "via": (),
        "seq": 1,
        "first": 1,
        **more,
    }
    return Attribution(**values)  # type: ignore[arg-type]


ACTORS = {
    "times": ActorLine("times", "The Example Times", "media", "", ""),
    "post": ActorLine("post", "Example Post", "media", "", ""),
    "nis": ActorLine("nis", "National Intelligence Service", "agency", "", ""),
    "head": ActorLine("head", "Head of Branch", "person", "", "branch"),
    "branch": ActorLine("branch", "Branch", "agency", "", "nis"),
    "left": ActorLine("left", "Left", "group", "", "right"),
    "right": ActorLine("right", "Right", "group", "", "left"),
}


def source(key: str, outlet: str, *repeats: str) -> SourceLine:
    return SourceLine(key, outlet, "", "", "", "", "", repeats)


def stood(attributions: Iterable[Attribution], *sources: SourceLine, assessed: str = "") -> Standing:
    return standing(attributions, ACTORS, {source.key: source for source in sources}, assessed)


def test_outlets_that_repeat_one_report_are_one_origin() -> None:
    papers = [said("times", Stance.REPORTS, source="a"), said("post", Stance.REPORTS, source="b")]
    wire, far = source("wire", "Example Wire", "far"), source("far", "Far Agency")
    repeated = stood(papers, source("a", "Times", "wire"), source("b", "Post", "wire"), wire, far)
    assert (repeated.status, repeated.origins) == (Status.UNVERIFIED, ("Far Agency",))
    assert stood(papers, source("a", "Times"), source("b", "Post")).status is Status.CORROBORATED


def test_sources_that_repeat_each_other_in_a_ring_come_from_themselves() -> None:
    papers = [said("times", Stance.REPORTS, source="a")]
    assert stood(papers, source("a", "Times", "b"), source("b", "Post", "a")).origins == ("times",)


def test_a_piece_and_those_it_quotes_are_one_origin() -> None:
    quoted = [said("times", Stance.ASSERTS), said("nis", Stance.ASSERTS)]
    assert stood(quoted, source("s", "times.example")).origins == ("nis",)
    relayed = [said("times", Stance.REPORTS), said("post", Stance.REPORTS)]
    assert stood(relayed, source("s", "Example Times")).origins == ("post",)
    assert stood([said("times", Stance.REPORTS)], source("s", "Example Times")).origins == ("times",)
    elsewhere = [said("times", Stance.REPORTS), said("nis", Stance.ASSERTS, source="other")]
    assert stood(elsewhere, source("s", "Example Times"), source("other", "nis.example")).status is Status.CORROBORATED


def test_one_origin_is_unverified_however_often_it_is_repeated() -> None:
    outlets = [said(f"outlet{n}", Stance.REPORTS, via=("nis",)) for n in range(14)]
    stands = stood([said("nis", Stance.ASSERTS), *outlets])
    assert (stands.status, stands.origins) == (Status.UNVERIFIED, ("nis",))


def test_two_independent_origins_corroborate() -> None:
    assert stood([said("a", Stance.ASSERTS), said("b", Stance.REPORTS)]).status is Status.CORROBORATED


def test_an_office_and_whoever_is_part_of_it_are_one_origin() -> None:
    for first, second in (("branch", "head"), ("head", "branch"), ("nis", "branch")):
        assert stood([said(first, Stance.ASSERTS), said(second, Stance.CONFIRMS)]).status is Status.UNVERIFIED
    assert stood([said("head", Stance.ASSERTS), said("branch", Stance.CONFIRMS)]).origins == ("branch",)
    assert stood([said("head", Stance.ASSERTS), said("branch", Stance.DOUBTS)]).origins == ("head",)
    assert len(stood([said("left", Stance.ASSERTS), said("right", Stance.ASSERTS)]).origins) == 1


def test_an_inferred_position_corroborates_nothing() -> None:
    stands = stood([said("a", Stance.ASSERTS), said("b", Stance.ASSERTS, inferred=True)])
    assert stands.status is Status.UNVERIFIED


def test_a_denial_disputes() -> None:
    assert stood([said("a", Stance.ASSERTS), said("b", Stance.DENIES)]).status is Status.DISPUTED


def test_finding_no_evidence_is_no_denial() -> None:
    stands = stood([said("a", Stance.ASSERTS), said("b", Stance.FINDS_NO_EVIDENCE)])
    assert stands.status is Status.UNVERIFIED
    assert not stands.on(Side.AGAINST)


def test_a_withdrawn_assertion_stands_withdrawn() -> None:
    taken_back = [said("a", Stance.ASSERTS, "2024-10-01"), said("a", Stance.WITHDRAWS, "2024-10-20", first=2)]
    assert stood(taken_back).status is Status.WITHDRAWN


def test_the_newest_position_counts_and_a_reversal_is_told() -> None:
    (voice,) = stood(
        [said("a", Stance.CONFIRMS, "2024-11-01", first=1), said("a", Stance.DENIES, "2024-10-01", first=2)]
    ).voices
    assert voice.newest.stance is Stance.CONFIRMS
    assert voice.turns == ((Stance.DENIES,), (Stance.CONFIRMS,))
    assert not voice.denies


def test_on_one_day_what_came_to_the_desk_last_is_shown_first_however_it_was_edited_since() -> None:
    denied, confirmed = said("a", Stance.DENIES, first=3, seq=9), said("a", Stance.CONFIRMS, first=4, seq=4)
    (voice,) = voices_of([denied, confirmed])
    assert (voice.newest, voice.older) == (confirmed, (denied,))


@pytest.mark.parametrize(
    ("denied", "confirmed"),
    [
        *(("2024-10-18", "2024-10-18"), ("", ""), ("", "2024-10-18"), ("2024-10-18", "")),
        *(("2024-10", "2024-10-18"), ("2024-10-18", "2024-10"), ("2024-10-17", "by 2024-10-18")),
    ],
)
def test_positions_that_no_day_orders_are_no_reversal_and_the_denial_may_still_hold(
    denied: str, confirmed: str
) -> None:
    stands = stood([said("a", Stance.DENIES, denied, first=1), said("a", Stance.CONFIRMS, confirmed, first=2)])
    (voice,) = stands.voices
    assert voice.turns == ((Stance.DENIES, Stance.CONFIRMS),)
    assert (stands.status, stands.denying, stands.origins) == (Status.DISPUTED, (voice,), ())


def test_what_is_sure_of_an_order_is_kept() -> None:
    days = [(Stance.ASSERTS, "2024-10-01"), (Stance.CONFIRMS, "2024-10"), (Stance.DENIES, "2024-11-02")]
    (voice,) = voices_of([said("a", stance, day, first=n) for n, (stance, day) in enumerate(days)])
    assert voice.turns == ((Stance.ASSERTS, Stance.CONFIRMS), (Stance.DENIES,))


def test_an_inferred_denial_outlives_no_confirmation_in_words() -> None:
    stands = stood([said("a", Stance.CONFIRMS, ""), said("a", Stance.DENIES, "", inferred=True)])
    assert stands.status is Status.UNVERIFIED
    assert not stands.voices[0].turns


def test_a_claim_that_others_still_make_is_not_withdrawn() -> None:
    back = [said("a", Stance.ASSERTS, "2024-10-01"), said("a", Stance.WITHDRAWS, "2024-10-20", first=2)]
    for stance in (Stance.ASSERTS, Stance.CONFIRMS, Stance.REPORTS):
        stands = stood([*back, said("b", stance)])
        assert (stands.status, stands.origins) == (Status.UNVERIFIED, ("b",)), stance


def test_who_takes_back_a_denial_withdraws_no_claim() -> None:
    back = [said("a", Stance.DENIES, "2024-10-01"), said("a", Stance.WITHDRAWS, "2024-10-20", first=2)]
    assert stood(back).status is Status.UNVERIFIED
    assert stood([said("a", Stance.ASSERTS, "2024-09-01"), *back]).status is Status.UNVERIFIED
    assert stood(back[1:]).status is Status.UNVERIFIED


def test_curators_have_the_last_word() -> None:
    stands = stood([said("a", Stance.ASSERTS), said("b", Stance.DENIES)], assessed="confirmed")
    assert (stands.status, stands.assessed) == (Status.CONFIRMED, True)


def test_no_status_but_an_assessment_confirms_or_refutes() -> None:
    for stance in Stance:
        for other in Stance:
            derived = stood([said("a", stance), said("b", other)]).status
            assert derived not in (Status.CONFIRMED, Status.REFUTED)


def test_a_denial_surely_older_than_the_claim_predates_it() -> None:
    claim = said("a", Stance.ASSERTS, "2024-10-18")
    assert predates(said("b", Stance.DENIES, "2024-10-01"), [claim])
    assert not predates(said("b", Stance.DENIES, "2024-10-18"), [claim])
    assert not predates(said("b", Stance.DENIES, "by 2024-10-18"), [claim])


@pytest.mark.parametrize("day", ["by 2024-10-20", "about 2024-10-30", "", "2024-10", "2024-09-30"])
def test_no_denial_predates_a_claim_that_may_be_as_old(day: str) -> None:
    known = said("a", Stance.ASSERTS, "2024-10-19")
    assert not predates(said("b", Stance.DENIES, "2024-10-18"), [known, said("c", Stance.REPORTS, day)])
    assert not predates(said("b", Stance.DENIES, "2024-10-18"), [said("c", Stance.REPORTS, day), known])
    assert not predates(said("b", Stance.DENIES, "2024-10-18"), [])
