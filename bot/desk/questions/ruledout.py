"""Which claims hold the words of a question and are no answer to it: each rule tells those that it is against; pure."""

import re
from collections.abc import Sequence

from bot.desk.questions.behind import is_said, of_no_doer
from bot.desk.questions.causes import told_as_reason
from bot.desk.questions.comparing import bounded_else, of_another_kind, only_done, only_wished
from bot.desk.questions.compounds import of_another_verb, told_apart
from bot.desk.questions.counted import levelled, of_no_size
from bot.desk.questions.doer_first import is_done_to_its_doer
from bot.desk.questions.existing import had_by_none
from bot.desk.questions.indirect import told_in_words
from bot.desk.questions.measures import (
    by_how_much_less,
    by_other_spans,
    by_the_day_alone,
    counting_that_itself,
    filed_alone,
    in_no_such_state,
    in_no_such_units,
    in_other_money,
    in_other_units,
    of_more_days,
    of_more_years,
    of_no_money,
    of_price_alone,
    of_some_alone,
)
from bot.desk.questions.numbered import (
    counts_else,
    counts_else_there,
    counts_undone,
    numbered_else,
    numbers_lacking,
    of_another_part,
    of_another_year,
    placed_else,
    shares_alone,
    without_whole,
)
from bot.desk.questions.of_kind import naming_nobody, of_no_kind
from bot.desk.questions.people import of_no_people
from bot.desk.questions.provisos import in_other_countries, naming_none, of_other_people, unmet, up_to_that_day
from bot.desk.questions.replied import done_by_others
from bot.desk.questions.reworded import repeated_otherwise
from bot.desk.questions.said_that import of_another_doer, of_nobody, stems_of_names
from bot.desk.questions.spans import within_else
from bot.desk.questions.stories import StoryFile
from bot.desk.questions.story_words import beside_own_thing, of_another_thing, of_rival_thing, without_names
from bot.desk.questions.taken_for import taken_for_so
from bot.desk.questions.tenses import over_by_now, to_come
from bot.desk.questions.told_else import (
    done_by_another,
    done_by_nobody,
    named_alone,
    not_given,
    of_what_is_so,
    only_spoken_of,
    telling_who_has,
    told_by_others,
    told_contrary,
    told_else,
)
from bot.desk.questions.told_of_another import told_of_another
from bot.desk.questions.ways import of_another_way
from bot.desk.questions.whose_deed import done_otherwise, of_their_own, tells_of_thing, told_of_others
from bot.domain.sought import Intent
from bot.domain.vocabulary import BACKING
from bot.search.asked import Asked
from bot.search.claimwords import words_of
from bot.search.done import tells_done
from bot.search.fitting import Document, Fit, meant
from bot.search.irregular import DONE
from bot.search.manner import CAUSED, OPENING
from bot.search.roles import in_other_roles
from bot.search.synonyms import alike
from bot.search.term import Term

_OF_WORDS = (Intent.HOW_MANY, Intent.BY_WHOM, Intent.WHEN, Intent.WHERE)
"""Where what was said in passing beside a claim does not answer what another claim tells of by its own words."""

_WHO_WAS = re.compile(rf"{OPENING}who (?:is|was|were) (?:told|shown|given|asked|offered|sent|warned|promised) ")
_BY_ACCOUNT = re.compile(r"(?<!\w)according to(?!\w)")
_THAT = re.compile(r" that (?!\w+$)")
_NOUNS = re.compile(r"(?<!\w)\w{2,}(?:ment|[ts]ion|[ae]nce)s?(?!\w)")
"""What asks who something was done to; what tells by whose account; what tells a clause behind a word; and nouns for a
deed, which tell of nobody that did it.
"""


