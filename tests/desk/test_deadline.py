"""Plain questions about a story too large to be read whole: what is answered from a part of it says so."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.app import desk_over, load_packs
from bot.briefing.answer import Answer, Query
from bot.briefing.in_part import IN_PART, NEWEST
from bot.briefing.picture import FiguresPicture
from bot.desk.desk import Desk
from bot.desk.questions.askedfor import WHOLE
from bot.desk.questions.at_hand import AtHand
from bot.desk.questions.grounds import Grounds
from bot.desk.questions.names import Names
from bot.desk.questions.offices import _with_role
from bot.desk.questions.stories import MOST_CLAIMS, story_file
from bot.domain.deadline import Deadline
from bot.domain.entries import Actor, Claim, Entry, Figure, Position, Source, Statement, Topic
from bot.domain.refusals import Choice
from bot.domain.revision import LIBRARY
from bot.domain.since import Covered
from bot.domain.vocabulary import ActorKind, Kind, Stance
from bot.render.message import Whole
from bot.render.plain import terminal
from bot.search.asked import asked as what_is_asked
from bot.search.typed import typed
from bot.store.embedded import EmbeddedStore
from bot.store.store import LateReading, ReadingsOfQuestion
from bot.store.threads import ReaderThreads
from cogs._answering import message_for
from tests.made_settings import NOW, settings_in
from tests.unhurried import OF_QUESTIONS, in_earnest


def of_size(claims: int) -> dict[tuple[Kind, str], Entry]:
    """A story in which the mayor denies each claim, and a second story, so that none is meant by itself."""
    entries: dict[tuple[Kind, str], Entry] = {
        (Kind.TOPIC, "bridge"): Topic(title="The old bridge"),
        (Kind.TOPIC, "harbour"): Topic(title="The harbour"),
        (Kind.CLAIM, "ships"): Claim(topic="harbour", text="Ships wait outside"),
        (Kind.ACTOR, "mayor"): Actor(name="Lena Gold", kind=ActorKind.PERSON),
        (Kind.SOURCE, "paper"): Source(outlet="paper.example"),
    }
    for n in range(claims):
        text = "A lorry fell into the river" if n == 0 else f"The bridge has crack {n} at pillar {n % 7}"
        entries[Kind.CLAIM, f"c-{n}"] = Claim(topic="bridge", text=text)
        entries[Kind.STATEMENT, f"s-{n}"] = Statement(
            speaker="mayor",
            paraphrase="That is not so.",
            source="paper",
            positions=(Position(claim=f"c-{n}", stance=Stance.DENIES),),
        )
    return entries


@pytest.fixture(autouse=True)
def as_late_as_in_earnest() -> Iterator[None]:
    """The desks here have clocks of their own."""
    with in_earnest(*OF_QUESTIONS):
        yield


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[EmbeddedStore]:
    kept = EmbeddedStore(tmp_path / "claimdesk.db")
    yield kept
    kept.close()


async def desk_of(store: EmbeddedStore, folder: Path, claims: int) -> Desk:
    await store.put_packs(of_size(claims), NOW)
    return desk_over(store, settings_in(folder), lambda: NOW, lambda: 0.0)  # its time stands still


async def asked(desk: Desk, question: str) -> Answer:
    return await desk.answers.answer(LIBRARY, Query("ask", question))


async def test_a_story_that_can_be_read_whole_is(store: EmbeddedStore, tmp_path: Path) -> None:
    desk = await desk_of(store, tmp_path, WHOLE)
    answer = await asked(desk, "who denied the old bridge?")
    assert IN_PART not in terminal(answer)
    assert len(answer.sections) == WHOLE


async def test_of_a_larger_one_the_newest_claims_are_told_and_that_they_are_a_part(
    store: EmbeddedStore, tmp_path: Path
) -> None:
    desk = await desk_of(store, tmp_path, WHOLE + 100)
    answer = await asked(desk, "who denied the old bridge?")
    assert IN_PART in terminal(answer)
    assert WHOLE <= len(answer.sections) < WHOLE + 100


async def test_a_claim_of_a_larger_one_is_found_however_old(store: EmbeddedStore, tmp_path: Path) -> None:
    desk = await desk_of(store, tmp_path, WHOLE + 100)
    answer = await asked(desk, "Did Lena Gold deny that a lorry fell into the river?")
    told = terminal(answer)
    assert "Yes: Lena Gold denied: A lorry fell into the river" in told


async def test_a_speaker_of_many_words_is_told_in_part(store: EmbeddedStore, tmp_path: Path) -> None:
    desk = await desk_of(store, tmp_path, WHOLE + 100)
    assert IN_PART in terminal(await asked(desk, "who is Lena Gold?"))


async def test_many_changes_are_told_in_part(store: EmbeddedStore, tmp_path: Path) -> None:
    desk = await desk_of(store, tmp_path, WHOLE + 100)
    assert NEWEST in terminal(await asked(desk, "what is new since 2026-11-01?"))


async def test_a_few_hundred_changes_are_all_told(store: EmbeddedStore, tmp_path: Path) -> None:
    desk = await desk_of(store, tmp_path, 240)
    answer = await asked(desk, "what is new since 2026-11-01?")
    assert NEWEST not in terminal(answer)
    assert [len(section.lines) for section in answer.sections if section.heading == "Denied"] == [240]


async def span_of_all(store: EmbeddedStore, folder: Path) -> Query:
    """What changed since the desk was empty, as a button asks it: nothing is read before it is known what changed."""
    await load_packs(store, settings_in(folder), lambda: NOW)
    return Query("since", Covered(0, await store.last(), NOW.date(), ()).written())


async def test_what_changed_is_read_until_the_question_is_late(store: EmbeddedStore, tmp_path: Path) -> None:
    query, now = await span_of_all(store, tmp_path), [0.0]
    desk = desk_over(store, settings_in(tmp_path), lambda: NOW)
    asking = store.until(Deadline.begun(lambda: now[0], 1, 2))
    assert (await desk.since.answer(LIBRARY, query, asking)).picture and not asking.is_cut
    now[0] = 2.5
    with pytest.raises(LateReading):
        await desk.since.answer(LIBRARY, query, asking)
    assert asking.is_cut


async def test_no_story_is_read_for_its_figures_where_it_is_time_to_answer(
    store: EmbeddedStore, tmp_path: Path
) -> None:
    query, now = await span_of_all(store, tmp_path), [0.0]
    desk = desk_over(store, settings_in(tmp_path), lambda: NOW)
    asking = store.until(Deadline.begun(lambda: now[0], 1, 2))
    whole = await desk.since.answer(LIBRARY, query, asking)
    now[0] = 1.5
    part = await desk.since.answer(LIBRARY, query, asking)
    assert isinstance(whole.picture, FiguresPicture) and not isinstance(part.picture, FiguresPicture)
    assert part.sections == whole.sections and asking.is_cut


async def test_an_absence_told_from_a_part_says_so_first(store: EmbeddedStore, tmp_path: Path) -> None:
    await store.put_packs(of_size(WHOLE + 100), NOW)
    ticks = iter([0.0, *[1.0] * 10_000])
    desk = desk_over(store, settings_in(tmp_path), lambda: NOW, lambda: next(ticks))  # it is enough from the start
    answer = await asked(desk, "Did Lena Gold confirm that a crack in the bridge is green?")
    assert terminal(answer).split("\n")[2] == IN_PART


async def test_a_speaker_of_a_larger_one_is_known_by_the_role(store: EmbeddedStore) -> None:
    entries = of_size(WHOLE + 100)
    entries[Kind.ACTOR, "surgeon"] = Actor(name="Ida Moss", kind=ActorKind.PERSON, role="chief surgeon")
    entries[Kind.STATEMENT, "s-0"] = Statement(
        speaker="surgeon",
        paraphrase="No lorry fell.",
        source="paper",
        positions=(Position(claim="c-0", stance=Stance.DENIES),),
    )
    await store.put_packs(entries, NOW)
    file = await store.topic_file(LIBRARY, "bridge", ["c-1"])  # what is compared holds nothing of hers
    speakers, others = await store.speakers_on(LIBRARY, "bridge")
    assert file and "surgeon" not in file.actors
    told = story_file(file, {}, {}, tuple(speakers), tuple(others))
    assert _with_role("chief surgeon", None, [told]) == [Choice(Kind.ACTOR, "surgeon", "Ida Moss")]


@pytest.mark.parametrize(
    "question", ["is it true that a lorry fell into the river?", "what is new since 2026-11-01?", "who is Lena Gold?"]
)
async def test_all_that_is_read_for_a_question_is_read_until_its_deadline(
    store: EmbeddedStore, tmp_path: Path, question: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = await desk_of(store, tmp_path, 3)
    seen: list[str] = []
    run = ReaderThreads.run

    async def noted(readers: ReaderThreads, job: Any, deadline: float | None = None) -> Any:
        seen.append(job.__qualname__)
        return await run(readers, job, deadline)

    monkeypatch.setattr(ReaderThreads, "run", noted)
    told = terminal(await asked(desk, question))
    assert "Lena Gold" in told
    assert len(seen) > 4 and all(name.startswith("ReadersUntil") for name in seen)


async def test_a_speaker_to_more_stories_than_are_looked_into_is_told_of_in_part(
    store: EmbeddedStore, tmp_path: Path
) -> None:
    entries = of_size(1)
    for n in range(4):
        entries[Kind.TOPIC, f"dyke-{n}"] = Topic(title=f"Dyke number {n}")
        entries[Kind.CLAIM, f"leak-{n}"] = Claim(topic=f"dyke-{n}", text=f"Dyke {n} leaks")
        entries[Kind.STATEMENT, f"on-{n}"] = Statement(
            speaker="mayor",
            paraphrase="It holds.",
            source="paper",
            positions=(Position(claim=f"leak-{n}", stance=Stance.DENIES),),
        )
        if n == 1:
            await store.put_packs(entries, NOW)
            desk = desk_over(store, settings_in(tmp_path), lambda: NOW, lambda: 0.0)
            assert IN_PART not in terminal(await asked(desk, "what did Lena Gold say?"))
    await store.put_packs(entries, NOW)
    assert IN_PART in terminal(await asked(desk, "what did Lena Gold say?"))


def grounds_of(store: ReadingsOfQuestion, desk: Desk) -> Grounds:
    subjects, at_hand = desk.answers._subjects.over(store), AtHand()
    return Grounds(store, subjects, at_hand, Names(store, subjects, at_hand))


async def test_where_it_is_time_to_answer_one_story_is_looked_into(store: EmbeddedStore, tmp_path: Path) -> None:
    desk = await desk_of(store, tmp_path, 3)
    now = [0.0]
    what = what_is_asked(typed("Is it true that a crack keeps ships outside?"), ())
    in_time, enough = (store.until(Deadline.begun(lambda: now[0], 1, 2)) for _ in range(2))
    found = await grounds_of(in_time, desk).stories(LIBRARY, what, None)
    assert [told.file.key for told in found] == ["harbour", "bridge"] and not in_time.is_cut
    now[0] = 1.5
    found = await grounds_of(enough, desk).stories(LIBRARY, what, None)
    assert [told.file.key for told in found] == ["harbour"] and enough.is_cut


async def test_which_story_is_meant_is_asked_of_all_however_late_it_is(store: EmbeddedStore, tmp_path: Path) -> None:
    entries = of_size(1)
    for n in range(4):
        entries[Kind.TOPIC, f"dyke-{n}"] = Topic(title=f"Dyke number {n}")
    await store.put_packs(entries, NOW)
    stories = [line.title for line in await store.topics(LIBRARY, 10)]
    ticks = iter([0.0, *[1.0] * 10_000])
    late = desk_over(store, settings_in(tmp_path), lambda: NOW, lambda: next(ticks))  # it is enough from the start
    for desk in (desk_over(store, settings_in(tmp_path), lambda: NOW, lambda: 0.0), late):
        told = terminal(await asked(desk, "did they deny it?"))
        assert "Which story is meant?" in told and sum(title in told for title in stories) == 5
        assert ("There are more; !topics has all." in told) is (len(stories) > 5)
    entries[Kind.TOPIC, "dyke-9"] = Topic(title="Dyke number 9")
    await store.put_packs(entries, NOW)
    assert len(stories) == 6
    many = desk_over(store, settings_in(tmp_path), lambda: NOW, lambda: 0.0)
    assert "There are more; !topics has all." in terminal(await asked(many, "did they deny it?"))


async def test_stories_of_a_speaker_that_were_not_looked_into_are_offered_too(
    store: EmbeddedStore, tmp_path: Path
) -> None:
    entries = of_size(3)
    entries[Kind.STATEMENT, "on-ships"] = Statement(
        speaker="mayor",
        paraphrase="No ship waits.",
        source="paper",
        positions=(Position(claim="ships", stance=Stance.DENIES),),
    )
    await store.put_packs(entries, NOW)
    ticks = iter([0.0, *[1.0] * 10_000])
    desk = desk_over(store, settings_in(tmp_path), lambda: NOW, lambda: next(ticks))
    told = terminal(await asked(desk, "did Lena Gold deny it?"))
    assert IN_PART in told and "The old bridge" in told and "The harbour" in told, told


class Holder:
    """What holds a desk, as the client does."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk


