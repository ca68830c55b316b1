"""Turns of phrase in which people ask, each told from one that looks like it, over an invented story of a stone."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.told import told

PACK = """
topics:
  stone: {title: The stone of Hale Farm, aliases: [Hale stone]}
actors:
  institute: {name: Dunmore Institute, kind: group, aliases: [Dunmore]}
  voss: {name: Mara Voss, kind: person, role: geologist, aliases: [Voss], part_of: institute}
  kesh: {name: Kesh Laboratory, kind: group, aliases: [Kesh]}
  hale: {name: Joss Hale, kind: person, role: farmer, aliases: [Joss]}
  spek: {name: Rolf van der Spek, kind: person}
  museum: {name: Arden Museum, kind: group, aliases: [Arden]}
  fenn: {name: Ria Fenn, kind: person, role: widow of Emil Tolk}
  lim: {name: Ada Lim, kind: person, role: president and head of the Stone Society, aliases: [Lim], part_of: kesh}
sources:
  echo: {outlet: echo.example, published: 2025-05-03}
  courier: {outlet: courier.example, published: 2025-06-03}
claims:
  meteorite: {text: The stone is a meteorite}
  ore: {text: Ordinary ore makes the stone stand out}
  age:
    text: The stone is from the years 300 to 500
    figures: [{low: 300, high: 500, unit: AD, counts: age of the stone, phase: tested}]
  century: {text: The stone fell in the fourth century}
  weight-low:
    text: The stone weighs 40 to 60 kilograms
    figures: [{low: 40, high: 60, unit: kilograms, counts: weight of the stone, phase: in May}]
  weight-high:
    text: The stone weighs 75 kilograms
    figures: [{value: 75, unit: kilograms, counts: weight of the stone, phase: in June}]
  barn:
    text: The splinter from the barn weighs 1 kilograms
    figures: [{value: 1, unit: kilograms, counts: weight of a splinter, phase: from the barn}]
  field:
    text: The splinter from the field weighs 2 kilograms
    figures: [{value: 2, unit: kilograms, counts: weight of a splinter, phase: from the field}]
  road:
    text: The splinter from the road weighs 3 kilograms
    figures: [{value: 3, unit: kilograms, counts: weight of a splinter, phase: from the road}]
  pond:
    text: The splinter from the pond weighs 4 kilograms
    figures: [{value: 4, unit: kilograms, counts: weight of a splinter, phase: from the pond}]
  cost: {text: More than 900 crowns were paid for the cart}
  first-report: {text: The first report is full of errors}
  no-crater: {text: No crater was made by the stone}
  return: {text: Arden Museum should return the stone, about: [museum]}
  owner: {text: The owner of the stone is Joss Hale, about: [hale]}
  careless: {text: Dunmore Institute was guilty of gross carelessness, about: [institute]}
  sell: {text: Ada Lim asked Arden Museum to sell the barn, about: [lim, museum]}
  plea: {text: The plea of the farmer was dismissed, happened: 2025-05-05}
  dust:
    text: 30 kilograms of dust a day fall on the farm
    figures: [{value: 30, unit: kilograms a day, counts: dust, phase: in May}]
  air: {text: 70 percent of the dust are still in the air}
  gone:
    text: 20 percent of the ash are gone
    figures: [{value: 20, unit: percent, counts: share that is gone, phase: by June}]
  fair: {text: Joss Hale withdrew from the fair, about: [hale]}
  farm: {text: The farmer of Hale Farm ploughed the field}
  genuine: {text: The letter about the stone is genuine}
  fake: {text: The photograph of the stone is a crude fake}
  found-by-tolk: {text: The stone was found by Emil Tolk}
