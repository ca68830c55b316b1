"""Where nothing is on the desk, it is said of which desk that holds: a server's may have what the library has not."""

import pytest

from bot.desk.desk import Desk
from bot.domain.revision import LIBRARY
from bot.render.message import message
from tests.newsday import SERVER, said
from tests.told import told_of_line as asked

ELSEWHERE = "from the library alone, without what a server's moderators added"


@pytest.mark.parametrize(
    "line", ["who-denied sent-to-russia", "who-confirmed nk-troops", "who-denied NATO", "actor north-korea",
             "ask Did NATO deny it?", "who-denied sent-to-russia as-of:2026-11-24"],
)  # fmt: skip
async def test_an_absence_from_the_library_is_told_as_one(desk: Desk, line: str) -> None:
    told = await asked(desk, line, LIBRARY)
    assert told.count(ELSEWHERE) == 1
    assert ELSEWHERE in told.splitlines()[-1], "it stands in the footnote, and never between a question and its answer"
    assert ELSEWHERE not in await asked(desk, line, SERVER)


async def test_where_something_is_on_the_desk_nothing_is_said_of_others(desk: Desk) -> None:
    assert ELSEWHERE not in await asked(desk, "who-denied used-in-ukraine", LIBRARY)
    await said(desk, "sent-to-russia", "denies", "north-korea", "Pyongyang has sent nobody.")
    assert "Pyongyang has sent nobody." in await asked(desk, "who-denied sent-to-russia", SERVER)
    assert "Pyongyang" not in await asked(desk, "who-denied sent-to-russia", LIBRARY)


async def test_plain_answers_and_embeds_say_it_in_their_last_line_too(desk: Desk) -> None:
    for line in ("who-denied sent-to-russia", "who-denied sent-to-russia --plain"):
        answer = await desk.answers.answer(LIBRARY, desk.answers.understood(line, "!"))
        drawn = message(answer, 0)
        foot = drawn["embed"].footer.text if drawn["embed"] else drawn["content"]
        assert (foot or "").splitlines()[-1] == ELSEWHERE
