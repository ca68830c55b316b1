"""Makes the answer to what a plain question was understood to ask: the right command's, under the line that answers."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.briefing import asked as composed
from bot.briefing import particulars, spoken, stances
from bot.briefing.answer import Answer, Line, Query, Section, Strong
from bot.briefing.asked import Understood
from bot.desk.stories import StoryFile
from bot.domain.files import ActorFile
from bot.domain.refusals import Gone, Refusal
from bot.domain.sought import Intent, Sought
from bot.domain.text import folded, shortened
from bot.domain.vocabulary import Kind, Status
from bot.store.store import Readings

_VERBS = {
    Intent.DENIED: "who-denied",
    Intent.CONFIRMED: "who-confirmed",
    Intent.DOUBTED: "who-doubts",
    Intent.SAID: "who-said",
}
_OF_STORY = {
    Intent.HOW_MANY: "figures",
    Intent.WHEN: "timeline",
    Intent.BY_WHOM: "claims",
    Intent.STATUS: "claims",
    Intent.SOURCES: "sources",
    Intent.BRIEF: "brief",
}
"""The command that answers such a question of a whole story."""


class Composing:
    """`command` answers a query as a command does."""

    def __init__(self, store: Readings, command: Callable[[str, Query], Awaitable[Answer]]) -> None:
        self._store = store
        self._command = command

    async def answer(self, scope: str, sought: Sought, told: StoryFile | None, query: Query) -> Answer:
        """What is on the desk of what was understood, headed by that."""
        understood = await self._headed(scope, sought, told)
        intent = sought.intent
        files = [await self._actor(scope, key) for key in sought.speakers]
        if told:
            within = [claim.key for claim in told.file.claims]
            files = [composed.only(file, within) for file in files]
        if intent is Intent.NEW:
            words = f"{sought.since} topic:{sought.topic}" if sought.topic else sought.since
            return composed.headed(await self._command(scope, Query("since", words)), understood, (), query)
        if intent is Intent.WHO_IS and sought.speakers:
            answer = await self._command(scope, Query("actor", f"{Kind.ACTOR}:{sought.speakers[0]}"))
            return replace(answer, query=query)
        if intent is Intent.DISAGREE and len(files) > 1:
            return spoken.disagreement(files, understood, query)
        if intent.is_stance and files:
            claims = frozenset(sought.claims)
            return spoken.stance_of(intent, files, claims, exact=sought.exact, understood=understood, query=query)
        if files and intent in (Intent.WHEN, Intent.STATUS, Intent.BRIEF, Intent.BY_WHOM):
            claims = frozenset(sought.claims)
            return spoken.stance_of(Intent.SAID, files, claims, exact=sought.exact, understood=understood, query=query)
        if told is None:
            raise Refusal("This asks of no story that is on the desk; ask the question again.")
        if intent is Intent.DISAGREE:
            return await self._disputed(scope, replace(sought, status=None), told, understood, query)
        if intent is Intent.EVIDENCE:
            speakers = frozenset(
                a for file in files for a in (file.key, *file.actors) if a == file.key or _belongs(file, a)
            )
            return particulars.evidence(
                told.file, told.offered, sought.claims, speakers, understood, query, exact=sought.exact
            )
        if intent is Intent.DISPUTED:
            return await self._disputed(scope, sought, told, understood, query)
        if intent is Intent.HOW_MANY:
            return await self._figures(scope, sought, told, files, understood, query)
        if sought.claims or (files and intent is Intent.SOURCES):
            return await self._of_claims(scope, sought, told, files, understood, query)
        if intent is Intent.WHERE:
            told = await self._whole(scope, told)
            placed = [key for key, claim in told.claims.items() if claim.places]
            return particulars.particulars(intent, told.file, told.claims, placed, understood, query)
        topic = f"{Kind.TOPIC}:{told.file.key}"
        if intent.is_stance:
            answer = stances.on_topic(composed.STANCES[intent], told.file, query)
        else:
            answer = await self._command(scope, Query(_OF_STORY.get(intent, "claims"), topic))
        first = (
            (Line(("The desk holds no verdict of its own; each claim stands as below.",)),)
            if intent in (Intent.STATUS, Intent.BY_WHOM)
            else ()
        )
        return composed.headed(answer, understood, first, query)

    async def _of_claims(
        self, scope: str, sought: Sought, told: StoryFile, files: list[ActorFile], understood: Understood, query: Query
    ) -> Answer:
        intent, keys = sought.intent, sought.claims
        speakers = frozenset(file.key for file in files)
        if intent is Intent.SOURCES:
            return particulars.read_where(told.file, keys, speakers, understood, query)
        if intent in (Intent.WHEN, Intent.WHERE):
            return particulars.particulars(intent, told.file, told.claims, keys, understood, query)
        if intent.is_stance:
            lines = {line.key: line for line in told.file.claims}
            answers = [
                stances.on_claim(composed.STANCES[intent], told.file, lines[key], query) for key in keys if key in lines
            ]
            return _joined(answers, understood, query)
        if len(keys) == 1:
            answer = await self._command(scope, Query("claim", f"{Kind.CLAIM}:{keys[0]}"))
            whole = () if answer.title in understood.subject else (Line((Strong(answer.title),)),)
            return composed.headed(answer, understood, whole, query)
        first = "Several claims fit; each stands as below. The desk holds no verdict of its own."
        return particulars.listed_claims(told.file, keys, first, understood, query)

    async def _figures(
        self, scope: str, sought: Sought, told: StoryFile, files: list[ActorFile], understood: Understood, query: Query
    ) -> Answer:
        answer = await self._command(scope, Query("figures", f"{Kind.TOPIC}:{told.file.key}"))
        keys = list(sought.claims) if sought.exact else []
        told = await self._whole(scope, told)
        if files and sought.exact:
            said = {a.claim for file in files for a in file.attributions if not a.inferred}
            numbered = [key for key, claim in told.claims.items() if claim.figures and key in said]
            keys = [key for key in keys if key in numbered] if keys else numbered
            if not keys:
                sought = replace(sought, exact=False)
        if len(keys) > 1 and not files:
            counts = {folded(figure.counts) for key in keys for figure in told.claims[key].figures}
            first = sorted(answer.sections, key=lambda section: folded(section.heading) not in counts)
            return composed.headed(replace(answer, lead=(), sections=tuple(first)), understood, (), query)
        if keys:
            part = particulars.particulars(Intent.HOW_MANY, told.file, told.claims, keys, understood, query)
            rest = tuple(replace(s, heading=f"All of the story: {s.heading}") for s in answer.sections)
            return replace(part, sections=rest)
        if not sought.exact:
            by = f" by {understood.speakers[0]}" if understood.speakers else ""
            first = Line((f"No figure for exactly that{by} is on the desk; those of the story stand below.",))
            return replace(composed.headed(answer, understood, (), query), lead=(first,))
        return composed.headed(answer, understood, (), query)

    async def _whole(self, scope: str, told: StoryFile) -> StoryFile:
        """The story with all its claims in full."""
        if told.is_whole:
            return told
        return replace(told, claims=await self._store.topic_claims(scope, told.file.key), is_whole=True)

    async def _disputed(
        self, scope: str, sought: Sought, told: StoryFile, understood: Understood, query: Query
    ) -> Answer:
        return particulars.of_status(told.file, sought.status or Status.DISPUTED, understood, query)

    async def _actor(self, scope: str, key: str) -> ActorFile:
        file = await self._store.actor_file(scope, key)
        if file is None:
            raise Gone(Kind.ACTOR, key)
        return file

    async def called(self, scope: str, keys: tuple[str, ...]) -> tuple[str, ...]:
        """What readers call these speakers."""
        return tuple([(await self._actor(scope, key)).actor.name for key in keys])

    async def _headed(self, scope: str, sought: Sought, told: StoryFile | None) -> Understood:
        subject = told.file.topic.title if told else ""
        if told and len(sought.claims) == 1 and sought.exact:
            subject = next((c.text for c in told.file.claims if c.key == sought.claims[0]), subject)
        return Understood(sought.intent, await self.called(scope, sought.speakers), shortened(subject, 90))


def _belongs(file: ActorFile, actor: str) -> bool:
    """Whether an actor is the file's own, or speaks within it."""
    at = actor
    for _ in range(8):
        if at == file.key:
            return True
        at = file.actors[at].part_of if at in file.actors else ""
    return False


def _joined(answers: list[Answer], understood: Understood, query: Query) -> Answer:
    """Several claims' answers as one, each under its own lead."""
    if len(answers) == 1:
        (answer,) = answers
        if not answer.absent or understood.intent is Intent.SAID:  # the rest of the story is another answer
            answer = replace(answer, sections=tuple(s for s in answer.sections if not _is_elsewhere(s)))
        return composed.headed(answer, understood, (), query)
    sections = tuple(
        section
        for answer in answers
        for section in (Section(answer.title, answer.lead), *answer.sections)
        if not _is_elsewhere(section)
    )
    return Answer(understood.title(), (Line(("Several claims fit; each is told on its own.",)),), sections, query)


def _is_elsewhere(section: Section) -> bool:
    """Whether a section tells of another claim than the one that is asked about."""
    return section.heading.startswith("Answers a different claim") or any(
        "answers a different claim" in str(line.head) for line in section.lines
    )
