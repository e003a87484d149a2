"""Reading and writing model files: safetensors with a card, never a pickle (the format: trainer.model_card)."""

import math
import os
from collections.abc import Mapping
from pathlib import Path

import safetensors.torch
import torch
from safetensors.torch import save
from torch import Tensor, nn

from trainer.files.atomic_write import write_atomically
from trainer.files.reasons import reason_of
from trainer.files.regular_file import read_bounded
from trainer.files.safetensors_header import read_shapes
from trainer.messages import tr
from trainer.model_card import CHANNELS, METADATA_KEY, MOST_MEMORY, ModelCard, ModelFileError, encode_card, read_card
from trainer.pix2pix.architectures.build import GeneratorNetwork, make_network

_LARGEST_HEADER = 16 * 1024 * 1024 + 8  # bytes
_BYTES_A_NUMBER = 8  # at most
_FLOATS = (torch.float16, torch.bfloat16, torch.float32)


def build_generator(card: ModelCard, weights: Mapping[str, Tensor]) -> GeneratorNetwork:
    """Return the card's generator made of `weights`, which it takes over, in inference mode."""
    with torch.device("meta"):  # no memory and no random numbers for weights that are replaced at once
        network = make_network(card.network)
    network.load_state_dict(dict(weights), strict=True, assign=True)
    return network.eval()


def save_model(
    path: str | os.PathLike[str], card: ModelCard, weights: Mapping[str, Tensor], dtype: torch.dtype = torch.float16
) -> None:
    """Write a model file whole or not at all; floats are stored as `dtype`.

    Raises:
        OSError: the disk is full or the folder can't be written.
    """
    tensors = {name: tensor.detach().to("cpu", dtype).contiguous() for name, tensor in weights.items()}
    write_atomically(Path(path), save(tensors, metadata={METADATA_KEY: encode_card(card)}))


def save_discriminator(model: Path, weights: Mapping[str, Tensor]) -> None:
    """Write the discriminator that goes with the model file `model` beside it, for whoever fine-tunes later.

    Raises:
        OSError: the disk is full or the folder can't be written.
    """
    tensors = {name: tensor.detach().to("cpu", torch.float16).contiguous() for name, tensor in weights.items()}
    write_atomically(model.with_name(f"{model.stem}.discriminator.safetensors"), save(tensors))


def load_model(path: str | os.PathLike[str]) -> tuple[ModelCard, dict[str, Tensor]]:
    """Return a model file's card and its weights (float32, on the CPU), checked against the card's network.

    Raises:
        ModelFileError: the file is missing, truncated or foreign, or its tensors don't fit its card.
    """
    path = Path(path)
    card = read_card(path)
    needed = card.network.picture_bytes(card.size)
    if needed > MOST_MEMORY:
        raise ModelFileError(
            tr(
                "A picture of {path} would take about {needed} GB of memory ({size} pixels a side): "
                "that is more than Sketchpad gives a model, use one for smaller pictures.",
                path=path.name,
                needed=f"{needed / 1e9:.1f}",
                size=card.size,
            )
        )
    channels = (card.network.input_channels, card.network.output_channels)
    if channels != CHANNELS[card.colour_space]:
        raise ModelFileError(
            tr(
                "The card of {path} contradicts itself: in the colour space “{colour_space}” a "
                "network has {channels} channels in and out, not {given}.",
                path=path.name,
                colour_space=card.colour_space,
                channels=CHANNELS[card.colour_space],
                given=channels,
            )
        )
    with torch.device("meta"):
        expected = _shapes(make_network(card.network))
    return card, _read_tensors(path, expected, tr("its own card"))


def load_discriminator(path: Path, discriminator: nn.Module) -> dict[str, Tensor]:
    """Return the weights (float32, on the CPU) of a discriminator's file, checked against `discriminator`.

    Raises:
        ModelFileError: the file is missing, truncated or foreign, or its tensors don't fit.
    """
    return _read_tensors(path, _shapes(discriminator), tr("the discriminator of these settings"))


def load_tensors(path: Path, values: int) -> dict[str, Tensor]:
    """Return the tensors of a safetensors file that holds so many numbers, on the CPU, of the types that it names.

    The file is read, not mapped (mmap): one that another program shortens or writes anew while a model draws would
    end the program (SIGBUS), or draw otherwise.

    Raises:
        ModelFileError: the file is missing, truncated or foreign.
    """
    try:
        return dict(safetensors.torch.load(read_bounded(path, _LARGEST_HEADER + _BYTES_A_NUMBER * values)))
    except OSError as error:
        raise ModelFileError(tr("{path} can't be read ({why}).", path=path, why=reason_of(error))) from error
    except (safetensors.SafetensorError, KeyError, ValueError, TypeError, RuntimeError) as error:
        raise ModelFileError(
            tr(
                "{path} is cut short or damaged ({error}): get it again from where it came.",
                path=path.name,
                error=tr("its content makes no sense"),
            )
        ) from error


def _shapes(network: nn.Module) -> dict[str, tuple[int, ...]]:
    return {name: tuple(tensor.shape) for name, tensor in network.state_dict().items()}


def _read_tensors(path: Path, expected: Mapping[str, tuple[int, ...]], what: str) -> dict[str, Tensor]:
    """Return the tensors of a file that has to hold those `expected`, no more and no less; `what` asks for them."""
    _compare(path.name, what, expected, read_shapes(path))  # before anything else is read
    found = load_tensors(path, sum(map(math.prod, expected.values())))
    _compare(path.name, what, expected, {name: tuple(tensor.shape) for name, tensor in found.items()})
    weights: dict[str, Tensor] = {}
    for name in expected:  # in the network's order: the file's comes as it likes
        tensor = found[name]
        if tensor.dtype not in _FLOATS:
            raise ModelFileError(
                tr(
                    "{path} is damaged: its tensor {name} holds {dtype}, no floats.",
                    path=path.name,
                    name=name,
                    dtype=tensor.dtype,
                )
            )
        weights[name] = tensor.float()
    for name, tensor in weights.items():
        if not torch.isfinite(tensor).all():
            raise ModelFileError(
                tr("{path} is damaged: its tensor {name} holds values that are no numbers.", path=path.name, name=name)
            )
    return weights


def _compare(
    file: str, what: str, expected: Mapping[str, tuple[int, ...]], found: Mapping[str, tuple[int, ...]]
) -> None:
    """Raise ModelFileError naming the first tensor that is missing, too many or of another shape."""
    for name, shape in expected.items():
        if name not in found:
            raise ModelFileError(
                tr("{file} doesn't fit {what}: the tensor {name} is missing.", file=file, what=what, name=name)
            )
        if found[name] != shape:
            raise ModelFileError(
                tr(
                    "{file} doesn't fit {what}: the tensor {name} has the shape {found} instead of {expected}.",
                    file=file,
                    what=what,
                    name=name,
                    found=list(found[name]),
                    expected=list(shape),
                )
            )
    for name in found:
        if name not in expected:
            raise ModelFileError(
                tr(
                    "{file} doesn't fit {what}: the tensor {name} belongs to no layer of it.",
                    file=file,
                    what=what,
                    name=name,
                )
            )
