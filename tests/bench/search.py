"""How long a question takes over a large desk, one at a time, and what it does to the event loop meanwhile.

`make bench-search`, or `python -m tests.bench.search [CLAIMS ...]`; 100,000 and 1,000,000 claims if none are named. The
claims are made of words as common and as rare as those of real news (Zipf and Mandelbrot), of which each question holds
some of one claim's, among others: short ones and pasted posts. Nothing is asserted: the table says what was reached.
"""

import asyncio
import gc
import itertools
import random
import sys
import tempfile
import time
from bisect import bisect
from collections.abc import Iterator
from pathlib import Path

from bot.domain.entries import Claim, Entry, Topic
from bot.domain.revision import LIBRARY
from bot.domain.vocabulary import Kind
from bot.search.terms import terms_of
from bot.store.embedded import EmbeddedStore
from tests.bench.answers import Spread
from tests.bench.probe import Probe
from tests.made_settings import NOW

QUESTIONS, SEED = 1_000, 20241018
_WORDS, _SHIFT, _STORIES = 60_000, 20, 200


class Language:
    """Words made of syllables, drawn as often as words of news are."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        syllables = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
        made = dict.fromkeys("".join(dice.choices(syllables, k=dice.choice((2, 3, 3, 4)))) for _ in range(_WORDS * 2))
        self.words = list(made)[:_WORDS]
        self._reach = list(itertools.accumulate(1 / (n + _SHIFT) for n in range(len(self.words))))

    def drawn(self, count: int) -> list[str]:
        return [self.words[bisect(self._reach, self._dice.random() * self._reach[-1])] for _ in range(count)]


def claims(count: int, language: Language, dice: random.Random) -> Iterator[tuple[tuple[Kind, str], Entry]]:
    for n in range(_STORIES):
        yield (Kind.TOPIC, f"story-{n}"), Topic(title=f"Story {n}")
    for n in range(count):
        words = language.drawn(dice.randrange(8, 20))
        text = f"The {' '.join(words)} of {dice.randrange(2000):,}".capitalize()
        yield (Kind.CLAIM, f"c-{n}"), Claim(topic=f"story-{n % _STORIES}", text=text[:300])


def questions(entries: dict[tuple[Kind, str], Entry], language: Language, dice: random.Random) -> list[tuple[str, str]]:
    """(text, key of the claim meant): half are short, half a pasted post of some thirty words."""
    keys = [key for kind, key in entries if kind is Kind.CLAIM]
    made: list[tuple[str, str]] = []
    for n in range(QUESTIONS):
        key = dice.choice(keys)
        claim = entries[Kind.CLAIM, key]
        assert isinstance(claim, Claim)
        known = claim.text.split()[1:]
        if n % 2:
            text = f"Did {' '.join(dice.sample(known, min(5, len(known))))} {' '.join(language.drawn(1))}?"
        else:
            text = " ".join(dice.sample(known, min(8, len(known))) + language.drawn(24)) + " https://example.com/x"
        made.append((text, key))
    return made


async def bench(folder: Path, count: int) -> None:
    dice = random.Random(SEED)
    language = Language(dice)
    entries = dict(claims(count, language, dice))
    store = EmbeddedStore(folder / "claimdesk.db")
    began = time.perf_counter()
    await store.put_packs(entries, NOW, lambda done, of: sys.stderr.write(f"\rfiling {done:,} of {of:,} "))
    print(f"\n{count:,} claims filed in {time.perf_counter() - began:.0f} s, {_mib(folder):.0f} MiB")
    asked = questions(entries, language, dice)
    del entries
    gc.collect()
    gc.freeze()  # as the bot does: the collector does not walk what was loaded while answers wait
    for topic in (None, "story-7"):
        await _asked(store, asked, topic)
    await _offered(store, [text for text, _ in asked[1::2]])
    store.close()


async def _asked(store: EmbeddedStore, asked: list[tuple[str, str]], topic: str | None) -> None:
    times: list[float] = []
    partial = hits = empty = 0
    probe = Probe()
    async with probe:
        for text, key in asked:
            began = time.perf_counter()
            found = await store.found(LIBRARY, terms_of(text), topic, 10)
            times.append((time.perf_counter() - began) * 1000)
            partial += found.partial
            hits += key in [hit.key for hit in found.hits]
            empty += not found.hits
    share = hits / len(asked)
    print(f"  {f'of {topic}' if topic else 'of all'}: {_told(times, probe)}")
    print(
        f"    marked partial {partial}, nothing found {empty}{'' if topic else f', the claim meant in ten {share:.3f}'}"
    )


async def _offered(store: EmbeddedStore, texts: list[str]) -> None:
    """What autocomplete offers while somebody types: each beginning of some questions."""
    times: list[float] = []
    empty = 0
    probe = Probe()
    async with probe:
        for text in texts[:60]:
            for length in range(5, min(len(text), 40), 3):
                typed = text[4:length].lower().split()
                began = time.perf_counter()
                found = await store.claims_like(LIBRARY, typed, None, 25)
                times.append((time.perf_counter() - began) * 1000)
                empty += not found
    print(f"  while typing: {_told(times, probe)}; nothing offered {empty}")


def _told(times: list[float], probe: Probe) -> str:
    spread = Spread(sorted(times))
    return f"{spread}, slowest {spread.at(1):.0f} ms; {probe.told}"


def _mib(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.iterdir()) / 2**20


def main() -> None:
    for count in [int(size.replace(",", "")) for size in sys.argv[1:]] or [100_000, 1_000_000]:
        with tempfile.TemporaryDirectory() as folder:
            asyncio.run(bench(Path(folder), count))


if __name__ == "__main__":
    main()
