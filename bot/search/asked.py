"""What any text asks: what kind of answer, of whom, about what. Pure: the names the desk knows are given."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from bot.domain.refusals import Choice
from bot.domain.sought import Intent
from bot.search.about import counted_of, faint_terms_of, plain_terms_of, said_of, terms_asked
from bot.search.abroad import language_of, without_small_words
from bot.search.aside import set_aside
from bot.search.attributed import Told, attributed, attributed_to_office
from bot.search.claimwords import canonical
from bot.search.clauses import (
    OTHERWISE,
    either_of,
    excepts,
    first_clause,
    negated,
    without_asides,
)
from bot.search.doers import culprit_of, told_to_be
from bot.search.done import deed_of, subject_of, thing_done_of, verb_of
from bot.search.intents import Meant, intent_of
from bot.search.manner import OPENING, asks_opinion, is_talk
from bot.search.mending import LIGHT
from bot.search.mentions import Mention, mentions
from bot.search.pasted import FOLLOWS, asks_if_said, is_pasted, is_somebodys
from bot.search.speakers import Said, said_by
from bot.search.stopwords import STOP_WORDS
from bot.search.term import Term
from bot.search.turns import DOES, asks_what_is_had, is_told_of, line_without_names, says_alone
from bot.search.typed import Token, Typed
from bot.search.used import kind_of, used_in
from bot.search.wording import word_list

_ACTS = 5
"""More letters than this have a verb that ends in "ing"."""
_PLACED = word_list("in on at for with to under among from of not going")

_DONE = (Intent.STATUS, Intent.WHEN, Intent.WHERE, Intent.HOW_MANY)
"""Where it is asked of something that somebody did."""
_PARTED = re.compile(r"[,:;—–]|\s-\s")
"""What may part a statement from who said it."""
_AGREES = re.compile(r"(?<!\w)agree(?:s|d)? with(?!\w)")
"""Where one is asked about together with another: "does Acme agree with Lund"."""
_WHO_DID = re.compile(
    rf"{OPENING}who (?:is|was|are|were) (?:the |an? )?"
    r"(?:(?:very )?(?:first|last|only) (?:\w+ )?to|(?:\w+ ){1,3}?(?:that|who|which)) \w"
)
"""Where it is asked who did something, whatever it names: "who was the first to sue Acme"."""
_OF_IT = re.compile(rf"{OPENING}(?:has|did|does) (?:it|this|that|all this|all of it) ")
"""Where all of a story is asked about, or what the answer before told of."""
_AGREES_ALONE = re.compile(
    rf"{OPENING}(?:do|(?:does|did|would)(?P<the> the)?) (?:(?P<he>he|she) |\w+ ){{1,4}}?"
    r"(?P<not>not |dis)?(?P<verb>agrees?)(?: with (?:it|that|this))?(?: too| also| at all)?$"
)
"""Where one alone is asked about: "does Lund agree", "does he disagree"."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a text asks."""

    typed: Typed
    meant: Meant
    speakers: tuple[tuple[Choice, ...], ...] = ()
    """Who is asked about as speaking, each by the entries the name may mean."""
    topics: tuple[Choice, ...] = ()
    stranger: str = ""
    """Words that stand for a speaker whom the desk does not know: "Ukraine's president"."""
    stranger_of: Choice | None = None
    stranger_rest: str = ""
    """Whom those words name in passing, Ukraine, and the rest of them."""
    terms: tuple[Term, ...] = ()
    follows: bool = False
    """That it goes on from an earlier question."""
    pasted: bool = False
    statement: str = ""
    """The line of a statement that is asked here as a question, as it was told."""
    """That it is a statement to be checked."""
    opinion: bool = False
    talk: bool = False
    counted: Term | None = None
    """What "how many" asks the number of."""
    subject: Term | None = None
    """Of a question whether somebody did something, the name of that one."""
    verb: Term | None = None
    """What was done."""
    said: Term | None = None
    """A verb for saying that may be a deed of the story: "who warned them"."""
    negated: bool | None = None
    """That what was said is told as not so, "who says that it did not sink"; None where no word tells."""
    excepts: bool = False
    """That it asks who did not say so."""
    aside: tuple[str, ...] = ()
    """The keys of those whom it sets aside: "who besides Russia"."""
    otherwise: bool = False
    """That it asks for the other side."""
    either: tuple[Token, ...] = ()
    """The numbers of which one is asked for: "was it 3 or 4"."""
    told: bool = False
    """That it is a statement to be checked as what those speakers said: "…, says Acme"."""
    language: str = ""
    """The one it is asked in, where that is not English."""
    owner: Choice | None = None
    owns: bool = False
    """Whose, where the desk knows them, and that it is asked how much somebody has."""
    beside: tuple[str, ...] = ()
    """Those who are asked about with the speakers and are not on the desk, as typed."""
    kind: str = ""
    """What they are who are asked about: "which experts say"."""
    faint: tuple[Term, ...] = ()
    """Words that mostly say nothing, and something where a claim holds them: "put on hold"."""
    office: str = ""
    """The words by which a statement is told to be that of somebody without a name: "says the mayor"."""
    culprit: Term | None = None
    """What claims say of who did it, where that is told or asked of a name."""
    kinds: tuple[Choice, ...] = ()
    """The stories by whose name something is called: "it was Brentol"."""
    called: frozenset[str] = frozenset()
    """The stems of the words by which a story is named."""

    @property
    def intent(self) -> Intent:
        return self.meant.intent

    @property
    def is_bare(self) -> bool:
        """Whether it names nothing to ask about: "did they deny it?"."""
        return not self.terms and not self.topics


