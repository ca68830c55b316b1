"""Questions in other languages: what places are called there, and the small words that say nothing of their own.

The desk is asked in English. Where one of its names and a verb that it knows stand in another language's sentence, it
is answered all the same: "hat Russland das dementiert". Words are folded: "Südkorea" is "sudkorea".
"""

import re
from collections.abc import Sequence

from bot.domain.text import without_accents
from bot.search.mentions import AUXILIARY, Mention
from bot.search.stopwords import STOP_WORDS
from bot.search.typed import Typed
from bot.search.wording import WHAT_ABROAD, WHO_ABROAD, word_list

_SMALL = {
    "German": word_list(
        """
        der die das den dem des ein eine einen einem einer und oder nicht kein keine hat haben hatte ist sind wird wurde
        wurden worden nie es er sie man dies diese dieses davon dazu dafur dagegen von zu zum zur mit bei auf aus fur
        uber um im ins am dass ob schon noch auch denn doch wirklich jemand etwas wann wo warum wieso welche welcher
        """
    ),
    "French": word_list(
        """
        le la les l un une des du de d et ou ne pas n a ont est sont il elle ils elles on ce cet cette cela ca c qu que
        y t au aux en dans par pour sur avec deja aussi vraiment quelqu quand comment pourquoi ete
        qua quont
        """
    ),
    "Spanish": word_list(
        """
        a el la los las lo un una unos unas y o no ha han es son fue esto eso esta este se que de del al en con por para
        sobre ya tambien realmente alguien cuando donde porque le
        """
    ),
    "Italian": word_list(
        """
        il lo la i gli le un una uno e o non ha hanno sono questo questa cio si che di del della dei in con per su gia
        anche davvero qualcuno quando dove perche
        """
    ),
    "Portuguese": word_list("o os as um uma e ou nao tem foi isso isto ele ela que de do da em no na com por para ja"),
    "Russian": word_list(
        without_accents(
            "это этого этом эти ли какие какой какая какое уже действительно было были была есть они он она что "
            "о об в на и или случилось произошло там здесь сейчас"
        )
    ),
    "Ukrainian": word_list(
        without_accents(
            "це цього цьому ці чи які який яка яке вже справді було були була є вони він вона що про в у на і або "
            "сталося відбулося там тут зараз"
        )
    ),
    "Korean": word_list(
        without_accents("있나 있나요 있습니까 있어 있는가 그들은 그들이 그것은 그것이 이것은 이게 정말")
    ),
    "Dutch": word_list("de het een en of niet heeft hebben is zijn dit dat er van te met op al ook echt iemand waar"),
}
_EITHER = word_list("a an am in no me on i is so to of under at all he as t d s do")
"""Words of English and of other languages."""
_ENGLISH = (STOP_WORDS | AUXILIARY) - _EITHER
"""Words that tell an English sentence."""
_VERBS = re.compile(
    r"(?:de(?:s)?ment|desm[ei]nt|smenti|bestreit|bestritt|leugn|ontken|nieg|nego$|nega(?:do)?$|nie$|bestatig|bevestig|"
    r"confermato|confirm(?:e$|o$|a$|at(?!ion))|sagt|gesagt|zegt|zei$|dijo$|dice$|dit$|disse$|detto$)"
)
"""How verbs for saying begin in other languages."""
_CONFIRMS = {
    "Spanish": ("confirma", "confirmo", "niega", "nego", "dijo", "dice", "desm"),
    "French": ("confirme", "dement", "dit", "nie "),
    "Italian": ("conferm", "smenti"),
    "German": ("bestatig", "bestreit", "leugn", "sagt"),
    "Dutch": ("bevestig", "ontken", "zegt"),
}
"""How verbs for saying begin in each, which tells it from others with the same small words; whole before a space."""
_MANY = {"French": "combien", "Spanish": "cuant", "Italian": "quant", "German": "viele", "Dutch": "hoeveel"}
"""How "many" begins in them."""
_SCRIPTS = {
    "Ukrainian": re.compile(r"^(?:хто|чи|скільки|коли|де|що|чому|або|це|яка?|які)$|[ієґ]"),
    "Russian": re.compile(r"[\u0400-\u052f]"),
    "Korean": re.compile(r"[\uac00-\ud7a3\u1100-\u11ff]"),
    "Japanese": re.compile(r"[\u3040-\u30ff]"),
    "Chinese": re.compile(r"[\u4e00-\u9fff]"),
    "Arabic": re.compile(r"[\u0600-\u06ff]"),
    "Hebrew": re.compile(r"[\u0590-\u05ff]"),
    "Greek": re.compile(r"[\u0370-\u03ff]"),
}
"""What words of languages with their own letters hold, folded; those that only some of their words tell are first."""


_UNREAD = re.compile(
    r"[谁誰吗嗎呢哪]|什么|什麼|为何|為何|为什么|多少|否认|否認|确认|確認|[说說]|[何か]$|ですか|ました|でし[たょ]|誰|なぜ|いつ|どこ|"
    r"(?<!\w)(?:هل|من|ماذا|متى|أين|كم|לא|מי|מה|מתי|איפה|האם|ποιος|τι|ποτε|που|γιατι)(?!\w)"
)
"""What asks something in a language of which no word for that is known here."""


def asks_unread(text: str) -> bool:
    """Whether a text asks in a language that the desk reads no question of: its words are no name."""
    return bool(_UNREAD.search(without_accents(text.lower()).rstrip("?？؟。. ")))


def says_abroad(word: str) -> bool:
    """Whether a folded word is a verb for saying in another language written in Latin letters."""
    return bool(_VERBS.match(word))


def language_of(words: Sequence[str]) -> str:
    """The language of a question that is not in English, by its letters or small words; empty for English, or if none
    tells.
    """
    spoken = any(map(says_abroad, words))
    if any(word in _ENGLISH and word.isascii() and not (spoken and word == "was") for word in words):
        return ""
    for name, letters in _SCRIPTS.items():
        if any(letters.search(word) for word in words):
            return name
    known = {
        name: 0 if _EITHER.issuperset(small.intersection(words)) else sum(word in small for word in words)
        for name, small in _SMALL.items()
    }
    tells = spoken or any(word in WHO_ABROAD or word in WHAT_ABROAD for word in words)
    for name, verbs in _CONFIRMS.items():
        known[name] += known[name] > 0 and any(f"{word} ".startswith(verbs) for word in words)
    for name, many in _MANY.items():
        known[name] += any(word.startswith(many) for word in words)
    best = max(known, key=lambda name: known[name])
    tells = tells or any(word.startswith(tuple(_MANY.values())) for word in words)
    return best if known[best] > 1 or (known[best] and tells) else ""


def without_small_words(question: Typed, language: str, named: Sequence[Mention]) -> Typed:
    """The question without the small words of its language that are no part of a name, its "who" in English."""
    if not language:
        return question
    whole = {place for mention in named for place in range(mention.begin, mention.end)}
    small = _SMALL.get(language, frozenset[str]()) - WHO_ABROAD - WHAT_ABROAD
    who = WHO_ABROAD if language == "Dutch" else WHO_ABROAD - {"wie"}
    kept = tuple(
        token._replace(word="who", raw="who", stem="who") if token.word in who else token
        for n, token in enumerate(question.tokens)
        if token.word not in small or n in whole
    )
    return question._replace(tokens=kept) if kept else question
