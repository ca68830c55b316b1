"""What is not turned page by page is on one embed whole: every line of it, each as long as fits."""

from hypothesis import example, given
from hypothesis import strategies as st

from bot.briefing.answer import Answer, Line, Query, Section, Strong, Web
from bot.briefing.drafting import held
from bot.domain.drafts import Trouble
from bot.domain.forms import FORMS
from bot.domain.vocabulary import Kind
from bot.render import embeds, forms
from bot.render.limits import EMBED_DESCRIPTION, FIELD_VALUE, length
from tests.render.test_any_text import HOSTILE, MASKED, PING, texts


@given(st.lists(texts, min_size=1, max_size=11))
@example([HOSTILE[10]] * 11)
@example([HOSTILE[12]] * 11)
@example(["https://example.org/" + "(" * 1900] * 11)
def test_a_draft_of_any_text_is_drawn_within_limits_and_pings_nobody(found: list[str]) -> None:
    fields = FORMS[Kind.STATEMENT].fields
    typed = {field.name: text for field, text in zip(fields, found, strict=False)}
    troubles = [Trouble(name, f"{text[:60]} is wrong.") for name, text in typed.items()]
    drawn = forms.held(held("0" * 16, Kind.STATEMENT, typed, troubles))["embed"]
    assert drawn is not None and 0 < length(drawn.description or "") <= EMBED_DESCRIPTION
    assert not PING.search(drawn.description or "")


@given(st.lists(texts, max_size=8), st.sampled_from((EMBED_DESCRIPTION, FIELD_VALUE)))
def test_any_answer_fits_wherever_it_is_put(found: list[str], most: int) -> None:
    lines = tuple(Line(("Where: ", Strong(text)), (text, Web("https://source.example/a"))) for text in found)
    drawn = embeds.whole(Answer("Title", lines, (Section("Rest", lines),), Query("draft")), most)
    assert length(drawn.description or "") <= most
    assert not PING.search(drawn.description or "") and not MASKED.search(drawn.description or "")


def test_a_long_field_takes_no_other_field_off_the_draft() -> None:
    typed = {field.name: "word " * 400 for field in FORMS[Kind.STATEMENT].fields}
    drawn = forms.held(held("0" * 16, Kind.STATEMENT, typed, decided="Ann accepted it."))["embed"]
    assert drawn is not None
    missing = [field.called for field in FORMS[Kind.STATEMENT].fields if f"{field.called}**" not in drawn.description]
    assert not missing
