"""A digest over any journal: each entry that changed is told once, statuses as a slow reading has them."""

import asyncio
import datetime as dt
import re
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.briefing import digest
from bot.briefing.answer import Answer, Query, Strong
from bot.briefing.digest import Asked, Place, summary
from bot.domain.entries import MODELS, Actor
from bot.domain.revision import LIBRARY, Author, Draft
from bot.domain.standing import standing
from bot.domain.vocabulary import ActorKind, Kind
from bot.render import embeds, plain
from bot.render.limits import length
from bot.store.embedded import EmbeddedStore
from bot.store.store import Readings
from tests.laid import empty
from tests.made_settings import NOW
from tests.store.random_journal import CLAIMS, KEYS, SCOPES, SPEAKERS, STORIES, Written
from tests.store.random_journal import journal as random_journal

DAY = "2024-10-18"


def asked(*topics: str) -> Asked:
    return Asked(frozenset(topics), "the harvest", DAY, "2024", Query("since", "~1-2-fu0g"))


async def statuses(readings: Readings, scope: str) -> dict[str, str]:
    """How every claim stands, from its whole file."""
    files = {claim: await readings.claim_file(scope, claim) for claim in CLAIMS}
    return {
        claim: standing(
            file.attributions, file.actors, file.sources, file.assessment.status if file.assessment else ""
        ).status.value
        for claim, file in files.items()
        if file
    }


def moves(answer: Answer) -> Counter[str]:
    """The changes of status told: "unverified → disputed", each as often as it is told."""
    heads = [piece.text for section in answer.sections for line in section.lines for piece in line.head[:1]
             if isinstance(piece, Strong)]  # fmt: skip
    told = [re.fullmatch(r"(\w+) → \S (\w+)", head) for head in heads]
    return Counter(f"{found[1]} → {found[2]}" for found in told if found)


async def one(store: EmbeddedStore, scope: str, topics: tuple[str, ...], after: int, at: int, seed: int) -> None:
    then, now = store.as_of(after), store.as_of(at)
    touched = await now.touched(scope, topics, after)
    shown = {line.entry for n, line in enumerate(touched) if (n + seed) % 3 == 0}
    places = digest.in_places(touched, shown)
    file = await now.in_full(scope, after, places.picked, places.claims, 1_000)
    changed = digest.composed(places, file, after, at, asked(*topics))
    told = [(kind, key) for kind, key, _ in changed.shown]
    assert set(told) == {line.entry for line in touched}
    assert len(told) == len(set(told))
    firsts = [line for section in changed.sections for line in section.lines if not line.depth]
    assert len(firsts) <= len(touched) + len(CLAIMS)
    within_limits(changed.answer)
    corrected = [section for section in changed.sections if section.heading.startswith("Corrected")]
    assert bool(corrected) == any(line.was and line.entry in shown for line in touched), changed.sections
    assert [*changed.sections[: len(corrected)]] == corrected
    before, after_ = await statuses(then, scope), await statuses(now, scope)
    if not topics:
        slow = Counter(f"{before[c]} → {after_[c]}" for c in before.keys() & after_.keys() if before[c] != after_[c])
        assert moves(changed.answer) == slow


def within_limits(answer: Answer) -> None:
    laid = embeds.embed_pages(answer)
    for number, page in enumerate(laid):
        drawn = embeds.embed(answer, page, laid.told(number))
        assert len(drawn) <= 6000 and length(drawn.description or "") <= 4096
    for number, page in enumerate(spoken := plain.content_pages(answer)):
        assert length(plain.content(answer, page, spoken.told(number))) <= 2000


def everybody() -> Written:
    """All speakers, written first and by the library: none is taken off the desk while a statement names it."""
    kinds = {key: Actor(name=key, kind=ActorKind.AGENCY) for key in SPEAKERS}
    drafts = [Draft(LIBRARY, Kind.ACTOR, key, actor) for key, actor in kinds.items()]
    return drafts, Author("Moe (7)", NOW - dt.timedelta(hours=1), "")


