"""What can be asked about in one story: its claims by their words, ready to be compared with a question."""

import re
from dataclasses import dataclass

from bot.domain.entries import Claim, Evidence, Figure
from bot.domain.files import Attribution, TopicFile, by_claim
from bot.search.fitting import Document, Story, names_in, story, words_of

MOST_CLAIMS = 400
"""How many claims of one story are compared word by word; of a larger one those that a search finds."""


@dataclass(frozen=True, slots=True)
class StoryFile:
    """A story as it is kept, and by its words: of its claims, and of the figures they state."""

    file: TopicFile
    claims: dict[str, Claim]
    offered: dict[str, Evidence]
    told: Story
    figures: Story
    statements: Story


def story_file(
    file: TopicFile, claims: dict[str, Claim], offered: dict[str, Evidence], among: frozenset[str] = frozenset()
) -> StoryFile:
    """The story with the words of its claims; of those `among` alone, where it has many."""
    topic = file.topic
    about = {word for text in (topic.title, *topic.aliases) for word in words_of(text)}
    taken = by_claim(file.attributions)
    documents: list[Document] = []
    figures: list[Document] = []
    for line in file.claims:
        if among and line.key not in among:
            continue
        claim = claims.get(line.key)
        own = [line.text]
        actors: set[str] = set()
        if claim:
            own += claim.places
            own += [f"{figure.counts} {figure.unit} {figure.phase}" for figure in claim.figures]
            actors.update(claim.about)
        said: list[str] = [line.key]
        speakers: set[str] = set()
        for a in taken.get(line.key, ()):
            speakers.update(filter(None, (a.speaker, a.on_behalf_of, *a.via)))
            said += [a.quote, a.paraphrase] if not a.inferred else []
        said += [each.description for each in offered.values() if each.claim == line.key]
        own_words = {word for text in own for word in words_of(text)}
        numbers = {n for figure in (claim.figures if claim else ()) for n in _numbers(figure.bounds)}
        document = Document(
            line.key,
            frozenset(own_words | numbers),
            frozenset(word for text in said for word in words_of(text)),
            frozenset(actors),
            words_of(line.text),
            frozenset(speakers),
            names_in(line.text),
            frozenset(word for figure in (claim.figures if claim else ()) for word in _counts(figure)),
        )
        documents.append(document)
        if numbers:
            figures.append(document)
    statements = _statements(file, {document.key: document for document in documents})
    return StoryFile(file, claims, offered, story(documents, about), story(figures, about), story(statements, about))


def _statements(file: TopicFile, claims: dict[str, Document]) -> list[Document]:
    """What was said, each statement by its own words and, at a discount, by those of the claims it is about."""
    found: dict[str, list[Attribution]] = {}
    for a in file.attributions:
        if a.claim in claims and not a.inferred:
            found.setdefault(a.statement, []).append(a)
    return [
        Document(
            key,
            frozenset((*words_of(taken[0].quote), *words_of(taken[0].paraphrase))),
            frozenset[str]().union(*(claims[a.claim].own for a in taken)),
            frozenset[str]().union(*(claims[a.claim].actors for a in taken)),
            (),
            frozenset(filter(None, (taken[0].speaker, taken[0].on_behalf_of, *taken[0].via))),
        )
        for key, taken in found.items()
    ]


def _counts(figure: Figure) -> tuple[str, ...]:
    """The words for what a figure counts: of "crew of the yacht" the crew."""
    head = re.split(r" (?:of|in|from|for|to|by|on|after|at|with) ", figure.counts)[0]
    return words_of(f"{figure.unit} {head} {figure.phase}")


def _numbers(bounds: tuple[float, float]) -> set[str]:
    return {str(int(bound)) if bound == int(bound) else str(bound) for bound in bounds}
