"""What a group says is said by each of its members, "as one of" them, and makes no second origin beside one."""

from bot.desk.desk import Desk
from bot.domain.entries import Actor
from bot.domain.revision import LIBRARY, Author, Draft
from bot.domain.vocabulary import ActorKind, Kind
from bot.store.embedded import EmbeddedStore
from tests.briefing.conftest import Loaded, said
from tests.made_settings import NOW
from tests.told import told_of_line as asked

CLAIMS = "claims:\n  c: {text: It is claimed}\n  d: {text: Another thing}\n"
GROUPS = """
  both: {name: "Alpha, Beta and their allies", kind: group, members: [alpha, beta]}
  all: {name: the world, kind: group, members: [both, delta]}
"""
SAID = CLAIMS + "statements:\n" + said("s1", "both", "denies", day="2024-10-18") + said("s2", "all", "asserts", "d")


async def test_the_united_states_are_found_to_speak_as_one_of_the_allies(desk: Desk) -> None:
    for line in ("actor US", "who-said US"):
        told = await asked(desk, line)
        assert "▲ United States, as one of the U.S., South Korea and their allies, asserts" in told
        assert "Nothing this speaker said" not in told
    assert "state, one of the U.S., South Korea and their allies" in await asked(desk, "actor US")
    assert "South Korea, as one of the U.S., South Korea and their allies, asserts" in await asked(desk, "who-said ROK")
    assert "speaks for the United States and South Korea" in await asked(desk, "actor us-and-allies")
    assert "as one of" not in await asked(desk, "actor NIS") + await asked(desk, "actor us-and-allies")


async def test_members_of_members_are_followed_and_nobody_else(loaded: Loaded) -> None:
    alpha, delta, denied, said_so = await loaded(
        SAID, "actor Alpha", "actor Delta", "who-denied Alpha", "who-said Alpha", groups=GROUPS
    )
    assert "▼ Alpha, as one of Alpha, Beta and their allies, denies: It is so" in alpha
    assert "▲ Alpha, as one of the world, asserts: It is so" in alpha
    assert "2 statements on 2 claims" in alpha
    assert "denies" not in delta and "▲ Delta, as one of the world, asserts" in delta
    assert "▼ Alpha, as one of Alpha, Beta and their allies, denies" in denied
    assert "▲ Alpha, as one of the world, asserts" in said_so


async def test_a_group_is_no_origin_beside_its_own_member(loaded: Loaded) -> None:
    one = CLAIMS + "statements:\n" + said("s1", "alpha", "asserts") + said("s2", "both", "asserts")
    (card,) = await loaded(one, "claim c", groups=GROUPS)
    assert "unverified, by what was said: 1 independent origin (Alpha), no denial" in card
    (card,) = await loaded(one.replace("speaker: alpha", "speaker: delta"), "claim c", groups=GROUPS)
    assert (
        "corroborated, by what was said: 2 independent origins (Delta and Alpha, Beta and their allies), no denial"
        in card
    )


async def test_a_group_in_a_circle_is_read_once(loaded: Loaded, store: EmbeddedStore) -> None:
    """No pack and no form lets one in; an undo in another order may."""
    await loaded(SAID, groups=GROUPS)
    both = Actor(name="Both", kind=ActorKind.GROUP, part_of=None, members=("alpha", "all"))
    await store.write([Draft(LIBRARY, Kind.ACTOR, "both", both)], Author("Moe (7)", NOW, "edited"))
    file = await store.actor_file(LIBRARY, "alpha")
    assert file
    assert file.groups == ("both", "all")
