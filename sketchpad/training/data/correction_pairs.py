"""Corrected pictures as pairs to learn from: a folder of drawings `A` and the pictures they should become, `B`."""

import re
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from sketchpad.document.errors import DocumentError
from sketchpad.document.files.image_files import save_png
from trainer.files.reasons import reason_of
from trainer.messages import tr


class CorrectionError(Exception):
    """A pair can't be kept; the message is one sentence."""


class CorrectionPairs:
    """One folder of pairs that grows with each correction."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def count(self) -> int:
        """How many pairs there are."""
        return len(self.names())

    def add(self, drawing: QImage, picture: QImage) -> str:
        """Keep a drawing with its right picture, scaled to the drawing's size; return the pair's name.

        Raises:
            LessonError: the disk is full, or the folder can't be written.
        """
        numbers = [int(name) for name in self.names() if name.isdigit()]
        name = f"{max(numbers, default=0) + 1:04}"
        if picture.size() != drawing.size():
            picture = picture.scaled(
                drawing.size(), Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        try:
            for side in ("A", "B"):
                (self.root / side).mkdir(parents=True, exist_ok=True)
            # The target first: a lone one is passed over when pairs are read, as a lone input is.
            save_png(self.root / "B" / f"{name}.png", picture)
            save_png(self.root / "A" / f"{name}.png", drawing)
        except (OSError, DocumentError) as error:
            raise CorrectionError(
                tr("The pair couldn’t be kept in {root} ({error}).", root=self.root, error=reason_of(error))
            ) from error
        return name

    def remove(self, name: str) -> None:
        """Take a pair back.

        Raises:
            LessonError: the folder can't be written.
        """
        try:
            for side in ("A", "B"):
                (self.root / side / f"{name}.png").unlink(missing_ok=True)
        except OSError as error:
            raise CorrectionError(
                tr("The pair {name} couldn’t be taken back ({why}).", name=name, why=reason_of(error))
            ) from error

    def names(self) -> list[str]:
        """Return the names of the pairs that are whole, in order."""
        sides = [{path.stem for path in (self.root / side).glob("*.png")} for side in ("A", "B")]
        return sorted(sides[0] & sides[1])


def corrections_of(folder: Path, model: str) -> CorrectionPairs:
    """Return the corrections for the model of that name."""
    stem = re.sub(r"[^\w-]+", "-", model.lower()).strip("-")[:40] or "model"
    return CorrectionPairs(folder / stem)


def like_shaped(picture: QSize, drawing: QSize) -> bool:
    """Return whether a picture can be fitted to a drawing without being pulled out of shape."""
    stretch = (picture.width() / picture.height()) / (drawing.width() / drawing.height())
    return max(stretch, 1 / stretch) < 1.1
