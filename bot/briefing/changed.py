"""How one entry that changed reads: who said what, when and where it was read, what it was and what it is."""

import re
from collections.abc import Iterable, Sequence

from bot.briefing.answer import Line, Piece, Strong
from bot.briefing.claim import derivation
from bot.briefing.drafting import Difference, difference_lines, differences
from bot.briefing.figures import shown_figure
from bot.briefing.phrases import (
    claim_choice,
    counted,
    credited,
    dated,
    does,
    name,
    published,
    status_words,
    voice_lines,
    who,
    words,
)
from bot.domain.changes import ChangeFile, ClaimsAt, NetChange
from bot.domain.days import shown_day
from bot.domain.entries import Assessment, Claim, Entry, Evidence, Figure, Source, Statement, Topic, label
from bot.domain.files import Attribution, by_claim
from bot.domain.forms import FORMS
from bot.domain.refusals import Choice
from bot.domain.standing import Standing, Voice, predates, standing, voices_of
from bot.domain.text import shortened, shortened_apart
from bot.domain.vocabulary import Basis, EvidenceKind, Kind, Side, Stance

_SIDES = (Side.AGAINST, Side.FOR, Side.RELAYING, Side.OPEN, Side.WITHDRAWN)
_ALSO = 2
"""How many further claims of one statement are told with it."""
_USUAL = ("edited", "retracted", "added", "packs loaded")
"""What the desk itself writes where nobody gave a reason."""
_UNDOES = re.compile(r"undoes #[0-9]+(?:-[0-9]+)?")
_NAME, _WORDS = 120, 80
"""How much of an entry's name, and of what it was and is, a line of a correction shows."""
_COUNTED = (EvidenceKind.PHOTOGRAPH, EvidenceKind.VIDEO, EvidenceKind.DOCUMENT)
"""What is offered one by one: “a photograph”."""
_FIGURES = next(field.called for field in FORMS[Kind.CLAIM].fields if field.name == "figures")
"""The field whose differences are told as figures, and not once more as they were typed."""


