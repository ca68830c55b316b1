"""Settles by the stories what a question leaves open: who of several is meant, and what a bare name asks; pure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.desk.questions.causes import without_cause
from bot.desk.questions.dismissed import dismissed
from bot.desk.questions.offices import by_role, holders
from bot.desk.questions.stories import StoryFile, people_in
from bot.domain.refusals import Choice
from bot.domain.sought import Intent
from bot.domain.text import folded
from bot.domain.vocabulary import Kind
from bot.search.asked import Asked
from bot.search.claimwords import canonical, words_of
from bot.search.fitting import unknown
from bot.search.manner import OPENING
from bot.search.sayings import HELD_BY
from bot.search.stopwords import STOP_WORDS
from bot.search.term import Term

_PAIR = 2
"""How many words of a story's name are at least one for it."""
_WHO_IS_THE = re.compile(rf"{OPENING}who (?:is|was) (?:the|their|its) \w+(?: \w+){{0,3}}")

_WHO_IS_OF = re.compile(rf"{OPENING}who (?:is|was) (?:the |now )*(?P<office>\w+(?: \w+){{0,4}}?) (?:of|at|for) ")

_SOURCE_OF = re.compile(
    rf"{OPENING}(?:(?:what|who|where) (?:is|was) (?:really |actually )?|has |was |did (?:they|anyone) (?:\w+ )?)"
    r"the (?:\w+ )?(?P<source>source)(?: of the (?!claims?|figures?|numbers?|reports?|quotes?|stor)\w+|"
    r" (?:been )?(?:found|identified|known|established))?"
)
"""Where it is asked what something came from, and perhaps where it was read."""
_WHO_ARE = re.compile(rf"{OPENING}who (?:is|was|are|were) (?:the|these|those) ")
"""Where it is asked who holds an office, "who is the mayor", "who is the mayor of Sund", and who some people are."""


def asks_of_name(what: Asked) -> bool:
    """Whether it is asked who somebody of a name is, "who is Lund", and not who holds an office or who some are."""
    is_office = _WHO_ARE.match(what.typed.line) or _WHO_IS_OF.match(f"{what.typed.line} ")
    is_office = is_office or what.stranger == what.typed.text or any(token.owns for token in what.typed.tokens)
    return what.intent is Intent.WHO_IS and not is_office


def of_whom(what: Asked) -> str:
    """The words behind "who is", where they name no more than a story; of "who is he" all words."""
    words = re.sub(r"(?i)^.*\bwho(?: is|['’]?s| was| are| were) ", "", what.typed.text).rstrip("?!. ")
    return words if words.lower() not in STOP_WORDS else what.typed.text


def settled(what: Asked, stories: Sequence[StoryFile]) -> Asked:
    """The question with what was left open told by the stories: who of several is meant, and what a bare name asks."""
    what = without_cause(_without_sayer(dismissed(_of_source(what, stories), stories), stories), stories)
    what = _without_story(what, stories)
    heard = {actor.key for told in stories for actor in told.everybody}
    speakers = tuple(
        tuple(c for c in choices if c.key in heard) or _namesake(what, choices, stories) for choices in what.speakers
    )
    intent = what.intent
    if intent is Intent.WHO_IS and not speakers and (named := _named(what, stories)):
        what, speakers = replace(what, terms=()), ((named,),)
    elif intent is Intent.WHO_IS and not speakers and (held_by := _holders(what, stories)):
        what, speakers = replace(what, terms=()), (held_by,)
    elif intent is Intent.WHO_IS and len(speakers) == 1 and (office := _office_of(what)):
        of = speakers[0][0]
        words = f"{office} of {of.label}"
        held = replace(what, stranger=words, stranger_of=of, stranger_rest=office)
        holder = by_role(held, stories)
        speakers = ((holder,),) if holder else ()
        what = what if holder else replace(what, terms=(Term(words, words, text=words),))
    elif intent is Intent.WHO_IS and not speakers and _is_known(what, stories):
        intent = Intent.BY_WHOM  # "who was arrested"
    elif intent is Intent.DISAGREE and speakers:
        called = {
            term: one
            for term in what.terms
            if term.names and not term.actor and (one := _called_by(term.word, stories))
        }
        what = replace(what, terms=tuple(term for term in what.terms if term not in called))
        speakers = (*speakers, *((one,) for one in called.values()))
    elif intent is Intent.UNCLEAR and what.follows and what.terms and all(term.actor for term in what.terms):
        by = tuple((Choice(Kind.ACTOR, term.actor, term.text),) for term in what.terms)
        return replace(what, terms=(), speakers=by, meant=replace(what.meant, intent=Intent.SAID))  # "what about NATO"
    elif intent is Intent.UNCLEAR and not what.is_bare:
        intent = Intent.BRIEF if what.topics and not what.terms else Intent.STATUS
    elif intent is Intent.UNCLEAR and speakers:
        intent = Intent.SAID
    return replace(what, speakers=speakers, meant=replace(what.meant, intent=intent))


