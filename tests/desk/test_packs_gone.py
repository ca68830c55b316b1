"""What a server hid of the library, by retracting or merging, leaves with its export and is hidden elsewhere too."""

import contextlib
import random
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from bot.briefing.drafting import Saved
from bot.desk.desk import Desk
from bot.desk.packchecks import EntryKey
from bot.desk.packs import pack_schema, read_pack, read_packs
from bot.desk.packtransfer import SeenEntries, exported, pack_import
from bot.desk.packwriting import pack_text, without_dangling
from bot.desk.work import Curator
from bot.domain.entries import Actor, Entry, Source, Statement
from bot.domain.refusals import BadPack, Hidden, Refusal
from bot.domain.revision import LIBRARY, Author, canonical
from bot.domain.vocabulary import ActorKind, Kind
from bot.render.plain import terminal
from bot.store.embedded import EmbeddedStore
from bot.store.store import SeenEntry
from tests.desk.test_packtransfer import AUTHOR, STORY, put, seen, taken_in
from tests.made_settings import NOW
from tests.readmodel import read_model

MOE = Curator("42", "7", "moe (7)")
OTHER = "43"
RUTTE, NATO, ARMY = (Kind.ACTOR, "rutte"), (Kind.ACTOR, "nato"), (Kind.CLAIM, "army-of-1200000")
SAID = (Kind.STATEMENT, "rutte-said-so")
STAYS: dict[EntryKey, Entry] = {NATO: Actor(name="NATO", kind=ActorKind.GROUP, aliases=("Mark Rutte",))}


def said_by(speaker: str) -> Statement:
    return Statement.model_validate(
        {
            "speaker": speaker,
            "source": "article-2024-10",
            "paraphrase": "Nobody was sent.",
            "positions": [{"claim": "sent-to-russia", "stance": "denies"}],
        }
    )


async def hidden(desk: Desk) -> str:
    """A server makes two speakers of the library one and hides a claim of it; its export."""
    await desk.withdrawals.merge(MOE, "rutte", "nato")
    await desk.withdrawals.retract(MOE, Kind.CLAIM, ARMY[1], "out of scope")
    return await exported(desk.store, MOE.scope)


async def test_an_export_reads_back_to_the_same_entries_in_the_same_server_and_in_another(desk: Desk) -> None:
    text = await hidden(desk)
    assert text.endswith("\n\nretracted:\n  claims:\n    - army-of-1200000\n\nmerged:\n  rutte: nato\n")
    there = await seen(desk, MOE.scope)
    assert RUTTE not in there and ARMY not in there
    assert not (await pack_import(desk.store, MOE.scope, text)).drafts
    found = await taken_in(desk, OTHER, text)
    assert found.difference.summary.endswith(" changed, 1 retracted, 1 merged, 0 unchanged")
    assert await seen(desk, OTHER) == there
    assert await seen(desk, LIBRARY) == STORY
    assert await exported(desk.store, OTHER) == text
    again = await pack_import(desk.store, OTHER, text)
    assert not again.drafts and again.difference.summary.startswith("0 new, 0 changed, ")


async def test_one_story_takes_along_what_is_gone_of_it_and_who_stays(desk: Desk) -> None:
    text = await hidden(desk)
    assert await exported(desk.store, MOE.scope, "nk-troops") == text
    await put(desk, LIBRARY, {(Kind.TOPIC, "other"): STORY[Kind.TOPIC, "nk-troops"].model_copy(update={"title": "O"})})
    with pytest.raises(Exception, match="nothing to export"):
        await exported(desk.store, MOE.scope, "other")


async def test_what_the_other_server_wrote_of_the_speaker_names_who_stays(desk: Desk) -> None:
    text = await hidden(desk)
    await put(desk, OTHER, {SAID: said_by("rutte")})
    found = await taken_in(desk, OTHER, text)
    assert "  speaker: rutte -> nato" in found.difference.lines()
    there = await seen(desk, OTHER)
    assert there[SAID] == said_by("nato")
    assert there == {**await seen(desk, MOE.scope), SAID: said_by("nato")}


async def test_a_merge_that_was_undone_and_done_again_is_still_told(desk: Desk) -> None:
    text = await hidden(desk)
    merged = next(r.seq for r in await desk.store.revisions(MOE.scope, *RUTTE, 1))
    undone = await desk.undo.revision(MOE, merged)
    apart = await exported(desk.store, MOE.scope)
    assert apart == "retracted:\n  claims:\n    - army-of-1200000\n"
    await desk.undo.revision(MOE, undone.revision)
    assert await exported(desk.store, MOE.scope) == text


