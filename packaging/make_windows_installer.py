"""Makes the Windows installer with NSIS: `python packaging/make_windows_installer.py`, after a build on Windows."""

import subprocess
from pathlib import Path

from project import BUILD, BUNDLE, OUT, ROOT, PackagingError, fail, need_tools, version

SCRIPT = ROOT / "packaging" / "windows" / "sketchpad.nsi"


def make(bundle: Path, installer: Path) -> Path:
    """Return the installer of a bundle, newly made.

    Raises:
        PackagingError: NSIS or the bundle is missing, or NSIS fails.
    """
    need_tools("makensis")
    if not (bundle / "sketchpad.exe").is_file():
        raise PackagingError(f"{bundle} holds no sketchpad.exe: run `python packaging/build.py` on Windows first.")
    size = sum(file.stat().st_size for file in bundle.rglob("*") if file.is_file()) // 1024
    facts = {"VERSION": version(), "BUNDLE": bundle.resolve(), "OUTFILE": installer.resolve(), "SIZE": size}
    icon = BUILD / "sketchpad.ico"
    if icon.is_file():
        facts["ICON"] = icon
    installer.parent.mkdir(parents=True, exist_ok=True)
    # Its options begin with a slash on Windows; a dash is understood everywhere.
    command = ["makensis", "-V2", *(f"-D{name}={value}" for name, value in facts.items()), str(SCRIPT)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise PackagingError(f"makensis failed: {(ended.stdout + ended.stderr).strip().splitlines()[-1]}")
    return installer


def main() -> None:
    """Make the installer of the last build."""
    try:
        installer = make(BUNDLE, OUT / f"sketchpad-{version()}-windows-x86_64-setup.exe")
    except PackagingError as error:
        fail(str(error))
    print(f"{installer}: {installer.stat().st_size / 1e6:.0f} MB.")


if __name__ == "__main__":
    main()
