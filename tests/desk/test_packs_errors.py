"""Every error of every pack is told at once, each in one plain line; nothing a file may hold breaks the reader."""
# ruff: noqa: E501 - in the tables a row is an input beside the line it must give

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.desk import packfiles
from bot.desk.packs import read_packs
from bot.domain.refusals import BadPack
from bot.domain.vocabulary import ActorKind, EvidenceKind, Stance
from bot.search.nearest import nearest_word
from tests.drawn import TIMES

TOPIC = "topics: {a: {title: A}}\n"
STATES = "kind: state"


def problems(folder: Path, **files: str | bytes) -> list[str]:
    """The lines told of files named `a` (YAML) or `a_json`, without the folder."""
    for name, text in files.items():
        path = folder / (name.removesuffix("_json") + (".json" if name.endswith("_json") else ".yaml"))
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(BadPack) as told:
        read_packs(folder)
    lines = [line.replace(f"{folder}/", "") for line in told.value.problems]
    assert all(line.isprintable() and "pydantic" not in line and "://errors" not in line for line in lines)
    return lines


def test_a_wrong_stance_is_told_with_its_line_its_path_and_the_nearest_word(tmp_path: Path) -> None:
    text = (
        TOPIC + "actors:\n  n: {name: N, kind: agency}\nsources: {s: {outlet: O}}\nclaims: {c: {text: x}}\n"
        "statements:\n  st:\n    speaker: n\n    source: s\n    paraphrase: p\n"
        "    positions:\n      - claim: c\n        stance: denys\n"
    )
    assert problems(tmp_path, a=text) == [
        "a.yaml:13 statements.st.positions.0.stance: 'denys' is not a stance; did you mean 'denies'? "
        f"(one of: {', '.join(Stance)})"
    ]


