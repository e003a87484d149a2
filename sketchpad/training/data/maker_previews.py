"""Previews of the makers: what the drawing of a photo would look like, made in a thread of its own."""

import logging
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from sketchpad.document.pixels import to_qimage
from sketchpad.training.data.latest_request import LatestRequest, Turn
from trainer.data import makers
from trainer.data.image_files import DataError, read_rgb
from trainer.model_card import MAKERS, Maker
from trainer.pixels import Rgb

_log = logging.getLogger(__name__)
_SIDE = 256  # pixels of the shorter side of a preview: what a model would be taught at


@dataclass(frozen=True)
class MakerPreview:
    """A photo, and the drawing that a maker makes of it."""

    maker: Maker
    photo: QImage
    drawing: QImage


class MakerPreviews(QObject):
    """Makes previews of the newest photo and thresholds asked for."""

    ready = Signal(object)  # MakerPreview

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._request = LatestRequest("maker previews", self)

    def ask(self, photo: Path, thresholds: tuple[int, int]) -> None:
        """Make a preview by each maker."""
        self._request.start(lambda turn: self._make(turn, photo, thresholds))

    def _make(self, turn: Turn, path: Path, thresholds: tuple[int, int]) -> None:
        """Run in the thread."""
        try:
            photo = _scaled(read_rgb(path))
            shown = to_qimage(photo)
            for maker, spec in MAKERS.items():
                if not turn.newest:
                    return
                if spec.name:
                    made = makers.PREPARED[maker](photo, thresholds) if maker in makers.PREPARED else photo
                    drawing = makers.drawn(maker, made, photo, np.random.default_rng(7))
                    turn.emit(self.ready, MakerPreview(maker, shown, to_qimage(drawing)))
        except DataError:
            return
        except Exception:  # noqa: BLE001  (a preview that fails leaves an empty frame, and the log says why)
            _log.exception("a preview of %s", path)


def _scaled(rgb: Rgb) -> Rgb:
    import cv2

    height, width = rgb.shape[:2]
    scale = _SIDE / min(height, width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(rgb, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
