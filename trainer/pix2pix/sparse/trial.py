"""A scripted stroke that boxes of a picture have to stand before they are used: near enough, and faster."""

import logging
import time
from collections.abc import Callable, Sequence

import cv2

from trainer.box import Box, Edit
from trainer.pix2pix.cpu_engine import Steps, timed
from trainer.pix2pix.generator import Generator
from trainer.pix2pix.sparse.staleness import NEAR, psnr
from trainer.pixels import Rgb

_log = logging.getLogger(__name__)

Part = tuple[Box, Rgb]  # a box of the sheet, and its pixels, h x w x 3
_FASTER = 0.7  # of the time of a whole picture
_SEGMENTS, _SEGMENT, _WIDTH, _LINE = 5, 6, 8, 2


class Trial:
    """Draws a short stroke over the middle of a drawing, from left to right."""

    def __init__(self, generator: Generator, drawing: Rgb) -> None:
        self._generator = generator
        self.rgb = drawing.copy()

    def run(self, boxes: Callable[[Sequence[Edit]], list[Part]], reach: int, whole_ms: float) -> Steps[bool]:
        """Draw it with `boxes`, which follow a whole picture of the drawing; return whether they serve."""
        height, width = self.rgb.shape[:2]
        point = (width // 2 - _SEGMENTS * _SEGMENT // 2, height // 2)
        shown: list[Part] = []
        times = []
        for _ in range(_SEGMENTS):
            edit, point = self._segment(point, reach)
            began = time.perf_counter()
            shown += boxes([edit])
            times.append((time.perf_counter() - began) * 1000)
            yield
        truth, again_ms = yield from timed(self._generator.steps_at_card_size(self.rgb))
        last = truth.copy()
        for box, pixels in shown:
            last[box.slices] = pixels
        box = shown[0][0].joined(shown[-1][0])
        found = psnr(last[box.slices], truth[box.slices])
        # The fastest of each counts, as any may have been held up by another program.
        box_ms, whole_ms = min(times), min(whole_ms, again_ms)
        serves = found >= NEAR and box_ms < _FASTER * whole_ms
        _log.info("boxes: %.1f dB, %.1f ms for %.1f; used: %s", found, box_ms, whole_ms, serves)
        return serves

    def _segment(self, point: tuple[int, int], reach: int) -> tuple[Edit, tuple[int, int]]:
        given = self._generator.card.input
        colour = given.palette[0].rgb if given.palette else (0, 0, 0) if given.kind == "lines" else (190, 80, 60)
        following = (point[0] + _SEGMENT, point[1])
        width = _LINE if given.kind == "lines" else _WIDTH
        cv2.line(self.rgb, point, following, colour, width)
        sheet = Box(0, 0, self.rgb.shape[1], self.rgb.shape[0])
        changed = Box(point[0], point[1], *following).grown(width).within(sheet)
        around = changed.grown(reach).within(sheet)
        return Edit(changed, around, self.rgb[around.slices].copy()), following
