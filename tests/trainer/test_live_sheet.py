"""A sheet whose picture is made anew only where the drawing changes: what is exact, what is near, what stands still."""

from pathlib import Path
from typing import Literal

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trainer.models import save_small_model, small_card
from trainer.box import Box, Edit, join_boxes
from trainer.model_card import CHANNELS, InputSpec, ModelCard, NetworkSpec
from trainer.pix2pix.cpu_engine import PackedUNet, operators_exist, run
from trainer.pix2pix.engines import Verdicts
from trainer.pix2pix.generator import Generator, load_generator
from trainer.pix2pix.images import resize
from trainer.pix2pix.networks import UNetGenerator, init_weights
from trainer.pix2pix.sparse import staleness, trial
from trainer.pix2pix.sparse.live_sheet import LiveSheet
from trainer.pix2pix.sparse.resampler import Resampler
from trainer.pix2pix.sparse.sparse_unet import SparseUNet
from trainer.pixels import Rgb

pytestmark = pytest.mark.skipif(not operators_exist(), reason="this build of PyTorch has no packed convolutions")
CPU = torch.device("cpu")


def generator(
    monkeypatch: pytest.MonkeyPatch, size: int = 64, card: ModelCard | None = None, **spec: object
) -> Generator:
    monkeypatch.setattr(
        "trainer.pix2pix.engines.time_engine", lambda engine, _frame: not isinstance(engine, PackedUNet)
    )
    network = NetworkSpec(**{"width": 4, "depth": 6} | spec)  # type: ignore[arg-type]
    card = card or ModelCard("Small", network, size=size)
    made = UNetGenerator(card.network)
    init_weights(made, torch.Generator().manual_seed(0))
    return Generator(card, made, CPU, torch.float32)


def drawing(height: int, width: int, seed: int = 0) -> Rgb:
    small = np.random.default_rng(seed).integers(0, 256, (4, 4, 3), dtype=np.uint8)
    return resize(small, (width, height)).copy()


def edit(rgb: Rgb, box: Box, reach: int, value: int) -> Edit:
    sheet = Box(0, 0, rgb.shape[1], rgb.shape[0])
    box = box.within(sheet)
    rgb[box.slices] = value
    place = box.grown(reach).within(sheet)
    return Edit(box, place, rgb[place.slices].copy())


class TestSparseUNet:
    @pytest.mark.parametrize("upsampling", ["transposed", "resize"])
    @pytest.mark.parametrize("norm", ["batch", "instance", "none"])
    @pytest.mark.parametrize("skip", ["relu", "leaky_relu"])
    def test_a_box_in_which_nothing_changed_is_as_it_was(
        self, monkeypatch: pytest.MonkeyPatch, upsampling: str, norm: str, skip: str
    ) -> None:
        """Also where it meets the edges: there and only there the network sees zeros."""
        made = generator(monkeypatch, upsampling=upsampling, norm=norm, skip=skip, encoder_bias=True, width=8)
        packed = PackedUNet(made.network, torch.float32)  # type: ignore[arg-type]
        sparse = SparseUNet(made.network, packed)  # type: ignore[arg-type]
        assert sparse.outer_levels(64, 128) == 3
        x = made.prepare(drawing(64, 128))
        whole = run(sparse.refresh(x)).clone()
        assert torch.equal(whole, packed(x))
        pixels = x[0].permute(1, 2, 0).contiguous()
        for box in (Box(0, 0, 9, 7), Box(50, 20, 77, 41), Box(120, 60, 128, 64), Box(0, 0, 128, 64)):
            place, part = sparse.box(pixels, box)
            assert place.within(Box(0, 0, 128, 64)) == place
            assert box.within(place) == box
            expected = whole[0].permute(1, 2, 0)[place.slices]
            assert torch.allclose(part, expected, atol=1e-5)

    def test_without_skips_there_are_no_boxes(self, monkeypatch: pytest.MonkeyPatch) -> None:
        made = generator(monkeypatch, kind="encoder_decoder")
        sheet, rgb = LiveSheet(made, is_proved=True), drawing(64, 64)
        assert np.array_equal(run(sheet.whole(rgb)), made.at_card_size(rgb))
        assert sheet.reach() is None


