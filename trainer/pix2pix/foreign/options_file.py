"""`opt.txt`, `train_opt.txt`: what the PyTorch reference program was told, as it writes it beside its checkpoints."""

import re
from pathlib import Path
from typing import Literal

import msgspec

_NAMES = ("train_opt.txt", "opt.txt", "test_opt.txt")
_LINE = re.compile(r"^\s*([A-Za-z_]\w*)\s*:\s*(.*?)\s*(?:\[default:.*)?$")
_LARGEST = 1 << 18  # bytes
_TRUE = ("true", "1", "yes")
_OLDER = {"which_model_netG": "netG", "which_direction": "direction", "fineSize": "crop_size", "loadSize": "load_size"}


class ProgramOptions(msgspec.Struct, frozen=True):
    """What an options file says of a generator; None where it says nothing."""

    name: str | None = None
    model: str | None = None
    generator: str | None = None
    norm: Literal["batch", "instance", "none"] | None = None
    dropout: bool | None = None
    direction: Literal["AtoB", "BtoA"] | None = None
    size: int | None = None
    running: bool | None = None  # it was drawn with in eval mode


def read_options(folder: Path) -> tuple[ProgramOptions, str]:
    """Return what the options file in a folder says, and its name; nothing and "" if there is none."""
    for name in _NAMES:
        try:
            with (folder / name).open("rb") as file:
                text = file.read(_LARGEST).decode("utf-8", "replace")
        except OSError:
            continue
        if (options := _understand(text)) != ProgramOptions():
            return options, name
    return ProgramOptions(), ""


def _understand(text: str) -> ProgramOptions:
    said = {}
    for line in text.splitlines():
        if match := _LINE.match(line):
            said[_OLDER.get(match[1], match[1])] = match[2]
    size = said.get("crop_size", "")
    return ProgramOptions(
        name=said.get("name"),
        model=said.get("model"),
        generator=said.get("netG"),
        norm=said["norm"] if said.get("norm") in ("batch", "instance", "none") else None,  # type: ignore[arg-type]
        dropout=said["no_dropout"].lower() not in _TRUE if "no_dropout" in said else None,
        direction=said["direction"] if said.get("direction") in ("AtoB", "BtoA") else None,  # type: ignore[arg-type]
        size=int(size) if size.isdigit() and len(size) < 5 else None,
        running=True if said.get("eval", "").lower() in _TRUE else None,
    )


def generator_in(folder: Path) -> Path | None:
    """Return the newest generator among the checkpoints of a folder `checkpoints/NAME`."""
    found = [path for pattern in ("*net_G*.pth", "*net_G*.pt") for path in folder.glob(pattern) if path.is_file()]
    if not found:
        found = [
            path for path in folder.iterdir() if path.suffix.lower() in (".pth", ".pt", ".pict") and path.is_file()
        ]
        return found[0] if len(found) == 1 else None
    return min(
        found, key=lambda path: (not path.name.startswith("latest_"), "G_B" in path.name, -_epoch(path), path.name)
    )


def _epoch(path: Path) -> int:
    start = path.name.split("_")[0]
    return int(start) if start.isdigit() else -1
