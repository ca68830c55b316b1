"""What changed over a span: which span and stories are meant, what each entry's changes come to, and limits."""

import dataclasses
from pathlib import Path

import pytest

from bot.app import desk_over
from bot.briefing.amended import amended
from bot.briefing.answer import Answer, Query
from bot.briefing.digest import MOST
from bot.briefing.drafting import Saved
from bot.desk.desk import Desk
from bot.domain.entries import Actor, Claim, Source, Topic
from bot.domain.refusals import NotOnDesk, Refusal
from bot.domain.revision import LIBRARY, Author, Draft
from bot.domain.vocabulary import ActorKind, Kind
from bot.render.pages import drawn
from bot.render.plain import terminal
from bot.render.style import TERMINAL
from bot.store.embedded import EmbeddedStore
from tests.made_settings import settings_in
from tests.newsday import ANN, DAY, SERVER, Clock, added, edited, newsday, said


@pytest.fixture
def desk(story: EmbeddedStore, tmp_path: Path) -> Desk:
    """The desk two days after its pack was loaded; nothing has changed since."""
    settings, clock = settings_in(tmp_path), Clock()
    clock.at = DAY
    return desk_over(story, settings, clock)


async def asked(desk: Desk, line: str, scope: str = SERVER) -> Answer:
    return await desk.answers.answer(scope, desk.answers.understood(line, "!"))


async def told(desk: Desk, line: str = "since yesterday", scope: str = SERVER) -> str:
    return terminal(await asked(desk, line, scope))


def lines(text: str) -> list[str]:
    """The first line of each entry told, without headings, words below it, and dates."""
    return [line for line in text.splitlines()[2:] if line and not line.startswith((" ", "#"))]


async def test_a_quiet_span_is_one_line(desk: Desk) -> None:
    answer = await asked(desk, "since yesterday")
    assert answer.title == "Nothing changed on North Korean troops for Russia's war in Ukraine since 24 Nov."
    assert not answer.sections
    changed = await desk.since.changed(SERVER, ["nk-troops"], 80, 80, DAY.date())
    assert (changed.quiet, changed.shown) == (True, ())
    assert changed.summary == answer.title.replace("24 Nov", "25 Nov")


async def test_several_changes_to_one_entry_are_one_line(desk: Desk) -> None:
    for text in ("An escalation", "A marked escalation", "A clear escalation"):
        await edited(desk, Kind.CLAIM, "escalation", text=text)
    answer = await asked(desk, "since yesterday")
    assert answer.title.endswith(": 1 edit since 24 Nov")
    (section,) = answer.sections
    assert [line.depth for line in section.lines] == [0, 1]
    assert "“A marked" not in terminal(answer) and "→ “A clear escalation”" in terminal(answer)


async def test_what_came_and_went_is_not_told(desk: Desk) -> None:
    slip = await added(desk, Kind.CLAIM, topic="nk-troops", text="A slip of the pen, soon retracted")
    await desk.withdrawals.retract(ANN, Kind.CLAIM, slip.key, "")
    assert (await asked(desk, "since yesterday")).title.startswith("Nothing changed")


async def test_an_edit_undone_is_not_told(desk: Desk) -> None:
    await edited(desk, Kind.CLAIM, "escalation", text="An escalation")
    await desk.undo.last(ANN)
    assert (await asked(desk, "since yesterday")).title.startswith("Nothing changed")


async def test_what_stood_before_and_was_retracted_is_one_line_with_what_went_with_it(desk: Desk) -> None:
    await desk.withdrawals.retract(ANN, Kind.CLAIM, "escalation", "told twice")
    text = await told(desk)
    assert "1 entry taken off the desk since" in text
    assert "(told twice)" in text and "▲ the article read at apnews.com asserts" in text
    assert len(lines(text)) == 1


async def test_a_denial_that_moderators_took_off_does_not_read_as_taken_back(desk: Desk) -> None:
    await desk.withdrawals.retract(ANN, Kind.STATEMENT, "peskov-fake-news", "misread")
    text = await told(desk)
    assert "Taken off the desk: the entry that Dmitry Peskov, for Russia, denies:" in text
    assert "withdrawn" not in text.lower().split("misread")[0]


