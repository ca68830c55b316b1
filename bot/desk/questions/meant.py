"""Which story and which of its claims a question surely means, held against what is on the desk; pure.

Where that is in doubt none is meant: it is the reader who chooses.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.desk.questions.best import Best
from bot.desk.questions.causes import held_to_have_caused, telling_why
from bot.desk.questions.counted import of_that_cause, with_others
from bot.desk.questions.foremost import FEW, asks_first, asks_last
from bot.desk.questions.heard import (
    evidence_offered,
    first_said,
    fits_of_day,
    houses,
    in_own_words,
    pros,
    said_else,
    sayers,
    speak_to,
    spoken_to,
    taken_back,
    who_said,
)
from bot.desk.questions.named_so import calls_it
from bot.desk.questions.numbered import counts_else
from bot.desk.questions.of_story import all_dated, asks_who_else, believes_somebody, in_words_of_one
from bot.desk.questions.provisos import (
    asks_blame,
    asks_of_new_one,
    asks_who_is_to_blame,
    harmed_by,
)
from bot.desk.questions.quoted import in_quoted_words, told_in_own_words
from bot.desk.questions.reworded import repeated
from bot.desk.questions.ruledout import not_ruled_out, of_other_roles
from bot.desk.questions.said_that import telling_that, tells_what_somebody_is
from bot.desk.questions.spans import within_else
from bot.desk.questions.stories import statements
from bot.desk.questions.story_words import in_any_words, in_other_words, of_rival_thing, without_names
from bot.desk.questions.tenses import is_told_as_due, to_come
from bot.desk.questions.told_else import as_strongly
from bot.desk.questions.told_of_another import is_by_another, part_is_negated, told_as_not_so
from bot.desk.questions.told_to import asks_who_told, telling_to, told_to
from bot.desk.questions.worded import put_otherwise
from bot.domain.files import Attribution
from bot.domain.sought import MOST_CLAIMS, Intent, Sought
from bot.search.about import is_mere_deed
from bot.search.asked import Asked
from bot.search.claimwords import words_of
from bot.search.fitting import fits, held, meant, tells_of
from bot.search.manner import OPENING
from bot.search.negation import part_asked, tells_not
from bot.search.synonyms import alike

_NAMED = 0.2
"""The share of a claim's own words that a name has to be, where it alone is asked about."""
_IN_WORDS = 0.9
"""How much of what is asked a statement has to hold, where no claim is meant: its words are about more than one."""
_ANYBODY = re.compile(rf"{OPENING}(?:did|has|have|does) (?:any ?one|any ?body|some ?one|some ?body|no ?body) ")
_WHAT_DOING = re.compile(rf"{OPENING}what (?:is|are|was|were) (?:\w+ ){{1,4}}?doing(?!\w)")
_FINDS = re.compile(rf"{OPENING}(?:did|has|have) (?:\w+ ){{1,6}}?(?:find|found) (?:an?|any|some) ")
_WORK_DID = re.compile(
    rf"{OPENING}(?:did|does|has) (?:the |this |that )(?:\w+ ){{0,2}}?"
    r"(?P<work>report|study|paper|review|inquiry|investigation|audit|survey|analysis) \w"
)
_WHERE_IS = re.compile(rf"{OPENING}where (?:is|are) ")
_OF_CONTENT = (Intent.SAID, Intent.CONFIRMED, Intent.DENIED, Intent.STATUS, Intent.BY_WHOM)
"""Where it matters whether what was said is told as so, or as not so."""


