"""Decides what a plain question is answered with: just what is on the desk of it, or that it is not there.

What a question means is told by `bot/search`; here it is held against the store. A guess is offered, never taken.
"""

import datetime as dt
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from bot.briefing import asked as composed
from bot.briefing.answer import Answer, Instead, Line, Query
from bot.briefing.asked import CALLED, Understood
from bot.desk.askedfor import Composing
from bot.desk.stories import MOST_CLAIMS, StoryFile, story_file
from bot.desk.subjects import Subjects
from bot.domain.refusals import Choice, Refusal
from bot.domain.sought import MOST_CLAIMS as AT_ONCE
from bot.domain.sought import Intent, Sought, WrittenSought, read_written, written
from bot.domain.text import folded
from bot.domain.vocabulary import Kind
from bot.search.asked import Asked, asked
from bot.search.atlas import PLACES
from bot.search.fitting import Fit, corrected, fits, meant, near, unknown
from bot.search.nearest import is_slip, nearest, terms
from bot.search.typed import typed
from bot.store.store import Readings

_STORIES = 3
"""How many stories are looked into for what is asked."""
_FOUND = 40
_NAMED = (Kind.TOPIC, Kind.ACTOR)
ASKED = 300
"""How much of a question is kept where it has no answer."""
_OTHERS = (
    *(Intent.STATUS, Intent.DENIED, Intent.CONFIRMED, Intent.DOUBTED, Intent.SAID, Intent.HOW_MANY, Intent.WHEN),
    *(Intent.WHERE, Intent.EVIDENCE, Intent.SOURCES, Intent.DISPUTED, Intent.NEW, Intent.BRIEF),
)
"""What else may have been meant, in the order of the menu."""


