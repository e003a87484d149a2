"""The objective of pix2pix: a conditional GAN plus a weighted L1 distance (Isola et al. 2017, section 3.1)."""

import torch
import torch.nn.functional as F
from torch import Tensor


def adversarial_loss(logits: Tensor, real: bool) -> Tensor:
    """Return the mean binary cross-entropy of patch logits against all-real or all-fake.

    For the generator, `adversarial_loss(D(fake), real=True)` is -log D: it maximises log D instead of minimising
    log(1 - D) (section 3.3).
    """
    target = torch.ones_like(logits) if real else torch.zeros_like(logits)
    return F.binary_cross_entropy_with_logits(logits, target)


def discriminator_loss(real_logits: Tensor, fake_logits: Tensor) -> Tensor:
    """Return the discriminator's loss, halved to slow it against the generator (section 3.3)."""
    return 0.5 * (adversarial_loss(real_logits, real=True) + adversarial_loss(fake_logits, real=False))


def l1_loss(picture: Tensor, target: Tensor) -> Tensor:
    """Return the mean absolute difference of two NCHW tensors in [-1, 1] (equation 3)."""
    return F.l1_loss(picture, target)
