"""Batches: the right pixels, the same again for the same step, no pair lost or broken unnoticed."""

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.trainer.data import combined_folder, picture, write
from trainer.data.cache import Cache
from trainer.data.dataset import PairDataset, Variety
from trainer.data.makers import clay
from trainer.data.pairs import DataError, Pair, find_pairs
from trainer.data.recipe import Recipe, scaled
from trainer.model_card import DataSpec, InputSpec, Swatch
from trainer.pix2pix.images import to_rgb
from trainer.pixels import Rgb
from trainer.training.metrics import l1, psnr


def recipe(size: int, labels: bool = False) -> Recipe:
    return Recipe(size, DataSpec(), InputSpec(kind="labels" if labels else "colours"))


def dataset(
    pairs: Sequence[Pair],
    size: int = 32,
    jitter: float = 1.25,
    mirror: bool = True,
    labels: bool = False,
    cache: Cache | None = None,
) -> tuple[PairDataset, list[str]]:
    warnings: list[str] = []
    return (
        PairDataset(
            pairs, recipe(size, labels), jitter=jitter, mirror=mirror, seed=5, warn=warnings.append, cache=cache
        ),
        warnings,
    )


def test_input_and_target_are_cropped_and_mirrored_alike(tmp_path: Path) -> None:
    pairs = find_pairs(combined_folder(tmp_path))
    source, target = dataset(pairs.train)[0].batch(0, 16)
    assert source.shape == target.shape == (16, 3, 32, 32)
    torch.testing.assert_close(target, -source, atol=0.02, rtol=0)


def test_a_step_has_the_same_batch_whoever_asks_and_when(tmp_path: Path) -> None:
    pairs = find_pairs(combined_folder(tmp_path))
    running = dataset(pairs.train)[0]
    for step in range(7):
        expected = running.batch(step, 4)
    resumed = dataset(pairs.train)[0].batch(6, 4)
    assert torch.equal(expected[0], resumed[0])
    assert torch.equal(expected[1], resumed[1])


def test_an_epoch_shows_every_pair_once(tmp_path: Path) -> None:
    pairs = find_pairs(combined_folder(tmp_path))
    count = len(pairs.train)
    source, _ = dataset(pairs.train, jitter=1, mirror=False)[0].batch(0, 2 * count)
    seen = [to_rgb(image).tobytes() for image in source]
    everything = {picture(int(pair.stem)).tobytes() for pair in pairs.train}
    assert set(seen[:count]) == set(seen[count:]) == everything
    assert seen[:count] != seen[count:]


def test_a_broken_pair_is_left_out_and_told_once(tmp_path: Path) -> None:
    pairs = find_pairs(combined_folder(tmp_path))
    pairs.train[1].input.write_text("hello")
    data, warnings = dataset(pairs.train)
    for step in range(6):
        data.batch(step, 4)
    assert len(warnings) == 1
    assert pairs.train[1].input.name in warnings[0]


def test_a_broken_pair_changes_nothing_for_whoever_comes_later(tmp_path: Path) -> None:
    pairs = find_pairs(combined_folder(tmp_path))
    pairs.train[1].input.write_text("hello")
    running = dataset(pairs.train)[0]
    for step in range(7):
        expected = running.batch(step, 4)
    assert torch.equal(expected[0], dataset(pairs.train)[0].batch(6, 4)[0])


@pytest.mark.parametrize("memory", [0, 8000])
def test_pairs_beyond_the_memory_are_kept_in_a_file(tmp_path: Path, memory: int) -> None:
    pairs = find_pairs(combined_folder(tmp_path / "pairs"))
    expected = [dataset(pairs.train)[0].batch(step, 4) for step in (0, 5)]
    data, _ = dataset(pairs.train, cache=Cache(tmp_path, memory))
    for step in range(5):
        data.batch(step, 4)
    for pair in pairs.train:
        pair.input.unlink()  # from now on the cache is all there is
    for batch, step in zip(expected, (0, 5), strict=True):
        assert torch.equal(data.batch(step, 4)[0], batch[0])
        assert torch.equal(data.batch(step, 4)[1], batch[1])
    data.close()
    assert [path.name for path in tmp_path.iterdir()] == ["pairs"]


def test_a_full_disk_costs_the_cache_not_the_training(tmp_path: Path) -> None:
    pairs = find_pairs(combined_folder(tmp_path / "pairs"))
    data, warnings = dataset(pairs.train, cache=Cache(tmp_path / "nowhere", 0))
    assert data.batch(0, 2)[0].shape == (2, 3, 32, 32)
    assert warnings == []


