"""The door for images: a closed list by content, colours as people see them, and a sentence for all that is wrong."""

import io
import os
import random
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image, ImageCms
from PySide6.QtGui import QColorSpace

from tests.trainer.data import picture, write
from trainer.data.decoding.value_ranges import find_range
from trainer.data.image_files import (
    ImageError,
    decode_rgb,
    decode_rgba,
    read_numbers,
    read_rgb,
    read_rgb_among_others,
    read_size,
    write_png,
)
from trainer.data.pairs import find_pairs, read_pair

_SPACE = QColorSpace.NamedColorSpace


def _profile(space: QColorSpace.NamedColorSpace) -> bytes:
    return bytes(QColorSpace(space).iccProfile().data())


def _printer() -> bytes:
    """Return a CMYK profile of a printer with inks of its own (ICC.1:2001-04, lut8Type): its cyan is a sky blue."""
    white, key = (96.0, 0.0, 0.0), (18.0, 0.0, 0.0)
    inks = ((60.0, -30.0, -40.0), (50.0, 60.0, -5.0), (85.0, -5.0, 75.0), key)  # CIELAB
    corners = bytearray()
    for number in range(16):
        lab = white
        for bit, ink in enumerate(inks):
            if number >> (3 - bit) & 1:
                lab = (lab[0] * ink[0] / 96, lab[1] + ink[1], lab[2] + ink[2])
        corners += bytes([round(lab[0] * 2.55), *(min(max(round(value) + 128, 0), 255) for value in lab[1:])])
    ramp = bytes(range(256))
    lut = b"mft1" + bytes(4) + bytes([4, 3, 2, 0]) + struct.pack(">9i", *(65536 * (n % 4 == 0) for n in range(9)))
    lut += ramp * 4 + corners + ramp * 3
    d50 = struct.pack(">3i", *(round(value * 65536) for value in (0.9642, 1, 0.8249)))
    entries = ((b"A2B0", lut), (b"wtpt", b"XYZ " + bytes(4) + d50))
    body, table, start = b"", struct.pack(">I", len(entries)), 132 + 12 * len(entries)
    for sign, content in entries:
        table += sign + struct.pack(">II", start + len(body), len(content))
        body += content
    head = struct.pack(
        ">I4sI4s4s4s12s4s28s", start + len(body), b"", 0x02400000, b"prtr", b"CMYK", b"Lab ", b"", b"acsp", b""
    )
    return head + d50 + bytes(128 - len(head) - len(d50)) + table + body


def _png(width: int, height: int, depth: int, kind: int, rows: bytes) -> bytes:
    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([depth, kind, 0, 0, 0])
    chunks = (b"IHDR" + header, b"IDAT" + zlib.compress(rows), b"IEND")
    packed = [(len(c) - 4).to_bytes(4, "big") + c + zlib.crc32(c).to_bytes(4, "big") for c in chunks]
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF", "AVIF"])
@pytest.mark.parametrize("ending", ["", ".jfif", ".png", ".dat", ".HEIC"])
def test_a_file_is_what_its_first_bytes_say(tmp_path: Path, form: str, ending: str) -> None:
    path = tmp_path / f"a{ending}"
    Image.fromarray(picture(1, 48, 40)).save(path, form)
    assert read_size(path) == (48, 40)
    assert np.abs(read_rgb(path).astype(int) - picture(1, 48, 40)).mean() < 8


@pytest.mark.parametrize(
    ("content", "called"),
    [
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "PostScript"),
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"P6 2 2 255\n" + bytes(12), "PNM"),
        (b"8BPS\0\1" + bytes(30), "PSD"),
        (b"\0\0\1\0\1\0" + bytes(30), "ICO"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
        (b"\0\0\0\x0cJXL \r\n\x87\n", "JPEG XL"),
        (b"II*\0\x10\0\0\0CR\2\0" + bytes(30), "raw"),
    ],
)
def test_no_other_format_reaches_a_decoder(tmp_path: Path, content: bytes, called: str) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(content)
    with pytest.raises(ImageError, match=f"in the format {called}: save it as PNG or JPEG") as refused:
        read_rgb(path)
    assert refused.value.fault == "format"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes in folders")
def test_what_is_no_regular_file_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    with pytest.raises(ImageError, match="no file but a device or a pipe"):
        read_rgb(tmp_path / "pipe.png")
    with pytest.raises(ImageError, match="is a folder"):
        read_rgb(tmp_path)
    (tmp_path / "empty.png").touch()
    with pytest.raises(ImageError, match="is empty"):
        read_rgb(tmp_path / "empty.png")


