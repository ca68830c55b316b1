"""Every limit of rows, buttons, menus and Components V2 layouts, by the place and code Discord refuses them with."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.limits import check_message
from tests.sandbox.refusing import refused

Json = dict[str, Any]
V2 = 1 << 15


def button(custom_id: str = "a", **parts: Any) -> Json:
    return {"type": 2, "style": 1, "label": "x", "custom_id": custom_id, **parts}


def menu(custom_id: str = "m", **parts: Any) -> Json:
    return {"type": 3, "custom_id": custom_id, "options": [{"label": "x", "value": "x"}], **parts}


def row(*children: Json) -> Json:
    return {"type": 1, "components": list(children)}


def text(content: str = "x") -> Json:
    return {"type": 10, "content": content}


def section(*texts: Json, accessory: Any = None) -> Json:
    return {"type": 9, "components": list(texts or [text()]), "accessory": accessory or button()}


def container(*children: Json, **parts: Any) -> Json:
    return {"type": 17, "components": list(children), **parts}


def picture(url: str = "https://example.org/a.png", **parts: Any) -> Json:
    return {"media": {"url": url}, **parts}


def plain(*components: Any) -> dict[str, list[str]]:
    return refused(lambda: check_message({"components": list(components)}))


def layout(*components: Any) -> dict[str, list[str]]:
    return refused(lambda: check_message({"components": list(components), "flags": V2}))


def options(count: int, **parts: Any) -> list[Json]:
    return [{"label": "x", "value": str(n), **parts} for n in range(count)]


Build = Callable[[int], Json]
ROW, FIRST, OPTION = "components.0.components", "components.0.components.0", "components.0.components.0.options.0"
LIMITS: list[tuple[str, int, str, Build]] = [
    (f"{FIRST}.label", 80, "BASE_TYPE_MAX_LENGTH", lambda n: button(label="x" * n)),
    (f"{FIRST}.custom_id", 100, "BASE_TYPE_BAD_LENGTH", lambda n: button("x" * n)),
    (
        f"{FIRST}.url",
        512,
        "BASE_TYPE_MAX_LENGTH",
        lambda n: {"type": 2, "style": 5, "label": "x", "url": "https://a.b/".ljust(n, "x")},
    ),
    (f"{FIRST}.custom_id", 100, "BASE_TYPE_BAD_LENGTH", lambda n: menu("x" * n)),
    (
        f"{FIRST}.emoji.name",
        32,
        "BASE_TYPE_MAX_LENGTH",
        lambda n: button(emoji={"id": "1", "name": "x" * n}),
    ),
    (f"{FIRST}.placeholder", 150, "BASE_TYPE_MAX_LENGTH", lambda n: menu(placeholder="x" * n)),
    (f"{FIRST}.options", 25, "BASE_TYPE_BAD_LENGTH", lambda n: menu(options=options(n))),
    (f"{FIRST}.max_values", 25, "NUMBER_TYPE_MAX", lambda n: menu(options=options(25), max_values=n)),
    (f"{OPTION}.label", 100, "BASE_TYPE_BAD_LENGTH", lambda n: menu(options=[{"label": "x" * n, "value": "x"}])),
    (f"{OPTION}.value", 100, "BASE_TYPE_BAD_LENGTH", lambda n: menu(options=[{"label": "x", "value": "x" * n}])),
    (f"{OPTION}.description", 100, "BASE_TYPE_MAX_LENGTH", lambda n: menu(options=options(1, description="x" * n))),
]


@pytest.mark.parametrize(("place", "most", "code", "build"), LIMITS, ids=[f"{p}<={n}" for p, n, _, _ in LIMITS])
def test_a_component_passes_at_a_limit_and_is_refused_one_over_it(
    place: str, most: int, code: str, build: Build
) -> None:
    assert plain(row(build(most))) == {}
    assert plain(row(build(most + 1))) == {place: [code]}


def test_a_message_holds_five_rows() -> None:
    rows = [row(button(str(n))) for n in range(6)]
    assert plain(*rows[:5]) == {}
    assert plain(*rows) == {"components": ["BASE_TYPE_MAX_LENGTH"]}


def test_a_row_is_five_buttons_or_one_menu_wide() -> None:
    buttons = [button(str(n)) for n in range(6)]
    assert plain(row(*buttons[:5])) == {}
    assert plain(row(*buttons)) == {ROW: ["BASE_TYPE_BAD_LENGTH"], f"{ROW}.5": ["COMPONENT_LAYOUT_WIDTH_EXCEEDED"]}
    assert plain(row(menu("m"), menu("n"))) == {f"{ROW}.1": ["COMPONENT_LAYOUT_WIDTH_EXCEEDED"]}
    assert plain(row(button(), menu())) == {f"{ROW}.1": ["COMPONENT_LAYOUT_WIDTH_EXCEEDED"]}
    assert plain(row()) == {ROW: ["BASE_TYPE_BAD_LENGTH"]}


@pytest.mark.parametrize("kind", [None, 0, 2, 4, 9, 10, 12, 13, 14, 17, "1", True])
def test_only_rows_stand_in_a_message_without_the_v2_flag(kind: Any) -> None:
    assert plain({"type": kind, "content": "x", "components": [text()]}) == {"components.0": ["UNION_TYPE_CHOICES"]}


@pytest.mark.parametrize("kind", [1, 4, 9, 10, 17, 18, None])
def test_only_buttons_and_menus_stand_in_a_row(kind: Any) -> None:
    found = plain(row({"type": kind, "custom_id": "x"}))
    assert found[FIRST][0] == "UNION_TYPE_CHOICES"


@pytest.mark.parametrize(
    ("parts", "wrong"),
    [
        ({}, {}),
        ({"style": 5, "url": "https://example.org", "custom_id": None}, {}),
        ({"style": 5, "url": "discord://-/settings", "custom_id": None}, {}),
        ({"style": 5, "url": "ftp://example.org", "custom_id": None}, {".url": ["URL_TYPE_INVALID_SCHEME"]}),
        ({"style": 5, "custom_id": None}, {".url": ["BASE_TYPE_REQUIRED"]}),
        ({"url": "https://a.b"}, {"": ["BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE"]}),
        ({"custom_id": None}, {".custom_id": ["BUTTON_COMPONENT_CUSTOM_ID_REQUIRED"]}),
        ({"custom_id": ""}, {".custom_id": ["BASE_TYPE_BAD_LENGTH"]}),
        ({"style": 7}, {".style": ["BASE_TYPE_CHOICES"]}),
        ({"style": None}, {".style": ["BASE_TYPE_REQUIRED"]}),
        ({"label": None}, {".label": ["BASE_TYPE_REQUIRED"]}),
        ({"label": None, "emoji": {"name": "🔎"}}, {}),
        ({"emoji": {"id": "41771983429993937", "name": "flag"}}, {}),
        ({"emoji": {"name": "flag"}}, {".emoji.name": ["COMPONENT_INVALID_EMOJI"]}),
        ({"emoji": {"id": "flag", "name": "flag"}}, {".emoji.id": ["NUMBER_TYPE_COERCE"]}),
        ({"emoji": "🔎"}, {".emoji": ["MODEL_TYPE_CONVERT"]}),
        ({"disabled": "no"}, {".disabled": ["BOOLEAN_TYPE_CONVERT"]}),
        ({"style": 6, "label": None, "custom_id": None}, {".sku_id": ["BASE_TYPE_REQUIRED"]}),
    ],
)
def test_a_button_is_what_its_style_says(parts: Json, wrong: dict[str, list[str]]) -> None:
    assert plain(row(button(**parts))) == {f"{FIRST}{place}": codes for place, codes in wrong.items()}


@pytest.mark.parametrize(
    ("parts", "wrong"),
    [
        ({"min_values": 0}, {}),
        ({"min_values": None, "max_values": None, "placeholder": None}, {}),
        ({"min_values": -1}, {".min_values": ["NUMBER_TYPE_MIN"]}),
        ({"max_values": 0}, {".max_values": ["NUMBER_TYPE_MIN"], ".min_values": ["NUMBER_TYPE_MAX"]}),
        ({"min_values": 2, "max_values": 1}, {".min_values": ["NUMBER_TYPE_MAX"]}),
        ({"options": []}, {".options": ["BASE_TYPE_BAD_LENGTH"]}),
        ({"options": None}, {".options": ["BASE_TYPE_REQUIRED"]}),
        ({"options": options(1) * 2}, {".options.1": ["COMPONENT_OPTION_VALUE_DUPLICATED"]}),
        ({"options": options(2, default=True)}, {".options": ["SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES"]}),
        ({"options": options(2, default=True), "max_values": 2}, {}),
        ({"options": [{"label": "x"}]}, {".options.0.value": ["BASE_TYPE_REQUIRED"]}),
        ({"custom_id": None}, {".custom_id": ["BASE_TYPE_REQUIRED"]}),
        ({"type": 5, "options": None}, {}),
    ],
)
def test_a_menu_offers_what_may_be_chosen(parts: Json, wrong: dict[str, list[str]]) -> None:
    assert plain(row(menu(**parts))) == {f"{FIRST}{place}": codes for place, codes in wrong.items()}


def test_no_two_components_share_a_custom_id_or_an_id() -> None:
    twice = {"components.1.components.0.custom_id": ["COMPONENT_CUSTOM_ID_DUPLICATED"]}
    assert plain(row(button("a")), row(button("a"))) == twice
    assert layout(section(), container(section())) == {
        "components.1.components.0.accessory.custom_id": ["COMPONENT_CUSTOM_ID_DUPLICATED"]
    }
    assert layout({**text(), "id": 7}, {**text(), "id": 7}) == {"components.1.id": ["COMPONENT_ID_DUPLICATED"]}


@pytest.mark.parametrize(
    "component",
    [
        row(button()),
        section(text(), text(), text()),
        section(accessory={"type": 11, **picture(description="a map")}),
        text("x" * 4000),
        {"type": 12, "items": [picture(description="x" * 1024)] * 10},
        {"type": 13, "file": {"url": "attachment://sources.txt"}},
        {"type": 14, "spacing": 2, "divider": False},
        container(text(), row(menu()), {"type": 14}, accent_color=0xFFFFFF),
    ],
)
def test_a_layout_may_hold_every_kind_of_component(component: Json) -> None:
    assert layout(component) == {}


@pytest.mark.parametrize(
    ("component", "wrong"),
    [
        (text(""), {".content": ["BASE_TYPE_BAD_LENGTH"]}),
        ({"type": 10}, {".content": ["BASE_TYPE_REQUIRED"]}),
        (section(*[text()] * 4), {".components": ["BASE_TYPE_BAD_LENGTH"]}),
        (section(row(menu("m"))), {".components.0": ["UNION_TYPE_CHOICES"]}),
        (section(accessory=menu()), {".accessory": ["UNION_TYPE_CHOICES"]}),
        ({"type": 9, "components": [text()]}, {".accessory": ["BASE_TYPE_REQUIRED"]}),
        (section(accessory={"type": 11}), {".accessory.media": ["BASE_TYPE_REQUIRED"]}),
        (section(accessory={"type": 11, "media": {}}), {".accessory.media.url": ["BASE_TYPE_REQUIRED"]}),
        ({"type": 12, "items": []}, {".items": ["BASE_TYPE_BAD_LENGTH"]}),
        ({"type": 12, "items": [picture()] * 11}, {".items": ["BASE_TYPE_BAD_LENGTH"]}),
        ({"type": 12, "items": [picture("file:///x")]}, {".items.0.media.url": ["URL_TYPE_INVALID_SCHEME"]}),
        ({"type": 12, "items": [picture(description="x" * 1025)]}, {".items.0.description": ["BASE_TYPE_MAX_LENGTH"]}),
        ({"type": 13, "file": {"url": "https://a.b/x"}}, {".file.url": ["URL_TYPE_INVALID_SCHEME"]}),
        ({"type": 14, "spacing": 3}, {".spacing": ["BASE_TYPE_CHOICES"]}),
        (container(), {".components": ["BASE_TYPE_BAD_LENGTH"]}),
        (container(container(text())), {".components.0": ["UNION_TYPE_CHOICES"]}),
        (container(text(), accent_color=1 << 24), {".accent_color": ["NUMBER_TYPE_MAX"]}),
        (button(), {"": ["UNION_TYPE_CHOICES"]}),
        ({"type": 18, "label": "x"}, {"": ["UNION_TYPE_CHOICES"]}),
    ],
)
def test_a_layout_is_refused_where_it_is_wrong(component: Json, wrong: dict[str, list[str]]) -> None:
    assert layout(component) == {f"components.0{place}": codes for place, codes in wrong.items()}


def test_a_layout_holds_forty_components_however_deep() -> None:
    three = [section(accessory=button(str(n))) for n in range(13)]
    assert layout(*three, text()) == {}
    assert layout(container(*three)) == {}
    assert layout(container(*three), text()) == {"components": ["COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED"]}


def test_all_texts_of_a_layout_count_together() -> None:
    assert layout(text("x" * 2000), container(section(text("x" * 1000)), text("x" * 1000))) == {}
    assert layout(text("x" * 2000), container(section(text("x" * 1000)), text("x" * 1001))) == {
        "components": ["COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED"]
    }


@pytest.mark.parametrize("part", [{"content": "x"}, {"embeds": [{"title": "x"}]}, {"sticker_ids": ["1"]}, {"poll": {}}])
def test_a_layout_has_no_legacy_fields_beside_it(part: Json) -> None:
    found = refused(lambda: check_message({"flags": V2, "components": [text()], **part}))
    (name,) = part
    if part[name]:
        assert found == {name: ["MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"]}
    else:
        assert found == {}, "an empty field is none"


def test_components_are_a_list_of_objects() -> None:
    assert refused(lambda: check_message({"components": {}})) == {"components": ["LIST_TYPE_CONVERT"]}
    assert plain(None, 1, row(button())) == {
        "components.0": ["LIST_ITEM_VALUE_REQUIRED"],
        "components.1": ["MODEL_TYPE_CONVERT"],
    }
