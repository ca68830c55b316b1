"""Who of a story's speakers holds an office or role that words tell: "Ukraine's president", "the CEO"; pure."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from bot.desk.questions.stories import StoryFile, people_in
from bot.domain.files import ActorLine
from bot.domain.refusals import Choice
from bot.domain.vocabulary import ActorKind, Kind
from bot.search.abbreviations import office_in_full
from bot.search.asked import Asked
from bot.search.atlas import PLACES
from bot.search.claimwords import words_of
from bot.search.further import is_several
from bot.search.nearest import is_slip
from bot.search.sayings import OFFICES, SAYINGS
from bot.search.synonyms import alike
from bot.search.term import Term

_OF_STATES = frozenset(words_of("president king queen chancellor premier"))
_HEADS = frozenset(("head", "boss", "chief", "leader"))
_LEADS = _HEADS | {"president", "director", "chairman", "chairwoman", "chair", "governor", "commander", "commissioner"}
"""Words for whoever leads a house, and offices of those who do."""
_SECOND = frozenset(("deputy", "vice", "assistant", "former", "ex", "acting"))
_ONLY = frozenset(("lone", "sole", "only"))
_COMPANIES = frozenset(("company", "firm", "corporation"))
"""What any group may be that no role tells to be something else."""
_LONG = 6
"""From how many letters on a word of a name may be meant by a slip of it."""
OF_WHOM = re.compile(r",? (?:of|at|in|from|for|on|to|until|since) ")
"""What parts an office from whose it is, and since when."""
_OF_SOMEBODY = re.compile(
    r" (?:of|to|for) (?:[A-Z]\w+ )+([A-Z]\w+)|^([A-Z]\w+)(?:['’]s)? "
    r"(?:administration|government|cabinet|campaign|team|office)$"
)


_NOW = re.compile(r"(?<!\w)(?:now|today|currently|current|present)(?!\w)")
_OVER = re.compile(r"(?<!\w)(?:until|till|former|ex-|late|to) ")
"""What asks who holds an office by now, and what tells that it is over."""


def _is_over(words: str, stories: Sequence[StoryFile]) -> bool:
    """Whether everybody whose role holds these words is told to hold it no longer."""
    wanted = {word for word in words_of(words) if word not in words_of("now today currently current present")}
    roles = [actor.role for actor in people_in(stories).values() if wanted and wanted <= {*words_of(actor.role)}]
    return bool(roles) and all(_OVER.search(f"{role} ") for role in roles)


def by_role(what: Asked, stories: Sequence[StoryFile], claims: Sequence[str] = ()) -> Choice | None:
    """The one speaker of the stories whose role the words tell: "Ukraine's president"; None for none or several. Of
    several houses that are one, "the airline", that which the `claims` tell of that it goes on from, else the story's.
    """
    if _NOW.search(what.typed.line) and _is_over(what.stranger, stories):
        return None
    found = _with_role(what.stranger, None, stories)
    if len(found) != 1 and what.stranger_of and what.stranger_rest:
        found = _with_role(what.stranger_rest, what.stranger_of.key, stories)
        found = found or _at_the_head(what.stranger_rest, what.stranger_of.key, stories)
    if len(found) > 1:
        found = _of_just_that(what.stranger_rest or what.stranger, found, stories) or found
        found = _told_of(found, claims, stories) or found
    if not found and (office := _without_slips(what.stranger)):
        return by_role(replace(what, stranger=office, stranger_rest=_without_slips(what.stranger_rest)), stories)
    if not found and len(what.stranger.split()) > 1:
        found = _by_slip(what.stranger.lower().split(), stories)
    if len(found) == 1 and _told_to_hold(what.stranger, found[0], stories):
        return None
    return found[0] if len(found) == 1 else None


def _without_slips(words: str) -> str:
    """The words with slips of words for offices put right, "the spokesmn of Acme"; empty where there is none."""
    read = [_office_read(word) for word in words.split()]
    return " ".join(read) if read != words.split() else ""


def _office_read(word: str) -> str:
    """The one word for an office of which a word is a slip, else the word."""
    typed = word.lower()
    if len(typed) < _LONG or typed in OFFICES or typed in SAYINGS or typed in PLACES:
        return word
    near = [office for office in OFFICES if len(office) >= _LONG and is_slip(typed, office)]
    return near[0] if len(near) == 1 else word


def _told_to_hold(words: str, holder: Choice, stories: Sequence[StoryFile]) -> bool:
    """Whether a claim tells that somebody holds an office, so that it may not be so: "Lund was the captain"."""
    is_one = re.compile(rf"(?<!\w)(?:is|was|as|been) (?:\w+ )?(?:the|an?) (?:\w+ )?{re.escape(words.lower())}(?!\w)")
    name = words_of(holder.label)[-1:]
    texts = (line.text for told in stories for line in told.file.claims)
    return any(is_one.search(text.lower()) and {*name} <= {*words_of(text)} for text in texts)


def _of_just_that(words: str, found: Sequence[Choice], stories: Sequence[StoryFile]) -> list[Choice]:
    """The people among these whose office is just what the words are: the chair, and not the vice chair."""
    wanted = sorted(words_of(office_in_full(words)))
    people = people_in(stories).values()
    offices = {actor.key: sorted(words_of(OF_WHOM.split(office_in_full(actor.role))[0])) for actor in people}
    return [choice for choice in found if offices.get(choice.key) == wanted]


def _told_of(found: Sequence[Choice], claims: Sequence[str], stories: Sequence[StoryFile]) -> list[Choice]:
    """The houses among these that the claims tell of, of all of a story that it is called by."""
    houses = {a.key for told in stories for a in told.everybody if not a.is_person}
    if len(stories) != 1 or not all(choice.key in houses for choice in _whole(found, stories)):
        return []
    told, of = stories[0], {choice: frozenset(words_of(choice.label)) for choice in _whole(found, stories)}
    documents = [document for document in told.told.documents if document.key in claims]
    if not documents:
        return [choice for choice, name in of.items() if name <= told.told.about]
    part_of = {actor.key: actor.part_of for actor in told.everybody}
    about = {key for d in documents for actor in d.actors for key in (actor, part_of.get(actor, ""))}
    return [choice for choice, name in of.items() if choice.key in about or any(name <= d.own for d in documents)]


def _whole(found: Sequence[Choice], stories: Sequence[StoryFile]) -> list[Choice]:
    """Those of these that are no part of another."""
    keys = {choice.key for choice in found}
    part = {a.key for told in stories for a in told.everybody if a.part_of in keys}
    return [choice for choice in found if choice.key not in part]


def beside_name(what: Asked, named: Choice) -> tuple[Term, ...]:
    """What is asked about, but the word of a speaker's name right before the others of it: "the state departement"."""
    before = re.search(rf"(\w+) {re.escape(what.stranger.lower())}(?!\w)", what.typed.line)
    own = words_of(named.label) if before else ()
    return tuple(term for term in what.terms if not (before and term.word == before[1] and term.stem in own))


