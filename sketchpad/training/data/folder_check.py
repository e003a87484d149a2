"""A folder is examined in a thread of its own, and what is found comes with small pictures of the pairs concerned."""

import logging
import os
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from sketchpad.training.data.folder_scan import SmallPair, picture_pair
from sketchpad.training.data.latest_request import LatestRequest, Turn
from trainer.data.checks.examination import examine
from trainer.data.checks.finding import Finding
from trainer.data.image_files import shown
from trainer.data.recognition import Recognised
from trainer.messages import tr

_log = logging.getLogger(__name__)
_SHOWN = 5  # pairs of a finding that are pictured


@dataclass(frozen=True)
class Problem:
    """A finding with pictures of some of its pairs; those that can't be read have none."""

    finding: Finding
    sentence: str  # on it, with places as they are seen from the folder
    pictures: tuple[SmallPair, ...]


class FolderCheck(QObject):
    """Answers for the newest folder only."""

    counted = Signal(int)  # pairs that can be used
    progressed = Signal(int, int)  # pairs looked at, of how many
    done = Signal(object)  # list of Problem
    error_message = Signal(str)  # a sentence

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._request = LatestRequest("folder check", self)

    def ask(self, found: Recognised) -> None:
        """Begin to look."""
        self._request.start(lambda turn: self._look(turn, found))

    def forget(self) -> None:
        """Let nothing more come of what was asked."""
        self._request.forget()

    def _look(self, turn: Turn, found: Recognised) -> None:
        """Run in the thread."""

        def tell(seen: int, of: int) -> bool:
            if seen % 10 == 0:
                turn.emit(self.progressed, seen, of)
            return turn.newest

        try:
            problems = []
            examination = examine(found, tell)
            turn.emit(self.counted, examination.usable)
            for finding in examination.findings:
                pictures = (picture_pair(pair, found) for pair in finding.pairs[:_SHOWN])
                sentence = _within(finding.sentence, found.root)
                problems.append(Problem(finding, sentence, tuple(small for small in pictures if small is not None)))
            turn.emit(self.done, problems)
        except Exception:  # noqa: BLE001  (the check is a help; without it training goes on as well)
            _log.exception("checking %s", found.root)
            said = tr("The pictures couldn’t be checked; the log says why. You can start all the same.")
            turn.emit(self.error_message, said)


def _within(sentence: str, root: Path) -> str:
    """Return a sentence on files in a folder, with their places in it and no more."""
    name = shown(root)
    return sentence.replace(name + os.sep, "").replace(name, shown(root.name))
