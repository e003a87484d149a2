"""A newcomer finds the way: small folders, each on the map, and modules named after their class."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAP = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
MOST = 12  # modules in a folder


def folders() -> list[Path]:
    """Return every folder of the two packages that holds code."""
    found = {path.parent for package in ("sketchpad", "trainer") for path in (ROOT / package).rglob("*.py")}
    return sorted(folder.relative_to(ROOT) for folder in found)


def modules(folder: Path) -> list[Path]:
    return sorted(path for path in (ROOT / folder).glob("*.py") if path.name != "__init__.py")


def public(module: Path) -> Iterator[ast.ClassDef | ast.FunctionDef]:
    """Yield what a module offers at its top level: classes that are no errors, and functions."""
    for node in ast.parse(module.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            hidden = node.name.startswith("_") or node.name.endswith("Error")
            if not hidden:
                yield node


@pytest.mark.parametrize("folder", folders(), ids=str)
def test_a_folder_is_small_and_on_the_map(folder: Path) -> None:
    assert len(modules(folder)) <= MOST
    assert f"`{folder.as_posix()}/`" in MAP


def test_the_map_shows_no_folder_that_is_gone() -> None:
    shown = set(re.findall(r"^ *- `((?:sketchpad|trainer)/[\w/]*)`", MAP, re.MULTILINE))
    assert shown == {f"{folder.as_posix()}/" for folder in folders()}


def test_what_the_map_points_to_is_there() -> None:
    for path in re.findall(r"`((?:sketchpad|trainer|tests|assets)/[\w/]+\.py)`", MAP):
        assert (ROOT / path).is_file(), path


@pytest.mark.parametrize("folder", folders(), ids=str)
def test_a_module_with_one_class_is_named_after_it(folder: Path) -> None:
    """`LiveEngine` in `live/engine.py` is, too: the folder says what kind of engine."""
    for module in modules(folder):
        offered = list(public(module))
        if len(offered) == 1 and isinstance(offered[0], ast.ClassDef):
            assert offered[0].name.lower().endswith(module.stem.replace("_", "")), module


@pytest.mark.parametrize("folder", folders(), ids=str)
def test_a_packages_init_is_empty(folder: Path) -> None:
    assert (ROOT / folder / "__init__.py").read_text(encoding="utf-8") == ""
