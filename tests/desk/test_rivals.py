"""What moderators do to each other's work, at once or one after the other: nothing is lost, doubled or misfiled."""

import asyncio
from typing import Any

import pytest

from bot.briefing.drafting import Held, Saved
from bot.desk.desk import Desk
from bot.desk.work import Curator
from bot.domain.entries import Actor, Source, Statement
from bot.domain.refusals import Refusal
from bot.domain.revision import Revision
from bot.domain.vocabulary import ActorKind, Kind
from bot.render.plain import terminal
from bot.store.store import Store
from tests.unhurried import LONG

DENIAL = {"claim": "in-combat", "stance": "denies", "source": "https://n.example/1"}


async def added(desk: Desk, who: Curator, text: str) -> Saved:
    saved = await desk.edits.add(who, Kind.CLAIM, {"text": text, "topic": "nk-troops"})
    assert isinstance(saved, Saved), saved
    return saved


async def with_new_speakers(desk: Desk, who: Curator, **typed: str) -> Saved:
    """Add a statement, making every speaker it names in vain."""
    outcome = await desk.edits.add(who, Kind.STATEMENT, DENIAL | typed)
    while isinstance(outcome, Held) and outcome.new:
        outcome = await desk.edits.make_new(who, outcome.draft, ActorKind.PERSON)
    assert isinstance(outcome, Saved), outcome
    return outcome


async def speakers_like(desk: Desk, word: str) -> list[str]:
    """The keys of speakers that hold a word."""
    return [key for kind, key in await desk.store.entries("42") if kind is Kind.ACTOR and word in key]


async def test_two_new_speakers_without_latin_letters_are_two(desk: Desk, ann: Curator) -> None:
    saved = await with_new_speakers(desk, ann, speaker="김여정", via="조선중앙통신", paraphrase="No soldiers.")
    _, said = await desk.store.seen("42", Kind.STATEMENT, saved.key)
    assert isinstance(said, Statement)
    _, speaker = await desk.store.seen("42", Kind.ACTOR, said.speaker)
    _, relayed = await desk.store.seen("42", Kind.ACTOR, said.via[0])
    assert isinstance(speaker, Actor) and isinstance(relayed, Actor)
    assert (speaker.name, relayed.name) == ("김여정", "조선중앙통신")


async def test_sources_that_a_new_source_repeats_are_sources_of_their_own(desk: Desk, ann: Curator) -> None:
    typed = {"url": "https://n.kr/", "outlet": "n", "derives_from": "https://n.kr/가, https://n.kr/나"}
    saved = await desk.edits.add(ann, Kind.SOURCE, typed)
    assert isinstance(saved, Saved), saved
    _, source = await desk.store.seen("42", Kind.SOURCE, saved.key)
    repeats = getattr(source, "derives_from", ())
    assert len({saved.key, *repeats}) == 3


async def test_an_undo_undone_gives_way_to_the_change_it_took_back(desk: Desk, ann: Curator) -> None:
    older, newer = await added(desk, ann, "A dam broke in the north"), await added(desk, ann, "Seven ferries left")
    undone = await desk.undo.last(ann)
    await desk.undo.revision(ann, undone.revision)
    again = await desk.undo.last(ann)
    assert again.key == newer.key
    assert (await desk.store.seen("42", Kind.CLAIM, older.key))[1] is not None


async def test_a_reason_that_reads_like_an_undo_undoes_nothing(desk: Desk, ann: Curator) -> None:
    await added(desk, ann, "A dam broke in the north")
    gone = await added(desk, ann, "Seven ferries left")
    await desk.withdrawals.retract(ann, Kind.CLAIM, gone.key, "undoes #1-30000000")
    assert (await desk.undo.last(ann)).key == gone.key
    assert (await desk.store.seen("42", Kind.CLAIM, gone.key))[1] is not None


