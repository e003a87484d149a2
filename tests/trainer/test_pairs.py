"""Folders of pairs in all their layouts, and what is said of those that are wrong."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.trainer.data import combined_folder, picture, two_folders, write, write_bomb
from trainer.data.image_files import DataError, ImageError, read_rgb
from trainer.data.pairs import find_pairs, read_images, read_pair
from trainer.model_card import DataSpec


def test_combined_images_are_halved(tmp_path: Path) -> None:
    pairs = find_pairs(combined_folder(tmp_path))
    source, target = read_pair(pairs.train[0])
    assert source.shape == (32, 32, 3)
    assert np.array_equal(target, 255 - source)
    assert np.array_equal(source, picture(int(pairs.train[0].stem)))


def test_the_direction_says_which_half_is_the_input(tmp_path: Path) -> None:
    combined_folder(tmp_path)
    there, back = find_pairs(tmp_path), find_pairs(tmp_path, DataSpec(direction="BtoA"))
    assert np.array_equal(read_pair(there.train[0])[0], read_images(back.train[0])[1])


@pytest.mark.parametrize(("first", "second"), [("A", "B"), ("drawings", "photos")])
def test_the_only_two_folders_are_found_without_asking(tmp_path: Path, first: str, second: str) -> None:
    two_folders(tmp_path, first, second)
    (tmp_path / "notes").mkdir()
    pair = find_pairs(tmp_path).train[0]
    assert pair.input.parent.name == first
    source, target = read_pair(pair)
    assert np.array_equal(target, 255 - source)
    assert find_pairs(tmp_path, DataSpec(direction="BtoA")).train[0].input.parent.name == second


def test_folders_are_taken_by_name_among_several(tmp_path: Path) -> None:
    for name in ("flat", "lines", "render"):
        two_folders(tmp_path, name, "depth")
    pair = find_pairs(tmp_path, DataSpec(input="flat", target="render")).train[0]
    assert (pair.input.parent.name, pair.target and pair.target.parent.name) == ("flat", "render")
    with pytest.raises(DataError, match=r"has 4 folders with images .* --input and --target"):
        find_pairs(tmp_path)
    with pytest.raises(DataError, match="no folder “photo”"):
        find_pairs(tmp_path, DataSpec(input="photo", target="render"))


def test_one_name_is_enough_where_there_are_two_folders(tmp_path: Path) -> None:
    two_folders(tmp_path, "edges", "photos")
    assert find_pairs(tmp_path, DataSpec(target="edges")).train[0].input.parent.name == "photos"


def test_splits_are_taken_as_they_are(tmp_path: Path) -> None:
    two_folders(tmp_path / "train", count=5)
    two_folders(tmp_path / "val", count=2)
    two_folders(tmp_path / "test", count=3)
    pairs = find_pairs(tmp_path)
    assert (len(pairs.train), len(pairs.val)) == (5, 2)


def test_without_val_the_test_split_validates(tmp_path: Path) -> None:
    combined_folder(tmp_path / "train", 5)
    combined_folder(tmp_path / "test", 3)
    assert len(find_pairs(tmp_path).val) == 3


def test_without_a_split_a_fixed_tenth_is_set_aside(tmp_path: Path) -> None:
    combined_folder(tmp_path, 100, size=2)
    pairs = find_pairs(tmp_path)
    assert len(pairs.train) + len(pairs.val) == 100
    assert 3 <= len(pairs.val) <= 20
    for i in range(100, 120):
        write(tmp_path / f"{i}.png", picture(i, 4, 2))
    grown = find_pairs(tmp_path)
    assert set(pairs.val) <= set(grown.val)


def test_few_pairs_validate_too(tmp_path: Path) -> None:
    pairs = find_pairs(combined_folder(tmp_path, 2))
    assert (len(pairs.train), len(pairs.val)) == (1, 1)
    (tmp_path / "000.png").unlink()
    alone = find_pairs(tmp_path)
    assert alone.train == alone.val


def test_images_without_a_partner_are_left_out_and_told(tmp_path: Path) -> None:
    two_folders(tmp_path, count=4)
    (tmp_path / "A" / "002.png").unlink()
    pairs = find_pairs(tmp_path)
    assert len(pairs.train) + len(pairs.val) == 3
    assert len(pairs.warnings) == 1
    assert "“002.bmp”" in pairs.warnings[0]


def test_folders_without_pairs_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no folder"):
        find_pairs(tmp_path / "nowhere")
    with pytest.raises(DataError, match="holds no images"):
        find_pairs(tmp_path)
    write(tmp_path / "A" / "one.png", picture(0))
    write(tmp_path / "B" / "two.png", picture(0))
    with pytest.raises(DataError, match="the same name"):
        find_pairs(tmp_path)


def test_a_target_of_nearly_the_same_shape_is_fitted_and_another_refused(tmp_path: Path) -> None:
    two_folders(tmp_path, count=1)
    write(tmp_path / "B" / "000.bmp", picture(0, 64, 66))
    source, target = read_pair(find_pairs(tmp_path).train[0])
    assert source.shape == target.shape == (32, 32, 3)
    write(tmp_path / "B" / "000.bmp", picture(0, 64, 32))
    with pytest.raises(DataError, match=r"000\.png \(32x32\) and 000\.bmp \(64x32\) differ in shape"):
        read_pair(find_pairs(tmp_path).train[0])


def test_transparency_is_laid_on_white(tmp_path: Path) -> None:
    image = np.zeros((2, 2, 4), np.uint8)
    image[0, 0] = (200, 0, 0, 255)
    image[0, 1] = (0, 0, 0, 128)
    Image.fromarray(image).save(tmp_path / "a.png")
    assert read_rgb(tmp_path / "a.png").tolist() == [[[200, 0, 0], [127, 127, 127]], [[255] * 3, [255] * 3]]


def test_photographs_are_turned_upright(tmp_path: Path) -> None:
    image = Image.fromarray(picture(0, 8, 4))
    exif = Image.Exif()
    exif[0x0112] = 6  # orientation: turn clockwise
    image.save(tmp_path / "a.png", exif=exif)
    assert np.array_equal(read_rgb(tmp_path / "a.png"), np.rot90(picture(0, 8, 4), -1))


def test_sixteen_bits_keep_their_brightness(tmp_path: Path) -> None:
    Image.fromarray(np.array([[0, 32896, 65535]], np.uint16)).save(tmp_path / "a.png")
    assert read_rgb(tmp_path / "a.png")[0, :, 0].tolist() == [0, 128, 255]


def test_broken_images_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "text.png").write_text("hello")
    with pytest.raises(DataError, match=r"text\.png is no image"):
        read_rgb(tmp_path / "text.png")
    write(tmp_path / "whole.png", np.random.default_rng(0).integers(0, 256, (64, 64, 3), np.uint8))
    (tmp_path / "half.png").write_bytes((tmp_path / "whole.png").read_bytes()[:6000])
    with pytest.raises(DataError, match=r"half\.png is damaged"):
        read_rgb(tmp_path / "half.png")
    with pytest.raises(DataError, match="no image at"):
        read_rgb(tmp_path / "nowhere.png")
    monkeypatch.setattr("trainer.data.decoding.image_opener.MOST_PIXELS", 1000)
    with pytest.raises(DataError, match="too big"):
        read_rgb(tmp_path / "whole.png")


def test_all_ways_of_storing_colours_are_read(tmp_path: Path) -> None:
    image = Image.fromarray(picture(0))
    image.convert("P", palette=Image.Palette.ADAPTIVE).save(tmp_path / "palette.png")
    image.convert("CMYK").save(tmp_path / "print.tif")
    image.convert("CMYK").save(tmp_path / "print.jpg", quality=100)
    image.convert("L").convert("1").save(tmp_path / "bits.png")
    image.convert("LA").save(tmp_path / "grey.png")
    assert np.array_equal(read_rgb(tmp_path / "palette.png"), picture(0))
    assert np.array_equal(read_rgb(tmp_path / "print.tif"), picture(0))
    assert np.abs(read_rgb(tmp_path / "print.jpg").astype(int) - picture(0)).mean() < 3
    assert set(read_rgb(tmp_path / "bits.png").ravel()) <= {0, 255}
    assert np.array_equal(read_rgb(tmp_path / "grey.png")[..., 0], np.asarray(image.convert("L")))


def test_transparent_places_of_a_palette_become_white(tmp_path: Path) -> None:
    image = Image.new("P", (2, 1))
    image.putpalette([10, 20, 30, 0, 0, 0])
    image.putpixel((1, 0), 1)
    image.save(tmp_path / "a.png", transparency=1)
    assert read_rgb(tmp_path / "a.png").tolist() == [[[10, 20, 30], [255, 255, 255]]]


@pytest.mark.parametrize("name", ["a.png", "a.webp", "a.gif", "a.tif"])
def test_of_an_animation_the_first_frame_counts(tmp_path: Path, name: str) -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    frames[0].save(tmp_path / name, save_all=True, append_images=frames[1:], lossless=True)
    with Image.open(tmp_path / name) as image:
        assert getattr(image, "n_frames", 1) == 2
    assert (read_rgb(tmp_path / name) == (255, 0, 0)).all()


def test_photos_of_iphones_are_refused_with_a_sentence(tmp_path: Path) -> None:
    heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"
    for name in ("a.heic", "renamed.jpg"):
        (tmp_path / name).write_bytes(heic)
        with pytest.raises(ImageError, match=r"HEIC: save it as PNG or JPEG\.$") as refused:
            read_rgb(tmp_path / name)
        assert refused.value.fault == "format"
    (tmp_path / "renamed.jpg").unlink()
    with pytest.raises(DataError, match=r"“a\.heic” \(HEIC\) is in a format"):
        find_pairs(tmp_path)
    combined_folder(tmp_path, 3)
    (warning,) = find_pairs(tmp_path).warnings
    assert "“a.heic”" in warning


def test_a_bomb_is_never_unpacked(tmp_path: Path) -> None:
    write_bomb(tmp_path / "bomb.png")
    with pytest.raises(ImageError, match=r"bomb\.png is too big") as refused:
        read_rgb(tmp_path / "bomb.png")
    assert refused.value.fault == "too_big"


def test_of_two_images_with_one_name_the_second_is_told(tmp_path: Path) -> None:
    two_folders(tmp_path, count=3)
    write(tmp_path / "A" / "001.bmp", picture(7))
    (left_out,) = find_pairs(tmp_path).left_out
    assert (left_out.path.name, left_out.why) == ("001.png", "namesake")


def test_photos_alone_are_pairs_where_a_maker_makes_the_input(tmp_path: Path) -> None:
    for i in range(4):
        write(tmp_path / "train" / f"{i}.png", picture(i))
        write(tmp_path / "val" / "photos" / f"{i}.png", picture(i))
    pairs = find_pairs(tmp_path, DataSpec(maker="edges"))
    assert (len(pairs.train), len(pairs.val)) == (4, 4)
    source, target = read_pair(pairs.val[0])
    assert np.array_equal(source, target)


def test_photos_are_taken_from_one_folder_of_several_by_name(tmp_path: Path) -> None:
    two_folders(tmp_path, "flat", "render")
    with pytest.raises(DataError, match=r"several folders .* --target"):
        find_pairs(tmp_path, DataSpec(maker="edges"))
    assert find_pairs(tmp_path, DataSpec(maker="edges", target="render")).train[0].input.parent.name == "render"


def test_lines_take_their_dabs_from_a_third_folder(tmp_path: Path) -> None:
    two_folders(tmp_path, "lines", "render", 4)
    two_folders(tmp_path, "flat", "depth", 3)
    spec = DataSpec(input="lines", target="render", maker="dabs", colours="flat")
    pairs = find_pairs(tmp_path, spec)
    assert len(pairs.train) + len(pairs.val) == 3
    assert len(pairs.warnings) == 1
    assert "“003.png”" in pairs.warnings[0]
    pair = pairs.train[0]
    assert pair.colours is not None
    assert np.array_equal(read_images(pair)[2], read_rgb(pair.colours))
    with pytest.raises(DataError, match="no folder “paint”"):
        find_pairs(tmp_path, DataSpec(input="lines", target="render", maker="dabs", colours="paint"))
