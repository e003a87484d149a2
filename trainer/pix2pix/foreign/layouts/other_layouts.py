"""U-Nets of other programs, told by their names: the web demo's (TensorFlow), and re-implementations in one file.

Names tell the program, and the program tells what shapes can't: in which order features are joined, whether the skips
carry them before or after their activation, where dropout is, and what lies beyond the border.
"""

import re
from collections.abc import Callable
from dataclasses import replace

import msgspec

from trainer.messages import tr
from trainer.pix2pix.foreign.layouts.layers import Found, Layer, LayoutError, Shapes, layer_at
from trainer.pix2pix.foreign.layouts.reference_layouts import finish, unet_spec

_ENCODER = re.compile(r"generator/encoder_(\d+)/")
# How TensorFlow's variables were called in 2017, before and after its `layers`: kernel, and the norm's two.
_SPELLINGS = (
    ("conv2d/kernel", "conv2d_transpose/kernel", "batch_normalization/gamma", "batch_normalization/beta"),
    ("conv/filter", "deconv/filter", "batchnorm/scale", "batchnorm/offset"),
)


def find_tensorflow(shapes: Shapes) -> Found:
    """Recognise the generator of pix2pix-tensorflow, as `.pict` files have it.

    Raises:
        LayoutError: it is something else.
    """
    depth = max((int(match[1]) for name in shapes if (match := _ENCODER.match(name))), default=0)
    if any("separable" in name for name in shapes):
        raise LayoutError(tr("its convolutions are separable (--separable_conv), which isn't drawn yet"))
    spelling = next((s for s in _SPELLINGS if f"generator/encoder_1/{s[0]}" in shapes), None)
    if spelling is None or depth < 2:
        raise LayoutError(tr("it isn't the generator of pix2pix-tensorflow"))
    layers: list[Layer] = []
    for level in range(depth):
        for side, kernel in (("encoder", spelling[0]), ("decoder", spelling[1])):
            scope = f"generator/{side}_{level + 1}"
            if f"{scope}/{kernel}" not in shapes:
                raise LayoutError(tr("its tensor {scope}/{kernel} is missing", scope=scope, kernel=kernel))
            named = [f"{scope}/{part}" for part in (f"{kernel.split('/')[0]}/bias", *spelling[2:])]
            bias, scale, shift = (name if name in shapes else None for name in named)
            name = f"{'down' if side == 'encoder' else 'up'}.{level}"
            layers.append(Layer(name, f"{scope}/{kernel}", bias, scale, shift, normed=scale is not None))
    found = tuple(layers)
    spec = unet_spec(shapes, found, skips=True)
    # Its norm is a batch norm that takes the batch's statistics while drawing too.
    spec = msgspec.structs.replace(spec, norm="batch", bottleneck_norm=_layer(found, f"down.{depth - 1}").normed)
    return replace(finish(shapes, "pix2pix-tensorflow (the web demo)", spec, found), deeper_first=True)


def find_single_file(shapes: Shapes) -> Found:
    """Recognise the U-Net of a re-implementation in one file.

    Raises:
        LayoutError: it is none that is known here.
    """
    for find in _SINGLE_FILES:
        try:
            return find(shapes)
        except LayoutError:
            continue
    raise LayoutError(tr("its names are of no program that is known here"))


def _initial_down(shapes: Shapes) -> Found:
    """The tutorial whose layers are called initial_down, down1 to down6, bottleneck, up1 to up7 and final_up.

    Its encoder mirrors the border, the skips carry features after their activation, and the deeper ones come first.
    """
    if "initial_down.0.weight" not in shapes or "bottleneck.0.weight" not in shapes:
        raise LayoutError(tr("it has other names"))
    count = len([name for name in shapes if re.fullmatch(r"down\d+\.conv\.0\.weight", name)])
    last = count + 1
    layers = [layer_at(shapes, "down.0", "initial_down.0", None)]
    layers += [layer_at(shapes, f"down.{n}", f"down{n}.conv.0", f"down{n}.conv.1") for n in range(1, last)]
    layers.append(layer_at(shapes, f"down.{last}", "bottleneck.0", None))
    layers.append(layer_at(shapes, "up.0", "final_up.0", None))
    layers += [
        layer_at(shapes, f"up.{level}", f"up{last - level + 1}.conv.0", f"up{last - level + 1}.conv.1")
        for level in range(1, last + 1)
    ]
    found = tuple(layers)
    spec = msgspec.structs.replace(
        unet_spec(shapes, found, skips=True), skip="leaky_relu", padding="reflect", dropout_levels=None
    )
    return replace(finish(shapes, "a tutorial's one-file program", spec, found), deeper_first=True)


def _numbered(shapes: Shapes) -> Found:
    """The program whose layers are called conv1 to conv8 and deconv1 to deconv8, with conv2_bn and so on.

    The skips carry features before their activation, and the deeper ones come first.
    """
    depth = len([name for name in shapes if re.fullmatch(r"conv\d+\.weight", name)])
    if depth < 2 or f"deconv{depth}.weight" not in shapes:
        raise LayoutError(tr("it has other names"))

    def norm(name: str) -> str | None:
        return f"{name}_bn" if f"{name}_bn.weight" in shapes else None

    layers: list[Layer] = []
    for level in range(depth):
        inner, outer = f"conv{level + 1}", f"deconv{depth - level}"
        layers.append(layer_at(shapes, f"down.{level}", inner, norm(inner)))
        layers.append(layer_at(shapes, f"up.{level}", outer, norm(outer)))
    # The innermost layers may bring a norm that the program never calls.
    found = tuple(layers)
    spec = unet_spec(shapes, found, skips=True)
    spec = msgspec.structs.replace(spec, bottleneck_norm=_layer(found, f"down.{depth - 1}").normed)
    return replace(finish(shapes, "a one-file program", spec, found), deeper_first=True)


_SINGLE_FILES: tuple[Callable[[Shapes], Found], ...] = (_initial_down, _numbered)


def _layer(layers: tuple[Layer, ...], name: str) -> Layer:
    return next(layer for layer in layers if layer.name == name)
