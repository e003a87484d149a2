"""Training from a base model (fine-tuning): which settings that brings along, and how long it takes (docs/adr/0014)."""

import math
from pathlib import Path

import msgspec

from trainer.messages import tr
from trainer.model_card import ModelFileError
from trainer.runs.base_model import read_base
from trainer.runs.setting_errors import ConfigError

_FINE_TUNING_RATE = 2e-4
_FINE_TUNING_STEPS, _FINE_TUNING_PAIRS = 2000, 20
_DISCRIMINATOR_FIRST = 200
_DISCRIMINATOR = ("discriminator", "patch", "discriminator_width", "objective")


def fine_tuning_steps(pairs: int, batch: int) -> int:
    """Return how long to train from a base model with so many pairs (docs/adr/0014)."""
    return max(1, round(_FINE_TUNING_STEPS * math.sqrt(pairs / _FINE_TUNING_PAIRS) / batch))


def with_base(values: dict[str, object]) -> dict[str, object]:
    """Return the settings with those that the base model, named among them, brings along.

    Raises:
        ConfigError: the model can't be used, or a setting contradicts it.
    """
    try:
        base = read_base(Path(str(values["base"])).expanduser().resolve())
    except ModelFileError as error:
        raise ConfigError(str(error)) from error
    except (OSError, RuntimeError, ValueError) as error:  # what no path can be
        raise ConfigError(tr("There is no base model “{base}”: choose a model file.", base=values["base"])) from error
    given = {name: value for name, value in values.items() if value is not None}
    for name, value in base.fixed().items():
        if given.get(name, value) != value:
            raise ConfigError(
                tr(
                    "The base model {name} has {setting} {value}, and the settings say {given}: leave "
                    "that out, or start from another model.",
                    name=base.card.name,
                    setting=name.replace("_", " "),
                    value=value,
                    given=given[name],
                )
            )
    kind = {} if "maker" in given else {"input_kind": base.card.input.kind}
    settings = {"learning_rate": _FINE_TUNING_RATE} | base.proposed() | kind | base.fixed() | given
    judge = base.discriminator
    known = judge is not None and all(
        settings.get(name) == value for name, value in base.proposed().items() if name in _DISCRIMINATOR
    )
    if not known and "gan_weight" not in given:
        settings.pop("gan_weight", None)  # a new discriminator is weak enough by itself
    judged = "gan" in str(settings.get("objective", "l1+cgan"))
    later = bool(settings.get("discriminator_start"))  # then it has time to learn, and G isn't spoilt at once
    settings.setdefault("discriminator_first", 0 if known or later or not judged else _DISCRIMINATOR_FIRST)
    settings |= {"base": str(base.path), "base_input": msgspec.to_builtins(base.card.input)}
    if not base.card.network.is_ours:
        settings["base_network"] = msgspec.to_builtins(base.card.network)
        for name, theirs in (("generator", "resnet"), ("upsampling", "bilinear")):
            if settings[name] == theirs:  # no setting: the base's network says it
                del settings[name]
    return settings
