"""A denial that was reversed stays a denial that was made; each voice keeps its own day and place read."""

from pathlib import Path

import pytest

from bot.app import desk_over, load_packs
from bot.desk.desk import Desk
from bot.store.embedded import EmbeddedStore
from tests.made_settings import NOW, settings_in
from tests.told import told_of_line as asked

PACKS = Path(__file__).parent / "bridge"


@pytest.fixture
async def bridge(store: EmbeddedStore, tmp_path: Path) -> Desk:
    settings = settings_in(tmp_path, PACKS)
    await load_packs(store, settings, lambda: NOW)
    return desk_over(store, settings)


async def test_a_denial_confirmed_since_is_still_told(bridge: Desk) -> None:
    told = await asked(bridge, "who denied fell")
    assert "2 speakers denied 1 claim, the one below" in told
    assert "▼ Alpha denies [denied, then confirmed; predates the claim]: “nothing fell”" in told
    assert "later: ▲ confirms: Alpha now says" in told
    assert "https://one.example/x" in told and "https://two.example/y" in told
    assert "Alpha" in await asked(bridge, "who denied bridge")


async def test_a_denial_followed_by_silence_is_still_told(bridge: Desk) -> None:
    told = await asked(bridge, "who denied storm")
    assert "▼ Gamma denies [denied, then declined to comment; predates the claim]: There was no storm." in told
    assert "later: ◇ declines to comment: The agency has nothing to say. (hedged: for now)" in told
    assert "1 speaker denied 1 claim, the one below" in told


async def test_the_card_folds_older_positions_with_words_day_and_link(bridge: Desk) -> None:
    card = await asked(bridge, "claim fell")
    assert "▲ Alpha confirms [denied, then confirmed]: Alpha now says that the bridge has fallen." in card
    assert (
        "earlier: ▼ denies: “nothing fell” — Alpha says that the bridge stands.\n    2 Oct 2025 · https://one" in card
    )


async def test_no_denial_is_said_only_where_nobody_ever_denied(bridge: Desk) -> None:
    card = await asked(bridge, "claim storm")
    assert "1 independent origin (Alpha), Gamma denied, then declined to comment" in card
    assert "no denial" not in card


async def test_an_absence_is_told_of_what_was_asked(bridge: Desk) -> None:
    assert "No denial of this claim is on the desk." in await asked(bridge, "who denied hurt")
    assert "Example Daily has denied nothing on the desk." in await asked(bridge, "who denied Example Daily")
    assert "What Alpha denied" in await asked(bridge, "who denied Alpha")
    assert "No doubt is on the desk for this story." in await asked(bridge, "who doubts bridge")


async def test_the_timeline_credits_no_denier_with_the_claim(bridge: Desk) -> None:
    (line,) = [told for told in (await asked(bridge, "timeline")).split("\n●") if "claimed: The Example bridge" in told]
    assert "▲ Alpha confirms (denied, then confirmed) · 4 Oct 2025 · https://two.example/y" in line
    assert "Beta" not in line.split("\n##")[0]


async def test_each_voice_in_a_list_has_its_own_day_and_link(bridge: Desk) -> None:
    told = await asked(bridge, "claims bridge")
    assert "▼ Beta denies · 3 Oct 2025 · https://two.example/y; ▲ Alpha confirms" in told
    brief = await asked(bridge, "brief bridge")
    assert "5 dead known (Alpha; Beta denies)" in brief
    assert "wounded" not in brief, "a figure that nobody states"


async def test_facts_are_credited_to_those_who_said_them(bridge: Desk) -> None:
    assert "When: 1 Oct 2025\n    ▲ Alpha confirms (denied, then confirmed) · 4 Oct 2025 · https://two" in await asked(
        bridge, "claim fell"
    )
    assert "Figure: 9 wounded, known\n    nobody on record says so in words" in await asked(bridge, "claim hurt")


async def test_an_actor_page_tells_earlier_from_later(bridge: Desk) -> None:
    assert "earlier: ▼ denies: “nothing fell”" in await asked(bridge, "actor Alpha")


async def test_the_story_keeps_use_and_combat_apart(desk: Desk) -> None:
    brief = await asked(desk, "brief nk-troops")
    assert "for Russia, denies (“fake news”): Russia is using North Korean troops in the Ukraine conflict" in brief
    assert "for NATO, finds no evidence: North Korean soldiers are directly involved in combat" in brief
