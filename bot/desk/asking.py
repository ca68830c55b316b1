"""Decides what a plain question is answered with: just what is on the desk of it, or that it is not there.

What a question means is told by `bot/search`; here it is held against the store. A guess is offered, never taken.
"""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.briefing import asked as composed
from bot.briefing.answer import Answer, Instead, Line, Query
from bot.briefing.asked import CALLED, Understood
from bot.briefing.in_part import in_part, late
from bot.desk.askedfor import Composing
from bot.desk.carried import NONE, Carried
from bot.desk.grounds import Grounds, by_role
from bot.desk.since import Since
from bot.desk.stories import StoryFile, statements
from bot.desk.subjects import Subjects
from bot.domain.refusals import Choice, Refusal
from bot.domain.since import since_day
from bot.domain.sought import MOST_CLAIMS, Intent, Sought
from bot.domain.vocabulary import Kind
from bot.search.asked import Asked, asked, day_words
from bot.search.fitting import Fit, Term, corrected, fits, meant, near, unknown
from bot.search.typed import typed
from bot.store.store import LateReading, ReadingsOfQuestion

ASKED = 300
"""How much of a question is kept where it has no answer."""
_NEAR = 4
"""How many claims are offered where none is surely meant; the whole story is the fifth."""
_TOLD_ALL_THE_SAME = (Intent.HOW_MANY, Intent.EVIDENCE, Intent.DISAGREE)
"""Where the rest of the story is told, after it is said that just what was asked is not there."""


_HALF = 0.4
"""The share of a claim's own words that have to be asked for, where they are the words of its story."""
_OF_NOTHING = (*(Intent.UNCLEAR, Intent.STATUS, Intent.BY_WHOM, Intent.WHO_IS), *(Intent.WHEN, Intent.WHERE))
"""What greetings and remarks to the bot look like, where they name nothing to ask about."""


class Best(NamedTuple):
    """The story that a question's words fit best: how its claims fit, and the names and numbers it does not hold."""

    told: StoryFile
    words: tuple[Term, ...]
    found: list[Fit]
    missing: tuple[str, ...]