async def test_an_answer_cut_short_is_not_kept(store: EmbeddedStore, tmp_path: Path) -> None:
    await store.put_packs(of_size(3), NOW)
    moments = [0.0]
    desk = desk_over(
        store, settings_in(tmp_path), lambda: NOW, lambda: moments.pop() if len(moments) > 1 else moments[0]
    )
    bot: Any = Holder(desk)
    question = Query("ask", "who denied the old bridge?")
    moments[:] = [9.0, 0.0, 0.0]
    cut = await message_for(bot, LIBRARY, question)
    assert IN_PART in said_in(cut)
    moments[:] = [0.0]
    again = await message_for(bot, LIBRARY, question)
    assert IN_PART not in said_in(again) and "Lena Gold" in said_in(again)
    assert await message_for(bot, LIBRARY, question) is again


def said_in(message: Whole) -> str:
    assert message.drawn["embed"] is not None
    return str(message.drawn["embed"].to_dict())


async def test_of_a_large_story_an_answer_has_what_was_not_compared_with_the_question(
    store: EmbeddedStore, tmp_path: Path
) -> None:
    desk = await desk_of(store, tmp_path, MOST_CLAIMS + 50)
    counted = Figure(value=12, unit="boats", counts="boats moored", phase="in May")
    boats: dict[tuple[Kind, str], Entry] = {
        (Kind.CLAIM, "boats"): Claim(topic="bridge", text="Some boats were moored", figures=(counted,))
    }
    await store.put_packs(of_size(MOST_CLAIMS + 50) | boats, NOW)
    denied = terminal(await asked(desk, "who denied that some boats were moored?"))
    assert "No denial of this claim is on the desk" in denied
    assert "[answers a different claim]: A lorry fell into the river" in denied and "and 190 more" in denied
    assert "count: boats moored." in terminal(
        await asked(desk, "how many cracks does pillar 3 of the old bridge have?")
    )
