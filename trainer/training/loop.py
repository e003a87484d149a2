"""The training loop: from pairs to steps, and between two steps what is due, what was asked for, and what went wrong.

What a step computes is in trainer.training.learner, what is left behind in trainer.training.recorder.
"""

import contextlib
import gc
import math
import time
from collections import deque
from pathlib import Path

import msgspec
import torch
from torch import Tensor

from trainer.data.cache import Cache
from trainer.data.dataset import PairDataset, Variety
from trainer.data.pairs import PairSet, find_pairs
from trainer.data.prefetch import Prefetch
from trainer.data.recipe import Recipe
from trainer.messages import counted_pairs, tr
from trainer.model_card import ModelFileError
from trainer.pix2pix.hardware import choose_device, keep_freed_memory
from trainer.runs.commands import Commands, Word
from trainer.runs.config import TrainConfig
from trainer.runs.events import Emit, Finished, Paused, Planned, Resumed, Started, Step, Warned
from trainer.runs.run_folder import RunFolder
from trainer.threads import OtherPrograms, ThreadChoice, usable_cores
from trainer.training.checkpoint import CheckpointError, read_checkpoints
from trainer.training.clock import Clock
from trainer.training.distributed import ALONE, Share, joined
from trainer.training.recorder import Recorder, best_said
from trainer.training.state import State, finite
from trainer.training.time_plan import TimePlan
from trainer.version import VERSION

_LOWER_RATE = 0.5  # of the learning rate, once the losses were no numbers


class TrainingError(Exception):
    """A run can't go on; the message is one sentence."""


_GO_ON, _STOP, _COMPLETE = range(3)  # what the processes of a training agree on before each step
_SAME_LENGTH = 0.02  # share by which a length may differ without being another one


