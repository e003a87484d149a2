"""Label maps as label tools write them: numbers of classes, names in files beside them, and nothing lost on the way."""

import json
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from tests.trainer.children import events, train, trainer
from tests.trainer.data import picture, write
from trainer.cli.main import app
from trainer.data.image_files import DataError, read_rgb
from trainer.data.labels.class_names import NamedClass, read_names
from trainer.data.labels.class_numbers import ClassColours, gentle_colours, swatches
from trainer.data.pairs import find_pairs, read_pair
from trainer.data.palettes import propose_palette, read_palette
from trainer.data.recognition import recognise
from trainer.model_card import ClassColour, read_card
from trainer.runs.run_folder import RunFolder

NUMBERS = (0, 1, 2, 4)
MANY = (0, 1, 2, 3, 4, 5, 12, 13, 14, 20, 42, 43, 90, 91, 149)  # as of ADE20K


def numbers(seed: int, classes: tuple[int, ...] = NUMBERS, size: int = 64) -> NDArray[np.uint8]:
    rng = np.random.default_rng(seed)
    image = np.full((size, size), classes[0], np.uint8)
    for number in classes[1:]:
        y, x = rng.integers(2, size // 2, 2)
        image[y : y + size // 3, x : x + size // 3] = number
    return image


def labelled(
    root: Path, count: int = 8, classes: tuple[int, ...] = NUMBERS, mode: str = "L", target: bool = False
) -> Path:
    for number in range(count):
        image = Image.fromarray(numbers(number, classes))
        match mode:
            case "RGB":
                image = image.convert("RGB")
            case "I;16":
                image = Image.fromarray(numbers(number, classes).astype(np.uint16))
            case "P":
                image.putpalette([0, 0, 0] * 256)
        maps, photos = root / ("B" if target else "A"), root / ("A" if target else "B")
        maps.mkdir(parents=True, exist_ok=True)
        image.save(maps / f"{number:02}.png")
        write(photos / f"{number:02}.png", np.random.default_rng(number).integers(0, 256, (64, 64, 3), np.uint8))
    return root


def seen(rgb: NDArray[np.uint8]) -> set[tuple[int, ...]]:
    return {tuple(colour) for colour in rgb.reshape(-1, 3).tolist()}


@pytest.mark.parametrize("mode", ["L", "RGB", "I;16", "P"])
@pytest.mark.parametrize("classes", [(0, 1), (0, 1, 2, 4), (0, 1, 255), (1, 255), MANY])
def test_numbers_of_classes_are_seen_and_each_gets_a_colour(
    tmp_path: Path, mode: str, classes: tuple[int, ...]
) -> None:
    labelled(tmp_path, classes=classes, mode=mode)
    found = recognise(tmp_path, direction="AtoB")
    assert found.kind == "labels"
    assert len({swatch.rgb for swatch in found.pairs.input_palette}) == len(found.pairs.input_palette)
    for pair in found.pairs.pairs:
        drawing, target = read_pair(pair)
        there = np.unique(numbers(int(pair.stem), classes))
        assert len(seen(drawing)) == len(there)
        assert drawing.max() > 100 or there.tolist() == [255]
        assert np.array_equal(target, read_rgb(pair.target or pair.input))


def test_numbers_on_either_side_are_seen_and_the_maps_are_what_is_drawn(tmp_path: Path) -> None:
    labelled(tmp_path, target=True)
    found = recognise(tmp_path)
    assert (found.direction, found.kind) == ("BtoA", "labels")
    pair = find_pairs(tmp_path).train[0]
    assert pair.input_classes is None
    assert len(seen(read_pair(pair)[1])) == 4


@pytest.mark.parametrize("kind", ["lines", "mask", "photo", "greys", "soft"])
def test_other_grey_pictures_are_no_numbers(tmp_path: Path, kind: str) -> None:
    for number in range(4):
        drawn = np.repeat(np.repeat(numbers(number, (0, 1, 2, 3)), 2, 0), 2, 1)
        image = {
            "lines": np.where(drawn[..., None] == 1, 0, 255).repeat(3, 2),
            "mask": np.where(drawn > 1, 255, 0),
            "photo": np.random.default_rng(number).integers(0, 60, (64, 64)),
            "greys": drawn * 80,
            "soft": np.asarray(Image.fromarray(drawn * 20).resize((90, 90), Image.Resampling.BICUBIC)),
        }[kind]
        write(tmp_path / "A" / f"{number}.png", image.astype(np.uint8))
        write(tmp_path / "B" / f"{number}.png", picture(number))
    assert find_pairs(tmp_path).train[0].input_classes is None


def test_colours_of_classes_are_far_from_each_other_and_always_the_same() -> None:
    table = ClassColours().paint(np.arange(256, dtype=np.uint8)[None])[0].astype(int)
    assert len({tuple(colour) for colour in table.tolist()}) == 256
    assert table[255].tolist() == [0, 0, 0]
    apart = np.abs(table[:24, None] - table[None, :24]).max(2) + 999 * np.eye(24, dtype=int)
    assert apart.min() >= 32
    given = ClassColours((ClassColour(7, ClassColours().colour(3)),))
    assert given.colour(7) == ClassColours().colour(3)
    assert given.colour(3) != given.colour(7)
    assert given.colour(5) == ClassColours().colour(5)


def test_classes_without_colours_of_their_own_are_shown_in_gentle_ones_that_can_be_told_apart() -> None:
    palette = swatches(ClassColours(), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255], ())
    shown = [swatch.shown for swatch in palette]
    assert shown[-1] is None  # what is ignored stays black
    lab = cv2.cvtColor((np.array([shown[:-1]]) / 255).astype(np.float32), cv2.COLOR_RGB2LAB)[0]
    apart = np.linalg.norm(lab[:, None] - lab[None], axis=2) + 999 * np.eye(len(lab))
    assert apart.min() > 25  # ten times what can just be seen
    assert np.hypot(lab[:, 1], lab[:, 2]).max() < 60
    assert lab[:, 0].min() > 40
    assert [swatch.rgb for swatch in palette[:12]] == [ClassColours().colour(n) for n in range(12)]
    full = np.linalg.norm(np.diff(np.array(gentle_colours()), axis=0), axis=1)
    assert len(set(gentle_colours())) == len(gentle_colours())
    assert full.min() > 0
    own = ClassColours((ClassColour(1, (9, 9, 9)),))
    assert all(swatch.shown is None for swatch in swatches(own, [0, 1, 2], ()))
    assert all(swatch.shown is None for swatch in swatches(ClassColours(), range(60), ()))


FILES = {
    "classes.txt": "sky\nroad\ntree\n",
    "labels.txt": "__ignore__\nsky\nroad\ntree\n",
    "labelmap.txt": "# label:color_rgb:parts:actions\nsky:0,0,200::\nroad:90,90,90::\ntree:0,128,0::\n",
    "label_colors.txt": "0 0 200\tsky\n90 90 90\troad\n0 128 0\ttree\n",
    "class_dict.csv": "name,r,g,b\nsky,0,0,200\nroad,90,90,90\ntree,0,128,0\n",
    "objectInfo150.txt": "Idx\tRatio\tTrain\tVal\tName\n0\t.1\t1\t1\tsky\n1\t.1\t1\t1\troad\n2\t.1\t1\t1\ttree\n",
    "obj.names": "sky\nroad\ntree\n",
    "classes.json": '["sky", "road", "tree"]',
    "labels.json": '{"0": "sky", "1": "road", "2": "tree"}',
    "label2id.json": '{"sky": 0, "road": 1, "tree": 2}',
    "categories.json": '{"categories": [{"id": 0, "name": "sky"}, {"id": 1, "name": "road"},'
    ' {"id": 2, "name": "tree"}]}',
    "config.json": '{"labels": [{"readable": "sky", "color": [0, 0, 200]}, {"readable": "road", "color": [90, 90, 90]},'
    ' {"readable": "tree", "color": [0, 128, 0]}]}',
    "names.json": '{"sky": "#0000c8", "road": "#5a5a5a", "tree": "#008000"}',
}


@pytest.mark.parametrize("name", FILES)
def test_names_of_classes_are_read_as_label_tools_write_them(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(FILES[name])
    found = {entry.number: entry.name for entry in read_names(tmp_path / name)}
    assert {number: found[number] for number in range(3)} == {0: "sky", 1: "road", 2: "tree"}
    labelled(tmp_path / "A pairs", classes=(0, 1, 2))
    (tmp_path / "A pairs" / name).write_text(FILES[name])
    palette = find_pairs(tmp_path / "A pairs").input_palette
    assert [swatch.name for swatch in palette] == ["sky", "road", "tree"]
    if "200" in FILES[name] or "c8" in FILES[name]:
        assert [swatch.rgb for swatch in palette] == [(0, 0, 200), (90, 90, 90), (0, 128, 0)]
    assert all(item.path.name != name for item in find_pairs(tmp_path / "A pairs").left_out)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\0", b"[" * 5000, b'{"a": [1]}', b"[1, 2, {}]", b'{"labels": 3}'])
@pytest.mark.parametrize("ending", [".json", ".txt"])
def test_a_file_of_names_that_makes_no_sense_is_none(tmp_path: Path, content: bytes, ending: str) -> None:
    (tmp_path / f"labels{ending}").write_bytes(content)
    assert all(isinstance(entry, NamedClass) for entry in read_names(tmp_path / f"labels{ending}"))


def test_what_is_to_be_ignored_is_called_so(tmp_path: Path) -> None:
    labelled(tmp_path, classes=(0, 1, 255))
    (tmp_path / "labels.txt").write_text("__ignore__\nground\ncar\n")
    palette = find_pairs(tmp_path).input_palette
    assert [swatch.name for swatch in palette] == ["ground", "car", "Ignored"]
    assert palette[-1].rgb == (0, 0, 0)


def test_maps_of_cityscapes_bring_their_names(tmp_path: Path) -> None:
    for number in range(4):
        write(tmp_path / "A" / f"{number}_gtFine_labelIds.png", numbers(number, (7, 11, 23, 26)))
        write(tmp_path / "B" / f"{number}_leftImg8bit.png", picture(number, 64, 64))
    palette = find_pairs(tmp_path).input_palette
    assert [(swatch.name, swatch.rgb) for swatch in palette][:2] == [
        ("road", (128, 64, 128)),
        ("building", (70, 70, 70)),
    ]


def test_snapping_loses_no_class(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    labelled(tmp_path / "pairs")
    app(["check", str(tmp_path / "pairs"), "--snap-labels", str(tmp_path / "out")], standalone_mode=False)
    assert "0 of 32,768 pixels changed" in capsys.readouterr().out
    for path in (tmp_path / "out" / "train" / "A").iterdir():
        there = np.unique(numbers(int(path.stem)))
        assert len(seen(read_rgb(path))) == len(there)
    names = [swatch.name for swatch in read_palette(tmp_path / "out" / "palette.json")]
    assert names == ["Class 0", "Class 1", "Class 2", "Class 4"]


def test_classes_whose_colours_are_near_are_kept_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    near = np.array([(128, 64, 128), (128, 64, 140), (70, 70, 70), (74, 74, 74)], np.uint8)
    maps = [near[np.minimum(numbers(i, (0, 1, 2, 3)), 3)] for i in range(6)]
    assert {swatch.rgb for swatch in propose_palette(maps)} == {tuple(colour) for colour in near.tolist()}
    for number, image in enumerate(maps):
        write(tmp_path / "pairs" / "A" / f"{number}.png", image)
        write(tmp_path / "pairs" / "B" / f"{number}.png", picture(number, 64, 64))
    (tmp_path / "pairs" / "palette.json").write_text(
        json.dumps({"palette": [{"name": "road", "rgb": [128, 64, 128]}, {"name": "wall", "rgb": [250, 250, 0]}]})
    )
    with pytest.raises(DataError, match=r"None of the|could not be snapped|would become one"):
        app(["check", str(tmp_path / "pairs"), "--snap-labels", str(tmp_path / "out")], standalone_mode=False)


def test_maps_of_one_colour_are_not_snapped_with_success(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(4):
        write(tmp_path / "A" / f"{number}.png", np.zeros((32, 32, 3), np.uint8))
        write(tmp_path / "B" / f"{number}.png", picture(number))
    with pytest.raises(DataError, match="one colour alone: snapping would lose all classes"):
        app(["check", str(tmp_path), "--snap-labels", str(tmp_path / "out")], standalone_mode=False)
    app(["check", str(tmp_path)], standalone_mode=False)
    assert "all is of one colour" in capsys.readouterr().out


def test_a_training_learns_from_numbers_as_colours_and_its_model_knows_the_classes(tmp_path: Path) -> None:
    labelled(tmp_path / "pairs")
    (tmp_path / "pairs" / "classes.txt").write_text("sky\nroad\ntree\nhouse\ncar\n")
    run = RunFolder(tmp_path / "run")
    child = trainer(*train(tmp_path / "pairs", run.root, 2, "--objective", "l1"))
    assert child.returncode == 0, child.stderr
    assert events(child.stdout)[-1] == {"event": "finished", "reason": "completed"}
    card = read_card(run.model)
    assert card.input.kind == "labels"
    assert [swatch.name for swatch in card.input.palette] == ["sky", "road", "tree", "car"]
    assert [entry.number for entry in card.data.input_classes][:4] == [0, 1, 2, 4]
    again = find_pairs(tmp_path / "pairs", card.data)
    assert seen(read_pair(again.train[0])[0]) <= {swatch.rgb for swatch in card.input.palette}
