"""Whether a question is of another story than the one that its words or its place seem to tell: a name by which a story
is called may stand in another's claims as any word, "was Lund poisoned with Novichok".
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.desk.questions.best import best_of
from bot.desk.questions.following import in_context
from bot.desk.questions.grounds import Grounds, is_heard
from bot.desk.questions.names import Names
from bot.desk.questions.pointed import is_of_nothing
from bot.desk.questions.stories import StoryFile
from bot.domain.sought import Sought
from bot.domain.vocabulary import Kind
from bot.search.asked import Asked, asked
from bot.search.fitting import meant, unknown


async def elsewhere(
    grounds: Grounds, names: Names, scope: str, what: Asked, stories: Sequence[StoryFile], context: Sought | None
) -> tuple[Asked, Sequence[StoryFile], Sought | None]:
    """The question, its stories and what it goes on from, where other stories than these are meant."""
    if context and not what.topics and is_of_nothing(what, stories):
        others = await grounds.stories(scope, what, None)
        if others and not is_of_nothing(what, others):
            return what, others, None  # the story before holds no word of it, another does
        return what, await grounds.stories(scope, what, context), context
    if not what.topics or not stories:
        return what, stories, context
    here = await grounds.story_told(scope, [], context)
    named = {choice.key for choice in what.topics}
    if not (_is_lacking(what, stories) or (here and named.isdisjoint(here))):
        return what, stories, context
    kept = grounds.unread, grounds.has_more, grounds.is_guess
    called = await grounds.called(scope, what.typed.names(), context)
    no_story = [(name, choice) for name, choice in called if choice.kind is not Kind.TOPIC]
    plain = in_context(await names.without_slips(scope, asked(what.typed, no_story)), context)
    others = [told for told in await grounds.stories(scope, plain, context) if told.file.key not in named]
    if others := [told for told in others if _is_surely_of(plain, told)]:
        return plain, others, context
    grounds.unread, grounds.has_more, grounds.is_guess = kept
    return what, stories, context


def _is_lacking(what: Asked, stories: Sequence[StoryFile]) -> bool:
    """Whether none of the stories tells of all that is asked about and hears all who are asked about as speaking."""
    return not any(not unknown(what.terms, told.told) and is_heard(what, told) for told in stories)


def _is_surely_of(what: Asked, told: StoryFile) -> bool:
    """Whether a story does, and one of its claims holds all the words."""
    return not _is_lacking(what, (told,)) and bool(meant(best_of(replace(what, speakers=()), (told,)).found))
