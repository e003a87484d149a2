"""No file runs code, fills the memory or is waited for; each that can't be used has one sentence."""

from pathlib import Path

from tests.trainer.foreign.hostile import LIMIT_S, open_all

SEEDS = range(60)


def test_bad_checkpoints_have_a_sentence_each(tmp_path: Path) -> None:
    refused = 0
    for seed, path, ending in open_all(tmp_path, SEEDS):
        where = f"seed {seed}, {path.name}: {ending}"
        assert not ending.fault, where
        assert not (tmp_path / "marker").exists(), where
        assert ending.seconds < LIMIT_S, where
        assert ending.peak_mb < 1000, where
        if ending.sentence:
            refused += 1
            assert ending.sentence.isprintable(), where
            assert ending.sentence.endswith("."), where
            assert len(ending.sentence) < 500, where
            assert path.name in ending.sentence, where
        if "asks to run code" in ending.sentence:
            assert "refused" in ending.sentence
    assert refused > len(SEEDS) * 0.8  # a change may hit what isn't read
