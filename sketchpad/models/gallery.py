"""Which models there are: those that came along, the person's own, and those of training runs."""

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QFile
from PySide6.QtGui import QImage

from sketchpad.document.errors import DocumentError
from sketchpad.document.files.image_files import encode_png, read_picture, save_png
from sketchpad.models.model_folder import examples_of, open_shared, write_shared
from trainer.files.atomic_write import open_atomically
from trainer.files.reasons import reason_of
from trainer.files.regular_file import is_regular_file
from trainer.messages import tr
from trainer.model_card import ModelCard, ModelFileError, NetworkSpec, read_card, rewrite_card
from trainer.runs.run_folder import RUN_PICTURE

Origin = Literal["starter", "own", "run"]
THUMBNAIL = 256  # pixels of the longer side
_SUFFIX = ".safetensors"
_RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(10))}  # on Windows
_DISCRIMINATOR = ".discriminator" + _SUFFIX


@dataclass(frozen=True)
class ModelEntry:
    """A model as the gallery shows it."""

    path: Path
    card: ModelCard
    origin: Origin
    fault: str = ""  # why it can't be used, a sentence; its card says nothing but its file's name then

    @property
    def editable(self) -> bool:
        """Whether it can be renamed and described: others came along, or belong to their run."""
        return self.origin == "own" and not self.fault

    @property
    def removable(self) -> bool:
        """Whether it can be thrown away."""
        return self.origin == "own" or (self.origin == "run" and bool(self.fault))


class NoBinError(ModelFileError):
    """There is no bin for a model's file."""


