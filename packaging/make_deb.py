"""Makes the Debian package from the bundle: `python packaging/make_deb.py`, after a build.

Depends is what `dpkg-shlibdeps` computes from the libraries that the programs link to and don't bring along.
"""

import hashlib
import shutil
import subprocess
from pathlib import Path

import icons
import linux_files
from contents import needed
from licences import debian_packages
from project import APP, BUILD, BUNDLE, OUT, TRAINER, PackagingError, fail, need_tools, version

# What no library asks for by name: libxkbcommon, which is in the bundle, reads the keyboards' layouts from there.
_ALSO = ["xkb-data"]
# Chinese is shown with any of these; without one the window stays English, and says so.
_ALSO_GOOD = ["fonts-noto-cjk | fonts-wqy-microhei | fonts-wqy-zenhei"]
# These show windows on Wayland itself; without their libraries Qt takes X11.
_OPTIONAL = ("plugins/platforms/libqwayland", "plugins/wayland-", "libQt6Wayland", "libQt6WlShell")
LEVEL = "10"
_SBIN = "/usr/sbin:/sbin:/usr/bin:/bin"
_DESCRIPTION = """Description: draw, and see the picture appear under the pen
 A canvas on one side and, on the other, the picture that a pix2pix model makes
 of the drawing, anew with each stroke. Models of one's own are trained from a
 folder of pictures in the same window. Nothing leaves the computer.
"""


def make(bundle: Path = BUNDLE) -> Path:
    """Return the package, newly made.

    Raises:
        PackagingError: a tool or the bundle is missing, or a library's package is unknown.
    """
    need_tools("dpkg-deb", "dpkg-shlibdeps", "readelf")
    if not (bundle / APP).is_file():
        raise PackagingError(f"{bundle} holds no bundle: run `python packaging/build.py` first.")
    tree = BUILD / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    _lay_out(bundle, tree)
    depends = compute_depends(bundle)
    size = sum(file.lstat().st_size for file in tree.rglob("*") if not file.is_dir()) // 1024
    control = control_text(_architecture(), size, depends)
    inside = tree / "DEBIAN"
    inside.mkdir()
    (inside / "control").write_text(control, encoding="utf-8")
    (inside / "md5sums").write_text(_sums(tree), encoding="utf-8")
    OUT.mkdir(exist_ok=True)
    package = OUT / f"sketchpad_{version()}_{_architecture()}.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zzstd", f"-z{LEVEL}", "--build", str(tree), str(package)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    shutil.rmtree(tree)
    return package


def control_text(architecture: str, size: int, relations: dict[str, list[str]]) -> str:
    """Return what dpkg reads of the package; `size` is what it takes installed, in KiB."""
    fields = {
        "Package": "sketchpad",
        "Version": version(),
        "Section": "graphics",
        "Priority": "optional",
        "Architecture": architecture,
        "Maintainer": "The Sketchpad authors <sketchpad@localhost>",
        "Installed-Size": str(size),
    } | {name: ", ".join(packages) for name, packages in relations.items() if packages}
    return "".join(f"{name}: {value}\n" for name, value in fields.items()) + _DESCRIPTION


def _lay_out(bundle: Path, tree: Path) -> None:
    program = tree / "usr/lib/sketchpad"
    shutil.copytree(bundle, program, symlinks=True, copy_function=linux_files.link)
    (tree / "usr/bin").mkdir()
    for name in (APP, TRAINER):
        (tree / "usr/bin" / name).symlink_to(f"../lib/sketchpad/{name}")
        linux_files.write_man_page(name, tree / f"usr/share/man/man1/{name}.1.gz")
    share = tree / "usr/share"
    files = {
        linux_files.HERE / "sketchpad.desktop": share / "applications/sketchpad.desktop",
        linux_files.HERE / "sketchpad-mime.xml": share / "mime/packages/sketchpad.xml",
        icons.SVG: share / "icons/hicolor/scalable/apps/sketchpad.svg",
    }
    for source, place in files.items():
        place.parent.mkdir(parents=True)
        shutil.copyfile(source, place)
    for size in linux_files.ICON_SIZES:
        icons.write_png(share / f"icons/hicolor/{size}x{size}/apps/sketchpad.png", size)
    doc = share / "doc/sketchpad"
    doc.mkdir(parents=True)
    (doc / "copyright").write_text(linux_files.copyright_text(bundle), encoding="utf-8")
    linux_files.write_changelog(doc / "changelog.gz")
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink() and not path.is_relative_to(program):
            path.chmod(0o755 if path.is_dir() else 0o644)
    for path in program.rglob("*"):
        if path.is_dir():
            path.chmod(0o755)


