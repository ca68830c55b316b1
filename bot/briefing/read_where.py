"""Answers to where something was read: each source with who said it there."""

from collections.abc import Sequence

from bot.briefing.answer import Answer, Line, Query, Section, Strong
from bot.briefing.asked import Understood
from bot.briefing.phrases import counted, does, listed, read_at, when, who
from bot.domain.files import TopicFile

_TOLD = 3
"""How many speakers who were read at one place are told."""


def read_where(
    file: TopicFile,
    keys: Sequence[str],
    speakers: frozenset[str],
    understood: Understood,
    query: Query,
    said: Sequence[str] = (),
) -> Answer:
    """Where the statements on these claims, or those of these speakers, were read: outlet, title, day and address.

    `said` are the statements that alone are asked about, none for all of them.
    """
    found = [
        a
        for a in file.attributions
        if (not keys or a.claim in keys) and (not speakers or {a.speaker, a.on_behalf_of, *a.via} & speakers)
        if not said or a.statement in said
    ]
    lines: list[Line] = []
    for key in dict.fromkeys(a.source for a in found):
        source = file.sources.get(key)
        if source is None:
            continue
        title = f" {source.title}" if source.title else ""
        head = (Strong(source.outlet), f"{title} · {when(source.published, source.worked_out)}: ")
        verbs: dict[str, dict[str, None]] = {}
        for a in (a for a in found if a.source == key):
            verbs.setdefault(who(file.actors, a), {})[does(file.actors, a)] = None
        told = "; ".join(f"{speaker} {listed(does_what)}" for speaker, does_what in [*verbs.items()][:_TOLD])
        told += f"; {len(verbs) - _TOLD} more" if len(verbs) > _TOLD else ""
        lines.append(Line(head, (told,), read_at(file.sources, key)))
    none = Line((Strong("No source for that is on the desk."),))
    sections = (Section("Read at", tuple(lines)),) if lines else ()
    lead = Line((counted(len(lines), "source") + ".",)) if lines else none
    return Answer(understood.title(), (lead,), sections, query)
