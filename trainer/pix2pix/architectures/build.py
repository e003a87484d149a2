"""The network that a card's specification stands for: U-Net, encoder-decoder or ResNet."""

from trainer.model_card import NetworkSpec
from trainer.pix2pix.architectures.resnet import ResnetGenerator
from trainer.pix2pix.networks import UNetGenerator

GeneratorNetwork = UNetGenerator | ResnetGenerator


def make_network(spec: NetworkSpec) -> GeneratorNetwork:
    """Return a network with first weights."""
    return ResnetGenerator(spec) if spec.kind == "resnet" else UNetGenerator(spec)
