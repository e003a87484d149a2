"""A sheet that is drawn on: its picture is made whole once, and then only where the drawing changes.

Three sizes meet here. The sheet's own pixels are what comes in and goes out; the network sees them scaled to its
card's size, and padded to a multiple of its own.
"""

from collections.abc import Sequence

import cv2
import numpy as np
import torch
from torch import Tensor

from trainer.box import Box, Edit, join_boxes
from trainer.pix2pix.cpu_engine import PackedUNet, Steps, timed
from trainer.pix2pix.engines import Verdicts
from trainer.pix2pix.generator import Generator
from trainer.pix2pix.images import resize, to_tensor
from trainer.pix2pix.networks import UNetGenerator, in_range
from trainer.pix2pix.sparse.resampler import Resampler
from trainer.pix2pix.sparse.sparse_unet import MARGIN, BoxLayers, SparseUNet
from trainer.pix2pix.sparse.staleness import Staleness
from trainer.pix2pix.sparse.trial import Part, Trial
from trainer.pixels import Rgb

_MOST_PIXELS = 1024 * 1024  # of the network's input, of which features are kept: about 500 MB at width 32
_BOXES = 8
_SPARED = (1, 0)  # outer levels that boxes are tried without, in this order
_OTHER = 0.1  # of the drawing's pixels that differ: then boxes that didn't serve with one may serve with the other


