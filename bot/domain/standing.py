"""How a claim stands: each speaker's newest position, the independent origins, and the status that follows.

Corroboration counts independent origins at the ends of attribution chains, not mentions: fourteen outlets that
cite one agency are one origin. A derived status is never "confirmed" or "refuted": those are readings that only
curators give, in an assessment.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain.days import day_order, is_before
from bot.domain.files import Attribution
from bot.domain.vocabulary import Side, Stance, Status


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker on one claim: the newest position, and the older ones, newest first."""

    newest: Attribution
    older: tuple[Attribution, ...] = ()

    @property
    def reversed(self) -> tuple[Stance, ...]:
        """The stances gone through, oldest first, if the speaker changed sides; else nothing."""
        sides = {a.stance.side for a in (self.newest, *self.older)}
        return tuple(a.stance for a in (*reversed(self.older), self.newest)) if len(sides) > 1 else ()


@dataclass(frozen=True, slots=True)
class Standing:
    """The status of a claim, whether curators gave it, and what it rests on."""

    status: Status
    assessed: bool
    voices: tuple[Voice, ...]
    origins: tuple[str, ...]

    def on(self, side: Side) -> tuple[Voice, ...]:
        return tuple(voice for voice in self.voices if voice.newest.stance.side is side)


def voices_of(attributions: Iterable[Attribution]) -> tuple[Voice, ...]:
    """One voice a speaker, in the order they first spoke on the desk. The newest day counts, then the newest entry.

    An inferred position never outweighs one the same speaker took in words.
    """
    by_speaker: dict[str, list[Attribution]] = {}
    for attribution in attributions:
        by_speaker.setdefault(attribution.speaker, []).append(attribution)
    voices: list[Voice] = []
    for taken in by_speaker.values():
        if len(taken) > 1:
            taken.sort(key=lambda a: (not a.inferred, day_order(a.said_on) if a.said_on else "", a.seq), reverse=True)
        voices.append(Voice(taken[0], tuple(taken[1:])))
    return tuple(voices)


def standing(attributions: Iterable[Attribution], assessed: str = "") -> Standing:
    """How the claim these attributions are about stands; `assessed` is the curators' status, if any."""
    voices = voices_of(attributions)
    sides = {voice.newest.stance.side for voice in voices}
    origins = dict.fromkeys(
        origin(voice.newest)
        for voice in voices
        if voice.newest.stance.side in (Side.FOR, Side.RELAYING) and not voice.newest.inferred
    )
    if assessed:
        status = Status(assessed)
    elif Side.AGAINST in sides:
        status = Status.DISPUTED
    elif Side.WITHDRAWN in sides and not sides & {Side.FOR, Side.RELAYING}:
        status = Status.WITHDRAWN
    elif len(origins) > 1:
        status = Status.CORROBORATED
    else:
        status = Status.UNVERIFIED
    return Standing(status, bool(assessed), voices, tuple(origins))


def origin(attribution: Attribution) -> str:
    """The actor at the far end of the attribution chain."""
    return attribution.via[-1] if attribution.via else attribution.speaker


def predates(denial: Attribution, all_of_claim: Sequence[Attribution]) -> bool:
    """Whether a denial is surely older than the first assertion or report of the claim it denies."""
    spoken = [a.said_on for a in all_of_claim if a.stance.side in (Side.FOR, Side.RELAYING) and a.said_on]
    return bool(spoken) and is_before(denial.said_on, min(spoken, key=day_order))
