"""Decides what a plain question is answered with: just what is on the desk of it, or that it is not there.

What a question means is told by `bot/search`; here it is held against the store. A guess is offered, never taken.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.briefing import asked as composed
from bot.briefing import particulars
from bot.briefing.answer import Answer, Query
from bot.briefing.asked import Understood
from bot.briefing.in_part import in_part, late
from bot.desk.questions.askedfor import Composing
from bot.desk.questions.at_hand import AtHand
from bot.desk.questions.behind import asks_origin, near_behind
from bot.desk.questions.best import Best, bests_of
from bot.desk.questions.carried import NONE, WHICH, Carried
from bot.desk.questions.choosing import Choosing, kept
from bot.desk.questions.comparing import compared, labelled
from bot.desk.questions.deeds import may_be_deed, told_as_done
from bot.desk.questions.either import either
from bot.desk.questions.elsewhere import elsewhere
from bot.desk.questions.following import (
    as_corrected,
    asks_same,
    asks_when_then,
    going_on,
    going_on_with_office,
    in_context,
    in_whose_words,
    is_of_one_again,
    leaves_open,
    one_of_many,
    one_unknown,
)
from bot.desk.questions.grounds import Grounds
from bot.desk.questions.heard import called_by_kind, narrowed, placed_by, said_of_all
from bot.desk.questions.meant import rivalling, surely_meant
from bot.desk.questions.measures import counts_none, of_measure
from bot.desk.questions.names import Names
from bot.desk.questions.of_story import asks_of_story, is_of_one_claim, is_of_two
from bot.desk.questions.offices import beside_name, by_role, holders
from bot.desk.questions.opposites import put_otherwise
from bot.desk.questions.part_in import names_unknown, part_in
from bot.desk.questions.passing import named_in_evidence, told_in_passing
from bot.desk.questions.people import counts_only_others, told_beside
from bot.desk.questions.phrased import by_claim, phrased
from bot.desk.questions.pointed import claim_typed, figures_said_then, is_of_nothing, is_remark, of_thing, reasoned
from bot.desk.questions.pronouns import whose
from bot.desk.questions.replied import of_their_deed, takes_no_stance_on
from bot.desk.questions.said_that import says_untold_of_him
from bot.desk.questions.settling import of_whom, settled
from bot.desk.questions.stories import StoryFile, alone
from bot.desk.questions.then import day_named, is_of_other_days, read_as_day, said_on_days, took_then, with_claims
from bot.desk.questions.unnamed import unnamed
from bot.desk.since import Since
from bot.desk.subjects import Subjects
from bot.domain.sought import MOST_CLAIMS, Intent, Sought
from bot.domain.vocabulary import Kind
from bot.search.asked import Asked, asked, asks_if_confirmed
from bot.search.clauses import takes_none
from bot.search.fitting import near
from bot.search.mending import mended
from bot.search.typed import typed
from bot.store.store import LateReading, ReadingsOfQuestion

_FIRST = 2
"""How many claims come first, as the nearest, where just what was asked is not there."""


class Asking:
    """Answers one plain question. `scope` is "library" or the asking server's id."""

    def __init__(self, at_hand: AtHand, store: ReadingsOfQuestion, subjects: Subjects, since: Since) -> None:
        self._store = store
        self._subjects = subjects
        self._today = since.today
        self._grounds = Grounds(store, subjects, at_hand)
        self._names = Names(store, subjects, at_hand, self._grounds.as_found)
        self._carried = Carried(store)
        self._choosing = Choosing(self._carried, self._grounds, self._names, subjects.prefix)
        self._composing = Composing(store, since.answer)

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
            return kept(composed.unfound((), (), Understood(Intent.UNCLEAR), query), rest)
        if query.words == WHICH:
            return composed.how_to_choose(query)
        key, text = await claim_typed(self._store, self._subjects, scope, as_corrected(text) if context else text)
        if key:
            context = await self._carried.read(scope, f"{Kind.CLAIM}:{key}")
        question = mended(typed(text))
        called = await self._grounds.called(scope, question.names(), context)
        what = in_context(await self._names.without_slips(scope, asked(question, called)), context)
        answer = await self._understood(scope, what, context, query)
        answer = particulars.by_words(what.intent, answer, [token.word for token in what.typed.tokens])
        answer = composed.with_day_read(answer, *read_as_day(text))
        return composed.in_english(answer, what.language) if answer.unanswered else answer

    async def _understood(self, scope: str, what: Asked, context: Sought | None, query: Query) -> Answer:
        if is_remark(what):
            return composed.how_to_ask(self._subjects.prefix, query)
        if what.intent is Intent.NEW and not what.terms:
            return await self._new(scope, what, context, query)
        stories = await self._grounds.stories(scope, what, context)
        if not (deeds := told_as_done(what, stories)) and may_be_deed(what):
            whoever = replace(what, speakers=())  # who did it may have spoken of nothing
            deeds = told_as_done(what, await self._grounds.stories(scope, whoever, context), by_speakers=True)
        if deeds:
            called = await self._grounds.called(scope, what.typed.names(), context)
            return await self._understood(scope, in_context(asked(what.typed, called, deeds), context), context, query)
        what, stories, context = await elsewhere(self._grounds, self._names, scope, what, stories, context)
        if what.intent is Intent.NEW and not is_of_nothing(what, stories):
            return await self._new(scope, what, context, query)
        what = going_on_with_office(what, stories) if context else in_whose_words(what, stories)
        if new := one_unknown(what, stories):
            return await self._choosing.stranger(scope, replace(what, stranger=new), stories, query)
        if what.stranger:
            return await self._of_stranger(scope, what, stories, context, query)
        return await self._of_known(scope, what, stories, context, query)

    async def _of_stranger(
        self, scope: str, what: Asked, stories: Sequence[StoryFile], context: Sought | None, query: Query
    ) -> Answer:
        """The answer where words that name nobody stand for a speaker: a role may tell whom, or several share it."""
        if (named := by_role(what, stories, context.claims if context else ())) is None:
            if thing := of_thing(what, stories):
                return await self._understood(scope, thing, context, query)
            sharing = await self._names.sharing(scope, what.stranger)
            named = await self._names.one_of(scope, what.stranger, sharing, stories)
            sharing = sharing or holders(what.stranger, stories, houses=True)
            if named is None and len(sharing) > 1:
                return await self._choosing.one_of(scope, what, sharing, query)
            if named is None and what.intent.is_stance and (kind := called_by_kind(what.stranger, stories)):
                of_kind = replace(what, stranger="", kind=kind, meant=replace(what.meant, polar=False))
                return await self._of_known(scope, of_kind, stories, context, query)
            if named is None:
                return await self._choosing.stranger(scope, what, stories, query)
        if what.intent is Intent.WHO_IS:
            return await self._given(scope, Sought(Intent.WHO_IS, (named.key,)), query, alone(stories))
        what = replace(what, terms=beside_name(what, named))
        if is_of_nothing(what, stories, several=True):  # of a story that no word tells, another may have one too
            return await self._choosing.one_of(scope, what, [named], query)
        what = replace(what, stranger="", speakers=(*what.speakers, (named,)))
        stories = stories if context else await self._grounds.stories(scope, what, context)
        return await self._of_known(scope, what, stories, context, query)

    async def _of_known(
        self, scope: str, what: Asked, stories: Sequence[StoryFile], context: Sought | None, query: Query
    ) -> Answer:
        """The answer where everybody who is asked about as a speaker is on the desk."""
        if part := part_in(what, stories):
            return await self._given(scope, part, query, alone(stories))
        what = put_otherwise(settled(what, stories), stories)
        what = compared(labelled(what, stories, goes_on=context is not None), stories)
        sought = Sought(
            *(what.intent, tuple(c[0].key for c in what.speakers)),
            polar=what.meant.polar and not takes_none(what.typed, what.meant),
            status=what.meant.status if what.intent is Intent.DISPUTED else None,
            aside=what.aside,
        )
        if several := next((choices for choices in what.speakers if len(choices) > 1), None):
            return await self._choosing.speaker(scope, what, sought, several, query)
        if what.intent is Intent.UNCLEAR:
            return composed.how_to_ask(self._subjects.prefix, query)
        if what.intent is Intent.WHO_IS:
            if sought.speakers:
                return await self._given(scope, sought, query, alone(stories))
            words = " ".join(term.text or term.word for term in what.terms) or of_whom(what)
            if bearing := await self._names.bearing(scope, words):
                sought = replace(sought, speakers=(bearing[0].key,))
                chosen = len(bearing) > 1 and self._choosing.speaker(scope, what, sought, bearing, query)
                return await (chosen or self._given(scope, sought, query, alone(stories)))
            return await self._choosing.stranger(scope, replace(what, stranger=words), stories, query)
        if what.is_bare and len(stories) + len(self._grounds.unread) > 1:
            if what.excepts:
                return kept(composed.unfound((), (), Understood(what.intent), query, excepts=True), what.typed.text)
            if sought.speakers and what.intent is Intent.SAID:
                return await self._given(scope, said_on_days(what, sought, stories, self._today()), query)
            return await self._choosing.story(scope, what, sought, stories, query)
        best, *rivals = bests_of(what, stories) if stories else (None,)
        if (new := names_unknown(what, stories)) and not (best and near(best.found)):
            return await self._choosing.stranger(scope, replace(what, stranger=new), stories, query)
        if best is None or (self._grounds.is_guess and best.words and not near(best.found)):
            no = [t.text or t.word for t in what.terms if (t.names or t.number) and not t.actor]
            return kept(composed.unfound((), no, Understood(what.intent), query, excepts=what.excepts), what.typed.text)
        if rivals and not context and (offered := rivalling(what, sought, (best, *rivals))):
            if len(offered) > 1:
                return await self._choosing.of_stories(scope, what, offered, query)
            best = next(b for b in (best, *rivals) if b.told.file.key == next(iter(offered.values())).topic)
        return await self._in_story(scope, what, sought, best, context, query)

    async def _in_story(
        self, scope: str, what: Asked, sought: Sought, best: Best, context: Sought | None, query: Query
    ) -> Answer:
        """The answer from the story that the words fit best."""
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
            return kept(await self._given(scope, context, query, told), what.typed.text)
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
        beyond = not best.words and (asks_origin(what) or is_of_two(what))
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
            answer = await self._given(scope, given, query, told)
            answer = replace(answer, lead=(*composed.either(numbers.there, numbers.missing), *answer.lead))
            return kept(answer, what.typed.text) if numbers.missing else answer
        if given := phrased(what, best.words, sought, told):
            return await self._given(scope, given, query, told)
        if took := took_then(what, sought, best, self._today()):
            if not (took.exact or took.speakers):
                return await self._unfound(scope, what, sought, with_claims(best, took.claims), query)
            answer = await self._given(scope, took, query, told)
            return answer if took.exact else kept(answer, what.typed.text)
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
            return await self._given(scope, replace(sought, claims=deeds), query, told)
        untold = untold or theirs == () or (best.words and what.office)  # a judge, who need not have said so
        if untold or counts_none(what, told) or takes_no_stance_on(what, best.words):
            return kept(await self._given(scope, replace(sought, exact=False), query, told), what.typed.text)
        if what.intent is Intent.WHERE and sought.speakers and not sought.claims:
            if not 0 < len(placed := placed_by(what, sought, told)) <= MOST_CLAIMS:
                return await self._unfound(scope, what, sought, best, query)
            return await self._given(scope, replace(sought, claims=placed), query, told)
        if units := of_measure(what, told):
            return await self._given(scope, replace(sought, claims=units), query, told)
        own = narrowed(what, sought, told) if sought.speakers or not no_claim_tells else None
        if own is None:
            return await self._unfound(scope, what, sought, with_claims(best, sought.claims), query)
        return reasoned(what, await self._given(scope, own, query, told), own, told)

    async def _of_claims(
        self, scope: str, what: Asked, sought: Sought, best: Best, before: Sought | None, query: Query, *, is_then: bool
    ) -> Answer:
        """The answer from the claims that are meant; `before` is what it goes on from, `is_then` that a day is told."""
        told = best.told
        if counted := figures_said_then(what, sought, told):
            return await self._given(scope, replace(sought, claims=counted), query, told)
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
            answer = await self._given(scope, own, query, told)
            if what.told and len(own.claims) == 1:
                return composed.with_standing(answer, told.file, own.claims)
            if kind := unnamed(what, own, told):
                return kept(composed.without_name(answer, kind), what.typed.text)
            return reasoned(what, answer, own, told)
        counts = what.intent is Intent.HOW_MANY and not (what.owns or is_then)
        if counts and (said := told_in_passing(what, sought, best)):
            return await self._given(scope, said, query, told)
        if shown := named_in_evidence(what, best):
            return await self._given(scope, replace(sought, claims=shown), query, told)
        if rest := told_beside(what, sought, best):
            first = replace(sought, claims=tuple(near(best.found, _FIRST)), exact=False)
            return kept(by_claim(what, await self._given(scope, first, query, rest), first), what.typed.text)
        return await self._unfound(scope, what, sought, best, query)

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
        since = day_named(what.typed.text, self._today())
        return await self._given(scope, Sought(Intent.NEW, topic=topic, since=since.isoformat()), query)

    async def _unfound(self, scope: str, what: Asked, sought: Sought, best: Best, query: Query) -> Answer:
        """That just this is not on the desk; the claims that come near are a choice."""
        called = await self._composing.called(scope, sought.speakers)
        return await self._choosing.nearest(scope, what, sought, best, called, query)
