"""What is offered while a moderator types, and what the form that opens is titled by."""

import pytest

from bot.domain.vocabulary import Stance
from tests.cogs.driving import Visitor, inputs, text
from tests.cogs.newsroom import Newsroom

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_offers_tell_apart_what_is_called_alike(shared: Newsroom, here: int, moe: Visitor) -> None:
    for number in (1, 2):
        await moe.call("source add", address=f"https://paper.example/{number}", outlet="The Paper")
    typed = ("source edit", {"source": "the paper"}, "source")
    found = await shared.sandbox.autocomplete(moe.name, moe.room, *typed, guild=here)
    assert [choice["name"] for choice in found] == ["The Paper · the-paper-2", "The Paper · the-paper"]
    assert "peskov-fake-news" in await moe.offered("statement edit", "statement", statement="")
    assert await moe.offered("statement edit", "statement", statement="peskov fake") == ["peskov-fake-news"]
    assert await moe.offered("evidence retract", "evidence", evidence="nothing of it") == []


async def test_what_is_keyed_as_typed_is_offered_first(moe: Visitor, mara: Visitor) -> None:
    for typed in ("sent-to", "sent-to-russia", "claim:sent-to"):
        assert (await moe.offered("claim edit", "claim", claim=typed))[0] == "sent-to-russia", typed
        assert (await mara.offered("who-denied", "subject", subject=typed))[0] == "claim:sent-to-russia", typed
    assert (await mara.offered("actor show", "name", name="nis"))[0] == "nis"
    for typed in ("peskov-fake", "peskov-fake-news", "statement:peskov-fake"):
        assert (await mara.offered("history", "entry", entry=typed))[0] == "statement:peskov-fake-news", typed
        assert (await moe.offered("statement edit", "statement", statement=typed))[0] == "peskov-fake-news", typed
    assert "History of statement peskov-fake-news" in text(
        await mara.call("history", entry="statement:peskov-fake-news")
    )


@pytest.mark.parametrize(
    ("command", "entry", "title"),
    [
        ("statement edit", "rutte-no-evidence", "Edit statement: finds no evidence · Mark…"),
        ("topic edit", "nk-troops", "Edit topic: North Korean troops for…"),
        ("actor edit", "nis", "Edit actor: National Intelligence Service"),
        ("source edit", "article-2024-10", "Edit source: apnews.com"),
    ],
)
async def test_a_form_is_titled_by_what_readers_know_the_entry_by(
    moe: Visitor, command: str, entry: str, title: str
) -> None:
    """An id would say nothing."""
    form = await moe.call(command, **{command.split()[0]: entry})
    assert form["modal"]["title"] == title


async def test_a_stance_is_offered_and_taken_in_another_form_of_its_word(moe: Visitor) -> None:
    offered = {
        typed: await moe.offered("statement add", "stance", stance=typed)
        for typed in ("", "den", "deny", "confirm", "no")
    }
    assert offered["den"] == ["denies", "finds no evidence"], "who takes the first must not say the other"
    assert offered["deny"] == ["denies"] and offered["confirm"] == ["confirms", "has not confirmed"]
    assert offered["no"] == ["finds no evidence", "has not confirmed"] and len(offered[""]) == len(Stance)
    other = {typed: await moe.offered("statement add", "stance", stance=typed) for typed in ("rejected", "says", "xyz")}
    assert other == {"rejected": ["denies", "disputes"], "says": ["asserts"], "xyz": []}
    form = await moe.call("statement add", claim="sent-to-russia", stance="deny", speaker="nato")
    assert "stance" not in inputs(form) and form["modal"]["title"] == "Add statement: denies · NATO"
    assert list(inputs(form)) == ["paraphrase", "quote", "said_on", "source", "on_behalf_of"]
    form = await moe.call("statement add", claim="sent-to-russia", stance="whatever", speaker="nato")
    assert "stance" in inputs(form), "it is asked again"


async def test_of_claims_that_hold_what_was_typed_the_one_told_of_last_is_offered_first(moe: Visitor) -> None:
    texts = ("A ferry ran aground at Lund", "Holm sold the old ferry to Oslo", "Vang waits for her ferry")
    for words in texts:
        assert (await moe.call("claim add", text=words, topic="nk-troops"))["content"] == "Added."
    keys = [words.lower().replace(" ", "-") for words in reversed(texts)]
    assert await moe.offered("statement add", "claim", claim="ferry") == keys
    said = {"stance": "denies", "speaker": "nato", "said": "None did.", "source": "https://example.org/lund"}
    await moe.call("statement add", claim="a-ferry-ran-aground-at-lund", **said)
    assert await moe.offered("statement add", "claim", claim="ferry") == [keys[2], *keys[:2]]
    assert (await moe.offered("statement add", "claim", claim="vang-waits"))[0] == keys[0]
    assert (await moe.offered("statement add", "claim", claim="troops"))[0] == "troops-effective", "of old as it was"
