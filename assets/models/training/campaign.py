"""Train the starter models, all from the list in starters.py.

`python assets/models/training/campaign.py --data DATA --out FOLDER`

Each model learns in stages, and each stage ends with a rate that has fallen to nothing: whenever one is done, there is
a model that could ship. A stage begins with the weights of the one before it. Two models learn at a time, with one
thread each, as two threads that wait for each other on a busy processor are slower than one that waits for nobody.

It can be ended at any moment, with Ctrl-C or `kill`, and begun again: what was learned is kept, and goes on. How far
everything is stands in FOLDER/progress.json, and the weights of each stage that is done in FOLDER/weights.

With --device cuda the first stages run on a graphics card, one model after the other in larger batches, within
--minutes in all: each begins with a few steps that only tell how many fit. That was never tried on such a card.
--pack FILE.tar writes the data small enough to be sent to one (64 MiB), and --data takes such a file in place of the
folder.
"""

import argparse
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import tarfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image
from starters import COMMON, MODELS, Model

_LOOK_EVERY = 15  # seconds
_CUDA_BATCH = 16
_CUDA_PROBE = 60  # steps that tell how fast a card is
_CUDA_HELD_BACK = 0.85  # of the time; the rest goes into starts, samples and the validation
_PACKED = 64 * 1024 * 1024  # bytes


