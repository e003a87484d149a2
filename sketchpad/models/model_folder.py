"""A model to hand to a friend: one zip file or folder with its weights and card, thumbnail, examples and licence.

Nothing in one runs, and no name in one is used: what is taken is found by its place, checked, and written under a name
of our own. Sizes are held against the model's own header before anything is unpacked.
"""

import contextlib
import os
import struct
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO

import msgspec

from trainer.files.atomic_write import open_atomically
from trainer.files.json_reader import JsonError, decode_json
from trainer.files.reasons import reason_of
from trainer.files.regular_file import is_regular_file, open_for_reading
from trainer.files.zip_reader import DAMAGE, ZipError, open_zip
from trainer.messages import tr
from trainer.model_card import METADATA_KEY, ModelCard, ModelFileError, decode_card, encode_card

MODEL, DISCRIMINATOR, CARD = "model.safetensors", "discriminator.safetensors", "card.json"
THUMBNAIL, LICENCE, EXAMPLES = "thumbnail.png", "LICENCE.txt", "examples"
_PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".ora")
_LARGEST_HEADER, _LARGEST_PICTURE, _LARGEST_MODEL = 16 << 20, 32 << 20, 2 << 30  # bytes
_MOST_ENTRIES, _MOST_EXAMPLES, _LARGEST_INDEX = 1000, 24, 1 << 20
_PIECE = 1 << 20


@dataclass(frozen=True)
class _Part:
    """A file in a folder or in an archive: the bytes it claims to have, and how they are read."""

    size: int
    open: Callable[[], IO[bytes]]


@dataclass(frozen=True)
class SharedModel:
    """What a model folder holds: its card, and its parts, not yet read."""

    card: ModelCard
    _model: _Part
    _discriminator: _Part | None
    _thumbnail: _Part | None
    _examples: tuple[tuple[str, _Part], ...]  # an ending, and what it is

    def write(self, model: Path) -> None:
        """Write the model's file, and beside it its thumbnail, its examples and what else belongs to it.

        Raises:
            ModelFileError: it is damaged, or there is no room.
        """
        files: list[tuple[_Part, Path, int]] = []
        if self._discriminator is not None:
            files.append((self._discriminator, discriminator_of(model), _LARGEST_MODEL))
        if self._thumbnail is not None:
            files.append((self._thumbnail, model.with_suffix(".png"), _LARGEST_PICTURE))
        for number, (ending, part) in enumerate(self._examples, 1):
            files.append((part, examples_of(model) / f"{number}{ending}", _LARGEST_PICTURE))
        files.append((self._model, model, _LARGEST_MODEL))  # last: what lists models finds it whole
        try:
            for part, path, most in files:
                path.parent.mkdir(parents=True, exist_ok=True)
                _copy(part, path, most)
        except OSError as error:
            _remove(files, model)
            raise ModelFileError(
                tr("{model} can’t be written ({why}): make room.", model=model, why=reason_of(error))
            ) from error
        except DAMAGE as error:
            _remove(files, model)
            raise ModelFileError(
                tr("{name} was damaged on its way: ask for it once more.", name=self.card.name)
            ) from error


def _remove(files: Sequence[tuple[_Part, Path, int]], model: Path) -> None:
    """Take back what was written of a model that isn't whole."""
    with contextlib.suppress(OSError):
        for _, path, _ in files:
            path.unlink(missing_ok=True)
        if examples_of(model).is_dir():
            examples_of(model).rmdir()


def discriminator_of(model: Path) -> Path:
    """Return where the discriminator that goes with a model lies."""
    return model.with_name(f"{model.stem}.{DISCRIMINATOR}")


def examples_of(model: Path) -> Path:
    """Return the folder of the example drawings that came with a model."""
    return model.with_name(f"{model.stem}.{EXAMPLES}")


def is_shared_model(path: Path) -> bool:
    """Whether something dropped looks like a model folder or its zip file."""
    if os.path.isdir(path):  # noqa: PTH112  (pathlib raises for names that are too long)
        return is_regular_file(path / MODEL)
    return path.suffix.lower() == ".zip"


@contextlib.contextmanager
def open_shared(path: Path) -> Iterator[SharedModel]:
    """Give what a model folder, or the zip file of one, holds.

    Raises:
        ModelFileError: it can't be read, holds no model, or its parts contradict each other.
    """
    try:
        if os.path.isdir(path):  # noqa: PTH112  (pathlib raises for names that are too long)
            yield _understand(path.name, _in_folder(path))
            return
        with open_zip(path) as archive:
            yield _understand(path.name, _in_archive(archive))
    except FileNotFoundError as error:
        raise ModelFileError(
            tr("There is no model at {path}: it may have been moved or deleted.", path=path)
        ) from error
    except (ZipError, OSError) as error:
        raise ModelFileError(
            tr("{path} can’t be read ({error}): ask for it once more.", path=path.name, error=reason_of(error))
        ) from error


