"""A digest's line and screen within Discord's limits, whatever its story is called; it pings nobody."""

from dataclasses import replace

from hypothesis import example, given

from bot.briefing.answer import Line, Query, Section, Strong
from bot.briefing.digest import Asked, Changed, Place, summary
from bot.domain.refusals import Choice
from bot.domain.vocabulary import Kind
from bot.render.digest import digest
from bot.render.limits import length
from tests.render.test_any_text import HOSTILE, PING, texts

QUERY = Query("since", "~1-2-fu0g.1")


def made(text: str, entries: int) -> Changed:
    """A digest of many claims in which `text` stands wherever a curator could have typed it."""
    line = Line((Strong(text), ": "), (text,), ("18 Oct 2024 · ", "a source"), opens=Choice(Kind.CLAIM, "c", text))
    asked = Asked(frozenset(), text, "2024-10-18", "2024", QUERY)
    return Changed(
        summary(asked, {Place.DENIED: entries} if entries else {}),
        (Section("Denied", (line, line._replace(depth=1)) * entries),) if entries else (),
        1,
        2,
        (),
        QUERY,
        title="What changed since 18 Oct 2024",
    )


@given(texts)
@example(HOSTILE[0])
@example("x" * 3000)
def test_any_digest_fits_and_pings_nobody(text: str) -> None:
    for entries in (0, 1, 40):
        for plain in (False, True):
            drawn = digest(made(text, entries), plain_text=plain)
            content, embed = drawn["content"] or "", drawn["embed"]
            assert 0 < length(content) <= 2000 and not PING.search(content)
            assert (embed is not None) == (entries > 0 and not plain)
            if embed:
                assert "\n" not in content
                assert len(embed) <= 6000 and not PING.search(embed.description or "")
            for item in drawn["view"].children if drawn["view"] else ():
                assert len(item.custom_id) <= 100  # type: ignore[attr-defined]


def test_the_button_counts_the_entries_that_are_not_on_the_screen() -> None:
    told = made("A denial of some length, so that not all of them have room on one screen", 40)
    drawn = digest(told)
    assert drawn["embed"] and drawn["view"]
    here = sum(line.startswith("**A denial") for line in (drawn["embed"].description or "").splitlines())
    (button,) = (c for c in drawn["view"].children if getattr(c, "label", None))
    assert getattr(button, "label", "") == f"+{40 - here} more"
    assert getattr(button, "custom_id", "") == "more:since:1::~1-2-fu0g.1"
    whole = digest(replace(told, corrects=True))["view"]
    assert whole and any(getattr(c, "custom_id", "") == "more:since:0::~1-2-fu0g.1" for c in whole.children)
