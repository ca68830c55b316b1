"""What is written reads back as the same entries, whatever they hold, and is pleasant to read and to edit by hand."""

import random
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.desk import packfiles
from bot.desk.packchecks import EntryKey
from bot.desk.packs import read_pack, read_packs
from bot.desk.packwriting import of_topic, pack_text
from bot.domain.entries import Actor, Claim, Entry, Figure, Source, Statement, Topic
from bot.domain.vocabulary import ActorKind, Kind
from bot.process.config import ROOT
from tests.desk.made import LINES, NUMBERS, PROSE, TRICKY, packs
from tests.desk.test_packs import example as example_of_readme
from tests.desk.test_packs import schema_errors

STORY = read_packs(ROOT / "data").entries
TOPIC = (Kind.TOPIC, "a")


def line_of(text: str) -> str:
    """How a title is written, without the lines around it."""
    return pack_text({TOPIC: Topic(title=text)}).removeprefix("topics:\n  a:\n    title: ").removesuffix("\n")


def order_of(entries: dict[EntryKey, Entry], kind: Kind) -> list[str]:
    return [key for of, key in read_pack(pack_text(entries)).entries if of is kind]


@settings(max_examples=50)
@given(made=packs())
def test_any_pack_reads_back_as_it_was(made: dict[EntryKey, Entry]) -> None:
    text = pack_text(made)
    for loader in (yaml.CSafeLoader, yaml.SafeLoader):
        chosen, packfiles._LOADER = packfiles._LOADER, loader
        try:
            assert read_pack(text).entries == made, loader
        finally:
            packfiles._LOADER = chosen


@pytest.mark.parametrize("text", TRICKY)
def test_every_tricky_text_reads_back_wherever_it_stands(text: str) -> None:
    story = Topic(title=text, summary=text, aliases=(text, text))
    assert read_pack(pack_text({TOPIC: story})).entries == {TOPIC: story}


@given(LINES | PROSE)
@example("1e3")
@example("12:30:45")
def test_every_other_yaml_reader_takes_a_text_for_the_same_text(text: str) -> None:
    story = Topic(title=text[:300], aliases=(text[:300],)) if text[:300].strip() else Topic(title="A")
    assert yaml.safe_load(pack_text({TOPIC: story}))["topics"]["a"] == story.model_dump(
        mode="json", exclude_defaults=True
    )


@given(NUMBERS)
def test_every_number_reads_back(number: float) -> None:
    claim = Claim(topic="a", text="x", figures=(Figure(value=number, unit="u", counts="c", phase="p"),))
    made: dict[EntryKey, Entry] = {TOPIC: Topic(title="A"), (Kind.CLAIM, "c"): claim}
    read: Any = read_pack(pack_text(made)).entries[Kind.CLAIM, "c"]
    assert repr(read.figures[0].value) == repr(number)


@pytest.mark.parametrize(("number", "digits"), [(1500, "1500"), (0.5, "0.5"), (1e-5, "0.00001"), (-2e300, "-2e+300")])
def test_numbers_are_written_as_people_write_them(number: float, digits: str) -> None:
    figure = Figure(value=number, unit="u", counts="c", phase="p")
    text = pack_text({(Kind.CLAIM, "c"): Claim(topic="a", text="x", figures=(figure,))})
    assert f"      - value: {digits}\n" in text


def test_the_story_and_the_readmes_example_read_back() -> None:
    assert read_pack(pack_text(STORY)).entries == STORY
    entries = read_pack(example_of_readme()).entries
    assert read_pack(pack_text(entries)).entries == entries


def test_a_pack_that_was_read_back_is_written_the_same_again() -> None:
    text = pack_text(STORY)
    assert pack_text(read_pack(text).entries) == text


def test_the_story_fits_the_schema() -> None:
    pack = yaml.load(pack_text(STORY), yaml.BaseLoader)
    errors = schema_errors(pack)
    assert [e for e in errors if not e.endswith((".value", ".about"))] == []  # numbers and truths are text here


def test_the_story_is_pleasant_to_read() -> None:
    text = pack_text(STORY)
    lines = text.splitlines()
    assert max(map(len, lines)) <= 110
    assert text.count('"') == 2 * sum("on Friday: 18" in line for line in lines) + 2 * text.count('"June of')
    assert not {"&", "*", "{", "["} & {line.strip()[:1] for line in lines}
    assert "\\" not in text
    assert not [line for line in lines if line != line.rstrip()]
    assert [line for line in lines if line[:1] not in (" ", "")] == [
        *("topics:", "actors:", "sources:", "claims:", "statements:", "evidence:")
    ]


@pytest.mark.parametrize("text", ["북한군", "it's 1,500 troops", "С 8 по 13", "a#b, c", "é – “ü”", "\xa0—", "10 of 12"])
def test_no_quotes_where_none_are_needed(text: str) -> None:
    assert line_of(text) == text


@pytest.mark.parametrize("text", ["2024", "no", "2024-10-18", "1e3", "a: b", "#a", "- a", "~", "a:"])
def test_quotes_where_it_would_be_more_than_text(text: str) -> None:
    assert line_of(text) == f'"{text}"'