def test_all_errors_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    told = problems(
        tmp_path,
        a=TOPIC + "claims:\n  c: {txt: x, topic: aa}\n  d: {text: x, happened: 2024-02-30}",
        b_json='{"actors": {"n": {"name": "N", "kind": "agencies"}}, "sauces": {}}',
        c="topics: [",
        d=b"\xff",
    )
    assert [line.partition(" YAML: ")[0] for line in told] == [  # what follows is the parser's own sentence
        "a.yaml:3 claims.c.text: is missing",
        "a.yaml:3 claims.c.txt: 'txt' is not a field of a claim; did you mean 'text'? "
        "(fields: topic, text, wordings, happened, places, figures, about, links)",
        "a.yaml:3 claims.c.topic: there is no topic 'aa'",
        "a.yaml:4 claims.d.happened: '2024-02-30' is a day that does not exist: write 2024-10-18, 2024-10 or 2024, "
        "with 'about' or 'by' before it if need be",
        f"b.json actors.n.kind: 'agencies' is not a kind of actor; did you mean 'agency'? (one of: {', '.join(ActorKind)})",
        "b.json sauces: 'sauces' is not a section; did you mean 'sources'? "
        "(sections: topics, actors, sources, claims, statements, evidence, assessments, retracted, merged)",
        "c.yaml:1: this is not",
        "d.yaml:1: the file is not UTF-8 text (byte 0)",
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("topics: {a: {title: 1984}}", "1 topics.a.title: must be text, not '1984': put it in quotes"),
        ("topics: {a: {title: [x]}}", "1 topics.a.title: must be text, not a list"),
        ("topics: {a: {title: A, aliases: b}}", "1 topics.a.aliases: must be a list, not 'b'"),
        ("topics: {a: {title: ' '}}", "1 topics.a.title: this is empty: leave the field out if it is not known"),
        ("topics: {a: {title: '\u200b\u2800'}}", "1 topics.a.title: this is empty: leave the field out if it is not known"),
        ("topics: {a: {title: A, aliases: ['\u0301']}}", "1 topics.a.aliases.0: this is empty: leave the field out if it is not known"),
        (f"topics: {{a: {{title: {'x' * 301}}}}}", "1 topics.a.title: is too long: 301 characters, at most 300"),
        ("topics: {a: x}", "1 topics.a: a topic has fields below its key (name: value), and here are none"),
        ("actors: {a: }", "1 actors.a: an actor has fields below its key (name: value), and here are none"),
        ("topics: [a]", "1 topics: a section holds entries by their keys (key: and its fields below it)"),
        ("- a", "1: the file must hold sections (topics:, claims:, ...), not a list or a single value"),
        ("topics: {A_1: {title: A}}", "1 topics.A_1: a key is lower-case letters, digits and single hyphens, at most 64 characters"),
        ("sources: {s: {outlet: o, language: english}}", "1 sources.s.language: 'english' is not a language tag, such as en or pt-BR"),
        ("sources: {s: {outlet: o, url: 'ftp://x'}}", "1 sources.s.url: an address begins with https:// or http:// and holds no spaces"),
        ("topics: {a: {title: A, opened: 2024-05, closed: 2024-04}}", "1 topics.a.closed: the story closes (2024-04) before it opens (2024-05)"),
        (TOPIC + "claims: {c: {text: x, happened: 2024-10-13/2024-10-08}}", "2 claims.c.happened: the span ends (2024-10-08) before it begins (2024-10-13)"),
        (TOPIC + "claims: {c: {text: x, links: [{kind: supports, claim: c}]}}", "2 claims.c.links.0.claim: a claim cannot name itself here"),
        (TOPIC + "claims: {c: {text: x, links: [{kind: supports, claim: d}, {kind: refines, claim: d}]}, d: {text: y}}", "2 claims.c.links.1.claim: 'd' is linked twice; keep the link that says it best"),
        (TOPIC + "claims: {cat: {text: x, links: [{kind: supports, claim: cats}]}}", "2 claims.cat.links.0.claim: there is no claim 'cats'; did you mean 'cat'?"),
        (TOPIC + "claims: {c: {text: x, figures: [{value: '5', unit: u, counts: c, phase: p}]}}", "2 claims.c.figures.0.value: must be a number, not '5'"),
        (TOPIC + "claims: {c: {text: x, figures: [{value: 5, about: 1, unit: u, counts: c, phase: p}]}}", "2 claims.c.figures.0.about: must be true or false, not '1'"),
        (TOPIC + "claims: {c: {text: x, figures: [{value: 5, unit: u, counts: c}]}}", "2 claims.c.figures.0.phase: is missing (at which stage: arrived, being prepared, planned, in all ...)"),
        (TOPIC + "claims: {c: {text: x, figures: [{unit: u, counts: c, phase: p}]}}", "2 claims.c.figures.0: a figure has either a value, or both low and high"),
        ("topics: {a: {title: &x A}}", "1 topics.a.title: an anchor (&x) is not allowed; write things out where they are needed"),
        ("topics: {a: {title: *x}}", "1 topics.a.title: an alias (*x) is not allowed; write out what it stands for"),
        ("topics: {a: {title: !!str A}}", "1 topics.a.title: a tag (tag:yaml.org,2002:str) is not allowed"),
        ("topics: {a: {title: A, <<: {summary: b}}}", "1 topics.a.<<: '<<' is not a field of a topic (fields: title, summary, aliases, opened, closed)"),
        ("topics:\n  a: {title: A}\n  a: {title: B}", "3 topics.a: stands twice in one place; the second would hide the first"),
        ("---\n{}\n---\n{}", "3: the file holds a second document (---); use two files"),
        ('topics: {a: {title: "x\\0"}}', "1 topics.a.title: a control character (U+0000) stands in the text"),
        ("topics:\n  a: {title: A\x1b}", "2 topics.a.title: a control character (U+001B) stands in the text"),
        ("# \x1b\n" + TOPIC, "1: a control character (U+001B) stands in the text"),
        ("topics:\n- \x07\n--", "2: a control character (U+0007) stands in the text; and this is not YAML: could not find expected ':'"),
        ("[" * 10_000, "1: the file nests more than 20 levels deep"),
        ("- " * 10_000, "1: the file nests more than 20 levels deep"),
        ("{a: " * 10_000, "1: the file nests more than 20 levels deep"),
        ("? [a]\n: b", "1: a key must be a word, not a list or a mapping"),
    ],
    ids=lambda text: text[:50] if isinstance(text, str) else None,
)  # fmt: skip
def test_an_error_in_yaml_is_one_plain_sentence(tmp_path: Path, text: str, line: str) -> None:
    assert problems(tmp_path, a=text) == [f"a.yaml:{line}"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("null", ":1: the file must hold sections (topics:, claims:, ...), not a list or a single value"),
        ('{"topics": {},\n}', ":2: this is not JSON: expecting property name enclosed in double quotes"),
        ('{"topics": {"a": {"title": NaN}}}', " topics.a.title: must be text, not 'NaN': put it in quotes"),
        ('{"topics": {"a": {"title": "A", "title": "B"}}}', " topics.a.title: stands twice in one place; the second would hide the first"),
        ('{"topics": {"a": {"title": "A\\u001b[2J"}}}', " topics.a.title: a control character (U+001B) stands in the text"),
        ("[" * 100_000, ": the file nests more than 20 levels deep"),
        ('{"topics": ' + "[" * 500 + "]" * 500 + "}", ": the file nests more than 20 levels deep"),
        ('{"topics": {"a": {"title": ' + "9" * 5000 + "}}}", ": the file holds a number of absurd length"),
    ],
    ids=lambda text: text[:50] if isinstance(text, str) else None,
)  # fmt: skip
def test_an_error_in_json_is_one_plain_sentence(tmp_path: Path, text: str, line: str) -> None:
    assert problems(tmp_path, a_json=text) == [f"a.json{line}"]