async def test_corrections_of_what_digests_showed_come_first(desk: Desk) -> None:
    await newsday(desk)
    after, until = await desk.store.position_before(DAY), await desk.store.last()
    shown = frozenset({(Kind.CLAIM, "escalation"), (Kind.ASSESSMENT, "planned-12000"), (Kind.CLAIM, "sent-to-russia")})
    changed = await desk.since.changed(SERVER, ["nk-troops"], after, until, DAY.date(), shown=shown)
    assert changed.sections[0].heading.startswith("Corrected")
    assert len([line for line in changed.sections[0].lines if not line.depth]) == 1
    assert " and 1 correction " in changed.summary or ", 1 correction " in changed.summary
    # the claim that got its first denial is news, and no correction: its own words are what they were
    assert "sent-to-russia" not in {key for _, key, _ in changed.shown}


async def test_a_corrected_reading_is_told_with_the_status_it_changes(desk: Desk) -> None:
    await desk.edits.assess(ANN, "planned-12000", "refuted", "The agency withdrew it.", "")
    after = await desk.store.last()
    await desk.edits.assess(ANN, "planned-12000", "confirmed", "A second look.", "")
    key = next(key for kind, key in await desk.store.entries(SERVER) if kind is Kind.ASSESSMENT)
    changed = await desk.since.changed(
        SERVER, [], after, await desk.store.last(), DAY.date(), shown={(Kind.ASSESSMENT, key)}
    )
    (section,) = changed.sections
    assert section.heading.startswith("Corrected")
    text = terminal(changed.answer)
    assert "refuted → ✔ confirmed" in text and "A second look." in text
    assert len(lines(text)) == 1


async def test_a_denial_and_the_status_it_changes_say_who_and_why(desk: Desk) -> None:
    await said(desk, "sent-to-russia", "denies", "north-korea", "Nobody was sent.", quote="a rumour")
    text = await told(desk)
    denied, _, status = text.partition("## Status")
    assert "▼ North Korea denies: North Korea has sent troops" in denied
    assert "“a rumour” — Nobody was sent.\n    25 Nov 2026 · https://n.example/1" in denied
    assert "unverified → ⚖ disputed" in status and "Before: 1 independent origin" in status


async def test_a_claim_with_a_figure_is_one_line_and_counts_as_both(desk: Desk) -> None:
    await added(
        desk, Kind.CLAIM, topic="nk-troops", text="Three hundred fell", figures="300 troops; troops killed; killed"
    )
    text = await told(desk)
    assert ": 1 new claim and 1 new figure since" in text
    assert len(lines(text)) == 1


async def test_a_new_figure_is_told_once_and_not_again_as_it_was_typed(desk: Desk) -> None:
    figures = "14,000 troops; North Korean troops for Russia; planned"
    await edited(desk, Kind.CLAIM, "planned-12000", figures=figures, places="Siberia")
    text = await told(desk)
    assert "14,000 troops, planned (was 12,000 troops)" in text
    assert "no longer 4 brigades, planned" in text
    assert "Siberia" in text
    assert "Figures: " not in text and "troops; North" not in text


async def test_a_corrected_figure_reads_as_elsewhere_unless_it_counts_something_else(desk: Desk) -> None:
    key, shown = "planned-12000", {(Kind.CLAIM, "planned-12000")}
    before = await desk.store.last()
    await edited(desk, Kind.CLAIM, key, figures="14,000 troops; North Korean troops for Russia; planned")
    after = await desk.store.last()
    changed = await desk.since.changed(SERVER, ["nk-troops"], before, after, DAY.date(), shown=shown)
    assert "- Figures: “12,000 troops, planned; 4 brigades, planned” → “14,000 troops, planned”" in terminal(
        changed.answer
    )
    moved = await desk.store.moved(SERVER, [*shown], before)
    (line,) = amended(await desk.store.in_full(SERVER, before, moved, [key], 9))
    below = drawn(line, TERMINAL, 1_000)
    assert below.endswith(" · Figures: 12,000 troops, planned; 4 brigades, planned → 14,000 troops, planned")
    await edited(desk, Kind.CLAIM, key, figures="15,000 troops; all troops; planned")
    changed = await desk.since.changed(SERVER, ["nk-troops"], after, after + 1, DAY.date(), shown=shown)
    assert "→ “15,000 troops; all troops; planned”" in terminal(changed.answer)


