"""A story, a speaker and a claim may share a key: what is picked is answered, and what is typed can be told apart."""

import re

from tests.cogs.driving import Visitor, text
from tests.cogs.newsroom import Newsroom


async def test_each_of_three_entries_of_one_key_can_be_picked_and_typed(newsroom: Newsroom) -> None:
    moderator, member = Visitor(newsroom, "moderator"), Visitor(newsroom, "member")
    await moderator.call("topic add", title="Harbour")
    await moderator.call("actor add", name="Harbour", kind="agency")
    await moderator.call("claim add", text="Harbour", topic="topic:harbour")
    named = ["topic:harbour", "actor:harbour", "claim:harbour"]
    told = ["No denial is on the desk for this story", "Harbour has denied nothing", "No denial of this claim"]
    offered = await member.offered("who-denied", "subject", subject="harbour")
    assert sorted(offered) == sorted(named)
    for value, answer in zip(named, told, strict=True):
        assert answer in text(await member.call("who-denied", subject=value))
        assert "History of " in text(await member.call("history", entry=value))
    refused = text(await member.ask("!who-denied harbour"))
    typed = re.findall(r"!who-denied [a-z]+:harbour", refused)
    assert sorted(typed) == sorted(f"!who-denied {value}" for value in named)
    for line in typed:
        assert told[named.index(line.split()[1])] in text(await member.ask(line))
