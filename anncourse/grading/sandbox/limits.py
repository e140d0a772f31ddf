"""How much of everything one submission may use."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass

MB = 1 << 20


@dataclass(frozen=True)
class Limits:
    """What a submission may use before it is stopped; all numbers are above 0.

    Attributes
    ----------
    memory : int
        Bytes: address space of each process, and what all of them hold together.
    cpu : int
        Seconds of computing, each process.
    wall : float
        Seconds that one sandbox may live.
    total : float
        Seconds for the whole submission, sandboxes started anew included.
    setup : float
        Seconds for all of the student's cells together.
    call : float
        Seconds for one call from a test.
    test : float
        Seconds for one test cell.
    processes : int
        Processes and threads.
    file : int
        Bytes in one file, and in the submitted notebook itself.
    disk : int
        Bytes in all files.
    output : int
        Bytes of printed text that are kept; the rest is read and dropped.
    message : int
        Bytes in one answer.
    pictures : int
        Bytes in all pictures that its cells draw for a person.
    """

    memory: int = 2048 * MB
    cpu: int = 30
    wall: float = 40.0
    total: float = 55.0
    setup: float = 20.0
    call: float = 5.0
    test: float = 15.0
    processes: int = 40
    file: int = 20 * MB
    disk: int = 64 * MB
    output: int = 200_000
    message: int = 32 * MB
    pictures: int = 4 * MB

    def __post_init__(self) -> None:
        for field in dataclasses.fields(self):
            value = getattr(self, field.name)
            if type(value) not in (int, float) or not 0 < value < math.inf:
                raise ValueError(
                    f"Limits expects {field.name} to be a number above 0, "
                    f"got {value!r}"
                )