def _by_slip(words: Sequence[str], stories: Sequence[StoryFile]) -> list[Choice]:
    """The speakers, but no persons, whose names hold these words, one by a slip: "Korean Societey"."""
    found: dict[str, Choice] = {}
    for actor in (actor for told in stories for actor in told.everybody):
        own = actor.name.lower().split()
        slips = [word for word in words if word not in own]
        near = all(
            word not in PLACES and any(is_slip(word, each) for each in own if len(each) >= _LONG) for word in slips
        )
        if not actor.is_person and near and len(slips) == 1:
            found[actor.key] = Choice(Kind.ACTOR, actor.key, actor.name)
    return list(found.values())


def _at_the_head(words: str, house: str, stories: Sequence[StoryFile]) -> list[Choice]:
    """Who leads a house, by whatever office, where the words ask for its head: "Acme's boss"."""
    if not _HEADS.issuperset(words.lower().split()):
        return []
    people = people_in(stories)
    lead = [actor for actor in people.values() if actor.part_of == house and _leads(actor.role)]
    return [Choice(Kind.ACTOR, actor.key, actor.name) for actor in lead]


def _leads(role: str) -> bool:
    """Whether a role is that of whoever leads: a director, and neither a deputy director nor a chief scientist."""
    office = OF_WHOM.split(office_in_full(role))[0].lower().split()
    leads = office[-1:] != [] and (office[-1] in _LEADS or office[-2:] == ["chief", "executive"])
    return leads and not _SECOND.intersection(office)


