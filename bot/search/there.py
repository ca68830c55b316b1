"""Whether a text tells of a thing as there, or only of a rule, a wish or a search for it: "a law requiring brakes"."""

import re
from collections.abc import Collection, Sequence

from bot.search.atlas import PLACES
from bot.search.claimwords import words_of
from bot.search.irregular import DONE, is_past
from bot.search.manner import OPENING
from bot.search.sentences import FINITE
from bot.search.wording import word_list

_A_FEW = r"(?:(?:still|really|also|ever|the|any|some|an?|no|enough) )*"
_PLACES = "on|in|at|over|aboard|onboard|inside|near|under|behind|above|within"
_ARE_THERE = re.compile(rf"{OPENING}(?:is|are|was|were) there {_A_FEW}(?P<what>\w+(?: \w+){{0,7}})$")
_ARE_AT = re.compile(
    rf"{OPENING}(?:is|are|was|were) (?!there |it |they |this |that |these |those |he |she ){_A_FEW}"
    rf"(?P<what>\w+(?: \w+){{0,3}}?) (?:{_PLACES})(?!\w)"
)
_HAS = re.compile(
    rf"{OPENING}(?:did|does|do) (?:the )?\w+(?: \w+){{0,3}}? (?:have|carry|contain|hold) {_A_FEW}"
    r"(?P<what>\w+(?: \w+){0,7})$"
)
_FOUND = re.compile(
    rf"{OPENING}(?:did|has|have|had) (?:the )?\w+(?: \w+){{0,3}}? (?:find|found|discover(?:ed)?) {_A_FEW}"
    r"(?P<what>\w+(?: \w+){0,7})$"
)
"""What asks whether something is there, is somewhere, or is had or was found by somebody."""
_ENDS = word_list(
    "on in at over aboard onboard inside near under behind above within of for from to with by about that "
    "before after during since until between among against outside when where who which"
)
_BEFORE = 5
"""How many words that tell what kind of thing it is may stand before it."""
_SOUGHT = frozenset(
    words_of(
        """
        require demand ban forbid prohibit allow permit want need lack miss propose promise plan order request seek hunt
        expect fear deny oppose reject refuse recommend suggest consider discuss design await predict offer mandate
        prescribe envisage exempt restrict regulate
        """
    )
)
"""What tells of a thing without telling that it is there: "requires brakes"."""
_GONE = frozenset(words_of("remove removal delete deletion dismantle scrap abolish"))
"""What tells that a thing is there no more."""
_RULES = frozenset(
    words_of(
        """
        rule law ban act bill policy standard regulation requirement mandate plan proposal request demand order duty
        permit licence license vote debate dispute decision agreement tax lack absence shortage need want risk threat
        fear rumour rumor sale cost price design model theory idea use purchase search hunt import export
        """
    )
)
"""Nouns before "of" or "on", or right behind a thing, that are no amount or place of it: "a ban on brakes"; and
what stands before "to" so.
"""
_TOLD = word_list("told warned informed notified heard spoke talked accused suspected")
"""What tells "of" a thing no more than that somebody spoke of it: "the crew were told of a bomb"."""
_OBJECTS = frozenset(words_of("object opposed refer relate agree access right alternative"))
_DEFINITE = word_list("the its his her their this that these those")
_KIND = 3
"""What tells of a thing as of one that is known; and how many words at most, with it, tell of what kind it is."""
_BE = word_list("is are was were")
_DOES = _BE | word_list("has have had having did does do be been being")
_NO_THINGS = word_list(
    "and or nor but so if not never no a an any some all both again there here then now today yesterday too also only"
)
"""What stands behind a thing and is none."""
_WHERE = frozenset(_PLACES.split("|"))
_MAYBE = word_list("would could should might must shall")


def asked_to_be_there(line: str) -> str:
    """The word for the thing of which it is asked whether it is there; empty where that is not asked."""
    found = _ARE_THERE.match(line) or _ARE_AT.match(line) or _HAS.match(line) or _FOUND.match(line)
    words = found["what"].split() if found else []
    end = next((n for n, word in enumerate(words) if n and (word in _ENDS or word.endswith("ing"))), len(words))
    return words[end - 1] if words else ""


