"""The words for what speakers put out, and for putting it out; and the titles and offices that stand beside names."""

import re

from bot.search.wording import SPOKEN, word_list

HELD_BY = word_list(
    """
    position stance view verdict explanation denial denials statement statements claim claims response reply reaction
    answer comment comments version confirmation doubts doubt line story account opinion theory allegation allegations
    accusation side analysis report article take words word evidence proof finding findings result results
    """
)
"""Nouns for what somebody holds, or has put out: "Acme's claim"."""
OFFERS = word_list(
    """
    say says said estimate estimated give gave given show showed shown offer offered provide provided report
    reported find found claim claimed count counted ask asked put publish published deny denied write wrote name
    named release released present presented cite cited have has call called announce announced tweet tweeted
    confirm confirmed state stated approve
    """
)
"""Verbs for putting something out."""
FIGURES = word_list("number numbers figure figures estimate estimates count toll study survey total statistics stats")
"""Nouns for a number, or for what tells one."""
TITLES = word_list(
    """
    president mr mrs ms minister general governor judge justice doctor dr professor prof senator secretary chancellor
    king queen prince princess pope mayor captain colonel sir lord lady chief director chairman spokesman spokeswoman
    spokesperson former ex late old poor that this
    """
)
"""What stands before a name without being one."""
OFFICES = TITLES | {"head", "commander", "ambassador", "leader", "manager", "executive"}
"""Whose holder speaks for what stands behind them: "chief of police"."""
KIN = word_list(
    """
    wife husband widow fiancee fiance partner girlfriend boyfriend son sons daughter daughters child children brother
    brothers sister sisters father mother parents uncle aunt cousin family friend friends lawyer lawyers
    """
)
"""Who belongs to somebody, and is another one."""
NOBODYS = re.compile(
    r"(?:(?:the|first|early|initial|latest|recent|some|most|many|various|several|media|press|news|local|official) )*"
    r"(?:reports|accounts|rumou?rs|news)(?! (?:by|of|from|in) )(?!\w)"
)
"""What stands behind "according to" and is nobody's: "the first reports"."""

SAYINGS = (
    HELD_BY
    | FIGURES
    | word_list(
        """
    researchers team government officials authorities article paper
    """
    )
)
"""Nouns for what a speaker put out, or for who the speaker is: behind a name they belong to it."""


def offers(word: str) -> bool:
    """Whether a word is a verb for putting something out: "said", "apologised". What is withdrawn may be money."""
    return not word.startswith("withdr") and (word in OFFERS or bool(SPOKEN.fullmatch(word)))
