"""The history's bound, and what is saved among its steps."""

import itertools

import numpy as np

from sketchpad.document.history import History, Patch, Replacement, Sheet, State, make_patch
from sketchpad.document.pixels import blank, writable


def patch(size: int) -> Patch:
    return Patch(0, 0, 1, 1, b"x" * size)


def test_the_oldest_steps_go_when_the_bound_is_reached() -> None:
    history = History(most_bytes=100)
    steps = [patch(40) for _ in range(4)]
    for step in steps:
        history.push(step)
    assert len(history) == 2
    assert history.undo() is steps[3]
    assert history.undo() is steps[2]
    assert history.undo() is None


def test_the_newest_step_stays_however_big_it_is() -> None:
    history = History(most_bytes=100)
    history.push(patch(10))
    history.push(patch(500))
    assert len(history) == 1
    assert history.can_undo


def test_steps_that_were_undone_go_when_something_new_is_done_and_give_their_room_back() -> None:
    history = History(most_bytes=100)
    for _ in range(2):
        history.push(patch(50))
    history.undo()
    history.push(patch(50))
    assert len(history) == 2
    assert not history.can_redo


def test_a_saved_state_that_has_left_the_history_is_not_met_again() -> None:
    history = History(most_bytes=100)
    history.mark_clean(0)
    for _ in range(3):
        history.push(patch(50))
    while history.undo():
        assert not history.is_clean(0)


def test_drawings_whose_steps_have_left_the_history_are_known_no_more() -> None:
    history = History(most_bytes=100)
    states = [State(Sheet(256, 256, (255, 255, 255), number), (b"x" * 20,)) for number in range(6)]
    for before, after in itertools.pairwise(states):
        history.push(Replacement(before, after))
    assert history.identities == {3, 4, 5}


def test_a_patch_is_no_bigger_than_what_changed() -> None:
    before, after = blank(300, 300, (255, 255, 255)), blank(300, 300, (255, 255, 255))
    writable(after)[100:110, 50:55] = 7
    step = make_patch(before, after, before.rect())
    assert step is not None
    assert (step.x, step.y, step.width, step.height) == (50, 100, 5, 10)
    step.apply(after)
    assert np.array_equal(writable(after), writable(before))
    assert make_patch(before, before, before.rect()) is None
