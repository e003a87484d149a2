"""The live engine: newest wins, pictures only get newer, and no failure ends the drawing."""

import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np
import pytest

from sketchpad.live.engine import Edits, Engine
from sketchpad.live.generator import Look, Patches, Picture, Variation
from sketchpad.live.mailbox import DrawPicture, Mailbox, OpenModel
from tests.live.fakes import FakeGenerator, FakeLoader, sheet
from trainer.box import Box, Edit
from trainer.model_card import ModelCard
from trainer.pixels import Rgb

PATIENCE = 30


class Recorder:
    """A listener that keeps what it hears, and lets a test wait for it."""

    def __init__(self) -> None:
        self.pictures: list[tuple[int, Picture]] = []
        self.patches: list[tuple[int, Patches]] = []
        self.variations: list[tuple[int, Picture]] = []
        self.models: list[str] = []
        self.model_failures: list[str] = []
        self.frame_failures: list[str] = []
        self.working: list[bool] = []
        self._heard = threading.Condition()

    def on_picture(self, revision: int, picture: Picture) -> None:
        self._note(lambda: self.pictures.append((revision, picture)))

    def on_patches(self, revision: int, patches: Patches) -> None:
        self._note(lambda: self.patches.append((revision, patches)))

    def on_variation(self, revision: int, picture: Picture) -> None:
        self._note(lambda: self.variations.append((revision, picture)))

    def on_model(self, path: Path, card: ModelCard) -> None:
        self._note(lambda: self.models.append(card.name))

    def on_model_failed(self, sentence: str) -> None:
        self._note(lambda: self.model_failures.append(sentence))

    def on_frame_failed(self, sentence: str) -> None:
        self._note(lambda: self.frame_failures.append(sentence))

    def on_working(self, working: bool) -> None:
        self._note(lambda: self.working.append(working))

    def wait(self, what: object) -> None:
        """Wait until `what()` holds."""
        assert callable(what)
        with self._heard:
            assert self._heard.wait_for(what, PATIENCE)

    def _note(self, do: object) -> None:
        assert callable(do)
        with self._heard:
            do()
            self._heard.notify_all()


class Bench:
    """An engine at work in its thread, over a drawing that is one number."""

    def __init__(self, loader: FakeLoader, rest: float = 0.01, edits: Edits | None = None) -> None:
        self.mailbox, self.recorder = Mailbox(), Recorder()
        self.revision = 0
        self.snapshots = 0
        engine = Engine(loader, self._source, self.mailbox, self.recorder, rest, edits)
        self.thread = threading.Thread(target=engine.run)
        self.thread.start()

    def _source(self) -> tuple[int, Rgb]:
        self.snapshots += 1
        return self.revision, sheet(self.revision)

    def draw(self, revision: int) -> None:
        self.revision = revision
        self.mailbox.post()


@pytest.fixture
def fake() -> FakeGenerator:
    return FakeGenerator("First")


@pytest.fixture
def other() -> FakeGenerator:
    return FakeGenerator("Second")


@pytest.fixture
def bench(fake: FakeGenerator, other: FakeGenerator) -> Iterator[Bench]:
    bench = Bench(FakeLoader(first=fake, second=other))
    yield bench
    for generator in (fake, other):
        if generator.gate is not None:
            generator.gate.release(1000)
    bench.mailbox.close()
    bench.thread.join(PATIENCE)
    assert not bench.thread.is_alive()


def opened(bench: Bench, name: str = "first") -> Recorder:
    before = len(bench.recorder.pictures)
    bench.mailbox.open(Path(f"{name}.safetensors"))
    bench.recorder.wait(lambda: len(bench.recorder.pictures) > before)
    return bench.recorder


def test_the_drawing_that_is_there_is_drawn_as_soon_as_a_model_is(bench: Bench, fake: FakeGenerator) -> None:
    bench.draw(7)
    recorder = opened(bench)
    assert fake.warmed_up
    assert recorder.models == ["First"]
    revision, picture = recorder.pictures[0]
    assert revision == 7
    assert np.array_equal(picture.rgb, 255 - sheet(7))


