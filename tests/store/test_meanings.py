"""With a model of meanings claims are found that share no word with the question; until they are measured, by words."""

import asyncio
import contextlib
from collections.abc import Sequence

import pytest

from bot import semantic
from bot.domain.entries import Claim, Entry, Topic
from bot.domain.revision import LIBRARY, Author, Draft
from bot.domain.vocabulary import Kind
from bot.search.terms import terms_of
from bot.store.embedded import EmbeddedStore
from bot.store.meanings import Meaning
from tests.made_settings import NOW
from tests.unhurried import LONG

MOE = Author("Moe (7)", NOW, "typed in a test")
LIBRARYS: dict[tuple[Kind, str], Entry] = {
    (Kind.TOPIC, "t"): Topic(title="A story"),
    (Kind.CLAIM, "car"): Claim(topic="t", text="The automobile was stolen at night"),
    (Kind.CLAIM, "doctor"): Claim(topic="t", text="A physician left the town", wordings=("Surgeon gone",)),
    (Kind.CLAIM, "night"): Claim(topic="t", text="At night it was cold"),
}
_ALIKE = (
    "automobile car vehicle",
    "physician doctor surgeon",
    "stolen robbed theft",
    "night evening dark",
    "cold frost",
)


class Synonyms:
    """A model that knows a handful of synonyms: each line of them is one direction."""

    def __init__(self, name: str = "synonyms") -> None:
        self.name = name
        self.measured: list[str] = []

    def vectors(self, texts: Sequence[str]) -> list[bytes]:
        self.measured.extend(texts)
        return [bytes(any(word in text.lower() for word in line.split()) for line in _ALIKE) for text in texts]

    def nearest(self, vector: bytes, others: bytes, most: int) -> list[tuple[int, float]]:
        size = len(vector)
        found: list[tuple[int, float]] = []
        for place in range(len(others) // size):
            other = others[place * size : place * size + size]
            length = (sum(vector) * sum(other)) ** 0.5 or 1
            found.append((place, sum(a * b for a, b in zip(vector, other, strict=True)) / length))
        return sorted(found, key=lambda one: (-one[1], one[0]))[:most]


@pytest.fixture
async def library(store: EmbeddedStore) -> EmbeddedStore:
    await store.put_packs(LIBRARYS, NOW)
    return store


async def found(store: EmbeddedStore, text: str, scope: str = LIBRARY, topic: str | None = None) -> list[str]:
    return [hit.key for hit in (await store.found(scope, terms_of(text), topic, 10)).hits]


async def test_what_is_said_in_other_words_is_found(library: EmbeddedStore) -> None:
    assert await found(library, "vehicle robbed") == []
    await library.measure_by(Synonyms())
    assert await found(library, "vehicle robbed") == [], "nothing is measured yet"
    assert await library.catch_up() == 3
    assert await found(library, "vehicle robbed") == ["car"]
    assert await found(library, "vehicle robbed", topic="t") == ["car"]
    assert await found(library, "vehicle robbed", topic="u") == []
    assert await found(library, "who met a surgeon") == ["doctor"]
    assert await found(library, "frost in the night") == ["night", "car"]
    assert await found(library, "elections") == []


async def test_a_meaning_is_measured_once_and_outlives_the_read_model(library: EmbeddedStore) -> None:
    model = Synonyms()
    await library.measure_by(model)
    assert await library.catch_up() == 3
    assert "Surgeon gone A physician left the town" in model.measured
    await library.rebuild()
    assert await library.catch_up() == 0
    assert await found(library, "vehicle robbed") == ["car"]
    await library.write([Draft(LIBRARY, Kind.CLAIM, "car", Claim(topic="t", text="The automobile came back"))], MOE)
    assert await library.catch_up() == 1
    assert await found(library, "vehicle robbed") == ["car"], "it is a car still"
    assert await library.measured() == (3, 3)
    await library.measure_by(Synonyms("another"))
    assert await library.measured() == (0, 3)
    assert await library.catch_up() == 3


async def test_what_is_written_is_measured_soon(library: EmbeddedStore) -> None:
    await library.measure_by(Synonyms())
    await library.catch_up()
    keeping = asyncio.create_task(library.keep_measuring())
    await library.write([Draft(LIBRARY, Kind.CLAIM, "new", Claim(topic="t", text="An evening theft"))], MOE)
    async with asyncio.timeout(LONG):
        while await library.measured() != (4, 4):
            pass
    keeping.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await keeping
    assert "new" in await found(library, "robbed in the dark")


async def test_a_claim_that_is_not_measured_yet_is_found_by_its_words(library: EmbeddedStore) -> None:
    await library.measure_by(Synonyms())
    await library.catch_up()
    await library.write([Draft(LIBRARY, Kind.CLAIM, "new", Claim(topic="t", text="Automobile parts were lost"))], MOE)
    assert set(await found(library, "automobile parts")) == {"new", "car"}


async def test_what_another_server_means_moves_nothing(library: EmbeddedStore) -> None:
    await library.measure_by(Synonyms())
    await library.catch_up()
    texts = ("vehicle robbed", "frost in the night", "surgeon")
    before = [await library.found("43", terms_of(text), None, 10) for text in texts]
    likest = ("vehicle theft", "frost in the dark", "surgeon")  # nearer than what the library has
    many = [Draft("42", Kind.CLAIM, f"c-{n}", Claim(topic="t", text=f"{likest[n % 3]} {n}")) for n in range(240)]
    await library.write(many, MOE)
    assert await library.catch_up() == 240
    for scope in ("43", LIBRARY):
        assert [await library.found(scope, terms_of(text), None, 10) for text in texts] == before
    assert (
        "c-1" in await found(library, "robbed doctor", "42") or len(await found(library, "robbed doctor", "42")) == 10
    )


@pytest.mark.skipif(bool(semantic.missing()), reason="the extra `semantic` is not installed")
async def test_the_real_model_finds_other_words(library: EmbeddedStore) -> None:
    model: Meaning = semantic.MiniLM()
    await library.measure_by(model)
    assert await library.catch_up() == 3
    assert (await found(library, "Thieves took a car after dark"))[0] == "car"
    (alone,), (_, beside) = model.vectors(["a car"]), model.vectors(["a much longer text than that one is", "a car"])
    assert alone == beside
    assert model.nearest(alone, alone + beside, 2) == [(0, pytest.approx(1, abs=0.02)), (1, pytest.approx(1, abs=0.02))]
