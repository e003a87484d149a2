"""The report of a comparison: one HTML file with the paper's tables, pictures side by side, and plots."""

import base64
import html
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
from PIL import Image

from trainer.files.atomic_write import write_atomically
from trainer.laboratory.comparison.compared import Column, Compared, Row
from trainer.laboratory.comparison.grid import generator_name, objective_name

_STYLE = Path(__file__).with_name("report.css")
_ARROWS = {1: " ↑", -1: " ↓", 0: ""}
_LEAST = 124  # pixels of a column of pictures
_QUALITY = 90  # of JPEG
_OBJECTIVE, _GENERATOR, _PATCH = "objective", "generator", "patch"


def write_report(compared: Compared, folder: Path, out: Path) -> None:
    """Write the report of a comparison in `folder` as one file, pictures and all.

    Raises:
        OSError: a picture is gone, or the file can't be written.
    """
    write_atomically(out, _page(compared, folder).encode())


def _page(compared: Compared, folder: Path) -> str:
    name = Path(compared.data).name
    title = f"Models compared on {name}" if name else "Models compared"
    parts = [
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>",
        f"<title>{_text(title)}</title><style>{_STYLE.read_text(encoding='utf-8')}</style>",
        f"<main><h1>{_text(title)}</h1>",
        f"<p class=lead>{_text(_lead(compared))}</p>",
        *_tables(compared),
        _pictures(compared, folder),
        _plot(compared, folder),
        _commands(compared),
        _meanings(compared),
        "</main></html>",
    ]
    return "\n".join(part for part in parts if part)


def _lead(compared: Compared) -> str:
    words, pairs = _counted(len(compared.rows), "model"), compared.pairs
    if not pairs:
        return f"{words}, side by side."
    seen = "it didn’t learn from" if len(compared.rows) == 1 else "none of them learned from"
    return f"{words}, measured on {_counted(pairs, 'pair')} that {seen}."


def _counted(count: int, name: str) -> str:
    return f"{count:,} {name}" if count == 1 else f"{count:,} {name}s"


def _tables(compared: Compared) -> Iterable[str]:
    """Yield the paper's three tables as far as the rows fill them, and one of the models that were there."""
    cells = [row for row in compared.rows if row.cell is not None]
    objectives = _values(cells, _OBJECTIVE)
    generators, patches = _values(cells, _GENERATOR), [p for p in _values(cells, _PATCH) if p is not None]
    first = generators[0] if generators else None
    main = 70 if 70 in patches else (patches[-1] if patches else None)
    judged = next((o for o in reversed(objectives) if "gan" in str(o)), None)

    def of(row: Row, generator: object = None, patch: bool = True) -> bool:
        assert row.cell is not None
        fits = generator is None or row.cell.generator == generator
        return fits and (not patch or row.cell.patch in (None, main))

    if len(objectives) > 1:
        rows = [(objective_name(r.cell.objective), r) for r in cells if r.cell and of(r, first)]
        yield _table("Objectives", f"{generator_name(str(first))}, as the paper’s table 1.", rows, compared)
    if len(generators) > 1:
        rows = [
            (f"{generator_name(r.cell.generator)} ({objective_name(r.cell.objective)})", r)
            for r in cells
            if r.cell and of(r)
        ]
        rows.sort(key=lambda each: generators.index(each[1].cell.generator) if each[1].cell else 0)
        yield _table("Generators", "As the paper’s table 2.", rows, compared)
    if len(patches) > 1:
        rows = [
            (f"{r.cell.patch} × {r.cell.patch}", r)
            for r in cells
            if r.cell and r.cell.objective == judged and of(r, first, False)
        ]
        words = f"How many pixels the discriminator sees; {objective_name(str(judged))}, as the paper’s table 3."
        yield _table("Receptive fields", words, rows, compared)
    others = [(row.title, row) for row in compared.rows if row.cell is None]
    if others:
        yield _table("Models", "Models that were there.", others, compared)
    if cells and len(objectives) <= 1 and len(generators) <= 1 and len(patches) <= 1:
        yield _table("Trained", "", [(row.title, row) for row in cells], compared)


def _values(rows: Sequence[Row], name: str) -> list[object]:
    return list(dict.fromkeys(getattr(row.cell, name) for row in rows))


