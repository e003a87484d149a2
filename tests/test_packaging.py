"""What the packaging scripts decide, without a build: what a build gives is tried out by `packaging/verify.py`."""

import hashlib
import json
import re
import shutil
import struct
import sys
import zipfile
from pathlib import Path

import bill
import check_version
import checksums
import contents
import icons
import licences
import make_archive
import make_deb
import numpy as np
import project
import pytest
import sizes
import smoke
from PIL import Image
from project import PackagingError

from sketchpad import system_libraries
from trainer.data.image_files import read_rgb
from trainer.version import VERSION

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="about installers for Linux")


def starter(folder: Path, name: str, **card: str) -> None:
    header = json.dumps({"__metadata__": {"sketchpad": json.dumps(card)}}).encode()
    (folder / f"{name}.safetensors").write_bytes(struct.pack("<Q", len(header)) + header)
    (folder / f"{name}.discriminator.safetensors").touch()
    (folder / f"{name}.png").touch()


def test_every_starter_model_ships_or_is_left_out_by_name() -> None:
    files, left_out = contents.starters(project.ROOT / "assets/models")
    assert {"clay.safetensors", "clay.png"} <= {file.name for file in files}
    assert set(left_out) <= contents.MODELS_LEFT_OUT
    assert not [file for file in files if file.name.partition(".")[0] in contents.MODELS_LEFT_OUT]


def test_a_model_is_left_out_with_all_that_lies_beside_it(tmp_path: Path) -> None:
    starter(tmp_path, "clay", licence="MIT")
    starter(tmp_path, "flowers", licence="CC BY 2.0", credits="those who took them")
    starter(tmp_path, "facades", licence="MIT")
    (tmp_path / "flowers.png").unlink()
    (tmp_path / "make_thumbnails.py").touch()
    files, left_out = contents.starters(tmp_path)
    clay = ["clay.safetensors", "clay.discriminator.safetensors", "clay.png"]
    assert [file.name for file in files] == [*clay, "flowers.safetensors", "flowers.discriminator.safetensors"]
    assert left_out == ["facades"]


@pytest.mark.parametrize(
    ("card", "said"),
    [({}, "licence is “None”"), ({"licence": "CC BY-NC 4.0"}, "CC BY-NC"), ({"licence": "CC BY 2.0"}, "credits")],
)
def test_a_model_that_nobody_may_give_away_stops_the_build(tmp_path: Path, card: dict[str, str], said: str) -> None:
    starter(tmp_path, "found", **card)
    with pytest.raises(PackagingError, match=said):
        contents.starters(tmp_path)


def test_the_bundle_drops_what_no_program_runs_and_keeps_what_torch_needs() -> None:
    kept = ["torch/bin/torch_shm_manager", "torch/lib/libtorch_cpu.so", "PySide6/Qt/plugins/platforms/libqxcb.so"]
    dropped = ["torch/bin/protoc", "torch/test/a/b", "triton/x.so", "PySide6/Qt/plugins/platforms/libqvnc.so"]
    assert [contents.keeps(place) for place in kept] == [True] * 3
    assert [contents.keeps(place) for place in dropped] == [False] * 4
    assert not contents.keeps("PySide6\\translations\\qtbase_de.qm")
    assert contents.keeps("PySide6/Qt/translations/qtbase_zh_CN.qm")


def test_graphics_and_fonts_are_left_to_the_system_and_qt_is_not() -> None:
    assert contents.comes_from_the_system("libGL.so.1")
    assert contents.comes_from_the_system("libfontconfig.so.1")
    assert not contents.comes_from_the_system("libxcb-cursor.so.0")
    assert not contents.comes_from_the_system("PySide6/Qt/lib/libz.so.1")
    assert contents.is_stripped("libtorch_cpu.so")
    assert not contents.is_stripped("libQt6Core.so.6")


@pytest.mark.skipif(shutil.which("readelf") is None, reason="binutils reads what a program links to")
def test_libraries_that_nothing_asks_for_are_orphans() -> None:
    program = shutil.which("readelf")
    assert program is not None
    asked = contents.needed(Path(program).resolve())
    assert "libc.so.6" in asked
    candidates = [(name, __file__) for name in [*asked, "libnobody.so.1"]]
    assert contents.orphans([("program", str(Path(program).resolve()))], candidates) == {"libnobody.so.1"}


