"""Model files: what is written is read again, and whatever is wrong with one has a sentence."""

import json
import os
import struct
from pathlib import Path

import msgspec
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from safetensors import safe_open
from safetensors.torch import load_file, save_file

from tests.trainer.models import save_small_model, small_card
from trainer.model_card import (
    METADATA_KEY,
    InputSpec,
    ModelCard,
    ModelFileError,
    Swatch,
    decode_card,
    encode_card,
    read_card,
    rewrite_card,
)
from trainer.pix2pix.model_file import build_generator, load_model, save_discriminator, save_model


def test_weights_and_card_come_back(tmp_path: Path) -> None:
    network = save_small_model(tmp_path / "m.safetensors")
    card, weights = load_model(tmp_path / "m.safetensors")
    assert card == small_card()
    assert weights.keys() == network.state_dict().keys()
    for name, tensor in network.state_dict().items():
        assert torch.equal(weights[name], tensor)


def test_half_precision_halves_the_file_and_keeps_the_weights_nearly(tmp_path: Path) -> None:
    network = save_small_model(tmp_path / "full.safetensors")
    save_model(tmp_path / "half.safetensors", small_card(), network.state_dict())
    _, weights = load_model(tmp_path / "half.safetensors")
    assert (tmp_path / "half.safetensors").stat().st_size < 0.6 * (tmp_path / "full.safetensors").stat().st_size
    for name, tensor in network.state_dict().items():
        assert weights[name].dtype == torch.float32
        torch.testing.assert_close(weights[name], tensor, atol=1e-3, rtol=1e-3)


def test_a_file_that_is_shortened_while_its_model_draws_changes_nothing(tmp_path: Path) -> None:
    network = save_small_model(tmp_path / "m.safetensors")
    save_model(tmp_path / "m.safetensors", small_card(), network.state_dict(), torch.float32)
    _, weights = load_model(tmp_path / "m.safetensors")
    os.truncate(tmp_path / "m.safetensors", 0)  # mapped, its pages would be gone (SIGBUS)
    for name, tensor in network.state_dict().items():
        assert torch.equal(weights[name], tensor)


def test_tensors_are_named_from_the_outside_in(tmp_path: Path) -> None:
    save_small_model(tmp_path / "m.safetensors")
    _, weights = load_model(tmp_path / "m.safetensors")
    assert {name.split(".")[0] for name in weights} == {"down", "up"}
    assert weights["down.0.conv.weight"].shape == (4, 3, 4, 4)
    assert "down.1.conv.bias" not in weights
    assert weights["up.0.conv.bias"].shape == (3,)


def test_every_way_to_cut_a_file_short_is_noticed(tmp_path: Path) -> None:
    save_small_model(tmp_path / "m.safetensors")
    content = (tmp_path / "m.safetensors").read_bytes()
    cut = tmp_path / "cut.safetensors"
    for length in (0, 4, 8, 100, 2000, len(content) // 2, len(content) - 1):
        cut.write_bytes(content[:length])
        with pytest.raises(ModelFileError, match=r"cut\.safetensors"):
            load_model(cut)


@given(content=st.binary(max_size=300))
def test_foreign_bytes_are_no_model(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("foreign") / "foreign.safetensors"
    path.write_bytes(content)
    with pytest.raises(ModelFileError, match=r"foreign\.safetensors"):
        load_model(path)


def test_a_pickle_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "m.safetensors"
    torch.save({"weight": torch.zeros(3)}, path)
    with pytest.raises(ModelFileError, match="not a model file"):
        load_model(path)


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(ModelFileError, match="no model at"):
        load_model(tmp_path / "nowhere.safetensors")
    with pytest.raises(ModelFileError, match="can't be read"):
        load_model(tmp_path)


def test_weights_without_a_card_are_refused(tmp_path: Path) -> None:
    save_file({"weight": torch.zeros(3)}, tmp_path / "m.safetensors")
    with pytest.raises(ModelFileError, match="no Sketchpad model card"):
        load_model(tmp_path / "m.safetensors")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"down.1.conv.weight": torch.zeros(9, 4, 4, 4)}, "down.1.conv.weight has the shape"),
        ({"down.1.conv.weight": None}, "down.1.conv.weight is missing"),
        ({"extra": torch.zeros(2)}, "extra belongs to no layer"),
        ({"up.0.conv.bias": torch.full((3,), torch.nan)}, "up.0.conv.bias holds values that are no numbers"),
        ({"up.0.conv.bias": torch.zeros(3, dtype=torch.int32)}, "up.0.conv.bias holds torch.int32"),
    ],
)
def test_tensors_that_do_not_fit_the_card_are_named(
    tmp_path: Path, change: dict[str, torch.Tensor | None], said: str
) -> None:
    weights: dict[str, torch.Tensor | None] = {**save_small_model(tmp_path / "m.safetensors").state_dict(), **change}
    save_file(
        {name: tensor.contiguous() for name, tensor in weights.items() if tensor is not None},
        tmp_path / "bad.safetensors",
        {METADATA_KEY: encode_card(small_card())},
    )
    with pytest.raises(ModelFileError, match=said):
        load_model(tmp_path / "bad.safetensors")


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("network", {"width": 0}, "network.width"),
        ("network", {"kind": "transformer"}, "network.kind"),
        ("size", "big", "size"),
        ("format", 5, "newer version"),
        ("colour_space", "cmyk", "colour_space"),
    ],
)
def test_a_wrong_card_names_its_field(field: str, value: object, said: str) -> None:
    card = json.loads(encode_card(small_card()))
    card[field] = value
    with pytest.raises(ModelFileError, match=said):
        decode_card(json.dumps(card), "m.safetensors")


