"""The words and phrases that tell what a question wants, in English with a few of other languages, as patterns.

Alternatives stand two spaces apart; a line that ends in a bar goes on in the next. They are looked for in folded words.
"""

import re

from bot.domain.text import without_accents


def word_list(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


def _listed(text: str) -> list[str]:
    return re.split(r"\s{2,}", without_accents(re.sub(r"\|\s*\n\s*", "|", text)).strip())


def _one_of(text: str) -> str:
    return f"(?:{'|'.join(_listed(text))})"


def _any(text: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<!\w)(?:{each})(?!\w)" for each in _listed(text)))


DENY = _one_of(
    r"""
    den(?:y|ies|ied|ying|ial|ials)  refut(?:e|es|ed|ing|ation)  rebut(?:s|ted|tal)?  reject(?:s|ed|ing|ion)?
    dismiss(?:es|ed|ing|al)?  disput(?:e|es|ed|ing)  contest(?:s|ed|ing)?
    contradict(?:s|ed|ing)?(?! \w+sel(?:f|ves))
    disavow(?:s|ed)?  rul(?:e|es|ed|ing)(?: it)? out  sa(?:y|ys|id|ying) no(?= to | way|$)  push(?:es|ed)? back
    den(?:ey|eid|yed|yd)  repudiat(?:e|es|ed)  wave(?:s|d) away  brush(?:es|ed)? (?:off|aside)
    object(?:s|ed) to  (?<!the )(?<!an )(?<!this )(?<!that )(?<!flying )object to
    said it is not true
    call(?:s|ed)? it (?:fake|false|a lie|lies|nonsense|propaganda|untrue|fiction)[a-z ]{0,6}  опроверг\w*
    отрица\w*  заперечу?\w*  부인\w*  bestreit\w*  leugn\w*  negó  niega\w*  dement(?!ia)\w+  desm[ei]nt\w*
    smenti\w*  bestr[ie]t\w*  ontken\w*  nie  nega(?:do)?
    disagrees? with  not accept  against  disprov(?:e|es|ed|en)
    """
)
CONFIRM = _one_of(
    r"""
    confirm(?:s|ed|ing|ation|ations)?  acknowledg(?:e|es|ed|ing)  admit(?:s|ted|ting)?  admission
    verif(?:y|ies|ied|ication)  corroborat(?:e|es|ed|ion)
    (?:independent|official|direct|formal|outside) (?:confirmations?|verification|corroboration)
    conced(?:e|es|ed)  own(?:s|ed)? up  sa(?:y|id) yes
    confess(?:es|ed|ion)?  (?:come|comes|came) clean  plea(?:d|ds|ded) guilty  fess(?:es|ed)? up
    vouch(?:es|ed)? for  back(?:s|ed)? (?:it|this|that) up  stand(?:s|ing)? by  agree(?:s|d)? with
    accept(?:s|ed)?  confrim\w*  comfirm\w*  подтвер\w*  підтвер\w*  призна(?:л|в|е|ю|ть)\w*
    визна(?:л|в|є|ю)\w*  인정\w*  확인\w*  confirmó  confirma\w*  confirme  confirmé
    confermato  bestätig\w*  bevestig\w*
    """
)
NO_EVIDENCE = _one_of(
    r"""
    (?:find|finds|found|has|have|had|see|sees|saw|is|was) no (?:evidence|proof)
    (?:find|finds|found|see|sees|saw) no (?:signs?|traces?|indications?)
    """
)
DOUBT = _one_of(
    r"""
    doubt(?:s|ed|ing|ful)?  s[ck]eptic(?:al|s|ism)?  question(?:s|ed|ing)  (?:not|un) ?sure  unsure  uncertain
    not (?:believe|convinced)  no evidence
    distrust(?:s|ed)?  call(?:s|ed)? (?:it|this|that) into question  believ(?:e|es|ed|ing)
    buy(?:s|ing)? (?:it|this|that|the)  trust(?:s|ed)?
    """
)
DECLINE = _one_of(
    r"""
    declin(?:e|es|ed|ing) to (?:comment|say|answer)  refus(?:e|es|ed) to (?:comment|say|answer|confirm)
    no comment  not comment(?:ed)?(?: on)?  (?:would|will) not (?:say|comment|answer)
    neither confirm\w* nor den\w+  silent  silence  stay(?:s|ed)? quiet
    """
)
WITHDRAW = _one_of(
    r"""
    withdr(?:aw|aws|ew|awn|awal)(?! from)  retract(?:s|ed|ion)?  t(?:ake|akes|ook|aken|aking) (?:\w+ ){0,5}back
    (?:walk|row)(?:s|ed|ing)? (?:\w+ ){0,5}back  back ?(?:track|pedal)(?:s|ed|led|ing)?  recant(?:s|ed|ing)?
    chang(?:e|es|ed|ing) (?:his|her|its|their) (?:mind|tune|story|position|line|version|view|account|stance)
    contradict(?:s|ed|ing)? (?:him|her|it|them)sel(?:f|ves)
    (?:correct|revis|amend)(?:e?s|ed?|ing)? (?:the|its|his|her|their|that) (?:\w+ )?(?:numbers?|figures?|tolls?|counts?|
    estimates?|statements?|claims?|reports?|accounts?|stor(?:y|ies))
    (?:go|goes|went|gone) back on  u turn  climb(?:s|ed)? down  back(?:s|ed|ing)? down  rescind(?:s|ed)?
    """
)
SAY = _one_of(
    r"""
    sa(?:y|ys|id|ying|yin)  claim(?:s|ed|ing)?  assert(?:s|ed|ing|ion)?  alleg(?:e|es|ed|ing|ation|ations)
    report(?:s|ed|ing)?  stat(?:ed|ement|ements)  announc(?:e|es|ed|ing|ement)  accus(?:e|es|ed|ing|ation)
    (?:(?<!to )|(?<=first to )|(?<=last to ))blam(?:e|es|ed|ing)
    tells  told  argu(?:e|es|ed)  insist(?:s|ed)?  maintain(?:s|ed)?  suggest(?:s|ed)?
    estimat(?:e|es|ed)  warn(?:s|ed)?  comment(?:s|ed)?  react(?:s|ed|ion)?  respon(?:d|ds|ded|se)
    repl(?:y|ies|ied)  answer(?:s|ed)?  position  stance  view  opinion  (?<!short )version  line  verdict
    explanation  whose (?:claim|figure|number|estimate|report|theory|word) (?:is|was) (?:it|this|that)(?= that)
    (?<!was )(?<!were )(?<!is )(?<!been )put out(?!(?: \w+){0,2} (?:fires?|blazes?|flames?|lights?|lamp|candle)(?!\w))
    think  thinks  thought  sayd  (?<=who )sais  publish(?:ed|es)?  mention(?:s|ed)?  describ(?:e|es|ed)
    call(?:s|ed)? (?:it|this|that|for)  quot(?:e|es|ed)  on record  discover(?:s|ed)?
    call(?:s|ed)? (?:them|him|her)(?= (?!(?:to|in|on|off|up|back|out|by|at)(?!\w))\w)
    call(?:s|ed)?(?= the \w+ (?:(?:an?|real) )?(?!(?:to|in|on|off|up|back|out|by|at|an?|first)(?!\w))\w+$)
    relay(?:s|ed)?  wrote  write  writes  tweet(?:s|ed)?  find  finds  found
    order(?:s|ed)?  speak  speaks  spoke  talk(?:s|ed)?  theor(?:y|ies)  apologi[sz](?:e|es|ed)
    testif(?:y|ies|ied)  (?<=\w )tell(?! (?:me|us))  сказа\w*  говор\w*  заяв\w*  заявл\w*  dijo  dice  sagte?  gesagt
    dit  disse  detto  zegt  zei
    conclud(?:e|es|ed)  (?:decid|determin)(?:e|es|ed)(?= (?:that|on|about)(?!\w)|$)
    rul(?:e|ed)(?= (?:that|on|about)(?!\w))  뭐라고(?: (?:했|말|밝)\w*)?  뭐래
    말(?:했|하|한)\w*  했(?:어|나|니|는지|습니까|다고|다)\w*  밝(?:혔|히)\w*  주장\w*
    (?:exact|actual|precise|very) (?:words?|wording|quotes?)  words(?= exactly$)
    (?<=(?:was|are) (?:his|her) )words?  (?<=were (?:his|her) )words?
    """
)
NEW = _any(
    r"""
    what (?:is |has |have )?(?:all )?(?:been )?(?:new|changed|happened (?:since|today|yesterday|overnight))  whats new
    any(?:thing)? new(?! york| zealand)  any(?:thing)? (?:changed?|changes|different)
    (?:any ?thing|something|much|what)(?: else| more)? since (?:yesterday|today|last|then|monday|tuesday|wednesday|
    thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|
    december|the \d|\d)  any (?:news|updates?|developments?)  (?<!fake )(?:news|changes|updates?) (?:since|on|about)
    latest(?! to )(?! (?:\w+ )?(?:theor|claim|figure|number|count|estimate|report|statement|version|toll|total)\w*)
    catch me up
    what did i miss  new since  changed since  up to date  update me  что нового
    """
)
DISAGREE = _any(
    r"""
    disagree(?:s|d|ment|ments)?  differ(?:s|ences?|ent versions)?
    at odds  contradict (?:each|one)(?: an)? ?other  versus  vs  clash(?:es)?
    (?:do|does|did) .{2,60} agree(?! with| to)
    what (?:do|does|did) .{2,60} agree (?:on|about)
    same (?:thing|story) as
    """
)
SOURCES = _any(
    r"""
    sources?(?! sa(?:y|id))
    where (?:was|were|is|did|do|can|have|has) (?:this|that|it|these|you|i|we|they|one|
    the)(?!\w).{0,60}(?<!\w)(?:read|published|get|find)
    where (?:was|were|is|have|has) (?:this|that|it|these|you|i|we|one)(?!\w).{0,60}(?<!\w)seen
    where (?:is|was|does|did) (?:this|that|it|these) (?:from|come from|appear)
    where(?= (?:does|did|do|has|have) (?:\S+ ){0,4}?(?:figures?|numbers?|estimates?|tolls?|claims?|rumou?rs?|story|
    stories|reports?|\d+)(?: \S+){0,2} (?:come|came) from$)
    where (?:did|does|do) (?:\S+ ){0,4}?(?:figures?|numbers?|estimates?|tolls?|claims?|rumou?rs?|
    story)(?: \S+){0,2} (?:originate|start)
    origins? of (?:the |this |that |these )?(?:\S+ ){0,3}?(?:figures?|numbers?|estimates?|tolls?|claims?|rumou?rs?)
    links?  cite[ds]?|citations?
    references?  which (?:paper|outlet|journal|newspaper|website|article)
    (?:in )?(?:which|what) (?:paper|outlet|journal|newspaper|website|article|magazine)
    where (?:did|has|have|does|was|is) .{1,40} (?:said|say|claim(?:ed)?|told|tell|announced?|admit(?:ted)?|den(?:y|ied)|
    confess(?:ed)?|report(?:ed)?|write|stated?)
    where (?:is|was|are|were|has|have) (?:this|that|it|these|those|he|she|they|who) .{0,40}written
    where (?:can|could) (?:i|we|one) read  read (?:this|that|it) where  where did you read
    """
)
EVIDENCE = _any(
    r"""
    how (?:do|does|did|can|could) (?:we|you|they|anyone|anybody|i) know(?: (?:this|that|it))?
    how(?= (?:do|does|did|can|could) (?:the )?(?:\w+ ){1,4}?(?:know|find)(?: (?:this|that|it|so))?(?: out)?$)
    evid[ea]nces?  proofs?  prove[nsd]?  based on  back(?:ed|ing)? (?:it|this|that) up  basis  footage
    (?:satellite )?(?:photos?|pictures?|pics?|images?|imagery)  video  documents?  on what grounds  доказательств\w*
    докази
    """
)
_HOW_MANY_ABROAD = r"""
    сколько  скільки  cuant[oa]s?  combien(?: de| des)?  wie ?viele?  quant[iaeo]s?  hoeveel  hur manga
    몇(?: ?(?:명|개|건)\w*)?  얼마\w*  多少  几  幾  何人  いくつ  كم
    """
ABROAD = _any(_HOW_MANY_ABROAD)
"""What asks for a number in other languages."""
WHO_ABROAD = word_list(without_accents("qui quien quienes wer chi wie кто хто 누가"))
WHAT_ABROAD = word_list(without_accents("que qui quoi was wat che cosa 뭐 뭐라고 뭐라 뭘 무엇을 무엇이라고 무슨 말"))
"""What begins a question in other languages, beside their stop words: nobody's name."""
HOW_MANY = _any(
    r"""
    how (?:many|much|often|large|big|high|few|numerous|long(?! ago)|tall|far|fast|heavy|deep|wide|thick|hot|cold)
    how (?:strong|powerful)(?= (?:is|was|are|were)(?!\w))
    how close(?= (?:did|do|does|is|are|was|were)(?!\w)(?! .* (?:deal|war|agreement|end|peace|vote|race)$))
    how old(?! (?:is|are) (?:this|that|these|those|the) (?:news|claim|story|stories|report|rumou?r|information)s?(?!\w))
    (?:what|which)(?: is| are| was| were)?(?: (?:the|its|their|his|her)(?: (?!most|least)\w+){0,2})? (?:temperature|age|
    height|depth|speed|weight|length|distance|width|price|percentage|share|amount)(?! of \w+ing)
    (?:what|which|whats the|list|all|list all)(?: is| are| was| were)?(?: the| all|
     all the)* ?(?:\w+ ){0,3}(?:numbers?|figures?|(?<!\d )counts?|tolls?|totals?|estimates?|statistics)
    death tolls?  tolls?  figures?  numbers?  size  head ?counts?  statistics  estimates
    (?:first |official )*(?<!\d )counts?  confidence interval  numbers
    \w*(?:多少|几|幾|何人|何名|いくつ|どれくらい)\w*
    """
    + _HOW_MANY_ABROAD
)
HOW_MANY_SURE = _any(
    r"""
    how (?:many|much|often|large|big|high|few|numerous)
    (?:what|which)(?: is| are| was| were)?(?: the)? ?(?:\w+ ){0,2}(?:numbers?|figures?|count|toll|total|
    estimate)(?! (?:for|of) \d)  \d+ (?:\w+ ){0,2}(?:or|vs|versus) (?:\w+ )?\d+
    \w*(?:多少|几|幾|何人|何名|いくつ|どれくらい)\w*  who (?:else )?(?:gives?|gave|has) (?:\w+ )?(?:numbers|figures)
    """
    + _HOW_MANY_ABROAD
)
WHEN = _any(
    r"""
    when  (?:what|which|on what|on which) (?:day|date|time|month|year)  how long ago  since when  time ?line
    chronology  date of  когда  коли  언제\w*  since what date  how recent(?:ly)?
    how old (?:is|are) (?:this|that|these|those|the) (?:news|claim|story|stories|report|rumou?r|information)s?
    """
)
WHERE = _any(
    r"""
    where  (?:what|which|in what|in which) (?:place|town|city|country|region|location|area)  locations?  где  어디\w*
    де
    """
)
BY_WHOM = _any(
    r"""
    by whom  according to (?:whom|who)  who says so  says who  on (?:whose|who) (?:authority|word|account)
    who (?:is (?:it )?(?:saying|claiming)|claims) (?:this|that(?! \w)|it(?! (?:is|was|has|had|will)(?!\w))|so)
    from whom
    who (?:should|can|do|could) (?:i|we|one|you|people) (?:believe|trust)
    whose claim(?! (?:is|was) (?:it|this|that) that)  who is behind  кто сказал
    """
)
DISPUTED = _any(
    r"""
    (?:what|which|whats|anything|claims?|points?|everything|parts?|is|are|still|
    whatever)(?: \w+){0,5} (?:(?:un)?disputed|(?:un)?contested|contentious|controversial|unclear|in dispute|open|
    unresolved|corroborated|unverified|refuted|withdrawn)
    (?:what|which|whats)(?: (?:is|are|was|were|has|have|been|claims?|parts?|points?|
    still|remains?)){0,3} (?:not|never|un)(?: yet| so far| been){0,2} ?(?:confirmed|verified|proven|proved)(?! by)
    points? of contention  in dispute  bones? of contention  open questions?  controvers(?:y|ies)
    """
)
STATUS = _any(
    r"""
    (?:is|was|are|were)(?: all)? (?:it|this|that|these|they|there|the \w+|all)(?: \w+){0,6} (?:true|real|
    really true|fake|legit|a hoax|hoax|false|correct|accurate|confirmed|verified|official|so|right|made up|
    propaganda|disinformation)
    how (?:credible|reliable|accurate|solid|trustworthy|plausible)(?= (?:is|are|was|were)(?!\w))
    true or (?:false|not)  real or (?:fake|not)  fact ?check\w*
    (?:is it|is this|is that|it is) (?:so )?(?:true|real|legit|fake)  how true  any truth
    truth (?:in|to|of|about)  debunk(?:ed)?  legit  hoax  fake(?! news| papers| id| passports| documents)
    status  is that so  for real  correct  true  can anybody check  check this  thoughts
    so is it real  verified  правда  bogus  really(?! (?:say|claim|state|report|insist|argue|tell|accuse)(?!\w))
    """
)
BRIEF = _any(
    r"""
    what is (?:this|it|that|(?:the|this|that) story|all this|the deal|going on|happening)(?: all)?(?: about| with)?$
    what (?:happened|is going on|is happening|is the story)  summar(?:y|ise|ize)\w*  in brief  brief(?:ly)?
    short version  overview  explain  what do (?:we|you) know  tell me about  what is the story  background
    in a nutshell  recap  the gist  eli5  fill me in  (?:sum|wrap) (?:(?:it|this|that|everything|things) (?:all )?)?up
    """
)
WHO_IS = _any(
    r"""
    who (?:is|was|are|were)(?: this| that| the)?(?= \S)(?! (?:saying|claiming|denying|behind|right|lying|wrong|
    in the wrong|telling|being|
    confirming|doubting|to blame|responsible|it saying|
    (?!king|ming|ning|sterling|irving|fleming|browning|harding|manning|downing|keating|golding)\w{2,}ing \w))
    what (?:does|do|did)(?= .{1,40} stand for$)
    who$
    """
)
OPINION = _any(
    r"""
    should  do you (?:think|believe|like|feel|support)  morally  your opinion  who (?:will|would) win
    will .{1,40} win  what do you think  prove me wrong
    """
)
TALK = _any(
    r"""
    thanks?  thank you  lol  good bot  bad bot  how are you  hello  hi  hey  useless  ok
    good (?:morning|evening|night)  poem  joke  bye  love you  stupid bot  you (?:are|re|suck|rock)
    (?:who|what|how|where) (?:are|were|made|built) you  are you  do you(?! (?:have|know))
    (?:can|could|will|would) you(?! (?:tell|say|give|show|find|list))
    (?:good|bad|nice|great|well|stupid|dumb) (?:bot|job|work|one|idea|point|question|done|boy|girl|try)  all good
    your (?:name|favou?rite)  bot  what(?: is)? (?:(?:time|day) is it|the time)(?: now| today)?(?: in \w+)?$
    """
)


CALLED_TRUE = re.compile(
    rf"(?<!\w)(?P<verb>{SAY}|believes?|thinks?)(?: that)? "
    r"(?:its|(?:it|this|that|all this|all of it|the story|they) (?:is|was|are))(?: all)? "
    r"(?P<label>(?P<against>not (?:true|real|so|right)|"
    r"(?:a )?(?:fake(?: news)?|hoax|false|lies?|untrue|nonsense|made up|propaganda))|"
    r"true|real|genuine|authentic|right|correct|so|legit|a fact)(?: or not| right| correct| yes| true)?$"
)
"""Where it is asked who says that all of it is true, or is not."""
WANTS = re.compile(
    r"(?:so |and |but |ok )*who (?:else |also )?(?P<verb>wants?|wanted|demands?|demanded|urges?|urged|"
    r"call(?:s|ed) (?:on|for)) (?:(?:\w+ ){1,6}?to (?!be(?!\w))\w|"
    r"(?!to )(?:\w+ ){1,4}(?:to be )?(?:\w{3,}ed|gone|out)$)"
)
"""Where it is asked who would have somebody do something: what that is, is no verb of the question."""
DISAGREES_THAT = re.compile(
    r"(?:so |and |but |ok )*(?:who|(?:does|did|has) any(?:one|body)) (?:else )?"
    r"(?P<verb>disagree(?:s|d)? (?:with (?:\w+ ){1,5}?)?that )\w+ \w"
)
"""Where it is asked who says that something told in words is not so."""
TOLD_TO = re.compile(r"(?:so |and |but |ok )*(?P<who>who) (?:has |had )?told (?:the )?(?:\w+ ){1,4}?to \w")
"""Where it is asked who had somebody do something, and not who said it."""
WHICH_PLACE_DID = re.compile(
    r"(?:so |and |but |ok )*(?P<which>(?:which|what) (?:town|city|country|region)) "
    r"(?!is |are |was |were |did |does |do |has |have |had |will |would |to |of |in |on |and |or )\w"
)
"""Where it is asked which country did something, and not in which it was done."""
FIRST_TOLD = re.compile(
    r"(?:so |and |but |ok )*(?:when (?:was|were|did|has|have) (?:\w+ ){0,6}?|who (?:was |is )?(?:the )?"
    r"(?=(?:first|last)(?: one)?$))(?P<told>(?:first|last)(?: one)?$|(?:first|originally|initially) (?:"
    r"reported|claimed|announced|published|said|mentioned|revealed|made public|told)|(?:story|news) (?:first )?"
    r"(?:break|broke|emerge|surface)|first (?:reports?|claims?) (?:emerge|surface|appear|come out|made)|"
    r"(?:reports?|claims?) first (?:emerge|surface|appear|come out|made))(?!\w)"
)
"""Where it is asked when, or by whom, something was told for the first time, and not when it happened."""
WHAT_OF_THEIRS = re.compile(
    r"(?:so |and |but |ok )*what (?:did|does|do|has|have) (?:(?:\w+ ){1,5}?(?P<verb>call(?:ed)?) "
    r"(?!(?:for|to|off|in|on|out|up)(?!\w))|(?:\w+ ){0,4}?xx+ (?:analysis|study|report|review|inquiry|investigation|"
    r"audit|survey|research) (?P<shows>show|shown|reveal|revealed|indicate|indicated)$)"
)
"""Where it is asked what somebody called something, and what their report showed; the letters x stand for a name."""
CALLED_FALSE = re.compile(
    r"(?<!\w)(?P<verb>call(?:s|ed|ing)?|brand(?:s|ed)?|label(?:s|l?ed)?|describ(?:es|ed)|dismiss(?:es|ed)?|"
    r"reject(?:s|ed)?|denounc(?:es|ed)|wav(?:es|ed)) (?P<what>(?:\w+ ){0,12}?)(?P<label>(?:as )?(?:(?:all|just|a|an|"
    r"pure|total|complete|utter|more) )*(?:fake news|fakes?|false|lies?|nonsense|propaganda|untrue|fiction|hoax|bogus|"
    r"made up|fabricat\w+|disinformation|rubbish|baseless|unfounded))"
    r"(?=$| (?:right|correct|true|yes|no|huh|or|and|but|when|at|in|on|by|last|this|yesterday|today|is|was|did|"
    r"before|after|during)(?!\w))"
)
"""Where somebody is told, or asked, to have called something false: "called the reports fake news"."""
SAYS_FALSE = re.compile(
    r"(?<!\w)(?P<verb>sa(?:y|ys|id|ying)|claim(?:s|ed)?|thinks?|thought|insist(?:s|ed)?|argu(?:e|es|ed))(?: that)? "
    r"(?P<what>(?!(?:he|she|i|we) (?:is|was|were) )(?:\w+ ){1,8}?)(?:is|are|was|were) (?:all |just |simply |totally )*"
    r"(?P<label>wrong|false|untrue|incorrect|nonsense|not true|a lie|lies)$"
)
FALSE = (CALLED_FALSE, SAYS_FALSE)
SPOKEN = re.compile("|".join((DENY, CONFIRM, DOUBT, WITHDRAW, SAY)))
"""One verb, or noun, for saying, denying or confirming something."""


def whole_words(pattern: str) -> re.Pattern[str]:
    """A pattern that begins and ends with a word."""
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")
