"""A pen's events, as a tablet sends them."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QApplication

from sketchpad.ui.canvas.canvas_view import CanvasView

PEN, ERASER = QPointingDevice.PointerType.Pen, QPointingDevice.PointerType.Eraser


def send_pen(
    canvas: CanvasView,
    kind: QEvent.Type,
    place: tuple[float, float],
    pressure: float = 1.0,
    tip: QPointingDevice.PointerType = PEN,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    tilt: float = 0.0,
) -> None:
    """Send an event over a place of the sheet; the canvas must take it, or Qt would send a mouse's as well."""
    local = canvas.document_to_widget(QPointF(*place))
    device = QPointingDevice("pen", 1, QInputDevice.DeviceType.Stylus, tip, QInputDevice.Capability.Pressure, 1, 1)
    moving = kind == QEvent.Type.TabletMove
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    event = QTabletEvent(
        kind,
        device,
        local,
        canvas.mapToGlobal(local),
        pressure,
        tilt,
        tilt,
        0,
        0,
        0,
        modifier,
        none if moving else left,
        none if kind == QEvent.Type.TabletRelease else left,
    )
    QApplication.sendEvent(canvas, event)
    assert event.isAccepted()
