"""Pictures as files: written beside their place and moved there, so that no one meets half of one."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Rgb = NDArray[np.uint8]  # H x W x 3, sRGB


def write_png(path: Path, picture: Rgb) -> None:
    """Write an HxWx3 picture as PNG, in the place of what was there.

    Raises:
        OSError: the folder can't be written, or the disk is full; what was there is as it was.
    """
    partial = path.with_name(path.name + ".part")
    try:
        Image.fromarray(picture).save(partial, "PNG")
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def sheet(rows: Sequence[tuple[Rgb, ...]]) -> Rgb:
    """Return a sheet of a row each, the pictures of a row side by side; all HxWx3 of one size."""
    return np.vstack([np.hstack(row) for row in rows])
