"""What goes into the bundle and what doesn't, by name; `sketchpad.spec` and `build.py` apply these lists."""

import fnmatch
import json
import re
import struct
import subprocess
from pathlib import Path

from project import PackagingError

_DISCRIMINATOR = ".discriminator.safetensors"  # lies beside a model, for trainings that start from it

# Modules that are never run: foreign user interfaces, test tools, installers, the network's encryption, GPL's readline.
EXCLUDED_MODULES = [
    "torchvision",
    "triton",
    "tkinter",
    "matplotlib",
    "IPython",
    "pytest",
    "setuptools",
    "pkg_resources",
    "_distutils_hack",
    "pip",
    "lib2to3",
    "ensurepip",
    "idlelib",
    "readline",
    "sqlite3",
    "_ssl",
    "_hashlib",
    "PySide6.QtNetwork",
    "PySide6.QtQml",
    "PySide6.QtQuick",
]

# Files by their place in the bundle, as shell patterns; * crosses folders.
DROPPED = [
    # torch: its own tests, the compilers of other languages, what only builds extensions
    "torch/test/*",
    "torch/include/*",
    "torch/share/*",
    "torch/lib/*.lib",
    "torch/lib/libjitbackend_test.*",
    "torch/lib/libtorchbind_test.*",
    "torch/lib/libaoti_custom_ops.*",
    "torch/lib/libbackend_with_compiler.*",
    "torch/lib/libshm/*",
    "torch/lib/libshm_windows/*",
    "torch/testing/_internal/*",  # the sources; what imports them finds them compiled
    "triton/*",
    # Qt: texts in languages that Sketchpad doesn't speak, screens that no desktop has, the network
    "PySide6/Qt/translations/*",
    "PySide6/translations/*",
    "*/plugins/egldeviceintegrations/*",
    "*/plugins/generic/*",
    "*/plugins/networkinformation/*",
    "*/plugins/tls/*",
    "*/plugins/qmltooling/*",
    "*/plugins/platforms/libqeglfs.so",
    "*/plugins/platforms/libqlinuxfb.so",
    "*/plugins/platforms/libqminimal.so",
    "*/plugins/platforms/libqminimalegl.so",
    "*/plugins/platforms/libqvkkhrdisplay.so",
    "*/plugins/platforms/libqvnc.so",
    "*/plugins/platforms/qdirect2d.dll",
    "*/plugins/platforms/qminimal.dll",
    "*/plugins/platformthemes/libqgtk3.so",
    "*/plugins/wayland-graphics-integration-client/*",
    "*/plugins/wayland-shell-integration/libfullscreen-shell-v1.so",
    "*/plugins/wayland-shell-integration/libivi-shell.so",
    "*/plugins/wayland-shell-integration/libqt-shell.so",
    "*/opengl32sw.dll",
    # metadata that tools read, not programs
    "*.dist-info/RECORD",
    "*.dist-info/INSTALLER",
    "*.dist-info/REQUESTED",
    "*.dist-info/licenses/*",  # all licences are gathered in assets/licences
]

# Exceptions from DROPPED, and from "torch/bin/*", of which importing torch needs this one program; Qt in our languages.
KEPT = ["torch/bin/torch_shm_manager*", "*/translations/qtbase_zh_CN.qm"]
DROPPED.append("torch/bin/*")

# Libraries that come from the system, as every desktop has them, and as its security updates and its settings apply to
# them: what the .deb's Depends are computed from. Everything else that the programs link to is in the bundle.
FROM_THE_SYSTEM = [
    "libEGL.so.*",
    "libGL.so.*",
    "libGLX.so.*",
    "libGLdispatch.so.*",
    "libOpenGL.so.*",
    "libX11.so.*",
    "libX11-xcb.so.*",
    "libXext.so.*",
    "libXau.so.*",
    "libXdmcp.so.*",
    "libxcb.so.*",
    "libbsd.so.*",
    "libmd.so.*",
    "libdbus-1.so.*",
    "libsystemd.so.*",
    "libcap.so.*",
    "libgcrypt.so.*",
    "libgpg-error.so.*",
    "liblz4.so.*",
    "libzstd.so.*",
    "libselinux.so.*",
    "libblkid.so.*",
    "libmount.so.*",
    "libpcre2-8.so.*",
    "libexpat.so.*",
    "libfontconfig.so.*",
    "libfreetype.so.*",
    "libpng16.so.*",
    "libbrotlidec.so.*",
    "libbrotlicommon.so.*",
    "libglib-2.0.so.*",
    "libgthread-2.0.so.*",
    "libgobject-2.0.so.*",
    "libgmodule-2.0.so.*",
    "libgio-2.0.so.*",
    "libgssapi_krb5.so.*",
    "libkrb5.so.*",
    "libkrb5support.so.*",
    "libk5crypto.so.*",
    "libkeyutils.so.*",
    "libcom_err.so.*",
    "libgcc_s.so.*",
    "libstdc++.so.*",
    "libwayland-*.so.*",
    "libuuid.so.*",
    "libz.so.*",
]

