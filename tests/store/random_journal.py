"""Journals made out of a seed: all kinds of entries put, changed, withdrawn, released, by the library and servers."""

import datetime as dt
import random
from dataclasses import replace

from bot.domain.entries import MODELS, Entry
from bot.domain.revision import LIBRARY, Author, Draft
from bot.domain.vocabulary import Kind, LinkKind, Stance, Status
from tests.made_settings import NOW

SCOPES = (LIBRARY, "42", "7")
STORIES, SPEAKERS, CLAIMS = ("t1", "t2"), ("a1", "a2", "a3"), ("c1", "c2", "c3", "c4")
KEYS = {
    Kind.TOPIC: STORIES,
    Kind.ACTOR: SPEAKERS,
    Kind.CLAIM: CLAIMS,
    Kind.SOURCE: ("s1", "s2"),
    Kind.STATEMENT: ("u1", "u2", "u3", "u4"),
    Kind.EVIDENCE: ("e1", "e2"),
    Kind.ASSESSMENT: ("r1", "r2"),
}
WORDS = ("river", "convoy", "treaty", "border")

Written = tuple[list[Draft], Author]


def journal(seed: int, changes: int = 25) -> list[Written]:
    """What is written at each change, one to four drafts at once; the same entry may come twice in one.

    The library takes no key that a server had first: there the server's entry would make way, in further revisions.
    """
    dice = random.Random(seed)
    first: dict[tuple[Kind, str], str] = {}
    made: list[Written] = []
    for number in range(changes):
        drafts = [_draft(dice) for _ in range(dice.randrange(1, 5))]
        for n, draft in enumerate(drafts):
            had = first.setdefault((draft.kind, draft.key), draft.scope)
            if draft.scope == LIBRARY != had:
                drafts[n] = replace(draft, scope=had)
        made.append((drafts, Author("Moe (7)", NOW + dt.timedelta(hours=7 * number), f"change {number}")))
    return made


def _draft(dice: random.Random) -> Draft:
    kind = dice.choice([*Kind, Kind.CLAIM, Kind.STATEMENT])
    scope, key = dice.choice((*SCOPES, LIBRARY)), dice.choice(KEYS[kind])
    done = dice.random()
    if done < 0.8:
        return Draft(scope, kind, key, _entry(dice, kind))
    return Draft(scope, kind, key, None, releases=done > 0.9 and scope != LIBRARY)


def _entry(dice: random.Random, kind: Kind) -> Entry:
    text = f"{dice.choice(WORDS)} {dice.choice(WORDS)} {dice.randrange(100)}"
    day = f"2024-10-{dice.randrange(1, 29):02}"
    fields: dict[Kind, dict[str, object]] = {
        Kind.TOPIC: {"title": text, "aliases": [dice.choice(WORDS)]},
        Kind.ACTOR: {"name": text, "kind": "agency", "part_of": dice.choice(SPEAKERS), "role": dice.choice(WORDS)},
        Kind.CLAIM: {
            "topic": dice.choice(STORIES),
            "text": text,
            "happened": day,
            "places": [dice.choice(WORDS)],
            "links": [{"kind": dice.choice([*LinkKind]), "claim": dice.choice(CLAIMS)}],
        },
        Kind.SOURCE: {"outlet": text, "url": f"https://x.example/{dice.randrange(9)}", "published": day},
        Kind.STATEMENT: {
            "speaker": dice.choice(SPEAKERS),
            "on_behalf_of": dice.choice(SPEAKERS),
            "said_on": day,
            "paraphrase": text,
            "source": dice.choice(KEYS[Kind.SOURCE]),
            "via": [dice.choice(SPEAKERS)],
            "positions": [
                {"claim": claim, "stance": dice.choice([*Stance])} for claim in dice.sample(CLAIMS, dice.choice((1, 2)))
            ],
        },
        Kind.EVIDENCE: {
            "claim": dice.choice(CLAIMS),
            "kind": "document",
            "description": text,
            "offered_by": dice.choice(SPEAKERS),
            "source": dice.choice(KEYS[Kind.SOURCE]),
        },
        Kind.ASSESSMENT: {"claim": dice.choice(CLAIMS), "status": dice.choice([*Status]), "reason": text},
    }
    return MODELS[kind].model_validate(fields[kind])
