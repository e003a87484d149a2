"""A short run of the harness: damaged files of every format are opened, or there is a sentence. `make fuzz` is long."""

from pathlib import Path

import pytest

from tests.fuzz.child import open_damaged
from tests.fuzz.formats import NAMES, load_format


@pytest.mark.filterwarnings("ignore")  # of libraries, about what is in damaged files
@pytest.mark.parametrize("name", NAMES)
def test_a_damaged_file_is_opened_or_told(name: str, tmp_path: Path) -> None:
    format_ = load_format(name)
    for number in range(5 if name == "resume" else 20):
        outcome, kind = open_damaged(format_, name, 0, number, tmp_path / "case")
        assert outcome in ("opened", "typed"), f"number {number}: {kind}"
