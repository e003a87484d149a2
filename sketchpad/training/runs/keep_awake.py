"""Keeping the computer awake while something trains; each system has its own way, and none needs a library."""

import shutil
import sys

from PySide6.QtCore import QProcess


class KeepAwake:
    """Holds off sleep for as long as another process lives. Where that isn't possible, nothing happens."""

    def __init__(self) -> None:
        self._holding = False

    def hold(self, pid: int) -> None:
        """Stay awake until the process `pid` has ended, even if this one goes first (not on Windows)."""
        self._holding = True
        if sys.platform == "win32":
            _tell_windows(awake=True)
            return
        command = keeper_command(sys.platform, pid)
        if command is not None and shutil.which(command[0]) is not None:
            process = QProcess()
            process.setProgram(command[0])
            process.setArguments(command[1:])
            for redirect in (process.setStandardInputFile, process.setStandardOutputFile, process.setStandardErrorFile):
                redirect(QProcess.nullDevice())
            process.startDetached()

    def release(self) -> None:
        """Let the computer sleep again; elsewhere than on Windows the keeper ends by itself."""
        if self._holding and sys.platform == "win32":
            _tell_windows(awake=False)
        self._holding = False


def keeper_command(platform: str, pid: int) -> list[str] | None:
    """Return the command that keeps a Mac or a Linux desktop awake until a process has ended; None elsewhere."""
    if platform == "darwin":
        return ["caffeinate", "-i", "-w", str(pid)]
    if platform == "linux":
        # Of the two, GNOME heeds a lock on sleep, others one on idleness.
        what = ["--what=idle:sleep", "--who=Sketchpad", "--why=A model is being trained", "--mode=block"]
        return ["systemd-inhibit", *what, "tail", f"--pid={pid}", "-f", "/dev/null"]
    return None


if sys.platform == "win32":
    import ctypes

    _CONTINUOUS, _SYSTEM_REQUIRED = 0x80000000, 0x00000001

    def _tell_windows(awake: bool) -> None:
        ctypes.windll.kernel32.SetThreadExecutionState(_CONTINUOUS | (_SYSTEM_REQUIRED if awake else 0))

else:

    def _tell_windows(awake: bool) -> None:
        """Nothing to tell elsewhere."""
