"""Questions that ask for another thing than a claim tells of, over an invented story of a ferry that sank."""

import pytest

from bot.desk.desk import Desk
from tests.desk.conftest import desk_of
from tests.desk.test_as_asked import told

PACK = """
topics:
  lumen: {title: The sinking of the ferry Lumen, aliases: [Lumen]}
actors:
  board: {name: Safety Board, kind: agency}
  roth: {name: Ida Roth, kind: person, role: engineer of the Safety Board, part_of: board}
  line: {name: Norden Lines, kind: group, aliases: [Norden]}
  holm: {name: Jon Holm, kind: person, role: captain}
  lund: {name: Eva Lund, kind: person, role: union leader}
  berg: {name: Ole Berg, kind: person, role: mate}
  guard: {name: Coast Guard, kind: agency}
sources:
  echo: {outlet: echo.example, published: 2025-05-09}
claims:
  boats: {text: Norden Lines ignored a law requiring lifeboats on ferries}
  radar: {text: Passengers voted against radar in the harbour}
  sonar: {text: The ferry had sonar on its bridge}
  traces: {text: Divers found traces of explosives in the hold}
  sailors:
    text: 14 sailors were injured
    figures: [{value: 14, unit: people, counts: sailors injured, phase: in all}]
  arrested:
    text: The coast guard arrested 9 stewards
    figures: [{value: 9, unit: people, counts: stewards, phase: in May}]
  lorries:
    text: 61 lorries were on the car deck
    figures: [{value: 61, unit: lorries, counts: lorries, phase: at departure}]
  report: {text: The report by a panel of captains has errors}
  wave: {text: A wave broke the bow door}
  withdrew:
    text: Norden Lines withdrew 40 percent of its crane staff from the harbour
    figures: [{value: 40, unit: percent, counts: staff withdrawn, phase: in May}]
  phones:
    text: 80 percent of the phones were restored by 5 May
    figures: [{value: 80, unit: percent, counts: phones restored, phase: by 5 May}]
  liar: {text: Norden Lines hired a man who robbed a bank}
  gang: {text: The coast guard hunted a gang that stole fuel}
  app: {text: Norden Lines sold an app that spies on guests}
  drunk: {text: Captain Holm was drunk, about: [holm]}
  fuel: {text: Holm sold the fuel, about: [holm]}
statements:
  on-all:
    speaker: lund
    said_on: 2025-05-03
    paraphrase: Lund says that all of this is known.
    source: echo
    positions:
      - {claim: boats, stance: asserts}
      - {claim: radar, stance: asserts}
      - {claim: sonar, stance: asserts}
      - {claim: traces, stance: asserts}
      - {claim: sailors, stance: asserts}
      - {claim: arrested, stance: asserts}
      - {claim: lorries, stance: asserts}
      - {claim: withdrew, stance: asserts}
      - {claim: phones, stance: asserts}
      - {claim: liar, stance: asserts}
      - {claim: gang, stance: asserts}
      - {claim: app, stance: asserts}
      - {claim: drunk, stance: asserts}
      - {claim: fuel, stance: asserts}
  holm-report:
    speaker: holm
    said_on: 2025-05-04
    paraphrase: Holm warns that the panel got the tide wrong.
    source: echo
    positions:
      - {claim: report, stance: asserts}
      - {claim: drunk, stance: denies}
  berg-drunk:
    speaker: berg
    said_on: 2025-05-05
    paraphrase: Berg told the court that Holm drank nothing.
    source: echo
    positions: [{claim: drunk, stance: denies}]
  board-wave:
    speaker: board
    said_on: 2025-05-06
    paraphrase: A wave of that height is unlikely.
    source: echo
    positions: [{claim: wave, stance: doubts}, {claim: traces, stance: disputes, basis: inferred}]
  roth-wave:
    speaker: roth
    said_on: 2025-05-07
    paraphrase: Roth thinks that a wave did it.
    source: echo
    positions: [{claim: wave, stance: asserts}]
"""


desk = desk_of(PACK)


@pytest.mark.parametrize(
    "question",
    [
        "were lifeboats on the ferry?",
        "did the ferry have lifeboats?",
        "were there lifeboats on the ferry?",
        "was radar in the harbour?",
        "who warned about the explosives?",
        "who warned of the bow door?",
        "how many sailors are there?",
        "how many sailors were there on the ferry?",
        "how many stewards were there?",
        "how many percent are still down?",
        "how many phones are still restored?",
        "who is behind the report?",
        "who wrote the report?",
        "who withdrew from the crane?",
        "did Norden Lines rob a bank?",
        "did the coast guard steal fuel?",
        "who told the press that Holm was not drunk?",
        "who told the court that Holm was drunk?",
        "who told Holm that he was drunk?",
        "who told the press that the ferry had sonar?",
    ],
)
async def test_what_comes_near_is_not_given_as_the_answer(desk: Desk, question: str) -> None:
    first = (await told(desk, question)).splitlines()[:4]
    assert any("xactly that" in line and "on the desk" in line for line in first), first


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("did the ferry have sonar?", "How it stands · The ferry had sonar"),
        ("were there explosives in the hold?", "How it stands · Divers found traces"),
        ("how many lorries were there?", "Figures · 61 lorries"),
        ("how many sailors were injured?", "Figures · 14 sailors"),
        ("how many phones were restored?", "Figures · 80 percent"),
        ("who withdrew the staff?", "Who says so · Norden Lines withdrew"),
        ("who withdrew from the harbour?", "Who says so · Norden Lines withdrew"),
        ("who is behind the app?", "Who says so · Norden Lines sold an app"),
        ("did Norden spy on guests?", "How it stands · Norden Lines sold an app"),
        ("who warned about the tide?", "What was said · Jon Holm"),
        ("who told the court that Holm was not drunk?", "Denials · Ole Berg"),
        ("I was not drunk, says Holm", "Denials · Jon Holm"),
        ("I did not, says Holm", "Denials · Jon Holm"),
        ("did Holm say he was drunk?", "What was said · Jon Holm"),
        ("when did the Lumen sink?", "When · The sinking of the ferry Lumen"),
    ],
)
async def test_what_is_asked_is_told(desk: Desk, question: str, answer: str) -> None:
    text = await told(desk, question)
    assert text.lstrip("# ").startswith(answer) and "xactly that is not" not in text, text


@pytest.mark.parametrize("question", ["did Lund say she was drunk?", "did Berg say he was drunk?"])
async def test_what_somebody_said_of_themselves_is_not_what_they_said_of_another(desk: Desk, question: str) -> None:
    assert "about exactly that is on the desk" in await told(desk, question)


async def test_who_said_so_are_neither_their_members_nor_what_follows(desk: Desk) -> None:
    text = await told(desk, "who said it is unlikely?")
    assert "Safety Board doubted: A wave broke" in text, text
    assert "Roth" not in text and "explosives" not in text, text
