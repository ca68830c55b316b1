"""Discord's limits that drawings keep to (https://discord.com/developers/docs/resources/message).

Lengths are counted in UTF-16 units, the longest way Discord's clients and servers may count.
"""

CONTENT = 2000
EMBED_TITLE = 256
EMBED_DESCRIPTION = 4096
EMBED_FOOTER = 2048
EMBED_TOTAL = 6000
FIELD_NAME = 256
FIELD_VALUE = 1024
CUSTOM_ID = 100
SELECT_OPTIONS = 25
OPTION_LABEL = 100
BUTTON_LABEL = 80
CHOICES = 25
CHOICE_NAME = 100
PLACEHOLDER = 100
FILE_DESCRIPTION = 1024
FORM_TITLE = 45
FORM_LABEL = 45
FORM_DESCRIPTION = 100

PLAIN_TITLE = 200
PLAIN_PAGE = CONTENT - PLAIN_TITLE - 40
"""How a plain answer shares the content of a message: a title, its page, and the number of the page."""

SCREEN = 1500
"""How much text one page aims at: about one screen. Ours, not Discord's. Escapes may at worst double it."""

PLAIN_SCREEN = 800
"""The same for plain answers, so that escapes cannot push a page over the content's limit."""

LINK = 600
"""The longest address drawn as a link. Ours: of a longer one the host is shown, so that it pushes nothing else out."""


def length(text: str) -> int:
    """How long Discord may count `text`."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def fitted(text: str, limit: int) -> str:
    """`text` cut to `limit` units, with "…" where it was cut."""
    if length(text) <= limit:
        return text
    cut = text[: limit - 1]
    while length(cut) > limit - 1:
        cut = cut[:-1]
    return cut.rstrip() + "…"