def rivalling(what: Asked, sought: Sought, bests: Sequence[Best]) -> dict[str, Sought]:
    """What is surely meant in each of some stories that the words fit alike: of "who says 12,000", where 12,000 troops
    are told of and 12,000 barrels. It goes by the text of its claim, of several by the story's title. None of a story
    in which nothing surely is.
    """
    offered: dict[str, Sought] = {}
    for best in bests:
        sure = surely_meant(what, replace(sought, topic=best.told.file.key), best)
        if sure and sure.claims and sure.exact:
            texts = [line.text for line in best.told.file.claims if line.key in sure.claims]
            title = best.told.file.topic.title
            label = texts[0] if len(texts) == 1 else title
            offered[f"{label} ({title})" if label in offered else label] = sure
    return offered


def surely_meant(what: Asked, sought: Sought, best: Best) -> Sought | None:
    """What is sought, of the claims that are surely meant, by their own texts or else by other words for these; None
    where that is in doubt.
    """
    sure = _surely_meant(what, sought, best)
    if same := repeated(what, sought, best.found, best.told):
        return sure if sure and (sure.claims, sure.intent) == (same.claims, same.intent) else same
    if sure or not (otherwise := put_otherwise(what, best)):
        return sure
    put, keys = otherwise
    sure = _surely_meant(what, sought, put)
    return sure if sure and keys.issuperset(sure.claims) else None


