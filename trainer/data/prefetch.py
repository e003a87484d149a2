"""The next batch, prepared by a thread of its own while the present one is learned from."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from torch import Tensor

Batch = tuple[Tensor, Tensor]  # inputs and targets
Key = tuple[int, int]  # number of the batch, pairs in it


class Prefetch:
    """Batches by their number, made by `make` in one thread; what it has to say or to raise comes out of `take`.

    `said` is where `make` leaves its sentences; they are passed on to `warn` by whoever takes a batch.
    """

    def __init__(self, make: Callable[[int, int], Batch], said: deque[str], warn: Callable[[str], None]) -> None:
        self._make, self._said, self._warn = make, said, warn
        self._thread = ThreadPoolExecutor(1, "batches")
        self._waiting: tuple[Key, Future[Batch]] | None = None

    def close(self) -> None:
        """Wait for the thread's end."""
        self._thread.shutdown(cancel_futures=True)

    def take(self, number: int, count: int, following: int | None) -> Batch:
        """Return batch `number` of `count` pairs, and begin with batch `following`, if there is one.

        Raises:
            DataError: no pair is left that can be read.
        """
        waiting, self._waiting = self._waiting, None
        if waiting is not None and waiting[0] == (number, count):
            future = waiting[1]
        else:  # the first, or one after a step back
            future = self._thread.submit(self._make, number, count)
        try:
            batch = future.result()
        finally:
            while self._said:
                self._warn(self._said.popleft())
        if following is not None:
            self._waiting = (following, count), self._thread.submit(self._make, following, count)
        return batch
