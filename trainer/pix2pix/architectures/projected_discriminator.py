"""A discriminator that doesn't see pixels, but what a network with fixed weights finds in them (a projected GAN).

Sauer et al. 2021, "Projected GANs Converge Faster", section 3: telling real from made begins with features that were
learned from a million photographs, so a few hundred steps teach what takes a PatchGAN tens of thousands, and the
generator isn't led astray by a judge that knows nothing yet. The features are those that the perceptual loss compares,
so they cost nothing more. Unlike there, the stages aren't mixed, and each head sees the drawing as well.
"""

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.nn.utils.parametrizations import spectral_norm

from trainer.pix2pix.networks import SLOPE

BETAS = (0.0, 0.99)  # of its Adam: a judge of features needs no momentum

# By the stage of the feature network: its channels, their usual deviation, the head's share of the width, whether the
# head halves the places. The fourth stage is as coarse as the fifth, and is left out.
_STAGES: dict[int, tuple[int, float, float, bool]] = {
    0: (16, 10.5, 0.5, True),
    1: (24, 11.0, 0.75, True),
    2: (40, 7.0, 1.0, True),
    4: (112, 4.0, 1.0, False),
}


class ProjectedDiscriminator(nn.Module):
    """Four small heads, one for each stage of features, that say of each place whether it is real.

    All convolutions have spectral norms (Miyato et al. 2018), which keep what the heads tell the generator bounded.
    """

    def __init__(self, drawn_channels: int, width: int = 64) -> None:
        """`drawn_channels` are those of the drawing that the heads see beside the features; 0 without one."""
        super().__init__()
        self.heads = nn.ModuleList(
            _head(channels + drawn_channels, max(1, round(share * width)), halves)
            for channels, _, share, halves in _STAGES.values()
        )

    def forward(self, features: list[Tensor], drawing: Tensor | None) -> list[Tensor]:
        """Five stages (N, C, H, W) and the drawing (N, drawn_channels, H', W') -> logits, (N, 1, h, w) of each head."""
        logits = []
        for head, (stage, (_, deviation, _, _)) in zip(self.heads, _STAGES.items(), strict=True):
            seen = features[stage].float() / deviation
            if drawing is not None:
                seen = torch.cat([seen, F.adaptive_avg_pool2d(drawing.float(), (seen.shape[2], seen.shape[3]))], 1)
            logits.append(head(seen))
        return logits


def _head(inputs: int, width: int, halves: bool) -> nn.Sequential:
    middle = nn.Conv2d(width, width, 4, 2, 1) if halves else nn.Conv2d(width, width, 3, 1, 1)
    return nn.Sequential(
        spectral_norm(nn.Conv2d(inputs, width, 3, padding=1)),
        nn.LeakyReLU(SLOPE),
        spectral_norm(middle),
        nn.LeakyReLU(SLOPE),
        spectral_norm(nn.Conv2d(width, width, 3, padding=1)),
        nn.LeakyReLU(SLOPE),
        spectral_norm(nn.Conv2d(width, 1, 1)),
    )
