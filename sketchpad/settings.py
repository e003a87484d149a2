"""What the app remembers from one start to the next."""

from pathlib import Path
from typing import Annotated, Literal

import msgspec

from trainer.files.atomic_write import write_atomically

Channel = Annotated[int, msgspec.Meta(ge=0, le=255)]
Colour = tuple[Channel, Channel, Channel]
Size = Annotated[int, msgspec.Meta(ge=1, le=200)]  # pixels of the drawing
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]


class Export(msgspec.Struct, frozen=True):
    """What a person wants to have when they export."""

    content: Literal["picture", "drawing", "pair"] = "picture"
    scale: Literal[1, 2, 4] = 1
    format: Literal["png", "jpeg", "webp"] = "png"
    quality: Annotated[int, msgspec.Meta(ge=1, le=100)] = 90  # of JPEG and WebP; a WebP of 100 is lossless


class Settings(msgspec.Struct, frozen=True):
    """Every field has a default, so that older and newer files open."""

    theme: Literal["system", "light", "dark"] = "system"
    model: str | None = None  # the model file drawn with last
    brush_size: Size = 16
    eraser_size: Size = 40
    stabilizer: Share = 0.0
    pressure_thinnest: Share = 0.35  # of the brush's size, at no pressure
    pressure_curve: Annotated[float, msgspec.Meta(ge=0.25, le=4)] = 1.0
    fingers_draw: bool = True
    colour: Colour = (43, 45, 66)
    detail: Literal[1, 2, 4] = 2  # the picture at so many times the model's size when the pen rests
    view: Literal["beside", "overlay", "split", "on picture"] = "beside"
    overlay_opacity: Share = 0.5
    ghost_opacity: Share = 0.7
    split: Share = 0.5  # of the canvas's width that shows the drawing
    picture_apart: bool = False  # in a window of its own
    picture_geometry: str | None = None  # of that window, base64
    models: tuple[str, ...] = ()  # files opened before, the newest first
    recent: tuple[str, ...] = ()  # drawings opened or saved before, the newest first
    recent_colours: tuple[Colour, ...] = ()
    swatches: tuple[Colour, ...] = ()  # a palette taken from an image
    colour_panel: bool = False  # shown
    shortcuts: dict[str, tuple[str, ...]] = {}  # those that the person changed, by the names of their commands
    export: Export = Export()  # how it was exported last
    halves: Share = 0.5  # of the window's width that is the drawing's
    folder: str | None = None  # of the last file dialog
    geometry: str | None = None  # of the window, base64


def load_settings(path: Path) -> tuple[Settings, str | None]:
    """Return the settings at `path`; of a damaged file, defaults and a sentence that says so.

    The damaged file is kept aside as `settings.json.damaged`.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=Settings), None
    except FileNotFoundError:
        return Settings(), None
    except OSError as error:
        return Settings(), f"The settings in {path} can’t be read ({error.strerror}): Sketchpad starts with its own."
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        aside = path.with_name(path.name + ".damaged")
        try:
            path.replace(aside)
        except OSError:
            aside = path
        return (
            Settings(),
            f"The settings were damaged ({error}): Sketchpad starts with its own, the old are in {aside}.",
        )


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings whole or not at all.

    Raises:
        OSError: the disk is full or the folder can't be written.
    """
    write_atomically(path, msgspec.json.format(msgspec.json.encode(settings), indent=2))
