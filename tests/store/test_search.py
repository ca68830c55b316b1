"""Claims are found by what they say, however it is put; within a budget and a deadline, and never silently not."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from sqlite_utils import Database

from bot.domain.days import Span
from bot.domain.entries import Actor, Claim, Entry, Topic
from bot.domain.revision import LIBRARY, Author, Draft
from bot.domain.vocabulary import ActorKind, Kind
from bot.search.terms import terms_of
from bot.store import journal, search
from bot.store.embedded import EmbeddedStore
from bot.store.store import Found
from tests.made_settings import NOW
from tests.readmodel import read_model

MOE = Author("Moe (7)", NOW, "typed in a test")
STORY: dict[tuple[Kind, str], Entry] = {
    (Kind.TOPIC, "war"): Topic(title="The war"),
    (Kind.TOPIC, "port"): Topic(title="The port", aliases=("Northport",)),
    (Kind.ACTOR, "dprk"): Actor(name="North Korea", kind=ActorKind.STATE, aliases=("DPRK", "북한")),
    (Kind.ACTOR, "zelenskyy"): Actor(name="Volodymyr Zelenskyy", kind=ActorKind.PERSON, aliases=("Zelensky",)),
    (Kind.CLAIM, "sent"): Claim(topic="war", text="North Korea sent 12,000 soldiers to Russia"),
    (Kind.CLAIM, "tunnels"): Claim(topic="war", text="Engineers were digging tunnels below the river"),
    (Kind.CLAIM, "said"): Claim(topic="war", text="Zelenskyy said that intelligence officers were deployed"),
    (Kind.CLAIM, "korean"): Claim(topic="war", text="북한은 러시아에 군인을 보냈다"),
    (Kind.CLAIM, "russian"): Claim(topic="war", text="Песков назвал сообщения Зеленского ложью"),
    (Kind.CLAIM, "closed"): Claim(topic="port", text="The harbour was closed", wordings=("Dockers locked out!",)),
    (Kind.CLAIM, "opened"): Claim(topic="port", text="Gates of the harbour opened", happened=Span(span="2025-03-04")),
    (Kind.CLAIM, "reopened"): Claim(topic="port", text="Gates of the harbour opened", happened=Span(span="2025-08-01")),
    (Kind.CLAIM, "who"): Claim(topic="port", text="WHO experts came"),
}


@pytest.fixture
async def library(store: EmbeddedStore) -> EmbeddedStore:
    await store.put_packs(STORY, NOW)
    return store


async def found(store: EmbeddedStore, text: str, topic: str | None = None, scope: str = LIBRARY) -> list[str]:
    return [hit.key for hit in (await store.found(scope, terms_of(text), topic, 10)).hits]


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        ("Did they deploy any intelligence officer?", "said"),
        ("are there really twelve thousand of them", "sent"),
        ("12 000 soldiers", "sent"),
        ("what does the DPRK send", "sent"),
        ("it will be sending them", "sent"),
        ("who has dug them", "tunnels"),
        ("북한 soldiers", "sent"),
        ("북한이 러시아에", "korean"),
        ("Песковым сказано", "russian"),
        ("a tunel is dug by enginers", "tunnels"),
        ("Zelenski's intelligence", "said"),
        ("locked out dockers", "closed"),
        ("what do WHO people say", "who"),
        ("HARBOUR opened on 1 August 2025", "reopened"),
        ("HARBOUR opened on 2025-03-05", "opened"),
        ("x https://paper.example/tunnels — Tunnel Tim (@digger) May 5, 2024", "tunnels"),
    ],
)
async def test_a_claim_is_found_however_it_is_put(library: EmbeddedStore, asked: str, key: str) -> None:
    assert (await found(library, asked))[:1] == [key]


async def test_a_store_filed_by_older_rules_is_filed_anew(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "claimdesk.db")
    await store.put_packs(STORY, NOW)

    def older(db: Database) -> None:
        db.execute("DELETE FROM claim_search")
        db.execute("UPDATE term SET term = 'sent' WHERE term = 'send'")
        db.execute("DELETE FROM _sqlite_migrations WHERE name = 'm017_irregular'")

    await store._writer.run(older)
    assert await found(store, "sending") == []
    store.close()
    again = EmbeddedStore(tmp_path / "claimdesk.db")
    assert await found(again, "sending") == ["sent"]
    before = read_model(tmp_path / "claimdesk.db")
    await again.rebuild()
    assert read_model(tmp_path / "claimdesk.db") == before
    again.close()


async def test_an_index_that_an_older_store_left_in_parts_is_merged_as_it_opens(tmp_path: Path) -> None:
    def parts(db: Database) -> int:
        return db.execute("SELECT count(DISTINCT segid) FROM claim_search_idx").fetchone()[0]

    def older(db: Database) -> None:
        db.execute("DELETE FROM _sqlite_migrations WHERE name = 'm020_one_list'")

    store = EmbeddedStore(tmp_path / "claimdesk.db")
    await store.put_packs(STORY, NOW)
    for word in ("barred", "blown"):
        await store.write([Draft(LIBRARY, Kind.CLAIM, word, Claim(topic="port", text=f"Quays were {word}"))], MOE)
    assert await store._writer.run(parts) > 1
    await store._writer.run(older)
    store.close()
    again = EmbeddedStore(tmp_path / "claimdesk.db")
    assert await again._writer.run(parts) == 1
    assert (await found(again, "barred quays"))[0] == "barred" and await found(again, "locked out") == ["closed"]
    before = read_model(tmp_path / "claimdesk.db")
    await again.rebuild()
    assert read_model(tmp_path / "claimdesk.db") == before
    again.close()


async def test_what_nobody_says_is_not_found(library: EmbeddedStore) -> None:
    for asked in ("volcano", "who is it?", "?", "", "x" * 5_000, '" OR 1 --'):
        assert await found(library, asked) == [], asked


async def test_a_story_holds_its_own_claims_alone(library: EmbeddedStore) -> None:
    assert await found(library, "harbour soldiers", "war") == ["sent"]
    assert await found(library, "harbour soldiers", "no-such") == []


async def test_the_share_tells_how_much_of_the_question_is_held(library: EmbeddedStore) -> None:
    whole, part = [
        (await library.found(LIBRARY, terms_of(text), None, 1)).hits[0].share
        for text in ("digging tunnels", "digging tunnels to Atlantis with submarine drills")
    ]
    assert whole == pytest.approx(1)
    assert 0 < part < 0.5


async def test_a_server_finds_its_own_wording_and_not_what_it_hid(library: EmbeddedStore) -> None:
    mine: Mapping[str, Entry | None] = {
        "closed": Claim(topic="port", text="Quays were barred"),
        "tunnels": None,
        "decimal": Claim(topic="port", text="It rose by 1.5 metres"),
    }
    await library.write([Draft("42", Kind.CLAIM, key, entry) for key, entry in mine.items()], MOE)
    assert await found(library, "barred quays", scope="42") == ["closed"]
    assert await found(library, "1.5 metres", scope="42") == ["decimal"]
    assert await found(library, "tunnels", scope="42") == await found(library, "locked out", scope="42") == []
    assert await found(library, "tunnels", scope="43") == ["tunnels"]
    for scope in (LIBRARY, "43"):
        assert await found(library, "barred quays 1.5 metres", scope=scope) == []


async def test_what_another_server_writes_moves_nothing(library: EmbeddedStore) -> None:
    async def told(scope: str) -> list[Found]:
        texts = ("soldiers at the harbour", "tunel", "Zelensky of the DPRK", "gates opend in March", "it rose 42")
        return [await library.found(scope, terms_of(text), None, 10) for text in texts]

    before = await told("43")
    many: dict[str, Entry] = {
        f"c-{n}": Claim(topic="war", text=f"soldiers tunel harbour opend rose {n}") for n in range(50)
    }
    await library.write([Draft("42", Kind.CLAIM, key, entry) for key, entry in many.items()], MOE)
    more = Actor(name="Zelensky", kind=ActorKind.GROUP, aliases=("harbour",))
    await library.write([Draft("42", Kind.ACTOR, "band", more)], MOE)
    assert await told("43") == before == await told(LIBRARY)
    assert await told("42") != before


@pytest.fixture
async def large(store: EmbeddedStore) -> EmbeddedStore:
    claims: dict[tuple[Kind, str], Entry] = {(Kind.TOPIC, "t"): Topic(title="Story")}
    for n in range(3_000):
        rare = " and the airship" if n == 1_234 else ""
        claims[Kind.CLAIM, f"c-{n}"] = Claim(topic="t", text=f"Trains and ships left for town {n % 7}{rare}")
    await store.put_packs(claims, NOW)
    return store


async def test_common_words_are_weighed_and_not_read(large: EmbeddedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "BUDGET", 100)
    hits = await large.found(LIBRARY, terms_of("trains, ships or an airship?"), None, 5)
    assert ([hit.key for hit in hits.hits], hits.partial) == (["c-1234"], False)
    assert hits.hits[0].share == pytest.approx(1)


async def test_words_too_common_for_the_budget_still_find(
    large: EmbeddedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "BUDGET", 100)
    for text in ("trains", "trains and ships", "trains for the town"):
        hits = await large.found(LIBRARY, terms_of(text), None, 5)
        assert (len(hits.hits), hits.partial) == (5, True), text
    assert len(await large.claims_like(LIBRARY, ["tra"], None, 25)) == 25


async def test_of_a_small_story_all_is_read_however_common_its_words(
    large: EmbeddedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    few: dict[tuple[Kind, str], Entry] = {(Kind.TOPIC, "few"): Topic(title="Another")}
    few |= {(Kind.CLAIM, f"few-{n}"): Claim(topic="few", text=f"Trains and ships came to town {n}") for n in range(30)}
    await large.put_packs(few, NOW)
    await large.write([Draft("42", Kind.CLAIM, "own", Claim(topic="few", text="Trains came late"))], MOE)
    monkeypatch.setattr(search, "BUDGET", 100)
    hits = await large.found(LIBRARY, terms_of("trains or ships"), "few", 50)
    assert (len(hits.hits), hits.partial) == (30, False)
    found = await large.found("42", terms_of("trains came late"), "few", 50)
    assert [hit.key for hit in found.hits[:1]] == ["own"]


async def test_of_a_small_story_all_is_read_whatever_another_server_writes_between_its_claims(
    large: EmbeddedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    few: dict[tuple[Kind, str], Entry] = {(Kind.TOPIC, "few"): Topic(title="Another")}
    few[Kind.CLAIM, "first"] = Claim(topic="few", text="Trains and ships came to town")
    await large.put_packs(few, NOW)
    theirs = [Draft("42", Kind.CLAIM, f"own-{n}", Claim(topic="t", text=f"Trains {n}")) for n in range(150)]
    await large.write(theirs, MOE)
    few[Kind.CLAIM, "last"] = Claim(topic="few", text="Ships and trains left")
    await large.put_packs(few, NOW)
    monkeypatch.setattr(search, "BUDGET", 100)
    for scope in (LIBRARY, "42", "43"):
        hits = await large.found(scope, terms_of("trains or ships"), "few", 50)
        assert ({hit.key for hit in hits.hits}, hits.partial) == ({"first", "last"}, False)


async def test_what_a_server_hid_takes_no_place_of_what_holds_fewer_of_many_common_words(
    store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ["Trains, ships and fog"] * 160 + ["Ships in fog"] * 1_600 + ["Trains left"] * 2_000
    claims: dict[tuple[Kind, str], Entry] = {(Kind.TOPIC, "t"): Topic(title="Story")}
    claims |= {(Kind.CLAIM, f"c-{n}"): Claim(topic="t", text=text) for n, text in enumerate(texts)}
    await store.put_packs(claims, NOW)
    await store.write([Draft("42", Kind.CLAIM, f"c-{n}", None) for n in range(160)], MOE)
    monkeypatch.setattr(search, "BUDGET", 1_500)
    labels = {
        scope: {hit.label for hit in (await store.found(scope, terms_of("trains, ships and fog"), None, 5)).hits}
        for scope in ("42", "43")
    }
    assert labels == {"42": {"Ships in fog"}, "43": {"Trains, ships and fog"}}


async def test_past_the_deadline_there_is_something_and_it_is_said_to_be_partial(
    large: EmbeddedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "_DEADLINE", -1)
    hits = await large.found(LIBRARY, terms_of("trains and ships"), None, 5)
    assert (len(hits.hits), hits.partial) == (5, True)
    assert len(await large.claims_like(LIBRARY, ["trains", "shi"], None, 25)) == 25


def test_of_claims_worth_the_same_the_oldest_come_first() -> None:
    assert search._best({9: 5, 4: 7, 2: 5, 8: 7, 3: 1}, 3) == [4, 8, 2]
    assert search._best({9: 5}, 3) == [9]
    assert search._best({}, 3) == []


async def test_whatever_writes_much_leaves_the_index_in_one_part(
    library: EmbeddedStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def parts() -> int:
        return (
            Database(tmp_path / "claimdesk.db")
            .execute("SELECT count(DISTINCT segid) FROM claim_search_idx")
            .fetchone()[0]
        )

    boats: dict[tuple[Kind, str], Entry] = {
        (Kind.CLAIM, f"boat-{n}"): Claim(topic="port", text=f"Boat {n} came") for n in range(30)
    }
    await library.put_packs(STORY | boats, NOW)
    assert parts() > 1
    monkeypatch.setattr(journal, "_MANY", 30)
    more: dict[tuple[Kind, str], Entry] = {
        (Kind.CLAIM, f"ship-{n}"): Claim(topic="port", text=f"Ship {n} left") for n in range(30)
    }
    await library.put_packs(STORY | boats | more, NOW)
    assert parts() == 1
    await library.rebuild()
    assert parts() == 1
    assert (await found(library, "which boat 17 came"))[0] == "boat-17"


async def test_of_more_than_the_budget_the_newest_are_found(
    large: EmbeddedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "BUDGET", 100)
    hits = await large.found(LIBRARY, terms_of("trains"), None, 200)
    assert {hit.key for hit in hits.hits} == {f"c-{n}" for n in range(2_900, 3_000)}
