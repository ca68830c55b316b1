"""Each limit: at it a request passes, one over it is refused, at the place and with the code Discord names."""

from typing import Any

import pytest

from bot.sandbox.limits import check_commands, check_message, check_modal
from bot.sandbox.refusals import Refused

V2 = 1 << 15


def button(n: int = 0, **more: Any) -> dict[str, Any]:
    return {"type": 2, "style": 2, "label": "b", "custom_id": f"b{n}", **more}


def row(*components: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": list(components)}


def select(options: int, **more: Any) -> dict[str, Any]:
    made = [{"label": f"l{n}", "value": f"v{n}"} for n in range(options)]
    return {"type": 3, "custom_id": "s", "options": made, **more}


def text(size: int) -> dict[str, Any]:
    return {"type": 10, "content": "x" * size}


def embed(**parts: Any) -> dict[str, Any]:
    return {"embeds": [parts]}


def fields(count: int, name: int = 1, value: int = 1) -> dict[str, Any]:
    return embed(fields=[{"name": "n" * name, "value": "v" * value}] * count)


MESSAGES = [
    ("content", {"content": "x" * 2000}, {"content": "x" * 2001}),
    ("embeds", {"embeds": [{"title": "t"}] * 10}, {"embeds": [{"title": "t"}] * 11}),
    ("embeds.0.title", embed(title="x" * 256), embed(title="x" * 257)),
    ("embeds.0.description", embed(description="x" * 4096), embed(description="x" * 4097)),
    ("embeds.0.fields", fields(25), fields(26)),
    ("embeds.0.fields.0.name", fields(1, name=256), fields(1, name=257)),
    ("embeds.0.fields.0.value", fields(1, value=1024), fields(1, value=1025)),
    ("embeds.0.footer.text", embed(footer={"text": "x" * 2048}), embed(footer={"text": "x" * 2049})),
    ("embeds.0.author.name", embed(author={"name": "x" * 256}), embed(author={"name": "x" * 257})),
    (
        "embeds",
        {"embeds": [{"description": "x" * 3000}] * 2},
        {"embeds": [{"description": "x" * 3000}] * 2 + [{"title": "t"}]},
    ),
    ("embeds.0.url", embed(title="t", url="https://a.example"), embed(title="t", url="javascript:x")),
    (
        "components",
        {"components": [row(button(n)) for n in range(5)]},
        {"components": [row(button(n)) for n in range(6)]},
    ),
    (
        "components.0.components",
        {"components": [row(*(button(n) for n in range(5)))]},
        {"components": [row(*(button(n) for n in range(6)))]},
    ),
    ("components.0.components.0.options", {"components": [row(select(25))]}, {"components": [row(select(26))]}),
    (
        "components.0.components.0.custom_id",
        {"components": [row(button(custom_id="x" * 100))]},
        {"components": [row(button(custom_id="x" * 101))]},
    ),
    (
        "components.0.components.0.label",
        {"components": [row(button(label="x" * 80))]},
        {"components": [row(button(label="x" * 81))]},
    ),
    (
        "components.0.components.1.custom_id",
        {"components": [row(button(1), button(2))]},
        {"components": [row(button(1), button(1))]},
    ),
    ("components.0", {"components": [row(button())]}, {"components": [button()]}),
    ("components.0.components.1", {"components": [row(select(1))]}, {"components": [row(select(1), button())]}),
    ("components", {"flags": V2, "components": [text(1)] * 40}, {"flags": V2, "components": [text(1)] * 41}),
    ("components", {"flags": V2, "components": [text(4000)]}, {"flags": V2, "components": [text(2000), text(2001)]}),
    ("content", {"flags": V2, "components": [text(1)]}, {"flags": V2, "content": "x", "components": [text(1)]}),
    ("components.0", {"flags": V2, "components": [text(1)]}, {"components": [text(1)]}),
    ("nonce", {"content": "x", "nonce": "n" * 25}, {"content": "x", "nonce": "n" * 26}),
    (
        "allowed_mentions",
        {"content": "x", "allowed_mentions": {"parse": ["roles"], "users": ["1"]}},
        {"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}},
    ),
]


def places(errors: dict[str, Any], at: str = "") -> set[str]:
    """Every place that has errors, dotted."""
    found = {at} if "_errors" in errors else set()
    for key, inner in errors.items():
        if key != "_errors":
            found |= places(inner, f"{at}.{key}" if at else key)
    return found


@pytest.mark.parametrize(("place", "fits", "over"), MESSAGES)
def test_a_message_at_its_limit_passes_and_over_it_is_refused(place: str, fits: dict, over: dict) -> None:
    check_message(fits)
    with pytest.raises(Refused) as refused:
        check_message(over)
    assert (refused.value.status, refused.value.code) == (400, 50035)
    assert place in places(refused.value.errors or {})


@pytest.mark.parametrize("body", [{}, {"content": ""}, {"content": " \n"}, {"embeds": []}])
def test_an_empty_message_is_refused(body: dict) -> None:
    with pytest.raises(Refused) as refused:
        check_message(body)
    assert refused.value.code == 50006
    check_message(body, files=1)


def command(**parts: Any) -> dict[str, Any]:
    return {"name": "ask", "description": "d", **parts}


def option(n: int = 0, **parts: Any) -> dict[str, Any]:
    return {"type": 3, "name": f"o{n}", "description": "d", **parts}


@pytest.mark.parametrize(
    ("fits", "over"),
    [
        ([command(name="a" * 32)], [command(name="a" * 33)]),
        ([command(name="질문")], [command(name="Ask")]),
        ([command(name="who-denied")], [command(name="who denied")]),
        ([command(description="d" * 100)], [command(description="d" * 101)]),
        ([command(options=[option(n) for n in range(25)])], [command(options=[option(n) for n in range(26)])]),
        (
            [command(options=[option(1, required=True), option(2)])],
            [command(options=[option(1), option(2, required=True)])],
        ),
        ([command(), command(name="b")], [command(), command()]),
        ([command(name=f"c{n}") for n in range(100)], [command(name=f"c{n}") for n in range(101)]),
        (
            [command(options=[option(choices=[{"name": "n", "value": "v" * 100}] * 25)])],
            [command(options=[option(choices=[{"name": "n", "value": "v" * 100}] * 26)])],
        ),
        (
            [command(options=[option(n, choices=[{"name": "n" * 50, "value": "v" * 50}] * 19) for n in range(4)])],
            [command(options=[option(n, choices=[{"name": "n" * 50, "value": "v" * 50}] * 20) for n in range(4)])],
        ),
    ],
)
def test_commands_at_their_limits_pass_and_over_them_are_refused(fits: list, over: list) -> None:
    assert all(made["default_member_permissions"] is None for made in check_commands(fits))
    with pytest.raises(Refused):
        check_commands(over)


def form(**parts: Any) -> dict[str, Any]:
    field = {"type": 4, "custom_id": "q", "style": 1, **parts.pop("field", {})}
    label = {"type": 18, "label": parts.pop("label", "Quote"), "component": field}
    return {"title": "A form", "custom_id": "f", "components": [label], **parts}


@pytest.mark.parametrize(
    ("fits", "over"),
    [
        (form(title="t" * 45), form(title="t" * 46)),
        (form(label="l" * 45), form(label="l" * 46)),
        (form(field={"value": "v" * 4000}), form(field={"value": "v" * 4001})),
        (form(field={"placeholder": "p" * 100}), form(field={"placeholder": "p" * 101})),
        (form(), form(components=[])),
        (form(components=[text(1)] * 5), form(components=[text(1)] * 6)),
    ],
)
def test_forms_at_their_limits_pass_and_over_them_are_refused(fits: dict, over: dict) -> None:
    check_modal(fits)
    with pytest.raises(Refused):
        check_modal(over)
