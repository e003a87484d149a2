"""What each starter learns, stage by stage: the list that campaign.py trains.

A stage begins with the weights of the one before it and ends with a rate that has fallen to nothing. Where a mixture of
weights went on (blend.py), docs/models.md says of which.
"""

from dataclasses import dataclass

COMMON: dict[str, object] = {
    "size": 256,
    "width": 32,
    "norm": "instance",
    "upsampling": "resize",
    "batch": 2,
    "averaging": 0.998,
    "objective": "l1+cgan",
    "l1_weight": 20,
    "perceptual": 10,
    "gan_loss": "hinge",
    "feature_matching": 5,
    "discriminator_width": 32,
    "discriminator_augmentation": 0.7,
    "seed": 0,
    "checkpoint_every": 250,
    "sample_every": 250,
    "validate_every": 1_000_000,  # at the end alone: it takes as long as a hundred steps
    "unfinished": 0.12,
}
# Lines with dabs: these are spread before, and colour counts more, which the loss in features hardly sees.
DABS: dict[str, object] = {"spread_dabs": True, "dab_size": 2, "painted": 0.2, "l1_weight": 30, "unfinished": 0.15}
# Parts of pictures enlarged: so that a shape stays whole at twice the size.
LARGE: dict[str, object] = {"zoom": 1.5, "perceptual": 12}
# Textures of a grain that the network is given, in the colours that were drawn.
GRAINY: dict[str, object] = {"grain": 0.08, "colour_tolerance": 0.15, "colour_augmentation": 0.7, "l1_weight": 30}
# Of the same grain, for a judge that sees features.
ROUGH = GRAINY | {"colour_augmentation": 0.5, "texture_matching": 1, "l1_weight": 20}
# Where the judge counts most, and where likeness then takes back what it overdid.
STRICT: dict[str, object] = {"perceptual": 9}
MILD: dict[str, object] = {"colour_augmentation": 0.3, "decay": 0.8}
# Pictures nearly as they are: what was varied has been learned.
AS_IS: dict[str, object] = {"l1_weight": 10, "perceptual": 20}
UNMOVED: dict[str, object] = {"jitter": 1.05, "zoom": 1.06}
# Such pictures, for a judge that sees features.
LIT: dict[str, object] = UNMOVED | {"l1_weight": 15, "perceptual": 15, "colour_augmentation": 0.4}
EMOJI: dict[str, object] = {
    "target": "render",
    "jitter": 1.1,
    "zoom": 1.15,
    "colour_augmentation": 1,
    "licence": "MIT",
    "credits": "Trained on Fluent Emoji, Copyright (c) Microsoft Corporation, MIT licence; pictures from the npm "
    "packages @lobehub/fluent-emoji-3d 1.1.0 and @iconify-json/fluent-emoji-flat 1.2.6, re-packagings of "
    "microsoft/fluentui-emoji.",
}


@dataclass(frozen=True)
class Model:
    """One starter: the folder of its data under DATA, its own settings, and the settings of each stage."""

    name: str
    data: str
    settings: dict[str, object]
    stages: tuple[dict[str, object], ...]
    base: str = ""  # the stage of another model that the first begins from


def plain(steps: int, seed: int = 0, decay: float = 0.5, rate: float = 2e-4) -> dict[str, object]:
    """Return a stage without a judge, by the distances to the target alone: half as long a step, and no halos."""
    alone: dict[str, object] = {"objective": "l1", "feature_matching": 0, "discriminator_augmentation": 0}
    return alone | {"steps": steps, "decay": decay, "learning_rate": rate, "seed": seed}


def judged(steps: int, seed: int = 0, start: float = 0.1, weight: float = 1.0) -> dict[str, object]:
    """Return a stage in which a judge comes in after a share of the steps."""
    return {"steps": steps, "decay": 0.5, "discriminator_start": start, "gan_weight": weight, "seed": seed}