class Asking:
    """Answers one plain question. `scope` is "library" or the asking server's id."""

    def __init__(
        self,
        store: ReadingsOfQuestion,
        subjects: Subjects,
        command: Callable[[str, Query], Awaitable[Answer]],
        since: Since,
    ) -> None:
        self._store = store
        self._subjects = subjects
        self._today = since.today
        self._grounds = Grounds(store, subjects)
        self._carried = Carried(store)
        self._composing = Composing(store, command, since.answer)

    async def answer(self, scope: str, query: Query) -> Answer:
        """The answer to a question, typed or as a button carries it, or to one that goes on from such a one.

        Where only a part of what it is about was looked at, the answer says so.
        """
        try:
            answer = await self._answered(scope, query)
        except LateReading:
            return late(query)
        return in_part(answer) if self._store.is_cut else answer

    async def _answered(self, scope: str, query: Query) -> Answer:
        before, _, rest = query.words.partition(" ")
        context = await self._carried.read(scope, before)
        if context and not rest and before.startswith("~"):
            return await self._given(scope, context, query)
        text = rest if context else query.words
        if before == NONE:
            return _kept(composed.unfound((), (), Understood(Intent.UNCLEAR), query), rest)
        return await self._understood(scope, text, context, query)

    # What is meant

    async def _understood(self, scope: str, text: str, context: Sought | None, query: Query) -> Answer:
        question = typed(text)
        called = await self._store.called(scope, (Kind.TOPIC, Kind.ACTOR), list(question.names()))
        what = in_context(await self._grounds.without_slips(scope, asked(question, called)), context)
        if what.talk and what.is_bare and not what.speakers and what.intent in _OF_NOTHING:
            return self._hint(query)
        if what.intent is Intent.NEW:
            return await self._new(scope, what, context, query)
        stories = await self._grounds.stories(scope, what, context)
        if what.stranger:
            named = by_role(what, stories)
            if named is None:
                return await self._strangers(scope, what, stories, query)
            what = replace(what, stranger="", speakers=(*what.speakers, (named,)))
        what = _settled(what, stories)
        several = next((choices for choices in what.speakers if len(choices) > 1), None)
        sought = Sought(
            what.intent, tuple(c[0].key for c in what.speakers), polar=what.meant.polar, status=what.meant.status
        )
        if several:
            return await self._which_speaker(scope, what, sought, several, query)
        if what.intent is Intent.UNCLEAR:
            return self._hint(query)
        if what.intent is Intent.WHO_IS and sought.speakers:
            return await self._given(scope, sought, query)
        if what.intent is Intent.WHO_IS:
            words = " ".join(term.text or term.word for term in what.terms) or what.typed.text
            return await self._strangers(scope, replace(what, stranger=words), stories, query)
        if not stories:
            missing = [term.text or term.word for term in what.terms if term.names or term.number]
            return _kept(composed.unfound((), missing, Understood(what.intent), query), text)
        if what.is_bare and len(stories) > 1:
            if sought.speakers and what.intent is Intent.SAID:
                return await self._given(scope, sought, query)
            return await self._which_story(scope, what, sought, stories, query)
        return await self._in_story(scope, what, sought, best_of(what, stories), context, query)

    async def _in_story(
        self, scope: str, what: Asked, sought: Sought, best: Best, context: Sought | None, query: Query
    ) -> Answer:
        """The answer from the story that the words fit best."""
        told = best.told
        sought = replace(sought, topic=told.file.key)
        if context and context.topic in ("", told.file.key) and not best.words and not what.topics:
            sought = _going_on(sought, context, told)
        if not best.words or (_is_of_story(best.words, told) and not _is_of_one_claim(what, best)):
            return await self._given(scope, sought, query, told)
        sure = _surely_meant(what, sought, best)
        if sure:
            return await self._given(scope, sure, query, told)
        if what.counted and (said := _told_in_passing(what, sought, best)):
            return await self._given(scope, said, query, told)
        if (sought.speakers and what.intent.is_stance) or what.intent in _TOLD_ALL_THE_SAME:
            answer = await self._given(scope, replace(sought, exact=False), query, told)
            return _kept(answer, what.typed.text)
        return await self._unfound(scope, what, sought, best, query)

    # What is answered

    async def _given(self, scope: str, sought: Sought, query: Query, told: StoryFile | None = None) -> Answer:
        """The answer to what was understood, with the menu that corrects it."""
        if told is None and sought.topic:
            told = await self._grounds.story(scope, sought.topic, also=sought.claims)
        words, instead = await self._carried.corrections(scope, sought, told)
        answer = await self._composing.answer(scope, sought, told, replace(query, words=words))
        return replace(answer, instead=instead)

    async def _new(self, scope: str, what: Asked, context: Sought | None, query: Query) -> Answer:
        """What changed since the day that the question names, yesterday if none."""
        topic = what.topics[0].key if what.topics else context.topic if context else ""
        try:
            since = since_day(day_words(what.typed.text), self._today())[0]
        except Refusal:
            since = since_day("", self._today())[0]
        return await self._given(scope, Sought(Intent.NEW, topic=topic, since=since.isoformat()), query)

    async def _strangers(self, scope: str, what: Asked, stories: Sequence[StoryFile], query: Query) -> Answer:
        near_names = await self._grounds.near_names(scope, what.stranger)
        topic = stories[0].file.topic.title if len(stories) == 1 else ""
        understood = Understood(what.intent, (what.stranger,), topic)
        names = list(dict.fromkeys(speaker.name for told in stories for speaker in told.speakers))
        return _kept(composed.strangers(what.stranger, near_names, names, understood, query), what.typed.text)

    async def _unfound(self, scope: str, what: Asked, sought: Sought, best: Best, query: Query) -> Answer:
        """That just this is not on the desk; the claims that come near are a choice."""
        told = best.told
        texts = {claim.key: claim for claim in told.file.claims}
        close = [texts[key] for key in near(best.found, _NEAR) if key in texts]
        called = await self._composing.called(scope, sought.speakers)
        understood = Understood(what.intent, called, told.file.topic.title)
        whole = f"the whole story: {CALLED[what.intent]}"
        answer = composed.unfound(close, best.missing, understood, query, whole)
        others = [replace(sought, claims=(claim.key,)) for claim in close]
        *words, of_story = await self._carried.several(scope, [*others, sought])
        instead = [Instead(claim.text, each) for claim, each in zip(close, words, strict=True)]
        instead += [Instead(whole[:1].upper() + whole[1:], of_story), Instead("None of these", NONE)]
        return _kept(replace(answer, instead=tuple(instead), asks_back=True), what.typed.text)

    async def _which_story(
        self, scope: str, what: Asked, sought: Sought, stories: Sequence[StoryFile], query: Query
    ) -> Answer:
        offered = {each.file.topic.title: replace(sought, topic=each.file.key) for each in stories[:5]}
        return await self._which(scope, "story", what, offered, query)

    async def _which_speaker(
        self, scope: str, what: Asked, sought: Sought, choices: Sequence[Choice], query: Query
    ) -> Answer:
        first = choices[0].key
        offered = {
            choice.label: replace(sought, speakers=tuple(choice.key if s == first else s for s in sought.speakers))
            for choice in choices[:5]
        }
        return await self._which(scope, "speaker", what, offered, query)

    async def _which(self, scope: str, of: str, what: Asked, offered: dict[str, Sought], query: Query) -> Answer:
        """The question asked back: which story or speaker is meant."""
        answer = composed.which(list(offered), Understood(what.intent), query, of)
        words = await self._carried.several(scope, list(offered.values()))
        instead = [Instead(label, each) for label, each in zip(offered, words, strict=True)]
        instead.append(Instead("None of these", NONE))
        return _kept(replace(answer, instead=tuple(instead), asks_back=True), what.typed.text, unanswered=False)

    def _hint(self, query: Query) -> Answer:
        told = "Ask what somebody said, denied or confirmed, on what evidence, or how a claim stands."
        return Answer("How to ask", (Line((f"{told} {self._subjects.prefix}help has examples.",)),), (), query)