async def test_one_undo_brings_back_what_an_import_took_away(desk: Desk) -> None:
    found = await pack_import(desk.store, MOE.scope, pack_text(STAYS, {RUTTE: "nato", ARMY: ""}))
    written = await desk.store.write(found.drafts, AUTHOR)
    assert RUTTE not in await seen(desk, MOE.scope)
    await desk.undo.revision(MOE, written.first)
    assert await seen(desk, MOE.scope) == STORY


async def asked(desk: Desk, scope: str, line: str) -> Hidden:
    """How it is told that what the line names is gone."""
    with pytest.raises(Hidden) as refused:
        await desk.answers.answer(scope, desk.answers.understood(line, "!"))
    return refused.value


async def test_a_merge_that_was_imported_is_told_as_one_and_offers_who_stays(
    desk: Desk, story: EmbeddedStore, tmp_path: Path
) -> None:
    body: EntryKey = (Kind.ACTOR, "body-7")
    await put(desk, LIBRARY, {body: Actor(name="Some Body", kind=ActorKind.GROUP)})
    await desk.withdrawals.merge(MOE, "body-7", "nato")
    found = await pack_import(story, OTHER, await hidden(desk))
    ada = Curator(OTHER, "8", "ada (8)")
    library = await seen(desk, LIBRARY)
    written = await story.write(found.drafts, Author(ada.name, NOW, "imported pack.yaml"))
    merged = re.compile(r"The speaker “body-7” was merged into “nato” on .* by a moderator of this server; /history ")
    refused = await asked(desk, OTHER, "actor body-7")
    assert merged.match(refused.sentence) and [choice.key for choice in refused.choices] == ["nato"]
    gone = await asked(desk, OTHER, "claim army-of-1200000")
    assert "was retracted on " in gone.sentence and "(imported pack.yaml)" in gone.sentence and not gone.choices
    told = terminal(await desk.answers.answer(OTHER, desk.answers.understood("history actor:body-7", "!")))
    assert "ada · imported pack.yaml: body-7 merged into nato" in told
    undone = await desk.undo.last(ada)
    assert await seen(desk, OTHER) == library
    await desk.undo.revision(ada, undone.revision)
    refused = await asked(desk, OTHER, "actor body-7")
    assert merged.match(refused.sentence) and [choice.key for choice in refused.choices] == ["nato"]
    again = await desk.undo.last(ada)
    assert again.undid and again.said.startswith(f"Undone: #{written.first}–"), (
        "an undo is known by its reason as before"
    )
    assert await seen(desk, OTHER) == library
    await desk.undo.revision(ada, again.revision)
    assert await exported(story, OTHER) == await exported(story, MOE.scope)
    live = read_model(tmp_path / "claimdesk.db")
    await story.rebuild()
    assert read_model(tmp_path / "claimdesk.db") == live and await story.first_broken() is None


async def test_who_was_merged_twice_is_found_at_the_last(desk: Desk) -> None:
    for number in (7, 8):
        await put(desk, LIBRARY, {(Kind.ACTOR, f"body-{number}"): Actor(name=f"B{number} B", kind=ActorKind.GROUP)})
    await desk.withdrawals.merge(MOE, "body-7", "body-8")
    await desk.withdrawals.merge(MOE, "body-8", "nato")
    for key in ("body-7", "body-8"):
        assert [choice.key for choice in (await asked(desk, MOE.scope, f"actor {key}")).choices] == ["nato"]


async def test_a_reason_that_only_reads_like_a_merge_is_none(desk: Desk) -> None:
    await desk.withdrawals.retract(MOE, Kind.CLAIM, ARMY[1], "told twice: a merged into nato")
    refused = await asked(desk, MOE.scope, "claim army-of-1200000")
    assert "was retracted on " in refused.sentence and not refused.choices


