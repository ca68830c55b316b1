"""Every limit of forms: at it the form passes, one over it is refused with Discord's code at its field."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.limits import check_modal
from tests.sandbox.refusing import refused

Json = dict[str, Any]


def field(custom_id: str = "a", **parts: Any) -> Json:
    return {"type": 4, "custom_id": custom_id, "style": 1, **parts}


def label(component: Any, **parts: Any) -> Json:
    return {"type": 18, "label": "x", "component": component, **parts}


def row(component: Json) -> Json:
    return {"type": 1, "components": [component]}


def form(*components: Any, **parts: Any) -> dict[str, list[str]]:
    return refused(lambda: check_modal({"title": "x", "custom_id": "x", "components": list(components), **parts}))


def group(kind: int, count: int, **parts: Any) -> Json:
    return {"type": kind, "custom_id": "g", "options": [{"label": "x", "value": str(n)} for n in range(count)], **parts}


Run = Callable[[int], dict[str, list[str]]]
LIMITS: list[tuple[str, int, str, Run]] = [
    ("data.title", 45, "BASE_TYPE_BAD_LENGTH", lambda n: form(label(field()), title="x" * n)),
    ("data.custom_id", 100, "BASE_TYPE_BAD_LENGTH", lambda n: form(label(field()), custom_id="x" * n)),
    ("data.components", 5, "BASE_TYPE_BAD_LENGTH", lambda n: form(*[label(field(str(i))) for i in range(n)])),
    ("data.components.0.label", 45, "BASE_TYPE_BAD_LENGTH", lambda n: form(label(field(), label="x" * n))),
    ("data.components.0.description", 100, "BASE_TYPE_MAX_LENGTH", lambda n: form(label(field(), description="x" * n))),
    ("data.components.0.content", 4000, "BASE_TYPE_BAD_LENGTH", lambda n: form({"type": 10, "content": "x" * n})),
    ("data.components.0.component.custom_id", 100, "BASE_TYPE_BAD_LENGTH", lambda n: form(label(field("x" * n)))),
    ("data.components.0.component.value", 4000, "BASE_TYPE_MAX_LENGTH", lambda n: form(label(field(value="x" * n)))),
    (
        "data.components.0.component.placeholder",
        100,
        "BASE_TYPE_MAX_LENGTH",
        lambda n: form(label(field(placeholder="x" * n))),
    ),
    ("data.components.0.component.max_length", 4000, "NUMBER_TYPE_MAX", lambda n: form(label(field(max_length=n)))),
    (
        "data.components.0.components.0.label",
        45,
        "BASE_TYPE_BAD_LENGTH",
        lambda n: form(row(field(label="x" * n))),
    ),
    ("data.components.0.component.options", 25, "BASE_TYPE_BAD_LENGTH", lambda n: form(label(group(3, n)))),
    ("data.components.0.component.options", 10, "BASE_TYPE_BAD_LENGTH", lambda n: form(label(group(21, n)))),
    ("data.components.0.component.options", 10, "BASE_TYPE_BAD_LENGTH", lambda n: form(label(group(22, n)))),
]


@pytest.mark.parametrize(("place", "most", "code", "run"), LIMITS, ids=[f"{p}<={n}" for p, n, _, _ in LIMITS])
def test_a_form_passes_at_a_limit_and_is_refused_one_over_it(place: str, most: int, code: str, run: Run) -> None:
    assert run(most) == {}
    assert run(most + 1) == {place: [code]}


@pytest.mark.parametrize(
    ("component", "wrong"),
    [
        (label(field(min_length=0, max_length=1, required=False)), {}),
        (label(field(min_length=5, max_length=4)), {".component.min_length": ["NUMBER_TYPE_MAX"]}),
        (label(field(max_length=0)), {".component.max_length": ["NUMBER_TYPE_MIN"]}),
        (label(field(style=3)), {".component.style": ["BASE_TYPE_CHOICES"]}),
        (
            label(field(""), label=""),
            {".label": ["BASE_TYPE_BAD_LENGTH"], ".component.custom_id": ["BASE_TYPE_BAD_LENGTH"]},
        ),
        (label(None), {".component": ["BASE_TYPE_REQUIRED"]}),
        (label({"type": 2, "custom_id": "b", "style": 1}), {".component": ["UNION_TYPE_CHOICES"]}),
        (label({"type": 5, "custom_id": "u"}), {}),
        (label({"type": 19, "custom_id": "u", "max_values": 10}), {}),
        (label({"type": 19, "custom_id": "u", "max_values": 11}), {".component.max_values": ["NUMBER_TYPE_MAX"]}),
        (label({"type": 23, "custom_id": "c", "default": True}), {}),
        (label(group(21, 1)), {".component.options": ["BASE_TYPE_BAD_LENGTH"]}),
        (label(group(3, 1, min_values=0)), {".component": ["COMPONENT_REQUIRED_ZERO_MIN_VALUES"]}),
        (label(group(3, 1, min_values=0, required=False)), {}),
        (row(field(label="x")), {}),
        (row(field()), {".components.0.label": ["BASE_TYPE_REQUIRED"]}),
        (row(group(3, 1)), {".components.0": ["UNION_TYPE_CHOICES"]}),
        ({"type": 1, "components": []}, {".components": ["BASE_TYPE_BAD_LENGTH"]}),
        ({"type": 10, "content": ""}, {".content": ["BASE_TYPE_BAD_LENGTH"]}),
        (field(), {"": ["UNION_TYPE_CHOICES"]}),
        ({"type": 17, "components": []}, {"": ["UNION_TYPE_CHOICES"]}),
        (None, {"": ["LIST_ITEM_VALUE_REQUIRED"]}),
    ],
)
def test_the_parts_of_a_form_are_what_they_must_be(component: Any, wrong: dict[str, list[str]]) -> None:
    assert form(component) == {f"data.components.0{place}": codes for place, codes in wrong.items()}


def test_a_form_needs_a_title_a_custom_id_and_a_part() -> None:
    assert refused(lambda: check_modal({})) == {
        "data.title": ["BASE_TYPE_REQUIRED"],
        "data.custom_id": ["BASE_TYPE_REQUIRED"],
        "data.components": ["BASE_TYPE_REQUIRED"],
    }
    assert form() == {"data.components": ["BASE_TYPE_BAD_LENGTH"]}


def test_no_two_inputs_of_a_form_share_a_custom_id() -> None:
    twice = {"data.components.1.component.custom_id": ["COMPONENT_CUSTOM_ID_DUPLICATED"]}
    assert form(label(field("a")), label(field("a"))) == twice
