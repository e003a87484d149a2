"""The training loop: from pairs to events, samples, figures and files; what a step computes is in trainer.step."""

import time
from pathlib import Path
from typing import Protocol

import numpy as np
import torch
from PIL import Image

from trainer.commands import Commands, Word
from trainer.config import TrainConfig
from trainer.dataset import PairDataset, evaluation_crops
from trainer.events import Event, Finished, Paused, Pinned, Resumed, Sample, Saved, Started, Step, Validated, Warned
from trainer.metrics import l1, psnr
from trainer.model_card import ModelCard, TrainingRecord
from trainer.pairs import DataError, Pair, PairSet, Rgb, find_pairs, read_rgb
from trainer.pix2pix.hardware import choose_device, fast_in_bfloat16
from trainer.pix2pix.images import resize, to_rgb, to_tensor
from trainer.pix2pix.model_file import save_checkpoint, save_discriminator, save_model
from trainer.pix2pix.networks import UNetGenerator
from trainer.runs import RunFolder
from trainer.step import Learner
from trainer.version import VERSION

_SAMPLES = 6  # pairs on a sample sheet
_VALIDATED = 200  # pairs at most that a validation looks at, spread over all of them
_QUIET = 0.1  # seconds between two step events at least


class Emit(Protocol):
    """Where events go: the run's journal, and the terminal or the app."""

    def __call__(self, event: Event, /) -> None:
        """Write one event."""


class TrainingError(Exception):
    """A run can't go on; the message is one sentence."""


class _State:
    """Everything that changes while training: what learns, and where the run is."""

    def __init__(self, config: TrainConfig, device: torch.device) -> None:
        self.step = 0
        self.best = -1.0  # psnr of the best validation so far
        self.prefers_average = config.averaging > 0
        self.learner = Learner(config, device)

    def preferred(self) -> UNetGenerator:
        """The weights to show and to ship: averaged or raw, whichever validated better."""
        return self.learner.average if self.prefers_average else self.learner.generator

    def save(self, path: Path) -> None:
        content = self.learner.state_dict()
        content["progress"] = {"step": self.step, "best": self.best, "prefers_average": self.prefers_average}
        content["random"] = torch.get_rng_state()
        if torch.cuda.is_available():
            content["random_cuda"] = torch.cuda.get_rng_state()
        save_checkpoint(path, content)

    def restore(self, path: Path, device: torch.device) -> None:
        """Take up a checkpoint.

        Raises:
            TrainingError: it can't be read, or belongs to other networks.
        """
        try:
            content = torch.load(path, map_location=device, weights_only=True)
            self.learner.load_state_dict(content)
            torch.set_rng_state(content["random"].cpu())
            if "random_cuda" in content and device.type == "cuda":
                torch.cuda.set_rng_state(content["random_cuda"].cpu())
            progress = content["progress"]
            self.step, self.best = int(progress["step"]), float(progress["best"])
            self.prefers_average = bool(progress["prefers_average"])
        # torch.load raises whatever its reader meets in a damaged file.
        except Exception as error:
            raise TrainingError(f"The checkpoint {path} can't be resumed ({error}): start a new run.") from error


