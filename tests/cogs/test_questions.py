"""Plain questions as people ask them: by mention, in a direct message, in a reply, under a message, in a room."""

import pytest

from bot.desk import delivery
from bot.sandbox.faults import Fault
from tests.cogs import driving
from tests.cogs.driving import EPHEMERAL, Message, Visitor, custom_id, inputs, labels, mention, pressable, replied
from tests.cogs.newsroom import Newsroom
from tests.unhurried import LONG


def text(message: Message) -> str:
    """All that is written in a message, without what makes it bold."""
    return driving.text(message).replace("**", "").replace("\\", "")


def menu_of(message: Message, beginning: str) -> Message:
    return next(c for c in pressable(message) if str(c.get("placeholder", "")).startswith(beginning))


@pytest.mark.parametrize("room", ["briefing", "dm"])
async def test_a_mention_and_a_direct_message_ask_in_plain_words(newsroom: Newsroom, room: str) -> None:
    mara = Visitor(newsroom, "member", room)
    words = "Has NATO denied it?" if room == "dm" else f"{mention(newsroom)} Has NATO denied it?"
    answer = await mara.ask(words)
    assert "No denial by NATO on this story is on the desk." in text(answer)
    assert "finds no evidence" in text(answer)
    assert text(answer).index("No denial") < text(answer).index("finds no evidence")
    assert answer["embeds"][0]["title"].startswith("Denials · NATO · North Korean troops")


async def test_a_mention_in_the_middle_of_a_sentence_is_heard(newsroom: Newsroom) -> None:
    answer = await Visitor(newsroom, "member").ask(f"hey {mention(newsroom)}, did russia deny it?")
    assert "Dmitry Peskov, for Russia, denied" in text(answer)


async def test_by_command_and_by_slash_the_answer_is_the_same(newsroom: Newsroom) -> None:
    mara = Visitor(newsroom, "member")
    typed = await mara.ask("!ask did russia deny it?")
    called = await mara.call("ask", question="did russia deny it?")
    assert text(typed) == text(called)
    assert "“fake news”" in text(typed)


async def test_a_message_is_checked_without_the_message_content_intent(newsroom: Newsroom) -> None:
    newsroom.sandbox.world.message_content_intent = False
    mara = Visitor(newsroom, "member")
    said = newsroom.sandbox.send("moderator", "briefing", "10,000 North Korean troops are being prepared!")
    answer = await mara.menu(said, "Check this claim")
    assert "10,000 North Korean troops are being prepared to join Russian forces" in text(answer)
    assert "Volodymyr Zelenskyy" in text(answer)
    assert answer["ephemeral_for"] == mara.id


async def test_a_reply_keeps_what_the_answer_was_about(newsroom: Newsroom) -> None:
    mara = Visitor(newsroom, "member")
    first = await mara.ask(f"{mention(newsroom)} did Peskov deny it?")
    answer = await replied(newsroom, mara, first, "and NATO?")
    assert answer["embeds"][0]["title"].startswith("Denials · NATO · North Korean troops")
    assert "No denial" in text(answer)
    listed = await mara.ask("!claim planned-12000")
    assert "NIS" in text(listed) or "National Intelligence" in text(listed)
    who = await replied(newsroom, mara, listed, "who says so?")
    assert "South Korean media" in text(who)


async def test_in_a_direct_message_a_question_goes_on_from_the_last_answer_without_a_reply(newsroom: Newsroom) -> None:
    mara = Visitor(newsroom, "member", "dm")
    await mara.ask("did Peskov deny it?")
    for words in ("and NATO?", "what about NATO"):
        assert (await mara.ask(words))["embeds"][0]["title"].startswith("Denials · NATO · North Korean troops"), words
    assert "What was said" in (await mara.ask("what does NATO say?"))["embeds"][0]["title"]
    for words, title in (("source please", "Where it was read · Dmitry"), ("any proof?", "Evidence · Russia is")):
        await mara.ask("did Peskov deny it?")
        assert (await mara.ask(words))["embeds"][0]["title"].startswith(title), words
    for words in ("who denied that", "has anybody denied that?", "did they deny that"):
        await mara.ask("who said 10,000 troops")
        assert "No denial" in text(await mara.ask(words)), "of the 10,000, and of nothing else"
    await mara.ask("did NATO deny that North Korean soldiers are in combat")
    assert "Peskov" not in (await mara.ask("did he deny it"))["embeds"][0]["title"]
    briefing = Visitor(newsroom, "member")
    await briefing.ask(f"{mention(newsroom)} did Peskov deny it?")
    alone = await briefing.ask(f"{mention(newsroom)} and NATO?")
    assert "Denials" not in alone["embeds"][0]["title"], "in a room somebody else may have asked"


