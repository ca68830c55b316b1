"""Pictures: the same content in words, never a box for a letter, readable on a phone, and always the same bytes."""

import hashlib
import io
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.briefing.picture import Bar, DayRow, DaysPicture, FiguresPicture, Mark, Picture
from bot.briefing.pictured import days_picture, figures_picture
from bot.domain.changes import ClaimsAt, NetChange
from bot.domain.days import Day
from bot.domain.entries import Claim, Figure, Position, Statement
from bot.domain.files import ActorLine, Attribution, ClaimLine
from bot.domain.vocabulary import Kind, Side, Stance
from bot.process.config import ROOT
from bot.render import pictures
from bot.render.limits import length

FIGURES = FiguresPicture(
    "North Korean troops for Russia",
    (
        Bar("about 1,500 troops, moved", 1500, 1500, "National Intelligence Service asserts, by 18 Oct 2024", False),
        Bar("10,000–12,000 troops, planned", 10000, 12000, "White House asserts, 23 Oct 2024; Kremlin denies, x", True),
    ),
    2,
)
DAYS = DaysPicture(
    "Said, by day: the troops",
    (
        DayRow("by 18 Oct 2024", (Mark(Side.AGAINST, "Dmitry Peskov denies", "Russia uses them"),), 2),
        DayRow("23 Oct 2024", tuple(Mark(side, f"somebody {side}", "They came") for side in Side)),
    ),
    1,
)


def pixels(picture: Picture) -> Image.Image:
    data = pictures.png(picture)
    assert data
    return Image.open(io.BytesIO(data)).convert("RGB")


