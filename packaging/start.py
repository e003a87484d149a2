"""The entry of both packaged programs; the name of the program says which one it is."""

import multiprocessing
import os
import sys

multiprocessing.freeze_support()

if os.path.basename(sys.executable).startswith("sketchpad-trainer"):  # noqa: PTH119  (pathlib comes later)
    from trainer.cli.main import main
else:
    # The boot loader points the system's loader at our folder. Whatever the window starts, a file manager or a
    # browser, has to find the system's own libraries; this process has taken its search path already.
    for _name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
        _former = os.environ.pop(f"{_name}_ORIG", None)
        if _former is not None:
            os.environ[_name] = _former
        else:
            os.environ.pop(_name, None)
    from sketchpad.app import main

main()
