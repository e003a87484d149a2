"""Installs the Linux installers, tries them out, and removes them: `sudo python packaging/verify.py`.

In a bare Debian root of its own (debootstrap, kept in build/package/root), where that works: there the package's
Depends are all that gets installed. Each installer is smoked offscreen and in a real X window under Xvfb, and after it
is removed nothing may be left but the person's own files. Writes build/package/verify.json.
"""

import argparse
import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from make_deb import make as make_deb
from make_run import make as make_run
from project import APP, BUILD, OUT, TRAINER, PackagingError, need_tools, version
from smoke import Place, try_out

SUITE, MIRROR = "bookworm", "http://deb.debian.org/debian"
ROOT = BUILD / "root"
REPORT = BUILD / "verify.json"
PERSON, HOME = "artist", "/home/artist"
_OWN = ".local/share/Sketchpad"  # the person's own: settings, recovery, log
_SETTINGS = '{"theme": "dark", "brush_size": 23}\n'  # of the person, before anything is installed
# Places that change by themselves, or that dpkg keeps of every package it ever saw.
_RESTLESS = ("proc", "sys", "dev", "tmp", "run", "var/lib/apt", "var/lib/dpkg", "var/cache", "var/log")
_SHARED = f"{HOME}/.cache/fontconfig".lstrip("/")  # the system's own: whatever writes text first makes it