def asked(question: Typed, called: Iterable[tuple[str, Choice]], deeds: Collection[str] = ()) -> Asked:
    """What a text asks whose slips are mended; `called` are the entries of which a name, folded, stands in it, `deeds`
    the stems of verbs by which no stance is asked for.
    """
    called = list(called)
    language, question = _in_english(question, called)
    question = first_clause(without_asides(question))
    named = mentions(question, called)
    aside = set_aside(question, named)
    found = [m for m in named if m not in aside]
    line = question.line
    other = OTHERWISE.fullmatch(line)
    what = Meant(Intent.DENIED, 0, len(line)) if other else _intent(question, line, found, deeds)
    what, pasted, told, office = _checked(question, what, found, named)
    of_deed = deeds and not what.intent.is_stance  # "when did Acme reject it" asks for no words of Acme's
    said = Said((*told.also, told.by)) if told else Said(()) if of_deed else said_by(question, what, named)
    alone = said.by if what.intent.is_stance and all(says_alone(question, m) for m in said.by) else ()
    if alone:
        what, said = replace(what, polar=False), Said((), said.strangers)  # all who did tell whether only they did
    if len(said.strangers) == 1 and is_told_of(question, what, said.strangers[0]):
        what = replace(what, passive=True, polar=False)
        said = said_by(question, what, named)
    agrees = _AGREES_ALONE.match(line) if what.intent is Intent.DISAGREE else None
    if agrees and len(said.by) == (0 if agrees["he"] or (agrees["the"] and not said.by) else 1):
        intent = Intent.DENIED if agrees["not"] else Intent.CONFIRMED
        what = Meant(intent, agrees.start("not" if agrees["not"] else "verb"), agrees.end("verb"), polar=True)
        said = said_by(question, what, named) if agrees["the"] else said  # "does the airline agree"
    owns = asks_what_is_had(question)
    owner = said.by[0].choice if len(said.by) == 1 and owns else None
    if owner:
        said = Said((), said.strangers)
    topics = tuple(dict.fromkeys(m.story or m.choice for m in found if m.story or not m.is_actor))
    kinds = [m for m in found if not m.is_actor and told_to_be(question, m)]
    inside = _inside_of(question, found, said.strangers)
    stranger = " ".join(t.text for begin, end in said.strangers[:1] for t in question.tokens[begin:end])
    kind = kind_of(question, what, found)
    either = either_of(question) if what.intent is Intent.HOW_MANY else ()
    used = used_in(question, what, found, said, aside=aside, kinds=kinds, told=told)
    used.update(n for n, token in enumerate(question.tokens) if token in either)
    used.update(n for m in alone for n in range(m.begin, m.end + (line.split(" ")[m.end : m.end + 1] == ["alone"])))
    terms = tuple(terms_asked(question, found, used, what, speaks=bool(said.by)))
    if terms and all(term.there for term in terms):  # of what the story is called by it is asked whether it is there
        used.difference_update(n for m in found if not m.is_actor for n in range(m.begin, m.end))
        terms = tuple(terms_asked(question, found, used, what, speaks=bool(said.by)))
    terms = terms or plain_terms_of(question, what, found, line)
    of_all = topics or _OF_IT.match(line)
    if of_all and not (terms or said.by or said.strangers) and asks_if_confirmed(what):
        what = Meant(Intent.STATUS, 0, 0, polar=True)  # "has the fire been confirmed" asks how all of it stands
    if aside and what.intent is Intent.BY_WHOM and not (terms and line[what.begin : what.end] == "who"):
        what = replace(what, intent=Intent.SAID)  # "who says so besides Acme"
    without = excepts(question, what)
    if without and what.intent is Intent.CONFIRMED:  # "has not confirmed" is told, of whoever said so
        what, without = replace(what, intent=Intent.DECLINED), False
    subject, verb = _doer_and_deed(line, what, terms, pasted=pasted)
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
        opinion=asks_opinion(line[: what.end] if what.intent.is_stance and what.end else line) and not pasted,
        talk=is_talk(line),
        counted=counted_of(question, what, terms, found),
        subject=subject,
        verb=verb,
        said=said_of(question, what),
        negated=negated(question, what, {*told.places, *_places_of((*told.also, told.by))} if told else ()),
        excepts=without,
        aside=tuple(dict.fromkeys(m.choice.key for m in aside if m.is_actor)),
        otherwise=other is not None,
        either=either,
        told=told is not None,
        language=language,
        owner=owner,
        owns=owns,
        kind=kind,
        beside=tuple(" ".join(t.text for t in question.tokens[begin:end]) for begin, end in said.beside),
        faint=faint_terms_of(question, used, terms, what),
        office=" ".join(t.text for t in question.tokens[office[0] : office[1]]) if office else "",
        culprit=culprit_of(question, found),
        kinds=tuple(dict.fromkeys(m.choice for m in kinds)),
        called=frozenset(canonical(t) for m in found if not m.is_actor for t in question.tokens[m.begin : m.end]),
    )


