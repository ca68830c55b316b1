"""Words that say nothing of what a text is about. English, Russian and Ukrainian."""

STOP_WORDS = frozenset(
    """
    a about above after again all also am an and any are as at be because been before being below between both but by
    can could did do does doing done down during each few for from further get got had has have having he her here hers
    herself him himself his how i if in into is it its itself just let me more most my myself no nor not now of off on
    once only or other our ours ourselves out over own s same she should so some such t than that the their theirs them
    themselves then there these they this those through to too under until up us very was we were what when where
    which while who whom why will with would you your yours yourself yourselves
    im ive youre youve hes shes weve theyre theyve thats whats dont doesnt didnt isnt arent wasnt werent cant
    couldnt wont wouldnt shouldnt hasnt havent hadnt aint gonna via rt amp
    и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по ее её мне было вот от меня еще ещё
    нет о из ему когда даже ну ли если или ни быть был него до вас уж вам ведь там потом себя ей может они тут где есть
    ней для мы тебя их чем была сам чтоб без чего раз тоже себе под будет кто этот того потому этого какой ним здесь
    этом мой тем чтобы нее неё были куда зачем всех при это эта эти
    і й та що як не на до з у в за про це той ця ці є був була було були для від чи або але ж б би ми ви вони він вона
    воно його її їх хто де коли чому якщо
    """.translate(str.maketrans("йїё", "иіе")).split()
)
"""As words are folded: й is и."""

UNFILED = STOP_WORDS | {"id", "ill"}
"""What no claim is filed under and no search is made by: "I'd" and "I'll" are these there, without their signs."""
