"""The layers of an OpenRaster file (`stack.xml`), as this program writes them and as Krita, MyPaint and others do.

Groups come in as their layers, one by one, where that looks the same, else as one layer. Whatever can't be understood
makes the whole stack unreadable: the file has its flattened image for that.
"""

import math
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from xml.etree import ElementTree

from msgspec import structs
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from sketchpad.document.compositing.blending import BY_OPERATOR, MODES, paint_blended
from sketchpad.document.files.image_files import fit, fitting
from sketchpad.document.layered_image import LONGEST_NAME, MOST_LAYERS, TRANSPARENT, Layer, LayeredImage
from sketchpad.document.pixels import ALPHA, FORMAT, blank, readable
from trainer.files.zip_reader import read_part
from trainer.messages import listed, tr

NAME = "stack.xml"
_NORMAL = MODES["normal"].operators[0]
_PAPER = (255, 255, 255)
_MOST_TEXT = 1024 * 1024
_MOST_LEAVES = 500
_MOST_PIXELS = 1 << 27  # of all layers together: some seconds
_LONGEST_SIDE = 32_000  # pixels; a painter of Qt reaches no farther
_DEEPEST = 20  # groups in groups
_MOST_NAMED, _LONGEST_MODE = 3, 40  # blending modes in a sentence, characters of each
_FARTHEST = 100_000  # pixels that a layer may lie beyond the sheet


class StackError(Exception):
    """The layers can't be understood; the flattened image can."""


class LayersTooLargeError(StackError):
    """The layers are too many, or have too many pixels, to be read in some seconds."""


@dataclass(frozen=True)
class _Leaf:
    """One layer of the file, or a group that is to be one."""

    layer: Layer
    parts: tuple["_Source | _Leaf", ...]  # the lowest first
    is_active: bool = False


@dataclass(frozen=True)
class _Source:
    """A part of the archive, and where it lies on the sheet."""

    name: str
    position: QPoint


def write_stack(size: QSize, image: LayeredImage, sources: Sequence[str], over: Sequence[dict[str, str]]) -> bytes:
    """Return `stack.xml`; `sources` are the layers' parts, the lowest first, `over` what lies over all of them."""
    root = ElementTree.Element("image", {"version": "0.0.3", "w": str(size.width()), "h": str(size.height())})
    stack = ElementTree.SubElement(root, "stack")
    for attributes in over:  # the topmost layer comes first
        ElementTree.SubElement(stack, "layer", attributes)
    for index in reversed(range(len(sources))):
        layer = image.layers[index]
        about = {"name": layer.called(index), "src": sources[index], "x": "0", "y": "0"}
        if not image.is_plain:
            about |= {"opacity": f"{layer.opacity:.6g}", "visibility": "visible" if layer.visible else "hidden"}
            about |= {"composite-op": MODES[layer.blend].operators[0]}
            about |= {"edit-locked": "true"} if layer.locked else {}
            about |= {"selected": "true"} if index == image.active else {}
        ElementTree.SubElement(stack, "layer", about)
    content: bytes = ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return content


def read_stack(archive: zipfile.ZipFile, flat: QSize, decode: Callable[[str, int], QImage]) -> tuple[LayeredImage, str]:
    """Return the layers of a file on a sheet of a size to draw on, and what became otherwise of them, "" if nothing.

    `flat` is the size of its flattened image, as it is drawn on; `decode` returns a part of the archive as an image
    with transparency, of so many pixels at most.

    Raises:
        LayersTooLargeError: there are too many, or they have too many pixels together.
        StackError: there are none, or they can't be understood.
        ZipError, KeyError, DocumentError: a part is damaged or missing.
    """
    text = read_part(archive, NAME, _MOST_TEXT)
    if b"<!" in text.replace(b"<!--", b"") or b"\0" in text:  # UTF-16 would hide them
        raise StackError("entities")  # no program needs them here
    try:
        root = ElementTree.fromstring(text)
        width, height = (int(root.get(name, "")) for name in ("w", "h"))
        top = root.find("stack")
        if top is None or not (0 < width <= _LONGEST_SIDE and 0 < height <= _LONGEST_SIDE):
            raise StackError("no stack")
        unknown: list[str] = []
        leaves = _leaves(top, QPoint(0, 0), 1.0, unknown, 0)
    except (ElementTree.ParseError, ArithmeticError, LookupError, ValueError) as error:
        raise StackError(str(error)) from error
    size = QSize(width, height)
    if fitting(size) != flat:
        raise StackError("of another sheet")
    if not leaves:
        raise StackError("no layers")
    if len(leaves) > _MOST_LEAVES or sum(map(_parts, leaves)) * width * height > _MOST_PIXELS:
        raise LayersTooLargeError("too many layers, or too many pixels")
    leaves.reverse()  # the lowest first
    left = _MOST_PIXELS

    def decode_bounded(name: str) -> QImage:
        nonlocal left
        image = decode(name, left)
        left -= image.width() * image.height()
        return image

    image, is_all = _put_together(leaves, lambda leaf: fit(_render(leaf, size, decode_bounded)))
    notices = []
    if unknown:
        notices.append(
            tr(
                "Layers that were blended by {modes}, which Sketchpad doesn’t know, just cover each other here.",
                modes=listed(list(dict.fromkeys(unknown))[:_MOST_NAMED]),
            )
        )
    if not is_all:
        notices.append(
            tr("There are more layers than the {most} there is room for: the lowest are merged.", most=MOST_LAYERS)
        )
    return image, " ".join(notices)