@pytest.mark.parametrize("words", ["why", "when", "source", "how many troops were sent", "Which sources say so"])
async def test_a_reply_that_asks_needs_no_question_mark(newsroom: Newsroom, words: str) -> None:
    mara = Visitor(newsroom, "member")
    first = await mara.ask(f"{mention(newsroom)} did Peskov deny it?")
    answer = await replied(newsroom, mara, first, words)
    assert "North Korean troops" in answer["embeds"][0]["title"]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("and NATO", "Denials · NATO"),
        ("how about NATO", "Denials · NATO"),
        ("did NATO deny it", "Denials · NATO"),
        ("has nato confirmed it", "Confirmations · NATO"),
        ("source please.", "Where it was read · Dmitry Peskov"),
        ("on what evidence", "Evidence · Russia is using"),
        ("any denials", "Denials · Russia is using"),
        ("anyone else", "Denials · Russia is using"),
        ("is it true", "How it stands · Russia is using"),
    ],
)
async def test_a_reply_that_plainly_follows_up_is_answered_as_that(newsroom: Newsroom, words: str, title: str) -> None:
    mara = Visitor(newsroom, "member")
    first = await mara.ask(f"{mention(newsroom)} did Peskov deny it?")
    answer = await replied(newsroom, mara, first, words)
    assert answer["embeds"][0]["title"].startswith(title)


@pytest.mark.parametrize("words", ["what has not been confirmed?", "what remains unconfirmed?"])
async def test_what_is_not_confirmed_is_headed_and_told_as_that(newsroom: Newsroom, words: str) -> None:
    mara = Visitor(newsroom, "member")
    answer = await mara.ask(f"{mention(newsroom)} {words}")
    assert answer["embeds"][0]["title"].startswith("What is unverified · North Korean troops")
    assert "30 claims of this story are unverified." in text(answer)
    assert "1 more claim is disputed, so not confirmed either: ask “what is disputed”." in text(answer)
    disputed = await mara.ask(f"{mention(newsroom)} what is disputed?")
    assert disputed["embeds"][0]["title"].startswith("What is disputed · North Korean troops")
    assert "1 claim of this story is disputed." in text(disputed) and "not confirmed either" not in text(disputed)


async def test_who_else_in_a_reply_asks_for_others_who_said_the_same(newsroom: Newsroom) -> None:
    mara = Visitor(newsroom, "member")
    answer = await mara.ask(f"{mention(newsroom)} did russia deny it?")
    assert "Nobody else on the desk denied it; set aside: Russia." in text(
        await replied(newsroom, mara, answer, "who else?")
    )


async def test_a_reply_works_where_discord_did_not_bring_the_message_along(newsroom: Newsroom) -> None:
    mara = Visitor(newsroom, "member")
    first = await mara.ask(f"{mention(newsroom)} did Peskov deny it?")
    world = newsroom.sandbox.world
    made = world.post

    def without(message: Message, **rest: object) -> None:
        shown = {part: value for part, value in message.items() if part != "referenced_message"}
        made(shown, **rest)  # type: ignore[arg-type]

    world.post = without  # type: ignore[method-assign]
    answer = await replied(newsroom, mara, first, "and NATO?")
    assert answer["embeds"][0]["title"].startswith("Denials · NATO")
    assert ("GET", f"/channels/{mara.place}/messages/{first['id']}") in [(m, p) for m, p, _ in newsroom.requests]


COMMENTS = (
    *("thanks, I see", "who cares", "what a mess", "which is nonsense", "source of all evil", "and yet they deny it"),
    *("and that's that", "also I like it", "did you see that", "does it matter", "is this a joke", "how about that"),
    *("any day now", "has been a long day", "what do you mean", "was sure you said so", "is that true lol"),
)


async def test_nobody_is_answered_who_did_not_ask(newsroom: Newsroom) -> None:
    mara = Visitor(newsroom, "member")
    first = await mara.ask(f"{mention(newsroom)} did Peskov deny it?")
    for comment in COMMENTS:
        newsroom.sandbox.send("member", "briefing", comment, first["id"])
    newsroom.sandbox.send("member", "briefing", "did russia deny it?")
    newsroom.sandbox.send("moderator", "briefing", "is it true?")
    before = len(mara.said())
    await mara.ask("!topics")
    assert len(mara.said()) == before + 2