@pytest.mark.parametrize(
    ("pack", "told"),
    [
        ("retracted: {claims: [army-of-1200000, no-such-claim]}", ""),
        ("retracted: {claims: }\nmerged:", ""),
        (
            "retracted: [army-of-1200000]",
            "1 retracted: this holds lists of keys, each below its section (claims: [a-key])",
        ),
        (
            "retracted: {claims: army-of-1200000}",
            "1 retracted.claims: this holds lists of keys, each below its section (claims: [a-key])",
        ),
        ("retracted: {claim: [x]}", "1 retracted.claim: 'claim' is not a section; did you mean 'claims'?"),
        ("retracted: {claims: [A b]}", "1 retracted.claims.0: this is no key of an entry"),
        ("retracted: {claims: [x, x]}", "1 retracted.claims.1: 'x' stands here twice"),
        ("retracts: {claims: [x]}", "did you mean 'retracted'?"),
        ("merged: [rutte]", "1 merged: this holds speakers' keys (who goes: who stays)"),
        ("merged: {rutte: [nato]}", "1 merged.rutte: this holds speakers' keys (who goes: who stays)"),
        (
            "merged: {rutte: nato}",
            "1 merged.rutte: the pack must hold the actor 'nato', who takes over the names",
        ),
        ("merged: {rutte: rutte}", "1 merged.rutte: nobody can be merged into himself"),
        (
            "actors: {nato: {name: NATO, kind: group}}\nmerged: {rutte: nato, nato: rutte}",
            "2 merged.rutte: the actor 'nato' is gone too; name who stays",
        ),
        (
            "actors: {nato: {name: NATO, kind: group}}\nmerged: {rutte: nato}\nretracted: {actors: [rutte]}",
            "3 retracted.actors.0: this is said to be gone twice",
        ),
        (
            "actors: {rutte: {name: Rutte, kind: person}, nato: {name: NATO, kind: group}}\nmerged: {rutte: nato}",
            "2 merged.rutte: the pack holds the actor 'rutte' too: it is either there or gone",
        ),
        (
            "retracted: {actors: [rutte]}",
            "1 retracted.actors.0: the statement 'rutte-no-evidence' on the desk names it; merge it into another",
        ),
        (
            "retracted: {claims: [in-combat]}\n"
            "claims: {c: {topic: nk-troops, text: x, links: [{kind: refines, claim: in-combat}]}}",
            "2 claims.c.links.0.claim: a claim 'in-combat' is retracted by this pack",
        ),
        (
            "merged: {rutte: nato}\nactors: {nato: {name: NATO, kind: group, members: [rutte]}}",
            "2 actors.nato.members.0: an actor 'rutte' is merged into 'nato' by this pack",
        ),
        ("merged: {rutte: nato}\nactors: {nato: {name: NATO, kind: group, aliases: [rutte, Mark Rutte]}}", ""),
        (
            "merged: {nato: rutte}\nactors: {rutte: {name: Mark Rutte, kind: person, part_of: us-and-allies}}\n"
            "retracted: {claims: [army-of-1200000]}",
            "",
        ),
    ],
)
def test_what_is_gone_is_checked_over_what_is_known(pack: str, told: str) -> None:
    try:
        read_pack(pack, known=STORY)
    except BadPack as bad:
        assert told and any(told in problem for problem in bad.problems), bad.problems
    else:
        assert not told


def test_who_was_part_of_one_who_goes_must_not_make_a_circle() -> None:
    known: dict[EntryKey, Entry] = {
        (Kind.ACTOR, "a"): Actor(name="A", kind=ActorKind.GROUP),
        (Kind.ACTOR, "b"): Actor(name="B", kind=ActorKind.GROUP, part_of="c"),
        (Kind.ACTOR, "c"): Actor(name="C", kind=ActorKind.GROUP, part_of="a"),
    }
    with pytest.raises(BadPack) as told:
        read_pack("actors: {b: {name: B, kind: group, part_of: c}}\nmerged: {a: b}", known=known)
    assert told.value.problems == ("pack.yaml:1 actors.b.part_of: this goes in a circle: b is part of c is part of b",)
    read = read_pack("actors: {b: {name: B, kind: group}}\nmerged: {a: b}", known=known)
    assert read.renamed == {(Kind.ACTOR, "c"): Actor(name="C", kind=ActorKind.GROUP, part_of="b")}


async def test_a_library_speaker_merged_into_one_of_a_servers_own_is_that_one_in_a_third_server_too(desk: Desk) -> None:
    third = Curator("44", "9", "cid (9)")
    office = await desk.edits.add(MOE, Kind.ACTOR, {"name": "The Alliance Office", "kind": "agency"})
    assert isinstance(office, Saved)
    await desk.withdrawals.merge(MOE, "rutte", office.key)
    text = await exported(desk.store, MOE.scope)
    await taken_in(desk, OTHER, text)
    assert await seen(desk, OTHER) == await seen(desk, MOE.scope)
    await desk.withdrawals.merge(third, "rutte", "nato")
    with pytest.raises(BadPack) as refused:
        await pack_import(desk.store, third.scope, text)
    (problem,) = refused.value.problems
    assert problem.endswith(
        "the names 'Mark Rutte' and 5 more already belong to the actor 'nato', since 'rutte' is gone here already: "
        "/history actor:rutte says how to take that back"
    )
    await desk.undo.last(third)
    await taken_in(desk, third.scope, text)
    assert await seen(desk, third.scope) == await seen(desk, MOE.scope)


