"""A program that keeps one processor core busy beside a measurement, as a browser or a player may."""

import subprocess
import sys
from pathlib import Path

_WORK = "while True: pass"


class BusyProgram:
    """Runs from `start` to `end`; it ends by itself after ten minutes at most."""

    def __init__(self, name: Path) -> None:
        """`name` stands in its command line, so that it can be told from others."""
        self._name = name
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Begin to be busy."""
        code = f"import threading, os; threading.Timer(600, os._exit, (0,)).start()\n{_WORK}"
        self._process = subprocess.Popen([sys.executable, "-c", code, str(self._name)], stdin=subprocess.DEVNULL)

    def end(self) -> None:
        """Be gone."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