def test_a_number_without_end_is_no_figure(tmp_path: Path) -> None:
    figure = '{"value": 1e999, "unit": "u", "counts": "c", "phase": "p"}'
    text = f'{{"topics": {{"a": {{"title": "A"}}}}, "claims": {{"c": {{"text": "x", "figures": [{figure}]}}}}}}'
    assert problems(tmp_path, a_json=text) == [
        "a.json claims.c.figures.0.value: must be a number that has an end, not 'inf'"
    ]


@pytest.mark.parametrize(
    "day", ["about\t2024", "٢٠٢٤", "'2024-10-18T00:00'", "18.10.2024", "0000", "2024-13", "yesterday"]
)
def test_a_day_is_written_in_one_way(tmp_path: Path, day: str) -> None:
    (line,) = problems(tmp_path, a=f'topics: {{a: {{title: A, opened: "{day}", closed: 2025}}}}'.replace("\t", "\\t"))
    assert line.startswith("a.yaml:1 topics.a.opened: ")


def test_a_key_taken_in_another_file_names_both_places(tmp_path: Path) -> None:
    assert problems(tmp_path, a="# the first\n" + TOPIC, b=TOPIC, c_json='{"topics": {"a": {"title": "A"}}}') == [
        "b.yaml:1 topics.a: this key is taken by another topic, in a.yaml:2",
        "c.json topics.a: this key is taken by another topic, in a.yaml:2",
    ]


def test_an_entry_whose_key_is_taken_tells_its_own_errors_too(tmp_path: Path) -> None:
    twice = "topics:\n  a: {title: A}\n  a:\n    title: B\n    colour: red"
    told = problems(
        tmp_path,
        a=twice,
        b="topics: {a: {title: A, opened: 2024-02-30}}",
        c_json='{"topics": {"b": {"titel": "B"}, "b": {"title": "B"}}}',
    )
    assert [line.partition(";")[0] for line in told] == [
        "a.yaml:3 topics.a: stands twice in one place",
        "a.yaml:3 topics.a.colour: 'colour' is not a field of a topic (fields: title, summary, aliases, opened, closed)",
        "b.yaml:1 topics.a: this key is taken by another topic, in a.yaml:2",
        "b.yaml:1 topics.a.opened: '2024-02-30' is a day that does not exist: write 2024-10-18, 2024-10 or 2024, with 'about' or 'by' before it if need be",
        "c.json topics.b: stands twice in one place",
        "c.json topics.b.title: is missing",
        "c.json topics.b.titel: 'titel' is not a field of a topic",
    ]  # fmt: skip


