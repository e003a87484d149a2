"""A training as a film (animated WebP): the person's drawing, then what each model made of it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sketchpad.document.errors import DocumentError
from sketchpad.document.files.timelapse import write_frames
from trainer.messages import tr

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST = 512  # pixels of the longer side
MOST_FRAMES = 120
_DRAWING_MS, _LAST_MS = 1200, 2000  # that the drawing stays, and the last picture
_SLOWEST_MS, _QUICKEST_MS, _ALL_MS = 500, 60, 10_000  # of a picture between them, and of these together
_GROUND = (128, 128, 128)  # beside a picture of another shape


def write_run_film(
    path: Path, drawing: Path | None, pictures: Sequence[Path], progress: Callable[[int], None] = lambda _done: None
) -> None:
    """Write a drawing, if there is one, and its pictures in order; `progress` hears how many are done.

    Of too many pictures only some stay, evenly spread. What can't be read is passed over. What `progress`
    raises ends it, and leaves nothing behind.

    Raises:
        DocumentError: no picture can be read, the disk is full, or the folder is missing or can't be written.
    """
    from trainer.data.image_files import DataError, read_size

    found: list[tuple[Path, tuple[int, int]]] = []
    for file in ([drawing] if drawing is not None else []) + thinned(pictures):
        try:
            found.append((file, read_size(file)))
        except DataError:
            continue
    files = [file for file, _ in found]
    is_drawn = bool(files) and files[0] == drawing
    count = len(files) - is_drawn
    if count < 1:
        raise DocumentError(tr("The pictures of this training can’t be read: it may have been moved or deleted."))
    width, height = found[-1][1]
    scale = min(1.0, LARGEST / max(width, height))
    size = max(1, round(width * scale)), max(1, round(height * scale))

    def frame(number: int) -> "Image":
        progress(number)
        return _fitted(files[number], size)

    duration = min(_SLOWEST_MS, max(_QUICKEST_MS, _ALL_MS // count))
    write_frames(path, frame, [_DRAWING_MS] * is_drawn + [duration] * (count - 1) + [_LAST_MS])


def thinned(pictures: Sequence[Path]) -> list[Path]:
    """Return at most MOST_FRAMES of some pictures, evenly spread, the first and the last among them."""
    if len(pictures) <= MOST_FRAMES:
        return list(pictures)
    return [pictures[round(n * (len(pictures) - 1) / (MOST_FRAMES - 1))] for n in range(MOST_FRAMES)]


def _fitted(file: Path, size: tuple[int, int]) -> "Image":
    """Return a picture as large as there is room, in the middle; one that has become unreadable since is grey."""
    from PIL import Image

    from trainer.data.image_files import DataError, read_rgb

    sheet = Image.new("RGB", size, _GROUND)
    try:
        image = Image.fromarray(read_rgb(file))
    except DataError:
        return sheet
    scale = min(size[0] / image.width, size[1] / image.height)
    fitted = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    if fitted != image.size:
        image = image.resize(fitted, Image.Resampling.LANCZOS)
    sheet.paste(image, ((size[0] - image.width) // 2, (size[1] - image.height) // 2))
    return sheet
