"""How varied a model's pictures of one input are: the mean pairwise distance over seeds.

The paper leaves it open (section 2.1): dropout at test time, its only noise, gives "only minor stochasticity". The
measure is that of Zhu et al. 2017 ("Toward Multimodal Image-to-Image Translation", section 5.2), with other features.
"""

from collections.abc import Callable, Sequence
from itertools import combinations

import msgspec
import numpy as np
import torch

from trainer.laboratory.lab_histograms import lab_of
from trainer.pix2pix.generator import Generator
from trainer.pix2pix.images import to_tensor
from trainer.pix2pix.perceptual import feature_distance, load_feature_network
from trainer.pixels import Rgb

STRENGTHS = (1.0, 2.0, 3.0)  # of the dropout; 1 as it was trained
INPUTS = 8  # that are drawn several times


class Variety(msgspec.Struct, frozen=True):
    """How far apart the pictures of one input are, the mean over pairs of them and over inputs; 0: all the same."""

    strength: float
    lab: float  # mean distance of two pixels in CIE Lab (ΔE 1976); 2.3 is just noticeable
    features: float  # in the network of the perceptual figure, 0 to about 1


def measure_variety(
    generator: Generator, inputs: Sequence[Rgb], seeds: int, tell: Callable[[int, int], None] = lambda *_: None
) -> tuple[Variety, ...]:
    """Draw each input with `seeds` seeds, at least 2, at each strength of the dropout."""
    network = load_feature_network().to(generator.device)
    measured = []
    for number, strength in enumerate(STRENGTHS):
        distances = []
        for index, rgb in enumerate(inputs):
            tell(number * len(inputs) + index, len(STRENGTHS) * len(inputs))
            pictures = [generator(rgb, seed, strength) for seed in range(seeds)]
            distances.append(pairwise(pictures, network))
        lab, features = np.mean(distances, axis=0)
        measured.append(Variety(strength, round(float(lab), 3), round(float(features), 4)))
    return tuple(measured)


@torch.inference_mode()
def pairwise(pictures: Sequence[Rgb], network: torch.nn.Module) -> tuple[float, float]:
    """Return the mean distance of two of some pictures, in Lab and in the features of a network."""
    device = next(network.parameters()).device
    labs = [np.stack(lab_of(picture)) for picture in pictures]
    stages = [network(to_tensor(picture).to(device)) for picture in pictures]
    in_lab, in_features = [], []
    for i, j in combinations(range(len(pictures)), 2):
        in_lab.append(float(np.sqrt(np.square(labs[i] - labs[j]).sum(0)).mean()))
        there, back = feature_distance(stages[i], stages[j]), feature_distance(stages[j], stages[i])
        in_features.append(float(there + back) / 2)
    return float(np.mean(in_lab)), float(np.mean(in_features))
