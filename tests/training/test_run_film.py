"""A training as an animated WebP: the drawing, then its pictures in order; read back by Pillow."""

import itertools
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageSequence

from sketchpad.document.errors import DocumentError
from sketchpad.training.runs.run_film import LARGEST, MOST_FRAMES, thinned, write_run_film
from tests.trainer.data import write


def flat(path: Path, value: int, width: int = 64, height: int = 48) -> Path:
    write(path, np.full((height, width, 3), (value, 255 - value, 40), np.uint8))
    return path


def frames(path: Path) -> list[np.ndarray]:
    with Image.open(path) as film:
        assert film.format == "WEBP"
        return [np.asarray(frame.convert("RGB")).astype(int) for frame in ImageSequence.Iterator(film)]


def durations(path: Path) -> list[int]:
    with Image.open(path) as film:
        found = []
        for number in range(getattr(film, "n_frames", 1)):
            film.seek(number)
            film.load()
            found.append(int(film.info["duration"]))
        return found


def test_the_drawing_comes_first_and_its_pictures_follow_in_order(tmp_path: Path) -> None:
    drawing = flat(tmp_path / "drawing.png", 250)
    pictures = [flat(tmp_path / f"{n}.png", 20 * n) for n in range(1, 6)]
    done: list[int] = []
    write_run_film(tmp_path / "film.webp", drawing, pictures, done.append)
    found = frames(tmp_path / "film.webp")
    assert [frame.shape for frame in found] == [(48, 64, 3)] * 6
    for frame, value in zip(found, (250, 20, 40, 60, 80, 100), strict=True):
        assert np.abs(frame - (value, 255 - value, 40)).max() < 12
    waits = durations(tmp_path / "film.webp")
    assert waits[0] > waits[1] < waits[-1]
    assert set(done) == set(range(6))


def test_large_ones_are_made_smaller_and_of_another_shape_put_in_the_middle(tmp_path: Path) -> None:
    drawing = flat(tmp_path / "drawing.png", 200, 1000, 1000)
    pictures = [flat(tmp_path / f"{n}.png", 100 * n, 1200, 600) for n in (1, 2)]
    write_run_film(tmp_path / "film.webp", drawing, pictures)
    found = frames(tmp_path / "film.webp")
    assert found[0].shape == (LARGEST // 2, LARGEST, 3)
    assert np.abs(found[0][:, LARGEST // 2] - (200, 55, 40)).max() < 12
    assert np.abs(found[0][:, 20] - 128).max() < 12


def test_what_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.png"
    damaged.write_bytes(b"no picture")
    pictures = [damaged, flat(tmp_path / "1.png", 60), tmp_path / "gone.png", flat(tmp_path / "2.png", 120)]
    write_run_film(tmp_path / "film.webp", tmp_path / "gone too.png", pictures)
    assert len(frames(tmp_path / "film.webp")) == 2


def test_without_a_picture_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="can’t be read"):
        write_run_film(tmp_path / "film.webp", flat(tmp_path / "drawing.png", 3), [tmp_path / "gone.png"])
    assert not (tmp_path / "film.webp").exists()


def test_a_full_disk_is_a_sentence_and_the_film_before_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pictures = [flat(tmp_path / f"{n}.png", 20 * n) for n in range(1, 4)]
    film = tmp_path / "film.webp"
    write_run_film(film, None, pictures)
    before = film.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sketchpad.document.files.image_files.write_atomically", full)
    with pytest.raises(DocumentError, match="couldn’t be saved"):
        write_run_film(film, None, pictures[:2])
    assert film.read_bytes() == before
    monkeypatch.undo()
    with pytest.raises(DocumentError, match="couldn’t be saved"):
        write_run_film(tmp_path / "nowhere" / "film.webp", None, pictures)


def test_one_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    class StoppedError(Exception):
        pass

    def stop(done: int) -> None:
        if done == 2:
            raise StoppedError

    with pytest.raises(StoppedError):
        write_run_film(tmp_path / "film.webp", None, [flat(tmp_path / f"{n}.png", n) for n in range(4)], stop)
    assert not list(tmp_path.glob("film*"))


@given(count=st.integers(1, 1000))
def test_of_many_some_stay_in_order_with_the_first_and_the_last(count: int) -> None:
    pictures = [Path(f"{number}.png") for number in range(count)]
    kept = thinned(pictures)
    assert len(kept) == min(count, MOST_FRAMES)
    assert (kept[0], kept[-1]) == (pictures[0], pictures[-1])
    numbers = [int(path.stem) for path in kept]
    assert numbers == sorted(set(numbers))
    gaps = {after - before for before, after in itertools.pairwise(numbers)}
    assert not gaps or max(gaps) - min(gaps) <= 1
