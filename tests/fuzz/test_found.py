"""What the harness found, or a person did, and must not come back."""

from pathlib import Path

import msgspec
import pytest

from tests.trainer.models import save_small_model, small_card
from trainer.model_card import ModelFileError
from trainer.pix2pix.generator import load_generator
from trainer.runs.events import Step, decode_event, encode_event


@pytest.mark.parametrize("step", [2**63, 2**64, 10**30, -1])
def test_an_event_with_a_step_that_no_curve_can_hold_is_none(step: int) -> None:
    assert decode_event(encode_event(Step(7, {"d": 1.0}, 1.0, 1.0)).replace(b"7", str(step).encode(), 1)) is None


def test_a_small_file_that_would_take_gigabytes_is_refused_before_it_does(tmp_path: Path) -> None:
    path = tmp_path / "big.safetensors"
    save_small_model(path, msgspec.structs.replace(small_card(), size=4096))
    assert path.stat().st_size < 200_000
    with pytest.raises(ModelFileError, match="GB of memory"):
        load_generator(path)
