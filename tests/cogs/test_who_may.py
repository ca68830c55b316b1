"""Every command and message menu, called by a moderator, a member, a moderator of another server, and in a DM."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.sandbox.byname import File
from bot.sandbox.refusals import Refused
from tests.cogs.driving import EPHEMERAL, Message, Visitor, assert_logged, assert_one_sentence, text, typed
from tests.cogs.newsroom import Newsroom

pytestmark = pytest.mark.asyncio(loop_scope="module")

LIBRARY_ALONE = re.compile(r"( · )?from the library alone, without what a server's moderators added")
READ_AT = "https://example.org/politics/envoy"
PACK = b"claims:\n  a-claim-of-a-pack:\n    text: A bridge was closed\n    topic: nk-troops\n"
DAILY: tuple[tuple[str, dict[str, Any]], ...] = (("digest start", {"time": "9", "timezone": "Berlin"}),)


@dataclass(frozen=True)
class Row:
    """A command that moderators alone may call, what is typed where it opens a form, and what it then says.

    A member who asks `line` then reads `seen` in that server and nowhere else; with `gone` everywhere else but there.
    `before` are commands to be called first; `then` is a button to press.
    """

    command: str
    options: dict[str, Any] = field(default_factory=dict)
    form: dict[str, str] = field(default_factory=dict)
    says: str = "Saved."
    line: str = ""
    seen: str = ""
    gone: bool = False
    before: tuple[tuple[str, dict[str, Any]], ...] = ()
    then: str = ""
    files: dict[str, File] = field(default_factory=dict)


CURATION = (
    Row("unanswered", says="No question waits"),
    Row("topic add", {"title": "Ships in the strait"}, says="Added.", line="!topics", seen="Ships in the strait"),
    Row("topic edit", {"topic": "nk-troops"}, {"title": "Troops, renamed"}, line="!topics", seen="Troops, renamed"),
    Row("topic close", {"topic": "nk-troops", "day": "2024-11-01"}, line="!history nk-troops", seen="2024-11-01"),
    Row("actor add", {"name": "Ann Example", "kind": "person"}, says="Added.", line="!actor ann-example", seen="Ann"),
    Row("actor edit", {"actor": "nato"}, {"role": "an alliance"}, line="!history nato", seen="an alliance"),
    Row(
        "actor merge", {"actor": "peskov", "into": "kremlin"}, says="Merged", line="!who-denied", seen="Kremlin, for R"
    ),
    Row(
        "source add",
        {"address": READ_AT, "outlet": "Example"},
        says="Added.",
        line="!history source:example",
        seen="example.org",
    ),
    Row(
        "source edit",
        {"source": "article-2024-10"},
        {"title": "A title typed here"},
        line="!history source:article-2024-10",
        seen="A title typed here",
    ),
    Row(
        "claim add",
        {"text": "An airport was closed for two days", "topic": "nk-troops"},
        says="Added.",
        line="!claim an-airport-was-closed-for-two-days",
        seen="An airport was closed",
    ),
    Row("claim edit", {"claim": "moved-1500"}, {"text": "It was 1,501"}, line="!claim moved-1500", seen="It was 1,501"),
    Row(
        "claim assess",
        {"claim": "moved-1500", "status": "confirmed", "reason": "Seen by us."},
        says="Added.",
        line="!claim moved-1500",
        seen="Seen by us",
    ),
    Row(
        "claim link",
        {"claim": "army-of-1200000", "bears": "contradicts", "other": "moved-1500"},
        line="!history army-of-1200000",
        seen="contradicts",
    ),
    Row(
        "claim retract",
        {"claim": "casualties-in-donetsk"},
        says="Retracted",
        line="!claim casualties-in-donetsk",
        seen="casualties in the Donetsk region",
        gone=True,
    ),
    Row(
        "statement add",
        {
            "claim": "sent-to-russia",
            "stance": "denies",
            "speaker": "north-korea",
            "source": READ_AT,
            "said": "Nobody was sent.",
            "day": "2024-10-21",
        },
        says="Added.",
        line="!who-denied sent-to-russia",
        seen="Nobody was sent.",
    ),
    Row(
        "statement edit",
        {"statement": "peskov-fake-news"},
        {"quote": "a fake"},
        line="!claim used-in-ukraine",
        seen="“a fake”",
    ),
    Row(
        "statement retract",
        {"statement": "peskov-fake-news"},
        says="Retracted",
        line="!claim used-in-ukraine",
        seen="fake news",
        gone=True,
    ),
    Row(
        "evidence add",
        {"claim": "sent-to-russia", "kind": "photograph", "offered_by": "nis", "bears": "for"},
        {"description": "A ship at a pier.", "source": READ_AT},
        "Added.",
        "!claim sent-to-russia",
        "A ship at a pier.",
    ),
    Row(
        "evidence retract",
        {"evidence": "photographs-of-ships"},
        says="Retracted",
        line="!history evidence:photographs-of-ships",
        seen="withdrawn",
    ),
    Row(
        "undo",
        says="Undone",
        line="!history used-in-ukraine",
        seen="undoes #",
        before=(("claim retract", {"claim": "used-in-ukraine"}),),
    ),
    Row("drafts", says="You have no unfinished drafts here."),
    Row("export", says="nothing to export"),
    Row(
        "import",
        says="Imported",
        line="!claim a-claim-of-a-pack",
        seen="A bridge was closed",
        files={"pack": ("pack.yaml", PACK)},
        then="Import",
    ),
    Row("desk setup", {"language": "uk"}, says="Language of sources: uk"),
    Row("desk status", says="Suggestions waiting: 0"),
    Row("desk unmute", {"member": "{member}"}, says="taken again"),
    Row("digest start", {"time": "9", "timezone": "Berlin"}, says="When: daily at 09:00, Europe/Berlin"),
    Row("digest preview", says="As it would be posted now: Nothing changed", before=DAILY),
    Row("digest now", says="is being posted", before=(*DAILY, ("topic add", {"title": "A strike at the port"}))),
    Row("digest pause", says="Paused; /digest resume goes on", before=DAILY),
    Row("digest resume", says="The next three", before=(*DAILY, ("digest pause", {}))),
    Row("digest stop", says="Stopped; /digest start begins it anew", before=DAILY),
    Row("digest list", says="daily at 09:00, Europe/Berlin", before=DAILY),
    Row("digest runs", says="None has come due yet.", before=DAILY),
    Row("digest explain", {"entry": "nato"}, says="on the desk before this digest began", before=DAILY),
)
"""What moderators alone may call."""

ASKING = {
    **{name: {} for name in ("topics", "brief", "claims", "figures", "timeline", "sources", "changes")},
    **{name: {} for name in ("who-said", "who-denied", "who-confirmed", "who-doubts", "help", "about", "privacy")},
    "claim show": {"claim": "sent-to-russia"},
    "actor show": {"name": "peskov"},
    "history": {"entry": "nato"},
    "since": {"day": "yesterday"},
    "ask": {"question": "has NATO denied it?"},
}
"""What everybody may call everywhere, with options."""

MENUS = ("Add as statement", "Suggest as claim", "Check this claim")


@pytest.fixture
def stranger(shared: Newsroom, here: int, there: int) -> Visitor:
    """A moderator of the other server, here."""
    shared.sandbox.join(f"moderator@{there}", here)
    return Visitor(shared, f"moderator@{there}", guild=here)


@pytest.fixture(params=CURATION, ids=lambda row: row.command)
def row(request: pytest.FixtureRequest) -> Row:
    return request.param


async def called(who: Visitor, row: Row) -> Message:
    options = {name: value.format(member=who.id) for name, value in row.options.items()}
    return await who.call(row.command, files=row.files, **options)


def commands(newsroom: Newsroom) -> Iterator[str]:
    """The full name of every command Discord knows of."""
    for command in newsroom.sandbox.world.commands.values():
        inner = [option["name"] for option in command.get("options") or [] if option["type"] == 1]
        yield from (f"{command['name']} {name}" for name in inner) if inner else (command["name"],)


async def test_every_command_and_menu_is_tried_here(shared: Newsroom) -> None:
    tried = [*(row.command for row in CURATION), *ASKING, *MENUS, "suggest"]
    assert sorted(commands(shared)) == sorted(tried), "name it in ASKING where everybody may call it, else in CURATION"


async def test_help_names_every_command(shared: Newsroom, here: int) -> None:
    """Where a moderator looks at night: each by its name, or beside its own kind."""
    page = text(await Visitor(shared, "member", guild=here).ask("!help moderators"))
    for command in sorted(set(commands(shared)) - {*ASKING, *MENUS}):
        kind, *rest = command.split()
        line = next((line for line in page.splitlines() if f"/{kind}" in line), "")
        assert line and all(re.search(rf"\b{word}\b", line) for word in rest), f"help does not name /{command}"


async def test_a_moderator_may_and_it_is_seen_in_their_server_alone(
    shared: Newsroom, here: int, there: int, row: Row
) -> None:
    moderator = Visitor(shared, "moderator", guild=here)
    for command, options in row.before:
        await moderator.call(command, **options)
    answer = await called(moderator, row)
    if "modal" in answer:
        answer = await moderator.fill(answer, **row.form)
    if row.then:
        answer = await moderator.press(answer, row.then)
    assert row.says in text(answer).replace("**", "")
    assert answer["flags"] & EPHEMERAL, "others see what a moderator is told"
    if row.line:
        seen = {
            "here": row.seen in text(await Visitor(shared, "member", guild=here).ask(row.line)),
            "there": row.seen in text(await Visitor(shared, "member", guild=there).ask(row.line)),
            "in a dm": row.seen in text(await Visitor(shared, "moderator", "dm", guild=here).ask(row.line)),
        }
        assert seen == {"here": not row.gone, "there": row.gone, "in a dm": row.gone}


async def test_a_member_may_not(shared: Newsroom, here: int, row: Row, caplog: pytest.LogCaptureFixture) -> None:
    await refused(shared, Visitor(shared, "member", guild=here), row, caplog)


async def test_a_moderator_of_another_server_may_not(
    shared: Newsroom, stranger: Visitor, row: Row, caplog: pytest.LogCaptureFixture
) -> None:
    await refused(shared, stranger, row, caplog)


async def refused(shared: Newsroom, who: Visitor, row: Row, caplog: pytest.LogCaptureFixture) -> None:
    position = shared.bot.desk.store.position
    answer = await called(who, row)
    assert_one_sentence(answer)
    assert "You may not" in answer["content"]
    assert_logged(caplog, who)
    assert shared.bot.desk.store.position == position


async def test_in_direct_messages_it_is_not_offered_and_refused_all_the_same(
    shared: Newsroom, here: int, row: Row, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    position = shared.bot.desk.store.position
    moderator = Visitor(shared, "moderator", "dm", guild=here)
    if row.command.split()[0] not in ("claim", "actor"):  # members' /claim show is offered there, and all of /claim
        with pytest.raises(Refused, match="not for direct messages"):
            await called(moderator, row)
    offer_everywhere(shared, monkeypatch)
    answer = await called(moderator, row)
    assert_one_sentence(answer)
    assert "server's channel" in answer["content"]
    assert_logged(caplog, moderator)
    assert shared.bot.desk.store.position == position


def offer_everywhere(shared: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a program of somebody's own would: call whatever there is wherever they are."""
    for command in shared.sandbox.world.commands.values():
        monkeypatch.setitem(command, "contexts", [0, 1, 2])


