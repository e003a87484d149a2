"""Where the app meets torch: a pix2pix model behind the live engine's Protocol."""

import itertools
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from sketchpad import paths
from sketchpad.live.generator import LiveGenerator, Patch, Patches, Picture, Request, Variation
from trainer.box import Edit
from trainer.model_card import ModelCard
from trainer.pixels import Rgb
from trainer.threads import OtherPrograms, ThreadChoice, asked_threads, usable_cores

if TYPE_CHECKING:
    from trainer.pix2pix.cpu_engine import Steps
    from trainer.pix2pix.generator import Generator
    from trainer.pix2pix.sparse.live_sheet import LiveSheet


_PIXELS_BESIDE = 3000.0


class TorchGenerator:
    """A generator and the sheet that it draws on; used in the live engine's thread."""

    def __init__(self, generator: "Generator", sheet: "LiveSheet", threads: ThreadChoice) -> None:
        self._generator, self._sheet = generator, sheet
        self._threads = threads
        self._proof: Iterator[None] | None = None
        self._proved = 0  # steps of it that were taken
        self._set_threads()

    @property
    def card(self) -> ModelCard:
        """What the model's file says of it."""
        return self._generator.card

    def warm_up(self) -> None:
        """Make a first picture of an empty sheet."""
        size = self.card.size
        self._generator(np.full((size, size, 3), 255, np.uint8))

    def draw(self, request: Request, is_abandoned: Callable[[], bool]) -> Picture | None:
        """Return the picture of a drawing, made at the size that the model was taught, or a multiple of it."""
        self._set_threads()
        began = time.perf_counter()
        steps, number = self._steps(request), 0
        while True:
            before = time.perf_counter()
            try:
                next(steps)
            except StopIteration as stop:
                rgb: Rgb = stop.value
                break
            if is_abandoned():
                return None
            self._threads.note((request.rgb.shape, request.scale, number), (time.perf_counter() - before) * 1000)
            number += 1
            if self._set_threads():  # a picture is of one number of threads: two don't agree to the byte
                steps, number = self._steps(request), 0
        if request.scale > 1:
            self._sheet.lay_over(rgb)
        return self._picture(rgb, began, request.variation, request.scale)

    def _steps(self, request: Request) -> "Steps[Rgb]":
        look = _dropout(request.variation)
        if request.scale == 1:
            return self._sheet.whole(request.rgb, *look)
        return self._generator.steps_at_card_size(request.rgb, *look, request.scale)

    def reach(self, variation: Variation | None) -> int | None:
        """Return how many pixels of the sheet around an edit it takes to draw what that changes; None: it can't."""
        return self._sheet.reach(*_dropout(variation))

    def draw_edits(self, edits: Sequence[Edit]) -> Patches:
        """Return what some edits change of the picture."""
        self._set_threads()
        began = time.perf_counter()
        patches = tuple(Patch(box, rgb) for box, rgb in self._sheet.boxes(edits))
        ms = (time.perf_counter() - began) * 1000
        # What a box takes beside its pixels is about what so many pixels take.
        pixels = sum(patch.box.area for patch in patches) / self._sheet.enlarged + _PIXELS_BESIDE * len(patches)
        self._threads.note("boxes", ms / max(pixels, 1.0))
        threads = self._threads
        return Patches(patches, ms, self._generator.backend, self._dtype, threads.count, threads.reason)

    @property
    def is_stale(self) -> bool:
        """Whether so much was edited since the last whole picture that the next one is due."""
        return self._sheet.is_stale

    @property
    def is_prepared(self) -> bool:
        """Whether there is nothing to do that would make edits possible."""
        return self._sheet.is_tried

    def prepare(self, is_abandoned: Callable[[], bool]) -> None:
        """While the pen rests, find out whether boxes of a picture serve with this model on this machine."""
        proof = self._proof = self._proof or self._sheet.prove()  # goes on where it was given up
        while True:
            self._set_threads()
            began = time.perf_counter()
            try:
                next(proof)
            except StopIteration:
                break
            self._threads.note(("proof", self._proved), (time.perf_counter() - began) * 1000)
            self._proved += 1
            if is_abandoned():
                return
        self._proof, self._proved = None, 0

    def refresh(self, shows: bool) -> Iterator[Picture | None]:
        """Make a whole picture of what edits have left, step by step."""
        began = time.perf_counter()
        steps = self._sheet.refresh(shows)
        for number in itertools.count():
            self._set_threads()
            before = time.perf_counter()
            try:
                next(steps)
            except StopIteration as stop:
                rgb: Rgb | None = stop.value
                break
            self._threads.note(("layer", number), (time.perf_counter() - before) * 1000)
            yield None
        if rgb is not None:
            yield self._picture(rgb, began, fades=True)

    def _set_threads(self) -> bool:
        """Compute on as many threads as are chosen; returns whether that is another number than before."""
        import torch

        if torch.get_num_threads() == self._threads.count:
            return False
        torch.set_num_threads(self._threads.count)  # of this thread alone
        return True

    @property
    def _dtype(self) -> str:
        return str(self._generator.dtype).removeprefix("torch.")

    def _picture(
        self, rgb: Rgb, began: float, variation: Variation | None = None, scale: float = 1, fades: bool = False
    ) -> Picture:
        notice, self._generator.notice = self._generator.notice, ""
        ms = (time.perf_counter() - began) * 1000
        return Picture(
            rgb,
            ms,
            self._generator.backend,
            self._dtype,
            variation,
            scale,
            self._threads.count,
            self._threads.reason,
            notice,
            fades,
        )


@cache
def _thread_choice() -> ThreadChoice:
    """Return what chooses the threads: it is of the machine, so each model goes on with what the former one found."""
    from trainer.pix2pix.hardware import drawing_threads

    cores = usable_cores()
    most = cores if asked_threads() is not None else drawing_threads(cores)
    return ThreadChoice(most, others=OtherPrograms())


def load_live_generator(path: Path) -> LiveGenerator:
    """Open a model file for live drawing; called in the worker, where torch is imported.

    Raises:
        ModelFileError: the file can't be used.
    """
    threads = _thread_choice()  # looks at other programs from here on
    import torch

    from trainer.pix2pix.engines import verdicts
    from trainer.pix2pix.generator import load_generator
    from trainer.pix2pix.sparse.live_sheet import LiveSheet

    verdicts.keep_in(paths.engines_file())
    threads.hint()
    torch.set_num_threads(threads.count)  # of the thread that calls it: the worker
    generator = load_generator(path)
    return TorchGenerator(generator, LiveSheet(generator, verdicts=verdicts), threads)


def _dropout(variation: Variation | None) -> tuple[int | None, float]:
    return (None, 1.0) if variation is None else (variation.seed, variation.strength)
