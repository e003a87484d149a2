"""A report for whoever mends things: complete, and without names."""

import json
import zipfile
from pathlib import Path

import pytest

from sketchpad.diagnostics import Circumstances, describe, save_report, without_names
from sketchpad.settings import Settings
from tests.trainer.models import small_card
from trainer.version import VERSION


def circumstances(log: Path | None = None, drawing: bytes | None = None) -> Circumstances:
    model = str(Path.home() / "Jane Doe" / "secret.safetensors")
    settings = Settings(theme="dark", model=model, folder="/mnt/work/Client")
    return Circumstances(settings, small_card("Mine"), (512, 300), "5 ms, fp32", "1920x1080 at 2x", log, drawing)


def test_a_report_says_what_runs_where(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("x" * 100_000 + "\nthe end")
    save_report(tmp_path / "report.zip", describe(circumstances(tmp_path / "log")))
    with zipfile.ZipFile(tmp_path / "report.zip") as archive:
        assert set(archive.namelist()) == {"about.txt", "settings.json", "log.txt", "model.json"}
        about = archive.read("about.txt").decode()
        assert json.loads(archive.read("model.json"))["name"] == "Mine"
        assert archive.read("log.txt").decode().endswith("the end")
        assert len(archive.read("log.txt")) <= 64 * 1024
        settings = json.loads(archive.read("settings.json"))
    for said in (f"Sketchpad {VERSION}", "torch 2", "Qt 6", "512x300", "5 ms", "1920x1080"):
        assert said in about
    assert settings["theme"] == "dark"
    assert "geometry" not in settings
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["log", "report.zip"]


def test_a_report_holds_no_names_of_folders() -> None:
    everything = b"\n".join(describe(circumstances()).values()).decode()
    for private in (str(Path.home()), "Client", "Jane"):
        assert private not in everything


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("opening /data/Jane/models/cat.safetensors failed", "opening …/cat.safetensors failed"),
        (r"opening C:\Users\Jane\cat.safetensors failed", r"opening …/cat.safetensors failed"),
        ('File "/opt/app/sketchpad/app.py", line 3', 'File "…/app.py", line 3'),
        ("opening /data/Jane Doe/my cat.png failed", "opening …/my cat.png failed"),
        ("1/2 of the pictures, 3/4 of the rest", "1/2 of the pictures, 3/4 of the rest"),
    ],
)
def test_of_a_path_the_last_part_stays(said: str, kept: str) -> None:
    assert without_names(said) == kept


def test_the_drawing_is_in_it_only_if_it_is_given() -> None:
    assert "drawing.png" not in describe(circumstances())
    assert describe(circumstances(drawing=b"PNG"))["drawing.png"] == b"PNG"


def test_without_a_log_it_is_said() -> None:
    assert b"can't be read" in describe(circumstances(Path("/nowhere/log")))["log.txt"]
