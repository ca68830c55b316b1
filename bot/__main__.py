"""`python -m bot`."""

import gc

gc.disable()  # what is imported stays: looking through it again and again takes a fifth of the start

from bot.cli import main  # noqa: E402

main()
