"""What a pen's stroke costs: boxes of a picture against whole pictures, in time and in what they show (PSNR)."""

import math
import os
import statistics
import time
from collections.abc import Callable
from functools import partial

import cv2
import msgspec
import numpy as np
import torch

from trainer.box import Box, Edit
from trainer.model_card import ModelCard, NetworkSpec
from trainer.pix2pix.cpu_engine import run
from trainer.pix2pix.generator import Generator
from trainer.pix2pix.model_file import build_generator, load_model
from trainer.pix2pix.networks import UNetGenerator, init_weights
from trainer.pix2pix.sparse.live_sheet import LiveSheet
from trainer.pix2pix.sparse.staleness import psnr
from trainer.pixels import Rgb

_SIDES = (24, 40, 64, 96)  # pixels of what the pen changed
_SEGMENTS, _SEGMENT = 24, 6.0  # of the stroke, and the length of each in pixels
_WIDTH, _LINE = 16, 3
_BLOCK = 5
_TYPES = {"bf16": torch.bfloat16, "fp32": torch.float32}


class BoxTime(msgspec.Struct, frozen=True):
    """The median milliseconds for a changed box of side x side pixels, and how many boxes a whole picture takes."""

    side: int
    box_ms: float
    ratio: float


class Fidelity(msgspec.Struct, frozen=True):
    """PSNR in dB against the whole picture, over the steps of a stroke."""

    worst: float
    mean: float


class StrokeReport(msgspec.Struct, frozen=True):
    """Everything includes scaling; PSNR is taken before each refresh, when it is worst."""

    whole_ms: float
    boxes: list[BoxTime]
    everywhere: Fidelity
    within_box: Fidelity
    refreshes: int
    segments: int
    is_used: bool  # whether boxes were proved to serve with this model and drawing
    backend: str
    dtype: str
    threads: int
    network: NetworkSpec
    size: int


class NoBoxesError(Exception):
    """Of this model, on this machine, there are whole pictures only; the message is one sentence."""


def bench_stroke(
    spec: NetworkSpec, size: int, dtype: str | None, blocks: int, model: str | os.PathLike[str] | None = None
) -> StrokeReport:
    """Draw a stroke of 16 pixels width over a square sheet of `size` pixels, and time boxes of several sizes.

    With a `model` file it draws, at that size; else a network of `spec` with random weights.

    Raises:
        ModelFileError: the model can't be used.
        NoBoxesError: it can't draw boxes.
    """
    generator = _generator(spec, size, dtype, model)
    sheet, rgb = LiveSheet(generator), _drawing(generator, size)
    run(sheet.whole(rgb))
    run(sheet.prove())
    is_used = sheet.reach() is not None
    if not is_used:
        sheet = LiveSheet(generator, is_proved=True)
        run(sheet.whole(rgb))
    if sheet.reach() is None:
        raise NoBoxesError(
            f"Nothing but whole pictures comes from this network with {generator.backend}: take a U-Net on a processor."
        )
    everywhere, within, refreshes = _fidelity(generator, sheet, rgb.copy())
    whole_ms, boxes = _times(sheet, rgb, blocks)
    return StrokeReport(
        whole_ms=round(whole_ms, 2),
        boxes=boxes,
        everywhere=everywhere,
        within_box=within,
        refreshes=refreshes,
        segments=_SEGMENTS,
        is_used=is_used,
        backend=generator.backend,
        dtype=str(generator.dtype).removeprefix("torch."),
        threads=torch.get_num_threads(),
        network=generator.card.network,
        size=size,
    )


def _generator(spec: NetworkSpec, size: int, dtype: str | None, model: str | os.PathLike[str] | None) -> Generator:
    kind = _TYPES[dtype] if dtype is not None else None
    if model is not None:
        card, weights = load_model(model)
        card = msgspec.structs.replace(card, size=size)
        return Generator(card, build_generator(card, weights), torch.device("cpu"), kind)
    network = UNetGenerator(spec)
    init_weights(network, torch.Generator().manual_seed(0))
    return Generator(ModelCard("Bench", spec, size=size), network, torch.device("cpu"), kind)


def _colours(generator: Generator) -> list[tuple[int, int, int]]:
    """Return what is drawn with: a ground, three shapes, and the stroke."""
    card = generator.card.input
    if card.palette:
        return [card.palette[number % len(card.palette)].rgb for number in range(5)]
    if card.kind == "lines":
        return [(255, 255, 255), *[(0, 0, 0)] * 4]
    return [(236, 232, 220), (196, 84, 60), (70, 110, 160), (90, 150, 90), (230, 180, 60)]


