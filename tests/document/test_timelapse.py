"""A session as a film: bounded, in order, and readable by Pillow."""

import io
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageSequence

from sketchpad.document.errors import DocumentError
from sketchpad.document.files.timelapse import LARGEST, Shows, TimelapseRecorder, write_film
from sketchpad.document.pixels import Bytes, blank, to_qimage

# Qt finds its image formats in the thread that asks first, and expects an application to be there by then.
pytestmark = pytest.mark.usefixtures("qapp")


def grey(value: int, width: int = 64, height: int = 48) -> Bytes:
    return np.full((height, width, 3), value, np.uint8)


def recorded(values: list[int], with_pictures: bool = True) -> TimelapseRecorder:
    recorder = TimelapseRecorder()
    for revision, value in enumerate(values):
        recorder.add_step(revision, to_qimage(grey(value)), hard_edged=False)
        if with_pictures:
            recorder.add_picture(revision, to_qimage(grey(255 - value)))
    return recorder


def opened(content: bytes | None) -> int:
    assert content is not None
    with Image.open(io.BytesIO(content)) as image:
        return int(np.array(image.convert("RGB")).mean().round())


@given(values=st.lists(st.integers(0, 255), min_size=1, max_size=12))
def test_each_step_is_a_frame_with_its_picture(values: list[int]) -> None:
    frames = recorded(values).frames()
    assert [opened(drawing) for drawing, _ in frames] == values
    assert all(abs(opened(made) - (255 - value)) <= 1 for (_, made), value in zip(frames, values, strict=True))


def test_a_picture_of_another_revision_is_no_frames() -> None:
    recorder = recorded([10, 20], with_pictures=False)
    recorder.add_picture(0, to_qimage(grey(1)))
    assert [made for _, made in recorder.frames()] == [None, None]
    recorder.add_step(1, to_qimage(grey(30)), hard_edged=False)  # the same revision again
    assert len(recorder) == 2


@given(steps=st.integers(1, 200), most=st.integers(4, 20))
def test_of_many_steps_a_bounded_number_stays_first_and_last_among_them(steps: int, most: int) -> None:
    recorder = TimelapseRecorder(most_frames=most)
    for number in range(steps):
        recorder.add_step(number, to_qimage(grey(number, 4, 4)), hard_edged=False)
    values = [opened(drawing) for drawing, _ in recorder.frames()]
    assert len(values) <= most
    assert (values[0], values[-1]) == (0, steps - 1)
    assert values == sorted(set(values))
    if steps > most:
        gaps = np.diff(values)[:-1]
        assert gaps.size == 0 or gaps.max() <= 2 * gaps.min()  # spread evenly over the session


def test_memory_is_bounded_too() -> None:
    recorder = TimelapseRecorder(most_bytes=30_000)
    rng = np.random.default_rng(0)
    for number in range(40):
        recorder.add_step(number, to_qimage(rng.integers(0, 256, (48, 64, 3), np.uint8)), hard_edged=False)
        recorder.frames()  # all are compressed now, so their size is known
    assert sum(len(drawing) for drawing, _ in recorder.frames()) < 45_000


def test_big_sheets_are_made_smaller_and_label_maps_keep_their_colours() -> None:
    recorder = TimelapseRecorder()
    halves = np.hstack([grey(0, 501, 900), grey(255, 500, 900)])
    recorder.add_step(0, to_qimage(halves), hard_edged=True)
    with Image.open(io.BytesIO(recorder.frames()[0][0])) as image:
        assert max(image.size) == LARGEST
        assert {colour for _, colour in image.convert("L").getcolors() or []} == {0, 255}


@pytest.mark.parametrize(("shows", "width"), [("pair", 136), ("drawing", 64), ("picture", 64)])
def test_a_film_shows_the_steps_in_order_and_rests_at_the_end(tmp_path: Path, shows: Shows, width: int) -> None:
    values = [0, 60, 120, 180, 240]
    done: list[int] = []
    write_film(tmp_path / "film.webp", recorded(values).frames(), shows, 2.0, done.append)
    with Image.open(tmp_path / "film.webp") as film:
        assert film.format == "WEBP"
        assert film.size == (width, 48)
        frames: list[Bytes] = []
        durations = []
        for shown in ImageSequence.Iterator(film):
            frames.append(np.array(shown.convert("RGB")))
            durations.append(shown.info["duration"])
    assert len(frames) == 5
    for frame, value in zip(frames, values, strict=True):
        first = 255 - value if shows == "picture" else value
        assert np.abs(frame[:, :60].astype(int) - first).mean() < 4
        if shows == "pair":
            assert np.abs(frame[:, -60:].astype(int) - (255 - value)).mean() < 4
    assert sum(durations[:4]) == 1600
    assert durations[4] == 2000
    assert done[-1] == 4 or done[-2:] == [4, 0]


def test_sheets_of_different_sizes_share_a_film(tmp_path: Path) -> None:
    recorder = TimelapseRecorder()
    recorder.add_step(0, blank(40, 30, (9, 9, 9)), hard_edged=False)
    recorder.add_step(1, blank(30, 60, (200, 9, 9)), hard_edged=False)
    write_film(tmp_path / "film.webp", recorder.frames(), "pair", 1.0)
    with Image.open(tmp_path / "film.webp") as film:
        assert film.size == (88, 60)
        assert getattr(film, "n_frames", 1) == 2


def test_a_film_that_is_not_wanted_or_has_no_place_leaves_nothing(tmp_path: Path) -> None:
    frames = recorded([0, 50, 100]).frames()

    def stop(number: int) -> None:
        if number == 1:
            raise KeyError(number)

    with pytest.raises(KeyError):
        write_film(tmp_path / "film.webp", frames, "pair", 1.0, stop)
    with pytest.raises(DocumentError, match=r"film\.webp"):
        write_film(tmp_path / "nowhere" / "film.webp", frames, "pair", 1.0)
    assert list(tmp_path.iterdir()) == []
