"""`python -m tests.bench_canvas`: what a brush move event costs on the real canvas, in milliseconds.

For each brush a pen draws strokes over a sheet, event by event, as a tablet sends them: about 200 a second, some ten
pixels apart. `event` is the time in which the canvas handles one: tool, painter, mask, mixing. `paint` is the repaint
of what it changed, which Qt does later, once for all events that have come in meanwhile.
"""

import argparse
import math
import os
import statistics
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QApplication

from sketchpad.document.drawing import Drawing
from sketchpad.document.paint.symmetry import Symmetry
from sketchpad.document.tools.toolbox import Toolbox
from sketchpad.ui.canvas.canvas_view import CanvasView
from sketchpad.ui.canvas.viewport import Viewport

Clock = Callable[[], float]  # seconds

_EVENTS_A_STROKE = 60
_STEP = 10.0  # pixels of the sheet between two events


def _pen() -> QPointingDevice:
    kind, tip = QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen
    return QPointingDevice("pen", 1, kind, tip, QInputDevice.Capability.Pressure, 1, 1)


def _send(
    canvas: CanvasView, pen: QPointingDevice, kind: QEvent.Type, place: QPointF, pressure: float, clock: Clock
) -> float:
    """Send an event to the canvas; return how long it took, in milliseconds."""
    local = canvas.document_to_widget(place)
    moving, released = kind == QEvent.Type.TabletMove, kind == QEvent.Type.TabletRelease
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button, buttons = none if moving else left, none if released else left
    there, key = canvas.mapToGlobal(local), Qt.KeyboardModifier.NoModifier
    event = QTabletEvent(kind, pen, local, there, pressure, 0, 0, 0, 0, 0, key, button, buttons)
    began = clock()
    QApplication.sendEvent(canvas, event)
    return (clock() - began) * 1000


def measure(
    side: int, size: int, symmetry: Symmetry, hard_edged: bool, strokes: int, clock: Clock
) -> tuple[list[float], list[float]]:
    """Return the milliseconds of every move event, and of every repaint after one."""
    drawing = Drawing(side, side)
    toolbox = Toolbox(drawing, (43, 45, 66), size, size)
    toolbox.symmetry, toolbox.hard_edged = symmetry, hard_edged
    canvas = CanvasView(toolbox, Viewport())
    canvas.resize(900, 900)
    canvas.show()
    QApplication.processEvents()
    pen, events, paints = _pen(), [], []
    for stroke in range(strokes):
        x, y, heading = side * 0.5, side * (0.2 + 0.6 * stroke / strokes), stroke * 2.4
        _send(canvas, pen, QEvent.Type.TabletPress, QPointF(x, y), 0.5, clock)
        for number in range(_EVENTS_A_STROKE):
            heading += 0.25 * math.sin(number / 5)
            x, y = x + _STEP * math.cos(heading), y + _STEP * math.sin(heading)
            pressure = 0.55 + 0.45 * math.sin(number / 9)
            events.append(_send(canvas, pen, QEvent.Type.TabletMove, QPointF(x, y), pressure, clock))
            began = clock()
            QApplication.processEvents()
            paints.append((clock() - began) * 1000)
        _send(canvas, pen, QEvent.Type.TabletRelease, QPointF(x, y), 0.5, clock)
    canvas.close()
    return events, paints


def _percentiles(values: list[float]) -> str:
    cuts = statistics.quantiles(values, n=20)
    return f"{cuts[9]:7.2f} {cuts[18]:7.2f}"


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser("tests.bench_canvas", description=__doc__.splitlines()[0])
    parser.add_argument("--side", type=int, default=1024, help="pixels of the sheet")
    parser.add_argument("--strokes", type=int, default=8, help="of 60 events each")
    parser.add_argument("--cpu", action="store_true", help="time of the processor, for when other programs are busy")
    options = parser.parse_args()
    clock = time.thread_time if options.cpu else time.perf_counter
    application = QApplication.instance() or QApplication([])
    print(f"{options.side}x{options.side}, {options.strokes * _EVENTS_A_STROKE} events each, milliseconds")
    print(f"{'brush':>6} {'edge':>6} {'symmetry':>9} | {'event p50':>9} {'p95':>5} | {'paint p50':>9} {'p95':>5}")
    for size in (4, 16, 48, 120, 200):
        for hard_edged in (False, True):
            for symmetry in (Symmetry.OFF, Symmetry.BOTH, Symmetry.RADIAL_8):
                events, paints = measure(options.side, size, symmetry, hard_edged, options.strokes, clock)
                edge = "hard" if hard_edged else "soft"
                figures = f"{_percentiles(events):>15} | {_percentiles(paints):>15}"
                print(f"{size:>6} {edge:>6} {symmetry.value:>9} | {figures}", flush=True)
    del application


if __name__ == "__main__":
    main()
