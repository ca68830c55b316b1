"""What a sentence tells by a noun, put with its verb: "Acme hacked Lund" of "Acme was behind the hack of Lund"."""

import re
from functools import lru_cache

from bot.search.irregular import BASE
from bot.search.wording import word_list

_WHO = r"(?P<who>[^\s,;:][^,;:]{0,80}?)"
_NOUN = (
    r"(?:(?:the|an?|several|two|three|many|its|his|her|their) )?"
    r"(?:(?!the |an? |its |his |her |their )[a-z]\w* ){0,2}?(?P<noun>[a-z]{3,})"
)
_ON = r"(?: (?P<on>of|on|against|to(?= [A-Z0-9]| the | his | her )|at|for|into|with|from|in) (?P<whom>[^,;:]{1,120}?))?"
_BEHIND = re.compile(
    rf"{_WHO} (?:is|are|was|were) (?:(?:really|probably|also|itself|directly) )?"
    rf"(?:behind|(?P<bad>responsible for|guilty of)) {_NOUN}{_ON}[.!]?"
)
"""What tells who did something by a noun for what was done; for some things one is responsible who did no such."""
_LIGHT = re.compile(
    rf"{_WHO} (?:has |have |had )?(?P<bad>)(?:made|issued|launched|carried out|conducted|committed|lodged|"
    rf"filed|staged|mounted|undertook|perpetrated|performed|did) {_NOUN}{_ON}[.!]?"
)
"""The same by a verb that says little beside the noun: "made an offer to"."""
_SUSPECTED = re.compile(
    r"[Tt]here (?:is|are|was|were) (?P<not>no )?(?:\w+ ){0,2}?(?:grounds?|reasons?|cause) to (?P<deed>suspect|accuse|"
    r"blame|charge) (?P<whom>(?:the )?[^,;:]{1,80}?) (?P<of>of|with|for) (?P<what>[^,;:]{1,120}?)[.!]?"
)
"""What tells of whom something is thought, without who thinks so."""
_DOER = re.compile(
    rf"{_WHO} (?:is|was|are|were) (?:the|an?|one of the) (?:(?:first|main|sole|only|real|legal) )?"
    r"(?P<noun>owner|maker|author|builder|founder|seller|killer|buyer|leader|designer|inventor|developer|operator|"
    r"supplier|murderer|thief|thieve)s? of (?P<whom>[^,;:]{1,120}?)[.!]?"
)
_CAUSED = re.compile(
    rf"{_WHO} (?:(?:has|had|have) )?(?:caused|triggered|brought about) "
    r"(?P<what>(?:the|an?|its|his|her|their) [^,;:]{1,120}?)[.!]?"
)
_REASON = re.compile(r",? because ")
"""What tells who made something happen, and what begins the reason for which a text tells that something was so."""
_DEEDS = {
    noun: did
    for noun, _, did in (
        pair.partition("=")
        for pair in (
            "owner=owned maker=made author=wrote builder=built founder=founded seller=sold killer=killed buyer=bought "
            "leader=led designer=designed inventor=invented developer=developed operator=operated supplier=supplied "
            "murderer=murdered thief=stole thieve=stole theft=stole sale=sold payment=paid decision=decided "
            "agreement=agreed complaint=complained donation=donated apology=apologised threat=threatened "
            "assassination=assassinated investigation=investigated examination=examined destruction=destroyed "
            "invasion=invaded intrusion=hacked breach=breached abduction=abducted execution=executed "
            "annexation=annexed expulsion=expelled removal=removed interference=interfered "
            "falsification=falsified manipulation=manipulated publication=published shooting=shot selling=sold "
            "stealing=stole bombing=bombed poisoning=poisoned kidnapping=kidnapped hacking=hacked"
        ).split()
    )
}
"""Nouns for what was done, or who did it, that are no form of its verb, and what was done."""
_SAME = word_list(
    "hack attack leak murder bribe raid strike assault visit search test offer request review audit ban purchase order "
    "report sabotage poison fine protest transfer trade rescue kidnap abuse help block cyberattack massacre ambush"
)
"""Nouns that are their verbs as they stand."""
_BAD = word_list(
    "hack attack leak murder bribe raid strike assault sabotage kidnap cyberattack massacre ambush poisoning killing "
    "bombing shooting stabbing kidnapping theft breach intrusion assassination abduction"
)
"""Nouns of which whoever is responsible for it did it: not for whose investigation, or whose fall."""
_OBJECT = word_list("of on against to at into")
"""Prepositions behind such a noun that are none behind its verb: "an attack on Acme"."""
_NEGATED = re.compile(r"(?<!\w)(?:not|never|no)(?!\w)")


@lru_cache(16_384)
def reworded(text: str) -> tuple[str, ...]:
    """Other sentences that say the same as a text does; none of one that tells by a noun of nothing that was done, or
    tells it as not so.
    """
    found: list[str] = []
    if suspected := _SUSPECTED.fullmatch(text):
        is_not, deed, whom = " not" if suspected["not"] else "", _past(suspected["deed"]), suspected["whom"]
        found.append(f"{whom[:1].upper()}{whom[1:]} is{is_not} {deed} {suspected['of']} {suspected['what']}")
    text = _REASON.split(text, maxsplit=1)[0]
    if _NEGATED.search(text):
        return tuple(found)
    if caused := _CAUSED.fullmatch(text):
        found += [f"{caused['who']} is {guilt} for {caused['what']}" for guilt in ("responsible", "to blame")]
    for pattern in (_BEHIND, _LIGHT):
        told = pattern.fullmatch(text)
        is_done = told and (not told["bad"] or told["noun"].removesuffix("s") in _BAD)
        if told and is_done and (deed := _deed(told["noun"])):
            whom = told["whom"] if told["on"] in _OBJECT else f"{told['on'] or ''} {told['whom'] or ''}"
            found.append(f"{told['who']} {deed} {whom}".strip())
    if doer := _DOER.fullmatch(text):
        found.append(f"{doer['who']} {_DEEDS[doer['noun']]} {doer['whom']}")
    return tuple(found)


def _deed(noun: str) -> str:
    """What was done, of which a noun tells; empty where it tells of nothing that was."""
    one = noun if noun in _DEEDS or noun in _SAME else noun.removesuffix("s")
    if one in _SAME:
        return _past(one)
    return _DEEDS.get(one, "")


def _past(verb: str) -> str:
    irregular = next((form for form, base in BASE.items() if base == verb), "")
    return irregular or (f"{verb}d" if verb.endswith("e") else f"{verb}{'n' * verb.endswith('ban')}ed")
