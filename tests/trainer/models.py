"""Small model files for tests."""

from pathlib import Path

import torch

from trainer.model_card import ModelCard, NetworkSpec
from trainer.pix2pix.model_file import save_model
from trainer.pix2pix.networks import UNetGenerator, init_weights


def small_card(name: str = "Small") -> ModelCard:
    return ModelCard(name=name, network=NetworkSpec(width=4, depth=4, norm="instance"), size=32)


def save_small_model(path: Path, card: ModelCard | None = None, seed: int = 0) -> UNetGenerator:
    """Write a model of random weights, large enough that dropout and input are seen in the picture."""
    card = card or small_card()
    network = UNetGenerator(card.network).eval()
    init_weights(network, torch.Generator().manual_seed(seed))
    with torch.no_grad():
        for parameter in network.parameters():
            if parameter.ndim == 4:
                parameter.mul_(10)
    save_model(path, card, network.state_dict(), torch.float32)
    return network
