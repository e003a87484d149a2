"""Writes the bill of materials (CycloneDX) of a bundle: `python packaging/bill.py`, after a build.

The Python packages come from `cyclonedx-py`, run on the build's environment; what has no file in the bundle is taken
out, and the system libraries and Python itself are put in.
"""

import argparse
import json
import platform
import subprocess
import sys
from pathlib import Path
from typing import Any

import environment
from project import BUILD, BUNDLE, EDITIONS, OUT, RECORD, PackagingError, fail, name_of, version

_SYSTEMS = {"win32": "windows", "darwin": "macos"}
BILL = BUILD / "sketchpad.cdx.json"


def write(bundle: Path) -> Path:
    """Write the bill beside the build and into the bundle; return its path.

    Raises:
        PackagingError: the tool failed.
    """
    raw = BUILD / "environment.cdx.json"
    command = [
        *(str(environment.python_of(environment.TOOLS)), "-m", "cyclonedx_py", "environment"),
        *("--output-reproducible", "--of", "JSON", "-o", str(raw), str(environment.python_of(environment.VENV))),
    ]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise PackagingError(f"cyclonedx-py failed: {ended.stderr.strip().splitlines()[-1]}")
    record = json.loads(RECORD.read_text(encoding="utf-8"))
    content = json.dumps(select(json.loads(raw.read_text(encoding="utf-8")), record, version()), indent=1)
    BILL.write_text(content, encoding="utf-8")
    inside = bundle / ("_internal/assets" if (bundle / "_internal").is_dir() else "assets")
    if inside.is_dir():
        (inside / BILL.name).write_text(content, encoding="utf-8")
    return BILL


def select(bill: dict[str, Any], record: dict[str, Any], of_version: str) -> dict[str, Any]:
    """Return a bill of only what ships, with what no Python tool knows of.

    `record` is what the build wrote down: packages with files in the bundle, and system packages, each with a version.
    """
    packages: dict[str, str] = record["packages"]
    components = [part for part in bill.get("components", []) if name_of(part["name"]) in packages]
    known = {name_of(part["name"]) for part in components}
    components += [
        _component(name, number, f"pkg:pypi/{name}@{number}") for name, number in packages.items() if name not in known
    ]
    components += [
        _component(name, number, f"pkg:deb/debian/{name}@{number}") for name, number in record["system"].items()
    ]
    python = platform.python_version()
    components.append(_component("python", python, f"pkg:generic/python@{python}"))
    kept = {part["bom-ref"] for part in components}
    dependencies = [
        {"ref": entry["ref"], "dependsOn": sorted(set(entry.get("dependsOn", [])) & kept)}
        for entry in bill.get("dependencies", [])
        if entry["ref"] in kept
    ]
    metadata = dict(bill.get("metadata", {}))
    metadata["component"] = {"type": "application", "bom-ref": "sketchpad", "name": "sketchpad", "version": of_version}
    return bill | {
        "metadata": metadata,
        "components": sorted(components, key=lambda part: name_of(part["name"])),
        "dependencies": dependencies,
    }


def _component(name: str, number: str, purl: str) -> dict[str, Any]:
    return {"type": "library", "bom-ref": purl, "name": name, "version": number, "purl": purl}


def main() -> None:
    """Write the bill of the last build, and a copy beside the installers."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--edition", choices=EDITIONS, default="cpu")
    edition = parser.parse_args().edition
    try:
        path = write(BUNDLE)
    except PackagingError as error:
        fail(str(error))
    OUT.mkdir(exist_ok=True)
    suffix = "" if edition == "cpu" else f"-{edition}"
    copy = OUT / f"sketchpad-{version()}-{_SYSTEMS.get(sys.platform, sys.platform)}{suffix}.cdx.json"
    copy.write_bytes(path.read_bytes())
    print(copy)


if __name__ == "__main__":
    main()
