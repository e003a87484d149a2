"""The card of a model file: everything needed to rebuild, describe and feed the network.

A model is one `.safetensors` file whose header holds, under the metadata key `sketchpad`, the JSON of a
`ModelCard`. Reading a card touches the header only, so a gallery of models is listed without torch.
"""

import os
import shutil
import struct
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from trainer.files.atomic_write import open_atomically
from trainer.files.json_reader import JsonError, decode_json
from trainer.files.reasons import reason_of
from trainer.files.regular_file import open_for_reading
from trainer.files.safetensors_header import METADATA, header_length, read_header, read_metadata
from trainer.files.safetensors_header import ModelFileError as ModelFileError
from trainer.messages import mark, tr

FORMAT = 4  # the newest that is read
_PLAIN_FORMAT = 1  # of a card that says nothing which the first version doesn't know
_SECOND_FORMAT = 2  # of one that says nothing which the second doesn't know
_THIRD_FORMAT = 3  # and so on
METADATA_KEY = "sketchpad"
CHANNELS = {"rgb": (3, 3), "lab": (1, 2)}  # of a network, in and out, by colour space: RGB, or L to a and b

MOST_MEMORY = 1 << 30  # bytes that one picture may take
_IMAGES = 18  # values of each pixel beside the layers: the drawing and the picture, in several forms

Channel = Annotated[int, msgspec.Meta(ge=0, le=255)]
Colour = tuple[Channel, Channel, Channel]
Kind = Literal["colours", "lines", "labels", "photo"]  # of what is drawn
Maker = Literal["edges", "grayscale", "holes", "dabs", "blocks"]
Patch = Literal[1, 16, 70, 286]  # the receptive field of the discriminator's logits, pixels a side
Bare = Literal["clay", "colours"]  # shades of unpainted clay, or the target as it is
Undabbed = Literal["bare", "white", "neighbours"]  # as they are, white, or as the shape beside
Threshold = Annotated[int, msgspec.Meta(ge=1, le=1000)]
THRESHOLDS = (50, 130)
Count = Annotated[int, msgspec.Meta(ge=1, le=16)]
Level = Annotated[int, msgspec.Meta(ge=0, le=9)]


# The discriminator's layers but for the last, by their strides (section 3.2.2, appendix 6.1.2).
PATCHES: dict[Patch, tuple[int, ...]] = {1: (1, 1), 16: (2, 1), 70: (2, 2, 2, 1), 286: (2, 2, 2, 2, 2, 1)}


class MakerSpec(msgspec.Struct, frozen=True):
    """What is said of a maker where it is chosen; what it does is in `trainer.data.makers`."""

    kind: Kind  # of the inputs that it makes
    name: str = ""  # in the window; "" where the window doesn't offer it
    about: str = ""
    finds_edges: bool = False  # with thresholds that can be set


MAKERS: dict[Maker, MakerSpec] = {
    "edges": MakerSpec("lines", mark("Lines"), mark("You draw outlines; the model paints them."), finds_edges=True),
    "dabs": MakerSpec(
        "lines",
        mark("Lines and dabs"),
        mark("You draw outlines, and hint at colours with a few dabs."),
        finds_edges=True,
    ),
    "blocks": MakerSpec(
        "colours", mark("Flat colours"), mark("You lay down flat areas of colour; the model renders them.")
    ),
    "grayscale": MakerSpec("photo"),
    "holes": MakerSpec("photo"),
}


def smallest_side(patch: Patch) -> int:
    """Return the pixels a side of the smallest picture that a discriminator with this receptive field can judge."""
    strides = PATCHES[patch]
    return 3 * 2 ** sum(stride == 2 for stride in strides) if patch > 1 else 1


