"""Every limit of a message: at it the message passes, one over it is refused with Discord's code at its field."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.limits import DATA, check_interaction_response, check_message
from bot.sandbox.refusals import Refused
from tests.sandbox.refusing import refused

Build = Callable[[int], dict[str, Any]]


def embed(**parts: Any) -> dict[str, Any]:
    return {"embeds": [parts]}


LIMITS: list[tuple[str, int, str, Build]] = [
    ("content", 2000, "BASE_TYPE_MAX_LENGTH", lambda n: {"content": "x" * n}),
    ("embeds", 10, "BASE_TYPE_MAX_LENGTH", lambda n: {"embeds": [{"title": "x"}] * n}),
    ("embeds.0.title", 256, "BASE_TYPE_MAX_LENGTH", lambda n: embed(title="x" * n)),
    ("embeds.0.description", 4096, "BASE_TYPE_MAX_LENGTH", lambda n: embed(description="x" * n)),
    ("embeds.0.fields", 25, "BASE_TYPE_MAX_LENGTH", lambda n: embed(fields=[{"name": "x", "value": "x"}] * n)),
    ("embeds.0.fields.0.name", 256, "BASE_TYPE_MAX_LENGTH", lambda n: embed(fields=[{"name": "x" * n, "value": "x"}])),
    (
        "embeds.0.fields.0.value",
        1024,
        "BASE_TYPE_MAX_LENGTH",
        lambda n: embed(fields=[{"name": "x", "value": "x" * n}]),
    ),
    ("embeds.0.footer.text", 2048, "BASE_TYPE_MAX_LENGTH", lambda n: embed(footer={"text": "x" * n})),
    ("embeds.0.author.name", 256, "BASE_TYPE_MAX_LENGTH", lambda n: embed(author={"name": "x" * n})),
    ("embeds.0.color", 0xFFFFFF, "NUMBER_TYPE_MAX", lambda n: embed(title="x", color=n)),
    ("embeds", 6000, "MAX_EMBED_SIZE_EXCEEDED", lambda n: {"embeds": six_thousand(n)}),
    ("nonce", 25, "BASE_TYPE_MAX_LENGTH", lambda n: {"content": "x", "nonce": "1" * n}),
    (
        "attachments.0.description",
        1024,
        "BASE_TYPE_MAX_LENGTH",
        lambda n: {"attachments": [{"id": 0, "description": "x" * n}]},
    ),
    ("attachments", 10, "BASE_TYPE_MAX_LENGTH", lambda n: {"attachments": [{"id": 0}] * n}),
    (
        "allowed_mentions.users",
        100,
        "BASE_TYPE_MAX_LENGTH",
        lambda n: {"content": "x", "allowed_mentions": {"users": [str(one) for one in range(n)]}},
    ),
]


def six_thousand(n: int) -> list[dict[str, Any]]:
    """Two embeds with every kind of text that counts, `n` characters in all."""
    first = {
        "title": "t" * 100,
        "description": "d" * 4000,
        "author": {"name": "a" * 100},
        "footer": {"text": "f" * 100},
        "fields": [{"name": "n" * 100, "value": "v" * 1000}],
        "url": "https://example.org/does-not-count",
    }
    return [first, {"description": "d" * (n - 5400)}]


@pytest.mark.parametrize(("place", "most", "code", "build"), LIMITS, ids=[one[0] + f"<={one[1]}" for one in LIMITS])
def test_a_message_passes_at_a_limit_and_is_refused_one_over_it(place: str, most: int, code: str, build: Build) -> None:
    assert refused(lambda: check_message(build(most))) == {}
    assert refused(lambda: check_message(build(most + 1))) == {place: [code]}


def test_lengths_count_code_points() -> None:
    assert refused(lambda: check_message({"content": "🕊" * 2000})) == {}
    assert refused(lambda: check_message({"content": "🕊" * 2001})) == {"content": ["BASE_TYPE_MAX_LENGTH"]}


def test_every_wrong_field_of_a_message_is_told_at_once() -> None:
    body = {"content": "x" * 2001, "embeds": [{"title": "x" * 257}, {"fields": [{"name": "", "value": None}]}]}
    assert refused(lambda: check_message(body)) == {
        "content": ["BASE_TYPE_MAX_LENGTH"],
        "embeds.0.title": ["BASE_TYPE_MAX_LENGTH"],
        "embeds.1.fields.0.name": ["BASE_TYPE_REQUIRED"],
        "embeds.1.fields.0.value": ["BASE_TYPE_REQUIRED"],
        "embeds.1.description": ["BASE_TYPE_REQUIRED"],
    }


def test_an_error_reads_as_discord_writes_it() -> None:
    with pytest.raises(Refused) as refusal:
        check_message({"embeds": [{"title": "x" * 257}]})
    told = {"code": "BASE_TYPE_MAX_LENGTH", "message": "Must be 256 or fewer in length."}
    assert refusal.value.body() == {
        "message": "Invalid Form Body",
        "code": 50035,
        "errors": {"embeds": {"0": {"title": {"_errors": [told]}}}},
    }


@pytest.mark.parametrize(
    ("parts", "wrong"),
    [
        ({"url": "example.org"}, {"url": ["URL_TYPE_INVALID_SCHEME", "URL_TYPE_INVALID_URL"]}),
        ({"url": "attachment://map.png"}, {"url": ["URL_TYPE_INVALID_SCHEME"]}),
        ({"url": "https://"}, {"url": ["URL_TYPE_INVALID_URL"]}),
        ({"image": {"url": "ftp://example.org/a"}}, {"image.url": ["URL_TYPE_INVALID_SCHEME"]}),
        ({"image": {"url": "attachment://map.png"}}, {}),
        ({"thumbnail": {"url": "HTTPS://example.org/a"}}, {}),
        ({"thumbnail": "https://example.org/a"}, {"thumbnail": ["MODEL_TYPE_CONVERT"]}),
        (
            {"author": {"name": "x", "url": "javascript:1"}},
            {"author.url": ["URL_TYPE_INVALID_SCHEME", "URL_TYPE_INVALID_URL"]},
        ),
        ({"author": {"url": "https://example.org"}}, {"author.name": ["BASE_TYPE_REQUIRED"]}),
        (
            {"footer": {"text": "x", "icon_url": "x:/"}},
            {"footer.icon_url": ["URL_TYPE_INVALID_SCHEME", "URL_TYPE_INVALID_URL"]},
        ),
        ({"timestamp": "2024-10-18T12:00:00.000000+00:00"}, {}),
        ({"timestamp": "last Friday"}, {"timestamp": ["DATE_TIME_TYPE_PARSE"]}),
        ({"color": "red"}, {"color": ["NUMBER_TYPE_COERCE"]}),
        ({"fields": {}}, {"fields": ["LIST_TYPE_CONVERT"]}),
        ({"fields": [None]}, {"fields.0": ["LIST_ITEM_VALUE_REQUIRED"]}),
    ],
)
def test_the_parts_of_an_embed_are_what_they_must_be(parts: dict[str, Any], wrong: dict[str, list[str]]) -> None:
    found = refused(lambda: check_message(embed(title="x", **parts)))
    assert found == {f"embeds.0.{place}": codes for place, codes in wrong.items()}


def test_an_embed_must_show_something() -> None:
    assert refused(lambda: check_message(embed(color=1))) == {"embeds.0.description": ["BASE_TYPE_REQUIRED"]}
    assert refused(lambda: check_message(embed(image={"url": "https://example.org/a.png"}))) == {}


@pytest.mark.parametrize(
    "body", [{}, {"content": ""}, {"content": " \n"}, {"embeds": [], "components": []}, {"tts": True}]
)
def test_an_empty_message_is_refused(body: dict[str, Any]) -> None:
    assert refused(lambda: check_message(body)) == {"": ["50006"]}


def test_a_file_or_attachment_is_enough_of_a_message() -> None:
    assert refused(lambda: check_message({}, files=1)) == {}
    assert refused(lambda: check_message({"attachments": [{"id": "1"}]})) == {}


def test_a_message_in_an_answer_is_told_by_its_place() -> None:
    found = refused(lambda: check_message({"content": "x" * 2001, "embeds": [{}]}, at=DATA))
    assert found == {"data.content": ["BASE_TYPE_MAX_LENGTH"], "data.embeds.0.description": ["BASE_TYPE_REQUIRED"]}


def test_an_edit_that_names_nothing_keeps_the_message() -> None:
    assert refused(lambda: check_message({"flags": 4}, edit=True)) == {}
    assert refused(lambda: check_message({"content": ""}, edit=True)) == {"": ["50006"]}


@pytest.mark.parametrize(
    ("allowed", "wrong"),
    [
        ({"parse": []}, {}),
        ({"parse": ["users", "roles", "everyone"], "replied_user": False}, {}),
        ({"parse": ["users"], "users": []}, {}),
        ({"parse": ["roles"], "users": ["1"]}, {}),
        ({"parse": ["users"], "users": ["1"]}, {"": ["MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE"]}),
        ({"parse": ["roles"], "roles": ["1"]}, {"": ["MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE"]}),
        ({"parse": ["all"]}, {".parse.0": ["BASE_TYPE_CHOICES"]}),
        ({"users": ["Mara"]}, {".users.0": ["NUMBER_TYPE_COERCE"]}),
        ({"replied_user": "no"}, {".replied_user": ["BOOLEAN_TYPE_CONVERT"]}),
        ([], {"": ["MODEL_TYPE_CONVERT"]}),
    ],
)
def test_mentions_are_allowed_by_kind_or_by_name_but_not_both(allowed: Any, wrong: dict[str, list[str]]) -> None:
    found = refused(lambda: check_message({"content": "x", "allowed_mentions": allowed}))
    assert found == {f"allowed_mentions{place}": codes for place, codes in wrong.items()}


@pytest.mark.parametrize(
    ("reference", "wrong"),
    [
        ({"message_id": "1", "channel_id": "2", "guild_id": "3", "fail_if_not_exists": False, "type": 0}, {}),
        ({"channel_id": "2"}, {".message_id": ["BASE_TYPE_REQUIRED"]}),
        ({"message_id": "x"}, {".message_id": ["NUMBER_TYPE_COERCE"]}),
        ({"message_id": "1", "type": 2}, {".type": ["BASE_TYPE_CHOICES"]}),
        ("1", {"": ["MODEL_TYPE_CONVERT"]}),
    ],
)
def test_a_reply_names_a_message(reference: Any, wrong: dict[str, list[str]]) -> None:
    found = refused(lambda: check_message({"content": "x", "message_reference": reference}))
    assert found == {f"message_reference{place}": codes for place, codes in wrong.items()}


def test_flags_are_a_number() -> None:
    assert refused(lambda: check_message({"content": "x", "flags": 4096})) == {}
    assert refused(lambda: check_message({"content": "x", "flags": "silent"})) == {"flags": ["NUMBER_TYPE_COERCE"]}


COMMAND, COMPONENT, AUTOCOMPLETE, FORM = 2, 3, 4, 5


@pytest.mark.parametrize("interaction_type", [COMMAND, COMPONENT, AUTOCOMPLETE, FORM])
@pytest.mark.parametrize("kind", range(1, 13))
def test_an_answer_suits_its_interaction(interaction_type: int, kind: int) -> None:
    form = {"title": "x", "custom_id": "x", "components": [{"type": 10, "content": "x"}]}
    suited = {COMMAND: {4, 5, 9}, COMPONENT: {4, 5, 6, 7, 9}, AUTOCOMPLETE: {8}, FORM: {4, 5, 6, 7}}[interaction_type]
    body = {"type": kind, "data": form if kind == 9 else {"choices": []}}
    found = refused(lambda: check_interaction_response(body, interaction_type=interaction_type))
    assert found == ({} if kind in suited else {"type": ["BASE_TYPE_CHOICES"]})


def test_an_answer_without_a_type_is_refused() -> None:
    found = refused(lambda: check_interaction_response({}, interaction_type=COMMAND))
    assert found == {"type": ["BASE_TYPE_REQUIRED"]}


@pytest.mark.parametrize(
    ("place", "most", "code", "build"),
    [
        ("data.choices", 25, "BASE_TYPE_MAX_LENGTH", lambda n: [{"name": "x", "value": "x"}] * n),
        ("data.choices.0.name", 100, "BASE_TYPE_BAD_LENGTH", lambda n: [{"name": "x" * n, "value": 1}]),
        ("data.choices.0.value", 100, "BASE_TYPE_BAD_LENGTH", lambda n: [{"name": "x", "value": "x" * n}]),
    ],
)
def test_suggestions_have_limits(place: str, most: int, code: str, build: Callable[[int], Any]) -> None:
    def offer(n: int) -> dict[str, list[str]]:
        body = {"type": 8, "data": {"choices": build(n)}}
        return refused(lambda: check_interaction_response(body, interaction_type=AUTOCOMPLETE))

    assert offer(most) == {}
    assert offer(most + 1) == {place: [code]}