statements:
  voss-first:
    speaker: voss
    on_behalf_of: institute
    said_on: 2025-05-03
    paraphrase: It came from the sky in the fourth century and left no crater.
    source: echo
    positions:
      - {claim: meteorite, stance: asserts}
      - {claim: century, stance: asserts}
      - {claim: no-crater, stance: asserts}
  voss-weighs:
    speaker: voss
    on_behalf_of: institute
    said_on: 2025-05-04
    paraphrase: The scales show 40 to 60 kilograms, and the age is that of the Romans. She stands by the second report.
    source: echo
    positions:
      - {claim: weight-low, stance: asserts}
      - {claim: age, stance: asserts}
      - {claim: first-report, stance: asserts}
      - {claim: barn, stance: asserts}
      - {claim: field, stance: asserts}
      - {claim: road, stance: asserts}
      - {claim: pond, stance: asserts}
  kesh-denies:
    speaker: kesh
    said_on: 2025-05-05
    quote: the dream of the falling star has sadly ended
    paraphrase: It is not from the sky.
    source: echo
    positions: [{claim: meteorite, stance: denies}, {claim: ore, stance: asserts}]
  kesh-weighs:
    speaker: kesh
    said_on: 2025-06-01
    paraphrase: It is heavier than was said.
    source: courier
    positions: [{claim: weight-high, stance: asserts}, {claim: weight-low, stance: disputes}]
  museum-no:
    speaker: museum
    said_on: 2025-05-05
    paraphrase: The stone stays where it is.
    source: echo
    positions: [{claim: return, stance: disputes}, {claim: meteorite, stance: disputes}]
  hale-wants:
    speaker: hale
    said_on: 2025-05-05
    paraphrase: It is his, and it has to come back.
    source: echo
    positions:
      - {claim: return, stance: asserts}
      - {claim: owner, stance: confirms}
      - {claim: cost, stance: asserts}
      - {claim: genuine, stance: asserts}
      - {claim: dust, stance: asserts}
      - {claim: air, stance: asserts}
      - {claim: gone, stance: asserts}
      - {claim: farm, stance: asserts}
      - {claim: fair, stance: asserts}
  fenn-no:
    speaker: fenn
    said_on: 2025-05-06
    paraphrase: Her husband never saw it.
    source: echo
    positions: [{claim: found-by-tolk, stance: denies}, {claim: weight-low, stance: finds no evidence}]
  lim-careless:
    speaker: lim
    on_behalf_of: spek
    said_on: 2025-05-06
    paraphrase: Nobody wrote down where it lay.
    source: echo
    positions: [{claim: careless, stance: asserts}, {claim: fake, stance: asserts}, {claim: plea, stance: asserts}]
  museum-turns:
    speaker: museum
    said_on: 2025-06-02
    paraphrase: It may be one after all.
    source: courier
    positions: [{claim: meteorite, stance: confirms}]
  voss-back:
    speaker: voss
    on_behalf_of: institute
    said_on: 2025-06-02
    paraphrase: There is a crater after all, under the barn.
    source: courier
    positions: [{claim: no-crater, stance: withdraws}]
