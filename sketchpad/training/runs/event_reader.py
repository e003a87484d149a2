"""Reading a run's events from its folder, piece by piece: a long past is no hold-up, and a live run is followed."""

from pathlib import Path

from trainer.runs.events import Event, decode_event

_PIECE = 128 * 1024  # bytes, about a thousand events: a few milliseconds


class EventReader:
    """Hands out the events of `events.jsonl` in order; what is appended later comes later."""

    def __init__(self, path: Path, end: int | None = None) -> None:
        self._path = path
        self._offset = 0
        self._end = end  # bytes; beyond it nothing is read

    def follow(self) -> None:
        """From now on read all that is appended."""
        self._end = None

    @property
    def behind(self) -> bool:
        """Whether there is something that hasn't been read."""
        return self._offset < self._size()

    def read(self) -> list[Event]:
        """Return the next events; none if the journal holds no further whole line now."""
        remaining = self._size() - self._offset
        if remaining <= 0:
            return []
        try:
            with self._path.open("rb") as file:
                file.seek(self._offset)
                piece = file.read(min(remaining, _PIECE))
                while (cut := piece.rfind(b"\n")) < 0:  # one event longer than a piece
                    more = file.read(min(self._size() - self._offset - len(piece), _PIECE))
                    if not more:
                        return []  # torn: its writer may still be at it
                    piece += more
        except OSError:
            return []
        self._offset += cut + 1
        decoded = map(decode_event, piece[:cut].split(b"\n"))
        return [event for event in decoded if event is not None]

    def _size(self) -> int:
        try:
            size = self._path.stat().st_size
        except OSError:
            return 0
        return min(size, self._end) if self._end is not None else size
