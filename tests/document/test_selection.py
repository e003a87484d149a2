"""Selections: what is moved, scaled, turned, cut and pasted, and that nothing is lost on the way."""

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QTransform

from sketchpad.document.drawing import Drawing
from sketchpad.document.pixels import blank, to_qimage, to_rgb
from sketchpad.document.tools.toolbox import SELECTS, Tool, Toolbox

SIDE = 300
RED, BLUE, WHITE = (220, 30, 30), (0, 90, 200), (255, 255, 255)


def toolbox(tool: Tool = Tool.SELECT) -> Toolbox:
    """Red where x < 100, blue where y < 100 elsewhere, white."""
    rgb = np.full((SIDE, SIDE, 3), 255, np.uint8)
    rgb[:100], rgb[:, :100] = BLUE, RED
    drawing = Drawing(SIDE, SIDE)
    drawing.replace(to_qimage(rgb))
    box = Toolbox(drawing, RED, 12, 40)
    box.tool = tool
    return box


def drag(box: Toolbox, *path: tuple[float, float], constrained: bool = False) -> None:
    box.press(*path[0])
    for x, y in path[1:]:
        box.move(x, y, 1.0, constrained)
    box.release()


def pixels(box: Toolbox) -> NDArray[np.uint8]:
    return to_rgb(box.drawing.image)


def test_what_is_selected_moves_and_leaves_paper_behind_in_one_step() -> None:
    box = toolbox()
    before = pixels(box)
    drag(box, (50, 50), (150, 150))
    assert np.array_equal(pixels(box), before)
    drag(box, (100, 100), (160, 120), (180, 200))
    after = pixels(box)
    assert np.array_equal(after[150:250, 130:230], before[50:150, 50:150])
    assert (after[50:150, 50:130] == 255).all()
    assert np.array_equal(after[:50], before[:50])
    box.drawing.undo()
    assert np.array_equal(pixels(box), before)


def test_what_was_moved_moves_on_without_taking_along_what_it_lies_on() -> None:
    box = toolbox()
    before = pixels(box)
    drag(box, (110, 110), (150, 150))  # paper
    drag(box, (130, 130), (50, 200))  # onto the red
    assert (pixels(box)[180:220, 30:70] == 255).all()
    drag(box, (50, 200), (130, 130))
    assert np.array_equal(pixels(box), before)


def test_what_was_moved_beyond_the_rim_comes_back_whole() -> None:
    box = toolbox()
    before = pixels(box)
    drag(box, (50, 50), (150, 150))
    drag(box, (100, 100), (-100, 100))
    assert (pixels(box)[50:150, 50:150] == 255).all()
    box.selector.nudge(200, 0)
    assert np.array_equal(pixels(box), before)


def test_a_lasso_takes_only_what_it_goes_round() -> None:
    box = toolbox(Tool.SELECT_FREELY)
    drag(box, (50, 150), (90, 150), (50, 190))
    drag(box, (65, 165), (215, 165))
    moved = pixels(box)
    assert tuple(moved[155, 205]) == RED
    assert tuple(moved[185, 235]) == WHITE
    assert tuple(moved[185, 85]) == RED
    assert tuple(moved[155, 55]) == WHITE


def test_the_move_tool_moves_everything_and_lets_go_with_another_tool() -> None:
    box = toolbox(Tool.MOVE)
    before = pixels(box)
    drag(box, (10, 10), (40, 30))
    assert np.array_equal(pixels(box)[20:, 30:], before[:-20, :-30])
    assert (pixels(box)[:20] == 255).all()
    drag(box, (40, 30), (10, 10))
    assert np.array_equal(pixels(box), before)
    box.tool = Tool.BRUSH
    assert not box.selector.exists


def test_shift_moves_straight() -> None:
    box = toolbox(Tool.MOVE)
    before = pixels(box)
    drag(box, (10, 10), (60, 22), constrained=True)
    assert np.array_equal(pixels(box)[:, 50:], before[:, :-50])


def test_handles_scale_and_shift_keeps_the_proportions() -> None:
    box = toolbox()
    drag(box, (80, 80), (120, 100))
    drag(box, (120, 100), (160, 160))  # the corner opposite stays
    assert box.selector.box == QRect(80, 80, 80, 80)
    drag(box, (160, 160), (240, 200), constrained=True)
    assert box.selector.box == QRect(80, 80, 160, 160)
    drag(box, (240, 160), (120, 160))  # a side
    assert box.selector.box == QRect(80, 80, 40, 160)
    drag(box, (120, 240), (120, 100))
    box.selector.deselect()
    assert np.array_equal(pixels(box), pixels(toolbox())), "smaller and bigger and back is what it was"


