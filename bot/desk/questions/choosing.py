"""Asks back which story, claim or speaker is meant: what is offered is the same question, of each of them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.briefing import asked as composed
from bot.briefing import lacking
from bot.briefing.answer import Answer, Instead, Line, Query
from bot.briefing.asked import CALLED, Understood
from bot.desk.questions.best import Best
from bot.desk.questions.carried import NONE, Carried
from bot.desk.questions.grounds import Grounds
from bot.desk.questions.names import Names
from bot.desk.questions.pointed import TELLS, claims_that_tell, is_elsewhere, main_claims
from bot.desk.questions.settling import asks_of_name
from bot.desk.questions.stories import StoryFile
from bot.desk.questions.strangers import not_there, strange, words_not_there
from bot.domain.refusals import Choice
from bot.domain.sought import Sought
from bot.domain.vocabulary import ActorKind
from bot.search.asked import Asked
from bot.search.atlas import PLACES
from bot.search.chosen import WHOLE_STORY
from bot.search.fitting import near

_NEAR = 4
"""How many claims are offered where none is surely meant; the whole story is the fifth."""
_FEW = 2
"""How many of those that come near, where none of them tells what is asked for, and others do."""
_KNOWN = (ActorKind.PERSON, ActorKind.STATE, ActorKind.AGENCY, ActorKind.GROUP, ActorKind.MEDIA)
"""Whom readers know best, of those who speak to a story: people first."""
ASKED = 300
"""How much of a question is kept where it has no answer."""


class Choosing:
    """`prefix` is what commands begin with; `grounds` are those of the one question."""

    def __init__(self, carried: Carried, grounds: Grounds, names: Names, prefix: str) -> None:
        self._carried = carried
        self._grounds = grounds
        self._names = names
        self._prefix = prefix

    async def claim(
        self, scope: str, what: Asked, sought: Sought, claims: Sequence[str], told: StoryFile, query: Query
    ) -> Answer:
        """Which claim is meant, where a question goes on from an answer that knew none for sure."""
        texts = told.file.texts
        offered = {texts[key]: replace(sought, claims=(key,)) for key in claims if key in texts}
        offered[f"{WHOLE_STORY[:1].upper()}{WHOLE_STORY[1:]}{CALLED[what.intent]}"] = sought
        return await self._which(scope, "claim", what, offered, query)

    async def story(
        self, scope: str, what: Asked, sought: Sought, stories: Sequence[StoryFile], query: Query
    ) -> Answer:
        """Which story is meant, where several fit; the answer says where there are more than it offers."""
        offered = {each.file.topic.title: replace(sought, topic=each.file.key) for each in stories}
        for key, title in (await self._grounds.titles(scope, self._grounds.unread)).items():
            offered.setdefault(title, replace(sought, topic=key))
        answer = await self._which(scope, "story", what, offered, query)
        if not self._grounds.has_more:
            return answer
        more = Line((f"There are more; {self._prefix}topics has all. Name the one you mean.",))
        return replace(answer, lead=(*answer.lead, more))

    async def alike(self, scope: str, what: Asked, query: Query) -> Answer:
        """Which claim is meant, where those of more stories hold the words alike than can be looked into."""
        sought = Sought(what.intent, polar=what.meant.polar)
        offered = {
            hit.label: replace(sought, claims=(hit.key,), topic=topic) for topic, hit in self._grounds.alike.items()
        }
        answer = await self._which(scope, "claim", what, offered, query)
        more = Line(
            ("More claims hold these words. A story's name, a speaker's or a rarer word tells which is meant.",)
        )
        return replace(answer, lead=(*answer.lead, more))

    async def of_stories(self, scope: str, what: Asked, offered: dict[str, Sought], query: Query) -> Answer:
        """Which is meant, where the words fit several stories alike."""
        return await self._which(scope, "story", what, offered, query)

    async def one_of(self, scope: str, what: Asked, choices: Sequence[Choice], query: Query) -> Answer:
        """Which speaker is meant, of those by whose name or office it is asked, and of nothing more."""
        sought = Sought(what.intent, (choices[0].key,), polar=what.meant.polar)
        return await self.speaker(scope, what, sought, choices, query)

    async def speaker(self, scope: str, what: Asked, sought: Sought, choices: Sequence[Choice], query: Query) -> Answer:
        """Which speaker is meant, of those whom a name or pronoun may mean; the first stands in what is sought."""
        first = choices[0].key
        offered = {
            choice.label: replace(sought, speakers=tuple(choice.key if s == first else s for s in sought.speakers))
            for choice in choices[:5]
        }
        return await self._which(scope, "speaker", what, offered, query)

    async def stranger(self, scope: str, what: Asked, stories: Sequence[StoryFile], query: Query) -> Answer:
        """That nobody of that name is on the desk, and the same question of those whose names are near.

        A reply asks the same of others, of the one story that was meant.
        """
        near_names = await self._names.near_names(scope, what.stranger)
        near_names = near_names or ([what.stranger_of] if what.stranger_of else [])
        one = stories[0].file if len(stories) == 1 else None
        understood = Understood(what.intent, (what.stranger,), one.topic.title if one else "")
        speak = sorted((speaker for told in stories for speaker in told.speakers), key=lambda s: _KNOWN.index(s.kind))
        names = list(dict.fromkeys(speaker.name for speaker in speak))
        told = lacking.strangers(
            _apart(what.stranger), near_names, names, understood, query, is_name=asks_of_name(what)
        )
        if one:
            here = await self._carried.words(scope, Sought(what.intent, topic=one.key, polar=what.meant.polar))
            told = replace(told, query=replace(query, words=here), on_one_page=True)
        return kept(replace(told, instead=_of_them(what, near_names)), what.typed.text)

    async def nearest(
        self, scope: str, what: Asked, sought: Sought, best: Best, called: tuple[str, ...], query: Query
    ) -> Answer:
        """That just this is not on the desk; the claims that come near are a choice.

        `called` are the names of the speakers who are asked about.
        """
        told = best.told
        if is_elsewhere(what, told) and not sought.claims:
            nothing = lacking.unfound((), strange(best), Understood(what.intent), query, excepts=what.excepts)
            return kept(nothing, what.typed.text)
        texts = {claim.key: claim for claim in told.file.claims}
        found = near(best.found, _NEAR)
        tell = claims_that_tell(what, best, found)
        beside = main_claims(told, sought.speakers, _NEAR, tell) if tell or not found else []
        close = [texts[key] for key in (*found[: _FEW if tell else _NEAR], *beside) if key in texts][:_NEAR]
        understood = Understood(what.intent, called, told.file.topic.title)
        whole = f"{WHOLE_STORY}{CALLED[what.intent]}"
        answer = lacking.unfound(
            *(close, not_there(what, best), understood, query, whole),
            excepts=what.excepts,
            comes_near=bool(found),
            unheld=() if found else words_not_there(what, best),
            tell=TELLS[what.intent] if tell else "",
        )
        others = [replace(sought, claims=(claim.key,)) for claim in close]
        nearest = replace(sought, claims=tuple(found), exact=False)  # a reply goes on from what came near
        *words, of_story, here = await self._carried.several(scope, [*others, sought, nearest])
        instead = [Instead(claim.text, each) for claim, each in zip(close, words, strict=True)]
        instead += [Instead(whole[:1].upper() + whole[1:], of_story), Instead("None of these", NONE)]
        answer = replace(answer, query=replace(query, words=here), instead=tuple(instead))
        answer = replace(answer, asks_back=True, on_one_page=True)  # no page is turned of what asks back
        return kept(answer, what.typed.text)

    async def _which(self, scope: str, of: str, what: Asked, offered: dict[str, Sought], query: Query) -> Answer:
        """The question asked back: which story or speaker is meant."""
        answer = composed.which(list(offered), Understood(what.intent), query, of)
        words = await self._carried.several(scope, list(offered.values()))
        instead = [Instead(label, each) for label, each in zip(offered, words, strict=True)]
        instead.append(Instead("None of these", NONE))
        return kept(replace(answer, instead=tuple(instead), asks_back=True), what.typed.text, unanswered=False)


def _apart(words: str) -> list[str]:
    """The names in what stands for a speaker, where it tells of one or another, or of several countries."""
    apart = re.split(r" or (?:the )?", words)
    both = words.split(" and ")
    return both if len(apart) == 1 and all(name.lower() in PLACES for name in both) else apart


def _of_them(what: Asked, near_names: Sequence[Choice]) -> tuple[Instead, ...]:
    """The question as it was typed, asked of those whose names are near in place of the name that nobody has."""
    text = " ".join(what.typed.text.split())
    named = re.search(rf"(?<!\w){re.escape(what.stranger)}(?!\w)", text, re.IGNORECASE)
    if named is None:
        return ()
    before, behind = text[: named.start()], text[named.end() :]
    return tuple(Instead(choice.label, f"{before}{choice.label}{behind}") for choice in near_names)


def handed_on(answer: Answer, text: str) -> Answer:
    """The answer that nobody took just that stance, with the question below it too: the moderators may know more."""
    return replace(kept(answer, text), footnote=answer.footnote or kept(answer, text).footnote)


def kept(answer: Answer, text: str, *, unanswered: bool = True) -> Answer:
    """The answer with the question below it, so that the moderators can be asked it."""
    asked = " ".join(text.split())[:ASKED]
    return replace(answer, footnote=f"Asked: “{asked}”", unanswered=asked if unanswered else "")
