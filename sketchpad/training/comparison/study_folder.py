"""A study's folder as the window keeps it: the study, its page, and the results that came back."""

import hashlib
import secrets
from pathlib import Path

import msgspec

from sketchpad import paths
from trainer.files.atomic_write import write_atomically
from trainer.files.reasons import reason_of
from trainer.laboratory.study.results import Outcome, Result, add_result, read_result, summarise
from trainer.laboratory.study.trials import Study, StudyError, read_study
from trainer.messages import tr


class StudyFolder:
    """The study of one model on one folder of pairs."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.page = root / "study.html"
        self._results = root / "results"

    @classmethod
    def of(cls, model: Path, data: Path) -> "StudyFolder":
        """Return where the study of a model, as its file is now, is kept.

        Raises:
            OSError: the model is gone.
        """
        about = model.stat()
        said = f"{model.resolve()} {about.st_size} {about.st_mtime_ns} {data.resolve()}"
        key = hashlib.blake2b(said.encode(errors="surrogateescape"), digest_size=8).hexdigest()
        return cls(paths.data_dir() / "studies" / key)

    @property
    def made(self) -> bool:
        """Whether the study is complete."""
        return self.page.is_file()

    def study(self) -> Study:
        """Return the study.

        Raises:
            StudyError: there is none.
        """
        return read_study(self.root)

    def results(self) -> list[Result]:
        """Return the results that belong to the study."""
        taken: list[Result] = []
        study = self.study().id
        for path in sorted(self._results.glob("*.json")):
            try:
                taken = add_result(taken, read_result(path), study)
            except StudyError:  # put there by hand
                continue
        return taken

    def add(self, result: Result) -> None:
        """Keep a result.

        Raises:
            StudyError: it is of another study, of somebody who has taken part, nothing counts, or the disk is full.
        """
        add_result(self.results(), result, self.study().id)
        try:
            self._results.mkdir(parents=True, exist_ok=True)
            write_atomically(self._results / f"{secrets.token_hex(6)}.json", msgspec.json.encode(result))
        except OSError as error:
            raise StudyError(tr("The result can’t be kept ({why}).", why=reason_of(error))) from error

    def outcome(self) -> Outcome | None:
        """Return what the results say; None if there are none."""
        return summarise(self.results())
