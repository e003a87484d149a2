"""A folder is examined in a thread of its own, and what is found comes with small pictures of the pairs concerned."""

import logging
import threading
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from sketchpad.training.data.folder_scan import SmallPair, picture_pair
from trainer.data.checks import Finding, examine
from trainer.data.recognition import Recognised

_log = logging.getLogger(__name__)
_SHOWN = 5  # pairs of a finding that are pictured


@dataclass(frozen=True)
class Problem:
    """A finding with pictures of some of its pairs; those that can't be read have none."""

    finding: Finding
    pictures: tuple[SmallPair, ...]


class FolderCheck(QObject):
    """Answers for the newest folder only."""

    progressed = Signal(int, int)  # pairs looked at, of how many
    done = Signal(object)  # list of Problem
    failed = Signal(str)  # a sentence

    _progressed = Signal(int, int, int)
    _done = Signal(int, object)
    _failed = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._progressed.connect(self._pass_on_progress)
        self._done.connect(self._pass_on_problems)
        self._failed.connect(self._pass_on_failure)

    def ask(self, found: Recognised) -> None:
        """Begin to look."""
        self._number += 1
        threading.Thread(target=self._look, args=(self._number, found), name="checkup", daemon=True).start()

    def forget(self) -> None:
        """Let nothing more come of what was asked."""
        self._number += 1

    def _look(self, number: int, found: Recognised) -> None:
        """Run in the thread."""

        def tell(seen: int, of: int) -> bool:
            if seen % 10 == 0:
                self._progressed.emit(number, seen, of)
            return number == self._number

        try:
            problems = []
            for finding in examine(found, tell).findings:
                pictures = (picture_pair(pair, found) for pair in finding.pairs[:_SHOWN])
                problems.append(Problem(finding, tuple(small for small in pictures if small is not None)))
            self._done.emit(number, problems)
        except Exception:  # noqa: BLE001  (the check is a help; without it training goes on as well)
            _log.exception("checking %s", found.root)
            self._failed.emit(number, "The pictures couldn’t be checked; the log says why. You can start all the same.")

    def _pass_on_progress(self, number: int, seen: int, of: int) -> None:
        if number == self._number:
            self.progressed.emit(seen, of)

    def _pass_on_problems(self, number: int, problems: object) -> None:
        if number == self._number:
            self.done.emit(problems)

    def _pass_on_failure(self, number: int, sentence: str) -> None:
        if number == self._number:
            self.failed.emit(sentence)
