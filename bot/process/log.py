"""The log of a process: one line an event on standard error, never a secret."""

import logging


class _WithoutSecret(logging.Formatter):
    """Takes the token out of all that is written, tracebacks too, whichever library wrote it."""

    def __init__(self, secret: str) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s", "%Y-%m-%d %H:%M:%S")
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        return text.replace(self._secret, "(token)") if self._secret else text


def start_log(level: str, secret: str) -> None:
    """Write `level` and above to standard error; `secret` never appears there."""
    handler = logging.StreamHandler()
    handler.setFormatter(_WithoutSecret(secret))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.getLogger("discord").setLevel(max(logging.WARNING, logging.getLevelNamesMapping()[level]))
    logging.getLogger("aiohttp.access").setLevel(logging.WARNING)