def train(run: RunFolder, config: TrainConfig, emit: Emit, commands: Commands, share: Share = ALONE) -> None:
    """Train in a run folder until the run is complete or stopped; goes on from the folder's checkpoint.

    Of several processes the first writes and decides; the others see the same folder and follow it, and what they
    emit is the same again. Each takes its `share` of a step, `config.batch` pairs.

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
    keep_freed_memory()
    with (
        joined(share, choose_device(config.device)) as device,
        contextlib.closing(_Training(run, config, pairs, emit, device, share)) as training,
    ):
        training.go_on(commands)


class _Training:
    """One session of a run: from its start or its resumption to its end."""

    def __init__(
        self, run: RunFolder, config: TrainConfig, pairs: PairSet, emit: Emit, device: torch.device, share: Share
    ) -> None:
        self._run, self._config, self._emit, self._device, self._share = run, config, emit, device, share
        said: deque[str] = deque()
        self._dataset = PairDataset(
            pairs.train,
            Recipe(config.size, config.data_spec(), config.input_spec()),
            jitter=config.jitter,
            mirror=config.mirror,
            lines=config.line_augmentation,
            colours=config.colour_augmentation,
            variety=Variety(
                config.zoom,
                config.varied,
                config.colour_tolerance,
                config.dyes,
                config.dab_size,
                config.painted,
                config.grounds,
                config.unfinished,
            ),
            seed=config.seed,
            warn=said.append,
            cache=Cache(run.root),
        )
        self._batches = Prefetch(self._dataset.batch, said, self._warn)
        self._recorder = Recorder(run, config, pairs, emit)
        self._state = State(config, device, share)
        self._pairs = len(pairs.train)
        self._together = config.batch * share.count  # pairs in a step of all processes
        self._total = msgspec.structs.replace(config, batch=self._together).total_steps(self._pairs)
        self._judged_from = round(self._total * config.discriminator_start)
        # With so many threads as were asked for, a run repeats to the byte; else as many as are fastest at the moment.
        adapts = config.threads is None and device.type == "cpu" and share.count == 1
        self._threads = ThreadChoice(usable_cores(), others=OtherPrograms()) if adapts else None
        if self._threads is not None:
            self._threads.hint()
        self._plan = TimePlan(config)
        self._resume()
        progress = self._state.progress
        if progress.total:
            self._set_total(progress.total)
        if progress.step or share.count > 1:  # each process would find a pace of its own
            self._plan.end()
        self._tell_start()
        for message in pairs.warnings:
            self._warn(message)

    def close(self) -> None:
        """End what goes on beside the training, and give back the room of its cache."""
        self._batches.close()
        self._dataset.close()

    def go_on(self, commands: Commands) -> None:
        """Train to the end of the run, or until a stop is asked for; save."""
        clock = Clock(self._state.progress.step, self._config.minutes)
        while True:
            # The others wait here while the first looks at the step just done, saves, or is paused.
            decided = self._share.agree(self._decide(clock, commands) if self._share.leads else _GO_ON)
            if decided != _GO_ON:
                if self._share.leads:
                    self._recorder.save(self._state)
                    if decided == _COMPLETE:
                        self._recorder.look_at_the_end(self._state)
                return self._emit(Finished("completed" if decided == _COMPLETE else "stopped"))
            self._step(clock)

    def _decide(self, clock: Clock, commands: Commands) -> int:
        """Do between two steps what is due and what was asked for; return whether to go on."""
        progress = self._state.progress
        fresh = progress.step > clock.first  # in this session, so that it is looked at and saved only once
        stale = False
        if self._due(self._config.validate_every) and progress.validated != progress.step:
            self._recorder.validate(self._state, lambda: commands.asked(Word.STOP))
            stale = self._is_stale()
        if fresh and self._due(self._config.sample_every):
            self._recorder.sample(self._state)
        if progress.step >= self._total or stale:
            return _COMPLETE
        if fresh and self._due(self._config.checkpoint_every):
            self._recorder.try_to_save(self._state)
        with clock.standing():
            stop = self._obey(commands)
        if clock.over() and self._plan.exists and not stop:
            return _COMPLETE
        return _STOP if stop or clock.over() else _GO_ON

    def _step(self, clock: Clock) -> None:
        """Do one step, or what is to be done instead when it can't be done."""
        progress = self._state.progress
        learner = self._state.learner
        learner.set_learning_rate(_learning_rate(self._config, progress.step, self._total) * progress.rate_factor)
        try:
            losses = self._update(*self._batch())
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
        self._follow_time(clock)
        if clock.speaks(progress.step >= self._total):
            pace = clock.pace(progress.step)
            left = (self._total - progress.step) / pace
            self._emit(Step(progress.step, losses, round(pace * progress.batch * self._share.count, 3), round(left, 1)))
        return None

    def _update(self, inputs: Tensor, targets: Tensor) -> dict[str, float]:
        """Do a step on a batch, and take down what it took."""
        if self._threads is None:
            return self._state.learner.update(inputs, targets, self._state.progress.step, self._judged_from)
        torch.set_num_threads(self._threads.count)
        began = time.perf_counter()
        losses = self._state.learner.update(inputs, targets, self._state.progress.step, self._judged_from)
        self._threads.note(len(inputs), (time.perf_counter() - began) * 1000)
        return losses

    def _follow_time(self, clock: Clock) -> None:
        """Fit the length of the run to its time, where it is to."""
        progress, seconds = self._state.progress, clock.seconds
        steps = progress.step - clock.first
        if not self._plan.is_due(seconds, steps, progress.step >= self._total):
            return
        total = self._plan.fit(progress.step, seconds, steps)
        if abs(total - self._total) > _SAME_LENGTH * self._total:
            progress.total = total
            self._set_total(total)
            sentence = self._plan.sentence(total, progress.batch * steps / seconds)
            self._emit(Planned(progress.step, total, sentence))

    def _set_total(self, total: int) -> None:
        self._total = total
        if self._state.progress.step < self._judged_from:
            self._judged_from = max(self._state.progress.step, round(total * self._config.discriminator_start))

    def _batch(self) -> tuple[Tensor, Tensor]:
        """Return this process's batch of the next step; the one after that is prepared meanwhile."""
        progress = self._state.progress
        following = self._share.batch_number(progress.step + 1) if progress.step + 1 < self._total else None
        return self._batches.take(self._share.batch_number(progress.step), progress.batch, following)

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
            tr(
                "The last {stale} validations brought nothing better than step {best_step} "
                "({best}): training ends here, as --stop-when-stale asks.",
                stale=progress.stale,
                best_step=progress.best_step,
                best=best_said(self._config, progress.best),
            )
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
                        self._recorder.sample(self._state)
                        self._recorder.redraw_pinned(self._state)
                    case Word.SAVE:
                        self._recorder.try_to_save(self._state)
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
        except ModelFileError:
            raise
        except Exception as error:  # whatever is in a checkpoint from elsewhere
            why = (str(error).splitlines() or [""])[0].rstrip(".:")
            raise TrainingError(
                tr(
                    "The checkpoint {resume} can't be resumed: it doesn't fit the run's settings ({kind}: {why}).",
                    resume=self._run.resume,
                    kind=type(error).__name__,
                    why=why,
                )
            ) from error

    def _step_back(self) -> None:
        """After losses or weights that are no numbers: go on from a sound checkpoint, once, at half the rate."""
        failed_at = self._state.progress.step
        if self._state.progress.rate_factor < 1:
            raise TrainingError(
                tr(
                    "The losses are no numbers any more at step {failed_at}, at half the learning rate "
                    "too: start a new run with less than --learning-rate {learning_rate}.",
                    failed_at=failed_at,
                    learning_rate=f"{self._config.learning_rate * _LOWER_RATE:g}",
                )
            )
        try:
            saved = read_checkpoints(self._run, self._warn)
            sound = next((c for c in saved if all(finite(c[name]) for name in self._state.learner.networks())), None)
        except CheckpointError as error:
            raise TrainingError(str(error)) from error
        except (AttributeError, KeyError, TypeError) as error:
            raise TrainingError(
                tr("The checkpoint {resume} is none of this run: start a new one.", resume=self._run.resume)
            ) from error
        if sound is not None:
            self._state.restore(sound)
        else:
            self._state = State(self._config, self._device, self._share)
            self._state.start_from_base(self._config)
        self._state.progress.rate_factor = _LOWER_RATE
        self._warn(
            tr(
                "The losses are no numbers any more at step {failed_at}: training goes on from step "
                "{step} with half the learning rate.",
                failed_at=failed_at,
                step=self._state.progress.step,
            )
        )
        self._tell_start()

    def _halve_batch(self) -> None:
        """After the memory was too small for a batch: go on with half of it."""
        progress = self._state.progress
        if self._share.count > 1:  # the others know nothing of it and go on
            raise TrainingError(
                tr(
                    "The memory of a device “{device}” is too small for {pairs}: start a new run "
                    "with a smaller --batch or --size.",
                    device=self._device,
                    pairs=counted_pairs(progress.batch),
                )
            )
        if progress.batch == 1:
            raise TrainingError(
                tr(
                    "The memory of the device “{device}” is too small for these networks at {size} "
                    "pixels: start a new run with a smaller --size or --width.",
                    device=self._device,
                    size=self._config.size,
                )
            )
        progress.batch //= 2
        self._state.learner.forget_gradients()
        gc.collect()
        if self._device.type == "cuda":
            torch.cuda.empty_cache()
        self._warn(
            tr(
                "The memory of the device “{device}” is too small for batches of {batch} pairs: "
                "training goes on with batches of {smaller}.",
                device=self._device,
                batch=progress.batch * 2,
                smaller=progress.batch,
            )
        )

    def _tell_start(self) -> None:
        step = self._state.progress.step
        self._emit(Started(VERSION, self._config, step, self._total, self._pairs, str(self._device)))

    def _warn(self, message: str) -> None:
        self._emit(Warned(message))


def _learning_rate(config: TrainConfig, step: int, total: int) -> float:
    """Constant, then linearly towards 0 over the last `config.decay` of the run."""
    falling = total * config.decay
    return config.learning_rate * min(1.0, (total - step) / falling if falling else 1.0)


def _is_out_of_memory(error: Exception) -> bool:
    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    said = str(error).lower()  # CPU and MPS have no type of their own for it
    return "can't allocate memory" in said or "not enough memory" in said or "out of memory" in said
