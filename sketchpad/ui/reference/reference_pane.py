"""A reference image in a pane of its own, which floats over the drawing: moved by its title, sized by its edges."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from sketchpad.settings import Reference
from sketchpad.ui.kit.icons import icon
from sketchpad.ui.kit.plain_text import plain_tip
from sketchpad.ui.kit.themes import current_theme
from sketchpad.ui.reference.reference_view import ReferenceView
from trainer.messages import tr

LEAST = QSize(120, 110)  # pixels
_TITLE = 28
_RIM = 5  # pixels within which an edge is taken hold of
_GRIP = 18


class ReferencePane(QFrame):
    """Stays inside its parent, and as big as that allows; where the person wanted it is kept for when there is room."""

    picked = Signal(tuple)  # Colour
    closed = Signal()
    changed = Signal()  # its place, or what is seen of the image
    pressed = Signal()  # it wants to be the topmost
    dropped = Signal(object)  # what was dropped on it, a QMimeData

    def __init__(self, image: QImage, path: Path | None, picks: Callable[[], bool], parent: QWidget) -> None:
        """`path` is the image's file, if it is one; `picks` says whether the tool in hand takes colours."""
        super().__init__(parent)
        self.path, self._parent = path, parent
        self.setObjectName("reference")
        name = path.name if path is not None else tr("Reference image")
        self.setAccessibleName(tr("Reference image {name}", name=name))
        self.setMinimumSize(LEAST)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(_RIM, 2, _RIM, _RIM)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setContentsMargins(6, 0, 0, 0)
        self.title = _Title(name, self)
        row.addWidget(self.title, 1)
        self.close_button = QToolButton(self)
        self.close_button.setFixedSize(_TITLE - 2, _TITLE - 2)
        self.close_button.setIconSize(QSize(16, 16))
        self.close_button.setCursor(Qt.CursorShape.ArrowCursor)
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.setAccessibleName(tr("Close {name}", name=name))
        self.close_button.setToolTip(tr("Close the reference image"))
        self.close_button.clicked.connect(self.closed)
        row.addWidget(self.close_button)
        column.addLayout(row)
        self.view = ReferenceView(image, picks, self)
        self.view.setAccessibleName(name)
        self.view.picked.connect(self.picked)
        self.view.view.changed.connect(self.changed)
        self.view.pressed.connect(self.pressed)
        column.addWidget(self.view, 1)
        self._grip = _Grip(self)
        self._wanted = self.geometry()
        self._held: tuple[Qt.Edge, QPoint, QRect] | None = None  # edges (none: all of it), where, and as it was
        self._show_icons()
        parent.installEventFilter(self)

    @property
    def reference(self) -> Reference | None:
        """What the settings remember of it; None without a file."""
        if self.path is None:
            return None
        rect, seen = self._wanted, self.view.view
        return Reference(
            path=str(self.path),
            x=rect.x(),
            y=rect.y(),
            width=rect.width(),
            height=rect.height(),
            zoom=seen.zoom,
            across=seen.centre.x(),
            down=seen.centre.y(),
        )

    def recall(self, reference: Reference) -> None:
        """Lie where it lay, and show what was seen."""
        self.put(QRect(reference.x, reference.y, reference.width, reference.height))
        seen = self.view.view
        seen.centre = QPointF(reference.across, reference.down)
        seen.set_zoom(reference.zoom)

    def put(self, rect: QRect) -> None:
        """Lie here, as far as there is room."""
        self._wanted = QRect(rect.topLeft(), rect.size().expandedTo(LEAST))
        self._fit()
        self.changed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if event.button() == Qt.MouseButton.LeftButton:
            at = event.position().toPoint()
            self._held = (self._edges(at), self.mapToParent(at), self.geometry())
            self.pressed.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._held is None:
            self._show_cursor(self._edges(at))
            return
        edges, start, rect = self._held
        across, down = (self.mapToParent(at) - start).toTuple()
        if not edges:
            self.put(self._within(rect.translated(across, down)))
            return
        moved = QRect(rect)
        if edges & Qt.Edge.LeftEdge:
            moved.setLeft(min(rect.left() + across, rect.right() + 1 - LEAST.width()))
        if edges & Qt.Edge.RightEdge:
            moved.setWidth(max(rect.width() + across, LEAST.width()))
        if edges & Qt.Edge.BottomEdge:
            moved.setHeight(max(rect.height() + down, LEAST.height()))
        self.put(moved.intersected(self._parent.rect()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self._held = None

    def leaveEvent(self, event: QEvent) -> None:
        self.unsetCursor()
        super().leaveEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grip.move(self.width() - _GRIP - 2, self.height() - _GRIP - 2)
        self._grip.raise_()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_icons()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._parent and isinstance(event, QResizeEvent):
            self._fit()
        return super().eventFilter(watched, event)

    def _show_icons(self) -> None:
        self.close_button.setIcon(icon("close"))

    def _fit(self) -> None:
        self.setGeometry(self._within(self._wanted))

    def _within(self, rect: QRect) -> QRect:
        """Return a place moved, and made smaller where it must be, to lie inside the parent."""
        bounds = self._parent.rect()
        fitted = QRect(rect.topLeft(), rect.size().boundedTo(bounds.size()).expandedTo(LEAST))
        fitted.moveLeft(max(min(fitted.left(), bounds.right() + 1 - fitted.width()), bounds.left()))
        fitted.moveTop(max(min(fitted.top(), bounds.bottom() + 1 - fitted.height()), bounds.top()))
        return fitted

    def _edges(self, at: QPoint) -> Qt.Edge:
        """Return which edges are taken hold of here."""
        edges, right, bottom = Qt.Edge(0), self.width() - at.x(), self.height() - at.y()
        if right <= _GRIP and bottom <= _GRIP:
            return Qt.Edge.RightEdge | Qt.Edge.BottomEdge
        if at.x() < _RIM:
            edges |= Qt.Edge.LeftEdge
        elif right <= _RIM:
            edges |= Qt.Edge.RightEdge
        if bottom <= _RIM:
            edges |= Qt.Edge.BottomEdge
        return edges

    def _show_cursor(self, edges: Qt.Edge) -> None:
        shapes, sides = Qt.CursorShape, edges & (Qt.Edge.LeftEdge | Qt.Edge.RightEdge)
        if sides and edges & Qt.Edge.BottomEdge:
            self.setCursor(shapes.SizeFDiagCursor if edges & Qt.Edge.RightEdge else shapes.SizeBDiagCursor)
        elif edges:
            self.setCursor(shapes.SizeHorCursor if sides else shapes.SizeVerCursor)
        else:
            self.setCursor(shapes.SizeAllCursor)


class _Title(QLabel):
    """The name of the file, shortened in its middle where there is no room for it."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name
        self.setTextFormat(Qt.TextFormat.PlainText)  # file names can hold anything
        self.setToolTip(plain_tip(name))
        self.setFixedHeight(_TITLE)
        self.setMinimumWidth(1)
        self.setMouseTracking(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setText(self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideMiddle, self.width()))


class _Grip(QWidget):
    """Shows where a pane is sized; the pane does it, to whom the events go on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(_GRIP, _GRIP)
        self.setCursor(Qt.CursorShape.SizeFDiagCursor)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Dark and light: one of them is seen on any image.
        for colour, width in ((theme.window, 3.5), (theme.quiet, 1.5)):
            painter.setPen(QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            for inset in (5, 10):
                painter.drawLine(QPointF(_GRIP - 4, inset), QPointF(inset, _GRIP - 4))
        painter.end()
