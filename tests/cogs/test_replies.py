"""What members reply to an answer: a choice of what it offers, a question that goes on from it, or a comment."""

import pytest

from tests.cogs import driving
from tests.cogs.driving import Message, Visitor, mention, replied
from tests.cogs.newsroom import Newsroom

DAM = "The dam at Sund"


def title(message: Message) -> str:
    return str(message["embeds"][0]["title"])


async def asked_back(newsroom: Newsroom, mara: Visitor) -> Message:
    """The question which of two stories is meant."""
    await Visitor(newsroom, "moderator", guild=mara.guild).call("topic add", title=DAM)
    answer = await mara.ask(f"{mention(newsroom)} who denied it?")
    assert "Which story is meant?" in driving.text(answer)
    return answer


@pytest.mark.parametrize("words", ["troops", "the one about North Korea", "nk-troops", "north korean troops?"])
async def test_a_reply_takes_the_story_that_it_names(newsroom: Newsroom, words: str) -> None:
    mara = Visitor(newsroom, "member")
    answer = await replied(newsroom, mara, await asked_back(newsroom, mara), words)
    assert title(answer).startswith("Denials · North Korean troops") or title(answer).startswith("Who denied: North")


async def test_a_reply_takes_a_choice_by_its_place_as_the_menu_does(newsroom: Newsroom) -> None:
    mara = Visitor(newsroom, "member")
    back = await asked_back(newsroom, mara)
    titles = [line[2:] for line in driving.text(back).replace("**", "").splitlines() if line.startswith("• ")]
    assert set(titles[:2]) == {DAM, "North Korean troops for Russia's war against Ukraine"} or DAM in titles
    for words, at in (("the first", 0), ("2", 1), ("The second one.", 1), ("first?", 0)):
        assert titles[at][:12] in title(await replied(newsroom, mara, back, words)), words
    none = driving.text(await replied(newsroom, mara, back, "none of these"))
    assert "not on the desk" in none.lower() and "who denied it" in none


async def test_a_reply_takes_a_claim_by_its_words(newsroom: Newsroom) -> None:
    mara = Visitor(newsroom, "member")
    back = await mara.ask(f"{mention(newsroom)} are north koreans fighting in the trenches?")
    offered = [line[2:] for line in driving.text(back).replace("**", "").splitlines() if line.startswith("• ")]
    for words, at in ((offered[1], 1), ("the 1st", 0), ("the second one", 1)):
        assert offered[at][:40].replace("\\", "") in driving.text(await replied(newsroom, mara, back, words)), words


async def test_in_a_direct_message_a_choice_needs_no_reply(newsroom: Newsroom) -> None:
    mara = Visitor(newsroom, "member", "dm")
    back = await mara.ask("are north koreans fighting in the trenches?")
    offered = [line[2:] for line in driving.text(back).replace("**", "").splitlines() if line.startswith("• ")]
    assert offered[1][:40] in driving.text(await mara.ask("the second"))


async def test_a_reply_takes_what_a_refusal_offers(newsroom: Newsroom) -> None:
    mara = Visitor(newsroom, "member")
    back = await mara.ask("!claim troops in ukrane")
    first = driving.labels(back)[0]
    assert first[:30].rstrip("…") in driving.text(await replied(newsroom, mara, back, "the first one"))


async def test_comments_on_what_is_offered_take_nothing(newsroom: Newsroom) -> None:
    mara = Visitor(newsroom, "member")
    back = await asked_back(newsroom, mara)
    for comment in ("lol", "thanks", "the dam was never built", "who cares", "this is the best story", "ok"):
        newsroom.sandbox.send("member", "briefing", comment, back["id"])
    before = len(mara.said())
    await mara.ask("!topics")
    assert len(mara.said()) == before + 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        *(("did anybody else", "Denials · "), ("and the figures", "Figures · "), ("source", "Where it was read · ")),
        *(
            ("show me the sources", "Where it was read · "),
            ("did NATO", "Denials · NATO"),
            ("nato too", "Denials · NATO"),
        ),
        *(
            ("and zelensky", "Denials · Volodymyr"),
            ("and the exact words", "Denials · "),
            ("by whom", "Who says so · "),
            ("denied by whom", "Denials · "),
            ("did they send soldiers", "How it stands · "),
        ),
    ],
)
async def test_a_reply_that_asks_without_a_question_mark_is_answered(newsroom: Newsroom, words: str, told: str) -> None:
    mara = Visitor(newsroom, "member")
    first = await mara.ask(f"{mention(newsroom)} did Peskov deny it?")
    assert title(await replied(newsroom, mara, first, words)).startswith(told)


async def test_a_comment_on_an_answer_is_left_alone(newsroom: Newsroom) -> None:
    mara = Visitor(newsroom, "member")
    first = await mara.ask(f"{mention(newsroom)} did Peskov deny it?")
    for comment in (
        "also hilarious",
        "also lol",
        "and very funny",
        "also sad",
        "why not",
        "what else is new",
        "and wrong",
        "did he stutter",
        "was he drunk",
    ):
        newsroom.sandbox.send("member", "briefing", comment, first["id"])
    before = len(mara.said())
    await mara.ask("!topics")
    assert len(mara.said()) == before + 2


@pytest.mark.parametrize("words", ["@since when does NATO say that", "!since when does NATO say that"])
async def test_since_when_somebody_says_so_is_no_day(newsroom: Newsroom, words: str) -> None:
    mara = Visitor(newsroom, "member")
    answer = await mara.ask(words.replace("@", f"{mention(newsroom)} "))
    assert title(answer).startswith("When · NATO") and "18 Oct 2024" in driving.text(answer)


@pytest.mark.parametrize("words", ["either", "the first two", "whichever"])
async def test_a_reply_that_takes_none_of_a_choice_is_told_how_to_take_one(newsroom: Newsroom, words: str) -> None:
    mara = Visitor(newsroom, "member")
    text = driving.text(await replied(newsroom, mara, await asked_back(newsroom, mara), words))
    assert "One at a time: reply to that list" in text