async def test_a_room_that_wants_it_is_answered_where_the_desk_has_an_answer_and_left_alone_where_not(
    newsroom: Newsroom,
) -> None:
    mara, moe = Visitor(newsroom, "member"), Visitor(newsroom, "moderator")
    shown = await moe.call("desk setup", question_room=mara.place)
    assert "Room where questions are answered: #briefing" in text(shown).replace("**", "")
    answer = await mara.ask("did russia deny it?")
    assert "Dmitry Peskov" in text(answer)
    before = len(mara.said())
    small_talk = (
        *("what time is it?", "where is everybody?", "how many of you are here?", "how much is it?", "all good?"),
        *("who said that lol?", "can you believe it?", "did you see that?", "what do you think?", "good idea?"),
    )
    asked_of_others = ("did France deny it?", "anyone want lunch?", "russia denied it", "who will win the cup?")
    for quiet in (*asked_of_others, *small_talk):
        newsroom.sandbox.send("member", "briefing", quiet)
    await mara.ask("!topics")
    assert len(mara.said()) == before + len(asked_of_others) + len(small_talk) + 2
    for words, told in (("who denied it?", "denies"), ("how many troops?", "1,500"), ("what about NATO?", "NATO")):
        assert told in text(await mara.ask(words)), words
    await moe.call("desk setup", unset="question_room")
    newsroom.sandbox.send("member", "briefing", "did russia deny it?")
    before = len(mara.said())
    await mara.ask("!topics")
    assert len(mara.said()) == before + 2


async def test_who_is_not_on_the_desk_is_said_not_to_be(newsroom: Newsroom) -> None:
    mara = Visitor(newsroom, "member")
    for words in ("Did China deny it?", "did france send troops?"):
        answer = await mara.ask(f"{mention(newsroom)} {words}")
        assert "not on the desk: neither confirmed nor denied here" in text(answer).lower()
        assert "denies" not in text(answer) and "asserts" not in text(answer)
        assert "Ask the moderators" in labels(answer)


async def test_the_menu_takes_the_question_another_way_after_a_restart_too(newsroom: Newsroom) -> None:
    mara = Visitor(newsroom, "member")
    first = dict(await mara.ask(f"{mention(newsroom)} did russia deny it?"))
    options = {option["label"]: option["value"] for option in menu_of(first, "Not what you meant")["options"]}
    await newsroom.restart()
    mara = Visitor(newsroom, "member")
    turned = await mara.choose(first, "Not what you meant", options["evidence"])
    assert turned["id"] == first["id"]
    assert turned["embeds"][0]["title"].startswith("Evidence · Russia · North Korean troops")


async def test_a_doubtful_match_is_a_choice_and_none_of_these_is_one(newsroom: Newsroom) -> None:
    mara = Visitor(newsroom, "member")
    asked_back = dict(await mara.ask(f"{mention(newsroom)} are north koreans fighting in the trenches?"))
    assert "none of these" in text(asked_back)
    menu = menu_of(asked_back, "Which is meant")
    assert len(menu["options"]) <= 6 and menu["options"][-1]["value"] == "!none"
    answer = dict(await mara.choose(asked_back, "Which is meant", "!none"))
    assert "not on the desk" in text(answer).lower()
    assert "trenches" in text(answer)
    again = await mara.ask(f"{mention(newsroom)} are north koreans fighting in the trenches?")
    chosen = await mara.choose(again, "Which is meant", menu["options"][0]["value"])
    assert chosen["embeds"][0]["title"].startswith("How it stands")


async def test_a_question_is_kept_only_when_its_asker_says_so_and_they_hear_the_answer(newsroom: Newsroom) -> None:
    mara, moe = Visitor(newsroom, "member"), Visitor(newsroom, "moderator")
    answer = await mara.ask(f"{mention(newsroom)} Did China deny it?")
    assert "No question waits" in text(await moe.call("unanswered"))
    handed = await mara.press(answer, "Ask the moderators")
    assert handed["flags"] & EPHEMERAL and "The moderators have your question as #1" in text(handed)
    await mara.press(answer, "Ask the moderators")
    listed = await moe.call("unanswered")
    assert "1 question waits for an answer" in text(listed)
    assert "Did China deny it?" in text(listed) and text(listed).count("#1") == 1 and "#2" not in text(listed)
    form = await moe.press(listed, "Answer #1")
    assert "they get the desk's answer with it" in inputs(form)["note"]["placeholder"]
    done = await moe.fill(form, note="Beijing said it knows of nothing.")
    assert "is answered" in text(done)
    heard = Visitor(newsroom, "member", "dm").said()[-1]
    assert "Beijing said it knows of nothing." in text(heard) and "Did China deny it?" in text(heard)
    assert "No question waits" in text(await moe.call("unanswered"))


