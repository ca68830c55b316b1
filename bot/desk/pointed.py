"""What a question points at without words of its own: a claim by its key, and a thing that a story tells of."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from bot.briefing.asked import STANCES
from bot.desk.stories import StoryFile, said_in
from bot.desk.subjects import Subjects
from bot.domain.days import is_before
from bot.domain.refusals import Refusal
from bot.domain.sought import MOST_CLAIMS, Intent, Sought
from bot.domain.typed_days import typed_day
from bot.domain.vocabulary import Kind
from bot.search.asked import Asked, day_words
from bot.search.atlas import PLACES
from bot.search.claimwords import words_of
from bot.search.fitting import Term, unknown
from bot.search.intents import Meant
from bot.search.speakers import offers
from bot.search.synonyms import alike
from bot.search.wording import word_list
from bot.store.store import ReadingsOfQuestion

_KEY = re.compile(r"(?<![\w-])(?:claim:(?P<key>[a-z0-9-]+)|(?P<typed>[a-z0-9]+(?:-[a-z0-9]+)+))(?![\w-])")
_TIMES = word_list(
    """
    hour hours minute minutes weekend night tonight morning afternoon evening noon midnight overnight monday tuesday
    wednesday thursday friday saturday sunday past while
    """
)
_PEOPLE = word_list(
    """
    owner owners driver drivers survivor survivors victim victims witness witnesses family families lawyer lawyers
    doctor doctors soldier soldiers sailor sailors worker workers prisoner prisoners passenger passengers pilot pilots
    crew neighbour neighbours neighbor neighbors resident residents relative relatives fighter fighters
    """
)
"""Who may say something, and is no thing that tells it."""
_IS_DONE = re.compile(r"(?!who |(?:did|does|do|has|have|had|is|are|was|were) ).* (?:confirmed|denied|verified)")
_OTHER_DAYS = re.compile(r"(?<!\w)(?P<how>before|after|since|until|till|by) (?P<day>(?:\w+ ){0,2}\w+)$")
"""What asks of other days than the one it tells."""
_MOST = 3
"""How many words with a hyphen are looked up."""


async def claim_typed(store: ReadingsOfQuestion, subjects: Subjects, scope: str, text: str) -> tuple[str, str]:
    """The key of a claim that a question names, and the question with "it" for that; else an empty key and the text.

    Raises Hidden where the key is that of a claim that was retracted, or merged into another: none other is meant.
    """
    for found in list(_KEY.finditer(text))[:_MOST]:
        key = found["key"] or found["typed"]
        if any(choice.key == key for choice in await store.named(scope, (Kind.CLAIM,), key.replace("-", ""))):
            return key, f"{text[: found.start()]}it{text[found.end() :]}"
        await subjects.check_hidden(scope, (Kind.CLAIM,), key)
    return "", text


def of_thing(what: Asked, stories: Sequence[StoryFile]) -> Asked | None:
    """A question for what a thing says, "what does the pact say", as one for how the claims about it stand; and one
    for a thing that was confirmed or denied, "sabotage confirmed?", as asked of nobody.

    None where the words name somebody, or something that the one story does not tell of.
    """
    says = what.intent is Intent.SAID and what.typed.line.startswith("what ")
    is_done = what.intent in (Intent.CONFIRMED, Intent.DENIED) and _IS_DONE.fullmatch(what.typed.line)
    if len(stories) != 1 or not (says or is_done):
        return None
    words = what.stranger.split()
    tokens = [token for token in what.typed.tokens if token.text in words]
    own = frozenset[str]().union(*(document.own for document in stories[0].told.documents))
    stems = words_of(what.stranger)
    if not stems or _PEOPLE & set(words):
        return None
    if any(token.large or token.shouted or token.word in PLACES for token in tokens):
        return None
    named = {name for document in stories[0].told.documents for name in document.names}
    if named & set(stems) or not all(alike(stem) & own for stem in stems):
        return None
    terms = tuple(Term(stem, stem, text=stem) for stem in stems)
    taken = replace(what.meant, passive=True, polar=False) if is_done else Meant(Intent.STATUS, 0, 0)
    return replace(what, stranger="", terms=(*terms, *what.terms), meant=taken)


def main_claims(told: StoryFile, speakers: Sequence[str], most: int) -> list[str]:
    """The claims that most others of the story lean on; where `speakers` are asked about, those they spoke to first."""
    leaning: dict[str, int] = {}
    for claim in told.claims.values():
        for link in claim.links:
            leaning[link.claim] = leaning.get(link.claim, 0) + 1
    theirs = {a.claim for a in told.file.attributions if {a.speaker, a.on_behalf_of} & {*speakers}}
    keys = [claim.key for claim in told.file.claims]
    return sorted(keys, key=lambda key: (key not in theirs, -leaning.get(key, 0)))[:most]


def figures_said_then(what: Asked, sought: Sought, told: StoryFile) -> tuple[str, ...]:
    """The claims with a figure that the speakers told of on the days that are asked for: "what number did they give in
    June"; none where more is asked.
    """
    days = {term.stem for term in what.terms if term.dated}
    asks_more = any(not (term.dated or offers(term.word)) for term in what.terms)
    if what.intent is not Intent.HOW_MANY or not sought.speakers or not days or asks_more:
        return ()
    found = dict.fromkeys(
        a.claim
        for a in told.file.attributions
        if {a.speaker, a.on_behalf_of} & {*sought.speakers} and days <= said_in(a.said_on) and not a.inferred
    )
    counted = tuple(key for key in found if key in told.claims and told.claims[key].figures)
    return counted if len(counted) <= MOST_CLAIMS else ()


def took_then(what: Asked, sought: Sought, told: StoryFile, today: dt.date) -> Sought | None:
    """Who took a stance on the days that alone are told of it, "who denied it in May", and towards what.

    Not exact where they did at other times alone; None where more is asked. What somebody said on a day is told else.
    """
    days = {term.stem for term in what.terms if term.dated}
    others = _OTHER_DAYS.search(what.typed.line)
    if not days or len(days) < len(what.terms) or not what.intent.is_stance or sought.aside or what.excepts:
        return None
    if what.intent is Intent.SAID and not (others and sought.speakers):
        return None
    by, stances = set(sought.speakers), STANCES[what.intent].asked
    try:
        day = typed_day(others["day"], today).day if others else ""
    except Refusal:
        return None
    taken = [
        a
        for a in told.file.attributions
        if (what.intent is Intent.SAID or a.stance in stances) and not a.inferred
        if not by or by & {a.speaker, a.on_behalf_of}
        if (_is_in(others["how"], day, a.said_on) if others else days <= said_in(a.said_on))
    ]
    claims = tuple(dict.fromkeys(a.claim for a in taken))
    if not taken and others and by:
        return replace(sought, exact=False)
    if not taken or len(claims) > MOST_CLAIMS:
        return None
    speakers = sought.speakers or tuple(dict.fromkeys(a.speaker for a in taken))
    return replace(sought, speakers=speakers, claims=claims, said=tuple(dict.fromkeys(a.statement for a in taken)))


def _is_in(how: str, day: str, said_on: str) -> bool:
    """Whether something was said before, after, since or until a written day, as far as its own day tells."""
    match how:
        case "before":
            return is_before(said_on, day)
        case "after":
            return is_before(day, said_on)
        case "since":
            return bool(said_on) and not is_before(said_on, day)
        case _:
            return bool(said_on) and not is_before(day, said_on)


def is_of_nothing(what: Asked, stories: Sequence[StoryFile]) -> bool:
    """Whether something is asked that none of the stories tells of: "any news on the hostages"."""
    times = _TIMES.union(day_words(what.typed.text).split())
    terms = [term for term in what.terms if not (term.dated or term.number or term.actor or term.word in times)]
    return bool(terms) and bool(stories) and all(len(unknown(terms, told.told)) == len(terms) for told in stories)
