"""The settings of a training run, complete and validated: what a run folder's `config.json` holds."""

import os
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from trainer.data.palettes import read_palette
from trainer.files.json_reader import JsonError, read_json
from trainer.files.reasons import reason_of
from trainer.messages import tr
from trainer.model_card import (
    CHANNELS,
    MAKERS,
    MOST_MEMORY,
    THRESHOLDS,
    Bare,
    ClassColour,
    DataSpec,
    InputSpec,
    Kind,
    Maker,
    NetworkSpec,
    Patch,
    Swatch,
    Threshold,
    Undabbed,
    smallest_side,
)
from trainer.runs.fine_tuning import fine_tuning_steps, with_base
from trainer.runs.presets import Preset, with_preset
from trainer.runs.setting_errors import ConfigError as ConfigError
from trainer.runs.setting_errors import describe_pattern, explain

DEVICE = describe_pattern(
    r"^(auto|cpu|cuda|cuda:\d{1,3}|mps)$", "auto, cpu, cuda, cuda:1 (the second of several) or mps"
)
Positive = Annotated[int, msgspec.Meta(ge=1, le=2**53)]
Objective = Literal["l1", "gan", "cgan", "l1+gan", "l1+cgan"]  # as the paper names them (section 4.1)


class TrainConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    """Every setting of a run, with the paper's values as defaults where it gives them (appendix 6.2)."""

    data: str  # the folder of pairs
    name: str = "My model"
    preset: Preset | None = None  # whose settings were taken where nothing else was said
    direction: Literal["AtoB", "BtoA"] = "AtoB"
    input: str | None = None  # folder names, where the layout has them
    target: str | None = None
    leave_out: tuple[str, ...] = ()  # names of pairs not to learn from
    maker: Maker | None = None  # makes the inputs, where there are photos alone or lines without colours
    colours: str | None = None  # the folder that dabs take their colours from
    thresholds: tuple[Threshold, Threshold] = THRESHOLDS  # of the edge detector (weak, strong)
    input_kind: Kind | None = None  # None: what the maker makes, or colours
    bare: Bare = "clay"  # what lines without a dab of colour are taught to become
    # The labels' colours, or a JSON file of them {"palette": [{"name", "rgb"}]}; for the model's card.
    palette: str | tuple[Swatch, ...] | None = None
    line_width: Annotated[float, msgspec.Meta(gt=0)] | None = None  # of line inputs, pixels at `size`; for the card
    snap: bool = False  # bring input labels to the nearest colour of the palette
    # Of label maps that hold numbers of classes: what each becomes.
    input_classes: Annotated[tuple[ClassColour, ...], msgspec.Meta(max_length=256)] = ()
    target_classes: Annotated[tuple[ClassColour, ...], msgspec.Meta(max_length=256)] = ()

    size: Annotated[int, msgspec.Meta(ge=16, le=2048)] = 256  # pixels a side of the crop
    jitter: Annotated[float, msgspec.Meta(ge=1, le=2)] = 286 / 256  # scaled to size * jitter, then cropped
    mirror: bool = True
    line_augmentation: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0  # of line inputs: width, wobble, gaps
    colour_augmentation: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0  # hue, saturation, brightness
    zoom: Annotated[float, msgspec.Meta(ge=1, le=4)] = 1  # crops are enlarged by a factor drawn from 1 to this
    varied: bool = False  # the maker's number of colours, or thresholds, are drawn anew for each example
    colour_tolerance: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0  # of flat areas: other colours than the photo's
    dyes: Annotated[float, msgspec.Meta(ge=0, le=1)] = (
        0  # share of line drawings with dabs that get quite other colours
    )
    dab_size: Annotated[float, msgspec.Meta(ge=1, le=8)] = 1  # dabs are larger by a factor drawn from 1 to this
    spread_dabs: bool = False  # of line inputs: the network sees each dab filling the shape that it lies in
    undabbed: Undabbed = "bare"  # with that: how the model will see shapes in which no dab lies; not taught
    painted: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0  # share of line drawings with painted areas, not dabs
    grounds: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0  # share of examples on a coloured ground in place of paper
    unfinished: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0  # share of examples that are half drawn, or blank

    grain: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0  # of noise in what the network sees, to make texture of

    colour_space: Literal["rgb", "lab"] = "rgb"  # lab: the network sees L and makes a and b (section 4.2)

    generator: Literal["unet", "encoder_decoder"] = "unet"
    width: Annotated[int, msgspec.Meta(ge=1, le=256)] = 64
    depth: Annotated[int, msgspec.Meta(ge=2, le=10)] | None = None  # None: down to a bottleneck of 1x1, 8 at most
    norm: Literal["batch", "instance", "none"] = "batch"
    dropout: Annotated[float, msgspec.Meta(ge=0, lt=1)] = 0.5
    upsampling: Literal["transposed", "resize"] = "resize"
    patch: Patch = 70  # the discriminator's receptive field, pixels a side (appendix 6.1.2)
    discriminator_width: Annotated[int, msgspec.Meta(ge=1, le=256)] = 64
    # What D sees: patches of pixels, or what a network that recognises things finds in them (Sauer et al. 2021)
    discriminator: Literal["patch", "projected"] = "patch"

    objective: Objective = "l1+cgan"  # a plain "gan" doesn't see the input
    l1_weight: Annotated[float, msgspec.Meta(ge=0)] = 100.0  # lambda of equation 4
    gan_weight: Annotated[float, msgspec.Meta(ge=0)] = 1.0
    reconstruction: Literal["l1", "l2"] = "l1"  # the distance in the place of L1
    gan_loss: Literal["bce", "least_squares", "hinge"] = "bce"
    perceptual: Annotated[float, msgspec.Meta(ge=0)] = (
        0.0  # weight of the distance between a feature network's features
    )
    texture_matching: Annotated[float, msgspec.Meta(ge=0)] = 0.0  # weight of equal covariances of those features
    discriminator_start: Annotated[float, msgspec.Meta(ge=0, lt=1)] = 0.0  # share of the steps before there is a D
    # How far what D sees is changed, inputs and pictures alike: colours, place, a hole (Zhao et al. 2020)
    discriminator_augmentation: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.0
    feature_matching: Annotated[float, msgspec.Meta(ge=0)] = 0.0  # weight of the distance between D's features

    batch: Annotated[int, msgspec.Meta(ge=1, le=64)] = 1
    steps: Positive | None = None
    epochs: Positive | None = None
    minutes: Annotated[float, msgspec.Meta(gt=0)] | None = None  # stop, as with Ctrl-C, after this long
    steps_follow_time: bool = False  # `steps` is a guess: the run gets as many as fit into `minutes`
    learning_rate: Annotated[float, msgspec.Meta(gt=0, le=1)] = 2e-4
    decay: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.5  # the last share of the steps falls linearly to 0
    averaging: Annotated[float, msgspec.Meta(ge=0, lt=1)] = 0.999  # of the weights' moving average; 0: none

    seed: Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)] = 0
    device: Annotated[str, msgspec.Meta(pattern=DEVICE)] = "auto"
    dtype: Literal["auto", "fp32", "bf16", "fp16"] = "auto"  # of the products; sums, weights and losses stay fp32
    threads: Annotated[int, msgspec.Meta(ge=1, le=1024)] | None = None

    checkpoint_every: Positive = 200
    sample_every: Positive = 200
    validate_every: Positive = 400
    stop_when_stale: Positive | None = None  # end after so many validations in a row without a better PSNR

    base: str | None = None  # the model file that training starts from
    base_input: InputSpec | None = None  # what that model draws from; there once its settings are taken over
    base_network: NetworkSpec | None = None  # its architecture, with what no setting says: another program's model
    discriminator_first: Annotated[int, msgspec.Meta(ge=0)] = 0  # steps in which D learns and G holds still

    description: str = ""
    licence: str = ""
    credits: str = ""

    @property
    def kind(self) -> Kind:
        """What the inputs are."""
        return self.input_kind or (MAKERS[self.maker].kind if self.maker else "colours")

    def network(self) -> NetworkSpec:
        """Return the generator's architecture."""
        if self.base_network is not None:
            return msgspec.structs.replace(self.base_network, dropout=self.dropout)
        inputs, outputs = CHANNELS[self.colour_space]
        return NetworkSpec(
            kind=self.generator,
            input_channels=inputs,
            output_channels=outputs,
            width=self.width,
            depth=self.depth or min(8, self.size.bit_length() - 1),
            norm=self.norm,
            dropout=self.dropout,
            upsampling=self.upsampling,
        )

    @property
    def spreads_dabs(self) -> bool:
        """Whether the network sees dabs spread: not where coloured lines may be all that the drawings hold."""
        dabbed = self.maker == "dabs" or (self.base_input is not None and self.base_input.spread_dabs)
        return self.spread_dabs and self.kind == "lines" and dabbed

    @property
    def seen_grain(self) -> float:
        """How strong the grain is in what the network sees: none in Lab, whose lightness is the picture's own."""
        return self.grain if self.colour_space == "rgb" else 0

    @property
    def adversarial(self) -> bool:
        """Whether there is a discriminator at all."""
        return "gan" in self.objective

    @property
    def projected(self) -> bool:
        """Whether the discriminator sees features, not pixels."""
        return self.adversarial and self.discriminator == "projected"

    @property
    def conditional(self) -> bool:
        """Whether the discriminator sees the input beside the picture."""
        return "cgan" in self.objective

    @property
    def reconstructs(self) -> bool:
        """Whether the distance to the target is part of the objective."""
        return "l1" in self.objective

    def objective_terms(self) -> str:
        """Return the objective with its weights, for the model's card."""
        terms = []
        if self.adversarial:
            kinds = [kind for kind in ("conditional", "projected") if getattr(self, kind)]
            terms.append(" ".join([*kinds, "GAN"]))
            if self.gan_weight != 1:
                terms[0] = f"{self.gan_weight:g} {terms[0]}"
            if self.gan_loss != "bce":
                terms[0] += f" ({self.gan_loss.replace('_', ' ')})"
        if self.reconstructs:
            terms.append(f"{self.l1_weight:g} {self.reconstruction.upper()}")
        if self.perceptual:
            terms.append(f"{self.perceptual:g} perceptual")
        if self.texture_matching:
            terms.append(f"{self.texture_matching:g} texture matching")
        if self.feature_matching and not self.projected:
            terms.append(f"{self.feature_matching:g} feature matching")
        return " + ".join(terms)

    def total_steps(self, pairs: int) -> int:
        """Return the length of the run in steps of `batch` images, given the number of training pairs."""
        if self.steps is not None:
            return self.steps
        if self.base is not None and self.epochs is None:
            return fine_tuning_steps(pairs, self.batch)
        return max(1, (self.epochs or 200) * pairs // self.batch)

    def input_spec(self) -> InputSpec:
        """Return what the model's card says of its input.

        Raises:
            ConfigError: the palette's file can't be read.
        """
        swatches: tuple[Swatch, ...] = ()
        if isinstance(self.palette, tuple):
            swatches = self.palette
        elif self.palette is not None:
            try:
                swatches = read_palette(Path(self.palette))
            except (OSError, ValueError, JsonError) as error:
                raise ConfigError(
                    tr("The palette {palette} can't be read: {error}.", palette=self.palette, error=reason_of(error))
                ) from error
        former = self.base_input or InputSpec()
        kept = former.palette if self.kind == former.kind else ()
        return InputSpec(
            kind=self.kind,
            background=swatches[0].rgb if self.kind == "labels" and swatches else former.background,
            palette=swatches or kept,
            line_width=self.line_width or former.line_width,
            spread_dabs=self.spreads_dabs,
            undabbed=self.undabbed if self.spreads_dabs else "bare",
            grain=self.seen_grain,
        )

    def data_spec(self) -> DataSpec:
        """Return what the model's card says of reading its data."""
        return DataSpec(
            direction=self.direction,
            input=self.input,
            target=self.target,
            maker=self.maker,
            colours=self.colours,
            thresholds=self.thresholds,
            bare=self.bare,
            snap=self.snap,
            input_classes=self.input_classes,
            target_classes=self.target_classes,
        )


def make_config(values: dict[str, object]) -> TrainConfig:
    """Return a validated config from plain values; where none is given a base model's holds, then the preset's.

    Raises:
        ConfigError: a value is missing or out of range, two exclude each other, or the base model can't be used.
    """
    if values.get("base") is not None and values.get("base_input") is None:
        values = with_base(values)
    try:
        config = msgspec.convert(with_preset(values), TrainConfig)
    except msgspec.ValidationError as error:
        raise ConfigError(explain(error, values, TrainConfig)) from error
    _check(config)
    return config


def read_config(path: str | os.PathLike[str]) -> dict[str, object]:
    """Return the plain values of a JSON file of settings, as `--config` takes them.

    Raises:
        ConfigError: the file can't be read, is no JSON object, or names an unknown setting.
    """
    try:
        values = read_json(Path(path), dict[str, object])
    except OSError as error:
        raise ConfigError(tr("The settings {path} can't be read ({why}).", path=path, why=reason_of(error))) from error
    except JsonError as error:
        raise ConfigError(tr("The settings {path} are no JSON object ({error}).", path=path, error=error)) from error
    unknown = sorted(set(values) - set(TrainConfig.__struct_fields__))
    if unknown:
        raise ConfigError(
            tr(
                "The settings {path} name “{unknown}”, which is no setting of a training.",
                path=path,
                unknown=unknown[0],
            )
        )
    return values


def _check(config: TrainConfig) -> None:
    if config.steps is not None and config.epochs is not None:
        raise ConfigError(tr("Give the length as steps or as epochs, not both."))
    smallest = smallest_side(config.patch)
    if config.adversarial and not config.projected and config.size < smallest:
        raise ConfigError(
            tr(
                "A discriminator that sees {patch} pixels needs pictures of at least {smallest}, and "
                "--size is {size}: choose a smaller --patch.",
                patch=config.patch,
                smallest=smallest,
                size=config.size,
            )
        )
    if config.discriminator_start and config.discriminator_first:
        raise ConfigError(
            tr(
                "A discriminator that comes later begins beside a generator that can draw already: "
                "give --discriminator-start or --discriminator-first, not both."
            )
        )
    if config.feature_matching and not config.adversarial:
        raise ConfigError(tr("Feature matching compares what the discriminator sees: choose an objective with a GAN."))
    if config.snap and (config.kind != "labels" or not config.palette):
        raise ConfigError(tr("Snapping needs the labels' colours: give --palette FILE.json and --input-kind labels."))
    if config.colours is not None and config.maker != "dabs":
        raise ConfigError(tr("A folder of colours is for the maker dabs: give --maker dabs, or leave --colours out."))
    if config.thresholds[0] > config.thresholds[1]:
        raise ConfigError(tr("Of the edge detector's two thresholds the weak one comes first, such as 50 130."))
    if config.line_augmentation and config.kind != "lines":
        raise ConfigError(
            tr("Only line drawings can be redrawn: leave --line-augmentation out, or give --input-kind lines.")
        )
    spec = config.network()
    if (needed := spec.picture_bytes(config.size)) > MOST_MEMORY:
        raise ConfigError(
            tr(
                "A picture of {size} pixels a side would take this network about {needed} GB of "
                "memory: choose a smaller --size or --width.",
                size=config.size,
                needed=f"{needed / 1e9:.1f}",
            )
        )
    if config.size % spec.multiple:
        raise ConfigError(
            tr(
                "A network of depth {depth} needs a size that {multiple} divides, and {size} isn't "
                "one: change --size or --depth.",
                depth=spec.depth,
                multiple=spec.multiple,
                size=config.size,
            )
        )
