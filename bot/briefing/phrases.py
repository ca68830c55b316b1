"""The few phrases answers are built from: who said it, for whom, citing whom, when, and where it was read."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from bot.briefing.answer import Line, Piece, Said, Strong, Web
from bot.domain.days import is_before, shown_day
from bot.domain.files import ActorLine, Attribution, ClaimLine, SourceLine
from bot.domain.refusals import Choice
from bot.domain.standing import Voice
from bot.domain.text import shortened
from bot.domain.vocabulary import Kind, Stance, Status

Actors = Mapping[str, ActorLine]
Sources = Mapping[str, SourceLine]

_SINGULAR = {stance: stance.value for stance in Stance}
PLURAL = {
    Stance.ASSERTS: "assert",
    Stance.CONFIRMS: "confirm",
    Stance.REPORTS: "report",
    Stance.DOUBTS: "doubt",
    Stance.FINDS_NO_EVIDENCE: "find no evidence",
    Stance.HAS_NOT_CONFIRMED: "have not confirmed",
    Stance.DECLINES: "decline to comment",
    Stance.DENIES: "deny",
    Stance.DISPUTES: "dispute",
    Stance.WITHDRAWS: "withdraw",
}
PAST = {
    Stance.ASSERTS: "asserted",
    Stance.CONFIRMS: "confirmed",
    Stance.REPORTS: "reported",
    Stance.DOUBTS: "doubted",
    Stance.FINDS_NO_EVIDENCE: "found no evidence",
    Stance.HAS_NOT_CONFIRMED: "did not confirm",
    Stance.DECLINES: "declined to comment",
    Stance.DENIES: "denied",
    Stance.DISPUTES: "disputed",
    Stance.WITHDRAWS: "withdrew",
}
_WITH_ARTICLE = (
    *("Service", "Agency", "Ministry", "office", "Office", "Kremlin", "States", "Kingdom", "White House", "Commission"),
    *("Authority", "Department", "Union", "Nations", "Netherlands", "Emirates", "Philippines", "Guard", "Executive"),
    *("CIA", "FBI", "EU"),
)
SPOKESMAN = re.compile(r"\bspokes(?:man|woman|person)\b|\bpress (?:secretary|officer)\b", re.IGNORECASE)
_CLAIM = Kind.CLAIM
_ROLE = 80
_MANY = (" media", "experts", " allies")
_PLACED = re.compile(r" (?:of|at|in|from|for|on) ")


def name(actors: Actors, key: str) -> str:
    """What readers call the actor; the key where the desk has no entry for it."""
    return actors[key].name if key in actors else key


def does(actors: Actors, attribution: Attribution, member: str = "") -> str:
    """The stance as a verb that agrees with its speaker, or with the `member` who says it: "denies", "report"."""
    return verb(actors, member or attribution.speaker, attribution.stance)


def does_it(actors: Actors, attribution: Attribution) -> str:
    """The same of a claim that was named before: "denies it", "finds no evidence of it"."""
    of = {Stance.FINDS_NO_EVIDENCE: "of ", Stance.DECLINES: "on "}.get(attribution.stance, "")
    return f"{does(actors, attribution)} {of}it"


def verb(actors: Actors, speaker: str, stance: Stance) -> str:
    """The stance as a verb that agrees with a speaker."""
    return (PLURAL if _are_many(name(actors, speaker)) else _SINGULAR)[stance]


@lru_cache(1_024)
def _are_many(speaker: str) -> bool:
    """Whether a name is that of several people: "unnamed officials", "relatives of the crew"."""
    head = _PLACED.split(speaker)[0].split(" ")[-1]
    several = head.islower() and (head == "people" or (head.endswith("s") and not head.endswith(("ss", "us", "is"))))
    return several or speaker.endswith(_MANY)


def who(actors: Actors, attribution: Attribution, member: str = "") -> str:
    """The speaker with whom it speaks for and whom it cites, ready for a verb: "Dmitry Peskov, for Russia,".

    A spokesman of whom no one wrote down for whom it was said has the role of the actor's entry instead.

    A `member` of the group that speaks says it "as one of" them.
    """
    parts = [name(actors, attribution.speaker)]
    if member:
        parts = [name(actors, member), f"as one of {the(parts[0])}"]
    if attribution.on_behalf_of:
        parts.append(f"for {name(actors, attribution.on_behalf_of)}")
    elif not member and (role := speaks_for(actors.get(attribution.speaker))):
        parts.append(role)
    if attribution.via:
        parts.append("citing " + ", citing ".join(the(name(actors, key)) for key in attribution.via))
    return ", ".join(parts) + ("," if len(parts) > 1 else "")


def speaks_for(actor: ActorLine | None) -> str:
    """A spokesman's role, as the actor's entry tells it; of anybody else nothing: they may speak for themselves."""
    role = actor.role if actor else ""
    return shortened(role, _ROLE) if SPOKESMAN.search(role) else ""


def the(actor: str) -> str:
    """The actor's name as it stands inside a sentence: "the National Intelligence Service"."""
    named = actor.endswith(_WITH_ARTICLE) or actor.startswith(("Government of", "Ministry of", "Department of"))
    return f"the {actor}" if named and not actor.startswith(("the ", "The ")) else actor


