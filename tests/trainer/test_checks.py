"""What `check` finds wrong with a folder, what a training makes of it, and folders of pairs that are written."""

import json
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from tests.trainer.children import events, train, trainer
from tests.trainer.data import picture, write, write_bomb
from trainer.cli.main import app
from trainer.data.image_files import DataError, read_rgb
from trainer.data.makers import edges
from trainer.data.pairs import find_pairs, read_pair
from trainer.data.palettes import propose_palette, read_palette
from trainer.model_card import DataSpec
from trainer.runs.config import ConfigError
from trainer.runs.run_folder import RunFolder

HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"
LABELS = np.array([(0, 0, 170), (0, 170, 255), (255, 85, 0), (170, 255, 85)], np.uint8)


def areas(seed: int, shift: int = 0, size: int = 64) -> NDArray[np.uint8]:
    """A label map of four colours, moved to the right by `shift` pixels."""
    rng = np.random.default_rng(seed)
    image = np.empty((size, size, 3), np.uint8)
    image[:] = LABELS[0]
    for colour in LABELS[1:]:
        y, x = rng.integers(2, size // 2, 2)
        image[y : y + size // 3, x + shift : x + shift + size // 3] = colour
    return image


def photo(seed: int, shift: int = 0, size: int = 64) -> NDArray[np.uint8]:
    """The textured picture that belongs to `areas`."""
    noise = np.random.default_rng((7, seed)).integers(0, 40, (size, size, 3))
    return np.asarray(areas(seed, shift, size) * 0.8 + noise, np.uint8)


@pytest.fixture
def spoiled(tmp_path: Path) -> Path:
    """Label maps and photos in two folders, spoiled in every way."""
    root = tmp_path / "pairs"
    for i in range(13):
        write(root / "A" / f"{i:02}.png", areas(i))
        write(root / "B" / f"{i:02}.png", photo(i))
    (root / "A" / "00.png").write_text("hello")
    whole = (root / "B" / "01.png").read_bytes()
    (root / "B" / "01.png").write_bytes(whole[: len(whole) // 2])
    write(root / "B" / "02.png", photo(2)[:, :32])
    write(root / "B" / "03.png", photo(3)[:60])
    (root / "A" / "04.png").write_bytes(HEIC)
    write_bomb(root / "B" / "05.png")
    write(root / "A" / "06.png", photo(6))
    write(root / "B" / "06.png", areas(6))
    write(root / "B" / "07.png", photo(7, shift=8))
    stray = areas(8)
    stray[20:24] = np.random.default_rng(1).integers(0, 256, (4, 64, 3))
    write(root / "A" / "08.png", stray)
    write(root / "A" / "lone.png", areas(90))
    write(root / "B" / "09.bmp", photo(9))
    for side in "AB":
        (root / side / "copy.png").write_bytes((root / side / "10.png").read_bytes())
    (root / "B" / "phone.heic").write_bytes(HEIC)
    return root


def checked(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, list[str]]:
    """Return the names of the files that `check` finds, by what is wrong with them."""
    app(["check", *map(str, arguments), "--json"], standalone_mode=False)
    found: dict[str, list[str]] = {}
    for finding in json.loads(capsys.readouterr().out)["findings"]:
        assert finding["sentence"].endswith(".")
        found.setdefault(finding["kind"], []).extend(
            "/".join(Path(file["path"]).parts[-2:]) for file in finding["files"]
        )
    return found


def test_everything_that_is_wrong_with_a_folder_is_named(spoiled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert checked(capsys, spoiled, "--input-kind", "labels") == {
        "unreadable": ["A/00.png"],
        "truncated": ["B/01.png"],
        "size": ["B/02.png", "B/03.png"],
        "format": ["A/04.png", "B/phone.heic"],
        "too_big": ["B/05.png"],
        "swapped": ["A/06.png"],
        "misaligned": ["B/07.png"],
        "stray_colours": ["A/06.png", "A/08.png"],
        "orphan": ["A/lone.png"],
        "namesake": ["B/09.png"],
        "duplicate": ["A/copy.png"],
        "few": [],
    }
    app(["check", str(spoiled), "--input-kind", "labels"], standalone_mode=False)
    told = capsys.readouterr().out
    assert "9 can be used" in told
    assert "copy.png: like 10.png" in told
    for colour in LABELS:
        assert "{:>3} {:>3} {:>3}".format(*colour) in told


def test_a_training_goes_on_with_what_is_good_and_says_what_it_left_out(spoiled: Path, tmp_path: Path) -> None:
    run = RunFolder(tmp_path / "run")
    child = trainer(*train(spoiled, run.root, 5, "--batch", 8, "--objective", "l1"))
    assert child.returncode == 0, child.stderr
    told = events(child.stdout)
    assert (told[0]["event"], told[-1]) == ("started", {"event": "finished", "reason": "completed"})
    warnings = [event["message"] for event in told if event["event"] == "warning"]
    for name in ("00.png", "01.png", "02.png", "04.png", "05.png", "lone.png", "09.png", "phone.heic"):
        assert sum(name in warning for warning in warnings) == 1, name
    assert run.model.is_file()


def front(seed: int, shift: int = 0) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Labels of windows on a wall, and their photo moved to the right, with posts and a ledge in front of it.

    The labels are about equally bright, and the strongest edges of the photo aren't in them.
    """
    rng = np.random.default_rng(seed)
    labels = np.full((128, 128, 3), (90, 60, 200), np.uint8)
    photo = np.full((128, 128, 3), 120.0)
    for top, left in np.ndindex(4, 4):
        y, x = 30 * np.array((top, left)) + rng.integers(0, 12, 2)
        height, width = rng.integers(8, 18, 2)
        labels[y : y + height, x : x + width] = (40, 120, 60)
        photo[y : y + height, x : x + width] = 85
    photo = np.roll(photo, shift, 1)
    *posts, ledge = rng.integers(10, 118, 4)
    for post in posts:
        photo[:, post : post + 4] = 0
    photo[ledge : ledge + 4] = 255
    photo += rng.normal(0, 12, photo.shape)
    return labels, np.clip(photo, 0, 255).astype(np.uint8)


def test_a_shift_is_seen_between_labels_and_photos_whose_strongest_edges_differ(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shifted = {i: 12 * (i % 4 == 0) for i in range(24)}
    for i, shift in shifted.items():
        for side, image in zip("AB", front(i, shift), strict=True):
            write(tmp_path / side / f"{i:02}.png", image)
    found = checked(capsys, tmp_path)["misaligned"]
    assert found == [f"B/{i:02}.png" for i, shift in shifted.items() if shift]


def test_a_folder_of_which_nothing_can_be_used_is_refused(tmp_path: Path) -> None:
    for i in range(3):
        (tmp_path / f"{i}.png").write_text("hello")
    with pytest.raises(DataError, match="None of the pairs"):
        app(["check", str(tmp_path)], standalone_mode=False)
    with pytest.raises(ConfigError, match="kind"):
        app(["check", str(tmp_path), "--input-kind", "lace"], standalone_mode=False)


def test_sides_the_wrong_way_round_and_few_pairs_are_said_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for i in range(4):
        write(tmp_path / f"{i}.png", np.hstack([photo(i), areas(i)]))
    swapped = checked(capsys, tmp_path)
    assert len(swapped["swapped"]) == 4
    assert swapped["few"] == []
    assert set(checked(capsys, tmp_path, "--direction", "BtoA")) == {"few"}


def test_photos_alone_are_checked_as_such(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for i in range(12):
        write(tmp_path / f"{i:02}.png", photo(i))
    write(tmp_path / "twin.png", photo(3))
    for more in ((), ("--maker", "edges")):
        assert list(checked(capsys, tmp_path, *more)) == ["duplicate"]


def test_a_palette_is_proposed_from_label_maps_that_were_compressed(tmp_path: Path) -> None:
    maps = []
    for i in range(6):
        Image.fromarray(areas(i, size=128)).save(tmp_path / f"{i}.jpg", quality=70)
        maps.append(read_rgb(tmp_path / f"{i}.jpg"))
    proposed = np.array([swatch.rgb for swatch in propose_palette(maps)])
    assert len(proposed) == len(LABELS)
    for colour in LABELS.astype(int):
        assert np.abs(proposed - colour).max(1).min() <= 6
    assert propose_palette([np.random.default_rng(0).integers(0, 256, (64, 64, 3)).astype(np.uint8)]) == ()


def test_labels_are_snapped_into_a_folder_that_can_be_learned_from(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for i in range(12):
        (tmp_path / "pairs").mkdir(exist_ok=True)
        both = Image.fromarray(np.hstack([photo(i), areas(i)]))
        both.save(tmp_path / "pairs" / f"{i}.jpg", quality=70)
    out = tmp_path / "snapped"
    arguments = (tmp_path / "pairs", "--direction", "BtoA")
    assert "stray_colours" in checked(capsys, *arguments, "--snap-labels", out)
    before, after = find_pairs(tmp_path / "pairs", DataSpec(direction="BtoA")), find_pairs(out)
    assert [pair.stem for pair in after.val] == [pair.stem for pair in before.val]
    palette = {swatch.rgb for swatch in read_palette(out / "palette.json")}
    for pair, old in zip(after.train, before.train, strict=True):
        labels, target = read_pair(pair)
        assert {tuple(colour) for colour in labels.reshape(-1, 3).tolist()} <= palette
        assert np.array_equal(target, read_pair(old)[1])
    assert "stray_colours" not in checked(capsys, out)
    with pytest.raises(DataError, match="isn't empty"):
        checked(capsys, *arguments, "--snap-labels", out)


def test_pairs_are_made_of_photos(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for i in range(5):
        write(tmp_path / "photos" / f"{i}.png", picture(i, 48, 40))
    (tmp_path / "photos" / "broken.png").write_text("hello")

    def made(out: str, *more: object) -> dict[str, object]:
        arguments = ["pairs", tmp_path / "photos", "--out", tmp_path / out, "--json", *more]
        app(list(map(str, arguments)), standalone_mode=False)
        report = json.loads(capsys.readouterr().out)
        assert isinstance(report, dict)
        return report

    report = made("own", "--maker", "edges")
    assert (report["train"], report["val"], report["smallest"]) == (3, 2, [48, 40])
    assert isinstance(report["drawn"], float)
    assert 0 < report["drawn"] < 0.5
    found = find_pairs(tmp_path / "own")
    for pair in found.train:
        drawing, target = read_pair(pair)
        assert np.array_equal(target, picture(int(pair.stem), 48, 40))
        assert np.array_equal(drawing, edges(target))
    made("small", "--maker", "holes", "--size", 20)
    made("again", "--maker", "holes", "--size", 20)
    name = f"train/A/{found.train[0].stem}.png"
    assert read_rgb(tmp_path / "small" / name).shape == (20, 24, 3)
    assert (tmp_path / "small" / name).read_bytes() == (tmp_path / "again" / name).read_bytes()
    with pytest.raises(DataError, match="isn't empty"):
        made("own", "--maker", "edges")