class Asking:
    """Answers plain questions. `scope` is "library" or the asking server's id."""

    def __init__(
        self,
        store: Readings,
        subjects: Subjects,
        command: Callable[[str, Query], Awaitable[Answer]],
        today: Callable[[], dt.date],
    ) -> None:
        self._store = store
        self._subjects = subjects
        self._composing = Composing(store, command, today)

    async def answer(self, scope: str, query: Query) -> Answer:
        """The answer to a question, typed or as a button carries it, or to one that goes on from such a one."""
        before, _, rest = query.words.partition(" ")
        carried = read_written(before)
        if carried and not rest:
            return await self._given(scope, await self._read(scope, carried), query)
        context = await self._read(scope, carried) if carried else None
        text = rest if carried else query.words
        if text.startswith("!none "):
            return await self._none(scope, text.removeprefix("!none "), query)
        return await self._understood(scope, text, context, query)

    # What is meant

    async def _understood(self, scope: str, text: str, context: Sought | None, query: Query) -> Answer:
        question = typed(text)
        called = await self._store.called(scope, _NAMED, list(question.names()))
        what = asked(question, called)
        what = await self._with_slips(scope, what)
        if what.talk and what.is_bare and not what.speakers and what.intent in (Intent.UNCLEAR, Intent.STATUS):
            return self._hint(query)
        what = _in_context(what, context)
        sought = Sought(
            what.intent, tuple(c[0].key for c in what.speakers), polar=what.meant.polar, status=what.meant.status
        )
        if what.intent is Intent.NEW:
            return await self._new(scope, what, context, query)
        stories = await self._stories(scope, what, context)
        if what.stranger and not (stories and (named := self._by_role(what, stories))):
            return await self._strangers(scope, what, stories, query)
        if what.stranger:
            what = replace(what, stranger="", speakers=(*what.speakers, (named,)))  # type: ignore[possibly-unbound]
            sought = replace(sought, speakers=tuple(c[0].key for c in what.speakers))
        if what.intent is Intent.WHO_IS:
            return await self._who(scope, what, stories, sought, query)
        if what.intent is Intent.UNCLEAR:
            if what.is_bare and not sought.speakers and not what.topics:
                return self._hint(query)
            intent = (
                Intent.SAID
                if sought.speakers and what.is_bare
                else Intent.BRIEF
                if what.topics and not what.terms
                else Intent.STATUS
            )
            what = replace(what, meant=replace(what.meant, intent=intent))
            sought = replace(sought, intent=intent)
        if not stories:
            return await self._nowhere(scope, what, sought, query)
        if what.is_bare and len(stories) > 1:
            if sought.speakers and what.intent in (Intent.SAID,):
                return await self._given(scope, sought, query)
            return await self._which(scope, what, sought, stories, query)
        return await self._in_story(scope, what, sought, stories, context, query)

    async def _in_story(
        self,
        scope: str,
        what: Asked,
        sought: Sought,
        stories: Sequence[StoryFile],
        context: Sought | None,
        query: Query,
    ) -> Answer:
        """The answer from the story that the words fit best."""
        best: tuple[float, StoryFile, list[Fit], tuple[str, ...]] | None = None
        for told in stories:
            words = corrected(what.terms, told.told)
            ground = told.figures if what.intent is Intent.HOW_MANY and told.figures.documents else told.told
            found = fits(words, ground) if words else []
            missing = tuple(term.word for term in unknown(words, told.told) if term.names or term.number)
            share = (found[0].share - (1 if found[0].clashes else 0)) if found else 0.0
            if best is None or share > best[0]:
                best = (share, told, found, missing)
        assert best is not None
        _, told, found, missing = best
        sought = replace(sought, topic=told.file.key)
        words = corrected(what.terms, told.told)
        if context and context.topic == told.file.key and not words and not what.topics:
            claims = context.claims
            if not claims and context.speakers and what.intent.is_stance and not sought.speakers:
                claims = tuple(dict.fromkeys(a.claim for a in told.file.attributions if a.speaker in context.speakers))
            if claims and len(claims) <= AT_ONCE:
                return await self._given(scope, replace(sought, claims=claims), query, told)
        if not words or _is_of_story(words, told):
            return await self._given(scope, sought, query, told)
        sure = [] if missing or what.opinion else meant(found)
        if all(term.actor for term in words) and len(sure) != 1:
            sure = []  # a name alone tells no claim from another
        if what.intent is Intent.SAID and not missing:
            said = meant(fits(words, told.statements))
            if said and (len(sure) != 1 or not sought.speakers) and len(said) <= AT_ONCE:
                by = tuple(dict.fromkeys(a.speaker for a in told.file.attributions if a.statement in said))
                of = tuple(dict.fromkeys(a.claim for a in told.file.attributions if a.statement in said))
                if not sought.speakers or set(by) <= set(sought.speakers):
                    return await self._given(scope, replace(sought, speakers=by, claims=of), query, told)
        if sure and len(sure) <= AT_ONCE:
            return await self._given(scope, replace(sought, claims=tuple(sure)), query, told)
        if (sought.speakers and what.intent.is_stance) or what.intent in (
            Intent.HOW_MANY,
            Intent.EVIDENCE,
            Intent.DISAGREE,
        ):
            return self._asked(await self._given(scope, replace(sought, exact=False), query, told), what.typed.text)
        return await self._unfound(scope, what, sought, told, near(found), missing, query)

    async def _stories(self, scope: str, what: Asked, context: Sought | None) -> list[StoryFile]:
        """The stories it may be about: named, gone on from, the one followed, or those that hold its words."""
        keys = [choice.key for choice in what.topics]
        among: dict[str, set[str]] = {}
        if not keys and context and context.topic:
            keys = [context.topic]
        if not keys and (followed := await self._subjects.followed_story(scope)):
            keys = [followed]
        if not keys and what.terms:
            words = [term.word for term in what.terms]
            hits = await self._store.claims_like(scope, terms(" ".join(words)), None, _FOUND)
            counts: dict[str, int] = {}
            for hit in hits:
                file = await self._store.claim_file(scope, hit.key)
                if file:
                    counts[file.claim.topic] = counts.get(file.claim.topic, 0) + 1
                    among.setdefault(file.claim.topic, set()).add(hit.key)
            keys = sorted(counts, key=lambda key: -counts[key])
            keys += [line.key for line in await self._store.topics(scope, 8) if line.key not in keys]
        if not keys and what.speakers:
            for choices in what.speakers:
                file = await self._store.actor_file(scope, choices[0].key)
                keys += [claim.topic for claim in file.claims.values()] if file else []
        if not keys:
            keys = [line.key for line in await self._store.topics(scope, _STORIES + 1)]
        found = [await self._story(scope, key) for key in list(dict.fromkeys(keys))[: _STORIES + 1]]
        return [each for each in found if each]

    async def _story(self, scope: str, key: str) -> StoryFile | None:
        file = await self._store.topic_file(scope, key)
        if file is None:
            return None
        among = frozenset[str]()
        if len(file.claims) > MOST_CLAIMS:
            among = frozenset(claim.key for claim in file.claims[:MOST_CLAIMS])
        return story_file(
            file, await self._store.topic_claims(scope, key), await self._store.evidence(scope, key), among
        )

    async def _with_slips(self, scope: str, what: Asked) -> Asked:
        """The question with a name that stands for a speaker, if it is a slip of one on the desk, read as that one."""
        words = what.stranger or (
            " ".join(t.word for t in what.terms) if what.intent is Intent.WHO_IS and not what.speakers else ""
        )
        if not words or any(word.lower() in PLACES for word in words.split()):
            return what
        names = await self._subjects.names(scope, Kind.ACTOR, folded(words))
        wanted = [folded(words), *(folded(word) for word in words.split() if len(word) > 4)]
        found = {choice for name, choice in names for word in wanted[:1] if len(name) > 3 and is_slip(word, name)}
        if len(found) != 1:
            return what
        terms_left = what.terms if what.stranger else ()
        return replace(what, stranger="", speakers=(*what.speakers, tuple(found)), terms=terms_left)

    def _by_role(self, what: Asked, stories: Sequence[StoryFile]) -> Choice | None:
        """The one speaker whose role the words tell: "Ukraine's president"."""
        from bot.search.fitting import words_of
        from bot.search.synonyms import alike

        wanted = set(words_of(what.stranger))
        found: set[tuple[str, str]] = set()
        for told in stories:
            for actor in told.file.actors.values():
                role = set(words_of(f"{actor.role} {actor.name}"))
                if wanted and all(alike(word) & role for word in wanted):
                    found.add((actor.key, actor.name))
        if len(found) != 1:
            return None
        ((key, name),) = found
        return Choice(Kind.ACTOR, key, name)

    # What is answered

    async def _given(self, scope: str, sought: Sought, query: Query, told: StoryFile | None = None) -> Answer:
        """The answer to what was understood, with the menu that corrects it."""
        if told is None and sought.topic:
            told = await self._story(scope, sought.topic)
        code = await self._written(scope, sought)
        answer = await self._composing.answer(scope, sought, told, replace(query, words=code))
        return replace(answer, instead=await self._instead(scope, sought, told))

    async def _who(self, scope: str, what: Asked, stories: Sequence[StoryFile], sought: Sought, query: Query) -> Answer:
        if sought.speakers:
            return await self._given(scope, replace(sought, topic=""), query)
        return await self._strangers(
            scope, replace(what, stranger=" ".join(t.word for t in what.terms) or what.typed.text), stories, query
        )

    async def _new(self, scope: str, what: Asked, context: Sought | None, query: Query) -> Answer:
        """What changed since the day that the question names, yesterday if none."""
        from bot.domain.since import since_day

        text = what.typed.text.strip().rstrip("?!. ")
        day = ""
        for mark in ("since ", "after ", "in the last ", "this ", "over the "):
            _, found, rest = text.lower().rpartition(mark)
            if found:
                day = {"week": "last week", "today": "today"}.get(rest, rest)
                break
        if "today" in text.lower():
            day = "today"
        topic = what.topics[0].key if what.topics else context.topic if context else ""
        try:
            since = since_day(day, self._composing.today())[0]
        except Refusal:
            since = since_day("", self._composing.today())[0]
        return await self._given(scope, Sought(Intent.NEW, topic=topic, since=since.isoformat()), query)

    async def _strangers(self, scope: str, what: Asked, stories: Sequence[StoryFile], query: Query) -> Answer:
        names = await self._subjects.names(scope, Kind.ACTOR, folded(what.stranger))
        near_names = nearest(what.stranger, names, 3)
        topic = stories[0].file.topic.title if len(stories) == 1 else ""
        understood = Understood(what.intent, (what.stranger,), topic)
        return self._asked(composed.strangers(what.stranger, near_names, understood, query), what.typed.text)

    async def _nowhere(self, scope: str, what: Asked, sought: Sought, query: Query) -> Answer:
        missing = [term.word for term in what.terms if term.names or term.number]
        answer = composed.unfound((), missing, Understood(what.intent), query)
        return self._asked(answer, what.typed.text)

    async def _unfound(
        self,
        scope: str,
        what: Asked,
        sought: Sought,
        told: StoryFile,
        keys: Sequence[str],
        missing: Sequence[str],
        query: Query,
    ) -> Answer:
        """That just this is not on the desk; the claims that come near are a choice."""
        texts = {claim.key: claim for claim in told.file.claims}
        close = [texts[key] for key in keys if key in texts]
        understood = Understood(what.intent, await self._called(scope, sought), told.file.topic.title)
        answer = composed.unfound(close, missing, understood, query)
        instead = [
            Instead(claim.text, await self._written(scope, replace(sought, claims=(claim.key,), exact=True)))
            for claim in close
        ]
        if instead:
            instead.append(Instead("None of these", "!none"))
        return self._asked(replace(answer, instead=tuple(instead), asks_back=bool(instead)), what.typed.text)

    async def _which(
        self, scope: str, what: Asked, sought: Sought, stories: Sequence[StoryFile], query: Query
    ) -> Answer:
        """The question asked back: which story is meant."""
        offered = [
            Instead(s.file.topic.title, await self._written(scope, replace(sought, topic=s.file.key)))
            for s in stories[:5]
        ]
        answer = composed.which(
            [each.label for each in offered], Understood(what.intent, await self._called(scope, sought)), query
        )
        instead = (*offered, Instead("None of these", "!none"))
        return self._asked(replace(answer, instead=instead, asks_back=True), what.typed.text, unanswered=False)

    async def _none(self, scope: str, text: str, query: Query) -> Answer:
        return self._asked(composed.unfound((), (), Understood(Intent.UNCLEAR), query), text)

    def _hint(self, query: Query) -> Answer:
        p = self._subjects.prefix
        told = "Ask what somebody said, denied or confirmed, on what evidence, or how a claim stands."
        told += f" {p}help has examples."
        return Answer("How to ask", (Line((told,)),), (), query)

    def _asked(self, answer: Answer, text: str, *, unanswered: bool = True) -> Answer:
        """The answer with the question below it, so that the moderators can be asked it."""
        kept = " ".join(text.split())[:ASKED]
        return replace(answer, footnote=f"Asked: “{kept}”", unanswered=kept if unanswered else "")

    # What buttons carry

    async def _written(self, scope: str, sought: Sought) -> str:
        named = [(Kind.ACTOR, key) for key in sought.speakers]
        named += [(Kind.CLAIM, key) for key in sought.claims]
        named += [(Kind.TOPIC, sought.topic)] if sought.topic else []
        numbers: list[int] = []
        for kind, key in named:
            newest = await self._store.revisions(scope, kind, key, 1)
            numbers += [revision.seq for revision in newest]
        return written(sought, numbers)

    async def _read(self, scope: str, carried: WrittenSought) -> Sought:
        """What a button carries; raises a Refusal where an entry of it may not be read here."""
        revisions = await self._store.numbered(scope, carried.numbers) if carried.numbers else []
        if len(revisions) < len(set(carried.numbers)):
            raise Refusal("This names an entry that is not on the desk; ask the question again.")
        ordered = sorted(revisions, key=lambda r: carried.numbers.index(r.seq))
        keys = {kind: tuple(r.key for r in ordered if r.kind is kind) for kind in (Kind.ACTOR, Kind.CLAIM, Kind.TOPIC)}
        topic = keys[Kind.TOPIC][0] if keys[Kind.TOPIC] else ""
        return Sought(
            *(carried.intent, keys[Kind.ACTOR], topic, keys[Kind.CLAIM]),
            *(carried.exact, carried.polar, carried.status, carried.since),
        )

    async def _instead(self, scope: str, sought: Sought, told: StoryFile | None) -> tuple[Instead, ...]:
        """Other ways to take the question: another kind of it, or of the whole story."""
        found: list[Instead] = []
        if told and sought.claims:
            whole = replace(sought, claims=(), exact=True)
            found.append(
                Instead(f"{CALLED[sought.intent]} · {told.file.topic.title}", await self._written(scope, whole))
            )
        if told is None and not sought.speakers:
            return ()
        for intent in _OTHERS:
            if intent is not sought.intent and (told or intent is Intent.SAID):
                other = replace(sought, intent=intent, exact=True, status=None, since="")
                found.append(Instead(CALLED[intent], await self._written(scope, other)))
        return tuple(found)

    async def _called(self, scope: str, sought: Sought) -> tuple[str, ...]:
        return await self._composing.called(scope, sought.speakers)


def _in_context(what: Asked, context: Sought | None) -> Asked:
    """A question that goes on from another: what it leaves open is as it was there."""
    if context is None:
        return what
    names = [term for term in what.terms if term.actor]
    if names and what.follows and not what.speakers and what.intent in (Intent.UNCLEAR, Intent.WHO_IS):
        kept = tuple(term for term in what.terms if not term.actor)
        by = tuple((Choice(Kind.ACTOR, term.actor, term.word),) for term in names)
        what = replace(what, terms=kept, speakers=by)
    if what.intent is Intent.UNCLEAR or (what.intent is Intent.WHO_IS and what.follows):
        intent = context.intent if context.intent is not Intent.UNCLEAR else Intent.SAID
        what = replace(what, meant=replace(what.meant, intent=intent, polar=context.polar or intent is not Intent.SAID))
    return what


def _is_of_story(words: Sequence[object], told: StoryFile) -> bool:
    """Whether the words name no more than the story itself."""
    return not unknown(words, replace(told.told, documents=()))  # type: ignore[arg-type]
