"""Files, folders and films become pictures: names and places are kept, and what isn't a drawing is passed over."""

from pathlib import Path

import numpy as np
import pytest

from tests.trainer.children import PATIENCE, start, trainer
from tests.trainer.data import picture, write
from tests.trainer.models import save_small_model
from trainer.data.image_files import DataError
from trainer.translation.film_files import open_film, write_film
from trainer.translation.translation_events import (
    NotTranslated,
    PassedOver,
    Translating,
    TranslationEvent,
    Written,
    decode_translation_event,
)
from trainer.translation.translation_plan import TranslationPlan, make_plan
from trainer.translation.translator import Translator


@pytest.fixture
def model(tmp_path: Path) -> Path:
    save_small_model(tmp_path / "m.safetensors")
    return tmp_path / "m.safetensors"


def film(path: Path, frames: int = 5, width: int = 48, height: int = 32, rate: float = 12) -> Path:
    with write_film(path, rate) as add:
        for number in range(frames):
            add(np.full((height, width, 3), (number * 40, 200, 10), np.uint8))
    return path


def said_of(model: Path, plan: TranslationPlan, rate: float | None = None) -> list[TranslationEvent]:
    said: list[TranslationEvent] = []
    Translator(model, None, "cpu", said.append, lambda: False).run(plan, rate)
    return said


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_tree_keeps_its_names_and_places(tmp_path: Path, model: Path) -> None:
    for place in ("a.png", "b/a.jpg", "b/c/d.webp"):
        write(tmp_path / "in" / place, picture(1, 40, 30))
    (tmp_path / "in" / "notes.txt").write_text("hello")
    (tmp_path / "in" / "b" / "raw.heic").write_bytes(b"no")
    (tmp_path / "in" / ".hidden").write_bytes(b"no")
    ended = trainer("translate", model, tmp_path / "in", "--out", tmp_path / "in" / "out", "--recursive")
    assert ended.returncode == 0, ended.stderr
    assert names(tmp_path / "in" / "out") == ["a.png", "b/a.png", "b/c/d.png"]
    assert "notes.txt: no image" in ended.stderr
    assert "raw.heic: HEIC isn't read" in ended.stderr
    assert "hidden" not in ended.stderr
    assert len(make_plan([tmp_path / "in"], tmp_path / "in" / "out", recursive=True).jobs) == 3  # ours aren't drawings


