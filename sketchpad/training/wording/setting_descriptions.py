"""Every setting of a training in a person's words: a name and a line each, in the groups of the advanced settings."""

import msgspec

from trainer.messages import mark, tr
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
    mark("Pictures"): {
        "size": (
            mark("Size"),
            mark("Pixels a side that the model learns at. Twice the size takes four times as long."),
        ),
        "jitter": (
            mark("Room to shift"),
            mark("Pictures are enlarged by this and cut at random: nothing is learned by heart."),
        ),
        "mirror": (
            mark("Mirror"),
            mark("Show pairs mirrored now and then. Off if left and right mean something, as in writing."),
        ),
        "colour_space": (
            mark("Colours"),
            mark("“lab” learns to colour grey pictures: brightness stays, colour is painted."),
        ),
        "line_augmentation": (
            mark("Redraw the lines"),
            mark(
                "Vary width, leave gaps and wobble, so that any pen and an unsteady hand will do. 0 is off, 1 is bold."
            ),
        ),
        "colour_augmentation": (
            mark("Vary the colours"),
            mark("Shift colours a little, so that the exact shade matters less."),
        ),
        "zoom": (mark("Come closer"), mark("Show parts of the pictures enlarged, by up to this. 1 is off.")),
        "varied": (
            mark("Vary what is made"),
            mark("Draw the number of colours, or how many lines there are, anew each time: people draw in all ways."),
        ),
        "colour_tolerance": (
            mark("Any colours"),
            mark("Areas made of photos get brighter or other colours, as people pick them. 0 is off, 1 is bold."),
        ),
        "dyes": (
            mark("Dye the dabs"),
            mark(
                "Share of drawings with dabs that are learned in quite other colours, so that the "
                "dab decides. 0 is off."
            ),
        ),
        "dab_size": (
            mark("Broader dabs"),
            mark(
                "Dabs are up to so many times as large, drawn anew for each drawing: broad ones are "
                "easier to learn from."
            ),
        ),
        "spread_dabs": (
            mark("Dabs fill their shape"),
            mark(
                "The network sees each dab of colour filling the shape that it lies in, up to the lines, so one dab "
                "is enough, and colours are learned much sooner."
            ),
        ),
        "undabbed": (
            mark("Shapes without a dab"),
            mark(
                "How your model will see a closed shape in which no dab lies: “bare” as it is, “white”, or in the "
                "colour of its “neighbours”."
            ),
        ),
        "painted": (
            mark("Painted areas"),
            mark(
                "Share of line drawings in which whole areas are painted, some of them carelessly, in place of dabs: "
                "a shape that is filled is easier to learn from than a dab. 0 is off."
            ),
        ),
        "grounds": (
            mark("Coloured grounds"),
            mark("Share of pictures whose white ground becomes a colour, so that you can fill it too. 0 is off."),
        ),
        "unfinished": (
            mark("Unfinished drawings"),
            mark("Share of pictures shown half drawn, or blank: what you leave bare stays paper. 0 is off."),
        ),
        "grain": (
            mark("Grain"),
            mark(
                "A faint noise in what the network sees of a drawing, as of paper: it makes textures of it. 0.1 suits "
                "landscapes, 0 is off."
            ),
        ),
    },
    mark("Network"): {
        "generator": (
            mark("Kind"),
            mark("“unet” keeps details of the drawing; “encoder_decoder” forgets them: for comparison."),
        ),
        "width": (
            mark("Width"),
            mark("How much it can learn. 32 is quick; 64 learns more and takes four times as long."),
        ),
        "depth": (mark("Depth"), mark("How often the picture is halved. Best left alone: it follows from the size.")),
        "norm": (mark("Normalisation"), mark("How the layers keep their balance. “instance” suits batches of one.")),
        "dropout": (mark("Dropout"), mark("Chance at work while learning; it is what makes variations possible.")),
        "upsampling": (mark("Enlarging"), mark("“resize” avoids checkerboard patterns; “transposed” is the paper’s.")),
    },
    mark("The judge"): {
        "objective": (
            mark("Goal"),
            mark("Be close to your pictures (l1), convince a judge (gan; cgan sees the drawing), or both."),
        ),
        "discriminator": (
            mark("What it looks at"),
            mark(
                "“patch” judges pixels; “projected” what a network that recognises things finds in them: it learns "
                "grass and stone much sooner, and takes less time."
            ),
        ),
        "patch": (
            mark("Patch it looks at"),
            mark("Pixels a side: 1 judges colours only, 70 textures, 286 whole pictures."),
        ),
        "discriminator_width": (mark("Width of the judge"), mark("How sharp-eyed the judge is.")),
        "gan_loss": (
            mark("Way of judging"),
            mark("“bce” is the paper’s, “least_squares” is gentler, “hinge” the steadiest."),
        ),
        "gan_weight": (mark("Weight of the judge"), mark("How much the judge counts.")),
        "l1_weight": (
            mark("Weight of closeness"),
            mark("How much closeness to your pictures counts: more is safer and blurrier."),
        ),
        "perceptual": (
            mark("Weight of texture"),
            mark(
                "How much likeness counts to a network that recognises things: grass, cloth, stone in place of a blur."
            ),
        ),
        "texture_matching": (
            mark("Weight of roughness"),
            mark(
                "How much it counts that areas are as rough as in your pictures, wherever each blade of grass may be. "
                "It wants grain."
            ),
        ),
        "discriminator_start": (
            mark("The judge comes later"),
            mark("Share of the training before there is a judge: without it a step takes half the time."),
        ),
        "discriminator_augmentation": (
            mark("Vary what it sees"),
            mark("Change colours and place of what the judge looks at, so that it can’t learn few pictures by heart."),
        ),
        "reconstruction": (
            mark("Closeness"),
            mark("“l1” counts differences as they are; “l2” big ones more, which blurs."),
        ),
        "feature_matching": (
            mark("Likeness of features"),
            mark("Also be like your pictures in what the judge notices; 0 is off."),
        ),
    },
    mark("Learning"): {
        "batch": (
            mark("Pairs at a time"),
            mark("More are steadier and use the processor better, and need more memory."),
        ),
        "steps": (mark("Steps"), mark("The length of the training. Left alone, it follows from the time you give.")),
        "epochs": (mark("Rounds"), mark("The length as rounds through all pairs, in place of steps.")),
        "learning_rate": (mark("Speed of learning"), mark("Too high and it gets lost, too low and it takes for ever.")),
        "decay": (
            mark("Slowing down"),
            mark("The last share of the training in which the speed falls to zero: details settle."),
        ),
        "averaging": (
            mark("Averaging"),
            mark("Also keep an average of the last states, for where it is better; 0 is off."),
        ),
        "discriminator_first": (
            mark("Judge learns first"),
            mark("Steps in which only the judge learns, if the base model has none."),
        ),
        "stop_when_stale": (
            mark("Stop by itself"),
            mark("End when it hasn’t become better for this many comparisons."),
        ),
        "seed": (mark("Seed"), mark("The same number makes the same training again.")),
    },
    mark("Keeping"): {
        "checkpoint_every": (
            mark("Save every"),
            mark("Steps between two saves; at each, your own drawing is drawn anew."),
        ),
        "sample_every": (mark("Show samples every"), mark("Steps between two sheets of samples.")),
        "validate_every": (
            mark("Compare every"),
            mark("Steps between two comparisons with pictures that it doesn’t learn from."),
        ),
    },
    mark("Computer"): {
        "device": (mark("Compute on"), mark("“auto” takes a graphics card if there is one.")),
        "dtype": (mark("Precision"), mark("“auto” takes the quickest that the computer is good at.")),
        "threads": (
            mark("Processor threads"),
            mark("Left alone, as many as are fastest at the moment; drawing goes first in any case."),
        ),
        "workers": (mark("Helpers"), mark("Processes that prepare the pictures.")),
        "cache": (mark("Memory for pictures"), mark("How much memory the prepared pictures may take.")),
    },
    mark("On the model’s card"): {
        "description": (mark("Description"), mark("What the model draws, for whoever opens it.")),
        "licence": (mark("Licence"), mark("Under which others may use it.")),
        "credits": (mark("Credits"), mark("Whom to thank for the pictures.")),
    },
}


def known_groups() -> dict[str, dict[str, tuple[str, str]]]:
    """Return the groups with the settings that this version has; any without words of its own comes last."""
    fields = {field.name for field in msgspec.structs.fields(TrainConfig)}
    groups = {
        tr(title): {name: (tr(words), tr(line)) for name, (words, line) in group.items() if name in fields}
        for title, group in GROUPS.items()
    }
    explained = {name for group in groups.values() for name in group} | ELSEWHERE
    rest = {name: (name.replace("_", " ").capitalize(), "") for name in sorted(fields - explained)}
    if rest:
        groups[tr("More")] = rest
    return {title: group for title, group in groups.items() if group}
