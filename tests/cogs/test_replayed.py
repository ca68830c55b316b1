"""A press or a form is checked anew, whoever sends it: private buttons replayed by others, roles lost in between."""

from dataclasses import dataclass

import pytest
import pytest_asyncio

from tests.cogs.driving import Message, Visitor, assert_logged, assert_one_sentence, custom_id, inputs, text
from tests.cogs.newsroom import Newsroom

pytestmark = pytest.mark.asyncio(loop_scope="module")

OWN = "an-airport-was-closed"
"""The key of a claim that only the server of the test has."""
BY_KEY = ("edit", "retract", "voice", "story")
"""Presses that carry the key of an entry, which a refusal names again."""


@dataclass
class Private:
    """What a moderator has before them and nobody else sees: presses and forms by their custom ids."""

    presses: dict[str, tuple[str, tuple[str, ...]]]
    forms: dict[str, tuple[str, dict[str, str]]]

    async def replay(self, who: Visitor) -> dict[str, Message]:
        """What somebody hears who sends each of them."""
        heard = {name: await who.press_id(press, values) for name, (press, values) in self.presses.items()}
        return heard | {name: await who.submit_id(form, **typed) for name, (form, typed) in self.forms.items()}


@pytest.fixture
def moderator(shared: Newsroom, here: int) -> Visitor:
    return Visitor(shared, "moderator", guild=here)


@pytest_asyncio.fixture(loop_scope="module")
async def private(shared: Newsroom, here: int, moderator: Visitor) -> Private:
    """One of everything: a saved entry, a draft of each sort, an import, a suggestion."""
    room = shared.sandbox.room("moderator", "moderators", guild=here)
    await moderator.call("desk setup", moderators_room=room)
    saved = await moderator.call("claim add", text="An airport was closed", topic="nk-troops")
    alike = await moderator.call("claim add", text="An airport was closed", topic="nk-troops")
    story = await moderator.call("topic add", title="Our own airport")
    unknown = await moderator.call(
        "statement add", claim=OWN, stance="denies", speaker="nobody-known", said="No.", source="https://example.org/a"
    )
    mistyped = await moderator.call("claim add", text="A bridge was closed", topic="nk-tropps")
    opened = await moderator.call("claim edit", claim=OWN)
    pack = b"claims:\n  b-claim:\n    text: A bridge was closed\n    topic: nk-troops\n"
    imported = await moderator.call("import", files={"pack": ("p.yaml", pack)})
    form = await Visitor(shared, "member", guild=here).call("suggest")
    await Visitor(shared, "member", guild=here).fill(form, text="A road was closed")
    post = Visitor(shared, "moderator", "moderators", guild=here).said()[-1]
    draft = custom_id(alike, "Save mine").split(":")[2]
    new = next(c["custom_id"] for row in unknown["components"] for c in row["components"] if c["type"] == 3)
    fix = next(c["custom_id"] for row in mistyped["components"] for c in row["components"] if c["type"] == 3)
    assert new.startswith("draft:new:") and fix.startswith("draft:fix:")
    number = custom_id(post, "Accept").split(":")[2]
    return Private(
        {
            "undo": (custom_id(saved, "Undo"), ()),
            "edit": (custom_id(saved, "Edit"), ()),
            "retract": (f"retract:claim:{OWN}:a slip", ()),
            "voice": (custom_id(saved, "Add who said it …"), ()),
            "story": (custom_id(story, "Add a claim …"), ()),
            "draft ask": (f"draft:ask:{draft}:0", ()),
            "draft open": (f"draft:open:{draft}", ()),
            "draft save": (custom_id(alike, "Save mine"), ()),
            "draft discard": (custom_id(alike, "Discard"), ()),
            "draft instead": (f"draft:instead:{draft}", (OWN,)),
            "draft new": (new, ("person",)),
            "draft fix": (fix, ("nk-troops",)),
            "import go": (custom_id(imported, "Import"), ()),
            "import drop": (custom_id(imported, "Drop"), ()),
            "accept": (custom_id(post, "Accept"), ()),
            "suggestion edit": (custom_id(post, "Edit"), ()),
            "decline": (custom_id(post, "Decline"), ()),
            "mute": (custom_id(post, "Mute"), ()),
        },
        {
            "form": (opened["modal"]["custom_id"], {"text": "Changed by nobody who may"}),
            "decline form": (f"decline:{number}", {"reason": "no"}),
        },
    )


