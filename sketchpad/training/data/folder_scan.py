"""A look at a folder in a thread of its own: what it holds, its pairs as small pictures, and what is wrong with it."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage

from sketchpad.document.pixels import to_qimage
from sketchpad.training.data.latest_request import LatestRequest, Turn
from trainer.data.image_files import DataError, read_rgb
from trainer.data.pairs import Direction, Pair, read_pair, spread
from trainer.data.recognition import Layout, Recognised, recognise
from trainer.messages import tr

_log = logging.getLogger(__name__)
SHOWN = 48  # pairs on the contact sheet
THUMBNAIL = 192  # pixels of the longer side


@dataclass(frozen=True)
class SmallPair:
    """A pair, scaled down; of a single picture `input` is null."""

    pair: Pair
    input: QImage
    target: QImage


@dataclass(frozen=True)
class Question:
    """What to look at, and what the person has already said about it."""

    root: Path
    direction: Direction | None = None
    layout: Layout | None = None
    folders: tuple[str, str] | None = None


class FolderScan(QObject):
    """Answers the newest question only: what comes of older ones is dropped."""

    recognised = Signal(object)  # Recognised
    error_message = Signal(str)  # a sentence: there is nothing to learn from
    pictured = Signal(object)  # SmallPair, one after the other
    done = Signal()  # all pairs to show have been pictured

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._request = LatestRequest("folder scan", self)

    def ask(self, question: Question) -> None:
        """Begin to look; signals tell what is found."""
        self._request.start(lambda turn: self._look(turn, question))

    def forget(self) -> None:
        """Let nothing more come of what was asked."""
        self._request.forget()

    def _look(self, turn: Turn, question: Question) -> None:
        """Run in the thread."""
        try:
            found = recognise(question.root, question.direction, question.layout, question.folders)
        except (DataError, OSError) as error:
            turn.emit(self.error_message, str(error))
            return
        except Exception:  # noqa: BLE001  (a damaged image can fail in any way; the window must hear of it)
            _log.exception("looking at %s", question.root)
            turn.emit(
                self.error_message, tr("{name} couldn’t be looked at; the log says why.", name=question.root.name)
            )
            return
        turn.emit(self.recognised, found)
        for pair in spread(found.pairs.pairs, SHOWN):
            if not turn.newest:
                return
            small = picture_pair(pair, found)
            if small is not None:
                turn.emit(self.pictured, small)
        turn.emit(self.done)


def picture_pair(pair: Pair, found: Recognised, longest: int = THUMBNAIL) -> SmallPair | None:
    """Return a pair scaled to at most `longest` pixels a side, None if it can't be read."""
    try:
        if found.layout == "photos":
            return SmallPair(pair, QImage(), _small(lambda: to_qimage(read_rgb(pair.input)), longest))
        first, second = read_pair(pair)
        return SmallPair(pair, _small(lambda: to_qimage(first), longest), _small(lambda: to_qimage(second), longest))
    except (DataError, OSError, MemoryError):
        return None


def _small(make: Callable[[], QImage], longest: int) -> QImage:
    image = make()
    if max(image.width(), image.height()) <= longest:
        return image
    size = QSize(longest, longest)
    return image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
