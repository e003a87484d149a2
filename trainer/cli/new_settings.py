"""The settings of a run as they are found out when it is begun, and changed when it is resumed."""

import sys
from dataclasses import dataclass
from pathlib import Path

import msgspec

from trainer.data.image_files import DataError, shown
from trainer.data.pairs import PairSet, find_pairs
from trainer.data.recognition import PALETTE as PALETTE
from trainer.files.reasons import reason_of
from trainer.files.shell import quoted
from trainer.messages import tr
from trainer.model_card import ModelFileError, read_card
from trainer.runs.config import ConfigError, TrainConfig, make_config
from trainer.runs.run_folder import RunError, RunFolder

_UPWARDS = 4  # folders above a run in which its pairs are looked for


@dataclass(frozen=True)
class Changes:
    """What a resumption says anew; None is as before."""

    data: Path | None = None
    device: str | None = None
    threads: int | None = None
    steps: int | None = None  # from here
    minutes: float | None = None


def with_classes(values: dict[str, object]) -> TrainConfig:
    """Return the settings of a new run, with what its folder says of label maps that hold numbers of classes.

    Raises:
        ConfigError: a setting is wrong.
        DataError: there are no pairs.
    """
    settings = make_config(values)
    pairs = _find(settings)
    if settings.maker is not None:
        return settings
    found = pairs.class_settings
    if settings.input_kind not in (None, "labels") and "input_classes" in found:
        found = {name: value for name, value in found.items() if name == "target_classes"}
    return make_config(values | {name: value for name, value in found.items() if values.get(name) is None})


def changed_for_resumption(run: RunFolder, changes: Changes, leads: bool) -> TrainConfig:
    """Return a run's settings with changes, which are kept in it; data that moved together with the run is found.

    Raises:
        RunError: there is no run, or the changes can't be kept.
        ConfigError: a change isn't possible.
        DataError: the data isn't where it is said to be.
    """
    settings = run.read_config()
    values: dict[str, object] = {}
    if changes.data is not None:
        values["data"] = str(changes.data.expanduser().resolve())
    elif not Path(settings.data).is_dir():
        values["data"] = str(_moved(run, settings))
    if changes.device is not None:
        values["device"] = changes.device
    if changes.threads is not None:
        values["threads"] = changes.threads
    kept = _changed(settings, values)
    pairs = _find(kept)
    done = _steps_done(run)
    total = kept.total_steps(len(pairs.train))
    if changes.steps is not None:
        kept = _changed(kept, {"steps": done + changes.steps, "epochs": None})
    elif done >= total and changes.minutes is not None:
        kept = _changed(kept, {"steps": 2 * done, "epochs": None})  # as much again, unless the time is over before
    elif done >= total:
        name = quoted(run.root)
        print(
            tr(
                "This run is finished: `sketchpad-trainer resume {name} --steps {done}` learns on.",
                name=name,
                done=done,
            ),
            file=sys.stderr,
        )
    if kept != settings and leads:
        try:
            run.write_config(kept)
        except OSError as error:
            raise RunError(
                tr("The settings of {root} can't be kept ({why}).", root=shown(run.root), why=reason_of(error))
            ) from error
    return kept if changes.minutes is None else _changed(kept, {"minutes": changes.minutes})


def _changed(settings: TrainConfig, values: dict[str, object]) -> TrainConfig:
    return make_config(msgspec.to_builtins(settings) | values) if values else settings


def _find(settings: TrainConfig) -> PairSet:
    return find_pairs(Path(settings.data), settings.data_spec()).without(settings.leave_out)


def _steps_done(run: RunFolder) -> int:
    try:
        return read_card(run.model).training.steps
    except ModelFileError:
        return 0


def _moved(run: RunFolder, settings: TrainConfig) -> Path:
    """Return where data lies that was moved together with its run: at the same place seen from a folder above it.

    Raises:
        DataError: there are no such pairs.
    """
    parts = Path(settings.data).parts[1:]
    root = run.root.resolve()
    for above in [root, *root.parents][: _UPWARDS + 1]:
        for start in range(len(parts)):
            candidate = above.joinpath(*parts[start:])
            if not candidate.is_dir():
                continue
            try:
                find_pairs(candidate, settings.data_spec())
            except (DataError, ConfigError):
                continue
            print(
                tr("The pairs are found in {candidate}, where they were moved.", candidate=shown(candidate)),
                file=sys.stderr,
            )
            return candidate
    raise DataError(
        tr(
            "The folder of pairs {data} is no longer there: `sketchpad-trainer resume {root} "
            "--data FOLDER` says where it is now.",
            data=settings.data,
            root=quoted(run.root),
        )
    )
