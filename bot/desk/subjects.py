"""Which entry a reader means by the words after a command."""

import re
from collections.abc import Sequence

from bot.briefing.past import went
from bot.desk.setups import Setups
from bot.domain.entries import Actor
from bot.domain.refusals import Ambiguous, Choice, Hidden, NotNamed, NotOnDesk
from bot.domain.revision import LIBRARY, Revision, hidden_by
from bot.domain.text import folded, is_key
from bot.domain.vocabulary import Kind
from bot.search.atlas import PLACES
from bot.search.claimwords import words_of
from bot.search.nearest import begun, containing, is_slip, nearest, terms
from bot.search.synonyms import alike, related
from bot.search.terms import Terms, terms_of
from bot.store.store import Readings

_MANY = 3_000
"""How many names are compared one by one; a larger desk is narrowed by the first two letters first."""

_REVISIONS = 100
"""How many revisions of an entry are looked through for what hid it."""

_SHOWN = 40
"""How many names of stories are looked at to offer five stories."""

_STORIES_OFFERED, _TOLD_OF = 5, 100
"""Of how many stories claims are offered to one who named none, and of how many in each it matters when they were told
of.
"""

_STORIES = ("topics", "the stories there are")
_LISTING = {Kind.CLAIM: ("claims", "the claims of a story"), Kind.ACTOR: ("claims", "who speaks in a story")}
"""The question that shows all entries of a kind, and what it shows; of several kinds it is the stories."""

_SENTENCE = 6
"""From how many words on what was typed is a text to be found, and no name."""
_LEAST = 4
"""The fewest letters of a word that may be a slip of another."""
_WORD = re.compile(r"\w+")
_CALLED = {Kind.TOPIC: "story", Kind.CLAIM: "claim", Kind.ACTOR: "speaker"}


