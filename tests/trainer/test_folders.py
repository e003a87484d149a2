"""Folders as people have them: layouts, names, endings, and whatever lies beside the pictures."""

import os
import shutil
import sys
import unicodedata
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.trainer.data import picture, write
from trainer.data.folders.folder_layout import split_of
from trainer.data.folders.name_matching import match_names
from trainer.data.folders.pair_search import image_folders
from trainer.data.image_files import DataError
from trainer.data.pairs import find_pairs, read_pair
from trainer.data.recognition import recognise
from trainer.model_card import DataSpec

HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"
LAYOUTS = {  # folders of inputs and targets to learn from, and to validate with
    "A, B": (("A", "B"), None),
    "A/train, B/train": (("A/train", "B/train"), ("A/val", "B/val")),
    "train/A": (("train/A", "train/B"), ("val/A", "val/B")),
    "train/A, test/A": (("train/A", "train/B"), ("test/A", "test/B")),
    "Train/A": (("Train/A", "Train/B"), ("Validation/A", "Validation/B")),
    "trainA": (("trainA", "trainB"), ("testA", "testB")),
    "A_train": (("A_train", "B_train"), ("A_val", "B_val")),
    "train_img": (("train_img", "train_label"), ("val_img", "val_label")),
    "images, masks": (("images", "masks"), None),
    "img, label": (("img", "label"), None),
    "images/training": (("images/training", "labels/training"), ("images/validation", "labels/validation")),
    "imagesTr": (("imagesTr", "labelsTr"), ("imagesTs", "labelsTs")),
    "train, trainannot": (("train", "trainannot"), ("val", "valannot")),
    "a folder within": (("facades/train/A", "facades/train/B"), ("facades/val/A", "facades/val/B")),
    "A/city": (("A/train/aachen", "B/train/aachen"), ("A/val/ulm", "B/val/ulm")),
    "project/A": (("one/A", "one/B"), None),
    "photos, their masks in one": (("photos", "photos/masks"), None),
}


def fill(root: Path, folders: tuple[str, str], count: int = 4, first: int = 0) -> None:
    for number in range(first, first + count):
        write(root / folders[0] / f"{number:03}.png", picture(number))
        write(root / folders[1] / f"{number:03}.png", 255 - picture(number))


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_usual_layout_is_understood(tmp_path: Path, name: str) -> None:
    learn, validate = LAYOUTS[name]
    fill(tmp_path, learn)
    if validate is not None:
        fill(tmp_path, validate, 2, 100)
    found = find_pairs(tmp_path)
    assert (len(found.train), len(found.val)) == ((4, 2) if validate is not None else (3, 1))
    assert found.left_out == ()
    for pair in found.pairs:
        source, target = read_pair(pair)
        assert np.array_equal(target, 255 - source)
        assert pair.input.is_relative_to(tmp_path / learn[0].split("/")[0]) or validate is not None
    back = find_pairs(tmp_path, DataSpec(direction="BtoA"))
    assert {pair.target for pair in back.pairs} == {pair.input for pair in found.pairs}
    assert recognise(tmp_path).layout == "folders"
    assert len(image_folders(tmp_path)) == 2 or found.sides == ("", found.sides[1] if found.sides else "")


def test_an_empty_split_counts_as_none(tmp_path: Path) -> None:
    fill(tmp_path, ("train/A", "train/B"), 8)
    (tmp_path / "val" / "A").mkdir(parents=True)
    (tmp_path / "val" / "B").mkdir()
    assert len(find_pairs(tmp_path).pairs) == 8
    fill(tmp_path, ("test/A", "test/B"), 3)
    found = find_pairs(tmp_path)
    assert (len(found.train), len(found.val)) == (8, 3)


def test_a_test_split_alone_is_learned_from(tmp_path: Path) -> None:
    fill(tmp_path, ("test/A", "test/B"), 8)
    assert len(find_pairs(tmp_path).pairs) == 8


def test_of_more_folders_the_two_that_share_names_are_taken(tmp_path: Path) -> None:
    fill(tmp_path, ("drawn", "painted"), 5)
    write(tmp_path / "previews" / "all.png", picture(0))
    found = find_pairs(tmp_path)
    assert found.sides == ("drawn", "painted")
    assert [(item.path.name, item.why) for item in found.left_out] == [("previews", "folder")]


