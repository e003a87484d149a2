"""What the project promises about itself."""

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from PIL import Image

from sketchpad.app import read_examples

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
RUNTIME = [re.split(r"[<>=!]", line)[0].lower() for line in PROJECT["dependencies"]]


@pytest.mark.parametrize("name", RUNTIME)
def test_every_dependency_is_explained_and_its_licence_ships(name: str) -> None:
    assert f"| {name} |" in (ROOT / "docs/dependencies.md").read_text(encoding="utf-8").lower()
    licences = ROOT / "assets/licences"
    index = (licences / "README.md").read_text(encoding="utf-8").lower()
    assert (licences / f"{name}.txt").is_file() or name in index


def test_the_readme_begins_with_commands_that_exist() -> None:
    readme, makefile = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "Makefile"))
    commands = re.findall(r"^make (\w+)", readme, re.MULTILINE)
    assert commands[:2] == ["run", "test"]
    targets = set(re.findall(r"^(\w+):", makefile, re.MULTILINE))
    assert set(re.findall(r"`?make (\w+)", readme)) - {"into"} <= targets


def test_links_between_documents_lead_somewhere() -> None:
    for document in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("packaging/*.md")]:
        for link in re.findall(r"\]\((?!http)([^)#]+)\)", document.read_text(encoding="utf-8")):
            assert (document.parent / link).exists(), f"{document}: {link}"


def test_every_decision_is_in_the_index() -> None:
    index = (ROOT / "docs/adr/README.md").read_text(encoding="utf-8")
    records = sorted(path.name for path in (ROOT / "docs/adr").glob("0*.md"))
    assert re.findall(r"\((0.*\.md)\)", index) == records
    assert [name[:4] for name in records] == [f"{i:04}" for i in range(1, len(records) + 1)]


def test_the_packaging_scripts_are_no_package() -> None:
    assert not (ROOT / "packaging/__init__.py").exists()  # it would shadow the library of that name


def imports(folder: str) -> set[str]:
    """Every module that the sources in a folder import, at the top or inside a function."""
    found: set[str] = set()
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {name.name for name in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found |= {node.module} | {f"{node.module}.{name.name}" for name in node.names}
    return found


def test_nothing_can_reach_the_network() -> None:
    network = {"PySide6.QtNetwork", "socket", "ssl", "urllib.request", "http.client", "requests", "httpx", "torch.hub"}
    assert not network & (imports("sketchpad") | imports("trainer"))


def test_the_drawing_knows_no_widgets() -> None:
    assert "PySide6.QtGui" in imports("sketchpad/document")
    assert "PySide6.QtWidgets" not in imports("sketchpad/document")


def test_nothing_is_unpickled() -> None:
    assert not {"pickle", "shelve", "marshal", "dill"} & (imports("sketchpad") | imports("trainer"))


def test_the_examples_are_drawings_to_begin_with() -> None:
    folder = ROOT / "assets/examples"
    listed = json.loads((folder / "examples.json").read_text(encoding="utf-8"))
    models = Counter(entry["model"] for entry in listed)
    assert models == {"landscapes": 3, "clay": 3, "wardrobe": 3, "ink": 3, "facades": 2}
    assert read_examples()
    for entry in listed:
        with Image.open(folder / entry["file"]) as image:
            assert image.size in ((512, 512), (1024, 512))


def test_the_examples_can_be_drawn_again(tmp_path: Path) -> None:
    folder = ROOT / "assets/examples"
    subprocess.run([sys.executable, folder / "make_examples.py", tmp_path], check=True)
    listed = json.loads((tmp_path / "examples.json").read_text(encoding="utf-8"))
    assert listed == json.loads((folder / "examples.json").read_text(encoding="utf-8"))
    for entry in listed:
        with Image.open(tmp_path / entry["file"]) as again, Image.open(folder / entry["file"]) as image:
            assert again.convert("RGB").tobytes() == image.convert("RGB").tobytes(), entry["title"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_without_a_screen_make_run_names_the_demo_in_one_sentence() -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "MAKEFLAGS", "MAKELEVEL")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    ended = subprocess.run(
        ["make", "--no-print-directory", "run"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert ended.returncode != 0
    assert ended.stdout == ""
    said = [line for line in ended.stderr.splitlines() if not line.startswith("make")]
    assert len(said) == 1
    assert "`make demo`" in said[0]