class NetworkSpec(msgspec.Struct, frozen=True):
    """The generator's architecture (Isola et al. 2017, appendix 6.1.1), complete: loading takes no flags.

    Our own training makes U-Nets and encoder-decoders. The rest are the ways of other programs, whose models are
    imported: the residual network of Johnson et al. 2016 ("resnet"), and U-Nets that differ in details.
    """

    kind: Literal["unet", "encoder_decoder", "resnet"] = "unet"
    input_channels: Count = 3
    output_channels: Count = 3
    width: Annotated[int, msgspec.Meta(ge=1, le=256)] = 64  # channels of the outermost layer
    depth: Annotated[int, msgspec.Meta(ge=2, le=10)] = 8  # number of halvings
    norm: Literal["batch", "instance", "none"] = "instance"
    dropout: Annotated[float, msgspec.Meta(ge=0, lt=1)] = 0.5  # on the three deepest decoder layers
    upsampling: Literal["transposed", "resize", "bilinear"] = "resize"  # bilinear: of a resnet alone
    blocks: Annotated[int, msgspec.Meta(ge=0, le=32)] = 0  # of a resnet
    encoder_bias: bool = False  # a U-Net's encoder layers that no norm follows have biases
    bottleneck_norm: bool = False  # a U-Net's innermost encoder layer has a norm too
    dropout_levels: tuple[Level, ...] | None = None  # decoder layers with dropout; None: the three deepest
    skip: Literal["relu", "leaky_relu"] = "relu"  # the activation of what a U-Net's skips carry
    padding: Literal["zeros", "reflect", "replicate"] = "zeros"  # a resnet's blocks', or an encoder's but the innermost
    input_range: Literal["signed", "unit"] = "signed"  # what the first layer sees: [-1, 1] or [0, 1]

    @property
    def is_ours(self) -> bool:
        """Whether it is a network that our own training makes, and the first version of this program knows."""
        return self == _in_first_format(self)

    def __post_init__(self) -> None:
        if self.kind == "resnet" and not self.blocks:
            raise ValueError("a resnet has at least one block")
        if self.kind != "resnet" and (self.blocks or self.upsampling == "bilinear" or self.padding == "replicate"):
            raise ValueError(f"blocks, bilinear upsampling and replicated borders are of a resnet, not of {self.kind}")

    def channels(self, level: int) -> int:
        """Return the channels after encoder layer `level` (0 outermost): width doubling, eight widths at most."""
        return self.width * min(1 << level, 8)

    @property
    def multiple(self) -> int:
        """Height and width that enter the network are multiples of this (pixels)."""
        return 1 << self.depth

    def fitting(self, pixels: int) -> int:
        """Return the smallest height or width of at least `pixels` that the network takes."""
        # A residual block mirrors its border, which takes two pixels.
        least = 2 * self.multiple if self.kind == "resnet" else self.multiple
        return max(least, -(-pixels // self.multiple) * self.multiple)

    def picture_bytes(self, size: int) -> int:
        """Return about how much memory a picture of `size` pixels a side takes while it is made, in bytes.

        That of the activations, in float32: of each scale its layer's result, what is joined to it, and one copy.
        """
        first = self.width if self.kind == "resnet" else 0  # a resnet's first and last layers have all the pixels
        values = 3.0 * first + sum(3 * self.channels(level) / (4 << 2 * level) for level in range(self.depth))
        pixels = self.fitting(size) * self.fitting(size)
        return round(4 * (_IMAGES + values) * pixels)


class Swatch(msgspec.Struct, frozen=True):
    """One named colour of a palette, 8-bit sRGB.

    `shown` is the colour on screen, where that of the data doesn't say what it means; files and networks have `rgb`.
    """

    name: str
    rgb: Colour
    shown: Colour | None = None


class ClassColour(msgspec.Struct, frozen=True):
    """The colour that stands for the number of a class in label maps that hold numbers."""

    number: Channel
    rgb: Colour


class InputSpec(msgspec.Struct, frozen=True):
    """What the model expects to be drawn."""

    kind: Kind = "colours"
    background: Colour = (255, 255, 255)
    palette: Annotated[tuple[Swatch, ...], msgspec.Meta(max_length=256)] = ()  # a class is a byte
    line_width: Annotated[float, msgspec.Meta(gt=0)] | None = None  # pixels at the model's size
    spread_dabs: bool = False  # of lines: the network sees each dab of colour filling the shape that it lies in
    undabbed: Undabbed = "bare"  # with that: how the network sees shapes in which no dab lies
    grain: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0  # of the noise in what it sees, that texture is made of


class DataSpec(msgspec.Struct, frozen=True):
    """How the model's training data was read, so that `evaluate` reads the same."""

    direction: Literal["AtoB", "BtoA"] = "AtoB"
    input: str | None = None  # folders' names
    target: str | None = None
    maker: Maker | None = None  # what makes the input, from the input's folder or, without one, from the target
    colours: str | None = None  # the folder that dabs take their colours from; without one, from the target
    thresholds: tuple[Threshold, Threshold] = THRESHOLDS  # of the edge detector (weak, strong)
    bare: Bare = "clay"  # of the maker dabs: what lines without a dab are taught to become
    snap: bool = False  # input labels are brought to the nearest colour of the palette
    # Of label maps that hold numbers of classes: what each became. Empty: as is found.
    input_classes: Annotated[tuple[ClassColour, ...], msgspec.Meta(max_length=256)] = ()
    target_classes: Annotated[tuple[ClassColour, ...], msgspec.Meta(max_length=256)] = ()


class TrainingRecord(msgspec.Struct, frozen=True):
    """What made the model."""

    data: str = ""
    base: str = ""  # the name of the model that training started from
    pairs: int = 0
    steps: int = 0
    batch: int = 0
    objective: str = ""
    seed: int = 0
    averaged: bool = False  # the weights are the moving average of the training's weights
    figures: dict[str, float] = {}


class ModelCard(msgspec.Struct, frozen=True):
    """The JSON in a model file's header."""

    name: str
    network: NetworkSpec
    size: Annotated[int, msgspec.Meta(ge=4, le=4096)] = 256  # pixels a side it was trained at
    description: str = ""
    licence: str = ""
    credits: str = ""
    input: InputSpec = InputSpec()
    colour_space: Literal["rgb", "lab"] = "rgb"
    data: DataSpec = DataSpec()
    training: TrainingRecord = TrainingRecord()
    keeps_dropout: bool = False  # it draws with dropout even where no variation is asked for
    format: int = _PLAIN_FORMAT


def encode_card(card: ModelCard) -> str:
    """Return the card as JSON text, in the oldest format that can say it."""
    oldest = _PLAIN_FORMAT
    if card.input.undabbed != "bare" or card.input.grain:
        oldest = FORMAT
    elif card.input.spread_dabs:
        oldest = _THIRD_FORMAT
    elif card.keeps_dropout or not card.network.is_ours:
        oldest = _SECOND_FORMAT
    return msgspec.json.encode(msgspec.structs.replace(card, format=oldest)).decode()


def _in_first_format(spec: NetworkSpec) -> NetworkSpec:
    """Return what the first version of this program would take a network for."""
    return NetworkSpec(
        kind="unet" if spec.kind == "resnet" else spec.kind,
        input_channels=spec.input_channels,
        output_channels=spec.output_channels,
        width=spec.width,
        depth=spec.depth,
        norm=spec.norm,
        dropout=spec.dropout,
        upsampling="resize" if spec.upsampling == "bilinear" else spec.upsampling,
    )


def decode_card(text: str | bytes, name: str) -> ModelCard:
    """Return the card in `text`; `name` is the file's name for the sentence.

    Raises:
        ModelFileError: the JSON is broken, a field is wrong, or the format is newer than this program.
    """
    try:
        version = decode_json(text, _Version)
        if version.format > FORMAT:
            raise ModelFileError(
                tr(
                    "{name} was made by a newer version of Sketchpad (model format {format}): update "
                    "Sketchpad to open it.",
                    name=name,
                    format=version.format,
                )
            )
        return decode_json(text, ModelCard)
    except JsonError as error:
        raise ModelFileError(
            tr(
                "The model card in {name} can't be read ({error}): get the file again from where it came.",
                name=name,
                error=error,
            )
        ) from error


def read_card(path: str | os.PathLike[str]) -> ModelCard:
    """Return the card of the model file at `path`, reading its header only.

    Raises:
        ModelFileError: the file is missing, truncated, foreign, or its card is wrong.
    """
    path = Path(path)
    metadata = read_metadata(path)
    if METADATA_KEY not in metadata:
        raise ModelFileError(
            tr("{path} holds weights but no Sketchpad model card: choose a model made by Sketchpad.", path=path.name)
        )
    return decode_card(metadata[METADATA_KEY], path.name)


def rewrite_card(path: str | os.PathLike[str], name: str, description: str) -> ModelCard:
    """Give the model at `path` another name and description; returns its card. Weights are copied as they are.

    What a newer version wrote into the card stays in it.

    Raises:
        ModelFileError: the file can't be used, or can't be written; it is as it was then.
    """
    path = Path(path)
    read_card(path)
    header = read_header(path)
    metadata = decode_json(header[METADATA], dict[str, str])
    card = decode_json(metadata[METADATA_KEY], dict[str, msgspec.Raw])
    card |= {
        "name": msgspec.Raw(msgspec.json.encode(name)),
        "description": msgspec.Raw(msgspec.json.encode(description)),
    }
    metadata[METADATA_KEY] = msgspec.json.encode(card).decode()
    header[METADATA] = msgspec.Raw(msgspec.json.encode(metadata))
    content = msgspec.json.encode(header)
    content += b" " * (-len(content) % 8)  # tensors are aligned to eight bytes
    try:
        with open_for_reading(path) as source, open_atomically(path) as file:
            source.seek(8 + header_length(source.read(8)))
            file.write(struct.pack("<Q", len(content)) + content)
            shutil.copyfileobj(source, file)
    except OSError as error:
        raise ModelFileError(
            tr(
                "{path} can't be changed ({why}): make room, or copy it to a folder of your own.",
                path=path,
                why=reason_of(error),
            )
        ) from error
    return read_card(path)


class _Version(msgspec.Struct):
    format: int = _PLAIN_FORMAT
