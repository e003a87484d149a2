"""The card of a segmenter's file (header, metadata): its classes and what it learned from, read without torch."""

import os
from pathlib import Path

import msgspec

from trainer.files.json_reader import JsonError, decode_json
from trainer.files.safetensors_header import read_metadata
from trainer.laboratory.confusion import Scores
from trainer.messages import tr
from trainer.model_card import DataSpec, ModelFileError, Swatch

SEGMENTER_KEY = "sketchpad.segmenter"  # of the metadata


class SegmenterCard(msgspec.Struct, frozen=True):
    """What a segmenter's file says of it."""

    palette: tuple[Swatch, ...]  # its classes
    size: int  # pixels a side that it learned at
    data: str  # the name of the folder it learned from
    spec: DataSpec  # how that was read
    pairs: int
    steps: int
    checked: Scores  # on photos that were set aside from those it learned from
    format: int = 1


def read_segmenter_card(path: str | os.PathLike[str]) -> SegmenterCard:
    """Return the card of a segmenter's file, reading its header only.

    Raises:
        ModelFileError: the file is missing, damaged, or no segmenter.
    """
    path = Path(path)
    said = read_metadata(path).get(SEGMENTER_KEY)
    if said is None:
        raise ModelFileError(
            tr(
                "{path} is no segmenter: make one with `sketchpad-trainer segmenter train DATA --out FILE`.",
                path=path.name,
            )
        )
    try:
        return decode_json(said, SegmenterCard)
    except JsonError as error:
        raise damaged_segmenter(path) from error


def damaged_segmenter(path: Path) -> ModelFileError:
    """Return what is raised for a file that no segmenter can be made of."""
    return ModelFileError(
        tr(
            "{path} is cut short or damaged ({error}): train the segmenter again.",
            path=path.name,
            error=tr("its content makes no sense"),
        )
    )
