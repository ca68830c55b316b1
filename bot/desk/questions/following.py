"""What a question that replies to an answer leaves open, read from what that answer was about; pure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.briefing.asked import STANCES
from bot.desk.questions.counted import with_others
from bot.desk.questions.offices import by_role
from bot.desk.questions.pronouns import PRONOUN, TAKES_SIDES, few_who_took
from bot.desk.questions.replied import siding_with
from bot.desk.questions.spans import within_else
from bot.desk.questions.stories import StoryFile
from bot.domain.refusals import Choice
from bot.domain.sought import MOST_CLAIMS, MOST_OF_ONE, Intent, Sought
from bot.domain.standing import voices_of
from bot.domain.vocabulary import BACKING, Kind, Side
from bot.search.asked import Asked
from bot.search.asks import asks
from bot.search.claimwords import words_of
from bot.search.corrections import corrected
from bot.search.fitting import STRONG, fits, unknown
from bot.search.intents import Meant
from bot.search.manner import OPENING, asks_how
from bot.search.sayings import KIN, offers
from bot.search.term import Term

_OF_THEIRS = re.compile(r"(?<!\w)(?:his|her|their) \w+$")
"""What names in a reply somebody of those who were spoken of."""
_CALLED = 5
"""How many words are more than the name of somebody."""
WHO_ELSE = re.compile(
    rf"{OPENING}(?:who|(?:(?:did|does|has|have) )?(?:any(?:one|body)|some(?:one|body))) else(?!\w)"
    r"(?P<bare>(?: (?:did|does|has|have))?$)?"
)
"""What asks in a reply for the others who said the same, or did what it tells."""
_WHAT_ELSE = re.compile(rf"{OPENING}what else(?!\w)")
"""What asks in a reply for more than the answer told of."""
_QUOTE = re.compile(rf"{OPENING}(?:the |any |exact |direct |full )*(?:quotes?|words|wording)(?: please)?")
"""What asks in a reply for the words that were used: every answer quotes them."""
_TOO = re.compile(rf"{OPENING}(?:did|does|do|has|have) (?:the )?(?P<who>\w+(?: \w+){{0,3}})$")
"""What asks in a reply whether another one said the same: "did NATO too"."""
_PLACED = re.compile(rf"(?:or )?{OPENING}(?:by|in|at|from|for|with|to|near) (?:the )?\w+(?: \w+)?$")
"""What asks in a reply for the same of another doer or place: "by Russia", "and in China"."""
_ANYBODY = rf"{OPENING}(?:who|(?:(?:did|does|has|have) )?(?:any(?:one|body)|some(?:one|body)))(?: else)? (?:has )?"
_WITH_THEM = re.compile(rf"{_ANYBODY}(?:agree[sd]?|sid(?:e|es|ed)|back(?:s|ed)?) (?:with )?(?:him|her|them)$")
_WHO_FIRST = re.compile(rf"{OPENING}who (?:(?:was|came|did (?:it|so|that)) )?(?:the )?(?:first|last)(?: one)?")
"""What asks in a reply who was the first to take the stance that was asked for, or to say so."""
_AGAINST_THEM = re.compile(rf"{_ANYBODY}(?:accus(?:e|es|ed)|blam(?:e|es|ed)) (?:him|her|them)$")
"""What asks in a reply who takes the side of whom the answer told of, and who says it of them."""
_ASKS = re.compile(r"(?<!\w)(?:how|what|when|where|why|which)(?!\w)(?! about)")
_OF_THAT = re.compile(
    r"(?<!\w)(?:it|this|that|these|those|them|(?:dis)?agree[ds]?)(?: (?:then|too|also|already|yet|right))*$"
)
"""What points in a reply at what the answer told of."""
_OFFERED = 8
"""How many claims are offered at most, of which one is meant."""
_OF_ALL_SAID = (Intent.STATUS, Intent.BY_WHOM)
"""What a reply asks of each claim that the answer told of."""
_OF_SPEAKER = (Intent.WHEN, Intent.SOURCES)
"""What a reply of no more words asks of the speaker whom the answer told of."""

TOLD_ALL_THE_SAME = (Intent.HOW_MANY, Intent.EVIDENCE, Intent.DISAGREE)
"""Where the rest of the story is told, after it is said that just what was asked is not there."""
_OF_ONE_CLAIM = (
    *TAKES_SIDES,
    *(Intent.SAID, Intent.STATUS, Intent.BY_WHOM, Intent.HOW_MANY),
    *(Intent.WHEN, Intent.WHERE, Intent.EVIDENCE),
)
"""What goes on from an answer that knew no claim for sure, and is not answered with all of the story."""


def as_corrected(text: str) -> str:
    """A reply that says what was meant instead, as the question that asks the same of it: "no, I meant Ukraine"."""
    meant = corrected(text)
    return text if not meant else meant if asks(meant) else f"and {meant}?"


def in_context(what: Asked, context: Sought | None) -> Asked:
    """A question that goes on from another: what it leaves open is as it was there."""
    if what.intent is Intent.STATUS and what.meant.status and (context is None or not _is_of_claims(context)):
        return replace(what, meant=replace(what.meant, intent=Intent.DISPUTED))  # "why unverified" of all of a story
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
    if what.is_bare and _WHO_FIRST.fullmatch(what.typed.line):
        intent = context.intent if context.intent.is_stance else Intent.SAID
        what = replace(what, meant=replace(what.meant, intent=intent, polar=False))
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
    if asked_again or of_day or (PRONOUN.match(what.typed.line) and what.intent is not Intent.DISAGREE):
        return replace(what, speakers=tuple((Choice(Kind.ACTOR, key, ""),) for key in context.speakers))
    return what


def _is_of_claims(context: Sought) -> bool:
    """Whether an answer told of certain claims: named, or those that somebody took a stance on."""
    return bool(context.claims or context.speakers) or context.intent.is_stance


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
    if tells and term.word in KIN and _OF_THEIRS.search(what.typed.line):
        return term.text  # "and her husband" asks for his words, whatever claim tells of him
    return term.text if tells and stories and all(unknown(what.terms, told.told) for told in stories) else ""


def asks_when_then(what: Asked, context: Sought) -> bool:
    """Whether it is asked in a reply when somebody took a stance of which just what was asked is not there: "did Acme
    admit it", "when".
    """
    took_none = context.intent in (Intent.CONFIRMED, Intent.DENIED, Intent.WITHDREW, Intent.DOUBTED)
    took_none = took_none and bool(context.speakers)
    return what.intent is Intent.WHEN and what.is_bare and took_none and not (context.exact and context.claims)


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
    told_rest = what.intent in TAKES_SIDES and context.intent in TOLD_ALL_THE_SAME
    return what.intent in _OF_ONE_CLAIM and not told_rest


def _same_of(speakers: Sequence[str], claims: Sequence[str], told: StoryFile) -> tuple[str, ...]:
    """The one claim that tells of the one who is named what an answer told of another, "and Lund?" behind "was Holm
    fined"; none where several may.
    """
    if len(speakers) != 1 or len(claims) != 1 or speakers[0] not in told.file.actors:
        return ()
    name = set(words_of(told.file.actors[speakers[0]].name))
    before = next((d for d in told.told.documents if d.key == claims[0]), None)
    deed = next((word for word in before.order if word not in before.names), "") if before else ""
    own = [d for d in told.told.documents if d.names and name.issuperset(d.names[:1])]
    found = [d.key for d in own if deed in d.order[d.order.index(d.names[0]) + 1 :]]
    return tuple(found) if len(found) == 1 and found[0] not in claims else ()


def going_on(what: Asked, sought: Sought, context: Sought, told: StoryFile) -> Sought:
    """What is sought, of the claims that the question before was about, or that its speakers spoke to."""
    claims = context.claims if context.exact and not _WHAT_ELSE.match(what.typed.line) else ()
    if sought.intent is context.intent is Intent.STATUS and (same := _same_of(sought.speakers, claims, told)):
        return replace(sought, speakers=(), claims=same)
    if _WITH_THEM.match(what.typed.line) and (by := context.speakers or few_who_took(context, told)):
        theirs = siding_with(by, sought, told, claims, context.intent)
        few = theirs and len(theirs.claims) <= MOST_OF_ONE
        return theirs if theirs and few else replace(sought, intent=Intent.SAID, aside=by)
    if sought.intent is Intent.SAID and what.negated and not sought.speakers:
        sought = replace(sought, intent=Intent.DENIED)  # "and who says it was not?"
    denied = _denied(what, context, told)
    if what.otherwise or denied or (context.speakers and _AGAINST_THEM.match(what.typed.line)):
        return _otherwise(sought, replace(context, claims=denied or claims), told)
    if not claims and context.speakers and sought.intent.is_stance and not sought.speakers:
        claims = tuple(dict.fromkeys(a.claim for a in told.file.attributions if a.speaker in context.speakers))
    takes = sought.intent in TAKES_SIDES or (sought.intent is Intent.SAID and sought.polar)
    if not claims and sought.speakers and takes and _OF_THAT.search(what.typed.line):
        claims = _pointed_at(context, told)
    if not claims and context.speakers and sought.intent is Intent.EVIDENCE and context.intent.is_stance:
        claims = _told_of(context, told)
    if not claims and sought.intent in _OF_ALL_SAID and context.intent.is_stance:
        claims = _told_of(context, told)
    if not (claims or sought.speakers) and sought.intent is Intent.SOURCES:
        return _read_for(sought, context, told)
    if sought.intent is Intent.HOW_MANY and claims and sought.speakers and sought.speakers != context.speakers:
        by = set(sought.speakers)
        own = {a.claim for a in told.in_words_of(by)}
        claims = tuple(key for key in with_others(claims, told.claims, (), None) if key in own) or claims
    if claims and not (within := within_else(what, told)).isdisjoint(claims):  # "and in a week?"
        others = tuple(key for key in with_others(claims, told.claims, (), None) if key not in within)
        return replace(sought, claims=others or claims, exact=bool(others))
    if not context.exact and context.claims and sought.intent.is_stance and sought.speakers:
        return replace(sought, claims=context.claims, exact=False)  # that was not there, and is no more so of another
    return replace(sought, claims=claims) if claims and len(claims) <= MOST_CLAIMS else sought


def one_of_many(what: Asked, context: Sought, told: StoryFile) -> tuple[str, ...]:
    """The claims of which one is meant in a reply that asks who accuses those who deny many, or whether it is true, and
    who says so, of one who said many, none where an answer tells of all of them; or one that only came near, of another
    doer or place.
    """
    if names_another(what) and not context.exact and context.claims:
        return context.claims
    claims = _denied(what, context, told)
    by_one = context.intent is Intent.SAID and context.speakers and context.exact and not context.claims
    if by_one and what.intent in _OF_ALL_SAID and not (what.speakers or what.otherwise):
        claims = claims or _told_of(context, told)
    return claims[:_OFFERED] if len(claims) > MOST_CLAIMS else ()


def _denied(what: Asked, context: Sought, told: StoryFile) -> tuple[str, ...]:
    """What is denied by those whom it is asked in a reply who accuses; empty where that is not asked."""
    if not _AGAINST_THEM.match(what.typed.line):
        return ()
    if not context.speakers:
        takes = context.intent in (Intent.DENIED, Intent.DOUBTED)
        return ((context.claims if context.exact else ()) or _told_of(context, told)) if takes else ()
    by = {*context.speakers}
    own = (a for a in told.file.attributions if by & a.who and a.stance.side is Side.AGAINST)
    return tuple(dict.fromkeys(a.claim for a in own if not context.claims or a.claim in context.claims))


def _read_for(sought: Sought, context: Sought, told: StoryFile) -> Sought:
    """What is sought in a reply that asks where that was read which an answer on all of a story told: its statements,
    or its claims, as far as they are few.
    """
    if context.intent.is_stance:
        taken = [a for a in told.file.attributions if a.stance in STANCES[context.intent].asked]
        claims, said = (tuple(dict.fromkeys(of)) for of in ([a.claim for a in taken], [a.statement for a in taken]))
        few = len(claims) <= MOST_CLAIMS and len(said) <= MOST_CLAIMS
        return replace(sought, claims=claims, said=said) if few else sought
    told_by = {
        Intent.HOW_MANY: [key for key, claim in told.claims.items() if claim.figures],
        Intent.WHERE: [key for key, claim in told.claims.items() if claim.places],
        Intent.EVIDENCE: list(dict.fromkeys(each.claim for each in told.offered.values())),
    }
    claims = tuple(told_by.get(context.intent, ()))
    return replace(sought, claims=claims) if len(claims) <= MOST_CLAIMS else sought


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
    spoken = [a for a in told.file.attributions if not by or by & told.heard_in(a)]
    everybody = [a for a in told.file.attributions if a.stance in asked]  # "Not Lund in person, but a spokesman"
    own = [a for a in spoken if not a.inferred] if by and context.intent is Intent.SAID else []  # all that they said
    took = own or [a for a in spoken if a.stance in asked] or (spoken if by else []) or everybody
    return tuple(dict.fromkeys(a.claim for a in took))


def _otherwise(sought: Sought, context: Sought, told: StoryFile) -> Sought:
    """Who takes the other side of the claims that an answer was about: of what its speakers deny, who says that it is
    so, and else who denies it. Those speakers are set aside who took the side that was told of.
    """
    by = set(context.speakers)
    spoken = [a for a in told.file.attributions if by & a.who]
    claims = context.claims or tuple(dict.fromkeys(a.claim for a in spoken))
    voices = [voice.newest for key in claims for voice in voices_of(told.file.of_claim(key))]
    theirs = [a for a in voices if by & a.who]
    deny = {a.speaker for a in theirs if a.stance.side is Side.AGAINST}
    only_say = {a.speaker for a in theirs if a.stance.side in BACKING} - deny if context.intent is Intent.SAID else ()
    against = bool(deny) and not only_say if by else context.intent in (Intent.DENIED, Intent.DOUBTED)
    intent = Intent.SAID if against else Intent.DENIED
    claims = claims if len(claims) <= MOST_CLAIMS else ()
    taken = (Side.AGAINST,) if against else BACKING
    on_side = {key for a in voices if a.stance.side in taken for key in a.who}
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
