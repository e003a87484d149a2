"""The drawing: strokes, fills, history, and snapshots from another thread."""

import threading

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PySide6.QtCore import QRect

from sketchpad.document.drawing import Brush, Drawing
from sketchpad.document.images.convert import in_palette
from sketchpad.document.paint.symmetry import Symmetry
from sketchpad.document.pixels import to_qimage, to_rgb

RED, BLUE, WHITE = (220, 30, 30), (20, 40, 200), (255, 255, 255)
Pixels = NDArray[np.uint8]

coordinates = st.floats(-100, 400, allow_nan=False)
points = st.lists(st.tuples(coordinates, coordinates, st.floats(0, 1)), min_size=1, max_size=8)
sizes = st.floats(0.1, 250)


def pixels(drawing: Drawing) -> Pixels:
    return to_rgb(drawing.image)


def stroke(drawing: Drawing, *places: tuple[float, ...], brush: Brush | None = None) -> QRect:
    brush = brush or Brush(RED, 20)
    points = [(place[0], place[1], place[2] if len(place) > 2 else 1.0) for place in places]
    rect = drawing.begin_stroke(brush, *points[0])
    for point in points[1:]:
        rect = rect.united(drawing.continue_stroke(*point))
    return rect.united(drawing.end_stroke())


def changed(before: Pixels, after: Pixels) -> QRect:
    """The smallest rectangle that holds every difference."""
    different = (before != after).any(axis=2)
    rows, columns = np.flatnonzero(different.any(axis=1)), np.flatnonzero(different.any(axis=0))
    if not rows.size:
        return QRect()
    return QRect(int(columns[0]), int(rows[0]), int(columns[-1] - columns[0]) + 1, int(rows[-1] - rows[0]) + 1)


def test_a_new_drawing_is_an_empty_unmodified_sheet() -> None:
    drawing = Drawing(300, 256, background=BLUE)
    assert (drawing.width, drawing.height) == (300, 256)
    assert (pixels(drawing) == BLUE).all()
    assert not drawing.modified
    assert not drawing.can_undo


@pytest.mark.parametrize("size", [(255, 300), (300, 255), (2049, 300)])
def test_sheets_out_of_bounds_are_refused(size: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="256 to 2048"):
        Drawing(*size)
    with pytest.raises(ValueError, match="256 to 2048"):
        Drawing().new(*size)


def test_a_click_leaves_a_round_dot() -> None:
    drawing = Drawing()
    stroke(drawing, (100.0, 100.0), brush=Brush(RED, 20))
    painted = (pixels(drawing) == RED).all(axis=2)
    assert painted[100, 92:108].all()
    coverage = (255 - pixels(drawing)[:, :, 1].astype(float)) / (255 - RED[1])
    assert coverage.sum() == pytest.approx(np.pi * 10**2, rel=0.02)


def test_a_stroke_is_as_wide_as_its_brush_and_thinner_under_less_pressure() -> None:
    drawing = Drawing()
    stroke(drawing, (50.0, 100.0, 1.0), (250.0, 100.0, 1.0), brush=Brush(RED, 20))
    stroke(drawing, (50.0, 300.0, 0.2), (250.0, 300.0, 0.2), brush=Brush(RED, 20))
    full = (pixels(drawing)[:200, 150] != WHITE).any(axis=1).sum()
    light = (pixels(drawing)[200:, 150] != WHITE).any(axis=1).sum()
    assert 20 <= full <= 22
    assert 6 <= light < 12


def test_a_line_is_the_same_however_many_events_it_came_in() -> None:
    few, many = Drawing(), Drawing()
    stroke(few, (50.5, 60.0), (250.5, 160.0))
    stroke(many, *[(50.5 + i, 60 + i / 2) for i in range(201)])
    assert np.abs(pixels(few).astype(int) - pixels(many)).max() <= 2
    assert np.abs(pixels(few).astype(int) - pixels(many)).mean() < 0.02


def test_the_edge_of_a_slow_stroke_stays_soft() -> None:
    drawing = Drawing()
    stroke(drawing, *[(100 + i / 4, 100 + i / 16) for i in range(400)], brush=Brush((0, 0, 0), 12))
    column = pixels(drawing)[:, 150, 0]
    assert ((column > 20) & (column < 235)).any()


@given(places=points, size=sizes)
def test_a_hard_edged_stroke_holds_nothing_but_its_colour(
    places: list[tuple[float, float, float]], size: float
) -> None:
    drawing = Drawing(256, 256)
    stroke(drawing, *places, brush=Brush(RED, size, hard_edged=True))
    assert in_palette(drawing.image, (RED, WHITE))


