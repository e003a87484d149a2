"""The part of a picture that is kept over those to come: a step of the history like any other."""

import random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage

from sketchpad.document.drawing import Drawing
from sketchpad.document.layered_image import TRANSPARENT
from sketchpad.document.pixels import to_rgb
from tests.document.deeds import Person


def part(value: int) -> QImage:
    image = QImage(8, 8, TRANSPARENT)
    image.fill(QColor(value, value, value, 200))
    return image


def seen(drawing: Drawing) -> tuple[bytes, QImage | None, int]:
    return to_rgb(drawing.image).tobytes(), drawing.kept, drawing.identity


def test_keeping_changes_no_pixel_and_is_undone_between_the_strokes_around_it() -> None:
    person = Person(hard_edged=False)
    drawing, brush = person.drawing, person.box.brush_of(person.box.tool)
    states = [seen(drawing)]
    for step in range(3):
        drawing.begin_stroke(brush, 40 + 60 * step, 40)
        drawing.end_stroke()
        states.append(seen(drawing))
        drawing.keep(part(step))
        states.append(seen(drawing))
    assert states[1][0] == states[2][0]
    for state in states[-2::-1]:
        drawing.undo()
        assert seen(drawing) == state
    for state in states[1:]:
        drawing.redo()
        assert seen(drawing) == state


def test_it_stays_when_layers_change_and_goes_with_its_drawing_or_its_size() -> None:
    drawing = Drawing(300, 300)
    drawing.keep(part(1))
    drawing.replace(drawing.layered.adding())
    assert drawing.kept == part(1)
    drawing.replace(drawing.layered.mapping(lambda image: image.copy(0, 0, 256, 256)))
    assert drawing.kept is None
    drawing.undo()
    assert drawing.kept == part(1)
    drawing.new(300, 300, another=True)
    assert drawing.kept is None
    drawing.undo()
    assert drawing.kept == part(1)


def test_letting_go_of_nothing_is_no_step() -> None:
    drawing = Drawing(300, 300)
    drawing.keep(None)
    assert not drawing.can_undo


@given(seed=st.integers(0, 10_000), layers=st.booleans())
def test_whatever_is_done_around_it_undo_and_redo_bring_each_part_back_with_its_drawing(
    seed: int, layers: bool
) -> None:
    rng = random.Random(seed)
    person = Person(hard_edged=False, layers=layers)
    drawing = person.drawing
    reached = [seen(drawing)]
    for number in range(8):
        if rng.random() < 0.4:
            drawing.keep(part(number) if rng.random() < 0.7 else None)
        else:
            person.act(rng, history=False)
            drawing.end_stroke()
        if seen(drawing) != reached[-1]:
            reached.append(seen(drawing))
    backwards = [seen(drawing)]
    while drawing.can_undo:
        drawing.undo()
        if seen(drawing) != backwards[-1]:
            backwards.append(seen(drawing))
    while drawing.can_redo:
        drawing.redo()
    assert seen(drawing) == reached[-1]
    assert backwards[-1] == reached[0]
    assert all(state in reached for state in backwards if state[1] is not None)
    assert np.array_equal(to_rgb(drawing.image).ravel(), np.frombuffer(reached[-1][0], np.uint8))
