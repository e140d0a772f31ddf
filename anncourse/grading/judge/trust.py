"""Which names a test cell may believe, and which the student's code decides.

Given cells run at both ends: in the sandbox for the student's code, outside for the
tests, so that no submission can change the data it is judged by. A given cell that
computes with the student's names is the exception: what it defines comes from the
sandbox. But if it only defines functions and classes it runs outside, too, and what it
calls of the student's is called in the sandbox: a teacher's helper stays the teacher's.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass

from anncourse.grading.release.assignment import Assignment, Cell
from anncourse.grading.sandbox.jupyter import without_magics

ONLY_DEFINE = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Import,
    ast.ImportFrom,
)


@dataclass(frozen=True)
class Division:
    """The names of an assignment, divided.

    Attributes
    ----------
    outside : tuple of Cell
        Given cells that the trusted end runs, in order.
    theirs : frozenset of str
        Names whose values the student's code decides.
    leaning : tuple of Cell
        Those of the cells outside whose functions use the student's names.
    classes : frozenset of str
        Those of ``theirs`` that are classes in the teacher's solution.
    """

    outside: tuple[Cell, ...]
    theirs: frozenset[str]
    leaning: tuple[Cell, ...]
    classes: frozenset[str]

    @classmethod
    def of(cls, assignment: Assignment) -> Division:
        """Return the division of an assignment's names."""
        outside: list[Cell] = []
        leaning: list[Cell] = []
        theirs: set[str] = set()
        classes: set[str] = set()
        leant: set[str] = set()
        for cell in assignment.cells:
            if cell.role in ("solution", "manual"):
                theirs |= cell.names.defined
                classes |= classes_in(cell.source)
        for cell in assignment.cells:
            if cell.role != "given":
                continue
            if not cell.names.used & (theirs | leant):
                outside.append(cell)
            elif only_defines(cell.source):
                outside.append(cell)
                leaning.append(cell)
                leant |= cell.names.defined
            else:
                theirs |= cell.names.defined
        return cls(
            tuple(outside),
            frozenset(theirs),
            tuple(leaning),
            frozenset(classes),
        )

    def needed(self, test: Cell) -> list[str]:
        """Return the student's names that a test uses, itself or through a helper.

        Parameters
        ----------
        test : Cell
            A test cell.

        Returns
        -------
        list of str
            Sorted.
        """
        used = set(test.names.used)
        for cell in reversed(self.leaning):
            if cell.names.defined & used:
                used |= cell.names.used
        return sorted(used & self.theirs)


def classes_in(source: str) -> set[str]:
    """Return the names of the classes that a teacher's cell defines at its top."""
    try:
        body = ast.parse(without_magics(source)).body
    except SyntaxError:
        return set()
    return {step.name for step in body if isinstance(step, ast.ClassDef)}


def only_defines(source: str) -> bool:
    """Say whether a piece of code defines functions and classes and does nothing."""
    body = ast.parse(without_magics(source)).body
    return all(
        isinstance(step, ONLY_DEFINE)
        or (
            isinstance(step, ast.Expr)
            and isinstance(step.value, ast.Constant)
        )
        for step in body
    )
