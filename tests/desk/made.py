"""Entries as hypothesis makes them: whole packs of all seven kinds, with any text people or YAML may come up with."""

import datetime as dt

from hypothesis import strategies as st

from bot.desk.packchecks import EntryKey
from bot.domain.days import Day, Span
from bot.domain.entries import (
    Actor,
    Assessment,
    Claim,
    Entry,
    Evidence,
    Figure,
    Link,
    Position,
    Source,
    Statement,
    Topic,
)
from bot.domain.text import folded, is_seen
from bot.domain.vocabulary import ActorKind, Basis, Bearing, EvidenceKind, Kind, LinkKind, Stance, Status

TRICKY = (
    *("no", "on", "y", "true", "False", "null", "~", "2024-10-18", "2024-10-18 10:00:00", "1984", "1e3", "0x1F", "0o7"),
    *(".5", "1_000", "12:30", "+1", "-0", ".inf", "-.NaN", "1.", "=", "<<", "---", "...", "--- a", "... a", "- a"),
    *("?", "? a", ":", "a: b", "a:", "a :b", "#a", "a #b", "a#b", "&a", "*a", "!a", "!!str a", "|", ">-", "'a'", '"'),
    *('"a"', "it's", "[a]", "{a: b}", "a, b", "%a", "@a", "`a`", "\\", "\\n", "\\x41", "a\\", " a", "a ", "  a  b  "),
    *("a\n", "\na", "a\nb", "a\n\nb", "a\n  b", " a\nb", "a \nb", "a\r\nb", "a\tb", "\ta", "a\t", "a\n\n", "a\n#b"),
    *("북한군", "שלום עולם", "عربى \u202egnorw\u202c", "\ufeffa", "a\u200bb", "می\u200cخواهم", "a\u2028b", "\xa0a\xa0"),
    *(
        "👩‍👩‍👧",
        "a\uffff",
        "\U000e0041a",
        "\ufffd",
        "e\u0301",
        "x" * 200,
        "x " * 90,
        " x" * 90,
        "word  word " * 12 + ".",
    ),
    *("조선 " * 60 + ".", "- # : " * 30 + ".", "tail\\ " * 30, "\u200ba " * 60, "a\n" + "b " * 100 + "c", "#" * 120),
)
LETTERS = st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\r\t")
FRAGMENTS = st.lists(st.sampled_from((*" \n:#-'\"\\,{}[]&*!|>%@?", "ab", "no", "북한", "ש", "\u202e")), max_size=40)


def texts(most: int) -> st.SearchStrategy[str]:
    """Any text of at most `most` characters that says something."""
    anything = st.one_of(st.sampled_from(TRICKY), st.text(LETTERS, max_size=most), FRAGMENTS.map("".join))
    longer = st.tuples(anything, anything, st.integers(1, 12)).map(
        lambda parts: " ".join([parts[0], *parts[1:2] * parts[2]])
    )
    return st.one_of(anything, longer).map(lambda text: text[:most]).filter(is_seen)


LINES, PROSE = texts(300), texts(2000)
KEYS = st.one_of(
    st.sampled_from(("no", "null", "true", "1984", "1e3", "2024-10-18", "0x1f", "y", "x" * 64)),
    st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True),
)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.sampled_from(
    (0.1, 1e-7, 0.00011344582715081444, 1.5e300, 5e-324, -0.0, 1e18)
)


def written_days() -> st.SearchStrategy[str]:
    days = st.dates(dt.date(1000, 1, 1)).map(dt.date.isoformat) | st.sampled_from(("0001", "0099-12", "2024-02-29"))
    cut = st.tuples(days, st.sampled_from((4, 7, 10))).map(lambda parts: parts[0][: parts[1]])
    return st.tuples(st.sampled_from(("", "about ", "by ")), cut).map("".join)


REASONS = st.none() | st.just("") | texts(200)
DAYS = st.builds(Day, day=written_days(), worked_out=REASONS)
SPANS = st.builds(Span, span=written_days() | st.just("2024-10-08/by 2024-10"), worked_out=REASONS)
URLS = st.sampled_from(
    ("https://e.example/a_(b)?x=1&y=#z:", "http://e.example/" + "y" * 150, "https://북한.example/%EB")
)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    value, other = draw(NUMBERS), draw(st.none() | NUMBERS)
    bounds = {"value": value} if other is None else {"low": min(value, other), "high": max(value, other)}
    words = {name: draw(LINES) for name in ("unit", "counts", "phase")}
    return Figure(**bounds, **words, about=draw(st.booleans()))


