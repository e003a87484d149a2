"""Settings to start from: the paper's own for its experiments (Isola et al. 2017, appendix 6.2), and for textures.

Where the appendix is silent our defaults hold, such as for jitter and mirroring of edges. The paper upsamples by
transposed convolutions, and evaluates the weights as they are, without an average.
"""

from collections.abc import Mapping
from typing import Literal

Preset = Literal["facades", "maps", "edges", "day2night", "colour", "textures"]

_PAPERS: dict[str, object] = {
    "size": 256,
    "generator": "unet",
    "width": 64,
    "norm": "batch",
    "dropout": 0.5,
    "upsampling": "transposed",
    "patch": 70,
    "discriminator_width": 64,
    "objective": "l1+cgan",
    "l1_weight": 100.0,
    "gan_loss": "bce",
    "learning_rate": 2e-4,
    "averaging": 0.0,
}
_JITTERED: dict[str, object] = {"jitter": 286 / 256, "mirror": True}
PRESETS: dict[Preset, dict[str, object]] = {
    "facades": _PAPERS | _JITTERED | {"epochs": 200, "batch": 1, "input_kind": "labels"},
    "maps": _PAPERS | _JITTERED | {"epochs": 200, "batch": 1},
    "edges": _PAPERS | {"epochs": 15, "batch": 4, "input_kind": "lines"},
    "day2night": _PAPERS | _JITTERED | {"epochs": 17, "batch": 4, "input_kind": "photo"},
    # Ours, what the starters were made with and the window proposes: docs/adr/0018.
    "textures": {
        "width": 32,
        "norm": "instance",
        "upsampling": "resize",
        "discriminator": "projected",
        "discriminator_width": 64,
        "objective": "l1+cgan",
        "l1_weight": 20.0,
        "perceptual": 10.0,
        "gan_loss": "hinge",
        "discriminator_start": 0.4,
        "feature_matching": 5.0,  # this and the next where the judge of a base model is a PatchGAN
        "discriminator_augmentation": 0.7,
        "zoom": 1.15,
        "varied": True,
        "colour_tolerance": 0.5,
        "unfinished": 0.1,
        "spread_dabs": True,
        "painted": 0.2,
    },
    # One channel in, two out; mirrored, but not jittered. The grey pictures are made of the photos.
    "colour": _PAPERS
    | {"epochs": 6, "batch": 4, "jitter": 1.0, "mirror": True, "colour_space": "lab", "maker": "grayscale"},
}


def with_preset(values: Mapping[str, object]) -> dict[str, object]:
    """Return settings with those of the preset they name, where they don't say anything themselves.

    A length in steps takes the place of the preset's epochs. An unknown preset adds nothing.
    """
    for name, settings in PRESETS.items():
        if name == values.get("preset"):
            taken = dict(settings)
            if values.get("steps") is not None:
                taken.pop("epochs", None)
            return taken | dict(values)
    return dict(values)