def test_only_the_newest_of_the_drawings_that_waited_is_drawn(bench: Bench, fake: FakeGenerator) -> None:
    recorder = opened(bench)
    fake.gate = threading.Semaphore(0)
    bench.draw(1)
    fake.wait_for_requests(2)
    for revision in range(2, 50):
        bench.draw(revision)
    fake.gate.release(10)
    recorder.wait(lambda: recorder.pictures[-1][0] == 49)
    assert [revision for revision, _ in recorder.pictures][-2:] == [1, 49]


def test_a_result_is_shown_even_though_newer_drawings_wait(bench: Bench, fake: FakeGenerator) -> None:
    """Or drawing without a pause would starve the view."""
    recorder = opened(bench)
    fake.gate = threading.Semaphore(0)
    bench.draw(1)
    fake.wait_for_requests(2)
    bench.draw(2)
    fake.gate.release()
    recorder.wait(lambda: 1 in [revision for revision, _ in recorder.pictures])


def test_pixels_are_copied_once_a_picture_not_once_a_pen_event(bench: Bench, fake: FakeGenerator) -> None:
    recorder = opened(bench)
    fake.gate = threading.Semaphore(0)
    bench.draw(1)
    fake.wait_for_requests(2)
    for revision in range(2, 200):
        bench.draw(revision)
    fake.gate.release(10)
    recorder.wait(lambda: recorder.pictures[-1][0] == 199)
    assert bench.snapshots == len(fake.requests) == 3


def test_a_broken_model_leaves_the_former_one_drawing(bench: Bench, fake: FakeGenerator) -> None:
    recorder = opened(bench)
    bench.mailbox.open(Path("broken.safetensors"))
    recorder.wait(lambda: recorder.model_failures)
    assert recorder.model_failures == ["broken.safetensors is not a model file: choose another."]
    bench.draw(9)
    recorder.wait(lambda: recorder.pictures[-1][0] == 9)
    assert len(fake.requests) == 2


@pytest.mark.parametrize(
    ("failure", "said"), [(RuntimeError("boom"), "couldn't be opened"), (MemoryError(), "not enough memory")]
)
def test_a_model_that_fails_its_first_picture_is_not_taken(
    bench: Bench, fake: FakeGenerator, other: FakeGenerator, failure: Exception, said: str
) -> None:
    recorder = opened(bench)
    other.warm_up_failure = failure
    bench.mailbox.open(Path("second.safetensors"))
    recorder.wait(lambda: recorder.model_failures)
    assert said in recorder.model_failures[0]
    assert "boom" not in recorder.model_failures[0]
    bench.draw(3)
    recorder.wait(lambda: recorder.pictures[-1][0] == 3)
    assert not other.requests


def test_a_new_model_draws_the_drawing_anew(bench: Bench, other: FakeGenerator) -> None:
    bench.draw(5)
    opened(bench)
    recorder = opened(bench, "second")
    assert recorder.models == ["First", "Second"]
    assert recorder.pictures[-1][0] == 5
    assert len(other.requests) == 1


def test_a_picture_that_fails_is_said_once_and_the_next_good_one_is_shown(bench: Bench, fake: FakeGenerator) -> None:
    recorder = opened(bench)
    fake.failure = RuntimeError("boom")
    for revision in (1, 2, 3):
        bench.draw(revision)
        fake.wait_for_requests(revision + 1)
        recorder.wait(lambda: not recorder.working[-1])
    assert len(recorder.frame_failures) == 1
    assert "the drawing is safe" in recorder.frame_failures[0]
    fake.failure = None
    bench.draw(4)
    recorder.wait(lambda: recorder.pictures[-1][0] == 4)