async def test_a_retracted_claims_key_is_not_given_away_with_what_was_said_of_it(desk: Desk, ann: Curator) -> None:
    stem = "The troops of the north arrived in the east of the country "
    first = await added(desk, ann, stem + "by train")
    await with_new_speakers(desk, ann, claim=first.key, speaker="kremlin", paraphrase="Not by train.")
    await desk.withdrawals.retract(ann, Kind.CLAIM, first.key, "")
    second = await added(desk, ann, stem + "by ship, not by train")
    assert second.key != first.key
    assert "Not by train" not in terminal(second.answer)


async def test_what_was_said_of_a_retracted_claim_can_be_retracted_and_leaves_no_export(
    desk: Desk, ann: Curator
) -> None:
    claim = await added(desk, ann, "A dam broke in the north")
    said = await with_new_speakers(desk, ann, claim=claim.key, speaker="kremlin", paraphrase="It holds.")
    await desk.withdrawals.retract(ann, Kind.CLAIM, claim.key, "")
    with pytest.raises(Refusal, match="nothing to export"):
        await desk.packs.exported(ann, "")
    assert (await desk.withdrawals.retract(ann, Kind.STATEMENT, said.key, "")).said.startswith("Retracted")


async def test_nothing_changed_leaves_nothing_to_undo(desk: Desk, ann: Curator, bob: Curator) -> None:
    claim = await added(desk, bob, "A dam broke in the north")
    same = await desk.edits.edit(ann, Kind.CLAIM, claim.key, {"text": "A dam broke in the north"})
    assert isinstance(same, Saved) and same.said == "Nothing was changed." and same.revision == 0


async def test_the_same_claim_at_once_is_held_back_for_the_second(desk: Desk, ann: Curator, bob: Curator) -> None:
    typed = {"text": "Eleven bridges were closed near the river mouth", "topic": "nk-troops"}
    found = await asyncio.gather(*(desk.edits.add(who, Kind.CLAIM, typed) for who in (ann, bob)))
    assert sorted(type(outcome).__name__ for outcome in found) == ["Held", "Saved"]


