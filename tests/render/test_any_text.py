"""Whatever a claim or an address holds: limits are kept, nobody is pinged, no link masked, no attribution lost."""

import re
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.briefing import claim, stances, topic
from bot.briefing.answer import Answer, Line, Query, Section, Web
from bot.briefing.figures import InBrief, Told
from bot.domain.addresses import LONGEST
from bot.domain.entries import Claim, Topic
from bot.domain.files import ActorLine, Attribution, ClaimFile, ClaimLine, SourceLine, TopicFile
from bot.domain.vocabulary import Stance
from bot.render import components, embeds, plain
from bot.render.limits import length
from bot.render.pages import page_text
from bot.render.style import DISCORD, PLAIN_DISCORD, cleaned, escaped
from tests.drawn import TIMES

HOSTILE = (
    "@everyone <@123> <@&9> <#4> @here",
    "[bank.example](https://evil.example) <https://evil.example> https://evil.example/?a=b_c_d",
    "**bold ``` code ||spoiler|| __under__ ~~strike~~ # head > quote - list 1. one",
    "\u202eabc\u202c \u200bzero\u200d\ufeff \u2066x\u2069 \x1b[31m\x07",
    "</claims:1> <t:0:R> <:a:1> <a:b:2> <id:guide>",
    "우크라이나 북한군 " * 400,
    "Песков: «фейк» " * 400,
    "👩‍👩‍👧‍👦🏳️‍🌈" * 700,
    "שלום عربى" * 500,
    "Z\u0351\u0352\u0353\u0354\u0355\u0356\u0357" * 800,
    "x" * 6000,
    "a\n\n# b\r\n> c\t\u2028d",
    "\\" * 3000,
    " ",
    "\ud800 lone",
    " # head",
    "\t-# small",
    " 12. item",
    "see https://source.example/x_y_z, (https://source.example/a_(b)) or **https://source.example/c**",
    "xhttps://source.example/a_b and https://source.example/a|b_c",
)
texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=300),
    st.lists(
        st.sampled_from(
            ("@everyone", "<@1>", "[x](https://e.example)", "`", "*", "_", "||", "\n", "\u202e", "가", "# ", "|", "\\"),
        ),
        max_size=60,
    ).map("".join),
    st.lists(
        st.sampled_from(
            (" ", "-", "#", "1", ". ", "https://", "source.example/", ")", "http:", "_", "*", ">", "\u200b", "\n")
        ),
        max_size=60,
    ).map("".join),
)
ADDRESS = "https://source.example/a_(b)?x=*1*"
urls = st.one_of(
    st.just(ADDRESS),
    st.builds(
        lambda deep, piece, long: f"https://{deep}source.example/{piece * long}"[:LONGEST],
        st.sampled_from(("", "www.", "sub." * 60, "x" * 1900 + ".")),
        st.one_of(st.sampled_from(("a", "\\", "(", "](", "a)b", "가", "*_`|", "%5C", "?a=[b]&")), st.text(min_size=1)),
        st.sampled_from((1, 30, 190, 300, 600, 1000, 2000)),
    ),
)
PING = re.compile(r"@everyone|@here|(?<!\\)<@[!&]?\d|(?<!\\)<#\d|(?<!\\)<t:|(?<!\\)</|(?<!\\)<a?:", re.IGNORECASE)
MASKED = re.compile(r"(?<!\\)\[((?:\\.|[^\]\\])*)\]\((?!https://[a-z.]*source\.example/)")
LINK = re.compile(r"(?<!\\)\[(?:\\.|[^\]\\])*\]\([^\s()<>\\]+\)")
"""A whole masked link, with nothing in its address that would end it or keep it open."""
BLOCK = re.compile(r"\s*(?:#{1,3}\s|-#|[-*+]\s|\d+\.\s|>)")
"""How a line of markdown begins a heading, small print, a list or a quotation."""
BARE = re.compile(r"(?<!<)(?<!\]\()https?://", re.IGNORECASE)
ANGLED = re.compile(r"<(https?://[^<> ]+)>", re.IGNORECASE)


def blocks_of(shown: str, *ours: str) -> list[str]:
    """The lines that begin as blocks do, after what of `ours` they begin with."""
    lines = shown.splitlines()
    begun = [next((line.removeprefix(mark) for mark in ours if line.startswith(mark)), line) for line in lines]
    return [line for line in begun if BLOCK.match(line)]


