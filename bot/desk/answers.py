"""Decides each answer: which entry is meant, which file answers, and who composes it."""

import asyncio
import contextlib
import datetime as dt
from collections.abc import Awaitable, Callable, Collection
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from bot.briefing import actor, claim, figures, guide, stances, topic
from bot.briefing.answer import Answer, Query
from bot.desk.as_of import AsOf
from bot.desk.composing import composed_of, in_thread
from bot.desk.past import Past
from bot.desk.since import Since
from bot.desk.subjects import Subjects
from bot.domain.asked import without_as_of, without_plain
from bot.domain.days import shown_day
from bot.domain.deadline import Deadline
from bot.domain.files import ActorFile, ClaimFile, TopicFile
from bot.domain.refusals import Choice, Gone, Hidden, NotOnDesk, Refusal, UnknownQuestion
from bot.domain.text import folded
from bot.domain.vocabulary import Kind
from bot.search.nearest import nearest_word
from bot.search.question import begins_question, command_line, slash_command
from bot.store.store import Readings, ReadingsOfQuestion

if TYPE_CHECKING:
    from bot.desk.questions.asking import Asking
    from bot.desk.questions.replying import Replying

_STORIES = 25
ENOUGH, LATE = 0.1, 2.0
"""Seconds after which a plain question is searched for no further, and after which nothing more is read for it."""
_OF_THE_BOT = ("help", "about", "privacy")
_WORDLESS = ("topics", "about", "privacy")
_NAMED = (Kind.TOPIC, Kind.CLAIM, Kind.ACTOR)
_FEW = 4
"""Fewer words than this may be a mistyped command."""
_BEGINS = frozenset(
    (
        *("about", "on", "of", "for", "from", "to", "in", "by", "behind", "against", "that", "the"),
        *("is", "are", "was", "were", "do", "does", "did", "say", "says", "said"),
    )
)
"""Words that follow a command's word where it begins a sentence: "sources for the second claim"."""

Understanding = Callable[[ReadingsOfQuestion, Subjects, Since], "Asking"]
Decide = Callable[[str, Query], Awaitable[Answer]]