def when(day: str, worked_out: bool = False) -> str:
    return f"{shown_day(day)}{how(worked_out)}" if day else "day not known"


def how(worked_out: bool) -> str:
    """What follows a day that no source names: how it follows is told by the card alone."""
    return " (worked out)" if worked_out else ""


def read_at(sources: Sources, key: str) -> tuple[Piece, ...]:
    """Where it was read: the address if the desk has one, else the outlet's name."""
    source = sources.get(key)
    if source is None:
        return ("source not on the desk",)
    if source.url:
        return (Web(source.url),)
    return (source.outlet,)


def published(sources: Sources, key: str) -> tuple[Piece, ...]:
    """The tail of what was offered: when its source came out, which is the only day it has, and where it was read."""
    source = sources.get(key)
    day = f"published {when(source.published, source.worked_out)}" if source and source.published else when("")
    return (f"{day} · ", *read_at(sources, key))


def dated(attribution: Attribution, sources: Sources, worked_out: str = "") -> tuple[Piece, ...]:
    """The tail of a line: when it was said, how that was `worked_out` if that is to be told, and where it was read."""
    reason = f" (worked out: {worked_out})" if worked_out else how(attribution.worked_out)
    return (f"{when(attribution.said_on)}{reason} · ", *read_at(sources, attribution.source))


QUOTED = 240
"""How much of a quote a list shows; the card of its claim shows all of it."""
_TOLD = 480
"""The same of a paraphrase."""


def words(attribution: Attribution, *, whole: bool = False) -> tuple[Piece, ...]:
    """What was said: the quoted words first, then the paraphrase set apart from them, with its hedge.

    Both are shortened as a list shows them, or `whole`.
    """
    said, told = attribution.quote, attribution.paraphrase
    if not whole:
        said, told = shortened(said, QUOTED), shortened(told, _TOLD)
    parted = " — " if said and told else ""
    return (*((Said(said),) if said else ()), f"{parted}{told}{hedged(attribution)}")


def whole_words(attribution: Attribution) -> tuple[Piece, ...]:
    """The same, of any length."""
    return words(attribution, whole=True)


Tells = Callable[[Attribution], tuple[Piece, ...]]
"""What is told of a position's words."""


class Once:
    """Tells the words of a statement at the first claim it is told of, and at each further one where they stand."""

    def __init__(self, claims: Mapping[str, ClaimLine]) -> None:
        self._claims = claims
        self._told: dict[str, str] = {}

    def behind(self, attribution: Attribution) -> tuple[Piece, ...]:
        """The words as they go on from the claim's text."""
        if self._told.get(attribution.statement, attribution.claim) != attribution.claim:
            return (f", in the same statement as above{hedged(attribution)}.",)
        return (". ", *self(attribution))

    def __call__(self, attribution: Attribution) -> tuple[Piece, ...]:
        at = self._told.get(attribution.statement, attribution.claim)
        if at == attribution.claim:
            if not attribution.inferred:
                self._told[attribution.statement] = at
            return words(attribution)
        claim = shortened(self._claims[at].text, _NAME)
        return (f"see the statement above, under “{claim}”{hedged(attribution)}",)


def hedged(attribution: Attribution) -> str:
    """ " (hedged: expects)" behind what was said, or nothing."""
    return f" (hedged: {attribution.hedge})" if attribution.hedge else ""


