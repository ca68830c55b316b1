"""The closed word lists of the desk: kinds, stances, statuses, links. Each word is what a reader sees."""

from enum import StrEnum


class Kind(StrEnum):
    """The seven kinds of entry."""

    TOPIC = "topic"
    ACTOR = "actor"
    SOURCE = "source"
    CLAIM = "claim"
    STATEMENT = "statement"
    EVIDENCE = "evidence"
    ASSESSMENT = "assessment"

    @property
    def called(self) -> str:
        """What readers call such an entry: a topic is a story, an actor a speaker."""
        return {Kind.TOPIC: "story", Kind.ACTOR: "speaker"}.get(self, self.value)

    @property
    def section(self) -> str:
        """The heading a pack lists this kind under."""
        return "evidence" if self is Kind.EVIDENCE else f"{self.value}s"


class Side(StrEnum):
    """Where a stance stands towards the claim it is attached to."""

    FOR = "for"
    RELAYING = "relaying"
    OPEN = "open"
    AGAINST = "against"
    WITHDRAWN = "withdrawn"


class Stance(StrEnum):
    """What one statement does with one claim. "Finds no evidence" is open, never a denial."""

    ASSERTS = "asserts"
    CONFIRMS = "confirms"
    REPORTS = "reports"
    DOUBTS = "doubts"
    FINDS_NO_EVIDENCE = "finds no evidence"
    HAS_NOT_CONFIRMED = "has not confirmed"
    DECLINES = "declines to comment"
    DENIES = "denies"
    DISPUTES = "disputes"
    WITHDRAWS = "withdraws"

    @property
    def side(self) -> Side:
        return _SIDES[self]

    @property
    def mark(self) -> str:
        """A sign beside the word, never instead of it."""
        return _SIDE_MARKS[self.side]


_SIDES = {
    Stance.ASSERTS: Side.FOR,
    Stance.CONFIRMS: Side.FOR,
    Stance.REPORTS: Side.RELAYING,
    Stance.DOUBTS: Side.OPEN,
    Stance.FINDS_NO_EVIDENCE: Side.OPEN,
    Stance.HAS_NOT_CONFIRMED: Side.OPEN,
    Stance.DECLINES: Side.OPEN,
    Stance.DENIES: Side.AGAINST,
    Stance.DISPUTES: Side.AGAINST,
    Stance.WITHDRAWS: Side.WITHDRAWN,
}
_SIDE_MARKS = {
    Side.FOR: "▲",
    Side.RELAYING: "△",
    Side.OPEN: "◇",
    Side.AGAINST: "▼",
    Side.WITHDRAWN: "↩",
}


class Status(StrEnum):
    """How a claim stands. The order is the order answers group claims in."""

    DISPUTED = "disputed"
    REFUTED = "refuted"
    CONFIRMED = "confirmed"
    CORROBORATED = "corroborated"
    UNVERIFIED = "unverified"
    WITHDRAWN = "withdrawn"

    @property
    def mark(self) -> str:
        """A sign beside the word, never instead of it."""
        return _STATUS_MARKS[self]


_STATUS_MARKS = {
    Status.DISPUTED: "⚖",
    Status.REFUTED: "✖",
    Status.CONFIRMED: "✔",
    Status.CORROBORATED: "◉",
    Status.UNVERIFIED: "○",
    Status.WITHDRAWN: "↩",
}


class ActorKind(StrEnum):
    STATE = "state"
    AGENCY = "agency"
    PERSON = "person"
    MEDIA = "media"
    GROUP = "group"


class EvidenceKind(StrEnum):
    SATELLITE_IMAGERY = "satellite imagery"
    PHOTOGRAPH = "photograph"
    VIDEO = "video"
    DOCUMENT = "document"
    DATA = "data"
    INTELLIGENCE = "intelligence"
    TESTIMONY = "testimony"


class Bearing(StrEnum):
    """Whether evidence was offered for a claim or against it."""

    FOR = "for"
    AGAINST = "against"


class LinkKind(StrEnum):
    """How one claim bears on another."""

    CONTRADICTS = "contradicts"
    SUPPORTS = "supports"
    REFINES = "refines"
    SUPERSEDES = "supersedes"


class Basis(StrEnum):
    """Whether the speaker took the position in words, or it follows from what was said."""

    EXPLICIT = "explicit"
    INFERRED = "inferred"
