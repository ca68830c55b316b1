"""Which claims and statements of a story are those of the speakers who are asked about, by name or kind; pure."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.desk.questions.foremost import FEW, asks_first, asks_last, foremost, of_foremost, stances_of
from bot.desk.questions.offices import OF_WHOM
from bot.desk.questions.quoted import in_that_word
from bot.desk.questions.said_that import of_nobody
from bot.desk.questions.stories import StoryFile, said_in
from bot.domain.days import day_order, is_before
from bot.domain.files import Attribution
from bot.domain.sought import MOST_CLAIMS, Intent, Sought
from bot.domain.standing import voices_of
from bot.domain.text import folded
from bot.domain.vocabulary import BACKING, ActorKind, Side, Stance
from bot.search.asked import Asked
from bot.search.claimwords import words_of
from bot.search.fitting import Fit, held, meant, tells_of
from bot.search.further import is_several
from bot.search.manner import OPENING
from bot.search.nearest import is_slip
from bot.search.synonyms import alike
from bot.search.term import Term
from bot.search.wording import SPOKEN

_SAID_IT = re.compile(
    rf"{OPENING}(?:when|where) (?:did|has|have) (?:\w+ ){{1,5}}?"
    r"(?:say|said|claim|claimed|tell|told|write|written|argue|argued|state|stated) (?:\w+ )?"
    r"(?:that|it|they|he|she|this|there|the|a|an) \w"
)
"""What asks when, or where, somebody said something that is told behind it."""
_OF_WORDS = re.compile(rf" that (?!it |this |that )(?:\w+ )*?(?:{SPOKEN.pattern}|evidence|proof)(?!\w)")
_SINCE_WHEN = re.compile(r"(?<!\w)(?:since when|when (?:did|was|were) (?:\w+ ){1,6}?first)(?!\w)")
"""Where it is asked when somebody said so for the first time."""
_TOLD_TO = re.compile(
    rf"{OPENING}who (?:\w+ )?(?P<how>told|warned|informed) (?:\w+ )?(?P<whom>\w+) (?:that|of|about|it)(?!\w)"
)
"""Where it is asked who told it to somebody."""
_SAYS_SO = re.compile(
    rf"{OPENING}when (?:did|has|have) (?:\w+ ){{1,5}}?"
    r"(?:say|said|claim|blame|accuse|announce|conclude|declare|report|state|confirm|assert|reveal)(?:e?d)?(?!\w)"
)
"""Where it is asked when somebody said that something is so."""
_SPEAKS = re.compile(r"(?<!\w)(?:speak|spoke|spoken|talk|talked)(?!\w)")
_HOW_MANY_OF = ("both", "all", "these", "those", "the", "two", "three", "other")
_KINDS = {
    ActorKind.STATE: "country state government nation",
    ActorKind.AGENCY: "agency authority",
    ActorKind.PERSON: "person people",
    ActorKind.MEDIA: "outlet media",
    ActorKind.GROUP: "group company firm organisation organization",
}
"""What each kind of speaker is called in a question."""


def _of_kind(kind: str, claims: Sequence[str], stances: Collection[Stance], told: StoryFile) -> tuple[str, ...]:
    """Who took one of the stances, towards one of these claims or any where there are none, and is of a kind or has a
    role that a word tells: "which countries deny it", "which experts".
    """
    kinds = [word for words in _KINDS.values() for word in words.split()]
    kind = next((word for word in kinds if word not in words_of(kind) and is_slip(kind, word)), kind)
    asked = {stem for word in words_of(kind) for stem in alike(word)}
    known = told.file.actors
    found: dict[str, None] = {}
    for a in told.file.attributions:
        if a.stance in stances and not a.inferred and (not claims or a.claim in claims):
            names = (a.speaker, a.on_behalf_of, known[a.speaker].part_of if a.speaker in known else "")
            for key in filter(known.__contains__, names):  # or whom they speak for
                each = known[key]
                role = OF_WHOM.split(each.role)[0] if each.is_person else each.role
                held = words_of(f"{_KINDS[ActorKind(each.kind)]} {each.name} {role}")  # a bank's governor is no bank
                if any(word in asked or (len(kind) > 2 and word.startswith(kind)) for word in held):  # a "lab"
                    found[key] = None
                    break
    return tuple(found)


def called_by_kind(words: str, stories: Sequence[StoryFile]) -> str:
    """The kind that words for a speaker are, if they name no more and some who spoke are of it: "both banks"."""
    named = [word for word in words.lower().split() if word not in _HOW_MANY_OF]
    if len(named) != 1 or not is_several(named[0]):
        return ""
    return named[0] if any(_of_kind(named[0], (), frozenset(Stance), told) for told in stories) else ""


def narrowed(what: Asked, sought: Sought, told: StoryFile) -> Sought | None:
    """What is sought of those alone who are of the kind that is asked about, "which experts say", None for none; or of
    the first or the last who denied it, doubted it or confirmed it, if days tell who that was; and of the statements
    alone that give the number which is asked for, or of those that say that it is so, where it is asked when.
    """
    own = _of_speakers(what, sought, told)
    return _giving_that(what, own, told) if own and own.exact and own.speakers and not own.said else own


def _giving_that(what: Asked, sought: Sought, told: StoryFile) -> Sought:
    by = with_people(sought.speakers, told)
    none = {
        a.speaker for a in told.file.attributions if a.claim in sought.claims and a.stance is Stance.FINDS_NO_EVIDENCE
    }
    offered = {each.offered_by for each in told.offered.values() if each.claim in sought.claims}
    if sought.intent is Intent.EVIDENCE and what.meant.polar and by & none and not by & offered:
        return replace(sought, intent=Intent.SAID, polar=False)  # "did Acme find evidence", where they tell of none
    own = [a for a in told.in_words_of(by) if a.claim in sought.claims]
    texts = frozenset(stem for c in told.file.claims if c.key in sought.claims for stem in words_of(c.text))
    numbers = {term.stem for term in what.terms if term.number and not term.dated} - texts
    taken = own if sought.intent in (Intent.SAID, Intent.WHEN) else []
    giving = [a for a in taken if numbers and numbers <= {*words_of(a.text)}]
    if not giving and sought.intent is Intent.WHEN and _SAYS_SO.match(what.typed.line):
        giving = [a for a in own if a.stance.side in BACKING]
    if not giving or len(giving) == len(own):
        return sought
    themselves = {key for a in giving for key in a.who}
    speakers = tuple(key for key in sought.speakers if key in themselves) or sought.speakers
    return replace(sought, speakers=speakers, said=tuple(dict.fromkeys(a.statement for a in giving)))


def evidence_offered(sought: Sought, found: Sequence[Fit], told: StoryFile) -> list[Fit]:
    """How those of the claims fit for which the speakers who are asked about offered evidence."""
    by = with_people(sought.speakers, told)
    offered = {each.claim for each in told.offered.values() if each.offered_by in by}
    return [fit for fit in found if fit.key in offered]


def _of_speakers(what: Asked, sought: Sought, told: StoryFile) -> Sought | None:
    if not what.intent.is_stance or what.speakers or sought.intent is not what.intent:
        return in_that_word(what, sought, told)
    stances = stances_of(what.intent)
    if what.kind:
        by = _of_kind(what.kind, sought.claims, stances, told)
        return replace(sought, speakers=by) if by else None
    if what.intent is Intent.SAID and (told_to := _TOLD_TO.match(what.typed.line)):
        return _told_to(told_to, sought, told)
    if (what.intent is Intent.SAID and sought.speakers) or not (asks_first(what) or asks_last(what)):
        return sought
    return of_foremost(what, sought, told)


def _told_to(asked: re.Match[str], sought: Sought, told: StoryFile) -> Sought | None:
    """What is sought of those alone whose words name whom they told it, unless a claim tells of that itself; None where
    nobody's do, or only those of whom it was told to.
    """
    how, whom = set(words_of(asked["how"])), set(words_of(asked["whom"]))
    if any(how & d.own for d in told.told.documents if d.key in sought.claims):
        return sought
    actors = told.file.actors
    himself = {key for key, a in actors.items() if a.is_person and whom & set(words_of(a.name))}
    by = {
        a.speaker: None
        for a in told.file.attributions
        if (not sought.claims or a.claim in sought.claims) and not a.inferred and a.speaker not in himself
        if a.stance.side is not Side.AGAINST
        if not sought.speakers or a.speaker in sought.speakers
        if whom & set(words_of(a.text))
    }
    return replace(sought, speakers=tuple(by)) if by else None


def houses(speakers: Sequence[str], told: StoryFile) -> set[str]:
    """These speakers with those who are part of them, and part of these: a state with its ministry's spokesman, and
    with whoever spoke for it.
    """
    spoke_for = {a.speaker for a in told.file.attributions if a.on_behalf_of in speakers}
    return spoke_for.union(with_people(tuple(with_people(speakers, told)), told))


def spoken_to(sought: Sought, told: StoryFile, found: Sequence[Fit]) -> list[str]:
    """The claims meant among those that the speakers who are asked about spoke to in words, or else a group that they
    are of.
    """
    by = set(sought.speakers)
    groups = {key for key, actor in told.file.actors.items() if by.intersection(actor.members)}
    own = {a.claim for a in told.in_words_of(by) or told.in_words_of(groups)}
    return meant([fit for fit in found if fit.key in own])[:MOST_CLAIMS]


def is_of_one_named(what: Asked, sought: Sought, words: Sequence[Term], told: StoryFile) -> bool:
    """Whether it is asked what somebody says about one whose name the story bears, and not all that they spoke to in
    words tells of that one.
    """
    if what.intent is not Intent.SAID or what.meant.polar or not words or not all(term.actor for term in words):
        return False
    by = set(sought.speakers)
    own = {a.claim for a in told.in_words_of(by)}
    spoken = [d for d in told.told.documents if d.key in own]
    telling = sum(all(tells_of(term, d) for term in words) for d in spoken)
    called = {folded(name) for name in (told.file.topic.title, *told.file.topic.aliases)}
    is_story = any(folded(name) in called for term in words for name in (term.text, term.word))
    return telling < len(spoken) and (telling > 0 or not is_story)


def said_of_all(
    what: Asked, words: Sequence[Term], sought: Sought, told: StoryFile, found: Sequence[Fit]
) -> tuple[str, ...] | None:
    """The claims that hold what somebody is asked to have said, in words that are the story's too, and that they spoke
    to: "did the court find that Lund cheated", where all is about whether she did. None where that is not asked.
    """
    when = what.intent in (Intent.WHEN, Intent.SOURCES) and _SAID_IT.match(what.typed.line)
    asks = (what.meant.polar or when) and sought.speakers and not sought.claims
    if asks and what.intent is Intent.SAID and any(mark in what.typed.text for mark in '“”"'):
        return ()  # what is quoted was looked for, and nobody who is asked about said it
    if asks and all(term.names for term in words) and _OF_WORDS.match(what.typed.line, what.meant.end):
        return ()  # "did Lund confirm that Holm denied it"
    of_words = what.intent is Intent.SAID or when
    if not asks or not of_words or all(term.names or term.number for term in words):
        return None
    others = of_nobody(what, told)  # "did Lund say that he cheated"
    return tuple(spoken_to(sought, told, [fit for fit in found if fit.key not in others]))


def placed_by(what: Asked, sought: Sought, told: StoryFile) -> tuple[str, ...]:
    """The claims that tell where, of those that the speakers who are asked about spoke to in words; where they spoke no
    claim tells.
    """
    by = set(sought.speakers) if not _SPEAKS.search(what.typed.line) else set[str]()
    own = (a.claim for a in told.in_words_of(by))
    return tuple(dict.fromkeys(key for key in own if key in told.claims and told.claims[key].places))


def taken_back(claim: str, told: StoryFile) -> bool:
    """Whether nobody says so any more who once did."""
    voices = voices_of(told.file.of_claim(claim))
    return any(voice.took_back for voice in voices) and not any(v.newest.stance.side in BACKING for v in voices)


def speak_to(claims: Sequence[str], sought: Sought, told: StoryFile) -> bool:
    """Whether one of the speakers who are asked about, or of their people, speaks to one of these claims."""
    by = with_people(sought.speakers, told)
    return any(a.claim in claims and by & a.who for a in told.file.attributions)


def with_people(speakers: Sequence[str], told: StoryFile) -> set[str]:
    """These speakers with whoever is part of them: with a bureau its chair."""
    return {key for key, actor in told.file.actors.items() if actor.part_of in speakers}.union(speakers)


def fits_of_day(sought: Sought, told: StoryFile, when: Sequence[Term], found: Sequence[Fit]) -> list[Fit]:
    """Of the statements that fit those of the day that is asked about, where there are some: "one" is no first of May;
    and of them those of the speakers who are asked about.
    """
    by, days = set(sought.speakers), {term.stem for term in when}
    taken = [a for a in told.file.attributions if not by or by & a.who]
    of_day = {a.statement for a in taken if days <= said_in(a.said_on)}
    own = of_day or {a.statement for a in taken}
    return [fit for fit in found if fit.key in own]


def first_of(what: Asked, sought: Sought, told: StoryFile) -> tuple[Attribution, bool] | None:
    """What those who are asked about said first of what is sought, where it is asked when, or since when, they say so
    and they said it several times, or since when, with whether they said it again; None where days do not tell.
    """
    asks = _SINCE_WHEN.search(what.typed.line) or (what.intent is Intent.WHEN and _SAYS_SO.match(what.typed.line))
    if not asks or not sought.speakers or len(sought.claims) > 1:
        return None
    by = with_people(sought.speakers, told)
    own = told.in_words_of(by)
    own = [a for a in own if not sought.claims or a.claim in sought.claims]
    own = [a for a in own if not sought.said or a.statement in sought.said]
    taken = [a for a in own if a.stance.side in BACKING] or own
    if what.intent.is_stance and what.intent is not Intent.SAID:
        taken = [a for a in own if a.stance in stances_of(what.intent)]
    first = min(taken, key=lambda a: day_order(a.said_on), default=None)
    later = [a for a in taken if first and a.statement != first.statement]
    if first is None or len({a.claim for a in taken}) > 1 or not (later or _SINCE_WHEN.search(what.typed.line)):
        return None
    return (first, bool(later)) if all(is_before(first.said_on, a.said_on) for a in later) else None


def _sayer(claim: str, told: StoryFile, *, last: bool) -> str:
    """Who was surely the first, or the last, to say or pass on that it is so; empty where days do not tell."""
    taken = [a for a in told.file.of_claim(claim) if a.stance.side in BACKING and not a.inferred]
    one = foremost(taken, last=last)
    return one.speaker if one else ""


def first_said(claim: str, by: Sequence[str], told: StoryFile) -> tuple[str, ...]:
    """The statement in which each of these said first that a claim is so, as far as days tell."""
    taken = [a for a in told.file.of_claim(claim) if a.stance.side in BACKING and not a.inferred and a.speaker in by]
    taken.sort(key=lambda a: day_order(a.said_on), reverse=True)
    return tuple({a.speaker: a.statement for a in taken}.values())


def pros(taken: Sequence[Attribution]) -> list[Attribution]:
    """What was said without the statements against a claim of which somebody said that it is so."""
    said = {a.claim for a in taken if a.stance.side in BACKING}
    against = {a.statement for a in taken if a.claim in said and a.stance.side is Side.AGAINST}
    return [a for a in taken if a.statement not in against]


def who_said(words: Sequence[Term], claim: str, told: StoryFile, *, against: bool = False) -> tuple[str, ...]:
    """Who said each of these words of a claim, where its own text does not hold them, in the order it was said: of
    those who do not deny it or, where it is asked who speaks `against` it, who do.
    """
    own = frozenset(words_of(claim)).union(*(d.worded for d in told.told.documents if d.key == claim))
    spoke = (a for a in told.file.of_claim(claim) if not a.inferred and (a.stance.side is Side.AGAINST) is against)
    taken = sorted(spoke, key=lambda a: day_order(a.said_on))
    return tuple(
        dict.fromkeys(
            a.speaker for a in taken if all(held(term, {*own, *words_of(a.text)}, (a.speaker,)) for term in words)
        )
    )


def in_own_words(sought: Sought, taken: Sequence[Attribution], told: StoryFile) -> Sought:
    """What is sought of what its speakers said in words, as far as some of what was `taken` is, with what those who
    belong to them said alike: who said so, and neither a member of theirs who said otherwise nor what follows from it.
    """
    in_words = {a.claim for a in taken if not a.inferred}
    claims = tuple(key for key in sought.claims if key in in_words) or sought.claims
    sides = {(a.claim, a.stance.side) for a in taken}
    own = [a for a in told.file.attributions if a.claim in claims]
    said = (a.statement for a in own if a.speaker in sought.speakers or (a.claim, a.stance.side) in sides)
    return replace(sought, claims=claims, said=tuple(dict.fromkeys(said)))


def said_else(by: Sequence[str], claims: Sequence[str], said: Sequence[str], told: StoryFile) -> bool:
    """Whether these spoke to the claims at another time too, so that their answers would tell of both."""
    voices = with_people(by, told)  # the office's spokesman too
    spoke = (a for a in told.file.attributions if a.speaker in voices and a.claim in claims and not a.inferred)
    return any(a.statement not in said for a in spoke)


def sayers(claim: str, told: StoryFile, *, first: bool, last: bool) -> tuple[str, ...]:
    """Who says or passes on in words that it is so, then who says otherwise, by day; of too many nobody.

    Where the `first` is asked for, none who says otherwise, and of too many that one; where the `last` is, that one.
    """
    voices = [voice for voice in voices_of(told.file.of_claim(claim)) if not voice.newest.inferred]
    voices.sort(key=lambda voice: (voice.newest.stance.side not in BACKING, day_order(voice.all[-1].said_on)))
    everybody = tuple(dict.fromkeys(voice.newest.speaker for voice in voices))
    by = tuple(dict.fromkeys(voice.newest.speaker for voice in voices if voice.newest.stance.side in BACKING))
    if last and (newest := _sayer(claim, told, last=True)):
        return (newest,)
    if first and by:
        return by if len(by) <= FEW else tuple(filter(None, (_sayer(claim, told, last=False),)))
    return (everybody if len(everybody) <= FEW else by if len(by) <= FEW else ()) if by else ()
