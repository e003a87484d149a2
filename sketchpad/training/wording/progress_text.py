"""A training's numbers in plain words: how far it is, how long it takes, whether it still gets better."""

from sketchpad.training.runs.run_progress import RunProgress
from trainer.messages import mark, tr

# What the names of the losses and figures mean, for a legend and its tooltips.
MEANINGS = {
    "d": mark("The judge: how well it tells painted pictures from real ones. Around 0.7 it can only guess."),
    "g_gan": mark("Fooling the judge: the lower, the more convincing the pictures look to it. It wavers all the time."),
    "g_l1": mark("Distance from your pictures, averaged over all pixels: it should fall, fast at first, then slowly."),
    "g_l2": mark("Distance from your pictures, big differences counted more: it should fall."),
    "g_perceptual": mark("Distance from your pictures in texture, as a network sees it: grass, cloth. It should fall."),
    "g_texture": mark("Distance from your pictures in roughness: how much areas vary, not where. It should fall."),
    "g_features": mark("Distance from your pictures in what the judge notices. It wavers with the judge."),
    "psnr": mark("Likeness to pictures that it never learned from, in decibels: it should rise."),
    "ssim": mark("Likeness of structure to pictures that it never learned from, 0 to 1: it should rise."),
    "l1": mark("Difference from pictures that it never learned from, in steps of brightness: it should fall."),
}
_LIKENESS = ((26, mark("very close")), (21, mark("close")), (17, mark("recognisable")), (13, mark("rough")))
_WORSE = 0.7  # decibels below the best from which a training gets worse,
_WORSE_PERCEPTUAL = 0.03  # or so much farther in the feature network
_SHORT = 45.0  # seconds that aren’t told apart
_LONG = 120.0  # seconds without a better picture that are worth a word


def duration(seconds: float) -> str:
    """Return a length of time as people say it, rounded as far as it is sure."""
    if seconds < _SHORT:
        return tr("less than a minute")
    minutes = round(seconds / 60)
    if minutes < 60:
        return tr("{minutes} min", minutes=minutes)
    hours, rest = divmod(round(minutes / 5) * 5, 60)
    return tr("{hours} h {rest} min", hours=hours, rest=rest) if rest else tr("{hours} h", hours=hours)


def about(seconds: float) -> str:
    """Return a length of time that is a guess."""
    return tr("about {time}", time=duration(seconds)) if seconds >= _SHORT else duration(seconds)


def standing(progress: RunProgress) -> str:
    """Return where a run is, in a line."""
    where = (
        tr("Step {step} of {steps}", step=f"{progress.step:,}", steps=f"{progress.steps:,}") if progress.steps else ""
    )
    match progress.state:
        case "starting":
            return tr("Getting ready …")
        case "training":
            left = time_left(progress)
            return f"{where}  ·  " + tr("{left} left", left=left) if left else where
        case "paused":
            return tr("Paused  ·  {where}", where=where.lower()) if where else tr("Paused")
        case "completed":
            return tr("Complete  ·  {step} steps", step=f"{progress.step:,}")
        case "stopped":
            return tr("Stopped  ·  {where}", where=where.lower()) if progress.step else tr("Not begun yet")
        case _:
            return tr("Interrupted  ·  {where}", where=where.lower()) if progress.step else tr("Interrupted")


def time_left(progress: RunProgress) -> str:
    """Return how long it takes still, "" if that isn't known."""
    return about(progress.eta_s) if progress.eta_s is not None else ""


def reading(progress: RunProgress) -> str:
    """Return a sentence on how well the training goes, as far as it can be told."""
    if progress.state == "failed" and progress.failure:
        return progress.failure
    if progress.state == "starting":
        return tr("The first pictures take a moment.")
    curve = progress.quality_curve()
    if curve is None or not curve.values:
        if progress.state != "training":
            return tr("It ended before its pictures could be compared with yours.")
        return tr(
            "At step {step} it is first compared with pictures it hasn’t learned from.",
            step=f"{progress.config.validate_every:,}",
        )
    best_step = progress.best_step
    assert best_step is not None
    since = [value for step, value in zip(curve.steps, curve.values, strict=True) if step > best_step]
    if not since:
        return (
            tr("Still improving: the newest pictures are the best so far.")
            if len(curve.values) > 1
            else (tr("The first comparison is done; the next one will tell whether it improves."))
        )
    seconds = progress.seconds_between(best_step, progress.step)
    at = tr("step {step}", step=f"{best_step:,}")
    worse = _WORSE_PERCEPTUAL if "perceptual" in progress.figures else _WORSE
    if len(since) >= 4 and min(since[-3:]) < max(curve.values) - worse and max(since[-3:]) < max(curve.values):
        return tr(
            "It has been getting worse since {at}: it begins to learn your pictures by heart. "
            "The best model so far is kept; more pairs would help.",
            at=at,
        )
    if len(since) >= 3 and seconds >= _LONG:
        return tr(
            "No better for {time}: the best so far was {at}, and it is kept. You can stop without loss.",
            time=duration(seconds),
            at=at,
        )
    return tr("About as good as at {at}, the best so far. Such ups and downs are usual.", at=at)


def likeness(decibels: float) -> str:
    """Return a PSNR in words beside its number."""
    for least, words in _LIKENESS:
        if decibels >= least:
            return f"{tr(words)} ({decibels:.1f} dB)"
    return f"{tr('far off')} ({decibels:.1f} dB)"
