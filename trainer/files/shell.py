"""Commands as they can be pasted into the system's shell (quoting): advice works where folders' names have spaces."""

import os
import shlex
import subprocess
import sys
from collections.abc import Sequence


def command_line(words: Sequence[str]) -> str:
    """Return a command as it can be pasted."""
    return subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)


def quoted(path: str | os.PathLike[str]) -> str:
    """Return one word of a command; bytes of a name that aren't UTF-8 as \\xNN."""
    return command_line([os.fsencode(path).decode("utf-8", "backslashreplace")])
