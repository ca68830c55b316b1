"""`python -m bot.sandbox`: the sandbox alone, for a bot in another process, where the settings say."""

from bot.process.config import BadSetting, settings
from bot.sandbox.serve import main

try:
    chosen = settings()
except BadSetting as told:
    raise SystemExit(str(told)) from None
main(chosen.sandbox_host, chosen.sandbox_port)
