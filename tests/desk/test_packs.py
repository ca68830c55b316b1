"""Packs are read whole, in order, and told apart by a stamp; the README and the schema say what the reader does."""

import json
import os
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from bot.app import load_packs
from bot.desk import packs
from bot.desk.packfolder import packs_stamp
from bot.desk.packs import pack_schema, read_pack, read_packs
from bot.desk.packwriting import pack_text
from bot.domain.entries import Claim, Statement
from bot.domain.refusals import BadPack
from bot.domain.vocabulary import Kind, Stance, Status
from bot.process.config import ROOT
from bot.store.embedded import EmbeddedStore
from tests.made_settings import NOW, settings_in

DATA = ROOT / "data"
README = (DATA / "README.md").read_text(encoding="utf-8")
SCHEMA = DATA / "pack.schema.json"
TOPIC = "topics: {a: {title: A}}\n"


def example() -> str:
    found = re.search(r"```yaml\n(.*?)```", README, re.DOTALL)
    assert found
    return found[1]


def test_the_story_is_read_kind_by_kind() -> None:
    kinds = [kind for kind, _ in read_packs(DATA).entries]
    assert kinds == sorted(kinds, key=list(Kind).index)
    assert set(kinds) == set(Kind) - {Kind.ASSESSMENT}


def test_entries_of_a_kind_keep_the_order_of_their_file(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("topics: {z: {title: Z}, y: {title: Y}}")
    (tmp_path / "a.json").write_text('{"topics": {"m": {"title": "M"}}}')
    assert [key for _, key in read_packs(tmp_path).entries] == ["m", "z", "y"]


def test_a_claim_takes_the_only_topic_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(TOPIC + "claims: {c: {text: x}}")
    claim = read_packs(tmp_path).entries[Kind.CLAIM, "c"]
    assert isinstance(claim, Claim)
    assert claim.topic == "a"


def test_json_and_yaml_say_the_same(tmp_path: Path) -> None:
    for name in ("yaml", "json"):
        (tmp_path / name).mkdir()
    (tmp_path / "yaml" / "p.yaml").write_text(example(), encoding="utf-8")
    (tmp_path / "json" / "p.json").write_text(json.dumps(yaml.load(example(), yaml.BaseLoader)), encoding="utf-8")
    text = (tmp_path / "json" / "p.json").read_text().replace('"200"', "200").replace('"true"', "true")
    (tmp_path / "json" / "p.json").write_text(text)
    assert read_packs(tmp_path / "yaml").entries == read_packs(tmp_path / "json").entries


def test_plain_words_are_values_and_quoted_ones_text(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text('topics: {a: {title: "1984", summary: null, opened: 2024, aliases: [no, "null"]}}')
    topic: Any = read_packs(tmp_path).entries[Kind.TOPIC, "a"]
    assert (topic.title, topic.summary, topic.opened.day, topic.aliases) == ("1984", None, "2024", ("no", "null"))


@pytest.mark.parametrize("name", ["empty.yaml", "empty.yml", "empty.json"])
@pytest.mark.parametrize("text", ["", " \n", "\ufeff"])
def test_an_empty_file_is_no_error(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert read_packs(tmp_path).entries == {}


def test_hidden_files_schemas_other_endings_and_links_out_of_the_folder_are_passed_over(tmp_path: Path) -> None:
    packs = tmp_path / "packs"
    (packs / ".git").mkdir(parents=True)
    for name in (".hidden.yaml", ".git/a.yaml", "pack.schema.json", "README.md", "../outside.yaml"):
        (packs / name).write_text("this is no pack")
    (packs / "link.yaml").symlink_to(tmp_path / "outside.yaml")
    (packs / "far").symlink_to(tmp_path, target_is_directory=True)
    (packs / "loop.yaml").symlink_to("loop.yaml")
    (packs / "folder.yaml").mkdir()
    (packs / "a.yaml").write_text(TOPIC)
    assert list(read_packs(packs).entries) == [(Kind.TOPIC, "a")]


def test_a_file_name_that_is_no_text_is_read_like_any_other(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/a\xff.yaml"
    try:
        Path(os.fsdecode(name)).write_text(TOPIC)
    except OSError:
        pytest.skip("this file system takes no such name")
    assert list(read_packs(tmp_path).entries) == [(Kind.TOPIC, "a")]


def test_the_stamp_follows_every_file_and_no_other(tmp_path: Path) -> None:
    stamps = [packs_stamp(tmp_path)]
    (tmp_path / "a.yaml").write_text("topics: {a: {title: A}}")
    stamps.append(packs_stamp(tmp_path))
    assert packs_stamp(tmp_path) == stamps[-1]
    (tmp_path / "notes.txt").write_text("no pack")
    assert packs_stamp(tmp_path) == stamps[-1]
    (tmp_path / "a.yaml").write_text("topics: {a: {title: Another}}")
    stamps.append(packs_stamp(tmp_path))
    (tmp_path / "a.yaml").rename(tmp_path / "b.yaml")
    stamps.append(packs_stamp(tmp_path))
    assert len(set(stamps)) == 4


@pytest.mark.parametrize("size", [0, 5 * 1024 * 1024])
def test_the_stamp_sees_a_change_that_keeps_size_and_time(tmp_path: Path, size: int) -> None:
    pack = tmp_path / "a.yaml"
    pack.write_text(TOPIC + "#" * size)
    before, stamp = pack.stat(), packs_stamp(tmp_path)
    pack.write_text(TOPIC.replace("A", "B") + "#" * size)
    os.utime(pack, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (pack.stat().st_size, pack.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert packs_stamp(tmp_path) != stamp


async def test_a_start_with_unchanged_packs_reads_none_of_them(
    store: EmbeddedStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.yaml").write_text(TOPIC)
    await load_packs(store, settings_in(tmp_path, tmp_path), lambda: NOW)
    monkeypatch.setattr(packs, "read_packs", lambda _: pytest.fail("packs were read again"))
    await load_packs(store, settings_in(tmp_path, tmp_path), lambda: NOW)


def test_the_example_of_the_readme_is_a_valid_pack(tmp_path: Path) -> None:
    (tmp_path / "example.yaml").write_text(example(), encoding="utf-8")
    entries = read_packs(tmp_path).entries
    assert {kind for kind, _ in entries} == set(Kind) - {Kind.ASSESSMENT}
    assert any(isinstance(entry, Statement) and entry.via for entry in entries.values())


@pytest.mark.parametrize("word", [*Stance, *Status, *(kind.section for kind in Kind)])
def test_the_readme_names_every_stance_status_and_section(word: str) -> None:
    assert f"`{word}`" in README


@pytest.mark.parametrize("stance", Stance)
def test_the_readme_says_where_each_stance_stands(stance: Stance) -> None:
    assert f"| `{stance}` | {stance.side} |" in README


def test_the_committed_schema_is_the_one_the_models_give() -> None:
    committed = SCHEMA.read_text(encoding="utf-8")
    assert committed == json.dumps(pack_schema(), indent=2, ensure_ascii=False) + "\n", (
        "run: .venv/bin/python -m bot check --schema > data/pack.schema.json"
    )


def schema_errors(pack: Any) -> list[str]:
    validator = jsonschema.Draft202012Validator(pack_schema())
    return [error.json_path for error in validator.iter_errors(pack)]


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(pack_schema())


@pytest.mark.parametrize("file", [*DATA.rglob("*.yaml")], ids=lambda file: file.name)
def test_every_pack_fits_the_schema_its_first_line_names(file: Path) -> None:
    first = file.read_text(encoding="utf-8").splitlines()[0]
    assert (file.parent / first.removeprefix("# yaml-language-server: $schema=")).resolve() == SCHEMA
    pack = yaml.load(re.sub(r"(\d{4}-\d{2}-\d{2})(?=[,}\n])", r'"\1"', file.read_text("utf-8")), yaml.SafeLoader)
    assert schema_errors(pack) == []


@pytest.mark.parametrize(
    ("pack", "path"),
    [
        ({"sauces": {}}, "$"),
        ({"topics": {"A B": {"title": "A"}}}, "$.topics"),
        ({"topics": {"a": {"title": "A", "colour": "red"}}}, "$.topics.a"),
        ({"actors": {"a": {"name": "A", "kind": "planet"}}}, "$.actors.a.kind"),
        ({"claims": {"c": {}}}, "$.claims.c"),
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(pack: Any, path: str) -> None:
    assert schema_errors(pack) == [path]


def test_a_statement_is_a_quote_or_a_paraphrase_or_both() -> None:
    begun = "actors: {a: {name: A, kind: state}}\nsources: {s: {outlet: S}}\ntopics: {t: {title: T}}\n"
    begun += "claims: {c: {text: C}}\nstatements:\n  said:\n    speaker: a\n    source: s\n"
    begun += "    positions: [{claim: c, stance: denies}]\n"
    for words in ("quote: No.", "paraphrase: It says no.", "quote: No.\n    paraphrase: It says no."):
        entries = read_pack(f"{begun}    {words}\n").entries
        assert read_pack(pack_text(entries)).entries == entries
    with pytest.raises(BadPack) as refused:
        read_pack(begun)
    told = "pack.yaml:6 statements.said: a statement holds what was said: a quote, a paraphrase, or both"
    assert refused.value.problems == (told,)
