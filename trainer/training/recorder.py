"""What a run leaves behind while it trains: figures, sample sheets, the pinned drawing, models and checkpoints.

A full disk costs none of what is there already: what can't be written is told, and tried again the next time.
"""

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from trainer.data.image_files import DataError, read_rgb, sheet, write_png
from trainer.data.pairs import Pair, PairSet, spread
from trainer.data.recipe import Recipe
from trainer.files.reasons import reason_of
from trainer.messages import tr
from trainer.model_card import ModelCard, TrainingRecord
from trainer.pix2pix.hardware import choose_device
from trainer.pix2pix.images import resize
from trainer.pix2pix.model_file import save_discriminator, save_model
from trainer.pix2pix.perceptual import Likeness
from trainer.pixels import Rgb
from trainer.runs.config import TrainConfig
from trainer.runs.events import Emit, Pinned, Sample, Saved, Validated, Warned
from trainer.runs.run_folder import RunFolder
from trainer.training.checkpoint import write_checkpoint
from trainer.training.metrics import Figures
from trainer.training.state import State

_SAMPLES = 6  # pairs on a sample sheet
_EXAMPLES = 4  # drawings that are kept to draw on
_VALIDATED = 200  # pairs at most that a validation looks at, spread over all of them
_FLAT, _VARIED = 1.0, 6.0  # grey levels: pictures that differ by less are alike, by more they aren't
_ENOUGH = 3  # pictures that can be compared
_WORSE_FOR_LONG = 8  # validations in a row without a new best, after which the person is told


def best_said(config: TrainConfig, best: float) -> str:
    """Return how good the best validation was, `Progress.best`, in words."""
    return tr("a perceptual distance of {best}", best=f"{1 - best:.3f}") if config.perceptual else f"{best:.2f} dB"


def paints_alike(pictures: Sequence[Rgb], targets: Sequence[Rgb]) -> bool:
    """Whether pictures are all alike, or each is of one colour, though what they should be isn't."""
    if not pictures:
        return False
    flat = [float(picture.std(axis=(0, 1)).max()) for picture in pictures]
    if max(flat) < _FLAT and max(float(target.std(axis=(0, 1)).max()) for target in targets) > _VARIED:
        return True
    shapes = {image.shape for image in (*pictures, *targets)}
    if len(pictures) < _ENOUGH or len(shapes) > 1:
        return False
    # Grey levels by which one differs from the mean of all.
    spread, wanted = (float(np.std(np.stack(images), axis=0).mean()) for images in (pictures, targets))
    return spread < _FLAT and wanted > _VARIED