def file_of(text: str, speaker: str, quote: str, url: str = ADDRESS) -> TopicFile:
    """A story in which `text` stands wherever a curator could have typed it, read at `url`."""
    said = [
        Attribution(
            f"s{n}", "c", stance, False, "who", "boss", "by 2024-10-18", quote, text, text, "src", ("via",), n, n
        )
        for n, stance in enumerate((Stance.ASSERTS, Stance.DENIES))
    ]
    actors = {key: ActorLine(key, speaker, "person", text, "") for key in ("who", "boss", "via")}
    sources = {"src": SourceLine("src", text, text, url, url, "2024-10-18", "en", ())}
    title = Topic.model_construct(title=text, summary=text)
    return TopicFile(
        "t", title, (ClaimLine("c", "t", text, "2024-10-08/2024-10-13", ""),), tuple(said), actors, sources
    )


def answers(text: str, speaker: str, quote: str, url: str) -> list[Answer]:
    file = file_of(text, speaker, quote, url)
    whole = Claim.model_construct(topic="t", text=text, happened=None, places=(text,), figures=(), about=(), links=())
    card = ClaimFile("c", whole, text, file.attributions, (), None, (), {}, (), file.actors, file.sources)
    card = replace(card, worked_out={said.statement: text[:200] for said in file.attributions})
    query = Query("claims", "topic:t")
    return [
        topic.claims(file, query),
        topic.timeline(file, query),
        topic.sources(file, query),
        topic.brief(file, InBrief(text, [Told(text, file.attributions[0])], 2, 1), query),
        stances.on_topic(stances.QUESTIONS["who-denied"], file, query),
        claim.card(card, query),
    ]


@settings(max_examples=40 * TIMES)  # each is drawn in every way there is
@given(texts, texts, texts, urls)
@example(HOSTILE[0], HOSTILE[1], HOSTILE[2], ADDRESS)
@example(HOSTILE[10], HOSTILE[10], HOSTILE[10], ADDRESS)
@example(HOSTILE[12], HOSTILE[12], HOSTILE[12], ADDRESS)
@example("a claim", "somebody", "words", f"{ADDRESS}{'a' * 1000}")
@example("a claim", "somebody", "words", f"{ADDRESS}{'a' * 1960}")
@example("a claim", "somebody", "words", ADDRESS + "\\")
def test_any_text_renders_within_limits_and_pings_nobody(text: str, speaker: str, quote: str, url: str) -> None:
    for answer in answers(text, speaker, quote, url):
        laid = embeds.embed_pages(answer)
        for number, page in enumerate(laid):
            embed = embeds.embed(answer, page, laid.told(number))
            assert length(embed.title or "") <= 256
            assert 0 < length(embed.description or "") <= 4096
            assert length(embed.footer.text or "") <= 2048
            assert len(embed) <= 6000
            for shown in (embed.title or "", embed.description or ""):
                assert not PING.search(shown)
                assert not MASKED.search(shown)
                assert shown.count("](") == len(LINK.findall(shown))
                assert not BARE.search(ANGLED.sub("", shown))
                assert blocks_of(shown, "### ", "-# ") == []
                assert not re.search(r"[\u200b\u202a-\u202e\u2066-\u2069\x1b\x07]", shown)
            view = components.under_answer(answer.query.turned(number), page.choices, goes_on=laid.has(number + 1))
            for item in view.children if view else ():
                assert len(item.custom_id) <= 100  # type: ignore[attr-defined]
        for number, page in enumerate(spoken := plain.content_pages(answer)):
            content = plain.content(answer, page, spoken.told(number))
            assert 0 < length(content) <= 2000
            assert not PING.search(content)
            assert not BARE.search(ANGLED.sub("", content))
            assert blocks_of(content, "- ") == []
        assert "\x1b" not in plain.terminal(answer)


@given(texts, texts, urls)
def test_no_line_loses_who_said_it_when_or_where(text: str, quote: str, url: str) -> None:
    for laid, style in ((embeds.embed_pages, DISCORD), (plain.content_pages, PLAIN_DISCORD)):
        denied = stances.on_topic(
            stances.QUESTIONS["who-denied"], file_of(text, "Dmitry Peskov", quote, url), Query("who-denied")
        )
        shown = "\n".join(page_text(page, style) for page in laid(denied))
        assert "Dmitry Peskov, for Dmitry Peskov" in shown
        assert "denies" in shown
        assert "by 18 Oct 2024" in shown
        assert "source.example" in shown


