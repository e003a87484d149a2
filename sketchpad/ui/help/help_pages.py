"""The pages of the help (manual): short texts that come with the program, and a page for each model."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from sketchpad.models.gallery import ModelEntry
from sketchpad.ui.picture.drawing_hints import drawing_hint
from trainer.messages import tr

_SIDE = 150  # pixels of an example


@dataclass(frozen=True)
class HelpPage:
    """A page: Markdown of ours, or HTML that is made here."""

    title: str
    text: str
    is_html: bool = False


def read_pages(folder: Path, language: str) -> list[HelpPage]:
    """Return the pages in a language, in their order; in English if there are none."""
    files = sorted((folder / language).glob("*.md")) or sorted((folder / "en").glob("*.md"))
    texts = [file.read_text(encoding="utf-8") for file in files]
    return [HelpPage(text.partition("\n")[0].removeprefix("# ").strip(), text) for text in texts]


def model_page(entry: ModelEntry, examples: Sequence[Path]) -> HelpPage:
    """Return what a model is, how to draw for it, and its examples. Whatever its file says is text, never markup."""
    card = entry.card
    name = tr(card.name)
    parts = [f"<h1>{escape(name)}</h1>", f"<p>{escape(tr(card.description))}</p>"]
    parts.append(f"<h2>{escape(tr('How to draw for it'))}</h2><p>{escape(drawing_hint(card))}.</p>")
    if card.input.palette:
        labels = tr(", ").join(tr(swatch.name) for swatch in card.input.palette)
        parts.append(f"<p>{escape(tr('Its colours mean: {labels}.', labels=labels))}</p>")
    if examples:
        images = "&nbsp;".join(f'<img src="{path.as_uri()}" width="{_SIDE}">' for path in examples)
        parts.append(f"<h2>{escape(tr('Examples'))}</h2><p>{images}</p>")
    return HelpPage(name, "".join(parts), is_html=True)