def voice_lines(
    voice: Voice,
    actors: Actors,
    sources: Sources,
    *,
    shown: Attribution | None = None,
    notes: Iterable[str] = (),
    member: str = "",
    tells: Tells = words,
    worked_out: Mapping[str, str] | None = None,
) -> list[Line]:
    """One speaker's position with its words, day and source; below it every other one it took towards the claim.

    `shown` is the position that was asked about, the newest if left out. A reversal is said in the first line.
    `member` is who was asked about, where a group speaks for it. `tells` gives the words, shortened as a list shows
    them if left out. `worked_out` are the statements, by their keys, of whose day it is told how it follows.
    """
    days = worked_out or {}
    a = shown or voice.newest
    later = a.stance is not voice.newest.stance and is_before(a.said_on, voice.newest.said_on)
    now = [f"newest position: {voice.newest.stance.value}"] if later else []
    marks = [*([turned(voice)] if voice.turns else now), *_inferred(a), *notes]
    said = f" {does(actors, a, member)}" + (f" [{'; '.join(marks)}]" if marks else "") + ": "
    lines = [
        Line(
            (f"{a.stance.mark} ", Strong(who(actors, a, member)), said),
            tells(a),
            dated(a, sources, days.get(a.statement, "")),
        )
    ]
    for other in voice.all if voice.older else ():
        if other is not a:
            mark = f" [{_inferred(other)[0]}]" if other.inferred else ""
            head = f"{_beside(other, a)}: {other.stance.mark} {does(actors, other, member)}{mark}: "
            tail = dated(other, sources, days.get(other.statement, ""))
            lines.append(Line((head,), tells(other), tail, depth=1))
    return lines


def turned(voice: Voice) -> str:
    """The stances a speaker went through: "denied, then confirmed"; "both denied and confirmed, order not known"."""
    return ", then ".join(_step([PAST[stance] for stance in step]) for step in voice.turns)


def _step(verbs: Sequence[str]) -> str:
    both = "both " if len(verbs) == 2 else ""
    return f"{both}{listed(verbs)}, order not known" if len(verbs) > 1 else listed(verbs)


def _inferred(a: Attribution) -> list[str]:
    return ["inferred from what was said"] if a.inferred else []


def _beside(other: Attribution, shown: Attribution) -> str:
    """When another position was taken, as far as the days tell for sure."""
    if other.said_on and shown.said_on:
        if is_before(other.said_on, shown.said_on):
            return "earlier"
        if is_before(shown.said_on, other.said_on):
            return "later"
    return "also"


_NAME = 60
"""How much of a speaker's name a list shows."""


def credited(
    voices: Sequence[Voice], actors: Actors, sources: Sources, *, most: int = 3, hidden: int = 0
) -> tuple[Piece, ...]:
    """Who takes which position, each with its own day and source; those that share both are told together.

    That words were hedged is said, and whom they are relayed from: the nearest one and the far end of the chain.
    Beyond `most` voices, and `hidden` ones that the caller left out, their number is told.
    """
    groups: dict[tuple[str, str, bool], list[Voice]] = {}
    for voice in voices[:most]:
        a = voice.newest
        groups.setdefault((a.said_on, a.source, a.worked_out), []).append(voice)
    pieces: list[Piece] = []
    for together in groups.values():
        pieces += ["; "] if pieces else []
        for voice in together:
            a = voice.newest
            marks = [turned(voice)] if voice.turns else ["inferred"] if a.inferred else []
            if a.hedge:
                marks.append("hedged")
            mark = f" ({'; '.join(marks)})" if marks else ""
            said_by = f"{shortened(name(actors, a.speaker), _NAME)}{_chain(actors, a.via)}"
            pieces.append(f"{a.stance.mark} {said_by} {does(actors, a)}{mark} · ")
        pieces += dated(together[0].newest, sources)
    left_out = len(voices[most:]) + hidden
    return (*pieces, f" · +{left_out} more") if left_out else tuple(pieces)


def _chain(actors: Actors, via: Sequence[str]) -> str:
    """The chain of attribution as a list shows it: ", citing the agency,"."""
    if not via:
        return ""
    ends = [f"citing {shortened(the(name(actors, key)), _NAME)}" for key in dict.fromkeys((*via[:1], *via[-1:]))]
    return f", {', … '.join(ends) if len(via) > 2 else ', '.join(ends)},"


def status_words(status: Status) -> str:
    return f"{status.mark} {status.value}"


def claim_choice(key: str, text: str) -> Choice:
    return Choice(_CLAIM, key, text)


def listed(items: Iterable[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    all_items = list(items)
    if len(all_items) < 2:
        return "".join(all_items)
    return f"{', '.join(all_items[:-1])} and {all_items[-1]}"


def counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