def test_it_says_when_it_works_and_when_it_is_done(bench: Bench) -> None:
    recorder = opened(bench)
    recorder.wait(lambda: recorder.working and not recorder.working[-1])
    bench.draw(1)
    recorder.wait(lambda: len(recorder.pictures) == 2 and not recorder.working[-1])
    assert recorder.working[0]


class TestLook:
    def test_detail_is_added_once_the_pen_rests(self, bench: Bench, fake: FakeGenerator) -> None:
        recorder = opened(bench)
        bench.mailbox.show(Look(detail=4))
        recorder.wait(lambda: recorder.pictures[-1][1].scale == 4)
        assert [request.scale for request in fake.requests[1:]] == [1, 4]

    def test_no_detail_is_added_to_a_drawing_that_is_no_longer_the_newest(
        self, bench: Bench, fake: FakeGenerator
    ) -> None:
        recorder = opened(bench)
        bench.mailbox.show(Look(detail=2))
        recorder.wait(lambda: recorder.pictures[-1][1].scale == 2)
        fake.gate = threading.Semaphore(0)
        bench.draw(1)
        fake.wait_for_requests(4)
        bench.draw(2)  # while the picture of 1 is made
        fake.gate.release(10)
        recorder.wait(lambda: recorder.pictures[-1][0] == 2 and recorder.pictures[-1][1].scale == 2)
        assert (1, 2) not in [(revision, picture.scale) for revision, picture in recorder.pictures]

    def test_detail_stays_within_the_memory(self, fake: FakeGenerator) -> None:
        card = msgspec.structs.replace(fake.card, size=1024)
        big = FakeGenerator(card=card)
        bench = Bench(FakeLoader(big=big))
        recorder = opened(bench, "big")
        bench.mailbox.show(Look(detail=4))
        recorder.wait(lambda: recorder.pictures[-1][1].scale > 1)
        assert recorder.pictures[-1][1].scale == 2
        bench.mailbox.close()
        bench.thread.join(PATIENCE)

    def test_variations_to_compare_are_drawn_after_the_picture(self, bench: Bench, fake: FakeGenerator) -> None:
        recorder = opened(bench)
        first, second = Variation(1), Variation(2, 0.5)
        bench.mailbox.show(Look(second, (None, first, second)))
        recorder.wait(lambda: len(recorder.variations) == 3)
        assert recorder.pictures[-1][1].variation == second
        assert [picture.variation for _, picture in recorder.variations] == [None, first, second]

    def test_nothing_is_computed_when_nothing_changed(self, bench: Bench, fake: FakeGenerator) -> None:
        recorder = opened(bench)
        bench.mailbox.show(Look(detail=2))
        recorder.wait(lambda: recorder.pictures[-1][1].scale == 2 and not recorder.working[-1])
        count = len(fake.requests)
        bench.mailbox.show(Look(detail=2))  # the same again
        bench.mailbox.open(Path("second.safetensors"))  # proves that the engine has come round
        recorder.wait(lambda: recorder.models[-1] == "Second")
        assert len(fake.requests) == count