@pytest.mark.parametrize("space", [_SPACE.DisplayP3, _SPACE.AdobeRgb, _SPACE.ProPhotoRgb])
@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "TIFF", "AVIF"])
def test_colours_of_a_profile_become_srgb(space: QColorSpace.NamedColorSpace, form: str) -> None:
    srgb = np.full((16, 16, 3), (200, 90, 60), np.uint8)
    own = ImageCms.ImageCmsProfile(io.BytesIO(_profile(space)))
    there = ImageCms.profileToProfile(Image.fromarray(srgb), ImageCms.createProfile("sRGB"), own)
    assert there is not None
    buffer = io.BytesIO()
    there.save(buffer, form, quality=100, icc_profile=own.tobytes())
    assert np.abs(np.asarray(there).astype(int) - srgb).max() > 10
    assert np.abs(decode_rgb(buffer.getvalue(), Path("a")).astype(int) - srgb).max() <= 5
    assert decode_rgba(buffer.getvalue(), Path("a")).shape == (16, 16, 4)


@pytest.mark.parametrize("form", ["TIFF", "JPEG"])
def test_inks_become_the_colours_that_their_profile_says(form: str) -> None:
    inks = np.zeros((16, 48, 4), np.uint8)
    inks[:, 16:32, 0] = inks[:, 32:, 1] = 255  # paper, cyan, magenta
    buffer = io.BytesIO()
    Image.fromarray(inks, "CMYK").save(buffer, form, quality=100, icc_profile=_printer())
    paper, cyan, magenta = decode_rgb(buffer.getvalue(), Path("a"))[8, 8::16].astype(int)
    assert np.abs(paper - 255).max() <= 2
    assert np.abs(cyan - (0, 161, 214)).max() <= 6  # a plain conversion gives 0, 255, 255
    assert np.abs(magenta - (205, 64, 131)).max() <= 6


def test_a_red_of_display_p3_is_the_reddest_red() -> None:
    buffer = io.BytesIO()
    Image.new("RGBA", (4, 4), (234, 51, 35, 255)).save(buffer, "PNG", icc_profile=_profile(_SPACE.DisplayP3))
    assert decode_rgb(buffer.getvalue(), Path("a"))[0, 0].tolist() == [255, 0, 0]


def test_an_srgb_profile_changes_not_one_value(tmp_path: Path) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (64, 64, 3), np.uint8)
    for name, profile in {
        "qt": _profile(_SPACE.SRgb),
        "cms": ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
    }.items():
        Image.fromarray(noise).save(tmp_path / f"{name}.png", icc_profile=profile)
        assert np.array_equal(read_rgb(tmp_path / f"{name}.png"), noise)


def test_a_damaged_or_foreign_profile_counts_as_none(tmp_path: Path) -> None:
    Image.fromarray(picture(1)).save(tmp_path / "a.png", icc_profile=b"nonsense")
    assert np.array_equal(read_rgb(tmp_path / "a.png"), picture(1))
    Image.fromarray(picture(1)).convert("L").save(tmp_path / "b.png", icc_profile=_profile(_SPACE.DisplayP3))
    assert np.array_equal(read_rgb(tmp_path / "b.png")[..., 0], np.asarray(Image.fromarray(picture(1)).convert("L")))


def test_a_camera_that_says_adobe_rgb_without_a_profile_is_believed(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0xA005] = {1: "R03"}
    Image.new("RGB", (16, 16), (150, 100, 70)).save(tmp_path / "a.jpg", quality=100, exif=exif, subsampling=0)
    transform = ImageCms.profileToProfile(
        Image.new("RGB", (1, 1), (150, 100, 70)),
        ImageCms.ImageCmsProfile(io.BytesIO(_profile(_SPACE.AdobeRgb))),
        ImageCms.createProfile("sRGB"),
    )
    assert transform is not None
    expected = np.asarray(transform)[0, 0].astype(int)
    assert np.abs(read_rgb(tmp_path / "a.jpg")[0, 0].astype(int) - expected).max() <= 3


