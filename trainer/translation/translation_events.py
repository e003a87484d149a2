"""What a translation of files says of itself, a line of JSON each: how far it is, what it passed over, what failed."""

import msgspec


class Translating(msgspec.Struct, frozen=True, tag="translating", tag_field="event"):
    """So many pictures and frames of so many are done; of a film whose length isn't known, as many as it claims."""

    done: int
    of: int


class Written(msgspec.Struct, frozen=True, tag="written", tag_field="event"):
    """A picture or a film is on the disk."""

    path: str


class PassedOver(msgspec.Struct, frozen=True, tag="passed_over", tag_field="event"):
    """A file in a folder is no drawing."""

    path: str
    reason: str


class NotTranslated(msgspec.Struct, frozen=True, tag="not_translated", tag_field="event"):
    """A drawing couldn't be translated; a sentence."""

    message: str


TranslationEvent = Translating | Written | PassedOver | NotTranslated


def encode_translation_event(event: TranslationEvent) -> bytes:
    """Return a line."""
    return msgspec.json.encode(event) + b"\n"


def decode_translation_event(line: bytes) -> TranslationEvent | None:
    """Return the event in a line, None for what isn't one."""
    try:
        event: TranslationEvent = msgspec.json.decode(line, type=TranslationEvent)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return event