@st.composite
def packs(draw: st.DrawFn) -> dict[EntryKey, Entry]:
    """A pack that is whole: every key it names is in it, and no two of its stories or speakers share a name."""

    def keys(least: int, most: int = 3) -> list[str]:
        return draw(st.lists(KEYS, min_size=least, max_size=most, unique=True))

    def some(of: list[str]) -> tuple[str, ...]:
        return tuple(draw(st.lists(st.sampled_from(of), max_size=3))) if of else ()

    def names(kind: Kind, key: str, wanted: list[str]) -> list[str]:
        """Those of the wanted names that are nobody's yet, and the first in any case, made somebody's own."""
        own: list[str] = []
        for name in wanted:
            if folded(name) and taken.setdefault((kind, folded(name)), key) != key:
                if own:
                    continue
                name = f"{name[:200]} {len(taken)}-{key}"
                taken[kind, folded(name)] = key
            own.append(name)
        return own

    topics, actors, sources, claims = keys(1), keys(1), keys(1), keys(1, 5)
    taken = {(kind, folded(key)): key for kind, of in ((Kind.TOPIC, topics), (Kind.ACTOR, actors)) for key in of}
    if len(taken) < len(topics) + len(actors):  # "a-1" and "a1" are one name
        topics, actors = topics[:1], actors[:1]
        taken = {(Kind.TOPIC, folded(topics[0])): topics[0], (Kind.ACTOR, folded(actors[0])): actors[0]}
    made: dict[EntryKey, Entry] = {}
    maybe_line, maybe_prose, maybe_day = st.none() | LINES, st.none() | PROSE, st.none() | DAYS
    for key in topics:
        title, *aliases = names(Kind.TOPIC, key, draw(st.lists(LINES, min_size=1, max_size=4)))
        day = draw(maybe_day)
        made[Kind.TOPIC, key] = Topic(
            title=title, summary=draw(maybe_prose), aliases=tuple(aliases), opened=day, closed=day
        )
    for n, key in enumerate(actors):
        name, *aliases = names(Kind.ACTOR, key, draw(st.lists(LINES, min_size=1, max_size=4)))
        made[Kind.ACTOR, key] = Actor(
            name=name,
            kind=draw(st.sampled_from(ActorKind)),
            role=draw(maybe_line),
            aliases=tuple(aliases),
            part_of=draw(st.none() | st.sampled_from(actors[:n])) if n else None,
            members=tuple(dict.fromkeys(some(actors[:n]))),
        )
    for n, key in enumerate(sources):
        made[Kind.SOURCE, key] = Source(
            url=draw(st.none() | URLS),
            title=draw(maybe_line),
            outlet=draw(LINES),
            published=draw(maybe_day),
            archived_url=draw(st.none() | URLS),
            language=draw(st.sampled_from((None, "no", "ko", "pt-BR"))),
            derives_from=some(sources[:n]),
        )
    for key in claims:
        others = [other for other in dict.fromkeys(some(claims)) if other != key]
        links = [Link(kind=draw(st.sampled_from(LinkKind)), claim=other) for other in others]
        made[Kind.CLAIM, key] = Claim(
            topic=draw(st.sampled_from(topics)),
            text=draw(LINES),
            happened=draw(st.none() | SPANS),
            places=tuple(draw(st.lists(LINES, max_size=2))),
            figures=tuple(draw(st.lists(figures(), max_size=2))),
            about=some(actors),
            links=tuple(links),
        )
    for key in keys(0, 4):
        on = draw(st.lists(st.sampled_from(claims), min_size=1, max_size=3, unique=True))
        made[Kind.STATEMENT, key] = Statement(
            speaker=draw(st.sampled_from(actors)),
            on_behalf_of=draw(st.none() | st.sampled_from(actors)),
            said_on=draw(maybe_day),
            quote=draw(maybe_prose),
            paraphrase=draw(PROSE),
            hedge=draw(maybe_line),
            source=draw(st.sampled_from(sources)),
            via=some(actors),
            positions=tuple(
                Position(claim=claim, stance=draw(st.sampled_from(Stance)), basis=draw(st.sampled_from(Basis)))
                for claim in on
            ),
        )
    for key in keys(0, 2):
        made[Kind.EVIDENCE, key] = Evidence(
            claim=draw(st.sampled_from(claims)),
            kind=draw(st.sampled_from(EvidenceKind)),
            bears=draw(st.sampled_from(Bearing)),
            description=draw(PROSE),
            offered_by=draw(st.sampled_from(actors)),
            source=draw(st.sampled_from(sources)),
        )
    for key in keys(0, 2):
        made[Kind.ASSESSMENT, key] = Assessment(
            claim=draw(st.sampled_from(claims)),
            status=draw(st.sampled_from(Status)),
            reason=draw(PROSE),
            confidence=draw(st.sampled_from((None, "B2"))),
        )
    order = draw(st.permutations(list(made)))
    return {key: made[key] for key in order}
