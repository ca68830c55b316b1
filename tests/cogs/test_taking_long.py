"""What takes longer than Discord waits: it is told to wait, and what was begun is finished, be it a form."""

import pytest

from cogs import _answering
from tests.cogs.driving import Visitor, labels, text

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_claim_that_takes_long_is_added_after_all(moe: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as slow:
        slow.setattr(_answering, "PATIENCE", 0)
        await moe.call("claim add", text="The trains to the east were late", topic="nk-troops")
        added = await moe.sees("The trains to the east were late")
    assert "Added." in text(added) and "Undo" in labels(added), text(added)


async def test_a_form_that_took_long_is_opened_by_a_button(moe: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as slow:
        slow.setattr(_answering, "PATIENCE", 0)
        await moe.call("statement add", claim="sent-to-russia", stance="denies", speaker="kremlin")
        late = await moe.sees("it is ready now")
    assert labels(late) == ["Open the form"], labels(late)
    form = await moe.press(late, "Open the form")
    said = {"paraphrase": "He knows of none.", "source": "https://example.org/none", "said_on": "2024-10-20"}
    added = await moe.fill(form, **said)
    assert "Added." in text(added) and "He knows of none." in text(added), text(added)