def not_ruled_out(what: Asked, words: Sequence[Term], found: Sequence[Fit], told: StoryFile) -> list[str]:
    """The claims that are meant by how they fit, without those that a rule is against."""
    texts = told.file.texts
    if what.owner:
        fit = [fit.key for fit in found if not (fit.clashes or fit.lacks)]
        return [key for key in fit if _has(what.owner.label, texts.get(key, ""))]
    others = done_by_others(what, words, told) | done_by_nobody(what, words, told)
    others |= named_alone(what, words, told) | only_spoken_of(what, told) | unmet(what, words, told)
    others |= told_apart(what, words, told) | of_another_verb(what, words, told) | told_as_reason(what, words, told)
    left = [fit for fit in found if fit.key not in others]
    if found and found[0].key in others and not found[0].aside:
        left = [fit for fit in left if not fit.aside]  # what tells it in so many words tells it of another
    keys = _with_day_or_place(what, levelled(left) if what.intent is Intent.HOW_MANY else left, told)
    if others and what.intent is Intent.BY_WHOM and what.verb:  # nor does "died of poisoning" tell who poisoned them
        deed, word = what.verb.stem, what.verb.word
        keys = [key for key in keys if deed not in words_of(texts[key]) or tells_done(word, texts[key])]
    out = frozenset[str]().union(
        of_nobody(what, told),
        of_another_doer(what, words, told),
        only_wished(what, words, told) | only_done(what, told.file.texts),
        of_another_measure(what, words, told),
        of_other_people(what, told),
        of_no_people(what, told),
        up_to_that_day(what, words, told),
        to_come(what, words, told),
        over_by_now(what, told),
        bounded_else(what, told),
        in_other_countries(words, told),
        of_another_thing(what, words, told) | of_rival_thing(what, told),
        of_no_kind(what, told),
        told_in_words(what, words, told),
        naming_nobody(what, told),
        of_no_doer(what, told),
        done_by_another(what, words, told),
        told_of_others(what, words, told),
        done_otherwise(what, told),
        of_their_own(what, words, told),
        tells_of_thing(what, told),
        told_by_others(what, found, told),
        shares_alone(what, told),
        of_another_part(what, words, told),
        counts_undone(what, words, told),
        counts_else_there(words, found, told),
        told_of_another(what, words, found, told),
        naming_none(words, told) if what.culprit in words else (),
        without_names(beside_own_thing(what, words, told), told.told, keys) if not what.pasted else (),
        placed_else(what, words, told),
        within_else(what, told) | of_another_year(what, words, told),
        told_contrary(what, words, told) | taken_for_so(what, words, told),
        of_what_is_so(what, words, told, keys),
        not_given(what, told),
        had_by_none(what, told),
        numbers_lacking(words, told, keys) if _asks_who_said(what) else (),
        numbered_else(words, told, keys) if what.intent is Intent.STATUS else (),
        repeated_otherwise(what, words, keys, told),
        told_else(words, told, keys) if what.intent in _OF_WORDS else (),
        _held_in_passing(what, words, found, told),
    )
    counted = without_whole(what, words)
    left = [
        key
        for key in telling_who_has(what, keys, texts)
        if key not in out
        and not counts_else(counted, texts.get(key, ""))
        and not is_done_to_its_doer(what, words, told, key)
        and not _in_other_roles(what, words, texts.get(key, ""))
    ]
    is_said_by_somebody = any(is_said(key, told, in_words=True) for key in left)
    return [] if _asks_doer(what, left, told) and not is_said_by_somebody else left


def _asks_doer(what: Asked, keys: Sequence[str], told: StoryFile) -> bool:
    """Whether it is asked who did it, of what was spoken to, or what made it happen: a doer or cause that somebody
    denies and nobody tells is no answer alone.
    """
    if what.intent is Intent.BY_WHOM and what.verb:
        return all(map(told.file.of_claim, keys))
    return CAUSED.match(what.typed.line) is not None


