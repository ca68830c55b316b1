"""Words that news uses one for another, whatever the story; a match by them counts a little less."""

from collections.abc import Set

from bot.search.stems import spelled, stem

_GROUPS = """
troops troop soldier soldiers fighter fighters military army forces personnel servicemen|
killed kill kills killing die dies died dead death deaths deadly fatality fatalities victim victims perished toll|
implode imploded implosion|
aboard board onboard|
blew blow blown explode exploded explosion explosions blast blasts detonate detonated|
bomb bombs bombed bombing|
attack attacked attacks strike struck strikes hit assault raid attacking|
ship ships vessel vessels boat boats naval navy yacht|
send sent sending sends deploy deployed deployment dispatch dispatched|
send sent carry carried transport transported brought bring|
move moved moves carry carried carries transport transported transfer transferred ship shipped brought taken arrive
arrived bring|
fight fighting fights fought combat battle battles|
use used using uses employ employed|
weapon weapons arms munition munitions ammunition|
agreement deal pact treaty accord agreed|
approve approved authorise authorised sign-off greenlight|
involve involved involvement participate participated participation part|
picture pictures photo photos photograph photographs image images imagery pic pics|
station stationed stations based located|
false fake faked forge forged forgery forgeries counterfeit bogus phoney fabricate fabricated fabrication|
real genuine authentic|
necessary needed|
own owns owned owning owner owners ownership belong belongs belonged|
papers documents identity id ids|
technology technologies technological tech|
plane planes airplane airplanes aeroplane aeroplanes airliner airliners aircraft jet jets|
collapse collapsed fall fell fallen|
injured injury injuries wounded wound hurt|
ill illness illnesses sick sickness sickened|
fire fires burn burned burnt blaze|
arrest arrested arrests detain detained custody|
prepare prepared preparing ready readied|
train trained training|
plan planned plans planning intend intended|
study research survey paper studies report|
supply supplied supplies provide provided provides deliver delivered deliveries delivery give gave given handed|
hurricane storm cyclone|
hit landfall ashore struck|
apologise apologize apology apologies sorry regret regrets|
see seen saw witness witnessed spot spotted sighted|
old outdated obsolete antiquated|
intelligence spy spies espionage|
surveillance spy spies spying espionage|
high altitude altitudes|
dispute disputed contested|
happen happened happens occur occurred|
close closed closes end ended ends shut discontinued|
drop dropped discontinued|
leave left depart departed sail sailed|
leave left quit quits withdraw withdraws withdrew withdrawn withdrawing|
conspire conspires conspired conspiring conspiracy conspiracies|
raise raised increased increase|
effective effectiveness good|
more further additional|
order ordered command commanded|
crowd crowds group groups gathering gatherings gathered|
blame fault culpable|
behind responsible culprit perpetrator|
probe investigation inquiry proceedings case|
money cash funds|
economic financial|
aid assistance help|
money cash sum amount dollar dollars euro euros pound pounds|
mail mails email emails|
hack hacks hacked hacking cyberattack cyberattacks|
hack hacks hacked hacking breach breached breaches intrusion|
steal steals stole stolen theft thefts robbed|
fine fined fines penalty penalties|
ban bans banned forbid forbidden prohibit prohibited|
suspend suspended suspension|
vote votes voted ballot ballots voting|
fraud fraudulent rigged rigging manipulate manipulated manipulation|
missing vanish vanished disappear disappeared disappearance|
wreck wreckage debris|
pay pays paid payment payments|
lawsuit suit sued sue|
company firm|
laboratory laboratories lab labs|
leak leaks leaked|
danger dangers risk risks|
quash quashed overturn overturned overturns annul annulled|
reason why because|
total overall altogether|
overthrow overthrown topple toppled|
discover discovered found find finds|
beforehand advance|
earthquake earthquakes quake quakes tremor|
predict predicts predicted prediction foretell foretold|
fly flew flown flight|
children child kids|
doctor doctors medic medics physician|
old age aged|
hot temperature temperatures|
cold temperature temperatures|
deep depth depths|
fast speed speeds|
tall height heights|
lose loses losing lost loss losses|
spokesman spokeswoman spokesperson|
refuse refuses refused refusing refusal decline declines declined declining|
percent percentage proportion share|
heavy weight weigh weighs weighed|
long length duration|
wide width|
far distance|
warn warned warning alert alerted caution cautioned|
tape tapes taped|
rebel rebels separatist separatists insurgent insurgents|
cause caused trigger triggered spark sparked|
start started ignite ignited|
pressed pressing pressure pressured pressuring pressures pressurise pressurised|
survive survives survived surviving survivor survivors|
faulty defect defects defective problem problems failure failures malfunction malfunctions|
hide hides hid hidden hiding withhold withholds withheld withholding conceal conceals concealed concealing|
telephone telephoned phone phoned phones|
video videos footage clip clips|
delete deleted erase erased overwrite overwritten wipe wiped|
trip trips journey journeys|
connected connection linked link|
documents documentation paperwork|
employee employees worker workers staff staffer|
car cars vehicle vehicles|
truck trucks lorry lorries|
pupil pupils student students|
jail jailed prison imprisoned imprisonment incarcerated|
buy bought purchase purchased acquire acquired acquisition|
resign resigned resignation|
build built construct constructed construction|
repair repaired repairs|
inspect inspected inspection examine examined examination|
rescue rescued|
flood floods flooded flooding inundated|
rise rises rose risen increase increased climb climbed|
secret secretly covert covertly clandestine|
toxic poisonous|
vaccine vaccines vaccination jab jabs|
lawyer lawyers attorney attorneys solicitor|
begin began begun start starts started commence commenced|
stop stopped halt halted cease ceased|
delay delayed postpone postponed|
cancel cancelled canceled|
choose chose chosen select selected|
protest protests protesters demonstration demonstrations demonstrators|
bribe bribes bribed bribery kickback kickbacks|
insolvent insolvency bankrupt bankruptcy|
debt debts owe owes owed|
kidnap kidnapped kidnapping abduct abducted abduction|
invade invaded invasion|
shoot shot shooting shootings gunfire|
drone drones uav uavs|
cable cables wire wires|
harm harmed harmful|
test tests tested testing|
buried bury burial|
broke broken breakage|
decide decided decision decisions|
deliver delivered delivery|
fail failed failure failures|
marry married marriage|
explain explained explanation|
analyse analysed analysis analyze analyzed|
conclude concluded conclusion conclusions|
expand expanded expansion|
expel expelled expulsion expulsions|
destroy destroyed destruction|
detect detected detection|
divide divided division|
explore explored exploration|
choose choice|
lose loss|
grow grew grown growth|
weigh weight|
robbed robbery rob|
assassinate assassinated assassination|
die death|
born birth|
complain complained complaint complaints|
advise advised advice|
believe belief beliefs|
receive received receipt|
recover recovered recovery|
discover discovery|
remove removed removal|
refuse refusal|
approve approval|
arrive arrival|
survive survival|
admit admission|
omit omission|
submit submission|
intend intention|
extend extension|
suspect suspicion|
seize seized seizure confiscate confiscated|
expose exposed exposure|
corrupt corruption|
pollute polluted pollution contaminate contaminated contamination|
compensate compensation|
resist resistance|
appear appearance|
enter entry|
injure injury|
inquire inquiry|
warn warning
"""

