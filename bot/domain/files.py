"""What is on the desk about one topic, claim or actor, as the store read it at one moment.

Lines are named tuples: an answer to `!claims` is made of some seventy of them in well under a millisecond.
Days stay in their written form ("by 2024-10-18"); an empty string means "not known".
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.domain.entries import Assessment, Claim, Evidence, Topic
from bot.domain.vocabulary import ActorKind, LinkKind, Stance


class TopicLine(NamedTuple):
    """One story in the list of stories. `changed` is an ISO 8601 UTC time, `closed` a written day or empty."""

    key: str
    title: str
    claims: int
    actors: int
    changed: str
    closed: str = ""


class ClaimLine(NamedTuple):
    """A claim, short. `assessed` is the status its curators gave it, or empty.

    `worked_out` says that the source does not name the day on which it happened.
    """

    key: str
    topic: str
    text: str
    happened: str
    assessed: str
    worked_out: bool = False


class Attribution(NamedTuple):
    """One statement's position towards one claim: who, which stance, when, in which words, read where.

    `seq` is the number of the statement's revision, `first` that of its first one, which no edit changes. `worked_out`
    says that no source names the day it was said on.
    """

    statement: str
    claim: str
    stance: Stance
    inferred: bool
    speaker: str
    on_behalf_of: str
    said_on: str
    quote: str
    paraphrase: str
    hedge: str
    source: str
    via: tuple[str, ...]
    seq: int
    first: int
    worked_out: bool = False

    @property
    def text(self) -> str:
        """Its words: what is quoted and what is told of it."""
        return f"{self.quote} {self.paraphrase}"

    @property
    def who(self) -> frozenset[str]:
        """Who is heard in it: the speaker, and on whose behalf."""
        return frozenset((self.speaker, self.on_behalf_of))


class LinkLine(NamedTuple):
    """How one claim bears on another."""

    claim: str
    kind: LinkKind
    far: str


class ActorLine(NamedTuple):
    key: str
    name: str
    kind: str
    role: str
    part_of: str
    members: tuple[str, ...] = ()

    @property
    def is_person(self) -> bool:
        return self.kind == ActorKind.PERSON


class SourceLine(NamedTuple):
    key: str
    outlet: str
    title: str
    url: str
    archived_url: str
    published: str
    language: str
    derives_from: tuple[str, ...]
    worked_out: bool = False


def by_claim(attributions: Iterable[Attribution]) -> dict[str, list[Attribution]]:
    """The positions, claim by claim; a claim without any gives an empty list."""
    found: defaultdict[str, list[Attribution]] = defaultdict(list)
    for attribution in attributions:
        found[attribution.claim].append(attribution)
    return found


@dataclass(frozen=True, slots=True)
class TopicFile:
    """Everything lines can say of a topic. `actors` hold all that the lines name, `sources` also those of evidence.

    Where it is not whole, it holds some of the claims, and what belongs to them.
    """

    key: str
    topic: Topic
    claims: tuple[ClaimLine, ...]
    attributions: tuple[Attribution, ...]
    actors: dict[str, ActorLine]
    sources: dict[str, SourceLine]
    links: tuple[LinkLine, ...] = ()
    is_whole: bool = True

    def of_claim(self, claim: str) -> tuple[Attribution, ...]:
        """The positions on one claim; for all claims at once see by_claim."""
        return tuple(a for a in self.attributions if a.claim == claim)

    @property
    def texts(self) -> dict[str, str]:
        """What each claim says, by its key."""
        return {line.key: line.text for line in self.claims}


@dataclass(frozen=True, slots=True)
class ClaimFile:
    """One claim whole. `links` run from it, `linked_from` to it; `others` are the claims at their far ends.

    `assessed_on` is the ISO day (UTC) of the assessment's newest revision, `assessed_by` who signed it; empty without.
    `worked_out` says of statements, by their keys, how the day they were made on follows where no source names it.
    """

    key: str
    claim: Claim
    topic_title: str
    attributions: tuple[Attribution, ...]
    evidence: tuple[Evidence, ...]
    assessment: Assessment | None
    linked_from: tuple[LinkLine, ...]
    others: dict[str, ClaimLine]
    other_attributions: tuple[Attribution, ...]
    actors: dict[str, ActorLine]
    sources: dict[str, SourceLine]
    assessed_on: str = ""
    assessed_by: str = ""
    worked_out: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class ActorFile:
    """What an actor said, itself, through those who speak for it or belong to it, or as a member of a group.

    `groups` are the keys of the groups that speak for it, near or far. Where it is not whole, it holds the newest.
    """

    key: str
    actor: ActorLine
    claims: dict[str, ClaimLine]
    attributions: tuple[Attribution, ...]
    actors: dict[str, ActorLine]
    sources: dict[str, SourceLine]
    aliases: tuple[str, ...] = field(default=())
    groups: tuple[str, ...] = field(default=())
    is_whole: bool = True

    def member(self, said: Attribution) -> str:
        """The actor itself where a group said it on its behalf; else empty."""
        return self.key if said.speaker in self.groups else ""
