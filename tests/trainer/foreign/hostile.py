"""Damaged and hostile checkpoints from seeds, and a child that opens them: `open_all`."""

import builtins
import io
import json
import os
import pickle
import random
import resource
import signal
import struct
import subprocess
import sys
import time
import zipfile
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from tests.trainer.foreign.programs import ReferenceResnet, ReferenceUnet, seed_weights
from trainer.model_card import ModelFileError
from trainer.pix2pix.foreign.foreign_model import open_foreign
from trainer.pix2pix.foreign.pict import encode_pict

LIMIT_S = 10
ADDRESS_SPACE = 6 << 30  # bytes; torch alone maps two or three


class Runs:
    """Pickles as a call of anything."""

    def __init__(self, function: Callable[..., Any], *arguments: object) -> None:
        self.call = function, arguments

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[object, ...]]:
        return self.call


def make(seed: int, folder: Path) -> Path:
    """Write the bad file of a seed."""
    dice = random.Random(seed)
    kind = _KINDS[seed % len(_KINDS)]
    return kind(dice, folder)


def _checkpoint(dice: random.Random, old: bool = False) -> bytes:
    network = ReferenceUnet(5, 2) if dice.random() < 0.5 else ReferenceResnet(2, 2)
    file = io.BytesIO()
    torch.save(seed_weights(network).state_dict(), file, _use_new_zipfile_serialization=not old)
    return file.getvalue()


def _mutated(dice: random.Random, content: bytes) -> bytes:
    data = bytearray(content)
    for _ in range(dice.choice((1, 1, 2, 8, 64))):
        at = dice.randrange(len(data))
        match dice.randrange(6):
            case 0:
                data[at] = dice.randrange(256)
            case 1:
                data[at] ^= 1 << dice.randrange(8)
            case 2:
                del data[at : at + dice.choice((1, 4, 100))]
            case 3:
                data[at:at] = dice.randbytes(dice.choice((1, 8, 100)))
            case 4:
                data[at : at + 8] = struct.pack("<Q", dice.choice((2**31, 2**40, 2**63 - 1, 2**64 - 1)))[
                    : len(data) - at
                ]
            case _:
                data = data[: max(1, at)]
        if not data:
            break
    return bytes(data)


def _bytes(dice: random.Random, folder: Path) -> Path:
    return _write(folder / "bytes.pth", _mutated(dice, _checkpoint(dice, old=dice.random() < 0.4)))