class LiveSheet:
    """Draws whole pictures exactly as the generator does, and boxes of them; not thread-safe."""

    def __init__(
        self,
        generator: Generator,
        is_proved: bool = False,
        layers: BoxLayers | None = None,
        verdicts: Verdicts | None = None,
    ) -> None:
        """Boxes are computed once they have been proved to serve; with `is_proved` it is known that they do.

        With `layers` those of another sheet are shared. In `verdicts` it is kept where boxes have proved themselves.
        """
        self._generator = generator
        self._boxes_serve = is_proved
        self._makes_layers = is_proved  # when a box needs them first
        self._verdicts = verdicts or Verdicts()
        self._refused: Rgb | None = None  # the drawing with which boxes don't serve
        self._staleness = Staleness()
        engine = generator.engine
        network = generator.network
        self._sparse: SparseUNet | None = None  # of other engines every picture is a whole one
        if isinstance(engine, PackedUNet) and isinstance(network, UNetGenerator):
            self._sparse = SparseUNet(network, engine, layers)
            self._recall(self._sparse)
        self._state: _State | None = None
        self._pending: list[Box] | None = None  # of the network's input: what has come while a refresh is computed

    def whole(self, rgb: Rgb, seed: int | None = None, strength: float = 1.0) -> Steps[Rgb]:
        """HxWx3 -> HxWx3, as `Generator.at_card_size` draws it, to the byte, with pauses; boxes follow from here."""
        generator, sparse = self._generator, self._sparse
        height, width = rgb.shape[:2]
        size = generator.card_size(height, width)
        small = resize(rgb, size, generator.draws_labels)
        self._pending = None
        rows, columns = (generator.card.network.fitting(side) for side in small.shape[:2])
        if sparse is None or sparse.outer_levels(rows, columns) == 0 or rows * columns > _MOST_PIXELS:
            self._state = None
            return (yield from generator.steps_at_card_size(rgb, seed, strength))
        seen = generator.seen(small)
        x = generator.prepare(seen)
        made = yield from sparse.refresh(generator.see(x), generator.noise(seed, strength))
        picture = small.copy() if generator.is_blank(small) else generator.picture(made, x, size[1], size[0])
        shown = resize(picture, (width, height))
        self._staleness.begin()
        self._state = _State(generator, small, seen, picture, shown.copy(), seed, strength, sparse.dtype)
        return shown

    def reach(self, seed: int | None = None, strength: float = 1.0) -> int | None:
        """Return how many pixels of the sheet around a change are needed to compute what that reaches.

        None: boxes can't follow the last whole picture, as there is none, or it was drawn in another way; or they
        haven't been proved to serve.
        """
        state = self._state
        if state is None or not self._boxes_serve or (state.seed, state.strength) != (seed, strength):
            return None
        return state.reach if self._has_layers else None

    @property
    def is_tried(self) -> bool:
        """Whether there is nothing to prove or to prepare.

        Boxes serve, or they don't with a drawing like this, or this sheet has none.
        """
        state = self._state
        if state is None:
            return True
        if self._boxes_serve:
            return self._has_layers
        return self._refused is not None and _is_like(self._refused, state.small)

    def prove(self) -> Steps[None]:
        """Find out whether boxes serve: draw a scripted stroke over the drawing, with pauses; nothing of it is shown.

        They do if they are near what a whole picture shows in the same place, and faster. They are tried without the
        deepest of the levels that they can compute first.
        """
        state, sparse = self._state, self._sparse
        if state is None or sparse is None:
            return
        size = (state.x.shape[2], state.x.shape[3])
        if self._boxes_serve:
            yield from sparse.layers.make(sparse.levels(*size))
            return
        drawing = state.small
        for spared in _SPARED if sparse.outer_levels(*size) > 1 else _SPARED[-1:]:
            near = LiveSheet(self._generator, is_proved=True, layers=sparse.layers)
            assert near._sparse is not None
            near._sparse.spared = spared
            yield from sparse.layers.make(near._sparse.levels(*size))
            trial = Trial(self._generator, drawing)
            _, whole_ms = yield from timed(near.whole(trial.rgb))
            if (yield from trial.run(near.boxes, near.reach() or 0, whole_ms)):
                sparse.spared = spared
                self._boxes_serve, self._refused, self._staleness = True, None, Staleness()
                if sparse.case:
                    self._verdicts.add(_verdict(sparse.case, spared))
                return
        self._boxes_serve, self._refused = False, drawing.copy()

    @property
    def _has_layers(self) -> bool:
        """Whether a box needn't wait until its layers are made."""
        state, sparse = self._state, self._sparse
        if self._makes_layers or state is None or sparse is None:
            return True
        return sparse.layers.levels >= sparse.levels(state.x.shape[2], state.x.shape[3])

    def _recall(self, sparse: SparseUNet) -> None:
        """Take up what was found out earlier."""
        for spared in _SPARED:
            if sparse.case and self._verdicts.has(_verdict(sparse.case, spared)):
                self._boxes_serve, sparse.spared = True, spared
                return

    @property
    def is_stale(self) -> bool:
        """Whether so much has changed since the last whole picture that the next one is due."""
        return self._state is not None and self._staleness.is_due

    @property
    def enlarged(self) -> float:
        """How many pixels of the sheet there are for one that the network draws."""
        state = self._state
        return 1.0 if state is None else state.shown[..., 0].size / state.picture[..., 0].size

    def lay_over(self, shown: Rgb) -> None:
        """Let boxes be laid over another picture of the sheet than the last whole one: one with more detail."""
        if self._state is not None:
            self._state.shown, self._state.has_detail = shown.copy(), True

    def boxes(self, edits: Sequence[Edit]) -> list[Part]:
        """Compute what some edits reach, each with its pixels for `reach` around it; returns what to show anew.

        Boxes that overlap have to be shown in their order.
        """
        state, sparse = self._state, self._sparse
        assert state is not None  # `reach` said so
        assert sparse is not None
        changed = join_boxes(state.take(edits), _BOXES, MARGIN)
        self._staleness.add(sum(box.area for box in changed) / state.picture[..., 0].size)
        if self._pending is not None:
            self._pending = join_boxes([*self._pending, *changed], _BOXES, MARGIN)
        return [state.show(*self._compute(state, sparse, box)) for box in changed]

    def refresh(self, shows: bool = True) -> Steps[Rgb | None]:
        """Compute a whole picture of what boxes have made, with pauses in which boxes go on.

        Returns it if it `shows`, and nothing with more detail is shown: over that boxes lie until the drawing rests.
        """
        state, sparse = self._state, self._sparse
        assert state is not None
        assert sparse is not None
        self._pending = []
        boxes, ours = self._staleness.begin(), state.picture.copy()
        x, drawing = state.x.clone(), state.small.copy()  # boxes change them meanwhile
        made = yield from sparse.refresh(self._generator.see(x), self._generator.noise(state.seed, state.strength))
        height, width = state.picture.shape[:2]
        blank = self._generator.is_blank(drawing)
        state.picture = drawing if blank else self._generator.picture(made, x, height, width)
        self._staleness.judge(ours, state.picture, boxes)
        self._boxes_serve = self._boxes_serve and self._staleness.serves
        pending, self._pending = self._pending, None
        for box in pending:
            self._compute(state, sparse, box)
        if state.has_detail or not shows:
            return None
        state.shown = resize(state.picture, (state.shown.shape[1], state.shown.shape[0])).copy()
        return state.shown.copy()

    def _compute(self, state: "_State", sparse: SparseUNet, changed: Box) -> tuple[Box, Box]:
        """Bring a change of the network's input into the picture; returns it, and what it reaches of the picture."""
        reached, made = sparse.box(state.seen, changed)
        height, width = state.picture.shape[:2]
        inner = reached.within(Box(0, 0, width, height))
        made = made[: inner.height, : inner.width].permute(2, 0, 1)[None]
        drawing = state.x[:, :, inner.top : inner.bottom, inner.left : inner.right]
        self._staleness.reach(inner)
        state.picture[inner.slices] = self._generator.picture(made, drawing, inner.height, inner.width)
        return changed, inner


