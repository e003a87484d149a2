"""The model that a run starts from: which settings it brings along, without torch."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from trainer.files.safetensors_header import read_shapes
from trainer.messages import tr
from trainer.model_card import PATCHES, ModelCard, ModelFileError, Patch, read_card

_WEIGHT = 0.3  # of the GAN where the discriminator is taken over: it knows the base's pictures only (docs/adr/0014)
_COARSEST = 112  # channels of the coarsest features that a projected discriminator sees
_BY_LAYERS = {len(strides) + 1: patch for patch, strides in PATCHES.items() if patch > 1}


class DiscriminatorSpec(msgspec.Struct, frozen=True):
    """The discriminator's architecture, as the shapes in its file tell it."""

    patch: Patch | None  # None: it sees features
    width: int
    conditional: bool

    @property
    def kind(self) -> str:
        """What it is as a setting."""
        return "patch" if self.patch else "projected"


class BaseModel(msgspec.Struct, frozen=True):
    """A model to start from, and the discriminator beside it, if there is one."""

    path: Path
    card: ModelCard
    discriminator: DiscriminatorSpec | None

    def fixed(self) -> dict[str, object]:
        """Return the settings that can't be others: they are the shape of the weights."""
        network = self.card.network
        return {
            "generator": network.kind,
            "width": network.width,
            "depth": network.depth,
            "norm": network.norm,
            "upsampling": network.upsampling,
            "colour_space": self.card.colour_space,
        }

    def proposed(self) -> dict[str, object]:
        """Return the settings that hold unless others are given."""
        card, judge = self.card, self.discriminator
        licence = f" ({card.licence})" if card.licence else ""
        settings: dict[str, object] = {
            "size": card.size,
            "dropout": card.network.dropout,
            "spread_dabs": card.input.spread_dabs,
            "undabbed": card.input.undabbed,
            "grain": card.input.grain,
            "credits": f"Fine-tuned from {card.name}{licence}. {card.credits}".strip(),
        }
        if judge is not None:
            settings |= {"discriminator": judge.kind, "discriminator_width": judge.width}
            if judge.patch:
                settings["patch"] = judge.patch
            settings |= {"objective": "l1+cgan" if judge.conditional else "l1+gan", "gan_weight": _WEIGHT}
        return settings


def read_base(path: Path) -> BaseModel:
    """Return the model at `path` with what its discriminator's file tells.

    Raises:
        ModelFileError: a file is missing, truncated or foreign.
    """
    card = read_card(path)
    discriminator = discriminator_of(path)
    return BaseModel(path, card, _read_discriminator(discriminator, card) if discriminator.exists() else None)


def discriminator_of(model: Path) -> Path:
    """Return where the discriminator that goes with a model file lies."""
    return model.with_name(f"{model.stem}.discriminator.safetensors")


def _read_discriminator(path: Path, card: ModelCard) -> DiscriminatorSpec:
    shapes = read_shapes(path)
    if (spec := _projected(shapes, card)) is not None:
        return spec
    first = shapes.get("layers.0.weight", ())
    layers = sum(name.startswith("layers.") and name.endswith(".weight") for name in shapes)
    pictures = card.network.output_channels
    channels = {pictures: False, pictures + card.network.input_channels: True}
    if len(first) == 4 and first[1] in channels and (first[2] == 1 or layers in _BY_LAYERS):
        patch: Patch = 1 if first[2] == 1 else _BY_LAYERS[layers]
        return DiscriminatorSpec(patch, first[0], channels[first[1]])
    raise ModelFileError(
        tr(
            "{path} is no discriminator of {name}: remove it from beside the model to learn a new one.",
            path=path.name,
            name=card.name,
        )
    )


def _projected(shapes: Mapping[str, tuple[int, ...]], card: ModelCard) -> DiscriminatorSpec | None:
    """Return what the shapes of a discriminator that sees features tell; None if they are of another one."""
    coarsest = shapes.get("heads.3.0.parametrizations.weight.original", ())
    if len(coarsest) != 4:
        return None
    conditional = {_COARSEST: False, _COARSEST + card.network.input_channels: True}.get(coarsest[1])
    return None if conditional is None else DiscriminatorSpec(None, coarsest[0], conditional)
