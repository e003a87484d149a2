"""How a running training is steered: words on stdin, the control file, signals, and parents that vanish."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest
from PIL import Image

from tests.trainer.children import PATIENCE, end, events, lines, start, train
from tests.trainer.data import combined_folder, picture, write
from trainer.runs.commands import Commands, Word
from trainer.runs.events import Finished
from trainer.runs.run_folder import RunError, RunFolder, RunLock

ENDLESS = ("--checkpoint-every", 100_000, "--sample-every", 100_000, "--validate-every", 100_000)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return combined_folder(tmp_path / "pairs", 6)


@pytest.mark.skipif(sys.platform != "linux", reason="policies are Linux's")
def test_an_attached_run_takes_the_lowest_priority(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SKETCHPAD_TRAINER_PRIORITY")
    child = start(*train(data, tmp_path / "run", 100_000, *ENDLESS), "--attached")
    try:
        deadline = time.monotonic() + PATIENCE
        while os.sched_getscheduler(child.pid) != os.SCHED_IDLE:  # it takes it before it has anything to say
            assert child.poll() is None
            assert time.monotonic() < deadline
            os.sched_yield()
        assert os.getpriority(os.PRIO_PROCESS, child.pid) == 19
    finally:
        child.kill()
        child.communicate()


def test_an_attached_run_obeys_each_word_also_while_paused(data: Path, tmp_path: Path) -> None:
    run = RunFolder(tmp_path / "run")
    write(run.pinned_drawing, picture(1, 48, 80))
    child = start(*train(data, run.root, 100_000, *ENDLESS), "--attached")
    told = lines(child)
    assert child.stdin is not None

    def say(*words: str) -> None:
        assert child.stdin is not None
        child.stdin.write("".join(word + "\n" for word in words))
        child.stdin.flush()

    def until(event: str) -> list[str]:
        names = []
        for told_event in told:
            names.append(told_event["event"])
            if names[-1] == event:
                return names
        raise AssertionError(f"no {event}")

    until("step")
    assert run.owner() == child.pid
    say(Word.SAMPLE)
    until("pinned")
    say("dance", "pause")
    until("paused")
    say("sample", "save", "resume")
    assert until("resumed") == ["sample", "pinned", "saved", "pinned", "resumed"]
    assert run.resume.is_file()
    until("step")
    say(Word.PAUSE)
    until("paused")
    child.stdin.close()
    assert until("finished")[-2:] == ["pinned", "finished"]
    assert end(child) == (0, "")
    assert run.owner() is None
    pinned = sorted(path for path in run.pinned.iterdir() if path != run.pinned_drawing)
    with Image.open(pinned[-1]) as image:
        assert image.size == (32, 56)  # the model's size on the short side, a multiple of what its depth needs


def test_a_run_outlives_no_parent_but_saves_when_it_is_killed(data: Path, tmp_path: Path) -> None:
    run = RunFolder(tmp_path / "run")
    code = "import subprocess, sys; child = subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE); child.wait()"
    arguments = map(str, (*train(data, run.root, 100_000, *ENDLESS), "--attached"))
    parent = subprocess.Popen(
        [sys.executable, "-c", code, sys.executable, "-m", "trainer", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert parent.stdout is not None
    assert b"started" in parent.stdout.readline()
    owner = run.owner()
    assert owner is not None
    orphan = psutil.Process(owner)
    parent.kill()
    parent.stdout.close()  # no one reads what the orphan tells
    parent.wait()
    orphan.wait(PATIENCE)
    assert run.owner() is None
    assert list(run.read_events())[-1] == Finished("stopped")
    assert run.resume.is_file()


def test_a_detached_run_is_steered_by_its_control_file_and_never_reads_stdin(data: Path, tmp_path: Path) -> None:
    run = RunFolder(tmp_path / "run")
    child = start(*train(data, run.root, 100_000, *ENDLESS))
    told = lines(child)
    assert child.stdin is not None
    child.stdin.write("stop\n")
    child.stdin.close()
    next(told)
    assert os.getpriority(os.PRIO_PROCESS, child.pid) == os.getpriority(os.PRIO_PROCESS, 0)
    for word, event in (("pause", "paused"), ("save", "saved"), ("resume", "resumed")):
        run.steer(word)
        assert any(said["event"] == event for said in told)
    run.control.write_text("stop")  # as a person would, from a shell
    assert [said["event"] for said in told][-1] == "finished"
    assert end(child) == (0, "")
    assert not run.control.exists()
    with pytest.raises(RunError, match="No training is running"):
        run.steer("stop")


def test_words_meant_for_an_earlier_owner_are_forgotten(data: Path, tmp_path: Path) -> None:
    run = RunFolder(tmp_path / "run")
    run.root.mkdir()
    run.control.write_text("stop\n")
    child = start(*train(data, run.root, 3, *ENDLESS))
    out, _ = child.communicate(timeout=PATIENCE)
    assert events(out)[-1] == {"event": "finished", "reason": "completed"}


def test_two_that_come_at_once_make_one_run(data: Path, tmp_path: Path) -> None:
    children = [start(*train(data, tmp_path / "run", 2), "--name", name) for name in ("a", "b")]
    ends = [child.communicate(timeout=PATIENCE) for child in children]
    codes = [child.returncode for child in children]
    assert sorted(codes) == [0, 2]
    winner = codes.index(0)
    assert RunFolder(tmp_path / "run").read_config().name == "ab"[winner]
    assert "already holds a run" in ends[1 - winner][1] or "Another training" in ends[1 - winner][1]


def test_no_word_is_lost_or_said_twice_while_the_file_is_read(tmp_path: Path) -> None:
    run, words = RunFolder(tmp_path), [f"word{i}" for i in range(60)]
    heard: list[str] = []
    with RunLock(run):

        def speak(some: list[str]) -> None:
            for word in some:
                run.steer(word)

        writers = [threading.Thread(target=speak, args=(words[i::3],)) for i in range(3)]
        for thread in writers:
            thread.start()
        while any(thread.is_alive() for thread in writers):
            heard += run.take_control()
        heard += run.take_control()
    assert sorted(heard) == sorted(words)
    assert [word for word in heard if word in words[::3]] == words[::3]


def test_a_look_at_a_run_tells_its_owner_and_leaves_it_free(tmp_path: Path) -> None:
    run = RunFolder(tmp_path)
    assert run.owner() is None
    run.lock.write_text("4711\n")  # left by one that was killed
    assert run.owner() is None
    with RunLock(run):
        assert run.owner() == os.getpid()
    assert run.owner() is None


def test_the_loop_sleeps_until_a_word_comes_from_another_thread() -> None:
    commands = Commands()
    commands.give("whistle")
    assert commands.take() == []
    threading.Timer(0.05, commands.give, ["Stop\n"]).start()
    assert commands.wait() == [Word.STOP]


@pytest.mark.skipif(sys.platform == "win32", reason="signals to oneself")
def test_ctrl_c_wakes_a_loop_that_is_paused() -> None:
    commands = Commands()
    former = signal.signal(signal.SIGINT, lambda _number, _frame: commands.give(Word.STOP))
    try:
        threading.Timer(0.05, os.kill, [os.getpid(), signal.SIGINT]).start()
        assert commands.wait() == [Word.STOP]
    finally:
        signal.signal(signal.SIGINT, former)
