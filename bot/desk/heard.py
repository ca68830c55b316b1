"""Which claims and statements of a story are those of the speakers who are asked about; pure."""

from collections.abc import Sequence

from bot.desk.stories import StoryFile, said_in
from bot.domain.days import day_order, is_before
from bot.domain.files import Attribution
from bot.domain.sought import MOST_CLAIMS, Sought
from bot.domain.vocabulary import Side
from bot.search.claimwords import words_of
from bot.search.fitting import Fit, Term, held, meant


def spoken_to(sought: Sought, told: StoryFile, found: Sequence[Fit]) -> list[str]:
    """The claims meant among those that the speakers who are asked about spoke to in words."""
    by = set(sought.speakers)
    own = {a.claim for a in told.file.attributions if by & {a.speaker, a.on_behalf_of} and not a.inferred}
    return meant([fit for fit in found if fit.key in own])[:MOST_CLAIMS]


def said_then(sought: Sought, told: StoryFile, when: Sequence[Term], found: Sequence[Fit]) -> list[Fit]:
    """Of the statements that fit those of the day that is asked about, where there are some: "one" is no first of May;
    and of them those of the speakers who are asked about.
    """
    by, days = set(sought.speakers), {term.stem for term in when}
    taken = [a for a in told.file.attributions if not by or by & {a.speaker, a.on_behalf_of}]
    of_day = {a.statement for a in taken if days <= said_in(a.said_on)}
    own = of_day or {a.statement for a in taken}
    return [fit for fit in found if fit.key in own]


def first_sayer(claim: str, told: StoryFile) -> str:
    """Who was surely the first to say or pass on that it is so; empty where days do not tell."""
    sides = (Side.FOR, Side.RELAYING)
    taken = [a for a in told.file.of_claim(claim) if a.stance.side in sides and not a.inferred]
    taken.sort(key=lambda a: day_order(a.said_on))
    surely = taken and all(is_before(taken[0].said_on, a.said_on) for a in taken[1:])
    return taken[0].speaker if surely else ""


def first_said(claim: str, by: Sequence[str], told: StoryFile) -> tuple[str, ...]:
    """The statement in which each of these said first that a claim is so, as far as days tell."""
    sides = (Side.FOR, Side.RELAYING)
    taken = [a for a in told.file.of_claim(claim) if a.stance.side in sides and not a.inferred and a.speaker in by]
    taken.sort(key=lambda a: day_order(a.said_on), reverse=True)
    return tuple({a.speaker: a.statement for a in taken}.values())


def for_it(taken: Sequence[Attribution]) -> list[Attribution]:
    """What was said without the statements against a claim of which somebody said that it is so."""
    said = {a.claim for a in taken if a.stance.side in (Side.FOR, Side.RELAYING)}
    against = {a.statement for a in taken if a.claim in said and a.stance.side is Side.AGAINST}
    return [a for a in taken if a.statement not in against]


def who_said(words: Sequence[Term], claim: str, told: StoryFile) -> tuple[str, ...]:
    """Who said each of these words of a claim, where its own text does not hold them, in the order it was said."""
    own = frozenset[str]().union(*(d.own | d.wordings for d in told.told.documents if d.key == claim))
    taken = sorted((a for a in told.file.of_claim(claim) if not a.inferred), key=lambda a: day_order(a.said_on))
    return tuple(
        dict.fromkeys(
            a.speaker
            for a in taken
            if all(held(term, {*own, *words_of(f"{a.quote} {a.paraphrase}")}, (a.speaker,)) for term in words)
        )
    )


def said_else(by: Sequence[str], claims: Sequence[str], said: Sequence[str], told: StoryFile) -> bool:
    """Whether these spoke to the claims at another time too, so that their answers would tell of both."""
    spoke = (a for a in told.file.attributions if a.speaker in by and a.claim in claims and not a.inferred)
    return any(a.statement not in said for a in spoke)
