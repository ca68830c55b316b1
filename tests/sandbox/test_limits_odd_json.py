"""No JSON a bot may send breaks a check: it passes or is refused, and what passes can be told again."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.limits import check_command, check_commands, check_interaction_response, check_message
from tests.sandbox.refusing import refused

FIELDS = """
type data content embeds fields name value title footer text author image url components accessory component options
label custom_id emoji id min_values max_values style items media file allowed_mentions parse users message_reference
message_id timestamp nonce attachments choices color spacing default required min_length max_length description
name_localizations contexts integration_types autocomplete min_value default_member_permissions
"""
WORDS = st.sampled_from(FIELDS.split())
SCALARS = st.none() | st.booleans() | st.integers(-3, 40) | st.sampled_from(["", "x", "a b", "https://a.b", "1", 0.5])


def nested(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=6)


OBJECTS = st.dictionaries(WORDS, st.recursive(SCALARS, nested, max_leaves=20), max_size=6)

NODES = st.recursive(
    st.fixed_dictionaries(
        {"type": st.integers(0, 23)},
        optional={
            "custom_id": SCALARS,
            "content": SCALARS,
            "style": SCALARS,
            "url": SCALARS,
            "emoji": SCALARS | OBJECTS,
            "media": SCALARS | OBJECTS,
            "min_values": SCALARS,
            "options": SCALARS | st.lists(OBJECTS | SCALARS, max_size=3),
        },
    ),
    lambda inner: st.fixed_dictionaries(
        {"type": st.sampled_from([1, 9, 12, 17, 18])},
        optional={
            "components": st.lists(inner, max_size=4),
            "accessory": inner,
            "component": inner,
            "items": st.lists(inner, max_size=3),
            "label": SCALARS,
        },
    ),
    max_leaves=8,
)


@given(OBJECTS, st.sampled_from([0, 1 << 15]), st.booleans())
def test_a_message_of_any_json_passes_or_is_refused(body: dict[str, Any], flags: int, edit: bool) -> None:
    refused(lambda: check_message({**body, "flags": flags}, edit=edit))


@given(st.lists(NODES, max_size=4), st.sampled_from([0, 1 << 15]))
def test_components_of_any_kinds_pass_or_are_refused(components: list[Any], flags: int) -> None:
    refused(lambda: check_message({"components": components, "flags": flags}))
    form = {"type": 9, "data": {"title": "x", "custom_id": "x", "components": components}}
    refused(lambda: check_interaction_response(form, interaction_type=2))


@given(OBJECTS, st.sampled_from([2, 3, 4, 5]))
def test_an_answer_of_any_json_passes_or_is_refused(body: dict[str, Any], interaction_type: int) -> None:
    refused(lambda: check_interaction_response(body, interaction_type=interaction_type))


@given(st.lists(OBJECTS | SCALARS, max_size=3))
def test_commands_of_any_json_pass_or_are_refused(commands: list[Any]) -> None:
    refused(lambda: check_commands(commands))


@given(OBJECTS)
def test_a_command_as_it_is_kept_passes_again(parts: dict[str, Any]) -> None:
    command = {**parts, "name": "claims", "description": "x", "type": 1}
    if not refused(lambda: check_command(command)):
        kept = check_command(command)
        assert check_command(kept) == kept