@given(places=points, size=sizes)
def test_the_rectangles_hold_every_pixel_that_changed(places: list[tuple[float, float, float]], size: float) -> None:
    drawing = Drawing(256, 300)
    brush = Brush(RED, size)
    before = pixels(drawing)
    rect = drawing.begin_stroke(brush, *places[0])
    assert rect.united(changed(before, pixels(drawing))) == rect
    for place in places[1:]:
        before = pixels(drawing)
        rect = drawing.continue_stroke(*place)
        assert rect.united(changed(before, pixels(drawing))) == rect
        assert drawing.rect.united(rect) == drawing.rect
    before = pixels(drawing)
    rect = drawing.end_stroke()
    assert rect.united(changed(before, pixels(drawing))) == rect


def test_a_stroke_is_one_step() -> None:
    drawing = Drawing()
    stroke(drawing, (10.0, 10.0), (200.0, 80.0), (30.0, 90.0))
    painted = pixels(drawing)
    assert drawing.modified
    drawing.undo()
    assert (pixels(drawing) == 255).all()
    assert not drawing.modified
    drawing.redo()
    assert np.array_equal(pixels(drawing), painted)


def test_an_abandoned_stroke_never_was() -> None:
    drawing = Drawing()
    stroke(drawing, (10.0, 10.0), (200.0, 80.0))
    before = pixels(drawing)
    drawing.begin_stroke(Brush(BLUE, 40), 20, 20)
    drawing.continue_stroke(180, 90)
    drawing.abandon_stroke()
    assert np.array_equal(pixels(drawing), before)
    drawing.undo()
    assert (pixels(drawing) == 255).all()
    assert not drawing.can_undo


def test_undo_while_the_pen_is_down_abandons_the_stroke_only() -> None:
    drawing = Drawing()
    stroke(drawing, (10.0, 10.0), (200.0, 80.0))
    before = pixels(drawing)
    drawing.begin_stroke(Brush(BLUE, 40), 100, 100)
    drawing.undo()
    assert np.array_equal(pixels(drawing), before)
    assert drawing.can_undo
    assert not drawing.stroking


def test_a_stroke_beside_the_sheet_is_no_step() -> None:
    drawing = Drawing()
    stroke(drawing, (-300.0, -300.0), (-200.0, 900.0))
    assert not drawing.can_undo
    assert not drawing.modified


def test_a_saved_drawing_is_unmodified_until_it_changes_and_again_when_it_is_taken_back() -> None:
    drawing = Drawing()
    stroke(drawing, (10.0, 10.0))
    drawing.mark_saved()
    assert not drawing.modified
    stroke(drawing, (100.0, 100.0))
    assert drawing.modified
    drawing.undo()
    assert not drawing.modified
    drawing.undo()
    assert drawing.modified
    stroke(drawing, (50.0, 90.0))  # the saved state can't be reached any more
    drawing.undo()
    assert drawing.modified


def test_a_new_sheet_can_be_taken_back_with_size_colour_and_pixels() -> None:
    drawing = Drawing()
    stroke(drawing, (10.0, 10.0), (200.0, 80.0))
    painted = pixels(drawing)
    drawing.new(300, 700, BLUE)
    assert pixels(drawing).shape == (700, 300, 3)
    assert (pixels(drawing) == BLUE).all()
    drawing.undo()
    assert np.array_equal(pixels(drawing), painted)
    assert drawing.background == WHITE
    drawing.redo()
    assert drawing.background == BLUE
    drawing.clear()
    assert (pixels(drawing) == BLUE).all()


def test_clear_and_replace_are_steps() -> None:
    drawing = Drawing()
    stroke(drawing, (100.0, 100.0), (200.0, 80.0))
    painted = pixels(drawing)
    drawing.clear()
    drawing.replace(to_qimage(np.full((256, 400, 3), 7, np.uint8)))
    assert pixels(drawing).shape == (256, 400, 3)
    drawing.undo()
    assert (pixels(drawing) == 255).all()
    drawing.undo()
    assert np.array_equal(pixels(drawing), painted)


def test_clearing_an_empty_sheet_is_no_step() -> None:
    drawing = Drawing()
    drawing.clear()
    assert not drawing.can_undo


actions = st.lists(
    st.one_of(
        st.tuples(st.just("stroke"), points),
        st.tuples(st.just("fill"), st.tuples(st.integers(0, 255), st.integers(0, 255))),
        st.tuples(st.just("clear"), st.none()),
        st.tuples(st.just("new"), st.sampled_from([(256, 256), (256, 300), (320, 256)])),
    ),
    max_size=6,
)


