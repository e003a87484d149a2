"""One child of the harness: opens damaged files of a format, and says of each what came of it, a line of JSON each."""

import json
import os
import resource
import shutil
import sys
import tempfile
import time
import traceback
from pathlib import Path

from tests.fuzz.formats import Format, damaged, load_format

_ROOM = 3 << 30  # bytes of address space beyond what a child begins with: the machine is others' too


def _peak() -> int:
    """Return the most memory that was resident since it was asked last, in bytes (Linux)."""
    status = Path("/proc/self/status").read_text()
    peak = int(status.split("VmHWM:")[1].split()[0]) * 1024
    Path("/proc/self/clear_refs").write_text("5")
    return peak


def _kind(error: BaseException) -> str:
    """Return by what an error is sorted: its type, and the last place of ours that it came through."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "/tests/" not in frame.filename]
    ours = [frame for frame in frames if "/sketchpad/" in frame.filename or "/trainer/" in frame.filename]
    last = (ours or frames or traceback.extract_tb(error.__traceback__))[-1]
    return f"{type(error).__name__} in {Path(last.filename).name}:{last.name}"


def main(name: str, seed: int, first: int, last: int) -> None:
    """Open the damaged files of these numbers."""
    report = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)
    home = Path(tempfile.mkdtemp())
    os.environ["SKETCHPAD_HOME"] = str(home)
    format_ = load_format(name)
    for content in format_.sound:  # what is made once is made now
        _open(format_, home / "case", content)
    usage = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (usage + _ROOM, usage + _ROOM))
    for number in range(first, last):
        try:
            content = damaged(format_, name, seed, number)
        except (MemoryError, OverflowError):  # damage can multiply itself beyond all bounds
            print(json.dumps({"number": number, "outcome": "unmade", "kind": "", "seconds": 0, "mb": 0}), file=report)
            continue
        print(json.dumps({"begin": number}), file=report)
        before, _ = int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize(), _peak()
        began = time.process_time()
        outcome, kind = _open(format_, home / "case", content)
        took, grown = time.process_time() - began, max(0, _peak() - before)
        print(
            json.dumps({"number": number, "outcome": outcome, "kind": kind, "seconds": took, "mb": grown >> 20}),
            file=report,
        )
    shutil.rmtree(home, ignore_errors=True)


def open_damaged(format_: Format, name: str, seed: int, number: int, folder: Path) -> tuple[str, str]:
    """Open the damaged file of a number; return what came of it, and its kind."""
    return _open(format_, folder, damaged(format_, name, seed, number))


def _open(format_: Format, folder: Path, content: bytes) -> tuple[str, str]:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    path = folder / f"case{format_.suffix}"
    path.write_bytes(content)
    try:
        format_.open(path)
    except format_.typed as error:
        text = str(error)
        return (
            ("typed", type(error).__name__)
            if text and "\n" not in text.strip()
            else ("untyped", f"no sentence: {_kind(error)}")
        )
    except BaseException as error:  # noqa: BLE001  (whatever it is, it is sorted)
        return "untyped", _kind(error)
    return "opened", ""


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:5]))
    sys.stdout.flush()
    os._exit(0)
