"""Training as a person does it: the command line in a real process, stopped, killed and resumed."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sketchpad.document.files.image_files import open_image
from tests.trainer.children import PATIENCE, SMALL, events, lines, start, train, trainer
from tests.trainer.data import combined_folder, picture, two_folders, write
from tests.trainer.models import save_small_model
from trainer.model_card import read_card
from trainer.pix2pix.generator import load_generator
from trainer.runs.run_folder import RunFolder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return combined_folder(tmp_path / "pairs", 6)


def test_a_run_leaves_a_model_samples_figures_and_a_journal(data: Path, tmp_path: Path) -> None:
    run = RunFolder(tmp_path / "run")
    ended = trainer(
        *train(data, run.root, 4, "--validate-every", 2, "--sample-every", 2, "--checkpoint-every", 2),
        "--name",
        "Flip",
        "--licence",
        "CC0",
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    told = events(ended.stdout)
    assert told[0]["event"] == "started"
    assert (told[0]["first_step"], told[0]["steps"]) == (0, 4)
    assert told[-1] == {"event": "finished", "reason": "completed"}
    assert told == events(run.events.read_text())  # one journal, whoever reads it
    assert {"psnr", "l1", "ssim", "psnr_averaged", "l1_averaged", "ssim_averaged"} <= next(
        e for e in told if e["event"] == "validated"
    )["figures"].keys()
    card = read_card(run.best)
    assert (card.name, card.licence, card.size, card.network.depth) == ("Flip", "CC0", 32, 3)
    assert card.training.figures["psnr"] > 0
    assert sorted(path.stem for path in run.models.iterdir()) == ["0000002", "0000004"]
    with Image.open(run.samples / "0000004.png") as sheet:
        assert sheet.width == 3 * 32
    drawing = picture(0)
    assert load_generator(run.model)(drawing).shape == drawing.shape


def test_a_run_learns(data: Path, tmp_path: Path) -> None:
    ended = trainer(*train(data, tmp_path / "run", 60, "--learning-rate", 0.002, "--sample-every", 60))
    losses = [event["losses"]["g_l1"] for event in events(ended.stdout) if event["event"] == "step"]
    assert losses[-1] < 0.8 * losses[0]


def test_a_killed_run_is_resumed_and_ends_like_one_that_was_not(data: Path, tmp_path: Path) -> None:
    options = ("--checkpoint-every", 3, "--sample-every", 100, "--validate-every", 100)
    whole = trainer(*train(data, tmp_path / "whole", 9, *options))
    assert whole.returncode == 0

    killed = start(*train(data, tmp_path / "killed", 9, *options))
    for event in lines(killed):
        if event["event"] == "saved":
            killed.send_signal(signal.SIGKILL)
            break
    killed.communicate(timeout=PATIENCE)
    assert killed.returncode == -signal.SIGKILL
    assert read_card(tmp_path / "killed" / "model.safetensors").training.steps >= 3

    resumed = trainer("resume", tmp_path / "killed")
    assert (resumed.returncode, resumed.stderr) == (0, "")
    told = events(resumed.stdout)
    assert told[0]["first_step"] in (3, 6)
    drawing = picture(9)
    pictures = [load_generator(tmp_path / name / "model.safetensors")(drawing) for name in ("whole", "killed")]
    assert np.abs(pictures[0].astype(int) - pictures[1]).max() <= 1
    last = [next(e for e in reversed(events(run.stdout)) if e["event"] == "step") for run in (whole, resumed)]
    assert last[0]["losses"] == pytest.approx(last[1]["losses"], rel=1e-3)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_saves_and_resume_goes_on(data: Path, tmp_path: Path, number: signal.Signals) -> None:
    child = start(*train(data, tmp_path / "run", 100_000, "--checkpoint-every", 100_000))
    for event in lines(child):
        if event["event"] == "step":
            child.send_signal(number)
            break
    out, err = child.communicate(timeout=PATIENCE)
    assert (child.returncode, err) == (0, "")
    assert events(out)[-1] == {"event": "finished", "reason": "stopped"}
    stopped_at = read_card(tmp_path / "run" / "model.safetensors").training.steps
    resumed = start("resume", tmp_path / "run", "--attached")
    assert next(lines(resumed))["first_step"] == stopped_at
    resumed.communicate("stop\n", timeout=PATIENCE)
    assert resumed.returncode == 0


def test_an_attached_run_stops_when_its_parent_is_gone(data: Path, tmp_path: Path) -> None:
    child = start(*train(data, tmp_path / "run", 100_000), "--attached")
    next(lines(child))
    out, _ = child.communicate(timeout=PATIENCE)  # closes its stdin first
    assert events(out)[-1] == {"event": "finished", "reason": "stopped"}
    assert child.returncode == 0


def test_minutes_end_a_run_that_can_be_resumed(data: Path, tmp_path: Path) -> None:
    ended = trainer(*train(data, tmp_path / "run", 100_000, "--minutes", 0.01))
    assert events(ended.stdout)[-1]["reason"] == "stopped"
    assert (tmp_path / "run" / "resume.pt").is_file()


def test_settings_come_from_a_file_and_options_win(data: Path, tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"data": str(data), "width": 2, "steps": 50}))
    ended = trainer("train", "--config", tmp_path / "settings.json", "--out", tmp_path / "run", *SMALL, "--steps", 1)
    assert ended.returncode == 0
    config = RunFolder(tmp_path / "run").read_config()
    assert (config.width, config.steps, config.data) == (4, 1, str(data))


def test_labels_carry_their_palette_into_the_card(tmp_path: Path) -> None:
    data = two_folders(tmp_path / "pairs")
    (tmp_path / "palette.json").write_text(json.dumps({"palette": [{"name": "sky", "rgb": [1, 2, 3]}]}))
    ended = trainer(*train(data, tmp_path / "run", 1), "--input-kind", "labels", "--palette", tmp_path / "palette.json")
    assert ended.returncode == 0, ended.stderr
    spec = read_card(tmp_path / "run" / "model.safetensors").input
    assert (spec.kind, spec.palette[0].name, spec.palette[0].rgb) == ("labels", "sky", (1, 2, 3))


def test_what_is_wrong_is_one_sentence_and_exit_code_2(data: Path, tmp_path: Path) -> None:
    for arguments, said in (
        (("train", tmp_path / "nowhere", "--out", tmp_path / "a"), "no folder"),
        (("train", data), "--out"),
        (("train", data, "--out", tmp_path / "b", "--width", 0), "width"),
        (("train", data, "--out", tmp_path / "c", "--device", "cuda"), "no device “cuda”"),
        (("resume", tmp_path / "nowhere"), "no training run"),
        (("info", tmp_path / "nowhere.safetensors"), "no model at"),
        (("translate", tmp_path / "nowhere.safetensors", tmp_path / "x.png", "--out", tmp_path), "no model at"),
    ):
        ended = trainer(*arguments)
        assert ended.returncode == 2, arguments
        assert said in ended.stderr
        assert len(ended.stderr.strip().splitlines()) == 1
        assert "Traceback" not in ended.stderr


def test_a_damaged_checkpoint_is_a_sentence(data: Path, tmp_path: Path) -> None:
    assert trainer(*train(data, tmp_path / "run", 2)).returncode == 0
    (tmp_path / "run" / "resume.pt").write_bytes(b"hello")
    ended = trainer("resume", tmp_path / "run")
    assert ended.returncode == 1
    assert "can't be resumed" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_run_in_use_is_not_entered(data: Path, tmp_path: Path) -> None:
    child = start(*train(data, tmp_path / "run", 100_000), "--attached")
    next(lines(child))
    second = trainer("resume", tmp_path / "run")
    assert second.returncode == 2
    assert "Another training" in second.stderr
    child.communicate("stop\n", timeout=PATIENCE)


def test_translate_draws_every_image_at_its_size(tmp_path: Path) -> None:
    save_small_model(tmp_path / "m.safetensors")
    for name, width, height in (("a", 40, 30), ("b", 64, 64)):
        write(tmp_path / "in" / f"{name}.png", picture(1, width, height))
    (tmp_path / "in" / "broken.png").write_text("hello")
    write(tmp_path / "a.bmp", picture(2))
    ended = trainer(
        "translate", tmp_path / "m.safetensors", tmp_path / "in", tmp_path / "a.bmp", "--out", tmp_path / "out"
    )
    assert ended.returncode == 2
    assert "broken.png" in ended.stderr
    assert sorted(Path(line).name for line in ended.stdout.splitlines()) == ["a-2.png", "a.png", "b.png"]
    with Image.open(tmp_path / "out" / "a.png") as made:
        assert made.size == (40, 30)


def test_translate_never_writes_over_a_drawing(tmp_path: Path) -> None:
    save_small_model(tmp_path / "m.safetensors")
    write(tmp_path / "a.png", picture(1))
    before = (tmp_path / "a.png").read_bytes()
    assert trainer("translate", tmp_path / "m.safetensors", tmp_path / "a.png", "--out", tmp_path).returncode == 0
    assert (tmp_path / "a.png").read_bytes() == before
    assert (tmp_path / "a-2.png").is_file()


def test_info_describes_a_model_without_torch(tmp_path: Path) -> None:
    save_small_model(tmp_path / "m.safetensors")
    plain = trainer("info", tmp_path / "m.safetensors")
    assert "Small" in plain.stdout
    assert "width 4" in plain.stdout
    card = json.loads(trainer("info", tmp_path / "m.safetensors", "--json").stdout)
    assert card["network"]["depth"] == 4
    code = "import sys; from trainer.cli import main; from trainer.data import pairs; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_picture_of_the_trainer_opens_in_the_app(tmp_path: Path) -> None:
    save_small_model(tmp_path / "m.safetensors")
    write(tmp_path / "a.png", picture(1, 300, 300))
    trainer("translate", tmp_path / "m.safetensors", tmp_path / "a.png", "--out", tmp_path / "out")
    assert open_image(tmp_path / "out" / "a.png").width() == 300


def test_photos_alone_train_with_a_maker_that_the_card_names(tmp_path: Path) -> None:
    for i in range(4):
        write(tmp_path / "photos" / f"{i}.png", picture(i, 48, 40))
    ended = trainer(
        *train(tmp_path / "photos", tmp_path / "run", 2),
        *("--maker", "dabs", "--thresholds", 40, 90, "--line-augmentation", 1, "--colour-augmentation", 0.5),
    )
    assert ended.returncode == 0, ended.stderr
    card = read_card(RunFolder(tmp_path / "run").model)
    assert (card.input.kind, card.data.maker, card.data.thresholds) == ("lines", "dabs", (40, 90))
    wrong = trainer(*train(tmp_path / "photos", tmp_path / "other", 2), "--snap")
    assert wrong.returncode == 2
    assert "--palette" in wrong.stderr
