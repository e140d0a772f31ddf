"""The folder a teacher works in: where everything is, and whose it is.

nbgrader's own layout, and two folders more::

    source/<assignment>/<assignment>.ipynb              what the teacher wrote
    release/<assignment>/<assignment>.ipynb             what students get
    submitted/<student>/<assignment>/<assignment>.ipynb what came back
    results/<assignment>/<student>.json                 what grading found
    feedback/<student>/<assignment>.html                what students get back
    removed/<assignment>.json                           marks of tasks taken out since

A student's name may be anything, and a folder's may not: see `naming.folder_of`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from anncourse.grading.course.naming import folder_of, plain, student_of
from anncourse.whole_files import write_whole

VARIABLE = "ANNCOURSE_ASSIGNMENTS"


class WrongUse(ValueError):
    """What was asked for is not there: the wrong folder, or a name mistyped."""


@dataclass(frozen=True)
class Course:
    """A course folder.

    Attributes
    ----------
    root : Path
        The folder.
    """

    root: Path

    @classmethod
    def find(cls, given: str | None = None) -> Course:
        """Return the course folder: as given, from the environment, or the current one.

        Parameters
        ----------
        given : str, optional
            What the teacher said.

        Returns
        -------
        Course
            The folder.

        Raises
        ------
        WrongUse
            If there is no ``source`` folder in it.
        """
        root = Path(given or os.environ.get(VARIABLE) or ".").resolve()
        if not (root / "source").is_dir():
            raise WrongUse(
                f"{root} is no course folder: it has no folder `source` with the "
                f"assignments. Go to yours, or name it with --course or {VARIABLE}."
            )
        return cls(root)

    def assignments(self) -> list[str]:
        """Return the names of all assignments."""
        found = (self.root / "source").glob("*/*.ipynb")
        return sorted(p.stem for p in found if p.stem == p.parent.name)

    def source(self, assignment: str) -> Path:
        """Return the teacher's notebook of an assignment.

        Parameters
        ----------
        assignment : str
            Its name.

        Returns
        -------
        Path
            A file that is there.

        Raises
        ------
        WrongUse
            If there is no such assignment.
        """
        if assignment not in self.assignments():
            known = ", ".join(self.assignments()) or "none"
            raise WrongUse(
                f"there is no assignment {plain(assignment)!r} in "
                f"{self.root / 'source'}; there are: {known}. An assignment is a "
                "notebook source/NAME/NAME.ipynb."
            )
        return self.root / "source" / assignment / f"{assignment}.ipynb"

    def released(self, assignment: str) -> Path:
        """Return where the student version is."""
        return self.root / "release" / assignment / f"{assignment}.ipynb"

    def submitted(self, assignment: str, student: str) -> Path:
        """Return the folder of what a student handed in."""
        folder = self.root / "submitted" / folder_of(student) / assignment
        by_hand = self.root / "submitted" / student / assignment
        if (
            not folder.is_dir()
            and _is_folders_name(student)
            and by_hand.is_dir()
        ):
            return by_hand
        return folder

    def notebook(self, assignment: str, student: str) -> Path:
        """Return the notebook that a student handed in; it may not be there."""
        folder = self.submitted(assignment, student)
        named = folder / f"{assignment}.ipynb"
        if named.is_symlink() or named.exists():
            return named
        return next(iter(sorted(folder.glob("*.ipynb"))), named)

    def result(self, assignment: str, student: str) -> Path:
        """Return where the result of a student's submission is."""
        return (
            self.root
            / "results"
            / assignment
            / f"{folder_of(student)}.json"
        )

    def feedback(self, assignment: str, student: str) -> Path:
        """Return where a student's feedback page is."""
        return (
            self.root
            / "feedback"
            / folder_of(student)
            / f"{assignment}.html"
        )

    def students(self, assignment: str) -> list[str]:
        """Return who handed something in, in order."""
        table = self.table()
        folders = (self.root / "submitted").glob(f"*/{assignment}/")
        names = [folder.parent.name for folder in folders]
        return sorted(student_of(n, table) for n in names if n[0] != ".")

    def table(self) -> dict[str, str]:
        """Return the students whose folder's name does not say who they are."""
        try:
            text = self._table.read_text(encoding="ascii")
        except FileNotFoundError:
            return {}
        found: dict[str, str] = json.loads(text)
        return found

    def enroll(self, students: Iterator[str]) -> None:
        """Write down the students whose folder's name does not say who they are.

        Parameters
        ----------
        students : iterator of str
            Their names.

        Raises
        ------
        OSError
            If the table cannot be written.
        """
        table = self.table()
        cut = {folder_of(s): s for s in students if "~" in folder_of(s)}
        if cut.items() <= table.items():
            return
        write_whole(self._table, json.dumps(table | cut, indent=1).encode())

    @property
    def _table(self) -> Path:
        return self.root / "submitted" / "students.json"


def _is_folders_name(text: str) -> bool:
    short = len(text.encode(errors="surrogatepass")) <= 255
    return short and text not in (".", "..") and not {"/", "\0"} & set(text)
