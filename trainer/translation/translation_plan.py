"""Which files are translated, and where their pictures go: images, films, folders of them, numbered sequences."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from trainer.data.decoding.image_formats import EXTENSIONS
from trainer.data.decoding.image_opener import recognise_image
from trainer.data.image_files import DataError
from trainer.files.reasons import reason_of
from trainer.messages import tr

FILMS = frozenset({".mp4", ".m4v", ".mov", ".avi", ".mkv", ".webm", ".mpg", ".mpeg", ".wmv"})
WRITTEN_FILMS = frozenset({".mp4", ".m4v", ".mov", ".avi", ".webm", ".mkv"})
_MOST = 1_000_000  # files of a folder


@dataclass(frozen=True)
class Job:
    """One image or film, and where its picture, film or folder of frames goes."""

    source: Path
    out: Path
    kind: Literal["image", "film", "frames"]


@dataclass(frozen=True)
class TranslationPlan:
    """What is to be done: jobs, or a film that all images become; and what was passed over, with why."""

    jobs: tuple[Job, ...]
    film: Path | None = None
    passed_over: tuple[tuple[Path, str], ...] = field(default=())


def make_plan(inputs: Sequence[Path], out: Path, recursive: bool = False, frames: bool = False) -> TranslationPlan:
    """Return what becomes of files and folders.

    Pictures keep their names, and below a folder their places. `out` is a folder, or a film's file, which all images
    become in the order of their names, or a single film. With `frames` films become folders of images.

    Raises:
        DataError: an input isn't there, there is nothing to translate, or films and a film's file don't go together.
    """
    passed: list[tuple[Path, str]] = []
    found: list[tuple[Path, Path]] = []  # a file, and its place below `out`
    for path in inputs:
        if path.is_dir():
            before = len(found)
            found += [(file, file.relative_to(path)) for file in _files(path, out, recursive, passed)]
            if len(found) == before:
                raise DataError(_nothing(path, recursive, passed))
        else:  # whoever names a file that is no drawing gets a sentence on it
            found.append((path, Path(path.name)))
    if out.suffix.lower() in WRITTEN_FILMS and not out.is_dir():
        return _one_film(found, out, tuple(passed))
    taken = {path.resolve() for path, _ in found}
    jobs: list[Job] = []
    for path, relative in found:
        film = path.suffix.lower() in FILMS
        kind: Literal["image", "film", "frames"] = "image" if not film else "frames" if frames else "film"
        suffix = {"image": ".png", "film": ".mp4", "frames": ""}[kind]
        jobs.append(Job(path, _free(out / relative.parent, path.stem, suffix, taken), kind))
    return TranslationPlan(tuple(jobs), passed_over=tuple(passed))


def _one_film(found: list[tuple[Path, Path]], out: Path, passed: tuple[tuple[Path, str], ...]) -> TranslationPlan:
    films = [path for path, _ in found if path.suffix.lower() in FILMS]
    if films and len(found) > 1:
        raise DataError(
            tr("{out} can be made of images, or of one film: give --out a folder for several films.", out=out.name)
        )
    if any(path.resolve() == out.resolve() for path, _ in found):
        raise DataError(tr("{out} is the film that is read: give --out another name.", out=out))
    if films:
        return TranslationPlan((Job(films[0], out, "film"),), passed_over=passed)
    jobs = tuple(Job(path, out, "image") for path, _ in found)
    return TranslationPlan(jobs, film=out, passed_over=passed)


def _files(folder: Path, out: Path, recursive: bool, passed: list[tuple[Path, str]]) -> Iterator[Path]:
    """Yield the drawings in a folder by their names, numbers by their size; note what isn't one."""
    for count, path in enumerate(_walk(folder, out.resolve(), recursive)):
        if count > _MOST:
            raise DataError(
                tr("{folder} holds more than a million files: translate its folders one by one.", folder=folder)
            )
        if path.is_dir():
            passed.append((path, tr("a folder; --recursive looks into it")))
            continue
        if path.name.startswith("."):  # of the system's or a program's own
            continue
        if path.suffix.lower() in EXTENSIONS | FILMS:
            yield path
            continue
        kind = recognise_image(path)
        if kind is not None and kind.decoder:
            yield path
        else:
            passed.append((path, tr("{name} isn't read", name=kind.name) if kind is not None else tr("no image")))


def _walk(folder: Path, out: Path, recursive: bool) -> Iterator[Path]:
    """Yield a folder's files; links to folders aren't followed, and neither are our own pictures read again."""
    folders: list[Path] = []
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: _by_number(entry.name))
    except OSError as error:
        raise DataError(tr("{folder} can't be read ({why}).", folder=folder, why=reason_of(error))) from error
    for entry in entries:
        path = Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            if path.resolve() == out or entry.name.startswith("."):
                continue
            if recursive:
                folders.append(path)
            else:
                yield path
        elif entry.is_file():
            yield path
    for path in folders:
        yield from _walk(path, out, recursive)


def _by_number(name: str) -> list[tuple[int, str]]:
    """Return a key by which frame2 comes before frame10."""
    parts: list[tuple[int, str]] = []
    digits = letters = ""
    for sign in name.casefold():
        if sign.isascii() and sign.isdigit():
            digits += sign
            if letters:
                parts.append((-1, letters))
                letters = ""
        else:
            letters += sign
            if digits:
                parts.append((int(digits), ""))
                digits = ""
    if letters:
        parts.append((-1, letters))
    if digits:
        parts.append((int(digits), ""))
    return parts


def _nothing(folder: Path, recursive: bool, passed: list[tuple[Path, str]]) -> str:
    if not recursive and any(entry.is_dir() for entry in folder.iterdir()):
        return tr("{folder} holds no images, only folders: --recursive looks into them.", folder=folder)
    others = tr(", and {count} other files", count=len(passed)) if passed else ""
    return tr("{folder} holds no images{others}.", folder=folder, others=others)


def _free(folder: Path, stem: str, suffix: str, taken: set[Path]) -> Path:
    """Return a name in a folder that no drawing and no other picture has."""
    path, number = folder / f"{stem}{suffix}", 2
    while path.resolve() in taken:
        path, number = folder / f"{stem}-{number}{suffix}", number + 1
    taken.add(path.resolve())
    return path