def test_without_recursion_only_the_folder_itself(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.png", picture(1))
    write(tmp_path / "in" / "b" / "c.png", picture(1))
    plan = make_plan([tmp_path / "in"], tmp_path / "out")
    assert [job.out.name for job in plan.jobs] == ["a.png"]
    (tmp_path / "in" / "a.png").unlink()
    with pytest.raises(DataError, match="--recursive"):
        make_plan([tmp_path / "in"], tmp_path / "out")


def test_numbered_images_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    for number in (10, 2, 1, 100):
        write(tmp_path / "in" / f"frame{number}.png", picture(1))
    plan = make_plan([tmp_path / "in"], tmp_path / "film.mp4")
    assert [job.source.stem for job in plan.jobs] == ["frame1", "frame2", "frame10", "frame100"]
    assert plan.film == tmp_path / "film.mp4"


def test_links_lead_nowhere(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.png", picture(1))
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in", target_is_directory=True)
    assert len(make_plan([tmp_path / "in"], tmp_path / "out", recursive=True).jobs) == 1


def test_a_film_is_drawn_frame_by_frame(tmp_path: Path, model: Path) -> None:
    film(tmp_path / "walk.avi")
    assert said_of(model, make_plan([tmp_path / "walk.avi"], tmp_path / "out"))[-1] == Translating(5, 5)
    with open_film(tmp_path / "out" / "walk.mp4") as made:
        frames = list(made.read)
        assert (len(frames), made.rate) == (5, 12)
        assert frames[0].shape == (32, 48, 3)
    said_of(model, make_plan([tmp_path / "walk.avi"], tmp_path / "out", frames=True))
    assert names(tmp_path / "out" / "walk") == [f"{n:06}.png" for n in range(1, 6)]


def test_images_become_a_film(tmp_path: Path, model: Path) -> None:
    for number in range(3):
        write(tmp_path / "in" / f"{number}.png", picture(number, 40, 31))
    (tmp_path / "in" / "3.png").write_text("hello")
    said = said_of(model, make_plan([tmp_path / "in"], tmp_path / "out.mp4"), rate=6)
    assert ["3.png" in event.message for event in said if isinstance(event, NotTranslated)] == [True]
    with open_film(tmp_path / "out.mp4") as made:
        assert (len(list(made.read)), made.rate) == (3, 6)
    assert names(tmp_path) == ["in/0.png", "in/1.png", "in/2.png", "in/3.png", "m.safetensors", "out.mp4"]


@pytest.mark.parametrize(
    ("inputs", "out", "said"),
    [
        (["a.avi", "b.avi"], "c.mp4", "one film"),
        (["a.avi"], "a.avi", "another name"),
        (["empty"], "out", "no images"),
    ],
)
def test_what_does_not_go_together(tmp_path: Path, inputs: list[str], out: str, said: str) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("a.avi", "b.avi"):
        film(tmp_path / name)
    with pytest.raises(DataError, match=said):
        make_plan([tmp_path / name for name in inputs], tmp_path / out)


def test_a_damaged_film_is_a_sentence_and_leaves_nothing(tmp_path: Path, model: Path) -> None:
    (tmp_path / "bad.mp4").write_bytes(film(tmp_path / "good.mp4").read_bytes()[:200])
    said = said_of(model, make_plan([tmp_path / "bad.mp4"], tmp_path / "out"))
    assert ["bad.mp4" in event.message for event in said if isinstance(event, NotTranslated)] == [True]
    assert not (tmp_path / "out").exists() or names(tmp_path / "out") == []


def test_an_attached_one_says_json_and_stops_when_its_parent_goes(tmp_path: Path, model: Path) -> None:
    for number in range(3):
        write(tmp_path / "in" / f"{number}.png", picture(number))
    (tmp_path / "in" / "notes.txt").write_text("hello")
    (tmp_path / "in" / "4.png").write_text("hello")
    child = start("translate", model, tmp_path / "in", "--out", tmp_path / "out", "--attached")
    said = [decode_translation_event(line.encode()) for line in child.stdout or []]
    child.communicate(timeout=PATIENCE)
    assert said[0] == PassedOver(str(tmp_path / "in" / "notes.txt"), "no image")
    assert said[1] == Translating(0, 4)
    assert said[-1] == Translating(4, 4)
    assert sum(isinstance(event, Written) for event in said) == 3
    assert sum(isinstance(event, NotTranslated) for event in said) == 1
    long = film(tmp_path / "long.avi", 3000)
    child = start("translate", model, long, "--out", tmp_path / "films", "--attached")
    assert child.stdin is not None
    assert child.stdout is not None
    while b'"done":5' not in (line := child.stdout.readline().encode()):
        assert line
    child.stdin.close()
    assert child.wait(PATIENCE) == 0
    assert names(tmp_path / "films") == []
    child.stdout.close()
    if child.stderr is not None:
        child.stderr.close()


def test_a_terminated_one_finishes_the_picture_that_it_writes(tmp_path: Path, model: Path) -> None:
    long = film(tmp_path / "long.avi", 3000)
    child = start("translate", model, long, "--out", tmp_path / "out", "--frames", "--attached")
    assert child.stdout is not None
    while '"done":5' not in (line := child.stdout.readline()):
        assert line
    child.terminate()
    child.communicate(timeout=PATIENCE)
    assert child.returncode == 0
    made = names(tmp_path / "out" / "long")
    assert 5 <= len(made) < 3000
    assert all(name.endswith(".png") and not name.startswith(".") for name in made)


def test_film_endings_that_are_written_here(tmp_path: Path) -> None:
    for suffix in (".mp4", ".avi", ".mov", ".webm"):
        with open_film(film(tmp_path / f"a{suffix}")) as made:
            assert len(list(made.read)) == 5
