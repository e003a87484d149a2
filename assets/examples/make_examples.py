"""Draws the example drawings: `python assets/examples/make_examples.py [FOLDER]` writes them, here if not elsewhere.

With `--sheets FOLDER` all twelve drawings for each model are written there, a folder for each, as docs/models.md shows
them.
"""

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

import landscapes
import motifs
import wardrobe
from labels import terrace, town_house


class Drawn(Protocol):
    """What an example is drawn on."""

    def save(self, path: Path) -> None:
        """Write it as PNG."""


_BARE = frozenset({"house", "sailing boat"})  # whose lines get no dabs: the model answers in plain clay

# By the model: what it draws from, and drawings by their titles. The first three of a model ship.
DRAWINGS: dict[str, tuple[str, dict[str, Callable[[], Drawn]]]] = {
    "landscapes": ("colours", {draw.__name__.replace("_", " "): draw for draw in landscapes.TWELVE}),
    "clay": ("colours", {thing.name: partial(motifs.in_colours, thing) for thing in motifs.TWELVE}),
    "wardrobe": ("lines", {draw.__name__.replace("_", " "): draw for draw in wardrobe.TWELVE}),
    "ink": (
        "lines",
        {thing.name: partial(motifs.in_lines, thing, dabs=thing.name not in _BARE) for thing in motifs.FOR_INK},
    ),
    "facades": ("labels", {"town house": town_house, "terrace": terrace}),
}
_SHIPPED = 3


def main() -> None:
    """Write the drawings and their list."""
    if sys.argv[1:2] == ["--sheets"]:
        return write_sheets(Path(sys.argv[2]))
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    entries = []
    for model, (kind, drawings) in DRAWINGS.items():
        for title, draw in list(drawings.items())[:_SHIPPED]:
            name = f"{model}-{title.replace(' ', '-')}.png"
            draw().save(folder / name)
            entries.append({"file": name, "title": title.capitalize(), "model": model, "kind": kind})
    (folder / "examples.json").write_text(json.dumps(entries, indent=2) + "\n", encoding="utf-8")
    return None


def write_sheets(folder: Path) -> None:
    """Write all drawings of each model into a folder of its own."""
    for model, (_, drawings) in DRAWINGS.items():
        (folder / model).mkdir(parents=True, exist_ok=True)
        for number, (title, draw) in enumerate(drawings.items()):
            draw().save(folder / model / f"{number:02}-{title.replace(' ', '-')}.png")


if __name__ == "__main__":
    main()
