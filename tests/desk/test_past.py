"""What became of entries is told so that a reader sees what changed: in long texts, in lists, about a claim."""

import datetime as dt
import re

import pytest

from bot.briefing.answer import Query
from bot.briefing.drafting import Saved
from bot.desk.desk import Desk
from bot.desk.work import Curator
from bot.domain.days import shown_day
from bot.domain.entries import Actor, Claim, Entry, Evidence, Position, Source, Statement, Topic
from bot.domain.refusals import Hidden, NotOnDesk
from bot.domain.revision import LIBRARY, Author, Draft
from bot.domain.vocabulary import ActorKind, Bearing, EvidenceKind, Kind, Stance
from bot.render.limits import CONTENT, EMBED_DESCRIPTION, EMBED_TOTAL, length
from bot.render.message import message
from tests.made_settings import NOW
from tests.newsday import SERVER
from tests.render.test_any_text import HOSTILE
from tests.render.test_long_quotes import pages
from tests.told import told_of_line as told

LONG = " ".join(f"word{number:03}" for number in range(60))
"""479 characters, no word of it twice."""


async def put(desk: Desk, kind: Kind, key: str, entry: Entry | None, scope: str = SERVER, day: int = 1) -> int:
    """Write one entry, or withdraw it, so many days after the packs; returns its number."""
    author = Author("Ann (1)", NOW + dt.timedelta(days=day), "typed in a test")
    return (await desk.store.write([Draft(scope, kind, key, entry)], author)).first


def denial(claim: str = "sent-to-russia", words: str = "Nobody was sent.") -> Statement:
    taken = (Position(claim=claim, stance=Stance.DENIES),)
    return Statement(speaker="kremlin", paraphrase=words, source="article-2024-10", positions=taken)


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize(("verb", "words"), [("history", "statement:said"), ("changes", "2026-11-25")])
async def test_the_changed_word_of_a_long_text_is_seen(desk: Desk, verb: str, words: str, plain: bool) -> None:
    await put(desk, Kind.STATEMENT, "said", denial(words=f"{LONG} yesterday"))
    await put(desk, Kind.STATEMENT, "said", denial(words=f"{LONG} tomorrow"), day=2)
    first, *_ = await pages(desk, verb, words, plain=plain)
    assert re.search(r"“….*word059 yesterday” → “….*word059 tomorrow”", first)


async def test_a_list_of_changes_tells_fields_old_and_new_and_names_those_left_out(desk: Desk) -> None:
    _, had = await desk.store.seen(SERVER, Kind.CLAIM, "moved-1500")
    assert isinstance(had, Claim)
    places = {"places": ("Vladivostok", "Sea"), "wordings": ("They sailed",), "about": ("russia",), "figures": ()}
    await put(desk, Kind.CLAIM, "moved-1500", had.model_copy(update={"text": "About 1,501 were carried", **places}))
    found = (await told(desk, "changes 2026-11-24", SERVER)).splitlines()
    at = found.index("edited claim moved-1500: About 1,501 were carried")
    assert found[at + 1 : at + 6] == [
        "  - The claim: “About 1,500 North Korean special operations troops were carried to…” "
        "→ “About 1,501 were carried”",
        "  - Places: “Vladivostok” → “Vladivostok, Sea”",
        "  - Figures: “about 1,500 troops; North Korean troops for Russia; moved” (taken away)",
        "  - About which speakers: “North Korea, Russia” → “Russia”",
        "  - also changed: Other wordings",
    ]
    assert not [line for line in found if len(line) > 250]
    assert "moved-1500" not in await told(desk, "changes 2026-11-24", "7")


async def test_figures_that_are_typed_one_a_line_are_parted_in_one_line(desk: Desk) -> None:
    shown = await told(desk, "history claim:planned-12000", SERVER)
    assert "Russia; planned · 4 brigades; North Korean brigades" in shown
    assert "/history statement:nis-12000-not-confirmed tells one whole." in shown