class TestSlowPictures:
    @pytest.mark.parametrize("ms", [51.0, 400.0])
    def test_while_the_pen_moves_every_newest_drawing_is_drawn_however_long_it_takes(
        self, bench: Bench, fake: FakeGenerator, ms: float
    ) -> None:
        """A pen that never rests for the engine to see: each drawing is there before the former's picture is."""
        fake.ms = ms
        recorder = opened(bench)
        fake.gate = threading.Semaphore(0)
        bench.draw(1)
        for revision in range(1, 30):
            fake.wait_for_requests(revision + 1)
            bench.draw(revision + 1)
            fake.gate.release()
        fake.gate.release(10)
        recorder.wait(lambda: recorder.pictures[-1][0] == 30)
        assert [revision for revision, _ in recorder.pictures] == list(range(31))
        assert {picture.scale for _, picture in recorder.pictures} == {1}

    def test_what_would_take_over_a_second_is_drawn_smaller_until_the_pen_rests(self, fake: FakeGenerator) -> None:
        card = msgspec.structs.replace(fake.card, size=256)
        big = FakeGenerator(card=card)
        big.ms_of = lambda request: 3000.0 * request.scale**2
        bench = Bench(FakeLoader(big=big))
        recorder = opened(bench, "big")
        bench.draw(1)
        recorder.wait(lambda: recorder.pictures[-1][0] == 1)  # two have been measured now
        big.gate = threading.Semaphore(0)
        bench.draw(2)
        big.wait_for_requests(3)
        bench.draw(3)
        big.gate.release(10)
        recorder.wait(lambda: recorder.pictures[-1][0] == 3 and recorder.pictures[-1][1].scale == 1)
        drawn = [(revision, picture.scale) for revision, picture in recorder.pictures]
        assert drawn == [(0, 1), (1, 1), (2, 0.5), (3, 0.5), (3, 1)]
        bench.mailbox.close()
        bench.thread.join(PATIENCE)

    def test_a_single_slow_picture_makes_nothing_smaller(self, bench: Bench, fake: FakeGenerator) -> None:
        recorder = opened(bench)
        bench.draw(1)
        recorder.wait(lambda: recorder.pictures[-1][0] == 1)
        fake.ms = 5000.0
        for revision in (2, 3):
            bench.draw(revision)
            recorder.wait(lambda revision=revision: recorder.pictures[-1][0] == revision)
        assert {picture.scale for _, picture in recorder.pictures} == {1}


class Edited:
    """A drawing that says what has changed."""

    def __init__(self, fake: FakeGenerator, rest: float) -> None:
        fake.edit_reach = 2
        self.waiting: list[Edit] | None = None
        self.bench = Bench(FakeLoader(first=fake, second=FakeGenerator("Second")), rest, self.edits)

    def edits(self, _around: int) -> tuple[int, list[Edit] | None]:
        waiting, self.waiting = self.waiting, []
        return self.bench.revision, waiting

    def change(self, revision: int) -> None:
        box = Box(0, 0, 2, 2)
        self.waiting = [Edit(box, box, sheet(revision)[:2, :2])]
        self.bench.draw(revision)


class TestEdits:
    @pytest.fixture
    def edited(self, fake: FakeGenerator) -> Iterator[Edited]:
        edited = Edited(fake, rest=0.05)
        yield edited
        edited.bench.mailbox.close()
        edited.bench.thread.join(PATIENCE)
        assert not edited.bench.thread.is_alive()

    def test_only_what_changed_is_drawn_and_a_whole_picture_once_the_pen_rests(
        self, edited: Edited, fake: FakeGenerator
    ) -> None:
        recorder = opened(edited.bench)
        edited.change(1)
        recorder.wait(lambda: recorder.patches)
        assert recorder.patches[0][0] == 1
        assert recorder.patches[0][1].patches[0].box == Box(0, 0, 2, 2)
        recorder.wait(lambda: recorder.pictures[-1][0] == 1)
        assert np.array_equal(recorder.pictures[-1][1].rgb, 255 - sheet(1))
        assert recorder.pictures[-1][1].fades
        recorder.wait(lambda: not recorder.working[-1])
        assert len(fake.requests) == 2

    def test_a_change_of_everything_is_a_whole_picture_at_once(self, edited: Edited, fake: FakeGenerator) -> None:
        recorder = opened(edited.bench)
        edited.waiting = None
        edited.bench.draw(1)
        recorder.wait(lambda: recorder.pictures[-1][0] == 1)
        assert not recorder.pictures[-1][1].fades
        assert not recorder.patches

    def test_another_look_is_a_whole_picture_at_once(self, edited: Edited, fake: FakeGenerator) -> None:
        recorder = opened(edited.bench)
        edited.waiting = []
        edited.bench.mailbox.show(Look(Variation(3)))
        recorder.wait(lambda: recorder.pictures[-1][1].variation == Variation(3))
        assert not recorder.patches

    def test_what_cannot_follow_is_drawn_whole(self, edited: Edited, fake: FakeGenerator) -> None:
        recorder = opened(edited.bench)
        fake.edit_reach = None
        edited.change(1)
        recorder.wait(lambda: recorder.pictures[-1][0] == 1)
        assert not recorder.patches

    def test_edits_go_on_while_a_whole_picture_is_refreshed(self, edited: Edited, fake: FakeGenerator) -> None:
        recorder = opened(edited.bench)
        fake.stale_after = 1
        for revision in range(1, 20):
            edited.change(revision)
            recorder.wait(lambda revision=revision: recorder.patches[-1:] and recorder.patches[-1][0] == revision)
        recorder.wait(lambda: any(picture.fades for _, picture in recorder.pictures))
        revisions = [revision for revision, _ in recorder.patches]
        assert revisions == list(range(1, 20))
        recorder.wait(lambda: recorder.pictures[-1][0] == 19 and not recorder.working[-1])

    def test_detail_that_is_added_at_rest_gives_way_to_the_pen(self, edited: Edited, fake: FakeGenerator) -> None:
        recorder = opened(edited.bench)
        edited.bench.mailbox.show(Look(detail=2))
        recorder.wait(lambda: recorder.pictures[-1][1].scale == 2)
        fake.gate = threading.Semaphore(0)
        count = len(fake.requests)
        edited.change(1)
        fake.wait_for_requests(count + 1)  # the whole picture at rest
        edited.change(2)
        fake.gate.release(100)
        recorder.wait(lambda: recorder.pictures[-1][0] == 2 and recorder.pictures[-1][1].scale == 2)
        assert [revision for revision, _ in recorder.patches] == [1, 2]


