"""In which order a speaker's claims are told: first those that come nearest to what is asked."""

from collections.abc import Collection
from dataclasses import replace

from bot.domain.files import ActorFile

_ALIKE = 4
"""How many letters of two words are those of one: "supply", "supplies"; shorter ones say little."""


def likest_first(file: ActorFile, text: str) -> ActorFile:
    """The file with its claims in the order of how many words they share with a claim's text."""
    own = {word[:_ALIKE] for word in text.lower().split() if len(word) >= _ALIKE}
    shared = {
        key: len(own.intersection(word[:_ALIKE] for word in claim.text.lower().split()))
        for key, claim in file.claims.items()
    }
    return replace(file, claims=dict(sorted(file.claims.items(), key=lambda item: -shared[item[0]])))


def nearest_first(file: ActorFile, claims: Collection[str]) -> ActorFile:
    """The file with its claims in order: these before the others."""
    return replace(file, claims=dict(sorted(file.claims.items(), key=lambda item: item[0] not in claims)))