def test_older_versions_are_told_that_they_would_draw_dabs_otherwise() -> None:
    """What they don't know they ignore, and would show the network something that it hasn't learned."""
    small = small_card()
    spreading = msgspec.structs.replace(small, input=InputSpec(kind="lines", spread_dabs=True))
    assert json.loads(encode_card(spreading))["format"] == 3
    assert json.loads(encode_card(small))["format"] == 1
    for told in (InputSpec(grain=0.1), InputSpec(kind="lines", spread_dabs=True, undabbed="white")):
        assert json.loads(encode_card(msgspec.structs.replace(small, input=told)))["format"] == 4
    assert decode_card(encode_card(spreading), "x").input.spread_dabs


def test_fields_of_newer_versions_are_ignored() -> None:
    card = json.loads(encode_card(small_card())) | {"mood": "cheerful"}
    assert decode_card(json.dumps(card), "m.safetensors") == small_card()


@given(name=st.text(max_size=40), colours=st.lists(st.tuples(*[st.integers(0, 255)] * 3), max_size=5))
def test_any_card_comes_back(name: str, colours: list[tuple[int, int, int]]) -> None:
    palette = tuple(Swatch(f"c{i}", colour) for i, colour in enumerate(colours))
    small = small_card(name)
    card = msgspec.structs.replace(small, input=msgspec.structs.replace(small.input, palette=palette))
    assert decode_card(encode_card(card), "x") == card


def test_a_card_is_read_from_the_header_alone(tmp_path: Path) -> None:
    """The weights could be anything: they aren't looked at."""
    save_small_model(tmp_path / "m.safetensors")
    content = bytearray((tmp_path / "m.safetensors").read_bytes())
    (length,) = struct.unpack("<Q", content[:8])
    content[8 + length :] = b"\xff" * (len(content) - 8 - length)
    (tmp_path / "m.safetensors").write_bytes(content)
    assert read_card(tmp_path / "m.safetensors") == small_card()


def test_a_lying_header_length_allocates_nothing(tmp_path: Path) -> None:
    (tmp_path / "m.safetensors").write_bytes(struct.pack("<Q", 1 << 62) + b"{}")
    with pytest.raises(ModelFileError):
        read_card(tmp_path / "m.safetensors")


def test_a_save_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "m.safetensors"
    save_small_model(path)
    before = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        save_small_model(path, ModelCard(name="Other", network=small_card().network))
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["m.safetensors"]


def test_the_discriminator_lies_beside_its_model(tmp_path: Path) -> None:
    save_discriminator(tmp_path / "m.safetensors", {"layers.0.weight": torch.ones(2, 6, 4, 4)})
    assert (tmp_path / "m.discriminator.safetensors").is_file()


@given(name=st.text(min_size=1, max_size=40), description=st.text(max_size=300))
def test_a_card_is_rewritten_and_the_weights_stay(
    tmp_path_factory: pytest.TempPathFactory, name: str, description: str
) -> None:
    path = tmp_path_factory.mktemp("own") / "m.safetensors"
    save_small_model(path)
    before = load_file(path)
    card = rewrite_card(path, name, description)
    assert (card.name, card.description) == (name, description)
    assert card == msgspec.structs.replace(small_card(), name=name, description=description) == read_card(path)
    after = load_file(path)  # the reader of the format's own library
    assert after.keys() == before.keys()
    assert all(torch.equal(after[key], before[key]) for key in before)
    assert [p.name for p in path.parent.iterdir()] == ["m.safetensors"]


def test_what_a_newer_version_wrote_into_a_card_survives_a_new_name(tmp_path: Path) -> None:
    path = tmp_path / "m.safetensors"
    card = json.loads(encode_card(small_card())) | {"mood": "cheerful"}
    save_file({"x": torch.zeros(3)}, path, metadata={METADATA_KEY: json.dumps(card), "other": "kept"})
    rewrite_card(path, "New", "Said")
    with safe_open(path, "pt") as file:
        metadata = file.metadata()
    assert json.loads(metadata[METADATA_KEY]) == card | {"name": "New", "description": "Said"}
    assert metadata["other"] == "kept"


def test_a_card_that_cannot_be_written_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_small_model(tmp_path / "m.safetensors")
    before = (tmp_path / "m.safetensors").read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("trainer.model_card.shutil.copyfileobj", full)
    with pytest.raises(ModelFileError, match="the disk is full"):
        rewrite_card(tmp_path / "m.safetensors", "New", "")
    assert (tmp_path / "m.safetensors").read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["m.safetensors"]


def test_weights_come_in_the_order_of_the_network_each_time(tmp_path: Path) -> None:
    path = tmp_path / "m.safetensors"
    save_small_model(path)
    card, weights = load_model(path)
    assert list(weights) == list(build_generator(card, weights).state_dict())
