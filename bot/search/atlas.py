"""Countries by the words for them and for their people, so that "the French" are France.

A name of a place that the desk does not know is no slip of one that it knows, and no word to be passed over.
"""

from bot.domain.text import folded

_COUNTRIES = """
afghanistan afghan afghans|albania albanian|algeria algerian|andorra|angola angolan|
argentina argentine argentinian|armenia armenian|australia australian aussie|austria austrian|
azerbaijan azerbaijani azeri|bahrain bahraini|bangladesh bangladeshi|barbados|belarus belarusian belarussian|
belgium belgian|belize|benin|bhutan|bolivia bolivian|bosnia bosnian|botswana|brazil brazilian|
britain british briton britons brits uk england english scotland scottish wales welsh|bulgaria bulgarian|
burundi|cambodia cambodian|cameroon|canada canadian canadians|chad chadian|chile chilean|china chinese beijing|
colombia colombian|congo congolese|croatia croatian|cuba cuban|cyprus cypriot|czechia czech|
denmark danish dane danes|djibouti|ecuador ecuadorian|egypt egyptian|eritrea eritrean|estonia estonian|
ethiopia ethiopian|fiji|finland finnish finn finns|france french frenchmen|gabon|gambia|georgia georgian|
germany german|ghana ghanaian|greece greek|guatemala|guinea|guyana|haiti haitian|honduras|hungary hungarian|
iceland icelandic|india indian|indonesia indonesian|iran iranian tehran|iraq iraqi|ireland irish|israel israeli|
italy italian|jamaica jamaican|japan japanese|jordan jordanian|kazakhstan kazakh|kenya kenyan|korea korean|
kosovo kosovar|kuwait kuwaiti|kyrgyzstan kyrgyz|laos|latvia latvian|lebanon lebanese|lesotho|liberia|
libya libyan|lithuania lithuanian|luxembourg|madagascar|malawi|malaysia malaysian|maldives|mali malian|
malta maltese|mauritania|mauritius|mexico mexican|moldova moldovan|monaco|mongolia mongolian|montenegro|
morocco moroccan|mozambique|myanmar burma burmese|namibia|nepal nepali nepalese|netherlands dutch holland|
nicaragua|niger|nigeria nigerian|norway norwegian|oman omani|pakistan pakistani|palestine palestinian|panama|
paraguay|peru peruvian|philippines filipino philippine|poland polish pole poles|portugal portuguese|
qatar qatari|romania romanian|russia russian|rwanda rwandan|samoa|serbia serbian serb serbs|singapore|
slovakia slovak|slovenia slovenian|somalia somali|spain spanish spaniard spaniards|sudan sudanese|suriname|
sweden swedish swede swedes|switzerland swiss|syria syrian|taiwan taiwanese taipei|tajikistan tajik|tanzania|
thailand thai|tonga|tunisia tunisian|turkey turkish turk turks turkiye ankara|turkmenistan|uganda ugandan|
ukraine ukrainian|uruguay|uzbekistan uzbek|vatican|venezuela venezuelan|vietnam vietnamese|
yemen yemeni houthi houthis|zambia|zimbabwe|america american usa|europe european|africa african|asia asian|
crimea crimean|chechnya chechen|gaza|tibet|catalonia|donbas|siberia siberian|
""".replace("\n", "")

_ABROAD = """
russia russland rusland russie rossija rosja rusya|
ukraine ucraina ucrania ukraina oekraine ukrayna|
germany deutschland allemagne alemania germania alemanha duitsland niemcy almanya|
france frankreich francia frankrijk francja fransa|
britain grossbritannien inghilterra angleterre inglaterra engeland|
belarus weissrussland bielorussie bielorrusia bielorussia|
china kina chiny cin|
japan japon giappone japao|
korea coree corea coreia|
poland polen pologne polonia polska|
spain spanien espagne espana spagna espanha spanje|
italy italien italie italia|
turkey turkei turquie turquia turchia|
sweden schweden suecia svezia sverige|
norway norwegen norvege noruega norvegia norge|
denmark danemark dinamarca danimarca denemarken danmark|
netherlands niederlande olanda holanda|
switzerland schweiz suisse suiza svizzera|
austria osterreich autriche|
hungary ungarn hongrie hungria ungheria|
greece griechenland grece grecia|
egypt agypten egypte egipto egitto|
europe europa|
brazil brasilien bresil brasil brasile|
syria syrien syrie siria
""".replace("\n", "")
"""What countries are called in other languages, as words are folded."""

