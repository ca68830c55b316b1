"""What is told in passing: a number in the words of a statement, or what somebody's evidence shows; pure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.desk.questions.best import Best
from bot.desk.questions.measures import asks_state, over_years, spans
from bot.desk.questions.numbered import counts_undone, only_befallen, placed_else, undated
from bot.desk.questions.people import of_no_people
from bot.desk.questions.ruledout import of_another_measure
from bot.desk.questions.stories import statements
from bot.desk.questions.told_else import told_else
from bot.domain.sought import MOST_CLAIMS, Intent, Sought
from bot.search.asked import Asked
from bot.search.claimwords import ages_in, is_of_others, words_of
from bot.search.fitting import fits, held, meant
from bot.search.manner import OPENING
from bot.search.negation import is_negated
from bot.search.synonyms import alike
from bot.search.term import Term

_YEAR = 4
"""How many figures a year has."""
_HOW_OLD = re.compile(rf"{OPENING}how old (?:was|were) (?:\w+ ){{1,4}}?(?:when|as) ")
_CLAUSES = re.compile(r"[.;:,—]\s|\s(?:and|but|while|whereas)\s")
_SO_MANY = re.compile(
    r"(?<![\w.,])\d[\d,.]*(?: (?:more|others?|people|of (?:the|them|those|these|its|his|her|their)(?: \w+)?))?"
    r" (?:was|were|is|are|had|have|has)(?!\w)"
)
_BEFORE_PLACE = "in|inside|within|at|on|near|off|across|around|into|to|from"
_MAYBE = re.compile(r"(?<!\w)(?:to be|will|would|may|might|could|should|if|plan\w*|expect\w*)(?!\w)")
"""What parts clauses; what tells in one of so many, whom no word names; and what tells of what need not be so."""


def named_in_evidence(what: Asked, best: Best) -> tuple[str, ...]:
    """Where evidence is asked by a name alone, the claims that name it and for which some was offered."""
    if what.intent is not Intent.EVIDENCE or best.missing or not all(term.actor for term in best.words):
        return ()
    offered = {each.claim for each in best.told.offered.values()}
    return tuple(key for key in meant(best.found) if key in offered)[:MOST_CLAIMS]


def told_in_passing(what: Asked, sought: Sought, best: Best) -> Sought | None:
    """What was said in which the number that is asked for stands: "a survey of 3,299 households"; else the claim that
    tells it without a figure of its own. What another than whoever is asked about did is none.
    """
    if what.counted is None:
        return _aged(what, sought, best) or _so_many(what, sought, best)
    if best.missing or what.negated or asks_state(what) or only_befallen(what, best.words, best.told):
        return None
    said = meant(fits(best.words, statements(best.told)))
    claims = fits(best.words, best.told.told, subject=what.subject)
    else_ = {fit.key for fit in claims if what.subject and fit.clashes}
    of, things = what.counted.of, alike(what.counted.stem)
    others = {d.key for d in best.told.told.documents if is_of_others(of, things, d.order, d.names)}
    of_others = {a.statement for a in best.told.file.attributions if a.claim in others}
    doer = what.subject.actor or None if what.subject else None
    number = re.compile(
        rf"\d[\d,.]* (?:of (?:the|these|those|its|his|her|their) )?(?:\w+ )?{re.escape(what.counted.word)}",
        re.IGNORECASE,
    )
    years = {term.stem for term in best.words if term.dated and len(term.stem) == _YEAR}  # in which it was done
    undone = counts_undone(what, best.words, best.told)
    gone, rate = of_another_measure(what, best.words, best.told) | else_ | others | undone, spans(what.typed.line)
    beasts = of_no_people(what, best.told)
    taken = [
        a
        for a in best.told.file.attributions
        if a.statement in said and number.search(text := undated(a.text)) and not a.inferred
        if years.issubset({*words_of(a.paraphrase)} - (over_years(a.paraphrase) - over_years(what.typed.line)))
        if a.statement not in of_others and a.claim not in beasts and (not rate or rate & spans(text))
        if (a.claim not in else_ or doer in a.who)
        if all(_is_there(term, a.text) for term in best.words if term.placed)
    ]
    taken = [a for a in taken if a.speaker in sought.speakers] or taken  # others told of so many as well
    if not taken and not sought.speakers:
        texts = best.told.file.texts
        fit = meant([fit for fit in claims if not fit.aside])
        gone |= {d.key for d in best.told.told.documents if not years <= d.own | d.dates}
        gone |= beasts | told_else(best.words, best.told, fit) | placed_else(what, best.words, best.told)
        told = [key for key in fit if key not in gone and number.search(undated(texts.get(key, "")))]
        return replace(sought, intent=Intent.STATUS, claims=tuple(told)) if 0 < len(told) <= MOST_CLAIMS else None
    by = tuple(dict.fromkeys(a.speaker for a in taken))
    if not taken or (sought.speakers and not set(by) <= set(sought.speakers)):
        return None
    claims_of, said = (
        tuple(dict.fromkeys(each)) for each in zip(*((a.claim, a.statement) for a in taken), strict=True)
    )
    return replace(sought, intent=Intent.SAID, speakers=by, claims=claims_of, said=said)


def _is_there(place: Term, text: str) -> bool:
    """Whether a text tells of what is, goes to or comes from a place, and not only of whose it is: "Norway's fleet"."""
    return re.search(rf"(?i)(?<!\w)(?:{_BEFORE_PLACE}) (?:\w+ )?{re.escape(place.word)}(?!\w|['’]s)", text) is not None


def _aged(what: Asked, sought: Sought, best: Best) -> Sought | None:
    """The claims that tell how old somebody was as they did what is asked: "stole when he was 12"."""
    found = _HOW_OLD.match(what.typed.line)
    done = [term for term in best.words if found and term.word != "old" and not term.names]
    if not done or best.missing or what.negated:
        return None
    rest = [term for term in best.words if term.word != "old"]
    holding = {d.key for d in best.told.told.documents if all(held(term, d.own, d.actors) for term in rest)}
    keys = tuple(line.key for line in best.told.file.claims if line.key in holding and ages_in(line.text))
    return replace(sought, intent=Intent.STATUS, claims=keys) if 0 < len(keys) <= MOST_CLAIMS else None


def _so_many(what: Asked, sought: Sought, best: Best) -> Sought | None:
    """What was said in which one clause tells of so many what is asked, "14 were taken ashore", where it is asked how
    many were and no word tells of whom.
    """
    asked = [alike(term.stem) for term in best.words]
    if best.missing or what.negated or sought.speakers or not asked or any(t.number or t.names for t in best.words):
        return None
    taken = [
        a
        for a in best.told.file.attributions
        if not a.inferred
        and any(_tells(undated(clause), asked) for clause in _CLAUSES.split(f"{a.quote}; {a.paraphrase}"))
    ]
    by, claims, said = (
        tuple(dict.fromkeys(each))
        for each in ([a.speaker for a in taken], [a.claim for a in taken], [a.statement for a in taken])
    )
    if not said or len(claims) > MOST_CLAIMS:
        return None
    return replace(sought, intent=Intent.SAID, speakers=by, claims=claims, said=said)


def _tells(clause: str, asked: Sequence[frozenset[str]]) -> bool:
    """Whether a clause tells of so many all that is asked, as so."""
    if not _SO_MANY.search(clause) or _MAYBE.search(clause) or is_negated(clause):
        return False
    held = {*words_of(clause)}
    return all(not held.isdisjoint(stems) for stems in asked)
