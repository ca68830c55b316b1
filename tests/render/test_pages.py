"""Where a page ends: between claims, where it can."""

from collections.abc import Iterator

import discord

from bot.briefing.answer import Answer, Line, Query, Section
from bot.briefing.as_read import AsRead
from bot.domain.refusals import Choice
from bot.domain.vocabulary import Kind
from bot.render.message import message
from bot.render.pages import Pages, laid_out
from bot.render.style import DISCORD

SCREEN = 1500


def said_of(claim: str, lines: int, size: int = 180) -> Section:
    words = tuple(Line((), (f"{claim}{n} " + "word " * (size // 5),)) for n in range(lines))
    return Section(f"Claim {claim}", words, opens=Choice(Kind.CLAIM, claim, f"Claim {claim}"))


def pages_of(*sections: Section) -> Pages:
    return laid_out(Answer("Denied", (), sections, Query("who-denied")), DISCORD, SCREEN)


def begins(pages: Pages) -> list[str]:
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


MANY = 300


def long_answer() -> tuple[Answer, list[int]]:
    """An answer of many claims, and which of them were made."""
    made: list[int] = []

    def sections() -> Iterator[Section]:
        for n in range(MANY):
            made.append(n)
            yield said_of(f"c{n}-", 1 + n % 3)

    return Answer("Denied", (), AsRead(sections(), MANY), Query("who-denied")), made


def test_of_a_long_answer_only_what_stands_on_its_first_pages_is_made_and_their_number_is_told_about() -> None:
    answer, made = long_answer()
    first = message(answer, 0)["embed"]
    assert first and "c0-0" in (first.description or "")
    assert len(made) < MANY // 5
    exact = len(laid_out(long_answer()[0], DISCORD, SCREEN))
    said, _, about = (laid_out(answer, DISCORD, SCREEN).told(0)).partition(" of about ")
    assert said == "page 1"
    assert abs(int(about) - exact) <= exact // 10


def test_every_line_of_a_long_answer_is_on_one_of_its_pages() -> None:
    answer, made = long_answer()
    pages = laid_out(answer, DISCORD, SCREEN)
    last = pages.nearest(10_000)
    assert pages.told(last) == f"page {last + 1} of {last + 1}", "near the end the number is exact"
    assert made == list(range(MANY))
    told = [block.heading or "same" for page in pages for block in page.blocks]
    assert [heading for heading in dict.fromkeys(told) if heading != "same"] == [f"Claim c{n}-" for n in range(MANY)]


def test_a_page_past_the_end_is_the_last_one() -> None:
    drawn = message(Answer("Denied", (), (said_of("a", 5), said_of("b", 5)), Query("who-denied")), 40)
    assert drawn["embed"] and drawn["embed"].footer.text == "page 2 of 2"
    assert drawn["view"]
    back, on = [item for item in drawn["view"].children if isinstance(item, discord.ui.Button)]
    assert (back.disabled, on.disabled) == (False, True)
