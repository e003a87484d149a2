"""Real or made? A study's session, full screen: two pictures for one second, then keys 1 and 2 or a click."""

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from sketchpad.ui.kit.forms import button, label
from sketchpad.ui.training.image_widgets import paint_image
from sketchpad.ui.training.study.frame_clock import FrameClock
from trainer.laboratory.study.results import Answer, Result
from trainer.laboratory.study.trials import SHOWN_MS, Study, draw_trials
from trainer.messages import counted_pairs, tr

_PAUSE_MS = 500.0
_FEEDBACK_MS = 1200.0
_GROUND, _PLATE, _LIVELY, _TEXT, _QUIET = "#2a2a2e", "#37373d", "#45454d", "#ededf0", "#a9a8b2"
State = Literal["waiting", "pause", "showing", "asking", "feedback", "between", "end"]


class StudyWindow(QWidget):
    """One person's session; everything but the pictures is grey."""

    finished = Signal(object)  # Result

    def __init__(self, study: Study, folder: Path, seed: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(tr("Real or made?"))
        self.setObjectName("study")
        self.setStyleSheet(f"#study {{ background: {_GROUND} }} #study QLabel {{ color: {_TEXT} }}")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._study = study
        names = {name for item in study.items for name in (item.real, item.made)}
        self._pictures = {name: QImage(str(folder / name)) for name in names}
        self.trials = draw_trials(study, secrets.randbits(63) if seed is None else seed)
        self.answers: list[Answer] = []
        self.state: State = "waiting"
        self._since = self._shown = 0.0
        self.name = QLineEdit()
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._intro())
        self.stage = _Stage(self.answer)
        self._pages.addWidget(self.stage)
        self.clock = FrameClock(self)
        self.clock.frame.connect(self._on_frame)

    @property
    def number(self) -> int:
        """The trial that is under way, from 0."""
        return len(self.answers)

    def begin(self) -> None:
        """Begin the session under the name that was given."""
        if not self.name.text().strip():
            self.name.setFocus()
            return
        self._pages.setCurrentWidget(self.stage)
        self.setFocus()
        self.clock.start()
        self._show_trial()

    def answer(self, says_left: bool) -> None:
        """Take what the person says of the trial."""
        if self.state == "between":
            self._show_trial()
        if self.state != "asking":
            return
        trial = self.trials[self.number]
        self.answers.append(
            Answer(
                trial.made,
                trial.real,
                trial.real_is_left,
                says_left,
                trial.practice,
                round(self._shown, 2),
                round(self.clock.frame_ms, 2),
            )
        )
        if trial.practice:
            side = tr("The left one was real.") if trial.real_is_left else tr("The right one was real.")
            right = says_left == trial.real_is_left
            self._set("feedback", f"{tr('Right.') if right else tr('No.')} {side}")
        else:
            self._go_on()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        if event.key() in (Qt.Key.Key_1, Qt.Key.Key_2):
            self.answer(event.key() == Qt.Key.Key_1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.state in ("waiting", "end"):
            self.begin() if self.state == "waiting" else self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.clock.stop()
        super().closeEvent(event)

    def _intro(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(16)
        column.addStretch(1)
        study = self._study
        words = tr(
            "Two pictures appear side by side for one second. One is a real photo, the other was "
            "made by a model. Then say which one was real: key 1 for the left one, 2 for the "
            "right one, or click.\n\n{practice} for practice, then {trials} that count. "
            "There is no hurry with the answers. Esc leaves, and nothing is kept then.",
            practice=counted_pairs(study.practice),
            trials=study.trials - study.practice,
        )
        for text, role in ((tr("Real or made?"), "title"), (words, "")):
            line = label(text, role, wraps=True)
            line.setMaximumWidth(560)
            column.addWidget(line, alignment=Qt.AlignmentFlag.AlignHCenter)
        caption = label(tr("Your name or initials, so that nobody is counted twice"))
        column.addWidget(caption, alignment=Qt.AlignmentFlag.AlignHCenter)
        self.name.setAccessibleName(tr("Your name or initials"))
        self.name.setMaxLength(60)
        self.name.setFixedWidth(280)
        column.addWidget(self.name, alignment=Qt.AlignmentFlag.AlignHCenter)
        begin = button(tr("Begin"), tr("Begin with the practice"), self.begin, role="primary")
        column.addWidget(begin, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return page

    def _show_trial(self) -> None:
        trial = self.trials[self.number]
        both = (self._pictures[trial.real], self._pictures[trial.made])
        practice = self._study.practice
        where = (
            tr("Practice, {number} of {practice}", number=self.number + 1, practice=practice)
            if trial.practice
            else tr("{number} of {count}", number=self.number + 1 - practice, count=len(self.trials) - practice)
        )
        self.stage.show_pair(both if trial.real_is_left else both[::-1], where)
        self._set("pause", "")

    def _set(self, state: State, words: str) -> None:
        self.state = state
        self._since = 0.0
        self.stage.show_state(state, words)

    def _on_frame(self, now: float) -> None:
        """Do what is due at this frame; it is painted right after."""
        if not self._since:
            self._since = now
        passed = now - self._since
        if self.state == "pause" and passed >= _PAUSE_MS:
            self._set("showing", "")
            self._since = now
        elif self.state == "showing" and passed >= SHOWN_MS - self.clock.frame_ms / 2:
            self._shown = passed
            self._set("asking", tr("Which one was real? Key 1 for the left one, 2 for the right one."))
        elif self.state == "feedback" and passed >= _FEEDBACK_MS:
            self._go_on()

    def _go_on(self) -> None:
        if self.number == len(self.trials):
            self._finish()
        elif self.number == self._study.practice and self._study.practice:
            self._set("between", tr("That was the practice. From now on it counts. Press 1 or 2 to go on."))
        else:
            self._show_trial()

    def _finish(self) -> None:
        self.clock.stop()
        counted = [answer for answer in self.answers if not answer.practice]
        fooled = sum(answer.fooled for answer in counted)
        self._set(
            "end",
            tr(
                "Thank you. You took the made picture for the real one {fooled} of {count} times. "
                "Press Enter to close.",
                fooled=fooled,
                count=len(counted),
            ),
        )
        name = " ".join(self.name.text().split())
        self.finished.emit(Result(self._study.id, self._study.model, name, tuple(self.answers)))


class _Stage(QWidget):
    """Two places for pictures, and a line of words."""

    def __init__(self, answer: Callable[[bool], None]) -> None:
        super().__init__()
        self._answer = answer
        self._pair: tuple[QImage, ...] = ()
        self._state: State = "pause"
        self.words = self._where = ""
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Two pictures, of which one is real"))

    def show_pair(self, pair: tuple[QImage, ...], where: str) -> None:
        self._pair, self._where = pair, where

    def show_state(self, state: State, words: str) -> None:
        self._state, self.words = state, words
        self.setAccessibleDescription(words)
        self.update()

    def rects(self) -> tuple[QRectF, QRectF]:
        """Return where the two pictures are."""
        side = max(96.0, min((self.width() - 160) / 2, self.height() - 220))
        top = (self.height() - side) / 2 - 24
        middle = self.width() / 2
        return QRectF(middle - side - 20, top, side, side), QRectF(middle + 20, top, side, side)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for number, rect in enumerate(self.rects()):
            if rect.contains(event.position()):
                self._answer(number == 0)

    def mouseMoveEvent(self, _event: QMouseEvent) -> None:
        if self._state == "asking":
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(_GROUND))
        pointer = self.mapFromGlobal(self.cursor().pos())
        font = painter.font()
        for number, rect in enumerate(self.rects()):
            if self._state == "showing":
                paint_image(painter, rect, self._pair[number])
            elif self._state in ("asking", "between", "feedback"):
                painter.setPen(Qt.PenStyle.NoPen)
                lively = self._state == "asking" and rect.contains(pointer)
                painter.setBrush(QColor(_LIVELY if lively else _PLATE))
                painter.drawRoundedRect(rect, 8, 8)
                painter.setPen(QColor(_TEXT))
                font.setPointSize(40)
                painter.setFont(font)
                painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), str(number + 1))
        below = self.rects()[0].bottom() + 24
        font.setPointSize(14)
        painter.setFont(font)
        painter.setPen(QColor(_TEXT))
        centre = int(Qt.AlignmentFlag.AlignHCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(QRectF(40, below, self.width() - 80, 60), centre, self.words)
        font.setPointSize(11)
        painter.setFont(font)
        painter.setPen(QColor(_QUIET))
        if self._state != "end":
            painter.drawText(QRectF(40, below + 68, self.width() - 80, 30), centre, self._where)
        painter.end()
