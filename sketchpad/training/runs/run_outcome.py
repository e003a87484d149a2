"""How a training ended, with a sentence for each way to end."""

from dataclasses import dataclass
from typing import Literal

from trainer.messages import mark, tr

Kind = Literal["completed", "stopped", "failed", "crashed", "killed", "not_started", "lost"]

_SIGNALS = {
    4: mark("a command that this processor doesn’t know"),
    6: mark("it gave up"),
    7: mark("a memory error"),
    8: mark("an arithmetic error"),
    11: mark("a memory error"),
}
_ENDED_BY_ANOTHER = (9, 15, 0xF291)  # SIGKILL, SIGTERM, and what Windows reports
_LONGEST = 200  # characters of a last line that are still a sentence


@dataclass(frozen=True)
class RunOutcome:
    """The end of one training process, or of one that was only watched.

    `message` is the trainer's own sentence, if it said one; `tail` the last lines it wrote beside its events.
    """

    kind: Kind
    message: str = ""
    tail: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        """Whether it ended as it should."""
        return self.kind in ("completed", "stopped")

    @property
    def sentence(self) -> str:
        """What to tell the person."""
        match self.kind:
            case "completed":
                return tr("The training is complete: your model is ready.")
            case "stopped":
                return tr("The training is stopped and saved. You can go on with it at any time.")
            case "failed":
                return self.message or tr("The training had to end; what it wrote last says why.")
            case "crashed":
                why = f" ({self.message})" if self.message else ""
                return tr("The training broke off{why}. Nothing up to the last save is lost: resume it.", why=why)
            case "killed":
                return tr(
                    "The training was ended from outside, perhaps because the memory ran out. Nothing up "
                    "to the last save is lost: close other programs and resume it."
                )
            case "not_started":
                if not self.message:
                    return tr("The training couldn’t be started.")
                return tr("The training couldn’t be started: {reason}.", reason=self.message)
            case "lost":
                return tr("The training ended without a word. Nothing up to the last save is lost: resume it.")


def ended_without_a_word(code: int, crashed: bool, tail: tuple[str, ...]) -> RunOutcome:
    """Return the outcome of a process that ended without saying `finished` or `failed`.

    `code` is its exit code, or the number of the signal if it `crashed`, as QProcess tells them.
    """
    if crashed:
        if code in _ENDED_BY_ANOTHER:
            return RunOutcome("killed", tail=tail)
        return RunOutcome("crashed", tr(_SIGNALS[code]) if code in _SIGNALS else "", tail)
    if code == 2 and tail:  # the input is at fault, and the last line is the sentence that says how
        return RunOutcome("failed", tail[-1], tail)
    return RunOutcome("crashed", tail[-1].rstrip(".") if tail and len(tail[-1]) < _LONGEST else "", tail)
