"""The log of a process: one line an event on standard error, never a secret."""

import logging


class _WithoutSecret(logging.Filter):
    """Takes the token out of every line, whichever library wrote it."""

    def __init__(self, secret: str) -> None:
        super().__init__()
        self._secret = secret

    def filter(self, record: logging.LogRecord) -> bool:
        if self._secret and self._secret in record.getMessage():
            record.msg, record.args = record.getMessage().replace(self._secret, "(token)"), ()
        return True


def start_log(level: str, secret: str) -> None:
    """Write `level` and above to standard error; `secret` never appears in a line."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)-7s %(name)s: %(message)s", "%Y-%m-%d %H:%M:%S"))
    handler.addFilter(_WithoutSecret(secret))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.getLogger("discord").setLevel(max(logging.WARNING, logging.getLevelNamesMapping()[level]))
    logging.getLogger("aiohttp.access").setLevel(logging.WARNING)
