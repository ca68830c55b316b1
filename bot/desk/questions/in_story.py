"""Decides what a plain question is answered with, of the one story that its words fit best: which turn of phrase, which
claims or all of the story it asks for, or that just this is not there.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from bot.briefing import asked as composed
from bot.briefing import lacking
from bot.briefing.answer import Answer, Query
from bot.desk.questions.askedfor import Composing
from bot.desk.questions.behind import asks_origin, asks_who_owns_up, near_behind
from bot.desk.questions.best import Best
from bot.desk.questions.carried import Carried
from bot.desk.questions.choosing import Choosing, kept
from bot.desk.questions.comparing import asks_for_something
from bot.desk.questions.either import either
from bot.desk.questions.following import (
    asks_same,
    asks_when_then,
    going_on,
    is_of_one_again,
    leaves_open,
    one_of_many,
)
from bot.desk.questions.grounds import Grounds
from bot.desk.questions.heard import narrowed, placed_by, said_of_all
from bot.desk.questions.meant import surely_meant
from bot.desk.questions.measures import counts_none, of_measure
from bot.desk.questions.of_story import asks_of_story, believes_somebody, is_of_one_claim, is_of_two
from bot.desk.questions.passing import named_in_evidence, told_in_passing
from bot.desk.questions.people import counts_only_others, near_counted, told_beside, told_uncounted
from bot.desk.questions.phrased import by_claim, phrased
from bot.desk.questions.pointed import figures_said_then, reasoned
from bot.desk.questions.pronouns import whose
from bot.desk.questions.replied import of_their_deed, takes_no_stance_on
from bot.desk.questions.said_that import says_untold_of_him
from bot.desk.questions.stories import StoryFile
from bot.desk.questions.taken_for import taken_for_so
from bot.desk.questions.taken_where import taken_where
from bot.desk.questions.then import day_typed, is_of_other_days, took_then, with_claims
from bot.desk.questions.unnamed import unnamed
from bot.domain.sought import MOST_CLAIMS, MOST_OF_ONE, Intent, Sought
from bot.search.asked import Asked, asks_if_confirmed
from bot.search.fitting import near

_FIRST = 2
"""How many claims come first, as the nearest, where just what was asked is not there."""


class InStory:
    """`scope` is "library" or the asking server's id, the same for all of one question; `today` is its day, in UTC."""

    def __init__(
        self,
        grounds: Grounds,
        choosing: Choosing,
        carried: Carried,
        composing: Composing,
        today: Callable[[], dt.date],
    ) -> None:
        self._grounds = grounds
        self._choosing = choosing
        self._carried = carried
        self._composing = composing
        self._today = today

    async def answer(
        self, scope: str, what: Asked, sought: Sought, best: Best, context: Sought | None, query: Query
    ) -> Answer:
        """What is asked is held against that story alone; `context` is what the question goes on from."""
        told = best.told
        sought = replace(sought, topic=told.file.key)
        goes_on = context and context.topic in ("", told.file.key) and not what.topics
        if context and goes_on and (several := one_of_many(what, context, told)):
            return await self._choosing.claim(scope, what, sought, several, told, query)
        if context and goes_on and leaves_open(what, best.words):
            sought = going_on(what, sought, context, told)
            if what.otherwise and not context.exact and context.claims and not context.speakers:
                return await self._choosing.claim(scope, what, sought, context.claims, told, query)
            if not context.exact and not (sought.claims or what.otherwise) and is_of_one_again(what, context):
                if context.claims and (not sought.speakers or sought.intent is context.intent is Intent.STATUS):
                    return await self._choosing.claim(scope, what, sought, context.claims, told, query)
                if not sought.speakers:
                    return await self._unfound(scope, what, sought, best, query)
                sought = replace(sought, exact=what.intent is not Intent.HOW_MANY)
        if context and goes_on and asks_when_then(what, context):
            return kept(await self.given(scope, context, query, told), what.typed.text)
        by, together = whose(what, context, told) if goes_on or context is None else ((), False)
        if len(by) > 1 and not together:
            return await self._choosing.speaker(scope, what, replace(sought, speakers=(by[0].key,)), by, query)
        if by:
            sought = replace(sought, speakers=tuple(choice.key for choice in by))
        if what.excepts or counts_only_others(what, told):
            return await self._unfound(scope, what, sought, best, query)
        if answer := await self._of_turn(scope, what, sought, best, query):
            return answer
        of_story = asks_of_story(what, sought, best)
        is_then = is_of_other_days(what, (), best, self._today())
        beyond = not best.words and (asks_origin(what) or is_of_two(what) or asks_who_owns_up(what))
        beyond = beyond or (not best.words and (believes_somebody(what) or asks_for_something(what)))
        if beyond or (is_then and (not best.words or of_story)):
            return await self._unfound(scope, what, sought, with_claims(best, near_behind(what, told)), query)
        if not best.words or (of_story and not is_of_one_claim(what, best)):
            return await self._of_whole_story(scope, what, sought, best, query)
        return await self._of_claims(scope, what, sought, best, context if goes_on else None, query, is_then=is_then)

    async def _of_turn(self, scope: str, what: Asked, sought: Sought, best: Best, query: Query) -> Answer | None:
        """The answer where a turn of phrase tells which claims are meant: "was it 3 or 4", "who denied it in May"."""
        told = best.told
        if numbers := either(what, told, best.found):
            given = replace(sought, claims=numbers.claims, exact=bool(numbers.claims), only=True)
            answer = await self.given(scope, given, query, told)
            answer = replace(answer, lead=(*composed.either(numbers.there, numbers.missing), *answer.lead))
            return kept(answer, what.typed.text) if numbers.missing else answer
        if where := taken_where(what, best.words, sought, told):
            if where.said:
                return await self.given(scope, replace(sought, said=where.said), query, told)
            plain = await self.given(scope, replace(sought, polar=False), query, told)
            return kept(composed.untold(plain, f"whether “{where.typed}”"), what.typed.text)
        if given := phrased(what, best.words, sought, told):
            if len(given.claims) > MOST_OF_ONE:
                one = replace(given, claims=())
                return await self._choosing.claim(scope, what, one, given.claims[:MOST_OF_ONE], told, query)
            return await self.given(scope, given, query, told)
        if took := took_then(what, sought, best, self._today()):
            if not (took.exact or took.speakers):
                nothing = await self._unfound(scope, what, sought, with_claims(best, took.claims), query)
                return lacking.not_then(nothing, day_typed(what))
            answer = await self.given(scope, took, query, told)
            return answer if took.exact else kept(lacking.not_then(answer, day_typed(what)), what.typed.text)
        return None

    async def _of_whole_story(self, scope: str, what: Asked, sought: Sought, best: Best, query: Query) -> Answer:
        """The answer to what names no more than the story, or nothing at all."""
        told = best.told
        if best.words and asks_if_confirmed(what.meant) and not (what.speakers or sought.claims):
            sought = replace(sought, intent=Intent.STATUS)
        not_so = what.intent is Intent.SAID and what.negated and bool(best.words or what.told)
        no_claim_tells = not_so or says_untold_of_him(what, best.words, sought, told)
        untold = no_claim_tells and what.meant.polar and sought.speakers
        theirs = said_of_all(what, best.words, sought, told, best.found)
        if deeds := of_their_deed(what, best.words, told) or theirs:
            return await self.given(scope, replace(sought, claims=deeds), query, told)
        untold = untold or theirs == () or (best.words and what.office)  # a judge, who need not have said so
        if untold or counts_none(what, told) or takes_no_stance_on(what, best.words):
            inexact = replace(sought, claims=near_counted(what, best) or sought.claims, exact=False)
            return kept(await self.given(scope, inexact, query, told), what.typed.text)
        if what.intent is Intent.WHERE and sought.speakers and not sought.claims:
            if not 0 < len(placed := placed_by(what, sought, told)) <= MOST_CLAIMS:
                return await self._unfound(scope, what, sought, best, query)
            return await self.given(scope, replace(sought, claims=placed), query, told)
        if units := of_measure(what, told):
            return await self.given(scope, replace(sought, claims=units), query, told)
        own = narrowed(what, sought, told) if sought.speakers or not no_claim_tells else None
        if own is None:
            return await self._unfound(scope, what, sought, with_claims(best, sought.claims), query)
        return reasoned(what, await self.given(scope, own, query, told), own, told)

    async def _of_claims(
        self, scope: str, what: Asked, sought: Sought, best: Best, before: Sought | None, query: Query, *, is_then: bool
    ) -> Answer:
        """The answer from the claims that are meant; `before` is what it goes on from, `is_then` that a day is told."""
        told = best.told
        if counted := figures_said_then(what, sought, told):
            return await self.given(scope, replace(sought, claims=counted), query, told)
        sure = surely_meant(what, sought, best)
        if is_then and sure and is_of_other_days(what, sure.claims, best, self._today()):
            sure = None
        if sure and before and asks_same(what, before) and not set(sure.claims) & set(before.claims):
            sure = None
        if sure and sure.aside:
            sure = replace(sure, speakers=sought.speakers)  # who else said so, not who did
        own = narrowed(what, sure, told) if sure else None
        if sure and own is None:
            return await self._unfound(scope, what, sought, with_claims(best, sure.claims), query)
        if own:
            answer = await self.given(scope, own, query, told)
            if what.told and len(own.claims) == 1:
                return composed.with_standing(answer, told.file, own.claims)
            if kind := unnamed(what, own, told):
                return kept(composed.without_name(answer, kind), what.typed.text)
            return reasoned(what, answer, own, told)
        counts = what.intent is Intent.HOW_MANY and not (what.owns or is_then)
        said = told_in_passing(what, sought, best) if counts else None
        if said and taken_for_so(what, best.words, told).isdisjoint(said.claims):
            return await self.given(scope, said, query, told)
        if shown := named_in_evidence(what, best):
            return await self.given(scope, replace(sought, claims=shown), query, told)
        if rest := told_beside(what, sought, best):
            theirs = {a.claim for a in told.in_words_of(sought.speakers)}
            own = near([fit for fit in best.found if fit.key in theirs], 1)  # of what they did say what comes nearest
            nearest = tuple(dict.fromkeys((*near(best.found, _FIRST), *own)))
            uncounted = told_uncounted(what, best)
            nearest = nearest if nearest and uncounted is None else near_counted(what, best)
            first = replace(sought, claims=nearest, exact=False)
            return kept(by_claim(what, await self.given(scope, first, query, rest), first), what.typed.text)
        return await self._unfound(scope, what, sought, best, query)

    async def given(self, scope: str, sought: Sought, query: Query, told: StoryFile | None = None) -> Answer:
        """The answer to what was understood, with the menu that corrects it."""
        if told is None and sought.topic:
            told = await self._grounds.story(scope, sought.topic, also=sought.claims)
        words, instead = await self._carried.corrections(scope, sought, told)
        answer = await self._composing.answer(scope, sought, told, replace(query, words=words))
        return replace(answer, instead=instead)

    async def _unfound(self, scope: str, what: Asked, sought: Sought, best: Best, query: Query) -> Answer:
        """That just this is not on the desk; the claims that come near are a choice."""
        called = await self._composing.called(scope, sought.speakers)
        return await self._choosing.nearest(scope, what, sought, best, called, query)