@dataclass
class Stage:
    """A stage of a model, and the process that trains it."""

    model: Model
    number: int  # from 1
    out: Path
    process: "subprocess.Popen[bytes] | None" = None
    failures: int = 0
    seen: dict[str, object] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What its run and its weights are called."""
        return f"{self.model.name.lower()}-{self.number}"

    @property
    def run(self) -> Path:
        """Its run folder."""
        return self.out / "runs" / self.name

    @property
    def weights(self) -> Path:
        """Where its weights lie once it is done."""
        return self.out / "weights" / f"{self.name}.safetensors"

    @property
    def base(self) -> Path | None:
        """The weights that it begins from."""
        name = f"{self.model.name.lower()}-{self.number - 1}" if self.number > 1 else self.model.base
        return self.weights.with_name(f"{name}.safetensors") if name else None

    @property
    def ready(self) -> bool:
        """Whether it can begin, or go on."""
        return not self.weights.exists() and (self.base is None or self.base.exists()) and self.failures < 3

    def settings(self, data: Path, cuda: bool) -> dict[str, object]:
        """Return all settings of its run."""
        settings = COMMON | self.model.settings | self.model.stages[self.number - 1]
        settings |= {"name": self.model.name, "data": str(data / self.model.data)}
        if "palette" in settings:
            settings["palette"] = str(data / self.model.data / str(settings["palette"]))
        if self.base is not None:
            settings["base"] = str(self.base)
        if cuda:
            settings |= {"device": "cuda", "batch": _CUDA_BATCH, "learning_rate": 4e-4}
        else:
            settings |= {"device": "cpu", "threads": 1}
        return settings

    def begin(self, data: Path, cuda: bool, minutes: float) -> None:
        """Start its training, or go on with it."""
        if (self.run / "config.json").exists():
            command = ["resume", str(self.run)]
        else:
            settings = self.settings(data, cuda)
            if cuda:
                settings |= {"steps": self._fitting(settings, minutes), "minutes": minutes}
            command = ["train", "--config", str(self._write(settings)), "--out", str(self.run)]
        threads = {} if cuda else {"OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
        with (self.out / f"{self.name}.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "trainer", *command],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=os.environ | threads,
                start_new_session=True,  # Ctrl-C reaches it through us
            )

    def _fitting(self, settings: dict[str, object], minutes: float) -> int:
        """Return how many steps fit into so many minutes, measured by a short training that is thrown away."""
        probe = self.out / "probes" / self.name
        shutil.rmtree(probe, ignore_errors=True)
        short = settings | {"steps": _CUDA_PROBE, "discriminator_start": 0.0, "sample_every": 10_000}
        command = ["train", "--config", str(self._write(short)), "--out", str(probe)]
        subprocess.run([sys.executable, "-m", "trainer", *command], check=True, stdin=subprocess.DEVNULL)
        events = [json.loads(line) for line in (probe / "events.jsonl").read_text(encoding="utf-8").splitlines()]
        a_second = [e["images_per_second"] for e in events if e["event"] == "step"][-1] / _CUDA_BATCH
        return max(_CUDA_PROBE, round(a_second * minutes * 60 * _CUDA_HELD_BACK))

    def _write(self, settings: dict[str, object]) -> Path:
        file = self.out / "settings" / f"{self.name}.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(settings, indent=2), encoding="utf-8")
        return file

    def look(self) -> None:
        """Read from the end of its journal how far it is; when it is done keep its weights."""
        journal = self.run / "events.jsonl"
        if journal.exists():
            with journal.open("rb") as file:
                file.seek(max(0, journal.stat().st_size - 20_000))
                lines = file.read().splitlines()
            events = [json.loads(line) for line in lines if line.startswith(b'{"event"') and line.endswith(b"}")]
            for event in events:
                if event["event"] in ("step", "finished", "failed", "validated"):
                    self.seen[event.pop("event")] = event
        if self.process is None or self.process.poll() is None:
            return
        code, self.process = self.process.returncode, None
        finished = self.seen.get("finished")
        if code == 0 and isinstance(finished, dict) and finished.get("reason") == "completed":
            self.keep()
        elif code not in (0, 130):
            self.failures += 1

    def keep(self) -> None:
        """Copy its weights, and those of its discriminator, to where the next stage takes them from."""
        self.weights.parent.mkdir(parents=True, exist_ok=True)
        beside = ".discriminator.safetensors"
        if (self.run / f"model{beside}").exists():  # a stage without a judge has none
            shutil.copy(self.run / f"model{beside}", self.weights.with_name(self.name + beside))
        partial = self.weights.with_suffix(".part")
        shutil.copy(self.run / "model.safetensors", partial)
        partial.replace(self.weights)


def pack(data: Path, models: list[Model], target: Path) -> None:
    """Write what the models learn from into one archive: photos as WebP, the rest as it is."""
    with tarfile.open(target, "w") as archive:
        for folder in sorted({model.data for model in models}):
            for file in sorted(path for path in (data / folder).rglob("*") if path.is_file()):
                name = file.relative_to(data)
                content = file.read_bytes()
                if file.suffix == ".jpg":
                    with Image.open(file) as image:
                        image.thumbnail((1024, 512), Image.Resampling.LANCZOS)
                        made = io.BytesIO()
                        image.save(made, "WEBP", quality=80)
                    name, content = name.with_suffix(".webp"), made.getvalue()
                entry = tarfile.TarInfo(name.as_posix())
                entry.size = len(content)
                archive.addfile(entry, io.BytesIO(content))
    size = target.stat().st_size
    print(f"{target}: {size / 2**20:.1f} MiB" + (", more than can be sent" if size > _PACKED else ""))


def unpack(archive: Path, out: Path) -> Path:
    """Return the folder of the data in an archive, unpacked once."""
    folder = out / "data"
    if not folder.exists():
        with tarfile.open(archive) as packed:
            packed.extractall(folder, filter="data")
    return folder


def write_progress(path: Path, stages: list[Stage]) -> None:
    """Write how far each stage is."""
    content = {
        stage.name: {
            "state": "done" if stage.weights.exists() else "learning" if stage.process is not None else "waiting",
            **stage.seen,
        }
        for stage in stages
    }
    partial = path.with_suffix(".part")
    partial.write_text(json.dumps(content, indent=1), encoding="utf-8")
    partial.replace(path)


def main() -> None:
    """Train what isn't trained yet."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--data", type=Path, required=True, help="the folder of data sets")
    options.add_argument("--out", type=Path, help="where runs, weights and progress go")
    options.add_argument("--only", nargs="*", default=[], help="models, by name; else all")
    options.add_argument("--stages", type=int, default=99, help="at most so many of each model")
    options.add_argument("--device", choices=["cpu", "cuda"], default="cpu")
    options.add_argument("--at-once", type=int, default=None, help="models that learn at a time [2; with cuda 1]")
    options.add_argument("--minutes", type=float, default=25, help="for all with cuda, evenly over the models")
    options.add_argument("--pack", type=Path, help="write the data as an archive for a machine with a card, and end")
    given = options.parse_args()
    cuda = given.device == "cuda"
    at_once = given.at_once or (1 if cuda else 2)
    chosen = [m for m in MODELS if not given.only or m.name.lower() in [name.lower() for name in given.only]]
    if given.pack is not None:
        return pack(given.data, chosen, given.pack)
    if given.out is None:
        options.error("say where everything goes: --out FOLDER")
    out = given.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    data = unpack(given.data, out) if given.data.is_file() else given.data.resolve()
    # All first stages, then all second ones: so there is soon something of each.
    most = max(len(model.stages) for model in chosen)
    stages = [
        Stage(model, number, out)
        for number in range(1, (1 if cuda else min(most, given.stages)) + 1)
        for model in chosen
        if number <= len(model.stages)
    ]
    minutes = given.minutes / len(chosen)
    stopping: list[int] = []
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda n, _: stopping.append(n))
    while True:
        for stage in stages:
            stage.look()
        learning = [stage for stage in stages if stage.process is not None]
        if not stopping:
            free = [stage for stage in stages if stage.process is None and stage.ready]
            for stage in free[: at_once - len(learning)]:
                stage.begin(data, cuda, minutes)
        write_progress(out / "progress.json", stages)
        learning = [stage for stage in stages if stage.process is not None]
        if not learning:
            return None
        if stopping:
            for stage in learning:
                if stage.process is not None:
                    stage.process.terminate()  # it saves first
            for stage in learning:
                if stage.process is not None:
                    stage.process.wait()
            continue
        for _ in range(_LOOK_EVERY):
            if not stopping:
                time.sleep(1)


if __name__ == "__main__":
    main()
