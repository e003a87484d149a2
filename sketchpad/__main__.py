"""`python -m sketchpad`: the app, started from its sources."""

from sketchpad.app import main

if __name__ == "__main__":
    main()
