"""The scripts that the .run file runs, around a small program: what a person has beside it stays as it was."""

import subprocess
import sys
from pathlib import Path

import project
import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the .run file is for Linux")


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    """The folder that the .run file unpacks, with programs that say who they are."""
    folder = tmp_path / "un packed"
    (folder / "program/_internal").mkdir(parents=True)
    for name in (project.APP, project.TRAINER):
        program = folder / "program" / name
        program.write_text(f"#!/bin/sh\necho {name}\n", encoding="utf-8")
        program.chmod(0o755)
    shared = [f"{name}.1.gz" for name in (project.APP, project.TRAINER)]
    shared += ["sketchpad.svg", *(f"sketchpad-{size}.png" for size in (48, 128, 256))]
    (folder / "share").mkdir()
    for name in shared:
        (folder / "share" / name).touch()
    here = project.ROOT / "packaging/linux"
    for name in ("sketchpad.desktop", "sketchpad-mime.xml"):
        (folder / "share" / name).write_bytes((here / name).read_bytes())
    for name in ("install.sh", "uninstall.sh"):
        (folder / name).write_bytes((here / name).read_bytes())
    return folder


def sh(*command: str | Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(["sh", *command], capture_output=True, text=True, check=False)


def listing(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def test_all_that_is_installed_goes_and_all_else_stays(unpacked: Path, tmp_path: Path) -> None:
    prefix = tmp_path / "my prefix"
    (prefix / "share/applications").mkdir(parents=True)
    (prefix / "share/applications/other.desktop").touch()
    (prefix / "lib").mkdir()
    (prefix / "lib/other").touch()
    before = listing(prefix)
    for _ in range(2):  # the second time over the first, as a new version comes
        told = sh(unpacked / "install.sh", "--prefix", prefix)
        assert told.returncode == 0, told.stderr
        assert "Sketchpad is installed" in told.stdout
    said = subprocess.run([prefix / "bin/sketchpad"], capture_output=True, text=True, check=True).stdout
    assert said == "sketchpad\n"
    entry = (prefix / "share/applications/sketchpad.desktop").read_text(encoding="utf-8")
    assert f'Exec="{prefix}/lib/sketchpad/sketchpad" %f' in entry
    assert not (prefix / "lib/sketchpad.new").exists()
    told = sh(prefix / "bin/sketchpad-uninstall")
    assert told.returncode == 0, told.stderr
    assert listing(prefix) == before


def test_a_folder_of_someone_else_s_is_not_replaced(unpacked: Path, tmp_path: Path) -> None:
    own = tmp_path / "prefix/lib/sketchpad"
    own.mkdir(parents=True)
    (own / "novel.txt").write_text("Chapter one")
    told = sh(unpacked / "install.sh", "--prefix", tmp_path / "prefix")
    assert told.returncode == 1
    assert "isn't Sketchpad" in told.stderr
    assert listing(tmp_path / "prefix") == {"lib", "lib/sketchpad", "lib/sketchpad/novel.txt"}


def test_the_uninstaller_touches_nothing_outside_an_installation(tmp_path: Path) -> None:
    (tmp_path / "uninstall.sh").write_bytes((project.ROOT / "packaging/linux/uninstall.sh").read_bytes())
    (tmp_path / "novel.txt").touch()
    told = sh(tmp_path / "uninstall.sh")
    assert told.returncode == 1
    assert "nothing was removed" in told.stderr
    assert (tmp_path / "novel.txt").exists()
