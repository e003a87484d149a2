"""Mix two models of one training: python assets/models/training/blend.py SMOOTH SHARP SHARE OUT.

Between weights of one run before and after the judge came in, those on the straight line draw as well, with less of
what either does too much (Wang et al. 2018, "ESRGAN", section 3.4). SHARE is the sharp one's, 0 to 1; OUT gets its
card.
"""

import sys
from pathlib import Path

from trainer.pix2pix.model_file import load_model, save_model


def main() -> None:
    """Write the mixture."""
    smooth, sharp, share, out = sys.argv[1:]
    (_, first), (card, second) = load_model(Path(smooth)), load_model(Path(sharp))
    weight = float(share)
    mixed = {name: (1 - weight) * first[name].float() + weight * second[name].float() for name in second}
    save_model(Path(out), card, mixed)


if __name__ == "__main__":
    main()
