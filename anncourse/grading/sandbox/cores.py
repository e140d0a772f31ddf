"""One core of this machine for each sandbox, so that none takes another's time.

A submission that starts forty busy processes slows down what shares a core with it. So
each sandbox gets a core that no other has, as long as there is one. Who has which is
told by a name that the kernel gives to one process only, and takes back when it ends:
no file is left behind, and graders that know nothing of each other agree.
"""

from __future__ import annotations

import contextlib
import os
import socket
import sys
from collections.abc import Iterator

NAME = "\0anncourse-core-{}"


class Core:
    """A core that no other sandbox has; none, if all are taken."""

    def __init__(self) -> None:
        self.number: int | None = None
        self._name: socket.socket | None = None
        if sys.platform != "linux":
            return
        for number in sorted(os.sched_getaffinity(0)):
            name = socket.socket(socket.AF_UNIX)
            try:
                name.bind(NAME.format(number))
            except OSError:
                name.close()
            else:
                self.number, self._name = number, name
                return

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Let what this thread starts in the block run on this core only."""
        if self.number is None:
            yield
            return
        before = os.sched_getaffinity(0)
        os.sched_setaffinity(0, {self.number})
        try:
            yield
        finally:
            os.sched_setaffinity(0, before)

    def free(self) -> None:
        """Let another sandbox have it."""
        if self._name is not None:
            self._name.close()
