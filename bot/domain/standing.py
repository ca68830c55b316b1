"""How a claim stands: each speaker's newest position, the independent origins, and the status that follows.

Corroboration counts independent origins at the ends of attribution chains, not mentions: fourteen outlets that
cite one agency, or repeat one wire report, are one origin.

A derived status is never "confirmed" or "refuted": those are readings that only curators give, in an assessment.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from bot.domain.days import day_order, is_before
from bot.domain.files import ActorLine, Attribution, SourceLine
from bot.domain.text import folded
from bot.domain.vocabulary import BACKING, ActorKind, Side, Stance, Status

_AGAINST = Side.AGAINST
_WITHDRAWS, _MEDIA = Stance.WITHDRAWS, ActorKind.MEDIA
"""Named once: to look a member up takes Python 3.11 longer than what it is then compared with."""


class Voice(NamedTuple):
    """One speaker on one claim: the newest position, and the older ones, newest first."""

    newest: Attribution
    older: tuple[Attribution, ...] = ()

    @property
    def all(self) -> tuple[Attribution, ...]:
        """Every position, newest first."""
        return (self.newest, *self.older)

    @property
    def turns(self) -> tuple[tuple[Stance, ...], ...]:
        """The stances gone through in words, oldest first, if they are of more than one side; else nothing.

        Those that no day surely orders stand together, in the order they came to the desk.
        """
        if not self.older:
            return ()
        spoken = [a for a in reversed(self.all) if not a.inferred]
        if len({a.stance.side for a in spoken}) < 2:
            return ()
        steps: list[list[Attribution]] = []
        for n, a in enumerate(spoken):
            if n and all(is_before(old.said_on, new.said_on) for old in spoken[:n] for new in spoken[n:]):
                steps.append([a])
            elif steps:
                steps[-1].append(a)
            else:
                steps = [[a]]
        told = [tuple(dict.fromkeys(a.stance for a in sorted(step, key=lambda a: a.first))) for step in steps]
        return tuple(step for n, step in enumerate(told) if n == 0 or step != told[n - 1])

    @property
    def open(self) -> tuple[Attribution, ...]:
        """The positions that may be the newest: no later one surely followed. Inferred ones only where all are."""
        if not self.older:
            return (self.newest,)
        taken = [a for a in self.all if not a.inferred] or self.all
        return tuple(a for a in taken if not any(is_before(a.said_on, b.said_on) for b in taken))

    @property
    def denies(self) -> bool:
        """Whether the speaker stands against the claim, as far as the days tell."""
        if not self.older:
            return self.newest.stance.side is _AGAINST
        return any(a.stance.side is _AGAINST for a in self.open)

    @property
    def took_back(self) -> bool:
        """Whether the newest position withdraws what the speaker once asserted or relayed, and not a denial."""
        if self.newest.stance is not _WITHDRAWS:
            return False
        sides = (a.stance.side for a in self.older)
        before = next((side for side in sides if side in (*BACKING, _AGAINST)), None)
        return before in BACKING

    def took(self, stances: Collection[Stance]) -> Attribution | None:
        """The newest of the positions that is one of `stances`."""
        if self.newest.stance in stances:
            return self.newest
        return next((a for a in self.older if a.stance in stances), None)


class Standing(NamedTuple):
    """The status of a claim, whether curators gave it, and what it rests on."""

    status: Status
    assessed: bool
    voices: tuple[Voice, ...]
    actors: Mapping[str, ActorLine]
    sources: Mapping[str, SourceLine]

    @property
    def origins(self) -> tuple[str, ...]:
        """Keys of actors; where a report repeats one that no actor stands for, the outlet of that report."""
        return _origins(self.voices, self.actors, self.sources)

    def on(self, side: Side) -> tuple[Voice, ...]:
        return tuple(voice for voice in self.voices if voice.newest.stance.side is side)

    @property
    def denying(self) -> tuple[Voice, ...]:
        """Those who stand against the claim, or may: no day tells whether their denial was their last word."""
        return tuple(voice for voice in self.voices if voice.denies)


def voices_of(attributions: Iterable[Attribution]) -> tuple[Voice, ...]:
    """One voice a speaker, in the order they first spoke on the desk. The newest day counts, then what came last.

    What came last is the entry with the later first revision: no edit changes it. An inferred position never outweighs
    one the same speaker took in words.
    """
    by_speaker: dict[str, list[Attribution]] = {}
    for attribution in attributions:
        by_speaker.setdefault(attribution.speaker, []).append(attribution)
    return tuple([_voice(taken) if len(taken) > 1 else Voice(taken[0]) for taken in by_speaker.values()])


def backers(attributions: Iterable[Attribution]) -> list[Voice]:
    """Who says, or passes on, in words that it is so."""
    return [v for v in voices_of(attributions) if v.newest.stance.side in BACKING and not v.newest.inferred]


def _voice(taken: Sequence[Attribution]) -> Voice:
    newest, *older = sorted(
        taken, key=lambda a: (not a.inferred, day_order(a.said_on) if a.said_on else "", a.first), reverse=True
    )
    return Voice(newest, tuple(older))


def standing(
    attributions: Iterable[Attribution],
    actors: Mapping[str, ActorLine],
    sources: Mapping[str, SourceLine],
    assessed: str = "",
) -> Standing:
    """How the claim these attributions are about stands; `assessed` is the curators' status, if any."""
    voices = voices_of(attributions)
    if assessed:
        status = Status(assessed)
    elif any(voice.denies for voice in voices):
        status = Status.DISPUTED
    elif any(voice.took_back for voice in voices) and not any(voice.newest.stance.side in BACKING for voice in voices):
        status = Status.WITHDRAWN
    elif len(_origins(voices, actors, sources)) > 1:
        status = Status.CORROBORATED
    else:
        status = Status.UNVERIFIED
    return Standing(status, bool(assessed), voices, actors, sources)


