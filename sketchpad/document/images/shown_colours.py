"""Colours that say what a label means, in place of those that a network was taught (a colour map, a lookup table).

Water that was labelled in gold for a network is blue on screen. The drawing and its files keep what the network knows.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from sketchpad.document.images.palettes import snap
from sketchpad.document.pixels import Bytes, Colour, readable, region, to_qimage, to_rgb, writable
from trainer.model_card import Swatch

# Palettes of data sets that models are often taught with, by class and colour: what their classes look like.
_KNOWN: dict[tuple[str, Colour], Colour] = {
    # Humans in the Loop, aerial imagery of Dubai.
    ("land", (132, 41, 246)): (217, 198, 160),
    ("water", (226, 169, 41)): (52, 136, 196),
    ("building", (60, 16, 152)): (188, 84, 66),
    ("vegetation", (254, 221, 58)): (92, 156, 74),
    ("road", (110, 193, 228)): (112, 113, 122),
    ("unlabeled", (155, 155, 155)): (226, 226, 226),
    # CMP Facade Database.
    ("background", (0, 0, 222)): (168, 206, 236),
    ("facade", (0, 48, 255)): (226, 200, 156),
    ("window", (2, 128, 254)): (70, 124, 178),
    ("door", (1, 207, 255)): (122, 70, 44),
    ("cornice", (34, 254, 225)): (178, 148, 106),
    ("sill", (112, 254, 144)): (246, 236, 214),
    ("balcony", (192, 254, 63)): (62, 74, 92),
    ("blind", (253, 240, 6)): (92, 146, 112),
    ("deco", (254, 159, 3)): (232, 160, 60),
    ("molding", (253, 80, 1)): (204, 122, 92),
    ("pillar", (246, 3, 5)): (148, 150, 134),
    ("shop", (174, 0, 2)): (176, 56, 78),
}


class ShownColours:
    """Which colour stands on screen for which; a colour that isn't listed stands for itself."""

    def __init__(self, pairs: Mapping[Colour, Colour] | None = None) -> None:
        """`pairs` are shown colours by those that they stand for."""
        self.pairs = {taught: shown for taught, shown in (pairs or {}).items() if taught != shown}

    def of(self, colour: Colour) -> Colour:
        """Return what a colour looks like on screen."""
        return self.pairs.get(colour, colour)

    def refresh(self, target: QImage, source: QImage, rect: QRect) -> None:
        """Bring a rectangle of an RGB32 image to what the same rectangle of a drawing looks like."""
        words = region(readable(source), rect).view(np.uint32)
        shown = words.copy()
        plain = words & 0xFFFFFF
        for taught, colour in self.pairs.items():
            shown[plain == _word(taught)] = 0xFF000000 | _word(colour)
        region(writable(target), rect).view(np.uint32)[:] = shown

    def image(self, source: QImage) -> QImage:
        """Return what a drawing looks like on screen; itself where every colour stands for itself."""
        if not self.pairs:
            return source
        target = source.copy()
        self.refresh(target, source, source.rect())
        return target


def shown_colours(palette: Sequence[Swatch]) -> ShownColours:
    """Return the colours on screen of a model's palette: its card's, else those of a data set that is known.

    Two classes never look the same: if a palette would make them, it is shown as it is.
    """
    pairs = {
        swatch.rgb: swatch.shown or _KNOWN.get((swatch.name.casefold(), swatch.rgb), swatch.rgb) for swatch in palette
    }
    return ShownColours(pairs) if len(set(pairs.values())) == len(pairs) else ShownColours()


def snap_by_look(rgb: Bytes, palette: Sequence[Swatch]) -> Bytes:
    """Return HxWx3 pixels in a palette's colours, each in the class that looks most like it on screen."""
    shown = shown_colours(palette)
    near = to_qimage(snap(rgb, [shown.of(swatch.rgb) for swatch in palette]))
    back = ShownColours({shown.of(swatch.rgb): swatch.rgb for swatch in palette})
    return to_rgb(back.image(near))


def _word(colour: Colour) -> int:
    return colour[0] << 16 | colour[1] << 8 | colour[2]