def projected(steps: int, seed: int, weight: float = 1.0, held: int = 0) -> dict[str, object]:
    """Return a stage whose judge sees features; a new one learns for the steps `held` before it is listened to."""
    settings = judged(steps, seed, start=0, weight=weight) | {"discriminator_first": held}
    others = {"feature_matching": 0, "discriminator_augmentation": 0}  # of a judge that sees pixels
    return settings | others | {"discriminator": "projected", "discriminator_width": 64}


MODELS = (
    Model(
        "Landscapes",
        "landscapes",
        {
            "maker": "blocks",
            "jitter": 286 / 256,
            "zoom": 1.28,
            "varied": True,
            "colour_tolerance": 0.6,
            "colour_augmentation": 0.5,
            "description": "Flat areas of colour become a landscape: sky above, land or sea below.",
            "licence": "CC BY-SA 4.0",
            "credits": "Trained on landscape photographs of Endless Sky, public domain, CC0, CC BY-SA 3.0 and 4.0; "
            "the photographers are named in landscapes.credits.txt.",
        },
        (
            judged(3400, start=0.47),
            plain(8000, 1),
            judged(3000, 2, start=0, weight=0.5),
            judged(1000, 41, start=0, weight=0.7) | {"grain": 0.08, "texture_matching": 6},
            judged(2600, 51, start=0, weight=0.7) | GRAINY | {"texture_matching": 6},
            plain(1500, 61, decay=0.6, rate=1.5e-4) | GRAINY | {"texture_matching": 5},
            plain(2000, 71, decay=0.6, rate=1.5e-4)
            | GRAINY
            | {"colour_augmentation": 0.5, "texture_matching": 2.5, "perceptual": 15},
            plain(900, 81, decay=0.9, rate=1.2e-4)
            | {"grain": 0.08, "colour_tolerance": 0.1, "colour_augmentation": 0.3, "averaging": 0.995}
            | {"texture_matching": 1, "perceptual": 20},
            projected(1300, 91, held=80) | ROUGH,
            projected(2400, 92) | ROUGH,
            projected(5000, 111, weight=0.6) | ROUGH | {"perceptual": 15},
            projected(5000, 151, weight=1.2) | ROUGH | STRICT | {"l1_weight": 12, "grain": 0.12},
            projected(3000, 161, weight=0.6)
            | ROUGH
            | MILD
            | {"perceptual": 14, "l1_weight": 15, "grain": 0.12, "colour_tolerance": 0.1},
        ),
    ),
    Model(
        "Clay",
        "emoji",
        EMOJI
        | {
            "input": "flat",
            "grounds": 0.4,
            "description": "Flat colours become a soft render, as if modelled in clay.",
        },
        (
            plain(1750),
            plain(800, 1, decay=0.8),
            plain(8000, 2),
            judged(2000, 3, start=0, weight=0.3),
            plain(2500, 21) | AS_IS | {"grounds": 0.15, "unfinished": 0.04, "colour_augmentation": 0.4},
            plain(3600, 22, decay=0.6, rate=2.5e-4)
            | AS_IS
            | UNMOVED
            | {"grounds": 0.25, "unfinished": 0.03, "colour_augmentation": 0.3},
            plain(1500, 31, decay=0.6, rate=2.5e-4)
            | AS_IS
            | UNMOVED
            | {"grounds": 0.25, "unfinished": 0.03, "colour_augmentation": 0.3},
            projected(1400, 91, held=80) | LIT | {"grounds": 0.3, "unfinished": 0.05},
            projected(1000, 101, weight=0.7) | LIT | {"grounds": 0.6, "unfinished": 0.03},
            projected(4500, 111, weight=0.7)
            | LIT
            | {"grounds": 0.7, "unfinished": 0.03, "colour_augmentation": 0.3, "perceptual": 14, "l1_weight": 12},
            plain(1300, 121, decay=0.8)
            | LIT
            | {"grounds": 0.85, "unfinished": 0.03, "colour_augmentation": 0.3, "perceptual": 18},
        ),
    ),
    Model(
        "Wardrobe",
        "wardrobe",
        {
            "maker": "dabs",
            "input_kind": "lines",
            "line_width": 2.0,
            "line_augmentation": 1,
            "jitter": 1.1,
            "zoom": 1.15,
            "varied": True,
            "dyes": 0.7,
            "undabbed": "neighbours",
            "colour_augmentation": 0.5,
            "description": "Lines become clothes and shoes. A dab of colour dyes the part it lies in, and bare parts "
            "beside it.",
            "licence": "MIT",
            "credits": "Trained on photographs of clothes by Alexey Grigorev, Kenes Shangereyev, Tagias.com and 32 "
            "contributors, CC0 1.0 (github.com/alexeygrigorev/clothing-dataset), from a model trained on Fluent Emoji, "
            "Copyright (c) Microsoft Corporation, MIT licence.",
        },
        (
            plain(2800) | DABS,
            judged(900, 1, start=0.05, weight=0.3) | DABS,
            plain(7000) | DABS | LARGE,
            plain(3000, 11, rate=1.5e-4) | DABS | LARGE,
            plain(1700, 12, rate=1.5e-4) | DABS | LARGE | {"painted": 0.6, "zoom": 2},
            plain(1900, 13, decay=0.6)
            | DABS
            | {"l1_weight": 25, "perceptual": 20, "painted": 0.4, "zoom": 1.5}
            | {"colour_augmentation": 0.3, "unfinished": 0.08},
            projected(1200, 91, weight=0.7, held=80) | DABS | LARGE,
            projected(4200, 111, weight=1.2) | DABS | LARGE | STRICT | {"l1_weight": 20, "painted": 0.4, "grain": 0.06},
            projected(2600, 121, weight=0.45)
            | DABS
            | LARGE
            | MILD
            | {"perceptual": 16, "l1_weight": 22, "painted": 0.4, "grain": 0.06, "unfinished": 0.08},
            projected(2000, 131, weight=0.45)
            | DABS
            | LARGE
            | MILD
            | {"perceptual": 16, "l1_weight": 25, "painted": 0.5, "grain": 0.06, "unfinished": 0.08, "zoom": 2.2},
        ),
        base="ink-1",
    ),
    Model(
        "Ink",
        "emoji",
        EMOJI
        | {
            "maker": "dabs",
            "input": "lines",
            "colours": "flat",
            "input_kind": "lines",
            "line_width": 2.0,
            "line_augmentation": 1,
            "varied": True,
            "dyes": 0.3,
            "undabbed": "white",
            "grounds": 0.15,
            "description": "Lines become a soft render. A dab of colour fills the shape it lies in; what has none "
            "stays white.",
        },
        (
            plain(5500) | DABS,
            judged(1100, 1, start=0.05, weight=0.3) | DABS,
            plain(8000, 2) | DABS,
            projected(2200, 91, weight=0.7, held=80) | DABS,
            projected(3000, 101) | DABS | {"unfinished": 0.08},
        ),
        base="clay-3",
    ),
    Model(
        "Facades",
        "facades",
        {
            "direction": "BtoA",
            "input_kind": "labels",
            "palette": "palette.json",
            "snap": True,
            "unfinished": 0,
            "description": "A map of windows, doors, balconies and cornices becomes the front of a building.",
            "licence": "not certain: the data set names only a citation",
            "credits": "Trained on CMP Facades: Radim Tylecek, Radim Sara, Spatial Pattern Templates for Recognition "
            "of Objects with Regular Structure, GCPR 2013; pairs as in Isola et al., CVPR 2017.",
        },
        (plain(4000, rate=3e-4), judged(1200, 1, start=0, weight=0.5), projected(2200, 91, held=100)),
    ),
)
