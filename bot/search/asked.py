"""What any text asks: what kind of answer, of whom, about what. Pure: the names the desk knows are given."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.domain.refusals import Choice
from bot.domain.sought import Intent
from bot.search.about import (
    counted_of,
    deed_of,
    faint_terms_of,
    is_mere,
    plain_terms_of,
    said_of,
    subject_of,
    terms_of,
    thing_done_of,
    verb_of,
)
from bot.search.abroad import language_of, without_small_words
from bot.search.aside import numbers_aside, set_aside
from bot.search.attributed import attributed, by_office
from bot.search.clauses import (
    IDIOMS,
    OTHERWISE,
    either_of,
    excepts,
    first_clause,
    negated,
    places_called,
    without_asides,
)
from bot.search.doers import culprit_of, told_to_be
from bot.search.fitting import Term
from bot.search.intents import Meant, asks_opinion, is_talk, meant
from bot.search.mending import LIGHT
from bot.search.mentions import AUXILIARY, Mention, mentions
from bot.search.pasted import FOLLOWS, is_pasted, is_somebodys
from bot.search.speakers import SAYINGS, Said, offers, said_by, told_before
from bot.search.stopwords import STOP_WORDS
from bot.search.turns import DOES, asks_what_is_had, is_of_claim, is_told_of, says_alone, without_names
from bot.search.typed import Token, Typed
from bot.search.wording import ABROAD, word_list

_ACTS = 5
"""More letters than this have a verb that ends in "ing"."""
_PLACED = word_list("in on at for with to under among from of not going")

_DONE = (Intent.STATUS, Intent.WHEN, Intent.WHERE, Intent.HOW_MANY)
"""Where it is asked of something that somebody did."""
_PARTED = re.compile(r"[,:;—–]|\s-\s")
_AGREES = re.compile(r"(?<!\w)agree(?:s|d)? with(?!\w)")
_OF_ANY_KIND = (SAYINGS - word_list("researchers team government officials authorities")).union(
    AUXILIARY,
    word_list(
        "one ones speaker speakers source sources side sides party parties people person persons other others two three"
    ),
)
_HOW_MUCH = re.compile(r"(?<!\w)how much (?:did|does|do|has|have|had|will|would)(?!\w)")
_DEALT = word_list("give gave given offer offered provide provided")
"""What was done with an amount: "how much did Acme offer"; "how many did Acme give" asks for a count of theirs."""
_EACH = word_list("hourly daily nightly weekly monthly yearly annually")
_AGREES_ALONE = re.compile(
    r"(?:so |and |but |ok )*(?:do|does|did|would) (?:\w+ ){1,4}?(?P<not>not |dis)?agrees?(?: with (?:it|that|this))?"
    r"(?: too| also| at all)?$"
)
"""Where one alone is asked about: "does Lund agree"."""
_WHICH = re.compile(r"(?:so |and |but |ok )*(?:which|what) (?P<of>\w+) (?:(?:has|have|had|also|first) )*$")
"""What asks which of several said so: "which clinic said"."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a text asks. `speakers` are who is asked about as speaking, each by the entries the name may mean.

    `stranger` are words that stand for a speaker whom the desk does not know; of "Ukraine's president" `stranger_of` is
    Ukraine and `stranger_rest` the rest. `follows` says that it goes on from an
    earlier question; `pasted` that it is a statement to be checked. `counted` is what "how many" asks the number of,
    and `subject` the name of a question that asks whether it did something, `verb` what; `said` is a verb for saying
    that may be a deed of the story: "who warned them". `negated` says that what was
    said is told as not so, "who says that it did not sink", None where no word tells; `excepts` that it asks who did
    not say so; `aside` are the keys of those whom it sets aside: "who besides Russia". `otherwise` says that it asks
    for the other side, `either` are the numbers of which one is asked for: "was it 3 or 4". `told` says that
    it is a statement to be checked as what those speakers said: "…, says Acme". `language` is the one it is
    asked in, where that is not English. `owns` says that it is asked how much somebody has,
    `owner` who that is, where the desk knows them. `faint` are words that mostly say nothing, and something where a
    claim holds them: "put on hold". `kind` is what they are who are asked about: "which experts say".
    `office` are the words by which a statement is told to be that of
    somebody without a name, "says the mayor". `culprit` is what claims say of who did it, where that is told or
    asked of a name, `kinds` are the stories by whose name something is called: "it was Brentol".
    """

    typed: Typed
    meant: Meant
    speakers: tuple[tuple[Choice, ...], ...] = ()
    topics: tuple[Choice, ...] = ()
    stranger: str = ""
    stranger_of: Choice | None = None
    stranger_rest: str = ""
    terms: tuple[Term, ...] = ()
    follows: bool = False
    pasted: bool = False
    opinion: bool = False
    talk: bool = False
    counted: Term | None = None
    subject: Term | None = None
    verb: Term | None = None
    said: Term | None = None
    negated: bool | None = None
    excepts: bool = False
    aside: tuple[str, ...] = ()
    otherwise: bool = False
    either: tuple[Token, ...] = ()
    told: bool = False
    language: str = ""
    owner: Choice | None = None
    owns: bool = False
    kind: str = ""
    faint: tuple[Term, ...] = ()
    office: str = ""
    culprit: Term | None = None
    kinds: tuple[Choice, ...] = ()

    @property
    def intent(self) -> Intent:
        return self.meant.intent

    @property
    def is_bare(self) -> bool:
        """Whether it names nothing to ask about: "did they deny it?"."""
        return not self.terms and not self.topics


def asked(question: Typed, called: Iterable[tuple[str, Choice]]) -> Asked:
    """What a text asks whose slips are mended; `called` are the entries of which a name, folded, stands in it."""
    called = list(called)
    language = language_of([token.word for token in question.tokens])
    spelt = mentions(question, called) if language else ()
    if language:  # the "van" of somebody's name is no Dutch
        in_names = {n for mention in spelt for n in range(mention.begin, mention.end)}
        language = language_of([token.word for n, token in enumerate(question.tokens) if n not in in_names])
    spoken = without_small_words(question, language, spelt)
    question = first_clause(without_asides(spoken))
    named = mentions(question, called)
    aside = set_aside(question, named)
    found = [m for m in named if m not in aside]
    line = question.line
    other = OTHERWISE.fullmatch(line)
    what = Meant(Intent.DENIED, 0, len(line)) if other else _intent(question, line, found)
    pasted = is_pasted(question, line, what)
    told = attributed(question, what, found) if pasted or question.asks or _PARTED.search(question.text) else None
    if told:
        what, pasted = told.what, False  # whether they said so is what is to be checked
    elif pasted and is_somebodys(question, what, named):
        what, pasted = replace(what, polar=True), False
    elif pasted:
        what = Meant(Intent.STATUS, 0, 0)
    office = by_office(question) if not told and (question.asks or pasted) else None
    if office:
        what, pasted = Meant(Intent.STATUS, 0, 0), True
    said = Said((told.by,)) if told else said_by(question, what, named)
    alone = said.by if what.intent.is_stance and all(says_alone(question, m) for m in said.by) else ()
    if alone:
        what, said = replace(what, polar=False), Said((), said.strangers)  # all who did tell whether only they did
    if len(said.strangers) == 1 and is_told_of(question, what, said.strangers[0]):
        what = replace(what, passive=True, polar=False)
        said = said_by(question, what, named)
    if what.intent is Intent.DISAGREE and len(said.by) == 1 and (agrees := _AGREES_ALONE.match(line)):
        what = replace(what, intent=Intent.DENIED if agrees["not"] else Intent.CONFIRMED, polar=True)
    owns = asks_what_is_had(question)
    owner = said.by[0].choice if len(said.by) == 1 and owns else None
    if owner:
        said = Said((), said.strangers)
    topics = tuple(dict.fromkeys(m.story or m.choice for m in found if m.story or not m.is_actor))
    kinds = [m for m in found if not m.is_actor and told_to_be(question, m)]
    inside = _inside_of(question, found, said.strangers)
    stranger = " ".join(t.text for begin, end in said.strangers[:1] for t in question.tokens[begin:end])
    spoken = [_absorbed(question, mention) for mention in said.by]
    used = _used(
        question, what, (*spoken, *aside, *(m for m in found if not (m.is_actor or m in kinds))), said.strangers
    )
    if what.intent is Intent.SOURCES:  # "where was the report on the fire published"
        used -= {n for n in used if question.at(what.begin) < n < question.at(what.end - 1)} - _spoken_at(spoken)
    for idiom in (*IDIOMS.finditer(line), *ABROAD.finditer(line)):
        used.update(range(question.at(idiom.start()), question.at(idiom.end() - 1) + 1))
    kind = ""
    which = _WHICH.match(line[: what.begin]) if what.intent.is_stance else None
    if which and not any(m.begin <= question.at(which.start("of")) < m.end for m in found):
        used.add(question.at(which.start("of")))
        kind = "" if which["of"] in _OF_ANY_KIND else which["of"]
    if what.intent is Intent.HOW_MANY and question.tokens and question.tokens[-1].word in _EACH:
        used.add(len(question.tokens) - 1)
    used.update((*numbers_aside(question), *told_before(question, what, found), *(told.places if told else ())))
    if what.intent is Intent.DENIED:
        used.update(places_called(question))
    owners = [m for m in found if m.is_actor and m not in said.by and is_of_claim(question, m)] if said.by else ()
    used.update(m.end for m in alone if question.line.split(" ")[m.end] == "alone")
    used.update(place for m in (*owners, *alone) for place in range(m.begin, m.end))
    either = either_of(question) if what.intent is Intent.HOW_MANY else ()
    used.update(n for n, token in enumerate(question.tokens) if token in either)
    if said.by and not what.intent.is_stance:
        dealt = _DEALT if _HOW_MUCH.search(line) else ()
        said_so = [n for n, t in enumerate(question.tokens) if offers(t.word) and t.word not in dealt]
        used.update(n for n in said_so if not is_mere(question.tokens[n]))
    terms = tuple(terms_of(question, found, used, what)) or plain_terms_of(question, what, found, line)
    if aside and what.intent is Intent.BY_WHOM and not (terms and line[what.begin : what.end] == "who"):
        what = replace(what, intent=Intent.SAID)  # "who says so besides Acme"
    without = excepts(question, what)
    if without and what.intent is Intent.CONFIRMED:  # "has not confirmed" is told, of whoever said so
        what, without = replace(what, intent=Intent.DECLINED), False
    subject = subject_of(line, terms) if what.intent in _DONE and not pasted else None
    verb = verb_of(line, subject, terms) if subject else None
    if subject is None and what.intent is Intent.BY_WHOM:
        verb = deed_of(line, terms)
    elif subject is None and what.intent in _DONE and not pasted:
        verb = thing_done_of(line, terms)
    return Asked(
        question,
        what,
        tuple(dict.fromkeys(m.choices for m in said.by)),
        topics,
        stranger,
        *inside,
        terms,
        follows=bool(FOLLOWS.search(line)),
        pasted=pasted,
        opinion=asks_opinion(line) and not pasted,
        talk=is_talk(line),
        counted=counted_of(question, what, terms, found),
        subject=subject,
        verb=verb,
        said=said_of(question, what),
        negated=negated(question, what),
        excepts=without,
        aside=tuple(dict.fromkeys(m.choice.key for m in aside if m.is_actor)),
        otherwise=other is not None,
        either=either,
        told=told is not None,
        language=language,
        owner=owner,
        owns=owns,
        kind=kind,
        faint=faint_terms_of(question, used, terms),
        office=" ".join(t.text for t in question.tokens[office[0] : office[1]]) if office else "",
        culprit=culprit_of(question, found),
        kinds=tuple(dict.fromkeys(m.choice for m in kinds)),
    )


def _intent(question: Typed, line: str, found: Sequence[Mention]) -> Meant:
    actors = [m for m in found if m.is_actor]
    what = meant(without_names(question, actors))
    if what.intent is Intent.WHO_IS and len(question.tokens) > 2:
        who = line.find("who")
        named = re.search(r"who (?:is|was|are|were) (?:(?:also|still|really|now|all|actually) )*(\w+)", line)
        place = question.at(named.start(1)) if named else -1
        if any(m.begin <= place < m.end for m in actors):
            return what
        done = named and not _is_named(question.tokens[place])
        return Meant(Intent.BY_WHOM, who, who + 3) if done or (named is None and not actors) else what
    if what.intent is Intent.CONFIRMED and (met := _AGREES.search(line)) and len(actors) > 1:
        behind = question.at(met.end() - 1) + 1
        the = [token.word for token in question.tokens[behind : behind + 1]] == ["the"]
        if any(m.begin in (behind, behind + the) for m in actors):
            return Meant(Intent.DISAGREE, met.start(), met.end())  # "does Acme agree with Lund"
    rest = [
        n for n, t in enumerate(question.tokens) if t.word not in LIGHT and not any(m.begin <= n < m.end for m in found)
    ]
    if what.intent is Intent.UNCLEAR and len(actors) == 1 and DOES.search(line):
        return Meant(Intent.STATUS, 0, 0)
    if what.intent is Intent.UNCLEAR and len(actors) == 1 and not rest and not FOLLOWS.search(line):
        return Meant(Intent.WHO_IS, 0, 0)
    return what


def _is_named(token: Token) -> bool:
    """Whether a word behind "who is" may name somebody: "paying", "fired" and "in" do not, "Ahmed" may."""
    acts = len(token.word) > _ACTS and token.word.endswith("ing")
    acts = acts or (len(token.word) > 4 and token.word.endswith("ed") and not token.word.endswith(("med", "fred")))
    return token.large or token.shouted or not (acts or token.word in _PLACED)


def _inside_of(
    question: Typed, found: Sequence[Mention], strangers: Sequence[tuple[int, int]]
) -> tuple[Choice | None, str]:
    """Whom the words for a stranger name in passing, and the rest of those words."""
    for begin, end in strangers[:1]:
        for m in found:
            if m.is_actor and begin <= m.begin and m.end <= end:
                rest = [question.tokens[n].word for n in range(begin, end) if not m.begin <= n < m.end]
                return m.choice, " ".join(word for word in rest if word not in STOP_WORDS)
    return None, ""


def _absorbed(question: Typed, mention: Mention) -> Mention:
    """The mention with the noun behind it that stands for what was said: "the Harvard study", "Zelensky's denial"."""
    words = [token.word for token in question.tokens[mention.end : mention.end + 1]]
    return mention._replace(end=mention.end + 1) if words and words[0] in SAYINGS else mention


def _used(question: Typed, what: Meant, spoken: Sequence[Mention], strangers: Iterable[tuple[int, int]]) -> set[int]:
    """The places of the words that are understood already: the verb of the question, who speaks, which story."""
    used: set[int] = set()
    if what.end:
        used.update(range(question.at(what.begin), question.at(max(what.end - 1, what.begin)) + 1))
    for mention in spoken:
        used.update(range(mention.begin, mention.end))
    for begin, end in strangers:
        used.update(range(begin, end))
    said = _spoken_at(mention for mention in spoken if mention.is_actor)
    return used if not _is_content(what) else {n for n in used if n in said or not _inside(question, what, n)}


def _spoken_at(spoken: Iterable[Mention]) -> set[int]:
    return {n for mention in spoken for n in range(mention.begin, mention.end)}


def _is_content(what: Meant) -> bool:
    """Whether the words that told the intent also say what it is about: "fake" in "is the fake passport real"."""
    return what.intent in (Intent.HOW_MANY, Intent.EVIDENCE, Intent.STATUS, Intent.WHERE)


def _inside(question: Typed, what: Meant, place: int) -> bool:
    return question.at(what.begin) <= place <= question.at(max(what.end - 1, what.begin))


def day_words(text: str) -> str:
    """The words of a question for what is new that name the day: "yesterday"; empty where none does."""
    line = text.strip().rstrip("?!. ").lower()
    for mark in ("since ", "after ", "in the last ", "over the last ", "over the past ", "in the past ", "this "):
        _, found, rest = line.rpartition(mark)
        if found:
            return {"week": "last week", "day": "yesterday", "24 hours": "yesterday"}.get(rest, rest)
    return "today" if "today" in line.split() else ""
