"""Finds the stories that a plain question is about, by their words, their names and who speaks to them."""

from collections import Counter
from collections.abc import Iterable, Sequence

from bot.briefing.asked import STANCES
from bot.desk.composing import in_thread
from bot.desk.questions.at_hand import AtHand
from bot.desk.questions.names import Names
from bot.desk.questions.samename import is_common
from bot.desk.questions.stories import MOST_CLAIMS, StoryFile, story_file
from bot.desk.subjects import Subjects
from bot.domain.entries import Topic
from bot.domain.refusals import Choice
from bot.domain.revision import seen_before
from bot.domain.sought import Intent, Sought
from bot.domain.vocabulary import Kind
from bot.search.asked import Asked
from bot.search.claimwords import words_of
from bot.search.fitting import unknown
from bot.search.synonyms import alike
from bot.search.terms import terms_of
from bot.store.store import Hit, ReadingsOfQuestion, Wanted

_STORIES = 3
"""How many stories are looked into for what is asked."""
_OFFERED = 5
"""How many stories are offered where none is named; what more there are the answer says."""
_SPOKEN_TO = 50
"""How many stories are looked through for the one that a speaker of a common name speaks to."""
_OF_NO_CLAIM = (Intent.WHO_IS, Intent.NEW, Intent.UNCLEAR)
_OF_WORDS = (Intent.WHEN, Intent.SOURCES, Intent.HOW_MANY)
"""Where what somebody said is asked about, as where a stance of theirs is."""
_REVISIONS = 50
"""How many revisions of a story are looked through for the one that is seen."""
_FOUND = 40
"""How many claims that share words with a question tell which stories these are."""
_OF_LARGE = 30
"""How many claims of a story too large to be compared whole are: those a search finds likest."""
_LARGE = 60
"""From how many positions on a story's words are read in a thread, so that nobody else waits for it."""