def test_a_section_that_stands_twice_is_read_twice(tmp_path: Path) -> None:
    yaml = TOPIC + "claims: {c: {text: x, links: [{kind: supports, claim: d}]}}\nclaims:\n  d: {txt: y, text: y}"
    told = problems(tmp_path, a=yaml, b_json='{"actors": {"n": {"name": 1}}, "actors": {"n": {"name": 1}}}')
    assert [line.partition(";")[0].partition(" (")[0] for line in told] == [
        "a.yaml:3 claims: stands twice in one place",
        "a.yaml:4 claims.d.txt: 'txt' is not a field of a claim",
        "b.json actors: stands twice in one place",
        "b.json actors.n.name: must be text, not '1': put it in quotes",
        "b.json actors.n.kind: is missing",
        "b.json actors.n: this key is taken by another actor, in b.json",
    ]


def test_two_actors_may_not_answer_to_one_name_however_it_is_written(tmp_path: Path) -> None:
    text = f"actors:\n  nis: {{name: N.I.S., {STATES}}}\n  spies: {{name: Spies, {STATES}, aliases: [x, ñis]}}\n  foo: {{name: Spïes, {STATES}}}"
    assert problems(tmp_path, a=text) == [
        "a.yaml:3 actors.spies.aliases.1: the name 'ñis' already belongs to the actor 'nis', in a.yaml:2",
        "a.yaml:4 actors.foo.name: the name 'Spïes' already belongs to the actor 'spies', in a.yaml:3",
    ]


def test_a_topic_and_an_actor_may_share_a_name(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(f"topics: {{nato: {{title: NATO}}}}\nactors: {{nato: {{name: NATO, {STATES}}}}}")
    assert len(read_packs(tmp_path).entries) == 2


def test_nobody_is_part_of_itself_and_each_circle_is_told_once(tmp_path: Path) -> None:
    actors = {"a": "a", "b": "c", "c": "d", "d": "c", "e": "f"}
    text = "actors:\n" + "".join(f"  {k}: {{name: {k}, {STATES}, part_of: {v}}}\n" for k, v in actors.items())
    assert problems(tmp_path, a=text + f"  f: {{name: f, {STATES}}}\n") == [
        "a.yaml:2 actors.a.part_of: an actor cannot name itself here",
        "a.yaml:4 actors.c.part_of: this goes in a circle: c is part of d is part of c",
    ]


def test_no_group_is_a_member_of_itself_and_each_circle_is_told_once(tmp_path: Path) -> None:
    groups = {"a": "a", "b": "c, d", "c": "e", "d": "e", "e": "f, c", "f": "nobody"}
    text = "actors:\n" + "".join(f"  {k}: {{name: {k}, {STATES}, members: [{v}]}}\n" for k, v in groups.items())
    assert problems(tmp_path, a=text) == [
        "a.yaml:2 actors.a.members.0: an actor cannot name itself here",
        "a.yaml:4 actors.c.members: this goes in a circle: c has the member e has the member c",
        "a.yaml:7 actors.f.members.0: there is no actor 'nobody'",
    ]


def test_a_long_chain_of_members_is_no_circle(tmp_path: Path) -> None:
    chain = {f"a{n}": {"name": f"N{n}", "kind": "group", "members": [f"a{n + 1}"]} for n in range(20_000)}
    chain["a20000"] = {"name": "N20000", "kind": "group"}
    (tmp_path / "a.json").write_text(json.dumps({"actors": chain}))
    assert len(read_packs(tmp_path).entries) == 20_001


def test_a_long_chain_of_parts_is_no_circle(tmp_path: Path) -> None:
    chain = {f"a{n}": {"name": f"N{n}", "kind": "group", "part_of": f"a{n + 1}"} for n in range(20_000)}
    chain["a20000"] = {"name": "N20000", "kind": "group"}
    (tmp_path / "a.json").write_text(json.dumps({"actors": chain}))
    assert len(read_packs(tmp_path).entries) == 20_001


def test_errors_between_entries_are_told_of_entries_that_are_wrong_in_themselves(tmp_path: Path) -> None:
    told = problems(
        tmp_path, a="actors:\n  a: {name: A, kind: x, part_of: a, aliases: [b]}\n  b: {name: B, kind: state}"
    )
    assert [line.split(":", 2)[1].split(" ")[1] for line in told] == [
        "actors.a.kind", "actors.a.part_of", "actors.b",
    ]  # fmt: skip


def test_a_file_over_10_mib_is_told_and_not_read(tmp_path: Path) -> None:
    with (tmp_path / "big.yaml").open("wb") as file:
        file.truncate(packfiles.SIZE_LIMIT + 1)
    assert problems(tmp_path) == ["big.yaml: the file is over 10 MiB; split it in several"]
    with (tmp_path / "big.yaml").open("wb") as file:
        file.truncate(packfiles.SIZE_LIMIT)
    assert problems(tmp_path) == [
        "big.yaml:1: a control character (U+0000) stands in the text; "
        "and the file must hold sections (topics:, claims:, ...), not a list or a single value"
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("photo", "photograph"), ("doc", "document"), ("sat", "satellite imagery"), ("do", None), ("x", None)],
)
def test_a_short_form_is_near_to_the_one_word_it_begins(typed: str, meant: str | None) -> None:
    assert nearest_word(typed, EvidenceKind) == meant
    assert nearest_word("deny", Stance) == "denies"
    assert nearest_word("confirm", ("confirms", "confirmed")) == "confirms"


