"""Batches prepared beside the training: the same as without, and what goes wrong is met where it is waited for."""

import threading
from collections import deque

import pytest
import torch

from trainer.data.pairs import DataError
from trainer.data.prefetch import Batch, Prefetch


def test_batches_come_by_their_number_and_the_following_one_is_made_beside() -> None:
    made: list[tuple[int, int]] = []
    third = threading.Event()

    def make(number: int, count: int) -> Batch:
        assert threading.current_thread() is not threading.main_thread()
        made.append((number, count))
        if number == 2:
            third.set()
        return torch.tensor([number]), torch.tensor([count])

    batches = Prefetch(make, deque(), print)
    assert [int(batches.take(number, 4, number + 1)[0]) for number in (0, 1)] == [0, 1]
    assert third.wait(60)
    source, count = batches.take(7, 2, None)  # after a step back, with half the pairs
    batches.close()
    assert (int(source), int(count)) == (7, 2)
    assert made == [(0, 4), (1, 4), (2, 4), (7, 2)]


def test_errors_and_sentences_come_out_where_the_batch_is_taken() -> None:
    said: deque[str] = deque()
    main = threading.main_thread()
    heard: list[tuple[str, bool]] = []

    def make(number: int, _count: int) -> Batch:
        said.append(f"pair {number}")
        if number:
            raise DataError("none is left")
        return torch.zeros(1), torch.zeros(1)

    batches = Prefetch(make, said, lambda text: heard.append((text, threading.current_thread() is main)))
    batches.take(0, 1, 1)
    with pytest.raises(DataError, match="none is left"):
        batches.take(1, 1, 2)
    batches.close()
    assert heard == [("pair 0", True), ("pair 1", True)]