def is_any_asked(line: str) -> bool:
    """Whether it is asked if there is any such thing at all, and not the one: "was there an error"."""
    found = _ARE_THERE.match(line)
    return found is not None and _DEFINITE.isdisjoint(line[: found.start("what")].split())


def is_only_taken_as_there(things: Collection[str], text: str) -> bool:
    """Whether a text tells of a thing, by the stems that may stand for it, only as of one that is known, "Lund hid the
    report", and not where it is: "the men are in Oslo".
    """
    words = re.findall(r"\w+", text.lower().replace("’s", " its").replace("'s", " its"))
    places = [n for n, word in enumerate(words) if not set(words_of(word)).isdisjoint(things)]
    return bool(places) and all(_is_definite(words, place) for place in places)


def _is_definite(words: Sequence[str], place: int) -> bool:
    """Whether the thing there has "the" before it, with what kind it is between, and is not told to be somewhere."""
    before = next((n for n in range(place - 1, max(place - 1 - _KIND, -1), -1) if words[n] in _DEFINITE), None)
    between = words[before + 1 : place] if before is not None else ()
    is_deed = is_past(words[place])
    if before is None or is_deed or any(word in _ENDS or word in _BE or word in DONE for word in between):
        return False
    is_ = next((n for n in range(place + 1, min(place + 1 + _KIND, len(words))) if words[n] in _BE), None)
    if is_ is None or not _ENDS.isdisjoint(words[place + 1 : is_]):
        return True
    return _WHERE.isdisjoint(words[is_ + 1 : is_ + 1 + _KIND])


def is_gone(things: Collection[str], text: str) -> bool:
    """Whether a text tells of a thing, by the stems that may stand for it, as of what was taken away: "the removed
    brakes", "had the brakes removed".
    """
    words = [next(iter(words_of(word)), "") for word in re.findall(r"\w+", text.lower())]
    places = [n for n, word in enumerate(words) if word in things]
    gone = [n for n, word in enumerate(words) if word in _GONE]
    return bool(places) and any(abs(n - place) <= _BEFORE for n in gone for place in places)


def is_only_spoken_of(things: Collection[str], text: str) -> bool:
    """Whether a text tells of a thing, by the stems that may stand for it, only as of what is required, wanted, sought
    or might be.
    """
    words = re.findall(r"\w+", text.lower().replace("’s", "").replace("'s", ""))
    places = [n for n, word in enumerate(words) if not set(words_of(word)).isdisjoint(things)]
    return bool(places) and all(_is_governed(words, place) for place in places)


def is_kind_of(words: Sequence[str], place: int) -> bool:
    """Whether the word there only tells of what kind the thing behind it is: the fire of "the fire alarm was false"."""
    behind = words[place + 1 : place + 3]
    if not behind or _is_no_thing(behind[0]) or words[place] in PLACES or words[place].endswith(("ing", "ed")):
        return False
    if len(behind) == 1 or is_past(behind[1]) or behind[1] in _DOES or behind[1] in _MAYBE:
        return True
    does = behind[1] == "that" or behind[0].endswith(("s", "ing")) or words[place].endswith("s")
    return behind[1] in _ENDS and not does  # "oil leaks from the well", "data show that it was so"


def _is_no_thing(word: str) -> bool:
    small = word in _ENDS or word in _DOES or word in _MAYBE or word in _DEFINITE or word in _NO_THINGS
    return small or is_past(word) or word in FINITE or word in DONE or word.endswith("ly") or not word.isalpha()


def _is_governed(words: Sequence[str], place: int) -> bool:
    """Whether the thing there is what a rule, a wish or a search is about."""
    behind = words[place + 1 : place + 2]
    if behind and (behind[0] in _MAYBE or not _RULES.isdisjoint(words_of(behind[0]))):
        return True
    if is_kind_of(words, place):
        return True
    for n in range(place - 1, max(place - 1 - _BEFORE, -1), -1):
        word = words[n]
        if word in ("of", "on"):
            return n > 0 and (words[n - 1] in _TOLD or not _RULES.isdisjoint(words_of(words[n - 1])))
        if word == "to":
            return n > 0 and not _OBJECTS.isdisjoint(words_of(words[n - 1]))
        if word in ("for", "about", "against"):
            return not (word == "about" and words[n + 1][0].isdecimal())
        if not _SOUGHT.isdisjoint(words_of(word)):
            return True
        if word in _ENDS or is_past(word):
            return False
    return False
