"""The pairs of a folder: which files belong together, how they are split, and what is left out."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import msgspec

from trainer.data.folders.folder_listing import LOSSES, LeftOut, left_out_said
from trainer.data.image_files import DataError
from trainer.data.labels.class_numbers import ClassColours
from trainer.messages import tr
from trainer.model_card import Swatch

Direction = Literal["AtoB", "BtoA"]


class NoPairsError(DataError):
    """One way of reading the folders leads to nothing."""


@dataclass(frozen=True)
class Pair:
    """One example: two files, or one combined file that holds both (then `target` is None).

    Of a photo alone `input` and `target` are the same file; `colours` is where dabs are taken from, if not there.
    `input_classes` and `target_classes` say that a side is a label map that holds numbers, and what they become.
    """

    stem: str
    input: Path
    target: Path | None
    swapped: bool = False  # a combined file with the target on the left
    colours: Path | None = None
    input_classes: ClassColours | None = None
    target_classes: ClassColours | None = None


@dataclass(frozen=True)
class PairSet:
    """The pairs of a folder, split, and what belongs to none."""

    train: tuple[Pair, ...]
    val: tuple[Pair, ...]
    left_out: tuple[LeftOut, ...] = ()
    sides: tuple[str, str] | None = None  # what the layout calls the folders of inputs and of targets
    # Of label maps that hold numbers of classes: what these are called, and how they look.
    input_palette: tuple[Swatch, ...] = ()
    target_palette: tuple[Swatch, ...] = ()

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """All of them, each once: a single pair is learned and looked at."""
        return self.train if self.train == self.val else self.train + self.val

    @property
    def class_settings(self) -> dict[str, object]:
        """What a training has to be told of label maps that hold numbers of classes, as plain values; often nothing."""
        values: dict[str, object] = {}
        pair = self.train[0]
        if pair.input_classes is not None:
            values |= {
                "input_classes": msgspec.to_builtins(pair.input_classes.given),
                "input_kind": "labels",
                "palette": msgspec.to_builtins(self.input_palette),
            }
        if pair.target_classes is not None:
            values["target_classes"] = msgspec.to_builtins(pair.target_classes.given)
        return values

    @property
    def warnings(self) -> tuple[str, ...]:
        """A sentence for each folder and reason for which pictures are left out."""
        return tuple(left_out_said(alike) for alike in self.left_out_alike() if alike[0].why in LOSSES)

    def left_out_alike(self) -> list[list[LeftOut]]:
        """Return what is left out, grouped by folder and reason."""
        groups: dict[tuple[Path, str], list[LeftOut]] = defaultdict(list)
        for item in self.left_out:
            groups[item.path.parent, item.why].append(item)
        return list(groups.values())

    def without(self, stems: Sequence[str]) -> "PairSet":
        """Return the others than those of these names.

        Raises:
            DataError: there are none.
        """
        if not stems:
            return self
        train, val = (tuple(pair for pair in pairs if pair.stem not in stems) for pairs in (self.train, self.val))
        if not train:
            raise DataError(tr("All pairs are left out: there is nothing to learn from."))
        return replace(self, train=train, val=val or train[:1])
