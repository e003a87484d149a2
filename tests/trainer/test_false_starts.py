"""First steps that fail and what helps then: every sentence is true, and its advice works as it stands."""

import contextlib
import re
import shlex
import shutil
from pathlib import Path

import numpy as np
import pytest
import typer.main

from sketchpad import system_libraries
from tests.trainer.children import SMALL, events, train, trainer
from tests.trainer.data import soft_label_maps, two_folders, write
from tests.trainer.laboratory.test_segmenter import label_folder, labels_card
from tests.trainer.models import save_small_model
from trainer.cli.main import app, main
from trainer.cli.new_settings import Changes, changed_for_resumption
from trainer.data.image_files import DataError
from trainer.laboratory.comparison.compared import Compared, Row
from trainer.laboratory.comparison.report import write_report
from trainer.model_card import ModelCard, NetworkSpec, TrainingRecord
from trainer.pix2pix.model_file import save_model
from trainer.runs.config import ConfigError, TrainConfig, make_config
from trainer.runs.run_folder import RunFolder
from trainer.training.recorder import paints_alike
from trainer.training.time_plan import TimePlan

SOURCES = Path(__file__).parents[2]


def test_wrong_data_is_told_before_a_run_is_made(tmp_path: Path) -> None:
    arguments = ["train", str(tmp_path / "nowhere"), "--out", str(tmp_path / "run")]
    with pytest.raises(DataError, match="There is no folder"):
        app(arguments, standalone_mode=False)
    assert not (tmp_path / "run").exists()


def learned(run: RunFolder, data: Path, steps: int) -> RunFolder:
    """A run that has come to its end, as far as its files tell."""
    run.create(make_config({"data": str(data), "steps": steps, "size": 32}))
    card = ModelCard("run", NetworkSpec(width=4, depth=3), 32, training=TrainingRecord(steps=steps))
    save_model(run.model, card, {})
    return run


def test_a_run_is_resumed_where_it_was_moved_and_longer_than_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    learned(RunFolder(tmp_path / "here" / "runs" / "one"), two_folders(tmp_path / "here" / "pairs"), 2)
    shutil.move(tmp_path / "here", tmp_path / "there")
    run = RunFolder(tmp_path / "there" / "runs" / "one")
    settings = changed_for_resumption(run, Changes(), True)
    assert settings.data == str(tmp_path / "there" / "pairs")
    assert run.read_config() == settings
    said = capsys.readouterr().err
    assert "found in" in said
    assert f"`sketchpad-trainer resume {run.root} --steps 2` learns on" in said
    assert changed_for_resumption(run, Changes(steps=2), True).steps == 4
    shutil.move(tmp_path / "there" / "pairs", tmp_path / "elsewhere")
    with pytest.raises(DataError, match="--data FOLDER` says where it is now"):
        changed_for_resumption(run, Changes(), True)
    changes = Changes(tmp_path / "elsewhere", "cpu", 1, 1, 5.0)
    settings = changed_for_resumption(run, changes, True)
    assert (settings.data, settings.steps, settings.threads, settings.device, settings.minutes) == (
        str(tmp_path / "elsewhere"),
        3,
        1,
        "cpu",
        5.0,
    )
    assert run.read_config().minutes is None
    assert changed_for_resumption(run, Changes(minutes=1.0), True).steps == 3
    with pytest.raises(ConfigError, match="--device can't be gpu"):
        changed_for_resumption(run, Changes(device="gpu"), True)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"device": "gpu"}, "--device can't be gpu: it is auto, cpu, cuda, cuda:1 (the second of several) or mps."),
        ({"learning_rate": 3.0}, "--learning-rate can't be 3.0: it is a number from more than 0 to 1."),
        ({"steps": "many"}, "--steps can't be many: it is a whole number of 1 or more."),
        ({"norm": "layer"}, "--norm can't be layer: it is batch, instance or none."),
        ({"snap": "yes"}, "--snap can't be yes: it is true or false."),
        ({"size": 7}, "--size can't be 7: it is a whole number from 16 to 2048."),
        ({"thresholds": [1]}, "--thresholds can't be [1]: it is a whole number from 1 to 1000 and a whole number"),
    ],
)
def test_a_setting_is_explained_by_its_own_name(values: dict[str, object], said: str) -> None:
    with pytest.raises(ConfigError) as refused:
        make_config({"data": "d"} | values)
    assert said in str(refused.value)
    for word in ("Expected", "Invalid", "`", "$"):
        assert word not in str(refused.value)