def _surely_meant(what: Asked, sought: Sought, best: Best) -> Sought | None:
    who_else = asks_who_else(what, sought) or (what.aside and what.intent is Intent.BY_WHOM)
    if best.missing or (what.opinion and not is_told_as_due(what, best)) or who_else or asks_who_is_to_blame(what):
        return None  # who else did it no claim tells
    if _WHAT_DOING.match(what.typed.line):
        return None  # what else is told of where they were
    sure = told_in_own_words(what, not_ruled_out(what, best.words, best.found, best.told), best.found)
    if sure and (reasons := telling_why(what, best.words, best.told)):
        fit = [fit for fit in best.found if fit.key in reasons]
        sure = not_ruled_out(what, best.words, fit, best.told) or sure
    sure = held_to_have_caused(what, sure, best.told)
    if what.intent is Intent.EVIDENCE and sought.speakers:
        theirs = evidence_offered(sought, best.found, best.told)
        if {fit.key for fit in theirs}.isdisjoint(sure):
            sure = not_ruled_out(what, best.words, theirs, best.told) or sure  # that they showed evidence for
    if (work := _WORK_DID.match(what.typed.line)) and what.intent is Intent.SAID and not what.speakers:
        sure = [d.key for d in best.told.told.documents if d.key in sure and {*words_of(work["work"])} <= d.own]
        if not sure:
            return None  # whoever says so, "did the report find that it was"
    if not sure and asks_of_new_one(what):
        return None  # nor does a statement tell of "the new election"
    if what.intent is Intent.STATUS and sure and all(taken_back(key, best.told) for key in sure):
        level = [fit._replace(back=1.0) for fit in best.found if fit.share >= best.found[0].share]
        sure = not_ruled_out(what, best.words, level, best.told)  # with what took the place of it
    only_names = all(term.actor for term in best.words)
    says_of = what.intent is Intent.SAID and bool(what.speakers) and not what.meant.polar
    if only_names:
        named = _of_name_alone(what, best, sure, says_of=says_of)
        if named is None:
            return None
        sure = named
    if sure and what.said and what.said in best.words and _ANYBODY.match(what.typed.line):
        return replace(sought, intent=Intent.STATUS, claims=tuple(sure[:MOST_CLAIMS]))  # "did anyone warn them"
    if sure and (one := in_words_of_one(what, best)) and sure != [one]:
        fit = [fit for fit in best.found if fit.key == one]
        sure = not_ruled_out(what, best.words, fit, best.told) or sure
    told_not = _told_not(what, best, sure)
    told_so_not = [key for key in sure if told_not.get(key)]
    if none := _found_none(what, told_so_not, best):
        return replace(sought, intent=Intent.STATUS, speakers=(), claims=none)
    plain = [key for key in sure if not told_not.get(key)]
    if told_not and what.intent is Intent.HOW_MANY:
        sure = told_so_not  # "how many did not"
    elif told_not and not what.negated:
        if not plain and what.intent is not Intent.STATUS:
            return None
        sure = plain or sure
    elif what.negated and sought.speakers and speak_to(told_so_not, sought, best.told):
        sure = told_so_not  # "did they say that nobody died", where another claim tells just that
    elif told_not and plain and (not what.told or _is_negated(what, best, plain)):
        if what.intent is Intent.BY_WHOM:
            return None  # who did not is nobody who is told to have done it
        if len(plain) == len(sure) and what.intent in (Intent.DENIED, Intent.STATUS):
            return None  # how it stands that it is so tells nothing of how it stands that it is not
        of_others = what.intent is Intent.SAID and sought.speakers and not speak_to(sure, sought, best.told)
        if what.intent is not Intent.DENIED and not of_others:  # who says that it is not so denies it
            return _with_deniers(what, replace(sought, intent=Intent.DENIED, claims=tuple(plain)), best)
    if sure and what.said and what.speakers and what.meant.polar and what.said in best.words:
        done = tuple(sure[:MOST_CLAIMS])
        return replace(sought, intent=Intent.STATUS, speakers=(), claims=done)  # whether it was done
    if what.intent is Intent.HOW_MANY:
        sure = _giving_number(what, sought, best, sure)
    if only_names and says_of and len(sure) != 1:
        sure = spoken_to(sought, best.told, best.found)  # "what does Acme say about Lund"
    if len(sure) > MOST_CLAIMS and sought.speakers:
        sure = [key for key in sure if speak_to([key], sought, best.told)]  # of all the tolls, theirs
    then = all_dated(best)
    if what.intent is Intent.SAID and then:
        sure = []  # what was said that day, and not of what was done then
    if (not only_names or (says_of and not sure)) and _may_be_in_statements(what, sought, best, sure):
        said, taken = _statements_meant(what, sought, best)
        by = tuple(dict.fromkeys(a.speaker for a in taken))
        of_said = {a.claim for a in taken}
        if then and sought.speakers and len(said) > MOST_CLAIMS:
            return replace(sought, speakers=by, said=tuple(said))  # all that they said that day
        if (
            taken
            and len(said) <= MOST_CLAIMS
            and (not sought.speakers or set(by) <= houses(sought.speakers, best.told))
        ):
            claims = tuple(dict.fromkeys(a.claim for a in taken if a.claim in sure or not set(sure) & of_said))
            if any(term.dated for term in best.words) and said_else(by, claims, said, best.told):
                of_then = replace(sought, speakers=by, claims=claims[:MOST_CLAIMS], said=tuple(said))
                return of_then if then and (sought.speakers or len(by) <= FEW) else None
            in_words = what.negated or set(sure).isdisjoint(claims)  # what was said, and not what is claimed
            is_by_part = bool(sought.speakers) and not set(by) <= set(sought.speakers)
            spoke_else = bool(sought.speakers) and said_else(by, claims, said, best.told)  # in other words too
            alone = tuple(said) if is_by_part or spoke_else or all(a.inferred for a in taken) else ()
            found = replace(sought, speakers=by, claims=claims, polar=sought.polar and not in_words, said=alone)
            return found if sought.speakers or alone else in_own_words(found, taken, best.told)
    if asks_who_told(what) and not (sure := telling_to(what, sure, best.told.file.texts)):
        return told_to(what, sought, _statements_meant(what, sought, best)[1])
    if what.intent is Intent.SAID and len(sure) == 1 and not sought.speakers:
        return _with_sayers(what, sought, best, sure[0])
    asks_doer = what.intent is Intent.BY_WHOM and what.verb and " and who " not in what.typed.text.lower()
    if asks_doer and len(sure) == 1 and not sought.speakers:
        told_beside = any(fit.aside for fit in best.found if fit.key in sure)
        by = who_said(best.words, sure[0], best.told) if told_beside else ()
        sought = replace(sought, speakers=by)  # not all who spoke to it tell who did that
    return replace(sought, claims=tuple(sure)) if 0 < len(sure) <= MOST_CLAIMS else None


