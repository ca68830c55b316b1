"""How well and how fast claims are found: a set of claims and of texts that were filed under them, scored.

`make bench-retrieval`, or `python -m tests.bench.retrieval [--data FOLDER] [--run FILE] [--split NAME] [--semantic]`. A
folder holds claims.jsonl (id, title, text, date), queries.jsonl (id, text, perhaps split) and qrels.tsv (query, claim,
grade); a claim may lack its title or its date. `--run` writes what was found: query, claim, rank, score.

The claims are written as a pack and come in as every pack does: read, checked, journalled, filed. A claim's `title`,
the headline under which it was checked, is one of its `wordings`; what is longer than a claim's text may be goes on
there. Its `date`, the day when the check appeared, is the day `by` which what it tells had happened. Each text is asked
through the store's own search, one at a time. Nothing of a set is kept but in a temporary folder.

`--semantic` measures what the claims mean first, and finds them by that too. `--plain` leaves out every date, of claims
and of texts: a set may have none. `--timed` repeats the whole and reports the second time alone.
"""

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bot.app import load_packs
from bot.domain.revision import LIBRARY
from bot.process.config import ROOT
from bot.search.terms import days_in, terms_of
from bot.store.embedded import EmbeddedStore
from tests.bench.answers import Spread
from tests.made_settings import NOW, settings_in

DATA = ROOT.parent / "shared" / "retrieval"
_A_FILE, _LINE, _HITS = 20_000, 300, 100


class Asked(NamedTuple):
    """A text that was asked, how long the search took in milliseconds, and the claims found, with their scores."""

    query: str
    took: float
    hits: list[tuple[str, float]]


class Scores(NamedTuple):
    """Averages over the queries: mean average precision at 5, and the share whose claim is first or in the first 5."""

    map5: float
    mrr: float
    hp1: float
    hp5: float

    def __str__(self) -> str:
        return f"MAP@5 {self.map5:.4f}  MRR {self.mrr:.4f}  HP@1 {self.hp1:.4f}  HP@5 {self.hp5:.4f}"


def main() -> None:
    parser = argparse.ArgumentParser(description="score the search for claims")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--run", type=Path)
    parser.add_argument("--split", help="only the queries of this split")
    parser.add_argument("--plain", action="store_true", help="without any dates")
    parser.add_argument("--semantic", action="store_true", help="also by what claims mean (requirements-semantic.txt)")
    parser.add_argument("--timed", action="store_true", help="time a second round, when all is warm")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        asked, relevant = asyncio.run(_bench(Path(folder), arguments))
    if arguments.run:
        arguments.run.write_text(_written(asked), encoding="utf-8")
    times = Spread(sorted(one.took for one in asked))
    print(f"{len(asked):,} queries: {scores(asked, relevant)}")
    print(f"a query: p50 {times.at(0.5):.1f} ms, p99 {times.at(0.99):.1f} ms, slowest {times.at(1):.1f} ms")


async def _bench(folder: Path, arguments: argparse.Namespace) -> tuple[list[Asked], dict[str, set[str]]]:
    claims = _lines(arguments.data / "claims.jsonl")
    queries = [
        line for line in _lines(arguments.data / "queries.jsonl") if arguments.split in (None, line.get("split"))
    ]
    ids = as_packs(claims, folder / "packs", dated=not arguments.plain)
    settings = settings_in(folder, folder / "packs")
    store = EmbeddedStore(settings.database)
    try:
        began = time.perf_counter()
        await load_packs(store, settings, lambda: NOW)
        print(f"{len(claims):,} claims of {arguments.data.name} loaded in {time.perf_counter() - began:.1f} s")
        if arguments.semantic:
            await _measure(store)
        for _ in range(2 if arguments.timed else 1):
            asked = [await _ask(store, line, ids, dated=not arguments.plain) for line in queries]
    finally:
        store.close()
    return asked, relevant_claims(arguments.data / "qrels.tsv")


