"""What a training has told so far, folded from its events: the same for a live run and for one that is reopened."""

from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import msgspec

from trainer.runs.config import TrainConfig
from trainer.runs.events import (
    Event,
    Failed,
    Finished,
    Paused,
    Pinned,
    Planned,
    Resumed,
    Sample,
    Saved,
    Started,
    Step,
    Validated,
    Warned,
)

State = Literal["starting", "training", "paused", "completed", "stopped", "failed"]


@dataclass
class Curve:
    """A figure over the steps; both arrays are equally long, steps only grow."""

    steps: "array[int]" = field(default_factory=lambda: array("q"))
    values: "array[float]" = field(default_factory=lambda: array("d"))

    def add(self, step: int, value: float) -> None:
        """Append a value; what was there of this step and later ones is superseded."""
        self.cut(step)
        self.steps.append(step)
        self.values.append(value)

    def cut(self, step: int) -> None:
        """Forget all from `step` on."""
        while self.steps and self.steps[-1] >= step:
            self.steps.pop()
            self.values.pop()


class RunProgress:
    """Grows with each event; knows nothing of processes and windows."""

    def __init__(self, config: TrainConfig, locate: Callable[[str], Path] = Path) -> None:
        self.config = config
        self.state: State = "starting"
        self.step = self.first_step = 0
        self.steps = 0  # in all; 0 before they are known
        self.plan = ""  # what was found of them, where they follow the time
        self.pairs = 0
        self.device = ""
        self.eta_s: float | None = None
        self.images_per_second = 0.0
        self.losses: dict[str, Curve] = {}
        self.figures: dict[str, Curve] = {}
        self.samples: dict[int, Path] = {}
        self.pinned: dict[int, Path] = {}  # the person's own drawing, as the model of that step draws it
        self.saved: list[int] = []  # steps of the models on disk, as they were told
        self.warnings: list[str] = []
        self.failure = ""
        self._locate = locate  # a run may have been moved since it told where a picture is

    @property
    def share(self) -> float:
        """How much is done, 0 to 1."""
        return min(1.0, self.step / self.steps) if self.steps else 0.0

    @property
    def best_step(self) -> int | None:
        """The step with the best validation, or None before there is one."""
        best = self.quality_curve()
        if best is None or not best.values:
            return None
        return best.steps[max(range(len(best.values)), key=best.values.__getitem__)]

    @property
    def likeness(self) -> float | None:
        """The PSNR of the last validation, in decibels, or None before there is one."""
        best = self.best_curve()
        return best.values[-1] if best is not None and best.values else None

    def best_curve(self) -> Curve | None:
        """Return the likeness (PSNR) of what is shipped: at each validation the better of raw and averaged weights."""
        raw, averaged = self.figures.get("psnr"), self.figures.get("psnr_averaged")
        if raw is None:
            return None
        if averaged is None or averaged.steps != raw.steps:
            return raw
        return Curve(raw.steps, array("d", map(max, raw.values, averaged.values)))

    def quality_curve(self) -> Curve | None:
        """Return what the best model has most of: nearness in the feature network if that is learned, else PSNR."""
        raw, averaged = self.figures.get("perceptual"), self.figures.get("perceptual_averaged")
        if raw is None:
            return self.best_curve()
        if averaged is None or averaged.steps != raw.steps:
            averaged = raw
        return Curve(raw.steps, array("d", (1 - min(pair) for pair in zip(raw.values, averaged.values, strict=True))))

    def seconds_between(self, first: int, last: int) -> float:
        """Return about how long the training took, or takes, from one step to another at today's speed."""
        if self.images_per_second <= 0:
            return 0.0
        return (last - first) * self.config.batch / self.images_per_second

    def tell(self, event: Event) -> None:
        """Take one event in."""
        match event:
            case Started():
                self._begin(event)
            case Step():
                self.state = "paused" if self.state == "paused" else "training"
                self.step, self.eta_s, self.images_per_second = event.step, event.eta_s, event.images_per_second
                _add(self.losses, event.step, event.losses)
            case Validated():
                self.step = max(self.step, event.step)
                _add(self.figures, event.step, event.figures)
            case Sample():
                self.samples[event.step] = self._locate(event.path)
            case Pinned():
                self.pinned[event.step] = self._locate(event.path)
            case Saved():
                self.step = max(self.step, event.step)
                self.saved.append(event.step)
            case Paused():
                self.state = "paused"
            case Resumed():
                self.state = "training"
            case Planned():
                self.steps, self.plan = event.steps, event.message
            case Warned():
                if event.message not in self.warnings:
                    self.warnings.append(event.message)
            case Finished():
                self.state = event.reason
                self.eta_s = None
            case Failed():
                self.state, self.failure = "failed", event.message
                self.eta_s = None

    def _begin(self, event: Started) -> None:
        """A run, or a resumption, begins: what lies past its first step was lost and is told again."""
        # The run may have been renamed since.
        self.config = msgspec.structs.replace(event.config, name=self.config.name)
        self.steps, self.pairs, self.device = event.steps, event.pairs, event.device
        self.step = self.first_step = event.first_step
        self.state, self.failure = "training", ""
        for curves in (self.losses, self.figures):
            for curve in curves.values():
                curve.cut(event.first_step + 1)
        for pictures in (self.samples, self.pinned):
            for step in [step for step in pictures if step > event.first_step]:
                del pictures[step]
        self.saved = [step for step in self.saved if step <= event.first_step]
        self.warnings.clear()
        self.plan = ""


def _add(curves: dict[str, Curve], step: int, values: Mapping[str, float]) -> None:
    for name, value in values.items():
        curves.setdefault(name, Curve()).add(step, value)
