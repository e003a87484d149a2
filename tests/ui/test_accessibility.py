"""Nobody needs a mouse, sharp eyes or a plain screen: names, tooltips, the tab key, and focus that is seen."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QDialog,
    QKeySequenceEdit,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollBar,
    QWidget,
)

from sketchpad.ui.actions import Actions
from sketchpad.ui.canvas.view_mode import ViewMode
from sketchpad.ui.kit.bars.question_bar import Answer
from sketchpad.ui.kit.icons import icon
from sketchpad.ui.tools.colour_fields import HueField, ShadeField
from sketchpad.ui.view.divider import Divider
from tests.ui.conftest import Studio

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QComboBox,
    QKeySequenceEdit,
    QLineEdit,
    QPlainTextEdit,
    ShadeField,
    HueField,
    Divider,
)
PLACES = ["window", "models", "export", "film", "shortcuts", "diagnostics", "about", "pen"]


def controls(root: QWidget) -> list[QWidget]:
    """What can be clicked or written in, without the parts that Qt's own controls are made of."""
    found: list[QWidget] = []
    for widget in root.findChildren(QWidget):
        inner = widget.objectName().startswith("qt_") or isinstance(widget, QScrollBar)
        parent = widget.parentWidget()
        inner = inner or (isinstance(parent, QLineEdit | QKeySequenceEdit | QAbstractItemView))
        if isinstance(widget, CONTROLS) and not inner and widget.window() is root and widget.isVisible():
            found.append(widget)
    return found


def named(actions: Actions, place: str) -> None:
    getattr(actions, place).trigger()


@pytest.fixture(params=PLACES)
def place(request: pytest.FixtureRequest, studio: Studio) -> Iterator[QWidget]:
    """The window with a picture, variations, its panel of colours and a question; then each dialog."""
    studio.open_model()
    studio.stroke((100, 100), (300, 300))
    studio.wait_for_picture()
    actions = studio.window.actions_
    actions.mix_colours.setChecked(True)
    actions.new_variation.trigger()
    actions.views[ViewMode.OVERLAY].trigger()
    studio.window.question.ask("Well?", [Answer("Yes", "Agree", lambda: None), Answer("No", "Disagree", lambda: None)])
    root: QWidget = studio.window
    if request.param != "window":
        named(actions, request.param)
        root = next(d for d in studio.window.findChildren(QDialog) if d.isVisible())
    root.activateWindow()
    studio.qtbot.waitUntil(root.isActiveWindow)
    yield root
    if isinstance(root, QDialog):
        root.reject()


def test_every_control_has_a_name_and_a_tooltip(place: QWidget) -> None:
    found = controls(place)
    assert found
    assert [w for w in found if not (w.accessibleName() or (isinstance(w, QAbstractButton) and w.text()))] == []
    assert [w.accessibleName() for w in found if not (w.toolTip() or w.whatsThis())] == []


def test_the_tab_key_reaches_every_control(place: QWidget) -> None:
    reached: list[QWidget] = []
    start = place.focusWidget() or place
    QTest.keyClick(start, Qt.Key.Key_Tab)
    while (now := QApplication.focusWidget()) is not None and now not in reached:
        assert len(reached) < 300
        reached.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)

    def is_reached(control: QWidget) -> bool:
        proxy = control.focusProxy() or control
        if proxy in reached or any(control.isAncestorOf(one) for one in reached):
            return True
        # Of options of which one is taken, the tab key goes to that one, and arrow keys to the others.
        group = control.group() if isinstance(control, QAbstractButton) else None
        return group is not None and group.exclusive() and any(button in reached for button in group.buttons())

    missed = [w for w in controls(place) if w.isEnabled() and not is_reached(w)]
    assert [w.accessibleName() or w for w in missed] == []


def test_what_has_the_focus_looks_different(place: QWidget) -> None:
    alike = []
    for control in controls(place):
        if not control.isEnabled() or control.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        others = [w for w in controls(place) if w is not control and w.isEnabled()]
        others[0].setFocus(Qt.FocusReason.TabFocusReason)
        without: QImage = control.grab().toImage()
        control.setFocus(Qt.FocusReason.TabFocusReason)
        if control.grab().toImage() == without:
            alike.append(control.accessibleName())
    assert alike == []


def test_enter_and_escape_end_a_dialog(studio: Studio) -> None:
    for name in PLACES[1:]:
        named(studio.window.actions_, name)
        dialog = next(d for d in studio.window.findChildren(QDialog) if d.isVisible())
        dialog.activateWindow()
        studio.qtbot.waitUntil(dialog.isActiveWindow)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible(), name


def test_every_command_is_in_a_menu(studio: Studio) -> None:
    listed = set()
    menus = studio.window.menuBar().findChildren(QMenu)
    for menu in menus:
        listed |= set(menu.actions())
    assert set(studio.window.actions_.all()) <= listed


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0, 3.0])
def test_icons_are_drawn_for_the_screen_they_are_on(qapp: object, ratio: float) -> None:
    pixmap = icon("brush").pixmap(QSize(20, 20), ratio)
    assert pixmap.size() == QSize(20, 20) * ratio
    assert pixmap.devicePixelRatio() == ratio