async def test_a_claims_history_tells_what_became_of_all_that_was_said_about_it(desk: Desk) -> None:
    offered = Evidence(
        claim="sent-to-russia",
        kind=EvidenceKind.DOCUMENT,
        bears=Bearing.AGAINST,
        description="A letter",
        offered_by="kremlin",
        source="article-2024-10",
    )
    numbers = [
        await put(desk, Kind.STATEMENT, "said", denial("in-combat"), day=1),
        await put(desk, Kind.STATEMENT, "said", denial(words="None was sent."), day=2),
        await put(desk, Kind.EVIDENCE, "letter", offered, day=3),
        await put(desk, Kind.EVIDENCE, "letter", None, day=4),
        await put(desk, Kind.STATEMENT, "said", denial("in-combat"), day=5),
        await put(desk, Kind.STATEMENT, "said", denial("in-combat", "Not one fights."), day=6),
        await put(desk, Kind.STATEMENT, "nis-sent", None, day=7),
    ]
    lines = (await told(desk, "history claim:sent-to-russia", SERVER)).splitlines()
    own = [line for line in lines if line.startswith("#") and "Ann" in line]
    assert [int(re.findall(r"\d+", line)[0]) for line in own] == [numbers[n] for n in (6, 4, 3, 2, 1)]
    assert [line.partition(" typed in a test · ")[2] for line in own] == [
        "withdrew statement:nis-sent: National Intelligence Service asserts: Soldiers from North Korea have been sent "
        "to help Russia in its war in Ukraine.",
        "edited statement:said: Kremlin denies (“North Korean soldiers are directly…”): Nobody was sent.",
        "withdrew evidence:letter: document against it, offered by Kremlin: A letter",
        "added evidence:letter: document against it, offered by Kremlin: A letter",
        "edited statement:said: Kremlin denies: None was sent.",
    ]
    assert (
        "  - Claim: “North Korean soldiers are directly involved in combat” → "
        "“North Korea has sent troops to Russia to support its war effort in…”"
    ) in lines
    assert "Below, in short: 7 revisions of what was said about it" in "\n".join(lines)
    for scope in (LIBRARY, "7"):
        assert "Ann" not in await told(desk, "history claim:sent-to-russia", scope)
    then = await told(desk, "history claim:sent-to-russia as-of:2026-11-26", SERVER)
    assert (
        "added evidence:letter" in then
        and "withdrew" not in then
        and "(“North Korean soldiers are directly" not in then
    )


async def test_of_more_than_a_hundred_revisions_the_newest_are_told_and_called_so(desk: Desk) -> None:
    for number in range(100):
        await put(desk, Kind.CLAIM, "new", Claim(topic="nk-troops", text=f"About {number} of them"), day=number)
    assert "100 revisions, the newest first." in await told(desk, "history claim:new", SERVER)
    await put(desk, Kind.CLAIM, "new", Claim(topic="nk-troops", text="About a hundred of them"), day=100)
    shown = await told(desk, "history claim:new", SERVER)
    assert "Of more, the newest 100 revisions." in shown and "“About 0 of them” → “About 1 of them”" in shown
    assert "added: About 0 of them" not in shown
    for count, words in ((100, "in short: 100 revisions"), (1, "in short: the newest 100 revisions")):
        drafts = [Draft(SERVER, Kind.STATEMENT, f"said-{count}-{n}", denial("new", f"No. {n}.")) for n in range(count)]
        await desk.store.write(drafts, Author("Ann (1)", NOW + dt.timedelta(days=101), "typed in a test"))
        shown = await told(desk, "history claim:new", SERVER)
        assert words in shown and shown.count("Kremlin denies") == 100


async def test_what_was_said_about_a_claim_is_found_below_any_number_of_later_edits(desk: Desk) -> None:
    await put(desk, Kind.CLAIM, "new", Claim(topic="nk-troops", text="A hundred of them"))
    await put(desk, Kind.STATEMENT, "said", denial("new"))
    for number in range(101):
        await put(desk, Kind.STATEMENT, "said", denial("in-combat", f"Not {number} fight."), day=2)
    shown = await told(desk, "history claim:new", SERVER)
    assert "in short: 2 revisions" in shown
    assert "added statement:said: Kremlin denies: Nobody was sent." in shown


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("verb", ["history", "changes"])
async def test_many_edits_of_any_text_are_told_on_pages_within_limits(desk: Desk, verb: str, plain: bool) -> None:
    numbers: list[int] = []
    for n in range(30):
        hostile = HOSTILE[n % len(HOSTILE)].replace("\ud800", "?")[:1500]
        words = f"{hostile} {LONG} {n}"
        numbers.append(await put(desk, Kind.STATEMENT, "said", denial(words=words), day=1 + n))
    answer = await desk.answers.answer(
        SERVER, Query(verb, "claim:sent-to-russia" if verb == "history" else "2026-11-24", plain=plain)
    )
    shown, number = "", 0
    while True:
        drawn = message(answer, number)
        if embed := drawn["embed"]:
            assert length(embed.description or "") <= EMBED_DESCRIPTION and len(embed) <= EMBED_TOTAL
        assert length(drawn["content"] or "") <= CONTENT
        page = f"{embed.description if embed else drawn['content']}".replace("\\", "")
        if page in shown:
            break
        shown, number = shown + page, number + 1
    assert [n for n in numbers if f"#{n} " not in shown] == []
    assert number > 1


async def test_what_the_library_shows_again_is_told_by_its_words(desk: Desk) -> None:
    """A library entry that a server hid, and shows again: the server itself has no version of it to tell."""
    await put(desk, Kind.CLAIM, "moved-1500", None)
    back = Draft(SERVER, Kind.CLAIM, "moved-1500", None, releases=True)
    await desk.store.write([back], Author("Ann (1)", NOW + dt.timedelta(days=2), "undoes #1"))
    assert "put back claim moved-1500: About 1,500 North Korean" in await told(desk, "changes 2026-11-24", SERVER)


