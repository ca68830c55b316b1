"""What is met with a guess: a slip in a name or a command, another word for one, a slash command as a message."""

import pytest

from tests.cogs.driving import Visitor, assert_one_sentence, button, custom_id, inputs, labels, text, typed
from tests.cogs.newsroom import Newsroom


async def test_a_slip_is_met_with_the_nearest_guess_as_a_button_that_answers(newsroom: Newsroom) -> None:
    refused = await newsroom.sandbox.reply_to("member", "briefing", "!actor Zelenski")
    assert "did you mean “Volodymyr Zelenskyy”? Type !actor zelenskyy." in refused["content"]
    guess = button(refused, "Volodymyr Zelenskyy")
    answer = await newsroom.sandbox.answer(newsroom.sandbox.press("member", refused, guess["custom_id"]))
    assert answer["id"] == refused["id"]
    assert answer["content"] == ""
    assert "Volodymyr Zelenskyy" in text(answer)


async def test_a_slip_in_a_question_is_met_with_the_same_question_of_whom_was_meant(newsroom: Newsroom) -> None:
    mara = Visitor(newsroom, "member", "dm")
    asked = await mara.ask("what did Selenski say about the 10,000?")
    assert "The nearest on the desk: Volodymyr Zelenskyy." in text(asked)
    meant = "what did Volodymyr Zelenskyy say about the 10,000?"
    answer = await mara.choose(asked, "Not what you meant?", meant)
    assert "Volodymyr Zelenskyy, for Ukraine,** asserted" in text(answer)


async def test_a_guess_pressed_after_plain_answers_as_plain_text(newsroom: Newsroom) -> None:
    typed = await newsroom.sandbox.reply_to("member", "briefing", "!actor Zelenski --plain")
    spaced = await newsroom.sandbox.reply_to("member", "briefing", "!who said Zelenski —plain")
    called = await newsroom.sandbox.answer(
        newsroom.sandbox.command("member", "briefing", "actor show", {"name": "Zelenski", "plain": True})
    )
    for refused in (typed, spaced, called):
        guess = button(refused, "Volodymyr Zelenskyy")
        answer = await newsroom.sandbox.answer(newsroom.sandbox.press("member", refused, guess["custom_id"]))
        assert not answer["embeds"]
        assert answer["content"].startswith(("Volodymyr Zelenskyy", "Who said it: Volodymyr"))


async def test_a_guess_under_a_moderators_edit_opens_the_form_asked_for(newsroom: Newsroom, moe: Visitor) -> None:
    refused = await moe.call("actor edit", actor="Zelenski")
    assert "Once more" not in refused["content"]
    form = await moe.press(refused, "Edit Volodymyr Zelenskyy …")
    assert typed(form)["name"] == "Volodymyr Zelenskyy"
    second = await moe.press(await moe.call("statement edit", statement="peskov fake", part=1), "Edit ")
    assert "speaker" in inputs(second)
    closed = await moe.call("topic close", topic="nk troop", day="2 Nov 2024")
    assert closed["content"].endswith("\nOnce more: `/topic close day:2 Nov 2024 topic:nk-troops`")


async def test_a_guess_under_a_moderators_retraction_retracts_it_for_the_reason_given(newsroom: Newsroom) -> None:
    moe, mara = Visitor(newsroom, "moderator"), Visitor(newsroom, "member")
    refused = await moe.call("claim retract", claim="casualties in donetzk", why="Said twice.")
    retract = custom_id(refused, "Retract ")
    await mara.ask("!topics")
    assert_one_sentence(await mara.press_id(retract))
    done = await moe.press(refused, "Retract ")
    assert done["content"].startswith("Retracted") and "Undo" in labels(done)
    assert "Said twice." in text(await mara.ask("!history claim:casualties-in-donetsk"))
    offers = labels(await moe.call("evidence retract", evidence="photo of ships"))
    assert offers[0].startswith("Retract Other photographs offered together")
    assert labels(await moe.call("evidence retract", evidence="to be")) == []
    long = await moe.call("statement retract", statement="peskov fake", why="It was said " * 9)
    assert long["content"].endswith(" statement:peskov-fake-news`") and not labels(long)


async def test_a_mistyped_command_is_named_and_a_strange_one_is_left_to_other_bots(newsroom: Newsroom) -> None:
    refused = await newsroom.sandbox.reply_to("member", "briefing", "!cliams nk-troops")
    assert refused["content"] == "There is no command “cliams”; did you mean !claims nk-troops?"
    refused = await newsroom.sandbox.reply_to("member", "briefing", "!who-deneid sent-to-rusia")
    assert refused["content"] == "There is no command “who-deneid”; did you mean !who-denied sent-to-rusia?"
    together = await newsroom.sandbox.reply_to("member", "briefing", "!whodenied")
    assert "Who denied" in text(together)
    before = len(newsroom.requests)
    others = (
        "play some music",
        "deny 12",
        "confirm",
        "action",
        "abort",
        "factory",
        "climb",
        "private",
        "hello",
        "price",
        "said hello",
    )
    for words in others:
        newsroom.sandbox.send("member", "briefing", f"!{words}")
    answer = await newsroom.sandbox.reply_to("member", "briefing", "!topics")
    assert "Stories on the desk" in text(answer)
    assert len(newsroom.requests) == before + 1
    asked = await newsroom.sandbox.reply_to("member", "dm", "!action")
    assert asked["content"].startswith("There is no command “action”")