async def test_evidence_is_told_as_what_somebody_offered_for_or_against_a_claim(desk: Desk) -> None:
    what = {"kind": "photograph", "description": "An empty barracks.", "source": "https://example.org/photo"}
    for bears, speaker in (("against", "russia"), ("for", "nis")):
        await added(desk, Kind.EVIDENCE, claim="planned-12000", offered_by=speaker, bears=bears, **what)
    claim = "North Korea plans to send 12,000 troops in four brigades to Russia in all"
    assert lines(await told(desk)) == [
        f"Russia offered a photograph against this claim: {claim}. An empty barracks.",
        f"National Intelligence Service offered a photograph for this claim: {claim}. An empty barracks.",
    ]


async def test_a_statement_on_two_claims_is_one_line(desk: Desk) -> None:
    _, statement = await desk.store.seen(SERVER, Kind.STATEMENT, "rutte-no-evidence")
    assert statement
    twin = statement.model_copy(update={"paraphrase": "He said it again."})
    await desk.store.write([Draft(SERVER, Kind.STATEMENT, "again", twin)], Author("Ann (1)", DAY, "x"))
    text = await told(desk)
    assert ": 1 new statement since" in text
    assert "◇ Mark Rutte, for NATO, finds no evidence" in text and "  - ▲ and asserts: North Korea supports" in text


async def test_of_all_stories_each_is_told_and_of_one_its_own(desk: Desk) -> None:
    other = Topic(title="The harvest of 2026")
    author = Author("Moe (7)", DAY, "a second story")
    drafts = [Draft(LIBRARY, Kind.TOPIC, "harvest", other)]
    drafts += [Draft(LIBRARY, Kind.CLAIM, "wheat", Claim(topic="harvest", text="The wheat is in"))]
    await desk.store.write(drafts, author)
    await edited(desk, Kind.CLAIM, "escalation", text="An escalation")
    assert (await asked(desk, "since yesterday")).title.startswith("The desk: 1 new story, 1 new claim and 1 edit")
    assert (await asked(desk, "since yesterday harvest")).title.startswith("The harvest of 2026: 1 new story")
    assert "The wheat" not in await told(desk, "since yesterday nk-troops")
    both = await desk.since.changed(SERVER, ["harvest", "nk-troops"], 80, await desk.store.last(), DAY.date())
    assert both.summary.startswith("The harvest of 2026 and 1 more story: ")
    setup = await desk.set_up(SERVER, role="", room="", topics="harvest", language="")
    assert setup.topics == ("harvest",)
    assert (await asked(desk, "since yesterday")).title.startswith("The harvest of 2026: ")


async def test_a_page_tells_the_same_span_after_more_has_changed(desk: Desk) -> None:
    await newsday(desk)
    answer = await asked(desk, "since yesterday")
    await edited(desk, Kind.CLAIM, "escalation", text="Something else by now")
    again = await desk.answers.answer(SERVER, dataclasses.replace(answer.query, page=1))
    assert (again.title, again.sections) == (answer.title, answer.sections)
    assert "Something else by now" in await told(desk)


@pytest.mark.parametrize("words", ["~zz-zzz-fu0g", "~5-4-fu0g", "~1-2-fu0g.zzz", "~1-2-fu0g.4"])
async def test_a_button_that_names_nothing_is_refused_in_one_sentence(desk: Desk, words: str) -> None:
    with pytest.raises(Refusal, match="This button names"):
        await desk.answers.answer(SERVER, Query("since", words))


async def test_the_day_is_kept_where_a_story_is_guessed(desk: Desk) -> None:
    with pytest.raises(NotOnDesk) as refused:
        await asked(desk, "since 24 Nov nk trops")
    assert "Type !since 2026-11-24 nk-troops." in refused.value.sentence
    assert refused.value.before == "2026-11-24"
    assert (await asked(desk, "since 2026-11-24 topic:nk-troops")).title.startswith("Nothing changed")


async def test_a_query_means_the_same_tomorrow(desk: Desk) -> None:
    query = desk.answers.understood("since yesterday nk-troops", "!")
    assert desk.answers.dated(query).words == "2026-11-24 topic:nk-troops"
    then = desk.answers.dated(dataclasses.replace(query, as_of="2026-11-23"))
    assert (then.words, then.as_of) == ("2026-11-22 topic:nk-troops", "2026-11-23")


