r"""Whether a hidden test or a solution got out of the instructor's folder.

What is looked for: the canary of each hidden block; and the text of each solution and
each hidden block, three lines at a time, where they are long enough not to stand
elsewhere by chance. Only letters, digits and ``_`` are compared, so neither quotes,
indents nor a page's markup hide a text.

Where: in files and folders, in zips, gzip, bzip2 and xz at any depth up to five, in the
JSON of notebooks (``\n``, ``\u003c``), HTML (``&lt;``, tags between words), addresses
(``%3C``), UTF-16, and base64. Not in: pictures of text, the streams of a PDF, Brotli,
encrypted files. What is too big or too deep to be searched is told, not passed over.
In the course folder's ``feedback`` and ``submitted``, only hidden tests are looked for:
a student may have written the same solution.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from anncourse.grading.course.course import Course
from anncourse.grading.course.naming import plain
from anncourse.grading.release.assignment import Assignment, Cell
from anncourse.grading.release.regions import CANARY, HIDDEN, SOLUTION, cut
from anncourse.grading.release.unpacking import MOST, forms, inside, words
from anncourse.grading.sandbox.limits import MB

DEPTH = 5
ALL = 2048 * MB  # bytes that one file may unpack to
LONG = 60  # letters and digits; shorter texts stand elsewhere by chance
LINES = 3
OF_STUDENTS = ("feedback", "submitted")


@dataclass(frozen=True)
class Leak:
    """What got out.

    Attributes
    ----------
    where : str
        The file; what is in an archive follows a "!".
    what : str
        Which text of which assignment; or why a file was not searched whole.
    """

    where: str
    what: str


@dataclass
class Secrets:
    """What must not be found, and what it is.

    Attributes
    ----------
    canaries : dict of str to str
        By canary.
    texts : dict of str to str
        By letters and digits of a text.
    """

    canaries: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, course: Course) -> Secrets:
        """Return the secrets of all assignments of a course.

        Parameters
        ----------
        course : Course
            The folder.

        Returns
        -------
        Secrets
            All of them.

        Raises
        ------
        ValueError
            If an assignment cannot be read.
        """
        found = cls()
        for name in course.assignments():
            for cell in Assignment.read(course.source(name)).cells:
                found._add(name, cell)
        return found

    def _add(self, assignment: str, cell: Cell) -> None:
        where = f"{cell.grade_id!r} of {assignment}"
        for canary in CANARY.findall(cell.source):
            self.canaries[canary] = f"a hidden test of {where}"
        shown, hidden = cut(cell.source, HIDDEN)
        _, solutions = cut(shown, SOLUTION)
        if cell.role in ("solution", "manual") and not solutions:
            solutions = [cell.source]
        for block in solutions:
            self.texts |= dict.fromkeys(
                _pieces(block), f"the solution {where}"
            )
        for block in hidden:
            self.texts |= dict.fromkeys(
                _pieces(block), f"a hidden test of {where}"
            )
        # What students are given may be anywhere.
        given = (
            words(cut(shown, SOLUTION)[0])
            if solutions != [cell.source]
            else ""
        )
        self.texts = {
            t: what for t, what in self.texts.items() if t not in given
        }

    def hidden(self) -> Secrets:
        """Return the hidden tests alone: a student may have written a solution."""
        solution = "the solution"
        texts = {
            t: w
            for t, w in self.texts.items()
            if not w.startswith(solution)
        }
        return Secrets(self.canaries, texts)

    def found_in(self, content: bytes) -> set[str]:
        """Return which secrets are in a piece of text, in whatever form.

        Parameters
        ----------
        content : bytes
            The piece.

        Returns
        -------
        set of str
            What they are.
        """
        found: set[str] = set()
        for form in forms(content):
            text = words(form)
            for secret, what in (self.canaries | self.texts).items():
                if secret in text:
                    found.add(what)
        return found


def leakcheck(course: Course, paths: Iterable[Path]) -> Iterator[Leak]:
    """Search files and folders.

    Parameters
    ----------
    course : Course
        Its ``source`` folder holds what must not get out; it is itself left out.
    paths : iterable of Path
        Where to search.

    Yields
    ------
    Leak
        One for each secret in each file.

    Raises
    ------
    ValueError
        If an assignment cannot be read.
    """
    secrets = Secrets.of(course)
    hidden = secrets.hidden()
    root = course.root.resolve()
    theirs = [root / name for name in OF_STUDENTS]
    for path in paths:
        for place in _files(path):
            real = place.resolve()
            if not real.is_relative_to(root / "source"):
                written = any(map(real.is_relative_to, theirs))
                yield from _Search(hidden if written else secrets).file(
                    place
                )


@dataclass
class _Search:
    """The search of one file, and how much it may still unpack."""

    secrets: Secrets
    left: int = ALL

    def file(self, place: Path) -> Iterator[Leak]:
        where = plain(str(place))
        try:
            with open(place, "rb") as file:
                content = file.read(MOST + 1)
        except OSError as error:
            yield Leak(where, f"not searched: {error.strerror}")
        else:
            yield from self.content(where, content, 0)

    def content(
        self, where: str, content: bytes, depth: int
    ) -> Iterator[Leak]:
        for what in sorted(self.secrets.found_in(content[:MOST])):
            yield Leak(where, what)
        if len(content) > MOST:
            yield Leak(where, "not searched whole: it is too big")
        for name, piece in inside(content):
            there = f"{where}!{plain(name)}"
            if isinstance(piece, Exception):
                yield Leak(there, f"not searched: {piece}")
                continue
            self.left -= len(piece)
            if depth == DEPTH or self.left < 0:
                yield Leak(
                    there,
                    "not searched: too much is packed in it, or too deep",
                )
                return
            yield from self.content(there, piece, depth + 1)


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for here, folders, names in os.walk(path):
        folders.sort()
        for name in sorted(names):
            place = Path(here, name)
            if place.is_file():  # no pipes
                yield place


def _pieces(block: str) -> list[str]:
    lines = [words(line) for line in CANARY.sub("", block).split("\n")]
    lines = [line for line in lines if line]
    last = max(len(lines) - LINES, 0)
    runs = ["".join(lines[i : i + LINES]) for i in range(last + 1)]
    return [run for run in runs if len(run) >= LONG]
