"""Whatever another program trained draws the same picture here, in whichever mode it was drawn with."""

from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor, nn

from tests.trainer.foreign.programs import ReferenceResnet, ReferenceUnet, TutorialUnet, draw, seed_weights
from trainer.model_card import ModelFileError
from trainer.pix2pix.foreign.conversion import Reading
from trainer.pix2pix.foreign.foreign_model import ForeignModel, open_foreign
from trainer.pix2pix.model_file import build_generator, load_model, save_model
from trainer.pix2pix.networks import DropoutNoise


def network(kind: str, width: int = 2, **options: Any) -> nn.Module:
    if kind.startswith("unet"):
        return seed_weights(ReferenceUnet({"unet_256": 8, "unet_128": 7}[kind], width, **options))
    return seed_weights(ReferenceResnet({"resnet_9blocks": 9, "resnet_6blocks": 6}[kind], width, **options))


def frame(height: int = 256, width: int = 256, channels: int = 3) -> Tensor:
    return torch.rand(1, channels, height, width, generator=torch.Generator().manual_seed(1)) * 2 - 1


def saved(network: nn.Module, folder: Path, name: str = "latest_net_G.pth", wrap: str = "") -> Path:
    state = {f"{wrap}{key}": tensor for key, tensor in network.state_dict().items()}
    torch.save(state, folder / name)
    return folder / name


def ours(model: ForeignModel, reading: Reading, folder: Path, x: Tensor, noise: DropoutNoise | None = None) -> Tensor:
    """Draw with what becomes of a checkpoint, through a model file."""
    card, weights = model.convert(reading)
    save_model(folder / "ours.safetensors", card, weights, torch.float32)
    with torch.no_grad():
        picture: Tensor = build_generator(*load_model(folder / "ours.safetensors"))(x, noise)
    return picture


@pytest.mark.parametrize("dropout", [True, False])
@pytest.mark.parametrize("norm", ["batch", "instance"])
@pytest.mark.parametrize("kind", ["unet_256", "unet_128", "resnet_9blocks", "resnet_6blocks"])
def test_it_draws_what_the_reference_draws(tmp_path: Path, kind: str, norm: str, dropout: bool) -> None:
    theirs = network(kind, norm=norm, dropout=dropout)
    model = open_foreign(saved(theirs, tmp_path))
    assert model.found.spec.norm == norm
    x = frame()
    steady = ours(model, Reading(statistics="running" if norm == "batch" else "own"), tmp_path, x)
    assert (steady - draw(theirs, x, "eval")).abs().max() < 1e-4
    noise = DropoutNoise(5) if dropout else None
    lively = ours(model, Reading(), tmp_path, x, noise)
    assert (lively - draw(theirs, x, "train", seed=5)).abs().max() < 1e-4
    if norm == "batch":
        assert (steady - lively).abs().max() > 1e-2


@pytest.mark.parametrize("mode", ["eval", "train"])
def test_a_tutorials_unet_is_drawn_too(tmp_path: Path, mode: str) -> None:
    theirs = seed_weights(TutorialUnet(2))
    model = open_foreign(saved(theirs, tmp_path, "gen.pth"))
    x = frame()
    reading = Reading(statistics="running" if mode == "eval" else "own")
    picture = ours(model, reading, tmp_path, x, DropoutNoise(5) if mode == "train" else None)
    assert (picture - draw(theirs, x, mode, seed=5)).abs().max() < 1e-4


@pytest.mark.parametrize("upsampling", ["nearest", "bilinear"])
@pytest.mark.parametrize("padding", ["reflect", "zero"])
def test_resnets_that_resize(tmp_path: Path, upsampling: Any, padding: str) -> None:
    theirs = network("resnet_6blocks", padding=padding, upsampling=upsampling)
    model = open_foreign(saved(theirs, tmp_path))
    assert "--upsampling" in " ".join(model.assumed(model.usual()))
    picture = ours(model, Reading(upsampling=upsampling), tmp_path, frame(64, 96))
    assert (picture - draw(theirs, frame(64, 96), "eval")).abs().max() < 1e-4


@pytest.mark.parametrize(
    "options",
    [
        {"norm": "instance", "affine": True},
        {"norm": "instance", "track_running_stats": True},
        {"norm": "batch", "track_running_stats": False},
        {"norm": "none"},
    ],
)
@pytest.mark.parametrize("kind", ["unet_128", "resnet_6blocks"])
def test_norms_of_every_make(tmp_path: Path, kind: str, options: dict[str, Any]) -> None:
    theirs = network(kind, **options)
    model = open_foreign(saved(theirs, tmp_path))
    runs = "track_running_stats" in options and options["track_running_stats"]
    assert model.found.has_running == runs
    picture = ours(model, Reading(statistics="running" if runs else "own"), tmp_path, frame(128, 128))
    assert (picture - draw(theirs, frame(128, 128), "eval")).abs().max() < 1e-4


@pytest.mark.parametrize("wrap", ["module.", "netG.", "generator.module.", "net._orig_mod."])
def test_wrappings_come_off(tmp_path: Path, wrap: str) -> None:
    theirs = network("unet_128")
    model = open_foreign(saved(theirs, tmp_path, wrap=wrap))
    assert model.found.spec.depth == 7


