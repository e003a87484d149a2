"""Images taken apart into strokes: painted again, they are much the same."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from sketchpad.document.drawing import Drawing
from sketchpad.document.images.painted_stroke import strokes_of
from sketchpad.document.pixels import FORMAT, Bytes, Colour, to_rgb
from sketchpad.document.tools.toolbox import Tool, Toolbox

PALETTE: tuple[Colour, ...] = ((255, 255, 255), (220, 30, 30), (0, 90, 200), (60, 160, 70))


def paint(image: Bytes) -> Bytes:
    """Return what the toolbox makes of an image's strokes on a white sheet, hard-edged."""
    drawing = Drawing(image.shape[1], image.shape[0])
    box = Toolbox(drawing, (0, 0, 0), 4, 4)
    box.hard_edged = True
    for stroke in strokes_of(image):
        box.colour = stroke.colour
        if stroke.width is not None:
            box.set_sizes(round(stroke.width), 4)
        first, *others = stroke.points
        box.press(*first, tool=Tool.LASSO if stroke.width is None else Tool.BRUSH)
        for place in others:
            box.move(*place)
        box.release()
    return to_rgb(drawing.image)


@given(
    boxes=st.lists(
        st.tuples(
            st.integers(0, 240), st.integers(0, 240), st.integers(30, 200), st.integers(30, 200), st.integers(0, 3)
        ),
        max_size=5,
    ),
    round_ones=st.booleans(),
)
def test_flat_shapes_come_out_where_they_were_in_their_own_colours(
    qapp: object, boxes: list[tuple[int, int, int, int, int]], round_ones: bool
) -> None:
    image = QImage(256, 256, FORMAT)
    image.fill(QColor(*PALETTE[2]))
    painter = QPainter(image)
    for x, y, width, height, number in boxes:
        painter.setPen(QColor(*PALETTE[number]))
        painter.setBrush(QColor(*PALETTE[number]))
        (painter.drawEllipse if round_ones else painter.drawRect)(x, y, width, height)
    painter.end()
    wanted = to_rgb(image)
    painted = paint(wanted)
    assert {tuple(colour) for colour in np.unique(painted.reshape(-1, 3), axis=0)} <= set(PALETTE)
    assert (painted != wanted).any(axis=2).mean() < 0.06  # only along the edges


def test_lines_are_drawn_with_a_brush_as_wide_as_they_are() -> None:
    image = QImage(300, 300, FORMAT)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setPen(QPen(QColor(0, 0, 0), 5))
    painter.drawEllipse(40, 40, 200, 180)
    painter.drawLine(20, 280, 280, 250)
    painter.end()
    wanted = to_rgb(image)
    lines = [stroke for stroke in strokes_of(wanted) if stroke.width is not None]
    assert len(lines) >= 2
    assert all(4 <= (stroke.width or 0) <= 7 for stroke in lines)
    black = paint(wanted)[..., 0] == 0
    there = wanted[..., 0] == 0
    assert (black & there).sum() / there.sum() > 0.85
    assert (black & ~there).sum() / there.sum() < 0.35


def test_of_an_empty_sheet_the_only_stroke_is_its_paper() -> None:
    assert len(strokes_of(np.full((256, 256, 3), 255, np.uint8))) == 1
