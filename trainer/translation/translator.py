"""Translating files: a picture of each drawing, a frame of each frame, with word on how far it is."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import torch

from trainer.data.image_files import DataError, Rgb, read_rgb, shown, write_png
from trainer.files.atomic_write import remove_stale_parts
from trainer.files.reasons import reason_of
from trainer.messages import tr
from trainer.pix2pix.generator import Generator, load_generator
from trainer.pix2pix.hardware import DeviceError
from trainer.translation.film_files import open_film, write_film
from trainer.translation.translation_events import (
    NotTranslated,
    PassedOver,
    Translating,
    TranslationEvent,
    Written,
)
from trainer.translation.translation_plan import Job, TranslationPlan

Tell = Callable[[TranslationEvent], None]
_DIGITS = 6  # of a frame's number in its name


class StoppedError(Exception):
    """Whoever asked for the translation wants no more of it."""


class Translator:
    """Works through a plan; a drawing that fails is told of, and the others go on."""

    def __init__(
        self, model: Path, seed: int | None, device: str | None, tell: Tell, stopped: Callable[[], bool]
    ) -> None:
        """`stopped` is asked between two pictures.

        Raises:
            ModelFileError: the model can't be used.
            DataError: the device isn't there.
        """
        try:
            self._generator: Generator = load_generator(model, device, torch.float32)  # here none needs to be quick
        except DeviceError as error:
            raise DataError(str(error)) from error
        self._seed, self._tell, self._stopped = seed, tell, stopped
        self._done = self._of = 0

    def run(self, plan: TranslationPlan, rate: float | None = None) -> int:
        """Translate; returns how many drawings failed. `rate` is a film's frames a second where it has none.

        Raises:
            DataError: a picture can't be written.
            StoppedError: it was stopped; films that weren't whole are gone, pictures stay.
        """
        for path, reason in plan.passed_over:
            self._tell(PassedOver(shown(path), reason))
        for folder in {job.out if job.kind == "frames" else job.out.parent for job in plan.jobs}:
            remove_stale_parts(folder)
        self._of = sum(_length(job) for job in plan.jobs)
        self._tell(Translating(0, self._of))
        if plan.film is not None:
            return self._film_of_images(plan.jobs, plan.film, rate or 24.0)
        return sum(not self._translate(job, rate) for job in plan.jobs)

    def _translate(self, job: Job, rate: float | None) -> bool:
        before = self._done
        length = _length(job)
        try:
            with _written(job.out):
                if job.kind == "image":
                    picture = self._picture(read_rgb(job.source))
                    job.out.parent.mkdir(parents=True, exist_ok=True)
                    write_png(job.out, picture)
                else:
                    self._film(job, rate)
        except _UnwritableError as error:
            raise DataError(str(error)) from error
        except DataError as error:
            self._tell(NotTranslated(str(error)))
            self._count(before + length - self._done)
            return False
        self._tell(Written(shown(job.out)))
        self._count(before + length - self._done)  # a film may have more frames or fewer than it claims
        return True

    def _film(self, job: Job, rate: float | None) -> None:
        with open_film(job.source) as film:
            if job.kind == "frames":
                job.out.mkdir(parents=True, exist_ok=True)
                for number, frame in enumerate(film.read, 1):
                    write_png(job.out / f"{number:0{_DIGITS}}.png", self._picture(frame))
                    self._count(1 if number < film.frames else 0)
                return
            with write_film(job.out, rate or film.rate) as add:
                for number, frame in enumerate(film.read, 1):
                    add(self._picture(frame))
                    self._count(1 if number < film.frames else 0)

    def _film_of_images(self, jobs: tuple[Job, ...], out: Path, rate: float) -> int:
        failed = 0
        with _written(out, DataError), write_film(out, rate) as add:
            for job in jobs:
                try:
                    drawing = read_rgb(job.source)
                except DataError as error:
                    failed += 1
                    self._tell(NotTranslated(str(error)))
                else:
                    add(self._picture(drawing))
                self._count(1)
            if failed == len(jobs):
                raise DataError(tr("None of the images could be read, and {out} isn't written.", out=out.name))
        self._tell(Written(shown(out)))
        return failed

    def _picture(self, drawing: Rgb) -> Rgb:
        if self._stopped():
            raise StoppedError
        return self._generator.at_card_size(drawing, self._seed)

    def _count(self, pictures: int) -> None:
        if pictures:
            self._done += pictures
            self._tell(Translating(self._done, self._of))


class _UnwritableError(Exception):
    """A picture can't be written: the others can't either."""


@contextlib.contextmanager
def _written(out: Path, kind: type[Exception] = _UnwritableError) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise kind(tr("{out} can't be written ({why}).", out=out, why=reason_of(error))) from error


def _length(job: Job) -> int:
    if job.kind == "image":
        return 1
    try:
        with open_film(job.source) as film:
            return max(1, film.frames)
    except DataError:
        return 1
