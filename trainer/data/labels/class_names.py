"""Names and colours of label classes (categories, legend), as label tools keep them in a file beside the maps.

Read are lists of names (YOLO, Darknet), Labelme's `labels.txt`, CVAT's `labelmap.txt`, CamVid's `label_colors.txt` and
`class_dict.csv`, ADE20K's `objectInfo150.txt`, COCO's categories, Mapillary's `config.json`, `id2label`, and our own
`palette.json`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from trainer.model_card import Colour

IGNORE = 255  # the number of what is no class: where a label tool has nothing to say
_MOST_BYTES = 1 << 20
_STEMS = (
    *("palette", "classes", "class_names", "classnames", "class_list", "labels", "label_names", "labelmap"),
    *("label_map", "label_colors", "class_dict", "names", "categories", "obj", "objectinfo150", "id2label"),
    *("label2id", "config"),
)
_ENDINGS = (".json", ".txt", ".csv", ".tsv", ".names")
FILES = frozenset(stem + ending for stem in _STEMS for ending in _ENDINGS)

_NUMBERS = ("id", "index", "number", "value", "class_id", "label_id")
_NAMES = ("name", "readable", "label", "title", "class", "category", "class_name")
_COLOURS = ("rgb", "color", "colour", "color_rgb")
_LISTS = ("palette", "classes", "categories", "labels", "names", "id2label", "label2id", "items")
_IGNORED = ("__ignore__", "ignore", "ignored", "void", "_ignore_")

# Cordts et al. 2016, as in the authors' labels.py: the name of each id, of each id to train with, and their colours.
_CITYSCAPES = (
    "unlabeled 0 0 0,ego vehicle 0 0 0,rectification border 0 0 0,out of roi 0 0 0,static 0 0 0,dynamic 111 74 0,"
    "ground 81 0 81,road 128 64 128,sidewalk 244 35 232,parking 250 170 160,rail track 230 150 140,building 70 70 70,"
    "wall 102 102 156,fence 190 153 153,guard rail 180 165 180,bridge 150 100 100,tunnel 150 120 90,pole 153 153 153,"
    "polegroup 153 153 153,traffic light 250 170 30,traffic sign 220 220 0,vegetation 107 142 35,terrain 152 251 152,"
    "sky 70 130 180,person 220 20 60,rider 255 0 0,car 0 0 142,truck 0 0 70,bus 0 60 100,caravan 0 0 90,"
    "trailer 0 0 110,train 0 80 100,motorcycle 0 0 230,bicycle 119 11 32"
)
_CITYSCAPES_TRAINED = (7, 8, 11, 12, 13, 17, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 31, 32, 33)


@dataclass(frozen=True)
class NamedClass:
    """What a file says of a class: its name, and where it says so its number and its colour."""

    name: str
    number: int | None = None
    rgb: Colour | None = None


def find_names(folders: Iterable[Path], maps: Sequence[Path] = ()) -> tuple[NamedClass, ...]:
    """Return what the first file of classes in some folders says; of Cityscapes' maps what everyone knows."""
    for folder in dict.fromkeys(folders):
        for path in _class_files(folder):
            if found := read_names(path):
                return found
    if maps and all("labeltrainids" in path.name.casefold() for path in maps):
        known = _cityscapes()
        return tuple(NamedClass(known[i].name, number, known[i].rgb) for number, i in enumerate(_CITYSCAPES_TRAINED))
    return _cityscapes() if maps and all("labelids" in path.name.casefold() for path in maps) else ()


def read_names(path: Path) -> tuple[NamedClass, ...]:
    """Return what a file says of classes; () if it isn't of a kind that is understood."""
    try:
        if not path.is_file() or path.stat().st_size > _MOST_BYTES:
            return ()
        content = path.read_bytes()
        if path.suffix.lower() == ".json":
            found = list(_of_json(msgspec.json.decode(content)))
        else:
            found = list(_of_lines(content.decode("utf-8-sig", "replace").splitlines()))
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError, OverflowError):
        return ()
    return _numbered(found)


def is_ignored(name: str) -> bool:
    """Whether a class of this name means that there is none."""
    return name.casefold() in _IGNORED


def _class_files(folder: Path) -> list[Path]:
    try:
        there = {path.name.casefold(): path for path in folder.iterdir() if path.name.casefold() in FILES}
    except OSError:
        return []
    return [there[name] for name in (stem + ending for stem in _STEMS for ending in _ENDINGS) if name in there]


