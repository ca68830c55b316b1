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


RETRACTED = (Kind.CLAIM, Kind.STATEMENT, Kind.EVIDENCE)
"""The kinds of which a moderator takes an entry off the desk by itself."""


class Side(StrEnum):
    """Where a stance stands towards the claim it is attached to."""

    FOR = "for"
    RELAYING = "relaying"
    OPEN = "open"
    AGAINST = "against"
    WITHDRAWN = "withdrawn"


BACKING = (Side.FOR, Side.RELAYING)
"""The sides of who says, or passes on, that a claim is so."""

_SIDE_MARKS = {
    Side.FOR: "▲",
    Side.RELAYING: "△",
    Side.OPEN: "◇",
    Side.AGAINST: "▼",
    Side.WITHDRAWN: "↩",
}


class Stance(StrEnum):
    """What one statement does with one claim. "Finds no evidence" is open, never a denial."""

    side: Side
    mark: str
    """A sign beside the word, never instead of it."""

    ASSERTS = "asserts", Side.FOR
    CONFIRMS = "confirms", Side.FOR
    REPORTS = "reports", Side.RELAYING
    DOUBTS = "doubts", Side.OPEN
    FINDS_NO_EVIDENCE = "finds no evidence", Side.OPEN
    HAS_NOT_CONFIRMED = "has not confirmed", Side.OPEN
    DECLINES = "declines to comment", Side.OPEN
    DENIES = "denies", Side.AGAINST
    DISPUTES = "disputes", Side.AGAINST
    WITHDRAWS = "withdraws", Side.WITHDRAWN

    def __new__(cls, word: str, side: Side) -> "Stance":
        """Plain attributes: a large answer asks for them some thousand times."""
        stance = str.__new__(cls, word)
        stance._value_ = word
        stance.side, stance.mark = side, _SIDE_MARKS[side]
        return stance


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