@pytest.mark.parametrize("line", ["claim used-in-ukraine", "claim claim:used-in-ukraine", "who-denied used-in-ukraine"])
async def test_what_was_retracted_is_told_as_that_with_its_day_and_reason(desk: Desk, ann: Curator, line: str) -> None:
    await desk.withdrawals.retract(ann, Kind.CLAIM, "used-in-ukraine", "told twice.")
    (hid, *_) = await desk.store.revisions(SERVER, Kind.CLAIM, "used-in-ukraine", 1)
    day = shown_day(hid.at[:10])
    with pytest.raises(Hidden) as refused:
        await told(desk, line, SERVER)
    assert refused.value.sentence == (
        f"The claim “used-in-ukraine” was retracted on {day} by a moderator of this server (told twice); "
        "/history claim:used-in-ukraine keeps it."
    )
    assert "used-in-ukraine" in await told(desk, "history claim:used-in-ukraine", SERVER)
    assert "North Korean troops" in await told(desk, line, LIBRARY), "hidden in one server alone"


async def test_who_was_merged_is_told_as_that_and_offered_by_the_new_name(desk: Desk, ann: Curator) -> None:
    await put(desk, Kind.ACTOR, "body-7", Actor(name="Some Body", kind=ActorKind.GROUP))
    await desk.withdrawals.merge(ann, "body-7", "nato")
    assert "NATO" in await told(desk, "actor some body", SERVER), "by its name it is found as before"
    with pytest.raises(Hidden, match="The speaker “body-7” was merged into “nato” on ") as refused:
        await told(desk, "actor body-7", SERVER)
    assert [choice.key for choice in refused.value.choices] == ["nato"]


async def test_what_was_undone_or_left_the_packs_is_told_as_that(desk: Desk, ann: Curator) -> None:
    added = await desk.edits.add(ann, Kind.CLAIM, {"text": "Seven ferries left", "topic": "nk-troops"})
    assert isinstance(added, Saved)
    await desk.undo.last(ann)
    with pytest.raises(Hidden, match=r"“seven-ferries-left” was taken back on .* by a moderator of this server; /hist"):
        await told(desk, "claim seven-ferries-left", SERVER)
    story = {key: held.entry for key, held in (await desk.store.entries(LIBRARY)).items()}
    await desk.store.put_packs({key: entry for key, entry in story.items() if key[1] != "in-combat"}, NOW)
    for scope in (SERVER, LIBRARY):
        with pytest.raises(Hidden, match=r"“in-combat” was taken out of the library's packs on "):
            await told(desk, "claim in-combat", scope)


async def test_words_that_were_never_a_key_are_told_as_before(desk: Desk) -> None:
    with pytest.raises(NotOnDesk, match="No claim on the desk is called “never-so”") as refused:
        await told(desk, "claim never-so", SERVER)
    assert not isinstance(refused.value, Hidden)


@pytest.mark.parametrize(
    "line", ["claims", "who-denied", "timeline", "sources", "actor kremlin", "brief", "history said"]
)
async def test_a_day_that_no_source_names_is_marked_wherever_it_is_told(desk: Desk, line: str) -> None:
    """And no other day is: 24 June is named by the source, 25 June follows from it."""
    source = Source.model_validate({"outlet": "O", "published": {"day": "2023-06-25", "worked_out": "a Sunday"}})
    named = Source.model_validate({"outlet": "P", "published": "2023-06-24"})
    await put(desk, Kind.TOPIC, "t", Topic(title="A story"))
    for key, day in (("said", {"day": "2023-06-25", "worked_out": "a Sunday"}), ("named", "2023-06-24")):
        claim = Claim.model_validate({"topic": "t", "text": f"It was {key}", "happened": _span(day)})
        await put(desk, Kind.CLAIM, f"c-{key}", claim)
        await put(desk, Kind.SOURCE, f"s-{key}", source if key == "said" else named)
        stance = {"claim": f"c-{key}", "stance": "denies"}
        fields = {"speaker": "kremlin", "paraphrase": f"Not {key}", "source": f"s-{key}", "said_on": day}
        await put(desk, Kind.STATEMENT, key, Statement.model_validate({**fields, "positions": [stance]}))
    verb, _, words = line.partition(" ")
    told_of = {"history": f"history {words}", "actor": "actor kremlin"}.get(verb, f"{verb} t")
    shown = re.sub(r"\s+", " ", await told(desk, told_of, SERVER))
    days = re.findall(r"(25 Jun 2023|24 Jun 2023|2023-06-2[45])( \(worked out\))?", shown)
    assert days and {bool(mark) for day, mark in days if "25" in day} == {True}, shown
    assert not any(mark for day, mark in days if "24" in day), shown


def _span(day: str | dict[str, str]) -> str | dict[str, str]:
    return day if isinstance(day, str) else {"span": day["day"], "worked_out": day["worked_out"]}


async def test_what_an_undo_brings_back_is_told_as_put_back_not_added(desk: Desk, ann: Curator) -> None:
    await desk.edits.edit(ann, Kind.CLAIM, "in-combat", {"text": "They fight"})
    await desk.withdrawals.retract(ann, Kind.CLAIM, "in-combat", "")
    await desk.undo.last(ann)
    assert "put back claim in-combat: They fight" in await told(desk, "changes 1 Nov 2026", SERVER)
    newest, *_ = (await told(desk, "history claim:in-combat", SERVER)).split("claim retracted")
    assert "put back: They fight" in newest and "added" not in newest
