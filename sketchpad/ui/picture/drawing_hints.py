"""One line for an empty sheet: how to draw for the model in use (onboarding)."""

from trainer.messages import mark, tr
from trainer.model_card import ModelCard

_LINES = {
    "dabs": mark("draw lines, then dab a colour where you want one"),
    "lines": mark("draw the outlines; the picture fills them"),
    "colours": mark("paint flat areas of colour, large ones first"),
    "labels": mark("choose a name under the drawing, and paint where it should be"),
    "photo": mark("open a photo, or drop one here"),
}


def hint_kind(card: ModelCard) -> str:
    """Return what the hint for a model is about: models that are drawn for in the same way share it."""
    return "dabs" if card.input.kind == "lines" and card.data.maker == "dabs" else card.input.kind


def drawing_hint(card: ModelCard) -> str:
    """Return how to draw for a model, in one line that begins with its name."""
    return f"{tr(card.name)}: {tr(_LINES[hint_kind(card)])}"
