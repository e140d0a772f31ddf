"""Submissions that are no notebook at all."""

import os
from functools import partial
from pathlib import Path

from tests.grading.labelled.course import (
    NONE,
    Case,
    Made,
    labelled,
    submission,
)

FILES: list[Case] = []
hostile = partial(labelled, FILES)


@hostile(NONE, "unreadable")
def corrupt_json() -> Made:
    return b'{"cells": [{"cell_type": "code", "source": "z = 0.8'


@hostile(NONE, "unreadable")
def nothing_in_it() -> Made:
    return b""


@hostile(NONE, "unreadable")
def a_picture() -> Made:
    return b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40


@hostile(NONE, "unreadable")
def a_link_to_the_source() -> Made:
    def link(path: Path) -> None:
        source = path.parents[3] / "source" / "umbrellas" / path.name
        path.symlink_to(source)

    return link


@hostile(NONE, "unreadable")
def a_link_to_itself() -> Made:
    return lambda path: path.symlink_to(path)


@hostile(NONE, "unreadable")
def a_folder() -> Made:
    return lambda path: path.mkdir()


@hostile(NONE, "unreadable")
def a_pipe_that_nobody_fills() -> Made:
    return lambda path: os.mkfifo(path)


@hostile(NONE, "unreadable")
def a_list_instead_of_a_notebook() -> Made:
    return b"[" + b"1," * 1000 + b"1]"


@hostile(NONE, "unreadable")
def brackets_without_end() -> Made:
    return b"[" * 200_000


@hostile(NONE, "unreadable")
def a_hundred_thousand_cells() -> Made:
    return submission(*(["pass"] * 100_000))


@hostile(NONE, "unreadable")
def a_file_of_thirty_megabytes() -> Made:
    return b'{"cells": ["' + b"x" * (30 << 20) + b'"]}'
