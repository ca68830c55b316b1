"""What is written into a posted digest: whole, within Discord's limit, and the same each time."""

import json

from hypothesis import given
from hypothesis import strategies as st

from bot.briefing.answer import Line, Strong
from bot.render.amendments import amended, corrections, reply
from bot.render.limits import CONTENT, length

LINES = st.lists(st.text(max_size=400), min_size=1, max_size=6)


def body(content: str) -> str:
    return json.dumps({"content": content, "embeds": [{"title": "t"}]})


@given(st.text(max_size=1900), LINES)
def test_any_correction_fits_and_without_one_the_post_says_what_it_said(content: str, said: list[str]) -> None:
    lines = [Line((Strong("Corrected on 27 Nov 2026"), ": "), (text,)) for text in said]
    text = corrections(lines)
    assert length(text) <= CONTENT and text.count("Corrected on 27 Nov 2026") >= len(lines)
    told = amended(body(content), text)
    assert length(told) <= CONTENT and text in told
    assert amended(body(content), text) == told
    assert amended(body(content), "") == content
    assert length(reply(text)) <= CONTENT and reply("")


def test_a_plain_digest_keeps_its_line_first_and_its_tag_last() -> None:
    content = "The desk: 1 denial\nDenied:\n" + "x" * 1950 + "\n-# #abcdefgh"
    told = amended(body(content), "**Corrected on 27 Nov 2026**: so")
    assert told.startswith("The desk: 1 denial\n**Corrected on 27 Nov 2026**: so\nDenied:\n")
    assert told.endswith("…\n-# #abcdefgh") and length(told) <= CONTENT


def test_a_digest_that_pings_keeps_its_ping_in_its_line() -> None:
    assert amended(body("<@&5> The desk: 1 denial"), "**Corrected**") == "<@&5> The desk: 1 denial\n**Corrected**"
