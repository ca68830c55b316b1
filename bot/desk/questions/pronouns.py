"""Whom “he”, “she” or “they” means in a reply to an answer; pure."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.briefing.asked import STANCES
from bot.desk.questions.stories import StoryFile
from bot.domain.files import Attribution
from bot.domain.refusals import Choice
from bot.domain.sought import Intent, Sought
from bot.domain.vocabulary import BACKING, Kind, Stance
from bot.search.asked import Asked
from bot.search.claimwords import words_of
from bot.search.manner import OPENING
from bot.search.sayings import offers

PRONOUN = re.compile(
    rf"{OPENING}(?:(?:what|when|where|why|how)(?: (?:many|else|exactly|precisely|actually))* )?"
    r"(?:(?:did|does|do|has|have|had|is|are|was|were) (?P<who>he|she|they)"
    r"|(?:(?:is|are|was|were) )?(?P<whose>his|her|their) (?:\w+ )?(?:words?|wording|quotes?))(?!\w)"
)
"""Where a reply asks of the one whom the answer told of: "has he denied it", "what were his words"."""
TAKES_SIDES = (Intent.DENIED, Intent.CONFIRMED, Intent.DOUBTED)
"""What asks who is on a side."""
_AGREES = re.compile(r"(?<!\w)(?:dis)?agrees?(?!\w)")

_TOGETHER = 3
"""How many speakers are told of together."""


def whose(what: Asked, before: Sought | None, told: StoryFile) -> tuple[tuple[Choice, ...], bool]:
    """Who may be meant by "he" or "they" in a reply to an answer that named no speaker, or to none: who took the stance
    that was asked for there, else who says or passes on that it is so, or for "he", where no person does, whom it is
    about; and whether they are surely meant together.

    None where nobody is asked about so.
    """
    context = before or Sought(Intent.UNCLEAR)
    found = PRONOUN.match(what.typed.line)
    of_many = found is not None and bool({"they", "their"} & {found["who"], found["whose"]})
    taken_on = found and tuple(choices[0].key for choices in what.speakers) in ((), context.speakers)
    if taken_on and not of_many and context.speakers and not _people(_named(context.speakers, told), told):
        what, context = replace(what, speakers=()), replace(context, speakers=())  # an agency that said so is no "he"
    if before is None and found and not of_many and _AGREES.search(what.typed.line) and not what.speakers:
        return _people(_spoke(context, told), told), False
    says = what.intent.is_stance
    says |= what.intent is Intent.WHEN and any(offers(token.word) for token in what.typed.tokens)
    says &= before is not None or not what.typed.line.startswith(("when", "where"))
    if what.intent is Intent.WHEN and what.is_bare and not context.speakers and context.intent in TAKES_SIDES:
        took = _took(context, told)
        return tuple(took), 0 < len(took) <= _TOGETHER  # "when?", in reply to who denied it
    if found is None or not says or what.speakers or what.stranger or what.aside or context.speakers:
        return (), False
    if not context.exact or what.intent is Intent.DISAGREE or (not context.claims and of_many):
        return (), False
    of = what.intent if before is None else context.intent
    took = _took(replace(context, intent=of), told)
    if what.intent is Intent.DENIED and not of.is_stance:  # who says that it is so denies nothing
        took = _accused(context, told, took, people=not of_many)
    if of_many:
        return tuple(took), (of.is_stance or what.intent is Intent.DENIED) and len(took) <= _TOGETHER
    if (people := _people(took, told)) and context.intent is Intent.STATUS:
        first = {key for key in _named_first(context, told) if key not in {one.key for one in people}}
        people = (*people, *(one for one in _people(_spoke(context, told), told) if one.key in first))
    return _doers(context, told) or people or _about(context, told), False


def _named(keys: Sequence[str], told: StoryFile) -> list[Choice]:
    known = told.file.actors
    return [Choice(Kind.ACTOR, key, known[key].name if key in known else "") for key in keys]


def _people(spoke: Sequence[Choice], told: StoryFile) -> tuple[Choice, ...]:
    known = told.file.actors  # of whom nothing is known, who never spoke, may be one
    return tuple(one for one in spoke if one.key not in known or known[one.key].is_person)


def _doers(context: Sought, told: StoryFile) -> tuple[Choice, ...]:
    """Whom "he" means in reply to who did it: not whoever says so."""
    return _about(context, told) if context.intent is Intent.BY_WHOM else ()


def _took(context: Sought, told: StoryFile) -> list[Choice]:
    """Who took the stance that was asked for, towards what was told of; of no stance who says or passes on that it is
    so.
    """
    asked = STANCES[context.intent].asked if context.intent.is_stance else frozenset[Stance]()
    sides = () if asked else BACKING
    return _spoke(context, told, lambda a: a.stance in asked or a.stance.side in sides)


def _spoke(
    context: Sought, told: StoryFile, so: Callable[[Attribution], bool] = lambda a: not a.inferred
) -> list[Choice]:
    """Who took such a position towards what was told of."""
    took = [a for a in told.file.attributions if (not context.claims or a.claim in context.claims) and so(a)]
    actors = [told.file.actors[key] for key in dict.fromkeys(a.speaker for a in took) if key in told.file.actors]
    return [Choice(Kind.ACTOR, actor.key, actor.name) for actor in actors]


def few_who_took(context: Sought, told: StoryFile) -> tuple[str, ...]:
    """Those who took the side that was asked for, if they are few enough to be called "them"; else nobody."""
    took = _took(context, told) if context.intent in TAKES_SIDES else []
    return tuple(choice.key for choice in took) if len(took) <= _TOGETHER else ()


def _accused(context: Sought, told: StoryFile, said: Sequence[Choice], *, people: bool) -> list[Choice]:
    """Who may deny what an answer told of, but those who `said` that it is so: whom a claim names first, or whom it is
    about; else who spoke to it, of `people` whoever did.
    """
    known = [actor for actor in told.everybody if not people or actor.is_person]
    assert_it = {choice.key for choice in said}
    named = [key for key in _named_first(context, told) if key not in assert_it and key in {a.key for a in known}]
    if people and not named and (about := _about(context, told)):
        return [choice for choice in about if choice.key not in assert_it]
    spoke = {choice.key for choice in _spoke(context, told)} - (frozenset() if people else assert_it)
    return [Choice(Kind.ACTOR, a.key, a.name) for a in known if a.key in (named or spoke)]


def _named_first(context: Sought, told: StoryFile) -> list[str]:
    """The keys of those whom the claims of an answer name first."""
    of = [d for d in told.told.documents if d.key in context.claims]
    words = {actor.key: words_of(actor.name) for actor in told.everybody}
    return [key for key, name in words.items() if any(name[:1] == d.names[:1] and d.own >= {*name} for d in of)]


def _about(context: Sought, told: StoryFile) -> tuple[Choice, ...]:
    """Whom the claims of an answer are about, if they may be a person: who never spoke to a story may be one.

    None where one of several has no name among those who spoke.
    """
    about = (key for key in context.claims if key in told.claims for key in told.claims[key].about)
    known = {key: told.file.actors.get(key) for key in dict.fromkeys(about)}
    may_be = {key: actor for key, actor in known.items() if actor is None or actor.is_person}
    if len(may_be) > 1 and None in may_be.values():
        return ()
    return tuple(Choice(Kind.ACTOR, key, actor.name if actor else "") for key, actor in may_be.items())