"""


desk = desk_of(PACK)


@pytest.mark.parametrize(
    ("asked", "shown", "not_shown"),
    [
        ("does the meteorite still stand?", "The stone is a meteorite", "How it stands · Ordinary ore"),
        ('does "no crater was made by the stone" still stand?', "How it stands · No crater", "not on the desk"),
        ("who claims that the stone is a meteorite", "What was said · Mara Voss", "Who says so"),
        ("did dunmore say no crater was made", "asserted, then withdrew", "No assertion"),
        ("did dunmore say no crater was made", "Dunmore Institute, asserted", "Denials"),
        ("does arden museum still deny that it is a meteorite", "Once: Arden Museum disputed", "Yes:"),
        ("does kesh still deny that it is a meteorite", "Yes: Kesh Laboratory denied", "Once:"),
        ("did mara voss say it fell in the 4th century", "Mara Voss, for Dunmore Institute, asserted", "Nothing"),
        ("who wants the museum to return the stone", "Joss Hale asserted", "No withdrawal"),
        ("did joss admit to owning the stone", "Yes: Joss Hale confirmed", "No confirmation"),
        ("who says the institute was grossly careless", "Ada Lim, for Rolf van der Spek, asserted", "What comes near"),
        ("what did kesh say on june 1", "The stone weighs 75 kilograms", "Nothing Kesh"),
        ("what did kesh say on may 5", "The stone is a meteorite", "Nothing Kesh"),
        ("where was the thing about gross carelessness read", "1 source", "3 statements"),
        ("how old is the stone", "300–500 AD", "Exactly that is not on the desk"),
        ("how heavy is the stone", "75 kilograms", "Exactly that is not on the desk"),
        ("what weight does the stone have", "75 kilograms", "Exactly that is not on the desk"),
        ("which lab said 75 kilograms", "Kesh Laboratory asserted", "What comes near"),
        ('"the dream of the falling star has sadly ended" who said that', "Kesh Laboratory denied", "What comes near"),
        ("who found no sign that it weighs 40 to 60 kilograms", "Ria Fenn finds no evidence", "What comes near"),
        ("does the stone weigh more than 60 kilograms", "75 kilograms", "How it stands"),
        ("were more than 900 crowns paid for the cart", "How it stands · More than 900", "Figures"),
        ("who thinks it's real", "Joss Hale asserted", "several"),
        ("what did voss say in may", "The stone fell in the fourth century", "Nothing Mara Voss"),
        ("what did voss say in june", "withdrew: No crater", "fourth century"),
        ("give me the short version", "In brief", "is not on the desk"),
        ("what is the institute's verdict", "Mara Voss, for Dunmore Institute, asserted", "How it stands"),
        ("how many kilograms according to kesh", "75 kilograms, in June", "No figure"),
        ("why does kesh say the 40 to 60 kilograms are wrong", "Kesh Laboratory disputed", "Nothing Kesh"),
        ("did lim ask the museum to sell the barn", "How it stands · Ada Lim asked", "not on the desk"),
        ("when was the plea dismissed", "The plea of the farmer was dismissed", "is not on the desk"),
        ("was the plea dismissed", "How it stands · The plea", "Denials"),
        ("who dismissed the plea", "Exactly that is not on the desk", "Denials"),
        ("did joss hale withdraw from the fair", "How it stands · Joss Hale withdrew", "No withdrawal"),
        ("what was said on 1 june 2025", "What was said · Kesh Laboratory", "What comes near"),
        ("how much of the ash is gone", "20 percent, by June", "No figure"),
        ("who first said it weighs 40 to 60 kilograms", "What was said · Mara Voss · The stone", "Kesh Laboratory"),
        ("who said first that it is a meteorite", "What was said · Mara Voss", "Kesh Laboratory"),
        ("is rolf van der spek a farmer", "Exactly that is not on the desk", "This reads as"),
        ("who is the geologist", "person, geologist, part of Dunmore Institute", "Who says so"),
        ("who is the farmer", "person, farmer", "Who says so"),
        ("who called the photograph a fake", "Ada Lim, for Rolf van der Spek, asserted", "Denials"),
        ("what did the Stone Society say", "Ada Lim", "is not on the desk"),
    ],
)
async def test_it_is_asked_in_other_words(desk: Desk, asked: str, shown: str, not_shown: str) -> None:
    text = await told(desk, asked)
    assert shown in text and not_shown not in text, text


@pytest.mark.parametrize(
    ("asked", "absent", "not_given"),
    [
        ("what did tolk say about it", "“tolk” is not on the desk", "Ria Fenn denied"),
        ("is the splinter from the barn a stone", "Exactly that is not on the desk", "How it stands · The splinter"),
        ("did dunmore own it", "Exactly that is not on the desk", "How it stands · Dunmore Institute"),
        ("did 30 kilograms of dust fall in total", "Exactly that is not on the desk", "How it stands · 30"),
        ("is 70 percent of the dust gone", "Exactly that is not on the desk", "How it stands · 70 percent"),
        ("did kesh withdraw from the fair", "Exactly that is not on the desk", "No withdrawal"),
        ("who sold the barn", "Exactly that is not on the desk", "Who says so · Ada Lim asked"),
        ("was the barn sold", "Exactly that is not on the desk", "How it stands · Ada Lim asked"),
        ("what did the president say", "“president” is not on the desk", "Ada Lim asked"),
        ("did voss say that the second report is full of errors", "Nothing Mara Voss said about exactly that", "Said:"),
    ],
)
async def test_what_is_near_is_not_the_answer(desk: Desk, asked: str, absent: str, not_given: str) -> None:
    text = await told(desk, asked)
    assert absent in text and not_given not in text, text


async def test_a_story_is_no_yes_where_the_speaker_denies_a_part_of_it(desk: Desk) -> None:
    assert "Yes" not in await told(desk, "did kesh deny it")
    assert "Yes: Ria Fenn denied" not in await told(desk, "did ria fenn deny it")
    assert "Yes: Mara Voss" in await told(desk, "has voss changed her mind")


async def test_a_reply_to_what_was_not_there_is_not_answered_with_another_claim(desk: Desk) -> None:
    text = await told(desk, "has kesh confirmed that the meteorite is magnetic", "and the museum?")
    assert "No confirmation of exactly that by Arden Museum" in text and "Yes" not in text, text
