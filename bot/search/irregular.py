"""English words whose forms share no ending: "sent" is "send", "sank" is "sink", "women" are a "woman".

Left out are forms that are as often another word: "found", "left", "saw", "lay", "felt", "ground", "wound", "bore".
"""

_FORMS = """
send sent|say said|tell told|take took taken|give gave given|get got gotten|go went gone|come came|do did done|
make made|keep kept|hold held|know knew known|think thought|bring brought|buy bought|fight fought|seek sought|
teach taught|catch caught|sell sold|build built|lend lent|spend spent|bend bent|lose lost|shoot shot|meet met|
feed fed|lead led|flee fled|speed sped|bleed bled|breed bred|win won|run ran|begin began begun|sink sank sunk|
swim swam swum|sing sang sung|ring rang rung|spring sprang sprung|drink drank drunk|shrink shrank shrunk|
strike struck stricken|stick stuck|sting stung|swing swung|hang hung|spin spun|dig dug|
break broke broken|speak spoke spoken|steal stole stolen|freeze froze frozen|choose chose chosen|wake woke woken|
drive drove driven|ride rode ridden|rise risen|arise arose arisen|write wrote written|hide hid hidden|
shake shook shaken|mistake mistook mistaken|undertake undertook undertaken|overtake overtook overtaken|
fall fell fallen|fly flew flown|blow blew blown|grow grew grown|throw threw thrown|draw drew drawn|show shown|
withdraw withdrew withdrawn|overthrow overthrew overthrown|eat ate eaten|see seen|forbid forbade forbidden|
forget forgot forgotten|forgive forgave forgiven|swear swore sworn|tear tore torn|wear wore worn|
stand stood|understand understood|withstand withstood|withhold withheld|uphold upheld|sit sat|sleep slept|
sweep swept|creep crept|weep wept|leap leapt|deal dealt|mean meant|pay paid|lay laid|hear heard|
become became|mislead misled|overcome overcame|undergo underwent undergone|foresee foresaw foreseen|bind bound|
foretell foretold|burn burnt|learn learnt|slide slid|shine shone|sew sewn|sow sown|prove proven|saw sawn|swell swollen
"""

_SEVERAL = """
man men|woman women|child children|foot feet|tooth teeth|mouse mice|crisis crises|
serviceman servicemen|servicewoman servicewomen|spokesman spokesmen|spokeswoman spokeswomen|fisherman fishermen|
policeman policemen|gunman gunmen|wife wives|life lives|knife knives|half halves|thief thieves
"""

_PLURALS = {form: base for base, form in (group.split() for group in _SEVERAL.replace("\n", "").split("|"))}
"""The word that each is several of."""

_DEEDS = {
    form: base for base, *forms in (group.split() for group in _FORMS.replace("\n", "").split("|")) for form in forms
}
BASE = _PLURALS | _DEEDS
"""The word that each form is one of."""
DONE = frozenset(_DEEDS)
"""Those of the forms that tell what is done, or was."""

_ENDINGS = """
add added adding adds|err erred erring errs|lie lied lying lies|tie tied tying ties|die died dying dies|
sue sued suing sues|try tried trying tries|cry cried crying cries|dry dried drying dries|fry fried frying fries|
spy spied spying spies|fly flying flies|dye dyed dyeing dyes|free freed freeing frees|
exceed exceeded exceeding exceeds|succeed succeeded succeeding succeeds|proceed proceeded proceeding proceeds|
virus viruses|bonus bonuses|campus campuses|census censuses|bus buses|gas gases|focus focused focusing focuses
"""

ENDED = {
    form: base for base, *forms in (line.split() for line in _ENDINGS.replace("\n", "").split("|")) for form in forms
}
"""Words of regular endings that the steps of Porter part from their base: "added" is no "ad"."""


def is_past(word: str) -> bool:
    """Whether a word has a form that tells what was done: "fired", "sent"; not "men", which are several."""
    return word.endswith("ed") or word in DONE