def _numbered(found: list[NamedClass]) -> tuple[NamedClass, ...]:
    """Give numbers to classes that have none: by their order, from 0; Labelme lists first what to ignore."""
    if any(entry.number is not None for entry in found):
        return tuple(entry for entry in found if entry.number is not None)
    number, result = 0, []
    for index, entry in enumerate(found):
        if index == 0 and is_ignored(entry.name) and entry.name.startswith("_"):
            result.append(NamedClass(entry.name, IGNORE, entry.rgb))
            continue
        result.append(NamedClass(entry.name, number, entry.rgb))
        number += 1
    return tuple(result)


def _of_json(value: object) -> Iterator[NamedClass]:
    if isinstance(value, list):
        for item in value:
            if isinstance(item, str):
                yield NamedClass(item)
            elif isinstance(item, dict) and (entry := _of_object(item)) is not None:
                yield entry
        return
    if not isinstance(value, dict):
        return
    for key in _LISTS:
        if isinstance(value.get(key), (list, dict)):
            yield from _of_json(value[key])
            return
    for key, item in value.items():
        if key.isdecimal() and isinstance(item, str):
            yield NamedClass(item, int(key))
        elif key.isdecimal() and isinstance(item, dict) and (entry := _of_object(item)) is not None:
            yield NamedClass(entry.name, int(key), entry.rgb)
        elif isinstance(item, int) and not isinstance(item, bool):
            yield NamedClass(key, item)
        elif (rgb := _colour(item)) is not None:
            yield NamedClass(key, None, rgb)


def _of_object(item: dict[str, object]) -> NamedClass | None:
    name = next((value for key in _NAMES if isinstance(value := item.get(key), str)), None)
    if name is None:
        return None
    numbers = [value for key in _NUMBERS if isinstance(value := item.get(key), int) and not isinstance(value, bool)]
    rgb = next((rgb for key in _COLOURS if (rgb := _colour(item.get(key))) is not None), None)
    return NamedClass(name, numbers[0] if numbers else None, rgb)


def _colour(value: object) -> Colour | None:
    if isinstance(value, str) and (found := re.fullmatch(r"#([0-9a-fA-F]{6})", value.strip())):
        red, green, blue = bytes.fromhex(found[1])
        return red, green, blue
    parts = list(value) if isinstance(value, (list, tuple)) else []
    if len(parts) not in (3, 4) or not all(isinstance(part, int) and 0 <= part <= 255 for part in parts):
        return None
    red, green, blue = (int(part) for part in parts[:3])
    return red, green, blue


def _of_lines(lines: Sequence[str]) -> Iterator[NamedClass]:
    for line in lines:
        text = line.strip()
        if not text or text.startswith(("#", "//")):
            continue
        if found := re.fullmatch(r"(.+?):(\d+),(\d+),(\d+):[^:]*:[^:]*", text):  # CVAT
            yield NamedClass(found[1], None, _colour([int(found[i]) for i in (2, 3, 4)]))
            continue
        fields = [part.strip().strip('"') for part in re.split(r"[,;\t]", text) if part.strip()]
        if len(fields) == 1:
            fields = re.split(r"\s*:\s*|\s+", text, maxsplit=1) if re.match(r"-?\d+\s*[:\s]", text) else [text]
        if found := re.fullmatch(r"(\d+)[\s,;]+(\d+)[\s,;]+(\d+)[\s,;]+(\D.*)", text):  # CamVid
            yield NamedClass(found[4].strip(), None, _colour([int(found[i]) for i in (1, 2, 3)]))
        elif len(fields) == 4 and all(part.isdecimal() for part in fields[1:]):  # class_dict.csv
            yield NamedClass(fields[0], None, _colour([int(part) for part in fields[1:]]))
        elif len(fields) > 1 and re.fullmatch(r"-?\d+", fields[0]):  # a number, and last a name: ADE20K too
            number = int(fields[0])
            yield NamedClass(fields[-1].split(";")[0], IGNORE if number == -1 else number)
        elif len(fields) > 1 and re.fullmatch(r"\d+", fields[-1]) and len(fields) == 2:
            yield NamedClass(fields[0], int(fields[1]))
        elif len(fields) == 1:
            yield NamedClass(fields[0])


def _cityscapes() -> tuple[NamedClass, ...]:
    found = []
    for number, entry in enumerate(_CITYSCAPES.split(",")):
        name, red, green, blue = entry.rsplit(" ", 3)
        found.append(NamedClass(name, number, (int(red), int(green), int(blue))))
    return tuple(found)