async def test_speakers_and_sources_are_told_when_they_change_and_not_when_they_come(desk: Desk) -> None:
    author = Author("Moe (7)", DAY, "x")
    newcomer = Draft(LIBRARY, Kind.ACTOR, "new", Actor(name="A newcomer", kind=ActorKind.PERSON))
    source = Draft(LIBRARY, Kind.SOURCE, "new", Source(outlet="new.example"))
    await desk.store.write([newcomer, source], author)
    assert (await asked(desk, "since yesterday")).title.startswith("Nothing changed")
    await edited(desk, Kind.ACTOR, "rutte", role="in office")
    assert "speaker Mark Rutte" in await told(desk)


async def test_a_span_of_thousands_is_bounded_and_says_what_it_leaves_out(desk: Desk) -> None:
    count = 3_000
    claims = [Draft(LIBRARY, Kind.CLAIM, f"c-{n}", Claim(topic="nk-troops", text=f"Claim {n}")) for n in range(count)]
    await desk.store.write(claims, Author("Moe (7)", DAY, "x"))
    changed = await desk.since.changed(LIBRARY, ["nk-troops"], 80, await desk.store.last(), DAY.date())
    assert changed.summary.endswith(": 3,000 new claims since 25 Nov")
    assert len(changed.shown) == MOST
    told = "".join(str(piece) for line in changed.sections[-1].lines for piece in line.head)
    assert told == "And 2,700 more: name one story to see its own."


async def test_a_status_that_was_not_looked_at_is_admitted(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.desk.since.COMPARED", 1)
    for claim in ("sent-to-russia", "in-combat", "escalation"):
        await said(desk, claim, "denies", "north-korea", f"Not so: {claim}.")
    text = await told(desk)
    assert "3 denials and 1 status change since" in text
    assert "And of 2 claims it was not looked at whether their status changed." in text


async def test_of_a_desk_that_is_no_older_it_says_that_all_is_new(desk: Desk) -> None:
    new = "\nNothing was on the desk before, so all of it is new; /brief tells a story in five lines.\n"
    assert new in terminal(await asked(desk, "since 20 Nov 2026"))
    assert "all of it is new" not in terminal(await asked(desk, "since yesterday"))


async def test_what_was_off_the_desk_and_came_back_is_no_news(desk: Desk) -> None:
    before = desk.store.position
    await desk.withdrawals.retract(ANN, Kind.CLAIM, "escalation", "told twice")
    await desk.withdrawals.retract(ANN, Kind.STATEMENT, "peskov-fake-news", "misread")
    off = desk.store.position
    await desk.undo.last(ANN)
    await desk.undo.last(ANN)
    now = desk.store.position
    assert (await desk.since.changed(SERVER, ["nk-troops"], before, now, DAY.date())).quiet
    back = await desk.since.changed(SERVER, ["nk-troops"], off, now, DAY.date())
    assert back.summary.endswith(": 1 status change and 2 entries back on the desk since 25 Nov")
    told = terminal(back.answer)
    assert "New claims" not in told and "Denied" not in told
    assert "\n## Back on the desk\nDmitry Peskov, for Russia, denies: " in told
    assert "\nThe deployment is a significant escalation" in told and told.count("back since 25 Nov 2026") == 2
    assert told.lower().count("back on the desk") == 2, "in the summary and the heading"


async def test_what_is_new_on_a_claim_that_came_back_is_told_beside_it(desk: Desk) -> None:
    await desk.withdrawals.retract(ANN, Kind.CLAIM, "escalation", "told twice")
    off = desk.store.position
    await desk.undo.last(ANN)
    said = {"claim": "escalation", "stance": "asserts", "speaker": "nato", "source": "https://n.example/1"}
    backed = await desk.edits.add(ANN, Kind.STATEMENT, said | {"paraphrase": "It is a grave step."})
    assert isinstance(backed, Saved)
    back = await desk.since.changed(SERVER, ["nk-troops"], off, desk.store.position, DAY.date())
    assert back.summary.endswith(": 1 new statement and 1 entry back on the desk since 25 Nov"), back.summary


async def test_a_reading_that_came_back_is_told_as_the_status_it_gives(desk: Desk) -> None:
    await desk.edits.assess(ANN, "escalation", "confirmed", "Two states say so.", "")
    key = await desk.store.assessment_key(SERVER, "escalation")
    assert key
    await desk.withdrawals.retract(ANN, Kind.ASSESSMENT, key, "too early")
    off = desk.store.position
    await desk.undo.last(ANN)
    back = await desk.since.changed(SERVER, ["nk-troops"], off, desk.store.position, DAY.date())
    assert back.summary.endswith(": 1 status change since 25 Nov"), back.summary
