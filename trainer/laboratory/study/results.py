"""The results of a study: who was fooled how often, with a bootstrap interval over the participants.

The interval is over participants and not over trials, since one person's answers have that person's eyes in common
(Isola et al. 2017, table 4: "standard deviations are by bootstrap"). It is the expanded percentile interval of
Hesterberg 2015 ("What Teachers Should Know About the Bootstrap", section 5.3): the plain one is too narrow for few.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import NormalDist
from typing import Annotated

import msgspec
import numpy as np
from numpy.typing import NDArray

from trainer.files.json_reader import JsonError, read_json
from trainer.files.reasons import reason_of
from trainer.laboratory.study.trials import SHOWN_MS, StudyError
from trainer.messages import tr

RESAMPLES = 10_000
FEWEST_FOR_INTERVAL = 3  # participants
_MOST_BYTES = 1 << 20
_SLACK_MS = 0.5  # clocks of browsers are rounded
_CONFIDENCE = 0.95
_Positive = Annotated[float, msgspec.Meta(ge=0, le=1e7)]


class Answer(msgspec.Struct, frozen=True):
    """What a person said of one trial."""

    made: str
    real: str
    real_is_left: bool
    said_left: bool  # that the left one is real
    practice: bool
    shown_ms: _Positive  # how long the pictures were there
    frame_ms: _Positive  # how long a frame of the screen is

    @property
    def fooled(self) -> bool:
        """Whether the made picture was taken for the real one."""
        return self.said_left != self.real_is_left

    @property
    def counts(self) -> bool:
        """Whether it is no practice, and the pictures were there for one second within a frame."""
        return not self.practice and abs(self.shown_ms - SHOWN_MS) <= self.frame_ms + _SLACK_MS


class Result(msgspec.Struct, frozen=True, tag_field="kind", tag="sketchpad-study-result"):
    """One session of one person: the content of a result file."""

    study: str  # its id
    model: str
    participant: Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
    answers: Annotated[tuple[Answer, ...], msgspec.Meta(max_length=1000)]
    format: int = 1


class OfPicture(msgspec.Struct, frozen=True):
    """How often one made picture fooled people."""

    made: str
    fooled: int
    shown: int


class Outcome(msgspec.Struct, frozen=True):
    """What a study says of a model."""

    participants: int
    trials: int  # that count
    left_out: int  # that were shown too long or too short
    fooled: float  # share of trials, the mean over participants; 0.5 is chance
    interval: tuple[float, float] | None  # of 95 %; None with too few participants
    pictures: tuple[OfPicture, ...]  # that fooled most first


def read_result(path: Path) -> Result:
    """Return a result file's content.

    Raises:
        StudyError: it can't be read, or is no result of a study.
    """
    try:
        return read_json(path, Result, _MOST_BYTES)
    except OSError as error:
        raise StudyError(tr("{path} can't be read ({why}).", path=path.name, why=reason_of(error))) from error
    except JsonError as error:
        raise StudyError(tr("{path} is no result of a study ({error}).", path=path.name, error=error)) from error


def add_result(results: Sequence[Result], new: Result, study: str) -> list[Result]:
    """Return results with one more of a study; each person counts once.

    Raises:
        StudyError: it is of another study, of nobody new, or nothing in it counts.
    """
    if new.study != study:
        raise StudyError(
            tr(
                "The result of {participant} is of another study, of the model “{model}”.",
                participant=new.participant,
                model=new.model,
            )
        )
    if any(_name(result) == _name(new) for result in results):
        raise StudyError(
            tr(
                "{participant} has taken part already: each person counts once for each model.",
                participant=new.participant,
            )
        )
    if not any(answer.counts for answer in new.answers):
        raise StudyError(
            tr(
                "In the result of {participant} no picture was shown for one second: nothing counts.",
                participant=new.participant,
            )
        )
    return [*results, new]


def _name(result: Result) -> str:
    return " ".join(result.participant.casefold().split())


def summarise(results: Iterable[Result]) -> Outcome | None:
    """Return the outcome of one study's results; None if nothing counts."""
    shares: list[float] = []
    pictures: dict[str, list[bool]] = defaultdict(list)
    trials = left_out = 0
    for result in results:
        counted = [answer for answer in result.answers if answer.counts]
        left_out += sum(not answer.practice for answer in result.answers) - len(counted)
        if not counted:
            continue
        trials += len(counted)
        shares.append(sum(answer.fooled for answer in counted) / len(counted))
        for answer in counted:
            pictures[answer.made].append(answer.fooled)
    if not shares:
        return None
    of_pictures = [OfPicture(made, sum(fooled), len(fooled)) for made, fooled in pictures.items()]
    of_pictures.sort(key=lambda each: (-each.fooled / each.shown, -each.shown, each.made))
    interval = bootstrap_interval(np.array(shares)) if len(shares) >= FEWEST_FOR_INTERVAL else None
    return Outcome(len(shares), trials, left_out, sum(shares) / len(shares), interval, tuple(of_pictures))


def bootstrap_interval(
    shares: NDArray[np.float64], resamples: int = RESAMPLES, seed: int = 0, confidence: float = _CONFIDENCE
) -> tuple[float, float]:
    """Return the interval of the mean of participants' shares, three at least, by drawing participants anew."""
    count = len(shares)
    drawn = np.random.default_rng(seed).multinomial(count, np.full(count, 1 / count), resamples)
    means = drawn @ shares / count
    tail = NormalDist().cdf(-math.sqrt(count / (count - 1)) * _student((1 + confidence) / 2, count - 1))
    low, high = np.quantile(means, [tail, 1 - tail])
    return float(low), float(high)


def _student(probability: float, freedom: int) -> float:
    """Return the quantile of Student's t (Abramowitz and Stegun 26.7.5)."""
    x = NormalDist().inv_cdf(probability)
    terms = (
        (x**3 + x) / 4,
        (5 * x**5 + 16 * x**3 + 3 * x) / 96,
        (3 * x**7 + 19 * x**5 + 17 * x**3 - 15 * x) / 384,
        (79 * x**9 + 776 * x**7 + 1482 * x**5 - 1920 * x**3 - 945 * x) / 92160,
    )
    return float(x + sum(term / freedom ** (i + 1) for i, term in enumerate(terms)))
