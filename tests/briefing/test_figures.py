"""Numbers conflict where somebody states each of them, in one measure, phase and unit; what else there is, is said."""

from bot.briefing.figures import conflicting
from bot.domain.entries import Figure
from tests.briefing.conftest import Loaded, said


def figure(value: float, *, about: bool = False) -> Figure:
    return Figure(value=value, low=None, high=None, about=about, unit="troops", counts="troops moved", phase="moved")


def claim(key: str, number: str, unit: str = "troops", phase: str = "moved") -> str:
    return f"  {key}: {{text: Claim {key}, figures: [{{{number}, unit: {unit}, counts: men, phase: {phase}}}]}}\n"


def pack(*claims: str, statements: tuple[str, ...]) -> str:
    return f"claims:\n{''.join(claims)}statements:\n{''.join(statements)}"


def test_about_leaves_a_tenth_of_the_larger_number_open_and_no_more() -> None:
    assert not conflicting([figure(1500, about=True), figure(1660)])
    assert conflicting([figure(1500, about=True), figure(1670)])
    assert conflicting([figure(1500), figure(1501)])
    assert not conflicting([figure(1500), figure(1500)])
    span = Figure(value=None, low=1000, high=1600, about=False, unit="troops", counts="troops moved", phase="moved")
    assert not conflicting([figure(1600), span])
    assert conflicting([figure(1601), span])


async def test_a_number_that_nobody_states_conflicts_with_none(loaded: Loaded) -> None:
    (told,) = await loaded(
        pack(
            *(claim("one", "value: 1500"), claim("back", "value: 9000"), claim("nobody", "value: 3000")),
            *(claim("denied", "value: 7000"), claim("inferred", "value: 8000")),
            statements=(
                said("s1", "alpha", "asserts", "one"),
                said("s2", "beta", "asserts", "back", "2024-10-19"),
                said("s3", "beta", "withdraws", "back", "2024-10-20"),
                said("s4", "beta", "denies", "denied"),
                said("s5", "beta", "asserts", "inferred").replace(
                    "stance: asserts", "stance: asserts, basis: inferred"
                ),
            ),
        ),
        "figures t",
    )
    assert "conflict:" not in told
    assert (
        "Nothing to compare: nobody on the desk states another figure of this now.\n  - Left out, since nobody on the "
        "desk states them now: 3,000 troops, 7,000 troops, 8,000 troops and 9,000 troops (moved)."
    ) in told


async def test_the_lead_says_first_whether_any_numbers_conflict(loaded: Loaded) -> None:
    one, two = claim("one", "value: 1500"), claim("two", "value: 9000")
    other = claim("other", "value: 4").replace("counts: men", "counts: ships")
    says = tuple(said(f"s-{key}", "alpha", "asserts", key) for key in ("one", "two", "other"))
    (alone,) = await loaded(pack(one, statements=says[:1]), "figures t")
    assert "\n1 figure.\n" in alone and "onflict" not in alone and "compare" not in alone
    (calm,) = await loaded(pack(one, other, statements=(says[0], says[2])), "figures t")
    assert "\n2 figures, by what they count. No two of them conflict.\n" in calm
    (told,) = await loaded(pack(one, two, other, statements=says), "figures t")
    lead = "3 figures, by what they count. ⚠ These conflict: 1,500 troops and 9,000 troops (moved).\n"
    assert lead in told
    assert told.index(lead) < told.index("## Men\n⚠ These conflict") < told.index("1,500 troops, moved")
    assert "Nothing to compare" not in told
    (few,) = await loaded(pack(one, two, statements=says[:2]), "figures t")
    assert "\n2 figures.\n\n## Men\n⚠ These conflict" in few


async def test_of_numbers_that_nobody_states_nothing_is_compared(loaded: Loaded) -> None:
    (told,) = await loaded(pack(claim("one", "value: 1"), claim("two", "value: 2"), statements=()), "figures t")
    assert "Nothing to compare: nobody on the desk states a figure of this now." in told
    assert "These conflict" not in told


async def test_beside_a_conflict_what_was_not_compared_is_named(loaded: Loaded) -> None:
    claims = (
        *(claim("one", "value: 1500"), claim("two", "value: 9000"), claim("unit", "value: 3", "brigades")),
        *(claim("phase", "value: 10000", phase="planned"), claim("nobody", "value: 20000")),
    )
    statements = tuple(said(f"s-{key}", "alpha", "asserts", key) for key in ("one", "unit", "phase"))
    (told,) = await loaded(
        pack(*claims, statements=(*statements, said("s-two", "beta", "reports", "two"))), "figures t"
    )
    assert (
        "These conflict: 1,500 troops and 9,000 troops (moved). They count the same thing at the same stage.\n"
        "  - Not compared with them, in another unit or stage: 3 brigades (moved); 10,000 troops (planned).\n"
        "  - Left out, since nobody on the desk states it now: 20,000 troops (moved)."
    ) in told


async def test_figures_of_unlike_units_are_told_apart_by_their_units(loaded: Loaded) -> None:
    claims = (claim("one", "value: 5", "dead"), claim("two", "value: 9", "wounded"))
    statements = (said("s1", "alpha", "asserts", "one"), said("s2", "beta", "asserts", "two"))
    (told,) = await loaded(pack(*claims, statements=statements), "figures t")
    assert "No conflict: they count different units (dead and wounded)." in told