def test_long_text_is_folded_and_lines_stay_lines() -> None:
    folded = line_of("word " * 40 + "end").splitlines()
    assert folded[0] == ">-"
    assert all(60 < len(line) <= 100 for line in folded[1:-1])
    assert line_of("a\n\n  b: c") == "|-\n      a\n\n        b: c"


def test_what_the_eye_cannot_see_is_written_as_an_escape() -> None:
    assert line_of("a\u202eb") == '"a\\u202Eb"'
    assert line_of("می\u200cخواهم") == "می\u200cخواهم"


def test_what_no_pack_may_hold_is_replaced() -> None:
    story = Topic(title="a\x07b\x85")
    read: Any = read_pack(pack_text({TOPIC: story})).entries[TOPIC]
    assert read.title == "a\ufffdb\ufffd"


def test_nothing_is_written_of_nothing() -> None:
    assert pack_text({}) == ""
    assert read_pack("").entries == {}


def test_a_topic_is_named_by_claims_only_where_there_are_several() -> None:
    claim = {(Kind.CLAIM, "c"): Claim(topic="a", text="x")}
    one: dict[EntryKey, Entry] = {TOPIC: Topic(title="A"), **claim}
    assert "topic: a" not in pack_text(one)
    assert "topic: a" in pack_text({**one, (Kind.TOPIC, "b"): Topic(title="B")})
    assert "topic: a" in pack_text(claim)
    assert "topic: a" in pack_text({(Kind.TOPIC, "b"): Topic(title="B"), **claim})


def said(speaker: str, *claims: str) -> Statement:
    positions: Any = [{"claim": claim, "stance": "asserts"} for claim in claims]
    return Statement(speaker=speaker, paraphrase="p", source="s", positions=positions)


def test_statements_stand_by_their_claims_and_claims_by_their_topics() -> None:
    made = dict(STORY)
    shuffled = list(made)
    random.Random(1).shuffle(shuffled)
    assert read_pack(pack_text({key: made[key] for key in shuffled})).entries == made
    entries: Any = {
        (Kind.STATEMENT, "on-d"): said("x", "d"),
        (Kind.STATEMENT, "on-c"): said("y", "c", "d"),
        (Kind.CLAIM, "other"): Claim(topic="b", text="x"),
        (Kind.CLAIM, "c"): Claim(topic="a", text="x"),
        (Kind.CLAIM, "d"): Claim(topic="a", text="x"),
        TOPIC: Topic(title="A"),
        (Kind.TOPIC, "b"): Topic(title="B"),
    }
    text = pack_text(entries)
    written = [line.strip() for line in text.splitlines() if line.startswith("  ") and not line.startswith("   ")]
    assert written == [f"{key}:" for key in ("a", "b", "c", "d", "other", "on-c", "on-d")]


@given(
    st.lists(st.tuples(st.sampled_from("xy"), st.lists(st.sampled_from("cdef"), min_size=1, unique=True)), max_size=9)
)
def test_what_one_speaker_said_of_one_claim_keeps_its_order(taken: list[tuple[str, list[str]]]) -> None:
    entries: dict[EntryKey, Entry] = {(Kind.CLAIM, key): Claim(topic="a", text="x") for key in "cdef"}
    entries |= {(Kind.STATEMENT, f"s{n}"): said(speaker, *claims) for n, (speaker, claims) in enumerate(taken)}
    entries |= {TOPIC: Topic(title="A"), (Kind.SOURCE, "s"): Source(outlet="O")}
    entries |= {(Kind.ACTOR, key): Actor(name=key, kind=ActorKind.PERSON) for key in "xy"}
    written = order_of(entries, Kind.STATEMENT)
    for speaker in "xy":
        for claim in "cdef":
            mine = [f"s{n}" for n, (who, claims) in enumerate(taken) if who == speaker and claim in claims]
            assert [key for key in written if key in mine] == mine


def test_one_story_takes_all_that_tells_it_and_nothing_else() -> None:
    more: dict[EntryKey, Entry] = {
        (Kind.TOPIC, "b"): Topic(title="B"),
        (Kind.CLAIM, "of-b"): Claim(topic="b", text="x", about=("nobody",)),
        (Kind.ACTOR, "nobody"): Actor(name="Nobody", kind=ActorKind.PERSON),
        (Kind.STATEMENT, "on-b"): said("nobody", "of-b"),
        (Kind.STATEMENT, "on-both"): said("somebody", "in-combat", "of-b"),
        (Kind.ACTOR, "somebody"): Actor(name="Somebody", kind=ActorKind.PERSON, part_of="club"),
        (Kind.ACTOR, "club"): Actor(name="Club", kind=ActorKind.GROUP),
        (Kind.SOURCE, "s"): Source(outlet="O", derives_from=("t",)),
        (Kind.SOURCE, "t"): Source(outlet="P"),
        (Kind.SOURCE, "u"): Source(outlet="Q"),
    }
    story = of_topic({**STORY, **more}, "nk-troops")
    assert {key for key in more if key in story} == {
        *((Kind.STATEMENT, "on-both"), (Kind.ACTOR, "somebody"), (Kind.ACTOR, "club")),
        *((Kind.SOURCE, "s"), (Kind.SOURCE, "t")),
    }
    gone = set(STORY) - set(story)
    assert {kind for kind, _ in gone} <= {Kind.ACTOR}
    assert read_pack(pack_text(story), known={**STORY, **more}).entries == story