class Telling:
    """Tells changes in lines, from how the claims they bear on stood and stand."""

    def __init__(self, file: ChangeFile) -> None:
        self._before, self._after = file.before, file.after
        self._taken_before, self._taken = by_claim(file.before.attributions), by_claim(file.after.attributions)
        self._actors = {**file.before.actors, **file.after.actors}
        self._sources = {**file.before.sources, **file.after.sources}
        self._claims = {**file.before.claims, **file.after.claims}

    def said(self, change: NetChange, claims: Sequence[str], asked: frozenset[Stance]) -> list[Line]:
        """What somebody said, led by the first of its stances on `claims` that is one of `asked`, or by the first."""
        spoken = [a for a in _attributions(change, change.after) if a.claim in claims]
        main = next((a for a in spoken if a.stance in asked), spoken[0])
        of_claim = self._taken.get(main.claim, [])
        voice = next((v for v in voices_of(of_claim) if v.newest.speaker == main.speaker), Voice(main))
        shown = next((a for a in voice.all if a.statement == main.statement), main)
        early = shown.stance.side is Side.AGAINST and predates(shown, of_claim)
        notes = ["predates the claim"] if early else []
        line = voice_lines(voice, self._actors, self._sources, shown=shown, notes=notes)[0]
        lines = [line._replace(body=(Strong(self._text(main.claim)), ". ", *line.body), opens=self._choice(main.claim))]
        others = [a for a in spoken if a is not main]
        for a in others[:_ALSO]:
            head = f"{a.stance.mark} and {does(self._actors, a)}: "
            lines.append(Line((head,), (self._text(a.claim),), depth=1, opens=self._choice(a.claim)))
        if len(others) > _ALSO:
            lines.append(Line((f"and speaks to {counted(len(others) - _ALSO, 'further claim')}",), depth=1))
        return lines

    def new_claim(self, change: NetChange) -> list[Line]:
        """A claim that came: its status, its figures, and who takes which side."""
        stands = self._standing(self._after, change.key)
        by = ", as the curators read it" if stands.assessed else ""
        figures = "; ".join(map(_shown, _figures(change.after)))
        return [
            Line(
                (f"{status_words(stands.status)}{by}: ",),
                (Strong(_label(change)), f". Figures: {figures}" if figures else ""),
                self._credited(stands.voices) or ("nobody on record",),
                opens=self._choice(change.key),
            )
        ]

    def figures(self, change: NetChange) -> list[Line]:
        """The figures that a claim states now and did not state before, by those who say so."""
        old, new = _figures(change.before), _figures(change.after)
        came = [figure for figure in new if figure not in old]
        gone = [figure for figure in old if figure not in new]
        told: list[str] = []
        for figure in came:
            was = next((f for f in gone if _measured(f) == _measured(figure)), None)
            if was:
                gone.remove(was)
            told.append(_shown(figure) + (f" (was {shown_figure(was)})" if was else ""))
        told += [f"no longer {_shown(figure)}" for figure in gone]
        stands = self._standing(self._after, change.key)
        lines = [
            Line(
                (Strong(told[0] if told else "the same figures in another order"), ": "),
                (_label(change),),
                self._credited(stands.voices) or ("nobody on record",),
                opens=self._choice(change.key),
            ),
            *(Line((Strong(figure),), depth=1) for figure in told[1:]),
        ]
        return lines + self._differences(change, but=_FIGURES) if change.before else lines

    def evidence(self, change: NetChange) -> list[Line]:
        """What was offered for or against a claim, by whom."""
        if not isinstance(change.after, Evidence):
            return []
        offered = change.after
        what = f"{'a ' if offered.kind in _COUNTED else ''}{offered.kind.value}"
        return [
            Line(
                (
                    Strong(name(self._actors, offered.offered_by)),
                    f" offered {what} {offered.bears.value} this claim: ",
                ),
                (Strong(self._text(offered.claim)), f". {offered.description}"),
                published(self._sources, offered.source),
                opens=self._choice(offered.claim),
            )
        ]

    def new_story(self, change: NetChange) -> list[Line]:
        """A story that came."""
        if not isinstance(change.after, Topic):
            return []
        summary = f". {change.after.summary}" if change.after.summary else ""
        body = (Strong(change.after.title), summary)
        return [Line((), body, (f"on the desk since {shown_day(change.day)}",), opens=_opens(change))]

    def edited(self, change: NetChange, word: str) -> list[Line]:
        """An entry that is not as it was, with each difference below it; `word` says so: "corrected"."""
        if change.after is None:
            return self.withdrawn(change)
        line = self._entry_line(change, change.after, word)
        return [line, *(self._differences(change) or [Line(("in its form alone",), depth=1)])]

    def amended(self, change: NetChange) -> Line:
        """An entry that is not as a posted digest showed it, in one line that begins with the day."""
        entry = change.after or change.before
        assert entry is not None
        day, reason = shown_day(change.day), _reason(change)
        if change.after is None:
            return Line(
                (Strong(f"Corrected on {day}"), ", taken off the desk: "), (*self._named(change, entry), reason)
            )
        if change.before is None:
            return Line((Strong(f"Corrected on {day}"), ", on the desk again: "), (*self._named(change, entry), reason))
        told = [f"{field}: {_moved(old, new)}" for field, old, new in _changed_fields(change)]
        what = f" · {'; '.join(told) or 'changed in its form alone'}{reason}"
        return Line((Strong(f"Corrected on {day}"), ": "), (*self._named(change, entry), what))

    def _named(self, change: NetChange, entry: Entry) -> tuple[Piece, ...]:
        """What a line calls an entry: what was said by who said it, all others by their label."""
        if not isinstance(entry, Statement):
            return (Strong(shortened(label(entry), _NAME)),)
        a = _attributions(change, entry)[0]
        said = f" {does(self._actors, a)}: "
        return (Strong(who(self._actors, a)), said, shortened((a.quote and f"“{a.quote}”") or a.paraphrase, _NAME))

    def withdrawn(self, change: NetChange, with_it: int = 0) -> list[Line]:
        """An entry that is no longer shown; `with_it` counts what went because it did."""
        if change.before is None:
            return []
        line = self._entry_line(change, change.before, "taken off", gone=True)
        also = [Line((f"and with it {counted(with_it, 'entry' if with_it == 1 else 'entrie')}",), depth=1)]
        return [line, *(also if with_it else [])]

    def back(self, change: NetChange) -> list[Line]:
        """An entry that had been taken off the desk and is shown again, which the heading says."""
        return [self._entry_line(change, change.after, "back since", begun="")] if change.after else []

    def status(self, claim: str, assessment: NetChange | None) -> list[Line]:
        """How a claim's status changed and why; nothing where it did not and no curator wrote anew why it stands so."""
        if claim not in self._before.claims or claim not in self._after.claims:
            return []
        before, after = self._standing(self._before, claim), self._standing(self._after, claim)
        if before.status is after.status and assessment is None:
            return []
        known = {(a.statement, a.seq) for a in self._taken_before.get(claim, ())}
        fresh = [v for v in after.voices if (v.newest.statement, v.newest.seq) not in known]
        moved = f"{before.status.value} → {status_words(after.status)}"
        read = assessment.after if assessment and isinstance(assessment.after, Assessment) else None
        why = f"As the curators read it: {read.reason}" if read else f"Now: {self._derived(after, self._after)}."
        day = (f"assessed {shown_day(assessment.day)} · ",) if assessment and read else ()
        return [
            Line(
                (Strong(moved if before.status is not after.status else f"still {status_words(after.status)}"), ": "),
                (Strong(self._text(claim)), f". {why} Before: {self._derived(before, self._before)}."),
                (*day, *(self._credited(fresh or after.voices, 2) or ("nobody on record",))),
                opens=self._choice(claim),
            )
        ]

    def _entry_line(
        self, change: NetChange, entry: Entry, word: str, *, gone: bool = False, begun: str | None = None
    ) -> Line:
        """The entry as its speaker, day and source tell it apart, and on which day it was `word`, and why.

        The line has `begun` so, where that is given.
        """
        done: tuple[Piece, ...] = (f"{word} {shown_day(change.day)}{_reason(change)}",)
        if begun is None:
            begun = "Taken off the desk: " if gone else f"{word[:1].upper()}{word[1:]}: "
        match entry:
            case Statement():
                a = _attributions(change, entry)[0]
                entry_that = "the entry that " if gone else ""  # the moderators took it off; nobody took back a word
                head: tuple[Piece, ...] = (
                    begun + entry_that,
                    Strong(who(self._actors, a)),
                    f" {does(self._actors, a)}: ",
                )
                said = (Strong(self._text(a.claim)), ". ", *words(a))
                return Line(head, said, (*dated(a, self._sources), " · ", *done), opens=self._choice(a.claim))
            case Claim():
                taken = self._taken_before if gone else self._taken
                said = self._credited(voices_of(taken.get(change.key, ())), 2)
                opens = None if gone else self._choice(change.key)
                head = ("Taken off the desk, the claim: " if gone else begun,)
                return Line(head, (Strong(entry.text),), (*said, " · ", *done) if said else done, opens=opens)
            case Evidence():
                by = name(self._actors, entry.offered_by)
                tail = (*published(self._sources, entry.source), " · ", *done)
                head = (f"{begun}{entry.kind.value} offered by ", Strong(by), f" {entry.bears.value} this claim: ")
                offered = (Strong(self._text(entry.claim)), f". {entry.description}")
                return Line(head, offered, tail, opens=self._choice(entry.claim))
            case Assessment():
                about = f". As the curators read it, {entry.status.value}: {entry.reason}"
                head = (f"{begun}the curators' reading of " if gone else begun,)
                return Line(head, (Strong(self._text(entry.claim)), about), done)
            case Source():
                return Line((f"{begun}source ",), (Strong(label(entry)),), (entry.outlet, " · ", *done))
            case _:
                opens = None if gone else _opens(change)
                return Line((f"{begun}{change.kind.called} ",), (Strong(label(entry)),), done, opens=opens)

    def _differences(self, change: NetChange, but: str = "") -> list[Line]:
        found = [d for d in _changed_fields(change) if d[0] != but]
        return list(difference_lines(found, depth=1))

    def _standing(self, at: ClaimsAt, claim: str) -> Standing:
        taken = self._taken if at is self._after else self._taken_before
        line = at.claims.get(claim)
        return standing(taken.get(claim, ()), at.actors, at.sources, line.assessed if line else "")

    def _derived(self, stands: Standing, at: ClaimsAt) -> str:
        return "as curators read it" if stands.assessed else derivation(stands, at.actors)

    def _credited(self, voices: Iterable[Voice], most: int = 3) -> tuple[Piece, ...]:
        ordered = sorted(voices, key=lambda voice: _SIDES.index(voice.newest.stance.side))
        return credited(ordered, self._actors, self._sources, most=most)

    def _text(self, claim: str) -> str:
        return self._claims[claim].text if claim in self._claims else claim

    def _choice(self, claim: str) -> Choice | None:
        return claim_choice(claim, self._text(claim)) if claim in self._after.claims else None


