"""Every limit of application commands, and how Discord keeps the ones that pass."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.limits import check_command, check_commands
from bot.sandbox.refusals import Refused
from tests.sandbox.refusing import refused

Json = dict[str, Any]


def command(name: str = "claims", **parts: Any) -> Json:
    return {"name": name, "description": "x", **parts}


def option(name: str = "topic", kind: int = 3, **parts: Any) -> Json:
    return {"type": kind, "name": name, "description": "x", **parts}


def alone(**parts: Any) -> dict[str, list[str]]:
    return refused(lambda: check_command(command(**parts)))


def with_option(**parts: Any) -> dict[str, list[str]]:
    return alone(options=[option(**parts)])


def together(*commands: Any) -> dict[str, list[str]]:
    return refused(lambda: check_commands(list(commands)))


def choices(count: int, name: str = "", value: str = "") -> list[Json]:
    return [{"name": f"{n}{name}", "value": f"{n}{value}"} for n in range(count)]


Run = Callable[[int], dict[str, list[str]]]
LIMITS: list[tuple[str, int, str, Run]] = [
    ("name", 32, "APPLICATION_COMMAND_INVALID_NAME", lambda n: alone(name="x" * n)),
    ("description", 100, "BASE_TYPE_BAD_LENGTH", lambda n: alone(description="x" * n)),
    ("options", 25, "BASE_TYPE_MAX_LENGTH", lambda n: alone(options=[option(f"o{m}") for m in range(n)])),
    ("options.0.name", 32, "APPLICATION_COMMAND_INVALID_NAME", lambda n: with_option(name="x" * n)),
    ("options.0.description", 100, "BASE_TYPE_BAD_LENGTH", lambda n: with_option(description="x" * n)),
    ("options.0.choices", 25, "BASE_TYPE_MAX_LENGTH", lambda n: with_option(choices=choices(n))),
    (
        "options.0.choices.0.name",
        100,
        "BASE_TYPE_BAD_LENGTH",
        lambda n: with_option(choices=[{"name": "x" * n, "value": "x"}]),
    ),
    (
        "options.0.choices.0.value",
        100,
        "BASE_TYPE_BAD_LENGTH",
        lambda n: with_option(choices=[{"name": "x", "value": "x" * n}]),
    ),
    ("options.0.max_length", 6000, "NUMBER_TYPE_MAX", lambda n: with_option(max_length=n)),
]


@pytest.mark.parametrize(("place", "most", "code", "run"), LIMITS, ids=[f"{p}<={n}" for p, n, _, _ in LIMITS])
def test_a_command_passes_at_a_limit_and_is_refused_one_over_it(place: str, most: int, code: str, run: Run) -> None:
    assert run(most) == {}
    assert run(most + 1) == {place: [code]}


def spending(characters: int) -> dict[str, list[str]]:
    """A command whose names, descriptions and choices have so many characters in all."""
    first = option("a", choices=[{"name": f"{n:0100}", "value": "x" * 100} for n in range(25)])
    left = characters - len("claims") - len("x") - 5002 - 2
    second = option("b", choices=[{"name": f"{n:0100}", "value": "x" * 100} for n in range(left // 200)])
    second["choices"].append({"name": "y" * (left % 200 - 100), "value": "x" * 100})
    return alone(options=[first, second])


def test_a_command_has_at_most_8000_characters() -> None:
    assert spending(8000) == {}
    assert spending(8001) == {"": ["APPLICATION_COMMAND_TOO_LARGE"]}


def test_of_a_localised_text_the_longest_counts() -> None:
    many = [option(f"o{n:02}", description="x" * 50, choices=choices(2, "x" * 98, "x" * 98)) for n in range(17)]
    assert alone(options=many) == {}
    longer = [{**one, "description_localizations": {"ko": "가" * 100, "uk": "я" * 60}} for one in many]
    assert alone(options=longer) == {"": ["APPLICATION_COMMAND_TOO_LARGE"]}


@pytest.mark.parametrize(
    "name", ["who-denied", "who_denied", "l'avis", "주장", "утверждения", "हिन्दी", "ภาษาไทย", "2024"]
)
def test_a_name_may_be_in_any_script(name: str) -> None:
    assert alone(name=name) == {}
    assert with_option(name=name) == {}


@pytest.mark.parametrize("name", ["", "Claims", "who denied", "who.denied", "claims!", "УТВЕРЖДЕНИЯ", "🕊", 5, "a\n"])
def test_a_name_is_lower_case_letters_digits_and_dashes(name: Any) -> None:
    assert alone(name=name) == {"name": ["APPLICATION_COMMAND_INVALID_NAME"]}
    assert with_option(name=name) == {"options.0.name": ["APPLICATION_COMMAND_INVALID_NAME"]}


def test_a_menu_command_has_a_free_name_and_no_description() -> None:
    assert together({"name": "Check this claim".ljust(32, "s"), "type": 3}) == {}
    assert together({"name": "x" * 33, "type": 3}) == {"0.name": ["BASE_TYPE_BAD_LENGTH"]}
    assert together({"name": "Check", "type": 2, "description": "x"}) == {
        "0.description": ["CONTEXT_MENU_COMMAND_DESCRIPTION"]
    }


@pytest.mark.parametrize(("kind", "most"), [(1, 100), (2, 15), (3, 15)])
def test_a_scope_holds_so_many_commands_of_a_type(kind: int, most: int) -> None:
    parts = {"description": "x"} if kind == 1 else {"description": ""}
    commands = [{"name": f"c{n}", "type": kind, **parts} for n in range(most + 1)]
    assert len(check_commands(commands[:most])) == most
    with pytest.raises(Refused, match=rf"Maximum number of application commands reached \({most}\)") as refusal:
        check_commands(commands)
    assert (refusal.value.status, refusal.value.code) == (400, 30032)


def test_no_two_commands_of_a_type_share_a_name() -> None:
    twice = ["APPLICATION_COMMANDS_DUPLICATE_NAME"]
    assert together(command("a"), command("b"), command("a")) == {"0": twice, "2": twice}
    assert together(command("a"), {"name": "a", "type": 3}) == {}


def test_errors_among_many_commands_are_told_by_their_place() -> None:
    assert together(command("a"), command("B"), None) == {
        "1.name": ["APPLICATION_COMMAND_INVALID_NAME"],
        "2": ["LIST_ITEM_VALUE_REQUIRED"],
    }


@pytest.mark.parametrize(
    ("parts", "wrong"),
    [
        ({"description": ""}, {"description": ["BASE_TYPE_BAD_LENGTH"]}),
        ({"type": 9}, {"type": ["BASE_TYPE_CHOICES"]}),
        ({"contexts": [0, 1, 2], "integration_types": [0, 1]}, {}),
        ({"contexts": [3]}, {"contexts.0": ["BASE_TYPE_CHOICES"]}),
        ({"integration_types": [2]}, {"integration_types.0": ["BASE_TYPE_CHOICES"]}),
        ({"default_member_permissions": "admin"}, {"default_member_permissions": ["NUMBER_TYPE_COERCE"]}),
        ({"nsfw": "yes"}, {"nsfw": ["BOOLEAN_TYPE_CONVERT"]}),
        ({"name_localizations": {"de": "behauptungen", "ko": "주장"}}, {}),
        (
            {"name_localizations": {"de": "Behauptungen"}},
            {"name_localizations.de": ["APPLICATION_COMMAND_INVALID_NAME"]},
        ),
        ({"name_localizations": {"xx": "x"}}, {"name_localizations.xx": ["BASE_TYPE_CHOICES"]}),
        ({"description_localizations": {"de": "x" * 101}}, {"description_localizations.de": ["BASE_TYPE_BAD_LENGTH"]}),
        ({"description_localizations": ["de"]}, {"description_localizations": ["MODEL_TYPE_CONVERT"]}),
        ({"options": {}}, {"options": ["LIST_TYPE_CONVERT"]}),
    ],
)
def test_a_command_is_refused_where_it_is_wrong(parts: Json, wrong: dict[str, list[str]]) -> None:
    assert alone(**parts) == wrong


@pytest.mark.parametrize(
    ("parts", "wrong"),
    [
        ({"kind": 12}, {".type": ["BASE_TYPE_CHOICES"]}),
        ({"description": None}, {".description": ["BASE_TYPE_REQUIRED"]}),
        ({"autocomplete": True}, {}),
        (
            {"autocomplete": True, "choices": choices(1)},
            {".autocomplete": ["APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES"]},
        ),
        ({"kind": 5, "choices": choices(1)}, {".choices": ["APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID"]}),
        ({"kind": 4, "choices": [{"name": "x", "value": 1}]}, {}),
        ({"kind": 4, "choices": [{"name": "x", "value": "1"}]}, {".choices.0.value": ["NUMBER_TYPE_COERCE"]}),
        ({"kind": 10, "choices": [{"name": "x", "value": 0.5}]}, {}),
        ({"kind": 10, "choices": [{"name": "x", "value": "0.5"}]}, {".choices.0.value": ["NUMBER_TYPE_COERCE"]}),
        ({"choices": [{"name": "x", "value": 1}]}, {".choices.0.value": ["STRING_TYPE_CONVERT"]}),
        ({"min_length": -1, "max_length": 0}, {".min_length": ["NUMBER_TYPE_MIN"], ".max_length": ["NUMBER_TYPE_MIN"]}),
        ({"kind": 4, "min_value": -5, "max_value": 1 << 53}, {".max_value": ["NUMBER_TYPE_MAX"]}),
    ],
)
def test_an_option_is_refused_where_it_is_wrong(parts: Json, wrong: dict[str, list[str]]) -> None:
    assert with_option(**parts) == {f"options.0{place}": codes for place, codes in wrong.items()}


def test_required_options_come_first() -> None:
    first, second = option("a"), option("b", required=True)
    assert alone(options=[second, first]) == {}
    assert alone(options=[first, second]) == {"options.1": ["APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"]}


def test_no_two_options_share_a_name() -> None:
    assert alone(options=[option("a"), option("a")]) == {
        "options.1.name": ["APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS"]
    }


def test_subcommands_nest_in_groups_and_stand_alone() -> None:
    invalid = ["APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"]
    sub, group = option("start", 1, options=[option()]), option("digest", 2, options=[option("stop", 1)])
    assert alone(options=[sub, group]) == {}
    assert alone(options=[sub, option()]) == {"options": invalid}
    assert alone(options=[option("x", 2, options=[option()])]) == {"options.0.options": invalid}
    assert alone(options=[option("x", 2, options=[option("y", 2)])]) == {"options.0.options.0.type": invalid}
    assert alone(options=[option("x", 1, options=[option("y", 1)])]) == {"options.0.options.0.type": invalid}


def test_commands_come_back_as_discord_keeps_them() -> None:
    (kept,) = check_commands([{"name": "claims", "description": "x", "type": None, "default_member_permissions": 32}])
    assert kept == {
        "name": "claims",
        "type": 1,
        "description": "x",
        "name_localizations": None,
        "description_localizations": None,
        "default_member_permissions": "32",
        "dm_permission": True,
        "contexts": None,
        "integration_types": [0],
        "nsfw": False,
        "options": [],
    }
