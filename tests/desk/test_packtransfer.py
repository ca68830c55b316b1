"""Packs leave the desk and come back: one scope's own entries out, and in again checked whole over what it sees."""

from collections.abc import Mapping
from typing import Any

import pytest

from bot.desk.desk import Desk
from bot.desk.packchecks import EntryKey
from bot.desk.packs import read_pack, read_packs
from bot.desk.packtransfer import PackImport, exported, pack_import
from bot.desk.packwriting import pack_text
from bot.domain.entries import Actor, Claim, Entry, Link, Statement, Topic
from bot.domain.refusals import BadPack, Refusal
from bot.domain.revision import LIBRARY, Author, Draft
from bot.domain.vocabulary import ActorKind, Kind, LinkKind
from bot.process.config import ROOT
from bot.store.store import MovedOn
from tests.made_settings import NOW

STORY = read_packs(ROOT / "data").entries
SERVER = "42"
AUTHOR = Author("a moderator (7)", NOW, "import")
OWN: dict[EntryKey, Entry] = {
    (Kind.CLAIM, "own"): Claim.model_validate({"topic": "nk-troops", "text": "Own", "about": ["nis"]}),
    (Kind.STATEMENT, "said"): Statement.model_validate(
        {
            "speaker": "nis",
            "source": "article-2024-10",
            "paraphrase": "p",
            "positions": [{"claim": "own", "stance": "asserts"}, {"claim": "in-combat", "stance": "doubts"}],
        }
    ),
}
HIDDEN = (Kind.CLAIM, "army-of-1200000")
NIS = STORY[Kind.ACTOR, "nis"]


async def put(desk: Desk, scope: str, entries: Mapping[EntryKey, Entry | None]) -> None:
    await desk.store.write([Draft(scope, *key, entry) for key, entry in entries.items()], AUTHOR)


async def seen(desk: Desk, scope: str) -> dict[EntryKey, Entry]:
    return {key: held.entry for key, held in (await desk.store.entries(scope)).items()}


async def taken_in(desk: Desk, scope: str, text: str) -> PackImport:
    found = await pack_import(desk.store, scope, text)
    if found.drafts:
        await desk.store.write(found.drafts, AUTHOR)
    return found


async def test_the_library_comes_out_whole_and_writes_nothing_when_it_comes_back(desk: Desk) -> None:
    text = await exported(desk.store, LIBRARY)
    assert read_pack(text).entries == STORY
    found = await pack_import(desk.store, LIBRARY, text)
    assert found.drafts == ()
    assert found.difference.unchanged == len(STORY)


async def test_a_server_exports_its_own_entries_alone_and_another_takes_them(desk: Desk) -> None:
    await put(desk, SERVER, {**OWN, HIDDEN: None})
    text = await exported(desk.store, SERVER)
    assert read_pack(text, known=STORY).entries == OWN
    assert await exported(desk.store, SERVER, "nk-troops") == text
    found = await taken_in(desk, "43", text)
    assert found.difference.summary == "2 new, 0 changed, 1 retracted, 0 unchanged"
    assert {**await seen(desk, "43"), HIDDEN: STORY[HIDDEN]} == {**STORY, **OWN}
    assert await seen(desk, LIBRARY) == STORY
    assert HIDDEN not in await seen(desk, SERVER) and HIDDEN not in await seen(desk, "43")


async def test_what_differs_from_what_a_server_sees_is_a_change_and_becomes_its_own(desk: Desk) -> None:
    changed = {**STORY, (Kind.ACTOR, "nis"): NIS.model_copy(update={"role": "spies"})}
    found = await taken_in(desk, SERVER, pack_text(changed))
    assert found.difference.lines()[1:] == (
        "changed actor nis: National Intelligence Service",
        "  role: South Korea's intelligence agency -> spies",
    )
    assert [(draft.scope, draft.key) for draft in found.drafts] == [(SERVER, "nis")]
    assert read_pack(await exported(desk.store, SERVER), known=STORY).entries == {
        (Kind.ACTOR, "nis"): changed[Kind.ACTOR, "nis"]
    }


async def test_what_was_imported_outlives_the_packs_until_they_change_it(desk: Desk) -> None:
    key = (Kind.ACTOR, "nis")
    mine = NIS.model_copy(update={"role": "spies"})
    await taken_in(desk, LIBRARY, pack_text({**OWN, key: mine}))
    assert await desk.store.put_packs(STORY, NOW) == (0, 0)
    assert await seen(desk, LIBRARY) == {**STORY, **OWN, key: mine}
    theirs = NIS.model_copy(update={"role": "agents"})
    assert await desk.store.put_packs({**STORY, key: theirs}, NOW) == (1, 0)
    assert (await seen(desk, LIBRARY))[key] == theirs


async def test_an_import_that_the_desk_moved_on_from_writes_nothing(desk: Desk) -> None:
    more: dict[EntryKey, Entry] = {**OWN, (Kind.ACTOR, "nis"): NIS.model_copy(update={"role": "spies"})}
    for moved in ((Kind.ACTOR, "nis"), (Kind.CLAIM, "own")):
        found = await pack_import(desk.store, SERVER, pack_text(more))
        await put(desk, SERVER, {moved: more[moved].model_copy(update={"aliases": ("x",), "places": ("x",)})})
        before = await seen(desk, SERVER)
        with pytest.raises(MovedOn):
            await desk.store.write(found.drafts, AUTHOR)
        assert await seen(desk, SERVER) == before