def _is_negated(what: Asked, best: Best, claims: Sequence[str]) -> bool:
    """Whether the part of a statement that tells of one of these claims tells it as not so."""
    return any(part_is_negated(what, line.text) for line in best.told.file.claims if line.key in claims)


def _found_none(what: Asked, claims: Sequence[str], best: Best) -> tuple[str, ...]:
    """Those of these claims that tell that who is asked about found no such thing: "did Acme find a fault"."""
    if not (what.speakers and what.meant.polar and _FINDS.match(what.typed.line)):
        return ()
    finders = [frozenset(words_of(choices[0].label)) for choices in what.speakers]
    documents = [d for d in best.told.told.documents if d.key in claims and alike("find") & d.own]
    return tuple(d.key for d in documents if all(name <= d.own for name in finders))[:MOST_CLAIMS]


def _of_name_alone(what: Asked, best: Best, sure: list[str], *, says_of: bool) -> list[str] | None:
    """Of the claims those that are meant by names alone; None where a name tells no claim from another.

    `says_of` tells that it is asked what somebody says of that name.
    """
    if what.said and what.said not in best.words:
        return None  # "who ordered Acme to pay", where no claim tells of an order
    if believes_somebody(what) or _WHERE_IS.match(what.typed.line):
        return None  # no claim of somebody tells who believes them, or where they are
    of_harm = bool((asks_blame(what) and not says_of) or what.culprit)
    if of_harm:  # whoever is named first in a claim is not yet blamed by it
        level = [fit._replace(back=1.0) for fit in best.found]  # however much else it tells
        sure = not_ruled_out(what, best.words, level, best.told)
        sure = harmed_by(best.words, sure, best.told, own=not asks_blame(what))
    faint = (
        not of_harm
        and what.intent is not Intent.SAID
        and len(best.words) == 1
        and all(fit.back < _NAMED for fit in best.found[:1])
    )
    asks_of_doer = what.intent is Intent.STATUS and what.subject is not None
    return sure if says_of or not (len(sure) != 1 or faint or asks_of_doer) else None


def _giving_number(what: Asked, sought: Sought, best: Best, sure: list[str]) -> list[str]:
    """The claims that answer how many: those that the speakers who are asked about spoke to, if there are some; where
    no number is asked about, with those that give it otherwise, for the same place if one is named.
    """
    if sought.speakers and (own := spoken_to(sought, best.told, best.found)):
        return own
    if any(term.number for term in best.words):
        return sure
    asked = {stem for term in best.words for stem in alike(term.stem)}
    where = [term for term in best.words if term.placed and not held(term, best.told.told.about, ())]
    there = {d.key for d in best.told.figures.documents if all(tells_of(term, d) for term in where)}
    others = with_others(sure, best.told.claims, asked, what.counted)
    others = [key for key in others if key not in within_else(what, best.told)]
    return of_that_cause(what, [key for key in others if key in there or key in sure], sure, best.told)


def _may_be_in_statements(what: Asked, sought: Sought, best: Best, sure: Sequence[str]) -> bool:
    """Whether statements are to be looked at for what is asked, since no claim alone is surely it."""
    asks_when_they_did = what.intent is Intent.WHEN and sought.speakers and any(map(is_mere_deed, best.words))
    if not (what.intent is Intent.SAID or asks_when_they_did or calls_it(what, sought)) or what.culprit is not None:
        return False  # who did it a claim alone tells
    if tells_what_somebody_is(what):
        return False
    in_passing = any(fit.aside for fit in best.found if fit.key in sure)
    of_another = sought.speakers and not speak_to(sure, sought, best.told)  # they may have said it of another
    return not sure or in_passing or bool(of_another)


