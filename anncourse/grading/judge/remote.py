"""Questions of a test cell to one sandbox, and what comes of them.

Plain values come back as copies: numbers, texts, arrays, and lists, tuples, dicts and
sets of them. In the place of everything else comes a stand-in: see `stand_ins`.
"""

from __future__ import annotations

import importlib
from collections.abc import Collection
from typing import Any

import numpy as np

from anncourse.grading.judge.remote_errors import (
    RemoteError,
    error_of,
    printable,
)
from anncourse.grading.judge.stand_ins import (
    KINDS,
    NotData,
    Reference,
    Remote,
    RemoteClass,
    RemoteObject,
)
from anncourse.grading.sandbox import wire
from anncourse.grading.sandbox.channel import Channel

FOREIGN = (
    "numpy",
    "anncourse",
    "builtins",
    "math",
)  # importable at both ends


class Link:
    """Questions to one sandbox, within the time for one test cell.

    Parameters
    ----------
    channel : Channel
        The pipes.
    seconds : float
        Time for all questions together.
    classes : collection of str
        The names under which the teacher asked for a class.
    """

    def __init__(
        self,
        channel: Channel,
        seconds: float,
        classes: Collection[str] = (),
    ) -> None:
        self.channel = channel
        self._classes = classes
        self._call = channel.limits.call
        self._until = channel.clock.now() + seconds

    def apply(self, do: str, *args: Any, **kwargs: Any) -> Any:
        """Return what comes of an operation in the sandbox.

        Parameters
        ----------
        do : str
            The operation's name.
        *args, **kwargs
            What it works on: plain values and stand-ins.

        Returns
        -------
        object
            A plain value or a stand-in.

        Raises
        ------
        RemoteError
            If the student's code stops with an error.
        NotData
            If an argument cannot be sent.
        SandboxDied
            If no answer comes.
        """
        blobs: wire.Blobs = []
        question = {"do": do}
        try:
            question["args"] = wire.encode(list(args), blobs, _sent)
            question["kwargs"] = wire.encode(kwargs, blobs, _sent)
        except wire.Refused as error:
            raise NotData(f"a test cannot pass this: {error}") from None
        answer, blobs = self.channel.ask(
            question,
            min(self._call, self._until - self.channel.clock.now()),
            blobs,
        )
        try:
            if "error" in answer:
                raise error_of(answer["error"], ends=do == "next")
            return wire.decode(answer["value"], blobs, self._stand_in)
        except RemoteError:
            raise
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            self.channel.end(f"it broke the rules of the pipe: {error}")

    def named(self, name: str) -> Any:
        """Return what the student's cells left under a name."""
        found = self.apply("itself", Reference({"name": name}))
        if isinstance(found, RemoteClass) and name in self._classes:
            vars(found).update(_asked_for=True)
        return found

    def _stand_in(self, raw: Any) -> Remote:
        [(tag, body)] = raw.items()
        number, kind, name = body
        if tag != "object" or type(number) is not int or number < 0:
            raise wire.Refused("an object has a number")
        if type(name) is not str or type(kind) is not str:
            raise wire.Refused("an object has a type")
        made = KINDS.get(kind, RemoteObject)
        return made(self, {"object": number}, printable(name)[:60])


def _sent(value: Any) -> Any:
    # What stands for an argument that is no plain value.
    if isinstance(value, Reference):
        return value.reference
    if isinstance(value, np.random.Generator):
        return {"generator": value.bit_generator.state}
    own = getattr(value, "__module__", None) or "numpy"  # ufuncs have none
    name = str(getattr(value, "__name__", getattr(value, "name", "")))
    for module in (own, "anncourse"):
        known = module.partition(".")[0] in FOREIGN
        if known and _at(module, name) is value:
            return {"import": [module, name]}
    raise NotData(
        f"a test cannot pass an object of type {type(value).__name__}: only "
        "numbers, texts, arrays, and what the student's code returned"
    )


def _at(module: str, name: str) -> Any:
    return vars(importlib.import_module(module)).get(name)
