"""The paper's own settings for its experiments (Isola et al. 2017, appendix 6.2), to start from.

Where the appendix is silent our defaults hold, such as for jitter and mirroring of edges. The paper upsamples by
transposed convolutions, and evaluates the weights as they are, without an average.
"""

from collections.abc import Mapping
from typing import Literal

Preset = Literal["facades", "maps", "edges", "day2night", "colour"]

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
                del taken["epochs"]
            return taken | dict(values)
    return dict(values)
