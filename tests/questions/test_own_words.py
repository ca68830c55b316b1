"""Every claim of every story at hand is asked in its own words, and answered with that claim."""

import shutil
from pathlib import Path

from bot.briefing.answer import Query
from bot.domain.refusals import Refusal
from bot.domain.revision import LIBRARY
from bot.render.plain import terminal
from tests.questions.test_questions import desk_of
from tests.questions.test_sets import FURTHER_TOPICS, HERE, ROOT, TOPICS

ASKED = ("{}", "Is it true that {}?", "who denied that {}?")
_ENOUGH = 60
"""How many letters of a claim tell that it is that one."""


async def test_a_claim_in_its_own_words_is_answered_with_that_claim(tmp_path: Path) -> None:
    whole = tmp_path / "packs"
    for part in (ROOT / "data", HERE / "packs", HERE / "further" / "packs"):
        shutil.copytree(part, whole / "-".join(part.parts[-2:]))
    lost: list[str] = []
    asked = 0
    async with desk_of(whole, tmp_path, (*TOPICS, *FURTHER_TOPICS)) as desk:
        for story in await desk.store.topics(LIBRARY, 100):
            for claim in (await desk.store.topic_claims(LIBRARY, story.key)).values():
                text = claim.text.rstrip(".")
                for question in (form.format(text) for form in ASKED):
                    asked += 1
                    try:
                        answer = await desk.answers.answer(LIBRARY, Query("ask", question))
                    except Refusal as refusal:
                        lost.append(f"{question}: {refusal.sentence}")
                        continue
                    told = " ".join(terminal(answer).split())
                    if answer.asks_back or answer.unanswered or text[:_ENOUGH] not in told:
                        lost.append(f"{question}: {told[:200]}")
    assert asked > 700
    assert not lost, "\n".join(lost)
