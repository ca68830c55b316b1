"""Whatever a moderator types into a form is answered: an entry, a draft that says what is wrong, or one sentence."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.app import desk_over, load_packs
from bot.briefing.drafting import Asked, Held, Saved
from bot.desk.desk import Desk
from bot.desk.work import Curator, work_of
from bot.domain.forms import FORMS
from bot.domain.refusals import Refusal
from bot.domain.revision import signed
from bot.domain.text import is_seen
from bot.domain.vocabulary import ActorKind, Kind
from bot.render import forms
from bot.render.limits import CONTENT, EMBED_DESCRIPTION, length
from bot.render.plain import refused
from bot.store.embedded import EmbeddedStore
from tests.drawn import TIMES
from tests.made_settings import NOW, settings_in

ANN = Curator("42", "1", signed("Ann", 1))
KNOWN = {
    "claim": "in-combat",
    "topic": "nk-troops",
    "stance": "denies",
    "speaker": "kremlin",
    "source": "https://n.example/1",
    "offered_by": "nis",
    "kind": "",
    "bears": "for",
    "status": "disputed",
    "url": "https://n.example/2",
    "outlet": "N",
}
TRICKY = (
    *(
        "2024-10-18",
        "04/05/2024",
        "18 Octember",
        "july",
        "٢٠٢٤-١٠-١٨",
        "10,5 million tons; oil; sent",
        "-5 °C; heat; now",
    ),
    *("https://", "http://[::1", "https://a.example/\\", "https://xn--/", "//x", "javascript:alert(1)", "@everyone"),
    *("nato, nat; x", "in-combat: denies", ":", "a: b: c", "undoes #1-99999999", "'; DROP TABLE entry; --", "\u202e"),
    *("김여정", "काम", "👩\u200d👧", "\x00", "\ud7ff", "`*_~|", "x" * 4_000, "word " * 900, "a,b;c\nd", "\u200b"),
    *("1,500 troops", "10,0", "the 12,000 of 18.10.", "a_b", "statement:1,5", "½ of 2²", "nis-12,000"),
    *("https://" + "b" * 400 + ".example/", "12" * 60, "1e9 x; y; z", "- a: [b", "\ufeff", "a.example"),
)
typed = st.one_of(st.sampled_from(TRICKY), st.text(max_size=120))


@pytest.fixture(scope="module")
def do(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Callable[[Callable[[Desk], Coroutine[Any, Any, Any]]], Any]]:
    """Does something at a desk that is kept for the whole module."""
    folder: Path = tmp_path_factory.mktemp("typed")
    loop = asyncio.new_event_loop()
    store = EmbeddedStore(folder / "claimdesk.db")
    loop.run_until_complete(load_packs(store, settings_in(folder), lambda: NOW))
    desk = desk_over(store, settings_in(folder), lambda: NOW)
    yield lambda work: loop.run_until_complete(work(desk))
    store.close()
    loop.close()


async def added(desk: Desk, kind: Kind, fields: dict[str, str]) -> Asked | Held | Saved | Refusal:
    try:
        outcome = await desk.edits.add(ANN, kind, fields)
        while isinstance(outcome, Held) and outcome.new:
            outcome = await desk.edits.make_new(ANN, outcome.draft, ActorKind.GROUP)
        if isinstance(outcome, Held) and outcome.may_save:
            outcome = await desk.edits.save(ANN, outcome.draft)
    except Refusal as refusal:
        return refusal
    return outcome


@pytest.mark.parametrize("kind", list(FORMS), ids=lambda kind: kind.value)
@settings(max_examples=40 * TIMES, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_any_text_in_any_field_is_answered(do: Any, kind: Kind, data: st.DataObject) -> None:
    names = [field.name for field in FORMS[kind].fields]
    fields = {name: KNOWN.get(name, "") for name in names}
    for name in data.draw(st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True)):
        fields[name] = data.draw(typed)
    outcome = do(lambda desk: added(desk, kind, fields))
    if isinstance(outcome, Refusal):
        assert outcome.sentence.endswith((".", "?")) and 0 < length(refused(outcome)) <= CONTENT
    elif isinstance(outcome, Held):
        drawn = forms.held(outcome)["embed"]
        assert drawn is not None and 0 < length(drawn.description or "") <= EMBED_DESCRIPTION and len(drawn) <= 6000
        work = work_of(do(lambda desk: desk.store.draft("42", outcome.draft)))
        kept = work.typed | {name: said for name, (said, _) in work.days.items()}  # "july" beside the day it means
        assert {name: text for name, text in kept.items() if is_seen(text)} == {
            name: text for name, text in fields.items() if is_seen(text)
        }
    elif isinstance(outcome, Saved):
        drawn = forms.saved(outcome)["embed"]
        assert drawn is not None and 0 < length(drawn.description or "") <= EMBED_DESCRIPTION and len(drawn) <= 6000


@settings(max_examples=60 * TIMES, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(words=typed, more=typed)
def test_any_words_in_a_command_are_answered(do: Any, words: str, more: str) -> None:
    async def called(desk: Desk) -> None:
        calls = (
            lambda: desk.edits.assess(ANN, words, "disputed", more, more[:3]),
            lambda: desk.edits.link(ANN, words, "supports", more),
            lambda: desk.withdrawals.retract(ANN, Kind.CLAIM, words, more),
            lambda: desk.withdrawals.retract(ANN, Kind.STATEMENT, words, more),
            lambda: desk.withdrawals.retract(ANN, Kind.EVIDENCE, words, more),
            lambda: desk.withdrawals.merge(ANN, words, more),
            lambda: desk.answers.answer("42", desk.answers.understood(f"history {words}", "!")),
            lambda: desk.answers.answer("42", desk.answers.understood(f"changes {words}", "!")),
            lambda: desk.set_up("42", role="", room="", topics=words, language=more),
            lambda: desk.suggestions.propose("42", "42", "7", "Mara", {"text": words, "source": more}),
        )
        for call in calls:
            try:
                await call()
            except Refusal as refusal:
                assert refusal.sentence.endswith((".", "?")) and 0 < length(refused(refusal)) <= CONTENT

    do(called)


@settings(max_examples=60 * TIMES, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(words=typed, kind=st.sampled_from(Kind))
def test_any_words_so_far_are_met_with_a_list(do: Any, words: str, kind: Kind) -> None:
    async def offered(desk: Desk) -> None:
        found = await desk.cards.all_offers("42", words, await desk.cards.offers("42", kind, words, 25), 25)
        assert len(found) <= 25 and await desk.answers.suggestions("42", words, (kind,), 25) is not None

    do(offered)
