"""`python -m bot.sandbox`: the sandbox alone, for a bot in another process."""

from bot.sandbox.serve import main

main()
