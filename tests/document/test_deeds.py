"""What holds whatever a person does: label maps keep their colours, and every step can be taken back exactly."""

import hashlib
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.document.drawing import Drawing
from sketchpad.document.images.convert import in_palette, layers_in_palette
from sketchpad.document.layered_image import Layer
from sketchpad.document.pixels import readable
from tests.document.deeds import PALETTE, Person

State = tuple[tuple[int, int], tuple[int, int, int], tuple[Layer, ...], bytes]


def state(drawing: Drawing) -> State:
    """Size, paper, and what stands for the pixels: five hundred drawings are too many to keep."""
    pixels = hashlib.blake2b(readable(drawing.image).tobytes())
    for image in drawing.layered.images:
        pixels.update(readable(image).tobytes())
    return (drawing.width, drawing.height), drawing.background, drawing.layers, pixels.digest()


@given(seeds=st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=20), layers=st.booleans())
def test_a_label_map_only_ever_holds_the_palettes_colours(seeds: list[int], layers: bool) -> None:
    person = Person(hard_edged=True, layers=layers)
    for seed in seeds:
        deed = person.act(random.Random(seed))
        assert in_palette(person.drawing.image, PALETTE), deed
        assert layers_in_palette(person.drawing.layered, PALETTE), deed


@pytest.mark.parametrize("layers", [False, True])
def test_five_hundred_deeds_are_taken_back_and_done_again_to_the_byte(layers: bool) -> None:
    person, rng = Person(hard_edged=False, layers=layers), random.Random(500)
    drawing = person.drawing
    states = [state(drawing)]
    done = 0
    while done < 500:
        person.box.hard_edged = rng.random() < 0.3
        person.act(rng, history=False)
        now = state(drawing)
        if now != states[-1]:
            states.append(now)
            done += 1
    for former in reversed(states[:-1]):
        drawing.undo()
        assert state(drawing) == former
    assert not drawing.can_undo
    for later in states[1:]:
        drawing.redo()
        assert state(drawing) == later
    assert not drawing.can_redo
    at = len(states) - 1
    for _ in range(30):  # to and fro
        way = rng.choice((-1, 1))
        drawing.undo() if way < 0 else drawing.redo()
        at = min(max(at + way, 0), len(states) - 1)
        assert state(drawing) == states[at]