def assert_is_only_theirs(answer: Message) -> None:
    """A form of a draft that is not of this server is held as a draft of one's own words, and of nothing else."""
    assert "Not saved yet" in text(answer) and "Changed by nobody who may" in text(answer)
    assert "airport" not in text(answer)


async def kept(shared: Newsroom, here: int, moderator: Visitor) -> tuple[object, ...]:
    """All of a server that a press could change."""
    scope = str(shared.sandbox.guild(here).id)
    store = shared.bot.desk.store
    drafts = await store.drafts(scope, moderator.id)
    waiting = await store.open_suggestions(scope, 25)
    return (store.position, drafts, waiting, await shared.bot.desk.setups.of(scope))


async def test_a_member_who_sends_them_hears_one_sentence_and_changes_nothing(
    shared: Newsroom, here: int, moderator: Visitor, private: Private, caplog: pytest.LogCaptureFixture
) -> None:
    member = Visitor(shared, "member", guild=here)
    await member.ask("!topics")
    before = await kept(shared, here, moderator)
    for name, answer in (await private.replay(member)).items():
        assert_one_sentence(answer)
        assert "You may not change entries here" in answer["content"], name
    assert_logged(caplog, member)
    assert await kept(shared, here, moderator) == before


async def test_a_moderator_of_another_server_changes_nothing_from_there_and_nothing_here(
    shared: Newsroom, here: int, there: int, moderator: Visitor, private: Private
) -> None:
    shared.sandbox.join(f"moderator@{there}", here)
    before = await kept(shared, here, moderator)
    for server in (here, there):
        stranger = Visitor(shared, f"moderator@{there}", guild=server)
        await stranger.ask("!topics")
        for name, answer in (await private.replay(stranger)).items():
            assert "modal" not in answer, name
            if name == "form" and server == there:
                assert_is_only_theirs(answer)
                continue
            assert_one_sentence({**answer, "components": []})  # a refusal may guess at what they have themselves
            assert "airport" not in text(answer) or name in BY_KEY, f"{name} tells what is not theirs"
    assert await kept(shared, here, moderator) == before


async def test_another_moderator_of_the_server_may_not_have_ones_drafts(
    shared: Newsroom, here: int, there: int, moderator: Visitor, private: Private
) -> None:
    shared.sandbox.join(f"member@{there}", here, "Moderator")
    colleague = Visitor(shared, f"member@{there}", guild=here)
    await colleague.ask("!topics")
    before = await kept(shared, here, moderator)
    for name, (press, values) in private.presses.items():
        if name.startswith(("draft", "import")):
            assert_one_sentence(await colleague.press_id(press, values))
    assert_one_sentence(await colleague.submit_id(private.forms["form"][0], text="Changed by another"))
    assert await kept(shared, here, moderator) == before


async def test_in_direct_messages_nothing_can_be_pressed_or_submitted(
    shared: Newsroom, here: int, moderator: Visitor, private: Private, caplog: pytest.LogCaptureFixture
) -> None:
    direct = Visitor(shared, "moderator", "dm", guild=here)
    await direct.ask("!topics")
    before = await kept(shared, here, moderator)
    for answer in (await private.replay(direct)).values():
        assert_one_sentence(answer)
    assert_logged(caplog, direct)
    assert await kept(shared, here, moderator) == before


