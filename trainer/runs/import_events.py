"""What an import of another program's model says, a line of JSON each: what it is, how it might draw, where it lies."""

import msgspec

from trainer.model_card import Kind


class Recognised(msgspec.Struct, frozen=True, tag="recognised", tag_field="event"):
    """A generator was found in a checkpoint."""

    name: str
    description: str
    kind: Kind  # as its name sounds
    assumed: tuple[str, ...]  # clauses
    file: str


class Guessed(msgspec.Struct, frozen=True, tag="guessed", tag_field="event"):
    """A drawing drawn by one reading of the checkpoint; `options` are the command's that say the same again."""

    words: str
    picture: str
    options: tuple[str, ...]


class Imported(msgspec.Struct, frozen=True, tag="imported", tag_field="event"):
    """The model's file is written."""

    path: str


ImportEvent = Recognised | Guessed | Imported


def encode_import_event(event: ImportEvent) -> bytes:
    """Return a line."""
    return msgspec.json.encode(event) + b"\n"


def decode_import_event(line: bytes) -> ImportEvent | None:
    """Return the event in a line, None for what isn't one."""
    try:
        event: ImportEvent = msgspec.json.decode(line, type=ImportEvent)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return event
