"""What the app remembers from one start to the next."""

import errno
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from trainer.files.atomic_write import write_atomically
from trainer.files.json_reader import JsonError, read_json
from trainer.files.reasons import reason_of
from trainer.files.regular_file import RefusedError
from trainer.messages import tr

Channel = Annotated[int, msgspec.Meta(ge=0, le=255)]
Colour = tuple[Channel, Channel, Channel]
Size = Annotated[int, msgspec.Meta(ge=1, le=200)]  # pixels of the drawing
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
Text = Annotated[str, msgspec.Meta(max_length=4096)]  # the longest path that a system takes
Texts = Annotated[tuple[Text, ...], msgspec.Meta(max_length=1000)]
Colours = Annotated[tuple[Colour, ...], msgspec.Meta(max_length=1000)]
Pixels = Annotated[int, msgspec.Meta(ge=-20000, le=20000)]
MOST_REFERENCES = 24
_MOST_BYTES = 4 * 1024 * 1024
_MOST_NAMED = 3


ImageFormat = Literal["png", "jpeg", "webp", "tiff"]  # of pictures that leave the app: sketchpad.document.files.export


class Export(msgspec.Struct, frozen=True):
    """What a person wants to have when they export."""

    content: Literal["picture", "drawing", "pair"] = "picture"
    scale: Literal[1, 2, 4] = 1
    format: ImageFormat = "png"
    quality: Annotated[int, msgspec.Meta(ge=1, le=100)] = 90  # of JPEG and WebP; a WebP of 100 is lossless


class Paint(msgspec.Struct, frozen=True):
    """How paint covers: from a tenth or so, a glaze, to 1; with a crisp rim at softness 0, with none at 1.

    By pressure, `opacity` is that of the firmest touch and `softness` that of the lightest.
    """

    opacity: Annotated[float, msgspec.Meta(ge=0.02, le=1)] = 1.0
    softness: Share = 0.0
    opacity_by_pressure: bool = False
    softness_by_pressure: bool = False


SMUDGE = Paint(opacity=0.7, softness=0.5, opacity_by_pressure=True)  # to begin with; opacity is its strength


class Hand(msgspec.Struct, frozen=True):
    """What was in hand when a model was drawn with last."""

    tool: str = "brush"
    colour: Colour = (43, 45, 66)
    former_colour: Colour = (255, 255, 255)
    brush_size: Size = 16
    eraser_size: Size = 40
    paint: Paint = Paint()


class Reference(msgspec.Struct, frozen=True):
    """A reference image's file, where its pane lies over the drawing, and what is seen of it."""

    path: Text
    x: Pixels
    y: Pixels
    width: Pixels
    height: Pixels
    zoom: Annotated[float, msgspec.Meta(ge=0.25, le=32)] = 1.0
    across: Share = 0.5  # the place of the image in the pane's middle
    down: Share = 0.5


class Settings(msgspec.Struct, frozen=True):
    """Every field has a default, so that older and newer files open."""

    theme: Literal["system", "light", "dark"] = "system"
    model: Text | None = None  # the model file drawn with last
    brush_size: Size = 16
    eraser_size: Size = 40
    paint: Paint = Paint()
    smudge: Paint = SMUDGE
    stabilizer: Share = 0.0
    pressure_thinnest: Share = 0.35  # of the brush's size, at no pressure
    pressure_curve: Annotated[float, msgspec.Meta(ge=0.25, le=4)] = 1.0
    fingers_draw: bool = True
    colour: Colour = (43, 45, 66)
    hands: dict[str, Hand] = {}  # of models that were drawn with before the last one, by their files
    hints: bool = True  # on an empty sheet, how to draw for the model
    hints_followed: tuple[str, ...] = ()  # they aren't shown again
    detail: Literal[1, 2, 4] = 2  # the picture at so many times the model's size when the pen rests
    view: Literal["beside", "overlay", "split", "on picture"] = "beside"
    overlay_opacity: Share = 0.5
    ghost_opacity: Share = 0.7
    split: Share = 0.5  # of the canvas's width that shows the drawing
    picture_apart: bool = False  # in a window of its own
    picture_geometry: Text | None = None  # of that window, base64
    models: Texts = ()  # files opened before, the newest first
    recent: Texts = ()  # drawings opened or saved before, the newest first
    recent_colours: Colours = ()
    swatches: Colours = ()  # a palette taken from an image
    colour_panel: bool = False  # shown
    shortcuts: dict[Text, Texts] = {}  # those that the person changed, by the names of their commands
    export: Export = Export()  # how it was exported last
    halves: Share = 0.5  # of the window's width that is the drawing's
    unfinished: Texts = ()  # files that were still being exported when the window was closed
    references: Annotated[tuple[Reference, ...], msgspec.Meta(max_length=MOST_REFERENCES)] = ()  # the topmost last
    references_shown: bool = True
    folder: Text | None = None  # of the last file dialog
    geometry: Text | None = None  # of the window, base64
    language: Literal["system", "en", "zh_CN"] = "system"


def load_settings(path: Path) -> tuple[Settings, str | None]:
    """Return the settings at `path`, and a sentence if something in them is damaged: that has its default.

    The damaged file is kept aside as `settings.json.damaged`.
    """
    try:
        values = read_json(path, dict[str, object], _MOST_BYTES)
    except FileNotFoundError:
        return Settings(), None
    except OSError as error:
        if isinstance(error, RefusedError) and error.errno == errno.EFBIG:
            return Settings(), _said_damaged(path, error)
        return Settings(), tr(
            "The settings in {path} can’t be read ({why}): Sketchpad starts with its own.",
            path=path,
            why=reason_of(error),
        )
    except JsonError as error:
        return Settings(), _said_damaged(path, error)
    settings, damaged = _convert(values)
    if not damaged:
        return settings, None
    which = ", ".join(damaged[:_MOST_NAMED]) + (tr(" and others") if len(damaged) > _MOST_NAMED else "")
    return (
        settings,
        tr(
            "The settings were damaged ({which}): these are Sketchpad’s own again, the old are in {kept}.",
            which=which,
            kept=_put_aside(path),
        ),
    )


def _said_damaged(path: Path, error: Exception) -> str:
    """Keep settings aside that can't be understood at all; return the sentence on it."""
    return tr(
        "The settings were damaged ({error}): Sketchpad starts with its own, the old are in {kept}.",
        error=reason_of(error),
        kept=_put_aside(path),
    )


def _convert(values: dict[str, object]) -> tuple[Settings, list[str]]:
    """Return what can be kept of plain values, and the names of what can't."""
    try:
        return msgspec.convert(values, Settings), []
    except (msgspec.ValidationError, ValueError, OverflowError):
        kept, damaged = Settings(), []
    for name in Settings.__struct_fields__:
        if name in values:
            try:
                one = msgspec.convert({name: values[name]}, Settings)
                kept = msgspec.structs.replace(kept, **{name: getattr(one, name)})
            except (msgspec.ValidationError, ValueError, OverflowError):
                damaged.append(name)
    return kept, damaged


def _put_aside(path: Path) -> Path:
    """Keep a damaged file under another name; return where it is."""
    aside = path.with_name(path.name + ".damaged")
    try:
        path.replace(aside)
    except OSError:
        return path
    return aside


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings whole or not at all.

    Raises:
        OSError: the disk is full or the folder can't be written.
    """
    write_atomically(path, msgspec.json.format(msgspec.json.encode(settings), indent=2))
