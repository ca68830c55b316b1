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


def _in_one_line(record: logging.LogRecord) -> bool:
    """A lost connection is no fault to be traced: it is said in one line why the library connects again."""
    if record.exc_info and record.exc_info[1] and str(record.msg).startswith("Attempting a reconnect"):
        error = record.exc_info[1]
        record.msg, record.args = f"{record.getMessage()}: {error or type(error).__name__}", ()
        record.exc_info = record.exc_text = None
    return True


def start_log(level: str, secret: str) -> None:
    """Write `level` and above to standard error; `secret` never appears there."""
    handler = logging.StreamHandler()
    handler.setFormatter(_WithoutSecret(secret))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.getLogger("discord").setLevel(max(logging.WARNING, logging.getLevelNamesMapping()[level]))
    logging.getLogger("discord.client").addFilter(_in_one_line)
    logging.getLogger("aiohttp.access").setLevel(logging.WARNING)