def train(run: RunFolder, config: TrainConfig, emit: Emit, commands: Commands) -> None:
    """Train in a run folder until the run is complete or stopped; goes on from the folder's checkpoint.

    Raises:
        DataError: the pairs can't be used.
        ConfigError: a setting can't be used.
        DeviceError: the device isn't there.
        TrainingError: the checkpoint is damaged, or the losses are no longer numbers.
        OSError: the disk is full.
    """
    if config.threads is not None:
        torch.set_num_threads(config.threads)
    device = choose_device(config.device)
    pairs = find_pairs(Path(config.data), config.input, config.target, config.direction)
    dataset = PairDataset(
        pairs.train,
        config.size,
        jitter=config.jitter,
        mirror=config.mirror,
        labels=config.input_kind == "labels",
        seed=config.seed,
        warn=lambda message: emit(Warned(message)),
    )
    torch.manual_seed(config.seed)
    state = _State(config, device)
    if run.resume.exists():
        state.restore(run.resume, device)
    total = config.total_steps(len(pairs.train))
    keeper = _Keeper(run, config, pairs, emit)
    emit(Started(VERSION, config, state.step, total, len(pairs.train), str(device)))
    for message in pairs.warnings:
        emit(Warned(message))

    began, first, told, stopped, idle = time.monotonic(), state.step, 0.0, False, 0.0
    while state.step < total:
        asked = time.monotonic()
        stopped = stopped or _obey(commands, keeper, state, emit)
        idle += time.monotonic() - asked  # pauses and pictures asked for are no part of the pace
        if stopped:
            keeper.save(state)
            break
        state.learner.set_learning_rate(_learning_rate(config, state.step, total))
        losses = state.learner.update(*dataset.batch(state.step, config.batch), state.step)
        state.step += 1
        if not all(np.isfinite(value) for value in losses.values()):
            raise TrainingError(
                f"The losses are no numbers any more at step {state.step}: resume from the last checkpoint with "
                "a lower learning rate."
            )
        seconds = time.monotonic() - began - idle
        last = state.step == total
        stopped = config.minutes is not None and seconds >= config.minutes * 60
        if seconds - told >= _QUIET or state.step == first + 1 or last or stopped:
            told = seconds
            pace = (state.step - first) / max(seconds, 1e-9)
            emit(Step(state.step, losses, round(pace * config.batch, 3), round((total - state.step) / pace, 1)))
        if state.step % config.validate_every == 0 or last:
            keeper.validate(state)
        if state.step % config.sample_every == 0 or last:
            keeper.sample(state)
        if state.step % config.checkpoint_every == 0 or last:
            keeper.save(state)
    emit(Finished("stopped" if state.step < total else "completed"))


def _obey(commands: Commands, keeper: "_Keeper", state: _State, emit: Emit) -> bool:
    """Do what was asked for between two steps, sleeping while paused; return whether to stop."""
    paused = False
    words = commands.take()
    while True:
        for word in words:
            match word:
                case Word.STOP:
                    return True
                case Word.PAUSE if not paused:
                    paused = True
                    emit(Paused())
                case Word.RESUME if paused:
                    paused = False
                    emit(Resumed())
                case Word.SAMPLE:
                    keeper.sample(state)
                    keeper.redraw_pinned(state)
                case Word.SAVE:
                    keeper.save(state)
        if not paused:
            return False
        words = commands.wait()


def _learning_rate(config: TrainConfig, step: int, total: int) -> float:
    """Constant, then linearly towards 0 over the last `config.decay` of the run."""
    falling = total * config.decay
    return config.learning_rate * min(1.0, (total - step) / falling if falling else 1.0)


