"""The generators of the PyTorch reference program (pytorch-CycleGAN-and-pix2pix, models/networks.py): by their names.

A U-Net there is nested: each block's `model` holds its encoder layer, the next block, and its decoder layer. A ResNet
is one row of modules, numbered; numbers are missing where a module has no weights, and so tell which ones there are.
"""

import re
from dataclasses import replace

import msgspec

from trainer.files.reasons import reason_in_json
from trainer.messages import mark, tr
from trainer.model_card import NetworkSpec
from trainer.pix2pix.foreign.layouts.layers import Found, Layer, LayoutError, Shapes, layer_at, names_of, norm_kind

_PROGRAM = mark("the PyTorch reference program")
_KERNEL = (4, 4)
_NUMBERED = re.compile(r"model\.(\d+)\.(?:weight|conv_block\.)")


def find_unet(shapes: Shapes) -> Found:
    """Recognise `UnetGenerator`: unet_128, unet_256, or one of another depth.

    Raises:
        LayoutError: it is something else.
    """
    paths = ["model"]
    while f"{_inside(paths)}.model.1.weight" in shapes:
        paths.append(_inside(paths))
    depth = len(paths)
    if depth < 3:
        raise LayoutError(tr("its blocks aren't nested as a U-Net's are"))
    layers: list[Layer] = []
    for level, path in enumerate(paths):
        outermost, innermost = level == 0, level == depth - 1
        first = "0" if outermost else "1"
        last = "3" if outermost or innermost else "5"
        inner_norm = None if outermost or innermost else f"{path}.model.2"
        outer_norm = None if outermost else f"{path}.model.{int(last) + 1}"
        layers.append(layer_at(shapes, f"down.{level}", f"{path}.model.{first}", inner_norm))
        layers.append(layer_at(shapes, f"up.{level}", f"{path}.model.{last}", outer_norm))
    found = tuple(layers)
    spec = unet_spec(shapes, found, skips=True)
    # As the program nests them: the three blocks from the innermost but one outwards have dropout, in a U-Net 256.
    dropped = tuple(range(4, depth - 1))
    spec = msgspec.structs.replace(spec, dropout=0.5 if dropped else 0.0, dropout_levels=dropped)
    return finish(shapes, _PROGRAM, spec, found)


def _inside(paths: list[str]) -> str:
    """Return the name of the block within the innermost one so far."""
    return f"{paths[-1]}.model.{1 if len(paths) == 1 else 3}"


def unet_spec(shapes: Shapes, layers: tuple[Layer, ...], skips: bool) -> NetworkSpec:
    """Return the architecture of a U-Net made of `layers`, if one of ours has these widths.

    Raises:
        LayoutError: the shapes fit none.
    """
    down = {layer.name: shapes[layer.weight] for layer in layers if layer.name.startswith("down")}
    up = {layer.name: shapes[layer.weight] for layer in layers if layer.name.startswith("up")}
    if any(shape[2:] != _KERNEL for shape in (*down.values(), *up.values())):
        raise LayoutError(tr("its kernels aren't of 4x4"))
    inner = tuple(layer for layer in layers if layer.normed)
    norm = norm_kind(shapes, inner)
    spec = make_spec(
        kind="unet" if skips else "encoder_decoder",
        input_channels=down["down.0"][1],
        output_channels=up["up.0"][1],
        width=down["down.0"][0],
        depth=len(down),
        norm=norm,
        upsampling="transposed",
    )
    for level in range(spec.depth):
        inputs = spec.input_channels if level == 0 else spec.channels(level - 1)
        outputs = spec.output_channels if level == 0 else spec.channels(level - 1)
        joined = spec.channels(level) * (2 if skips and level < spec.depth - 1 else 1)
        check(down[f"down.{level}"][:2], (spec.channels(level), inputs), tr("encoder layer {level}", level=level + 1))
        check(up[f"up.{level}"][:2], (joined, outputs), tr("decoder layer {level}", level=level + 1))
    return spec


