"""A session as a film: each finished step with its picture, kept small, and written as an animated WebP."""

import io
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from sketchpad.document.encode_image import encode_image
from sketchpad.document.files.image_files import write_whole
from sketchpad.settings import ImageFormat

if TYPE_CHECKING:
    from PIL.Image import Image

Shows = Literal["pair", "drawing", "picture"]
LARGEST = 512  # pixels of a frame's longer side
MOST_FRAMES = 400
MOST_BYTES = 64 * 1024 * 1024
_REST_MS = 2000  # that the last frame stays
_GAP = 8  # pixels between drawing and picture


@dataclass
class _Frame:
    revision: int
    drawing: Future[bytes]
    picture: Future[bytes] | None = None

    @property
    def size(self) -> int:
        """Bytes kept, as far as they are known yet."""
        parts = (self.drawing, self.picture)
        return sum(len(part.result()) for part in parts if part is not None and part.done())


class TimelapseRecorder:
    """Keeps a frame of each step, compressed in a thread of its own; of too many, every second one goes."""

    def __init__(self, most_frames: int = MOST_FRAMES, most_bytes: int = MOST_BYTES) -> None:
        self._most_frames, self._most_bytes = most_frames, most_bytes
        self._frames: list[_Frame] = []
        self._stride = 1  # steps to a frame
        self._steps = 0
        self._worker: ThreadPoolExecutor | None = None

    def __len__(self) -> int:
        return len(self._frames)

    @property
    def newest(self) -> int:
        """The revision of the last step; -1 before there is one."""
        return self._frames[-1].revision if self._frames else -1

    def add_step(self, revision: int, drawing: QImage, hard_edged: bool) -> None:
        """A step of the drawing is complete; the same revision again is none."""
        if revision == self.newest:
            return
        frame = _Frame(revision, self._compress(QImage(drawing), "png", hard_edged))
        # Between two frames that stay, the newest step takes the place of the one before: the last is always there.
        if self._steps % self._stride and self._frames:
            self._frames[-1] = frame
        else:
            self._frames.append(frame)
        self._steps += 1
        self._thin()

    def add_picture(self, revision: int, picture: QImage) -> None:
        """The picture of a revision is there; only that of the newest step counts."""
        if revision == self.newest:
            self._frames[-1].picture = self._compress(QImage(picture), "jpeg", hard_edged=False)

    def frames(self) -> list[tuple[bytes, bytes | None]]:
        """Return drawing and picture of each frame, as image files; a picture is None where none was made in time."""
        frames = list(self._frames)  # any thread may ask
        return [(f.drawing.result(), f.picture.result() if f.picture is not None else None) for f in frames]

    def _compress(self, image: QImage, kind: ImageFormat, hard_edged: bool) -> Future[bytes]:
        if self._worker is None:
            self._worker = ThreadPoolExecutor(1, "time-lapse")
        return self._worker.submit(_compressed, image, kind, hard_edged)

    def _thin(self) -> None:
        while len(self._frames) > self._most_frames or (
            len(self._frames) > 2 and sum(frame.size for frame in self._frames) > self._most_bytes
        ):
            last = self._frames[-1]
            self._frames = self._frames[::2]
            if self._frames[-1] is not last:
                self._frames.append(last)
            self._stride *= 2
            self._steps = 1  # the last frame was a step of its own


def write_film(
    path: Path,
    frames: list[tuple[bytes, bytes | None]],
    shows: Shows,
    seconds: float,
    progress: Callable[[int], None] = lambda _done: None,
) -> None:
    """Write frames as an animated WebP that loops, in about `seconds`; `progress` hears how many are done.

    Needs a frame at least. One is decoded at a time; what `progress` raises ends it, and leaves nothing behind.

    Raises:
        DocumentError: the disk is full, or the folder is missing or can't be written.
    """
    duration = max(20, round(seconds * 1000 / len(frames)))
    write_frames(path, _layout(frames, shows, progress), [duration] * (len(frames) - 1) + [_REST_MS])


def write_frames(path: Path, frame: Callable[[int], "Image"], durations: Sequence[int]) -> None:
    """Write an animated WebP that loops; each frame is made when its turn comes: all of them could fill the memory.

    `frame` returns one by its number, RGB, all of one size; `durations` are how long they stay, milliseconds.

    Raises:
        DocumentError: the disk is full, or the folder is missing or can't be written.
    """
    from PIL import Image

    class Film(Image.Image):
        n_frames = len(durations)

        def seek(self, number: int) -> None:
            sheet = frame(number)
            self._size, self._mode, self.im = sheet.size, sheet.mode, sheet.im

        def tell(self) -> int:
            return 0

    film = Film()
    film.seek(0)
    content = io.BytesIO()
    film.save(
        content,
        "WEBP",
        save_all=True,
        duration=list(durations),
        loop=0,
        quality=85,
        method=0,  # four times as fast as the usual 4, and a fifth bigger
    )
    write_whole(path, content.getvalue())


def _layout(
    frames: list[tuple[bytes, bytes | None]], shows: Shows, progress: Callable[[int], None]
) -> Callable[[int], "Image"]:
    """Return what makes a frame by its number."""
    from PIL import Image

    sizes = [_size(drawing) for drawing, _ in frames]
    width, height = max(size[0] for size in sizes), max(size[1] for size in sizes)
    columns = 2 if shows == "pair" else 1
    pictures: list[bytes | None] = [next((picture for _, picture in frames if picture is not None), None)]
    for _, picture in frames:
        pictures.append(picture or pictures[-1])  # where no picture was made in time, the one before stays

    def lay_out(number: int) -> Image.Image:
        progress(number)
        drawing, picture = frames[number][0], pictures[number + 1]
        halves = [half for half, name in ((drawing, "drawing"), (picture, "picture")) if shows in (name, "pair")]
        sheet = Image.new("RGB", (width * columns + _GAP * (columns - 1), height), (128, 128, 128))
        for column, half in enumerate(halves):
            if half is not None:
                with Image.open(io.BytesIO(half)) as image:
                    left, top = (width - image.width) // 2, (height - image.height) // 2
                    sheet.paste(image, (column * (width + _GAP) + left, top))
        return sheet

    return lay_out


def _size(content: bytes) -> tuple[int, int]:
    from PIL import Image

    with Image.open(io.BytesIO(content)) as image:
        return image.size


def _compressed(image: QImage, kind: ImageFormat, hard_edged: bool) -> bytes:
    if max(image.width(), image.height()) > LARGEST:
        mode = Qt.TransformationMode.FastTransformation if hard_edged else Qt.TransformationMode.SmoothTransformation
        image = image.scaled(QSize(LARGEST, LARGEST), Qt.AspectRatioMode.KeepAspectRatio, mode)
    return encode_image(image, kind, 90)  # of a PNG it is how little it is compressed: quick, and small enough
