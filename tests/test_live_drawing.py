"""Drawing live with a real model, from the drawing's edits to what is shown: exact at rest, still beside the pen."""

import threading
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sketchpad.document.drawing import Brush, Drawing
from sketchpad.document.paint.symmetry import Symmetry
from sketchpad.live.engine import Engine
from sketchpad.live.generator import Patches, Picture
from sketchpad.live.mailbox import Mailbox
from sketchpad.torch_generator import load_live_generator
from tests.trainer.models import save_small_model
from trainer.model_card import ModelCard, NetworkSpec
from trainer.pix2pix.cpu_engine import operators_exist
from trainer.pix2pix.generator import load_generator
from trainer.pix2pix.sparse import trial
from trainer.pixels import Rgb

pytestmark = pytest.mark.skipif(not operators_exist(), reason="this build of PyTorch has no packed convolutions")
PATIENCE = 60


class Screen:
    """Shows what the engine tells, and takes down which pixels each telling has changed outside of its boxes."""

    def __init__(self) -> None:
        self.shown: Rgb | None = None
        self.revision = -1
        self.patches = 0
        self.strays = 0
        self.is_exact = False
        self.failures: list[str] = []
        self.heard = threading.Condition()

    def on_picture(self, revision: int, picture: Picture) -> None:
        with self.heard:
            self.shown, self.revision = picture.rgb.copy(), revision
            self.is_exact = True
            self.heard.notify_all()

    def on_patches(self, revision: int, patches: Patches) -> None:
        with self.heard:
            assert self.shown is not None
            before = self.shown.copy()
            outside = np.ones(self.shown.shape[:2], bool)
            for patch in patches.patches:
                self.shown[patch.box.slices] = patch.rgb
                outside[patch.box.slices] = False
            self.strays += int((before != self.shown)[outside].sum())
            self.patches += 1
            self.revision, self.is_exact = revision, False
            self.heard.notify_all()

    def on_variation(self, revision: int, picture: Picture) -> None: ...

    def on_model(self, path: Path, card: ModelCard) -> None: ...

    def on_model_failed(self, sentence: str) -> None:
        self.failures.append(sentence)

    on_frame_failed = on_model_failed

    def on_working(self, working: bool) -> None:
        with self.heard:
            self.working = working
            self.heard.notify_all()

    def wait_for(self, revision: int, at_rest: bool) -> None:
        with self.heard:
            assert self.heard.wait_for(
                lambda: self.revision >= revision and (not at_rest or (self.is_exact and not self.working)), PATIENCE
            ), self.failures


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("model") / "small.safetensors"
    save_small_model(path, ModelCard("Small", NetworkSpec(width=4, depth=6), size=64))
    return path


strokes = st.lists(
    st.lists(st.tuples(st.integers(0, 256), st.integers(0, 256)), min_size=1, max_size=5), min_size=1, max_size=4
)


ONE = [[(40, 40), (60, 60), (90, 80), (130, 90)]]


@example(strokes=ONE, symmetry=Symmetry.OFF, undoes=False)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(strokes=strokes, symmetry=st.sampled_from([Symmetry.OFF, Symmetry.BOTH]), undoes=st.booleans())
def test_at_rest_the_picture_is_the_models_and_before_nothing_moves_beside_the_pen(
    model: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    strokes: list[list[tuple[int, int]]],
    symmetry: Symmetry,
    undoes: bool,
) -> None:
    monkeypatch.setenv("SKETCHPAD_HOME", str(tmp_path))
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    monkeypatch.setattr(trial, "NEAR", 0.0)
    monkeypatch.setattr(trial, "_FASTER", 1e9)
    drawing, mailbox, screen = Drawing(256, 256), Mailbox(), Screen()
    engine = Engine(load_live_generator, drawing.snapshot, mailbox, screen, 0.02, drawing.snapshot_of_edits)
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # of this thread; the engine's are told by the environment
    thread = threading.Thread(target=engine.run)
    thread.start()
    try:
        mailbox.open(model)
        screen.wait_for(drawing.revision, at_rest=True)
        for number, places in enumerate(strokes):
            drawing.begin_stroke(Brush((number * 60, 30, 200), 12), *places[0], symmetry=symmetry)
            mailbox.post()
            for place in places[1:]:
                drawing.continue_stroke(*place)
                mailbox.post()
                screen.wait_for(drawing.revision, at_rest=False)
            drawing.end_stroke()
            mailbox.post()
        if undoes:
            drawing.undo()
            mailbox.post()
        screen.wait_for(drawing.revision, at_rest=True)
        assert screen.strays == 0
        assert screen.patches >= (3 if strokes == ONE else 0)
        assert not screen.failures
        expected = load_generator(model).at_card_size(drawing.snapshot()[1])
        assert screen.shown is not None
        assert np.array_equal(screen.shown, expected)
    finally:
        torch.set_num_threads(threads)
        mailbox.close()
        thread.join(PATIENCE)