def _attributions(change: NetChange, entry: Entry | None) -> list[Attribution]:
    """The positions of a statement, as the read model would have them."""
    if not isinstance(entry, Statement):
        return []
    return [
        Attribution(
            statement=change.key,
            claim=position.claim,
            stance=position.stance,
            inferred=position.basis is Basis.INFERRED,
            speaker=entry.speaker,
            on_behalf_of=entry.on_behalf_of or "",
            said_on=entry.said_on.day if entry.said_on else "",
            quote=entry.quote or "",
            paraphrase=entry.paraphrase or "",
            hedge=entry.hedge or "",
            source=entry.source,
            via=entry.via,
            seq=change.revision,
            first=change.revision,
            worked_out=bool(entry.said_on and entry.said_on.worked_out),
        )
        for position in entry.positions
    ]


def _figures(entry: Entry | None) -> tuple[Figure, ...]:
    return entry.figures if isinstance(entry, Claim) else ()


def _shown(figure: Figure) -> str:
    return f"{shown_figure(figure)}, {figure.phase}"


def _changed_fields(change: NetChange) -> list[Difference]:
    """What changed, field by field. Figures read as they do elsewhere, but where what they count changed with them."""
    found = differences(change.kind, change.before, change.after)
    old, new = _figures(change.before), _figures(change.after)
    was, now = "; ".join(map(_shown, old)), "; ".join(map(_shown, new))
    if was == now or not {figure.counts for figure in new} <= {figure.counts for figure in old}:
        return found
    return [(field, was, now) if field == _FIGURES else (field, before, after) for field, before, after in found]


def _measured(figure: Figure) -> tuple[str, str, str]:
    return figure.counts, figure.phase, figure.unit


def _moved(old: str, new: str) -> str:
    old, new = shortened_apart(" ".join(old.split()), " ".join(new.split()), _WORDS)
    return f"{old} → {new}" if old and new else f"now {new}" if new else f"no longer {old}"


def _label(change: NetChange) -> str:
    return label(change.after) if change.after else change.key


def _reason(change: NetChange) -> str:
    """Why it was done, where that says more than what was done."""
    why = change.why.removeprefix(f"{change.kind.value} ")
    if _UNDOES.fullmatch(why):
        undone = "what added it" if change.after is None else "an edit of it" if change.before else "what took it off"
        return f" ({undone} was undone)"
    why = next((why.removeprefix(word).removeprefix(": ") for word in _USUAL if why.startswith(word)), why)
    return f" ({why})" if why else ""


def _opens(change: NetChange) -> Choice | None:
    return Choice(change.kind, change.key, label(change.after)) if change.after else None