async def test_a_pack_whose_speaker_took_over_one_that_another_server_still_has_says_how_to_tell_it(desk: Desk) -> None:
    for name in ("The Alliance Office", "Press Desk"):
        assert isinstance(await desk.edits.add(MOE, Kind.ACTOR, {"name": name, "kind": "agency"}), Saved)
    await taken_in(desk, OTHER, await exported(desk.store, MOE.scope))
    await desk.withdrawals.merge(MOE, "press-desk", "the-alliance-office")
    text = await exported(desk.store, MOE.scope)
    with pytest.raises(BadPack) as refused:
        await pack_import(desk.store, OTHER, text)
    (problem,) = refused.value.problems
    told = "; if they are one, the pack may say so: merged: {press-desk: the-alliance-office}"
    assert problem.endswith(f"the name 'Press Desk' already belongs to the actor 'press-desk'{told}")
    await taken_in(desk, OTHER, f"{text}\nmerged: {{press-desk: the-alliance-office}}\n")
    assert await seen(desk, OTHER) == await seen(desk, MOE.scope)


class Counted(dict[EntryKey, SeenEntry]):
    """Entries as a scope sees them, which count how often one passes through all of them."""

    passes = 0

    def items(self) -> Any:
        self.passes += 1
        return super().items()


def test_however_much_is_gone_the_desk_is_looked_through_once() -> None:
    def passes(pack: str, **made: Entry) -> int:
        seen = Counted(
            {
                (Kind(kind), f"{kind}-{n}"): SeenEntry(1, MOE.scope, Kind(kind), canonical(entry))
                for kind, entry in made.items()
                for n in range(50)
            }
        )
        read = read_pack(pack, known=SeenEntries(seen))
        assert len(read.gone) == 50
        return seen.passes

    sources = ", ".join(f"source-{n}" for n in range(50))
    assert passes(f"retracted: {{sources: [{sources}]}}", source=Source(outlet="O")) == 1
    actors = "".join(f"  actor-{n}: nato\n" for n in range(50))
    pack = f"actors: {{nato: {{name: NATO, kind: group}}}}\nmerged:\n{actors}"
    assert passes(pack, actor=Actor(name="A", kind=ActorKind.GROUP), source=Source(outlet="O")) == 1


def test_a_folder_that_is_loaded_takes_nothing_away(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("topics: {t: {title: T}}\nretracted:\n  claims: [x]\n")
    with pytest.raises(BadPack) as told:
        read_packs(tmp_path)
    (problem,) = told.value.problems
    assert problem.endswith(
        "a.yaml:3 retracted.claims.0: only an import takes entries away; leave out of these files what is gone"
    )


@pytest.mark.parametrize(
    ("written", "fits"),
    [
        ({"retracted": {"claims": ["a"], "actors": None}, "merged": {"a": "b"}}, True),
        ({"retracted": None, "merged": None}, True),
        ({"retracted": ["a"]}, False),
        ({"retracted": {"claims": ["A b"]}}, False),
        ({"merged": {"a": ["b"]}}, False),
    ],
)
def test_the_schema_knows_what_is_gone(written: Any, fits: bool) -> None:
    assert jsonschema.Draft202012Validator(pack_schema()).is_valid(written) is fits


@pytest.mark.parametrize("seed", range(16))
async def test_whatever_a_server_did_its_export_is_taken_and_exported_the_same(desk: Desk, seed: int) -> None:
    """Merges, retractions and edits in any order, some undone; the seed is the test's name."""
    dice = random.Random(seed)
    for _ in range(15):
        there = sorted(await desk.store.entries(MOE.scope))
        actors = [key for kind, key in there if kind is Kind.ACTOR]
        kind = dice.choice((Kind.CLAIM, Kind.STATEMENT, Kind.EVIDENCE))
        one = dice.choice([key for of, key in there if of is kind])
        with contextlib.suppress(Refusal):
            match dice.randrange(5):
                case 0 | 1:
                    await desk.withdrawals.merge(MOE, *dice.sample(actors, 2))
                case 2:
                    await desk.withdrawals.retract(MOE, kind, one, "")
                case 3:
                    await desk.edits.edit(MOE, Kind.CLAIM, one, {"text": f"Said otherwise {dice.random()}"})
                case _:
                    await desk.undo.last(MOE)
    text = await exported(desk.store, MOE.scope)
    assert not (await pack_import(desk.store, MOE.scope, text)).drafts
    await taken_in(desk, OTHER, text)
    assert await exported(desk.store, OTHER) == text
    mine, theirs = await seen(desk, MOE.scope), await seen(desk, OTHER)
    assert theirs.keys() <= mine.keys()
    assert {key for key in mine if key not in theirs} <= {
        key for key in mine if key[0] in (Kind.STATEMENT, Kind.EVIDENCE)
    }
    assert without_dangling(mine, mine) == without_dangling(theirs, theirs)
