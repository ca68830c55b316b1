"""How a claim's status follows from what was said."""

from bot.domain.files import Attribution
from bot.domain.standing import predates, standing
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
        **more,
    }
    return Attribution(**values)  # type: ignore[arg-type]


def test_one_origin_is_unverified_however_often_it_is_repeated() -> None:
    outlets = [said(f"outlet{n}", Stance.REPORTS, via=("nis",)) for n in range(14)]
    stands = standing([said("nis", Stance.ASSERTS), *outlets])
    assert (stands.status, stands.origins) == (Status.UNVERIFIED, ("nis",))


def test_two_independent_origins_corroborate() -> None:
    assert standing([said("a", Stance.ASSERTS), said("b", Stance.REPORTS)]).status is Status.CORROBORATED


def test_an_inferred_position_corroborates_nothing() -> None:
    stands = standing([said("a", Stance.ASSERTS), said("b", Stance.ASSERTS, inferred=True)])
    assert stands.status is Status.UNVERIFIED


def test_a_denial_disputes() -> None:
    assert standing([said("a", Stance.ASSERTS), said("b", Stance.DENIES)]).status is Status.DISPUTED


def test_finding_no_evidence_is_no_denial() -> None:
    stands = standing([said("a", Stance.ASSERTS), said("b", Stance.FINDS_NO_EVIDENCE)])
    assert stands.status is Status.UNVERIFIED
    assert not stands.on(Side.AGAINST)


def test_a_withdrawn_assertion_stands_withdrawn() -> None:
    taken_back = [said("a", Stance.ASSERTS, "2024-10-01"), said("a", Stance.WITHDRAWS, "2024-10-20", seq=2)]
    assert standing(taken_back).status is Status.WITHDRAWN


def test_the_newest_position_counts_and_a_reversal_is_told() -> None:
    (voice,) = standing(
        [said("a", Stance.CONFIRMS, "2024-11-01", seq=1), said("a", Stance.DENIES, "2024-10-01", seq=2)]
    ).voices
    assert voice.newest.stance is Stance.CONFIRMS
    assert voice.reversed == (Stance.DENIES, Stance.CONFIRMS)


def test_curators_have_the_last_word() -> None:
    stands = standing([said("a", Stance.ASSERTS), said("b", Stance.DENIES)], "confirmed")
    assert (stands.status, stands.assessed) == (Status.CONFIRMED, True)


def test_no_status_but_an_assessment_confirms_or_refutes() -> None:
    for stance in Stance:
        for other in Stance:
            derived = standing([said("a", stance), said("b", other)]).status
            assert derived not in (Status.CONFIRMED, Status.REFUTED)


def test_a_denial_surely_older_than_the_claim_predates_it() -> None:
    claim = said("a", Stance.ASSERTS, "2024-10-18")
    assert predates(said("b", Stance.DENIES, "2024-10-01"), [claim])
    assert not predates(said("b", Stance.DENIES, "2024-10-18"), [claim])
    assert not predates(said("b", Stance.DENIES, "by 2024-10-18"), [claim])