@pytest.mark.parametrize("shape", [(64, 64), (256, 256), (90, 150), (256, 300), (40, 40)])
@pytest.mark.parametrize("labels", [False, True])
@pytest.mark.parametrize("colour_space", ["rgb", "lab"])
def test_whole_pictures_are_the_generators_to_the_byte_and_boxes_stay_within_themselves(
    monkeypatch: pytest.MonkeyPatch, shape: tuple[int, int], labels: bool, colour_space: Literal["rgb", "lab"]
) -> None:
    inputs, outputs = CHANNELS[colour_space]
    card = ModelCard(
        "Small",
        NetworkSpec(width=4, depth=6, input_channels=inputs, output_channels=outputs),
        size=64,
        input=InputSpec(kind="labels") if labels else InputSpec(),
        colour_space=colour_space,
    )
    made = generator(monkeypatch, card=card)
    sheet, rgb = LiveSheet(made, is_proved=True), drawing(*shape)
    shown = run(sheet.whole(rgb)).copy()
    assert np.array_equal(shown, made.at_card_size(rgb))
    reach = sheet.reach()
    assert reach is not None
    for number, box in enumerate([Box(0, 0, 12, 9), Box(30, 20, 38, 40), Box(shape[1] - 9, shape[0] - 4, 999, 999)]):
        before = shown.copy()
        for place, pixels in sheet.boxes([edit(rgb, box, reach, 40 * number)]):
            shown[place.slices] = pixels
            outside = np.ones(shape, bool)
            outside[place.slices] = False
            assert (before == shown)[outside].all()
    assert (run(sheet.whole(rgb)) == made.at_card_size(rgb)).all()


