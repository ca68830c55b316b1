"""What readers of the story see, word for word. `make golden` rewrites the texts; the diff is a design review."""

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from bot.desk.desk import Desk
from bot.domain.refusals import Refusal
from bot.domain.revision import LIBRARY
from bot.render.plain import terminal

ASKED = (
    *("topics", "brief", "claims nk-troops", "who denied nk-troops", "who-confirmed", "who-doubts", "who-said"),
    *("figures", "timeline", "sources", "help", "about", "privacy"),
    *("claim used-in-ukraine", "claim sent-to-russia", "claim planned-12000", "claim moved-1500", "claim in-combat"),
    *("who-denied sent-to-russia", "who-denied used-in-ukraine", "who-denied NATO", "who-confirmed planned-12000"),
    *("who-said planned-12000", "who-said moved-1500", "claim ships-near-nk-ports"),
    *("who-said NIS", "actor Peskov", "actor Zelensky", "actor russia", "actor 국정원", "actor kim-jong-un"),
    *("who-denied as-of:23 Nov 2026", "claims as-of:2024-10-20", "claim as-of:2026-11-23"),
    *("cliams", "claim usd in ukraine", "actor Putins", "claims nothing like it", "claim", "actor"),
)


class TextFile(SingleFileSnapshotExtension):
    """One readable .txt a question."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


def name_of(asked: str) -> str:
    """A file name for a question."""
    return asked.replace(" ", "_").replace(":", "_").replace("국정원", "in_korean")


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: name_of(asked))
async def test_the_answer_reads_as_agreed(desk: Desk, snapshot: SnapshotAssertion, asked: str) -> None:
    try:
        query = desk.answers.understood(asked, "!")
        text = terminal(await desk.answers.answer(LIBRARY, query))
    except Refusal as refusal:
        text = f"{refusal.sentence}\n{[choice.key for choice in refusal.choices]}\n"
    assert text == snapshot(extension_class=TextFile, name=name_of(asked))