def verify_deb(package: Path, display: str) -> dict[str, Any]:
    """Return the report on the package; the root is left with its Depends installed."""
    root = Place(ROOT, environment={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive"})
    shutil.copyfile(package, ROOT / "tmp" / package.name)
    # The dependencies first, so that removing the package shows what it leaves behind itself.
    relations = _field(package, "Depends")
    _do(root, "apt-get", "satisfy", "-y", "-qq", "--no-install-recommends", relations)
    before = _listing(ROOT)
    report: dict[str, Any] = {"depends": relations, "problems": []}
    _do(root, "dpkg", "-i", f"/tmp/{package.name}")
    report["lacking"] = _lacking(root)
    report |= _try_both(f"/usr/bin/{APP}", f"/usr/bin/{TRAINER}", "/usr/bin", display)
    for name in (APP, TRAINER):
        if not (ROOT / f"usr/share/man/man1/{name}.1.gz").is_file():
            report["problems"].append(f"There is no man page of {name}.")
    _do(root, "dpkg", "--purge", "sketchpad")
    report["left"] = sorted(_listing(ROOT) - before - _persons())
    return _judge(report)


def verify_run(installer: Path, display: str) -> dict[str, Any]:
    """Return the report on the .run file, run by a person without root where the libraries are there."""
    person = _person()
    shutil.copyfile(installer, ROOT / "tmp" / installer.name)
    before = _listing(ROOT)
    report: dict[str, Any] = {"problems": []}
    told = person.run("sh", f"/tmp/{installer.name}", "--noprogress")
    report["said"] = told.stdout.strip().splitlines()[-1:] if told.returncode == 0 else told.stderr.strip().splitlines()
    if told.returncode:
        report["problems"].append(f"The installer ended with {told.returncode}: {report['said']}")
        return _judge(report | {"left": []})
    # Over itself, as a new version would come.
    if person.run("sh", f"/tmp/{installer.name}", "--noprogress").returncode:
        report["problems"].append("Installing over an installation fails.")
    folder = f"{HOME}/.local/bin"
    report |= _try_both(f"{folder}/{APP}", f"{folder}/{TRAINER}", folder, display)
    removed = person.run(f"{folder}/sketchpad-uninstall")
    if removed.returncode:
        report["problems"].append(f"The uninstaller ended with {removed.returncode}: {removed.stderr.strip()}")
    report["left"] = sorted(_listing(ROOT) - before - _persons())
    return _judge(report)


def verify_run_refuses(installer: Path) -> dict[str, Any]:
    """Return what the .run file says in a root that lacks the system's libraries; it has to name them."""
    person = _person()
    shutil.copyfile(installer, ROOT / "tmp" / installer.name)
    told = person.run("sh", f"/tmp/{installer.name}", "--noprogress")
    lines = [line for line in told.stderr.splitlines() if "Sketchpad can't run here" in line]
    problems = [] if told.returncode and lines else [f"It didn't refuse: {told.returncode}, {told.stderr[-300:]}"]
    return {"said": lines, "problems": problems, "passed": not problems}


def _try_both(app: str, trainer: str, folder: str, display: str) -> dict[str, Any]:
    """Smoke offscreen and on the X server; and ask for the version as a person would."""
    found: dict[str, Any] = {}
    problems: list[str] = []
    asked = _person().run(app, "--version", environment={"QT_QPA_PLATFORM": "offscreen"})
    found["version"] = asked.stdout.strip()
    if version() not in asked.stdout:
        problems.append(f"{app} --version says “{found['version']}”, {asked.stderr.strip()[-200:]}")
    if _person().run(trainer, "info", "--help").returncode:
        problems.append(f"{trainer} doesn't run.")
    for name, environment in {
        "offscreen": {"QT_QPA_PLATFORM": "offscreen"},
        "x11": {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
    }.items():
        person = _person(environment)
        work = person.run("mktemp", "-d").stdout.strip()
        found[name] = try_out(person, folder, work)
        problems += [f"{name}: {sentence}" for sentence in found[name]["problems"]]
        screenshot = person.here(f"{work}/rehearsed.png")
        if screenshot.is_file():
            shutil.copyfile(screenshot, BUILD / f"verify-{name}.png")
        person.run("rm", "-rf", work)
    problems += _start_as_a_person(app, display)
    return found | {"problems": problems}


def _start_as_a_person(app: str, display: str) -> list[str]:
    """Start the program as the menu does, with a person's own settings, and end it after a while.

    Return what went wrong, in sentences.
    """
    own = ROOT / HOME.lstrip("/") / _OWN
    person = _person({"DISPLAY": display})
    person.run("mkdir", "-p", f"{HOME}/{_OWN}")
    (own / "settings.json").write_text(_SETTINGS, encoding="utf-8")
    ended = person.run("timeout", "20", app)
    problems = []
    if ended.returncode != 124:
        problems.append(f"Started from the menu it ended by itself, with {ended.returncode}: {ended.stderr[-300:]}")
    log = own / "sketchpad.log"
    if not log.is_file() or log.stat().st_size:
        problems.append(f"Started from the menu it wrote to {log}, or couldn't.")
    if (own / "settings.json.damaged").exists():
        problems.append("Settings of an older version aren't read.")
    return problems


def _judge(report: dict[str, Any]) -> dict[str, Any]:
    settings = ROOT / HOME.lstrip("/") / _OWN / "settings.json"
    if "offscreen" in report and (not settings.is_file() or json.loads(settings.read_bytes())["brush_size"] != 23):
        report["problems"].append("The person's own settings didn't outlive the program.")
    if report.get("lacking"):
        report["problems"].append(f"Libraries are missing: {', '.join(report['lacking'])}")
    if report["left"]:
        report["problems"].append(f"Something is left behind: {', '.join(report['left'][:10])}")
    report["passed"] = not report["problems"]
    return report


def _lacking(root: Place) -> list[str]:
    """Return what the loader doesn't find for the installed files, Wayland's aside, which are only recommended."""
    script = (
        "export LD_LIBRARY_PATH=/usr/lib/sketchpad/_internal; "
        "find /usr/lib/sketchpad -name '*.so*' -type f ! -name '*wayland*' ! -path '*wayland*' ! -name '*WlShell*' "
        "! -name '*Wayland*' -exec ldd {} \\; 2>/dev/null | grep 'not found' | sort -u"
    )
    lines = root.run("sh", "-c", script).stdout.splitlines()
    # torch's own libraries name one another and are loaded by torch itself.
    inside = {path.name for path in (ROOT / "usr/lib/sketchpad").rglob("*.so*")}
    return sorted({name for line in lines if (name := line.split()[0]) not in inside})


def _person(environment: dict[str, str] | None = None) -> Place:
    variables = {"HOME": HOME, "PATH": f"{HOME}/.local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "USER": PERSON}
    return Place(ROOT, f"{PERSON}:{PERSON}", variables | (environment or {}))


def _persons() -> set[str]:
    """Return the files that belong to the person."""
    own = ROOT / HOME.lstrip("/") / _OWN
    return {str(path.relative_to(ROOT)) for path in [own, *own.rglob("*"), *own.parents] if path.is_relative_to(ROOT)}


def _listing(root: Path) -> set[str]:
    found = set()
    for folder, names, files in os.walk(root):
        place = os.path.relpath(folder, root)
        names[:] = [name for name in names if os.path.normpath(f"{place}/{name}") not in (*_RESTLESS, _SHARED)]
        found |= {os.path.normpath(f"{place}/{name}") for name in [*names, *files]}
    return found


def _field(package: Path, name: str) -> str:
    return subprocess.run(["dpkg-deb", "-f", package, name], capture_output=True, text=True, check=True).stdout.strip()


def _do(place: Place, *command: str) -> None:
    ended = place.run(*command)
    if ended.returncode:
        lines = (ended.stderr.strip() or ended.stdout.strip()).splitlines()
        raise PackagingError(
            f"`{' '.join(command)}` failed in {place.root}: {lines[-1] if lines else ended.returncode}"
        )


@contextlib.contextmanager
def bare_root() -> Iterator[None]:
    """Have the bare Debian root, fresh, with what a running system has mounted; its devices are its own."""
    pristine = BUILD / "root.tar"
    if not pristine.is_file():
        print("Fetching a bare Debian (once; minutes) ...", flush=True)
        _clear_root()
        ended = subprocess.run(
            ["debootstrap", "--variant=minbase", SUITE, ROOT, MIRROR], capture_output=True, text=True
        )
        if ended.returncode:
            raise PackagingError(f"debootstrap failed: {(ended.stdout + ended.stderr).strip().splitlines()[-1]}")
        subprocess.run(["tar", "-cf", pristine, "-C", ROOT, "."], check=True)
    _clear_root()
    ROOT.mkdir(parents=True)
    subprocess.run(["tar", "-xf", pristine, "-C", ROOT], check=True)
    shutil.copyfile("/etc/resolv.conf", ROOT / "etc/resolv.conf")
    try:
        for place, kind in (("proc", "proc"), ("sys", "sysfs"), ("dev/shm", "tmpfs")):
            (ROOT / place).mkdir(parents=True, exist_ok=True)
            subprocess.run(["mount", "-t", kind, kind, ROOT / place], check=True)
        subprocess.run(["chroot", ROOT, "useradd", "--create-home", PERSON], check=True)
        subprocess.run(["chroot", ROOT, "install", "-d", "-o", PERSON, f"{HOME}/.cache"], check=True)
        subprocess.run(["chroot", ROOT, "apt-get", "update", "-qq"], check=True)
        yield
    finally:
        _unmount()


def _clear_root() -> None:
    """Delete the root, once nothing of the running system is mounted in it."""
    _unmount()
    shutil.rmtree(ROOT, ignore_errors=True)


def _unmount() -> None:
    """Unmount what is mounted in the root, also by a run that was ended by force.

    Raises:
        PackagingError: something can't be unmounted, so that deleting the root could delete what is in there.
    """
    for place in reversed(_mounted()):
        subprocess.run(["umount", "-l", place], check=False, stderr=subprocess.DEVNULL)
    left = _mounted()
    if left:
        raise PackagingError(f"{left[-1]} is still mounted: unmount it by hand, then run this again.")


def _mounted() -> list[str]:
    """Return where something is mounted in the root, outer places before inner ones."""
    lines = Path("/proc/self/mounts").read_text(encoding="utf-8").splitlines()
    places = [line.split()[1].replace("\\040", " ") for line in lines]
    return [place for place in places if place.startswith(f"{ROOT.resolve()}/")]


@contextlib.contextmanager
def x_server() -> Iterator[str]:
    """Have a virtual X screen; gives its display. The root reaches it by its abstract socket."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-ac"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def _figures(part: dict[str, Any]) -> list[str]:
    """Return how quick the warm starts of an installation were, and what was too slow."""
    lines = []
    for where in ("offscreen", "x11"):
        tried = part.get(where, {})
        start = tried.get("warm", {})
        if "window_ms" in start:
            lines.append(f"{where}: window {start['window_ms']} ms, first picture {start['first_picture_ms']} ms, warm")
        lines += [f"{where}: {sentence}" for sentence in tried.get("late", [])]
    return lines


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--only", choices=("deb", "run"), help="leave the other one out")
    parser.add_argument("--in-time", action="store_true", help="fail also if a window or a picture comes late")
    options = parser.parse_args()
    deb, run = (next(iter(sorted(OUT.glob(f"sketchpad*{version()}*.{suffix}"))), None) for suffix in ("deb", "run"))
    report: dict[str, Any] = {"system": SUITE, "problems": []}
    try:
        need_tools("debootstrap", "Xvfb", "chroot")
        if os.geteuid() != 0:
            raise PackagingError("A root of its own needs rights: run `sudo python packaging/verify.py`.")
        if deb is None:
            deb = make_deb()
        if run is None:
            run = make_run()
        with x_server() as display, bare_root():
            if options.only != "deb":
                report["run without libraries"] = verify_run_refuses(run)
            report["deb"] = verify_deb(deb, display)
            if options.only != "deb":
                report["run"] = verify_run(run, display)
    except (PackagingError, subprocess.CalledProcessError) as error:
        report["problems"].append(str(error))
    parts = [part for part in report.values() if isinstance(part, dict)]
    if options.in_time:
        report["problems"] += [line for part in parts for line in _figures(part) if "is the limit" in line]
    report["passed"] = not report["problems"] and all(part["passed"] for part in parts)
    REPORT.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    for name, part in report.items():
        if isinstance(part, dict):
            print(f"{name}: {'passed' if part['passed'] else 'FAILED'}", *part["problems"], *_figures(part), sep="\n  ")
    for sentence in report["problems"]:
        print(sentence, file=sys.stderr)
    print(REPORT)
    if not report["passed"]:
        sys.exit(1)


if __name__ == "__main__":
    main()
