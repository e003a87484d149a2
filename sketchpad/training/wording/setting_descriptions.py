"""Every setting of a training in a person's words: a name and a line each, in the groups of the advanced settings."""

import msgspec

from trainer.runs.config import TrainConfig

# Not offered there: the tab asks for them itself, or they follow from the folder.
ELSEWHERE = frozenset(
    {
        "data",
        "name",
        "direction",
        "input",
        "target",
        "input_kind",
        "palette",
        "maker",
        "thresholds",
        "snap",
        "colours",
        "bare",
        "input_classes",
        "target_classes",
    }
    | {"base", "base_input", "base_network", "minutes", "steps_follow_time", "preset", "leave_out", "line_width"}
)
GROUPS: dict[str, dict[str, tuple[str, str]]] = {
    "Pictures": {
        "size": ("Size", "Pixels a side that the model learns at. Twice the size takes four times as long."),
        "jitter": (
            "Room to shift",
            "Pictures are enlarged by this and cut at random: nothing is learned by heart.",
        ),
        "mirror": ("Mirror", "Show pairs mirrored now and then. Off if left and right mean something, as in writing."),
        "colour_space": (
            "Colours",
            "“lab” learns to colour grey pictures: brightness stays, colour is painted.",
        ),
        "line_augmentation": (
            "Redraw the lines",
            "Vary width, leave gaps and wobble, so that any pen and an unsteady hand will do. 0 is off, 1 is bold.",
        ),
        "colour_augmentation": ("Vary the colours", "Shift colours a little, so that the exact shade matters less."),
        "zoom": ("Come closer", "Show parts of the pictures enlarged, by up to this. 1 is off."),
        "varied": (
            "Vary what is made",
            "Draw the number of colours, or how many lines there are, anew each time: people draw in all ways.",
        ),
        "colour_tolerance": (
            "Any colours",
            "Areas made of photos get brighter or other colours, as people pick them. 0 is off, 1 is bold.",
        ),
        "dyes": (
            "Dye the dabs",
            "Share of drawings with dabs that are learned in quite other colours, so that the dab decides. 0 is off.",
        ),
        "dab_size": (
            "Broader dabs",
            "Dabs are up to so many times as large, drawn anew for each drawing: broad ones are easier to learn from.",
        ),
        "grounds": (
            "Coloured grounds",
            "Share of pictures whose white ground becomes a colour, so that you can fill it too. 0 is off.",
        ),
        "unfinished": (
            "Unfinished drawings",
            "Share of pictures shown half drawn, or blank: what you leave bare stays paper. 0 is off.",
        ),
    },
    "Network": {
        "generator": ("Kind", "“unet” keeps details of the drawing; “encoder_decoder” forgets them: for comparison."),
        "width": (
            "Width",
            "How much it can learn. 32 is quick; 64 learns more and takes four times as long.",
        ),
        "depth": ("Depth", "How often the picture is halved. Best left alone: it follows from the size."),
        "norm": ("Normalisation", "How the layers keep their balance. “instance” suits batches of one."),
        "dropout": ("Dropout", "Chance at work while learning; it is what makes variations possible."),
        "upsampling": ("Enlarging", "“resize” avoids checkerboard patterns; “transposed” is the paper’s."),
    },
    "The judge": {
        "objective": (
            "Goal",
            "Be close to your pictures (l1), convince a judge (gan; cgan sees the drawing), or both.",
        ),
        "patch": ("Patch it looks at", "Pixels a side: 1 judges colours only, 70 textures, 286 whole pictures."),
        "discriminator_width": ("Width of the judge", "How sharp-eyed the judge is."),
        "gan_loss": ("Way of judging", "“bce” is the paper’s, “least_squares” is gentler, “hinge” the steadiest."),
        "gan_weight": ("Weight of the judge", "How much the judge counts."),
        "l1_weight": ("Weight of closeness", "How much closeness to your pictures counts: more is safer and blurrier."),
        "perceptual": (
            "Weight of texture",
            "How much likeness counts to a network that recognises things: grass, cloth, stone in place of a blur.",
        ),
        "discriminator_start": (
            "The judge comes later",
            "Share of the training before there is a judge: without it a step takes half the time.",
        ),
        "discriminator_augmentation": (
            "Vary what it sees",
            "Change colours and place of what the judge looks at, so that it can’t learn few pictures by heart.",
        ),
        "reconstruction": ("Closeness", "“l1” counts differences as they are; “l2” big ones more, which blurs."),
        "feature_matching": ("Likeness of features", "Also be like your pictures in what the judge notices; 0 is off."),
    },
    "Learning": {
        "batch": ("Pairs at a time", "More are steadier and use the processor better, and need more memory."),
        "steps": ("Steps", "The length of the training. Left alone, it follows from the time you give."),
        "epochs": ("Rounds", "The length as rounds through all pairs, in place of steps."),
        "learning_rate": ("Speed of learning", "Too high and it gets lost, too low and it takes for ever."),
        "decay": ("Slowing down", "The last share of the training in which the speed falls to zero: details settle."),
        "averaging": (
            "Averaging",
            "Also keep an average of the last states, for where it is better; 0 is off.",
        ),
        "discriminator_first": (
            "Judge learns first",
            "Steps in which only the judge learns, if the base model has none.",
        ),
        "stop_when_stale": ("Stop by itself", "End when it hasn’t become better for this many comparisons."),
        "seed": ("Seed", "The same number makes the same training again."),
    },
    "Keeping": {
        "checkpoint_every": ("Save every", "Steps between two saves; at each, your own drawing is drawn anew."),
        "sample_every": ("Show samples every", "Steps between two sheets of samples."),
        "validate_every": ("Compare every", "Steps between two comparisons with pictures that it doesn’t learn from."),
    },
    "Computer": {
        "device": ("Compute on", "“auto” takes a graphics card if there is one."),
        "dtype": ("Precision", "“auto” takes the quickest that the computer is good at."),
        "threads": (
            "Processor threads",
            "Left alone, as many as are fastest at the moment; drawing goes first in any case.",
        ),
        "workers": ("Helpers", "Processes that prepare the pictures."),
        "cache": ("Memory for pictures", "How much memory the prepared pictures may take."),
    },
    "On the model’s card": {
        "description": ("Description", "What the model draws, for whoever opens it."),
        "licence": ("Licence", "Under which others may use it."),
        "credits": ("Credits", "Whom to thank for the pictures."),
    },
}


def known_groups() -> dict[str, dict[str, tuple[str, str]]]:
    """Return the groups with the settings that this version has; any without words of its own comes last."""
    fields = {field.name for field in msgspec.structs.fields(TrainConfig)}
    groups = {
        title: {name: words for name, words in group.items() if name in fields} for title, group in GROUPS.items()
    }
    explained = {name for group in groups.values() for name in group} | ELSEWHERE
    rest = {name: (name.replace("_", " ").capitalize(), "") for name in sorted(fields - explained)}
    if rest:
        groups["More"] = rest
    return {title: group for title, group in groups.items() if group}