def test_the_second_of_two_devices_can_be_named() -> None:
    assert make_config({"data": "d", "device": "cuda:1"}).device == "cuda:1"


def test_each_command_that_check_names_works_as_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "the pairs"
    soft_label_maps(root, 10, 48)
    shutil.copy(root / "A" / "01.jpg", root / "A" / "twin.jpg")
    shutil.copy(root / "B" / "01.png", root / "B" / "twin.png")
    monkeypatch.chdir(tmp_path)
    begun: list[TrainConfig] = []
    monkeypatch.setattr("trainer.cli.run_training.run_training", lambda _run, settings, *_: begun.append(settings))
    app(["check", str(root), "--input-kind", "labels"], standalone_mode=False)
    commands = re.findall(r"`sketchpad-trainer ([^`]+)`", capsys.readouterr().out)
    assert len(commands) == 3
    for command in commands:
        app(shlex.split(command), standalone_mode=False)
    assert (tmp_path / "palette.json").is_file()
    assert [(settings.snap, settings.leave_out) for settings in begun] == [(True, ()), (False, ("twin",))]
    assert begun[0].kind == "labels"
    assert len(begun[0].input_spec().palette) == 5


def test_each_command_that_a_message_names_works_as_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    data = two_folders(tmp_path / "my pairs")
    run = tmp_path / "my run"
    small = [*SMALL, "--patch", "16"]

    def said(*arguments: object) -> list[str]:
        """Return the commands that are named when one is run."""
        with pytest.MonkeyPatch.context() as patch, contextlib.suppress(SystemExit):
            patch.setattr("sys.argv", ["sketchpad-trainer", *map(str, arguments)])
            main()
        return re.findall(r"sketchpad-trainer ([^`\n]+?)(?:`|\.?\n)", capfd.readouterr().err)

    def works(command: str, **names: object) -> None:
        words = [str(names.get(word, word)) for word in shlex.split(command)]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("sys.argv", ["sketchpad-trainer", *words, *(small if words[0] == "train" else ())])
            with contextlib.suppress(SystemExit):
                main()
        assert not re.search(r"went wrong|can't be|There is no|Usage:|already holds", capfd.readouterr().err), words

    (begin,) = said("train")
    works(f"{begin} --steps 1", DATA=data, RUN=run)
    (go_on,) = said("train", data, "--out", run, *small)
    assert go_on == f"resume '{run}'"
    (learn_on,) = said(*shlex.split(go_on))
    works(learn_on)
    (tmp_path / "elsewhere").mkdir()
    moved = data.rename(tmp_path / "elsewhere" / "others")
    (say_where,) = said(*shlex.split(learn_on))
    works(f"{say_where} --steps 1", FOLDER=moved)
    (translate,) = re.findall(r"`sketchpad-trainer ([^`]+)`", system_libraries.NO_SCREEN)
    works(translate, MODEL=run / "model.safetensors", DRAWINGS=moved / "A", FOLDER=tmp_path / "made")
    assert len(list((tmp_path / "made").iterdir())) == len(list((moved / "A").iterdir()))


def said_by(capfd: pytest.CaptureFixture[str], *arguments: object) -> list[str]:
    """Return the commands that are named when one is run; where none is, all that is said."""
    with pytest.MonkeyPatch.context() as patch, contextlib.suppress(SystemExit):
        patch.setattr("sys.argv", ["sketchpad-trainer", *map(str, arguments)])
        main()
    error = capfd.readouterr().err
    return re.findall(r"`sketchpad-trainer ([^`]+)`", error) or [error]


def words_of(command: str, **names: object) -> list[str]:
    return [str(names.get(word, word)) for word in shlex.split(command)]