def _in_folder(folder: Path) -> dict[str, _Part]:
    parts: dict[str, _Part] = {}
    for searched in (folder, folder / EXAMPLES):
        if searched.is_dir() and not searched.is_symlink():
            for path in sorted(searched.iterdir())[:_MOST_ENTRIES]:
                if path.is_file() and not path.is_symlink():
                    parts[path.relative_to(folder).as_posix()] = _Part(path.stat().st_size, partial(_open, path))
    return parts


def _open(path: Path) -> IO[bytes]:
    return open_for_reading(path)


def _in_archive(archive: zipfile.ZipFile) -> dict[str, _Part]:
    """Return the parts of the one folder in a zip file that holds a model, by their files in it."""
    infos = archive.infolist()[:_MOST_ENTRIES]
    models = [PurePosixPath(info.filename) for info in infos if PurePosixPath(info.filename).name == MODEL]
    root = min(models, key=lambda name: len(name.parts)).parent if models else PurePosixPath()
    parts: dict[str, _Part] = {}
    for info in infos:
        name = PurePosixPath(info.filename)
        if not info.is_dir() and name.is_relative_to(root):
            parts[name.relative_to(root).as_posix()] = _Part(info.file_size, partial(archive.open, info))
    return parts


def _understand(name: str, parts: Mapping[str, _Part]) -> SharedModel:
    model = parts.get(MODEL)
    if model is None:
        raise ModelFileError(
            tr("{name} holds no model: share one from the gallery, and drop what that writes.", name=name)
        )
    card = _read_card(name, model)
    pictures = [(PurePosixPath(path).suffix.lower(), part) for path, part in parts.items() if _is_example(path)]
    thumbnail = parts.get(THUMBNAIL)
    return SharedModel(
        card,
        model,
        parts.get(DISCRIMINATOR),
        thumbnail if thumbnail is not None and thumbnail.size <= _LARGEST_PICTURE else None,
        tuple((ending, part) for ending, part in pictures if part.size <= _LARGEST_PICTURE)[:_MOST_EXAMPLES],
    )


def _is_example(name: str) -> bool:
    path = PurePosixPath(name)
    return len(path.parts) == 2 and path.parts[0] == EXAMPLES and path.suffix.lower() in _PICTURES


class _Tensor(msgspec.Struct):
    data_offsets: tuple[int, int]


def _read_card(name: str, part: _Part) -> ModelCard:
    """Return the card in a model's header, once the part is as long as that says."""
    damaged = tr("{name} is damaged: its model isn’t whole, ask for it once more.", name=name)
    with part.open() as file:
        start = file.read(8)
        (length,) = struct.unpack("<Q", start) if len(start) == 8 else (_LARGEST_HEADER + 1,)
        if length > min(_LARGEST_HEADER, part.size - 8):
            raise ModelFileError(damaged)
        header = file.read(length)
    try:
        entries = decode_json(header, dict[str, msgspec.Raw])
        metadata = decode_json(entries.pop("__metadata__", b"{}"), dict[str, str])
        ends = [decode_json(raw, _Tensor).data_offsets[1] for raw in entries.values()]
    except JsonError as error:
        raise ModelFileError(damaged) from error
    if METADATA_KEY not in metadata:
        raise ModelFileError(
            tr("{name} holds weights without a card: share a model from the gallery of Sketchpad.", name=name)
        )
    if 8 + length + max(ends, default=0) != part.size or part.size > _LARGEST_MODEL:
        raise ModelFileError(damaged)
    return decode_card(metadata[METADATA_KEY], name)


def _copy(part: _Part, path: Path, most: int) -> None:
    """Copy a part to a file: as many bytes as it claims, no more, and not beyond the limit."""
    left = min(part.size, most)
    with part.open() as source, open_atomically(path) as file:
        while left:
            piece = source.read(min(_PIECE, left))
            if not piece:
                raise EOFError
            file.write(piece)
            left -= len(piece)


def write_shared(
    path: Path, card: ModelCard, model: Path, thumbnail: bytes | None, examples: Sequence[Path] = ()
) -> None:
    """Write the zip file of a model folder.

    Raises:
        ModelFileError: the model can't be read, or there is no room.
    """
    root = "".join(sign if sign.isalnum() or sign in " -_" else "-" for sign in card.name).strip()[:60] or "model"
    licence = [f"{card.name}: {card.licence or 'no licence is stated; ask who made it.'}", card.credits]
    try:
        with open_atomically(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            archive.write(model, f"{root}/{MODEL}")
            if discriminator_of(model).is_file():
                archive.write(discriminator_of(model), f"{root}/{DISCRIMINATOR}")
            archive.writestr(f"{root}/{CARD}", msgspec.json.format(encode_card(card).encode(), indent=2))
            archive.writestr(f"{root}/{LICENCE}", "\n\n".join(part for part in licence if part) + "\n")
            if thumbnail is not None:
                archive.writestr(f"{root}/{THUMBNAIL}", thumbnail)
            for number, example in enumerate(examples[:_MOST_EXAMPLES], 1):
                archive.write(example, f"{root}/{EXAMPLES}/{number}{example.suffix.lower()}")
    except OSError as error:
        raise ModelFileError(
            tr("{path} can’t be written ({why}): make room.", path=path, why=reason_of(error))
        ) from error
