"""Runs the Windows installer silently and removes it again: `python packaging/verify_windows.py [SETUP.exe]`.

On Windows with the real installer. Elsewhere under wine, with an installer that is made here around a small payload:
that tests the script, not the program. Writes build/package/verify-windows.json.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from make_windows_installer import make
from project import BUILD, PackagingError, fail, need_tools, version

REPORT = BUILD / "verify-windows.json"
PREFIX = BUILD / "wine"
UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Sketchpad"
CLASSES = r"HKCU\Software\Classes"
_DRAWINGS, _OTHER = rf"{CLASSES}\.ora", "Other.Drawing"  # a program that had them before
_PATIENCE = 120


def verify(installer: Path, person: Path) -> dict[str, Any]:
    """Return the report on an installer; `person` is the folder of the person's own files, AppData among them."""
    target = person / "AppData/Local/Programs/Sketchpad"
    menu = person / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Sketchpad"
    own = person / "AppData/Local/Sketchpad/kept-by-verify.txt"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text("mine", encoding="utf-8")
    foreign = target / "notes.txt"  # a folder that the person chose may hold other things
    before = _query(_DRAWINGS)
    if not before:  # otherwise the person has a program for them
        _run("reg", "add", _DRAWINGS, "/ve", "/d", _OTHER, "/f")
    others = _query(_DRAWINGS)
    checks: dict[str, bool] = {}
    for name in ("installed", "installed over itself"):
        checks[name] = _run(str(installer), "/S") == 0
    checks["programs"] = all((target / f"{name}.exe").is_file() for name in ("sketchpad", "sketchpad-trainer"))
    checks["folders"] = (target / "_internal").is_dir()
    checks["shortcut"] = (menu / "Sketchpad.lnk").is_file()
    checks["uninstaller"] = (target / "uninstall.exe").is_file()
    checks["version is listed"] = version() in _query(UNINSTALL, "DisplayVersion")
    checks["size is listed"] = "0x" in _query(UNINSTALL, "EstimatedSize")
    checks["drawings open with it"] = "sketchpad.exe" in _query(rf"{CLASSES}\Sketchpad.Drawing\shell\open\command")
    checks["models open with it"] = "Sketchpad.Model" in _query(rf"{CLASSES}\.safetensors")
    checks["no administrator"] = not _query(UNINSTALL.replace("HKCU", "HKLM"))
    checks["another program keeps its drawings"] = _query(_DRAWINGS) == others
    foreign.write_text("mine", encoding="utf-8")
    checks["uninstalled"] = _uninstall(target, left=[foreign])
    checks["nothing but the person's file is in the folder"] = list(target.iterdir()) == [foreign]
    shutil.rmtree(target)
    checks["another program still has its drawings"] = _query(_DRAWINGS) == others
    if not before:
        _run("reg", "delete", _DRAWINGS, "/f")
    checks["shortcuts are gone"] = not menu.exists()
    keys = (UNINSTALL, r"HKCU\Software\Sketchpad", rf"{CLASSES}\Sketchpad.Drawing", rf"{CLASSES}\.safetensors")
    checks["registry is clean"] = not any(_query(key) for key in keys)
    checks["the person's own files stay"] = own.is_file()
    own.unlink()
    # And as most people have it: nothing else in the folder, which goes too.
    checks["installed again"] = _run(str(installer), "/S") == 0
    checks["uninstalled again"] = _uninstall(target, left=[])
    checks["the folder is gone"] = not target.exists()
    checks["no file type is left"] = _query(_DRAWINGS) == before
    return {"installer": installer.name, "checks": checks, "passed": all(checks.values())}


def small_installer() -> Path:
    """Return an installer around a few small files, named like the bundle's.

    Raises:
        PackagingError: NSIS is missing or fails.
    """
    bundle = BUILD / "windows-payload"
    shutil.rmtree(bundle, ignore_errors=True)
    (bundle / "_internal/assets").mkdir(parents=True)
    for name in ("sketchpad.exe", "sketchpad-trainer.exe", "_internal/base_library.zip", "_internal/assets/a b.txt"):
        (bundle / name).write_bytes(name.encode() * 100)
    return make(bundle, BUILD / "small-setup.exe")


def _uninstall(target: Path, left: list[Path]) -> bool:
    """Run the uninstaller, which goes on in a copy of itself, as it couldn't remove itself; wait for its end."""
    code = _run(str(target / "uninstall.exe"), "/S")
    ends = time.monotonic() + _PATIENCE
    while (sorted(target.glob("*")) != left or target.exists() != bool(left)) and time.monotonic() < ends:
        time.sleep(0.2)
    return code == 0


def _run(*command: str) -> int:
    null = subprocess.DEVNULL
    ended = subprocess.run(
        [*_wine(), *command], env=_environment(), check=False, timeout=_PATIENCE, stdout=null, stderr=null
    )
    return ended.returncode


def _query(key: str, value: str | None = None) -> str:
    """Return what the registry has under a key, "" if it isn't there."""
    which = ["/v", value] if value is not None else ["/ve"]
    ended = subprocess.run(
        [*_wine(), "reg", "query", key, *which], env=_environment(), capture_output=True, text=True, check=False
    )
    if ended.returncode and value is None:  # the key may be there without a value of its own
        ended = subprocess.run(
            [*_wine(), "reg", "query", key], env=_environment(), capture_output=True, text=True, check=False
        )
    return ended.stdout.strip() if ended.returncode == 0 else ""


def _wine() -> list[str]:
    return [] if sys.platform == "win32" else ["wine"]


def _environment() -> dict[str, str]:
    if sys.platform == "win32":
        return dict(os.environ)
    return os.environ | {"WINEPREFIX": str(PREFIX), "WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml="}


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("installer", nargs="?", type=Path, help="the installer; without it a small one is made")
    options = parser.parse_args()
    try:
        installer = options.installer or small_installer()
        if sys.platform == "win32":
            person = Path.home()
        else:
            need_tools("wine")
            shutil.rmtree(PREFIX, ignore_errors=True)
            ended = subprocess.run(
                ["wineboot", "--init"], env=_environment(), capture_output=True, text=True, check=False
            )
            if ended.returncode:
                raise PackagingError(f"wine can't make a prefix: {ended.stderr.strip().splitlines()[-1:]}")
            subprocess.run(["wineserver", "-w"], env=_environment(), check=False)
            person = next(
                (PREFIX / "drive_c/users").glob(os.environ.get("USER", "root")), PREFIX / "drive_c/users/root"
            )
        report = verify(installer, person)
    except PackagingError as error:
        fail(str(error))
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    for name, passed in report["checks"].items():
        print(f"{'ok    ' if passed else 'FAILED'} {name}")
    print(REPORT)
    sys.exit(0 if report["passed"] else 1)


if __name__ == "__main__":
    main()
