"""Spatially sparse inference: of a picture only the box that an edit reaches is computed anew.

Li et al. 2022, "Efficient Spatially Sparse Inference for Conditional GANs and Diffusion Models" (arXiv 2211.02048),
section 3: the features of the last whole picture are kept, and what an edit changes is computed and put back among
them. Here the outer levels of the U-Net are computed for a box, their norms with the statistics of the last whole
picture; the deep levels, each of whose pixels sees much of the sheet, stay those of that picture (docs/adr/0017).
"""

import torch
from torch import Tensor, nn

from trainer.box import Box
from trainer.pix2pix.cpu_engine import Features, PackedUNet, Steps, run
from trainer.pix2pix.networks import AffineNorm, Down, DropoutNoise, UNetGenerator, Up
from trainer.pix2pix.sparse.layers import BoxDecoder, BoxEncoder, FixedNorm

MARGIN = 16  # pixels of the picture that are computed around what has changed
_DEEP = 8  # pixels of a feature map's shorter side: where it is smaller, each pixel sees much of the sheet


class BoxLayers:
    """The outer layers of a U-Net as boxes need them, made when they are needed first, from the outermost."""

    def __init__(self, network: UNetGenerator, dtype: torch.dtype) -> None:
        self._network, self._dtype = network, dtype
        self._made: list[tuple[BoxEncoder, BoxDecoder]] = []

    def make(self, levels: int) -> Steps[None]:
        """Make the layers of so many levels, with pauses: a deep one takes as long as a picture."""
        for level in range(len(self._made), levels):
            down, up = self._network.down[level], self._network.up[level]
            assert isinstance(down, Down)
            assert isinstance(down.conv, nn.Conv2d)
            assert isinstance(up, Up)
            encoder = BoxEncoder(down.conv, self._dtype)
            yield
            self._made.append((encoder, BoxDecoder(up, level == 0, self._dtype)))
            yield

    @property
    def levels(self) -> int:
        """How many were made."""
        return len(self._made)

    def __getitem__(self, level: int) -> tuple[BoxEncoder, BoxDecoder]:
        """Return the layers of a level that was made."""
        return self._made[level]


class SparseUNet:
    """A packed U-Net with the features of its last whole picture; for one sheet at a time."""

    def __init__(self, network: UNetGenerator, packed: PackedUNet, layers: BoxLayers | None = None) -> None:
        """With `layers` those of another sheet of the same network are shared."""
        self._network, self._packed = network, packed
        self.layers = layers or BoxLayers(network, packed.dtype)
        self.spared = 0  # outer levels, of the deepest, that stay as they are too, for the time's sake
        self._most_levels = 0
        if network.skips:
            # Layers with dropout have no boxes: masks are drawn for a whole picture. Ours are in the deepest three.
            dropped = [level for level, up in enumerate(network.up) if isinstance(up, Up) and up.dropout]
            self._most_levels = min([*dropped, len(network.up) - 1])
        self._front: _Kept | None = None
        self._back: _Kept | None = None

    @property
    def dtype(self) -> torch.dtype:
        """The number type that it computes in."""
        return self._packed.dtype

    @property
    def case(self) -> str:
        """What stands for the network with its weights, on this machine."""
        return self._packed.case

    def outer_levels(self, height: int, width: int) -> int:
        """Return how many levels of the network are computed for a box of a picture of this size; 0: it has no boxes.

        An encoder-decoder has none at any size: without skips all that it draws comes through the deep levels.
        """
        shorter = min(height, width)
        return sum(shorter >> (level + 1) >= _DEEP for level in range(self._most_levels))

    def levels(self, height: int, width: int) -> int:
        """Return how many of them are really computed."""
        outer = self.outer_levels(height, width)
        return max(outer - self.spared, min(outer, 1))

    def whole(self, x: Tensor, noise: DropoutNoise | None = None) -> Tensor:
        """(1, C, H, W) in [-1, 1] -> (1, C', H, W), exactly as the packed engine does, and keep its features."""
        return run(self.refresh(x, noise))

    @torch.inference_mode()
    def refresh(self, x: Tensor, noise: DropoutNoise | None = None) -> Steps[Tensor]:
        """Compute a whole picture with a pause after each layer; until it is done, boxes go on from the former one.

        What boxes have brought since `x` was taken has to be brought again.
        """
        size = (x.shape[2], x.shape[3])
        kept, self._back = self._back, None
        if kept is None or kept.size != size:
            kept = _Kept(size)
        picture = yield from self._packed.layers(x, noise, kept.features)
        kept.take_statistics(self._network, self.outer_levels(*size))
        self._front, self._back = kept, self._front
        return picture

    @torch.inference_mode()
    def box(self, x: Tensor, changed: Box) -> tuple[Box, Tensor]:
        """Compute what an edit reaches: returns where that is, and its picture, h x w x C' in [-1, 1].

        `x` is the whole input as it is now, H x W x C in the packed engine's type and the range that the first layer
        was taught, of which `changed` is new. What is returned reaches MARGIN pixels beyond that, or a few more.
        """
        assert self._front is not None  # a whole picture comes first
        kept = self._front
        levels = self.levels(*kept.size)
        run(self.layers.make(levels))
        sheet = Box(0, 0, x.shape[1], x.shape[0])
        above, reached = x, changed.within(sheet)
        for level, norm in enumerate(kept.down_norms[:levels]):
            features, joined = kept.activations(level), kept.joined(level)
            reached = BoxEncoder.reached(reached).within(_all_of(features))
            new = self.layers[level][0](above, reached, norm)
            features[reached.slices] = new
            carried = joined[reached.slices][..., : new.shape[2]]
            if self._network.leaks:
                carried.copy_(new)
            else:
                torch.clamp_min(new, 0, out=carried)
            above = features
        wanted = [changed.grown(MARGIN).within(sheet)]
        for level in range(levels - 1):
            wanted.append(BoxDecoder.seen(wanted[-1]).within(_all_of(kept.joined(level))))
        for level in range(len(wanted) - 1, 0, -1):
            computed, new = self.layers[level][1](kept.joined(level), wanted[level], kept.up_norms[level])
            joined = kept.joined(level - 1)
            joined[computed.slices][..., joined.shape[2] - new.shape[2] :] = new
        return self.layers[0][1](kept.joined(0), wanted[0], None)


class _Kept:
    """The features of one whole picture, and the norms with its statistics."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.size = size
        self.features = Features()
        self.down_norms: list[FixedNorm | None] = []
        self.up_norms: list[FixedNorm | None] = []

    def take_statistics(self, network: UNetGenerator, levels: int) -> None:
        """Fix the norms of the outer levels."""
        self.down_norms = [self._fix(network.down[level].norm, ("down", level), 1) for level in range(levels)]
        self.up_norms = [self._fix(network.up[level].norm, ("up", level), 4) for level in range(levels)]

    def _fix(self, norm: object, layer: tuple[str, int], times: int) -> FixedNorm | None:
        if not isinstance(norm, AffineNorm):
            return None
        return FixedNorm.of(norm, self.features.means[layer], self.features.variances[layer], times)

    def activations(self, level: int) -> Tensor:
        """Return what a layer of the encoder has made, H x W x C."""
        return self.features.activations[level][0].permute(1, 2, 0)

    def joined(self, level: int) -> Tensor:
        """Return what a layer of the decoder sees, H x W x C."""
        return self.features.joined[level][0].permute(1, 2, 0)


def _all_of(features: Tensor) -> Box:
    return Box(0, 0, features.shape[1], features.shape[0])
