"""What a student's cells draw, for the person who judges it.

The sandbox draws: a picture in the file that was handed in may be old, missing or
somebody else's. What comes back is bytes from hostile hands. They are kept if they
begin as a picture does, and nothing here opens them.
"""

from __future__ import annotations

import base64
import io
import sys
from dataclasses import dataclass, field

import numpy as np

from anncourse.arguments import Array

PNG = b"\x89PNG\r\n\x1a\n"
PYPLOT = "matplotlib.pyplot"


def close_all() -> None:
    """Close what an earlier cell drew, as Jupyter does; the sandbox runs this."""
    if PYPLOT in sys.modules:
        sys.modules[PYPLOT].close("all")


def drawn() -> list[Array]:
    """Return all open figures; the sandbox runs this.

    Returns
    -------
    list of array of uint8
        The bytes of a PNG file for each figure that has something in it.
    """
    if PYPLOT not in sys.modules:
        return []
    pyplot, files = sys.modules[PYPLOT], []
    for number in pyplot.get_fignums():
        figure, file = pyplot.figure(number), io.BytesIO()
        if figure.axes:
            figure.savefig(file, format="png", bbox_inches="tight")
            files.append(np.frombuffer(file.getvalue(), np.uint8))
    return files


@dataclass
class Gallery:
    """The pictures of one submission.

    Attributes
    ----------
    room : int
        How many bytes more it takes.
    cells : list of tuple of str
        For each cell, the base64 of the PNG files that it drew.
    """

    room: int
    cells: list[tuple[str, ...]] = field(default_factory=list)

    def add(self, answer: object) -> None:
        """Take what the sandbox says that a cell drew.

        Parameters
        ----------
        answer : object
            Any value that came over the pipe; what is no picture is passed over, and
            so is one that finds no room.
        """
        kept = []
        for part in answer if isinstance(answer, list) else []:
            content = (
                part.tobytes() if isinstance(part, np.ndarray) else b""
            )
            if content.startswith(PNG) and len(content) <= self.room:
                self.room -= len(content)
                kept.append(base64.b64encode(content).decode())
        self.cells.append(tuple(kept))