def house_among(choices: Sequence[Choice], stories: Sequence[StoryFile]) -> Choice | None:
    """The one of several who share a word of their names whose people alone speak to the stories: "the police"; of
    several stories none where another one speaks to some of them.
    """
    houses = {actor.part_of for told in stories for actor in told.everybody}
    houses |= {actor.key for told in stories for actor in told.speakers if len(stories) > 1}
    found = [choice for choice in choices if choice.key in houses]
    return found[0] if len(found) == 1 < len(choices) else None


def tells_of_house(words: str, stories: Sequence[StoryFile]) -> bool:
    """Whether words, but for the last, are small ones of what the stories tell of, or tell that there is but one:
    "tournament organisers", "the lone survivor".
    """
    *before, _ = words.split()
    known = frozenset[str]().union(*(told.told.about.union(*(d.own for d in told.told.documents)) for told in stories))
    stems = [{*words_of(word)} for word in before if word not in _ONLY]
    others = (PLACES | OFFICES | _SECOND).intersection(before)
    return words.islower() and bool(before) and not others and all(each and each <= known for each in stems)


def holders(words: str, stories: Sequence[StoryFile]) -> list[Choice]:
    """The people in the stories who all hold the office that the words are, "president"; none where one alone does."""
    people = people_in(stories)
    found = [choice for choice in _with_role(words, None, stories) if choice.key in people]
    return found if len(found) > 1 else []


def _with_role(words: str, within: str | None, stories: Sequence[StoryFile]) -> list[Choice]:
    """The speakers of a role; where `within` is the key of an actor, of those that are part of it."""
    wanted = set(words_of(office_in_full(words)))
    known = {actor.key: actor for told in stories for actor in told.everybody}
    found: dict[str, Choice] = {}
    head = OF_WHOM.split(words)[0].split(" ")[-1].lower()
    last = words.split()[-1:]
    several = any(word in SAYINGS or word[:-1] in OFFICES for word in last if is_several(word))
    others = [alike(word) for word in wanted]
    for actor in known.values() if wanted else ():
        if within is not None and actor.part_of != within:
            continue
        office = _office_of(actor)
        is_person = actor.is_person
        alone = len(wanted) == 1 and is_person and not wanted & office.name
        part = len(wanted) == 1 and not is_person and wanted <= office.behind_head
        in_short = office.role if len(wanted) > 1 else office.ends
        if not (wanted <= office.role and not (alone or part)) and not all(each & in_short for each in others):
            continue
        if head in OFFICES and not is_person:
            continue  # the president is no presidential office
        if several and is_person:
            continue  # "three defense officials" are no defense secretary
        if wanted <= PLACES and not _speaks_for_country(actor, wanted):
            continue
        speaks = office.is_one or any(each & office.held for each in others)
        house = known.get(actor.part_of)
        if not speaks or (wanted <= _OF_STATES and house and house.kind == ActorKind.GROUP):
            continue  # nor is his widow the one who is asked about, nor "the president" that of a company
        if not wanted <= _named_in(actor):  # nor is Dahl his spokesman, nor the Dahl administration
            found[actor.key] = Choice(Kind.ACTOR, actor.key, actor.name)
    if not found and within is None and words.lower() in _COMPANIES:
        groups = [actor for actor in known.values() if actor.kind == ActorKind.GROUP]
        return [Choice(Kind.ACTOR, actor.key, actor.name) for actor in groups]
    within_of = {key: actor.part_of for key, actor in known.items()}
    whole = [key for key in found if all(key in (other, within_of[other]) for other in found)]
    if len(found) > 1 and whole:  # the court, and not its judge
        return [found[whole[0]]]
    return list(found.values())


