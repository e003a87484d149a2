"""Collects the licence texts of what ships: `python packaging/collect_licences.py` writes them to assets/licences.

Run it in the development environment whenever a runtime dependency changes. It takes the texts from the installed
packages, for everything that the app's requirements bring along, save the CUDA libraries, which are never shipped.
Texts that no package carries (Qt's LGPL and GPL, FFmpeg's LGPL 2.1) lie in assets/licences already.
"""

import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

LICENCES = Path(__file__).parents[1] / "assets" / "licences"
_NEVER_SHIPPED = re.compile(r"nvidia|cuda|triton", re.IGNORECASE)
_TEXT = re.compile(r"(licen[cs]e|copying|notice|third.?party)[^/]*$", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def closure(names: list[str]) -> list[str]:
    """Return the packages and all they require here, without extras, sorted."""
    found: dict[str, str] = {}
    queue = list(names)
    while queue:
        name = queue.pop()
        key = name.lower().replace("_", "-")
        if key in found or _NEVER_SHIPPED.search(name):
            continue
        try:
            package = distribution(name)
        except PackageNotFoundError:
            continue  # for another system
        found[key] = name
        queue += [_requirement(line) for line in package.requires or [] if "extra ==" not in line]
    return sorted(found)


def _requirement(line: str) -> str:
    match = _NAME.match(line)
    assert match is not None
    return match.group()


def texts(name: str) -> list[str]:
    """Return the licence texts that a package carries, each once."""
    found: dict[str, None] = {}
    for file in distribution(name).files or []:
        if ".dist-info" in str(file) and _TEXT.search(str(file)):
            found[Path(str(file.locate())).read_text(encoding="utf-8", errors="replace").strip()] = None
    return list(found)


def main() -> None:
    """Write a file for each package."""
    requirements = [_requirement(line) for line in distribution("sketchpad").requires or [] if "extra ==" not in line]
    for name in closure(requirements):
        found = texts(name)
        if not found:
            print(f"{name}: carries no licence text; see assets/licences/README.md")
            continue
        version = distribution(name).version
        body = f"\n\n{'-' * 80}\n\n".join(found)
        (LICENCES / f"{name}.txt").write_text(f"{name} {version}\n\n{body}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