def _description(dice: random.Random, folder: Path) -> Path:
    """The pickle within a sound zip file is changed."""
    with zipfile.ZipFile(io.BytesIO(_checkpoint(dice))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = next(name for name in parts if name.endswith("data.pkl"))
    parts[name] = _mutated(dice, parts[name])
    return _write(folder / "description.pt", _zipped(parts))


def _pict(dice: random.Random, folder: Path) -> Path:
    weights = {}
    for level in range(1, 5):
        weights[f"generator/encoder_{level}/conv2d/kernel"] = np.ones((2, 3 if level == 1 else 2, 4, 4), np.float32)
        weights[f"generator/decoder_{level}/conv2d_transpose/kernel"] = np.ones((4, 2, 4, 4), np.float32)
    return _write(folder / "demo.pict", _mutated(dice, encode_pict(weights)))


def _code(dice: random.Random, folder: Path) -> Path:
    """A pickle that runs something, bare, in a zip file or in the old layout, somewhere in containers."""
    marker = str(folder / "marker")
    call = Runs(*dice.choice(_calls(marker)))
    content: Any = dice.choice((call, {"state_dict": call}, OrderedDict(a=[1, (2, {"b": call})]), [call] * 3))
    if dice.random() < 0.5:
        content = dict(ReferenceUnet(5, 2).state_dict()) | {"extra": content}
    way = dice.randrange(3)
    if way == 0:
        torch.save(content, folder / "code.pth")
        return folder / "code.pth"
    if way == 1:
        torch.save(content, folder / "code.pt", _use_new_zipfile_serialization=False)
        return folder / "code.pt"
    return _write(folder / "code.pth", pickle.dumps(call, dice.choice((2, 3, 4, 5))))


def _calls(marker: str) -> list[tuple[Any, ...]]:
    return [
        (os.system, f"touch {marker}"),
        (builtins.eval, f"open({marker!r}, 'w')"),
        (builtins.exec, f"open({marker!r}, 'w')"),
        (builtins.open, marker, "w"),
        (subprocess.Popen, ["touch", marker]),
        (getattr, "os", "system"),
        (torch.load, marker),
        (Path.touch, Path(marker)),
        (builtins.__import__, "os"),
        (bytearray, 1 << 40),
    ]


def _raw(dice: random.Random, folder: Path) -> Path:
    """Opcodes by hand: old ways to call, floods of memory, nesting, laughter."""
    marker = str(folder / "marker").encode()
    size = dice.choice((1 << 20, 1 << 28))
    bodies = [
        b"(S'touch " + marker + b"'\nios\nsystem\n.",
        b"(cos\nsystem\nS'touch " + marker + b"'\no.",
        b"cos\nsystem\n(S'touch " + marker + b"'\ntR.",
        b"c__builtin__\neval\n(S'1'\ntR.",
        b"\x80\x02]r" + struct.pack("<I", 0x7FFFFFFF) + b".",
        b"\x80\x02" + b"(" * 200_000 + b".",
        b"\x80\x02" + b"]" * 200_000 + b"a" * 199_999 + b".",
        b"\x80\x04\x8e" + struct.pack("<Q", 1 << 42) + b".",
        b"\x80\x04\x95" + struct.pack("<Q", 1 << 42) + b".",
        b"\x80\x02}q\x00" + b"".join(b"]q%c(h%ch%ch%ce" % (n + 1, n, n, n) for n in range(60)) + b".",
        b"\x80\x02" + b"N" * size + b".",
        b"\x80\x02)" + b"\x85" * min(size, 400_000) + b"}h\x00.",
        b"\x80\x02cbuiltins\nbytearray\n\x8a\x06\x00\x00\x00\x00\x00\x01\x85R.",
        b"\x80\x02\x82\x01.",
        b"I" + b"9" * 100_000 + b"\n.",
        b"\x80\x02U\x05weirdQ.",
    ]
    body = dice.choice(bodies)
    if dice.random() < 0.5:
        parts = {"archive/data.pkl": body, "archive/version": b"3"}
        return _write(folder / "raw.pth", _zipped(parts))
    head = b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19.\x80\x02M\xe9\x03.\x80\x02}q\x00." if dice.random() < 0.5 else b""
    return _write(folder / "raw.pth", head + body)


def _terabytes(dice: random.Random, folder: Path) -> Path:
    """Tensors with the right names that claim what isn't there."""
    huge = dice.choice((1 << 20, 1 << 33, 1 << 40))
    shape = dice.choice(((huge, 3, 4, 4), (256, 16, 4, 4), (64, huge, 7, 7), (2, 3, 4, 4)))
    stride = dice.choice(((48, 16, 4, 1), (0, 0, 0, 0), (1, 1, 1, huge)))
    count = dice.choice((10, 96, huge, huge * 48))
    name = dice.choice(("model.model.0.weight", "model.1.weight"))
    state = {key: tensor for key, tensor in ReferenceUnet(5, 2).state_dict().items() if key != name}
    file = io.BytesIO()
    torch.save(state | {name: torch.zeros(96)}, file)
    with zipfile.ZipFile(file) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    path = next(part for part in parts if part.endswith("data.pkl"))
    whole = parts[path]
    # The last tensor described is ours: its count, shape and stride are written anew.
    at = whole.rindex(b"K`t") if b"K`t" in whole else len(whole)
    described = _integer(count) + b"t" + whole[at + 3 :]
    described = described.replace(b"K`\x85", _tuple(shape)).replace(b"K\x01\x85", _tuple(stride))
    parts[path] = whole[:at] + described
    return _write(folder / "terabytes.pth", _zipped(parts))


