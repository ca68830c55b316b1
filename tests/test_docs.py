"""The docs are held to the code: every command, setting and file they name exists."""

import re

import pytest

from bot.app import sample_questions
from bot.briefing.guide import COMMANDS
from bot.desk.desk import Desk
from bot.process.config import ROOT
from bot.search.question import command_line

README = (ROOT / "README.md").read_text(encoding="utf-8")
VERBS = [verb for verb, *_ in COMMANDS]


def test_help_lists_exactly_the_commands_there_are(desk: Desk) -> None:
    assert sorted(VERBS) == sorted(desk.answers.verbs)


def test_every_command_in_the_readme_is_one() -> None:
    typed = re.findall(r"`!([a-z-]+)", README)
    assert set(typed) - {"name"} <= set(VERBS)
    assert {"brief", "who-denied", "figures"} <= set(typed)


def test_every_setting_is_in_the_readme_and_in_the_example() -> None:
    source = (ROOT / "bot/process/config.py").read_text(encoding="utf-8")
    names = set(re.findall(r'of\("([A-Z_]+)"', source))
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert len(names) > 6
    for name in names:
        assert f"`{name}`" in README, name
        assert re.search(rf"^{name}=", example, re.MULTILINE), name


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "data/README.md"])
def test_every_link_leads_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", text):
        assert ((ROOT / page).parent / link).exists(), link


@pytest.mark.parametrize("question", sample_questions("!"))
async def test_every_sample_question_has_an_answer(desk: Desk, question: str) -> None:
    verb, _, _ = command_line(question, VERBS, "!")
    answer = await desk.answers.answer("library", desk.answers.understood(question, "!"))
    assert answer.query.verb == verb
    assert answer.sections
