"""Collects the licence texts of what ships: of every package and system library that has a file in the bundle.

Run by the build. A package's texts come from its own metadata, a system library's from the building machine's
`/usr/share/doc`, and texts that nothing carries from `assets/licences`. Something without a text fails the build.
"""

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from importlib.metadata import Distribution, distributions
from pathlib import Path

from project import ROOT, PackagingError, name_of

BY_HAND = ROOT / "assets" / "licences"
# Whose licence lies in assets/licences under another name than the package's.
_NAMED = {"pyside6-essentials": "LGPL-3.0.txt", "shiboken6": "LGPL-3.0.txt", "pyinstaller": "pyinstaller.txt"}
# Texts that ship whatever was found: Sketchpad's own inputs, Python, and what is inside other packages' files.
_ALWAYS = [
    "README.md",
    "GPL-3.0.txt",
    "LGPL-2.1.txt",
    "LGPL-3.0.txt",
    "python.txt",
    "pyinstaller.txt",
    "intel-mkl.txt",
    "fluent-emoji.txt",
    "efficientnet-lite0.txt",
    "landscapes.credits.txt",
    "cc-by-sa-3.0.txt",
    "cc-by-sa-4.0.txt",
]
# Trees of one package's own parts that never come into a build.
_FOREIGN_PARTS = re.compile(r"/(test|tests|testing|googletest|gtest|benchmark|docs|examples?)/", re.IGNORECASE)
_TEXT = re.compile(r"(licen[cs]e|copying|notice|third.?party)[^/]*$", re.IGNORECASE)


@dataclass(frozen=True)
class Shipped:
    """What has files in the bundle: Python packages with their versions, and Debian packages of system libraries."""

    packages: dict[str, str]
    system: dict[str, str] = field(default_factory=dict)  # package: version
    unowned: tuple[str, ...] = ()  # system libraries that belong to no package

    def as_json(self) -> dict[str, object]:
        """Return plain values."""
        return {"packages": self.packages, "system": self.system, "unowned": list(self.unowned)}


def find_shipped(files: list[Path]) -> Shipped:
    """Return what the given files of this environment and this system belong to."""
    owner: dict[Path, Distribution] = {}
    for package in distributions():
        for place in package.files or []:
            owner[Path(str(place.locate())).resolve()] = package
    packages: dict[str, str] = {}
    foreign: set[Path] = set()
    inside = (ROOT, Path(sys.prefix).resolve(), Path(sys.base_prefix).resolve())
    for file in files:
        real = file.resolve()
        if real in owner:
            packages[name_of(owner[real].metadata["Name"])] = owner[real].version
        elif file.is_absolute() and not any(real.is_relative_to(folder) for folder in inside):
            foreign.add(file)
    if sys.platform != "linux":
        return Shipped(dict(sorted(packages.items())))
    system, unowned = debian_packages(sorted(foreign))
    return Shipped(dict(sorted(packages.items())), system, tuple(unowned))


def collect(shipped: Shipped, models: list[str], target: Path) -> list[Path]:
    """Write the texts into an emptied folder and return its files; a starter model may have one, `NAME.txt`, too.

    Raises:
        PackagingError: something that ships has no licence text.
    """
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for name in _ALWAYS:
        shutil.copyfile(BY_HAND / name, target / name)
    shutil.copyfile(ROOT / "LICENSE", target / "sketchpad.txt")
    for name in models:
        if (BY_HAND / f"{name}.txt").is_file():
            shutil.copyfile(BY_HAND / f"{name}.txt", target / f"{name}.txt")
    lost = [f"the library {file}" for file in shipped.unowned]
    for name, version in shipped.packages.items():
        if name in _NAMED:
            continue
        found = _texts(name)
        if found:
            body = f"\n\n{'-' * 80}\n\n".join(found)
            (target / f"{name}.txt").write_text(f"{name} {version}\n\n{body}\n", encoding="utf-8")
        elif (BY_HAND / f"{name}.txt").is_file():
            shutil.copyfile(BY_HAND / f"{name}.txt", target / f"{name}.txt")
        else:
            lost.append(f"the package {name}")
    for package, version in shipped.system.items():
        text = Path("/usr/share/doc") / package / "copyright"
        if text.is_file():
            body = text.read_text(encoding="utf-8", errors="replace")
            (target / f"{package}.txt").write_text(f"{package} {version}, of Debian\n\n{body}", encoding="utf-8")
        else:
            lost.append(f"the system package {package}")
    if lost:
        raise PackagingError(f"No licence text was found of {', '.join(lost)}: put one into assets/licences.")
    return sorted(target.iterdir())


def _texts(name: str) -> list[str]:
    """Return the licence texts that a package carries, each once."""
    found: dict[str, None] = {}
    for package in distributions():
        if name_of(package.metadata["Name"]) != name:
            continue
        for file in package.files or []:
            path = str(file).replace("\\", "/")
            if ".dist-info" in path and _TEXT.search(path) and not _FOREIGN_PARTS.search(path):
                found[Path(str(file.locate())).read_text(encoding="utf-8", errors="replace").strip()] = None
    return list(found)


def debian_packages(files: list[Path]) -> tuple[dict[str, str], list[str]]:
    """Return the packages of system files with their versions, and the files that have none."""
    packages: dict[str, str] = {}
    unowned: list[str] = []
    for file in files:
        # dpkg knows a library under /lib or under /usr/lib, whichever its package said; both are one folder today.
        real = file.resolve()
        inner = real.relative_to("/usr") if real.is_relative_to("/usr") else real.relative_to("/")
        for path in (Path("/usr") / inner, Path("/") / inner):
            ended = subprocess.run(["dpkg", "-S", str(path)], capture_output=True, text=True, check=False)
            if ended.returncode == 0:
                package = ended.stdout.split(":")[0]
                query = ["dpkg-query", "-W", "-f", "${Version}", package]
                packages[package] = subprocess.run(query, capture_output=True, text=True, check=True).stdout
                break
        else:
            unowned.append(str(file))
    return dict(sorted(packages.items())), unowned
