"""Near names: which entries a mistyped or unfinished name may have meant.

rapidfuzz is imported where it is first needed: 2.6 MiB that a desk asked by exact names and keys does without.
"""

import re
from collections.abc import Iterable, Sequence

from bot.domain.refusals import Choice
from bot.domain.text import folded
from bot.domain.vocabulary import Kind

_WORD = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]{1,3}(?:,[0-9]{3})*,[0-9]{1,2}\Z|[^\W_]+")
"""A word, or a number in groups of three figures, of which the last may be unfinished: "1,500", "1,5"."""
_MOST_WORDS = 16
_NEAR = 62.0
"""The lowest similarity, of 100, of two names as wholes that may be near."""
_GUESS = 76.0
"""The lowest, be it of a part, that counts as a guess: below it most are noise, "Tusk" for "Musk"."""

_LONG_WORD = 6
_SLAVIC = re.compile(r"(?<=[^\W\d_]{3})(?:sk|ks)(?:i|ii|iy|ij|yi|yj|y|yy)$")
"""How a Slavic name may end in Latin letters."""
_SHORT = 4
"""Names shorter than this are only near to what is as short."""
_A_SLIP = 1.2
"""How many letters of a name of some length may be wrong where it stands in a longer one."""
_STEM = 3
"""The fewest letters that one word alone may begin with for it to be meant: "deny" is "denies"."""

_ALIKE, _HELD, _MANY_SIGNS = 74.0, 92.0, 24
"""Two sentences are alike when their words are the same to this degree, or one of some length holds the other's."""


def terms(text: str) -> list[str]:
    """The words of `text`, lower case, at most 16: what a full-text query is made of."""
    return [word.lower() for word in _WORD.findall(text)][:_MOST_WORDS]


def nearest(typed: str, names: Iterable[tuple[str, Choice]], limit: int = 5, least: float = _GUESS) -> list[Choice]:
    """The entries whose folded names, or the last word of a speaker's, are nearest to `typed`, the nearest first, each
    once.

    `least` is the similarity, of 100, that counts as near.
    """
    from rapidfuzz import fuzz, process

    wanted = folded(typed)
    if not wanted:
        return []
    shortest = min(len(wanted), _SHORT)  # "SK" is held in "Peskow" and is not meant by it
    whole = list(names)
    people = dict.fromkeys(choice for _, choice in whole if choice.kind is Kind.ACTOR and " " in choice.label)
    last = [(folded(choice.label.split()[-1]), choice) for choice in people]
    pool = [named for named in (*whole, *last) if len(named[0]) >= shortest]
    scored = process.extract(
        wanted, [name for name, _ in pool], scorer=fuzz.WRatio, score_cutoff=least, limit=limit * 4
    )
    near = [pool[index][1] for name, _, index in scored if _is_near(wanted, name)]
    return list(dict.fromkeys(near))[:limit]


def _is_near(wanted: str, name: str) -> bool:
    """Whether two folded names are near as wholes, or one stands in the other with at most a slip: "iran" is not near
    to "ukraine" by three of its letters.
    """
    from rapidfuzz import fuzz

    least = min(len(wanted), len(name))
    may_slip = _A_SLIP / least if least >= _LONG_WORD else 0.0
    return fuzz.ratio(wanted, name) >= _NEAR or fuzz.partial_ratio(wanted, name) >= 100 * (1 - may_slip)


def nearly_same(text: str, choices: Iterable[Choice], limit: int = 5) -> list[Choice]:
    """The entries whose labels say nearly what `text` says, the nearest first: for one who is about to add it again."""
    from rapidfuzz import fuzz

    words = " ".join(terms(text))
    scored: list[tuple[float, Choice]] = []
    for choice in choices:
        other = " ".join(terms(choice.label))
        alike_in_all = fuzz.token_sort_ratio(words, other)
        holds_all = fuzz.token_set_ratio(words, other) if min(len(words), len(other)) >= _MANY_SIGNS else 0.0
        if alike_in_all >= _ALIKE or holds_all >= _HELD:
            scored.append((max(alike_in_all, holds_all - 5), choice))
    scored.sort(key=lambda item: -item[0])
    return [choice for _, choice in scored][:limit]


def nearest_word(typed: str, words: Iterable[str]) -> str | None:
    """The one word that `typed` is probably a slip or a short form of, or None: "photo" is one of "photograph"."""
    from rapidfuzz import fuzz, process

    wanted, known = folded(typed), {word: folded(word) for word in words}
    found = process.extractOne(wanted, known, scorer=fuzz.ratio, score_cutoff=70)
    if found:
        return found[2]
    stem = wanted[:-1] if len(wanted) >= _SHORT else wanted
    longer = [word for word, name in known.items() if len(stem) >= _STEM and name.startswith(stem)]
    return longer[0] if len(longer) == 1 else None


def is_slip(typed: str, word: str) -> bool:
    """Whether `typed` is `word` with one letter too many, missing, swapped or, in a word of some length, wrong.

    In a short word a wrong letter makes another word as often: "abort" is no slip of "about".
    """
    from rapidfuzz.distance import OSA

    a, b = folded(typed), folded(word)
    return OSA.distance(a, b) == 1 and (is_same_letters(a, b) or len(b) >= _LONG_WORD)


def is_same_letters(typed: str, word: str) -> bool:
    """Whether a slip of a word has lost a letter, gained or swapped one: a wrong one makes another word, "doubled"."""
    return len(typed) != len(word) or sorted(typed) == sorted(word)


def plain_ending(name: str) -> str:
    """A folded name whose Slavic ending is written one way, be two of its letters swapped: "zelenksi", "zelenskyy"."""
    return _SLAVIC.sub("sky", name)


def same(typed: str, names: Iterable[tuple[str, Choice]]) -> list[Choice]:
    """The entries whose folded names are `typed`, or of which it is a slip; names of three letters are too short, and
    with a wrong letter first of all it is another name: "Hollins" is not "Collins".
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    known = [named for named in names if len(named[0]) >= _SHORT]
    if (plain := plain_ending(typed)) != typed or typed.endswith("sky"):
        typed, known = plain, [(plain_ending(name), choice) for name, choice in known]
    close = process.extract(typed, [name for name, _ in known], scorer=OSA.distance, score_cutoff=1, limit=None)
    return [
        known[at][1]
        for name, apart, at in close
        if apart == 0 or (is_slip(typed, name) and (typed[:1] == name[:1] or is_same_letters(typed, name)))
    ]


def begun(typed: str, names: Iterable[tuple[str, Choice]]) -> list[Choice]:
    """The entries one of whose names is what was typed so far, then those of which one begins so."""
    wanted = folded(typed)
    found = [(name != wanted, choice) for name, choice in names if wanted and name.startswith(wanted)]
    found.sort(key=lambda item: item[0])
    return list(dict.fromkeys(choice for _, choice in found))


def _holds(label: str, words: Sequence[str]) -> bool:
    """Whether each of these beginnings begins a word of a name."""
    own = [folded(word) for word in label.split()]
    return all(any(each.startswith(word) for each in own) for word in words)


def containing(typed: str, names: Iterable[tuple[str, Choice]]) -> list[Choice]:
    """The entries one of whose names begins with what was typed so far, or holds it, or its words in another order."""
    wanted, words = folded(typed), [folded(word) for word in typed.split()]
    held = [
        (not name.startswith(wanted), wanted not in name, choice)
        for name, choice in names
        if wanted in name or (len(words) > 1 and _holds(choice.label, words))
    ]
    held.sort(key=lambda item: item[:2])
    return list(dict.fromkeys(choice for *_, choice in held))