def compute_depends(bundle: Path) -> dict[str, list[str]]:
    """Return the relations that the bundle's programs and libraries need, by field.

    Raises:
        PackagingError: `dpkg-shlibdeps` knows no package for a library.
    """
    binaries = [
        path
        for path in sorted(bundle.rglob("*"))
        if path.is_file() and not path.is_symlink() and path.open("rb").read(4) == b"\x7fELF"
    ]
    inside = {path.name for path in bundle.rglob("*") if ".so" in path.name}
    asking: dict[bool, list[str]] = {True: [], False: []}
    outside: set[str] = set()
    for path in binaries:
        names = {name for name in needed(path) if name not in inside}
        if names:
            asking[any(part in str(path) for part in _OPTIONAL)].append(str(path))
            outside |= names
    work = BUILD / "shlibdeps"
    (work / "debian").mkdir(parents=True, exist_ok=True)
    (work / "debian/control").write_text("Source: sketchpad\n\nPackage: sketchpad\nArchitecture: any\n")
    folders = sorted({str(path.parent) for path in binaries})
    # Of a library that is both in the bundle and in the system it would take the system's package.
    spared = _owners(inside) - _owners(outside)
    command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0", *(f"-l{folder}" for folder in folders)]
    command += [*(f"-x{package}" for package in sorted(spared)), "-dDepends", *asking[False]]
    command += ["-dRecommends", *asking[True]]
    ended = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False)
    if ended.returncode:
        lines = [line for line in ended.stderr.splitlines() if "error: " in line] or [ended.stderr.strip()]
        raise PackagingError(f"dpkg-shlibdeps failed ({lines[0].partition('error: ')[2] or lines[0]}).")
    return parse_relations(ended.stdout)


def _owners(libraries: set[str]) -> set[str]:
    """Return the packages of this system that hold the libraries of these names."""
    listed = subprocess.run(["ldconfig", "-p"], capture_output=True, text=True, check=True, env={"PATH": _SBIN})
    lines = [line.split() for line in listed.stdout.splitlines() if " => " in line]
    paths = [Path(words[-1]) for words in lines if words[0] in libraries]
    return set(debian_packages(paths)[0])


def parse_relations(text: str) -> dict[str, list[str]]:
    """Return what `dpkg-shlibdeps -O` printed, sorted; what is needed anyway isn't recommended as well."""
    relations: dict[str, list[str]] = {"Depends": [], "Recommends": []}
    for line in text.splitlines():
        field, _, value = line.partition("=")
        name = field.removeprefix("shlibs:")
        if name in relations:
            relations[name] = [part.strip() for part in value.split(",") if part.strip()]
    relations["Depends"] = sorted({*relations["Depends"], *_ALSO})
    names = {part.split()[0] for part in relations["Depends"]}
    good = [part for part in relations["Recommends"] if part.split()[0] not in names]
    relations["Recommends"] = sorted([*good, *_ALSO_GOOD])
    return relations


def _architecture() -> str:
    return subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True).stdout.strip()


def _sums(tree: Path) -> str:
    lines = []
    for path in sorted(tree.rglob("*")):
        place = path.relative_to(tree)
        if path.is_file() and not path.is_symlink() and place.parts[0] != "DEBIAN":
            with path.open("rb") as file:
                lines.append(f"{hashlib.file_digest(file, 'md5').hexdigest()}  {place}\n")
    return "".join(lines)


def main() -> None:
    """Run the command line."""
    try:
        package = make()
    except PackagingError as error:
        fail(str(error))
    print(f"{package}: {package.stat().st_size / 1e6:.0f} MB.")


if __name__ == "__main__":
    main()
