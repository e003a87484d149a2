"""A file that is replaced is the old one or the new one, whatever happens meanwhile, and nothing is left beside it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from trainer.files.atomic_write import open_atomically, put_in_place, remove_stale_parts, write_atomically
from trainer.files.regular_file import NotRegularError, open_for_appending, open_for_reading, read_bounded

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and permissions of POSIX")
_WRITE_AND_DIE = """
import os, sys
from pathlib import Path
from trainer.files.atomic_write import open_atomically
with open_atomically(Path(sys.argv[1])) as file:
    file.write(b"half")
    os._exit(1)
"""


def test_the_new_content_is_there_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_atomically(path, b"old")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_writer_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_atomically(path, b"old")

    def fail_halfway() -> None:
        with open_atomically(path) as file:
            file.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail_halfway()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_went_wrong_first_is_told_though_cleaning_up_fails_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(ZeroDivisionError), open_atomically(tmp_path / "a"):
        raise ZeroDivisionError


def test_a_name_as_long_as_the_file_system_allows_fits(tmp_path: Path) -> None:
    path = tmp_path / ("ü" * 125 + ".json")
    assert len(path.name.encode()) == 255
    write_atomically(path, b"there")
    assert path.read_bytes() == b"there"


@posix_only
def test_permissions_are_handed_on_and_a_link_is_replaced_not_followed(tmp_path: Path) -> None:
    path, elsewhere = tmp_path / "a", tmp_path / "elsewhere"
    write_atomically(path, b"old")
    path.chmod(0o600)
    write_atomically(path, b"new")
    assert path.stat().st_mode & 0o777 == 0o600
    elsewhere.write_bytes(b"mine")
    path.unlink()
    path.symlink_to(elsewhere)
    write_atomically(path, b"new")
    assert elsewhere.read_bytes() == b"mine"


def test_what_a_killed_writer_left_goes_and_what_is_being_written_or_anothers_stays(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", _WRITE_AND_DIE, tmp_path / "a"], cwd=Path(__file__).parents[2], check=False)
    (left,) = tmp_path.iterdir()
    assert left.read_bytes() in (b"", b"half")
    foreign = tmp_path / "film.part"
    foreign.touch()
    with open_atomically(tmp_path / "b"):
        assert remove_stale_parts(tmp_path) == 1
        assert not left.exists()
        assert len(list(tmp_path.iterdir())) == 2
    assert {path.name for path in tmp_path.iterdir()} == {"b", "film.part"}
    assert remove_stale_parts(tmp_path / "nowhere") == 0


def test_what_another_library_writes_takes_its_place_or_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(b"old")
    with pytest.raises(FileNotFoundError), put_in_place(path, ending=".mp4"):
        pass  # it wrote nothing
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (b"old", [path])
    with put_in_place(path, ending=".mp4") as part:
        assert part.name.endswith(".mp4")
        part.write_bytes(b"new")
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (b"new", [path])


@posix_only
@pytest.mark.timeout(10)
def test_pipes_and_links_are_refused_at_once(tmp_path: Path) -> None:
    pipe, target, link = tmp_path / "pipe.png", tmp_path / "target", tmp_path / "link"
    os.mkfifo(pipe)
    with pytest.raises(NotRegularError):
        open_for_reading(pipe)
    with pytest.raises(NotRegularError):
        open_for_appending(pipe)
    with pytest.raises(OSError, match=r"folder|regular"):
        open_for_reading(tmp_path)
    target.write_bytes(b"mine")
    link.symlink_to(target)
    with pytest.raises(NotRegularError):
        open_for_appending(link)
    assert read_bounded(link, 4) == b"mine"
    with pytest.raises(OSError, match="more than 3 bytes"):
        read_bounded(link, 3)
