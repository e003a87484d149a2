"""How fast a training step is, against the plain float32 loop that every pix2pix program runs, in one process."""

import statistics
import time
from collections.abc import Callable

import torch
import torch.nn.functional as F
from torch import Tensor

from trainer.bench.inference import InferenceReport, make_ordinary
from trainer.pix2pix.engines import relative_error
from trainer.pix2pix.hardware import keep_freed_memory
from trainer.runs.config import TrainConfig
from trainer.training.learner import Learner

_BLOCK = 4  # steps in a row
_WARM_UP = 2  # before them: weights come into the caches, and memory settles
_CPU = torch.device("cpu")

Update = Callable[[Tensor, Tensor, int], object]  # inputs, targets (N, 3, H, W) in [-1, 1], number of the step


class TrainingReport(InferenceReport, frozen=True):
    """Medians over all steps, in milliseconds; `relative_error` is that of a first picture from the same weights."""

    batch: int


def bench_training(config: TrainConfig, blocks: int) -> TrainingReport:
    """Time our step and the plain one on the CPU in alternating blocks of four, on fresh random images each time.

    Both train the same networks from the same weights with the settings of `config`; its `data` isn't read.
    """
    random = torch.Generator().manual_seed(config.seed)
    learner = Learner(config, _CPU)
    plain = PlainLoop(learner, config)
    frame = _images(config, random)
    with torch.no_grad(), learner.precision.autocast():
        picture = learner.generator.eval()(frame)
    with torch.no_grad():
        error = relative_error(picture, plain.generator.eval()(frame))
    plain.generator.train()
    ours: list[float] = []
    theirs: list[float] = []
    try:
        for _ in range(blocks):
            for update, times in ((learner.update, ours), (plain.update, theirs)):
                keep_freed_memory(update == learner.update)
                times += _time_block(update, config, random)
    finally:
        keep_freed_memory(False)
    ours_ms, reference_ms = statistics.median(ours), statistics.median(theirs)
    return TrainingReport(
        ours_ms=round(ours_ms, 3),
        reference_ms=round(reference_ms, 3),
        speedup=round(reference_ms / ours_ms, 2),
        relative_error=float(f"{error:.3g}"),
        backend="cpu modules",
        dtype=str(learner.precision.dtype).removeprefix("torch."),
        threads=torch.get_num_threads(),
        network=config.network(),
        size=config.size,
        batch=config.batch,
    )


class PlainLoop:
    """The step as it stands in textbooks: ordinary modules in float32 and NCHW, two passes through D, unfused Adam.

    D's gradients of G's loss are computed and thrown away. The objective is L1 and a conditional GAN.
    """

    def __init__(self, like: Learner, config: TrainConfig) -> None:
        """Begin with copies of the learner's weights."""
        assert like.discriminator is not None
        self._config = config
        self.generator = make_ordinary(like.generator)
        self.discriminator = make_ordinary(like.discriminator)
        self._optimizers = [
            torch.optim.Adam(network.parameters(), lr=config.learning_rate, betas=(0.5, 0.999))
            for network in (self.generator, self.discriminator)
        ]

    def update(self, source: Tensor, target: Tensor, _step: int = 0) -> None:
        """One update of D, then one of G."""
        picture = self.generator(source)
        real = self._judge(source, target)
        fake = self._judge(source, picture.detach())
        loss = 0.5 * (_says(real, 1) + _says(fake, 0))
        self._optimizers[1].zero_grad()
        loss.backward()
        self._optimizers[1].step()

        total = self._config.gan_weight * _says(self._judge(source, picture), 1)
        total = total + self._config.l1_weight * F.l1_loss(picture, target)
        self._optimizers[0].zero_grad()
        total.backward()
        self._optimizers[0].step()

    def _judge(self, source: Tensor, picture: Tensor) -> Tensor:
        logits: Tensor = self.discriminator(torch.cat([source, picture], 1))[0]
        return logits


def _says(logits: Tensor, wanted: float) -> Tensor:
    return F.binary_cross_entropy_with_logits(logits, torch.full_like(logits, wanted))


def _images(config: TrainConfig, random: torch.Generator) -> Tensor:
    return torch.rand(config.batch, 3, config.size, config.size, generator=random) * 2 - 1


def _time_block(update: Update, config: TrainConfig, random: torch.Generator) -> list[float]:
    """Return the milliseconds of a block of steps, after the first ones."""
    times = []
    for number in range(_WARM_UP + _BLOCK):
        source, target = _images(config, random), _images(config, random)
        began = time.perf_counter()
        update(source, target, number)
        times.append((time.perf_counter() - began) * 1000)
    return times[_WARM_UP:]
