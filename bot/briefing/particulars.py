"""Answers to when, where, how many and on what evidence: the claims or figures that say it, then those of the story."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.briefing.answer import Answer, Line, Query, Section, Strong
from bot.briefing.asked import Understood
from bot.briefing.figures import shown_figure
from bot.briefing.phrases import (
    claim_choice,
    counted,
    credited,
    does_it,
    how,
    listed,
    name,
    published,
    read_at,
    voice_lines,
    when,
    who,
)
from bot.briefing.topic import claim_standings
from bot.domain.days import shown_span
from bot.domain.entries import Claim, Evidence
from bot.domain.files import ClaimLine, TopicFile
from bot.domain.sought import Intent
from bot.domain.standing import Voice, backers, voices_of
from bot.domain.vocabulary import Bearing, EvidenceKind, Side, Stance, Status

_NOUN = {Intent.WHEN: "day", Intent.WHERE: "place", Intent.HOW_MANY: "figure"}
_COUNTS = re.compile(r" \((?P<what>[^()]+)\), ")
_ALIKE = 4
"""What one of several figures counts, and how many letters of two words are those of one: "injured", "injuries"."""


def particulars(
    intent: Intent,
    file: TopicFile,
    claims: Mapping[str, Claim],
    keys: Sequence[str],
    understood: Understood,
    query: Query,
) -> Answer:
    """When, where or how many, by the claims `keys`: each with who says so; then who said what, and when.

    Where some of them tell it the others are left out.
    """
    facts = {key: _facts(intent, key, claims[key], file) for key in keys if key in claims}
    told = [line for lines in facts.values() for line in lines]
    shown = [key for key, lines in facts.items() if lines or not told]
    sections: list[Section] = []
    for key in shown:
        lines = [line for v in voices_of(file.of_claim(key)) for line in voice_lines(v, file.actors, file.sources)]
        heading = "In whose words" if told and len(shown) == 1 else claims[key].text
        sections.append(Section(heading, tuple(lines), opens=claim_choice(key, claims[key].text)))
    answered = 0 if told else None
    if not told:
        noun = _NOUN[intent]
        told = [Line((Strong(f"No {noun} for {'this claim' if len(keys) == 1 else 'these claims'} is on the desk."),))]
        if intent is Intent.WHEN:
            told += _spoken(file, keys)
    return Answer(understood.title(), tuple(told), tuple(sections), query, first=answered)


def _facts(intent: Intent, key: str, claim: Claim, file: TopicFile) -> list[Line]:
    sayers = credited(backers(file.of_claim(key)), file.actors, file.sources) or ("nobody on record says so in words",)
    if against := credited(_opponents(file, key), file.actors, file.sources):
        sayers = (*sayers, "; ", *against)
    facts: list[str] = []
    if intent is Intent.WHEN and claim.happened:
        facts = [shown_span(claim.happened.span) + how(claim.happened.worked_out is not None)]
    elif intent is Intent.WHERE and claim.places:
        facts = [listed(claim.places)]
    elif intent is Intent.HOW_MANY:
        several = len({figure.counts for figure in claim.figures}) > 1
        facts = [
            f"{shown_figure(figure)}{f' ({figure.counts})' if several else ''}, {figure.phase}"
            for figure in claim.figures
        ]
    choice = claim_choice(key, claim.text)
    return [
        Line((Strong(f"{fact[:1].upper()}{fact[1:]}"), ": "), (claim.text,), sayers, opens=choice) for fact in facts
    ]


def _opponents(file: TopicFile, key: str) -> list[Voice]:
    """Who says otherwise, or took it back."""
    sides = (Side.AGAINST, Side.WITHDRAWN)
    return [v for v in voices_of(file.of_claim(key)) if v.newest.stance.side in sides and not v.newest.inferred]


def _spoken(file: TopicFile, keys: Sequence[str]) -> list[Line]:
    """When it was said, where no day is known on which it happened."""
    lines: list[Line] = []
    for key in keys:
        for voice in voices_of(file.of_claim(key)):
            a = voice.newest
            said = f" {does_it(file.actors, a)} · "
            lines.append(
                Line(
                    (Strong(who(file.actors, a)), said, when(a.said_on, a.worked_out)),
                    (),
                    read_at(file.sources, a.source),
                )
            )
    return lines[:4]


_KINDS = {
    "video": (EvidenceKind.VIDEO,),
    "footage": (EvidenceKind.VIDEO,),
    **dict.fromkeys(
        ("photo", "photograph", "picture", "image"), (EvidenceKind.PHOTOGRAPH, EvidenceKind.SATELLITE_IMAGERY)
    ),
    "document": (EvidenceKind.DOCUMENT,),
}
"""What kinds of evidence one word asks for."""
_BEFORE_KIND = ("is", "are", "any", "a", "the", "that", "no", "which", "what", "there", "some")
"""What stands before such a word where it asks for evidence of that kind."""


def of_kind(answer: Answer, words: Iterable[str]) -> Answer:
    """An answer on evidence that says so where none of a kind that is asked for is among it: "is there a video"."""
    singular = (word.removesuffix("s") for before, word in pairwise(words) if before in _BEFORE_KIND)
    asked = next((word for word in singular if word in _KINDS), "")
    if not asked or not answer.offered or not answer.offered.isdisjoint(_KINDS[asked]):
        return answer
    return replace(answer, lead=(Line((Strong(f"No {asked} is on the desk."),)), *answer.lead))


def by_words(intent: Intent, answer: Answer, words: Sequence[str]) -> Answer:
    """An answer as the words of its question ask for it: on evidence of a kind, on numbers of what is counted."""
    match intent:
        case Intent.EVIDENCE:
            return of_kind(answer, words)
        case Intent.HOW_MANY:
            return counted_first(answer, words)
        case _:
            return answer


def counted_first(answer: Answer, words: Iterable[str]) -> Answer:
    """An answer on numbers in which of one claim's figures those come first that count what is asked by its words."""
    asked = {word[:_ALIKE] for word in words if len(word) >= _ALIKE}
    heads = [line.head[0].text if line.head and isinstance(line.head[0], Strong) else "" for line in answer.lead]
    counts = {n: found["what"].lower().split() for n, head in enumerate(heads) if (found := _COUNTS.search(head))}
    ordered = iter(sorted(counts, key=lambda n: -len(asked.intersection(word[:_ALIKE] for word in counts[n]))))
    lead = [answer.lead[next(ordered)] if n in counts else line for n, line in enumerate(answer.lead)]
    return replace(answer, lead=tuple(lead))