@pytest.mark.parametrize("command", ASKING)
async def test_everybody_may_ask_everywhere(shared: Newsroom, here: int, stranger: Visitor, command: str) -> None:
    somebody = (Visitor(shared, "moderator", guild=here), Visitor(shared, "member", guild=here), stranger)
    direct = Visitor(shared, "moderator", "dm", guild=here)
    asking = somebody if command == "help" else (*somebody, direct)  # help tells what a direct message lacks
    answers = [text(await visitor.call(command, **ASKING[command])) for visitor in asking]
    assert len({LIBRARY_ALONE.sub("", one) for one in answers}) == 1, "a question has one answer, whoever asks"
    assert "not on the desk" not in answers[0] and "Which" not in answers[0]


async def test_add_as_statement_is_for_moderators(
    shared: Newsroom,
    here: int,
    stranger: Visitor,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = shared.sandbox.send("member", "briefing", "We have never sent anybody.", guild=here)
    form = await Visitor(shared, "moderator", guild=here).menu(said, "Add as statement")
    assert typed(form)["quote"] == "We have never sent anybody."
    for who in (Visitor(shared, "member", guild=here), stranger):
        assert_one_sentence(await who.menu(said, "Add as statement"))
        assert_logged(caplog, who)
    direct = Visitor(shared, "moderator", "dm", guild=here)
    said = shared.sandbox.send("moderator", "dm", "We have never sent anybody.", guild=here)
    with pytest.raises(Refused, match="not for direct messages"):
        await direct.menu(said, "Add as statement")
    offer_everywhere(shared, monkeypatch)
    assert_one_sentence(await direct.menu(said, "Add as statement"))


async def test_everybody_may_suggest_in_a_server_and_nobody_in_a_dm(
    shared: Newsroom, here: int, stranger: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    moderator = Visitor(shared, "moderator", guild=here)
    room = shared.sandbox.room("moderator", "moderators", guild=here)
    await moderator.call("desk setup", moderators_room=room)
    said = shared.sandbox.send("member", "briefing", "We have never sent anybody.", guild=here)
    for who in (moderator, Visitor(shared, "member", guild=here), stranger):
        assert typed(await who.call("suggest"))["text"] == ""
        assert typed(await who.menu(said, "Suggest as claim"))["text"] == "We have never sent anybody."
    direct = Visitor(shared, "member", "dm", guild=here)
    said = shared.sandbox.send("member", "dm", "We have never sent anybody.", guild=here)
    for offered in (True, False):
        if not offered:
            offer_everywhere(shared, monkeypatch)
        for calling in (direct.call("suggest"), direct.menu(said, "Suggest as claim")):
            if offered:
                with pytest.raises(Refused, match="not for direct messages"):
                    await calling
            else:
                assert_one_sentence(await calling)
