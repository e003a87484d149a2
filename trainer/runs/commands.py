"""What a person asks of a running training, a word at a time: `stop`, `pause`, `resume`, `sample`, `save`."""

import sys
import threading
from enum import StrEnum

# Nothing, not even Ctrl-C, wakes a thread on Windows that waits without a limit.
_LONGEST_WAIT = 1.0 if sys.platform == "win32" else None  # seconds


class Word(StrEnum):
    """One command; each acts between two steps."""

    STOP = "stop"  # save, then end
    PAUSE = "pause"
    RESUME = "resume"
    SAMPLE = "sample"  # draw a sheet now
    SAVE = "save"  # write a checkpoint and the newest model now


class Commands:
    """Words on their way to the training loop: any thread or signal handler gives them, the loop takes them."""

    def __init__(self) -> None:
        # The lock of a Condition is re-entrant, so a signal handler may interrupt `take` in the same thread.
        self._condition = threading.Condition()
        self._words: list[Word] = []

    def give(self, word: str) -> None:
        """Pass a word on to the loop; one that this version doesn't know is ignored."""
        try:
            known = Word(word.strip().lower())
        except ValueError:
            return
        with self._condition:
            self._words.append(known)
            self._condition.notify_all()

    def take(self) -> list[Word]:
        """Return the words given since the last time, oldest first, without waiting."""
        with self._condition:
            taken, self._words = self._words, []
            return taken

    def asked(self, word: Word) -> bool:
        """Whether a word waits to be taken."""
        with self._condition:
            return word in self._words

    def wait(self) -> list[Word]:
        """Return at least one word: sleeps until there is one."""
        with self._condition:
            while not self._words:
                self._condition.wait(_LONGEST_WAIT)
            return self.take()
