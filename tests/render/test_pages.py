"""Where a page ends: between claims, where it can."""

from bot.briefing.answer import Answer, Line, Query, Section
from bot.domain.refusals import Choice
from bot.domain.vocabulary import Kind
from bot.render.pages import Page, laid_out
from bot.render.style import DISCORD

SCREEN = 1500


def said_of(claim: str, lines: int, size: int = 180) -> Section:
    words = tuple(Line((), (f"{claim}{n} " + "word " * (size // 5),)) for n in range(lines))
    return Section(f"Claim {claim}", words, opens=Choice(Kind.CLAIM, claim, f"Claim {claim}"))


def pages_of(*sections: Section) -> list[Page]:
    return laid_out(Answer("Denied", (), sections, Query("who-denied")), DISCORD, SCREEN)


def begins(pages: list[Page]) -> list[str]:
    """With which line each page begins."""
    return [str(page.blocks[0].line.body[0]).split()[0] for page in pages if page.blocks[0].line]


def test_a_claim_and_what_was_said_of_it_stay_on_one_page_where_they_fit_one() -> None:
    pages = pages_of(said_of("a", 5), said_of("b", 5), said_of("c", 2))
    assert begins(pages) == ["a0", "b0"]
    assert [page.blocks[0].heading for page in pages] == ["Claim a", "Claim b"]


def test_what_fills_more_than_a_page_is_parted_and_so_is_what_would_leave_half_a_page_empty() -> None:
    assert begins(pages_of(said_of("a", 5), said_of("b", 12)))[:2] == ["a0", "b2"]
    assert begins(pages_of(said_of("a", 3), said_of("b", 6))) == ["a0", "b4"]


def test_lines_below_another_stay_with_it() -> None:
    lines = [
        Line((), (f"{of}{n} " + "word " * 36,), depth=int(n > 0))
        for of, many in (("a", 6), ("b", 3))
        for n in range(many)
    ]
    assert begins(pages_of(Section("Disputed", tuple(lines)))) == ["a0", "b0"]
