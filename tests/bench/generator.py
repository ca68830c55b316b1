"""Makes a large desk out of a seed: stories, speakers, claims and statements, as JSON packs."""

import json
import random
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[2] / "data"
TOPICS, ACTORS = 200, 400
_WORDS = [
    "border",
    "river",
    "port",
    "train",
    "bridge",
    "ministry",
    "harvest",
    "reactor",
    "election",
    "ceasefire",
    "convoy",
    "satellite",
    "treaty",
    "embargo",
    "grain",
    "pipeline",
    "airfield",
    "brigade",
    "hostage",
    "reservoir",
    "protest",
    "vaccine",
    "ledger",
    "refinery",
    "island",
    "patrol",
    "missile",
    "summit",
    "quota",
    "famine",
]
_STANCES = ("asserts", "confirms", "reports", "doubts", "finds no evidence", "has not confirmed", "denies", "disputes")


def packs(folder: Path, claims: int, seed: int = 20241018) -> int:
    """Write packs with `claims` claims and twice as many other entries below `folder`; returns how many entries."""
    dice = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    actors = {f"g-actor-{n}": {"name": f"Bureau {n} of {dice.choice(_WORDS)}", "kind": "agency"} for n in range(ACTORS)}
    _write(folder / "generated-actors.json", {"actors": actors})
    total = len(actors)
    each = -(-claims // TOPICS)
    for number in range(TOPICS):
        pack = _topic(dice, number, min(each, claims - number * each))
        total += sum(map(len, pack.values()))
        _write(folder / f"generated-{number:03}.json", pack)
    return total


def _topic(dice: random.Random, number: int, claims: int) -> dict[str, Any]:
    topic, source = f"g-topic-{number}", f"g-source-{number}"
    made: dict[str, Any] = {
        "topics": {topic: {"title": f"Story {number}: {' and '.join(dice.sample(_WORDS, 2))}"}},
        "sources": {source: {"outlet": "generated.example", "url": f"https://generated.example/{number}"}},
        "claims": {},
        "statements": {},
    }
    for n in range(max(claims, 0)):
        claim = f"g-{number}-{n}"
        text = f"{dice.choice(_WORDS)} {' '.join(dice.sample(_WORDS, 9))} {dice.randrange(10_000)}".capitalize()
        day = f"2024-{dice.randrange(1, 13):02}-{dice.randrange(1, 29):02}"
        made["claims"][claim] = {"topic": topic, "text": text, "happened": day}
        for m in range(2):
            made["statements"][f"{claim}-{m}"] = {
                "speaker": f"g-actor-{dice.randrange(ACTORS)}",
                "said_on": day,
                "paraphrase": f"It was so: {' '.join(dice.sample(_WORDS, 8))}.",
                "source": source,
                "positions": [{"claim": claim, "stance": dice.choice(_STANCES)}],
            }
    return made


def _write(path: Path, pack: dict[str, Any]) -> None:
    path.write_text(json.dumps(pack, separators=(",", ":")), encoding="utf-8")
