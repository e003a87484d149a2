"""Which engine draws: the packed one where it proves itself, else the plain modules; the CPU when a GPU is full."""

from pathlib import Path
from typing import Literal

import numpy as np
import pytest
import torch
from torch import Tensor

from tests.trainer.models import save_small_model, small_card
from trainer.bench.inference import bench_inference, make_reference
from trainer.model_card import NetworkSpec
from trainer.pix2pix import engines
from trainer.pix2pix.cpu_engine import PackedUNet, operators_exist
from trainer.pix2pix.engines import ModuleEngine, choose_engine, relative_error
from trainer.pix2pix.generator import Generator
from trainer.pix2pix.hardware import choose_device, drawing_threads
from trainer.pix2pix.model_file import build_generator, load_model
from trainer.pix2pix.networks import DropoutNoise, UNetGenerator, init_weights

CPU = torch.device("cpu")


def network(**spec: object) -> UNetGenerator:
    made = UNetGenerator(NetworkSpec(**{"width": 8, "depth": 5} | spec)).eval()  # type: ignore[arg-type]
    init_weights(made, torch.Generator().manual_seed(0))
    return made.requires_grad_(False)


def frame(height: int = 64, width: int = 64, seed: int = 0) -> Tensor:
    return torch.rand(1, 3, height, width, generator=torch.Generator().manual_seed(seed)) * 2 - 1


@pytest.mark.skipif(not operators_exist(), reason="this build of PyTorch has no packed convolutions")
class TestPacked:
    @pytest.mark.parametrize("kind", ["unet", "encoder_decoder"])
    @pytest.mark.parametrize("upsampling", ["transposed", "resize"])
    @pytest.mark.parametrize("norm", ["batch", "instance", "none"])
    def test_it_draws_what_the_modules_draw(self, kind: str, upsampling: str, norm: str) -> None:
        plain = network(kind=kind, upsampling=upsampling, norm=norm)
        packed = PackedUNet(plain, torch.float32)
        for x in (frame(), frame(seed=1), frame(96, 32), frame(32, 160), frame()):
            assert relative_error(packed(x), plain(x)) < 1e-4

    @pytest.mark.skipif(
        not torch.ops.mkldnn._is_mkldnn_bf16_supported(), reason="this processor has no convolutions in bfloat16"
    )
    def test_bfloat16_is_near(self) -> None:
        plain = network()
        assert relative_error(PackedUNet(plain, torch.bfloat16)(frame()), plain(frame())) < 2e-2

    def test_dropout_is_the_same_from_the_same_seed(self) -> None:
        plain = network()
        packed = PackedUNet(plain, torch.float32)
        for strength in (0.5, 1.0, 3.0):
            ours, theirs = packed(frame(), DropoutNoise(5, strength)), plain(frame(), DropoutNoise(5, strength))
            assert relative_error(ours, theirs) < 1e-4

    def test_a_picture_does_not_depend_on_those_before(self) -> None:
        packed = PackedUNet(network(), torch.float32)
        first = packed(frame()).clone()
        packed(frame(seed=2))
        packed(frame(96, 32))
        packed(frame(seed=3), DropoutNoise(1))
        assert torch.equal(packed(frame()), first)

    def test_buffers_are_kept_for_two_sizes_only(self) -> None:
        packed = PackedUNet(network(), torch.float32)
        for side in (32, 64, 96, 128):
            packed(frame(side, side))
        assert [size[0] for size in packed.sizes] == [96, 128]


class TestDropoutNoise:
    def test_strength_goes_from_nothing_to_exaggeration(self) -> None:
        plain = network()
        steady = plain(frame())
        apart = [relative_error(plain(frame(), DropoutNoise(1, strength)), steady) for strength in (0, 0.5, 1, 3)]
        assert apart[0] < 1e-6
        assert apart == sorted(apart)
        assert apart[1] > 1e-4

    def test_as_trained_it_keeps_the_mean(self) -> None:
        mask = DropoutNoise(0).mask(torch.ones(1, 8, 64, 64), 0.5)
        assert set(mask.unique().tolist()) == {0.0, 2.0}
        assert mask.mean().item() == pytest.approx(1, abs=0.03)


