"""What a question that replies to an answer leaves open, read from what that answer was about; pure."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.briefing.asked import STANCES
from bot.desk.counted import with_others
from bot.desk.offices import by_role
from bot.desk.replied import siding_with
from bot.desk.stories import StoryFile
from bot.domain.files import Attribution
from bot.domain.refusals import Choice
from bot.domain.sought import MOST_CLAIMS, Intent, Sought
from bot.domain.standing import voices_of
from bot.domain.vocabulary import ActorKind, Kind, Side, Stance
from bot.search.asked import Asked
from bot.search.claimwords import words_of
from bot.search.fitting import STRONG, Term, fits, unknown
from bot.search.intents import Meant
from bot.search.manner import OPENING, asks_how
from bot.search.sayings import offers

_CALLED = 5
"""How many words are more than the name of somebody."""
WHO_ELSE = re.compile(
    rf"{OPENING}(?:who|(?:(?:did|does|has|have) )?(?:any(?:one|body)|some(?:one|body))) else(?!\w)"
    r"(?P<bare>(?: (?:did|does|has|have))?$)?"
)
"""What asks in a reply for the others who said the same, or did what it tells."""
_WHAT_ELSE = re.compile(rf"{OPENING}what else(?!\w)")
"""What asks in a reply for more than the answer told of."""
_PRONOUN = re.compile(
    rf"{OPENING}(?:(?:what|when|where|why|how)(?: (?:many|else|exactly|precisely|actually))* )?"
    r"(?:(?:did|does|do|has|have|had|is|are|was|were) (?P<who>he|she|they)"
    r"|(?:(?:is|are|was|were) )?(?P<whose>his|her|their) (?:\w+ )?(?:words?|wording|quotes?))(?!\w)"
)
"""Where a reply asks of the one whom the answer told of: "has he denied it", "what were his words"."""
_QUOTE = re.compile(rf"{OPENING}(?:the |any |exact |direct |full )*(?:quotes?|words|wording)(?: please)?")
"""What asks in a reply for the words that were used: every answer quotes them."""
_TOO = re.compile(rf"{OPENING}(?:did|does|do|has|have) (?:the )?(?P<who>\w+(?: \w+){{0,3}})$")
"""What asks in a reply whether another one said the same: "did NATO too"."""
_PLACED = re.compile(rf"(?:or )?{OPENING}(?:by|in|at|from|for|with|to|near) (?:the )?\w+(?: \w+)?$")
"""What asks in a reply for the same of another doer or place: "by Russia", "and in China"."""
_ANYBODY = rf"{OPENING}(?:who|(?:(?:did|does|has|have) )?(?:any(?:one|body)|some(?:one|body)))(?: else)? (?:has )?"
_WITH_THEM = re.compile(rf"{_ANYBODY}(?:agree[sd]?|sid(?:e|es|ed)|back(?:s|ed)?) (?:with )?(?:him|her|them)$")
_AGAINST_THEM = re.compile(rf"{_ANYBODY}(?:accus(?:e|es|ed)|blam(?:e|es|ed)) (?:him|her|them)$")
"""What asks in a reply who takes the side of whom the answer told of, and who says it of them."""
_AGREES = re.compile(r"(?<!\w)(?:dis)?agrees?(?!\w)")
_ASKS = re.compile(r"(?<!\w)(?:how|what|when|where|why|which)(?!\w)")
_OF_THAT = re.compile(r"(?<!\w)(?:it|this|that|these|those|them)(?: (?:then|too|also|already|yet|right))*$")
"""What points in a reply at what the answer told of."""
_TOGETHER = 3
"""How many speakers are told of together."""
_OF_SPEAKER = (Intent.WHEN, Intent.SOURCES)
"""What a reply of no more words asks of the speaker whom the answer told of."""

TOLD_ALL_THE_SAME = (Intent.HOW_MANY, Intent.EVIDENCE, Intent.DISAGREE)
"""Where the rest of the story is told, after it is said that just what was asked is not there."""
_TAKES_SIDES = (Intent.DENIED, Intent.CONFIRMED, Intent.DOUBTED)
_OF_ONE_CLAIM = (
    *_TAKES_SIDES,
    *(Intent.SAID, Intent.STATUS, Intent.BY_WHOM, Intent.HOW_MANY),
    *(Intent.WHEN, Intent.WHERE, Intent.EVIDENCE),
)
"""What goes on from an answer that knew no claim for sure, and is not answered with all of the story."""


def in_context(what: Asked, context: Sought | None) -> Asked:
    """A question that goes on from another: what it leaves open is as it was there."""
    if context is None:
        return what
    of_place = context.intent in (Intent.HOW_MANY, Intent.WHERE)  # "and in Ukraine?"
    names = [term for term in what.terms if term.actor and not (of_place and term.placed)]
    if names and what.follows and not what.speakers and what.intent in (Intent.UNCLEAR, Intent.WHO_IS):
        kept = tuple(term for term in what.terms if not term.actor)
        by = tuple((Choice(Kind.ACTOR, term.actor, term.text),) for term in names)
        what = replace(what, terms=kept, speakers=by)
    if _TOO.match(what.typed.line) and context.intent.is_stance and what.intent in (Intent.STATUS, Intent.UNCLEAR):
        what = _of_others_too(what, context)
    is_name = what.is_bare and len(what.typed.tokens) < _CALLED and "who" not in what.typed.line.split()
    open_ = what.intent is Intent.UNCLEAR or (what.is_bare and _QUOTE.fullmatch(what.typed.line) is not None)
    if open_ or (what.intent is Intent.WHO_IS and (what.follows or is_name)):
        intent = context.intent if context.intent is not Intent.UNCLEAR else Intent.SAID
        if asks_how(what.typed.line) and not intent.is_stance:
            intent = Intent.STATUS  # "why?" behind a day or a number asks for neither
        what = replace(what, meant=replace(what.meant, intent=intent, polar=context.polar or intent is not Intent.SAID))
    if open_ and what.intent is Intent.HOW_MANY and what.follows and len(what.terms) == 1:
        what = replace(what, counted=what.terms[0])  # "and injured?"
    if what.speakers or what.stranger or what.aside:
        return what
    else_ = WHO_ELSE.match(what.typed.line)
    if else_ and context.intent.is_stance and (what.intent.is_stance or else_["bare"] is not None):
        intent = what.intent if else_["bare"] is None else context.intent
        return replace(what, meant=replace(what.meant, intent=intent, polar=False), aside=context.speakers)
    if not context.speakers:
        return what
    asked_again = what.is_bare and (open_ or what.intent in _OF_SPEAKER) and not what.otherwise
    of_day = open_ and what.follows and not context.claims and all(term.dated for term in what.terms)
    if asked_again or of_day or (_PRONOUN.match(what.typed.line) and what.intent is not Intent.DISAGREE):
        return replace(what, speakers=tuple((Choice(Kind.ACTOR, key, ""),) for key in context.speakers))
    return what


def _of_others_too(what: Asked, context: Sought) -> Asked:
    """The question "did NATO" as what was asked before, of whom it names; of anything more as it is."""
    if any(not term.actor for term in what.terms) or what.topics:
        return what
    by = tuple((Choice(Kind.ACTOR, term.actor, term.text),) for term in what.terms)
    taken = replace(what.meant, intent=context.intent, polar=True)
    return replace(what, terms=(), speakers=what.speakers or by, subject=None, verb=None, meant=taken)


def one_unknown(what: Asked, stories: Sequence[StoryFile]) -> str:
    """What a reply goes on with, of which none of the stories holds a word: "and the pentagon?"; empty for none."""
    if not what.follows or what.speakers or what.stranger or what.topics or len(what.terms) != 1:
        return ""
    term = what.terms[0]
    if _ASKS.search(what.typed.line):
        return ""  # "and how fast?" names nobody
    tells = not (term.number or term.actor) and len(what.typed.tokens) <= _CALLED
    return term.text if tells and stories and all(unknown(what.terms, told.told) for told in stories) else ""


def names_another(what: Asked) -> bool:
    """Whether a reply asks with another doer or place alone: "by Lund?"."""
    return _PLACED.match(what.typed.line) is not None


def asks_same(what: Asked, context: Sought) -> bool:
    """Whether a reply asks of the claims of the answer before, with another doer or place."""
    return bool(context.claims) and context.exact and _PLACED.match(what.typed.line) is not None


def leaves_open(what: Asked, words: Sequence[Term]) -> bool:
    """Whether a reply names nothing of its own to ask about, or only the day on which a stance was taken."""
    return not words or (what.intent.is_stance and all(term.dated for term in words))


def is_of_one_again(what: Asked, context: Sought) -> bool:
    """Whether a reply to an answer that knew no claim for sure is of one all the same, and not of all of the story."""
    told_rest = what.intent in _TAKES_SIDES and context.intent in TOLD_ALL_THE_SAME
    return what.intent in _OF_ONE_CLAIM and not told_rest


def whose(what: Asked, before: Sought | None, told: StoryFile) -> tuple[tuple[Choice, ...], bool]:
    """Who may be meant by "he" or "they" in a reply to an answer that named no speaker, or to none: who took the stance
    that was asked for there, else who says or passes on that it is so, or for "he", where no person does, whom it is
    about; and whether they are surely meant together.

    None where nobody is asked about so.
    """
    context = before or Sought(Intent.UNCLEAR)
    found = _PRONOUN.match(what.typed.line)
    of_many = found is not None and bool({"they", "their"} & {found["who"], found["whose"]})
    if before is None and found and not of_many and _AGREES.search(what.typed.line) and not what.speakers:
        return _people(_spoke(context, told), told), False
    says = what.intent.is_stance
    says |= what.intent is Intent.WHEN and any(offers(token.word) for token in what.typed.tokens)
    says &= before is not None or not what.typed.line.startswith(("when", "where"))
    if what.intent is Intent.WHEN and what.is_bare and not context.speakers and context.intent in _TAKES_SIDES:
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
    return _doers(context, told) or _people(took, told) or _about(context, told), False


def _people(spoke: Sequence[Choice], told: StoryFile) -> tuple[Choice, ...]:
    known = told.file.actors  # of whom nothing is known, who never spoke, may be one
    return tuple(one for one in spoke if one.key not in known or known[one.key].kind == ActorKind.PERSON)


def _doers(context: Sought, told: StoryFile) -> tuple[Choice, ...]:
    """Whom "he" means in reply to who did it: not whoever says so."""
    return _about(context, told) if context.intent is Intent.BY_WHOM else ()


def _took(context: Sought, told: StoryFile) -> list[Choice]:
    """Who took the stance that was asked for, towards what was told of; of no stance who says or passes on that it is
    so.
    """
    asked = STANCES[context.intent].asked if context.intent.is_stance else frozenset[Stance]()
    sides = () if asked else (Side.FOR, Side.RELAYING)
    return _spoke(context, told, lambda a: a.stance in asked or a.stance.side in sides)


def _spoke(
    context: Sought, told: StoryFile, so: Callable[[Attribution], bool] = lambda a: not a.inferred
) -> list[Choice]:
    """Who took such a position towards what was told of."""
    took = [a for a in told.file.attributions if (not context.claims or a.claim in context.claims) and so(a)]
    actors = [told.file.actors[key] for key in dict.fromkeys(a.speaker for a in took) if key in told.file.actors]
    return [Choice(Kind.ACTOR, actor.key, actor.name) for actor in actors]


def _few_who_took(context: Sought, told: StoryFile) -> tuple[str, ...]:
    """Those who took the side that was asked for, if they are few enough to be called "them"; else nobody."""
    took = _took(context, told) if context.intent in _TAKES_SIDES else []
    return tuple(choice.key for choice in took) if len(took) <= _TOGETHER else ()


def _accused(context: Sought, told: StoryFile, said: Sequence[Choice], *, people: bool) -> list[Choice]:
    """Who may deny what an answer told of, but those who `said` that it is so: whom a claim names first, or whom it is
    about; else who spoke to it, of `people` whoever did.
    """
    known = [actor for actor in (*told.speakers, *told.others) if not people or actor.kind == ActorKind.PERSON]
    assert_it = {choice.key for choice in said}
    of = [d for d in told.told.documents if d.key in context.claims]
    words = {actor.key: words_of(actor.name) for actor in known if actor.key not in assert_it}
    named = [key for key, name in words.items() if any(name[:1] == d.names[:1] and d.own >= {*name} for d in of)]
    if people and not named and (about := _about(context, told)):
        return [choice for choice in about if choice.key not in assert_it]
    spoke = {choice.key for choice in _spoke(context, told)} - (frozenset() if people else assert_it)
    return [Choice(Kind.ACTOR, a.key, a.name) for a in known if a.key in (named or spoke)]


def _about(context: Sought, told: StoryFile) -> tuple[Choice, ...]:
    """Whom the claims of an answer are about, if they may be a person: who never spoke to a story may be one.

    None where one of several has no name among those who spoke.
    """
    about = (key for key in context.claims if key in told.claims for key in told.claims[key].about)
    known = {key: told.file.actors.get(key) for key in dict.fromkeys(about)}
    may_be = {key: actor for key, actor in known.items() if actor is None or actor.kind == ActorKind.PERSON}
    if len(may_be) > 1 and None in may_be.values():
        return ()
    return tuple(Choice(Kind.ACTOR, key, actor.name if actor else "") for key, actor in may_be.items())


def going_on(what: Asked, sought: Sought, context: Sought, told: StoryFile) -> Sought:
    """What is sought, of the claims that the question before was about, or that its speakers spoke to."""
    claims = context.claims if context.exact and not _WHAT_ELSE.match(what.typed.line) else ()
    if _WITH_THEM.match(what.typed.line) and (by := context.speakers or _few_who_took(context, told)):
        theirs = siding_with(by, sought, told, claims, context.intent)
        return theirs or replace(sought, intent=Intent.SAID, aside=by)
    if sought.intent is Intent.SAID and what.negated and not sought.speakers:
        sought = replace(sought, intent=Intent.DENIED)  # "and who says it was not?"
    if what.otherwise or (context.speakers and _AGAINST_THEM.match(what.typed.line)):
        return _otherwise(sought, replace(context, claims=claims), told)
    if not claims and context.speakers and sought.intent.is_stance and not sought.speakers:
        claims = tuple(dict.fromkeys(a.claim for a in told.file.attributions if a.speaker in context.speakers))
    takes = sought.intent in _TAKES_SIDES or (sought.intent is Intent.SAID and sought.polar)
    if not claims and sought.speakers and takes and _OF_THAT.search(what.typed.line):
        claims = _pointed_at(context, told)
    if not claims and context.speakers and sought.intent is Intent.EVIDENCE and context.intent.is_stance:
        claims = _told_of(context, told)
    if not claims and sought.intent is Intent.STATUS and context.intent.is_stance:
        claims = _told_of(context, told)
    if sought.intent is Intent.HOW_MANY and claims and sought.speakers and sought.speakers != context.speakers:
        by = set(sought.speakers)
        own = {a.claim for a in told.file.attributions if by & {a.speaker, a.on_behalf_of} and not a.inferred}
        claims = tuple(key for key in with_others(claims, told.claims, (), None) if key in own) or claims
    if not context.exact and context.claims and sought.intent.is_stance and sought.speakers:
        return replace(sought, claims=context.claims, exact=False)  # that was not there, and is no more so of another
    return replace(sought, claims=claims) if claims and len(claims) <= MOST_CLAIMS else sought


def _pointed_at(context: Sought, told: StoryFile) -> tuple[str, ...]:
    """The claims that "this" is in a reply to what somebody said, or to the numbers of a story."""
    if context.speakers and context.intent.is_stance:
        by, open_ = {*context.speakers}, (Side.OPEN, Side.WITHDRAWN)
        taken = {a.claim for a in told.file.attributions if a.speaker in by and a.stance.side not in open_}
        said = _told_of(context, told)
        return tuple(key for key in said if key in taken) or said  # on what they would not speak of they said nothing
    return tuple(key for key, claim in told.claims.items() if claim.figures and context.intent is Intent.HOW_MANY)


def _told_of(context: Sought, told: StoryFile) -> tuple[str, ...]:
    """The claims that an answer told of, which named none: those on which the stance was taken that was asked for; else
    what its speakers spoke to.
    """
    asked = STANCES[context.intent].asked
    by = set(context.speakers)
    houses = {key: line.part_of for key, line in told.file.actors.items()}
    spoken = [
        a for a in told.file.attributions if not by or by & {a.speaker, a.on_behalf_of, houses.get(a.speaker, "")}
    ]
    everybody = [a for a in told.file.attributions if a.stance in asked]  # "Not Lund in person, but a spokesman"
    took = [a for a in spoken if a.stance in asked] or (spoken if by else []) or everybody
    return tuple(dict.fromkeys(a.claim for a in took))


def _otherwise(sought: Sought, context: Sought, told: StoryFile) -> Sought:
    """Who takes the other side of the claims that an answer was about: of what its speakers deny, who says that it is
    so, and else who denies it. Those speakers are set aside who took the side that was told of.
    """
    by = set(context.speakers)
    spoken = [a for a in told.file.attributions if by & {a.speaker, a.on_behalf_of}]
    claims = context.claims or tuple(dict.fromkeys(a.claim for a in spoken))
    voices = [voice.newest for key in claims for voice in voices_of(told.file.of_claim(key))]
    sides = {a.stance.side for a in voices if by & {a.speaker, a.on_behalf_of}}
    against = Side.AGAINST in sides if by else context.intent in (Intent.DENIED, Intent.DOUBTED)
    intent = Intent.SAID if against else Intent.DENIED
    claims = claims if len(claims) <= MOST_CLAIMS else ()
    taken = (Side.AGAINST,) if against else (Side.FOR, Side.RELAYING)
    on_side = {key for a in voices if a.stance.side in taken for key in (a.speaker, a.on_behalf_of)}
    return replace(sought, intent=intent, claims=claims, aside=tuple(key for key in context.speakers if key in on_side))


def in_whose_words(what: Asked, stories: Sequence[StoryFile]) -> Asked:
    """A statement told as that of an office, "…, says the mayor", as what whoever holds it said."""
    told = ("according", "to", "the")
    words = [word for word in what.office.split() if word not in told and not offers(word.lower())]
    named = by_role(replace(what, stranger=" ".join(words)), stories) if words else None
    if named is None:
        return what
    terms = tuple(term for term in what.terms if term.text not in what.office.split())
    said = Meant(Intent.SAID, 0, 0, polar=True)
    return replace(what, meant=said, speakers=((named,),), stranger="", terms=terms, pasted=False, told=True)


def going_on_with_office(what: Asked, stories: Sequence[StoryFile]) -> Asked:
    """A question that goes on with an office, "and the court?", asked of who holds it, where no claim tells of it."""
    words = " ".join(term.word for term in what.terms)
    if not what.follows or not words or what.speakers or what.stranger or any(term.actor for term in what.terms):
        return what
    if any(fit.share >= STRONG for told in stories for fit in fits(what.terms, told.told)):
        return what
    named = by_role(replace(what, stranger=words), stories)
    return replace(what, terms=(), counted=None, speakers=((named,),)) if named else what
