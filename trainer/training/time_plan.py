"""The length of a run that follows the time it is given: steps are fitted to the pace that is measured (schedule)."""

from trainer.messages import plural, tr
from trainer.runs.config import TrainConfig

# Shares of the time at which the pace is looked at: soon, as a guess may be far off, and near the end once more.
_LOOKS = (0.04, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.96)
_RESERVE = 0.02  # of the time, for the last save
_FEWEST_STEPS = 3  # before there is a pace


class TimePlan:
    """Says how many steps fit. The pace counts saves, samples and validations in, as they take of the time too."""

    def __init__(self, config: TrainConfig) -> None:
        self._minutes = config.minutes if config.steps_follow_time else None
        self._looked = 0

    @property
    def exists(self) -> bool:
        """Whether the run is as long as its time, however many steps that is."""
        return self._minutes is not None

    def end(self) -> None:
        """Fit no more: a resumed run goes on with the length that it had."""
        self._minutes = None

    def is_due(self, seconds: float, steps: int, ends: bool) -> bool:
        """Return whether it is time to look at the pace, after `seconds` of the session and so many steps in them.

        `ends` says that these are all; of a low guess they are long before the time is over.
        """
        if self._minutes is None:
            return False
        passed = sum(seconds >= look * self._minutes * 60 for look in _LOOKS)
        due, self._looked = passed > self._looked, max(passed, self._looked)
        return (due and steps >= _FEWEST_STEPS) or (ends and seconds < _LOOKS[-1] * self._minutes * 60)

    def fit(self, done: int, seconds: float, steps: int) -> int:
        """Return the length of the run in steps, of which `done` are done, `steps` of them in `seconds`."""
        assert self._minutes is not None
        left = self._minutes * 60 * (1 - _RESERVE) - seconds
        return done + max(1, round(left * steps / seconds))

    def sentence(self, total: int, pairs_a_second: float) -> str:
        """Return what was found, for the person."""
        assert self._minutes is not None
        minutes = (
            plural("1 minute", "{minutes} minutes", _number(f"{self._minutes:g}"), minutes=f"{self._minutes:g}")
            if self._minutes < 60
            else tr("{hours} h", hours=f"{self._minutes / 60:g}")
        )
        pace = f"{pairs_a_second:.2g}"
        return plural(
            "This computer learns from one pair a second: in {time} it does {total} steps.",
            "This computer learns from {pace} pairs a second: in {time} it does {total} steps.",
            _number(pace),
            pace=pace,
            time=minutes,
            total=f"{total:,}",
        )


def _number(shown: str) -> int:
    """Return the number that decides between one and many: 1 for what is shown as 1."""
    return 1 if shown == "1" else 2
