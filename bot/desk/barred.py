"""The claims that do not answer a question, however many of its words they hold; pure."""

from collections.abc import Sequence

from bot.desk.comparing import bounded_else, of_else, only_wished
from bot.desk.provisos import in_other_countries, of_other_people, unmet, up_to_that_day
from bot.desk.stories import StoryFile
from bot.desk.story_words import of_another_thing
from bot.search.asked import Asked
from bot.search.fitting import Term


def barred(what: Asked, words: Sequence[Term], told: StoryFile) -> frozenset[str]:
    """Those that tell of a wish, of another number, measure, people, day, country or thing than is asked about."""
    return frozenset[str]().union(
        only_wished(what, words, told),
        of_else(what, words, told),
        unmet(what, words, told),
        of_other_people(what, told),
        up_to_that_day(what, words, told),
        bounded_else(what, told),
        in_other_countries(words, told),
        of_another_thing(what, words, told),
    )