def test_a_model_is_swapped_during_a_stroke(bench: Bench, fake: FakeGenerator, other: FakeGenerator) -> None:
    recorder = opened(bench)
    stroke = threading.Event()

    def draw_on() -> None:
        while not stroke.wait(0.001):
            bench.draw(bench.revision + 1)

    thread = threading.Thread(target=draw_on)
    thread.start()
    bench.mailbox.open(Path("second.safetensors"))
    recorder.wait(lambda: recorder.models == ["First", "Second"])
    other.wait_for_requests(5)
    stroke.set()
    thread.join()
    recorder.wait(lambda: recorder.pictures[-1][0] == bench.revision)
    revisions = [revision for revision, _ in recorder.pictures]
    assert revisions == sorted(revisions)


def test_what_a_generator_has_to_say_reaches_the_person(bench: Bench, fake: FakeGenerator) -> None:
    recorder = opened(bench)
    fake.notice = "The graphics card has too little memory."
    bench.draw(1)
    recorder.wait(lambda: recorder.frame_failures == ["The graphics card has too little memory."])
    recorder.wait(lambda: recorder.pictures[-1][0] == 1)


class TestMailbox:
    def test_drawings_wait_until_there_is_a_model(self) -> None:
        mailbox = Mailbox()
        mailbox.post()
        mailbox.open(Path("m"))
        assert mailbox.take(drawings=False) == OpenModel(Path("m"))
        assert mailbox.take(drawings=True) == DrawPicture(Look())
        assert mailbox.empty

    def test_a_model_is_never_displaced_by_drawings(self) -> None:
        mailbox = Mailbox()
        mailbox.open(Path("m"))
        for _ in range(5):
            mailbox.post()
        assert mailbox.take(drawings=True) == OpenModel(Path("m"))
        assert mailbox.take(drawings=True) == DrawPicture(Look())

    def test_of_models_too_only_the_newest_waits(self) -> None:
        mailbox = Mailbox()
        mailbox.open(Path("a"))
        mailbox.open(Path("b"))
        assert mailbox.take(drawings=True) == OpenModel(Path("b"))
        assert mailbox.empty

    def test_a_closed_box_hands_out_nothing(self) -> None:
        mailbox = Mailbox()
        mailbox.post()
        mailbox.close()
        assert mailbox.take(drawings=True) is None
