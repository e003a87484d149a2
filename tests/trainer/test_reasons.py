"""Why a file can't be used, in our words: those of the system and of the decoders are no words for a person."""

import errno
import os
import re
import struct
from pathlib import Path

import msgspec
import pytest

from trainer.files.json_reader import JsonError, decode_json
from trainer.files.reasons import reason_of
from trainer.files.regular_file import open_for_reading
from trainer.files.zip_reader import ZipError, open_zip
from trainer.model_card import ModelFileError, decode_card

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_no_error_of_the_system_is_told_in_its_own_words(number: int) -> None:
    said = reason_of(OSError(number, os.strerror(number), "file"))
    assert os.strerror(number) not in said
    assert "[Errno" not in said


def test_what_a_full_disk_a_folder_and_a_missing_permission_are_called() -> None:
    said = [reason_of(OSError(number, "", "")) for number in (errno.ENOSPC, errno.EISDIR, errno.EACCES)]
    assert said == ["the disk is full", "it is a folder", "there is no permission for it"]


def test_a_folder_in_a_files_place_is_called_so(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"folder") as caught:
        open_for_reading(tmp_path)
    assert reason_of(caught.value) == "it is a folder"


class Inner(msgspec.Struct):
    width: int


class Outer(msgspec.Struct):
    inner: Inner
    rgb: tuple[int, int, int] = (0, 0, 0)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "it ends too early"),
        ("{]", "it is no JSON"),
        ("[]", "it holds something else than it should"),
        ("{}", "“inner” is missing"),
        ('{"inner": {}}', "“width” is missing in “inner”"),
        ('{"inner": {"width": "broad"}}', "“inner.width” can’t be what it is"),
        ('{"inner": {"width": 1}, "rgb": [1, 2]}', "“rgb” can’t be what it is"),
    ],
)
def test_json_is_told_by_the_place_that_is_wrong(content: str, said: str) -> None:
    with pytest.raises(JsonError) as caught:
        decode_json(content, Outer)
    assert str(caught.value) == said


def test_a_card_that_cant_be_read_holds_no_words_of_the_decoder() -> None:
    with pytest.raises(ModelFileError, match="“size” can’t be what it is") as caught:
        decode_card('{"format": 1, "name": "x", "network": {}, "size": "large"}', "a.safetensors")
    assert not re.search(r"[`$]|Expected", str(caught.value))


def test_an_archive_that_cant_be_read_holds_no_words_of_zipfile(tmp_path: Path) -> None:
    (tmp_path / "a.ora").write_bytes(b"PK\5\6" + struct.pack("<4H2LH", 0, 0, 1, 1, 500, 1000, 0))
    with pytest.raises(ZipError, match=r"^its content makes no sense$"), open_zip(tmp_path / "a.ora"):
        pass


def test_nobody_else_takes_the_systems_words() -> None:
    speakers = {"reasons.py", "regular_file.py", "file_lock.py", "drawing_journal.py"}
    for package in ("sketchpad", "trainer"):
        for module in (ROOT / package).rglob("*.py"):
            assert module.name in speakers or "strerror" not in module.read_text(encoding="utf-8"), module
