"""What the harness found, or a person did, and must not come back."""

import struct
import zipfile
from pathlib import Path

import msgspec
import pytest

from sketchpad.models.gallery import Gallery
from tests.trainer.models import save_small_model, small_card
from trainer.model_card import ModelFileError
from trainer.pix2pix.generator import load_generator
from trainer.runs.events import Step, decode_event, encode_event


@pytest.mark.parametrize("step", [2**63, 2**64, 10**30, -1])
def test_an_event_with_a_step_that_no_curve_can_hold_is_none(step: int) -> None:
    assert decode_event(encode_event(Step(7, {"d": 1.0}, 1.0, 1.0)).replace(b"7", str(step).encode(), 1)) is None


def test_a_small_file_that_would_take_gigabytes_is_refused_before_it_does(tmp_path: Path) -> None:
    path = tmp_path / "big.safetensors"
    save_small_model(path, msgspec.structs.replace(small_card(), size=4096))
    assert path.stat().st_size < 200_000
    with pytest.raises(ModelFileError, match="GB of memory"):
        load_generator(path)


@pytest.mark.parametrize("packing", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2, zipfile.ZIP_DEFLATED])
def test_a_shared_model_that_is_damaged_where_it_is_packed_is_told_and_leaves_nothing(
    tmp_path: Path, packing: int
) -> None:
    model = tmp_path / "a.safetensors"
    save_small_model(model)
    with zipfile.ZipFile(tmp_path / "a.zip", "w", packing) as archive:
        archive.write(model, "a/model.safetensors")
    content = bytearray((tmp_path / "a.zip").read_bytes())
    middle = len(content) // 2
    content[middle : middle + 4000] = bytes(4000)
    (tmp_path / "a.zip").write_bytes(content)
    gallery = Gallery(tmp_path / "none", tmp_path / "own", tmp_path / "none", None)
    with pytest.raises(ModelFileError):
        gallery.install(tmp_path / "a.zip")
    assert not list((tmp_path / "own").rglob("*"))


def test_a_shared_model_whose_header_is_nested_without_end_is_told(tmp_path: Path) -> None:
    header = b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a/model.safetensors", struct.pack("<Q", len(header)) + header)
    gallery = Gallery(tmp_path / "none", tmp_path / "own", tmp_path / "none", None)
    with pytest.raises(ModelFileError):
        gallery.install(tmp_path / "a.zip")
