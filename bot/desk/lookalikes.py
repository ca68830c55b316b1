"""Finds what on the desk says nearly what a moderator is about to add."""

from collections.abc import Iterable

from bot.desk.drafting import Made, key_for
from bot.desk.work import Work
from bot.domain.entries import Claim, Entry, Source, Statement, label
from bot.domain.refusals import Choice
from bot.domain.vocabulary import Kind
from bot.search.nearest import nearly_same
from bot.search.terms import Terms, index_terms
from bot.store.store import Store

_COMPARED = 25
"""How many claims that share words with a new one are compared with it."""


async def near_to(store: Store, scope: str, made: Made) -> tuple[Choice, ...]:
    """What is on the desk of what a draft would add, or of the claim that a statement brings with it."""
    entry = next((draft.entry for draft in made.needed if draft.kind is Kind.CLAIM), None) or made.entry
    return await look_alikes(store, scope, entry) if entry else ()


async def equal_to(store: Store, scope: str, work: Work, entry: Entry, near: Iterable[Choice]) -> str:
    """The key under which the desk has already what a draft would make, of a new one perhaps that of one `near` to it.

    Nothing where it has not.
    """
    like = (choice.key for choice in near if choice.kind is work.kind)
    for key in (work.key,) if work.key else (key_for(work.kind, entry), *like):
        if (await store.seen(scope, work.kind, key))[1] == entry:
            return key
    return ""


async def look_alikes(store: Store, scope: str, entry: Entry) -> tuple[Choice, ...]:
    """Entries as the scope sees them that nearly say what a new one says, the nearest first."""
    if isinstance(entry, Claim):
        wanted = Terms(entry.text, index_terms(entry.text))  # as they stand: what says nearly this has most of them
        hits = (await store.found(scope, wanted, entry.topic, _COMPARED)).hits
        return tuple(nearly_same(entry.text, [Choice(hit.kind, hit.key, hit.label) for hit in hits]))
    if isinstance(entry, Statement):
        file = await store.claim_file(scope, entry.positions[0].claim)
        said = [
            Choice(Kind.STATEMENT, a.statement, a.paraphrase or a.quote)
            for a in (file.attributions if file else ())
            if a.speaker == entry.speaker and a.stance is entry.positions[0].stance
        ]
        return tuple(nearly_same(label(entry), said))
    if isinstance(entry, Source) and entry.url and (known := await store.source_at(scope, entry.url)):
        return (Choice(Kind.SOURCE, known, entry.url),)
    return ()
