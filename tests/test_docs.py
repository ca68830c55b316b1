"""The docs are held to the code: every command, setting and file they name exists."""

import contextlib
import re
from pathlib import Path

import pytest

from bot.app import desk_over, sample_questions
from bot.briefing.answer import Query
from bot.briefing.guide import COMMANDS
from bot.desk.desk import Desk
from bot.domain.refusals import NotNamed
from bot.domain.revision import LIBRARY
from bot.process.config import ROOT
from bot.search.question import command_line
from bot.store.embedded import EmbeddedStore
from tests.made_settings import NOW, settings_in

README = (ROOT / "README.md").read_text(encoding="utf-8")
VERBS = [verb for verb, *_ in COMMANDS]
PAGES = [
    *("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "data/README.md", "tests/questions/README.md"),
    *sorted(f"docs/decisions/{page.name}" for page in (ROOT / "docs/decisions").glob("*.md")),
]


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


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", text):
        assert ((ROOT / page).parent / link).exists(), link


@pytest.mark.parametrize("page", PAGES)
def test_every_file_and_every_make_target_that_a_page_names_is_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for path in re.findall(r"`((?:bot|cogs|data|docs|tests)/[\w./-]+)`", text):
        assert (ROOT / path).exists(), path
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    named = re.findall(r"`make\s([a-z-]+)", text)
    assert set(named) <= set(targets), named


TYPED = [line for line in re.findall(r"`!([a-z-]+[^`]*)`", README) if line != "name"]


@pytest.mark.parametrize("line", TYPED)
async def test_every_example_in_the_readme_is_answered_on_the_day_of_the_install(today: Desk, line: str) -> None:
    with contextlib.suppress(NotNamed):  # a command that is only listed
        await today.answers.answer(LIBRARY, today.answers.understood(line, "!"))


async def test_every_example_of_the_help_is_answered_on_the_day_of_the_install(today: Desk) -> None:
    page = await today.answers.answer(LIBRARY, Query("help"))
    tried = ["".join(str(getattr(piece, "text", piece)) for piece in line.head) for line in page.sections[0].lines]
    assert len(tried) >= 5
    for line in tried:
        assert (await today.answers.answer(LIBRARY, today.answers.understood(line, "!"))).title


@pytest.fixture
def today(desk: Desk, story: EmbeddedStore, tmp_path: Path) -> Desk:
    """The desk on the day its packs were loaded for the first time."""
    return desk_over(story, settings_in(tmp_path), lambda: NOW)


@pytest.mark.parametrize("question", sample_questions("!"))
async def test_every_sample_question_has_an_answer(desk: Desk, question: str) -> None:
    verb, _, _ = command_line(question, VERBS, "!")
    answer = await desk.answers.answer("library", desk.answers.understood(question, "!"))
    assert answer.query.verb == verb
    assert answer.sections