async def test_one_error_and_nothing_is_taken(desk: Desk) -> None:
    text = pack_text(OWN) + "evidence:\n  e: {claim: own}\n"
    with pytest.raises(BadPack) as told:
        await pack_import(desk.store, SERVER, text, "theirs.yaml")
    assert [line.partition(": ")[0] for line in told.value.problems] == [
        f"theirs.yaml:19 evidence.e.{field}" for field in ("kind", "description", "offered_by", "source")
    ]


async def test_nothing_to_export_and_too_much_are_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Refusal, match="nothing"):
        await exported(desk.store, SERVER)
    monkeypatch.setattr("bot.desk.packtransfer.SIZE_LIMIT", 10)
    with pytest.raises(Refusal, match="10 MiB"):
        await exported(desk.store, LIBRARY)


@pytest.mark.parametrize("size", [10 * 1024 * 1024 + 1, 10 * 1024 * 1024])
@pytest.mark.parametrize("kind", [str, bytes])
def test_a_text_over_ten_mebibytes_is_not_read(size: int, kind: type[str] | type[bytes]) -> None:
    raw: Any = "#" * size if kind is str else b"#" * size
    if size == 10 * 1024 * 1024:
        assert read_pack(raw).entries == {}
    else:
        with pytest.raises(BadPack) as told:
            read_pack(raw, "big.yaml")
        assert told.value.problems == ("big.yaml: the file is over 10 MiB; split it in several",)


def problems(pack: str, known: Mapping[EntryKey, Entry]) -> list[str]:
    try:
        read_pack(pack, known=known)
    except BadPack as bad:
        return list(bad.problems)
    return []


@pytest.mark.parametrize(
    ("pack", "told"),
    [
        ("claims: {c: {topic: nk-troops, text: x, about: [nis]}}", ""),
        (
            "claims: {c: {topic: nk-troop, text: x}}",
            "pack.yaml:1 claims.c.topic: there is no topic 'nk-troop'; did you mean 'nk-troops'?",
        ),
        (
            "actors: {n: {name: x, kind: state, aliases: [n.i.s.]}}",
            "pack.yaml:1 actors.n.aliases.0: the name 'n.i.s.' already belongs to the actor 'nis'; "
            "if they are one, the pack may say so: merged: {nis: n}",
        ),
        (
            "topics: {t: {title: Nk troops}}",
            "pack.yaml:1 topics.t.title: the name 'Nk troops' already belongs to the topic 'nk-troops'",
        ),
        ("actors: {nis: {name: NIS, kind: agency}, n: {name: National Intelligence Service, kind: agency}}", ""),
        (
            "actors: {south-korea: {name: South Korea, kind: state, part_of: nis}}",
            "pack.yaml:1 actors.south-korea.part_of: this goes in a circle: "
            "south-korea is part of nis is part of south-korea",
        ),
        ("actors: {south-korea: {name: South Korea, kind: state}}", ""),
        ("actors: {x: {nam: NIS}, x2: {name: NIS, kind: agency}}", None),
    ],
)
def test_a_pack_is_checked_over_what_is_known(pack: str, told: str | None) -> None:
    found = problems(pack, STORY)
    if told is None:
        assert any("actors.x2.name: the name 'NIS' already belongs to the actor 'nis'; if" in line for line in found)
    else:
        assert found == ([told] if told else [])


def test_what_is_wrong_between_known_entries_is_not_told_of_the_pack() -> None:
    known: dict[EntryKey, Entry] = {
        (Kind.ACTOR, key): Actor(name="Same", kind=ActorKind.GROUP, part_of=other) for key, other in ("ab", "ba")
    }
    assert problems("actors: {c: {name: C, kind: group, part_of: a}}", known) == []
    assert problems(pack_text(known), known) == [
        "pack.yaml:5 actors.a.part_of: this goes in a circle: a is part of b is part of a"
    ]
    assert "already belongs" in problems("actors: {c: {name: same, kind: group}}", known)[0]


def test_a_claim_on_the_desk_that_was_linked_twice_may_stay_as_it_is() -> None:
    links = tuple(Link(kind=kind, claim="d") for kind in (LinkKind.REFINES, LinkKind.SUPPORTS))
    known: dict[EntryKey, Entry] = {
        (Kind.TOPIC, "t"): Topic(title="T"),
        (Kind.CLAIM, "c"): Claim(topic="t", text="C", links=links),
        (Kind.CLAIM, "d"): Claim(topic="t", text="D"),
    }
    assert problems(pack_text(known), known) == []
    (told,) = problems(pack_text(known).replace("C", "It was so"), known)
    assert told.endswith("claims.c.links.1.claim: 'd' is linked twice; keep the link that says it best")


def test_a_pack_may_be_json_by_its_name() -> None:
    assert read_pack(b'\xef\xbb\xbf{"topics": {"a": {"title": "A"}}}', "A.JSON").entries == {
        (Kind.TOPIC, "a"): Topic(title="A")
    }