class TestChoice:
    @pytest.fixture(autouse=True)
    def nothing_known(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(engines, "verdicts", engines.Verdicts())
        monkeypatch.setattr(engines, "known_to_be_faster", lambda: False)
        monkeypatch.setattr(engines, "OtherPrograms", lambda: lambda: 0.0)

    def test_what_has_proved_itself_is_not_tried_again_in_another_session_either(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        timed: list[object] = []

        def time(engine: object, _frame: Tensor) -> float:
            timed.append(engine)
            return float(isinstance(engine, ModuleEngine))

        monkeypatch.setattr(engines, "time_engine", time)
        engines.verdicts.keep_in(tmp_path / "engines.json")
        choose_engine(network(), 64, CPU, torch.float32)
        assert len(timed) == 2  # ours and theirs, once
        monkeypatch.setattr(engines, "verdicts", engines.Verdicts())
        engines.verdicts.keep_in(tmp_path / "engines.json")
        monkeypatch.setattr(engines, "relative_error", lambda *_: 1.0)
        assert isinstance(choose_engine(network(), 64, CPU, torch.float32), PackedUNet)
        assert len(timed) == 2
        others = network()
        init_weights(others, torch.Generator().manual_seed(1))
        assert isinstance(choose_engine(others, 64, CPU, torch.float32), ModuleEngine)  # other weights may be off
        assert isinstance(choose_engine(network(), 32, CPU, torch.float32), ModuleEngine)

    @pytest.mark.parametrize("content", [b"", b"[1]", b"{", b'["a"]'])
    def test_a_damaged_file_of_verdicts_says_nothing(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes
    ) -> None:
        monkeypatch.setattr(engines, "time_engine", lambda engine, _frame: isinstance(engine, ModuleEngine))
        (tmp_path / "engines.json").write_bytes(content)
        engines.verdicts.keep_in(tmp_path / "engines.json")
        assert isinstance(choose_engine(network(), 64, CPU, torch.float32), PackedUNet)

    def test_on_a_busy_machine_the_clock_decides_nothing_for_good(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(engines, "OtherPrograms", lambda: lambda: 1.0)
        monkeypatch.setattr(engines, "time_engine", lambda engine, _frame: isinstance(engine, PackedUNet))
        assert isinstance(choose_engine(network(), 64, CPU, torch.float32), PackedUNet)
        monkeypatch.setattr(engines, "OtherPrograms", lambda: lambda: 0.0)
        assert isinstance(choose_engine(network(), 64, CPU, torch.float32), ModuleEngine)

    def test_where_it_is_known_to_be_faster_the_clock_is_not_asked(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(engines, "known_to_be_faster", lambda: True)
        monkeypatch.setattr(engines, "time_engine", lambda engine, _frame: isinstance(engine, PackedUNet))
        assert isinstance(choose_engine(network(), 64, CPU, torch.float32), PackedUNet)

    def test_a_defeat_is_not_for_good(self, monkeypatch: pytest.MonkeyPatch) -> None:
        blocks = {PackedUNet: 9.0, ModuleEngine: 5.0}
        monkeypatch.setattr(engines, "time_engine", lambda engine, _frame: blocks[type(engine)])
        assert isinstance(choose_engine(network(), 64, CPU, torch.float32), ModuleEngine)
        blocks[PackedUNet] = 1.0
        assert isinstance(choose_engine(network(), 64, CPU, torch.float32), PackedUNet)

    def test_an_engine_that_is_off_is_passed_over_with_a_line_in_the_log(
        self, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        class Wrong(PackedUNet):
            def __call__(self, x: Tensor, noise: DropoutNoise | None = None) -> Tensor:
                return super().__call__(x, noise) + 0.1

        monkeypatch.setattr(engines, "PackedUNet", Wrong)
        assert isinstance(choose_engine(network(), 64, CPU, torch.float32), ModuleEngine)
        assert "off by" in caplog.text

    def test_an_engine_that_fails_is_passed_over(
        self, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        def broken(*_: object) -> Tensor:
            raise RuntimeError("could not create a primitive")

        monkeypatch.setattr(PackedUNet, "__call__", broken)
        assert isinstance(choose_engine(network(), 64, CPU), ModuleEngine)
        assert "could not create a primitive" in caplog.text

    def test_without_the_operators_the_modules_draw(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(engines, "operators_exist", lambda: False)
        assert isinstance(choose_engine(network(), 64, CPU), ModuleEngine)

    @pytest.mark.parametrize(("ours", "theirs", "expected"), [(5.0, 9.0, PackedUNet), (9.0, 5.0, ModuleEngine)])
    def test_the_faster_one_draws(
        self, monkeypatch: pytest.MonkeyPatch, ours: float, theirs: float, expected: type
    ) -> None:
        monkeypatch.setattr(
            engines, "time_engine", lambda engine, _frame: ours if isinstance(engine, PackedUNet) else theirs
        )
        assert isinstance(choose_engine(network(), 64, CPU, torch.float32), expected)

    def test_one_block_that_was_held_up_decides_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        ours = iter([70.0, 5.0])
        monkeypatch.setattr(
            engines, "time_engine", lambda engine, _frame: next(ours) if isinstance(engine, PackedUNet) else 9.0
        )
        assert isinstance(choose_engine(network(), 64, CPU, torch.float32), PackedUNet)

    @pytest.mark.parametrize("has_it", [True, False])
    def test_bfloat16_is_taken_where_the_processor_has_it(self, monkeypatch: pytest.MonkeyPatch, has_it: bool) -> None:
        class Either(PackedUNet):
            """Stands for a packed engine on a processor that has both types."""

            def __call__(self, x: Tensor, noise: DropoutNoise | None = None) -> Tensor:
                picture: Tensor = self._network(x, noise)
                return picture

        monkeypatch.setattr(engines, "PackedUNet", Either)
        monkeypatch.setattr(engines, "fast_in_bfloat16", lambda _device: has_it)
        monkeypatch.setattr(engines, "time_engine", lambda engine, _frame: isinstance(engine, ModuleEngine))
        assert choose_engine(network(), 64, CPU).dtype == (torch.bfloat16 if has_it else torch.float32)


@pytest.mark.parametrize(("cores", "threads"), [(1, 1), (2, 2), (3, 3), (4, 3), (16, 15)])
def test_the_window_keeps_a_core_where_there_are_enough(cores: int, threads: int) -> None:
    assert drawing_threads(cores) == threads


class TestGpu:
    """The selection alone, with the hardware faked: no GPU path has run on hardware."""

    @pytest.mark.parametrize(("cuda", "mps", "expected"), [(1, 1, "cuda"), (0, 1, "mps"), (0, 0, "cpu")])
    def test_the_best_device_present_is_taken(
        self, monkeypatch: pytest.MonkeyPatch, cuda: int, mps: int, expected: str
    ) -> None:
        monkeypatch.setattr(torch.cuda, "is_available", lambda: bool(cuda))
        monkeypatch.setattr(torch.backends.mps, "is_available", lambda: bool(mps))
        assert choose_device().type == expected

    @pytest.mark.parametrize(("native", "expected"), [(True, torch.bfloat16), (False, torch.float16)])
    def test_a_gpu_draws_in_half_precision_with_the_plain_modules(
        self, monkeypatch: pytest.MonkeyPatch, native: bool, expected: torch.dtype
    ) -> None:
        made: list[tuple[str, torch.dtype]] = []

        class Recorded(ModuleEngine):
            def __init__(self, _network: UNetGenerator, device: torch.device, dtype: torch.dtype) -> None:
                made.append((device.type, dtype))

        monkeypatch.setattr(engines, "ModuleEngine", Recorded)
        monkeypatch.setattr(torch.cuda, "is_bf16_supported", lambda including_emulation: native)
        choose_engine(network(), 64, torch.device("cuda"))
        assert made == [("cuda", expected)]

    def test_a_full_gpu_hands_over_to_the_cpu_and_says_so(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # Which of the CPU's engines is faster is decided by a look at the clock; here it must be the same one twice.
        monkeypatch.setattr(engines, "time_engine", lambda engine, _frame: isinstance(engine, ModuleEngine))
        save_small_model(tmp_path / "m.safetensors")
        card, weights = load_model(tmp_path / "m.safetensors")

        class Full(ModuleEngine):
            def __init__(self, _network: UNetGenerator, device: torch.device, dtype: torch.dtype) -> None:
                self.name, self.device, self.dtype = "cuda modules", device, dtype

            def __call__(self, x: Tensor, noise: DropoutNoise | None = None) -> Tensor:
                raise torch.OutOfMemoryError

        with monkeypatch.context() as patch:
            patch.setattr(engines, "ModuleEngine", Full)
            generator = Generator(card, build_generator(card, weights), torch.device("cuda"), torch.float32)
        drawing = np.full((32, 32, 3), 200, np.uint8)
        picture = generator(drawing)
        assert generator.device.type == "cpu"
        assert "too little memory" in generator.notice
        expected = Generator(card, build_generator(card, weights), CPU, None)(drawing)
        assert np.array_equal(picture, expected)


@pytest.mark.parametrize("upsampling", ["transposed", "resize"])
def test_the_benchs_reference_is_the_same_network(upsampling: Literal["transposed", "resize"]) -> None:
    plain = network(upsampling=upsampling)
    assert relative_error(make_reference(plain)(frame()), plain(frame())) < 1e-5


def test_the_bench_reports_what_it_measured() -> None:
    report = bench_inference(small_card().network, 32, "fp32", blocks=1)
    assert report.speedup == pytest.approx(report.reference_ms / report.ours_ms, rel=0.05)
    assert report.relative_error < 1e-4
    assert (report.dtype, report.size, report.network) == ("float32", 32, small_card().network)