async def test_the_moderators_room_is_told_once_of_a_question_and_answers_it_there(newsroom: Newsroom) -> None:
    mara, moe = Visitor(newsroom, "member"), Visitor(newsroom, "moderator", "moderators")
    await moe.call("desk setup", moderators_room=newsroom.sandbox.room("moderator", "moderators"))
    answer = await mara.ask(f"{mention(newsroom)} Did China deny it?")
    before = len(moe.said())
    for _ in range(2):
        await mara.press(answer, "Ask the moderators")
    (post,) = moe.said()[before:]
    assert "#1 “Did China deny it?”" in text(post).replace("*", "") and mara.called in text(post)
    form = await moe.press(post, "Answer #1")
    assert "is answered" in text(await moe.fill(form, note="Beijing said it knows of nothing."))
    assert "Beijing said" in text(Visitor(newsroom, "member", "dm").said()[-1])
    assert moe.said()[before]["components"] == []


async def test_a_question_is_kept_where_the_moderators_room_is_gone(newsroom: Newsroom) -> None:
    mara, moe = Visitor(newsroom, "member"), Visitor(newsroom, "moderator")
    await moe.call("desk setup", moderators_room=newsroom.sandbox.room("moderator", "moderators"))
    answer = await mara.ask(f"{mention(newsroom)} Did China deny it?")
    newsroom.sandbox.close_room("moderators")
    assert "The moderators have your question as #1" in text(await mara.press(answer, "Ask the moderators"))
    assert "Did China deny it?" in text(await moe.call("unanswered"))


async def test_a_question_is_kept_where_the_moderators_room_does_not_answer(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "POST_WITHIN", 0.2)
    mara, moe = Visitor(newsroom, "member"), Visitor(newsroom, "moderator", "moderators")
    room = newsroom.sandbox.room("moderator", "moderators")
    await moe.call("desk setup", moderators_room=room)
    answer = await mara.ask(f"{mention(newsroom)} Did China deny it?")
    newsroom.sandbox.faults.coming.append(Fault("POST", f"channels/{room}/messages", status=None, stall=10 * LONG))
    assert "The moderators have your question as #1" in text(await mara.press(answer, "Ask the moderators"))
    assert newsroom.sandbox.faults.coming == []


async def test_moderators_dismiss_and_others_may_do_neither(newsroom: Newsroom) -> None:
    mara, moe = Visitor(newsroom, "member"), Visitor(newsroom, "moderator")
    answer = await mara.ask(f"{mention(newsroom)} Did China deny it?")
    await mara.press(answer, "Ask the moderators")
    assert "may not" in text(await mara.call("unanswered"))
    refused = await mara.press_id("question:dismiss:1")
    assert "may not" in text(refused)
    listed = await moe.call("unanswered")
    assert "No question waits" in text(await moe.press(listed, "Dismiss #1"))
    assert "dismissed" in text(await moe.press_id("question:answer:1"))


async def test_an_answer_without_a_word_needs_the_desk_to_have_one(newsroom: Newsroom) -> None:
    mara, moe = Visitor(newsroom, "member"), Visitor(newsroom, "moderator")
    answer = await mara.ask(f"{mention(newsroom)} Did China deny it?")
    await mara.press(answer, "Ask the moderators")
    form = await moe.press(await moe.call("unanswered"), "Answer #1")
    assert "still has no answer" in text(await moe.fill(form))


async def test_a_long_answer_turns_its_pages(newsroom: Newsroom) -> None:
    mara = Visitor(newsroom, "member")
    first = dict(await mara.ask(f"{mention(newsroom)} is it real??"))
    assert first["embeds"][0]["footer"]["text"].startswith("page 1 of")
    second = await mara.press(first, "Next")
    assert second["embeds"][0]["title"] == first["embeds"][0]["title"]
    assert second["embeds"][0]["footer"]["text"].startswith("page 2 of")
    assert custom_id(second, "Next").startswith("ask:ask:")


async def test_commands_by_mention_stay_commands(newsroom: Newsroom) -> None:
    mara = Visitor(newsroom, "member")
    assert "In brief" in text(await mara.ask(f"{mention(newsroom)} brief"))
    assert text(await mara.ask(f"{mention(newsroom)} who denied nk-troops?")).startswith("\nWho denied: North")
    assert "did you mean !claims" in text(await mara.ask(f"{mention(newsroom)} cliams nk-troops"))
    assert "Denials" in text(await mara.ask(f"{mention(newsroom)} who denied it?"))
    assert "How to ask" in text(await mara.ask(f"{mention(newsroom)} hello"))
