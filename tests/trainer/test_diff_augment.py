"""DiffAugment: what D sees changes, for real and made pictures alike, reproducibly, and gradients pass."""

import torch

from trainer.training.diff_augment import DiffAugment


def test_without_strength_nothing_changes() -> None:
    images = torch.rand(2, 6, 32, 32)
    assert DiffAugment(0, 1, 0, 2)(images, coloured=True) is images


def test_a_sample_is_changed_alike_each_time_and_others_otherwise() -> None:
    image = torch.rand(1, 6, 32, 32)
    both = DiffAugment(1, 5, 10, 2)
    first, second = both(image.repeat(2, 1, 1, 1), coloured=True)
    again = DiffAugment(1, 5, 11, 1)(image, coloured=True)[0]
    assert torch.equal(second, again)  # whichever batch it is in
    assert not torch.equal(first, second)


def test_input_and_picture_move_together() -> None:
    image = torch.rand(1, 3, 32, 32)
    for seed in range(8):
        seen = DiffAugment(1, seed, 0, 1)(torch.cat([image, image], 1), coloured=True)
        torch.testing.assert_close(seen[:, :3], seen[:, 3:])


def test_gradients_come_from_what_is_still_seen() -> None:
    image = torch.rand(1, 6, 64, 64, requires_grad=True)
    DiffAugment(1, 3, 0, 1)(image, coloured=False).sum().backward()
    assert image.grad is not None
    seen = (image.grad[0, 0] != 0).float().mean()
    assert 0.5 < seen < 1  # a hole, and what was shifted out