def test_there_is_one_version_and_a_tag_has_to_name_it() -> None:
    assert project.version() == VERSION
    check_version.check(f"v{VERSION}")
    check_version.check(f"refs/tags/v{VERSION}")
    with pytest.raises(PackagingError, match=r"v9\.9\.9"):
        check_version.check("v9.9.9")


def test_torch_is_chosen_apart_for_each_edition() -> None:
    names = [project.name_of(line) for line in project.requirements()]
    assert "pyside6-essentials" in names
    assert "torch" not in names
    assert project.name_of("Jinja2_x.y>=3") == "jinja2-x-y"


def test_checksums_cover_every_file_but_their_own(tmp_path: Path) -> None:
    (tmp_path / "b.deb").write_bytes(b"two")
    (tmp_path / "a.run").write_bytes(b"one")
    checksums.write(tmp_path)
    again = checksums.write(tmp_path).read_text(encoding="utf-8")
    sums = [hashlib.sha256(content).hexdigest() for content in (b"one", b"two")]
    assert again == f"{sums[0]}  a.run\n{sums[1]}  b.deb\n"


def test_depends_are_told_once_and_sorted() -> None:
    printed = "shlibs:Depends=libgl1, libc6 (>= 2.34)\nshlibs:Recommends=libwayland-egl1 (>= 1.15), libc6 (>= 2.14)\n"
    relations = make_deb.parse_relations(printed)
    assert relations == {
        "Depends": ["libc6 (>= 2.34)", "libgl1", "xkb-data"],
        "Recommends": ["fonts-noto-cjk | fonts-wqy-microhei | fonts-wqy-zenhei", "libwayland-egl1 (>= 1.15)"],
    }
    text = make_deb.control_text("amd64", 1234, relations)
    assert f"\nVersion: {VERSION}\n" in text
    assert "\nDepends: libc6 (>= 2.34), libgl1, xkb-data\n" in text
    assert "\nInstalled-Size: 1234\n" in text
    head, _, description = text.partition("\nDescription: ")
    assert all(re.match(r"[A-Z][A-Za-z-]+: \S", line) for line in head.splitlines())
    assert all(line.startswith(" ") for line in description.splitlines()[1:])


def test_a_field_without_packages_is_no_field() -> None:
    assert "Recommends" not in make_deb.control_text("amd64", 1, {"Depends": ["libc6"], "Recommends": []})


def test_the_licences_of_what_ships_are_found(tmp_path: Path) -> None:
    shipped = licences.find_shipped([Path(np.__file__)])
    assert list(shipped.packages) == ["numpy"]
    texts = {path.name: path for path in licences.collect(shipped, ["clay"], tmp_path / "licences")}
    assert texts["numpy.txt"].read_text(encoding="utf-8").startswith(f"numpy {np.__version__}\n")
    assert {"LGPL-3.0.txt", "LGPL-2.1.txt", "intel-mkl.txt", "python.txt", "sketchpad.txt"} <= set(texts)


def test_what_has_no_licence_stops_the_build(tmp_path: Path) -> None:
    shipped = licences.Shipped({"nobody-knows-it": "1.0"}, unowned=("/opt/libown.so",))
    with pytest.raises(PackagingError, match=r"/opt/libown\.so, the package nobody-knows-it"):
        licences.collect(shipped, [], tmp_path / "licences")


def test_the_bill_lists_what_ships_and_nothing_else() -> None:
    parts = [{"name": name, "bom-ref": name, "version": "1"} for name in ("Numpy", "pip")]
    links = [{"ref": "Numpy", "dependsOn": ["pip"]}, {"ref": "pip"}]
    record = {"packages": {"numpy": "1", "torch": "2"}, "system": {"libxcb1": "1.15"}}
    told = bill.select({"bomFormat": "CycloneDX", "components": parts, "dependencies": links}, record, "1.2.3")
    assert [part["name"] for part in told["components"]] == ["libxcb1", "Numpy", "python", "torch"]
    assert told["dependencies"] == [{"ref": "Numpy", "dependsOn": []}]
    assert told["metadata"]["component"]["version"] == "1.2.3"