def evidence(
    file: TopicFile,
    offered: Mapping[str, Evidence],
    keys: Sequence[str],
    speakers: frozenset[str],
    understood: Understood,
    query: Query,
    *,
    exact: bool = True,
) -> Answer:
    """What was offered for or against the claims `keys`, or in all the story where there are none.

    `speakers` are those whose evidence is asked for, empty for anybody's: where they offered none, that they found none
    is what they said of it.
    """
    texts = {claim.key: claim for claim in file.claims}
    asked = [
        each
        for each in offered.values()
        if exact and (not keys or each.claim in keys) and (not speakers or each.offered_by in speakers)
    ]
    if asked:
        on = len({each.claim for each in asked})
        lead = Line(
            (
                Strong(f"Evidence was offered for or against {counted(on, 'claim')}."),
                " The desk tells of it and judges none.",
            )
        )
    else:
        by = f" by {understood.speakers[0]}" if speakers and understood.speakers else ""
        what = "for this claim " if keys and exact else "for exactly that " if not exact else "for this story "
        lead = Line((Strong(f"No evidence {what}{f'offered{by} ' if by else ''}is on the desk."),))
    none_found = [] if asked else _finding_none(file, keys if exact else (), speakers)
    if none_found:
        lead = Line((*lead.head, " What was said of evidence there:"))
    shown = asked or ([] if none_found else list(offered.values()))
    spoken = none_found or ([] if asked else spoken_to(file, keys))
    elsewhere = "Offered by others: " if speakers and not keys else "Offered for another claim: "
    sections = _evidence_sections(file, shown, texts, "" if asked else elsewhere)
    return Answer(
        understood.title(),
        (lead,),
        (*spoken, *sections),
        query,
        first=None if asked else len(spoken),
        offered=frozenset(each.kind for each in shown if each.claim in texts),
    )


