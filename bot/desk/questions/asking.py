"""Decides what a plain question is answered with: just what is on the desk of it, or that it is not there.

What a question means is told by `bot/search`; here it is held against the store. A guess is offered, never taken.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.briefing import asked as composed
from bot.briefing import lacking, particulars
from bot.briefing.answer import Answer, Query
from bot.briefing.asked import Understood
from bot.briefing.in_part import in_part, late
from bot.desk.questions.any_such import any_such, of_anybody
from bot.desk.questions.askedfor import Composing
from bot.desk.questions.at_hand import AtHand
from bot.desk.questions.behind import asks_who_owns_up
from bot.desk.questions.best import bests_of
from bot.desk.questions.by_letters import by_letters
from bot.desk.questions.carried import NONE, WHICH, Carried
from bot.desk.questions.choosing import Choosing, handed_on, kept
from bot.desk.questions.comparing import compared, labelled
from bot.desk.questions.deeds import may_be_deed, told_as_done
from bot.desk.questions.elsewhere import elsewhere
from bot.desk.questions.following import (
    as_corrected,
    going_on_with_office,
    in_context,
    in_whose_words,
    one_unknown,
)
from bot.desk.questions.grounds import Grounds
from bot.desk.questions.heard import called_by_kind
from bot.desk.questions.in_story import InStory
from bot.desk.questions.meant import rivalling
from bot.desk.questions.names import Names
from bot.desk.questions.of_role import told_by_role
from bot.desk.questions.offices import beside_name, by_role, holders
from bot.desk.questions.part_in import names_unknown, part_in
from bot.desk.questions.pointed import claim_typed, is_of_nothing, is_remark, of_thing
from bot.desk.questions.settling import of_whom, settled
from bot.desk.questions.stories import StoryFile, alone
from bot.desk.questions.then import day_named, read_as_day, said_on_days
from bot.desk.since import Since
from bot.desk.subjects import Subjects
from bot.domain.sought import Intent, Sought
from bot.domain.vocabulary import Kind
from bot.search.abroad import asks_unread
from bot.search.asked import Asked, asked
from bot.search.clauses import takes_none
from bot.search.fitting import near
from bot.search.mending import mended
from bot.search.turned import as_question, without_is_true
from bot.search.typed import typed
from bot.store.store import LateReading, ReadingsOfQuestion


class Asking:
    """Answers one plain question. `scope` is "library" or the asking server's id."""

    def __init__(self, at_hand: AtHand, store: ReadingsOfQuestion, subjects: Subjects, since: Since) -> None:
        self._store = store
        self._subjects = subjects
        self._today = since.today
        self._names = Names(store, subjects, at_hand)
        self._grounds = Grounds(store, subjects, at_hand, self._names)
        self._carried = Carried(store)
        self._choosing = Choosing(self._carried, self._grounds, self._names, subjects.prefix)
        composing = Composing(store, since.answer)
        self._in_story = InStory(self._grounds, self._choosing, self._carried, composing, self._today)

    async def answer(self, scope: str, query: Query) -> Answer:
        """The answer to a question, typed or as a button carries it, or to one that goes on from such a one.

        Where only a part of what it is about was looked at, the answer says so.
        """
        try:
            answer = await self._answered(scope, query)
        except LateReading:
            return late(query)
        of_changes = answer.title == Understood(Intent.NEW).title()
        return in_part(answer, of_changes=of_changes) if self._store.is_cut else answer

    async def _answered(self, scope: str, query: Query) -> Answer:
        before, _, rest = query.words.partition(" ")
        context = await self._carried.read(scope, before)
        if context and not rest and before.startswith("~"):
            return await self._in_story.given(scope, context, query)
        text = rest if context else query.words
        if before == NONE:
            return kept(lacking.unfound((), (), Understood(Intent.UNCLEAR), query), rest)
        if query.words == WHICH:
            return composed.how_to_choose(query)
        key, text = await claim_typed(self._store, self._subjects, scope, as_corrected(text) if context else text)
        if key:
            context = await self._carried.read(scope, f"{Kind.CLAIM}:{key}")
        question = mended(typed(without_is_true(text)))
        called = await self._grounds.called(scope, question.names(), context)
        what = await self._names.without_slips(scope, asked(question, called))
        if what.pasted and not (what.told or what.office) and (turned := as_question(what.typed)):
            is_so = await self._names.without_slips(scope, asked(turned, called))
            if is_so.intent is Intent.STATUS and not (is_so.stranger or is_so.speakers):
                what = replace(is_so, statement=what.typed.line)
        what = in_context(what, context)
        is_unread = what.language and what.intent is Intent.UNCLEAR and not (what.speakers or what.topics)
        if is_unread and asks_unread(text) and not any(term.actor for term in what.terms):
            return composed.in_english(composed.how_to_ask(self._subjects.prefix, query), what.language, first=True)
        answer = await self._understood(scope, what, context, query)
        answer = particulars.by_words(what.intent, answer, [token.word for token in what.typed.tokens])
        answer = lacking.beside(answer, what.beside) if what.speakers else answer
        answer = composed.with_day_read(answer, *read_as_day(text))
        if answer.unanswered:
            return composed.in_english(answer, what.language)
        return handed_on(answer, what.typed.text) if answer.absent and not answer.asks_back else answer

    async def _understood(self, scope: str, what: Asked, context: Sought | None, query: Query) -> Answer:
        if is_remark(what):
            return composed.how_to_ask(self._subjects.prefix, query)
        if what.intent is Intent.NEW and not what.terms:
            return await self._new(scope, what, context, query)
        stories = await self._grounds.stories(scope, what, context)
        if self._grounds.alike:
            return await self._choosing.alike(scope, what, query)
        if not (deeds := told_as_done(what, stories)) and may_be_deed(what):
            whoever = replace(what, speakers=())  # who did it may have spoken of nothing
            deeds = told_as_done(what, await self._grounds.stories(scope, whoever, context), by_speakers=True)
        if deeds:
            called = await self._grounds.called(scope, what.typed.names(), context)
            return await self._understood(scope, in_context(asked(what.typed, called, deeds), context), context, query)
        what, stories, context = await elsewhere(self._grounds, self._names, scope, what, stories, context)
        if what.intent is Intent.NEW and not is_of_nothing(what, stories):
            return await self._new(scope, what, context, query)
        if role := told_by_role(what, stories):
            called = await self._grounds.called(scope, what.typed.names(), context)
            theirs = in_context(asked(what.typed, [*called, role]), context)
            if theirs.told:
                return await self._understood(scope, theirs, context, query)
        what = going_on_with_office(what, stories) if context else in_whose_words(what, stories)
        if new := one_unknown(what, stories):
            return await self._choosing.stranger(scope, replace(what, stranger=new), stories, query)
        if what.stranger:
            return await self._of_stranger(scope, what, stories, context, query)
        if such := any_such(what, stories):
            return await self._of_such(scope, what, such, stories, context, query)
        return await self._of_known(scope, what, stories, context, query)

    async def _of_such(
        self, scope: str, what: Asked, such: str, stories: Sequence[StoryFile], context: Sought | None, query: Query
    ) -> Answer:
        """The answer of everybody, where it is asked of those of a sort, and nobody's sort is told."""
        of_all = await self._of_known(scope, of_anybody(what), stories, context, query)
        return of_all if of_all.absent or of_all.asks_back else composed.untold(of_all, f"who of them is “{such}”")

    async def _of_stranger(
        self, scope: str, what: Asked, stories: Sequence[StoryFile], context: Sought | None, query: Query
    ) -> Answer:
        """The answer where words that name nobody stand for a speaker: a role may tell whom, or several share it."""
        named = by_role(what, stories, context.claims if context else ()) or by_letters(what.stranger, stories)
        if named is None:
            if thing := of_thing(what, stories):
                return await self._understood(scope, thing, context, query)
            sharing = await self._names.sharing(scope, what.stranger)
            named = await self._names.one_of(scope, what.stranger, sharing, stories)
            sharing = sharing or holders(what.stranger, stories)
            if named is None and len(sharing) > 1:
                return await self._choosing.one_of(scope, what, sharing, query)
            if named is None and what.intent.is_stance and (kind := called_by_kind(what.stranger, stories)):
                of_kind = replace(what, stranger="", kind=kind, meant=replace(what.meant, polar=False))
                return await self._of_known(scope, of_kind, stories, context, query)
            if named is None and (such := any_such(what, stories)):
                return await self._of_such(scope, what, such, stories, context, query)
            if named is None:
                return await self._choosing.stranger(scope, what, stories, query)
        if what.intent is Intent.WHO_IS:
            return await self._in_story.given(scope, Sought(Intent.WHO_IS, (named.key,)), query, alone(stories))
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
            return await self._in_story.given(scope, part, query, alone(stories))
        what = compared(labelled(settled(what, stories), stories, goes_on=context is not None), stories)
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
                return await self._in_story.given(scope, sought, query, alone(stories))
            words = " ".join(term.text or term.word for term in what.terms) or of_whom(what)
            if bearing := await self._names.bearing(scope, words):
                sought = replace(sought, speakers=(bearing[0].key,))
                chosen = len(bearing) > 1 and self._choosing.speaker(scope, what, sought, bearing, query)
                return await (chosen or self._in_story.given(scope, sought, query, alone(stories)))
            return await self._choosing.stranger(scope, replace(what, stranger=words), stories, query)
        if what.is_bare and len(stories) + len(self._grounds.unread) > 1:
            if what.excepts:
                return kept(lacking.unfound((), (), Understood(what.intent), query, excepts=True), what.typed.text)
            if sought.speakers and what.intent is Intent.SAID and not asks_who_owns_up(what):
                return await self._in_story.given(scope, said_on_days(what, sought, stories, self._today()), query)
            return await self._choosing.story(scope, what, sought, stories, query)
        best, *rivals = bests_of(what, stories) if stories else (None,)
        if (new := names_unknown(what, stories)) and not (best and near(best.found)):
            return await self._choosing.stranger(scope, replace(what, stranger=new), stories, query)
        if best is None or (self._grounds.is_guess and best.words and not near(best.found)):
            no = [t.text or t.word for t in what.terms if (t.names or t.number) and not t.actor]
            return kept(lacking.unfound((), no, Understood(what.intent), query, excepts=what.excepts), what.typed.text)
        if rivals and not context and (offered := rivalling(what, sought, (best, *rivals))):
            if len(offered) > 1:
                return await self._choosing.of_stories(scope, what, offered, query)
            best = next(b for b in (best, *rivals) if b.told.file.key == next(iter(offered.values())).topic)
        return await self._in_story.answer(scope, what, sought, best, context, query)

    async def _new(self, scope: str, what: Asked, context: Sought | None, query: Query) -> Answer:
        """What changed since the day that the question names, yesterday if none."""
        topic = what.topics[0].key if what.topics else context.topic if context else ""
        since = day_named(what.typed.text, self._today())
        return await self._in_story.given(scope, Sought(Intent.NEW, topic=topic, since=since.isoformat()), query)
