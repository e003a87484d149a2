"""Which folders hold inputs and which targets: by name, as asked for, or as the only two that go together."""

from collections.abc import Callable, Sequence
from pathlib import Path

from trainer.data.decoding.image_opener import shown
from trainer.data.folders.folder_layout import ImageFolder, said
from trainer.data.folders.name_matching import match_names
from trainer.data.folders.pair_set import NoPairsError
from trainer.messages import tr
from trainer.model_card import DataSpec

_OF_LABELS = ("mask", "masks", "label", "labels", "gt", "seg", "segmentation", "annot", "annotations")
Sides = dict[str, list[ImageFolder]]  # of one split: the folders of each side, by its name


class SideChoice:
    """Chooses among the sides under `start`; `there` are all folders with images, as sentences name them."""

    def __init__(
        self,
        spec: DataSpec,
        start: Path,
        there: Sequence[tuple[Path, tuple[str, ...], int]],
        names_in: Callable[[Sequence[ImageFolder]], list[str]],
    ) -> None:
        self._spec, self._start, self._all, self._names_in = spec, start, there, names_in

    def choose(self, sides: Sides, former: tuple[str, str] | None) -> tuple[str, str]:
        """Return the names of the sides of inputs and of targets; `former` are those of the split that is learned from.

        Raises:
            NoPairsError: there are no two sides, or more than two that could be meant.
        """
        spec = self._spec
        if spec.input is not None and spec.target is not None:
            return self.named(sides, spec.input), self.named(sides, spec.target)
        names = offered(sides)
        if (named := spec.input or spec.target) is not None:
            first = self.named(sides, named)
            others = [name for name in names if name not in (first, spec.colours)]
            if len(others) != 1:
                where = shown(self._start)
                raise NoPairsError(
                    tr(
                        "{where} has several folders beside “{named}”: name both with --input and --target.",
                        where=where,
                        named=named,
                    )
                )
            return (first, others[0]) if spec.input is not None else (others[0], first)
        if former is not None and set(former) <= sides.keys():
            return former
        chosen = self._only_two(sides, names)
        return chosen if spec.direction == "AtoB" else chosen[::-1]

    def named(self, sides: Sides, name: str) -> str:
        """Return the side that lies in the folder of a name.

        Raises:
            NoPairsError: none does.
        """
        for side, folders in sides.items():
            if side and any(folder.is_called(name, self._start) for folder in folders):
                return side
        found = ", ".join(side for side in sorted(sides) if side) or "none"
        raise NoPairsError(
            tr(
                "{start} has no folder “{name}” with images (folders with images: {found}).",
                start=shown(self._start),
                name=name,
                found=found,
            )
        )

    def _only_two(self, sides: Sides, names: Sequence[str]) -> tuple[str, str]:
        """Return A and B, or the only two sides that there are, or that go together."""
        by_letter = {name.casefold(): name for name in names}
        if {"a", "b"} <= by_letter.keys():
            return by_letter["a"], by_letter["b"]
        if len(names) == 2:
            return names[0], names[1]
        where, there = shown(self._start), said(self._all)
        if len(names) < 2:
            raise NoPairsError(
                tr(
                    "{where} has images in one folder only ({there}) where a pair needs two: give the "
                    "pictures of the other side a folder of their own.",
                    where=where,
                    there=there,
                )
            )
        images = {name: self._names_in(sides[name]) for name in names}
        together = [
            (first, second)
            for i, first in enumerate(names)
            for second in names[i + 1 :]
            if match_names(images[first], images[second])
        ]
        if len(together) != 1:
            raise NoPairsError(
                tr(
                    "{where} has {count} folders with images ({names}) where a pair needs two: name them "
                    "with --input and --target.",
                    where=where,
                    count=len(names),
                    names=", ".join(names),
                )
            )
        return together[0]


def offered(sides: Sides) -> list[str]:
    """Return the sides to choose from; pictures beside a lone folder of their label maps are one too."""
    names = sorted(side for side in sides if side)
    return ["", *names] if "" in sides and len(names) == 1 and names[0].casefold() in _OF_LABELS else names
