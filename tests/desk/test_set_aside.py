"""Whoever a question sets aside stays so, when a button asks the same again."""

import datetime as dt
from pathlib import Path

from bot.app import desk_over, load_packs
from bot.briefing.answer import Query
from bot.domain.revision import LIBRARY
from bot.domain.sought import Intent, Sought, read_written, written
from bot.process.config import ROOT
from bot.render.plain import terminal
from bot.store.embedded import EmbeddedStore
from tests.made_settings import NOW, settings_in


async def test_a_button_leaves_out_who_was_set_aside(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, ROOT / "data")
    store = EmbeddedStore(settings.database)
    await load_packs(store, settings, lambda: NOW)
    desk = desk_over(store, settings, lambda: NOW + dt.timedelta(hours=1))
    first = await desk.answers.answer(LIBRARY, Query("ask", "who besides Russia denied it?"))
    again = await desk.answers.answer(LIBRARY, Query("ask", first.query.words))
    assert first.query.words.startswith("~dX")
    assert "Nobody else on the desk denied it; set aside: Russia." in terminal(first)
    assert again.lead == first.lead and again.sections == first.sections
    whole = await desk.answers.answer(LIBRARY, Query("ask", "who denied it?"))
    assert "fake news" in terminal(whole) and "fake news" not in terminal(first)
    assert "Left out as asked, with Dmitry Peskov, who spoke for it." in terminal(first)
    store.close()


def test_who_is_aside_is_told_from_who_speaks() -> None:
    read = read_written(written(Sought(Intent.DENIED, ("nato",), polar=True, aside=("russia", "peskov")), (1, 2, 3)))
    assert read is not None
    assert (read.numbers, read.aside, read.polar) == ((1, 2, 3), 2, True)
