"""Who names no claim is offered those of which anything was told last, story by story."""

import datetime as dt

from bot.desk.desk import Desk
from bot.desk.work import Curator
from bot.domain.entries import Assessment, Claim, Entry, Evidence, Position, Statement, Topic
from bot.domain.refusals import NotNamed
from bot.domain.revision import LIBRARY, Author, Draft
from bot.domain.vocabulary import Bearing, EvidenceKind, Kind, Stance, Status
from tests.made_settings import NOW

FIRST = ["sent-to-russia", "moved-1500", "more-expected"]
"""As the pack, which came at once, tells them."""


async def put(desk: Desk, scope: str, kind: Kind, key: str, entry: Entry | None, minute: int = 0) -> None:
    author = Author("Ann (1)", NOW + dt.timedelta(days=1, minutes=minute), "typed in a test")
    await desk.store.write([Draft(scope, kind, key, entry)], author)


async def offered(desk: Desk, scope: str = "42", limit: int = 5) -> list[str]:
    found = await desk.answers.suggestions(scope, "", [Kind.CLAIM], limit)
    return [choice.key for choice in found]


async def bare(desk: Desk, line: str = "claim") -> list[str]:
    try:
        await desk.answers.answer("42", desk.answers.understood(line, "!"))
    except NotNamed as refusal:
        return [choice.key for choice in refusal.choices]
    raise AssertionError("it was answered")


async def test_what_was_said_offered_or_assessed_last_comes_first_and_what_came_at_once_in_its_order(
    desk: Desk,
) -> None:
    assert (await offered(desk))[:3] == FIRST
    said = Statement(
        speaker="nato",
        paraphrase="No.",
        source="article-2024-10",
        positions=(Position(claim="in-combat", stance=Stance.DENIES),),
    )
    await put(desk, "42", Kind.STATEMENT, "n-1", said, 1)
    given = Evidence(
        claim="received-food-aid", kind=EvidenceKind.PHOTOGRAPH, bears=Bearing.FOR, description="x", offered_by="nis",
        source="article-2024-10",
    )  # fmt: skip
    await put(desk, "42", Kind.EVIDENCE, "e-1", given, 2)
    read = Assessment(claim="escalation", status=Status.UNVERIFIED, reason="x")
    await put(desk, "42", Kind.ASSESSMENT, "r-1", read, 3)
    last = ["escalation", "received-food-aid", "in-combat"]
    assert (await offered(desk)) == [*last, *FIRST[:2]] == await bare(desk)
    assert (await offered(desk, LIBRARY))[:3] == (await offered(desk, "43"))[:3] == FIRST, "in one server alone"
    await put(desk, "42", Kind.STATEMENT, "n-1", None, 4)
    assert "in-combat" not in await offered(desk), "what is retracted tells nothing"


async def test_the_story_that_was_told_last_comes_first_and_a_followed_one_alone(desk: Desk, ann: Curator) -> None:
    await put(desk, "42", Kind.TOPIC, "ferries", Topic(title="Ferries"))
    for number in (1, 2):
        await put(
            desk, "42", Kind.CLAIM, f"ferry-{number}", Claim(topic="ferries", text=f"Ferry {number} left"), number
        )
    assert await offered(desk) == ["ferry-2", "ferry-1", *FIRST]
    await desk.set_up("42", role="", room="", topics="nk-troops", language="")
    assert (await offered(desk))[:3] == FIRST and not any("ferry" in key for key in await offered(desk, limit=25))
    held = await desk.answers.suggestions("42", "ferry", [Kind.CLAIM], 5)
    assert {choice.key for choice in held} == {"ferry-1", "ferry-2"}, "what is typed is looked for everywhere"