_HOME = {word: group.split()[0] for group in f"{_COUNTRIES}|{_ABROAD}".split("|") if group for word in group.split()}
_PLURAL = {f"{word}s": home for word, home in _HOME.items() if len(word) > 4 and word[-1] not in "sh"}

EXONYMS = {
    folded(abroad): name
    for name, *others in (
        group.split()
        for group in (
            "northkorea nordkorea coreedunord coreadelnorte coreadelnord coreiadonorte noordkorea koreapolnocna|"
            "southkorea sudkorea coreedusud coreadelsur coreadelsud coreiadosul zuidkorea koreapoludniowa|"
            "unitedstates vereinigtestaaten vereinigtenstaaten etatsunis estadosunidos statiuniti verenigdestaten eeuu|"
            "unitedkingdom vereinigteskonigreich royaumeuni reinounido regnounito|"
            "unitednations vereintenationen nationsunies nacionesunidas nazioniunite onu|"
            "europeanunion europaischeunion unioneuropeenne unioneuropea uniaoeuropeia|"
            "nato otan|kremlin kreml cremlino|"
            "whitehouse weisseshaus weissehaus weissenhaus maisonblanche|"
            "moscow moskau moscou moscu mosca moskou moskva|"
            "kyiv kiew kiev kijow|beijing pekin peking pechino|pyongyang pjongjang pionyang|brussels brussel bruxelles|"
            "berlin berlino|vienna wien|warsaw warschau varsovie varsovia warszawa|"
            "russia россия росія 러시아|ukraine украина україна 우크라이나|china китай 중국|japan япония японія 일본|"
            "northkorea севернаякорея північнакорея кндр 북한|southkorea южнаякорея південнакорея 한국|"
            "unitedstates сша 미국|nato нато 나토|unitednations оон 유엔|europeanunion eu ес єс евросоюз євросоюз|"
            "germany германия німеччина 독일|france франция франція 프랑스|belarus беларусь белоруссия білорусь|"
            "unitedkingdom великобритания великобританія британия британія 영국|poland польша польща 폴란드|"
            "turkey турция туреччина 튀르키예 터키|iran иран іран 이란|israel израиль ізраїль 이스라엘|"
            "moscow москва 모스크바|kyiv киев київ 키이우|kremlin кремль 크렘린|beijing пекин пекін 베이징|"
            "pyongyang пхеньян 평양|seoul сеул 서울|washington вашингтон 워싱턴"
        ).split("|")
    )
    for abroad in others
}
"""Names of cities, houses and countries of two words in other languages, folded without spaces: what they are here."""

SPELT_OUT = {"united states": "america", "united kingdom": "britain", "european union": "eu"}
"""Names of two words, as they are compared with those of one."""

PLACES = frozenset(_HOME) | frozenset(_PLURAL)
"""Every word for a country, a part of the world or its people, lower case."""


LANDS = frozenset(_HOME.values())
"""The words by which places are compared: countries and parts of the world by their own names."""


def home(word: str) -> str:
    """The place that a word names, or whose people it names: "french" is "france"; any other word stays as it is."""
    return _HOME.get(word) or _PLURAL.get(word) or word


def people_of(word: str) -> tuple[str, ...]:
    """Every word for the same place: what an entry of it may be called by."""
    where = home(word)
    return tuple(other for other, at in _HOME.items() if at == where) if where in _HOME else ()
