"""Builds the bundle that the installers are made from: `python packaging/build.py [--edition cpu|cuda]`.

Environment, PyInstaller, stripping, bill of materials; the result is `build/package/dist/sketchpad`.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import bill
import check_system
import environment
import icons
from contents import is_stripped
from project import APP, BUILD, BUNDLE, EDITIONS, RECORD, ROOT, TRAINER, PackagingError, fail, need_tools, version

_SPEC = ROOT / "packaging" / "sketchpad.spec"


def build(edition: str) -> Path:
    """Return the bundle's folder, newly made.

    Raises:
        PackagingError: a tool is missing, or a step fails.
    """
    if sys.platform == "linux":
        need_tools("strip", "readelf")
        if check_system.main(["package"]):
            sys.exit(1)
    environment.make(edition)
    if sys.platform == "win32":
        icons.write_ico(BUILD / "sketchpad.ico")
        for name in (APP, TRAINER):
            (BUILD / f"{name}.version.txt").write_text(_windows_version(name), encoding="utf-8")
    elif sys.platform == "darwin":
        icons.write_icns(BUILD / "sketchpad.icns")
    compiler = [str(environment.python_of(environment.VENV)), str(ROOT / "packaging" / "translations.py"), "compile"]
    subprocess.run(compiler, check=True)
    _run_pyinstaller()
    record = json.loads(RECORD.read_text(encoding="utf-8"))
    print(f"Starter models: {', '.join(record['models'])}; left out: {', '.join(record['models left out']) or 'none'}.")
    if sys.platform == "linux":
        strip(BUNDLE)
        share_modules(BUNDLE)
    bill.write(BUNDLE)
    return BUNDLE


def _run_pyinstaller() -> None:
    log = BUILD / "pyinstaller.log"
    command = [
        *(str(environment.python_of(environment.VENV)), "-m", "PyInstaller", "--noconfirm", "--log-level", "INFO"),
        *("--distpath", str(BUILD / "dist"), "--workpath", str(BUILD / "work"), str(_SPEC)),
    ]
    print(f"Building the bundle (minutes; the log is {log}) ...", flush=True)
    # A file's name decides in a set's order; with a fixed seed two builds give the same archives.
    with log.open("wb") as file:
        ended = subprocess.run(
            command, cwd=ROOT, stdout=file, stderr=file, check=False, env=os.environ | {"PYTHONHASHSEED": "1"}
        )
    if ended.returncode:
        last = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-1]
        raise PackagingError(f"PyInstaller failed ({last}): see {log}.")


def strip(bundle: Path) -> None:
    """Cut the symbols off the libraries that are named for it."""
    for file in sorted(bundle.rglob("*")):
        if file.is_file() and not file.is_symlink() and is_stripped(file.name):
            subprocess.run(["strip", "--strip-unneeded", str(file)], check=True)


def share_modules(bundle: Path) -> None:
    """Let both programs read one archive of modules: they differ by their names alone (start.py)."""
    archive = bundle / f"{TRAINER}.pkg"
    archive.unlink()
    archive.symlink_to(f"{APP}.pkg")


def _windows_version(name: str) -> str:
    numbers = (*(int(part) for part in version().split(".")), 0, 0, 0, 0)[:4]
    facts = {
        "FileDescription": "Sketchpad" if name == APP else "Sketchpad's trainer",
        "FileVersion": version(),
        "ProductName": "Sketchpad",
        "ProductVersion": version(),
        "OriginalFilename": f"{name}.exe",
    }
    strings = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in facts.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}), kids=["
        f"StringFileInfo([StringTable('040904B0', [{strings}])]), "
        "VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n"
    )


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--edition", choices=EDITIONS, default="cpu")
    began = time.monotonic()
    try:
        bundle = build(parser.parse_args().edition)
    except PackagingError as error:
        fail(str(error))
    size = sum(file.stat().st_size for file in bundle.rglob("*") if file.is_file() and not file.is_symlink())
    print(f"{bundle}: {size / 1e6:.0f} MB, after {time.monotonic() - began:.0f} s.")


if __name__ == "__main__":
    main()
