"""What a question points at without words of its own: a claim by its key, and a thing that a story tells of."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.briefing import asked as composed
from bot.briefing.answer import Answer
from bot.desk.questions.best import Best
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
from bot.search.fitting import unknown
from bot.search.intents import Meant
from bot.search.manner import asks_how, is_scolding, is_talk_alone
from bot.search.mending import LIGHT
from bot.search.numbers import WEEKDAYS
from bot.search.sayings import OFFICES, offers
from bot.search.sentences import stems_alike
from bot.search.stopwords import STOP_WORDS
from bot.search.synonyms import alike
from bot.search.term import Term
from bot.search.wording import word_list
from bot.store.store import ReadingsOfQuestion

_KEY = re.compile(r"(?<![\w-])(?:claim:(?P<key>[a-z0-9-]+)|(?P<typed>[a-z0-9]+(?:-[a-z0-9]+)+))(?![\w-])")
_TIMES = word_list(
    "hour hours minute minutes weekend night tonight morning afternoon evening noon midnight overnight past while"
).union(WEEKDAYS)
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
    done = stems_alike(verb)
    for document in told.told.documents:
        at = next((n for n, word in enumerate(document.order) if word in done), 0)
        before = {*document.order[:at]}
        if doer and at and all(alike(stem) & before for stem in doer):
            terms = tuple(Term(stem, stem, text=stem) for stem in (*doer, *words_of(verb)))
            return replace(what, stranger="", terms=(*terms, *what.terms), meant=Meant(Intent.STATUS, 0, 0))
    return None


_OF_THEM = re.compile(r"(?<!\w)(?:they|them|their|he|him|his|she|her|it|its)(?!\w)")
"""Who, or what, is told by no name."""
_NO_STORYS = word_list(
    "weather forecast raining snowing recipe horoscope lottery football soccer cricket bitcoin restaurant restaurants"
)
"""What is asked of any bot, and hardly of a story that does not hold the word."""
_THE_THING = re.compile(r"(?<!\w)(?:the|this|that|these|those) (\w+)")
TELLS = {Intent.WHERE: "a place", Intent.HOW_MANY: "a number"}
"""What is told as known, and what a claim has to tell to answer such a question."""


def claims_that_tell(what: Asked, best: Best, found: Sequence[str]) -> frozenset[str]:
    """The claims that tell a place, or a number, where one is asked for and none of those `found` to come near does:
    those that hold a word of the question, or all where it names nobody, "where are they trained", or nothing is near.
    """
    if what.intent not in TELLS:
        return frozenset()
    of_place, claims = what.intent is Intent.WHERE, best.told.claims
    tell = frozenset(key for key, claim in claims.items() if (claim.places if of_place else claim.figures))
    if not tell.isdisjoint(found):
        return frozenset()
    stems = {stem for term in what.terms for stem in words_of(term.word)} | what.called
    asked = frozenset[str]().union(*map(alike, stems))
    holding = {document.key for document in best.told.told.documents if not asked.isdisjoint(document.own)}
    return tell if not found or _OF_THEM.search(what.typed.line) else tell & holding


def main_claims(told: StoryFile, speakers: Sequence[str], most: int, of: Collection[str] = ()) -> list[str]:
    """The claims that most others of the story lean on; where `speakers` are asked about, those they spoke to first.

    `of` are those that may be meant, all for none: those that tell of more places are then before others.
    """
    leaning: dict[str, int] = {}
    for claim in told.claims.values():
        for link in claim.links:
            leaning[link.claim] = leaning.get(link.claim, 0) + 1
    theirs = {a.claim for a in told.file.attributions if a.who & {*speakers}}
    places = {key: len(told.claims[key].places) for key in of if key in told.claims}
    keys = [claim.key for claim in told.file.claims if not of or claim.key in of]
    return sorted(keys, key=lambda key: (key not in theirs, -places.get(key, 0), -leaning.get(key, 0)))[:most]


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
        if a.who & {*sought.speakers} and days <= said_in(a.said_on) and not a.inferred
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
    names = what.topics or any(term.actor or term.number or term.dated for term in what.terms)
    scolds = what.intent in _OF_NOTHING and not names and is_scolding(what.typed.line)
    return not what.speakers and (is_bare or scolds or is_talk_alone(what.typed.line))


def is_elsewhere(what: Asked, told: StoryFile) -> bool:
    """Whether it is asked of what the story does not tell of at all, of a place that is named, "who won the football in
    Oslo", or of what no story tells, "the weather"; "was he paid" is asked of somebody in it.
    """
    places = [term for term in what.terms if _of_place(what, term)]
    of_any = what.intent in _OF_NOTHING or (what.intent is Intent.HOW_MANY and bool(places))
    asks_of_it = what.speakers or what.follows or what.called or _OF_THEM.search(what.typed.line)
    is_told = what.pasted or what.opinion or what.meant.status or what.language  # whose words are hardly understood
    if not of_any or asks_of_it or is_told or (what.intent is Intent.STATUS and what.meant.end):
        return False
    times = _TIMES.union(day_words(what.typed.text).split())
    terms = [t for t in what.terms if not (t in places or t.dated or t.number or t.word in times)]
    own = {stem for noun in _THE_THING.findall(what.typed.line) for stem in words_of(noun)}  # "the well"
    may = bool(places) or any(term.word in _NO_STORYS for term in terms)
    return may and bool(terms) and own.isdisjoint(told.told.words) and len(unknown(terms, told.told)) == len(terms)


def _of_place(what: Asked, term: Term) -> bool:
    """Whether something is asked of a place that is named: "in Seoul"."""
    named = term.names or bool(term.actor) or term.word in PLACES
    return named and re.search(rf" (?:in|at|near|to|from) {re.escape(term.word)}(?!\w)", what.typed.line) is not None


def reasoned(what: Asked, answer: Answer, own: Sought, told: StoryFile) -> Answer:
    """The answer to what may ask for a reason or a manner, which no claim tells; "how do they know" the evidence does,
    and "why unverified" how the claim stands.
    """
    answer = left_open(what, answer, own, told)
    if first := first_of(what, own, told):
        return composed.with_first(answer, *first, told.file)
    if what.meant.status and own.intent is Intent.STATUS:
        return composed.with_other_standing(answer, what.meant.status, told.file, own.claims)
    asks_reason = what.intent is not Intent.EVIDENCE and asks_how(what.typed.line)
    asks_reason = asks_reason or asks_untold_cause(what, (told,))
    asks_reason = asks_reason and not (own.claims and telling_why(what, what.terms, told).issuperset(own.claims))
    return composed.without_reasons(answer) if asks_reason else answer