class Subjects:
    """Finds entries by key, name or alias, without case, accents or exact spelling; guesses are offered, not taken."""

    def __init__(self, store: Readings, setups: Setups, prefix: str, after: str = "") -> None:
        self._store = store
        self._setups = setups
        self.prefix = prefix
        self._after = after

    def as_of(self, then: Readings, day: str) -> "Subjects":
        """The same names as they were: what is followed stays what is followed today."""
        return Subjects(then, self._setups, self.prefix, f" as-of:{day}")

    def over(self, store: Readings) -> "Subjects":
        """The same names, read in another way."""
        return Subjects(store, self._setups, self.prefix, self._after)

    def asks_library_alone(self, scope: str) -> bool:
        """Whether the library is asked, and servers may hold more; where one keeps it, it is that server's own desk."""
        return scope == LIBRARY and not self._setups.library_is_kept

    async def meant(self, scope: str, verb: str, words: str, kinds: Sequence[Kind]) -> Choice:
        """The entry of one of `kinds` that `words` name. No words mean the only story followed.

        `verb` is the question that is asked, for the refusal; empty where an option is filled instead.
        Raises NotNamed, Ambiguous, NotOnDesk or Hidden, each with what may have been meant.
        """
        command = f"{self.prefix}{verb} " if verb else ""
        *first, last = (_CALLED[kind] for kind in kinds)
        called = f"{', '.join(first)} or {last}" if first else last
        if not words.strip():
            return await self._only_story(scope, called, command, kinds)
        kind, colon, key = words.partition(":")
        exact = [Kind(kind)] if colon and kind in kinds else kinds
        wanted = key if exact is not kinds else words
        found = await self._store.named(scope, exact, folded(wanted))
        same = [choice for choice in found if choice.key == wanted.strip()]
        if len(found) == 1 or len(same) == 1:
            return (same or found)[0]
        if found:
            raise Ambiguous(words, tuple(found), command, self._after)
        near = await self.guesses(scope, wanted, exact)
        same = [choice for choice in near if folded(choice.label) == folded(wanted)]
        if len(same) == 1:
            return same[0]
        await self.check_hidden(scope, exact, wanted)
        asks, shows = _LISTING.get(kinds[0], _STORIES) if len(kinds) == 1 else _STORIES
        listing = f"{self.prefix}{asks}{self._after} shows {shows}"
        raise NotOnDesk(words, called, tuple(near), command, listing, self._after)

    async def check_hidden(self, scope: str, kinds: Sequence[Kind], words: str) -> None:
        """Raise Hidden where `words` are the key of an entry that was there and is no longer shown."""
        key = words.strip()
        for kind in kinds if is_key(key) else ():
            revisions = await self._store.revisions(scope, kind, key, _REVISIONS)
            if hid := hidden_by(scope, revisions):
                raise Hidden(kind, key, went(hid), await self._in_its_place(scope, hid.merged_into, revisions))

    async def _in_its_place(self, scope: str, into: str, revisions: Sequence[Revision]) -> tuple[Choice, ...]:
        """Whom a speaker was merged `into`; where that one is gone too, who has the speaker's name by now.

        `revisions` are the speaker's, or those of another entry, the newest first.
        """
        named = await self._store.named(scope, [Kind.ACTOR], into) if into else []
        if stays := tuple(choice for choice in named if choice.key == into):
            return stays
        was = next((revision.entry for revision in revisions if revision.body), None)
        return tuple(await self._store.named(scope, [Kind.ACTOR], folded(was.name))) if isinstance(was, Actor) else ()

    async def guesses(self, scope: str, words: str, kinds: Sequence[Kind]) -> list[Choice]:
        """At most five entries the words may have meant, the likeliest first."""
        near: list[Choice] = []
        place = folded(words) in PLACES
        for kind in kinds:
            names = await self.names(scope, kind, folded(words))
            like = [] if place else nearest(words, names)  # no country is a slip of another
            held = folded(words) and (place or " " in words.strip())
            near.extend(like or (containing(words, names) if held else []))
        if Kind.CLAIM in kinds:
            hits = (await self._store.found(scope, terms_of(words), None, 5)).hits  # words typed whole
            like = [Choice(hit.kind, hit.key, hit.label) for hit in hits]
            like = [claim for claim in like if not place or folded(words) in folded(claim.label)]
            if len(_WORD.findall(words)) < _SENTENCE:
                called = await self._store.named(scope, (Kind.ACTOR,), folded(words))
                like = [claim for claim in like if _shares(words, claim, called)]
            said_first = any(sign.isdigit() for sign in words)  # 1.2 million is near to 12,000 in its digits alone
            near = [*like, *near] if said_first else [*near, *like]
            near += await self._in_other_words(scope, words) if not near and not place else []
        return list(dict.fromkeys(near))[:5]

    async def _in_other_words(self, scope: str, words: str) -> list[Choice]:
        """Claims that tell of the same in other words, or of what is told with it: combat for "fighting"."""
        others = [alike(word) | related(word) for word in words_of(words)]
        every = Terms(words, tuple(sorted(frozenset[str]().union(*others))))
        hits = (await self._store.found(scope, every, None, 5)).hits if others else ()
        told = [(hit, set(words_of(hit.label))) for hit in hits]
        return [Choice(hit.kind, hit.key, hit.label) for hit, own in told if all(own & other for other in others)]

    async def suggestions(self, scope: str, typed: str, kinds: Sequence[Kind], limit: int) -> list[Choice]:
        """What autocomplete offers while somebody types: first what is called so or begins so, by key or name."""
        word, colon, rest = typed.partition(":")
        if colon and word in kinds:  # "claim:sent", as answers write it
            kinds, typed = (Kind(word),), rest

        names = {kind: await self.names(scope, kind, folded(typed)) for kind in kinds if typed or kind != Kind.CLAIM}
        offered = begun(typed, [named for of_kind in names.values() for named in of_kind])
        for kind in kinds:
            offered.extend(containing(typed, names[kind]) if kind is not Kind.CLAIM else ())
        if Kind.CLAIM in kinds:
            named = typed.strip()
            like = self._like(scope, typed, limit) if named else self._told_last(scope, limit)
            offered.extend(await like)
            offered.extend(containing(typed, names.get(Kind.CLAIM, ())))
        return list(dict.fromkeys(offered))[:limit]

    async def _like(self, scope: str, typed: str, limit: int) -> list[Choice]:
        """Claims like what was typed so far; of those that hold all of it what was told of last comes first."""
        like = await self._store.claims_like(scope, terms(typed), None, limit)
        holding = containing(typed, [(folded(claim.label), claim) for claim in like])
        if len(holding) < 2:
            return like
        told = {claim.key: at for claims in await self._told(scope, _TOLD_OF) for claim, at in claims}
        oldest = min(told.values(), default="")
        holding.sort(key=lambda claim: told.get(claim.key, oldest), reverse=True)
        return [*holding, *(claim for claim in like if claim not in holding)]

    async def _told_last(self, scope: str, limit: int) -> list[Choice]:
        """Claims for who named none: of the stories followed, the last told of first; of each what was told last."""
        told = list(await self._told(scope, limit))
        told.sort(key=lambda claims: claims[0][1] if claims else "", reverse=True)
        return [claim for claims in told for claim, _ in claims][:limit]

    async def _told(self, scope: str, limit: int) -> Sequence[Sequence[tuple[Choice, str]]]:
        """Of each story followed the claims that were told of last, and when."""
        followed = (await self._setups.in_scope(scope)).topics
        stories = followed or await self._store.topic_keys(scope, _STORIES_OFFERED)
        return [await self._store.claims_told(scope, story, limit) for story in stories]

    async def names(self, scope: str, kind: Kind, wanted: str) -> list[tuple[str, Choice]]:
        """The folded names that `wanted` may be near to: all, or on a large desk those that begin as it does."""
        return (await self.names_near(scope, kind, wanted))[1]

    async def names_near(self, scope: str, kind: Kind, wanted: str) -> tuple[str, list[tuple[str, Choice]]]:
        """How these names begin, "" where they are all, and the names."""
        names = await self._store.names(scope, kind, "", _MANY)
        if len(names) < _MANY:
            return "", names
        return wanted[:2], await self._store.names(scope, kind, wanted[:2], _MANY)

    async def followed_story(self, scope: str) -> str | None:
        """The key of the one story a scope follows; where it follows none in particular, of the only one there is."""
        followed = await self._followed(scope)
        return followed[0].key if len(followed) == 1 else None

    async def followed_stories(self, scope: str) -> tuple[str, ...]:
        """The keys of the stories a scope follows; none where it follows no story in particular, but all."""
        if only := await self.followed_story(scope):
            return (only,)
        return (await self._setups.in_scope(scope)).topics

    async def _followed(self, scope: str) -> list[Choice]:
        """The stories a scope follows, at most five: those its setup names, else those there are."""
        setup = await self._setups.in_scope(scope)
        names = await self._store.names(scope, Kind.TOPIC, "", _MANY if setup.topics else _SHOWN)
        stories = list(dict.fromkeys(choice for _, choice in names))
        return [story for story in stories if story.key in setup.topics or not setup.topics][:5]

    async def _only_story(self, scope: str, called: str, command: str, kinds: Sequence[Kind]) -> Choice:
        stories = await self._followed(scope)
        if len(stories) == 1 and Kind.TOPIC in kinds:
            return stories[0]
        offered = stories
        if Kind.TOPIC not in kinds:
            offered = await self.suggestions(scope, "", kinds, 5)
        raise NotNamed(called, command, tuple(offered), self._after)


def _shares(words: str, claim: Choice, called: Sequence[Choice]) -> bool:
    """Whether a claim has a word of those typed, or a slip of one, or names whom they call: a search finds more."""
    own = {*words_of(claim.label), *words_of(claim.key.replace("-", " "))}
    typed = {*words_of(words)}
    if any(alike(word) & own for word in typed) or any(folded(actor.label) in folded(claim.label) for actor in called):
        return True
    return any(is_slip(word, other) for word in typed if len(word) >= _LEAST for other in own)