def test_one_bad_sign_or_number_hides_no_other_error(tmp_path: Path) -> None:
    told = problems(
        tmp_path,
        a='topics:\n  a: {title: "A\x1b ␛"}\nclaims:\n  c: {text: "\x01b\x02"}\n  d: {txt: x}\n',
        b_json='{"claims": {"e": {"topic": "a", "text": "x\x1b", "figures": [{"value": -Infinity, "low": NaN, '
        '"unit": "u", "counts": "c", "phase": "p"}]}, "f": {"topic": "b", "text": "y"}}}',
    )
    assert [line.partition(" (fields")[0] for line in told] == [
        "a.yaml:2 topics.a.title: a control character (U+001B) stands in the text",
        "a.yaml:4 claims.c.text: a control character (U+0001) stands in the text",
        "a.yaml:5 claims.d.text: is missing",
        "a.yaml:5 claims.d.txt: 'txt' is not a field of a claim; did you mean 'text'?",
        "b.json claims.e.figures.0.value: must be a number that has an end, not '-Infinity'",
        "b.json claims.e.figures.0.low: must be a number that has an end, not 'NaN'",
        "b.json claims.f.topic: there is no topic 'b'",
        "b.json:1 claims.e.text: a control character (U+001B) stands in the text",
    ]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadPack) as told:
        read_packs(tmp_path / "nowhere")
    assert told.value.problems == (f"{tmp_path}/nowhere: there is no such folder",)


WORDS = st.sampled_from(
    ["topics", "actors", "claims", "statements", "positions", "links", "claim", "kind", "title", "name", "text", "a",
     "c", "part_of", "opened", "closed", "aliases", "2024-10", "about 2024", "asserts", "state", "figures", "value", ""]
)  # fmt: skip
LEAVES = st.one_of(WORDS, st.text(max_size=8), st.none(), st.booleans(), st.integers(), st.floats(), st.just(10**400))
TREES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=4), max_leaves=25
)
ENTRIES = st.dictionaries(WORDS, st.dictionaries(WORDS, st.dictionaries(WORDS, TREES)), max_size=4)
YAMLISH = st.text(st.sampled_from("ac:{}[],-&*!?|>'\"\\#% \n\t0x\ud7ff\ufeff\x85\U0001f642"), max_size=60)


def read_any(name: str, raw: bytes) -> None:
    """Read `raw` as a pack: it gives entries, or errors of one line each, and a digest in any case."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(raw)
        try:
            read_packs(Path(folder))
        except BadPack as bad:
            assert bad.problems
            assert all(line.isprintable() and line.encode() for line in bad.problems)


@settings(max_examples=120 * TIMES, deadline=None)
@given(
    st.sampled_from(["a.yaml", "a.json"]),
    st.one_of(st.binary(max_size=60), st.text().map(str.encode), YAMLISH.map(str.encode)),
)
def test_any_text_as_a_file_gives_entries_or_errors(name: str, raw: bytes) -> None:
    read_any(name, raw)


@settings(max_examples=120 * TIMES, deadline=None)
@given(st.sampled_from(["a.yaml", "a.json"]), st.one_of(TREES, ENTRIES))
def test_any_data_as_a_file_gives_entries_or_errors(name: str, data: object) -> None:
    read_any(name, json.dumps(data).encode())
