"""Draws the example drawings: `python assets/examples/make_examples.py [FOLDER]` writes them, here if not elsewhere."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from flat import cactus, daisy, mushroom, sunflower, teapot
from labels import harbour, oasis, terrace, town_house
from lines import cup, fish


class Drawn(Protocol):
    """What an example is drawn on."""

    def save(self, path: Path) -> None:
        """Write it as PNG."""


# Title, the model it is for, what that model draws from.
DRAWINGS: dict[Callable[[], Drawn], tuple[str, str, str]] = {
    mushroom: ("Mushroom", "clay", "colours"),
    cactus: ("Cactus", "clay", "colours"),
    teapot: ("Teapot", "clay", "colours"),
    fish: ("Fish", "ink", "lines"),
    cup: ("Cup", "ink", "lines"),
    daisy: ("Daisy", "flowers", "colours"),
    sunflower: ("Sunflower", "flowers", "colours"),
    harbour: ("Harbour", "aerial", "labels"),
    oasis: ("Oasis", "aerial", "labels"),
    town_house: ("Town house", "facades", "labels"),
    terrace: ("Terrace", "facades", "labels"),
}


def main() -> None:
    """Write the drawings and their list."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    entries = []
    for draw, (title, model, kind) in DRAWINGS.items():
        name = f"{draw.__name__.replace('_', '-')}.png"
        draw().save(folder / name)
        entries.append({"file": name, "title": title, "model": model, "kind": kind})
    (folder / "examples.json").write_text(json.dumps(entries, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
