"""Prepared pairs as bytes: in memory up to a budget, beyond it in a file that vanishes with the process.

The file is read and written, not mapped: a disk that fills up must cost the cache, not kill the program.
"""

import contextlib
import shutil
import tempfile
from pathlib import Path
from typing import IO

import numpy as np

from trainer.data.pairs import Pair
from trainer.data.recipe import Prepared

_MEMORY = 1 << 30  # bytes
_SHARE_OF_DISK = 4  # the file may take one part in so many of what is free

_EMPTY = np.empty((0, 0, 3), np.uint8)
_Span = list[tuple[int, tuple[int, ...]]]  # where each image begins, and its shape


class Cache:
    """What was prepared of each pair; used by one thread."""

    def __init__(self, spill: Path | None, memory: int = _MEMORY) -> None:
        """`spill` is the folder for the file (None: no file), `memory` the budget in bytes."""
        self._spill = spill
        self._memory_left = memory
        self._kept: dict[Pair, Prepared] = {}
        self._spans: dict[Pair, tuple[Prepared, _Span]] = {}  # what there is of a pair, without its pixels
        self._file: IO[bytes] | None = None
        self._disk_left = 0

    def get(self, pair: Pair) -> Prepared | None:
        """Return what was kept of a pair."""
        if pair in self._kept or self._file is None or pair not in self._spans:
            return self._kept.get(pair)
        images = []
        there, spans = self._spans[pair]
        for start, shape in spans:
            self._file.seek(start)
            content = self._file.read(int(np.prod(shape)))
            images.append(np.frombuffer(content, np.uint8).reshape(shape))
        return there.of(images)

    def put(self, pair: Pair, prepared: Prepared) -> None:
        """Keep what was prepared of a pair, where there is room."""
        size = sum(image.nbytes for image in prepared.images)
        if size <= self._memory_left:
            self._memory_left -= size
            self._kept[pair] = prepared
        elif self._spill is not None:
            try:
                self._write(pair, prepared, size)
            except OSError:  # a full disk: what is there already serves on
                self._spill = None

    def close(self) -> None:
        """Give the disk's room back."""
        if self._file is not None:
            with contextlib.suppress(OSError):
                self._file.close()
            self._file = None

    def _write(self, pair: Pair, prepared: Prepared, size: int) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile(dir=self._spill, buffering=0)  # noqa: SIM115  (closed by `close`)
            self._disk_left = shutil.disk_usage(str(self._spill)).free // _SHARE_OF_DISK
        if size > self._disk_left:
            return
        self._disk_left -= size
        self._file.seek(0, 2)
        spans: _Span = []
        for image in prepared.images:
            spans.append((self._file.tell(), image.shape))
            content = image.tobytes()
            if self._file.write(content) != len(content):
                raise OSError
        self._spans[pair] = prepared.each(lambda _: _EMPTY), spans