async def _measure(store: EmbeddedStore) -> None:
    from bot import semantic

    began = time.perf_counter()
    await store.measure_by(semantic.MiniLM())
    count = await store.catch_up(lambda done: sys.stderr.write(f"\rmeasured {done:,}"))
    print(f"{count:,} claims measured by {semantic.NAME} in {time.perf_counter() - began:.0f} s")


async def _ask(store: EmbeddedStore, line: dict[str, Any], ids: dict[str, str], *, dated: bool) -> Asked:
    began = time.perf_counter()
    terms = terms_of(line["text"])
    found = await store.found(LIBRARY, terms if dated else terms._replace(days=()), None, _HITS)
    took = (time.perf_counter() - began) * 1000
    return Asked(str(line["id"]), took, [(ids[hit.key], hit.score) for hit in found.hits])


def as_packs(claims: Sequence[dict[str, Any]], folder: Path, *, dated: bool = True) -> dict[str, str]:
    """Write the claims as packs below `folder`; returns the claims' own ids by their keys on the desk."""
    folder.mkdir(parents=True)
    keys = [f"claim-{n}" for n in range(len(claims))]
    entries = {key: _claim(claim, dated=dated) for key, claim in zip(keys, claims, strict=True)}
    for at in range(0, len(keys), _A_FILE):
        pack: dict[str, Any] = {"claims": {key: entries[key] for key in keys[at : at + _A_FILE]}}
        if not at:
            pack["topics"] = {"collection": {"title": "Claims that were checked"}}
        (folder / f"claims-{at}.json").write_text(json.dumps(pack), encoding="utf-8")
    return {key: str(claim["id"]) for key, claim in zip(keys, claims, strict=True)}


def _claim(claim: dict[str, Any], *, dated: bool) -> dict[str, Any]:
    title = claim.get("title") or ""
    text, *more = _parts(claim.get("text") or "") or _parts(title) or ["-"]  # a set may hold one without words
    wordings = [*_parts(title), *more]
    made: dict[str, Any] = {"topic": "collection", "text": text}
    if wordings:
        made["wordings"] = list(dict.fromkeys(wordings))
    if dated and (days := days_in(claim.get("date") or "")):
        made["happened"] = f"by {days[0].isoformat()}"
    return made


def _parts(text: str) -> list[str]:
    """A text in lines that a claim may hold."""
    parts, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > _LINE:
            parts.append(line)
            line = ""
        line = f"{line} {word[:_LINE]}".strip()
    return [*parts, *([line] if line else [])]


def scores(asked: Sequence[Asked], relevant: dict[str, set[str]]) -> Scores:
    """What the run is worth. A query to which nothing is relevant counts for nothing."""
    each: list[Scores] = []
    for one in asked:
        wanted = relevant.get(one.query)
        if wanted:
            places = [place for place, (claim, _) in enumerate(one.hits, 1) if claim in wanted]
            near = [place for place in places if place <= 5]
            precision = sum(n / place for n, place in enumerate(near, 1)) / min(5, len(wanted))
            each.append(Scores(precision, 1 / places[0] if places else 0.0, float(1 in places), float(bool(near))))
    return Scores(*(statistics.fmean(column) for column in zip(*each, strict=True)))


def relevant_claims(path: Path) -> dict[str, set[str]]:
    """For each query the claims that it was filed under."""
    relevant: defaultdict[str, set[str]] = defaultdict(set)
    for line in path.read_text(encoding="utf-8").splitlines():
        query, claim, grade = line.split("\t")
        if int(grade) > 0:
            relevant[query].add(claim)
    return relevant


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def _written(asked: Sequence[Asked]) -> str:
    return "".join(_run_lines(asked))


def _run_lines(asked: Sequence[Asked]) -> Iterator[str]:
    for one in asked:
        for rank, (claim, score) in enumerate(one.hits, 1):
            yield f"{one.query}\t{claim}\t{rank}\t{score:.6f}\n"


if __name__ == "__main__":
    main()
