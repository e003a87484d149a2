"""Making a study: a model's pictures beside the real ones of pairs that it didn't learn from."""

import hashlib
import io
from collections.abc import Callable
from pathlib import Path

import msgspec
import numpy as np
from PIL import Image

from trainer.data.image_files import DataError, Rgb
from trainer.data.pairs import find_pairs
from trainer.data.recipe import Recipe
from trainer.files.atomic_write import write_atomically
from trainer.laboratory.study.study_page import write_study_page
from trainer.laboratory.study.trials import COUNTED, FEWEST, PRACTICE, Item, Study
from trainer.messages import tr
from trainer.model_card import DataSpec
from trainer.pix2pix.generator import load_generator

_QUALITY = 95  # of JPEG, of real and made pictures alike
_ORDER_SEED = 0


def make_study(
    model: Path,
    data: Path,
    spec: DataSpec,
    out: Path,
    device: str | None,
    same_inputs: bool,
    tell: Callable[[int, int], None],
) -> Study:
    """Draw validation pairs with a model and write a study's folder: `study.json`, `pictures/`, and `study.html`.

    Of pairs that are several crops large all crops count; as many are taken as a session shows, spread over the pairs.

    Raises:
        DataError: there are too few pairs that can be read.
        ModelFileError: the model can't be used.
        DeviceError: the device isn't there.
        OSError: the folder can't be written.
    """
    generator = load_generator(model, device)
    recipe = Recipe(generator.card.size, spec, generator.card.input)
    examples: list[tuple[str, Rgb, Rgb]] = []
    pairs = find_pairs(data, spec).val
    for number, pair in enumerate(pairs):
        tell(number, 2 * len(pairs))
        try:
            for crop, (source, target) in enumerate(recipe.evaluation_crops(pair)):
                examples.append((f"{pair.stem} {crop + 1}", source, target))
        except DataError:
            continue
    if len(examples) < FEWEST:
        raise DataError(
            tr(
                "{data} has {count} pictures to validate with, and a study needs {fewest} at least: "
                "add some to its folder val.",
                data=data,
                count=len(examples),
                fewest=FEWEST,
            )
        )
    order = np.random.default_rng(_ORDER_SEED).permutation(len(examples))[: PRACTICE + COUNTED]
    (out / "pictures").mkdir(parents=True, exist_ok=True)
    items, digest = [], hashlib.blake2b(digest_size=12)
    for number, index in enumerate(sorted(order.tolist())):
        tell(len(pairs) + number * len(pairs) // len(order), 2 * len(pairs))
        name, source, target = examples[index]
        made = _jpeg(generator(source))
        digest.update(made)
        # The names say nothing of what is real: they are in the page, where the curious look.
        places = [f"pictures/{hashlib.blake2b(each, digest_size=8).hexdigest()}.jpg" for each in (_jpeg(target), made)]
        for path, content in zip(places, (_jpeg(target), made), strict=True):
            write_atomically(out / path, content, durable=False)
        items.append(Item(name, *places))
    study = Study(digest.hexdigest(), generator.card.name, data.name, tuple(items), same_inputs)
    write_atomically(out / "study.json", msgspec.json.format(msgspec.json.encode(study)))
    write_study_page(study, out, out / "study.html")
    tell(2 * len(pairs), 2 * len(pairs))
    return study


def _jpeg(picture: Rgb) -> bytes:
    content = io.BytesIO()
    Image.fromarray(picture).save(content, "JPEG", quality=_QUALITY, subsampling=0)
    return content.getvalue()
