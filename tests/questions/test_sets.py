"""The question sets are sound: every key they name is in the packs, ids are unique, counts and the split hold."""

import csv
import hashlib
import re
import shutil
from pathlib import Path

import pytest

from bot.desk.packs import read_packs
from bot.domain.vocabulary import Kind

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SEED = "claimdesk-questions-1"
COLUMNS = ["id", "topic", "desk", "question", "context", "intent", "needs", "must_not", "note"]
INTENTS = {
    *("denied", "confirmed", "doubts", "said", "about-actor", "figures", "when", "where", "by-whom", "evidence"),
    *("status", "disputed", "since", "disagree", "sources", "brief", "choice", "unanswerable", "withdrew"),
}
TOPICS = ("nk-troops", "nord-stream", "maria-deaths")
FURTHER_TOPICS = (
    "yahoo-breach",
    "armstrong-doping",
    "mh370",
    "bolivia-vote",
    "ehec-outbreak",
    "vw-diesel",
    "gulf-spill",
    "salisbury",
    "crowdstrike-outage",
    "beirut-blast",
    "lk-99",
    "wirecard",
)
"""Stories of other shapes, with open sets alone; they are asked of a desk that holds all of them."""
TOKEN = re.compile(r'(as:)?(?:(?P<kind>[a-z]+):(?P<key>[a-z0-9-]+)|"(?P<words>[^"]+)"|absent|choice|any)')


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert all(list(row) == COLUMNS and None not in row.values() for row in rows), path.name
    return rows


OPEN = {topic: read(HERE / f"{topic}.tsv") for topic in TOPICS}
HELD_BACK = {topic: read(HERE / f"heldout-{topic}.tsv") for topic in TOPICS}
FURTHER = {name: read(HERE / "further" / f"{name}.tsv") for name in (*FURTHER_TOPICS, "near-misses")}
QUESTIONS = [row for sets in (OPEN, HELD_BACK) for rows in sets.values() for row in rows]
ALL = [*QUESTIONS, *(row for rows in FURTHER.values() for row in rows)]


def tokens(row: dict[str, str], *columns: str) -> list[re.Match[str]]:
    """Every token of those columns, those of an either and of an order too."""
    found: list[re.Match[str]] = []
    for column in columns:
        for token in filter(None, re.split(r'[;|>](?=(?:[^"]*"[^"]*")*[^"]*$)', row[column])):
            match = TOKEN.fullmatch(token)
            assert match, f"{row['id']}: {token!r} is no token"
            found.append(match)
    return found


@pytest.fixture(scope="module")
def entries(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[Kind, str]]:
    folder = tmp_path_factory.mktemp("packs")
    shutil.copytree(ROOT / "data", folder / "library")
    shutil.copytree(HERE / "packs", folder / "questions")
    shutil.copytree(HERE / "further" / "packs", folder / "further")
    return set(read_packs(folder).entries)


def test_every_entry_named_is_in_the_packs(entries: set[tuple[Kind, str]]) -> None:
    missing = []
    for row in ALL:
        named = [(t["kind"], t["key"]) for t in tokens(row, "needs", "must_not") if t["kind"] not in (None, "absent")]
        named += [("topic", row[column]) for column in ("topic", "desk") if row[column] not in ("", "all")]
        missing += [(row["id"], *each) for each in named if (Kind(each[0]), each[1]) not in entries]
    assert not missing


def test_no_id_stands_twice_and_no_question_is_asked_twice() -> None:
    ids = [row["id"] for row in ALL]
    assert len(set(ids)) == len(ids)
    asked = [(row["desk"], row["context"], row["question"].casefold().rstrip("?!. ")) for row in ALL]
    assert not {one for one in asked if asked.count(one) > 1}


def test_every_question_says_what_its_answer_needs() -> None:
    for row in ALL:
        assert row["intent"] in INTENTS, row["id"]
        needs, must_not = row["needs"].split(";"), row["must_not"].split(";")
        assert row["question"].strip() == row["question"] != "", row["id"]
        assert not set(needs) & set(must_not) - {""}, row["id"]
        assert "as:" not in row["needs"] and "any" not in needs, row["id"]
        if row["intent"] == "unanswerable":
            chat = row["note"] == "chat" and must_not == ["any"]
            nothing = "absent" in needs and "as:any" in must_not
            further = row not in QUESTIONS and needs[0].startswith("absent") and row["must_not"]
            assert chat or nothing or further, row["id"]
        else:
            assert row["topic"] and row["needs"], row["id"]


def test_a_third_is_held_back_by_the_seed_alone() -> None:
    for rows, held_back in [(rows, False) for rows in OPEN.values()] + [(rows, True) for rows in HELD_BACK.values()]:
        for row in rows:
            digest = int(hashlib.sha256(f"{SEED}:{row['id']}".encode()).hexdigest(), 16)
            assert (digest % 3 == 0) == held_back, row["id"]
    assert 0.25 < sum(map(len, HELD_BACK.values())) / len(QUESTIONS) < 0.4


def test_there_are_enough_of_them() -> None:
    assert len(QUESTIONS) >= 300
    assert len([row for row in QUESTIONS if row["intent"] == "unanswerable"]) >= 60