def _places_of(named: Iterable[Mention]) -> Iterable[int]:
    return (place for m in named for place in range(m.begin, m.end))


def asks_if_confirmed(what: Meant) -> bool:
    """Whether it is asked if something is confirmed, and not who confirms it: of a story, how all of it stands."""
    return what.intent is Intent.CONFIRMED and what.passive and what.polar


def _in_english(question: Typed, called: Iterable[tuple[str, Choice]]) -> tuple[str, Typed]:
    """The language that a question is asked in, if it is not English, and the question without its small words."""
    language = language_of([token.word for token in question.tokens])
    if not language:
        return "", question
    named = mentions(question, called)  # the "van" of somebody's name is no Dutch
    in_names = {n for mention in named for n in range(mention.begin, mention.end)}
    language = language_of([token.word for n, token in enumerate(question.tokens) if n not in in_names])
    return language, without_small_words(question, language, named)


class _Checked(NamedTuple):
    """What is asked of a text that may be a statement: whether it is `pasted` to be checked, whom it is `told` to come
    from, and the places of the words for an `office` that it is told to come from.
    """

    what: Meant
    pasted: bool = False
    told: Told | None = None
    office: tuple[int, int] | None = None


def _checked(question: Typed, what: Meant, found: Sequence[Mention], named: Sequence[Mention]) -> _Checked:
    """What is asked of a statement, whatever its words seem to ask; of a question, what it asks."""
    pasted = is_pasted(question, question.line, what)
    may_tell_whose = pasted or question.asks or _PARTED.search(question.text)
    if may_tell_whose and (told := attributed(question, what, found)):
        return _Checked(told.what, told=told)  # whether they said so is what is to be checked
    is_theirs = pasted and is_somebodys(question, what, named)
    if (question.asks or (pasted and not is_theirs)) and (office := attributed_to_office(question)):
        return _Checked(Meant(Intent.STATUS, 0, 0), pasted=True, office=office)
    if is_theirs:
        return _Checked(replace(what, polar=True))
    return _Checked(Meant(Intent.STATUS, 0, 0), pasted=True) if pasted else _Checked(what)


def _doer_and_deed(line: str, what: Meant, terms: Sequence[Term], *, pasted: bool) -> tuple[Term | None, Term | None]:
    """Who is asked to have done something, and what is asked to have been done, where words tell."""
    if what.intent is Intent.BY_WHOM:
        return None, deed_of(line, terms)
    if what.intent not in _DONE or pasted:
        return None, None
    subject = subject_of(line, terms)
    return subject, verb_of(line, subject, terms) if subject else thing_done_of(line, terms)


def _intent(question: Typed, line: str, found: Sequence[Mention], deeds: Collection[str]) -> Meant:
    if quotes := asks_if_said(question):
        return quotes
    actors = [m for m in found if m.is_actor]
    what = intent_of(line_without_names(question, actors), deeds)
    if what.intent is Intent.WHO_IS and len(question.tokens) > 2:
        who = line.find("who")
        if _WHO_DID.match(line):
            return Meant(Intent.BY_WHOM, who, who + 3)
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


def day_words(text: str) -> str:
    """The words of a question for what is new that name the day: "yesterday"; empty where none does."""
    line = text.strip().rstrip("?!. ").lower()
    for mark in ("since ", "after ", "in the last ", "over the last ", "over the past ", "in the past ", "this "):
        _, found, rest = line.rpartition(mark)
        if found:
            return {"week": "last week", "day": "yesterday", "24 hours": "yesterday"}.get(rest, rest)
    return "today" if "today" in line.split() else ""
