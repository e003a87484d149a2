"""What a window says, widget by widget, and the windows and pages that there are to look at."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QSpinBox,
    QTableWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from tests.trainer.data import picture, write
from tests.ui.conftest import Studio

# What the actions open in the window itself; the others' dialogs are the system's.
DIALOGS = (
    "new_sized",
    "resize",
    "export",
    "film",
    "translate",
    "models",
    "pen",
    "help",
    "shortcuts",
    "diagnostics",
    "about",
)

_ARROW = 36  # pixels beside the words of a combo box


def places(studio: Studio) -> Iterator[tuple[str, QWidget]]:
    """Show what the window has to show, one after the other."""
    window, actions = studio.window, studio.window.actions_
    yield "the window", window
    for name in DIALOGS:
        action: QAction = getattr(actions, name)
        before = set(_dialogs(window))
        action.trigger()
        studio.qtbot.waitUntil(lambda before=before: bool(set(_dialogs(window)) - before))  # type: ignore[misc]
        (dialog,) = set(_dialogs(window)) - before
        yield name, dialog
        dialog.reject()
        studio.qtbot.waitUntil(lambda dialog=dialog, before=before: set(_dialogs(window)) <= before)  # type: ignore[misc]
    photo = studio.folder / "photo.png"
    write(photo, picture(7, 200, 200))
    studio.dialogs.path = photo
    actions.lines_from_photo.trigger()
    studio.qtbot.waitUntil(lambda: bool(_dialogs(window)))
    (dialog,) = _dialogs(window)
    yield "lines from a photo", dialog
    dialog.reject()
    actions.teach.trigger()
    studio.qtbot.waitUntil(lambda: bool(_dialogs(window)))
    (dialog,) = _dialogs(window)
    yield "correct and teach", dialog
    dialog.reject()
    actions.train.trigger()
    yield "the tab Train", window.train
    view = window.train.view
    view.new_page.folder.open(_pairs(studio.folder / "pairs"))
    studio.qtbot.waitUntil(lambda: view.new_page.folder.found is not None)
    view.new_page.form.fold.click()
    yield "a new training", window.train
    view.compare_button.click()
    yield "comparing", window.train


def texts(root: QWidget) -> Iterator[tuple[str, str]]:
    """Yield all that a person can read or hear in a widget and below it: where it stands, and the words."""
    for widget in (root, *root.findChildren(QWidget)):
        kind = type(widget).__name__
        for name in ("toolTip", "statusTip", "accessibleName", "accessibleDescription", "windowTitle"):
            yield f"{kind}.{name}", getattr(widget, name)()
        yield from ((f"{kind} shows", said) for said in _shown(widget))
        for action in widget.actions():
            yield "QAction", action.text()
            yield "QAction.toolTip", action.toolTip()


def cut(root: QWidget) -> Iterator[str]:
    """Yield the words below a widget that don't fit where they are shown."""
    for _ in range(3):  # lays out what is new, from the outside in
        QApplication.sendPostedEvents()
        root.grab()
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton | QComboBox):
            continue
        if isinstance(widget, QComboBox):
            if widget.fontMetrics().horizontalAdvance(widget.currentText()) > widget.width() - _ARROW:
                yield f"{widget.currentText()!r} in a list of {widget.width()}"
            continue
        said = widget.text()
        if not said or (isinstance(widget, QAbstractButton) and _is_icon(widget)):
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            if widget.heightForWidth(widget.width()) > widget.height() + 1:
                yield f"{said!r}: {widget.heightForWidth(widget.width())} pixels high in {widget.height()}"
        elif widget.sizeHint().width() > widget.width() + 1:
            yield f"{said!r}: {widget.sizeHint().width()} pixels wide in {widget.width()}"


def _is_icon(button: QAbstractButton) -> bool:
    style: Callable[[], Qt.ToolButtonStyle] | None = getattr(button, "toolButtonStyle", None)
    return style is not None and style() == Qt.ToolButtonStyle.ToolButtonIconOnly


def _dialogs(window: QWidget) -> list[QDialog]:
    return [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]


def _shown(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QGroupBox():
            yield widget.title()
        case QLineEdit():
            yield widget.placeholderText()
        case QPlainTextEdit():
            yield widget.placeholderText()
        case QSpinBox():
            yield widget.prefix() + widget.suffix()
            yield widget.specialValueText()
        case QComboBox():
            yield from (widget.itemText(number) for number in range(widget.count()))
        case QListWidget():
            for row in range(widget.count()):
                item = widget.item(row)
                yield from (item.text(), item.toolTip())
        case QTableWidget():
            for table in (widget.horizontalHeaderItem, widget.verticalHeaderItem):
                yield from (cell.text() for n in range(widget.columnCount()) if (cell := table(n)) is not None)
        case QTreeWidget():
            header = widget.headerItem()
            yield from (header.text(n) for n in range(widget.columnCount()) if not widget.isHeaderHidden())
            tops = [widget.topLevelItem(n) for n in range(widget.topLevelItemCount())]
            for top in tops:
                yield from _tree(top)


def _tree(item: QTreeWidgetItem | None) -> Iterator[str]:
    assert item is not None
    yield from (item.text(n) for n in range(item.columnCount()))
    for n in range(item.childCount()):
        yield from _tree(item.child(n))


def _pairs(folder: Path) -> Path:
    for number in range(3):
        write(folder / "A" / f"{number}.png", picture(number, 64, 64))
        write(folder / "B" / f"{number}.png", picture(number + 9, 64, 64))
    return folder
