"""The bit depth of a folder's pictures (16-bit scans): one exposure, so that a dark one among them stays dark.

A single picture shows by its largest value how many bits it has; one that is dark all over shows too few. In a folder
of pictures that belong together the brightest says it for all.
"""

import functools
import os
from pathlib import Path

import numpy as np

from trainer.data.decoding.image_opener import DataError, open_image
from trainer.data.decoding.pixel_conversion import is_deep, is_grey, largest_whole_number

_LOOKED_AT = 12  # pictures of a folder, spread over their names
_MOST_FILES = 4096  # that are listed
_ENOUGH = (1 << 14) - 1  # more than this is 16 bits already
_KINDS = (".png", ".tif", ".tiff")  # that hold more than 8 bits


def brightest_of(folder: Path, grey: bool) -> int:
    """Return the largest value in a folder's 16-bit pictures, those that are grey or those with colours.

    A few of them are looked at; 0 if there are none.
    """
    try:
        return _brightest(folder, grey, folder.stat().st_mtime_ns)
    except OSError:
        return 0


@functools.lru_cache(maxsize=64)
def _brightest(folder: Path, grey: bool, _changed: int) -> int:
    with os.scandir(folder) as entries:
        names = [entry.name for _, entry in zip(range(_MOST_FILES), entries, strict=False)]
    names = sorted(name for name in names if name.lower().endswith(_KINDS))
    if not names:
        return 0
    indices = np.unique(np.linspace(0, len(names) - 1, min(_LOOKED_AT, len(names))).round().astype(int))
    brightest = 0
    for index in indices:
        path = folder / names[index]
        try:
            with open_image(path, path) as image:
                if is_deep(image) and is_grey(image) == grey:
                    brightest = max(brightest, largest_whole_number(image))
        except DataError:
            continue  # what can't be read is told where it is read
        if brightest > _ENOUGH:
            break
    return brightest
