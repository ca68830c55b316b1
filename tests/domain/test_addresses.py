"""Addresses as people paste them: web addresses only, without trackers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.addresses import web_address
from bot.domain.refusals import Refusal

READ = {
    "https://apnews.com/article/x-1?utm_source=a&id=7&fbclid=z": "https://apnews.com/article/x-1?id=7",
    " <https://APNews.com/Article> ": "https://apnews.com/Article",
    "http://example.org": "http://example.org",
    "https://x.com/a/status/1?s=20&t=abc": "https://x.com/a/status/1",
    "https://example.org/?s=20": "https://example.org/?s=20",
    "https://example.org:8443/a#part": "https://example.org:8443/a#part",
    "https://[2001:db8::1]/a": "https://[2001:db8::1]/a",
    "https://한국.kr/기사": "https://한국.kr/기사",
}
REFUSED = {
    "apnews.com/article/x": "type https://apnews.com/article/x",
    "javascript:alert(1)": "begins with https://",
    "ftp://example.org/a": "begins with https://",
    "https://user:secret@example.org/": "user name or password",
    "https://localhost/a": "names no web server",
    "https://example.org/a b": "without spaces",
    "https://example.org/a\nb": "without spaces",
    "https://[::1": "not an address",
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