@settings(max_examples=15, deadline=None)
@given(
    strokes=st.lists(
        st.tuples(
            st.integers(-5, 90), st.integers(-5, 70), st.integers(1, 30), st.integers(1, 30), st.integers(0, 255)
        ),
        min_size=1,
        max_size=8,
    ),
    stop=st.integers(0, 12),
    seed=st.sampled_from([None, 3]),
)
def test_after_random_strokes_and_refreshes_the_picture_at_rest_is_the_generators(
    strokes: list[tuple[int, int, int, int, int]], stop: int, seed: int | None
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        made = generator(patch)
    sheet, rgb = LiveSheet(made, is_proved=True), drawing(70, 90)
    run(sheet.whole(rgb, seed))
    reach = sheet.reach(seed)
    assert reach is not None
    refresh = None
    for left, top, width, height, value in strokes:
        box = Box(left, top, left + width, top + height).within(Box(0, 0, 90, 70))
        if box.area:
            sheet.boxes([edit(rgb, box, reach, value)])
        refresh = refresh or sheet.refresh()
        for _ in range(stop):
            if next(refresh, 1) is not None:
                refresh = None
                break
    assert np.array_equal(run(sheet.whole(rgb, seed)), made.at_card_size(rgb, seed))


def test_a_dab_reaches_as_far_as_it_fills_and_at_rest_the_picture_is_the_generators(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spec = InputSpec(kind="lines", spread_dabs=True)
    made = generator(monkeypatch, card=ModelCard("Dabs", NetworkSpec(width=4, depth=6), size=128, input=spec))
    sheet, rgb = LiveSheet(made, is_proved=True), np.full((128, 128, 3), 255, np.uint8)
    for box in (Box(20, 20, 100, 22), Box(20, 98, 100, 100), Box(20, 20, 22, 100), Box(98, 20, 100, 100)):
        rgb[box.slices] = 20
    empty = run(sheet.whole(rgb)).copy()
    assert np.array_equal(empty, made.at_card_size(rgb))
    changed, inner = Box(30, 30, 36, 36), Box(30, 30, 90, 90)
    rgb[changed.slices] = (200, 30, 30)
    place = changed.grown(sheet.reach() or 0)
    parts = sheet.boxes([Edit(changed, place, rgb[place.slices].copy())])
    assert any(part.within(inner) == inner for part, _ in parts)  # the whole frame, not the dab alone
    refreshed = run(sheet.refresh())
    truth = made.at_card_size(rgb)
    assert refreshed is not None
    assert np.array_equal(refreshed, truth)
    assert (np.abs(truth.astype(int) - empty).max(2) > 0)[60:80, 60:80].all()
    assert np.array_equal(run(sheet.whole(rgb)), truth)


def test_a_dab_that_is_erased_takes_with_it_what_it_filled(monkeypatch: pytest.MonkeyPatch) -> None:
    spec = InputSpec(kind="lines", spread_dabs=True)
    made = generator(monkeypatch, card=ModelCard("Dabs", NetworkSpec(width=4, depth=6), size=128, input=spec))
    sheet, rgb = LiveSheet(made, is_proved=True), np.full((128, 128, 3), 255, np.uint8)
    for box in (Box(20, 20, 100, 22), Box(20, 98, 100, 100), Box(20, 20, 22, 100), Box(98, 20, 100, 100)):
        rgb[box.slices] = 20
    run(sheet.whole(rgb))
    place = Box(30, 30, 36, 36).grown(sheet.reach() or 0)
    for colour in ((200, 30, 30), (255, 255, 255)):
        rgb[30:36, 30:36] = colour
        sheet.boxes([Edit(Box(30, 30, 36, 36), place, rgb[place.slices].copy())])
    refreshed = run(sheet.refresh())
    assert refreshed is not None
    assert np.array_equal(refreshed, made.at_card_size(rgb))


def test_an_empty_sheet_has_an_empty_picture_and_a_stroke_grows_out_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    made = generator(monkeypatch)
    sheet, rgb = LiveSheet(made, is_proved=True), np.full((70, 90, 3), 255, np.uint8)
    assert (made.at_card_size(rgb) == 255).all()
    shown = run(sheet.whole(rgb)).copy()
    assert (shown == 255).all()
    for place, pixels in sheet.boxes([edit(rgb, Box(40, 30, 44, 34), sheet.reach() or 0, 0)]):
        shown[place.slices] = pixels
    assert (shown[32, 42] != 255).any()
    assert (shown[:4, :4] == 255).all()
    sheet.boxes([edit(rgb, Box(40, 30, 44, 34), sheet.reach() or 0, 255)])
    refreshed = run(sheet.refresh())
    assert refreshed is not None
    assert (refreshed == 255).all()


def test_a_refresh_holds_what_came_while_it_was_computed(monkeypatch: pytest.MonkeyPatch) -> None:
    made = generator(monkeypatch)
    sheet, rgb = LiveSheet(made, is_proved=True), drawing(64, 64)
    run(sheet.whole(rgb))
    first, second = Box(4, 4, 20, 20), Box(40, 40, 60, 60)
    sheet.boxes([edit(rgb, first, sheet.reach() or 0, 255)])
    refresh = sheet.refresh()
    for _ in range(3):
        next(refresh)
    other = LiveSheet(made, is_proved=True)
    expected = run(other.whole(rgb)).copy()
    later = edit(rgb, second, sheet.reach() or 0, 0)
    sheet.boxes([later])
    refreshed = run(refresh)
    assert refreshed is not None
    for place, pixels in other.boxes([later]):
        expected[place.slices] = pixels
    inner = Box(0, 0, 20, 64)  # what neither box of the second reaches
    assert np.array_equal(refreshed[second.slices], expected[second.slices])
    assert np.array_equal(refreshed[inner.slices], expected[inner.slices])


class TestProof:
    """Boxes are used where a scripted stroke of theirs is near, and faster."""

    def test_near_and_faster_serves(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(trial, "NEAR", 0.0)
        monkeypatch.setattr(trial, "_FASTER", 1e9)
        made = generator(monkeypatch)
        sheet, rgb = LiveSheet(made), drawing(64, 64)
        shown = run(sheet.whole(rgb)).copy()
        assert not sheet.is_tried
        assert sheet.reach() is None  # what isn't proved isn't used
        run(sheet.prove())
        assert sheet.is_tried
        assert sheet.reach() is not None
        assert np.array_equal(sheet.boxes([edit(rgb, Box(0, 0, 1, 1), 9, int(rgb[0, 0, 0]))])[0][1].shape[2:], (3,))
        assert np.array_equal(shown, made.at_card_size(drawing(64, 64)))  # the stroke is nowhere to be seen

    @pytest.mark.parametrize(("near", "faster"), [(200.0, 1e9), (0.0, 0.0)])
    def test_far_off_or_slow_does_not(self, monkeypatch: pytest.MonkeyPatch, near: float, faster: float) -> None:
        monkeypatch.setattr(trial, "NEAR", near)
        monkeypatch.setattr(trial, "_FASTER", faster)
        sheet = LiveSheet(generator(monkeypatch))
        run(sheet.whole(drawing(64, 64)))
        run(sheet.prove())
        assert sheet.is_tried
        assert sheet.reach() is None

    @pytest.mark.parametrize("needed", [1, 2])
    def test_as_few_levels_are_computed_as_are_near(self, monkeypatch: pytest.MonkeyPatch, needed: int) -> None:
        monkeypatch.setattr(trial, "_FASTER", 1e9)
        sheet = LiveSheet(generator(monkeypatch, depth=5))  # two levels of at least 8 pixels
        monkeypatch.setattr(trial, "psnr", lambda _ours, _truth: 50.0 if levels_used[-1] >= needed else 20.0)
        levels_used: list[int] = []
        box = SparseUNet.box

        def counted(sparse: SparseUNet, x: torch.Tensor, changed: Box) -> tuple[Box, torch.Tensor]:
            levels_used.append(sparse.outer_levels(*x.shape[:2]) - sparse.spared)
            return box(sparse, x, changed)

        monkeypatch.setattr(SparseUNet, "box", counted)
        rgb = drawing(64, 64)
        run(sheet.whole(rgb))
        run(sheet.prove())
        reach = sheet.reach()
        assert reach is not None
        sheet.boxes([edit(rgb, Box(20, 20, 30, 30), reach, 255)])
        assert levels_used[-1] == needed

    def test_what_proved_itself_is_remembered(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(trial, "NEAR", 0.0)
        monkeypatch.setattr(trial, "_FASTER", 1e9)
        made, verdicts, rgb = generator(monkeypatch), Verdicts(), drawing(64, 64)
        first = LiveSheet(made, verdicts=verdicts)
        run(first.whole(rgb))
        run(first.prove())
        monkeypatch.setattr(trial, "NEAR", 200.0)  # it wouldn't prove itself again
        again = LiveSheet(made, verdicts=verdicts)
        run(again.whole(rgb))
        assert again.reach() is None  # its layers are still to be made
        run(again.prove())
        assert again.reach() == first.reach()
        other = LiveSheet(generator(monkeypatch, norm="batch"), verdicts=verdicts)
        run(other.whole(rgb))
        run(other.prove())
        assert other.reach() is None

    def test_with_another_drawing_they_are_tried_again(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(trial, "_FASTER", 1e9)
        monkeypatch.setattr(trial, "psnr", lambda _ours, _truth: 20.0)
        sheet = LiveSheet(generator(monkeypatch))
        run(sheet.whole(drawing(64, 64)))
        run(sheet.prove())
        run(sheet.whole(drawing(64, 64)))
        assert sheet.is_tried
        run(sheet.whole(drawing(64, 64, seed=1)))
        assert not sheet.is_tried

    def test_what_is_found_too_far_off_in_use_has_to_be_proved_again(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(staleness, "psnr", lambda _ours, _truth: 20.0)
        sheet, rgb = LiveSheet(generator(monkeypatch), is_proved=True), drawing(64, 64)
        run(sheet.whole(rgb))
        reach, number = sheet.reach(), 0
        assert reach is not None
        while sheet.reach() is not None:
            number += 1
            assert number < 20
            sheet.boxes([edit(rgb, Box(20, 20, 30, 30), reach, 10 * number)])
            run(sheet.refresh())
        assert not sheet.is_tried

    def test_what_was_given_up_is_proved_later(self, monkeypatch: pytest.MonkeyPatch) -> None:
        sheet = LiveSheet(generator(monkeypatch))
        run(sheet.whole(drawing(64, 64)))
        next(sheet.prove())
        assert not sheet.is_tried


def test_a_loaded_model_draws_at_rest_what_the_file_says(tmp_path: Path) -> None:
    save_small_model(tmp_path / "m.safetensors", small_card())
    made = load_generator(tmp_path / "m.safetensors")
    rgb = drawing(made.card.size, made.card.size)
    assert np.array_equal(run(LiveSheet(made).whole(rgb)), load_generator(tmp_path / "m.safetensors")(rgb))


class TestStaleness:
    """How much may change until the next whole picture is learned from the last ones."""

    WHOLE = drawing(64, 64)

    def judged(self, decibels: list[float]) -> staleness.Staleness:
        made = staleness.Staleness()
        for level in decibels:
            made.reach(Box(0, 0, 8, 8))
            boxes = made.begin()
            off = np.full((64, 64, 3), 0, np.uint8)
            off[:] = round(255 / 10 ** (level / 20))
            made.judge(off, np.zeros_like(off), boxes)
        return made

    def until_due(self, made: staleness.Staleness) -> int:
        number = 0
        while not made.is_due:
            made.add(0.001)
            number += 1
        return number

    def test_near_boxes_last_longer_and_far_ones_shorter(self) -> None:
        first = self.until_due(self.judged([]))
        assert self.until_due(self.judged([48.0])) > first > self.until_due(self.judged([36.5]))
        assert self.until_due(self.judged([41.0])) == first

    @given(st.lists(st.sampled_from([20.0, 34.0, 37.0, 41.0, 48.0]), max_size=30))
    def test_the_share_stays_bounded(self, decibels: list[float]) -> None:
        assert 2 <= self.until_due(self.judged(decibels)) <= 61

    def test_what_is_too_far_off_again_and_again_does_not_serve(self) -> None:
        assert not self.judged([20.0] * 8).serves
        assert self.judged([20.0] * 3).serves  # they can still come more often
        assert self.judged([20.0, 48.0] * 8).serves

    def test_nothing_computed_says_nothing(self) -> None:
        made = staleness.Staleness()
        made.judge(self.WHOLE, 255 - self.WHOLE, made.begin())
        assert self.until_due(made) == self.until_due(staleness.Staleness())


class TestResampler:
    @settings(max_examples=40, deadline=None)
    @given(
        source=st.tuples(st.integers(16, 200), st.integers(16, 200)),
        factor=st.sampled_from([0.25, 0.37, 0.5, 0.9, 1.0, 1.5, 2.0, 3.3]),
        labels=st.booleans(),
        corner=st.tuples(st.floats(0, 0.9), st.floats(0, 0.9)),
        seed=st.integers(0, 99),
    )
    def test_a_part_is_scaled_as_the_whole(
        self, source: tuple[int, int], factor: float, labels: bool, corner: tuple[float, float], seed: int
    ) -> None:
        target = (max(1, round(source[0] * factor)), max(1, round(source[1] * factor)))
        pixels = np.random.default_rng(seed).integers(0, 256, (*source, 3), dtype=np.uint8)
        whole = resize(pixels, (target[1], target[0]), labels)
        left, top = int(corner[0] * target[1]), int(corner[1] * target[0])
        box = Box(left, top, min(left + 9, target[1]), min(top + 13, target[0]))
        resampler = Resampler(source, target, labels)
        needed = resampler.needed(box)
        part = resampler.scale(pixels[needed.slices], needed, box)
        assert np.abs(part.astype(int) - whole[box.slices]).max() <= (0 if labels else 1)

    def test_what_a_change_reaches_is_all_that_changes(self) -> None:
        pixels = drawing(120, 100)
        changed = pixels.copy()
        box = Box(20, 33, 41, 50)
        changed[box.slices] = 255 - changed[box.slices]
        for size in ((60, 50), (37, 31), (240, 200), (300, 251)):
            before, after = (resize(image, (size[1], size[0])) for image in (pixels, changed))
            rows, columns = np.nonzero((before != after).any(2))
            reached = Resampler((120, 100), size).reached(box)
            inside = Box(int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1)
            assert inside.within(reached) == inside


class TestBoxes:
    @given(
        st.lists(st.tuples(*[st.integers(0, 50)] * 2, *[st.integers(1, 20)] * 2), max_size=12),
        st.integers(1, 5),
        st.integers(0, 10),
    )
    def test_joined_boxes_cover_all_and_are_few(
        self, rects: list[tuple[int, int, int, int]], most: int, margin: int
    ) -> None:
        boxes = [Box(x, y, x + w, y + h) for x, y, w, h in rects]
        joined = join_boxes(boxes, most, margin)
        assert len(joined) <= most
        assert all(any(box.within(other) == box for other in joined) for box in boxes)

    def test_strokes_far_apart_stay_apart(self) -> None:
        near = [Box(0, 0, 10, 10), Box(12, 0, 20, 10)]
        far = Box(200, 200, 210, 210)
        assert sorted(join_boxes([*near, far], 8, 8)) == [Box(0, 0, 20, 10), far]


def test_the_grain_of_a_part_is_that_of_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    network = NetworkSpec(width=4, depth=6)
    made, plain = (
        generator(monkeypatch, card=ModelCard("Grainy", network, size=128, input=InputSpec(grain=grain)))
        for grain in (0.1, 0)
    )
    sheet, rgb = LiveSheet(made, is_proved=True), np.full((128, 128, 3), 200, np.uint8)
    assert np.array_equal(run(sheet.whole(rgb)), made.at_card_size(rgb))
    changed = Box(70, 40, 90, 60)
    rgb[changed.slices] = (30, 120, 40)
    part = changed.grown(sheet.reach() or 0).within(Box(0, 0, 128, 128))
    sheet.boxes([Edit(changed, part, rgb[part.slices].copy())])
    refreshed = run(sheet.refresh())
    assert refreshed is not None
    assert np.array_equal(refreshed, made.at_card_size(rgb))
    assert not np.array_equal(refreshed, plain.at_card_size(rgb))
