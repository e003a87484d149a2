"""Train the starter models, all from one list: python assets/models/training/campaign.py --data DATA --out FOLDER.

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

_LOOK_EVERY = 15  # seconds
_CUDA_BATCH = 16
_CUDA_PROBE = 60  # steps that tell how fast a card is
_CUDA_HELD_BACK = 0.85  # of the time; the rest goes into starts, samples and the validation
_PACKED = 64 * 1024 * 1024  # bytes

COMMON: dict[str, object] = {
    "size": 256,
    "width": 32,
    "norm": "instance",
    "upsampling": "resize",
    "batch": 2,
    "averaging": 0.998,
    "objective": "l1+cgan",
    "l1_weight": 20,
    "perceptual": 10,
    "gan_loss": "hinge",
    "feature_matching": 5,
    "discriminator_width": 32,
    "discriminator_augmentation": 0.7,
    "seed": 0,
    "checkpoint_every": 250,
    "sample_every": 250,
    "validate_every": 1_000_000,  # at the end alone: it takes as long as a hundred steps
    "unfinished": 0.12,
}
# Lines with dabs: these are spread before, and colour counts more, which the loss in features hardly sees.
DABS: dict[str, object] = {"spread_dabs": True, "dab_size": 2, "painted": 0.2, "l1_weight": 30, "unfinished": 0.15}
# Parts of pictures enlarged: so that a shape stays whole at twice the size.
LARGE: dict[str, object] = {"zoom": 1.5, "perceptual": 12}
# Textures of a grain that the network is given, in the colours that were drawn.
GRAINY: dict[str, object] = {"grain": 0.08, "colour_tolerance": 0.15, "colour_augmentation": 0.7, "l1_weight": 30}
# Of the same grain, for a judge that sees features.
ROUGH = GRAINY | {"colour_augmentation": 0.5, "texture_matching": 1, "l1_weight": 20}
# Pictures nearly as they are: what was varied has been learned.
AS_IS: dict[str, object] = {"l1_weight": 10, "perceptual": 20}
UNMOVED: dict[str, object] = {"jitter": 1.05, "zoom": 1.06}
# Such pictures, for a judge that sees features.
LIT: dict[str, object] = UNMOVED | {"l1_weight": 15, "perceptual": 15, "colour_augmentation": 0.4}
EMOJI: dict[str, object] = {
    "target": "render",
    "jitter": 1.1,
    "zoom": 1.15,
    "colour_augmentation": 1,
    "licence": "MIT",
    "credits": "Trained on Fluent Emoji, Copyright (c) Microsoft Corporation, MIT licence; pictures from the npm "
    "packages @lobehub/fluent-emoji-3d 1.1.0 and @iconify-json/fluent-emoji-flat 1.2.6, re-packagings of "
    "microsoft/fluentui-emoji.",
}


@dataclass(frozen=True)
class Model:
    """One starter: the folder of its data under DATA, its own settings, and the settings of each stage."""

    name: str
    data: str
    settings: dict[str, object]
    stages: tuple[dict[str, object], ...]
    base: str = ""  # the stage of another model that the first begins from


def plain(steps: int, seed: int = 0, decay: float = 0.5, rate: float = 2e-4) -> dict[str, object]:
    """Return a stage without a judge, by the distances to the target alone: half as long a step, and no halos."""
    alone: dict[str, object] = {"objective": "l1", "feature_matching": 0, "discriminator_augmentation": 0}
    return alone | {"steps": steps, "decay": decay, "learning_rate": rate, "seed": seed}


def judged(steps: int, seed: int = 0, start: float = 0.1, weight: float = 1.0) -> dict[str, object]:
    """Return a stage in which a judge comes in after a share of the steps."""
    return {"steps": steps, "decay": 0.5, "discriminator_start": start, "gan_weight": weight, "seed": seed}


def projected(steps: int, seed: int, weight: float = 1.0, held: int = 0) -> dict[str, object]:
    """Return a stage whose judge sees features; a new one learns for the steps `held` before it is listened to."""
    settings = judged(steps, seed, start=0, weight=weight) | {"discriminator_first": held}
    others = {"feature_matching": 0, "discriminator_augmentation": 0}  # of a judge that sees pixels
    return settings | others | {"discriminator": "projected", "discriminator_width": 64}


MODELS = (
    Model(
        "Landscapes",
        "landscapes",
        {
            "maker": "blocks",
            "jitter": 286 / 256,
            "zoom": 1.28,
            "varied": True,
            "colour_tolerance": 0.6,
            "colour_augmentation": 0.5,
            "description": "Flat areas of colour become a landscape: sky above, land or sea below.",
            "licence": "CC BY-SA 4.0",
            "credits": "Trained on landscape photographs of Endless Sky, public domain, CC0, CC BY-SA 3.0 and 4.0; "
            "the photographers are named in landscapes.credits.txt.",
        },
        (
            judged(3400, start=0.47),
            plain(8000, 1),
            judged(3000, 2, start=0, weight=0.5),
            judged(1000, 41, start=0, weight=0.7) | {"grain": 0.08, "texture_matching": 6},
            judged(2600, 51, start=0, weight=0.7) | GRAINY | {"texture_matching": 6},
            plain(1500, 61, decay=0.6, rate=1.5e-4) | GRAINY | {"texture_matching": 5},
            plain(2000, 71, decay=0.6, rate=1.5e-4)
            | GRAINY
            | {"colour_augmentation": 0.5, "texture_matching": 2.5, "perceptual": 15},
            plain(900, 81, decay=0.9, rate=1.2e-4)
            | {"grain": 0.08, "colour_tolerance": 0.1, "colour_augmentation": 0.3, "averaging": 0.995}
            | {"texture_matching": 1, "perceptual": 20},
            projected(1300, 91, held=80) | ROUGH,
            projected(2400, 92) | ROUGH,
        ),
    ),
    Model(
        "Clay",
        "emoji",
        EMOJI
        | {
            "input": "flat",
            "grounds": 0.4,
            "description": "Flat colours become a soft render, as if modelled in clay.",
        },
        (
            plain(1750),
            plain(800, 1, decay=0.8),
            plain(8000, 2),
            judged(2000, 3, start=0, weight=0.3),
            plain(2500, 21) | AS_IS | {"grounds": 0.15, "unfinished": 0.04, "colour_augmentation": 0.4},
            plain(3600, 22, decay=0.6, rate=2.5e-4)
            | AS_IS
            | UNMOVED
            | {"grounds": 0.25, "unfinished": 0.03, "colour_augmentation": 0.3},
            plain(1500, 31, decay=0.6, rate=2.5e-4)
            | AS_IS
            | UNMOVED
            | {"grounds": 0.25, "unfinished": 0.03, "colour_augmentation": 0.3},
            projected(1400, 91, held=80) | LIT | {"grounds": 0.3, "unfinished": 0.05},
            projected(1000, 101, weight=0.7) | LIT | {"grounds": 0.6, "unfinished": 0.03},
        ),
    ),
    Model(
        "Wardrobe",
        "wardrobe",
        {
            "maker": "dabs",
            "input_kind": "lines",
            "line_width": 2.0,
            "line_augmentation": 1,
            "jitter": 1.1,
            "zoom": 1.15,
            "varied": True,
            "dyes": 0.7,
            "undabbed": "neighbours",
            "colour_augmentation": 0.5,
            "description": "Lines become clothes and shoes. A dab of colour dyes the part it lies in, and bare parts "
            "beside it.",
            "licence": "MIT",
            "credits": "Trained on photographs of clothes by Alexey Grigorev, Kenes Shangereyev, Tagias.com and 32 "
            "contributors, CC0 1.0 (github.com/alexeygrigorev/clothing-dataset), from a model trained on Fluent Emoji, "
            "Copyright (c) Microsoft Corporation, MIT licence.",
        },
        (
            plain(2800) | DABS,
            judged(900, 1, start=0.05, weight=0.3) | DABS,
            plain(7000) | DABS | LARGE,
            plain(3000, 11, rate=1.5e-4) | DABS | LARGE,
            plain(1700, 12, rate=1.5e-4) | DABS | LARGE | {"painted": 0.6, "zoom": 2},
            plain(1900, 13, decay=0.6)
            | DABS
            | {"l1_weight": 25, "perceptual": 20, "painted": 0.4, "zoom": 1.5}
            | {"colour_augmentation": 0.3, "unfinished": 0.08},
            projected(1200, 91, weight=0.7, held=80) | DABS | LARGE,
        ),
        base="ink-1",
    ),
    Model(
        "Ink",
        "emoji",
        EMOJI
        | {
            "maker": "dabs",
            "input": "lines",
            "colours": "flat",
            "input_kind": "lines",
            "line_width": 2.0,
            "line_augmentation": 1,
            "varied": True,
            "dyes": 0.3,
            "undabbed": "white",
            "grounds": 0.15,
            "description": "Lines become a soft render. A dab of colour fills the shape it lies in; what has none "
            "stays white.",
        },
        (
            plain(5500) | DABS,
            judged(1100, 1, start=0.05, weight=0.3) | DABS,
            plain(8000, 2) | DABS,
            projected(950, 91, weight=0.7, held=80) | DABS,
        ),
        base="clay-3",
    ),
    Model(
        "Facades",
        "facades",
        {
            "direction": "BtoA",
            "input_kind": "labels",
            "palette": "palette.json",
            "snap": True,
            "unfinished": 0,
            "description": "A map of windows, doors, balconies and cornices becomes the front of a building.",
            "licence": "not certain: the data set names only a citation",
            "credits": "Trained on CMP Facades: Radim Tylecek, Radim Sara, Spatial Pattern Templates for Recognition "
            "of Objects with Regular Structure, GCPR 2013; pairs as in Isola et al., CVPR 2017.",
        },
        (plain(4000, rate=3e-4), judged(1200, 1, start=0, weight=0.5), judged(12000, 2, start=0, weight=0.5)),
    ),
)


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