@given(steps=actions, colour=st.tuples(*[st.integers(0, 255)] * 3))
def test_every_history_leads_back_and_forth_through_the_same_pixels(
    steps: list[tuple[str, object]], colour: tuple[int, int, int]
) -> None:
    drawing = Drawing(256, 256)
    states = [pixels(drawing)]
    for kind, value in steps:
        if kind == "stroke":
            stroke(drawing, *value, brush=Brush(colour, 30))  # type: ignore[misc]  # the strategy's own union
        elif kind == "fill":
            drawing.fill(*value, colour)  # type: ignore[misc, call-arg]
        elif kind == "clear":
            drawing.clear()
        else:
            drawing.new(*value)  # type: ignore[misc]
        if not np.array_equal(pixels(drawing), states[-1]):
            states.append(pixels(drawing))
    for state in reversed(states):
        assert np.array_equal(pixels(drawing), state)
        drawing.undo()
    assert not drawing.can_undo
    for state in states:
        assert np.array_equal(pixels(drawing), state)
        drawing.redo()
    assert not drawing.can_redo


def test_the_revision_grows_with_every_visible_change() -> None:
    drawing = Drawing()
    seen = [drawing.revision]
    drawing.begin_stroke(Brush(RED, 9), 50, 50)
    seen.append(drawing.revision)
    drawing.continue_stroke(80, 80)
    seen.append(drawing.revision)
    drawing.end_stroke()
    seen.append(drawing.revision)
    drawing.undo()
    seen.append(drawing.revision)
    assert seen == sorted(set(seen))


def test_a_colour_is_picked_where_the_pixel_is_and_at_the_rim_beyond_it() -> None:
    drawing = Drawing()
    stroke(drawing, (0.0, 0.0), brush=Brush(RED, 30))
    assert drawing.colour_at(2, 2) == RED
    assert drawing.colour_at(-50, -50) == RED
    assert drawing.colour_at(600, 600) == WHITE


def test_snapshots_from_another_thread_are_never_torn() -> None:
    """Each of them is the whole sheet of one revision, while the sheet is being painted over and over."""
    drawing = Drawing(256, 256)
    states: dict[int, bytes] = {}
    snapshots: list[tuple[int, Pixels]] = []
    done = threading.Event()

    def watch() -> None:
        while not done.is_set():
            snapshots.append(drawing.snapshot())

    watcher = threading.Thread(target=watch)
    states[drawing.revision] = pixels(drawing).tobytes()
    watcher.start()
    for i in range(12):
        drawing.begin_stroke(Brush((i * 20, 255 - i * 20, 90), 150), 60, 60)
        states[drawing.revision] = pixels(drawing).tobytes()
        drawing.continue_stroke(200, 200)
        states[drawing.revision] = pixels(drawing).tobytes()
        drawing.end_stroke()
        states[drawing.revision] = pixels(drawing).tobytes()
    done.set()
    watcher.join()
    assert snapshots
    for revision, rgb in snapshots:
        assert rgb.tobytes() == states[revision]


