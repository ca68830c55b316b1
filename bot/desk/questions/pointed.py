"""What a question points at without words of its own: a claim by its key, and a thing that a story tells of."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.briefing import asked as composed
from bot.briefing.answer import Answer
from bot.desk.questions.causes import asks_untold_cause, telling_why
from bot.desk.questions.foremost import left_open
from bot.desk.questions.heard import first_of
from bot.desk.questions.stories import StoryFile, said_in
from bot.desk.subjects import Subjects
from bot.domain.sought import MOST_CLAIMS, Intent, Sought
from bot.domain.vocabulary import Kind
from bot.search.asked import Asked, day_words
from bot.search.atlas import PLACES
from bot.search.claimwords import words_of
from bot.search.fitting import Term, unknown
from bot.search.intents import Meant
from bot.search.manner import asks_how, is_talk_alone
from bot.search.mending import LIGHT
from bot.search.sayings import OFFICES, offers
from bot.search.stopwords import STOP_WORDS
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
_ARTICLE = re.compile(r"(?<!\w)(?:an?|the|this|that|any|no|some|another|its|his|her|their) $", re.IGNORECASE)
_NOUN = re.compile(r" ([a-z]+)(?!\w)")
_NAMED = re.compile(r" (?:claim|story|entry|one)(?!\w)")
"""What tells that a word with a hyphen is one as any sentence may hold, and what that it is a key all the same."""
_MOST = 3
"""How many words with a hyphen are looked up."""
_OF_NOTHING = (*(Intent.UNCLEAR, Intent.STATUS, Intent.BY_WHOM, Intent.WHO_IS), *(Intent.WHEN, Intent.WHERE))
"""What greetings and remarks to the bot look like, where they name nothing to ask about."""


async def claim_typed(store: ReadingsOfQuestion, subjects: Subjects, scope: str, text: str) -> tuple[str, str]:
    """The key of a claim that a question names, and the question with "it" for that; else an empty key and the text.

    Raises Hidden where the key is that of a claim that was retracted, or merged into another: none other is meant,
    unless it is a word as any other, "was there a cover-up".
    """
    for found in list(_KEY.finditer(text))[:_MOST]:
        key = found["key"] or found["typed"]
        if any(choice.key == key for choice in await store.named(scope, (Kind.CLAIM,), key.replace("-", ""))):
            return key, f"{text[: found.start()]}it{text[found.end() :]}"
        if found["key"] or not _is_ordinary(text, found):
            await subjects.check_hidden(scope, (Kind.CLAIM,), key)
    return "", text


def _is_ordinary(text: str, key: re.Match[str]) -> bool:
    """Whether what may be a key stands in a sentence as a noun behind an article, or before a noun."""
    noun = _ARTICLE.search(text[: key.start()])
    behind = _NOUN.match(text[key.end() :])
    named = _NAMED.match(text[key.end() :])
    plain = key["typed"].count("-") == 1 and key["typed"].replace("-", "").isalpha()
    return plain and not named and bool(noun or (behind and behind[1] not in LIGHT | STOP_WORDS))


def of_thing(what: Asked, stories: Sequence[StoryFile]) -> Asked | None:
    """A question for what a thing says, "what does the pact say", or did, "did the robots find it", as one for how the
    claims about it stand; and one for a thing that was confirmed or denied, "sabotage confirmed?", as asked of nobody.

    None where the words name somebody, or something that the one story does not tell of.
    """
    says = what.intent is Intent.SAID and what.typed.line.startswith("what ")
    verb = what.typed.line[what.meant.begin : what.meant.end]
    finds = what.intent is Intent.SAID and what.meant.polar and verb in ("find", "found")
    is_done = what.intent in (Intent.CONFIRMED, Intent.DENIED) and _IS_DONE.fullmatch(what.typed.line)
    keeps = what.intent is Intent.DECLINED and verb == "silent"
    if len(stories) != 1:
        return None
    if told := _told_of_thing(what, stories[0]):
        return told
    if not (says or finds or is_done or keeps):
        return None
    words = what.stranger.split()
    tokens = [token for token in what.typed.tokens if token.text in words]
    own = frozenset[str]().union(*(document.own for document in stories[0].told.documents))
    stems = words_of(what.stranger)
    if not stems or (_PEOPLE | OFFICES) & set(words):
        return None
    if any(token.large or token.shouted or token.word in PLACES for token in tokens):
        return None
    named = {name for document in stories[0].told.documents for name in document.names}
    if named & set(stems) or not all(alike(stem) & own for stem in stems):
        return None
    terms = tuple(Term(stem, stem, text=stem) for stem in (*stems, *(words_of(verb) if finds or keeps else ())))
    taken = replace(what.meant, passive=True, polar=False) if is_done else Meant(Intent.STATUS, 0, 0)
    return replace(what, stranger="", terms=(*terms, *what.terms), meant=taken)


def _told_of_thing(what: Asked, told: StoryFile) -> Asked | None:
    """A question for what a thing did, "does the first report blame Lund", "did Acme's inspection find a fault", as one
    for how that stands, where a claim tells by that verb of just that thing as the doer.
    """
    verb = what.typed.line[what.meant.begin : what.meant.end]
    does = what.intent is Intent.SAID and what.meant.polar and not what.speakers and " " not in verb
    if not does or not verb or _PEOPLE.union(OFFICES).intersection(what.stranger.lower().split()):
        return None
    _, stranger, behind = what.typed.text.lower().partition(what.stranger.lower())
    doer = words_of(f"{stranger}{behind}".partition(f" {verb}")[0])
    done = frozenset[str]().union(*map(alike, words_of(verb)))
    for document in told.told.documents:
        at = next((n for n, word in enumerate(document.order) if word in done), 0)
        before = {*document.order[:at]}
        if doer and at and all(alike(stem) & before for stem in doer):
            terms = tuple(Term(stem, stem, text=stem) for stem in (*doer, *words_of(verb)))
            return replace(what, stranger="", terms=(*terms, *what.terms), meant=Meant(Intent.STATUS, 0, 0))
    return None


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


def is_of_nothing(what: Asked, stories: Sequence[StoryFile], *, several: bool = False) -> bool:
    """Whether something is asked that none of the stories tells of, "any news on the hostages", of `several` alone."""
    if several and len(stories) < 2:
        return False
    times = _TIMES.union(day_words(what.typed.text).split())
    terms = [term for term in what.terms if not (term.dated or term.number or term.actor or term.word in times)]
    return bool(terms) and bool(stories) and all(len(unknown(terms, told.told)) == len(terms) for told in stories)


def is_remark(what: Asked) -> bool:
    """Whether it is a greeting or a remark to the bot, which names nothing to ask about."""
    is_bare = what.talk and what.is_bare and what.intent in _OF_NOTHING
    return not what.speakers and (is_bare or is_talk_alone(what.typed.line))


def reasoned(what: Asked, answer: Answer, own: Sought, told: StoryFile) -> Answer:
    """The answer to what may ask for a reason or a manner, which no claim tells; "how do they know" the evidence does,
    and "why unverified" how the claim stands.
    """
    answer = left_open(what, answer, own, told)
    if first := first_of(what, own, told):
        return composed.with_first(answer, first, told.file)
    if what.meant.status and own.intent is Intent.STATUS:
        return composed.with_other_standing(answer, what.meant.status, told.file, own.claims)
    asks_reason = what.intent is not Intent.EVIDENCE and asks_how(what.typed.line)
    asks_reason = asks_reason or asks_untold_cause(what, (told,))
    asks_reason = asks_reason and not (own.claims and telling_why(what, what.terms, told).issuperset(own.claims))
    return composed.without_reasons(answer) if asks_reason else answer