def in_context(what: Asked, context: Sought | None) -> Asked:
    """A question that goes on from another: what it leaves open is as it was there."""
    if context is None:
        return what
    names = [term for term in what.terms if term.actor]
    if names and what.follows and not what.speakers and what.intent in (Intent.UNCLEAR, Intent.WHO_IS):
        kept = tuple(term for term in what.terms if not term.actor)
        by = tuple((Choice(Kind.ACTOR, term.actor, term.text),) for term in names)
        what = replace(what, terms=kept, speakers=by)
    if what.intent is Intent.UNCLEAR or (what.intent is Intent.WHO_IS and what.follows):
        intent = context.intent if context.intent is not Intent.UNCLEAR else Intent.SAID
        what = replace(what, meant=replace(what.meant, intent=intent, polar=context.polar or intent is not Intent.SAID))
    return what


def best_of(what: Asked, stories: Sequence[StoryFile]) -> Best:
    """The story whose claims fit the words best; the first of them where none fits."""
    found: list[tuple[float, Best]] = []
    for told in stories:
        words = corrected(what.terms, told.told)
        ground = told.figures if what.intent is Intent.HOW_MANY and told.figures.documents else told.told
        fit = fits(words, ground, counted=what.counted, subject=what.subject) if words else []
        missing = tuple(term.text or term.word for term in unknown(words, told.told) if term.names or term.number)
        share = (fit[0].share - (1 if fit[0].clashes else 0)) if fit else 0.0
        found.append((share, Best(told, words, fit, missing)))
    return max(found, key=lambda each: each[0])[1]


