"""What a form's fields take is what the entry takes that is made of them."""

import pytest

from bot.domain.entries import MODELS
from bot.domain.forms import BOX, FORMS, Asks, boxed, rest_of, unboxed
from bot.domain.vocabulary import Kind


@pytest.mark.parametrize("kind", list(Kind))
def test_a_field_takes_as_many_characters_as_its_entry(kind: Kind) -> None:
    held = MODELS[kind].model_json_schema()["properties"]
    for field in FORMS[kind].fields:
        if field.asks in (Asks.TEXT, Asks.ADDRESS):
            of = held[field.name]
            most = [one["maxLength"] for one in of.get("anyOf", [of]) if "maxLength" in one]
            assert [field.longest] == most or "pattern" in str(of), f"{kind} {field.name}"


@pytest.mark.parametrize("text", ["a" * 4000, "a" * 5000, "😀" * 3000, "x" + "😀" * 3000, "é\n" * 2500 + "z"])
def test_what_is_too_long_for_a_box_comes_back_whole_from_it(text: str) -> None:
    box = boxed(text)
    assert len(box.encode("utf-16-le")) // 2 <= BOX and unboxed(box, rest_of(text)) == text
    assert (
        unboxed("first" + box[5:], rest_of(text)) == "first" + text[5:] and unboxed("short", rest_of(text)) == "short"
    )
    assert unboxed("and so on…", rest_of("short")) == "and so on…"