class _Office(NamedTuple):
    """What an actor may be called by: all the words of its name and role, those of the office and the name, the name's,
    those that end them, and what the name tells only as whose it is. `is_one` where the role names an office.
    """

    role: frozenset[str]
    held: frozenset[str]
    name: frozenset[str]
    ends: frozenset[str]
    behind_head: frozenset[str]
    is_one: bool


@lru_cache(4_096)
def _office_of(actor: ActorLine) -> _Office:
    called = office_in_full(actor.role)
    office = OF_WHOM.split(called)[0]
    return _Office(
        role=frozenset(words_of(f"{called} {actor.name}")),
        held=frozenset(words_of(f"{office} {actor.name}")),
        name=frozenset(words_of(actor.name)),
        ends=frozenset(_offices(actor)),
        behind_head=_behind_head(actor.name),
        is_one=not OFFICES.isdisjoint(office.lower().split()),
    )


def _speaks_for_country(actor: ActorLine, country: set[str]) -> bool:
    """Whether an actor may be meant by a country's name alone: its navy, but neither its president nor a few of its
    people, "relatives of Chinese passengers".
    """
    ends = words_of(OF_WHOM.split(actor.name)[-1]), words_of(OF_WHOM.split(actor.role)[-1])
    return not actor.is_person and (
        set(words_of(actor.name)[:1]) <= country or any(set(end) == country for end in ends)
    )


def _behind_head(name: str) -> frozenset[str]:
    """The words of a name that tell only what its head is of: no Academy of Sciences is called "Science"."""
    head, *rest = OF_WHOM.split(name)
    words = {word for part in rest for word in words_of(part)}
    return frozenset(words.difference(words_of(head), PLACES))


def _named_in(actor: ActorLine) -> frozenset[str]:
    """Who is named in a role as another one: Dahl of "spokesman of Ulrik Dahl" and of "Dahl administration"."""
    named = {
        word for found in _OF_SOMEBODY.finditer(actor.role) for word in words_of(" ".join(filter(None, found.groups())))
    }
    return frozenset(named.difference(words_of(actor.name), PLACES))


def _offices(actor: ActorLine) -> set[str]:
    """What one other word may call an actor by: the words of a person's role, "commander of the armed forces", and of
    anything else what it is, by the last word of its name and role: a Treaty Organization is no pact.
    """
    if actor.is_person:
        parts = re.split(rf"{OF_WHOM.pattern}|[,;] ", office_in_full(actor.role))
        offices = {word for part in parts for word in words_of(part.split(" ")[-1])}
        of_what = (_names_or_head(part) for part in parts[1:])
        return offices.union(*map(words_of, of_what)) | (OFFICES & set(actor.role.lower().split()))
    ends = (OF_WHOM.split(text)[0].split(" ")[-1] for text in (actor.role, actor.name))
    return {word for end in ends for word in words_of(end)}


def _names_or_head(part: str) -> str:
    """What somebody may be called by of what they are of, its names and its last other word: "forces" of "the armed
    forces", but not "drone" of "the drone maker Acme".
    """
    words = part.split()
    last = next((n for n in range(len(words) - 1, -1, -1) if words[n].islower()), -1)
    return " ".join(word for n, word in enumerate(words) if n == last or not word.islower())
