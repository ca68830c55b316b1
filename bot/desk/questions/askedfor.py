"""Makes the answer to what a plain question was understood to ask: the right command's, under the line that answers."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import partial

from bot.briefing import actor, claim, figures, lacking, particulars, spoken, stances, topic
from bot.briefing import asked as composed
from bot.briefing.answer import Answer, Line, Query, Strong
from bot.briefing.asked import Understood
from bot.briefing.phrases import SPOKESMAN
from bot.briefing.read_where import read_where
from bot.desk.composing import composed_of
from bot.desk.questions.besides import belongs, everybody_of, left_of, voices_for, without
from bot.desk.questions.more import WHOLE, More
from bot.desk.questions.stories import StoryFile
from bot.domain.files import ActorFile, ActorLine
from bot.domain.refusals import Choice, Gone, Refusal
from bot.domain.sought import MOST_CLAIMS, Intent, Sought
from bot.domain.text import folded, shortened
from bot.domain.vocabulary import BACKING, ActorKind, Kind, Stance, Status
from bot.search.terms import terms_of
from bot.store.store import ReadingsOfQuestion

SinceAnswer = Callable[[str, Query, ReadingsOfQuestion], Awaitable[Answer]]
"""What answers what changed, for one question."""
_OF_STORY = {Intent.WHEN: topic.timeline, Intent.SOURCES: topic.sources}
"""What composes the answer to such a question of a whole story, as the command of it does; else it is its claims."""
_WITHOUT_SOME = (
    *(Intent.HOW_MANY, Intent.EVIDENCE, Intent.SOURCES, Intent.DISPUTED, Intent.WHEN, Intent.WHERE, Intent.DISAGREE),
)
"""Where an answer can be made from what all but some said; a status, or what is new, is everybody's."""
_HOUSES = (ActorKind.AGENCY, ActorKind.GROUP)
"""What speaks by its own name for those who are part of it; a state speaks through them."""
_ABOUT = 40
"""How many claims that a search for a name finds are looked at for those that are about whoever is called so."""
_VOICES = 2
"""How many spokesmen are told."""


