"""From the time a person gives to the settings of a training that makes good use of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trainer.messages import mark
from trainer.runs.config import TrainConfig
from trainer.runs.presets import PRESETS

_PACE = 1.5  # images a second that one processor core learns from at width 32 and 256 pixels, roughly
_JUDGE = 64  # the discriminator's width, unless another is wanted
_OF_FEATURES = 0.4  # of the width that costs as much: the features are there already
_OF_THE_JUDGE = frozenset(
    {
        "discriminator",
        "discriminator_width",
        "gan_loss",
        "feature_matching",
        "discriminator_start",
        "discriminator_augmentation",
    }
)
_JUDGED_FROM = 15.0  # minutes: in less a judge only costs steps, docs/adr/0014
_SAVE_SECONDS = 25.0  # between two saves: often enough to see the own drawing change
_FEWEST_STEPS = 40
_HELD_BACK = 0.85  # of the time; the rest goes into saving, samples and comparisons


@dataclass(frozen=True)
class TimeBudget:
    """A length of training that is offered."""

    name: str
    about: str
    minutes: float


BUDGETS = (
    TimeBudget(mark("A taste"), mark("5 minutes"), 5),
    TimeBudget(mark("Good"), mark("1 hour"), 60),
    TimeBudget(mark("Thorough"), mark("overnight"), 480),
)


def cost(width: int, size: int, judge: float, textures: bool = False) -> float:
    """Return how long an image takes, against one at width 32 and 256 pixels with a discriminator of width 64.

    `judge` is the discriminator's width, 0 without one, and less where it comes later. It has the larger share: it
    sees three pictures in a step. With `textures` the feature network of the perceptual loss sees two more.
    """
    return (0.28 * (width / 32) ** 2 + 0.72 * (judge / 64) ** 2 + 0.1 * textures) * (size / 256) ** 2


def pace(cores: int, former: Sequence[tuple[TrainConfig, float]] = ()) -> float:
    """Return the images a second that can be expected where `cost` is 1.

    `former` are settings and paces of trainings on this computer, newest first: the best guide there is.
    """
    for config, images_per_second in former:
        if images_per_second > 0 and config.width >= 24 and config.size >= 192:
            judge = _as_a_patch(config.discriminator_width, config.discriminator) if config.adversarial else 0
            return images_per_second * cost(config.width, config.size, judge, config.perceptual > 0)
    return _PACE * max(1, cores)


def plan(budget: TimeBudget, values: Mapping[str, object], images_per_second: float) -> dict[str, object]:
    """Return the settings for a time budget; what `values` says already stays as it is.

    The steps are chosen to fit, so that the speed of learning falls towards the end of the time; `minutes` ends the
    training in time if the guess was too high.
    """
    planned: dict[str, object] = {"size": 256, "batch": 1 if budget.minutes < 30 else 2} | PRESETS["textures"]
    if budget.minutes < _JUDGED_FROM:
        planned["objective"] = "l1"
    planned |= values
    judged = "gan" in str(planned["objective"])
    if not judged:
        planned = {name: value for name, value in planned.items() if name in values or name not in _OF_THE_JUDGE}
    width, size, batch = (_number(planned[name]) for name in ("width", "size", "batch"))
    # Area for area: a judge that is there for half of the time costs half as much.
    there = 1 - float(str(planned.get("discriminator_start", 0)))
    width_of_judge = _number(planned.get("discriminator_width", _JUDGE))
    judge = _as_a_patch(width_of_judge, planned.get("discriminator")) * there**0.5 if judged else 0
    a_second = images_per_second / cost(width, size, judge, bool(planned["perceptual"])) / batch
    if "steps" not in values and "epochs" not in values:
        planned["steps_follow_time"] = True  # what is guessed here is measured there
        planned["steps"] = max(_FEWEST_STEPS, round(budget.minutes * 60 * _HELD_BACK * a_second))
    planned["minutes"] = budget.minutes
    # Through a long training saves grow rarer: only so many are kept.
    every = max(1, round(_SAVE_SECONDS * max(1.0, budget.minutes / 30) * a_second))
    for name, times in (("checkpoint_every", 1), ("sample_every", 1), ("validate_every", 2)):
        planned.setdefault(name, every * times)
    return planned


def _as_a_patch(width: int, discriminator: object) -> float:
    """Return the width of the PatchGAN that takes as long as a discriminator."""
    return width * _OF_FEATURES if discriminator == "projected" else width


def _number(value: object) -> int:
    assert isinstance(value, int)
    return value