def test_mirrored_and_turned_pixels_are_exact() -> None:
    box = toolbox()
    before = pixels(box)
    drag(box, (60, 60), (140, 120))
    piece = before[60:120, 60:140]
    box.selector.turn(QTransform().scale(-1, 1))
    assert np.array_equal(pixels(box)[60:120, 60:140], piece[:, ::-1])
    box.selector.turn(QTransform().scale(-1, 1))
    assert np.array_equal(pixels(box), before)
    box.selector.turn(QTransform().rotate(90))
    turned = box.selector.box
    assert (turned.width(), turned.height()) == (60, 80)
    at = pixels(box)[turned.top() : turned.top() + 80, turned.left() : turned.left() + 60]
    assert np.array_equal(at, np.rot90(piece, -1))


def test_painting_filling_and_clearing_stay_inside_the_selection() -> None:
    box = toolbox()
    before = pixels(box)
    drag(box, (120, 120), (200, 200))
    for tool in (Tool.BRUSH, Tool.RECTANGLE, Tool.FILL):
        box.tool = tool
        drag(box, (150, 150), (280, 280))
    after = pixels(box)
    assert (after[150:199, 150:199] == RED).all()
    outside = np.ones((SIDE, SIDE), bool)
    outside[120:200, 120:200] = False
    assert np.array_equal(after[outside], before[outside])
    box.selector.clear()
    assert (pixels(box)[120:200, 120:200] == 255).all()
    assert np.array_equal(pixels(box)[outside], before[outside])


def test_what_is_copied_can_be_pasted_over_another_place() -> None:
    box = toolbox(Tool.SELECT_FREELY)
    before = pixels(box)
    drag(box, (20, 120), (80, 120), (50, 180))
    copied = box.selector.copy()
    assert copied.pixelColor(0, copied.height() - 1).alpha() == 0
    box.selector.paste(copied, QPointF(200, 200))
    after = pixels(box)
    assert tuple(after[180, 200]) == RED
    assert tuple(after[225, 175]) == WHITE, "transparent pixels cover nothing"
    assert np.array_equal(after[:150], before[:150])
    box.drawing.undo()
    assert np.array_equal(pixels(box), before)


def test_without_a_selection_the_whole_drawing_is_copied() -> None:
    box = toolbox()
    assert np.array_equal(to_rgb(box.selector.copy()), pixels(box))


def test_a_pasted_image_that_is_bigger_than_the_sheet_is_scaled_into_it() -> None:
    box = toolbox()
    box.selector.paste(blank(1200, 600, (1, 2, 3)), QPointF(0, 0))
    assert box.selector.box == QRect(0, 0, 300, 150)
    assert (pixels(box)[:150] == (1, 2, 3)).all()


def test_giving_up_a_drag_puts_everything_back_and_keeps_the_selection() -> None:
    box = toolbox()
    before = pixels(box)
    drag(box, (50, 50), (150, 150))
    steps = box.drawing.can_undo
    box.press(100, 100)
    box.move(200, 220)
    assert not np.array_equal(pixels(box), before)
    box.abandon()
    assert np.array_equal(pixels(box), before)
    assert box.selector.box == QRect(50, 50, 100, 100)
    assert box.drawing.can_undo == steps
    box.selector.nudge(7, 0)
    assert np.array_equal(pixels(box)[50:150, 57:157], before[50:150, 50:150])


def test_after_an_undo_nothing_stale_is_put_down() -> None:
    box = toolbox()
    before = pixels(box)
    drag(box, (50, 50), (150, 150))
    drag(box, (100, 100), (200, 200))
    box.drawing.undo()
    box.selector.follow()
    assert not box.selector.exists
    drag(box, (50, 50), (150, 150))
    box.selector.nudge(0, 0)
    assert np.array_equal(pixels(box), before)


def test_a_click_beside_it_ends_the_selection() -> None:
    box = toolbox()
    drag(box, (50, 50), (150, 150))
    drag(box, (250, 250), (250, 250))
    assert not box.selector.exists
    assert box.drawing.selection is None


def test_another_size_of_sheet_ends_the_selection() -> None:
    box = toolbox()
    drag(box, (50, 50), (150, 150))
    box.drawing.new(400, 256)
    box.selector.follow()
    assert not box.selector.exists


def test_what_was_moved_off_the_sheet_and_painted_over_is_no_longer_selected() -> None:
    box = toolbox()
    drag(box, (50, 50), (150, 150))
    drag(box, (100, 100), (100, 500))
    box.selector.clear()
    before = pixels(box)
    drag(box, (100, 500), (100, 100))
    box.selector.nudge(0, -300)
    box.selector.turn(QTransform().rotate(90))
    assert not box.selector.exists
    assert np.array_equal(pixels(box), before)


@pytest.mark.parametrize("tool", SELECTS)
def test_every_pixel_that_changes_is_told(tool: Tool) -> None:
    box = toolbox(tool)
    shown = pixels(box)
    for path in [((40, 40), (160, 140)), ((100, 100), (20, 250), (280, 90)), ((280, 90), (100, 100))]:
        for number, (x, y) in enumerate(path):
            rect = box.move(x, y) if number else box.press(x, y)
            now = pixels(box)
            rows, columns = slice(rect.top(), rect.bottom() + 1), slice(rect.left(), rect.right() + 1)
            shown[rows, columns] = now[rows, columns]
            assert np.array_equal(shown, now)
        box.release()