class Grounds:
    """`scope` is "library" or the asking server's id, the same for all of one question."""

    def __init__(self, store: ReadingsOfQuestion, subjects: Subjects, at_hand: AtHand, names: Names) -> None:
        self._store = store
        self._at_hand = at_hand
        self._subjects = subjects
        self._names = names
        self._topics: dict[str, list[str]] = {}
        self.unread: list[str] = []
        self.alike: dict[str, Hit] = {}
        self.has_more = False
        self.is_guess = False

    async def stories(self, scope: str, what: Asked, context: Sought | None) -> list[StoryFile]:
        """The stories it may be about: named, gone on from, the one followed, or those that hold its words.

        Where it is time to answer, those that were looked into; `unread` are then the keys of the others. Where nothing
        tells one story from another none is read; `has_more` says that there are more than can be offered, `is_guess`
        that no word told which of several are meant. Nor is one where claims of more stories than can be offered hold
        the words alike: `alike` is then such a claim of each, the likest first.
        """
        self.unread, self.alike, self.has_more, self.is_guess = [], {}, False, False
        words = [term.text or term.word for term in what.terms if not term.dated]
        if not words and not what.speakers and not what.stranger:
            words = [term.text or term.word for term in what.terms]
        keys = await self._stories_meant(scope, what, context, words)
        if self.alike:
            return []
        if not keys:
            keys = await self._store.topic_keys(scope, _OFFERED + 1)
            self.has_more, keys = len(keys) > _OFFERED, keys[:_OFFERED]
            self.is_guess = len(keys) > 1
            if len(keys) > 1 and what.is_bare and not (what.stranger or what.speakers or what.intent is Intent.WHO_IS):
                self.unread = keys
                return []
        names = (
            bool(what.stranger or what.office)
            or what.intent is Intent.WHO_IS
            or any(len(some) > 1 for some in what.speakers)
        )
        also = context.claims if context else ()
        keys = list(dict.fromkeys(keys))
        found: list[StoryFile] = []
        for n, key in enumerate(keys[:_STORIES]):
            if found and self._store.is_enough:
                self._store.cut()
                self.unread = [*keys[n:_STORIES], *self.unread]
                break
            if told := await self.story(scope, key, words, also, names=names):
                found.append(told)
        of_words = what.intent.is_stance or what.intent in _OF_WORDS
        if words and of_words and what.speakers and not (what.topics or context):
            if heard := [told for told in found if is_heard(what, told)]:
                return heard
            spoken_to = await self._spoken_to(scope, what, words, found)
            return found if not spoken_to or _lacking(what, found) < _lacking(what, spoken_to) else spoken_to
        return found

    async def _stories_meant(self, scope: str, what: Asked, context: Sought | None, words: Sequence[str]) -> list[str]:
        """The keys of the stories that are told, else of those that hold the words, else of those that the speakers who
        are asked about spoke to.
        """
        if told := await self.story_told(scope, [choice.key for choice in what.topics], context):
            return told
        holding = await self._holding(scope, what, words) if words else []
        if found := await self._with_that_of_one_named(scope, what, holding):
            return found
        if what.intent is Intent.DISAGREE and (both := await self._of_all(scope, what)):
            return both
        keys: list[str] = []
        for choices in what.speakers:
            stances = STANCES[what.intent].asked if what.intent.is_stance else ()
            spoken_to = await self._store.topics_spoken_to(scope, choices[0].key, _OFFERED + 1, stances)
            if what.is_bare and what.intent is not Intent.SAID:  # then it is asked back which is meant
                self.unread, self.has_more = spoken_to[_STORIES:_OFFERED], len(spoken_to) > _OFFERED
            elif len(spoken_to) > _STORIES:
                self._store.cut()
            keys += spoken_to[:_STORIES]
        return keys

    async def _of_all(self, scope: str, what: Asked) -> list[str]:
        """The stories that all who are asked about speak to."""
        spoken_to = [await self._topics_of(scope, by[0].key) for by in what.speakers]
        first, *others = spoken_to if len(spoken_to) > 1 else ([],)
        return [key for key in first if all(key in other for other in others)]

    async def _with_that_of_one_named(self, scope: str, what: Asked, holding: list[str]) -> list[str]:
        """The stories that hold the words, before them one that somebody named speaks to, where they speak to none of
        those looked into: "was Lund fired" is not to be asked of another who was.
        """
        for key in dict.fromkeys(term.actor for term in what.terms if term.actor):
            spoken_to = await self._topics_of(scope, key)
            if spoken_to and set(spoken_to).isdisjoint(holding[:_STORIES]):
                among = [topic for topic in holding if topic in spoken_to]
                return [*(among or spoken_to)[: _STORIES - 1], *holding]
        return holding

    async def story_told(self, scope: str, named: list[str], context: Sought | None) -> list[str]:
        """The keys of the stories that are named, else of the one gone on from, else of the one followed."""
        if named:
            return named
        told = context.topic if context and context.topic else await self._subjects.followed_story(scope)
        return [told] if told else []

    async def _spoken_to(
        self, scope: str, what: Asked, words: Sequence[str], read: Sequence[StoryFile]
    ) -> list[StoryFile]:
        """The stories that those who are asked about spoke to, whatever words these hold: of those that were read
        already, where there are some, else others. A state speaks by an office of an office of it, too.
        """
        found: list[StoryFile] = []
        keys = await self._topics_of(scope, what.speakers[0][0].key)
        if among := [told for told in read if told.file.key in keys]:
            return among
        for key in keys[:_STORIES]:
            if self._store.is_enough:
                self._store.cut()
                break
            if told := await self.story(scope, key, words):
                found.append(told)
        return found

    async def story(
        self, scope: str, key: str, words: Sequence[str] = (), also: Sequence[str] = (), *, names: bool = False
    ) -> StoryFile | None:
        """A story with its words; of a large one those claims alone that share some with `words`, and `also` these.

        With `names` all who spoke to it are known, of a large one too.
        """
        view = await self._names.as_found.view(scope, key)
        if at_hand := self._at_hand.get(view):
            return at_hand
        wanted = Wanted(terms_of(" ".join(words)), also, MOST_CLAIMS, _OF_LARGE)
        read = await self._store.looked_into(scope, key, wanted)
        if read is None:
            return None
        file = read.file
        if file.is_whole:
            spoke = dict.fromkeys(a.speaker for a in file.attributions)
            speakers = [file.actors[key] for key in spoke if key in file.actors]
            others = [line for key, line in file.actors.items() if key not in spoke]
        else:
            speakers, others = await self._store.speakers_on(scope, key) if names else ([], [])
        parts = (file, read.claims, read.offered, tuple(speakers), tuple(others))
        if len(file.attributions) > _LARGE:
            told = await in_thread(story_file, *parts)
        else:
            told = story_file(*parts)
        if told.is_whole:
            self._at_hand.keep(view, told)
        return told

    async def titles(self, scope: str, keys: Sequence[str]) -> dict[str, str]:
        """What stories are called, by their keys."""
        found: dict[str, str] = {}
        for key in keys:
            revisions = await self._store.revisions(scope, Kind.TOPIC, key, _REVISIONS)
            newest = {
                revision.scope: revision for revision in reversed(revisions)
            }  # the server's lies over the library's
            seen = seen_before(scope, newest.get)
            if seen and isinstance(seen.entry, Topic):
                found[key] = seen.entry.title
        return found

    async def _holding(self, scope: str, what: Asked, words: Sequence[str]) -> list[str]:
        """The stories whose claims share words with the question, those that share most first; of too many that hold
        them alike, those that the speaker who is asked about speaks to.
        """
        hits = await self._sharing(scope, words)
        if not hits:  # other words for the same, which a search does not know
            others = dict.fromkeys(other for word in words_of(" ".join(words)) for other in sorted(alike(word)))
            hits = await self._sharing(scope, others)
        topics = await self._store.topics_of(scope, [hit.key for hit in hits])
        asked = set(words_of(" ".join(words)))
        shared = [(topics[hit.key], len(asked & set(words_of(hit.label))), hit) for hit in hits if hit.key in topics]
        counts = Counter(topic for topic, _, _ in shared)
        best = max((share for _, share, _ in shared), default=0)
        likest: dict[str, Hit] = {}
        most: dict[str, int] = {}
        for topic, share, hit in shared:
            if share == best:
                likest.setdefault(topic, hit)
            most[topic] = max(most.get(topic, 0), share)
        level = [topic for topic in counts if most[topic] >= best - 1]
        if best > 1 and len(likest) > _OFFERED:
            if what.speakers:
                level = await self._spoken_to_among(scope, what.speakers[0][0].key, level)
            elif not (what.stranger or what.office or what.intent in _OF_NO_CLAIM):
                self.alike = dict(list(likest.items())[:_OFFERED])
        return sorted(level, key=lambda key: (-most[key], -counts[key]))

    async def _topics_of(self, scope: str, speaker: str) -> list[str]:
        """The stories that one speaks to, looked up once."""
        if speaker not in self._topics:
            self._topics[speaker] = await self._store.topics_spoken_to(scope, speaker, _SPOKEN_TO)
        return self._topics[speaker]

    async def _spoken_to_among(self, scope: str, speaker: str, keys: list[str]) -> list[str]:
        """Those of the stories that a speaker speaks to; all where it is none, or may be more than are known."""
        spoken_to = await self._topics_of(scope, speaker)
        among = [key for key in keys if key in spoken_to] if len(spoken_to) < _SPOKEN_TO else []
        return among or keys

    async def _sharing(self, scope: str, words: Iterable[str]) -> list[Hit]:
        """The claims that share most with the words; one with a part of a name alone, "service", shares nothing."""
        hits = (await self._store.found(scope, terms_of(" ".join(words)), None, _FOUND)).hits
        return [hit for hit in hits if hit.share > 0]

    async def called(self, scope: str, names: Iterable[str], context: Sought | None) -> list[tuple[str, Choice]]:
        """The entries of which a name stands in a question, among its `names`, folded.

        A name that anybody's words go by, "the article", is that of one who speaks to the story that is meant.
        """
        found = list(await self._store.called(scope, (Kind.TOPIC, Kind.ACTOR), list(names)))
        common = {choice for name, choice in found if choice.kind is Kind.ACTOR and is_common(name)}
        if not common:
            return found
        keys = await self.story_told(scope, [choice.key for _, choice in found if choice.kind is Kind.TOPIC], context)
        elsewhere: set[Choice] = set()
        for name, choice in ((n, c) for n, c in found if c in common):
            if keys:
                is_not = {*keys}.isdisjoint(await self._topics_of(scope, choice.key))
            else:
                is_not = len(await self._names.sharing(scope, name.removeprefix("the"))) > 1
            if is_not:
                elsewhere.add(choice)  # whose words are meant the others of the question tell
        return [(name, choice) for name, choice in found if not (is_common(name) and choice in elsewhere)]


def _lacking(what: Asked, stories: Sequence[StoryFile]) -> int:
    """How many of the words that are asked about are in none of these stories but that which holds most of them."""
    return min((len(unknown(what.terms, told.told)) for told in stories), default=len(what.terms) + 1)


def is_heard(what: Asked, told: StoryFile) -> bool:
    """Whether one of those who are asked about speaks to a story, or may: of a large one that is not known."""
    keys = {choice.key for choices in what.speakers for choice in choices}
    own = {key for actor in told.speakers for key in (actor.key, actor.part_of)}
    return not (told.is_whole and keys) or bool(keys & own.union(a.on_behalf_of for a in told.file.attributions))
