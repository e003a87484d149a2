"""A kind of problem that a folder of pairs can have, and the files that have it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from trainer.data.folders.folder_listing import Why
from trainer.data.image_files import Fault
from trainer.data.pairs import Pair
from trainer.model_card import Swatch

Remedy = Literal["leave_out", "snap", "swap"]
Kind = Fault | Literal["swapped", "misaligned", "stray_colours", "duplicate", "few", "classes", "blank"] | Why


@dataclass(frozen=True)
class File:
    """A file that a finding is about, and what there is to say of it alone."""

    path: Path
    note: str = ""


@dataclass(frozen=True)
class Finding:
    """One kind of problem, with all the files and pairs that have it."""

    kind: Kind
    sentence: str
    files: tuple[File, ...] = ()
    pairs: tuple[Pair, ...] = ()
    remedy: Remedy | None = None
    palette: tuple[Swatch, ...] = ()  # that the remedy "snap" brings the labels to
