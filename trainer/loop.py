"""The training loop: from pairs to steps, and between two steps what is due, what was asked for, and what went wrong.

What a step computes is in trainer.step, what is left behind in trainer.keeper.
"""

import contextlib
import gc
import math
import time
from collections.abc import Iterator
from pathlib import Path

import torch

from trainer.checkpoint import CheckpointError, read_checkpoints
from trainer.commands import Commands, Word
from trainer.config import TrainConfig
from trainer.dataset import PairDataset
from trainer.events import Emit, Finished, Paused, Resumed, Started, Step, Warned
from trainer.examples import Recipe
from trainer.keeper import Keeper
from trainer.pairs import PairSet, find_pairs
from trainer.pix2pix.hardware import choose_device
from trainer.runs import RunFolder
from trainer.state import State, finite
from trainer.version import VERSION

_QUIET = 0.1  # seconds between two step events at least
_LOWER_RATE = 0.5  # of the learning rate, once the losses were no numbers


class TrainingError(Exception):
    """A run can't go on; the message is one sentence."""


def train(run: RunFolder, config: TrainConfig, emit: Emit, commands: Commands) -> None:
    """Train in a run folder until the run is complete or stopped; goes on from the folder's checkpoint.

    Raises:
        DataError: the pairs can't be used.
        ConfigError: a setting can't be used.
        DeviceError: the device isn't there.
        ModelFileError: the base model can't be used.
        TrainingError: no checkpoint can be used, the losses are no numbers, or the memory is too small.
        OSError: at its end the run can't be saved.
    """
    if config.threads is not None:
        torch.set_num_threads(config.threads)
    pairs = find_pairs(Path(config.data), config.data_spec()).without(config.leave_out)
    _Training(run, config, pairs, emit).go_on(commands)


class _Training:
    """One session of a run: from its start or its resumption to its end."""

    def __init__(self, run: RunFolder, config: TrainConfig, pairs: PairSet, emit: Emit) -> None:
        self._run, self._config, self._emit = run, config, emit
        self._dataset = PairDataset(
            pairs.train,
            Recipe(config.size, config.data_spec(), config.input_spec()),
            jitter=config.jitter,
            mirror=config.mirror,
            lines=config.line_augmentation,
            colours=config.colour_augmentation,
            seed=config.seed,
            warn=self._warn,
        )
        self._device = choose_device(config.device)
        self._keeper = Keeper(run, config, pairs, emit)
        self._state = State(config, self._device)
        self._pairs = len(pairs.train)
        self._total = config.total_steps(self._pairs)
        self._resume()
        self._tell_start()
        for message in pairs.warnings:
            self._warn(message)

    def go_on(self, commands: Commands) -> None:
        """Train to the end of the run, or until a stop is asked for; save."""
        clock = _Clock(self._state.progress.step, self._config.minutes)
        while True:
            progress = self._state.progress
            fresh = progress.step > clock.first  # in this session, so that it is looked at and saved only once
            last = progress.step >= self._total
            stale = False
            if self._due(self._config.validate_every) and progress.validated != progress.step:
                self._keeper.validate(self._state, lambda: commands.asked(Word.STOP))
                stale = self._is_stale()
            if fresh and self._due(self._config.sample_every):
                self._keeper.sample(self._state)
            if last or stale:
                self._keeper.save(self._state)
                return self._emit(Finished("completed"))
            if fresh and self._due(self._config.checkpoint_every):
                self._keeper.try_to_save(self._state)
            with clock.standing():
                stop = self._obey(commands)
            if stop or clock.over():
                self._keeper.save(self._state)
                return self._emit(Finished("stopped"))
            self._step(clock)

    def _step(self, clock: "_Clock") -> None:
        """Do one step, or what is to be done instead when it can't be done."""
        progress = self._state.progress
        learner = self._state.learner
        learner.set_learning_rate(_learning_rate(self._config, progress.step, self._total) * progress.rate_factor)
        try:
            losses = learner.update(*self._dataset.batch(progress.step, progress.batch), progress.step)
        except (MemoryError, RuntimeError) as error:
            if not _is_out_of_memory(error):
                raise
            error.__traceback__ = None  # it holds the tensors that took the memory
            return self._halve_batch()
        progress.step += 1
        saves = self._due(self._config.checkpoint_every)
        if not all(map(math.isfinite, losses.values())) or (saves and not self._state.finite()):
            self._step_back()
            return clock.restart(self._state.progress.step)
        if clock.speaks(progress.step >= self._total):
            pace = clock.pace(progress.step)
            left = (self._total - progress.step) / pace
            self._emit(Step(progress.step, losses, round(pace * progress.batch, 3), round(left, 1)))
        return None

    def _due(self, every: int) -> bool:
        """Whether what is done every so many steps is due after the step just done; all is at the end."""
        step = self._state.progress.step
        return step > 0 and (step % every == 0 or step >= self._total)

    def _is_stale(self) -> bool:
        """Whether the validations have brought nothing better for as long as the settings allow."""
        progress, most = self._state.progress, self._config.stop_when_stale
        if most is None or progress.stale < most or progress.validated != progress.step:
            return False
        self._warn(
            f"The last {progress.stale} validations brought nothing better than step {progress.best_step} "
            f"({progress.best:.2f} dB): training ends here, as --stop-when-stale asks."
        )
        return True

    def _obey(self, commands: Commands) -> bool:
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
                        self._emit(Paused())
                    case Word.RESUME if paused:
                        paused = False
                        self._emit(Resumed())
                    case Word.SAMPLE:
                        self._keeper.sample(self._state)
                        self._keeper.redraw_pinned(self._state)
                    case Word.SAVE:
                        self._keeper.try_to_save(self._state)
            if not paused:
                return False
            words = commands.wait()

    def _resume(self) -> None:
        """Take up the newest checkpoint that is whole; if there is none, begin, from the base model if one is set."""
        try:
            for content in read_checkpoints(self._run, self._warn):
                self._state.restore(content)
                return
            self._state.start_from_base(self._config)
        except CheckpointError as error:
            raise TrainingError(str(error)) from error
        except (KeyError, RuntimeError, ValueError) as error:
            raise TrainingError(
                f"The checkpoint {self._run.resume} can't be resumed: it doesn't fit the run's settings ({error})."
            ) from error

    def _step_back(self) -> None:
        """After losses or weights that are no numbers: go on from a sound checkpoint, once, at half the rate."""
        failed_at = self._state.progress.step
        if self._state.progress.rate_factor < 1:
            raise TrainingError(
                f"The losses are no numbers any more at step {failed_at}, at half the learning rate too: "
                f"start a new run with less than --learning-rate {self._config.learning_rate * _LOWER_RATE:g}."
            )
        try:
            saved = read_checkpoints(self._run, self._warn)
            sound = next((c for c in saved if all(finite(c[name]) for name in self._state.learner.networks())), None)
        except CheckpointError as error:
            raise TrainingError(str(error)) from error
        if sound is not None:
            self._state.restore(sound)
        else:
            self._state = State(self._config, self._device)
            self._state.start_from_base(self._config)
        self._state.progress.rate_factor = _LOWER_RATE
        self._warn(
            f"The losses are no numbers any more at step {failed_at}: training goes on from step "
            f"{self._state.progress.step} with half the learning rate."
        )
        self._tell_start()

    def _halve_batch(self) -> None:
        """After the memory was too small for a batch: go on with half of it."""
        progress = self._state.progress
        if progress.batch == 1:
            raise TrainingError(
                f"The memory of the device “{self._device}” is too small for these networks at {self._config.size} "
                "pixels: start a new run with a smaller --size or --width."
            )
        progress.batch //= 2
        self._state.learner.forget_gradients()
        gc.collect()
        if self._device.type == "cuda":
            torch.cuda.empty_cache()
        self._warn(
            f"The memory of the device “{self._device}” is too small for batches of {progress.batch * 2} pairs: "
            f"training goes on with batches of {progress.batch}."
        )

    def _tell_start(self) -> None:
        step = self._state.progress.step
        self._emit(Started(VERSION, self._config, step, self._total, self._pairs, str(self._device)))

    def _warn(self, message: str) -> None:
        self._emit(Warned(message))


