"""What one actor has said: the newest position on each claim first, reversals marked."""

from collections.abc import Iterable

from bot.briefing.answer import Answer, Line, Query, Section, Strong
from bot.briefing.phrases import claim_choice, counted, dated, does, name, voice_line
from bot.domain.days import day_order
from bot.domain.files import ActorFile, by_claim
from bot.domain.standing import Voice, voices_of


def positions(file: ActorFile, query: Query) -> Answer:
    """The actor's positions claim by claim, and those of the people and bodies that speak for it."""
    sections: list[tuple[str, int, Section]] = []
    taken = by_claim(file.attributions)
    for key, claim in file.claims.items():
        of_claim = taken[key]
        voices = voices_of(of_claim)
        lines: list[Line] = []
        for voice in voices:
            lines.append(voice_line(voice, file.actors, file.sources))
            lines.extend(_before(file, voice))
        newest = max(day_order(a.said_on) if a.said_on else "" for a in of_claim)
        sections.append(
            (
                newest,
                max(a.seq for a in of_claim),
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
        else "Nothing said by it is on the desk: it neither confirmed nor denied anything here."
    )
    lead = (Line((Strong(", ".join(filter(None, described))),)), Line((spoken,)))
    aliases = f"also: {', '.join(file.aliases[:6])}" if file.aliases else ""
    return Answer(actor.name, lead, tuple(section for *_, section in sections), query, footnote=aliases)


def _before(file: ActorFile, voice: Voice) -> Iterable[Line]:
    """The positions that fold under a speaker's newest one."""
    for a in voice.older:
        when = "also" if a.said_on == voice.newest.said_on else "earlier"
        head = f"{when}: {a.stance.mark} {does(file.actors, a)}: "
        yield Line((head,), (a.paraphrase,), dated(a, file.sources), depth=1)
