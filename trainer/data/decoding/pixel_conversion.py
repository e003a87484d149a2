"""Decoded images as arrays: colours as sRGB on white (compositing), upright (Exif), and grey values as they are."""

from typing import IO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from trainer.data.decoding.colour_profiles import to_srgb
from trainer.data.decoding.value_ranges import find_range
from trainer.pixels import Rgb

Rgba = NDArray[np.uint8]  # H x W x 4, sRGB, alpha not multiplied in

_STRIP = 1 << 20  # pixels that are converted at once
_LOW_BYTES = 64  # high bytes below this: of 16 bits the low ones matter
_ORIENTATION, _LYING = 0x0112, range(5, 9)  # the Exif tag, and its values for pictures turned by 90 degrees
_BITS = 258  # TIFF 6.0
_SAMPLE_RANGES = ((340, 341), (280, 281))  # TIFF 6.0: the least and the largest value


def upright_size(image: Image.Image) -> tuple[int, int]:
    """Return width and height of an image that isn't decoded yet, as it will be upright."""
    # Pillow turns TIFFs by itself.
    turned = image.format != "TIFF" and image.getexif().get(_ORIENTATION, 1) in _LYING
    return (image.height, image.width) if turned else (image.width, image.height)


def to_rgb(image: Image.Image, brightest: int = 0) -> Rgb:
    """Decode an image, part by part, so that hardly more than the result is in memory beside it.

    `brightest` is as in `find_range`.
    """
    if image.mode.startswith(("I", "F")):
        values = np.asarray(image)
        scale = find_range(values, _stated_range(image), brightest)
        # A profile for grey is of no use here: measured values aren't light.
        grey = scale.to_bytes(values)
        return np.ascontiguousarray(np.repeat(_upright(grey, image)[..., None], 3, axis=2))
    deep: IO[bytes] | None = getattr(image, "fp", None) if _has_deep_colours(image) else None
    image.load()
    width, height = image.size
    rgb = np.empty((height, width, 3), np.uint8)
    rows = max(1, _STRIP // width)
    for top in range(0, height, rows):
        bottom = min(height, top + rows)
        rgb[top:bottom] = np.asarray(_piece_to_rgb(image.crop((0, top, width, bottom)), image))
    if deep is not None and int(rgb.max()) < _LOW_BYTES:
        rgb = _with_low_bytes(deep, rgb, brightest)
    return np.ascontiguousarray(_upright(rgb, image))


def largest_whole_number(image: Image.Image) -> int:
    """Return the largest value of a picture that is deep; 0 where its tags say the range.

    Of colours it is what their high bytes show.
    """
    if is_grey(image):
        return max(0, int(np.asarray(image).max())) if _stated_range(image) is None else 0
    return int(np.asarray(image.convert("RGB")).max()) << 8 | 255


def to_rgba(image: Image.Image) -> Rgba:
    """Decode an image with its transparency, H x W x 4."""
    if not image.has_transparency_data:
        rgb = to_rgb(image)
        return np.dstack([rgb, np.full(rgb.shape[:2], 255, np.uint8)])
    rgba = image.convert("RGBA")
    convert = to_srgb(image, "RGB")
    colours = rgba.convert("RGB")
    if convert is not None:
        colours = convert(colours)
    return np.ascontiguousarray(_upright(np.dstack([np.asarray(colours), np.asarray(rgba.getchannel("A"))]), image))


def to_numbers(image: Image.Image) -> NDArray[np.integer] | None:
    """Return the pixels of a picture without colours as the numbers that its file holds, H x W; None of others.

    Of an indexed picture whose palette says nothing, which is grey or of one colour, these are the indices.
    """
    if (values := _grey_values(image)) is None:
        return None
    if np.issubdtype(values.dtype, np.floating):
        whole = np.nan_to_num(values, nan=-1.0, posinf=-1.0, neginf=-1.0).round()
        if (np.abs(whole - values) > 0).any() or np.abs(whole).max() > 1 << 24:
            return None
        values = whole.astype(np.int32)
    return np.ascontiguousarray(_upright(values, image))


def _piece_to_rgb(piece: Image.Image, image: Image.Image) -> Image.Image:
    """Return a part of an image as sRGB on white."""
    alpha = None
    if piece.mode == "LA":
        piece, alpha = piece.getchannel("L"), piece.getchannel("A")
    elif piece.has_transparency_data:
        rgba = piece.convert("RGBA")
        piece, alpha = rgba.convert("RGB"), rgba.getchannel("A")
    elif piece.mode not in ("RGB", "L", "CMYK", "LAB"):
        piece = piece.convert("RGB")
    convert = to_srgb(image, piece.mode)
    rgb = convert(piece) if convert is not None else piece.convert("RGB")
    if alpha is None:
        return rgb
    white = Image.new("RGB", rgb.size, "white")
    white.paste(rgb, mask=alpha)
    return white


def _upright(pixels: NDArray[np.generic], image: Image.Image) -> NDArray[np.generic]:
    """Return pixels turned and mirrored as the Exif orientation says (Exif 3.0, 4.6.5.1.6)."""
    turn = 1 if image.format == "TIFF" else image.getexif().get(_ORIENTATION, 1)
    if turn in _LYING:
        pixels = pixels.swapaxes(0, 1)
    across, down = turn in (2, 3, 6, 7), turn in (3, 4, 7, 8)
    return pixels[:: -1 if down else 1, :: -1 if across else 1]


def _stated_range(image: Image.Image) -> tuple[float, float] | None:
    """Return the least and the largest value that a TIFF's tags speak of."""
    tags = getattr(image, "tag_v2", None)
    if tags is None:
        return None
    bits = tags.get(_BITS, ())
    for least, most in _SAMPLE_RANGES:
        low, high = (
            value[0] if isinstance(value := tags.get(tag), tuple) and value else value for tag in (least, most)
        )
        if isinstance(high, (int, float)):
            return float(low) if isinstance(low, (int, float)) else 0.0, float(high)
    return (0.0, float((1 << bits[0]) - 1)) if bits and 8 < bits[0] < 16 else None


def is_deep(image: Image.Image) -> bool:
    """Whether an image that isn't loaded yet has whole numbers of more than 8 bits."""
    return is_grey(image) or _has_deep_colours(image)


def is_grey(image: Image.Image) -> bool:
    """Whether an image holds one whole number of more than 8 bits a pixel."""
    return image.mode.startswith("I")


def _has_deep_colours(image: Image.Image) -> bool:
    """Whether an image that isn't loaded yet has 16 bits a channel, of which Pillow gives the high ones."""
    return any("RGB;16" in str(tile.args) for tile in getattr(image, "tile", ()))


def _with_low_bytes(file: IO[bytes], rgb: Rgb, brightest: int) -> Rgb:
    """Read a picture of 16 bits a channel anew where the low ones matter: 12 bits within 16, say."""
    import cv2  # which reads them

    file.seek(0)
    values = cv2.imdecode(np.frombuffer(file.read(), np.uint8), cv2.IMREAD_UNCHANGED)
    if values is None or values.dtype != np.uint16 or values.shape != rgb.shape:
        return rgb
    return find_range(values, brightest=brightest).to_bytes(values[..., ::-1])


def _grey_values(image: Image.Image) -> NDArray[np.generic] | None:
    """Return what `read_numbers` begins with."""
    if image.mode == "P":
        indices = np.asarray(image)
        colours = np.array(image.getpalette("RGB") or [], np.uint8).reshape(-1, 3)
        used = np.unique(indices)
        of_used = colours[used[used < len(colours)]]
        grey = bool((of_used == used[used < len(colours)][:, None]).all())
        return indices if grey or (len(used) > 1 and len(np.unique(of_used, axis=0)) < 2) else None
    if image.mode in ("L", "1") or image.mode.startswith(("I", "F")):
        return np.asarray(image.convert("L") if image.mode == "1" else image)
    if image.mode in ("LA", "RGB", "RGBA"):
        pixels = np.asarray(image)
        if image.mode.endswith("A") and int(pixels[..., -1].min()) < 255:
            return None
        if image.mode == "LA" or (
            np.array_equal(pixels[..., 0], pixels[..., 1]) and np.array_equal(pixels[..., 1], pixels[..., 2])
        ):
            return pixels[..., 0]
    return None
