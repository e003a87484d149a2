"""Run before the packaged programs on Windows: loads torch's smallest library before Qt's.

Qt brings older C++ runtime libraries along. Once they are in the process, importing torch fails (WinError 1114), so
the first to ask for them has to be torch. The library alone is enough; torch itself is still imported late.
"""

import contextlib
import ctypes
import os
import sys
from pathlib import Path

_folder = Path(getattr(sys, "_MEIPASS", "")) / "torch" / "lib"
if sys.platform == "win32" and _folder.is_dir():
    os.add_dll_directory(str(_folder))
    with contextlib.suppress(OSError):  # the sentence for a broken torch comes later, from the live engine
        ctypes.WinDLL(str(_folder / "c10.dll"))