def _of_source(what: Asked, stories: Sequence[StoryFile]) -> Asked:
    """The question for what something came from, in a story whose claims tell of that: "what was the source of the
    outbreak" asks for no reading.
    """
    found = _SOURCE_OF.fullmatch(what.typed.line) if what.intent is Intent.SOURCES and not what.topics else None
    source = words_of(found["source"]) if found else ()
    if not source or not any(source[0] in words_of(line.text) for told in stories for line in told.file.claims):
        return what
    term = Term(source[0], "source", text="source")
    return replace(what, terms=(term, *what.terms), meant=replace(what.meant, intent=Intent.STATUS))


def _without_sayer(what: Asked, stories: Sequence[StoryFile]) -> Asked:
    """The question without the last name of whoever a claim is told to be of: "did Acme deny Lund's claim about it"."""
    tokens = what.typed.tokens if what.intent.is_stance and what.speakers else ()
    owners = {
        one.word
        for one, held, behind in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if one.owns and held.word in HELD_BY and behind.word in ("that", "about", "of", "on")
    }
    gone = {t for t in what.terms if t.word in owners and not t.actor and _called_by(t.word, stories)}
    return replace(what, terms=tuple(term for term in what.terms if term not in gone)) if gone else what


def _without_story(what: Asked, stories: Sequence[StoryFile]) -> Asked:
    """The question without words, two at least and behind an article, by which the one story that it is about is
    called, where others are left: "how many died in the bridge collapse".
    """
    names = [words_of(name) for told in stories[:1] for name in (told.file.topic.title, *told.file.topic.aliases)]
    tokens = what.typed.tokens if len(stories) == 1 else ()
    for n, token in enumerate(tokens[:-_PAIR]):
        if token.word not in ("the", "this"):
            continue
        ends = range(len(tokens), n + _PAIR, -1)
        stems = [canonical(each) for each in tokens[n + 1 :]]
        end = next((e for e in ends if any(_stands_in(stems[: e - n - 1], name) for name in names)), 0)
        of_story = {each.word for each in tokens[n + 1 : end]}
        left = tuple(term for term in what.terms if term.word not in of_story or term.names)
        if end and left:
            return replace(what, terms=left)
    return what


def _stands_in(stems: Sequence[str], name: Sequence[str]) -> bool:
    return any(tuple(stems) == tuple(name[n : n + len(stems)]) for n in range(len(name)))


def _office_of(what: Asked) -> str:
    """The office at somebody's that is asked for: "who is the director of Acme", "who is Acme's director"."""
    if found := _WHO_IS_OF.match(what.typed.line):
        return found["office"]
    owner = next((n for n, token in enumerate(what.typed.tokens) if token.owns), len(what.typed.tokens))
    return " ".join(token.word for token in what.typed.tokens[owner + 1 :])


def _named(what: Asked, stories: Sequence[StoryFile]) -> Choice | None:
    """The one person of the stories whose first or last name is all that is asked: "who is tor"."""
    words = [term.word for term in what.terms]
    return _called_by(words[0], stories) if len(words) == 1 else None


def _namesake(what: Asked, choices: tuple[Choice, ...], stories: Sequence[StoryFile]) -> tuple[Choice, ...]:
    """Who of the stories bears the one word by which somebody is called who speaks to none of them: another Lund."""
    label = {folded(word) for choice in choices for word in choice.label.split()}
    typed = [token.word for token in what.typed.tokens if folded(token.word) in label]
    one = _called_by(typed[0], stories) if len(typed) == 1 else None
    return (one,) if one else choices


def _called_by(word: str, stories: Sequence[StoryFile]) -> Choice | None:
    """The one person of the stories of whose name a word is the first or last: "do Lund and Kim disagree"."""
    people = people_in(stories)
    found = [a for a in people.values() if folded(word) in (folded(a.name.split()[0]), folded(a.name.split()[-1]))]
    return Choice(Kind.ACTOR, found[0].key, found[0].name) if len(found) == 1 else None


def _holders(what: Asked, stories: Sequence[StoryFile]) -> tuple[Choice, ...]:
    """Who of the stories holds the office that the question is, or all who do: "who was the captain"."""
    words = " ".join(term.word for term in what.terms)
    if not words or not _WHO_IS_THE.fullmatch(what.typed.line):
        return ()
    one = by_role(replace(what, stranger=words), stories)
    return (one,) if one else tuple(holders(words, stories))


def _is_known(what: Asked, stories: Sequence[StoryFile]) -> bool:
    """Whether a word of the question stands in a story, or, of those who are called so, just that: "the victims"."""
    if _WHO_ARE.match(what.typed.line):
        return any(term.stem in told.told.words for told in stories for term in what.terms)
    return any(len(unknown(what.terms, told.told)) < len(what.terms) for told in stories)
