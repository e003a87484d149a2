"""A training's numbers in plain words: how far it is, how long it takes, whether it still gets better."""

from sketchpad.training.runs.run_progress import RunProgress

# What the names of the losses and figures mean, for a legend and its tooltips.
MEANINGS = {
    "d": "The judge: how well it tells painted pictures from real ones. Around 0.7 it can only guess.",
    "g_gan": "Fooling the judge: the lower, the more convincing the pictures look to it. It wavers all the time.",
    "g_l1": "Distance from your pictures, averaged over all pixels: it should fall, fast at first, then slowly.",
    "g_l2": "Distance from your pictures, big differences counted more: it should fall.",
    "g_perceptual": "Distance from your pictures in texture, as a network sees it: grass, cloth. It should fall.",
    "g_features": "Distance from your pictures in what the judge notices. It wavers with the judge.",
    "psnr": "Likeness to pictures that it never learned from, in decibels: it should rise.",
    "ssim": "Likeness of structure to pictures that it never learned from, 0 to 1: it should rise.",
    "l1": "Difference from pictures that it never learned from, in steps of brightness: it should fall.",
}
_WORSE = 0.7  # decibels below the best from which a training gets worse,
_WORSE_PERCEPTUAL = 0.03  # or so much farther in the feature network
_LONG = 120.0  # seconds without a better picture that are worth a word


def duration(seconds: float) -> str:
    """Return a length of time as people say it, rounded as far as it is sure."""
    if seconds < 45:
        return "less than a minute"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"{minutes} min"
    hours, rest = divmod(round(minutes / 5) * 5, 60)
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def standing(progress: RunProgress) -> str:
    """Return where a run is, in a line."""
    where = f"Step {progress.step:,} of {progress.steps:,}" if progress.steps else ""
    match progress.state:
        case "starting":
            return "Getting ready …"
        case "training":
            left = time_left(progress)
            return f"{where}  ·  {left} left" if left else where
        case "paused":
            return f"Paused  ·  {where.lower()}" if where else "Paused"
        case "completed":
            return f"Complete  ·  {progress.step:,} steps"
        case "stopped":
            return f"Stopped  ·  {where.lower()}" if progress.step else "Not begun yet"
        case _:
            return f"Interrupted  ·  {where.lower()}" if progress.step else "Interrupted"


def time_left(progress: RunProgress) -> str:
    """Return how long it takes still, "" if that isn't known."""
    return f"about {duration(progress.eta_s)}".replace("about less", "less") if progress.eta_s is not None else ""


def reading(progress: RunProgress) -> str:
    """Return a sentence on how well the training goes, as far as it can be told."""
    if progress.state == "failed" and progress.failure:
        return progress.failure
    if progress.state == "starting":
        return "The first pictures take a moment."
    curve = progress.quality_curve()
    if curve is None or not curve.values:
        if progress.state != "training":
            return "It ended before its pictures could be compared with yours."
        return f"At step {progress.config.validate_every:,} it is first compared with pictures it hasn’t learned from."
    best_step = progress.best_step
    assert best_step is not None
    since = [value for step, value in zip(curve.steps, curve.values, strict=True) if step > best_step]
    if not since:
        return (
            "Still improving: the newest pictures are the best so far."
            if len(curve.values) > 1
            else ("The first comparison is done; the next one will tell whether it improves.")
        )
    seconds = progress.seconds_between(best_step, progress.step)
    at = f"step {best_step:,}"
    worse = _WORSE_PERCEPTUAL if "perceptual" in progress.figures else _WORSE
    if len(since) >= 4 and min(since[-3:]) < max(curve.values) - worse and max(since[-3:]) < max(curve.values):
        return (
            f"It has been getting worse since {at}: it begins to learn your pictures by heart. "
            "The best model so far is kept; more pairs would help."
        )
    if len(since) >= 3 and seconds >= _LONG:
        return (
            f"No better for {duration(seconds)}: the best so far was {at}, and it is kept. You can stop without loss."
        )
    return f"About as good as at {at}, the best so far. Such ups and downs are usual."


def likeness(decibels: float) -> str:
    """Return a PSNR in words beside its number."""
    for least, word in ((26, "very close"), (21, "close"), (17, "recognisable"), (13, "rough")):
        if decibels >= least:
            return f"{word} ({decibels:.1f} dB)"
    return f"far off ({decibels:.1f} dB)"
