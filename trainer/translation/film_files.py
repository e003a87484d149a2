"""Films, frame by frame (OpenCV with FFmpeg): read as RGB, and written beside their place until they are whole."""

import contextlib
import errno
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from trainer.data.decoding.image_opener import MOST_PIXELS
from trainer.data.image_files import DataError, Rgb
from trainer.files.atomic_write import put_in_place, sync_file
from trainer.messages import tr

_CODECS = {".avi": "MJPG", ".webm": "VP80"}  # by the file's ending; MPEG-4 else, which every system plays
_RATE = 24.0  # frames a second, where a film doesn't say
_ROOM = 1 << 20  # bytes that the disk must have beside a frame: the library says nothing when it is full
_MOST_RATE = 240.0


@dataclass(frozen=True)
class Film:
    """A film's own figures: frames a second, how many frames it claims, and the frames."""

    rate: float
    frames: int
    read: Iterator[Rgb]


@contextlib.contextmanager
def open_film(path: Path) -> Iterator[Film]:
    """Give a film to read.

    Raises:
        DataError: it is missing, can't be read, or its frames are too big.
    """
    if not path.is_file():
        raise DataError(tr("There is no film at {path}: it may have been moved or deleted.", path=path))
    os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")  # what FFmpeg thinks of a damaged film is no news
    capture = cv2.VideoCapture(str(path))
    try:
        width = int(capture.get(cv2.CAP_PROP_FRAME_WIDTH))
        height = int(capture.get(cv2.CAP_PROP_FRAME_HEIGHT))
        if not capture.isOpened() or width < 1 or height < 1:
            raise DataError(tr("{path} is no film that can be read: use MP4, MOV, AVI or WebM.", path=path))
        if width * height > MOST_PIXELS:
            raise DataError(
                tr("{path} is too big ({width}x{height}): scale it down first.", path=path, width=width, height=height)
            )
        rate = capture.get(cv2.CAP_PROP_FPS)
        known = np.isfinite(rate) and 0 < rate <= _MOST_RATE
        frames = capture.get(cv2.CAP_PROP_FRAME_COUNT)
        claimed = int(frames) if np.isfinite(frames) and 0 < frames < 1e9 else 0
        yield Film(float(rate) if known else _RATE, claimed, _frames(path, capture))
    finally:
        capture.release()


def _frames(path: Path, capture: cv2.VideoCapture) -> Iterator[Rgb]:
    count = 0
    while True:
        there, frame = capture.read()
        if not there:
            break
        count += 1
        yield np.ascontiguousarray(np.asarray(frame, np.uint8)[:, :, ::-1])
    if not count:
        raise DataError(tr("{path} holds no frame that can be read: it may be damaged.", path=path))


@contextlib.contextmanager
def write_film(path: Path, rate: float) -> Iterator[Callable[[Rgb], None]]:
    """Give a function that adds a frame; the film is at `path` once the block ends well, and gone when it doesn't.

    Frames are scaled to the first one's size, and that to even numbers, which codecs want.

    Raises:
        DataError: this system writes no such film.
        OSError: the folder can't be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with put_in_place(path, ending=path.suffix.lower()) as part:
        codec = cv2.VideoWriter.fourcc(*_CODECS.get(path.suffix.lower(), "mp4v"))
        writer: cv2.VideoWriter | None = None
        size = (0, 0)

        def add(frame: Rgb) -> None:
            nonlocal writer, size
            if writer is None:
                size = (max(2, frame.shape[1] // 2 * 2), max(2, frame.shape[0] // 2 * 2))
                writer = cv2.VideoWriter(str(part), codec, rate, size)
                if not writer.isOpened():
                    raise DataError(
                        tr(
                            "{path} can't be written: no {suffix} film is written here, use .mp4.",
                            path=path.name,
                            suffix=path.suffix,
                        )
                    )
            if shutil.disk_usage(path.parent).free < frame.nbytes + _ROOM:
                raise OSError(errno.ENOSPC, "no room for another frame")
            if (frame.shape[1], frame.shape[0]) != size:
                frame = np.asarray(cv2.resize(frame, size, interpolation=cv2.INTER_AREA), np.uint8)
            writer.write(np.ascontiguousarray(frame[:, :, ::-1]))

        try:
            yield add
        finally:
            if writer is not None:
                writer.release()
        if writer is None or not part.is_file() or not part.stat().st_size:
            raise DataError(tr("{path} can't be written: there may be no room on the disk.", path=path.name))
        with part.open("rb+") as file:
            sync_file(file.fileno())
