"""Finds a denial of a denial: whoever denies “Moscow denied that it fired” would say that Moscow did not deny it."""

import re

from bot.desk.drafting import Made
from bot.domain.entries import Claim, Entry, Statement
from bot.domain.vocabulary import Kind, Side, Stance
from bot.store.store import Store

_DENIES = re.compile(
    r"(?<!was )(?<!were )(?<!been )(?<!being )(?<!is )(?<!are )(?<!be )"
    r"(?<!not )(?<!never )(?<!n't )(?<!n’t )\b(?P<word>den(?:y|ies|ied|ying))\b"
    r"(?!\W+(?:(?!that\b|\w+ing\b)\w+\W+){0,2}?(?:access|entry|entrance|visas?|bail|asylum|permission|permits?|leave|"
    r"landing|boarding|passage|care|treatment|aid|medicines?|food|water|citizenship|parole|appeals?|motions?|requests?|"
    r"petitions?|applications?|loans?|licen[cs]es?|funding|coverage|refunds?)\b)",
    re.IGNORECASE,
)
"""That somebody said it is not so; not that they were refused something, or refused it, “denied access”, or that they
did not deny it.
"""


async def denies_denial(store: Store, scope: str, made: Made, before: Entry | None) -> str:
    """That a statement denies what its claim's text says to be denied already, as a sentence, or nothing.

    One that took the same stances `before` is left as it is.
    """
    statement = made.entry
    if not isinstance(statement, Statement):
        return ""
    if isinstance(before, Statement) and before.positions == statement.positions:
        return ""
    new = {draft.key: draft.entry for draft in made.needed if draft.kind is Kind.CLAIM}
    for position in statement.positions:
        if position.stance.side is not Side.AGAINST:
            continue
        claim = new.get(position.claim) or (await store.seen(scope, Kind.CLAIM, position.claim))[1]
        found = _DENIES.search(claim.text) if isinstance(claim, Claim) else None
        if found:
            return (
                f"The claim itself says “{found['word']}”, so that “{position.stance.value}” would deny the denial: "
                f"choose “{Stance.ASSERTS.value}”, or word the claim as what is denied."
            )
    return ""
