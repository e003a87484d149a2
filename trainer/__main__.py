"""`python -m trainer`: the command line, as the app starts it."""

from trainer.cli.main import main

main()
