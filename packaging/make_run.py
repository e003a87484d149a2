"""Makes the installer for people without root, one file to run: `python packaging/make_run.py`, after a build."""

import shutil
import subprocess
from pathlib import Path

import linux_files
from project import APP, BUILD, BUNDLE, OUT, PackagingError, fail, need_tools, version


def make(bundle: Path = BUNDLE) -> Path:
    """Return the installer, newly made.

    Raises:
        PackagingError: a tool or the bundle is missing.
    """
    need_tools("makeself")
    if not (bundle / APP).is_file():
        raise PackagingError(f"{bundle} holds no bundle: run `python packaging/build.py` first.")
    tree = BUILD / "run"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(bundle, tree / "program", symlinks=True, copy_function=linux_files.link)
    linux_files.write_shared(tree / "share")
    for name in ("install.sh", "uninstall.sh"):
        shutil.copyfile(linux_files.HERE / name, tree / name)
        (tree / name).chmod(0o755)
    OUT.mkdir(exist_ok=True)
    installer = OUT / f"sketchpad-{version()}-linux-x86_64.run"
    # gzip, since whoever has no root can't add another decompressor.
    subprocess.run(
        [
            *("makeself", "--quiet", "--gzip", "--complevel", "6", "--sha256", "--nox11", "--nomd5", "--nocrc"),
            *("--tar-extra", "--owner=0 --group=0 --sort=name"),
            *(str(tree), str(installer), f"Sketchpad {version()}", "./install.sh"),
        ],
        check=True,
    )
    shutil.rmtree(tree)
    return installer


def main() -> None:
    """Run the command line."""
    try:
        installer = make()
    except PackagingError as error:
        fail(str(error))
    print(f"{installer}: {installer.stat().st_size / 1e6:.0f} MB.")


if __name__ == "__main__":
    main()
