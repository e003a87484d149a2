"""A short run of the harness: kills of each deed at changes spread over all that it makes. `make faults` is long."""

import json
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(sys.platform != "linux", reason="files are known by /proc/self/fd")
@pytest.mark.timeout(900)
def test_after_a_kill_there_is_the_old_or_the_new_and_the_next_start_cleans_up() -> None:
    command = [sys.executable, "-m", "tests.faults", "--most", "3", "--json"]
    root = Path(__file__).parents[2]
    ended = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    outcomes = [json.loads(line) for line in ended.stdout.splitlines()]
    assert {outcome["deed"]: outcome["faults"] for outcome in outcomes if outcome["faults"]} == {}
    assert ended.returncode == 0, ended.stderr
    assert len(outcomes) > 15
    assert all(outcome["kills"] >= 2 for outcome in outcomes)