@linux_only
def test_an_archive_in_parts_keeps_links_and_the_right_to_run(tmp_path: Path) -> None:
    bundle = tmp_path / "bundle"
    bundle.mkdir()
    (bundle / "sketchpad").write_bytes(bytes(range(256)) * 20)
    (bundle / "sketchpad").chmod(0o755)
    (bundle / "link").symlink_to("sketchpad")
    parts = make_archive.make(bundle, tmp_path / "out" / "all.zip", part=300)
    assert len(parts) > 1
    assert {part.stat().st_size for part in parts[:-1]} == {300}
    whole = tmp_path / "whole.zip"
    whole.write_bytes(b"".join(part.read_bytes() for part in parts))
    with zipfile.ZipFile(whole) as archive:
        assert archive.testzip() is None
        modes = {entry.filename: entry.external_attr >> 16 for entry in archive.infolist()}
        assert modes["sketchpad/sketchpad"] & 0o777 == 0o755
        assert modes["sketchpad/link"] & 0o170000 == 0o120000
        assert archive.read("sketchpad/link") == b"sketchpad"


def test_icons_hold_their_pictures(tmp_path: Path) -> None:
    pictures = {size: icons.draw(size) for size in (16, 256)}
    (tmp_path / "all.png").write_bytes(pictures[256])
    (tmp_path / "all.ico").write_bytes(icons.pack_ico(pictures))
    (tmp_path / "all.icns").write_bytes(icons.pack_icns({b"icp4": pictures[16], b"ic08": pictures[256]}))
    seen = []
    for path in sorted(tmp_path.iterdir()):
        with Image.open(path) as icon:
            assert icon.size == (256, 256)
            seen.append(np.asarray(icon.convert("RGBA")))
    assert len(np.unique(seen[0].reshape(-1, 4), axis=0)) > 10  # it is no blank
    assert all(np.array_equal(pixels, seen[0]) for pixels in seen)


def test_a_start_is_judged_by_its_training() -> None:
    good = {"outcome": "completed", "steps": 5, "name": "R", "drew_with": "R", "killed": {"outcome": "killed"}}
    assert smoke.judge_training({"rehearsal": good}) == []
    assert len(smoke.judge_training({})) == 1
    for wrong in ({"steps": 4}, {"outcome": "failed"}, {"drew_with": "Clay"}, {"killed": {"outcome": "failed"}}):
        assert len(smoke.judge_training({"rehearsal": good | wrong})) == 1


def test_a_start_is_late_at_the_limit_and_when_nothing_was_measured() -> None:
    assert smoke.lateness({"window_ms": 999, "first_picture_ms": 3999}) == []
    assert len(smoke.lateness({"window_ms": 1000, "first_picture_ms": 3999})) == 1
    assert len(smoke.lateness({})) == 2


def test_the_smoke_s_own_pairs_can_be_trained_with(tmp_path: Path) -> None:
    smoke.make_pairs(tmp_path)
    pairs = [read_rgb(path) for path in sorted(tmp_path.iterdir())]
    assert {pair.shape for pair in pairs} == {(64, 128, 3)}
    assert len(pairs) >= 4
    assert all((pair[:, :64] != pair[:, 64:]).any() for pair in pairs)


def test_a_library_that_is_missing_is_told_by_its_package() -> None:
    assert system_libraries.missing({"libnobody-has-it.so.7": "libnobody7"}) == ["libnobody7"]


def test_the_menu_offers_sketchpad_for_every_type_that_it_defines() -> None:
    entry = (project.ROOT / "packaging/linux/sketchpad.desktop").read_text(encoding="utf-8")
    types = (project.ROOT / "packaging/linux/sketchpad-mime.xml").read_text(encoding="utf-8")
    defined = re.findall(r'mime-type type="([^"]+)"', types)
    assert "application/x-sketchpad-model" in defined
    offered = re.findall(r"^MimeType=(.*)$", entry, re.MULTILINE)[0].split(";")
    assert set(defined) <= set(offered)


def test_every_file_of_the_bundle_belongs_to_one_line_of_the_table() -> None:
    places = {
        "_internal/torch/lib/libtorch_cpu.so": "torch",
        "_internal/assets/models/clay.png": "starter models",
        "_internal/assets/icons/undo.svg": "icons and examples",
        "_internal/libpython3.11.so.1.0": "Python",
        "_internal/libxcb-cursor.so.0": "X11's and other small libraries",
        "sketchpad.pkg": "modules of all packages, compiled, and the two programs",
        "_internal/msgspec/_core.so": sizes.OTHER,
    }
    assert {place: sizes.group_of(place) for place in places} == places