@given(texts)
def test_plain_words_survive_cleaning(text: str) -> None:
    kept = [word for word in re.findall(r"[A-Za-z0-9가-힣а-яА-Я]+", text) if word]
    shown = cleaned(text)
    assert all(word in shown for word in kept)


@pytest.mark.parametrize("long", [50, 300, 550, 700, 2000])
def test_a_page_of_long_addresses_fits_and_a_link_is_kept_while_it_is_no_longer_than_a_screen_allows(long: int) -> None:
    url = "https://source.example/".ljust(long, "a")
    lines = tuple(Line(("who",), ("words",), (Web(url), " · ", Web(url))) for _ in range(40))
    answer = Answer("t", (), (Section("", lines),), Query("sources"))
    for page in embeds.embed_pages(answer):
        shown = page_text(page, DISCORD)
        assert length(shown) <= 4096
        assert shown.count("source.example") == shown.count(url) + 2 * len(page.blocks)
        assert bool(shown.count(url)) == (long <= 600)


def test_a_link_ends_where_its_address_does() -> None:
    drawn = DISCORD.web("https://source.example/x\\")
    assert drawn == "[source.example](https://source.example/x%5C)"


@pytest.mark.parametrize(
    ("typed", "linked"),
    [
        ("see https://a.example/x_y_z now", ["https://a.example/x_y_z"]),
        ("(https://a.example/x_(y)), “https://b.example/_”", ["https://a.example/x_(y)", "https://b.example/_"]),
        ("**https://a.example/x**", ["https://a.example/x"]),
        ("[bank](https://a.example/~x?a_b=c&d#e.)", ["https://a.example/~x?a_b=c&d#e"]),
        ("„https://a.example/x_y“, ‚https://b.example/‘", ["https://a.example/x_y", "https://b.example/"]),
        ("https://a.example/x_y…", []),
        ("https://a.example/x|y_z https://a.example/@everyone xhttps://a.example/a_b", []),
    ],
)
def test_an_address_in_a_text_leads_where_it_says_or_nowhere(typed: str, linked: list[str]) -> None:
    shown = escaped(typed)
    assert ANGLED.findall(shown) == linked
    assert not BARE.search(ANGLED.sub("", shown))
    assert re.sub(r"\\([^A-Za-z0-9\s])|[<>\u2060]", r"\1", shown) == typed


def test_plain_lines_are_linked_while_their_addresses_fit() -> None:
    url = "https://source.example/a_b?c=(d)"
    assert PLAIN_DISCORD.web(url) == "<https://source.example/a_b?c=%28d%29>"
    assert PLAIN_DISCORD.web(url.ljust(700, "a")) == "source.example"
    denied = stances.on_topic(stances.QUESTIONS["who-denied"], file_of("t", "Peskov", "q", url), Query("who-denied"))
    shown = "".join(plain.content(denied, page) for page in plain.content_pages(denied))
    assert shown.count("<https://source.example/a_b?c=%28d%29>") == shown.count("source.example") > 0


def test_a_page_of_nothing_but_marks_fits() -> None:
    line = Line(("*",), (), ("*",), depth=1)
    answer = Answer("t", (), tuple(Section("*", (line,)) for _ in range(400)), Query("claims"))
    assert all(length(page_text(page, DISCORD)) <= 4096 for page in embeds.embed_pages(answer))


def test_no_script_smears_marks_over_the_lines_above() -> None:
    for mark in "\u0300\u0483\u0487\u0488\u0489\u0591\u0610\u20e0":
        assert len(escaped("а" + mark * 200)) <= 4, f"U+{ord(mark):04X}"


def test_markdown_is_shown_as_typed() -> None:
    assert escaped("**a** _b_ `c`") == r"\*\*a\*\* \_b\_ \`c\`"
    assert escaped("# a") == r"\# a"
    assert escaped("1. a") == r"1\. a"
    assert escaped(" # a") == r"\# a"
    assert escaped(" 1. a_b") == r"1\. a\_b"
    assert cleaned(" # a") == "# a"
    assert escaped("@everyone").replace("\u2060", "") == "@everyone"
    assert escaped("@everyone") != "@everyone"
