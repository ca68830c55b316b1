"""Reads web addresses as people paste them: http or https only, and without what was added to follow readers about."""

from urllib.parse import SplitResult, urlsplit, urlunsplit

from bot.domain.refusals import Refusal

LONGEST = 2000

_TRACKERS = frozenset(
    (
        *("fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "twclid", "ttclid", "yclid", "ysclid"),
        *("mc_cid", "mc_eid", "igsh", "igshid", "_ga", "_hsenc", "_hsmi", "mkt_tok", "li_fat_id", "vero_id"),
        *("ref_src", "ref_url", "s_cid", "cmpid", "oly_enc_id", "oly_anon_id"),
    )
)
"""Parameters that tell who sent a reader; after the lists that browsers strip by (Firefox, Brave)."""


def web_address(text: str) -> str:
    """The address that was typed, without trackers; its host in lower case. Raises a Refusal with one sentence."""
    typed = text.strip().removeprefix("<").removesuffix(">").strip()
    shown = typed if len(typed) <= 80 else typed[:79] + "…"
    if len(typed) > LONGEST:
        raise Refusal(f"This address has {len(typed):,} characters, at most {LONGEST:,} fit; type a shorter one.")
    if len(typed.split()) != 1 or not typed.isprintable():
        raise Refusal(
            f"“{' '.join(shown.split())}” is not one address; type it without spaces, like https://apnews.com/…."
        )
    try:
        parts = urlsplit(typed)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise Refusal(f"“{shown}” is not an address; type one like https://apnews.com/….") from None
    if parts.scheme not in ("http", "https"):
        bare = not parts.scheme and not typed.startswith("/") and "." in typed.split("/")[0]
        hint = f"type https://{shown}" if bare else "type one that begins with https://"
        raise Refusal(f"“{shown}” is not a web address; {hint}.")
    if parts.username is not None or parts.password is not None:
        raise Refusal("This address holds a user name or password; type it without what stands before the @.")
    if ("." not in host and ":" not in host) or not host.strip(".").strip("[]:"):
        raise Refusal(f"“{shown}” names no web server; type one like https://apnews.com/….")
    kept = [pair for pair in parts.query.split("&") if pair and not _tracks(pair, host)]
    where = f"[{host}]" if ":" in host else host
    netloc = where if port is None else f"{where}:{port}"
    return urlunsplit(SplitResult(parts.scheme, netloc, parts.path, "&".join(kept), parts.fragment))


def _tracks(pair: str, host: str) -> bool:
    name = pair.partition("=")[0].lower()
    on_x = host.removeprefix("www.").removeprefix("mobile.") in ("x.com", "twitter.com")
    return name.startswith("utm_") or name in _TRACKERS or (on_x and name in ("s", "t"))