def of_another_measure(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that tell of another kind, unit, span of time, money, part or origin than is asked for."""
    return frozenset[str]().union(
        of_another_kind(what, words, told),
        in_other_units(what, words, told),
        in_other_money(what, words, told),
        of_no_size(what, told),
        by_the_day_alone(what, words, told),
        counting_that_itself(what, words, told),
        by_other_spans(what, words, told),
        in_no_such_units(what, words, told),
        filed_alone(what, words, told),
        of_more_days(what, words, told),
        of_more_years(what, words, told),
        by_how_much_less(what, words, told),
        of_another_way(what, words, told),
        of_some_alone(what, words, told),
        in_no_such_state(what, words, told),
        of_no_money(what, words, told),
        of_price_alone(what, words, told),
    )


def _with_day_or_place(what: Asked, found: Sequence[Fit], told: StoryFile) -> list[str]:
    """The claims that are meant; where it is asked when, or where, and none of them tells that, those that hold as much
    and tell it.
    """
    keys = meant(found)
    if not keys or what.intent not in (Intent.WHEN, Intent.WHERE):
        return keys
    tells = {k for k, c in told.claims.items() if (c.happened if what.intent is Intent.WHEN else c.places)}
    if _BY_ACCOUNT.search(what.typed.line) and tells.intersection(keys):
        return [key for key in keys if key in tells]  # "when was it built, according to Acme" asks for no day of words
    share = max(fit.share for fit in found if fit.key in keys)
    level = [fit for fit in found if fit.key in tells and fit.share >= share and not (fit.aside or fit.partly)]
    return keys if tells.intersection(keys) else meant(level) or keys


def _asks_who_said(what: Asked) -> bool:
    return what.intent is Intent.SAID or (what.intent.is_stance and what.meant.polar)


def _held_in_passing(what: Asked, words: Sequence[Term], found: Sequence[Fit], told: StoryFile) -> list[str]:
    """The claims that hold a word only by what was said of them, where that is no part of what is asked; where it is
    asked who did something, if that word is the deed; of a statement that is told as somebody's, unless that one spoke
    to the claim.
    """
    untold = _untold_by_them(what, words, found, told)
    says_not = what.negated and what.meant.polar and bool(what.speakers) and not what.told
    alone = _is_of_claim_alone(what) or says_not
    deed = alike(what.verb.stem) if what.verb and what.intent is Intent.BY_WHOM else frozenset[str]()
    telling = _telling(deed, words, told) if deed else frozenset[str]()
    return [  # nor does who denies a claim say that nothing is so of what was said of it
        fit.key for fit in found if fit.aside and (alone or fit.key in untold or (deed and fit.key not in telling))
    ]


def _untold_by_them(what: Asked, words: Sequence[Term], found: Sequence[Fit], told: StoryFile) -> frozenset[str]:
    """The claims that hold a word only by what others said of them than who is asked, or told, to have said it."""
    by = {choice.key for choices in what.speakers for choice in choices}
    if not by or not (what.told or (what.intent is Intent.SAID and what.meant.polar)):
        return frozenset()
    documents = {d.key: d for d in told.told.documents}
    said: dict[str, set[str]] = {}
    for a in told.file.attributions:
        if by & told.heard_in(a):
            said.setdefault(a.claim, set()).update(words_of(a.text))
    plain = [alike(term.stem) for term in words if not (term.names or term.number)]

    def tells(key: str) -> bool:
        held = documents[key].worded | documents[key].label | said[key]
        return what.told or not any(stems.isdisjoint(held) and _is_said(stems, documents[key]) for stems in plain)

    return frozenset(fit.key for fit in found if fit.aside and not (fit.key in said and tells(fit.key)))


def _is_said(stems: frozenset[str], document: Document) -> bool:
    return not stems.isdisjoint(document.said)


def _telling(deed: frozenset[str], words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """The claims that tell of a deed, or that hold what else is asked of it, and somebody who says so tells of it."""
    own = {d.key for d in told.told.documents if deed & d.worded}
    rest = [alike(term.stem) for term in words if not (term.stem in deed or term.stem in told.told.about)]
    holding = {d.key for d in told.told.documents if any(stems & d.own for stems in rest)}
    said = (a for a in told.file.attributions if a.stance.side in BACKING and a.claim in holding and not a.inferred)
    return frozenset(own.union(a.claim for a in said if deed & {*words_of(_NOUNS.sub(" ", a.text))}))


def _is_of_claim_alone(what: Asked) -> bool:
    """Whether what was said of it is no part of what is asked, how all that stands, who was told, what shows it."""
    shows = what.intent is Intent.EVIDENCE and _THAT.match(what.typed.line, what.meant.end) is not None
    shows |= what.intent is Intent.BY_WHOM and _WHO_WAS.match(what.typed.line) is not None
    return shows or what.intent in (Intent.STATUS, Intent.HOW_MANY)


def _has(owner: str, text: str) -> bool:
    """Whether a text says that somebody has something, and not that they have done, or have to do, something."""
    name = f"(?:{re.escape(owner)}|{re.escape(owner.split()[-1])})"  # whole, or the last of it
    found = re.search(rf"{name}(?:['’]s(?: \w+){{1,3}})? (?:has|have|had|owns?|holds?) (?P<next>\w+)", text)
    return found is not None and not (found["next"] in DONE or re.fullmatch(r"to|been|\w+ed", found["next"]))


def of_other_roles(what: Asked, words: Sequence[Term], found: Sequence[Fit], told: StoryFile) -> frozenset[str]:
    """The claims that hold the words and tell of them with another doer or thing: what was said of these, by whoever
    holds the words, tells no other.
    """
    texts = told.file.texts
    return frozenset(key for key in meant(found) if _in_other_roles(what, words, texts.get(key, "")))


def _in_other_roles(what: Asked, words: Sequence[Term], text: str) -> bool:
    """Whether a claim tells of the words that are asked for with another doer, thing or preposition."""
    if what.pasted:
        return False
    begin = what.meant.end if what.intent.is_stance else 0
    return in_other_roles(what.typed.line, text, stems_of_names(what, words), begin)
