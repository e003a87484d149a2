"""The bounds of a sheet (canvas size limits), in pixels a side."""

SMALLEST, LARGEST = 256, 2048
