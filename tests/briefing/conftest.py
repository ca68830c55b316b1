"""Small packs, loaded one after the other onto one desk, and what a member then reads."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot.app import desk_over, load_packs
from bot.domain.revision import LIBRARY
from bot.render.plain import terminal
from bot.store.embedded import EmbeddedStore
from tests.made_settings import NOW, settings_in

Loaded = Callable[..., Awaitable[tuple[str, ...]]]

BASE = """
topics: {t: {title: Story}}
actors:
  alpha: {name: Alpha, kind: agency}
  beta: {name: Beta, kind: agency}
  delta: {name: Delta, kind: person}
sources:
  s: {outlet: Paper, url: "https://p.example/x", published: 2024-10-30}
"""
"""A story, three speakers and a source."""


def said(key: str, speaker: str, stance: str, claim: str = "c", day: str = "", more: str = "") -> str:
    """One statement's line in a pack."""
    on = f"said_on: {day}, " if day else ""
    return (
        f"  {key}: {{speaker: {speaker}, {on}{more}paraphrase: It is so, source: s, "
        f"positions: [{{claim: {claim}, stance: {stance}}}]}}\n"
    )


@pytest.fixture
def loaded(store: EmbeddedStore, tmp_path: Path) -> Loaded:
    """Loads a pack, of which BASE is a part, in place of the one before; gives the answers to the lines asked.

    `groups` are further actors, `sources` further sources.
    """
    packs = tmp_path / "packs"
    packs.mkdir()
    settings = settings_in(tmp_path, packs)

    async def load(pack: str, *asked: str, groups: str = "", sources: str = "") -> tuple[str, ...]:
        base = BASE.replace("\nsources:", f"{groups}\nsources:")
        (packs / "story.yaml").write_text(f"{base}{sources}\n{pack}", encoding="utf-8")
        await load_packs(store, settings, lambda: NOW)
        answers = desk_over(store, settings).answers
        return tuple([terminal(await answers.answer(LIBRARY, answers.understood(line, "!"))) for line in asked])

    return load