class _Clock:
    """The time of one session, without pauses: for the pace, for how often steps are told, and for --minutes."""

    def __init__(self, first: int, minutes: float | None) -> None:
        self.first = first  # the step that the session, or what of it counts, begins at
        self._limit = math.inf if minutes is None else minutes * 60
        self._began = self._paced_from = time.monotonic()
        self._told = -math.inf

    @contextlib.contextmanager
    def standing(self) -> Iterator[None]:
        """Leave out what time passes in here."""
        before = time.monotonic()
        try:
            yield
        finally:
            passed = time.monotonic() - before
            self._began += passed
            self._paced_from += passed

    def restart(self, first: int) -> None:
        """Begin anew at a step, but for the limit."""
        self.first, self._paced_from, self._told = first, time.monotonic(), -math.inf

    def over(self) -> bool:
        """Whether the session has lasted as long as it may."""
        return time.monotonic() - self._began >= self._limit

    def pace(self, step: int) -> float:
        """Return steps a second, up to `step`."""
        return (step - self.first) / max(time.monotonic() - self._paced_from, 1e-9)

    def speaks(self, last: bool) -> bool:
        """Whether it is time to tell a step again; the last one is always told."""
        now = time.monotonic()
        if last or now - self._told >= _QUIET:
            self._told = now
            return True
        return False


def _learning_rate(config: TrainConfig, step: int, total: int) -> float:
    """Constant, then linearly towards 0 over the last `config.decay` of the run."""
    falling = total * config.decay
    return config.learning_rate * min(1.0, (total - step) / falling if falling else 1.0)


def _is_out_of_memory(error: Exception) -> bool:
    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    said = str(error).lower()  # CPU and MPS have no type of their own for it
    return "can't allocate memory" in said or "not enough memory" in said or "out of memory" in said
