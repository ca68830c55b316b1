"""A day at the desk of server 42, two days after the pack was loaded: all that its moderator Ann does."""

import datetime as dt
from dataclasses import dataclass, field

from bot.briefing.drafting import Held, Saved
from bot.desk.desk import Desk
from bot.desk.work import Curator
from bot.domain.revision import signed
from bot.domain.vocabulary import ActorKind, Kind
from tests.made_settings import NOW

SERVER = "42"
ANN = Curator(SERVER, "1", signed("Ann", 1))
DAY = NOW + dt.timedelta(days=2)


@dataclass
class Clock:
    """A clock that is set by hand and moves on by a minute at each look."""

    at: dt.datetime = field(default=NOW)

    def __call__(self) -> dt.datetime:
        self.at += dt.timedelta(minutes=1)
        return self.at


async def said(desk: Desk, claim: str, stance: str, speaker: str, paraphrase: str, **more: str) -> Saved:
    """A statement, with every speaker it names in vain made a person."""
    given = {"claim": claim, "stance": stance, "speaker": speaker, "paraphrase": paraphrase}
    outcome = await desk.edits.add(
        ANN, Kind.STATEMENT, {"source": "https://n.example/1", "said_on": "today"} | given | more
    )
    while isinstance(outcome, Held) and outcome.new:
        outcome = await desk.edits.make_new(ANN, outcome.draft, ActorKind.PERSON)
    assert isinstance(outcome, Saved), outcome
    return outcome


async def edited(desk: Desk, kind: Kind, key: str, /, **changes: str) -> Saved:
    outcome = await desk.edits.edit(ANN, kind, key, changes)
    assert isinstance(outcome, Saved), outcome
    return outcome


async def added(desk: Desk, kind: Kind, /, **typed: str) -> Saved:
    outcome = await desk.edits.add(ANN, kind, typed)
    assert isinstance(outcome, Saved), outcome
    return outcome


async def newsday(desk: Desk) -> None:
    """All of the day's work; several entries are touched more than once."""
    await said(
        desk, "sent-to-russia", "denies", "north-korea", "Pyongyang has sent nobody.", quote="a groundless rumour"
    )
    await said(desk, "used-in-ukraine", "confirms", "Peskov", "They help to free the Kursk region, he says now.")
    await said(desk, "in-combat", "reports", "ukrainian-media", "A unit is said to have come under fire.")
    hit = await added(desk, Kind.CLAIM, topic="nk-troops", text="Three hundred of the soldiers were killed by December",
                      figures="300 troops; North Korean troops killed; killed")  # fmt: skip
    await said(desk, hit.key, "asserts", "nis", "The agency counts three hundred dead.", hedge="at least")
    await said(desk, hit.key, "denies", "kremlin", "The number is invented.")
    rail = await added(desk, Kind.CLAIM, topic="nk-troops", text="The soldiers travelled on by rail")
    await said(desk, rail.key, "reports", "south-korean-media", "Trains were seen.", via="nis")
    slip = await added(desk, Kind.CLAIM, topic="nk-troops", text="A slip of the pen, soon retracted")
    await desk.withdrawals.retract(ANN, Kind.CLAIM, slip.key, "a slip")
    await edited(desk, Kind.CLAIM, "moved-1500", figures="about 1,600 troops; North Korean troops for Russia; moved")
    await edited(desk, Kind.CLAIM, "escalation", text="The deployment is an escalation")
    await edited(desk, Kind.CLAIM, "escalation", text="The deployment is a marked escalation")
    await edited(desk, Kind.STATEMENT, "rutte-no-evidence", said_on="2024-10-18")
    await edited(desk, Kind.ACTOR, "rutte", role="Secretary General of NATO since October 2024")
    await desk.edits.assess(ANN, "planned-12000", "refuted", "The agency itself withdrew the number.", "B2")
    await added(desk, Kind.EVIDENCE, claim="in-combat", kind="video", bears="for", offered_by="zelenskyy",
                description="A film of two captives.", source="https://n.example/2")  # fmt: skip
    await desk.withdrawals.retract(ANN, Kind.CLAIM, "third-country", "told by escalation already")
