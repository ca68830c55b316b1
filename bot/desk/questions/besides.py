"""A story without what some said, for questions that set them aside: "how many besides the mayor's number"; pure."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.desk.questions.stories import StoryFile
from bot.domain.files import ActorFile, Attribution


def without(told: StoryFile, statements: Collection[str], actors: Collection[str]) -> StoryFile:
    """The story without these statements, what these actors offered, and the claims and sources of nothing else.

    What is left is taken as whole, so that nothing is read again.
    """
    left = tuple(a for a in told.file.attributions if a.statement not in statements)
    spoken_to, still = {a.claim for a in told.file.attributions}, {a.claim for a in left}
    claims = tuple(line for line in told.file.claims if line.key in still or line.key not in spoken_to)
    kept = {line.key for line in claims}
    offered = {key: each for key, each in told.offered.items() if each.offered_by not in actors}
    read = {a.source for a in left}.union(each.source for each in offered.values())
    sources = {key: source for key, source in told.file.sources.items() if key in read}
    return replace(
        told,
        file=replace(told.file, claims=claims, attributions=left, sources=sources, is_whole=True),
        claims={key: claim for key, claim in told.claims.items() if key in kept},
        offered=offered,
    )


def belongs(file: ActorFile, actor: str) -> bool:
    """Whether an actor is the file's own, or speaks within it."""
    at = actor
    for _ in range(8):
        if at == file.key:
            return True
        at = file.actors[at].part_of if at in file.actors else ""
    return False


def everybody_of(files: Sequence[ActorFile]) -> frozenset[str]:
    """The actors of these files, and those who speak within them."""
    return frozenset(a for file in files for a in (file.key, *file.actors) if a == file.key or belongs(file, a))


def left_of(attributions: Sequence[Attribution], gone: Collection[str]) -> tuple[Attribution, ...]:
    """The positions without those of these statements."""
    return tuple(a for a in attributions if a.statement not in gone)


def voices_for(files: Sequence[ActorFile]) -> list[str]:
    """What readers call those who spoke for these actors, or within them, each once."""
    own = {file.key for file in files}
    found: dict[str, None] = {}
    for file in files:
        spoke = [a.speaker for a in file.attributions if not file.member(a) and a.speaker not in own]
        found |= dict.fromkeys(file.actors[key].name for key in spoke if key in file.actors)
    return list(found)