def test_a_stray_picture_beside_the_sides_makes_no_pair_of_itself(tmp_path: Path) -> None:
    fill(tmp_path, ("A", "B"), 5)
    write(tmp_path / "preview.png", picture(0))
    found = find_pairs(tmp_path)
    assert len(found.pairs) == 5
    assert [(item.path.name, item.why) for item in found.left_out] == [("preview.png", "orphan")]


def test_names_in_one_folder_are_told_apart_by_their_ends(tmp_path: Path) -> None:
    for number in range(4):
        write(tmp_path / f"{number:03}_A.png", picture(number))
        write(tmp_path / f"{number:03}_B.png", 255 - picture(number))
    write(tmp_path / "cover.png", picture(9))
    found = find_pairs(tmp_path)
    assert sorted(pair.stem for pair in found.pairs) == ["000", "001", "002", "003"]
    assert [item.path.name for item in found.left_out] == ["cover.png"]
    assert "told apart by the ends of their names" in recognise(tmp_path).sentence


@pytest.mark.parametrize(
    ("first", "second", "stems"),
    [
        (["Blüte 1", "Blüte 2"], [unicodedata.normalize("NFD", name) for name in ("Blüte 1", "Blüte 2")], None),
        (["IMG_1", "IMG_2"], ["img_1", "img_2"], None),
        (["001_A", "002_A"], ["001_B", "002_B"], ["001", "002"]),
        (["cat", "dog"], ["cat_label", "dog_label"], ["cat", "dog"]),
        (["cat", "dog"], ["cat_mask", "dog_gt"], ["cat", "dog"]),
        (["image_1", "image_2"], ["mask_1", "mask_2"], ["1", "2"]),
        (["a_000_leftImg8bit", "b_000_leftImg8bit"], ["a_000_gtFine_labelIds", "b_000_gtFine_labelIds"], None),
        (["p00L", "p01L"], ["p00R", "p01R"], None),
        (["x", "X"], ["x", "X"], ["X", "x"]),
    ],
)
def test_names_that_are_the_same_to_a_person_belong_together(
    first: list[str], second: list[str], stems: list[str] | None
) -> None:
    matches = match_names(first, second)
    assert sorted((match.first, match.second) for match in matches) == sorted(zip(first, second, strict=True))
    if stems is not None:
        assert [match.stem for match in matches] == stems
    assert len({match.stem for match in matches}) == len(first)


def test_names_that_only_look_alike_are_not_paired() -> None:
    assert match_names(["a1", "a2"], ["b3", "b4"]) == []
    assert [match.stem for match in match_names(["cat", "dog_mask", "dog_label"], ["cat", "dog"])] == ["cat"]


@pytest.mark.parametrize(
    ("name", "split"),
    [
        ("trainA", ("train", "A")),
        ("Training", ("train", "")),
        ("val_images", ("val", "images")),
        ("labels-test", ("test", "labels")),
        ("trainings", None),
        ("latest", None),
        ("testimony", None),
        ("A", None),
    ],
)
def test_a_split_is_heard_in_a_name_only_where_it_is_said(name: str, split: tuple[str, str] | None) -> None:
    assert split_of(name) == split


def test_endings_say_nothing_that_the_content_does_not(tmp_path: Path) -> None:
    fill(tmp_path, ("A", "B"), 6)
    for number, ending in enumerate((".jfif", ".jpe", ".dat", "", ".TIF", ".avif")):
        path = tmp_path / "B" / f"{number:03}.png"
        image = Image.open(path)
        image.save(
            tmp_path / "B" / f"{number:03}{ending}",
            "AVIF" if ending == ".avif" else "TIFF" if "T" in ending else "JPEG",
        )
        image.close()
        path.unlink()
    assert len(find_pairs(tmp_path).pairs) == 6