def _table(title: str, words: str, rows: Sequence[tuple[str, Row]], compared: Compared) -> str:
    """Return a table; the best of each column is bold, and the last rows say what is to be had and what is free."""
    of_these = msgspec.structs.replace(compared, rows=tuple(row for _, row in rows))
    columns = of_these.columns()
    if not columns:
        return ""
    best = {column.title: of_these.best(column) for column in columns}
    head = "".join(f"<th title='{_text(column.meaning)}'>{column.title}{_ARROWS[column.better]}" for column in columns)
    lines = []
    for name, row in rows:
        lines.append(f"<tr><th>{_text(name)}{_cells(row.figures, columns, best)}")
        if row.note:
            lines.append(f"<tr><td class=note colspan={len(columns) + 1}>{_text(row.note)}")
    for name, figures in compared.references.items():
        lines.append(f"<tr class=reference><th>{_text(name)}{_cells(figures, columns, {})}")
    said = f"<p>{_text(words)}</p>" if words else ""
    return (
        f"<section><h2>{title}</h2>{said}<div class=scroll><table><thead><tr><th>{head}</thead>"
        f"<tbody>{''.join(lines)}</tbody></table></div></section>"
    )


def _cells(figures: dict[str, float], columns: Sequence[Column], best: dict[str, float | None]) -> str:
    cells = []
    for column in columns:
        value = figures.get(column.title)
        said = "" if value is None else f"{value:.{column.digits}f}"
        is_best = value is not None and best.get(column.title) == value
        cells.append(f"<td>{f'<b>{said}</b>' if is_best else said}")
    return "".join(cells)


def _pictures(compared: Compared, folder: Path) -> str:
    if not compared.inputs:
        return ""
    has_targets = any(compared.targets)
    names = ["Drawing", *(row.title for row in compared.rows), *(["Target"] if has_targets else [])]
    head = "".join(f"<th>{_text(name)}" for name in names)
    lines = []
    for number, source in enumerate(compared.inputs):
        paths = [source, *(row.pictures[number] for row in compared.rows)]
        if has_targets:
            paths.append(compared.targets[number])
        cells = (f"<td>{_image(folder / path, names[i]) if path else ''}" for i, path in enumerate(paths))
        lines.append(f"<tr>{''.join(cells)}")
    return (
        "<section><h2>Side by side</h2><div class='scroll pictures'>"
        f"<table style='min-width: {_LEAST * len(names)}px'><thead><tr>"
        f"{head}</thead><tbody>{''.join(lines)}</tbody></table></div></section>"
    )


def _plot(compared: Compared, folder: Path) -> str:
    if not compared.plot:
        return ""
    return (
        "<section><h2>Colours</h2><p>How often each lightness and colour occurs, all pictures together; the vertical "
        "axis is the logarithm of the share of pixels (the paper’s figure 7). A curve of a or b that is narrower than "
        f"the targets’ is of greyer pictures.</p><div class=plot>{_image(folder / compared.plot, 'Histograms', True)}"
        "</div></section>"
    )


def _commands(compared: Compared) -> str:
    lines = [f"<dt>{_text(row.title)}<dd><code>{_text(row.command)}</code>" for row in compared.rows if row.command]
    return f"<section><h2>The same again</h2><dl>{''.join(lines)}</dl></section>" if lines else ""


def _meanings(compared: Compared) -> str:
    columns = compared.columns()
    if not columns:
        return ""
    lines = "".join(f"<dt>{column.title}<dd>{_text(column.meaning)}." for column in columns)
    segmenter = f"<p>The segmenter of the FCN-score: {_text(compared.segmenter)}</p>" if compared.segmenter else ""
    return (
        f"<section class=meanings><h2>What the figures say</h2><dl>{lines}</dl>{segmenter}<p>L1, PSNR and SSIM compare "
        "pixel with pixel and reward blur: the mean of all that could be meant beats every sharp picture that chose "
        "otherwise than the photo. The FCN-score, the perceptual distance and the colours are nearer to what people "
        "see; whether they are fooled, only people can say.</p></section>"
    )


def _image(path: Path, name: str, lossless: bool = False) -> str:
    """Return a picture as part of the page: as PNG where that is small, such as a label map's, else as JPEG."""
    with Image.open(path) as image:
        best = ("png", _encoded(image, "PNG"))
        if not lossless:
            jpeg = _encoded(image, "JPEG")
            best = min(best, ("jpeg", jpeg), key=lambda each: len(each[1]))
        size = f"width={image.width} height={image.height}"
    content = base64.b64encode(best[1]).decode()
    return f"<img src='data:image/{best[0]};base64,{content}' alt='{_text(name)}' {size}>"


def _encoded(image: Image.Image, kind: str) -> bytes:
    content = io.BytesIO()
    image.convert("RGB").save(content, kind, quality=_QUALITY, optimize=True)
    return content.getvalue()


def _text(words: str) -> str:
    return html.escape(words, quote=True)
