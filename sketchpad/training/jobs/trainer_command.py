"""How the trainer is started: the program beside a frozen app, or the package that the app itself runs from."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment

import trainer
from trainer.messages import VARIABLE, spoken


def trainer_command(*arguments: str) -> list[str]:
    """Return the command line of the trainer, program first."""
    if getattr(sys, "frozen", False):
        name = "sketchpad-trainer.exe" if sys.platform == "win32" else "sketchpad-trainer"
        return [str(Path(sys.executable).with_name(name)), *arguments]
    # Safe path: no module of that name, or of a library's, that happens to lie in the working folder.
    return [sys.executable, "-P", "-m", "trainer", *arguments]


def trainer_path() -> str:
    """Return the PYTHONPATH with which a child finds the very package that runs here, wherever it is started."""
    here = str(Path(next(iter(trainer.__path__))).parent)
    others = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    return os.pathsep.join([here, *filter(os.path.isabs, others)])  # the empty one would be the working folder


def trainer_environment() -> QProcessEnvironment:
    """Return the environment that a trainer is started in."""
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("PYTHONPATH", trainer_path())
    # Threads that wait by turning in circles would take the processor from the drawing.
    environment.insert("OMP_WAIT_POLICY", "passive")
    environment.insert(VARIABLE, spoken())
    environment.insert("PYTHONUTF8", "1")  # names of files in sentences, on every system
    return environment


def trainer_child(arguments: Sequence[str], parent: QObject) -> QProcess:
    """Return a process that is ready to be started as the trainer."""
    process = QProcess(parent)
    program, *rest = trainer_command(*arguments)
    process.setProgram(program)
    process.setArguments(rest)
    process.setProcessEnvironment(trainer_environment())
    return process