@pytest.mark.parametrize("key", ["state_dict", "model", "netG", "G", "params_ema", "nested.deep"])
def test_a_whole_training_state_is_searched(tmp_path: Path, key: str) -> None:
    theirs = network("resnet_6blocks")
    optimizer = torch.optim.Adam(theirs.parameters())
    theirs(frame(16, 16)).mean().backward()
    optimizer.step()
    content: Any = theirs.state_dict()
    for word in reversed(key.split(".")):
        content = {word: content}
    judge = nn.Sequential(nn.Conv2d(3, 4, 4), nn.Conv2d(4, 8, 4), nn.Conv2d(8, 1, 4)).state_dict()
    torch.save({"epoch": 3, "optimizer": optimizer.state_dict(), "netD": judge} | content, tmp_path / "last.pt")
    model = open_foreign(tmp_path / "last.pt")
    assert (model.found.spec.kind, model.found.spec.blocks, model.table.key) == ("resnet", 6, key)


def test_the_old_layout_of_files(tmp_path: Path) -> None:
    theirs = network("unet_128")
    torch.save(theirs.state_dict(), tmp_path / "old.pth", _use_new_zipfile_serialization=False)
    model = open_foreign(tmp_path / "old.pth")
    picture = ours(model, Reading(statistics="running"), tmp_path, frame(128, 128))
    assert (picture - draw(theirs, frame(128, 128), "eval")).abs().max() < 1e-4


@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16, torch.float64])
def test_other_numbers(tmp_path: Path, dtype: torch.dtype) -> None:
    theirs = network("resnet_6blocks").to(dtype).float()
    path = saved(theirs, tmp_path)
    torch.save({name: t.to(dtype) for name, t in theirs.state_dict().items()}, path)
    picture = ours(open_foreign(path), Reading(), tmp_path, frame(64, 64))
    assert (picture - draw(theirs, frame(64, 64), "eval")).abs().max() < 1e-4


def test_channels_lines_and_grey_pictures(tmp_path: Path) -> None:
    theirs = network("unet_128")
    model = open_foreign(saved(theirs, tmp_path))
    x = frame(128, 128)
    turned = ours(model, Reading(order="bgr", lines="inverted"), tmp_path, x)
    assert (turned - draw(theirs, -x.flip(1), "train", seed=0).flip(1)).abs().max() > 0  # dropout is off in ours
    plain = network("unet_128", dropout=False)
    model = open_foreign(saved(plain, tmp_path))
    turned = ours(model, Reading(order="bgr", lines="inverted"), tmp_path, x)
    assert (turned - draw(plain, -x.flip(1), "train").flip(1)).abs().max() < 1e-4
    unit = ours(model, Reading(range="unit"), tmp_path, x)
    assert (unit - draw(plain, x * 0.5 + 0.5, "train")).abs().max() < 1e-4
    grey = network("resnet_6blocks", channels=(1, 1))
    picture = ours(open_foreign(saved(grey, tmp_path)), Reading(), tmp_path, x)
    luminance = (x * torch.tensor([0.299, 0.587, 0.114]).view(1, 3, 1, 1)).sum(1, keepdim=True)
    assert (picture - draw(grey, luminance, "eval")).abs().max() < 1e-4


def test_options_beside_a_checkpoint_are_believed(tmp_path: Path) -> None:
    folder = tmp_path / "edges2shoes"
    folder.mkdir()
    saved(network("unet_256", dropout=False), folder)
    saved(network("resnet_6blocks"), folder, "5_net_G.pth")
    (folder / "train_opt.txt").write_text(
        "----------------- Options ---------------\n"
        "                direction: BtoA                             \t[default: AtoB]\n"
        "                     name: edges2shoes_pix2pix              \t[default: experiment_name]\n"
        "                     netG: unet_256                      \n"
        "               no_dropout: True\n"
        "                crop_size: 256\n"
        "----------------- End -------------------\n"
    )
    model = open_foreign(folder)
    card, _ = model.convert(model.usual())
    assert model.path.name == "latest_net_G.pth"
    assert (card.name, card.data.direction, card.network.dropout) == ("edges2shoes pix2pix", "BtoA", 0.0)
    assert (card.size, card.input.kind) == (256, "lines")
    assert "train_opt.txt" in " ".join(model.assumed(model.usual()))
    other = open_foreign(folder / "5_net_G.pth")  # the options are of another network
    assert other.options.direction is None
    assert "passed over" in " ".join(other.assumed(other.usual()))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"fc.weight": torch.zeros(3, 3), "fc.bias": torch.zeros(3)}, "no generator of pix2pix"),
        (
            {
                f"model.{n}.weight": torch.zeros(shape)
                for n, shape in enumerate([(4, 6, 4, 4), (8, 4, 4, 4), (1, 8, 4, 4)])
            },
            "is a discriminator",
        ),
        ({"epoch": 3}, "holds no weights"),
    ],
)
def test_what_is_no_generator_is_named(tmp_path: Path, content: Any, said: str) -> None:
    torch.save(content, tmp_path / "what.pth")
    with pytest.raises(ModelFileError, match=said):
        open_foreign(tmp_path / "what.pth")


def test_a_tensor_too_many_or_of_another_shape_is_refused(tmp_path: Path) -> None:
    state = network("unet_128").state_dict()
    for change, said in (
        ({"model.model.9.weight": torch.zeros(3)}, "model.model.9.weight"),
        ({"model.model.1.model.1.weight": torch.zeros(5, 2, 4, 4)}, "encoder layer 2"),
    ):
        torch.save(state | change, tmp_path / "odd.pth")
        with pytest.raises(ModelFileError, match=said):
            open_foreign(tmp_path / "odd.pth")