def test_whatever_is_passed_over_is_named_with_its_kind(tmp_path: Path) -> None:
    fill(tmp_path, ("A", "B"), 4)
    (tmp_path / "A" / "._000.png").write_bytes(b"\0\5\x16\7Mac OS X")
    (tmp_path / "A" / "Thumbs.db").write_bytes(b"\xd0\xcf")
    (tmp_path / "A" / "notes.txt").write_text("hello")
    (tmp_path / "A" / "more.txt").write_text("hello")
    (tmp_path / "B" / "phone.heic").write_bytes(HEIC)
    (tmp_path / "B" / "work.psd").write_bytes(b"8BPS\0\1")
    shutil.copytree(tmp_path / "A", tmp_path / ".ipynb_checkpoints")
    shutil.copytree(tmp_path / "A", tmp_path / "__MACOSX")
    (tmp_path / "A" / "folder.png").mkdir()
    found = find_pairs(tmp_path)
    assert len(found.pairs) == 4
    sides = {tmp_path / "A", tmp_path / "B"}
    groups = [alike for alike in found.left_out_alike() if alike[0].path.parent in sides]
    by_why = {alike[0].why: {item.path.name for item in alike} for alike in groups}
    assert by_why == {
        "hidden": {"._000.png", "Thumbs.db"},
        "other": {"notes.txt", "more.txt"},
        "format": {"phone.heic", "work.psd"},
        "named_so": {"folder.png"},
    }
    assert {item.path.name for item in found.left_out} >= {".ipynb_checkpoints", "__MACOSX"}
    (warning,) = found.warnings
    assert "2 images (1 HEIC, 1 PSD)" in warning


def test_a_sentence_on_a_folder_is_true(tmp_path: Path) -> None:
    write(tmp_path / "x" / "A" / "one.png", picture(0))
    write(tmp_path / "x" / "B" / "two.png", picture(1))
    with pytest.raises(DataError, match=r"No image in .* has a partner of the same name"):
        find_pairs(tmp_path / "x")
    write(tmp_path / "y" / "A" / "one.png", picture(0))
    (tmp_path / "y" / "B").mkdir()
    (tmp_path / "y" / "B" / "one.heic").write_bytes(HEIC)
    with pytest.raises(DataError, match=r"“one\.heic” \(HEIC\) is in a format"):
        find_pairs(tmp_path / "y")
    (tmp_path / "z" / "deep" / "er").mkdir(parents=True)
    with pytest.raises(DataError, match="holds no images"):
        find_pairs(tmp_path / "z")


@pytest.mark.skipif(sys.platform != "linux", reason="names are Unicode, and shorter, elsewhere")
def test_one_bad_name_never_stops_the_rest(tmp_path: Path) -> None:
    from trainer.data.pair_writer import maker_of, write_pairs

    for side in ("A", "B"):
        fill(tmp_path, (side, side), 3)
        names = (b"bl\xfcte.png", b"x" * 251 + b".png", b"y" * 255)
        for name in names:
            write(tmp_path / "one.png", picture(5))
            (tmp_path / "one.png").rename(Path(os.fsdecode(os.fsencode(tmp_path / side) + b"/" + name)))
    found = find_pairs(tmp_path)
    assert len(found.pairs) == 6
    assert "bl\\xfcte" in {pair.stem for pair in found.pairs}
    for pair in found.pairs:
        pair.stem.encode()
        read_pair(pair)
    photos = find_pairs(tmp_path, DataSpec(maker="grayscale", target="B"))
    written = write_pairs(photos, tmp_path / "out", maker_of(DataSpec(maker="grayscale"), None, 0), lambda *_: None)
    assert written.train + written.val == 6
    assert len(find_pairs(tmp_path / "out").pairs) == 6


def test_a_single_pair_is_one(tmp_path: Path) -> None:
    fill(tmp_path, ("A", "B"), 1)
    assert recognise(tmp_path).sentence == "1 pair in two folders, “A” and “B”"


def test_each_row_of_the_document_names_a_test_that_is_there() -> None:
    tests = Path(__file__).parent
    rows = [row for row in (tests.parents[1] / "docs" / "data.md").read_text().splitlines() if row.startswith("| ")]
    named = [row.rsplit("`", 2)[1].split("::") for row in rows if "::" in row]
    assert len(named) >= len(rows) - 4  # the rest are the heads of the tables
    for file, name in named:
        assert f"def {name}(" in (tests / file).read_text(), (file, name)
