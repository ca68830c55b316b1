"""A question as it was typed, word by word: folded, without endings, numbers in figures, which words begin large."""

import re
import unicodedata
from typing import NamedTuple

from bot.domain.text import folded
from bot.search.abbreviations import ANYWHERE
from bot.search.atlas import EXONYMS, home, people_of
from bot.search.cases import first_words, is_cyrillic, nominatives
from bot.search.numbers import read_digits, scale_behind, with_numbers
from bot.search.stems import stem
from bot.search.stopwords import STOP_WORDS
from bot.search.wording import word_list

MOST_WORDS = 120
"""How many words of a message are read: a longer one is an article, and says what it is about before that."""
_NAME_WORDS = 8
"""The most words of a name."""

_CASES, _IN_CASES = 6, 3
"""In how many cases the first words of a name are read, and of how many words at most."""

_NUMBERS = word_list(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety half
    """
)
"""Words that a number in words begins with."""

_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|<[@#:][^>]{1,60}>|<[at]:[^>]{1,60}>|\.?@[A-Za-z0-9_]{2,30}", re.IGNORECASE
)
_INITIALS = re.compile(r"(?<![\w.])([A-Za-z])\.([A-Za-z])(?:\.|(?='s))(?![\w.])")
_SKY = re.compile(r"sk(?:i|ii|iy|ij|yi|yj|y|yy)$")
"""How Slavic names may end in Latin letters."""
_THE_UN = re.compile(r"(?i)(?<!\w)(the |(?:did|does|has|is|was|will|would|by|from|per) )u\.?n\b\.?")
_THE_US = re.compile(r"(?i)(?<!\w)(the |(?:did|does|has|is|was|will) )us(?= \w|\W*$)")
_SUMMED = re.compile(r"(?<!\w)tl;? ?dr(?!\w)", re.IGNORECASE)
_LIES = re.compile(
    r"(?<!\w)(?<!the )(?<!of )(?<!told )(?<!tell )(?:lies|lie|lay|lying)(?= (?:between|within|off|under|near|"
    r"behind|beneath|below|beyond|outside) (?!it(?!\w)|this|that|oath|court|public))"
)
"""What tells where something is, or between which numbers."""
_TAKEN_OVER = re.compile(r"(?<!\w)(?:took|takes?|taken|taking) over as(?= \w)")
"""What tells that somebody came to hold an office."""
_AGREE = re.compile(
    r"^\s*(?!(?:do|does|did|would|who|what|which|how|why|we|you|i|all|both|it|they)(?!\w))"
    r"((?:the )?(?:[\w'’-]+ ){1,3}?)(?:all )?(agree|disagree) ?\?*\s*$",
    re.IGNORECASE,
)
"""What asks without "do": "experts agree?"."""
_MET = r"(?:meeting|session|summit)"
_CALLED = re.compile(
    rf"(?<!\w)(?P<verb>call)(?=(?:ed|s|ing)? (?:an?|the|any|this|that|another) (?:\w+ ){{0,2}}?{_MET}(?! an? )(?!\w))|"
    rf"(?<!\w)(?P<met>{_MET} (?:is |was |be |been )?)call(?=ed(?! for| off| an?)(?!\w))"
)
"""What tells that somebody had people come together."""
_SAID_DAY = re.compile(
    r"(?i)(?<!\w)(said|says|announced|reported|confirmed|denied|warned|claimed|acknowledged) "
    r"(?=(?:mon|tues|wednes|thurs|fri|satur|sun)day(?!\w))"
)
_DATELINE = re.compile(r"^\s*[A-Z][A-Z .'-]+(?:, [\w .'-]{2,30})? ?\([A-Za-z ]{2,12}\) ?[—–-]+ ")
"""A day that news puts behind the verb without "on", and what news begins with: "SEOUL, South Korea (AP) — "."""
_COUNTED = re.compile(r"([0-9])(?:명|개국|개|건|척|발|人|名|個|艘|隻)(?:이|은|을|의|가)?(?!\w)")
"""Korean, Chinese and Japanese words for what is counted, which stand at their number."""
_RESPONDED = re.compile(
    r"(?<=\w )(?:respond|reply|react)(?:ed)? to (?:the|this|that|those|these) "
    r"(?:(?:new|latest|recent|same|other|fresh|serious|various) )?"
    r"(?:claim|allegation|accusation|charge|criticism)s?(?: (?:that|of|about)(?!\w))?",
    re.IGNORECASE,
)
"""What asks of what somebody said to a claim that is told behind it."""
_FEET = re.compile(r"(?<=[0-9]) ?ft(?!\w)")
"""A unit that is no newspaper behind a number."""
_MYRIADS = re.compile(
    r"(?<![0-9.,])([0-9]{1,6}(?:[.,][0-9]{1,4}){0,3})[만万萬](?: ?([0-9])[천千])?|([0-9]{1,2})[천千](?=[명개\s]|$)"
)
"""Numbers by tens of thousands: 1만2천 is 12,000, 1.5万 15,000."""
_TAG = re.compile(r"#(\w{1,60})")
_GROUPS = re.compile(r"(?<![\w.,])([0-9]{1,3})(?:[  ’']([0-9]{3}))(?:[  ’']([0-9]{3}))?(?![\w])")
_WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)*(?:st|nd|rd|th|k|m|bn|mln)?(?![^\W_])|[^\W_]+(?:['’ʼ`´][^\W_]+)*")
_QUOTED = re.compile(
    r"[“\"«„]([^”\"»“]{2,60})[”\"»“]|(?<![\w'’])['‘]([^\W_](?:[^'’‘]|['’](?=\w)){1,60})(?<!s)['’](?!\w)|"
    r"(?<![\w'’])['‘]([^\W_][^'’‘]{1,60}s)['’](?=[?!.,;:]|$)"
)
_PAUSE = re.compile(r"(?:['’]s?)?[\"”»]?\s*(?:[,;—–]|-\s)")
_OF_ONE_IN_S = re.compile(r"s['’] (?=[^\W\d_])")
_ENDS = re.compile(r"[.!?:;\n“”\"«»()—–]")
_SHORTENED = {
    "whats": "what is", "what's": "what is", "who's": "who is", "whos": "who is", "where's": "where is",
    "wheres": "where is", "when's": "when is", "how's": "how is", "that's": "that is", "thats": "that is",
    "it's": "it is", "there's": "there is", "theres": "there is", "he's": "he is", "she's": "she is",
    "they're": "they are", "we're": "we are", "you're": "you are", "i'm": "i am", "im": "i am", "i've": "i have",
    "they've": "they have", "let's": "let us", "can't": "can not", "cannot": "can not", "won't": "will not",
    "don't": "do not", "dont": "do not", "doesn't": "does not", "doesnt": "does not", "didn't": "did not",
    "didnt": "did not", "isn't": "is not", "isnt": "is not", "aren't": "are not", "arent": "are not",
    "wasn't": "was not", "wasnt": "was not", "weren't": "were not", "hasn't": "has not", "hasnt": "has not",
    "haven't": "have not", "havent": "have not", "hadn't": "had not", "wouldn't": "would not",
    "couldn't": "could not", "shouldn't": "should not", "why's": "why is", "i'll": "i will", "i'd": "i would",
    "wat": "what", "wut": "what", "wot": "what", "abt": "about", "pls": "please", "plz": "please", "u": "you",
    "ur": "your", "teh": "the", "whodunnit": "who did it", "whodunit": "who did it", "gimme": "give me",
    "tl;dr": "summary", "tldr": "summary", "sb": "somebody", "smth": "something",
    "dept": "department", "govt": "government", "mny": "many", "hw": "how", "wher": "where", "wen": "when",
    "howmany": "how many", "howmuch": "how much", "r": "are", "ppl": "people", "b4": "before", "acc": "according",
    "ture": "true", "treu": "true", "cuz": "because", "coz": "because", "bcuz": "because", "becuz": "because",
    "taht": "that", "htat": "that", "waht": "what", "whta": "what", "dosent": "does not",
    **ANYWHERE,
}  # fmt: skip


class Token(NamedTuple):
    """One word. `raw` is folded as typed, `word` without a possessive 's, `stem` without its ending.

    `large` says that it begins with a capital where no sentence begins; `shouted` that all of it is capitals; `owns`
    that it has a possessive ending, `quoted` that it stands in a short quotation, `pauses` that a comma or a dash
    stands right behind it.
    """

    text: str
    raw: str
    word: str
    stem: str
    large: bool
    shouted: bool
    owns: bool
    first: bool
    quoted: bool = False
    pauses: bool = False

    @property
    def is_number(self) -> bool:
        return self.word[:1].isdecimal()


class Typed(NamedTuple):
    """The words of a question. `asks` says that it ends as a question does."""

    text: str
    tokens: tuple[Token, ...]
    asks: bool

    @property
    def line(self) -> str:
        """The words in their order, one space between: what patterns are looked for in."""
        return " ".join(token.word for token in self.tokens)

    def at(self, position: int) -> int:
        """The number of the word that begins at a position of `line`."""
        return self.line[:position].count(" ")

    def pauses(self, place: int) -> bool:
        """Whether a comma or a dash stands right behind the word of that number; there is none outside of the text."""
        return 0 <= place < len(self.tokens) and self.tokens[place].pauses

    def _beside_name(self, place: int) -> bool:
        """Whether a word stands beside one that begins large: "England" in "New England Journal"."""
        beside = self.tokens[max(place - 1, 0) : place] + self.tokens[place + 1 : place + 2]
        return any((token.large and not token.shouted) or token.word == "new" for token in beside)

    def names(self) -> dict[str, list[tuple[int, int]]]:
        """Everything in it that may be a name, folded, with the words it stands at: [first, after last)."""
        found: dict[str, list[tuple[int, int]]] = {}
        count = len(self.tokens)
        for begin in range(count):
            inners: tuple[str, ...] = ("",)
            for end in range(begin, min(begin + _NAME_WORDS, count)):
                token = self.tokens[end]
                alone = end == begin and not self._beside_name(begin)
                others = people_of(token.word) if alone else (home(token.word),)
                forms = () if is_cyrillic(token.word) and end - begin >= _IN_CASES else _forms(token.word)
                for last in dict.fromkeys((token.raw, token.word, *forms, *others)):
                    if self.tokens[begin].text[:1].isupper():  # the Wall Street Journal, without its article
                        found.setdefault(f"the{inners[0]}{last}", []).append((begin, end + 1))
                    for inner in inners:
                        found.setdefault(inner + last, []).append((begin, end + 1))
                        if english := EXONYMS.get(inner + last):
                            found.setdefault(english, []).append((begin, end + 1))
                inners = tuple(inner + word for inner in inners for word in first_words(token.raw))[:_CASES]
        return found


def at_rest(text: str) -> str:
    """The text in which what lies somewhere, or between two numbers, is located there, where nobody tells lies; a
    meeting that is called is convened, where nobody says anything; and who takes over as something becomes that.
    """
    text = _LIES.sub("located", text) if "lie" in text or "lay" in text or "lying" in text else text
    text = _TAKEN_OVER.sub("became", text) if " over as " in text else text
    return _CALLED.sub(_convened, text) if "call" in text else text


def _convened(found: re.Match[str]) -> str:
    return f"{found['met'] or ''}conven{'' if found.string[found.end() : found.end() + 2] in ('ed', 'in') else 'e'}"


def typed(text: str) -> Typed:
    """The words of any text; addresses, handles and mentions say nothing and are left out."""
    plain = at_rest(_ADDRESS.sub(" ", text.replace("​", "")))
    plain = _SAID_DAY.sub(r"\1 on ", _DATELINE.sub("", plain))
    plain = _MYRIADS.sub(_in_thousands, plain)
    plain = _THE_UN.sub(r"\1UN", plain)
    plain = _COUNTED.sub(r"\1 ", _SUMMED.sub("summary", _THE_US.sub(r"\1US", plain)))
    plain = _AGREE.sub(r"do \1\2", _RESPONDED.sub("say anything about", plain))
    plain = _FEET.sub(" feet", plain)
    plain = _INITIALS.sub(lambda found: f"{found[1]}{found[2]}".upper(), plain)
    plain = _GROUPS.sub(lambda m: "".join(filter(None, m.groups())), _TAG.sub(r" \1 ", plain))
    tokens: list[Token] = []
    first, last = True, 0
    shouting = _shouts(plain)
    quotes = [found.span() for found in _QUOTED.finditer(plain)]
    for found in _WORD.finditer(plain):
        if len(tokens) >= MOST_WORDS:
            break
        first = first or (bool(_ENDS.search(plain, last, found.start())) and not _initial(plain, last, found.start()))
        told = _tokens(found[0], first=first, shouting=shouting)
        if any(begin < found.start() < end for begin, end in quotes):
            told = [token._replace(quoted=True) for token in told]
        if told and _OF_ONE_IN_S.match(plain, found.end() - 1) and not any(end - 1 == found.end() for _, end in quotes):
            told[-1] = told[-1]._replace(owns=True)  # "Holmes' lawyer"
        if told and _PAUSE.match(plain, found.end()):
            told[-1] = told[-1]._replace(pauses=True)
        tokens.extend(told)
        first, last = False, found.end()
    return Typed(text, tuple(_in_figures(tokens)), plain.rstrip(" )\"”'😀🤔👀.!").endswith(("?", "？", "؟")))


def _in_thousands(found: re.Match[str]) -> str:
    myriads = read_digits(found[1] or "0")
    return found[0] if myriads is None else f"{int(myriads * 10_000) + int(found[2] or found[3] or 0) * 1_000}"


def _tokens(text: str, *, first: bool, shouting: bool) -> list[Token]:
    plain = text.replace("’", "'").replace("ʼ", "'").replace("`", "'").replace("´", "'")
    if instead := _SHORTENED.get(plain.lower() if plain not in ("U", "R", "ACC") else ""):
        return [
            Token(part, part, part, part, False, False, False, first and n == 0)
            for n, part in enumerate(instead.split())
        ]
    raw = folded(plain)
    if not raw:
        return []
    owns = plain.lower().endswith(("'s", "s'")) and len(plain) > 2
    word = folded(plain[:-2] if plain.lower().endswith("'s") else plain.removesuffix("'")) or raw
    if _digits(plain):
        word = plain
    is_large = plain[0].isupper()
    shouted = is_large and len(plain) > 1 and plain.isupper() and not shouting
    if shouted and raw in STOP_WORDS:
        word = plain  # the WHO and the US are no words of everyday
    if shouted and raw == "un":
        word = "uno"  # nor are the United Nations anybody's name, Kim Jong Un
    return [Token(text, raw, word, stem(word), is_large and not first and not shouting, shouted, owns, first)]


def _in_figures(tokens: list[Token]) -> list[Token]:
    """The same with each number as figures: "twelve thousand" is one token, 12000."""
    told: list[Token] = []
    at = 0
    while at < len(tokens):
        took = 1
        word = tokens[at].word
        begins = word[:1].isdecimal() or word in _NUMBERS
        for count in range(min(5, len(tokens) - at) if begins else 0, 0, -1):
            read = with_numbers([token.word.lower() for token in tokens[at : at + count]])
            if len(read) == 1 and read[0][:1].isdecimal():
                word, took = read[0], count
                break
        if took == 1 and (scale := scale_behind([token.word.lower() for token in tokens[at : at + 4]])):
            word = with_numbers([word, scale])[0]  # "14 to 15 million"
        token, pauses = tokens[at], tokens[at + took - 1].pauses
        text = " ".join(each.text for each in tokens[at : at + took])
        alone = took == 1 and word == "1" and token.raw == "one"
        if not alone and word != token.word:
            token = token._replace(text=text, word=word, stem=word, large=False, pauses=pauses)
        told.append(token)
        at += took
    return told


def _forms(word: str) -> tuple[str, ...]:
    """What a name may be without the ending it has here: a plural, a case, or a particle of Korean."""
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return (word[:-1],)
    if len(word) > 5 and (found := _SKY.search(word)):
        return (f"{word[: found.start()]}sky", f"{word[: found.start()]}skyy")
    if is_cyrillic(word):
        return nominatives(word)
    whole = unicodedata.normalize("NFC", word)  # as folded, a syllable is its letters
    if len(whole) > 2 and "가" <= whole[-1] <= "힣":
        shorter = (whole[:-1], whole[:-2]) if len(whole) > 3 else (whole[:-1],)
        return tuple(unicodedata.normalize("NFD", each) for each in shorter)
    return ()


def _digits(text: str) -> bool:
    return text[0].isdecimal()


def _initial(plain: str, begin: int, end: int) -> bool:
    """Whether the stop before a word belongs to an initial: "N. Korea", "U.S."."""
    between = plain[begin:end]
    return (
        between.strip() == "."
        and begin > 0
        and plain[begin - 1].isupper()
        and (begin < 2 or not plain[begin - 2].isalnum())
    )


def _shouts(text: str) -> bool:
    """Whether capitals say nothing: all of it is in capitals, or every word begins with one."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)
