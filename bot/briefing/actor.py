"""What one actor has said: the newest position on each claim first, reversals marked."""

from bot.briefing.answer import Answer, Line, Query, Section, Strong
from bot.briefing.phrases import claim_choice, counted, name, voice_lines
from bot.domain.days import day_order
from bot.domain.files import ActorFile, by_claim
from bot.domain.standing import voices_of


def positions(file: ActorFile, query: Query) -> Answer:
    """The actor's positions claim by claim, and those of the people and bodies that speak for it."""
    sections: list[tuple[str, int, Section]] = []
    taken = by_claim(file.attributions)
    for key, claim in file.claims.items():
        of_claim = taken[key]
        lines = [line for voice in voices_of(of_claim) for line in voice_lines(voice, file.actors, file.sources)]
        newest = max(day_order(a.said_on) if a.said_on else "" for a in of_claim)
        sections.append(
            (
                newest,
                max(a.first for a in of_claim),
                Section(claim.text, tuple(lines), opens=claim_choice(key, claim.text)),
            )
        )
    sections.sort(key=lambda item: item[:2], reverse=True)
    actor = file.actor
    described = [actor.kind, actor.role]
    if actor.part_of:
        described.append(f"part of {name(file.actors, actor.part_of)}")
    statements = len({a.statement for a in file.attributions})
    spoken = (
        f"{counted(statements, 'statement')} on {counted(len(file.claims), 'claim')}, newest first."
        if file.attributions
        else "Nothing this speaker said is on the desk: neither confirmed nor denied here."
    )
    lead = (Line((Strong(", ".join(filter(None, described))),)), Line((spoken,)))
    aliases = f"also: {', '.join(file.aliases[:6])}" if file.aliases else ""
    return Answer(actor.name, lead, tuple(section for *_, section in sections), query, footnote=aliases)