def luminance(colour: tuple[int, int, int]) -> float:
    """As WCAG 2 defines it."""
    r, g, b = (c / 12.92 if (c := part / 255) <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@pytest.mark.parametrize(
    "colour", [pictures.INK, pictures.SOFT, pictures.BAR, pictures.NEW, *pictures.MARKS.values()], ids=str
)
def test_everything_stands_out_from_its_own_ground(colour: tuple[int, int, int]) -> None:
    """The ground is the picture's own, so that it reads the same on Discord's dark and light one."""
    assert (luminance(colour) + 0.05) / (luminance(pictures.GROUND) + 0.05) >= 7


@pytest.mark.parametrize("picture", [FIGURES, DAYS], ids=["figures", "days"])
def test_it_fits_a_phone(picture: Picture) -> None:
    image = pixels(picture)
    assert image.width == pictures.WIDTH and image.height <= 1500
    edges = [image.getpixel((x, y)) for x in (0, image.width - 1) for y in (0, image.height - 1)]
    assert set(edges) == {pictures.GROUND}
    right = {image.getpixel((x, y)) for x in range(image.width - 40, image.width) for y in range(image.height)}
    assert right == {pictures.GROUND}, "something runs over the edge"


def widths(colour: tuple[int, int, int], image: Image.Image) -> list[int]:
    """How long the rows of one colour are that are 30 high: the bars."""
    found = [sum(image.getpixel((x, y)) == colour for x in range(image.width)) for y in range(image.height)]
    return sorted({n for n in found if found.count(n) >= 25 and n > 0})


def test_bars_are_as_long_as_their_numbers() -> None:
    image = pixels(FIGURES)
    room = pictures.WIDTH - 96
    assert abs(widths(pictures.BAR, image)[-1] - room * 1500 / 12000) <= 2
    new = widths(pictures.NEW, image)[-1]
    assert room * 10000 / 12000 < new < room, "of a range what lies between its ends is hatched"


def test_the_alternative_text_says_all_that_is_drawn() -> None:
    file = pictures.file(FIGURES)
    assert file and file.filename == "figures.png"
    assert file.description == (
        "North Korean troops for Russia.\n"
        "about 1,500 troops, moved: National Intelligence Service asserts, by 18 Oct 2024\n"
        "10,000–12,000 troops, planned (new): White House asserts, 23 Oct 2024; Kremlin denies, x\n"
        "and 2 more figures"
    )
    assert DAYS.text.splitlines()[1] == "by 18 Oct 2024: Dmitry Peskov denies: Russia uses them; +2 more"
    assert DAYS.text.endswith("and 1 earlier day")


def test_the_bytes_are_the_same_in_another_process() -> None:
    code = (
        "import hashlib; from bot.render.pictures import png; from tests.render.test_pictures import DAYS, FIGURES; "
        "print([hashlib.sha256(png(p)).hexdigest() for p in (FIGURES, DAYS)])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True).stdout
    assert told.strip() == str([hashlib.sha256(pictures.png(p) or b"").hexdigest() for p in (FIGURES, DAYS)])


@pytest.mark.parametrize("name", ["국정원", "Зеленський", "שלום", "北京", "Emmanuel Macron é", "👍"])
def test_where_the_font_lacks_a_letter_there_is_no_picture(name: str) -> None:
    bar = Bar("1 troop, moved", 1, 1, f"{name} asserts, 18 Oct 2024", False)
    assert pictures.png(FiguresPicture("Troops", (bar, bar))) is None
    assert pictures.file(FiguresPicture(name, (bar,))) is None


@given(st.text(max_size=60), st.floats(0, 1e15), st.floats(0, 1e15))
@settings(max_examples=40)
def test_any_text_is_drawn_or_left_out(text: str, one: float, other: float) -> None:
    low, high = sorted((one, other))
    picture = FiguresPicture(text, (Bar(text, low, high, text, True), Bar("0 troops", 0, 0, "nobody", False)))
    file = pictures.file(picture)
    if file:
        assert length(file.description or "") <= 1024


def test_pillow_waits_until_a_picture_is_drawn() -> None:
    code = "import sys, bot.app, bot.cli, cogs._answering, bot.render.pictures; print('PIL' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True).stdout
    assert told.strip() == "False"


# What is pictured


def figure(value: float, phase: str = "moved", counts: str = "troops for Russia", unit: str = "troops") -> Figure:
    return Figure(value=value, unit=unit, counts=counts, phase=phase)


def claim(*figures: Figure) -> Claim:
    return Claim(topic="t", text="They came", figures=figures)


def said(key: str, of: str, stance: Stance, day: str = "2024-10-18", speaker: str = "nis") -> Attribution:
    return Attribution(key, of, stance, False, speaker, "", day, "", "It is so.", "", "s", (), 1, 1)


def at(*said: Attribution, speaker: str = "The agency") -> ClaimsAt:
    claims = {a.claim: ClaimLine(a.claim, "t", f"What {a.claim} says", "", "") for a in said}
    return ClaimsAt(claims, said, {"nis": ActorLine("nis", speaker, "agency", "", "")}, {})


def test_figures_of_one_measure_stand_side_by_side_the_smallest_first() -> None:
    claims = {"a": claim(figure(12000, "planned")), "b": claim(figure(1500)), "c": claim(figure(4, unit="brigades"))}
    told = at(said("v", "b", Stance.DENIES), said("u", "b", Stance.ASSERTS, "by 2024-10-20", "kim"))
    picture = figures_picture(claims, told, {"b"})
    assert picture and picture.title == "Troops for Russia"
    assert [(bar.label, bar.is_new) for bar in picture.bars] == [
        ("1,500 troops, moved", True), ("12,000 troops, planned", False)
    ]  # fmt: skip
    assert picture.phases == "Figures of different stages do not contradict each other: moved, planned."
    assert picture.phases in picture.text
    assert [bar.who for bar in picture.bars] == [
        "kim asserts, by 20 Oct 2024; The agency denies, 18 Oct 2024", "nobody on record"
    ]  # fmt: skip


def test_whom_a_report_cites_stands_beside_the_figure_and_the_day() -> None:
    report = said("v", "b", Stance.REPORTS, speaker="media")._replace(via=("nis", "x"))
    told = at(report, speaker="National Intelligence Service")
    cited = "media, citing the National Intelligence Service, reports"
    pictured = figures_picture({"a": claim(figure(12000)), "b": claim(figure(1500))}, told, {"b"})
    assert pictured and pictured.bars[0].who == f"{cited}, 18 Oct 2024" and cited in pictured.text
    assert pictured.phases == "", "one phase alone is told by the figures"
    by_day = tuple(report._replace(statement=f"u{n}", said_on=f"2024-10-1{n}") for n in range(3))
    days = days_picture([spoken(a.statement, a.said_on) for a in by_day], replace(told, attributions=by_day), "x")
    assert days and days.rows[0].marks[0].who == cited


@pytest.mark.parametrize(
    ("claims", "new"),
    [
        ({"a": claim(figure(1)), "b": claim(figure(2, counts="ships"))}, {"a"}),
        ({"a": claim(figure(1)), "b": claim(figure(2))}, {"c"}),
        ({"a": claim(figure(-1)), "b": claim(figure(2))}, {"b"}),
        ({"a": claim(figure(1e30)), "b": claim(figure(2))}, {"b"}),
        ({}, set[str]()),
    ],
)
def test_what_cannot_be_compared_is_not_pictured(claims: dict[str, Claim], new: set[str]) -> None:
    assert figures_picture(claims, at(), new) is None


def test_of_many_figures_the_new_ones_stay() -> None:
    claims = {f"c{n}": claim(figure(n)) for n in range(20)}
    picture = figures_picture(claims, at(), {"c19", "c7"})
    assert picture and picture.more == 15
    assert {bar.label for bar in picture.bars if bar.is_new} == {"7 troops, moved", "19 troops, moved"}
    assert [bar.high for bar in picture.bars] == sorted(bar.high for bar in picture.bars)


def spoken(key: str, day: str) -> NetChange:
    statement = Statement(
        speaker="nis", said_on=Day(day=day), paraphrase="x", source="s",
        positions=(Position(claim="c", stance=Stance.DENIES),),
    )  # fmt: skip
    return NetChange(Kind.STATEMENT, key, 1, None, statement, "2026-11-25", "")


def test_statements_on_three_days_or_more_stand_by_day() -> None:
    days = ["2024-10-18", "by 2024-10-20", "2024-11-01", "2024-09-01", "2024-11-01", "2024-11-01"]
    changes = [spoken(f"u{n}", day) for n, day in enumerate(days)]
    told = at(*(said(f"u{n}", "c", Stance.DENIES, day) for n, day in enumerate(days)))
    picture = days_picture(changes, told, "the troops")
    assert picture and [row.day for row in picture.rows] == ["18 Oct 2024", "by 20 Oct 2024", "1 Nov 2024"]
    assert picture.rows[0].marks[0].text == "The agency denies: What c says"
    assert (picture.more, picture.rows[2].more) == (1, 1)
    assert days_picture(changes[:2], told, "the troops") is None


@given(st.text("Wé가", min_size=1, max_size=300), st.sampled_from(Stance))
@settings(max_examples=30)
def test_the_alternative_text_always_has_room_for_all(text: str, stance: Stance) -> None:
    claims = {f"c{n}": claim(figure(1e14 + n, text[:300], text[:300], text[:300])) for n in range(30)}
    voices = [said(f"u{n}-{s}", f"c{n}", s, "about 2024-10-18") for n in range(30) for s in (stance, Stance.DECLINES)]
    voices = [voice._replace(via=("nis",)) for voice in voices]
    pictured = figures_picture(claims, at(*voices, speaker=text), {"c3"})
    days = [f"about 2024-10-{n % 28 + 1:02}" for n in range(40)]
    told = at(*(said(f"u{n}", "c", stance, day)._replace(via=("nis",)) for n, day in enumerate(days)), speaker=text)
    told.claims["c"] = ClaimLine("c", "t", text, "", "")
    by_day = days_picture([spoken(f"u{n}", day) for n, day in enumerate(days)], told, text)
    for picture in (pictured, by_day):
        assert picture and length(pictures.cleaned_lines(picture.text)) <= 1024, len(picture.text)
