"""Looks into one story for what a question asks, at one moment: in one read what would else be half a dozen."""

from dataclasses import replace

from bot.store.meanings import Measured
from bot.store.parts import Parts
from bot.store.reading import LookedInto, Wanted
from bot.store.search import Search

_LEAST_SHARE = 0.5
"""The least share of the words that a claim of a large story holds, of what the likest holds."""


def looked_into(
    parts: Parts, search: Search, topic: str, wanted: Wanted, meaning: Measured | None
) -> tuple[LookedInto | None, bool]:
    """What there is of a story to answer from, and whether a search for it was cut; both are of one snapshot."""
    among: list[str] | None = None
    partial = False
    if parts.has_more_claims(topic, wanted.most):
        hits, partial = search.found(wanted.words, topic, wanted.likest, meaning=meaning)
        least = max((hit.share for hit in hits), default=0.0) * _LEAST_SHARE
        among = list(dict.fromkeys((*wanted.also, *(hit.key for hit in hits if hit.share >= least))))
    file = parts.topic_file(topic, among)
    if file is None:
        return None, partial
    if among is None:
        claims = parts.topic_claims(topic)
        of = {key for claim in claims.values() for key in claim.about} - file.actors.keys()
        if of:
            file = replace(file, actors=file.actors | parts.actors(of))
    else:
        claims = parts.claims_of(among)
    return LookedInto(file, claims, parts.evidence(topic, among)), partial
