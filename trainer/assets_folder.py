"""Where the files are that come with the program: models, examples, icons, translations, licences."""

import sys
from pathlib import Path


def assets() -> Path:
    """Return the folder of what comes with the program: in a bundle, a checkout, or a wheel."""
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle) / "assets"
    root = Path(__file__).parents[1]
    checkout = root / "assets"
    return checkout if checkout.is_dir() else root / "sketchpad" / "assets"
