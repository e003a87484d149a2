"""A disk that is full from any write on costs nothing that was there, and leaves nothing half-written."""

import errno
import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch

from sketchpad.document.drawing import Brush, Drawing
from sketchpad.document.errors import DocumentError
from sketchpad.document.files.export import write_image
from sketchpad.document.files.openraster import save_openraster
from sketchpad.document.files.recovery import Recovery
from sketchpad.document.pixels import blank, to_rgb
from sketchpad.settings import Settings, save_settings
from tests.trainer.models import save_small_model
from trainer.files.reasons import reason_of
from trainer.model_card import ModelFileError, rewrite_card
from trainer.runs.run_folder import RunFolder
from trainer.training.checkpoint import read_checkpoints, write_checkpoint


class _Filling:
    """An open file on a disk that has room for so many more writes, and for half of the next one."""

    def __init__(self, file: Any, room: list[int]) -> None:
        self._file, self._room = file, room

    def write(self, data: Any) -> Any:
        self._room[0] -= 1
        if self._room[0] >= 0:
            return self._file.write(data)
        self._file.write(bytes(data)[: len(bytes(data)) // 2])
        raise OSError(errno.ENOSPC, "No space left on device")

    def __enter__(self) -> "_Filling":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def fill(patch: pytest.MonkeyPatch, writes: int) -> list[int]:
    """Let the disk be full after so many writes; returns what is left of them, which can be set anew."""
    room, opened = [writes], Path.open

    def open_it(path: Path, mode: str = "r", *more: Any, **named: Any) -> Any:
        file = opened(path, mode, *more, **named)
        return _Filling(file, room) if set(mode) & set("wxa") else file

    patch.setattr(Path, "open", open_it)
    return room


def drawing(path: Path, colour: int) -> None:
    save_openraster(path, blank(256, 256, (colour, 0, 0)), (colour, 0, 0))


def export(path: Path, colour: int) -> None:
    write_image(path, blank(300, 300, (colour, 0, 0)), "png")


def settings(path: Path, size: int) -> None:
    save_settings(path, Settings(brush_size=size))


def model(path: Path, seed: int) -> None:
    save_small_model(path, seed=seed)


def card(path: Path, number: int) -> None:
    if not path.exists():
        save_small_model(path)
    rewrite_card(path, str(number), "")


@pytest.mark.parametrize("write", [drawing, export, settings, model, card])
def test_what_is_written_over_stays_as_it_was(tmp_path: Path, write: Callable[[Path, int], None]) -> None:
    path = tmp_path / "file"
    write(path, 1)
    old, told = path.read_bytes(), list[str]()
    for room in itertools.count():
        with pytest.MonkeyPatch.context() as patch:
            fill(patch, room)
            try:
                write(path, 2)
                break
            except (DocumentError, ModelFileError, OSError) as error:
                told.append(reason_of(error))
        assert path.read_bytes() == old
        assert list(tmp_path.iterdir()) == [path]
    assert told
    assert all("the disk is full" in sentence for sentence in told)
    assert path.read_bytes() != old


def test_a_run_keeps_a_whole_checkpoint(tmp_path: Path) -> None:
    run, warnings = RunFolder(tmp_path), list[str]()
    for step in (1, 2):
        write_checkpoint(run, {"step": step, "weights": torch.full((50,), step)})
    for room in itertools.count():
        with pytest.MonkeyPatch.context() as patch:
            fill(patch, room)
            try:
                write_checkpoint(run, {"step": 3, "weights": torch.full((50,), 3)})
                break
            except OSError:
                pass
        assert next(read_checkpoints(run, warnings.append))["step"] == 2
    assert next(read_checkpoints(run, warnings.append))["step"] == 3
    assert not warnings
    assert not list(tmp_path.glob("*.part"))


def test_a_drawing_is_kept_again_once_there_is_room(tmp_path: Path) -> None:
    for room in range(6):
        folder = tmp_path / str(room)
        made, recovery = Drawing(256, 256), Recovery(folder)
        recovery.attach(made)
        with pytest.MonkeyPatch.context() as patch:
            left = fill(patch, room)
            for number in range(8):
                made.begin_stroke(Brush((20 * number, 9, 9), 20), 20 * number, 40)
                made.end_stroke()
                if number == 6:
                    assert recovery.failed is not None
                    left[0] = 1000  # somebody made room
        recovery.keep(made)
        assert recovery.failed is None
        recovery.close(made)
        found = Recovery(folder).restore()
        assert found is not None
        assert to_rgb(found).tobytes() == to_rgb(made.image).tobytes()
