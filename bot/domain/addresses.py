"""Reads web addresses as people paste them: http or https only, and without what was added to follow readers about."""

import re
import unicodedata
from urllib.parse import SplitResult, urlsplit, urlunsplit

from bot.domain.refusals import Refusal

LONGEST = 2000

_CAMPAIGN = ("source", "medium", "campaign", "term", "content", "id", "source_platform", "creative_format")
_TRACKERS = frozenset(
    (
        *(f"utm_{word}" for word in (*_CAMPAIGN, "marketing_tactic", "name", "cid", "reader", "referrer", "social")),
        *("fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "twclid", "ttclid", "yclid", "ysclid"),
        *("mc_cid", "mc_eid", "igsh", "igshid", "_ga", "_hsenc", "_hsmi", "mkt_tok", "li_fat_id", "vero_id"),
        *("ref_src", "ref_url", "s_cid", "cmpid", "oly_enc_id", "oly_anon_id"),
    )
)
"""Parameters that tell who sent a reader; after the lists that browsers strip by (Firefox, Brave).

Each by its whole name: maps are addressed by utm_zone, utm_x and utm_y.
"""

_HELD = re.compile(r"https?(?::|%3a)/?", re.IGNORECASE)
"""An address within another's path: an archived copy, filed under every sign of its query."""

_BARE = re.compile(r"(?:[^\W_][\w-]*\.)+[^\W\d_]{2,24}/")
"""A host with a name that ends in letters, and a path behind it."""

_SLIP = re.compile(
    r"(?:[htps]{0,7}\W{0,2}[/\\]{1,3}|[htps]{2,7}[:;]{1,2})?"
    r"(?P<rest>(?:[^\W_][\w-]*\.)+[^\W\d_]{2,24}(?:[/?#:].*)?)",
    re.IGNORECASE,
)
"""An address with a slip in its beginning, "htp:/", "https//", or without one; and what stands behind it."""

_QUOTES = '"“”„‘’«»‹›「」『』'
"""What an address is copied with from a text, and never begins or ends with."""
_PORTS = {"http": 80, "https": 443}
_TOGETHER = frozenset({"LATIN", "CJK", "HIRAGANA", "KATAKANA", "IDEOGRAPHIC", "HANGUL", "BOPOMOFO"})
"""Scripts that are written side by side in one word and look nothing like each other."""
_LATIN_TWINS = frozenset("асԁеһіјӏорԛѕԝхуъьҽпгѵѡαικνρυωηοτ")
"""Cyrillic and Greek letters that pass for Latin ones (https://chromium.googlesource.com/chromium/src/+/main/docs/idn.md)."""


def lacks_scheme(text: str) -> bool:
    """Whether an address was typed as "tass.com/x": its host and what stands there, without https://."""
    return _BARE.match(text) is not None


def web_address(text: str) -> str:
    """The address that was typed, without trackers; its host in lower case. Raises a Refusal with one sentence."""
    typed = text.strip().strip(_QUOTES).removeprefix("<").removesuffix(">").strip()
    typed = f"https://{typed}" if lacks_scheme(typed) else typed
    shown = typed if len(typed) <= 80 else typed[:79] + "…"
    if len(typed) > LONGEST:
        raise Refusal(f"This address has {len(typed):,} characters, at most {LONGEST:,} fit; type a shorter one.")
    if len(typed.split()) != 1 or not typed.isprintable():
        raise Refusal(
            f"“{' '.join(shown.split())}” is not one address; type it without spaces, like https://apnews.com/…."
        )
    try:
        parts = urlsplit(typed)
        host, port = unicodedata.normalize("NFKC", parts.hostname or "").lower(), parts.port
    except ValueError:
        raise Refusal(f"“{shown}” is not an address; type one like https://apnews.com/….") from None
    if parts.scheme not in _PORTS or not parts.netloc:
        near = _SLIP.fullmatch(typed)
        meant = f"https://{near['rest']}" if near else ""
        hint = f"type {meant}" if len(meant) <= 80 and _is_taken(meant) else "type one that begins with https://"
        raise Refusal(f"“{shown}” is not a web address; {hint}.")
    if parts.username is not None or parts.password is not None:
        raise Refusal("This address holds a user name or password; type it without what stands before the @.")
    if ("." not in host and ":" not in host) or not host.strip(".").strip("[]:"):
        raise Refusal(f"“{shown}” names no web server; type one like https://apnews.com/….")
    _refuse_disguised(host)
    kept = [pair for pair in parts.query.split("&") if pair and not _tracks(pair, host)]
    query = parts.query if _HELD.search(parts.path) or host == "web.archive.org" else "&".join(kept)
    where = f"[{host}]" if ":" in host else host
    netloc = where if port in (None, _PORTS[parts.scheme]) else f"{where}:{port}"
    return urlunsplit(SplitResult(parts.scheme, netloc, parts.path, query, parts.fragment))


def _is_taken(address: str) -> bool:
    """Whether an address can be told as the one that is meant: it is none that would be refused in its turn."""
    try:
        return bool(address and web_address(address))
    except Refusal:
        return False


def _refuse_disguised(host: str) -> None:
    """Refuse a host that passes for another: scripts mixed in one word, or a word of look-alikes before “.com”."""
    *labels, last = host.rstrip(".").split(".")
    for label in (*labels, last):
        scripts = {_script(sign) for sign in label if sign.isalpha()} - {"MODIFIER"}
        twins = last.isascii() and not label.isascii() and {s for s in label if s.isalpha()} <= _LATIN_TWINS
        if twins or (len(scripts) > 1 and not scripts <= _TOGETHER):
            named = " and ".join(sorted(script.capitalize() for script in scripts))
            raise Refusal(
                f"“{host[:60]}” is written with {named} letters that can pass for others; "
                f"type it by hand, or as {_punycode(host)[:80]} if that one is meant."
            )


def _script(sign: str) -> str:
    return re.split("[ -]", unicodedata.name(sign, "UNKNOWN"))[0]


def _punycode(host: str) -> str:
    return ".".join(part if part.isascii() else "xn--" + part.encode("punycode").decode() for part in host.split("."))


def _tracks(pair: str, host: str) -> bool:
    name = pair.partition("=")[0].lower()
    on_x = host.removeprefix("www.").removeprefix("mobile.") in ("x.com", "twitter.com")
    return name in _TRACKERS or (on_x and name in ("s", "t"))
