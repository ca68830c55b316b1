"""What a pack would change is told in plain words, field by field, and nothing of what stays."""

from typing import Any

import pytest
from hypothesis import given, settings

from bot.desk.packchecks import EntryKey
from bot.desk.packdifference import pack_difference
from bot.desk.packs import read_packs
from bot.domain.entries import Actor, Claim, Entry, Source, Statement, Topic
from bot.domain.vocabulary import Kind
from bot.process.config import ROOT
from tests.desk.made import packs

STORY = read_packs(ROOT / "data").entries
MODELS: dict[Kind, Any] = {
    Kind.TOPIC: Topic,
    Kind.ACTOR: Actor,
    Kind.SOURCE: Source,
    Kind.CLAIM: Claim,
    Kind.STATEMENT: Statement,
}
FIGURE = {"value": 1500, "about": True, "unit": "troops", "counts": "troops", "phase": "moved"}
LONG = "The same beginning of a long text, said once and said again. " * 3
FIELDS: dict[Kind, dict[str, Any]] = {
    Kind.TOPIC: {"title": "A"},
    Kind.ACTOR: {"name": "N", "kind": "state"},
    Kind.SOURCE: {"outlet": "O"},
    Kind.CLAIM: {"topic": "t", "text": "x"},
    Kind.STATEMENT: {
        "speaker": "n",
        "source": "s",
        "paraphrase": "p",
        "positions": [{"claim": "c", "stance": "asserts"}],
    },
}


def told(kind: Kind, old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    """The lines of the fields that differ between an entry with the fields `old` and one with `new`."""
    before, after = ({(kind, "k"): MODELS[kind](**FIELDS[kind] | fields)} for fields in (old, new))
    (changed,) = pack_difference(before, after).changed
    return [str(field) for field in changed.fields]


@pytest.mark.parametrize(
    ("kind", "old", "new", "lines"),
    [
        (Kind.TOPIC, {}, {"title": "B"}, ["title: A -> B"]),
        (Kind.TOPIC, {}, {"summary": "s"}, ["summary: added s"]),
        (Kind.TOPIC, {"summary": "s"}, {}, ["summary: removed s"]),
        (Kind.TOPIC, {"aliases": ["a", "b"]}, {"aliases": ["b", "c"]}, ["aliases: removed a", "aliases: added c"]),
        (Kind.TOPIC, {"aliases": ["a", "a"]}, {"aliases": ["a"]}, ["aliases: removed a"]),
        (Kind.TOPIC, {"aliases": ["a", "b"]}, {"aliases": ["b", "a"]}, ["order of aliases: a, b -> b, a"]),
        (Kind.TOPIC, {"title": "a\nb"}, {"title": "a\u202eb"}, ["title: a\\nb -> a\\u202Eb"]),
        (
            Kind.TOPIC,
            {"title": "e\u0301"},
            {"title": "é"},
            ["title: looks the same, but is made of other characters"],
        ),
        (Kind.ACTOR, {"kind": "agency"}, {"part_of": "m"}, ["kind: agency -> state", "part of: added m"]),
        (
            Kind.SOURCE,
            {"published": "by 2024-10-18"},
            {"published": {"day": "2024-10", "worked_out": "the page's head"}},
            ["published: by 18 Oct 2024 -> Oct 2024 (worked out: the page's head)"],
        ),
        (
            Kind.CLAIM,
            {"happened": "2024-10-08/2024-10-13", "figures": [FIGURE]},
            {"happened": "2024", "figures": [FIGURE | {"value": None, "low": 1000, "high": 2000.5, "about": False}]},
            [
                "happened: 8–13 Oct 2024 -> 2024",
                "figures: about 1,500 troops (troops, moved) -> 1,000–2,000.5 troops (troops, moved)",
            ],
        ),
        (
            Kind.CLAIM,
            {"links": [{"kind": "refines", "claim": "c"}]},
            {"links": [{"kind": "supports", "claim": "c"}, {"kind": "refines", "claim": "d"}]},
            ["links: refines c -> supports c", "links: added refines d"],
        ),
        (
            Kind.STATEMENT,
            {"said_on": "2024-10-18"},
            {"positions": [{"claim": "c", "stance": "denies", "basis": "inferred"}]},
            ["said on: removed 18 Oct 2024", "positions: asserts c -> denies c (inferred)"],
        ),
        (
            Kind.STATEMENT,
            {"paraphrase": f"{LONG}Ten came."},
            {"paraphrase": f"{LONG}Two came."},
            ["paraphrase: …said once and said again. Ten came. -> …said once and said again. Two came."],
        ),
    ],
)
def test_every_changed_field_is_told(kind: Kind, old: dict[str, Any], new: dict[str, Any], lines: list[str]) -> None:
    assert told(kind, old, new) == lines


def test_new_changed_and_unchanged_entries_are_counted_and_listed() -> None:
    new: dict[EntryKey, Entry] = {(Kind.TOPIC, "b"): Topic(title="B\n")}
    nis = STORY[Kind.ACTOR, "nis"].model_copy(update={"role": None})
    found = pack_difference(STORY, {**STORY, **new, (Kind.ACTOR, "nis"): nis})
    assert (len(found.added), len(found.changed), found.unchanged) == (1, 1, len(STORY) - 1)
    assert found
    assert found.lines() == (
        f"1 new, 1 changed, {len(STORY) - 1} unchanged",
        "new topic b: B\\n",
        "changed actor nis: National Intelligence Service",
        "  role: removed South Korea's intelligence agency",
    )
    renamed = STORY[Kind.ACTOR, "nis"].model_copy(update={"name": "The Service"})
    assert pack_difference(STORY, {(Kind.ACTOR, "nis"): renamed}).lines()[1:] == (
        "changed actor nis",
        "  name: National Intelligence Service -> The Service",
    ), "a name that differs is told once"
    assert found.lines(3) == (*found.lines()[:2], "... and 2 more lines")
    assert found.lines(4) == found.lines()


def test_what_a_pack_does_not_hold_stays() -> None:
    found = pack_difference(STORY, {})
    assert not found
    assert found.lines() == ("0 new, 0 changed, 0 unchanged",)


@settings(max_examples=25)
@given(packs(), packs())
def test_a_difference_is_told_in_single_printable_lines_whatever_entries_hold(
    before: dict[EntryKey, Entry], after: dict[EntryKey, Entry]
) -> None:
    assert not pack_difference(before, before)
    found = pack_difference(before, after)
    assert len(found.added) + len(found.changed) + found.unchanged == len(after)
    assert {(change.kind, change.key) for change in found.changed} == {
        key for key in after if key in before and before[key] != after[key]
    }
    assert all(change.fields for change in found.changed)
    for line in found.lines():
        assert len(line.splitlines()) == 1
        assert "\u202e" not in line
