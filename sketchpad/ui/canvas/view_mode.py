"""The ways in which drawing and picture can be looked at together."""

from enum import Enum


class ViewMode(Enum):
    """What the canvas shows; the values are what the settings remember."""

    BESIDE = "beside"  # the drawing, with the picture in the other half of the window
    OVERLAY = "overlay"  # the picture, more or less transparent, over the drawing
    SPLIT = "split"  # the drawing left of a handle, the picture right of it
    ON_PICTURE = "on picture"  # the picture, with a ghost of what is being drawn