def test_what_is_written_says_srgb(tmp_path: Path) -> None:
    write_png(tmp_path / "a.png", picture(0))
    with Image.open(tmp_path / "a.png") as image:
        assert image.info["srgb"] == 0


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (np.array([[0.0, 0.5, 1.0]], np.float32), [0, 128, 255]),
        (np.array([[-1.0, 0.0, 1.0]], np.float32), [0, 128, 255]),
        (np.array([[0.0, 100.0, 255.0]], np.float32), [0, 100, 255]),
        (np.array([[0.0, 4.0, 20.0]], np.float32), [0, 51, 255]),
        (np.array([[0.0, 0.5, np.nan, np.inf, 1.0]], np.float32), [0, 128, 0, 255, 255]),
        (np.array([[0, 32896, 65535]], np.uint16), [0, 128, 255]),
        (np.array([[0, 2056, 4095]], np.uint16), [0, 128, 255]),
        (np.array([[0, 514, 1023]], np.uint16), [0, 128, 255]),
        (np.array([[0, 8224, 16383]], np.uint16), [0, 128, 255]),
        (np.array([[0, 128, 255]], np.uint16), [0, 128, 255]),
        (np.array([[0, 600_000, 1_000_000]], np.int32), [0, 153, 255]),
    ],
)
def test_values_are_scaled_by_what_they_say(values: NDArray[np.number], expected: list[int]) -> None:
    buffer = io.BytesIO()
    Image.fromarray(values).save(buffer, "TIFF")
    assert decode_rgb(buffer.getvalue(), Path("a"))[0, :, 0].tolist() == expected
    assert find_range(values).to_bytes(values)[0].tolist() == expected


def test_tags_say_what_white_is() -> None:
    buffer = io.BytesIO()
    Image.fromarray(np.array([[0, 1000, 2000]], np.uint16)).save(buffer, "TIFF", tiffinfo={280: 0, 281: 4000})
    assert decode_rgb(buffer.getvalue(), Path("a"))[0, :, 0].tolist() == [0, 64, 128]


