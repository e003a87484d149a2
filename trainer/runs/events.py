"""What a training run tells, one JSON object a line, tagged by `event`; written once, read by app and terminal.

A journal outlives the version that wrote it: a field that is added has a default, or every older line would be lost.
"""

import logging
from typing import Annotated, Literal, Protocol

import msgspec

from trainer.runs.config import TrainConfig

Count = Annotated[int, msgspec.Meta(ge=0, le=2**53)]  # what any reader can hold


class _Event(msgspec.Struct, frozen=True, tag_field="event", tag=str.lower):
    pass


class Started(_Event, frozen=True):
    """The first line of a run, and of each resumption; readers drop steps past `first_step`."""

    version: str
    config: TrainConfig
    first_step: Count
    steps: Count
    pairs: Count
    device: str


class Step(_Event, frozen=True):
    """One optimisation step is done; `losses` are plain numbers, `eta_s` seconds to go."""

    step: Count
    losses: dict[str, float]
    images_per_second: float
    eta_s: float


class Sample(_Event, frozen=True):
    """A sheet of validation pairs was drawn: input, picture, target."""

    step: Count
    path: str


class Pinned(_Event, frozen=True):
    """The drawing that the person pinned, `RUN/pinned/drawing.png`, was drawn anew by the newest model."""

    step: Count
    path: str


class Validated(_Event, frozen=True):
    """Figures over the validation pairs, of images in [0, 255], and the same of the averaged weights (`_averaged`)."""

    step: Count
    figures: dict[str, float]


class Saved(_Event, frozen=True):
    """A model file is complete on disk."""

    step: Count
    path: str


class Paused(_Event, frozen=True):
    """Training waits, between two steps, until it is resumed or stopped."""


class Resumed(_Event, frozen=True):
    """Training goes on after a pause."""


class Planned(_Event, frozen=True):
    """The run has another length than it began with: its steps follow its time."""

    step: int
    steps: int
    message: str  # what was found, in a sentence


class Warned(_Event, frozen=True, tag="warning"):
    """Something the person should know; training goes on."""

    message: str


class Finished(_Event, frozen=True):
    """The run ended as it should."""

    reason: Literal["completed", "stopped"]


class Failed(_Event, frozen=True):
    """The run ended as it shouldn't: a sentence for the person, details for the log."""

    message: str
    detail: str = ""


Event = Started | Step | Sample | Pinned | Validated | Saved | Paused | Resumed | Planned | Warned | Finished | Failed


class Emit(Protocol):
    """Where events go: the run's journal, and the terminal or the app."""

    def __call__(self, event: Event, /) -> None:
        """Write one event."""


_log = logging.getLogger(__name__)
_decoder = msgspec.json.Decoder(Event)


def encode_event(event: Event) -> bytes:
    """Return the event as one line, newline included."""
    return msgspec.json.encode(event) + b"\n"


def decode_event(line: bytes) -> Event | None:
    """Return the event in a line, or None if it is torn, no JSON, or an event that this version doesn't know.

    An event that it should know and can't read is left to the log.
    """
    try:
        event: Event = _decoder.decode(line)
    except msgspec.ValidationError as error:
        if not str(error).endswith("`$.event`"):
            _log.warning("an event was passed over: %s", error)
        return None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return event
