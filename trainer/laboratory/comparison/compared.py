"""What a comparison found, as `comparison.json` holds it: read by the report, and by the window without torch."""

import msgspec

from trainer.laboratory.comparison.grid import Cell
from trainer.messages import mark


class Column(msgspec.Struct, frozen=True):
    """A figure that models are compared by."""

    title: str
    meaning: str  # what it says, in plain words
    digits: int
    better: int = 0  # 1 if more is better, -1 if less is, 0 if neither


COLUMNS = (
    Column(mark("Pixels"), mark("FCN-score: the share of pixels in which a network recognises what was drawn"), 3, 1),
    Column(mark("Classes"), mark("The same, each class counting alike"), 3, 1),
    Column(mark("IoU"), mark("FCN-score as intersection over union of the classes; the strictest of the three"), 3, 1),
    Column(mark("Perceptual"), mark("Distance from the target in a network that has learned to see"), 3, -1),
    Column("L", mark("How much of the lightness is as frequent as in the targets (histogram intersection)"), 2, 1),
    Column("a", mark("The same of the colours from green to red"), 2, 1),
    Column("b", mark("The same of the colours from blue to yellow"), 2, 1),
    Column(
        mark("Spread"), mark("How colourful pictures are; the nearer to the targets’ the better, less is greyer"), 1
    ),
    Column("L1", mark("Mean difference of pixels; rewards blur"), 1, -1),
    Column("PSNR", mark("Nearness of pixels in dB; rewards blur"), 2, 1),
    Column("SSIM", mark("Likeness of structure; rewards blur"), 3, 1),
    Column(mark("Variety"), mark("Distance in Lab between pictures of one input, with dropout as it was trained"), 2),
)
Figures = dict[str, float]  # by the title of their column


class Row(msgspec.Struct, frozen=True):
    """A model of a comparison."""

    slug: str
    title: str
    model: str  # the file
    command: str = ""  # that trains it again; "" for a model that was there
    cell: Cell | None = None
    seconds: float = 0.0  # of training
    figures: Figures = {}  # none without data, or where the model doesn't fit them
    note: str = ""  # why there are no figures, or not all
    pictures: tuple[str, ...] = ()  # of the inputs, in their order


class Compared(msgspec.Struct, frozen=True):
    """A comparison; the paths of pictures are within its folder."""

    data: str
    pairs: int  # that were measured; 0 without data
    inputs: tuple[str, ...]  # the first is the person's own drawing, if `own`
    targets: tuple[str, ...]  # of the inputs; "" for a drawing
    own: bool
    rows: tuple[Row, ...]
    references: dict[str, Figures] = {}  # of what needs no model, by name
    plot: str = ""  # of the histograms
    segmenter: str = ""  # what is known of it, in words
    format: int = 1

    def columns(self) -> list[Column]:
        """Return those that at least one row fills."""
        return [column for column in COLUMNS if any(column.title in row.figures for row in self.rows)]

    def best(self, column: Column) -> float | None:
        """Return the best figure of a column; None if there is nothing to choose."""
        values = [row.figures[column.title] for row in self.rows if column.title in row.figures]
        if not column.better or len(values) < 2:
            return None
        return max(values) if column.better > 0 else min(values)