def _finding_none(file: TopicFile, keys: Sequence[str], speakers: frozenset[str]) -> list[Section]:
    """For which claims these speakers found no evidence, or do not hold: first these claims, then others, as such."""
    texts = {claim.key: claim.text for claim in file.claims}
    taken = [a for a in file.attributions if a.stance is Stance.FINDS_NO_EVIDENCE and a.claim in texts]
    own = [a for a in taken if a.who & speakers]
    sections: list[Section] = []
    for key in sorted(dict.fromkeys(a.claim for a in own), key=lambda key: key not in keys):
        voices = voices_of([a for a in file.of_claim(key) if a.who & speakers])
        lines = [line for v in voices for line in voice_lines(v, file.actors, file.sources)]
        heading = f"Another claim: {texts[key]}" if keys and key not in keys else texts[key]
        sections.append(Section(heading, tuple(lines), opens=claim_choice(key, texts[key])))
    return sections


def spoken_to(file: TopicFile, keys: Sequence[str], before: str = "") -> list[Section]:
    """What was said of each of these claims, where somebody spoke to it; `before` stands before their texts."""
    sections: list[Section] = []
    texts = {claim.key: claim.text for claim in file.claims}
    for key in keys:
        lines = [line for v in voices_of(file.of_claim(key)) for line in voice_lines(v, file.actors, file.sources)]
        if key in texts and lines:
            sections.append(Section(f"{before}{texts[key]}", tuple(lines), opens=claim_choice(key, texts[key])))
    return sections


def _evidence_sections(
    file: TopicFile, offered: Sequence[Evidence], texts: Mapping[str, ClaimLine], before: str
) -> list[Section]:
    claims = dict.fromkeys(each.claim for each in offered)
    sections: list[Section] = []
    for key in claims:
        lines = tuple(
            Line(
                (
                    f"{each.kind.value}, offered {'against it ' if each.bears is Bearing.AGAINST else ''}by ",
                    Strong(name(file.actors, each.offered_by)),
                    ": ",
                ),
                (each.description,),
                published(file.sources, each.source),
            )
            for each in offered
            if each.claim == key
        )
        if key in texts:
            sections.append(Section(f"{before}{texts[key].text}", lines, opens=claim_choice(key, texts[key].text)))
    return sections


def of_status(file: TopicFile, status: Status, asked: Sequence[str], understood: Understood, query: Query) -> Answer:
    """The claims of the story that stand so, each with who takes which side; first those that are `asked` about."""
    standings = claim_standings(file)
    found = [claim for claim in file.claims if standings[claim.key].status is status]
    found.sort(key=lambda claim: claim.key not in asked)
    told = f"{counted(len(found), 'claim')} of this story {'is' if len(found) == 1 else 'are'} {status.value}."
    if not found:
        told = f"No claim of this story on the desk is {status.value}."
    elif asked and found[0].key not in asked:
        told = f"Exactly that is not {status.value} on the desk. {told}"
    lead = [Line((Strong(told),))]
    denied = sum(stands.status is Status.DISPUTED for stands in standings.values())
    if status is Status.UNVERIFIED and denied:
        one = f"{counted(denied, 'more claim')} {'is' if denied == 1 else 'are'} disputed"
        lead.append(Line((f"{one}, so not confirmed either: ask “what is disputed”.",)))
    sections = tuple(
        Section(
            claim.text,
            tuple(
                line
                for voice in sorted(standings[claim.key].voices, key=lambda v: v.newest.stance.side is not Side.AGAINST)
                for line in voice_lines(voice, file.actors, file.sources)
            ),
            opens=claim_choice(claim.key, claim.text),
        )
        for claim in found
    )
    return Answer(understood.title(), tuple(lead), sections, query)


def listed_claims(file: TopicFile, keys: Sequence[str], first: str, understood: Understood, query: Query) -> Answer:
    """Several claims that fit what was asked alike, each with its status and who takes which side."""
    standings = claim_standings(file)
    sections: list[Section] = []
    for claim in file.claims:
        if claim.key in keys:
            stands = standings[claim.key]
            lines = [line for voice in stands.voices for line in voice_lines(voice, file.actors, file.sources)]
            status = f"{stands.status.mark} {stands.status.value}{'' if stands.assessed else ', by what was said'}"
            sections.append(
                Section(f"{claim.text} — {status}", tuple(lines), opens=claim_choice(claim.key, claim.text))
            )
    return Answer(understood.title(), (Line((first,)),), tuple(sections), query)