@pytest.mark.parametrize("ending", [".png", ".tif"])
@pytest.mark.parametrize("colours", [False, True])
@given(
    most=st.sampled_from((1023, 4095, 16383, 60_000, 65_535)),
    dark=st.integers(1, 900),
    count=st.integers(1, 14),
    place=st.integers(0, 14),
)
@settings(max_examples=12)
def test_a_dark_picture_among_others_has_their_bits(
    ending: str, colours: bool, most: int, dark: int, count: int, place: int
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(count + 1):
            grey = np.array([[0, dark if number == min(place, count) else most]], np.uint16)
            path = folder / f"{number:02}{ending}"
            cv2.imwrite(str(path), np.repeat(grey[..., None], 3, 2) if colours else grey)
        path = folder / f"{min(place, count):02}{ending}"
        seen = int(read_rgb_among_others(path)[0, 1, 0])
        white = next(w for bits in (10, 12, 14, 16) if most <= (w := (1 << bits) - 1))
        assert abs(seen - 255 * dark / white) <= 1
        alone = next(w for bits in (8, 10) if dark <= (w := (1 << bits) - 1))
        assert abs(int(read_rgb(path)[0, 1, 0]) - 255 * dark / alone) <= 1  # by itself it is as it was


def test_a_dark_scan_stays_dark_in_its_pair(tmp_path: Path) -> None:
    for number in range(6):
        most = 900 if number == 3 else 60_000
        scan = np.linspace(0, most, 64 * 64).reshape(64, 64).astype(np.uint16)
        for side in ("A", "B"):
            (tmp_path / side).mkdir(exist_ok=True)
            Image.fromarray(scan if side == "B" else np.full((64, 64), 9 * number, np.uint8)).save(
                tmp_path / side / f"{number}.png"
            )
    pairs = {pair.stem: read_pair(pair)[1] for pair in find_pairs(tmp_path).pairs}
    assert pairs["3"].max() == round(255 * 900 / 65_535)
    assert pairs["4"].max() == round(255 * 60_000 / 65_535)


@pytest.mark.parametrize("ending", [".png", ".tif"])
def test_twelve_bits_of_colour_within_sixteen_are_not_black(tmp_path: Path, ending: str) -> None:
    colours = np.zeros((8, 8, 3), np.uint16)
    colours[:4], colours[4:] = (4095, 2056, 0), (0, 1028, 4095)
    cv2.imwrite(str(tmp_path / f"a{ending}"), colours[..., ::-1])
    rgb = read_rgb(tmp_path / f"a{ending}")
    assert rgb[0, 0].tolist() == [255, 128, 0]
    assert rgb[7, 0].tolist() == [0, 64, 255]


def test_numbers_of_classes_are_read_as_they_are(tmp_path: Path) -> None:
    numbers = np.array([[0, 1, 2, 255]], np.uint8)
    Image.fromarray(numbers).save(tmp_path / "grey.png")
    Image.fromarray(np.repeat(numbers[..., None], 3, 2)).save(tmp_path / "rgb.png")
    Image.fromarray(numbers.astype(np.uint16)).save(tmp_path / "16.png")
    Image.fromarray(numbers.astype(np.float32)).save(tmp_path / "float.tif")
    (tmp_path / "none.png").write_bytes(_png(4, 1, 8, 3, b"\0\0\1\2\xff"))
    for path in tmp_path.iterdir():
        found = read_numbers(path)
        assert found is not None, path
        assert found.tolist() == numbers.tolist(), path
    write(tmp_path / "colours.png", picture(0))
    assert read_numbers(tmp_path / "colours.png") is None


@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
def test_every_orientation_stands_upright(tmp_path: Path, turn: int, form: str) -> None:
    from PIL import ImageOps

    exif = Image.Exif()
    exif[0x0112] = turn
    image = Image.fromarray(picture(3, 24, 16))
    image.save(tmp_path / "a", form, exif=exif, quality=100, subsampling=0)
    image.getexif()[0x0112] = turn
    expected = np.asarray(ImageOps.exif_transpose(image))
    assert read_size(tmp_path / "a") == (expected.shape[1], expected.shape[0])
    assert np.abs(read_rgb(tmp_path / "a").astype(int) - expected).mean() < 3


@pytest.mark.parametrize("side", [11_600, 60_000])
def test_memory_is_reckoned_before_anything_is_decoded(tmp_path: Path, side: int) -> None:
    (tmp_path / "a.png").write_bytes(_png(side, side, 8, 6, bytes(100)))
    with pytest.raises(ImageError, match=f"too big \\({side}x{side}\\)"):
        read_rgb(tmp_path / "a.png")


def test_a_jpeg_of_endless_scans_is_refused(tmp_path: Path) -> None:
    Image.fromarray(picture(0)).save(tmp_path / "a.jpg", progressive=True)
    content = (tmp_path / "a.jpg").read_bytes()
    at = content.rindex(b"\xff\xda")
    (tmp_path / "a.jpg").write_bytes(content[:at] + content[at:-2] * 200 + b"\xff\xd9")
    with pytest.raises(ImageError, match="scans"):
        read_rgb(tmp_path / "a.jpg")


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF", "AVIF"])
def test_whatever_is_damaged_has_a_sentence(form: str) -> None:
    buffer = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.fromarray(picture(1, 40, 40)).save(buffer, form, exif=exif, icc_profile=_profile(_SPACE.DisplayP3))
    whole, rng = buffer.getvalue(), random.Random(form)
    for _ in range(60):
        content = bytearray(whole)
        for _ in range(rng.randint(1, 6)):
            at = rng.randrange(len(content))
            match rng.randrange(4):
                case 0:
                    content[at] ^= 1 << rng.randrange(8)
                case 1:
                    content[at : at + 4] = rng.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff"))
                case 2:
                    del content[at:]
                    content = content or bytearray(b"\0")
                case 3:
                    content[at:at] = content[rng.randrange(len(content)) :][:20]
        for read in (decode_rgb, decode_rgba):
            sentence = "."
            try:
                read(bytes(content), Path("a"))
            except ImageError as error:
                sentence = str(error)
            assert sentence.endswith(".")
            assert "\n" not in sentence


def test_names_that_are_no_utf8_are_said_and_not_choked_on(tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("names are Unicode here")
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/bl\xfcte.png"))
    path.write_bytes(b"text")
    with pytest.raises(ImageError, match=r"bl\\xfcte\.png is no image"):
        read_rgb(path)


def test_no_remark_of_a_library_reaches_a_person(tmp_path: Path) -> None:
    exif = b"Exif\0\0II*\0\x08\0\0\0\xff\xff"
    Image.fromarray(picture(0)).save(tmp_path / "a.jpg", exif=exif)
    Image.fromarray(np.array([[0, np.nan, np.inf]], np.float32)).save(tmp_path / "b.tif")
    code = "import sys; from pathlib import Path; from trainer.data.image_files import read_rgb\n"
    code += "for name in sys.argv[1:]: read_rgb(Path(name))"
    paths = [str(tmp_path / "a.jpg"), str(tmp_path / "b.tif")]
    ended = subprocess.run([sys.executable, "-c", code, *paths], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