async def compared(seed: int, changes: int, ends: list[tuple[int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = empty(Path(folder) / "claimdesk.db")
        try:
            for batch, author in (everybody(), *random_journal(seed, changes)):
                if stays := [d for d in batch if not (d.kind is Kind.ACTOR and d.entry is None)]:
                    await store.write(stays, author)
            last = await store.last()
            for first, second in ends:
                after, at = sorted((first % (last + 1), second % (last + 1)))
                for scope in SCOPES[:2]:
                    for topics in ((), STORIES[:1]):
                        await one(store, scope, topics, after, at, seed)
        finally:
            store.close()


@given(st.integers(0, 10**6), st.integers(1, 20), st.lists(st.tuples(st.integers(0), st.integers(0)), max_size=4))
@example(1, 25, [(0, 10**6 + 1), (3, 40), (20, 21)])
@example(131_072, 18, [(188, 299_999_999_999)])
@settings(max_examples=12)
def test_every_entry_that_changed_is_told_once(seed: int, changes: int, ends: list[tuple[int, int]]) -> None:
    asyncio.run(compared(seed, changes, ends))


@pytest.mark.parametrize("named", [{"on_behalf_of": "a2"}, {"via": ["a2"]}])
async def test_a_status_that_a_house_changes_is_told(tmp_path: Path, named: dict[str, object]) -> None:
    """Of two origins one is left when an office, for whom somebody speaks, is told to be part of the other."""
    store = empty(tmp_path / "claimdesk.db")
    drafts, author = everybody()
    said = {
        "said_on": DAY,
        "paraphrase": "It is so.",
        "source": "s1",
        "positions": [{"claim": "c1", "stance": "asserts"}],
    }
    entries: dict[tuple[Kind, str], dict[str, object]] = {
        (Kind.TOPIC, "t1"): {"title": "The convoy"},
        (Kind.CLAIM, "c1"): {"topic": "t1", "text": "A convoy left"},
        (Kind.SOURCE, "s1"): {"outlet": "Echo"},
        (Kind.STATEMENT, "u1"): {"speaker": "a3", **named, **said},
        (Kind.STATEMENT, "u2"): {"speaker": "a1", **said},
    }
    made = [Draft(LIBRARY, kind, key, MODELS[kind].model_validate(entry)) for (kind, key), entry in entries.items()]
    await store.write([*drafts, *made], author)
    after = await store.last()
    await store.write([Draft(LIBRARY, Kind.ACTOR, "a2", Actor(name="a2", kind=ActorKind.AGENCY, part_of="a1"))], author)
    then = await statuses(store.as_of(after), LIBRARY)
    assert then == {"c1": "corroborated"} and await statuses(store, LIBRARY) == {"c1": "unverified"}
    await one(store, LIBRARY, (), after, await store.last(), 0)
    store.close()


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ({}, "Nothing changed on the harvest since 18 Oct."),
        ({Place.DENIED: 1}, "The harvest: 1 denial since 18 Oct"),
        (
            {Place.CORRECTED: 1, Place.DENIED: 1, Place.CLAIM: 2},
            "The harvest: 1 denial, 2 new claims and 1 correction since 18 Oct",
        ),
        (
            {Place.CORRECTED: 2, **dict.fromkeys(list(Place)[1:], 1)},
            "The harvest: 1 denial, 1 confirmation, 1 retraction, 2 corrections and 9 more since 18 Oct",
        ),
        (
            dict.fromkeys(list(Place)[1:6], 1000),
            "The harvest: 1,000 denials, 1,000 confirmations, 1,000 retractions and 2,000 more since 18 Oct",
        ),
    ],
)
def test_the_line_a_phone_shows(counts: dict[Place, int], sentence: str) -> None:
    assert summary(asked(), counts) == sentence


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ({}, "Nothing changed on the harvest since this digest began on 18 Oct, 08:26 in America/New York."),
        ({Place.DENIED: 1}, "The harvest: 1 denial since this digest began on 18 Oct, 08:26 in America/New York"),
    ],
)
def test_the_line_of_a_first_digest_says_when_it_began(counts: dict[Place, int], sentence: str) -> None:
    began = dt.datetime(2024, 10, 18, 8, 26, tzinfo=ZoneInfo("America/New_York"))
    assert summary(replace(asked(), began=began, is_first=True), counts) == sentence
    on_pages = sentence.replace(", 08:26 in America/New York", "")
    assert summary(replace(asked(), is_first=True), counts) == on_pages, "behind the button only the day is known"


def test_every_kind_of_entry_has_its_keys_in_the_drawn_journals() -> None:
    assert set(KEYS) == set(Kind)