def _origins(
    voices: Sequence[Voice], actors: Mapping[str, ActorLine], sources: Mapping[str, SourceLine]
) -> tuple[str, ...]:
    """Who the claim comes from, each once.

    Those who speak for one principal are one origin, and so are a group and its members, an office and whoever is part
    of it, and a medium and those it quotes in the same piece: a medium's own voice counts only where the piece carries
    no other voice for the claim. When in doubt an origin is not counted.
    """
    backing = [v.newest for v in voices if v.newest.stance.side in BACKING and not v.newest.inferred and not v.denies]
    if not backing:
        return ()
    own_voice = [a for a in backing if not a.via and a.speaker in actors and actors[a.speaker].kind == _MEDIA]
    quoting = {a.source for a in backing if a not in own_voice}
    relaying = {a.source for a in own_voice if not _is_outlet(a, actors, sources)}
    found: dict[str, str] = {}
    for a in backing:
        if a not in own_voice:
            found.setdefault(a.via[-1] if a.via else a.on_behalf_of or a.speaker, _far_end(a))
        elif a.source not in quoting and not (a.source in relaying and _is_outlet(a, actors, sources)):
            found.update({end: end for end in _outlets_repeated(a.source, sources) or [_far_end(a)]})
    for principal in list(found):  # a group that speaks for another of them is no origin beside it
        if principal in actors and not found.keys().isdisjoint(actors[principal].members):
            del found[principal]
    for principal in list(found):
        if principal in actors and actors[principal].part_of in found:
            del found[principal]
    return tuple(dict.fromkeys(found.values()))


def _is_outlet(attribution: Attribution, actors: Mapping[str, ActorLine], sources: Mapping[str, SourceLine]) -> bool:
    """Whether the speaker is the medium that the piece itself was read in, going by their names."""
    if attribution.source not in sources:
        return False
    outlet = folded(sources[attribution.source].outlet)
    speaker = folded(actors[attribution.speaker].name)
    return outlet in speaker or speaker in outlet


def _far_end(attribution: Attribution) -> str:
    """The far end of the attribution chain: the last one cited, or the speaker."""
    return attribution.via[-1] if attribution.via else attribution.speaker


def _outlets_repeated(key: str, sources: Mapping[str, SourceLine]) -> list[str]:
    """The outlets of the sources that a source goes back to, near or far; none where it repeats no other."""
    roots: list[str] = []
    seen = {key}
    pending = [key]
    while pending:
        at = pending.pop()
        repeated = [far for far in sources[at].derives_from if far in sources] if at in sources else []
        if not repeated and at != key:
            roots.append(sources[at].outlet)
        pending.extend(far for far in repeated if far not in seen)
        seen.update(repeated)
    return sorted(roots)


def predates(denial: Attribution, all_of_claim: Sequence[Attribution]) -> bool:
    """Whether a denial is surely older than every assertion and report of the claim it denies: each has a later day."""
    backing = [a.said_on for a in all_of_claim if a.stance.side in BACKING]
    return bool(backing) and all(is_before(denial.said_on, day) for day in backing)