class Gallery:
    """The folders that models are found in, and the pictures that stand for them."""

    def __init__(self, starters: Path, own: Path, runs: Path, thumbnails: Path | None) -> None:
        """Without a folder of `thumbnails` none are kept."""
        self._starters, self._own, self._runs, self._thumbnails = starters, own, runs, thumbnails

    def entries(self, opened_before: Iterable[Path] = ()) -> list[ModelEntry]:
        """Return the models that can be read: starters, then own ones by name, then those of runs, the newest first.

        `opened_before` are files anywhere. Only headers are read. What is no longer there is left out; what can't be
        read is listed with its fault.
        """
        starters = self._read(_models_in(self._starters), "starter")
        runs = self._read(self._of_runs(), "run")
        files = {path.resolve(): path for path in [*_models_in(self._own), *opened_before]}
        not_own = (self._starters.resolve(), self._runs.resolve())
        own = self._read([path for folder, path in files.items() if not set(not_own) & set(folder.parents)], "own")
        return starters + sorted(own, key=lambda entry: (bool(entry.fault), entry.card.name.casefold())) + runs

    def edit(self, entry: ModelEntry, name: str, description: str) -> ModelEntry:
        """Write another name and description into a model's file.

        Raises:
            ModelFileError: it can't be written.
        """
        return ModelEntry(entry.path, rewrite_card(entry.path, name, description), entry.origin)

    def keep(self, entry: ModelEntry) -> ModelEntry:
        """Copy a model to the person's own, where it can be edited; returns the copy.

        Raises:
            ModelFileError: there is no room.
        """
        target = self.free_place(entry.card.name)
        discriminator = _discriminator(entry.path)
        try:
            self._own.mkdir(parents=True, exist_ok=True)
            if discriminator.exists():
                _copy(discriminator, _discriminator(target))
            _copy(entry.path, target)
        except OSError as error:
            raise ModelFileError(
                tr(
                    "{name} can’t be copied to {own} ({why}): make room.",
                    name=entry.card.name,
                    own=self._own,
                    why=reason_of(error),
                )
            ) from error
        picture = self.thumbnail(entry)
        if not picture.isNull():
            self.save_thumbnail(target, picture)
        return ModelEntry(target, entry.card, "own")

    def install(self, shared: Path) -> ModelEntry:
        """Put a model that somebody shared among the person's own.

        Raises:
            ModelFileError: it can't be read, is damaged, or there is no room.
        """
        with open_shared(shared) as model:
            target = self.free_place(model.card.name)
            model.write(target)
            return ModelEntry(target, model.card, "own")

    def share(self, entry: ModelEntry, path: Path, examples: Sequence[Path] = ()) -> None:
        """Write a model with its thumbnail, its licence and examples as one zip file, to be handed on.

        Raises:
            ModelFileError: it can't be read, or there is no room.
        """
        own = sorted(examples_of(entry.path).glob("*")) if examples_of(entry.path).is_dir() else []
        write_shared(path, entry.card, entry.path, encode_png(self.thumbnail(entry)) or None, [*own, *examples])

    def throw_away(self, entry: ModelEntry) -> None:
        """Move a model's file, and the discriminator that goes with it, to the system's bin.

        Raises:
            ModelFileError: there is no bin, or the file can't be moved.
        """
        if not QFile.moveToTrash(str(entry.path)):
            raise NoBinError(tr("{path} can’t be moved to the bin: delete the file yourself.", path=entry.path))
        if _discriminator(entry.path).exists():
            QFile.moveToTrash(str(_discriminator(entry.path)))
        self._forget_thumbnail(entry)

    def delete(self, entry: ModelEntry) -> None:
        """Delete a model's file, and the discriminator that goes with it, for good, where there is no bin for it.

        Raises:
            ModelFileError: it can't be deleted.
        """
        try:
            entry.path.unlink()
            _discriminator(entry.path).unlink(missing_ok=True)
        except OSError as error:
            raise ModelFileError(
                tr("{path} can’t be deleted ({why}).", path=entry.path, why=reason_of(error))
            ) from error
        self._forget_thumbnail(entry)

    def _forget_thumbnail(self, entry: ModelEntry) -> None:
        for picture_path in (examples_of(entry.path), entry.path.with_suffix(".png")):
            if picture_path.exists() and entry.path.parent.resolve() == self._own.resolve():
                QFile.moveToTrash(str(picture_path))
        if (thumbnail := self._thumbnail_file(entry.path)) is not None:
            thumbnail.unlink(missing_ok=True)

    def thumbnail(self, entry: ModelEntry) -> QImage:
        """Return the last picture drawn with a model, or the one that came with it; null if there is none."""
        picture_path = entry.path.with_name(RUN_PICTURE) if entry.origin == "run" else entry.path.with_suffix(".png")
        for path in (self._thumbnail_file(entry.path), picture_path):
            if path is not None and path.is_file():
                image = read_picture(path, (4 * THUMBNAIL) ** 2)
                if not image.isNull():
                    return image
        return QImage()

    def save_thumbnail(self, path: Path, picture: QImage) -> None:
        """Let a picture stand for a model; without room on the disk the former one stays."""
        if (file := self._thumbnail_file(path)) is None:
            return
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            save_png(file, picture)
        except (OSError, DocumentError):
            return

    def _read(self, files: Iterable[Path], origin: Origin) -> list[ModelEntry]:
        entries = []
        for path in files:
            if not path.name.endswith(_DISCRIMINATOR) and os.path.lexists(path):
                try:
                    entries.append(ModelEntry(path, read_card(path), origin))
                except ModelFileError as error:
                    entries.append(ModelEntry(path, ModelCard(path.stem, NetworkSpec()), origin, str(error)))
        return entries

    def _of_runs(self) -> Sequence[Path]:
        """Return each run's best model, or its newest if none was validated; the run that changed last comes first."""
        found = []
        with contextlib.suppress(OSError):
            for run in self._runs.iterdir():
                for file in (run / f"best{_SUFFIX}", run / f"model{_SUFFIX}"):
                    if is_regular_file(file):
                        found.append((file.stat().st_mtime, file))
                        break
        return [file for _, file in sorted(found, reverse=True)]

    def free_place(self, name: str) -> Path:
        """Return where a new model of a name can lie among the person's own; no name leads out of that folder.

        Where an installation was cut off, what it left stays another model's: it would go with the wrong one.
        """
        stem = "".join(c if c.isalnum() or c in " -_" else "-" for c in name).strip()[:60] or "model"
        if stem.upper() in _RESERVED:
            stem += " model"
        number, target = 1, self._own / f"{stem}{_SUFFIX}"
        while any(map(os.path.lexists, _belonging(target))):
            number += 1
            target = self._own / f"{stem} {number}{_SUFFIX}"
        return target

    def _thumbnail_file(self, path: Path) -> Path | None:
        if self._thumbnails is None:
            return None
        return self._thumbnails / f"{hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:32]}.png"


def _models_in(folder: Path) -> list[Path]:
    try:
        return sorted(folder.glob(f"*{_SUFFIX}"))
    except OSError:  # a folder that can't be read hides nothing but what is in it
        return []


def _copy(source: Path, target: Path) -> None:
    with source.open("rb") as original, open_atomically(target) as copy:
        shutil.copyfileobj(original, copy)


def _belonging(model: Path) -> tuple[Path, ...]:
    """Return the places of a model's file and of all that can lie beside it and is its own."""
    return model, _discriminator(model), examples_of(model), model.with_suffix(".png")


def _discriminator(path: Path) -> Path:
    return path.with_name(path.name.removesuffix(_SUFFIX) + _DISCRIMINATOR)
