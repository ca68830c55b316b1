"""What a refusal tells the reader to type begins with the prefix that is set, and is there to be typed."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import desk_over
from bot.domain.refusals import Ambiguous, Choice, Refusal
from bot.domain.revision import LIBRARY
from bot.domain.vocabulary import Kind
from bot.store.embedded import EmbeddedStore
from tests.made_settings import settings_in


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("frobnicate", "type $help for what there is."),
        ("cliams", "did you mean $claims?"),
        ("actor Zelenski", "Type $actor zelenskyy."),
        ("claims nothing like it", "$topics shows the stories there are."),
        ("actor Merkel", "“Merkel”; $claims shows who speaks in a story."),
        ("claim xyzzy", "“xyzzy”; $claims shows the claims of a story."),
        ("claim nope", "“nope”; $claims shows the claims of a story."),
        ("claim fake news", "“fake news”; $claims shows the claims of a story."),
        ("claim casualt", "Type $claim casualties-in-donetsk."),
        ("claim 12000", "Type $claim planned-12000."),
        ("claim usd in ukraine", "Type $claim used-in-ukraine."),
        ("who-denied xyzzy", "“xyzzy”; $topics shows the stories there are."),
        ("claim", "for example $claim "),
    ],
)
async def test_what_to_type_begins_with_the_prefix_that_is_set(
    story: EmbeddedStore, tmp_path: Path, asked: str, told: str
) -> None:
    settings = replace(settings_in(tmp_path), prefix="$")
    desk = desk_over(story, settings)
    with pytest.raises(Refusal) as refused:
        await desk.answers.answer(LIBRARY, desk.answers.understood(asked, "$"))
    assert told in refused.value.sentence
    assert "!" not in refused.value.sentence


def test_what_could_be_several_is_told_by_keys_that_can_be_typed() -> None:
    choices = tuple(Choice(Kind.ACTOR, f"kim-{n}", "Kim") for n in range(4))
    assert Ambiguous("Kim", choices, "$actor ").sentence == (
        "“Kim” could be 4 entries; type $actor kim-0 or $actor kim-1 or $actor kim-2."
    )
    shared = (Choice(Kind.TOPIC, "kim", "Kim"), Choice(Kind.ACTOR, "kim", "Kim"), Choice(Kind.CLAIM, "kim-2", "Kim"))
    assert Ambiguous("Kim", shared, "!who-denied ").sentence == (
        "“Kim” could be 3 entries; type !who-denied topic:kim or !who-denied actor:kim or !who-denied kim-2."
    )
