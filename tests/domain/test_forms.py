"""What a form's fields take is what the entry takes that is made of them."""

import pytest

from bot.domain.entries import MODELS
from bot.domain.forms import FORMS, Asks
from bot.domain.vocabulary import Kind


@pytest.mark.parametrize("kind", list(Kind))
def test_a_field_takes_as_many_characters_as_its_entry(kind: Kind) -> None:
    held = MODELS[kind].model_json_schema()["properties"]
    for field in FORMS[kind].fields:
        if field.asks in (Asks.TEXT, Asks.ADDRESS):
            of = held[field.name]
            most = [one["maxLength"] for one in of.get("anyOf", [of]) if "maxLength" in one]
            assert [field.longest] == most or "pattern" in str(of), f"{kind} {field.name}"
