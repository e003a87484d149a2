"""Finding the generator in a checkpoint, whatever it is wrapped in: `module.`, `state_dict`, a training's state."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

from trainer.messages import tr
from trainer.model_card import ModelFileError
from trainer.pix2pix.foreign.checkpoints import TensorTable
from trainer.pix2pix.foreign.layouts.layers import COUNTER, Found, LayoutError, Shapes, prefixes, under
from trainer.pix2pix.foreign.layouts.other_layouts import find_single_file, find_tensorflow
from trainer.pix2pix.foreign.layouts.reference_layouts import find_resnet, find_unet

_MOST_WEIGHTS = 300_000_000
_LAYOUTS: tuple[tuple[str, Callable[[Shapes], Found]], ...] = (
    ("model.model.0.weight", find_unet),
    ("model.1.weight", find_resnet),
    ("generator/encoder_1/conv2d/kernel", find_tensorflow),
    ("generator/encoder_1/conv/filter", find_tensorflow),
    ("generator/encoder_1/separable_conv2d/depthwise_kernel", find_tensorflow),
    ("initial_down.0.weight", find_single_file),
    ("conv1.weight", find_single_file),
)
_AVERAGES = ("ema", "average", "avg")  # where a training keeps the average of its weights, which draws better


def recognise(tables: Sequence[TensorTable], network: str | None = None) -> tuple[TensorTable, Found]:
    """Return the table that is a generator, and what it is; `network` names one of several.

    Raises:
        ModelFileError: there is none, or none that can be drawn with; the sentence says what it is instead.
    """
    generators: list[tuple[str, TensorTable, Found]] = []
    reasons: list[str] = []
    for table in tables:
        for ending, find in _LAYOUTS:
            for prefix in prefixes(table.shapes, ending):
                try:
                    found = find(under(table.shapes, prefix))
                except LayoutError as reason:
                    reasons.append(str(reason))
                    continue
                where = ".".join(part for part in (table.key, prefix.rstrip(".")) if part)
                generators.append((where, _without(table, prefix), found))
    if network is not None:
        generators = [generator for generator in generators if generator[0] == network]
    if not generators:
        raise ModelFileError(_why_not(tables, reasons, network))
    generators.sort(key=lambda generator: _rank(generator[0]))
    where, table, found = generators[0]
    weights = sum(math.prod(table.shapes[name]) for name in found.names)
    if weights > _MOST_WEIGHTS:
        raise ModelFileError(
            tr(
                "{file} holds a network of {weights} weights, too large to draw with here.",
                file=table.file,
                weights=weights,
            )
        )
    others = [f"“{other}”" for other, _, _ in generators[1:4] if other != where]
    if others:
        choice = tr(
            "which network: “{where}”, not {others} (--network names another)",
            where=where,
            others=tr(" or ").join(others),
        )
        found = replace(found, open=(*found.open, choice))
    return table, found


def _rank(where: str) -> tuple[bool, bool, int]:
    """Order generators: averages first, discriminators and a second direction last, then the outermost."""
    words = where.lower().replace("_", ".").split(".")
    return (not any(word in _AVERAGES for word in words), any(word in ("d", "netd", "b") for word in words), len(where))


def _without(table: TensorTable, prefix: str) -> TensorTable:
    return TensorTable(
        table.file,
        table.key,
        under(table.shapes, prefix),
        lambda name, read=table.read: read(prefix + name),  # type: ignore[misc]
    )


def _why_not(tables: Sequence[TensorTable], reasons: Sequence[str], network: str | None) -> str:
    file = tables[0].file
    if network is not None:
        return tr(
            "{file} holds no generator called {network}: leave --network out to see what it holds.",
            file=file,
            network=network,
        )
    names = [name for name in tables[0].shapes if not name.endswith(COUNTER)]
    if _is_discriminator(tables[0].shapes):
        return tr(
            "{file} is a discriminator, which judges pictures and draws none: choose the generator's file (net_G).",
            file=file,
        )
    if reasons:
        return tr(
            "{file} looks like a generator, but {reason}: Sketchpad draws with the U-Nets and ResNets of pix2pix.",
            file=file,
            reason=reasons[0],
        )
    return tr(
        "{file} holds {count} tensors (the first is {first}), and they are no generator of "
        "pix2pix that is known here: choose the file of a U-Net or ResNet generator.",
        file=file,
        count=len(names),
        first=names[0][:60] if names else tr("unnamed"),
    )


def _is_discriminator(shapes: Shapes) -> bool:
    kernels = [shape for shape in shapes.values() if len(shape) == 4]
    return len(kernels) >= 3 and kernels[-1][0] == 1 and all(shape[2:] in ((4, 4), (1, 1)) for shape in kernels)
