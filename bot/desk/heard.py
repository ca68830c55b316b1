"""Which claims and statements of a story are those of the speakers who are asked about; pure."""

from collections.abc import Sequence

from bot.desk.stories import StoryFile
from bot.domain.sought import MOST_CLAIMS, Sought
from bot.search.fitting import Fit, meant


def spoken_to(sought: Sought, told: StoryFile, found: Sequence[Fit]) -> list[str]:
    """The claims meant among those that the speakers who are asked about spoke to in words."""
    by = set(sought.speakers)
    own = {a.claim for a in told.file.attributions if by & {a.speaker, a.on_behalf_of} and not a.inferred}
    return meant([fit for fit in found if fit.key in own])[:MOST_CLAIMS]


def by_those_asked(sought: Sought, told: StoryFile, found: Sequence[Fit]) -> list[Fit]:
    """Of the statements that fit those of the speakers who are asked about; all where nobody is."""
    by = set(sought.speakers)
    own = {a.statement for a in told.file.attributions if by & {a.speaker, a.on_behalf_of}}
    return [fit for fit in found if fit.key in own] if by else list(found)


def said_else(by: Sequence[str], claims: Sequence[str], said: Sequence[str], told: StoryFile) -> bool:
    """Whether these spoke to the claims at another time too, so that their answers would tell of both."""
    spoke = (a for a in told.file.attributions if a.speaker in by and a.claim in claims and not a.inferred)
    return any(a.statement not in said for a in spoke)