def find_resnet(shapes: Shapes) -> Found:
    """Recognise `ResnetGenerator`: resnet_6blocks, resnet_9blocks, or one of other numbers.

    Raises:
        LayoutError: it is something else.
    """
    numbers = sorted({int(match[1]) for name in shapes if (match := _NUMBERED.match(name))})
    kernels = {n: shapes[f"model.{n}.weight"] for n in numbers if len(shapes.get(f"model.{n}.weight", ())) == 4}
    blocks = [n for n in numbers if f"model.{n}.weight" not in shapes]
    rows = list(kernels)
    if any(name.endswith(".filt") for name in shapes):
        raise LayoutError(tr("it blurs while it scales (anti-aliased, as CUT's generators), which isn't drawn yet"))
    if len(blocks) < 1 or len(rows) < 4 or kernels[rows[0]][2:] != (7, 7) or kernels[rows[-1]][2:] != (7, 7):
        raise LayoutError(tr("it isn't a row of 7x7, halvings, blocks, doublings and 7x7"))
    down = [n for n in rows[1:] if n < blocks[0]]
    up = [n for n in rows[:-1] if n > blocks[-1]]
    if len(down) != len(up) or not down or blocks != list(range(blocks[0], blocks[-1] + 1)):
        raise LayoutError(tr("it has not as many halvings as doublings"))
    resized = up[0] - blocks[-1] > 1  # resizing and a border come before the convolution
    norm_after = {n: f"model.{n + 1}" for n in (rows[0], *down, *up)}
    layers = [layer_at(shapes, "stem", f"model.{rows[0]}", norm_after[rows[0]])]
    layers += [layer_at(shapes, f"down.{i}", f"model.{n}", norm_after[n]) for i, n in enumerate(down)]
    kinds = {_inner_numbers(shapes, n) for n in blocks}
    if len(kinds) != 1:
        raise LayoutError(tr("its blocks aren't all alike"))
    first, second = kinds.pop()
    padded = first == 1
    for i, n in enumerate(blocks):
        path = f"model.{n}.conv_block"
        layers.append(layer_at(shapes, f"blocks.{i}.first", f"{path}.{first}", f"{path}.{first + 1}"))
        layers.append(layer_at(shapes, f"blocks.{i}.second", f"{path}.{second}", f"{path}.{second + 1}"))
    layers += [layer_at(shapes, f"up.{i}", f"model.{n}", norm_after[n]) for i, n in enumerate(up)]
    layers.append(layer_at(shapes, "head", f"model.{rows[-1]}", None))
    found = tuple(layers)
    # Convolution, norm, ReLU, and perhaps dropout and a border, then the second convolution.
    between = second - first
    dropout = between == (5 if padded else 4)
    if between not in ((4, 5) if padded else (3, 4)):
        raise LayoutError(tr("its blocks hold something else than two convolutions"))
    spec = make_spec(
        kind="resnet",
        input_channels=kernels[rows[0]][1],
        output_channels=kernels[rows[-1]][0],
        width=kernels[rows[0]][0],
        depth=len(down),
        norm=norm_kind(shapes, found),
        dropout=0.5 if dropout else 0.0,
        upsampling="resize" if resized else "transposed",
        blocks=len(blocks),
        padding="reflect" if padded else "zeros",
    )
    _check_resnet(shapes, spec, found)
    result = finish(shapes, _PROGRAM, spec, found)
    if resized:
        return replace(result, open=("how it resizes: by the nearest pixel (--upsampling bilinear is the other way)",))
    return result


def _inner_numbers(shapes: Shapes, block: int) -> tuple[int, int]:
    """Return the numbers of the two convolutions within a block."""
    path = f"model.{block}.conv_block."
    convs = sorted(
        int(name.removeprefix(path).split(".")[0])
        for name, shape in shapes.items()
        if name.startswith(path) and name.endswith(".weight") and len(shape) == 4
    )
    if len(convs) != 2:
        raise LayoutError(tr("its blocks hold something else than two convolutions"))
    return convs[0], convs[1]


def _check_resnet(shapes: Shapes, spec: NetworkSpec, layers: tuple[Layer, ...]) -> None:
    deepest = spec.width << spec.depth
    for layer in layers:
        kind, _, rest = layer.name.partition(".")
        narrow, wide = spec.width, spec.width * 2
        if kind in ("down", "up"):
            level = int(rest) if kind == "down" else spec.depth - 1 - int(rest)
            narrow, wide = spec.width << level, spec.width << (level + 1)
        transposed = kind == "up" and spec.upsampling == "transposed"
        expected = {
            "stem": (spec.width, spec.input_channels, 7, 7),
            "down": (wide, narrow, 3, 3),
            "blocks": (deepest, deepest, 3, 3),
            "up": (wide, narrow, 3, 3) if transposed else (narrow, wide, 3, 3),
            "head": (spec.output_channels, spec.width, 7, 7),
        }[kind]
        check(shapes[layer.weight], expected, layer.weight)


def make_spec(**fields: object) -> NetworkSpec:
    """Return a checked specification.

    Raises:
        LayoutError: a number is out of the range that we draw.
    """
    try:
        return msgspec.convert(fields, NetworkSpec)
    except msgspec.ValidationError as error:
        raise LayoutError(tr("it is of a size that isn't drawn here ({error})", error=reason_in_json(error))) from error


def check(found: tuple[int, ...], expected: tuple[int, ...], what: str) -> None:
    """Raise LayoutError unless a shape is what it has to be."""
    if found != expected:
        raise LayoutError(
            tr(
                "its {what} has the shape {found} instead of {expected}",
                what=what,
                found=list(found),
                expected=list(expected),
            )
        )


def finish(shapes: Shapes, program: str, spec: NetworkSpec, layers: tuple[Layer, ...]) -> Found:
    """Return what was found, once nothing is left over and the norms' and biases' lengths are right.

    Raises:
        LayoutError: a tensor belongs to no layer, or is of another length.
    """
    names = names_of(shapes, layers)
    for name in shapes:
        if name not in names and not name.endswith("num_batches_tracked"):
            raise LayoutError(tr("its tensor {name} belongs to no layer", name=name))
    for layer in layers:
        for vector in (layer.bias, layer.scale, layer.shift, layer.mean, layer.variance):
            if vector is not None and len(shapes[vector]) != 1:
                raise LayoutError(tr("its tensor {vector} is no row of numbers", vector=vector))
    inner = [layer for layer in layers if layer.normed]
    if spec.norm == "none":
        layers = tuple(replace(layer, normed=False) for layer in layers)
    elif len({layer.scale is None for layer in inner}) > 1 or len({layer.mean is None for layer in inner}) > 1:
        raise LayoutError(tr("some of its norms have numbers and some have none"))
    return Found(program, spec, layers, names)
