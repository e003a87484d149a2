"""Finding the pairs of a folder (data set discovery), in whatever layout and by whatever names they lie there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from trainer.data.decoding.image_opener import shown
from trainer.data.folders.class_maps import with_classes
from trainer.data.folders.folder_layout import (
    ImageFolder,
    Split,
    by_split,
    find_image_folders,
    interpretations,
    without_wrappers,
)
from trainer.data.folders.folder_listing import FolderListings, LeftOut, left_out_said
from trainer.data.folders.name_matching import match_names, readable
from trainer.data.folders.pair_set import NoPairsError, Pair, PairSet
from trainer.data.folders.side_choice import SideChoice, Sides, offered
from trainer.data.folders.suffix_pairs import pairs_by_suffix
from trainer.data.folders.validation_split import set_aside
from trainer.data.image_files import DataError
from trainer.data.labels.class_names import FILES
from trainer.messages import tr
from trainer.model_card import DataSpec

_AS_FOUND = DataSpec()


def find_pairs(root: Path, spec: DataSpec = _AS_FOUND) -> PairSet:
    """Return the pairs under `root`; nothing is decoded but some maps, to see whether they hold numbers of classes.

    `spec` names folders. Without names `A` and `B`, or the only two folders with images that go together, are taken in
    alphabetical order; `direction` says which is which there and in combined images. With a maker and no input named,
    photos alone are taken: those in the folder itself, or in the one that `target` names.

    Raises:
        DataError: the folder is missing, or holds no pairs in any layout.
    """
    if not root.is_dir():
        raise DataError(tr("There is no folder {root}: check the name of the data.", root=shown(root)))
    search = _Search(root, spec)
    found = search.find()
    return found if spec.maker is not None else with_classes(found, search.start, spec)


def image_folders(root: Path) -> list[str]:
    """Return what the folders are called in which the two sides of pairs may lie.

    Raises:
        DataError: a folder can't be looked into.
    """
    if not root.is_dir():
        return []
    listings = FolderListings(FILES)
    found = find_image_folders(without_wrappers(root, listings), listings)
    for folders in interpretations(found):
        splits = by_split(folders)
        sides = next((splits[split] for split in _order(splits)), {})
        return sorted(side for side in sides if side)
    return []


def _order(splits: dict[Split, Sides]) -> list[Split]:
    """Return the splits in the order in which they are learned from."""
    order: tuple[Split, ...] = ("train", "", "val", "test")
    return [split for split in order if split in splits]


@dataclass
class _Found:
    """The pairs of one split, and what of its images belongs to none."""

    pairs: tuple[Pair, ...]
    left_out: list[LeftOut]
    used: list[ImageFolder]
    sides: tuple[str, str] | None = None


class _Search:
    """One search: its folder, what is asked for, and what has been listed."""

    def __init__(self, root: Path, spec: DataSpec) -> None:
        self._spec = spec
        self._listings = FolderListings(FILES)
        self.start = without_wrappers(root, self._listings)
        self._all = find_image_folders(self.start, self._listings)
        self._sides = SideChoice(spec, self.start, self._all, lambda folders: list(self._images(folders)[0]))

    def find(self) -> PairSet:
        if not self._all:
            self._refuse_foreign()
            raise DataError(
                tr("{start} holds no images: choose a folder with pictures in it.", start=shown(self.start))
            )
        first: DataError | None = None
        for folders in interpretations(self._all):
            try:
                return self._read_as(by_split(folders))
            except DataError as error:
                first = first or error
        self._refuse_foreign()
        assert first is not None  # as there is one way at least
        raise first

    def _read_as(self, splits: dict[Split, Sides]) -> PairSet:
        order = _order(splits)
        first: DataError | None = None
        for split in order:
            try:
                found = self._pairs_of(splits[split])
            except NoPairsError as error:
                first = first or error
                continue
            return self._with_validation(found, splits, split)
        assert first is not None  # as there is one split at least
        raise first

    def _with_validation(self, found: _Found, splits: dict[Split, Sides], learned: Split) -> PairSet:
        """Add the pairs to validate with: those of a split that isn't empty, or else some that are set aside."""
        validation: tuple[Split, ...] = ("val", "test") if learned in ("train", "") else ()
        for split in validation:
            if split not in splits:
                continue
            try:
                val = self._pairs_of(splits[split], found)
            except NoPairsError:
                continue  # an empty one is none
            left_out = self._passed_over(splits, [*found.used, *val.used], found.left_out + val.left_out)
            return PairSet(found.pairs, val.pairs, left_out, found.sides)
        train, val_pairs = set_aside(found.pairs)
        return PairSet(train, val_pairs, self._passed_over(splits, found.used, found.left_out), found.sides)

    def _passed_over(
        self, splits: dict[Split, Sides], used: Sequence[ImageFolder], left_out: list[LeftOut]
    ) -> tuple[LeftOut, ...]:
        """Return all that is part of no pair: in the folders looked into, and the folders of images beside them."""
        paths = {folder.path for folder in used}
        below = {parent for path in paths for parent in (path, *path.parents)}
        everything = list(left_out)
        for folder in [self.start, *self._listings.looked_into()]:
            if folder in below:
                everything += self._listings.of(folder).left_out
        for split, sides in splits.items():
            for folders in sides.values():
                unused = [folder.path for folder in folders if folder.path not in paths and folder.path != self.start]
                # The test split waits for its day where there is one to validate with.
                everything += [LeftOut(path, "folder") for path in unused if split != "test"]
        with_images = {path for path, _, _ in self._all}
        said = (item for item in everything if item.why != "named_so" or item.path not in with_images)
        return tuple(dict.fromkeys(said))

    def _pairs_of(self, sides: Sides, like: _Found | None = None) -> _Found:
        """Return the pairs of one split; `like` are those of the split that is learned from."""
        spec = self._spec
        if spec.maker is not None and spec.input is None:
            return self._photos(sides)
        loose = self._loose(sides)
        if spec.input is None and spec.target is None and loose is not None:
            two_sides = self._two_sides(sides, like) if len(offered(sides)) > 1 else None
            if two_sides is None or isinstance(two_sides, DataError) or len(two_sides.pairs) < len(loose.pairs):
                return loose
            of_pairs = {path for pair in two_sides.pairs for path in (pair.input, pair.target)}
            two_sides.left_out += [LeftOut(pair.input, "orphan") for pair in loose.pairs if pair.input not in of_pairs]
            return two_sides
        found = self._two_sides(sides, like)
        if isinstance(found, DataError):
            raise found
        return found

    def _loose(self, sides: Sides) -> _Found | None:
        """Return the images of a split that lie in no side's folder, or in the only one: combined, or by their ends."""
        folders = sides.get("", [])
        if not folders:
            if len(sides) != 1 or self._spec.input is not None or self._spec.target is not None:
                return None
            self._refuse_foreign()  # the other side may be there, in a format that isn't read
            (folders,) = sides.values()
        images, left_out = self._images(folders)
        by_ending = pairs_by_suffix(images)
        if by_ending is not None:
            pairs, names, rest = by_ending
            if self._spec.direction == "BtoA":
                pairs = [replace(p, input=p.target or p.input, target=p.input) for p in pairs]
                names = names[::-1]
            left_out += [LeftOut(images[key], "orphan") for key in rest]
            return _Found(tuple(pairs), left_out, folders, names)
        swapped = self._spec.direction == "BtoA"
        stems = _stems(images)
        return _Found(
            tuple(sorted((Pair(stems[k], path, None, swapped) for k, path in images.items()), key=lambda p: p.stem)),
            left_out,
            folders,
        )

    def _photos(self, sides: Sides) -> _Found:
        spec = self._spec
        if spec.target is not None:
            folders = sides[self._sides.named(sides, spec.target)]
        elif "" in sides:
            folders = sides[""]
        else:
            names = [name for name in sides if name != spec.colours]
            if len(names) != 1:
                where = shown(self.start)
                raise NoPairsError(
                    tr(
                        "{where} has several folders with images ({names}): name one with --target.",
                        where=where,
                        names=", ".join(names),
                    )
                )
            folders = sides[names[0]]
        images, left_out = self._images(folders)
        stems = _stems(images)
        pairs = [Pair(stems[key], path, path) for key, path in images.items()]
        return self._with_colours(_Found(tuple(sorted(pairs, key=lambda p: p.stem)), left_out, folders), sides)

    def _two_sides(self, sides: Sides, like: _Found | None) -> "_Found | DataError":
        """Return the pairs of two folders; an error, not raised, if there are none."""
        try:
            names = self._sides.choose(sides, like.sides if like is not None else None)
            found = self._matched(sides, names)
        except NoPairsError as error:
            return error
        return found

    def _matched(self, sides: Sides, names: tuple[str, str]) -> _Found:
        (inputs, left_out), (targets, more) = (self._images(sides[name]) for name in names)
        matches = match_names(list(inputs), list(targets))
        if not matches:
            first, second = (shown(sides[name][0].path) for name in names)
            raise NoPairsError(
                tr(
                    "No image in {first} has a partner of the same name in {second}: give the two images "
                    "of a pair the same name.",
                    first=first,
                    second=second,
                )
            )
        for these, used in ((inputs, {m.first for m in matches}), (targets, {m.second for m in matches})):
            more += [LeftOut(path, "orphan") for key, path in these.items() if key not in used]
        pairs = tuple(Pair(m.stem.replace("/", "_"), inputs[m.first], targets[m.second]) for m in matches)
        used_folders = [*sides[names[0]], *sides[names[1]]]
        return self._with_colours(_Found(pairs, left_out + more, used_folders, names), sides)

    def _with_colours(self, found: _Found, sides: Sides) -> _Found:
        """Give each pair its file in the folder of colours; pairs without one are left out."""
        if (name := self._spec.colours) is None:
            return found
        folders = sides[self._sides.named(sides, name)]
        images, left_out = self._images(folders)
        by_stem = {readable(key).replace("/", "_"): path for key, path in images.items()}
        found.left_out += left_out
        found.left_out += [LeftOut(pair.input, "orphan") for pair in found.pairs if pair.stem not in by_stem]
        found.pairs = tuple(replace(p, colours=by_stem[p.stem]) for p in found.pairs if p.stem in by_stem)
        if not found.pairs:
            where = shown(folders[0].path)
            raise NoPairsError(
                tr("No image in {where} has the name of a pair: give the three images the same name.", where=where)
            )
        found.used += folders
        return found

    def _images(self, folders: Sequence[ImageFolder]) -> tuple[dict[str, Path], list[LeftOut]]:
        """Return the images of a side by their names, and the second of two of one name."""
        found: dict[str, Path] = {}
        left_out: list[LeftOut] = []
        for folder in folders:
            for path in self._listings.of(folder.path).images:
                key = f"{folder.below}/{path.stem}" if folder.below else path.stem
                if found.setdefault(key, path) != path:
                    left_out.append(LeftOut(path, "namesake"))
        return found, left_out

    def _refuse_foreign(self) -> None:
        """Say so where what could be images is in formats that aren't read.

        Raises:
            DataError: that is so.
        """
        with_images = {path for path, _, _ in self._all}
        for folder in self._listings.looked_into():
            foreign = [item for item in self._listings.of(folder).left_out if item.why == "format"]
            if foreign and folder not in with_images:
                raise DataError(left_out_said(foreign))


def _stems(images: dict[str, Path]) -> dict[str, str]:
    return {key: readable(key).replace("/", "_") for key in images}
