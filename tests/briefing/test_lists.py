"""A list of who says what keeps words of reserve and the chain of attribution, in few words."""

from tests.briefing.conftest import Loaded, said

CLAIMS = """claims:
  c: {text: It is claimed, happened: 2024-10-01}
  d: {text: Another, links: [{kind: refines, claim: c}]}
"""
PACK = (
    CLAIMS
    + "statements:\n"
    + said("s1", "alpha", "asserts", more="hedge: may have, ")
    + said("s2", "beta", "reports", more="via: [alpha, delta, beta], ")
    + said("s3", "delta", "denies", day="2024-10-18")
    + said("s4", "delta", "confirms", day="2024-10-20", more="hedge: perhaps, via: [alpha], ")
)


async def test_hedges_and_chains_are_kept_wherever_claims_are_listed(loaded: Loaded) -> None:
    for told in await loaded(PACK, "claims t", "timeline t", "claim d", "claim c"):
        assert "▲ Alpha asserts (hedged)" in told
        assert "△ Beta, citing Alpha, … citing Beta, reports" in told
        assert "▲ Delta, citing Alpha, confirms (denied, then confirmed; hedged)" in told
    (plainly,) = await loaded(PACK.replace("hedge: may have, ", ""), "claims t")
    assert "▲ Alpha asserts ·" in plainly
