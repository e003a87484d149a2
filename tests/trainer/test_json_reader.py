"""JSON from strangers: bounded in length and depth, strict, and every fault has one type."""

from pathlib import Path

import pytest

from trainer.files.json_reader import DEEPEST, JsonError, decode_json, read_json


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 5000 + b"]" * 5000,
        b'{"a":' * 100_000,
        b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1),
        b"[1, 2",
        b'"\xff\xfe"',
        b'"\\ud800"',
        b"",
        b"nan",
        b'{"a": "' + b"[" * 200,
    ],
)
def test_what_is_no_json_or_nested_too_deep_is_told(content: bytes) -> None:
    with pytest.raises(JsonError):
        decode_json(content, object)


def test_brackets_in_strings_are_text() -> None:
    text = "[{" * 500 + '\\"'
    assert decode_json(('["' + text.replace("\\", "\\\\").replace('"', '\\"') + '"]').encode(), list[str]) == [text]
    assert decode_json(b"[" * DEEPEST + b"]" * DEEPEST, object)


def test_what_is_too_long_is_not_even_read(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b'"' + b"x" * 100 + b'"')
    assert read_json(tmp_path / "a.json", str, 102) == "x" * 100
    with pytest.raises(OSError, match="more than 101 bytes"):
        read_json(tmp_path / "a.json", str, 101)
    with pytest.raises(JsonError):
        decode_json(b'"' + b"x" * 100 + b'"', str, 101)
