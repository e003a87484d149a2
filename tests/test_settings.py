"""What the app remembers."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad import paths
from sketchpad.settings import Settings, load_settings, save_settings


def test_the_first_start_has_defaults_and_no_complaint(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.json") == (Settings(), None)


@given(size=st.integers(1, 200), model=st.none() | st.text(max_size=20))
def test_settings_come_back(tmp_path: Path, size: int, model: str | None) -> None:
    settings = Settings(theme="dark", brush_size=size, model=model)
    save_settings(tmp_path / "settings.json", settings)
    assert load_settings(tmp_path / "settings.json") == (settings, None)
    assert [p.name for p in tmp_path.iterdir()] == ["settings.json"]


def test_a_damaged_file_is_told_and_kept_aside(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"brush_size": 100000}')
    settings, sentence = load_settings(tmp_path / "settings.json")
    assert settings == Settings()
    assert sentence is not None
    assert "brush_size" in sentence
    assert (tmp_path / "settings.json.damaged").exists()
    assert load_settings(tmp_path / "settings.json")[1] is None


@pytest.mark.parametrize(
    "content",
    [
        b'{"shortcuts": ' + b"[" * 5000 + b"]" * 5000 + b"}",
        b'{"models": "' + b"x" * 5_000_000 + b'"}',
        b'{"theme": "\xff"}',
        b"[]",
    ],
)
def test_settings_beyond_understanding_are_kept_aside_and_the_window_opens(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(content)
    settings, sentence = load_settings(tmp_path / "settings.json")
    assert settings == Settings()
    assert sentence is not None
    assert (tmp_path / "settings.json.damaged").read_bytes() == content
    assert not (tmp_path / "settings.json").exists()


def test_of_settings_with_a_damaged_field_the_others_are_kept(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(f'{{"theme": "dark", "folder": "{"x" * 5000}", "brush_size": 7}}')
    settings, sentence = load_settings(tmp_path / "settings.json")
    assert settings == Settings(theme="dark", brush_size=7)
    assert sentence is not None
    assert "(folder)" in sentence
    assert "settings.json.damaged" in sentence


def test_a_home_that_is_a_file_is_no_reason_not_to_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("SKETCHPAD_HOME", str(tmp_path / "file"))
    settings, sentence = load_settings(paths.settings_file())
    assert settings == Settings()
    assert sentence is not None
    assert str(tmp_path / "file") in sentence


def test_settings_of_newer_versions_open(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"brush_size": 7, "mood": "cheerful"}')
    assert load_settings(tmp_path / "settings.json") == (Settings(brush_size=7), None)


def test_the_home_can_be_named(home: Path) -> None:
    assert paths.data_dir() == home
    assert paths.settings_file().parent == paths.recovery_dir().parent == home


def test_the_assets_are_found_in_a_checkout() -> None:
    assert (paths.assets() / "licences").is_dir()