def test_when_no_pair_can_be_read_that_is_said(tmp_path: Path) -> None:
    pairs = find_pairs(combined_folder(tmp_path, 3))
    for pair in pairs.train:
        pair.input.write_text("hello")
    with pytest.raises(DataError, match="None of the pairs"):
        dataset(pairs.train)[0].batch(0, 1)


def test_a_big_pair_is_cropped_at_its_own_scale(tmp_path: Path) -> None:
    big = picture(0, 64, 80)
    write(tmp_path / "A" / "big.png", big)
    write(tmp_path / "B" / "big.png", big)
    source, _ = dataset(find_pairs(tmp_path).train, mirror=False)[0].batch(0, 1)
    crop = to_rgb(source[0])
    windows = np.lib.stride_tricks.sliding_window_view(big, (32, 32, 3))
    assert (windows.reshape(-1, 32, 32, 3) == crop).all((1, 2, 3)).any()


@settings(max_examples=20)
@given(height=st.integers(20, 90), width=st.integers(20, 90))
def test_the_evaluation_grid_covers_a_pair_from_edge_to_edge(
    tmp_path_factory: pytest.TempPathFactory, height: int, width: int
) -> None:
    folder = tmp_path_factory.mktemp("grid")
    image = picture(3, width, height)
    image[0, 0], image[-1, -1] = (255, 0, 0), (0, 0, 255)
    write(folder / "A" / "one.png", image)
    write(folder / "B" / "one.png", 255 - image)
    crops = list(recipe(20, labels=True).evaluation_crops(find_pairs(folder).val[0]))
    assert all(source.shape == target.shape == (20, 20, 3) for source, target in crops)
    assert crops[0][0][0, 0].tolist() == [255, 0, 0]
    if min(height, width) >= 40:  # not scaled
        assert crops[-1][0][-1, -1].tolist() == [0, 0, 255]
        assert sum(source.shape[0] * source.shape[1] for source, _ in crops) >= height * width


def test_scaled_labels_hold_no_colour_of_their_own(tmp_path: Path) -> None:
    labels = picture(1, 23, 31)
    small, _ = scaled((labels, labels), 40, 44, labels=True)
    assert min(small.shape[:2]) == 44
    assert set(map(tuple, small.reshape(-1, 3))) == set(map(tuple, labels.reshape(-1, 3)))


def test_known_distances() -> None:
    black, grey = np.zeros((4, 4, 3), np.uint8), np.full((4, 4, 3), 51, np.uint8)
    assert l1(black, grey) == l1(grey, black) == 51
    assert psnr(black, grey) == pytest.approx(20 * np.log10(5))
    assert psnr(grey, grey) == 100


def lined_folder(root: Path, count: int = 6) -> Path:
    """Lines, flat colours and a third picture of each."""
    for i in range(count):
        flat = picture(i, 48, 48) // 2
        lines = np.where((np.roll(flat, 1, 0) != flat).any(2) | (np.roll(flat, 1, 1) != flat).any(2), 0, 255)
        write(root / "lines" / f"{i}.png", np.repeat(lines[..., None], 3, 2).astype(np.uint8))
        write(root / "flat" / f"{i}.png", flat)
        write(root / "render" / f"{i}.png", 255 - flat)
    return root


INK = DataSpec(input="lines", target="render", maker="dabs", colours="flat")


def test_dabs_are_drawn_anew_for_each_example_and_again_for_the_same(tmp_path: Path) -> None:
    pairs = find_pairs(lined_folder(tmp_path), INK)

    def inked() -> PairDataset:
        made = Recipe(32, INK, InputSpec(kind="lines"))
        return PairDataset(pairs.train, made, jitter=1, mirror=False, seed=1, warn=print, lines=1, colours=1)

    data, again = inked(), inked()
    epochs = {to_rgb(image).tobytes() for image in data.batch(0, 12)[0]}
    assert len(epochs) == 12
    assert torch.equal(data.batch(1, 12)[0], again.batch(1, 12)[0])


def test_validation_draws_the_same_dabs_each_time(tmp_path: Path) -> None:
    made = Recipe(32, INK, InputSpec(kind="lines"))
    drawn = []
    for pair in find_pairs(lined_folder(tmp_path, 20), INK).train:
        first, second = list(made.evaluation_crops(pair)), list(made.evaluation_crops(pair))
        assert all(np.array_equal(a, b) for a, b in zip(first[0], second[0], strict=True))
        drawn.append((first[0][0].max(2) != first[0][0].min(2)).any())
    assert any(drawn)