class _State:
    """A sheet in its three sizes, and its picture."""

    def __init__(
        self,
        generator: Generator,
        small: Rgb,
        spread: Rgb,
        picture: Rgb,
        shown: Rgb,
        seed: int | None,
        strength: float,
        dtype: torch.dtype,
    ) -> None:
        self._generator = generator
        self.small = small.copy()  # the drawing at the size of the network's input, without padding
        self.spread = spread.copy()  # what the network sees of it: dabs may fill more than they cover
        self.picture, self.shown = picture, shown  # of the size of `small`, and of the sheet
        self.seed, self.strength = seed, strength
        self.x = generator.prepare(spread)
        self.seen = self._pixels(self.x, Box(0, 0, self.x.shape[3], self.x.shape[2]), dtype)
        size, sheet = small.shape[:2], shown.shape[:2]
        self.reach: int = max(-(-sheet[0] // size[0]), -(-sheet[1] // size[1])) + 3
        self.has_detail = False  # whether what is shown is more than the picture enlarged
        self._shrink = Resampler(sheet, size, generator.draws_labels)
        self._enlarge = Resampler(size, sheet)

    def take(self, edits: Sequence[Edit]) -> list[Box]:
        """Take parts of the sheet; returns the changes of the network's input."""
        boxes = []
        for edit in edits:
            box = self._shrink.reached(edit.changed)
            self.small[box.slices] = self._shrink.scale(edit.rgb, edit.box, box)
            boxes.append(box)
        return [self._see(box) for box in self._spread(boxes)]

    def _spread(self, boxes: list[Box]) -> list[Box]:
        """Bring changes of the drawing into what is seen of it; returns what has changed there."""
        if not self._generator.card.input.spread_dabs:  # the drawing itself is seen
            for box in boxes:
                self.spread[box.slices] = self.small[box.slices]
            return boxes
        spread = self._generator.seen(self.small)
        left, top, width, height = cv2.boundingRect(cv2.absdiff(spread, self.spread).reshape(len(spread), -1))
        self.spread = spread.copy()
        return [*boxes, Box(left // 3, top, -(-(left + width) // 3), top + height)] if width else boxes

    def _see(self, box: Box) -> Box:
        """Bring a change of what is seen into the network's input, with the padding that it reaches."""
        height, width = self.small.shape[:2]
        right = self.x.shape[3] if box.right == width else box.right
        bottom = self.x.shape[2] if box.bottom == height else box.bottom
        inner = self.spread[box.slices]
        padded = np.pad(inner, ((0, bottom - box.bottom), (0, right - box.right), (0, 0)), mode="edge")
        whole = Box(box.left, box.top, right, bottom)
        part = to_tensor(padded)
        self.x[:, :, whole.top : whole.bottom, whole.left : whole.right] = part
        self.seen[whole.slices] = self._pixels(part, whole, self.seen.dtype)
        return whole

    def show(self, changed: Box, reached: Box) -> Part:
        """Enlarge a part of the picture and lay it over what is shown, softly at its edges; returns what to show."""
        height, width = self.picture.shape[:2]
        target = self._enlarge.reached(reached)
        needed = self._enlarge.needed(target)
        new = self._enlarge.scale(self.picture[needed.slices], needed, target)
        inner = self._enlarge.reached(changed.within(Box(0, 0, width, height)))
        rows = _ramp(target.top, target.bottom, inner.top, inner.bottom)
        columns = _ramp(target.left, target.right, inner.left, inner.right)
        mixed = _lay_over(self.shown[target.slices], new, rows, columns)
        self.shown[target.slices] = mixed
        return target, mixed

    def _pixels(self, x: Tensor, box: Box, dtype: torch.dtype) -> Tensor:
        seen = in_range(self._generator.see(x, box.top, box.left), self._generator.card.network)
        return seen[0].permute(1, 2, 0).to(dtype).contiguous()


def _verdict(case: str, spared: int) -> str:
    return f"{case} boxes without {spared}"


def _is_like(one: Rgb, other: Rgb) -> bool:
    """Whether two drawings are nearly the same."""
    return one.shape == other.shape and float((one != other).any(2).mean()) < _OTHER


def _lay_over(old: Rgb, new: Rgb, rows: Tensor, columns: Tensor) -> Rgb:
    """Return `new` over `old`, with the weights rows x columns; in the middle, where these are 1, nothing is to do."""
    mixed = new.copy()
    top, bottom = _full(rows)
    left, right = _full(columns)
    height, width = new.shape[:2]
    for y, x in (
        (slice(0, top), slice(0, width)),
        (slice(bottom, height), slice(0, width)),
        (slice(top, bottom), slice(0, left)),
        (slice(top, bottom), slice(right, width)),
    ):
        if mixed[y, x].size:
            below, above = (torch.from_numpy(image[y, x]).float() for image in (old, new))
            weights = (rows[y, None] * columns[x])[..., None]
            mixed[y, x] = torch.lerp(below, above, weights).round_().to(torch.uint8).numpy()
    return mixed


def _full(weights: Tensor) -> tuple[int, int]:
    """Return where weights that rise and fall again begin to be 1, and where that ends."""
    there = (weights >= 1).nonzero()
    return (int(there[0]), int(there[-1]) + 1) if len(there) else (len(weights), len(weights))


def _ramp(start: int, end: int, inner_start: int, inner_end: int) -> Tensor:
    """Return weights along one axis: 0 just outside of the box, 1 from halfway to what has changed.

    At the edge of the sheet, where the change ends with the box, they stay 1.
    """
    positions = torch.arange(start, end, dtype=torch.float32) + 0.5
    rise = 2 * (positions - start) / (inner_start - start) if inner_start > start else torch.ones_like(positions)
    fall = 2 * (end - positions) / (end - inner_end) if end > inner_end else torch.ones_like(positions)
    return torch.minimum(rise, fall).clamp_(0, 1)
