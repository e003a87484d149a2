"""A study as one HTML file, its pictures inside: friends open it in a browser, and nothing goes over a network."""

import base64
from pathlib import Path

import msgspec

from trainer.files.atomic_write import write_atomically
from trainer.laboratory.study.trials import Study

_TEMPLATE = Path(__file__).with_name("study_page.html")
_PLACE = "/*STUDY*/null"


def write_study_page(study: Study, folder: Path, out: Path) -> None:
    """Write the page of a study whose pictures are in `folder`.

    Raises:
        OSError: a picture is gone, or the file can't be written.
    """
    names = {name for item in study.items for name in (item.real, item.made)}
    content = msgspec.to_builtins(study) | {
        "practice": study.practice,
        "trials": study.trials,
        "pictures": {name: _data_url((folder / name).read_bytes()) for name in sorted(names)},
    }
    said = msgspec.json.encode(content).decode().replace("<", "\\u003c")  # no name ends the script
    page = _TEMPLATE.read_text(encoding="utf-8").replace(_PLACE, said)
    write_atomically(out, page.encode())


def _data_url(jpeg: bytes) -> str:
    return "data:image/jpeg;base64," + base64.b64encode(jpeg).decode()