class Composing:
    """`store` is read until the question's deadline."""

    def __init__(self, store: ReadingsOfQuestion, since: SinceAnswer) -> None:
        self._store = store
        self._more = More(store)
        self._since = since

    async def answer(self, scope: str, sought: Sought, told: StoryFile | None, query: Query) -> Answer:
        """What is on the desk of what was understood, headed by that."""
        understood = await self._headed(scope, sought, told)
        intent = sought.intent
        within = told.file.key if told and intent not in (Intent.EVIDENCE, Intent.WHO_IS) else ""
        files = [await self._actor(scope, key, within, sought.claims) for key in sought.speakers]
        if sought.said:
            kept = frozenset(sought.said)
            files = [replace(f, attributions=tuple(a for a in f.attributions if a.statement in kept)) for f in files]
        if sought.aside and intent.is_stance:
            return await self._of_others(scope, sought, told, files, understood, query)
        if intent is Intent.NEW:
            words = f"{sought.since} topic:{sought.topic}" if sought.topic else sought.since
            return composed.headed(await self._since(scope, Query("since", words), self._store), understood, (), query)
        if intent is Intent.WHO_IS and sought.speakers:
            told_of = () if files[0].attributions else await self._claims_about(scope, files[0].actor, told)
            return await composed_of(files[:1], actor.positions, files[0], query, told_of)
        if intent is Intent.DISAGREE and len(files) > 1:
            return await composed_of(files, spoken.disagreement, files, understood, query)
        spoke = any(a.claim in sought.claims for file in files for a in file.attributions)
        unsaid = bool(sought.claims) and sought.exact and not spoke and intent in (Intent.WHEN, Intent.SOURCES)
        unsaid = unsaid or (intent is Intent.SOURCES and not sought.exact)
        of_words = (Intent.WHEN, Intent.STATUS, Intent.BRIEF, Intent.BY_WHOM)
        if files and (intent.is_stance or intent in of_words or unsaid):
            claims, stance = frozenset(sought.claims), intent if intent.is_stance else Intent.SAID
            made = partial(spoken.stance_of, stance, files, claims, exact=sought.exact, polar=sought.polar)
            voices = await self._voices(scope, sought, told, files) if intent.is_stance and sought.exact else []
            made = partial(made, understood=understood, query=query, voices=voices)
            answer = await composed_of(files, made)
            untold = unsaid or (intent is Intent.SAID and len(sought.claims) == 1 and sought.exact and not spoke)
            return spoken.with_sayers(answer, told.file, sought.claims) if untold and told else answer
        if told is None:
            raise Refusal("This asks of no story that is on the desk; ask the question again.")
        return await self._of_told(scope, sought, told, files, understood, query)

    async def _of_told(
        self, scope: str, sought: Sought, told: StoryFile, files: list[ActorFile], understood: Understood, query: Query
    ) -> Answer:
        """What is told in the story: of its claims, or of all of it. `files` are those of who is asked about."""
        intent = sought.intent
        if sought.aside:
            return await self._of_the_rest(scope, sought, told, query)
        if intent is Intent.DISAGREE:
            return await self._disputed(scope, replace(sought, status=None), told, understood, query)
        if intent is Intent.EVIDENCE:
            told = await self._more.with_evidence(scope, told)
            return particulars.evidence(
                told.file, told.offered, sought.claims, everybody_of(files), understood, query, exact=sought.exact
            )
        if intent is Intent.DISPUTED:
            return await self._disputed(scope, sought, told, understood, query)
        if intent is Intent.HOW_MANY:
            return await self._figures(scope, sought, told, files, understood, query)
        if sought.claims or (files and intent is Intent.SOURCES):
            return await self._of_claims(scope, sought, told, files, understood, query)
        if intent is Intent.WHERE:
            told = await self._more.in_full(scope, told)
            placed = [key for key, claim in told.claims.items() if claim.places]
            return particulars.particulars(intent, told.file, told.claims, placed, understood, query)
        answer = await self._of_story(scope, intent, told, query)
        first = (
            (Line(("The desk holds no verdict of its own; each claim stands as below.",)),)
            if intent in (Intent.STATUS, Intent.BY_WHOM)
            else ()
        )
        return composed.headed(answer, understood, first, query)

    async def _of_story(self, scope: str, intent: Intent, told: StoryFile, query: Query) -> Answer:
        """What the command answers of the whole story."""
        if intent is Intent.BRIEF:
            told = await self._more.in_full(scope, told)
            return await composed_of(
                [told.file], topic.brief, told.file, figures.in_brief(told.file, told.claims), query
            )
        file = (await self._more.whole(scope, told)).file
        if intent.is_stance:
            return await composed_of([file], stances.on_topic, composed.STANCES[intent], file, query)
        return await composed_of([file], _OF_STORY.get(intent, topic.claims), file, query)

    async def _of_others(
        self,
        scope: str,
        sought: Sought,
        told: StoryFile | None,
        files: list[ActorFile],
        understood: Understood,
        query: Query,
    ) -> Answer:
        """What everybody said but those set aside, those who belong to them and those who speak for them."""
        within = told.file.key if told else ""
        aside = [await self._actor(scope, key, within, sought.claims) for key in sought.aside]
        gone = {a.statement for file in aside for a in file.attributions if not file.member(a)}
        names, question = await self.called(scope, sought.aside), composed.STANCES[sought.intent]
        past = "said" if sought.intent is Intent.SAID else question.past
        stances_asked = frozenset(Stance) if sought.intent is Intent.SAID else question.asked
        own = [a for file in aside for a in file.attributions if not sought.claims or a.claim in sought.claims]
        took = any(a.stance in stances_asked for a in own)
        left = partial(composed.of_others, aside=names, past=past, voices=voices_for(aside), took=took)
        if files or told is None:
            kept = [replace(f, attributions=left_of(f.attributions, gone)) for f in files]
            made = partial(spoken.stance_of, sought.intent, kept, frozenset(sought.claims), exact=sought.exact)
            answer = await composed_of(kept, partial(made, understood=understood, query=query))
            return left(answer)
        whole = (await self._more.whole(scope, told)).file
        file = replace(whole, attributions=left_of(whole.attributions, gone))
        lines = {line.key: line for line in file.claims}
        answers = [
            await composed_of([file], stances.on_claim, question, file, lines[key], query)
            for key in sought.claims
            if key in lines
        ] or [await composed_of([file], stances.on_topic, question, file, query)]
        if all(each.absent for each in answers):
            return left(composed.joined(answers, understood, query))
        return composed.joined([left(each) for each in answers], understood, query)

    async def _of_the_rest(self, scope: str, sought: Sought, told: StoryFile, query: Query) -> Answer:
        """The answer from what everybody but those set aside said and offered, which says so."""
        names = await self.called(scope, sought.aside)
        everybody = replace(sought, aside=())
        if sought.intent not in _WITHOUT_SOME:
            return composed.of_others(
                await self.answer(scope, everybody, told, query), names, "", told_all_the_same=True
            )
        told = await self._more.with_evidence(scope, await self._more.in_full(scope, told))
        aside = [await self._actor(scope, key, told.file.key, sought.claims) for key in sought.aside]
        gone = {a.statement for file in aside for a in file.attributions if not file.member(a)}
        actors = {a for file in aside for a in (file.key, *file.actors) if a == file.key or belongs(file, a)}
        rest = without(told, gone, actors)
        left = {line.key for line in rest.file.claims}
        claims = tuple(key for key in sought.claims if key in left)
        answer = await self.answer(scope, replace(everybody, claims=claims), rest, query)
        is_left = bool(claims or not sought.claims)
        return composed.of_others(replace(answer, absent=not is_left), names, "spoke of", voices=voices_for(aside))

    async def _of_claims(
        self, scope: str, sought: Sought, told: StoryFile, files: list[ActorFile], understood: Understood, query: Query
    ) -> Answer:
        intent, keys = sought.intent, sought.claims
        if intent is Intent.SOURCES:
            told = told if keys else await self._more.whole(scope, told)
            return read_where(told.file, keys, everybody_of(files), understood, query, sought.said)
        if intent in (Intent.WHEN, Intent.WHERE):
            return particulars.particulars(intent, told.file, told.claims, keys, understood, query)
        if intent.is_stance:
            told = await self._more.taken(scope, told, composed.STANCES[intent])
            lines = {line.key: line for line in told.file.claims}
            question, file = composed.STANCES[intent], told.file
            answers = [
                await composed_of([file], stances.on_claim, question, file, lines[key], query)
                for key in keys
                if key in lines
            ]
            return composed.joined(answers, understood, query)
        if len(keys) == 1:
            file = await self._store.claim_file(scope, keys[0])
            if file is None:  # withdrawn between being found and being read
                raise Gone(Kind.CLAIM, keys[0])
            answer = claim.card(file, Query("claim", f"{Kind.CLAIM}:{keys[0]}"))
            whole = () if answer.title in understood.subject else (Line((Strong(answer.title),)),)
            told_of = [section.heading in claim.ANSWERS for section in answer.sections]
            return replace(composed.headed(answer, understood, whole, query), first=sum(told_of))
        first = "Several claims fit; each stands as below. The desk holds no verdict of its own."
        return particulars.listed_claims(told.file, keys, first, understood, query)

    async def _figures(
        self, scope: str, sought: Sought, told: StoryFile, files: list[ActorFile], understood: Understood, query: Query
    ) -> Answer:
        keys = list(sought.claims) if sought.exact else []
        told = await self._more.figured(scope, told)
        counted = {key: told.claims[key] for key in keys if key in told.claims} if sought.only and keys else told.claims
        answer = await composed_of([told.file], figures.figures, told.file, counted, query)
        if sought.only and keys:
            return composed.headed(replace(answer, lead=()), understood, (), query)
        if files and sought.exact:
            taken = [a for file in files for a in file.attributions if not a.inferred]
            own = {a.claim for a in taken if a.stance.side in BACKING}
            said = own or {a.claim for a in taken}  # a number that somebody disputes is not that one's number
            numbered = [key for key, claim in told.claims.items() if claim.figures and key in said]
            keys = [key for key in keys if key in numbered] if keys else numbered
            if not keys:
                sought = replace(sought, exact=False)
        near = keys or [key for key in sought.claims if key in told.claims]  # what comes near comes first
        counts = {folded(figure.counts) for key in near for figure in told.claims[key].figures}
        sections = tuple(sorted(answer.sections, key=lambda section: folded(section.heading) not in counts))
        same = {key for key, claim in told.claims.items() if any(folded(f.counts) in counts for f in claim.figures)}
        of = {(folded(f.counts), f.unit) for key in keys for f in told.claims[key].figures}
        alike = [
            key for key, claim in told.claims.items() if any((folded(f.counts), f.unit) in of for f in claim.figures)
        ]
        is_cut = len(keys) == MOST_CLAIMS < len(alike) and len({unit for _, unit in of}) == 1  # all of it together
        if len(keys) > 1 and not files and (is_cut or same.issubset(keys)):
            return composed.headed(replace(answer, lead=(), sections=sections), understood, (), query)
        if keys:
            part = particulars.particulars(Intent.HOW_MANY, told.file, told.claims, keys, understood, query)
            rest = tuple(s._replace(heading=f"All of the story: {s.heading}") for s in answer.sections)
            return replace(part, sections=rest)
        if not sought.exact:
            by = f" by {understood.speakers[0]}" if understood.speakers else ""
            theirs = {a.claim for file in files for a in file.attributions}
            if (
                not counts
                and not sought.only
                and not any(claim.figures and key in theirs for key, claim in told.claims.items())
            ):
                names = dict.fromkeys(figure.counts for claim in told.claims.values() for figure in claim.figures)
                near_it = particulars.spoken_to(told.file, sought.claims, "Without a number: ")
                return lacking.without_figure(by, list(names), near_it, understood, query)
            first = Line((f"No figure for exactly that{by} is on the desk; those of the story follow.",))
            return replace(composed.headed(replace(answer, sections=sections), understood, (), query), lead=(first,))
        return composed.headed(answer, understood, (), query)

    async def _disputed(
        self, scope: str, sought: Sought, told: StoryFile, understood: Understood, query: Query
    ) -> Answer:
        file = (await self._more.whole(scope, told)).file
        asked = sought.claims if sought.exact else ()
        return await composed_of(
            [file], particulars.of_status, file, sought.status or Status.DISPUTED, asked, understood, query
        )

    async def _actor(self, scope: str, key: str, topic: str, claims: Sequence[str]) -> ActorFile:
        """What a speaker said, on one story where one is named; on these claims in any case."""
        file = await self._store.actor_file(scope, key, topic, WHOLE, claims)
        if file is None:
            raise Gone(Kind.ACTOR, key)
        return file

    async def _claims_about(self, scope: str, one: ActorLine, told: StoryFile | None) -> tuple[Choice, ...]:
        """The claims that are about somebody who said nothing: those of the story, and those that have the name."""
        hits = (await self._store.found(scope, terms_of(one.name), None, _ABOUT)).hits
        claims = (told.claims if told else {}) | await self._store.claims_of(scope, [hit.key for hit in hits])
        return tuple(Choice(Kind.CLAIM, key, claim.text) for key, claim in claims.items() if one.key in claim.about)

    async def _voices(
        self, scope: str, sought: Sought, told: StoryFile | None, files: Sequence[ActorFile]
    ) -> list[ActorFile]:
        """What the spokesmen of the one person asked about, and the house that the person is part of, said."""
        if told is None or len(files) != 1 or not files[0].actor.is_person:
            return []
        person = files[0].actor
        speaking = [line.key for line in told.speakers if _speaks_for(line, person)][:_VOICES]
        voices = [await self._actor(scope, key, told.file.key, sought.claims) for key in speaking]
        house = next((line for line in told.speakers if line.key == person.part_of and line.kind in _HOUSES), None)
        if house:
            file = await self._actor(scope, house.key, told.file.key, sought.claims)
            own = tuple(a for a in file.attributions if a.speaker == house.key)
            voices.append(replace(file, attributions=own))
        return voices

    async def called(self, scope: str, keys: tuple[str, ...]) -> tuple[str, ...]:
        """What readers call these speakers."""
        if not keys:
            return ()
        lines = await self._store.actors(scope, keys)
        for key in keys:
            if key not in lines:
                raise Gone(Kind.ACTOR, key)
        return tuple(lines[key].name for key in keys)

    async def _headed(self, scope: str, sought: Sought, told: StoryFile | None) -> Understood:
        subject = told.file.topic.title if told else ""
        if told and len(sought.claims) == 1 and sought.exact:
            subject = next((c.text for c in told.file.claims if c.key == sought.claims[0]), subject)
        status = sought.status if sought.intent is Intent.DISPUTED else None
        return Understood(sought.intent, await self.called(scope, sought.speakers), shortened(subject, 90), status)


def _speaks_for(line: ActorLine, person: ActorLine) -> bool:
    """Whether somebody is a spokesman of the person, or of the office that the person is part of."""
    of = (person.key, person.part_of) if person.part_of else (person.key,)
    return line.key != person.key and line.part_of in of and bool(SPOKESMAN.search(line.role))