_NEAR_GROUPS = """
explode exploded explosion blast detonate bomb|
responsible responsibility guilty blame fault culpable|
killed die dead death fatality casualty casualties victim injured injury wounded hurt|
prepare ready train trained training|
attack strike assault raid sabotage sabotaged|
money cash economic financial aid assistance payment pay|
weapon weapons arms gun guns rifle rifles missile missiles shell shells ammunition tank tanks drone drones|
papers identity passport passports visa visas|
ban suspend|
send move|
sell buy trade|
warn threaten|
resign fire sack dismiss|
win lead|
start ignite cause trigger spark|
tape tapes taped recording recordings|
fault faults defect defects problem problems
"""
"""Words that are told of the same things and are another thing all the same: who was hurt is not dead."""


def _grouped(groups: str) -> dict[str, frozenset[str]]:
    """The stems of each word's groups, itself among them."""
    found: dict[str, frozenset[str]] = {}
    for line in groups.split("|"):
        stems = frozenset(stem(spelled(word)) for word in line.split())
        for word in stems:
            found[word] = found.get(word, frozenset()) | stems
    return found


_ALIKE, _NEAR = _grouped(_GROUPS), _grouped(_NEAR_GROUPS)
_NONE = frozenset[str]()


def alike(word: str) -> frozenset[str]:
    """The stems that may stand for this stem, itself among them."""
    return _ALIKE.get(word) or frozenset((word,))


def others_alike(words: Set[str]) -> frozenset[str]:
    """The stems that may stand for one of these and are none of them."""
    return frozenset[str]().union(*(_ALIKE[word] for word in words & _ALIKE.keys())) - words


def related(word: str) -> frozenset[str]:
    """The stems of words near to this one that cannot stand for it: a claim of theirs may be offered, never taken."""
    return _NEAR.get(word, _NONE)