def test_each_command_that_segmenters_name_works_as_it_stands(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    maps, model = label_folder(tmp_path / "my maps"), tmp_path / "my model.safetensors"
    save_small_model(model, labels_card())
    (train_one,) = said_by(capfd, "evaluate", model, maps, "--segmenter", model)
    assert train_one == "segmenter train DATA --out FILE"
    quick = ("--size", 64, "--steps", 1, "--threads", 1, "--device", "cpu")
    judge = tmp_path / "my judge.safetensors"
    assert said_by(capfd, *words_of(train_one, DATA=maps, FILE=judge), *quick) == [""]
    assert judge.is_file()

    photos = tmp_path / "my photos"
    for number in range(2):
        write(photos / f"{number}.png", np.random.default_rng(number).integers(0, 256, (32, 64, 3), np.uint8))
    (advice,) = said_by(capfd, "segmenter", "train", photos, "--out", judge, *quick)
    assert re.findall(r"--[a-z-]+", advice) == ["--palette", "--direction", "--input"]
    more = ("--palette", maps / "palette.json", "--direction", "BtoA")
    assert said_by(capfd, "segmenter", "train", photos, "--out", judge, *more, *quick) == [""]


def test_each_command_that_comparisons_name_works_as_it_stands(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    photos, model = two_folders(tmp_path / "my photos"), tmp_path / "my model.safetensors"
    save_small_model(model)
    (compare,) = said_by(capfd, "compare", "--out", tmp_path / "my grid", "--objective", "l1")
    small = [word for name in ("size=32", "depth=3", "width=4") for word in ("--set", name)]
    assert said_by(capfd, *words_of(compare, DATA=photos), "--steps", 1, "--device", "cpu", *small) == [""]
    assert (tmp_path / "my grid" / "report.html").is_file()
    (compare,) = said_by(capfd, "compare", "--out", tmp_path / "mine", "--model", model)
    assert said_by(capfd, *words_of(compare, DATA=photos), "--device", "cpu") == [""]
    report = (tmp_path / "mine" / "report.html").read_text(encoding="utf-8")
    assert "1 model, measured on 1 pair that it didn’t learn from." in report


def test_a_single_pair_is_one_pair_in_reports(tmp_path: Path) -> None:
    one = Compared("data", 1, (), (), False, (Row("a", "A", "a"), Row("b", "B", "b")))
    write_report(one, tmp_path, tmp_path / "report.html")
    report = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "2 models, measured on 1 pair that none of them learned from." in report
    plan = TimePlan(TrainConfig(data="", minutes=1, steps_follow_time=True))
    assert plan.sentence(30, 1.02) == "This computer learns from one pair a second: in 1 minute it does 30 steps."
    assert "learns from 2 pairs a second" in plan.sentence(30, 2)


def test_options_named_in_sentences_exist() -> None:
    """Whatever the sources call a command or an option of the trainer is one."""
    group = typer.main.get_command(app)
    commands = dict(getattr(group, "commands", {}))
    options = {name for command in commands.values() for parameter in _parameters(command) for name in parameter}
    options.add("--help")
    for path in [*(SOURCES / "trainer").rglob("*.py"), *(SOURCES / "sketchpad").rglob("*.py")]:
        text = "" if "foreign" in path.parts else path.read_text(encoding="utf-8")  # which speaks of other programs
        for name in re.findall(r"sketchpad-trainer ([a-z]+)[ `]", text):
            assert name in commands, (path, name)
        for sentence in re.findall(r'Error\(\s*f?"[^"]*"', text):
            for option in re.findall(r"--[a-z][a-z-]+", sentence):
                assert option in options, (path, option)


def _parameters(command: object) -> list[list[str]]:
    found = [list(parameter.opts) + list(parameter.secondary_opts) for parameter in getattr(command, "params", [])]
    for inner in getattr(command, "commands", {}).values():
        found += _parameters(inner)
    return found


def test_pictures_that_are_all_alike_are_noticed() -> None:
    rng = np.random.default_rng(0)
    targets = [rng.integers(0, 256, (32, 32, 3), np.uint8) for _ in range(4)]
    assert paints_alike([np.full((32, 32, 3), 255, np.uint8)] * 4, targets)
    assert paints_alike([targets[0]] * 4, targets)
    assert paints_alike([np.full((32, 32, 3), 255, np.uint8)], targets[:1])
    assert not paints_alike(targets, targets)
    assert not paints_alike([targets[0]] * 4, [targets[0]] * 4)
    assert not paints_alike([], [])


def test_a_training_of_nothing_says_so(tmp_path: Path) -> None:
    data = two_folders(tmp_path / "pairs")
    # A norm would make something of nothing, another on each processor.
    wild = ("--objective", "l1", "--norm", "none", "--learning-rate", 1, "--batch", 1)
    ended = trainer(*train(data, tmp_path / "run", 20, *wild))
    assert ended.returncode == 0, ended.stderr
    told = events(ended.stdout)
    warnings = [str(event["message"]) for event in told if event["event"] == "warning"]
    assert sum("paints the same whatever is drawn" in warning for warning in warnings) == 1
    assert "learning rate (1)" in " ".join(warnings)