def _drawing(generator: Generator, size: int) -> Rgb:
    """Return a drawing of flat shapes, or of their outlines for a model of lines."""
    ground, *shapes, _stroke = _colours(generator)
    filled = 2 if generator.card.input.kind == "lines" else cv2.FILLED
    rgb = np.full((size, size, 3), ground, np.uint8)
    unit = size / 256
    corners = (round(30 * unit), round(130 * unit)), (round(120 * unit), round(220 * unit))
    cv2.rectangle(rgb, corners[0], corners[1], shapes[0], filled)
    cv2.circle(rgb, (round(180 * unit), round(90 * unit)), round(50 * unit), shapes[1], filled)
    middle, axes = (round(170 * unit), round(200 * unit)), (round(60 * unit), round(24 * unit))
    cv2.ellipse(rgb, middle, axes, 0, 0, 360, shapes[2], filled)
    return rgb


def _fidelity(generator: Generator, sheet: LiveSheet, rgb: Rgb) -> tuple[Fidelity, Fidelity, int]:
    """Draw the stroke as an arc; return PSNR over everything and within the boxes, and how often it was refreshed."""
    shown = run(sheet.whole(rgb)).copy()
    colour = _colours(generator)[-1]
    reach = sheet.reach() or 0
    everywhere: list[float] = []
    within: list[float] = []
    refreshes = 0
    size = len(rgb)
    point = np.array([0.25 * size, 0.35 * size])
    for number in range(_SEGMENTS):
        turn = 0.12 * number
        following = point + _SEGMENT * np.array([math.cos(turn), math.sin(turn)])
        before = rgb.copy()
        start, end = ((round(x), round(y)) for x, y in (point, following))
        cv2.line(rgb, start, end, colour, _LINE if generator.card.input.kind == "lines" else _WIDTH)
        point = following
        edit = _edit(before, rgb, reach)
        if edit is None:
            continue
        parts = sheet.boxes([edit])
        for box, pixels in parts:
            shown[box.slices] = pixels
        truth = generator.at_card_size(rgb)
        everywhere.append(psnr(shown, truth))
        within.append(min(psnr(shown[box.slices], truth[box.slices]) for box, _ in parts))
        if sheet.is_stale and (fresh := run(sheet.refresh())) is not None:
            shown, refreshes = fresh, refreshes + 1
    return _summary(everywhere), _summary(within), refreshes


def _edit(before: Rgb, after: Rgb, reach: int) -> Edit | None:
    rows, columns = np.nonzero((before != after).any(2))
    if not len(rows):
        return None
    box = Box(int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1)
    return _cut(after, box, reach)


def _cut(rgb: Rgb, box: Box, reach: int) -> Edit:
    around = box.grown(reach).within(Box(0, 0, rgb.shape[1], rgb.shape[0]))
    return Edit(box, around, np.ascontiguousarray(rgb[around.slices]))


def _times(sheet: LiveSheet, rgb: Rgb, blocks: int) -> tuple[float, list[BoxTime]]:
    """Time whole pictures and boxes in alternating blocks of one process."""
    run(sheet.whole(rgb))
    reach = sheet.reach() or 0
    size = len(rgb)
    edits = {}
    for side in _SIDES:
        left = (size - side) // 3  # on no level's grid in particular
        edits[side] = _cut(rgb, Box(left, left, left + side, left + side), reach)
    whole: list[float] = []
    boxes: dict[int, list[float]] = {side: [] for side in _SIDES}
    for _ in range(blocks):
        whole += _block(lambda: run(sheet.whole(rgb)))
        for side, edit in edits.items():
            boxes[side] += _block(partial(sheet.boxes, [edit]))
    whole_ms = statistics.median(whole)
    medians = {side: statistics.median(times) for side, times in boxes.items()}
    return whole_ms, [BoxTime(side, round(ms, 2), round(whole_ms / ms, 2)) for side, ms in medians.items()]


def _block(draw: Callable[[], object]) -> list[float]:
    times = []
    for number in range(_BLOCK + 2):
        began = time.perf_counter()
        draw()
        if number >= 2:  # the first ones bring the weights into the caches
            times.append((time.perf_counter() - began) * 1000)
    return times


def _summary(values: list[float]) -> Fidelity:
    return Fidelity(round(min(values), 2), round(statistics.mean(values), 2))
