"""What came of a comparison: pictures side by side, one place in turn, figures with words, and the plot."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sketchpad.ui.kit.forms import Card, label
from sketchpad.ui.training.compare.turn_view import TurnView
from sketchpad.ui.training.image_widgets import PictureBox
from trainer.laboratory.comparison.compared import Compared
from trainer.messages import tr

_SIDE = 132  # of a picture
_ARROWS = {1: " ↑", -1: " ↓", 0: ""}


class ComparisonView(QWidget):
    """Shows one comparison."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        pictures = Card()
        pictures.column.addWidget(label(tr("Side by side"), "section"))
        pictures.column.addWidget(label(tr("Click a row to look at it larger, one model after the other."), "quiet"))
        row = QHBoxLayout()
        row.setSpacing(24)
        self._grid_area = QScrollArea()
        self._grid_area.setAccessibleName(tr("Pictures side by side"))
        self._grid_area.setWidgetResizable(True)
        self._grid_area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._grid_area.setMinimumHeight(460)
        self._grid_area.viewport().setAutoFillBackground(False)
        self._grid_area.setStyleSheet("QScrollArea { background: transparent }")
        row.addWidget(self._grid_area, 1)
        self.turns = TurnView()
        row.addWidget(self.turns, 0, Qt.AlignmentFlag.AlignTop)
        pictures.column.addLayout(row)
        column.addWidget(pictures)
        self._figures = Card()
        self._figures.column.addWidget(label(tr("Figures"), "section"))
        self.table = QTableWidget()
        self.table.setAccessibleName(tr("Figures"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setShowGrid(False)
        self.table.setCornerButtonEnabled(False)
        self.table.setStyleSheet(
            "QTableCornerButton::section { background: transparent; border: 0 } QHeaderView { background: transparent }"
        )
        self._figures.column.addWidget(self.table)
        self.meanings = label("", "quiet", wraps=True)
        self._figures.column.addWidget(self.meanings)
        column.addWidget(self._figures)
        self._colours = Card()
        self._colours.column.addWidget(label(tr("Colours"), "section"))
        self._colours.column.addWidget(
            label(
                tr(
                    "How often each lightness and colour occurs, on a logarithmic scale. A curve of a or "
                    "b that is narrower than the targets’ means greyer pictures."
                ),
                "quiet",
                wraps=True,
            )
        )
        self.plot = PictureBox(tr("Colour histograms of the models and the targets"))
        self._colours.column.addWidget(self.plot)
        column.addWidget(self._colours)
        self._rows: list[list[tuple[str, QImage]]] = []

    def show_compared(self, compared: Compared, folder: Path) -> None:
        """Show a comparison whose pictures are in a folder."""
        self._show_pictures(compared, folder)
        self._show_figures(compared)
        self._colours.setVisible(bool(compared.plot))
        plot = QImage(str(folder / compared.plot)) if compared.plot else QImage()
        self.plot.show_image(plot)
        self.plot.setFixedHeight(max(96, min(320, plot.height())))

    def choose_row(self, number: int) -> None:
        """Look at one drawing's pictures larger."""
        if number < len(self._rows):
            self.turns.show_pictures(self._rows[number])
            self.turns.setFocus()

    def _show_pictures(self, compared: Compared, folder: Path) -> None:
        body = QWidget()
        body.setObjectName("pictures")
        body.setStyleSheet("#pictures { background: transparent }")  # the card's ground shows through
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        has_targets = any(compared.targets)
        names = [tr("Drawing"), *(row.title for row in compared.rows), *([tr("Target")] if has_targets else [])]
        for column, name in enumerate(names):
            head = label(name, "heading", wraps=True)
            head.setFixedWidth(_SIDE)
            head.setAlignment(Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(head, 0, column)
        self._rows = []
        for number, path in enumerate(compared.inputs):
            paths = [path, *(row.pictures[number] for row in compared.rows)]
            if has_targets:
                paths.append(compared.targets[number])
            pictures = [
                (name, QImage(str(folder / each)) if each else QImage())
                for name, each in zip(names, paths, strict=True)
            ]
            for column, (name, image) in enumerate(pictures):
                if image.isNull():
                    continue
                what = tr("your drawing") if compared.own and number == 0 else tr("drawing {number}", number=number + 1)
                thumb = _Thumb(f"{name}, {what}", image)
                thumb.clicked.connect(lambda row=number: self.choose_row(row))
                grid.addWidget(thumb, number + 1, column)
            self._rows.append([each for each in pictures if not each[1].isNull()])
        grid.setRowStretch(len(compared.inputs) + 1, 1)
        grid.setColumnStretch(len(names), 1)
        self._grid_area.setWidget(body)
        self.turns.index = min(1, len(names) - 1)
        if self._rows:
            self.turns.show_pictures(self._rows[0])

    def _show_figures(self, compared: Compared) -> None:
        shown = compared.columns()
        self._figures.setVisible(bool(shown))
        rows = [(row.title, row.figures) for row in compared.rows] + list(compared.references.items())
        self.table.setRowCount(len(rows))
        self.table.setColumnCount(len(shown))
        self.table.setVerticalHeaderLabels([name for name, _ in rows])
        for column, figure in enumerate(shown):
            head = QTableWidgetItem(tr(figure.title) + _ARROWS[figure.better])
            head.setToolTip(tr(figure.meaning))
            self.table.setHorizontalHeaderItem(column, head)
            best = compared.best(figure)
            for row, (_, figures) in enumerate(rows):
                value = figures.get(figure.title)
                item = QTableWidgetItem("" if value is None else f"{value:.{figure.digits}f}")
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                item.setToolTip(tr(figure.meaning))
                if row < len(compared.rows) and value is not None and value == best:
                    font = item.font()
                    font.setBold(True)
                    item.setFont(font)
                self.table.setItem(row, column, item)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        height = self.table.horizontalHeader().sizeHint().height() + 4
        height += self.table.horizontalScrollBar().sizeHint().height()
        self.table.setFixedHeight(height + sum(self.table.rowHeight(row) for row in range(len(rows))))
        said = [f"{tr(figure.title)}: {tr(figure.meaning)}." for figure in shown]
        if compared.segmenter:
            said.append(tr("The segmenter of the FCN-score: {segmenter}", segmenter=compared.segmenter))
        said += [f"{row.title}: {row.note}" for row in compared.rows if row.note]
        said.append(tr("None of these figures says whether people are fooled: ask them."))
        self.meanings.setText("\n".join(said))


class _Thumb(PictureBox):
    """A small picture that can be clicked."""

    clicked = Signal()

    def __init__(self, name: str, image: QImage) -> None:
        super().__init__(name)
        self.show_image(image)
        self.setFixedSize(QSize(_SIDE, _SIDE))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()
