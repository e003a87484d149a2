"""Learning to segment: a segmenter learns from the photos of a folder to the label maps that belong to them."""

import copy
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from trainer.data.dataset import PairDataset
from trainer.data.pairs import DataError, Pair, find_pairs, read_pair, spread
from trainer.data.palettes import propose_palette
from trainer.data.recipe import Recipe
from trainer.laboratory.confusion import VOID, ConfusionMatrix
from trainer.laboratory.segmenter import Segmenter, SegmenterNetwork, classes_of, save_segmenter
from trainer.laboratory.segmenter_card import SegmenterCard
from trainer.messages import tr
from trainer.model_card import DataSpec, InputSpec, Swatch
from trainer.pix2pix.hardware import choose_device
from trainer.pix2pix.images import to_rgb
from trainer.pixels import Rgb

_SET_ASIDE = 8  # one pair in so many isn't learned from, to see when the network is at its best
_MOST_CHECKED = 16  # pairs
_MOST_CROPS = 32
_LOOKED_AT = 24  # maps that the palette and the shares of the classes are read off
_CHECKS = 6  # over the training
_RATES = (3e-4, 2e-3)  # of Adam: the backbone, which has seen pictures, and what is new
_WARM_UP = 20  # steps
_BALANCE = (0.5, 4.0)  # limits of a class's weight

Tell = Callable[[int, int], None]


class SegmenterSettings:
    """How a segmenter is to be trained."""

    def __init__(
        self,
        size: int = 256,
        steps: int = 1500,
        minutes: float | None = None,
        batch: int = 4,
        seed: int = 0,
        device: str | None = None,
    ) -> None:
        """`size` in pixels; `minutes` ends the training earlier, with the learning rate fallen to 0 by then."""
        self.size, self.steps, self.minutes, self.batch = size, steps, minutes, batch
        self.seed, self.device = seed, device


def train_segmenter(
    data: Path, spec: DataSpec, palette: Sequence[Swatch], out: Path, settings: SegmenterSettings, tell: Tell
) -> SegmenterCard:
    """Train on the training pairs of a folder whose inputs are label maps, and write the segmenter's file.

    Its validation pairs, on which models are scored, are neither learned from nor looked at. Without a `palette` it is
    read off the maps. `tell` hears how far it is, of how many thousandths.

    Raises:
        DataError: there are no pairs, or their inputs are no label maps.
        DeviceError: the device isn't there.
        OSError: the file can't be written.
    """
    torch.manual_seed(settings.seed)
    device = choose_device(settings.device)
    pairs = find_pairs(data, spec).train
    aside = set(pairs[_SET_ASIDE // 2 :: _SET_ASIDE])
    learned = [pair for pair in pairs if pair not in aside] or list(pairs)
    maps = _maps(spread(learned, _LOOKED_AT))
    palette = tuple(palette) or propose_palette(maps)
    if len(palette) < 2:
        raise DataError(
            tr(
                "The inputs in {data} are no label maps: a segmenter needs a colour for each class; "
                "name the colours with --palette FILE.json, or choose the inputs with --direction or "
                "--input.",
                data=data,
            )
        )
    weights = _weights(maps, palette).to(device)
    recipe = Recipe(settings.size, spec, InputSpec(kind="labels", palette=palette))
    network = SegmenterNetwork(len(palette)).to(device)
    network.backbone.requires_grad_(True)
    averaged = copy.deepcopy(network).requires_grad_(False)
    optimiser = torch.optim.AdamW(
        [
            {"params": network.backbone.parameters(), "rate": _RATES[0]},
            {"params": [*network.context.parameters(), *network.scores.parameters()], "rate": _RATES[1]},
        ],
        lr=_RATES[0],
    )
    dataset = PairDataset(
        learned, recipe, jitter=1.25, mirror=True, seed=settings.seed, warn=lambda _: None, colours=0.5
    )
    best, best_weights = ConfusionMatrix(len(palette)).scores(), averaged.state_dict()
    share, step, start, checked = 0.0, 0, time.monotonic(), 0
    while share < 1:
        spent = (time.monotonic() - start) / 60
        share = max(step / settings.steps, spent / settings.minutes if settings.minutes else 0.0)
        tell(min(1000, round(1000 * share)), 1000)
        if share >= min(1.0, (checked + 1) / _CHECKS):
            checked += 1
            card = SegmenterCard(palette, settings.size, data.name, spec, len(learned), step, best)
            seen = measure_photos(Segmenter(card, copy.deepcopy(averaged), device), recipe, _checked(aside, learned))
            if seen.scores().class_iou >= best.class_iou:
                best, best_weights = seen.scores(), copy.deepcopy(averaged.state_dict())
        for group in optimiser.param_groups:
            group["lr"] = group["rate"] * min(1.0, (step + 1) / _WARM_UP) * max(0.0, 1 - share) ** 0.9
        labels, photos = dataset.batch(step, settings.batch)
        truth = _truth(labels, palette).to(device)
        network.train()
        loss = F.cross_entropy(network(photos.to(device)), truth, weights, ignore_index=VOID)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        step += 1
        _average(averaged, network, min(0.98, step / (step + 10)))
    dataset.close()
    averaged.load_state_dict(best_weights)
    card = SegmenterCard(palette, settings.size, data.name, spec, len(learned), step, best)
    save_segmenter(out, card, averaged)
    return card


def measure_photos(segmenter: Segmenter, recipe: Recipe, pairs: Sequence[Pair]) -> ConfusionMatrix:
    """Return how a segmenter sees real photos, some crops of each pair; those that can't be read are left out."""
    matrix = ConfusionMatrix(len(segmenter.card.palette))
    for pair in pairs:
        try:
            for labels, photo in islice(recipe.evaluation_crops(pair), max(1, _MOST_CROPS // len(pairs))):
                matrix.add(classes_of(labels, segmenter.card.palette), segmenter(photo))
        except DataError:
            continue
    return matrix


def _checked(aside: set[Pair], learned: Sequence[Pair]) -> list[Pair]:
    return spread(sorted(aside, key=lambda pair: pair.stem), _MOST_CHECKED) or list(learned[:1])


def _maps(pairs: Sequence[Pair]) -> list[Rgb]:
    maps, said = [], ""
    for pair in pairs:
        try:
            maps.append(read_pair(pair)[0])
        except DataError as error:
            said = str(error)
    if not maps:
        raise DataError(tr("None of the pairs can be read; the last one: {said}", said=said))
    return maps


def _truth(labels: Tensor, palette: Sequence[Swatch]) -> Tensor:
    """(N, 3, H, W) in [-1, 1] -> classes, (N, H, W)."""
    return torch.from_numpy(np.stack([classes_of(to_rgb(each), palette) for each in labels])).long()


def _weights(maps: Sequence[Rgb], palette: Sequence[Swatch]) -> Tensor:
    """Return what a pixel of each class counts: rare classes more, by the root of how rare they are."""
    counts = np.zeros(len(palette))
    for labels in maps:
        found = classes_of(labels, palette)
        counts += np.bincount(found[found != VOID], minlength=len(palette))
    shares = counts / max(1, counts.sum())
    there = shares[shares > 0]
    typical = float(np.median(there)) if len(there) else 1.0
    return torch.tensor(np.clip(np.sqrt(typical / np.maximum(shares, 1e-6)), *_BALANCE), dtype=torch.float32)


def _average(into: torch.nn.Module, network: torch.nn.Module, kept: float) -> None:
    with torch.no_grad():
        for average, weight in zip(into.parameters(), network.parameters(), strict=True):
            average.lerp_(weight, 1 - kept)