class TestFill:
    def test_it_fills_up_to_the_edge_of_the_area_and_no_further(self) -> None:
        drawing = Drawing()
        drawing.begin_stroke(Brush((0, 0, 0), 6, hard_edged=True), 100, 100)
        for place in ((300, 100), (300, 300), (100, 300), (100, 100)):
            for _ in range(3):  # a corner: the curve reaches its control point
                drawing.continue_stroke(*place)
        drawing.end_stroke()
        drawing.fill(200, 200, RED)
        assert drawing.colour_at(110, 110) == RED
        assert drawing.colour_at(295, 150) == RED
        assert drawing.colour_at(50, 50) == WHITE
        assert drawing.colour_at(100, 200) == (0, 0, 0)

    def test_a_line_of_single_pixels_holds_even_diagonally(self) -> None:
        rgb = np.full((256, 256, 3), 255, np.uint8)
        np.fill_diagonal(rgb[:, :, 0], 0)
        np.fill_diagonal(rgb[:, :, 1], 0)
        np.fill_diagonal(rgb[:, :, 2], 0)
        drawing = Drawing(256, 256)
        drawing.replace(to_qimage(rgb))
        drawing.fill(200, 20, RED)
        filled = pixels(drawing)
        above = np.triu(np.ones((256, 256), bool), 1)
        assert (filled[above] == RED).all()
        assert (filled[above.T] == 255).all()
        assert (filled[np.eye(256, dtype=bool)] == 0).all()

    def test_no_pale_fringe_stays_along_a_soft_line(self) -> None:
        drawing = Drawing()
        stroke(drawing, (100.0, 20.0), (380.0, 480.0), brush=Brush((0, 0, 0), 9))
        drawing.fill(400, 50, (90, 0, 0))
        row = pixels(drawing)[250, 240:, 0].astype(int)
        assert row.max() <= 92  # nothing between line and filling is brighter than the filling

    def test_a_thin_soft_line_keeps_its_other_side(self) -> None:
        drawing = Drawing()
        stroke(drawing, (256.5, -20.0), (256.5, 540.0), brush=Brush((0, 0, 0), 1))
        drawing.fill(400, 50, RED)
        assert (pixels(drawing)[:, :254] == 255).all()
        assert (pixels(drawing)[:, 259:] == RED).all()

    def test_a_third_colour_beside_the_area_is_no_mixture(self) -> None:
        rgb = np.full((256, 256, 3), 255, np.uint8)
        rgb[:, :100], rgb[:, 100:102] = 0, (0, 0, 120)
        drawing = Drawing()
        drawing.replace(to_qimage(rgb))
        drawing.fill(50, 50, RED)
        filled = pixels(drawing)
        assert (filled[:, :100] == RED).all()
        assert np.array_equal(filled[:, 100:], rgb[:, 100:])

    def test_filling_with_the_same_colour_is_no_step(self) -> None:
        drawing = Drawing()
        drawing.fill(5, 5, WHITE)
        assert not drawing.can_undo

    def test_beside_the_sheet_nothing_is_filled(self) -> None:
        drawing = Drawing()
        assert drawing.fill(-1, 5, RED).isEmpty()
        assert (pixels(drawing) == 255).all()

    def test_labels_stay_labels(self) -> None:
        rgb = np.zeros((256, 256, 3), np.uint8)
        rgb[:, 128:] = BLUE
        drawing = Drawing(256, 256)
        drawing.replace(to_qimage(rgb))
        drawing.fill(3, 3, RED)
        assert (pixels(drawing)[:, :128] == RED).all()
        assert (pixels(drawing)[:, 128:] == BLUE).all()


class TestEdits:
    @given(
        strokes=st.lists(st.lists(st.tuples(st.integers(-20, 280), st.integers(-20, 280)), min_size=1, max_size=4)),
        symmetry=st.sampled_from(Symmetry),
        around=st.integers(0, 9),
    )
    @settings(max_examples=25, deadline=None)
    def test_what_changed_brings_an_older_copy_up_to_date(
        self, strokes: list[list[tuple[int, int]]], symmetry: Symmetry, around: int
    ) -> None:
        drawing = Drawing(256, 256)
        assert drawing.snapshot_of_edits(around)[1] is None  # nothing was known of it before
        _, copy = drawing.snapshot()
        for number, places in enumerate(strokes):
            drawing.begin_stroke(Brush((number % 200, 0, 0), 9), *places[0], symmetry=symmetry)
            for place in places[1:]:
                drawing.continue_stroke(*place)
            drawing.end_stroke()
            revision, edits = drawing.snapshot_of_edits(around)
            assert revision == drawing.revision
            if edits is None:
                copy = drawing.snapshot()[1]
                continue
            for edit in edits:
                assert edit.rgb.shape[:2] == (edit.box.height, edit.box.width)
                copy[edit.box.slices] = edit.rgb
            assert np.array_equal(copy, drawing.snapshot()[1])

    def test_strokes_far_apart_are_several_boxes(self) -> None:
        drawing = Drawing()
        drawing.snapshot_of_edits(0)
        drawing.begin_stroke(Brush((0, 0, 0), 8), 40, 40, symmetry=Symmetry.BOTH)
        edits = drawing.snapshot_of_edits(0)[1]
        assert edits is not None
        assert len(edits) == 4
        assert max(edit.changed.area for edit in edits) < 200

    @pytest.mark.parametrize("change", ["undo", "fill", "clear", "new", "abandon"])
    def test_what_may_be_anywhere_is_everything(self, change: str) -> None:
        drawing = Drawing()
        drawing.begin_stroke(Brush((0, 0, 0), 8), 40, 40)
        if change != "abandon":
            drawing.end_stroke()
        drawing.snapshot_of_edits(0)
        {
            "undo": drawing.undo,
            "fill": lambda: drawing.fill(300, 300, (9, 9, 9)),
            "clear": drawing.clear,
            "new": lambda: drawing.new(256, 256),
            "abandon": drawing.abandon_stroke,
        }[change]()
        assert drawing.snapshot_of_edits(0)[1] is None
        assert drawing.snapshot_of_edits(0)[1] == []