async def test_two_first_assessments_at_once_are_a_conflict(
    desk: Desk, ann: Curator, bob: Curator, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, come, both = desk.store.write, [0], asyncio.Event()

    async def after_both_have_read(*change: Any, **more: Any) -> Any:
        come[0] += 1
        if come[0] == 2:
            both.set()
        async with asyncio.timeout(LONG):
            await both.wait()
        return await write(*change, **more)

    monkeypatch.setattr(desk.store, "write", after_both_have_read)
    asked = (
        desk.edits.assess(who, "in-combat", status, "so it reads", "")
        for who, status in ((ann, "confirmed"), (bob, "refuted"))
    )
    found = await asyncio.gather(*asked)
    assert sorted(type(outcome).__name__ for outcome in found) == ["Held", "Saved"]


async def test_the_same_new_source_at_once_is_no_conflict(desk: Desk, ann: Curator, bob: Curator) -> None:
    asked = (
        desk.edits.add(who, Kind.STATEMENT, DENIAL | {"speaker": speaker, "paraphrase": f"{speaker} says no."})
        for who, speaker in ((ann, "kremlin"), (bob, "nato"))
    )
    assert all(isinstance(outcome, Saved) for outcome in await asyncio.gather(*asked))


async def test_an_undo_leaves_a_speaker_whom_others_name_by_now(desk: Desk, ann: Curator, bob: Curator) -> None:
    first = await with_new_speakers(desk, ann, speaker="Zora Quill", paraphrase="No soldiers at all.")
    await with_new_speakers(desk, bob, claim="moved-1500", speaker="Zora Quill", paraphrase="Not that many.")
    undone = await desk.undo.revision(ann, first.revision, strict=True)
    assert "The speaker “Zora Quill” stays, since the statement “Not that many.” names it." in undone.said
    assert (await desk.store.seen("42", Kind.ACTOR, "zora-quill"))[1] is not None
    assert (await desk.store.seen("42", Kind.STATEMENT, first.key))[1] is None


async def test_five_members_muted_at_once_are_all_muted(desk: Desk) -> None:
    await asyncio.gather(*(desk.setups.mute("42", str(n)) for n in range(5)))
    assert len((await desk.setups.of("42")).muted) == 5


async def test_a_speaker_of_a_taken_name_is_held_back(desk: Desk, ann: Curator) -> None:
    held = await desk.edits.add(ann, Kind.ACTOR, {"name": "Zelensky", "kind": "person"})
    assert isinstance(held, Held) and not held.may_save
    assert "is what the speaker" in terminal(held.answer)


async def test_nobody_becomes_part_of_itself(desk: Desk, ann: Curator) -> None:
    for name, above in (("Alpha", ""), ("Beta", "alpha"), ("Gamma", "beta")):
        await desk.edits.add(ann, Kind.ACTOR, {"name": name, "kind": "group", "part_of": above})
    held = await desk.edits.edit(ann, Kind.ACTOR, "alpha", {"part_of": "gamma"})
    assert isinstance(held, Held) and "goes in a circle" in terminal(held.answer)
    await desk.withdrawals.merge(ann, "alpha", "gamma")
    _, gamma = await desk.store.seen("42", Kind.ACTOR, "gamma")
    assert getattr(gamma, "part_of", "") is None


async def test_nobody_speaks_for_or_cites_himself_once_two_are_one(desk: Desk, ann: Curator) -> None:
    said = {"claim": "in-combat", "stance": "doubts", "source": "https://example.org/a", "paraphrase": "We doubt it."}
    said |= {"speaker": "rutte", "on_behalf_of": "nato", "via": "nato, nis"}
    saved = await desk.edits.add(ann, Kind.STATEMENT, said)
    assert isinstance(saved, Saved)
    await desk.withdrawals.merge(ann, "rutte", "nato")
    _, merged = await desk.store.seen("42", Kind.STATEMENT, saved.key)
    assert isinstance(merged, Statement)
    assert (merged.speaker, merged.on_behalf_of, merged.via) == ("nato", None, ("nis",))


async def test_no_group_becomes_a_member_of_itself(desk: Desk, ann: Curator) -> None:
    for name, members in (("Alpha", ""), ("Beta", "alpha"), ("Gamma", "beta, nato")):
        saved = await desk.edits.add(ann, Kind.ACTOR, {"name": name, "kind": "group", "members": members})
        assert isinstance(saved, Saved)
    for members in ("gamma", "alpha"):
        held = await desk.edits.edit(ann, Kind.ACTOR, "alpha", {"members": members})
        assert isinstance(held, Held) and "goes in a circle" in terminal(held.answer)
    await desk.withdrawals.merge(ann, "gamma", "alpha")
    _, alpha = await desk.store.seen("42", Kind.ACTOR, "alpha")
    assert getattr(alpha, "members", ()) == ("nato",)


async def test_an_import_that_another_made_meanwhile_imports_nothing(desk: Desk, ann: Curator, bob: Curator) -> None:
    pack = b"actors:\n  zed:\n    name: Zed\n    kind: person\n"
    for_ann, for_bob = [await desk.packs.shown(who, pack, "p.yaml") for who in (ann, bob)]
    await desk.packs.imported(bob, for_bob.draft)
    with pytest.raises(Refusal, match="nothing left to import"):
        await desk.packs.imported(ann, for_ann.draft)


async def test_a_claim_turned_into_a_statement_keeps_all_that_was_typed(desk: Desk, ann: Curator) -> None:
    typed = {
        "text": "Some 1,500 were carried over by ship",
        "topic": "nk-troops",
        "places": "Busan",
        "happened": "18th Octember",
    }
    held = await desk.edits.add(ann, Kind.CLAIM, typed)
    assert isinstance(held, Held)
    asked = await desk.edits.instead(ann, held.draft, "moved-1500")
    assert "Busan" in str(asked) and "18th Octember" in str(asked)


async def test_taking_a_guess_leaves_the_other_names_alone(desk: Desk, ann: Curator) -> None:
    held = await desk.edits.add(
        ann, Kind.STATEMENT, DENIAL | {"speaker": "nis", "paraphrase": "No.", "via": "nato, nat"}
    )
    assert isinstance(held, Held)
    fixed = await desk.edits.fix(ann, held.draft, "via", "rutte")
    assert isinstance(fixed, Saved)
    _, said = await desk.store.seen("42", Kind.STATEMENT, fixed.key)
    assert getattr(said, "via", ()) == ("nato", "rutte")


async def test_lists_and_figures_read_back_as_they_were(desk: Desk, ann: Curator) -> None:
    typed = {"name": "John Smith", "kind": "person", "aliases": "Smith, John; Jack"}
    saved = await desk.edits.add(ann, Kind.ACTOR, typed)
    assert isinstance(saved, Saved)
    await desk.edits.edit(ann, Kind.ACTOR, saved.key, {"role": "a witness"})
    _, actor = await desk.store.seen("42", Kind.ACTOR, saved.key)
    assert getattr(actor, "aliases", ()) == ("Smith, John", "Jack")
    figures = "123,456.78 tonnes; oil moved; known\n-5 degrees; temperature; at night"
    claim = await desk.edits.add(
        ann, Kind.CLAIM, {"text": "Oil was moved by night", "topic": "nk-troops", "figures": figures}
    )
    assert isinstance(claim, Saved)
    held = await desk.edits.edit(ann, Kind.CLAIM, claim.key, {"places": "Kursk, Russia;"})
    assert isinstance(held, Saved)
    _, entry = await desk.store.seen("42", Kind.CLAIM, claim.key)
    assert [figure.value for figure in getattr(entry, "figures", ())] == [123456.78, -5]
    assert getattr(entry, "places", ()) == ("Kursk, Russia",)


async def test_a_source_without_an_address_can_be_edited(desk: Desk, ann: Curator) -> None:
    made = await desk.edits.add(ann, Kind.SOURCE, {"outlet": "Radio Free Example", "title": "The evening news"})
    assert isinstance(made, Saved), made
    saved = await desk.edits.edit(ann, Kind.SOURCE, made.key, {"language": "en"})
    assert isinstance(saved, Saved), saved
    _, source = await desk.store.seen("42", Kind.SOURCE, made.key)
    assert source == Source(outlet="Radio Free Example", title="The evening news", language="en")


async def test_a_failure_on_the_way_leaves_the_words_in_the_drafts(desk: Desk, ann: Curator) -> None:
    host = "a" * 60 + ".example"
    typed = DENIAL | {"speaker": "nis", "paraphrase": "Kept words.", "source": f"https://{'b' * 400}.{host}/"}
    held = await desk.edits.add(ann, Kind.STATEMENT, typed)
    assert isinstance(held, Held)
    assert "Kept words." in (await desk.store.drafts("42", "1"))[0].body


async def test_a_form_opened_over_a_message_and_closed_is_no_draft(desk: Desk, ann: Curator) -> None:
    await desk.edits.add(ann, Kind.STATEMENT, {"quote": "words of a message"}, ask=True)
    assert await desk.edits.drafts(ann) == []


@pytest.mark.parametrize("via", ["reuters", "REUTERS", "Réuters"])
async def test_a_new_speaker_is_made_once_in_whatever_letters_he_is_named(desk: Desk, ann: Curator, via: str) -> None:
    """By one form, by a claim and the statement that brings it, and by the form of another moderator."""
    saved = await with_new_speakers(desk, ann, speaker="Kommersant", via=f"Reuters, {via}", paraphrase="No soldiers.")
    _, said = await desk.store.seen("42", Kind.STATEMENT, saved.key)
    assert isinstance(said, Statement) and said.via == ("reuters",)
    other = await with_new_speakers(desk, ann, speaker=via, paraphrase="They are at home, all of them.")
    _, said = await desk.store.seen("42", Kind.STATEMENT, other.key)
    assert isinstance(said, Statement) and said.speaker == "reuters"
    assert [key for kind, key in await desk.store.entries("42") if kind is Kind.ACTOR and "euters" in key] == [
        "reuters"
    ]


async def test_two_who_make_the_same_speaker_in_one_moment_make_one(desk: Desk, ann: Curator, bob: Curator) -> None:
    typed = [(ann, "Reuters", "Nobody was sent."), (bob, "reuters", "All of them are at home.")]
    begun = [await desk.edits.add(who, Kind.STATEMENT, DENIAL | {"speaker": n, "paraphrase": t}) for who, n, t in typed]
    made = [
        desk.edits.make_new(who, outcome.draft, ActorKind.AGENCY)
        for (who, _, _), outcome in zip(typed, begun, strict=True)
        if isinstance(outcome, Held)
    ]
    assert [type(outcome) for outcome in await asyncio.gather(*made)] == [Saved, Saved]
    assert [key for kind, key in await desk.store.entries("42") if kind is Kind.ACTOR and "reuters" in key] == [
        "reuters"
    ]


async def test_who_gets_another_key_than_their_words_make_is_told_which(desk: Desk, ann: Curator) -> None:
    stem = "The troops of the north arrived in the east of the country "
    first = await added(desk, ann, stem + "by train")
    assert first.said == "Added."
    held = await desk.edits.add(ann, Kind.CLAIM, {"text": stem + "by ship", "topic": "nk-troops"})
    assert isinstance(held, Held)
    second = await desk.edits.save(ann, held.draft)
    assert isinstance(second, Saved)
    assert second.said == f"Added. Its key is {second.key}, since {first.key} is taken."
    assert second.key == f"{first.key}-2"


async def test_an_undo_of_an_undo_is_traced_in_one_look(
    desk: Desk, ann: Curator, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await added(desk, ann, "A dam broke in the north")
    undone = await desk.undo.revision(ann, first.revision)
    for _ in range(5):
        undone = await desk.undo.revision(ann, undone.revision)
    looks: list[int] = []
    undone_of = type(desk.store).undone

    async def counted(store: Store, scope: str, seq: int) -> list[Revision]:
        looks.append(seq)
        return await undone_of(store, scope, seq)

    monkeypatch.setattr(type(desk.store), "undone", counted)
    again = await desk.undo.revision(ann, undone.revision)
    assert again.said.startswith(f"Undone: #{first.revision}, which added ") and len(looks) == 1
    assert [r.seq for r in await undone_of(desk.store, "42", again.revision)][-1] == first.revision


async def test_a_draft_whose_claim_or_speaker_went_meanwhile_is_told_so(desk: Desk, ann: Curator, bob: Curator) -> None:
    claim = await added(desk, bob, "A dam broke in the north")
    body = await desk.edits.add(bob, Kind.ACTOR, {"name": "Some Body", "kind": "group"})
    assert isinstance(body, Saved)
    typed = {"speaker": body.key, "claim": claim.key, "paraphrase": "It holds.", "said_on": "31 Feb"}
    held = await desk.edits.add(ann, Kind.STATEMENT, DENIAL | typed)
    assert isinstance(held, Held)
    await desk.withdrawals.retract(bob, Kind.CLAIM, claim.key, "a rumour")
    await desk.edits.edit(bob, Kind.ACTOR, body.key, {"name": "Nobody"})
    await desk.withdrawals.merge(bob, body.key, "nato")
    again = await desk.edits.submitted(ann, held.draft, {"said_on": "yesterday"})
    assert isinstance(again, Held) and not again.new, "who was merged would be made anew"
    shown = terminal(again.answer)
    assert f"Claim: the claim “{claim.key}” was retracted on" in shown and "(a rumour)" in shown
    assert f"Who says it: the speaker “{body.key}” was merged into “nato”" in shown and "It holds." in shown
    assert ("speaker", ["nato"]) in [(fix.field, [choice.key for choice in fix.choices]) for fix in again.fixes]