def _integer(number: int) -> bytes:
    return b"\x8a\x08" + struct.pack("<q", number)


def _tuple(numbers: tuple[int, ...]) -> bytes:
    return b"(" + b"".join(_integer(number) for number in numbers) + b"t"


def _bomb(dice: random.Random, folder: Path) -> Path:
    """Zip files that are larger inside, or say so."""
    way = dice.randrange(4)
    size = dice.choice((1 << 20, 50 << 20))
    if way == 0:
        parts = {"archive/data.pkl": b"\x80\x02" + b"N" * size + b"."}
        return _write(folder / "bomb.pth", _zipped(parts, zipfile.ZIP_DEFLATED))
    if way == 1:
        with zipfile.ZipFile(io.BytesIO(_checkpoint(dice))) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        part = next(name for name in parts if name.endswith("/data/0"))
        parts[part] = b"\0" * size
        return _write(folder / "bomb.pth", _zipped(parts, dice.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2))))
    content = bytearray(_checkpoint(dice))
    if way == 2:  # sizes in the list of files
        places = [at for at in range(len(content) - 4) if content[at : at + 4] == b"PK\x01\x02"]
        at = dice.choice(places[: len(places) // 2])
        content[at + 20 : at + 28] = struct.pack("<II", 0xFFFFFF00, 0xFFFFFF00)
    else:  # very many files
        parts = {f"archive/data/{n}": b"" for n in range(20_000)}
        content = bytearray(_zipped(parts | {"archive/data.pkl": b"\x80\x02}."}))
    return _write(folder / "bomb.pth", bytes(content))


_KINDS = (_bytes, _description, _code, _raw, _terabytes, _bomb, _pict, _bytes, _description, _code)


def _zipped(parts: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def _write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def _too_long(_number: int, _frame: object) -> None:
    raise TimeoutError


def work() -> None:
    """Open the files whose paths come on stdin, a line each; a line of JSON says how each ended."""
    signal.signal(signal.SIGPROF, _too_long)
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    for line in sys.stdin:
        before, sentence, fault = time.process_time(), "", ""
        signal.setitimer(signal.ITIMER_PROF, LIMIT_S)  # of the processor's time: the machine may be busy with others
        try:
            model = open_foreign(Path(line.strip()))
            model.convert(model.usual())
        except ModelFileError as error:
            sentence = str(error)
        except BaseException as error:  # noqa: BLE001  (whatever it is, it is a fault to be reported)
            fault = f"{type(error).__name__}: {error}"
        signal.setitimer(signal.ITIMER_PROF, 0)
        seconds, peak = time.process_time() - before, peak_mb()
        print(json.dumps(asdict(Ending(sentence, fault, seconds, peak))), flush=True)


@dataclass(frozen=True)
class Ending:
    """What became of a file: one sentence or none, or a fault of ours."""

    sentence: str
    fault: str
    seconds: float  # of the processor
    peak_mb: float  # of the process, so far


def peak_mb() -> float:
    """Return the most memory this process has had; `ru_maxrss` would count what its parent had when it forked."""
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def open_all(folder: Path, seeds: Sequence[int]) -> Iterator[tuple[int, Path, Ending]]:
    """Write the bad file of each seed and have it opened by one child with limits."""
    command = [sys.executable, "-m", "tests.trainer.foreign.hostile"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        for seed in seeds:
            path = make(seed, folder)
            child.stdin.write(f"{path}\n")
            child.stdin.flush()
            answer = child.stdout.readline()
            assert answer, f"the child ended at seed {seed}"
            yield seed, path, Ending(**json.loads(answer))
            path.unlink()
        child.stdin.close()


if __name__ == "__main__":
    work()
