"""Makes the build's own environments: `python packaging/environment.py [--edition cpu|cuda]`.

`build/package/venv` holds what ships, and PyInstaller; `build/package/tools` the tool for the bill of materials, whose
own requirements must not get near the program. Made anew only when the requirements changed.
"""

import argparse
import json
import os
import subprocess
import sys
import venv
from pathlib import Path

from project import BUILD, EDITIONS, ROOT, TORCH, TORCH_CPU_INDEX, PackagingError, fail, name_of, requirements

VENV, TOOLS = BUILD / "venv", BUILD / "tools"
_BUILDER = "pyinstaller>=6.22,<7"
_BILL = "cyclonedx-bom>=7,<8"


def python_of(environment: Path) -> Path:
    """Return the interpreter of an environment."""
    return environment / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def make(edition: str) -> None:
    """Make both environments, unless they are there.

    Raises:
        PackagingError: pip fails, or offers another edition of torch.
    """
    wanted = json.dumps([edition, TORCH, requirements(), _BUILDER, _BILL, sys.version])
    ready = BUILD / "environment.json"
    if ready.exists() and ready.read_text(encoding="utf-8") == wanted and python_of(VENV).exists():
        return
    ready.unlink(missing_ok=True)
    BUILD.mkdir(parents=True, exist_ok=True)
    print("Making the build's own environments (once; a few minutes) ...", flush=True)
    for environment in (VENV, TOOLS):
        venv.EnvBuilder(clear=True, with_pip=True).create(environment)
    _pip(VENV, *_torch(edition))
    _pip(VENV, *requirements(), _BUILDER)
    _check(edition)
    _pip(TOOLS, _BILL)
    ready.write_text(wanted, encoding="utf-8")


def _torch(edition: str) -> list[str]:
    """Return pip's arguments for the edition of torch; TORCH_INDEX names the index to take it from."""
    index = os.environ.get("TORCH_INDEX")
    if index:
        return ["--index-url", index, TORCH]
    if edition == "cuda" or sys.platform != "linux":
        return [TORCH]
    # PyPI's torch for Linux asks for the CUDA libraries; a CPU build may lie at hand all the same.
    plan = _pip(VENV, "--dry-run", "--report", "-", TORCH, quiet=True)
    names = [name_of(item["metadata"]["name"]) for item in json.loads(plan)["install"]]
    if any(name.startswith(("nvidia-", "cuda-", "triton")) for name in names):
        return ["--index-url", TORCH_CPU_INDEX, TORCH]
    return [TORCH]


def _pip(environment: Path, *arguments: str, quiet: bool = False) -> str:
    command = [str(python_of(environment)), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    ended = subprocess.run([*command, *arguments], text=True, capture_output=True, check=False, cwd=ROOT)
    if ended.returncode:
        raise PackagingError(f"pip can't install {arguments[-1]}: {ended.stderr.strip().splitlines()[-1]}")
    if not quiet and ended.stdout.strip():
        print(ended.stdout.strip())
    return ended.stdout


def _check(edition: str) -> None:
    code = "import torch; print(torch.version.cuda or '')"
    ended = subprocess.run([str(python_of(VENV)), "-c", code], capture_output=True, text=True, check=True)
    cuda = ended.stdout.strip()
    if sys.platform != "darwin" and (edition == "cuda") != bool(cuda):
        raise PackagingError(
            f"pip brought torch {'with CUDA ' + cuda if cuda else 'without CUDA'}, and this is the {edition} edition: "
            "name an index that has it with TORCH_INDEX=https://download.pytorch.org/whl/..."
        )


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--edition", choices=EDITIONS, default="cpu")
    try:
        make(parser.parse_args().edition)
    except PackagingError as error:
        fail(str(error))


if __name__ == "__main__":
    main()