def test_lines_without_a_dab_are_taught_as_clay_and_others_in_colour(tmp_path: Path) -> None:
    made = Recipe(32, INK, InputSpec(kind="lines"))
    bare = 0
    for pair in find_pairs(lined_folder(tmp_path, 40), INK).train:
        plain = made.prepare(pair, 32)
        drawing, target = next(made.evaluation_crops(pair))
        is_bare = np.array_equal(drawing, plain.input)
        bare += is_bare
        assert np.array_equal(target, clay(plain.target) if is_bare else plain.target)
    assert 0 < bare < 36


def test_colours_change_in_what_is_drawn_and_its_picture_but_not_in_labels(tmp_path: Path) -> None:
    pairs = find_pairs(combined_folder(tmp_path))
    for labels in (False, True):
        data = PairDataset(pairs.train, recipe(32, labels), jitter=1, mirror=False, seed=1, warn=print, colours=1)
        seen = {to_rgb(image).tobytes() for image in data.batch(0, 7)[0]}
        originals = {picture(int(pair.stem)).tobytes() for pair in pairs.train}
        assert seen.isdisjoint(originals) if not labels else seen <= originals


def test_crops_of_big_label_maps_hold_the_palettes_colours_alone(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    palette = tuple(Swatch(str(i), (i * 60, 255 - i * 60, 30)) for i in range(4))
    exact = np.array([swatch.rgb for swatch in palette], np.uint8)[
        rng.integers(0, 4, (8, 10)).repeat(10, 0).repeat(10, 1)
    ]
    soft = (exact + rng.integers(0, 12, exact.shape)).clip(0, 255).astype(np.uint8)
    write(tmp_path / "masks" / "0.png", soft)
    write(tmp_path / "photos" / "0.png", soft)
    spec = DataSpec(input="masks", target="photos", snap=True)
    made = Recipe(32, spec, InputSpec(kind="labels", palette=palette))
    data = PairDataset(find_pairs(tmp_path, spec).train, made, jitter=1.2, mirror=True, seed=1, warn=print)
    seen = np.concatenate([to_rgb(image).reshape(-1, 3) for image in data.batch(0, 8)[0]])
    assert {tuple(colour) for colour in np.unique(seen, axis=0).tolist()} <= {swatch.rgb for swatch in palette}


def emoji_folder(root: Path, count: int = 6) -> Path:
    """Flat drawings on white, and pictures of them with transparency, as a folder of two."""
    for i in range(count):
        drawing = np.full((48, 48, 3), 255, np.uint8)
        drawing[12:36, 10:40] = (200, 30 * i, 60)
        write(root / "flat" / f"{i}.png", drawing)
        alpha = np.where((drawing < 255).any(2), 255, 0).astype(np.uint8)
        picture = Image.fromarray(np.dstack([drawing // 2, alpha]), "RGBA")
        (root / "render").mkdir(exist_ok=True)
        picture.save(root / "render" / f"{i}.webp", lossless=True)
    return root


def drawn(root: Path, variety: Variety, spec: DataSpec, count: int = 24) -> list[tuple[Rgb, Rgb]]:
    """Examples of a folder, as pairs of bytes."""
    data = PairDataset(
        find_pairs(root, spec).train,
        Recipe(48, spec, InputSpec(kind="colours")),
        jitter=1,
        mirror=True,
        seed=3,
        warn=print,
        variety=variety,
    )
    source, target = data.batch(0, count)
    return [(to_rgb(a), to_rgb(b)) for a, b in zip(source, target, strict=True)]


FLAT = DataSpec(input="flat", target="render")


def test_a_ground_is_the_same_colour_in_input_and_target_and_the_figure_stays(tmp_path: Path) -> None:
    grounds = set()
    for source, target in drawn(emoji_folder(tmp_path), Variety(grounds=1), FLAT):
        assert np.array_equal(source[0, 0], target[0, 0])
        assert (source[:11] == source[0, 0]).all()
        assert (target[:11] == source[0, 0]).all()
        assert (source[20, 20, [0, 2]] == (200, 60)).all()
        assert (target[20, 20, [0, 2]] == (100, 30)).all()
        grounds.add(tuple(source[0, 0].tolist()))
    assert len(grounds) > 10


def test_what_is_unfinished_is_paper_in_input_and_target(tmp_path: Path) -> None:
    blank = partly = 0
    for source, target in drawn(emoji_folder(tmp_path), Variety(unfinished=1), FLAT, 48):
        bare = (source == 255).all(2)
        assert (target[bare] == 255).all()
        blank += int(bare.all())
        partly += int(0 < (~bare).sum() < 24 * 30)
    assert blank >= 4
    assert partly >= 8


def test_areas_are_left_out_as_wholes(tmp_path: Path) -> None:
    for i in range(3):
        write(tmp_path / f"{i}.png", picture(i, 96, 96))
    spec = DataSpec(maker="blocks", target=None)
    for source, target in drawn(tmp_path, Variety(unfinished=1, zoom=1.5, varied=True), spec):
        bare = (source == 255).all(2)
        assert (target[bare] == 255).all()


def test_labels_are_never_left_out(tmp_path: Path) -> None:
    pairs = find_pairs(combined_folder(tmp_path)).train
    made = Recipe(32, DataSpec(), InputSpec(kind="labels"))
    data = PairDataset(pairs, made, jitter=1, mirror=False, seed=1, warn=print, variety=Variety(unfinished=1))
    originals = {picture(int(pair.stem)).tobytes() for pair in pairs}
    assert {to_rgb(image).tobytes() for image in data.batch(0, 7)[0]} <= originals


def test_a_maker_makes_other_inputs_of_the_same_photo_but_never_a_blank_one(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    photo = cv2.GaussianBlur(rng.integers(0, 256, (96, 96, 3)).astype(np.uint8), (0, 0), 4)
    write(tmp_path / "0.png", np.asarray(cv2.convertScaleAbs(photo, alpha=4, beta=-380), np.uint8))
    spec = DataSpec(maker="edges")
    data = PairDataset(
        find_pairs(tmp_path, spec).train,
        Recipe(96, spec, InputSpec(kind="lines")),
        jitter=1,
        mirror=False,
        seed=3,
        warn=print,
        lines=1,
        variety=Variety(varied=True),
    )
    seen = [to_rgb(image) for image in data.batch(0, 16)[0]]
    assert len({image.tobytes() for image in seen}) == 16
    assert all((image < 128).any() for image in seen)


def test_parts_are_enlarged(tmp_path: Path) -> None:
    write(tmp_path / "A" / "0.png", picture(0, 64, 64))
    write(tmp_path / "B" / "0.png", 255 - picture(0, 64, 64))
    data = PairDataset(
        find_pairs(tmp_path).train, recipe(64), jitter=1, mirror=False, seed=3, warn=print, variety=Variety(zoom=2)
    )
    source, target = data.batch(0, 8)
    assert source.shape == (8, 3, 64, 64)
    torch.testing.assert_close(target, -source, atol=0.05, rtol=0)
    assert len({to_rgb(image).tobytes() for image in source}) == 8


def test_dyed_drawings_keep_their_lines_grey_and_their_paper_white(tmp_path: Path) -> None:
    for i in range(4):
        drawing = np.full((64, 64, 3), 255, np.uint8)
        drawing[16:48, 16:48] = (120, 100, 90 + 20 * i)
        write(tmp_path / f"{i}.png", drawing)
    spec = DataSpec(maker="dabs", bare="colours")
    shown = {}
    for dyes in (0.0, 1.0):
        data = PairDataset(
            find_pairs(tmp_path, spec).train,
            Recipe(64, spec, InputSpec(kind="lines")),
            jitter=1,
            mirror=False,
            seed=3,
            warn=print,
            variety=Variety(dyes=dyes),
        )
        shown[dyes] = [(to_rgb(a), to_rgb(b)) for a, b in zip(*data.batch(0, 16), strict=True)]
    changed = 0
    for (plain, target), (dabbed, dyed) in zip(shown[0.0], shown[1.0], strict=True):
        line = (plain.max(2) == plain.min(2)) & (plain.max(2) < 100)
        bare = dabbed.max(2) == dabbed.min(2)  # dabs lie elsewhere: they go where colours are
        assert np.array_equal(dabbed[line & bare], plain[line & bare])
        assert (dyed[(target == 255).all(2)] == 255).all()
        changed += int(np.abs(dyed.astype(int) - target).max() > 40)
        dab = dabbed[~bare]
        if len(dab):  # it has the colour that the target has, whether that was dyed or not
            assert np.abs(dab.astype(int) - dyed[32, 32]).max(1).min() <= 8
    assert 6 <= changed < 16  # those with a dab; bare ones are as they were


def test_a_share_of_line_drawings_is_painted_by_areas_instead_of_dabs(tmp_path: Path) -> None:
    lined_folder(tmp_path)
    pairs = find_pairs(tmp_path, INK)
    colours: list[float] = []
    for painted in (0.0, 1.0):
        data = PairDataset(
            pairs.train,
            Recipe(64, INK, InputSpec(kind="lines")),
            jitter=1,
            mirror=False,
            seed=0,
            warn=pytest.fail,
            variety=Variety(painted=painted),
        )
        inputs = np.concatenate([data.batch(n, 4)[0].numpy() for n in range(6)])
        colours.append(float((np.ptp(inputs, axis=1) > 0.1).mean()))
    assert colours[1] > 3 * colours[0] > 0
