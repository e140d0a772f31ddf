"""A source notebook with a cell of every role, made in code."""

from typing import Any

Raw = dict[str, Any]
# What stands in the student's version in the place of a solution.
CODE_STUB = "# YOUR CODE HERE\nraise NotImplementedError()"
TEXT_STUB = "YOUR ANSWER HERE"
PICTURE = {"image/png": "iVBORw0KGgo="}
OUTPUT = {"name": "stdout", "output_type": "stream", "text": ["the answer"]}
NUMBER = "0123456789abcdef" * 2
TEST = f"""check = ann.Checks("f")
check.equal("one", lambda: f(1), 2, hint="Add one.")
### BEGIN HIDDEN TESTS
# canary {NUMBER}
check.equal("secret case", lambda: f(41), 42, hint="Add one.")
### END HIDDEN TESTS
check.done()"""
SOLVED = """def f(x):
    \"\"\"Add one.\"\"\"
    ### BEGIN SOLUTION
    the_answer_of_the_teacher = x + 1
    return the_answer_of_the_teacher
    ### END SOLUTION"""


def cell(
    source: str, name: str = "", kind: str = "code", **marks: Any
) -> Raw:
    """Return a cell as Jupyter writes it, with nbgrader's metadata if it has a name."""
    about = {
        "schema_version": 3,
        "grade": False,
        "solution": False,
        "locked": False,
        "task": False,
        "grade_id": name,
    }
    made = {
        "cell_type": kind,
        "id": name or "plain",
        "metadata": {"nbgrader": about | marks} if name else {},
        "source": source.splitlines(keepends=True),
    }
    if kind == "code":
        made |= {"outputs": [OUTPUT], "execution_count": 3}
    return made


def teachers_notebook() -> Raw:
    """Return a source notebook with a cell of every role."""
    essay = cell(
        "Because ![so](attachment:so.png)",
        "why",
        "markdown",
        grade=True,
        solution=True,
        points=2.5,
    )
    scheme = cell(
        "Draw it.\n### BEGIN MARK SCHEME\nTwo axes: 1\n### END MARK SCHEME\n",
        "draw",
        "markdown",
        task=True,
        points=1,
    )
    ask = cell("# Task ![f](attachment:f.png)", kind="markdown")
    return {
        "cells": [
            cell("import anncourse as ann"),
            ask
            | {
                "id": "ask",
                "attachments": {"f.png": PICTURE, "old.png": PICTURE},
            },
            cell("x = 1", "given", locked=True),
            cell(SOLVED, "f", solution=True),
            cell(TEST, "f-test", grade=True, locked=True, points=2),
            cell("whole = 1", "whole", solution=True),
            essay | {"attachments": {"so.png": PICTURE}},
            scheme,
            cell("plot()", "plot", grade=True, solution=True, points=3),
        ],
        "metadata": {
            "kernelspec": {
                "display_name": "P",
                "language": "python",
                "name": "p",
            },
            "language_info": {"name": "python", "version": "3.11.2"},
            "widgets": {"state": "the_answer_of_the_teacher"},
            "celltoolbar": "Create Assignment",
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