def _told_not(what: Asked, best: Best, claims: Sequence[str]) -> dict[str, bool]:
    """Whether each of these claims tells of what is asked as not so; empty where that is no matter."""
    counts_not = what.intent is Intent.HOW_MANY and what.negated
    if what.intent is Intent.WHEN and what.negated is not None:  # no day of what was not done tells when it was
        claims = [key for key in claims if key in best.told.claims and best.told.claims[key].happened]
    elif (what.intent not in _OF_CONTENT and not counts_not) or what.negated is None:
        return {}
    asked = [alike(term.stem) for term in best.words if not term.names]
    texts = {line.key: line.text for line in best.told.file.claims if line.key in claims}
    parts = {key: text if what.negated else part_asked(text, asked) for key, text in texts.items()}
    return {key: tells_not(text, frozenset[str]().union(*asked)) for key, text in parts.items()}


def _statements_meant(what: Asked, sought: Sought, best: Best) -> tuple[list[str], list[Attribution]]:
    """The statements that hold what is asked by their own words, and the positions that are taken with it in them."""
    told, spoken = best.told, statements(best.told)
    found = fits([in_any_words(term) for term in best.words], spoken)
    if all_dated(best):
        said = meant(fits_of_day(sought, told, best.words, found), _IN_WORDS)
    else:
        said = telling_that(what, best.words, meant(found, _IN_WORDS), told)
    other = without_names(best.words, spoken, said, spoken=not what.pasted) | in_other_words(best.words, spoken)
    turned = of_other_roles(what, best.words, best.found, told)
    turned |= to_come(what, best.words, told) | of_rival_thing(what, told)
    other |= {a.statement for a in told.file.attributions if a.claim in turned}
    said = in_quoted_words(what, as_strongly(what, [key for key in said if key not in other], told), told)
    taken = [a for a in told.file.attributions if a.statement in said]
    taken = taken if all(map(is_mere_deed, best.words)) else pros(taken)
    texts = {a.statement: a.text for a in taken}
    gone = {key for key, t in texts.items() if counts_else(best.words, t) or is_by_another(what, best.words, t)}
    taken = [a for a in taken if a.statement not in gone]
    taken = [a for a in taken if not told_as_not_so(what, best.words, told, a)]
    own = [a for a in taken if a.speaker in sought.speakers]
    if own := own or [a for a in taken if a.speaker in houses(sought.speakers, told)]:  # others said so too
        return list(dict.fromkeys(a.statement for a in own)), own
    return said, taken


def _with_sayers(what: Asked, sought: Sought, best: Best, claim: str) -> Sought | None:
    """What is sought of those who said this claim, as far as they are few; None where nobody said just what is asked
    of what was said of it.
    """
    first = asks_first(what)
    by = sayers(claim, best.told, first=first, last=asks_last(what))
    if any(fit.aside for fit in best.found if fit.key == claim):
        by = who_said(best.words, claim, best.told)  # not all who spoke to it spoke of that
        if not by:
            return None
    said = first_said(claim, by, best.told) if first else ()
    return replace(sought, claims=(claim,), speakers=by, said=said)


def _with_deniers(what: Asked, sought: Sought, best: Best) -> Sought | None:
    """What is sought of those alone who said the words that the claim does not hold, "who told the court that it was
    not"; None where nobody did.
    """
    tells = {d.key for d in best.told.told.documents if what.said and what.said.stem in d.own}
    if not tells.isdisjoint(sought.claims):
        return None  # "who told them that he never did" asks for another telling than the claim's
    aside = what.intent is Intent.SAID and any(fit.aside for fit in best.found if fit.key in sought.claims)
    if not aside or sought.speakers:
        return sought
    by = tuple(
        dict.fromkeys(key for claim in sought.claims for key in who_said(best.words, claim, best.told, against=True))
    )
    return replace(sought, speakers=by) if by else None