class _Keeper:
    """Looks at the validation pairs, and writes what a run leaves behind."""

    def __init__(self, run: RunFolder, config: TrainConfig, pairs: PairSet, emit: Emit) -> None:
        self._run = run
        self._config = config
        self._emit = emit
        self._labels = config.input_kind == "labels"
        self._val = _spread(pairs.val, _VALIDATED)
        self._shown = _spread(pairs.val, _SAMPLES)
        self._input = config.input_spec()
        self._pairs = len(pairs.train)
        self._figures: dict[str, float] = {}
        self._broken: set[Pair] = set()
        self._told = ""  # what was last said about the pinned drawing

    def validate(self, state: _State) -> None:
        """Measure raw and averaged weights over the validation pairs; keep the better as the best so far."""
        candidates = {"": state.learner.generator.eval()}
        if self._config.averaging:
            candidates["_averaged"] = state.learner.average
        scores: dict[str, list[tuple[float, float]]] = {suffix: [] for suffix in candidates}
        for pair in self._val:
            for source, target in self._crops(pair):
                for suffix, network in candidates.items():
                    picture = _draw(network, source)
                    scores[suffix].append((l1(picture, target), psnr(picture, target)))
        if not scores[""]:
            return
        figures: dict[str, float] = {}
        for suffix, rows in scores.items():
            mean_l1, mean_psnr = np.mean(rows, axis=0)
            figures["l1" + suffix], figures["psnr" + suffix] = round(float(mean_l1), 4), round(float(mean_psnr), 4)
        self._emit(Validated(state.step, figures))
        best = max(candidates, key=lambda suffix: figures["psnr" + suffix])
        state.prefers_average = best != ""
        self._figures = {name: figures[name + best] for name in ("l1", "psnr")}
        if self._figures["psnr"] > state.best:
            state.best = self._figures["psnr"]
            save_model(self._run.best, self._card(state), candidates[best].state_dict())
            save_discriminator(self._run.best, state.learner.discriminator.state_dict())

    def sample(self, state: _State) -> None:
        """Draw a sheet of validation pairs, a row each: input, picture, target."""
        rows = []
        for pair in self._shown:
            for source, target in self._crops(pair):
                rows.append(np.hstack([source, _draw(state.preferred().eval(), source), target]))
                break
        if rows:
            path = self._run.samples / f"{state.step:07d}.png"
            _write_png(path, np.vstack(rows))
            self._emit(Sample(state.step, str(path)))

    def redraw_pinned(self, state: _State) -> None:
        """Draw the pinned drawing, if there is one, with the newest weights, at the size the model learns."""
        try:
            if not self._run.pinned_drawing.exists():
                return
            drawing = read_rgb(self._run.pinned_drawing)
        except DataError as error:
            if str(error) != self._told:
                self._told = str(error)
                self._emit(Warned(self._told))
            return
        network, spec = state.preferred().eval(), self._config.network()
        scale = self._config.size / min(drawing.shape[:2])
        height, width = (max(1, round(length * scale / spec.multiple)) * spec.multiple for length in drawing.shape[:2])
        path = self._run.pinned / f"{state.step:07d}.png"
        _write_png(path, _draw(network, resize(drawing, (width, height))))
        self._emit(Pinned(state.step, str(path)))

    def save(self, state: _State) -> None:
        """Write the checkpoint and the newest model, and draw the pinned drawing with it."""
        state.save(self._run.resume)
        card, weights = self._card(state), state.preferred().state_dict()
        for path in (self._run.models / f"{state.step:07d}.safetensors", self._run.model):
            save_model(path, card, weights)
        self._run.thin_models()
        self._emit(Saved(state.step, str(self._run.model)))
        self.redraw_pinned(state)

    def _crops(self, pair: Pair) -> list[tuple[Rgb, Rgb]]:
        if pair in self._broken:
            return []
        try:
            return list(evaluation_crops(pair, self._config.size, self._labels))
        except DataError as error:
            self._broken.add(pair)
            self._emit(Warned(str(error)))
            return []

    def _card(self, state: _State) -> ModelCard:
        config = self._config
        return ModelCard(
            name=config.name,
            network=config.network(),
            size=config.size,
            description=config.description,
            licence=config.licence,
            credits=config.credits,
            input=self._input,
            data=config.data_spec(),
            training=TrainingRecord(
                data=Path(config.data).name,
                pairs=self._pairs,
                steps=state.step,
                batch=config.batch,
                objective=config.objective_terms(),
                seed=config.seed,
                averaged=state.prefers_average,
                figures=self._figures,
            ),
        )


@torch.inference_mode()
def _draw(network: UNetGenerator, source: Rgb) -> Rgb:
    device = next(network.parameters()).device
    with torch.autocast(device.type, torch.bfloat16, enabled=fast_in_bfloat16(device)):
        picture = network(to_tensor(source).to(device))
    return to_rgb(picture[0])


def _write_png(path: Path, picture: Rgb) -> None:
    partial = path.with_suffix(".part")
    Image.fromarray(picture).save(partial, "PNG")
    partial.replace(path)


def _spread(pairs: tuple[Pair, ...], most: int) -> list[Pair]:
    """Return at most `most` pairs, evenly spread."""
    count = min(most, len(pairs))
    return [pairs[i * len(pairs) // count] for i in range(count)]
