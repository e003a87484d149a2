"""`--smoke`: the real window measured while a scripted stroke is drawn through the canvas's own input events."""

import bisect
import math
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import psutil
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent

from sketchpad.document.drawing import Drawing
from sketchpad.live.generator import Patches, Picture
from sketchpad.live.session import LiveSession
from sketchpad.selftest.busy_program import BusyProgram
from sketchpad.selftest.scripted_pen import EVENT_MS, Move, ScriptedPen
from sketchpad.selftest.training_load import TrainingLoad
from sketchpad.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from sketchpad.selftest.rehearsal import Rehearsal

_FEWEST_EVENTS = 200
_LOOK_MS = 800  # before drawing: people look at the first picture
_PAUSE_MS = 1000  # after a stroke, if a training runs beside: people lift the pen, and then it goes on
_PATIENCE_MS = 120_000  # for everything together, beside the stroke itself
_REHEARSAL_MS = 600_000  # for two trainings, on a slow machine


class Smoke(QObject):
    """One measured run: waits for the first picture, draws, waits for the last picture, writes the report."""

    def __init__(
        self,
        window: MainWindow,
        session: LiveSession,
        drawing: Drawing,
        report: Path,
        seconds: float,
        training_load: TrainingLoad | None = None,
        rehearsal: "Rehearsal | None" = None,
        busy: BusyProgram | None = None,
    ) -> None:
        super().__init__()
        self._busy = busy
        self._rehearsal = rehearsal
        self._training = training_load
        self._window, self._session, self._drawing = window, session, drawing
        self._report = report
        self.exit_code = 1
        self._total = max(_FEWEST_EVENTS, round(seconds * 1000 / EVENT_MS))
        self._script = ScriptedPen(self._total)
        self._pressed_at = self._drawn_seconds = 0.0
        self._pictures_while_drawing = 0
        self._waiting: list[tuple[int, float]] = []  # revision and time of the events no picture holds yet
        self._latencies: list[float] = []
        self._gaps: list[float] = []
        self._box_ms: list[float] = []  # what each change of the picture took to compute
        self._threads: list[int] = []  # and on how many threads
        self._window_ms = self._first_picture_ms = 0.0
        self._pictures = 0
        self._draw_began = self._last_tick = 0.0
        self._model = ""
        self._picture: Picture | None = None
        self._pen = QTimer(self, interval=EVENT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._pen.timeout.connect(self._move_pen)
        self._clock = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin to measure; the window is shown already, but not painted."""
        self._window.first_painted.connect(self._note_window)
        self._window.picture_view.painted.connect(self._note_picture)
        self._session.model_opened.connect(lambda opened: setattr(self, "_model", opened.card.name))
        self._session.picture_ready.connect(lambda _revision, picture: setattr(self, "_picture", picture))
        self._session.patches_ready.connect(self._note_patches)
        self._session.model_failed.connect(self._fail)
        self._session.frame_failed.connect(self._fail)
        patience = _PATIENCE_MS * (2 if self._training is not None else 1)
        patience += _REHEARSAL_MS if self._rehearsal is not None else 0
        QTimer.singleShot(patience + self._total * EVENT_MS, lambda: self._fail("No picture came in time."))

    def _note_window(self) -> None:
        self._window_ms = _process_age() * 1000

    def _note_picture(self, revision: int) -> None:
        now = time.perf_counter()
        if not self._first_picture_ms:
            self._first_picture_ms = _process_age() * 1000
            if self._training is None:
                if self._busy is not None:
                    self._busy.start()
                QTimer.singleShot(_LOOK_MS, self._begin_to_draw)
            else:
                self._training.error_message.connect(self._fail)
                self._training.at_work.connect(self._begin_to_draw)
                self._training.give_way_to(self._window.canvas.changed, lambda: self._drawing.stroking)
                self._training.start()
            return
        if not self._draw_began or not self._clock.isActive():
            return
        self._pictures += 1
        self._pictures_while_drawing += self._drawing.stroking
        held = bisect.bisect_right(self._waiting, (revision, math.inf))
        self._latencies += [(now - moment) * 1000 for _, moment in self._waiting[:held]]
        del self._waiting[:held]
        if self._script.is_done and not self._waiting:
            self._waiting_ends()

    def _note_patches(self, _revision: int, patches: Patches) -> None:
        self._box_ms.append(patches.ms)
        self._threads.append(patches.threads)

    def _begin_to_draw(self) -> None:
        self._draw_began = self._last_tick = time.perf_counter()
        self._clock.start()
        self._pen.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self._gaps.append((now - self._last_tick) * 1000)
        self._last_tick = now

    def _move_pen(self) -> None:
        """Send what the pen does next."""
        move, x, y = self._script.next()
        point = QPointF(self._drawing.width * x, self._drawing.height * y)
        if move is Move.HOVER:
            return
        before = self._drawing.revision
        moment = time.perf_counter()
        self._send(QEvent.Type.MouseButtonPress if move is Move.PRESS else QEvent.Type.MouseMove, point)
        if move is Move.PRESS:
            self._pressed_at = moment
        elif move is Move.LIFT:
            self._send(QEvent.Type.MouseButtonRelease, point)
            self._drawn_seconds += time.perf_counter() - self._pressed_at
        if self._drawing.revision > before:
            self._waiting.append((self._drawing.revision, moment))
        if self._script.is_done:
            self._pen.stop()
        elif move is Move.LIFT and self._training is not None:
            self._pen.stop()
            QTimer.singleShot(_PAUSE_MS, self._pen.start)

    def _send(self, kind: QEvent.Type, point: QPointF) -> None:
        canvas = self._window.canvas
        local = canvas.document_to_widget(point)
        moving, released = kind == QEvent.Type.MouseMove, kind == QEvent.Type.MouseButtonRelease
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        event = QMouseEvent(
            kind,
            local,
            canvas.mapToGlobal(local),
            none if moving else left,
            none if released else left,
            Qt.KeyboardModifier.NoModifier,
        )
        QCoreApplication.sendEvent(canvas, event)

    def _waiting_ends(self) -> None:
        """Write the report once the paint event that brought the last picture is over."""
        self._clock.stop()
        QTimer.singleShot(0, self._finish)

    def _finish(self) -> None:
        if self._busy is not None:
            self._busy.end()
        training = self._training.end() if self._training is not None else None
        picture = self._picture
        screenshot = self._report.with_suffix(".png")
        saved = self._window.grab().save(str(screenshot))
        report: dict[str, Any] = {
            "window_ms": round(self._window_ms),
            "first_picture_ms": round(self._first_picture_ms),
            "pen_to_picture_ms": _percentiles(self._latencies, p50=50, p95=95),
            "ui_gap_ms": _percentiles(self._gaps, p50=50, p99=99, max=100),
            "box_ms": _percentiles(self._box_ms, p50=50, p95=95),
            "frames": self._pictures,
            "pictures_per_second": round(self._pictures_while_drawing / max(self._drawn_seconds, 1e-9), 1),
            "sheet": [self._drawing.width, self._drawing.height],
            "layers": len(self._drawing.layers),
            "rss_mb": round(psutil.Process().memory_info().rss / 2**20),
            "model": self._model,
            "backend": picture.backend if picture is not None else "",
            "dtype": picture.dtype if picture is not None else "",
            "threads_while_drawing": round(sum(self._threads) / max(len(self._threads), 1), 2),
            "threads": picture.threads if picture is not None else 0,
            "threads_reason": picture.threads_reason if picture is not None else "",
            "beside_load": self._busy is not None,
            "screenshot": str(screenshot),
        }
        if training is not None:
            report["training"] = training
        measured = saved and len(self._latencies) >= _FEWEST_EVENTS
        if self._rehearsal is None:
            self._end(report, measured)
            return
        self._rehearsal.finished.connect(
            lambda told: self._end(report | {"rehearsal": told}, measured and "killed" in told)
        )
        self._rehearsal.start()

    def _end(self, report: dict[str, Any], good: bool) -> None:
        self._report.write_bytes(msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n")
        self.exit_code = 0 if good else 1
        QCoreApplication.quit()

    def _fail(self, sentence: str) -> None:
        if self._training is not None:
            self._training.end()
        if self._busy is not None:
            self._busy.end()
        report = {"error": sentence}
        self._report.write_bytes(msgspec.json.encode(report) + b"\n")
        QCoreApplication.quit()


def _process_age() -> float:
    """Return the seconds since this process was started."""
    if sys.platform == "linux":
        # psutil would add the time of boot, which the kernel tells in whole seconds.
        fields = Path("/proc/self/stat").read_text().rpartition(")")[2].split()
        return time.clock_gettime(time.CLOCK_BOOTTIME) - int(fields[19]) / os.sysconf("SC_CLK_TCK")
    return time.time() - psutil.Process().create_time()


def _percentiles(values: list[float], **ranks: int) -> dict[str, float]:
    """Return the asked percentiles of some milliseconds, by the nearest rank."""
    ordered = sorted(values)
    return {
        name: round(ordered[max(0, math.ceil(rank / 100 * len(ordered)) - 1)], 1) if ordered else 0.0
        for name, rank in ranks.items()
    }