def _leaves(stack: ElementTree.Element, offset: QPoint, opacity: float, unknown: list[str], depth: int) -> list[_Leaf]:
    """Return the layers of a group, the topmost first; `unknown` gets the blending modes that aren't known here."""
    if depth > _DEEPEST:
        raise StackError("too deep")
    found: list[_Leaf] = []
    for node in stack:
        if node.tag not in ("layer", "stack"):
            continue
        position = offset + QPoint(_whole(node, "x"), _whole(node, "y"))
        own = _share(node)
        visible = node.get("visibility", "visible") != "hidden"
        operator = node.get("composite-op", _NORMAL)
        blend = BY_OPERATOR.get(operator, "normal")
        if visible and operator not in BY_OPERATOR:
            unknown.append(operator.rpartition(":")[2][:_LONGEST_MODE])
        name = node.get("name", "")[:LONGEST_NAME]
        if node.tag == "layer":
            layer = Layer(name, own * opacity, visible, node.get("edit-locked") == "true", blend)
            source = _Source(node.get("src", ""), position)
            found.append(_Leaf(layer, (source,), node.get("selected") == "true"))
            continue
        inside = _leaves(node, position, 1.0, unknown, depth + 1)
        # What they cover of each other would show through if each faded alone; and what blends with nothing under its
        # group mustn't blend with it here.
        isolated = blend != "normal" or node.get("isolation") == "isolate"
        blends = any(leaf.layer.visible and leaf.layer.blend != "normal" for leaf in inside)
        if len(inside) > 1 and (own < 1 or blend != "normal" or (isolated and blends)):
            inside = [_together(name, inside)]
        if isolated and inside:
            lowest = inside[-1]
            inside[-1] = replace(lowest, layer=structs.replace(lowest.layer, blend=blend))
        for leaf in inside:
            seen = structs.replace(
                leaf.layer, opacity=leaf.layer.opacity * own * opacity, visible=leaf.layer.visible and visible
            )
            found.append(replace(leaf, layer=seen))
    return found


def _together(name: str, leaves: Sequence[_Leaf]) -> _Leaf:
    """Return what is seen of layers, the topmost of which comes first, as one."""
    parts = tuple(leaf for leaf in reversed(leaves) if leaf.layer.visible)
    if any(isinstance(inner, _Leaf) for leaf in parts for part in leaf.parts for inner in getattr(part, "parts", ())):
        raise StackError("groups in groups")  # each would be a sheet of its own while it is painted
    return _Leaf(Layer(name), parts, any(leaf.is_active for leaf in leaves))


def _whole(node: ElementTree.Element, name: str) -> int:
    value = int(float(node.get(name, "0")))
    if abs(value) > _FARTHEST:
        raise StackError("too far away")
    return value


def _share(node: ElementTree.Element) -> float:
    value = float(node.get("opacity", "1"))
    if not math.isfinite(value):
        raise StackError("no opacity")
    return min(max(value, 0.0), 1.0)


def _parts(part: "_Source | _Leaf") -> int:
    """Return how many sheets are painted for a layer."""
    return 1 + sum(map(_parts, part.parts)) if isinstance(part, _Leaf) else 1


def _render(leaf: _Leaf, size: QSize, decode: Callable[[str], QImage]) -> QImage:
    """Return a layer as big as the sheet."""
    image = QImage(size, TRANSPARENT)
    image.fill(Qt.GlobalColor.transparent)
    for part in leaf.parts:
        # Before there is a painter: one that a damaged part leaves open takes Qt along.
        if isinstance(part, _Source):
            piece, position, layer = decode(part.name), part.position, Layer()
        else:
            piece, position, layer = _render(part, size, decode), QPoint(), part.layer
        painter = QPainter(image)
        paint_blended(painter, position, piece, piece.rect(), layer.opacity, layer.blend)
        painter.end()
    return image


def _put_together(leaves: Sequence[_Leaf], render: Callable[[_Leaf], QImage]) -> tuple[LayeredImage, bool]:
    """Return layers on paper, and whether each has its own; else the lowest share one."""
    images: list[QImage] = []
    layers: list[Layer] = []
    active, shared = 0, False
    for number, leaf in enumerate(leaves):
        image = render(leaf)
        if number == 0 and leaf.layer.opacity == 1 and bool((readable(image)[..., ALPHA] == 255).all()):
            image = image.convertToFormat(FORMAT)
        elif number == 0:  # others' lowest layer may be seen through: then there is white under it
            images.append(blank(image.width(), image.height(), _PAPER))
            layers.append(Layer())
        images.append(image)
        # The lowest has nothing to blend with.
        layers.append(leaf.layer if number else structs.replace(leaf.layer, blend="normal"))
        if leaf.is_active or (number == len(leaves) - 1 and not active):
            active = len(images) - 1
        while len(images) > 1 and len(images) + len(leaves) - 1 - number > MOST_LAYERS:
            shared = True
            merged = LayeredImage((images[0], images[1]), (layers[0], layers[1]), 1).merging_down(_PAPER)
            images[:2], layers[:2] = merged.images, merged.layers
            active = max(active - 1, 0)
    return LayeredImage(tuple(images), tuple(layers), active), not shared