def _settled(what: Asked, stories: Sequence[StoryFile]) -> Asked:
    """The question with what was left open told by the stories: who of several is meant, and what a bare name asks."""
    heard = {actor.key for told in stories for actor in (*told.speakers, *told.others)}
    speakers = tuple(tuple(c for c in choices if c.key in heard) or choices for choices in what.speakers)
    intent = what.intent
    known = any(not unknown([term], told.told) for told in stories for term in what.terms)
    if intent is Intent.WHO_IS and not speakers and known:
        intent = Intent.BY_WHOM  # "who was arrested"
    elif intent is Intent.UNCLEAR and not what.is_bare:
        intent = Intent.BRIEF if what.topics and not what.terms else Intent.STATUS
    elif intent is Intent.UNCLEAR and speakers:
        intent = Intent.SAID
    return replace(what, speakers=speakers, meant=replace(what.meant, intent=intent))


def _going_on(sought: Sought, context: Sought, told: StoryFile) -> Sought:
    """What is sought, of the claims that the question before was about, or that its speakers spoke to."""
    claims = context.claims
    if not claims and context.speakers and sought.intent.is_stance and not sought.speakers:
        claims = tuple(dict.fromkeys(a.claim for a in told.file.attributions if a.speaker in context.speakers))
    return replace(sought, claims=claims) if claims and len(claims) <= MOST_CLAIMS else sought


def _surely_meant(what: Asked, sought: Sought, best: Best) -> Sought | None:
    """What is sought, of the claims that are surely meant; None where that is in doubt."""
    if best.missing or what.opinion:
        return None
    sure = meant(best.found)
    only_names = all(term.actor for term in best.words)
    if only_names and len(sure) != 1:
        return None  # a name alone tells no claim from another
    if what.intent is Intent.SAID and not only_names and (len(sure) != 1 or not sought.speakers):
        said = meant(fits(best.words, statements(best.told)))
        taken = [a for a in best.told.file.attributions if a.statement in said]
        by = tuple(dict.fromkeys(a.speaker for a in taken))
        if 0 < len(said) <= MOST_CLAIMS and (not sought.speakers or set(by) <= set(sought.speakers)):
            return replace(sought, speakers=by, claims=tuple(dict.fromkeys(a.claim for a in taken)))
    return replace(sought, claims=tuple(sure)) if 0 < len(sure) <= MOST_CLAIMS else None


def _told_in_passing(what: Asked, sought: Sought, best: Best) -> Sought | None:
    """What was said in which the number that is asked for stands: "a survey of 3,299 households"."""
    if best.missing or what.counted is None:
        return None
    said = meant(fits(best.words, statements(best.told)))
    number = re.compile(rf"\d[\d,.]* (?:\w+ ){{0,2}}{re.escape(what.counted.word)}", re.IGNORECASE)
    taken = [
        a
        for a in best.told.file.attributions
        if a.statement in said and number.search(f"{a.quote} {a.paraphrase}") and not a.inferred
    ]
    by = tuple(dict.fromkeys(a.speaker for a in taken))
    if not taken or (sought.speakers and not set(by) <= set(sought.speakers)):
        return None
    return replace(sought, intent=Intent.SAID, speakers=by, claims=tuple(dict.fromkeys(a.claim for a in taken)))


def _is_of_one_claim(what: Asked, best: Best) -> bool:
    """Whether a stance is asked towards what one claim alone says, though all of its words are the story's too."""
    if not what.intent.is_stance or what.intent is Intent.SAID:
        return False
    sure = meant(best.found)
    return len(sure) == 1 and best.found[0].back >= _HALF


def _is_of_story(words: Sequence[Term], told: StoryFile) -> bool:
    """Whether the words name no more than the story itself."""
    return not unknown(words, replace(told.told, documents=()))


def _kept(answer: Answer, text: str, *, unanswered: bool = True) -> Answer:
    """The answer with the question below it, so that the moderators can be asked it."""
    kept = " ".join(text.split())[:ASKED]
    return replace(answer, footnote=f"Asked: “{kept}”", unanswered=kept if unanswered else "")