SLIPS = (
    *("!topic", "!clams", "!claimss", "!fiugres", "!who denid", "!timelime", "!who-sayd x"),
    *("!who-deny x", "!whodeny", "!who says", "!Who-Confirm"),
)


@pytest.mark.parametrize("slip", SLIPS)
async def test_a_slip_of_a_letter_is_met_with_the_command(newsroom: Newsroom, slip: str) -> None:
    refused = await newsroom.sandbox.reply_to("member", "briefing", slip)
    assert "did you mean !" in refused["content"]


async def test_a_slip_behind_a_slash_is_named_where_it_is_surely_ours(newsroom: Newsroom) -> None:
    mara = Visitor(newsroom, "member")
    before = len(newsroom.requests)
    for line in ("/shrug", "/s", "/help", "/undo", "/r/news says so", "/brief is all I know", "/source control is fun"):
        newsroom.sandbox.send("member", "briefing", line)
    assert (await mara.ask("/breif"))["content"] == "There is no command “breif”; did you mean /brief?"
    assert len(newsroom.requests) == before + 1
    named = await mara.ask("/statment add")
    assert named["content"] == "This one is a slash command: type /statement add and pick it from the list that opens."


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("!denials", "!who-denied"),
        ("!Denied nk-troops", "!who-denied nk-troops"),
        ("!confirmations", "!who-confirmed"),
        ("!speakers", "!actor"),
    ],
)
async def test_another_word_for_a_command_is_met_with_it_behind_the_prefix_and_asked_else(
    newsroom: Newsroom, typed: str, meant: str
) -> None:
    refused = await newsroom.sandbox.reply_to("member", "briefing", typed)
    assert refused["content"] == f"There is no command “{typed.split()[0][1:]}”; did you mean {meant}?"
    asked = await newsroom.sandbox.reply_to("member", "dm", typed.removeprefix("!"))
    assert not asked["content"].startswith("There is no command")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("!unanswered", "unanswered"),
        ("!Drafts", "drafts"),
        ("!unansered", "unanswered"),
        ("!digest", "digest"),
        ("!digest strat", "digest start"),
        ("!statment add Peskov", "statement add"),
        ("!statement-add Peskov", "statement add"),
    ],
)
async def test_a_slash_command_that_hardly_another_bot_has_is_named_through_a_slip(
    newsroom: Newsroom, typed: str, name: str
) -> None:
    told = await newsroom.sandbox.reply_to("member", "briefing", typed)
    assert told["content"] == f"This one is a slash command: type /{name} and pick it from the list that opens."


async def test_a_slash_command_typed_as_a_message_is_told_from_another_bots(newsroom: Newsroom) -> None:
    for line in ("!statement add", "!Statement add Peskov denies", "!claim add the bridge fell"):
        told = await newsroom.sandbox.reply_to("member", "briefing", line)
        name = " ".join(line.lower().removeprefix("!").split()[:2])
        assert told["content"] == f"This one is a slash command: type /{name} and pick it from the list that opens."
    before = len(newsroom.requests)
    for line in ("!undo", "!suggest a new emoji", "!import", "!statement", "!foo bar"):
        newsroom.sandbox.send("member", "briefing", line)
    await newsroom.sandbox.reply_to("member", "briefing", "!topics")
    assert len(newsroom.requests) == before + 1
    told = await newsroom.sandbox.reply_to("member", "dm", "/digest list")
    assert told["content"] == "This one is a slash command: type /digest list and pick it from the list that opens."
    assert "Dmitry Peskov" in text(await newsroom.sandbox.reply_to("member", "dm", "/who-denied"))
    asked = await newsroom.sandbox.reply_to("member", "dm", "/did russia deny it?")
    assert "Dmitry Peskov" in text(asked)
    told = await newsroom.sandbox.reply_to("member", "dm", "!undo")
    assert told["content"].startswith("This one is a slash command: type /undo")


async def test_a_question_behind_the_prefix_is_answered_where_the_desk_has_the_answer(newsroom: Newsroom) -> None:
    for line, who in (("!when did Russia deny it", "Peskov"), ("!what did Zelensky say", "Zelenskyy")):
        assert who in text(await newsroom.sandbox.reply_to("member", "briefing", line)), line
    before = len(newsroom.requests)
    for line in ("!when tomorrow at noon", "!who am i", "!what is love", "!where did I park", "!is it raining today"):
        newsroom.sandbox.send("member", "briefing", line)
    await newsroom.sandbox.reply_to("member", "briefing", "!topics")
    assert len(newsroom.requests) == before + 1
    assert "Dmitry Peskov" in text(await newsroom.sandbox.reply_to("member", "dm", "!when did Russia deny it"))
