"""Real or made? The trials of a study with people (two-alternative forced choice, Isola et al. 2017, section 4.1).

"On each trial, each image appeared for 1 second, after which the images disappeared and Turkers were given unlimited
time to respond as to which was fake. The first 10 images of each session were practice and Turkers were given feedback.
No feedback was provided on the 40 trials of the main experiment. Each session tested just one algorithm at a time."
"""

from pathlib import Path

import msgspec
import numpy as np

from trainer.files.json_reader import JsonError, read_json
from trainer.files.reasons import reason_of
from trainer.messages import tr

PRACTICE, COUNTED = 10, 40  # trials, where there are pictures enough
FEWEST = 4  # pictures
SHOWN_MS = 1000.0


class StudyError(Exception):
    """A study or a result can't be used; the message is one sentence."""


class Item(msgspec.Struct, frozen=True):
    """An input of the study: the real picture that belongs to it, and the made one; names of files, JPEG both."""

    name: str
    real: str
    made: str


class Study(msgspec.Struct, frozen=True):
    """What is shown to people: one model's pictures among real ones."""

    id: str  # follows from the made pictures: one algorithm, one id
    model: str
    data: str
    items: tuple[Item, ...]
    same_inputs: bool = False  # whether the two pictures of a trial are of one input
    format: int = 1

    @property
    def practice(self) -> int:
        """Trials in which the answer is told."""
        return min(PRACTICE, len(self.items) // 5)

    @property
    def trials(self) -> int:
        """Trials in all; each made picture is seen once at most."""
        return min(self.practice + COUNTED, len(self.items))


class Trial(msgspec.Struct, frozen=True):
    """Two pictures side by side; which side is real is known to nobody but this."""

    real: str
    made: str
    real_is_left: bool
    practice: bool


def draw_trials(study: Study, seed: int) -> list[Trial]:
    """Return a session's trials: order and sides at random, each picture once at most.

    Unless the study shows both pictures of one input, the real one is of another (as the paper does for maps: the same
    input would let people compare them place by place).
    """
    rng = np.random.default_rng(seed)
    order = [study.items[i] for i in rng.permutation(len(study.items))][: study.trials]
    sides = rng.random(len(order)) < 0.5
    trials = []
    for number, item in enumerate(order):
        other = item if study.same_inputs else order[(number + 1) % len(order)]
        trials.append(Trial(other.real, item.made, bool(sides[number]), number < study.practice))
    return trials


def read_study(folder: Path) -> Study:
    """Return the study in a folder.

    Raises:
        StudyError: there is none, or it is damaged.
    """
    try:
        return read_json(folder / "study.json", Study)
    except (OSError, JsonError) as error:
        raise StudyError(
            tr("{folder} holds no study ({error}): make one with “Ask people”.", folder=folder, error=reason_of(error))
        ) from error
