"""What one actor has said: the newest position on each claim first, reversals marked."""

from collections.abc import Iterator, Sequence

from bot.briefing.answer import Answer, Line, Query, Section, Strong
from bot.briefing.as_read import AsRead
from bot.briefing.phrases import Once, claim_choice, counted, listed, name, the, voice_lines
from bot.domain.days import day_order
from bot.domain.files import ActorFile, by_claim
from bot.domain.refusals import Choice
from bot.domain.standing import voices_of


def positions(file: ActorFile, query: Query, told_of: Sequence[Choice] = ()) -> Answer:
    """The actor's positions claim by claim, and those of the people and bodies that speak for it; then the claims
    `told_of` the actor.
    """
    taken = by_claim(file.attributions)
    newest = {
        key: (max(day_order(a.said_on) if a.said_on else "" for a in taken[key]), max(a.first for a in taken[key]))
        for key in file.claims
    }
    order = sorted(file.claims, key=newest.__getitem__, reverse=True)
    once = Once(file.claims)
    actor = file.actor

    def sections() -> Iterator[Section]:
        for key in order:
            lines = [
                line
                for voice in voices_of(taken[key])
                for line in voice_lines(voice, file.actors, file.sources, member=file.member(voice.newest), tells=once)
            ]
            text = file.claims[key].text
            yield Section(text, lines, opens=claim_choice(key, text))
        if told_of:
            lines = [Line(("• ",), (claim.label,), opens=claim) for claim in told_of]
            yield Section(f"Claims about {the(actor.name)}", lines)

    described = [actor.kind, actor.role]
    if actor.part_of:
        described.append(f"part of {name(file.actors, actor.part_of)}")
    if actor.members:
        described.append(f"speaks for {listed(the(name(file.actors, key)) for key in actor.members)}")
    if file.groups:
        described.append(f"one of {listed(the(name(file.actors, key)) for key in file.groups)}")
    statements = len({a.statement for a in file.attributions})
    spoken = (
        f"{counted(statements, 'statement')} on {counted(len(file.claims), 'claim')}, newest first."
        if file.attributions
        else "Nothing this speaker said is on the desk: neither confirmed nor denied here."
    )
    lead = (Line((Strong(", ".join(filter(None, described))),)), Line((spoken,)))
    aliases = f"also: {', '.join(file.aliases[:6])}" if file.aliases else ""
    absent = not file.attributions
    holds = [len(taken[key]) for key in order] + [len(told_of)] * bool(told_of)
    told = AsRead(sections(), len(holds), holds)
    return Answer(actor.name, lead, told, query, footnote=aliases, absent=absent)