async def test_who_loses_the_role_while_a_form_is_open_submits_in_vain(
    shared: Newsroom, here: int, moderator: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    saved = await moderator.call("claim add", text="An airport was closed", topic="nk-troops")
    form = await moderator.press(saved, "Edit")
    held = await moderator.call("claim add", text="A bridge was closed", topic="nk-tropps")
    shared.sandbox.set_roles("moderator", guild=here)
    position = shared.bot.desk.store.position
    refused = [
        await moderator.fill(form, text="Nobody closed it"),
        await moderator.press(saved, "Undo"),
        await moderator.press(saved, "Edit"),
        await moderator.press(held, "Edit the claim"),
        await moderator.choose(held, "Story: did you mean", "nk-troops"),
    ]
    for answer in refused:
        assert_one_sentence(answer)
        assert "You may not change entries here" in answer["content"]
    assert_logged(caplog, moderator)
    assert shared.bot.desk.store.position == position
    shared.sandbox.set_roles("moderator", "Moderator", guild=here)
    assert (await moderator.press(saved, "Undo"))["content"].startswith("Undone")


async def test_who_moderates_two_servers_does_not_carry_one_into_the_other(
    shared: Newsroom, here: int, there: int, moderator: Visitor, private: Private
) -> None:
    shared.sandbox.join(f"moderator@{here}", there, "Moderator")
    elsewhere = Visitor(shared, f"moderator@{here}", guild=there)
    await elsewhere.ask("!topics")
    before = await kept(shared, here, moderator)
    for name, answer in (await private.replay(elsewhere)).items():
        if name == "form":
            assert_is_only_theirs(answer)
            continue
        assert "modal" not in answer and not answer["embeds"], name
        assert_one_sentence({**answer, "components": []})
    assert await kept(shared, here, moderator) == before


async def test_a_button_of_what_is_gone_says_so(shared: Newsroom, moderator: Visitor) -> None:
    await moderator.ask("!topics")
    for gone, said in {
        "undo:999999999999": "There is no change #999999999999 of this server",
        "draft:ask:0000000000000000:7": "It was saved or discarded before",
        "suggestion:accept:999999999999": "There is no suggestion #999999999999 here",
        "import:go:0000000000000000": "This import was made, dropped or left lying",
        "voice:no-such-claim": "No claim on the desk is called “no-such-claim”",
        "edit:claim:no-such-claim": "No claim on the desk is called “no-such-claim”",
    }.items():
        answer = await moderator.press_id(gone)
        assert_one_sentence(answer)
        assert answer["content"].startswith(said)


async def test_what_no_button_or_menu_of_ours_sends_is_told_as_that(moderator: Visitor) -> None:
    await moderator.ask("!topics")
    await moderator.call("claim add", text="A bridge was closed", topic="nk-tropps")
    draft = custom_id(await moderator.call("drafts"), "claim").split(":")[2]
    forged: list[tuple[str, tuple[str, ...]]] = [
        *(("edit:nonsense:nato", ()), ("retract:nonsense:nato:why", ()), ("retract:topic:nk-troops:why", ())),
        *(
            (f"draft:new:{draft}", ("alien",)),
            (f"draft:fix:{draft}:nonsense", ("nato",)),
            (f"draft:fix:{draft}", ("x",)),
        ),
        *(("ask:claims:0:00000:x", ()), ("open:00000", ("claim:in-combat",))),
    ]
    for pressed, chosen in forged:
        answer = await moderator.press_id(pressed, chosen)
        assert_one_sentence(answer)
        assert answer["content"].startswith("This is no button or menu that the bot offers any more;"), pressed
    for pressed, chosen in (("ask:nonsense:0::x", ()), ("open:", ("nonsense",)), ("open:", ("nonsense:nato",))):
        answer = await moderator.press_id(pressed, chosen)
        assert answer["content"].startswith(("There is no command", "No claim on the desk is called")), pressed
    form = await moderator.press_id(f"draft:ask:{draft}:nonsense")
    assert "text" in inputs(form)


async def test_a_form_of_what_is_gone_says_so(moderator: Visitor) -> None:
    await moderator.ask("!topics")
    assert_one_sentence(await moderator.submit_id("form:0000000000000000", text="x"))
    assert_one_sentence(await moderator.submit_id("decline:999999", reason="x"))
