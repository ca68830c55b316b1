"""What members see in Discord, sign for sign: embeds, plain text, what can be pressed. `make golden` redraws it."""

import json
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.desk.desk import Desk
from bot.domain.revision import LIBRARY
from bot.render.message import Drawn, message
from tests.golden.test_golden import TextFile, name_of

PACKS = Path(__file__).parent / "packs"
ASKED = (
    *("claims", "who denied", "claim laid-off-200", "figures", "sources"),
    "claim closed-for-repairs --plain",
)


def written(drawn: Drawn) -> str:
    """A message as a page to read: what stands in it, then what can be pressed."""
    embed, view = drawn["embed"], drawn["view"]
    parts = {"content": drawn["content"]}
    if embed:
        parts |= {"title": embed.title, "description": embed.description, "footer": embed.footer.text}
    pressed = [part for row in (view.to_components() if view else ()) for part in row["components"]]
    lines = [f"== {name} ==\n{text}\n" for name, text in parts.items() if text] + ["== to press =="]
    for part in pressed:
        options = part.pop("options", ())
        lines += [json.dumps(part, ensure_ascii=False), *(f"  {json.dumps(o, ensure_ascii=False)}" for o in options)]
    return "\n".join(lines) + "\n"


@pytest.fixture
def packs() -> Path:
    return PACKS


@pytest.mark.parametrize("asked", ASKED, ids=name_of)
async def test_the_message_is_drawn_as_agreed(desk: Desk, snapshot: SnapshotAssertion, asked: str) -> None:
    drawn = message(await desk.answers.answer(LIBRARY, desk.answers.understood(asked, "!")), 0)
    assert written(drawn) == snapshot(extension_class=TextFile, name=name_of(asked))