# Libraries whose symbols are cut off after the build; others are left as they are, since some were patched in ways
# that `strip` breaks.
STRIPPED = ["libtorch_cpu.so", "libtorch_python.so", "libtorch_cuda.so", "libc10.so", "libpython3*.so*"]

# Licences under which a starter model may be given away with the program, as its card names it; upper case, no spaces.
FREE_LICENCES = {
    *("MIT", "APACHE-2.0", "BSD-3-CLAUSE"),
    *("CC0", "CC0-1.0", "CC-BY-2.0", "CC-BY-3.0", "CC-BY-4.0", "CC-BY-SA-3.0", "CC-BY-SA-4.0"),
}
MODELS_LEFT_OUT = {"facades"}  # whoever took its photographs gave nobody leave to pass them on


def keeps(place: str) -> bool:
    """Return whether a file belongs into the bundle, by its place in it."""
    place = place.replace("\\", "/")
    return _matches(place, KEPT) or not _matches(place, DROPPED)


def comes_from_the_system(place: str) -> bool:
    """Return whether a library that was found on the building machine is left to the system it is installed on."""
    return "/" not in place and _matches(place, FROM_THE_SYSTEM)


def is_stripped(name: str) -> bool:
    """Return whether a library, by its file's name, loses its symbols."""
    return _matches(name, STRIPPED)


def starters(folder: Path) -> tuple[list[Path], list[str]]:
    """Return the files of the starter models that ship, pictures included, and the names of those that stay behind.

    Raises:
        PackagingError: a model may not be given away, and isn't among those that are left out by name.
    """
    files: list[Path] = []
    left_out = []
    for model in sorted(folder.glob("*.safetensors")):
        if model.name.endswith(_DISCRIMINATOR):
            continue
        if model.stem in MODELS_LEFT_OUT:
            left_out.append(model.stem)
            continue
        reason = _why_not(_card(model))
        if reason is not None:
            raise PackagingError(f"{model} can't be given away: {reason}, or add its name to MODELS_LEFT_OUT.")
        companions = (model, model.with_name(model.stem + _DISCRIMINATOR), model.with_suffix(".png"))
        files += [file for file in companions if file.is_file()]
    return files, left_out


def _why_not(card: dict[str, object]) -> str | None:
    """Return what keeps a model from being given away, and what to do about it; None if nothing does."""
    licence = re.sub(r"[ -]+", "-", str(card.get("licence") or "").strip()).upper()
    if licence not in FREE_LICENCES:
        free = ", ".join(sorted(FREE_LICENCES))
        return f"its licence is “{card.get('licence')}”; have its card name one of {free}"
    if licence.startswith("CC-BY") and not card.get("credits"):
        return "its licence asks for credits and its card has none; write them into it"
    return None


def _card(model: Path) -> dict[str, object]:
    with model.open("rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(min(length, 1 << 24)))
    card: dict[str, object] = json.loads(header["__metadata__"]["sketchpad"])
    return card


def orphans(roots: list[tuple[str, str]], candidates: list[tuple[str, str]]) -> set[str]:
    """Return the candidates that no root needs, directly or through another candidate.

    Both are lists of (place in the bundle, file); a library is found by its file name.
    """
    by_name = {Path(place).name: (place, file) for place, file in candidates}
    found: set[str] = set()
    queue = [file for _, file in roots]
    while queue:
        for name in needed(Path(queue.pop())):
            if name in by_name and by_name[name][0] not in found:
                found.add(by_name[name][0])
                queue.append(by_name[name][1])
    return {place for place, _ in candidates} - found


def needed(file: Path) -> list[str]:
    """Return the names of the shared libraries that an ELF file asks for."""
    ended = subprocess.run(["readelf", "-d", "-W", str(file)], capture_output=True, text=True, check=False)
    lines = [line for line in ended.stdout.splitlines() if "(NEEDED)" in line]
    return [line.partition("[")[2].rstrip("] ") for line in lines]


def _matches(place: str, patterns: list[str]) -> bool:
    return any(fnmatch.fnmatchcase(place, pattern) for pattern in patterns)