class Recorder:
    """Looks at the validation pairs, and writes what a run leaves behind."""

    def __init__(self, run: RunFolder, config: TrainConfig, pairs: PairSet, emit: Emit) -> None:
        self._run = run
        self._config = config
        self._emit = emit
        self._val = spread(pairs.val, _VALIDATED)
        self._shown = spread(pairs.val, _SAMPLES)
        self._input = config.input_spec()
        self._recipe = Recipe(config.size, config.data_spec(), self._input)
        self._pairs = len(pairs.train)
        self._base = Path(config.base).stem if config.base is not None else ""
        self._broken: set[Pair] = set()
        self._distance = Likeness(choose_device(config.device)).distance if config.perceptual else None
        self._alike_at: int | None = None  # the step of the last look, if all pictures were alike
        self._told = ""  # what was last said about the pinned drawing

    def validate(self, state: State, interrupted: Callable[[], bool]) -> None:
        """Measure raw and averaged weights over the validation pairs; keep the better as the best so far.

        Nothing comes of it, not even for the state, if it is `interrupted`.
        """
        candidates = {"": state.learner.generator.eval()}
        if self._config.averaging:
            candidates["_averaged"] = state.learner.average
        scores: dict[str, list[Figures]] = {suffix: [] for suffix in candidates}
        for pair in self._val:
            of_pair: dict[str, list[Figures]] = {suffix: [] for suffix in candidates}
            for source, target in self._crops(pair):
                if interrupted():
                    return
                for suffix, network in candidates.items():
                    drawn = state.learner.draw(network, source)
                    of_pair[suffix].append(Figures.of(drawn, target, self._distance))
            for suffix, crops in of_pair.items():
                if crops:
                    scores[suffix].append(Figures.mean(crops))
        progress = state.progress
        progress.validated = progress.step
        if not scores[""]:
            return
        figures: dict[str, float] = {}
        for suffix, rows in scores.items():
            figures |= {name + suffix: value for name, value in Figures.mean(rows).rounded().named().items()}
        self._emit(Validated(progress.step, figures))
        better = max(candidates, key=lambda suffix: self._quality(figures, suffix))
        quality = self._quality(figures, better)
        progress.prefers_average = better != ""
        there = [name for name in Figures.__struct_fields__ if name in figures]
        progress.figures = {name: figures[name + better] for name in there}
        if quality <= progress.best:
            progress.stale += 1
            self._warn_when_worse(state)
            return
        with self._disk(tr("The best model")):
            save_model(self._run.best, self._card(state), candidates[better].state_dict())
            if state.learner.discriminator is not None:
                save_discriminator(self._run.best, state.learner.discriminator.state_dict())
            progress.best, progress.best_step, progress.stale = quality, progress.step, 0

    def _quality(self, figures: Mapping[str, float], suffix: str) -> float:
        """Return what the better model has more of: a sharp picture is preferred to a blurred one where both count."""
        if self._distance is not None:
            return 1 - figures["perceptual" + suffix]
        return figures["psnr" + suffix]

    def _warn_when_worse(self, state: State) -> None:
        """Say so after many validations without a new best, and again after twice as many, and so on."""
        progress = state.progress
        times, rest = divmod(progress.stale, _WORSE_FOR_LONG)
        if not rest and times & (times - 1) == 0:
            self._emit(
                Warned(
                    tr(
                        "The validation hasn't improved for {stale} times: it was best at step {best_step} "
                        "with {best}, and that model is kept as {name}. More training may only learn "
                        "these pairs by heart.",
                        stale=progress.stale,
                        best_step=progress.best_step,
                        best=best_said(self._config, progress.best),
                        name=self._run.best.name,
                    )
                )
            )

    def sample(self, state: State) -> None:
        """Draw a sheet of validation pairs, a row each: input, picture, target."""
        rows = self._rows(state)
        self._warn_of_alike(state, rows, self._alike_at is not None)
        if rows:
            path = self._run.samples / f"{state.progress.step:07d}.png"
            with self._disk(tr("The sample sheet")):
                write_png(path, sheet(rows))
                self._emit(Sample(state.progress.step, str(path)))
            self._keep_examples(rows)

    def _keep_examples(self, rows: Sequence[tuple[Rgb, Rgb, Rgb]]) -> None:
        """Keep some of the drawings to draw on, once, and a picture that stands for the model, always the newest."""
        with self._disk(tr("The examples")):
            write_png(self._run.picture, rows[0][1])
            if not self._run.examples.exists():
                self._run.examples.mkdir(parents=True)
                for number, (drawing, _, _) in enumerate(rows[:_EXAMPLES], start=1):
                    write_png(self._run.examples / f"{number}.png", drawing)

    def look_at_the_end(self, state: State) -> None:
        """Say so where a training has come to its end and its model paints one and the same."""
        if self._alike_at != state.progress.step:
            self._warn_of_alike(state, self._rows(state), said=False)

    def _rows(self, state: State) -> list[tuple[Rgb, Rgb, Rgb]]:
        rows = []
        for pair in self._shown:
            for source, target in self._crops(pair):
                rows.append((source, state.learner.draw(state.preferred().eval(), source), target))
                break
        return rows

    def _warn_of_alike(self, state: State, rows: Sequence[tuple[Rgb, Rgb, Rgb]], said: bool) -> None:
        """Say so, unless it was `said`, where the model paints the same whatever is drawn."""
        alike = paints_alike([row[1] for row in rows], [row[2] for row in rows])
        self._alike_at = state.progress.step if alike else None
        if alike and not said:
            self._emit(
                Warned(
                    tr(
                        "Step {step}: the model paints the same whatever is drawn, so it has learned nothing "
                        "from the pairs yet. If that stays so, the learning rate ({learning_rate}) is too "
                        "high or the training too short: begin anew with a lower rate, such as 0.0002.",
                        step=state.progress.step,
                        learning_rate=f"{self._config.learning_rate:g}",
                    )
                )
            )

    def redraw_pinned(self, state: State) -> None:
        """Draw the pinned drawing, if there is one, with the newest weights, at the size the model learns."""
        try:
            if not self._run.pinned_drawing.exists():
                return
            drawing = read_rgb(self._run.pinned_drawing)
        except DataError as error:
            if str(error) != self._told:
                self._told = str(error)
                self._emit(Warned(self._told))
            return
        network, spec = state.preferred().eval(), self._config.network()
        scale = self._config.size / min(drawing.shape[:2])
        height, width = (max(1, round(length * scale / spec.multiple)) * spec.multiple for length in drawing.shape[:2])
        drawing = resize(drawing, (width, height), self._config.kind == "labels")
        path = self._run.pinned / f"{state.progress.step:07d}.png"
        with self._disk(tr("The pinned drawing's picture")):
            write_png(path, state.learner.draw(network, drawing))
            self._emit(Pinned(state.progress.step, str(path)))

    def save(self, state: State) -> None:
        """Write the checkpoint and the newest model, and draw the pinned drawing with it.

        Raises:
            OSError: the disk is full or the folder can't be written.
        """
        self._run.make_folders()
        write_checkpoint(self._run, state.capture())
        card, weights = self._card(state), state.preferred().state_dict()
        for path in (self._run.models / f"{state.progress.step:07d}.safetensors", self._run.model):
            save_model(path, card, weights)
        if state.learner.discriminator is not None:
            save_discriminator(self._run.model, state.learner.discriminator.state_dict())
        self._run.thin_models()
        self._emit(Saved(state.progress.step, str(self._run.model)))
        self.redraw_pinned(state)

    def try_to_save(self, state: State) -> None:
        """Save, or say why that can't be done now."""
        with self._disk(tr("Step {step}", step=state.progress.step)):
            self.save(state)

    @contextlib.contextmanager
    def _disk(self, what: str) -> Iterator[None]:
        """Let a file that can't be written cost a warning, not the run."""
        try:
            self._run.make_folders()
            yield
        except OSError as error:
            self._emit(
                Warned(
                    tr(
                        "{what} can't be kept in {root} ({why}): make room on the disk. Training goes on and "
                        "tries again later.",
                        what=what,
                        root=self._run.root,
                        why=reason_of(error),
                    )
                )
            )

    def _crops(self, pair: Pair) -> list[tuple[Rgb, Rgb]]:
        if pair in self._broken:
            return []
        try:
            return list(self._recipe.evaluation_crops(pair))
        except DataError as error:
            self._broken.add(pair)
            self._emit(Warned(str(error)))
            return []

    def _card(self, state: State) -> ModelCard:
        config, progress = self._config, state.progress
        return ModelCard(
            name=config.name,
            network=config.network(),
            size=config.size,
            colour_space=config.colour_space,
            description=config.description,
            licence=config.licence,
            credits=config.credits,
            input=self._input,
            data=config.data_spec(),
            training=TrainingRecord(
                data=Path(config.data).name,
                base=self._base,
                pairs=self._pairs,
                steps=progress.step,
                batch=progress.batch,
                objective=config.objective_terms(),
                seed=config.seed,
                averaged=progress.prefers_average,
                figures=progress.figures,
            ),
        )
