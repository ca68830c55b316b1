"""What is asked of a desk, as the text it is answered with on a terminal: for tests that read answers."""

from bot.briefing.answer import Query
from bot.desk.desk import Desk
from bot.domain.revision import LIBRARY
from bot.render.plain import terminal


async def told(desk: Desk, *questions: str, scope: str = LIBRARY) -> str:
    """What the last of these plain questions is answered with, each a reply to the answer before."""
    before = text = ""
    for question in questions:
        answer = await desk.answers.answer(scope, Query("ask", f"{before} {question}".strip()))
        words = answer.query.words
        before = words.partition(" ")[0] if words.startswith("~") else ""
        text = terminal(answer)
    return text


async def told_of_line(desk: Desk, line: str, scope: str = LIBRARY) -> str:
    """What a typed line, a command and its words, is answered with."""
    return terminal(await desk.answers.answer(scope, desk.answers.understood(line, "!")))
