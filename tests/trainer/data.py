"""Small folders of pairs for tests."""

import zlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image


def picture(seed: int, width: int = 32, height: int = 32) -> NDArray[np.uint8]:
    """A flat square on a ground, both of colours that follow from the seed."""
    rng = np.random.default_rng(seed)
    image = np.empty((height, width, 3), np.uint8)
    image[:] = rng.integers(0, 256, 3)
    top, left = rng.integers(0, height // 2), rng.integers(0, width // 2)
    image[top : top + height // 2, left : left + width // 2] = rng.integers(0, 256, 3)
    return image


def write(path: Path, image: NDArray[np.uint8]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(image).save(path)


def combined_folder(root: Path, count: int = 8, size: int = 32) -> Path:
    """Layout 1: the target is the input with its colours turned round."""
    for i in range(count):
        source = picture(i, size, size)
        write(root / f"{i:03}.png", np.hstack([source, 255 - source]))
    return root


def two_folders(root: Path, input: str = "A", target: str = "B", count: int = 8) -> Path:
    """Layout 2, with different extensions."""
    for i in range(count):
        source = picture(i)
        write(root / input / f"{i:03}.png", source)
        write(root / target / f"{i:03}.bmp", 255 - source)
    return root


def soft_label_maps(root: Path, count: int = 12, size: int = 96) -> NDArray[np.uint8]:
    """Make pairs in two folders, label maps with hardly a flat place, scaled and saved as JPEG; give their colours."""
    colours = np.array([(0, 0, 170), (0, 170, 255), (255, 85, 0), (170, 255, 85), (170, 0, 0)], np.uint8)
    for number in range(count):
        rng = np.random.default_rng((5, number))
        image = np.full((size, size, 3), colours[0], np.uint8)
        for colour in colours[rng.integers(1, len(colours), 60)]:
            y, x = rng.integers(0, size - 8, 2)
            height, width = rng.integers(5, 12, 2)
            image[y : y + height, x : x + width] = colour
        soft = Image.fromarray(image).resize((2 * size, 2 * size), Image.Resampling.BICUBIC)
        for side in "AB":
            (root / side).mkdir(parents=True, exist_ok=True)
        soft.save(root / "A" / f"{number:02}.jpg", quality=75)
        texture = rng.integers(0, 60, (2 * size, 2 * size, 3))
        write(root / "B" / f"{number:02}.png", np.asarray(np.asarray(soft) * 0.75 + texture, np.uint8))
    return colours


def write_bomb(path: Path) -> None:
    """Write a PNG of a few bytes that would unpack to ten gigabytes."""
    size = (60_000).to_bytes(4, "big")
    chunks = (b"IHDR" + size + size + bytes([8, 2, 0, 0, 0]), b"IDAT" + zlib.compress(bytes(1000)))
    packed = [(len(c) - 4).to_bytes(4, "big") + c + zlib.crc32(c).to_bytes(4, "big") for c in chunks]
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(packed))