class Answers:
    """Answers every question a member can ask. `scope` is "library" or the asking server's id.

    `ticks` counts the seconds that a plain question takes, from anywhere.
    """

    def __init__(
        self,
        store: Readings,
        subjects: Subjects,
        past: Past,
        since: Since,
        about: Callable[[], Awaitable[guide.Facts]],
        as_of: AsOf,
        ticks: Callable[[], float],
    ) -> None:
        self._store = store
        self._subjects = subjects
        self._since = since
        self._about = about
        self._as_of = as_of
        self._ticks = ticks
        self._asking: Understanding | None = None
        self._verbs: dict[str, Decide] = {
            "topics": self._topics,
            "claims": self._of_topic(topic.claims),
            "claim": self._claim,
            **dict.fromkeys(stances.QUESTIONS, self._stance),
            "figures": self._figures,
            "actor": self._actor,
            "timeline": self._of_topic(topic.timeline),
            "sources": self._of_topic(topic.sources),
            "brief": self._brief,
            "history": past.history,
            "changes": past.changes,
            "since": since.answer,
            "ask": self._ask,
            "help": self._help,
            "about": self._about_page,
            "privacy": self._privacy,
        }

    @property
    def verbs(self) -> tuple[str, ...]:
        """Every command there is to ask by."""
        return tuple(self._verbs)

    async def answer(self, scope: str, query: Query) -> Answer:
        """The answer to a query; raises a Refusal when it names nothing or several."""
        decide = self._verbs.get(query.verb)
        if decide is None:
            raise UnknownQuestion(query.verb, nearest_word(query.verb, self._verbs), self._subjects.prefix)
        if query.as_of:
            return await self._answer_then(scope, self.dated(query))
        library_alone = self._subjects.asks_library_alone(scope)
        try:
            answer = await decide(scope, query)
        except NotOnDesk as refusal:
            if library_alone and not (refusal.choices or isinstance(refusal, Hidden)):
                refusal.sentence += f" {guide.LIBRARY_ALONE}"
            raise
        if query.verb != "ask":
            answer = replace(answer, first=None)  # a command asks for all that it lists
        if query.page:
            await in_thread(answer.made_whole)  # else the event loop waits for it
        return answer.of_library() if library_alone else answer

    def dated(self, query: Query) -> Query:
        """The query with its days, if any, as ISO dates, so that it means the same tomorrow; raises a Refusal."""
        query = self._as_of.dated(query)
        return self._since.dated(query) if query.verb == "since" else query

    def understood(self, line: str, prefix: str) -> Query:
        """The query a typed line stands for; raises UnknownQuestion."""
        line, plain = without_plain(line)
        line, day = without_as_of(line)
        verb, words, _ = command_line(line, self._verbs, prefix)
        return Query(verb, words, plain=plain, as_of=day)

    async def spoken(self, scope: str, text: str) -> Query | None:
        """The command that words without a prefix are as a whole: its name alone, or with just what it takes.

        Who said or denied something, and where it was read, is asked as a question: that goes on from what was told.
        """
        try:
            query = self.understood(text, "")
        except UnknownQuestion:
            return None
        verb, words = query.verb, query.words.strip(" ?")
        if verb.startswith("who-") or verb in ("ask", "sources"):
            return None
        if not words or verb == "help":
            return query if not words or words in self._verbs else None
        if verb in ("since", "changes"):
            with contextlib.suppress(Refusal):
                self._since.dated(Query("since", words))
                return query
            return None
        named = () if verb in _WORDLESS else await self._store.named(scope, _NAMED, folded(words))
        return query if named else None

    def by_slash(self, line: str, names: Collection[str], typed: Collection[str], *, alone: bool) -> str:
        """The slash command, of all `names`, that a line stands for; `alone` where no other bot can be meant."""
        return slash_command(line, names, typed, alone=alone)

    def is_question(self, line: str) -> bool:
        """Whether an unknown word behind the prefix begins a question: "when did Russia deny it"."""
        return begins_question(line)

    async def heard(self, scope: str, line: str, prefix: str) -> Query:
        """The query that words spoken to the bot stand for: a command, or else a plain question.

        "who denied nk-troops" is the command, "who denied it?" the question. Raises UnknownQuestion for a slip of a
        command.
        """
        text, plain = without_plain(line)
        text, day = without_as_of(text)
        asks = text.rstrip().endswith("?")
        question = Query("ask", text.strip(), plain=plain, as_of=day)
        try:
            query = self.understood(line, prefix)
        except UnknownQuestion as unknown:
            asks = asks or text.lower().split()[:1] == ["who"]  # "who siad 1500" is words, and no command
            if not text.strip() or (unknown.slip and not asks and len(text.split()) < _FEW):
                raise
            return question
        words = query.words.strip(" ?")
        if query.verb == "since" and words.lower().startswith("when "):
            return question
        if not words or query.verb in ("help", "since", "ask", "history", "changes"):
            return query
        if query.verb in _WORDLESS and len(words.split()) >= _FEW:
            return question  # "about 1,500 troops were moved"
        is_typed = not asks and text.split()[0].lower().lstrip("!/").rstrip(":,") == query.verb
        if is_typed and (query.verb.startswith("who-") or words.split()[0].lower() not in _BEGINS):
            return query
        return query if await self._store.named(scope, _NAMED, folded(words)) else question

    async def replying(self) -> "Replying":
        """What tells what the words of a reply to an answer are."""
        return (await asyncio.to_thread(_replying))(self._store)

    async def suggestions(
        self, scope: str, typed: str, kinds: tuple[Kind, ...], limit: int, as_of: str = ""
    ) -> list[Choice]:
        """What autocomplete offers: the names as they were, where a day is typed whole already."""
        subjects = self._subjects
        with contextlib.suppress(Refusal):
            if day := self._as_of.dated(Query("", as_of=as_of)).as_of:
                subjects = subjects.as_of(await self._as_of.readings(scope, day), day)
        return await subjects.suggestions(scope, typed, kinds, limit)

    async def _answer_then(self, scope: str, query: Query) -> Answer:
        """What would have been answered when the day of `query` ended, marked with that day."""
        if query.verb in _OF_THE_BOT:
            raise Refusal(f"as-of:<day> goes with what is asked of the desk; {query.verb} tells of the bot as it is.")
        then = await self._as_of.readings(scope, query.as_of)
        subjects = self._subjects.as_of(then, query.as_of)
        ended = dt.datetime.combine(dt.date.fromisoformat(query.as_of), dt.time.max, dt.UTC)
        past, since = Past(then, subjects, lambda: ended), self._since.as_of(then, subjects, ended)
        answers = Answers(then, subjects, past, since, self._about, self._as_of, self._ticks)
        try:
            answer = await answers.answer(scope, replace(query, as_of=""))
        except Refusal as refusal:
            refusal.sentence = f"As of {shown_day(query.as_of)}: {refusal.sentence}"
            refusal.as_of = query.as_of
            raise
        return answer.as_of(query.as_of)

    def _of_topic(self, compose: Callable[[TopicFile, Query], Answer]) -> Decide:
        async def decide(scope: str, query: Query) -> Answer:
            file, exact = await self._topic_file(scope, query)
            return await composed_of([file], compose, file, exact)

        return decide

    async def _ask(self, scope: str, query: Query) -> Answer:
        if self._asking is None:
            self._asking = await asyncio.to_thread(_understanding)
        store = self._store.until(Deadline.begun(self._ticks, ENOUGH, LATE))
        return await self._asking(store, self._subjects.over(store), self._since).answer(scope, query)

    async def _topics(self, scope: str, query: Query) -> Answer:
        lines = await self._store.topics(scope, _STORIES)
        total = len(lines) if len(lines) < _STORIES else await self._store.topic_count(scope)
        return topic.stories(lines, total, replace(query, words=""))

    async def _claim(self, scope: str, query: Query) -> Answer:
        exact = query.words.removeprefix(f"{Kind.CLAIM}:")
        if exact != query.words and (file := await self._store.claim_file(scope, exact)):
            return claim.card(file, query)
        meant = await self._subjects.meant(scope, query.verb, query.words, (Kind.CLAIM,))
        return claim.card(await self._claim_file(scope, meant), _exactly(query, meant))

    async def _stance(self, scope: str, query: Query) -> Answer:
        question = stances.QUESTIONS[query.verb]
        meant = await self._subjects.meant(scope, query.verb, query.words, (Kind.TOPIC, Kind.CLAIM, Kind.ACTOR))
        exact = _exactly(query, meant)
        if meant.kind is Kind.ACTOR:
            file = await self._actor_file(scope, meant)
            if query.verb == "who-said":
                return await composed_of([file], actor.positions, file, exact)
            return await composed_of([file], stances.of_actor, question, file, exact)
        if meant.kind is Kind.TOPIC:
            file, exact = await self._topic_file(scope, exact)
            return await composed_of([file], stances.on_topic, question, file, exact)
        of_topic = (await self._claim_file(scope, meant)).claim.topic
        file, _ = await self._topic_file(scope, replace(exact, words=f"{Kind.TOPIC}:{of_topic}"))
        line = next(line for line in file.claims if line.key == meant.key)
        return await composed_of([file], stances.on_claim, question, file, line, exact)

    async def _figures(self, scope: str, query: Query) -> Answer:
        file, exact = await self._topic_file(scope, query)
        return figures.figures(file, await self._store.topic_claims(scope, file.key, figured=True), exact)

    async def _actor(self, scope: str, query: Query) -> Answer:
        meant = await self._subjects.meant(scope, query.verb, query.words, (Kind.ACTOR,))
        file = await self._actor_file(scope, meant)
        return await composed_of([file], actor.positions, file, _exactly(query, meant))

    async def _brief(self, scope: str, query: Query) -> Answer:
        file, exact = await self._topic_file(scope, query)
        counted = figures.in_brief(file, await self._store.topic_claims(scope, file.key, figured=True))
        return await composed_of([file], topic.brief, file, counted, exact)

    async def _help(self, scope: str, query: Query) -> Answer:
        facts = await self._about()
        if not query.words:
            return guide.help_page(facts, query, library_alone=self._subjects.asks_library_alone(scope))
        try:
            verb, _, _ = command_line(query.words, self._verbs, facts.prefix)
        except UnknownQuestion:
            if guide.keeps(query.words):
                return guide.keeping_page(query)
            raise
        return guide.command_page(facts, verb, query)

    async def _about_page(self, scope: str, query: Query) -> Answer:
        return guide.about(await self._about(), query)

    async def _privacy(self, scope: str, query: Query) -> Answer:
        return guide.privacy(await self._about(), query)

    async def _topic_file(self, scope: str, query: Query) -> tuple[TopicFile, Query]:
        """The story that is meant; in one round trip when it is named as it is called."""
        words = query.words.removeprefix(f"{Kind.TOPIC}:") or await self._subjects.followed_story(scope)
        file = await self._store.topic_called(scope, folded(words)) if words else None
        if file is None:
            meant = await self._subjects.meant(scope, query.verb, query.words, (Kind.TOPIC,))
            file = await self._store.topic_file(scope, meant.key)
            if file is None:  # withdrawn between being named and being read
                raise Gone(meant.kind, meant.key)
        return file, replace(query, words=f"{Kind.TOPIC}:{file.key}")

    async def _claim_file(self, scope: str, meant: Choice) -> ClaimFile:
        if file := await self._store.claim_file(scope, meant.key):
            return file
        raise Gone(meant.kind, meant.key)

    async def _actor_file(self, scope: str, meant: Choice) -> ActorFile:
        if file := await self._store.actor_file(scope, meant.key):
            return file
        raise Gone(meant.kind, meant.key)


def _understanding() -> Understanding:
    """What understands words: loaded with the first question, since a start has no use for it."""
    from bot.desk.questions.asking import Asking
    from bot.desk.questions.at_hand import AtHand

    return partial(Asking, AtHand())


def _replying() -> "type[Replying]":
    from bot.desk.questions.replying import Replying

    return Replying


def _exactly(query: Query, meant: Choice) -> Query:
    """The query with the entry's own key for its words, so that a button asks for exactly this again."""
    return replace(query, words=f"{meant.kind}:{meant.key}")
