"""The objectives of pix2pix: a GAN, conditional or not, a distance to the target, and their weighted sum.

Isola et al. 2017, sections 3.1 and 4.1; least-squares GAN: Mao et al. 2017; hinge: Lim and Ye 2017; feature matching:
Wang et al. 2018.
"""

from collections.abc import Sequence
from typing import Literal

import torch
import torch.nn.functional as F
from torch import Tensor

GanLoss = Literal["bce", "least_squares", "hinge"]


def adversarial_loss(logits: Tensor, real: bool, kind: GanLoss = "bce") -> Tensor:
    """Return the mean cost of patch logits against all-real or all-fake.

    "bce" is the binary cross-entropy. For the generator, `adversarial_loss(D(fake), real=True)` is then -log D: it
    maximises log D instead of minimising log(1 - D) (section 3.3). "least_squares" is the squared distance to 1 or 0.
    "hinge" is the generator's side of the hinge loss, minus the mean logit; D's own has margins (`discriminator_loss`).
    """
    if kind == "hinge":
        return -logits.mean() if real else logits.mean()
    target = torch.ones_like(logits) if real else torch.zeros_like(logits)
    if kind == "least_squares":
        return F.mse_loss(logits, target)
    return F.binary_cross_entropy_with_logits(logits, target)


def discriminator_loss(real_logits: Tensor, fake_logits: Tensor, kind: GanLoss = "bce") -> Tensor:
    """Return the discriminator's loss, halved to slow it against the generator (section 3.3).

    With "hinge" logits beyond 1 on the right side cost nothing (Lim and Ye 2017, equation 3).
    """
    if kind == "hinge":
        return 0.5 * (F.relu(1 - real_logits).mean() + F.relu(1 + fake_logits).mean())
    return 0.5 * (adversarial_loss(real_logits, True, kind) + adversarial_loss(fake_logits, False, kind))


def reconstruction_loss(picture: Tensor, target: Tensor, kind: Literal["l1", "l2"] = "l1") -> Tensor:
    """Return the mean absolute (equation 3) or squared difference of two NCHW tensors in [-1, 1]."""
    return F.l1_loss(picture, target) if kind == "l1" else F.mse_loss(picture, target)


def feature_matching_loss(fake: Sequence[Tensor], real: Sequence[Tensor]) -> Tensor:
    """Return the mean over D's layers of the mean absolute difference of their features (Wang et al. 2018, eq. 4)."""
    distances = [F.l1_loss(a.float(), b.detach().float()) for a, b in zip(fake, real, strict=True)]
    return torch.stack(distances).mean()
