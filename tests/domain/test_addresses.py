"""Addresses as people paste them: web addresses only, without trackers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.addresses import web_address
from bot.domain.refusals import Refusal

READ = {
    "https://apnews.com/a”": "https://apnews.com/a",
    "“https://apnews.com/a”": "https://apnews.com/a",
    "„https://apnews.com/a“": "https://apnews.com/a",
    '"<https://apnews.com/a>"': "https://apnews.com/a",
    "«https://apnews.com/a'»": "https://apnews.com/a'",
    "https://apnews.com/article/x-1?utm_source=a&id=7&fbclid=z": "https://apnews.com/article/x-1?id=7",
    " <https://APNews.com/Article> ": "https://apnews.com/Article",
    "apnews.com/article/x?utm_id=1": "https://apnews.com/article/x",
    "“www.APnews.com/”": "https://www.apnews.com/",
    "http://example.org": "http://example.org",
    "https://x.com/a/status/1?s=20&t=abc": "https://x.com/a/status/1",
    "https://example.org/?s=20": "https://example.org/?s=20",
    "https://example.org:8443/a#part": "https://example.org:8443/a#part",
    "https://[2001:db8::1]/a": "https://[2001:db8::1]/a",
    "https://한국.kr/기사": "https://한국.kr/기사",
    "https://правда.com.ua/новини": "https://правда.com.ua/новини",
    "https://日本のニュースtv.jp/": "https://日本のニュースtv.jp/",
    "https://xn--pnews-3ve.com/a": "https://xn--pnews-3ve.com/a",
    "https://ａｐnews.com/a": "https://apnews.com/a",
    "https://example.org:443/a": "https://example.org/a",
    "http://example.org:80": "http://example.org",
    "http://example.org:443/": "http://example.org:443/",
    "https://map.example/?utm_zone=33&utm_x=1&utm_y=2&utm_id=7": "https://map.example/?utm_zone=33&utm_x=1&utm_y=2",
    "https://example.org/?UTM_Term=a&utm_source_platform=b&utm_marketing_tactic=c": "https://example.org/",
    "https://web.archive.org/web/2024/https://ex.com/?utm_source=a": (
        "https://web.archive.org/web/2024/https://ex.com/?utm_source=a"
    ),
    "https://web.archive.org/web/2024/ex.com/?utm_source=a&&b": "https://web.archive.org/web/2024/ex.com/?utm_source=a&&b",
    "https://archive.ph/2024/https%3A%2F%2Fex.com/?fbclid=a": "https://archive.ph/2024/https%3A%2F%2Fex.com/?fbclid=a",
    "https://x.com/a?s=1&u=https://ex.com/": "https://x.com/a?u=https://ex.com/",
}
REFUSED = {
    "apnews.com": "type https://apnews.com",
    "read it/here.": "without spaces",
    "htps://foo.example/x": "type https://foo.example/x.",
    "https:/foo.example/x": "type https://foo.example/x.",
    "https//foo.example": "type https://foo.example.",
    "//foo.example/x": "type https://foo.example/x.",
    "htp:/foo": "begins with https://",
    "https:/foo.example:70000/x": "begins with https://",
    "https:/foo.example:word@b.example": "begins with https://",
    "htps://\u0430pple.com/x": "begins with https://",
    "mailto:ann@foo.example": "begins with https://",
    "https://": "begins with https://",
    "and/or": "begins with https://",
    "user@example.org/a": "is not a web address",
    "javascript:alert(1)": "begins with https://",
    "ftp://example.org/a": "begins with https://",
    "https://user:secret@example.org/": "user name or password",
    "https://localhost/a": "names no web server",
    "https://example.org/a b": "without spaces",
    "https://example.org/a\nb": "without spaces",
    "https://[::1": "not an address",
    "https://аpnews.com/a": "Cyrillic and Latin letters that can pass for others; type it by hand, or as xn--pnews-",
    "https://news.ορα.com/": "Greek letters",
    "https://www.сооре.com/": "Cyrillic letters",
    "": "not one address",
    "https://example.org/" + "a" * 2000: "at most 2,000",
}


@pytest.mark.parametrize(("typed", "meant"), READ.items())
def test_an_address_loses_its_trackers_and_nothing_else(typed: str, meant: str) -> None:
    assert web_address(typed) == meant
    assert web_address(meant) == meant


@pytest.mark.parametrize(("typed", "said"), REFUSED.items())
def test_what_is_no_web_address_is_refused_in_a_sentence(typed: str, said: str) -> None:
    with pytest.raises(Refusal) as refused:
        web_address(typed)
    assert said in refused.value.sentence
    assert "secret" not in refused.value.sentence


@given(st.text(max_size=60) | st.text(max_size=60).map(lambda tail: f"https://example.org/{tail}"))
def test_any_text_is_an_address_or_a_sentence(text: str) -> None:
    try:
        address = web_address(text)
    except Refusal as refusal:
        assert "\n" not in refusal.sentence and len(refusal.sentence) <= 300
    else:
        assert web_address(address) == address
