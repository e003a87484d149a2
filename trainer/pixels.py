"""The array types of 8-bit images (numpy): pictures, and bytes of any shape."""

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]  # of any shape
Rgb = NDArray[np.uint8]  # H x W x 3, sRGB
