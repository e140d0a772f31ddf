"""What a test cell holds in place of the student's functions, classes and objects.

A call goes to the sandbox. Plain values come back as copies: numbers, texts, arrays,
and lists, tuples, dicts and sets of them. Everything else stays there, and a stand-in
comes back, whose attributes, items and methods are questions again. A stand-in is never
equal to anything, never true and never a number: no verdict rests on what a student's
object says about itself.

Nor on what it computes: ``f(3) - 6`` with an object in the place of the number would
hand it the right answer and believe what it makes of it. So a test computes only with
objects that it made itself, from a class that the teacher asked for.
"""

from __future__ import annotations

import importlib
import time
from collections.abc import Collection, Iterator
from typing import Any, NoReturn

import numpy as np

from anncourse.grading import wire
from anncourse.grading.protocol import Channel
from anncourse.grading.remote_errors import RemoteError, error_of, printable

FOREIGN = (
    "numpy",
    "anncourse",
    "builtins",
    "math",
)  # importable at both ends


class NotData(TypeError):
    """An object came where a test needs a number, a text or an array."""


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
        self._until = time.monotonic() + seconds

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
            question, min(self._call, self._until - time.monotonic()), blobs
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


class Reference:
    """Something in the sandbox, by name or number."""

    def __init__(self, reference: dict[str, Any]) -> None:
        self.reference = reference


class Remote(Reference):
    """A stand-in for something that stays in the sandbox."""

    def __init__(
        self, link: Link, reference: dict[str, Any], name: str
    ) -> None:
        vars(self).update(
            reference=reference,
            _link=link,
            _name=name,
            _asked_for=False,
            _made=False,
        )

    def __repr__(self) -> str:
        return f"<the student's {self._name}>"

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call it in the sandbox."""
        result = self._link.apply("call", self, *args, **kwargs)
        if self._asked_for and isinstance(result, Remote):
            vars(result).update(_made=True)
        return result

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # Python's and NumPy's own questions
            raise AttributeError(f"{self!r} has no {name} here")
        return self._link.apply("getattr", self, name)

    def __setattr__(self, name: str, value: Any) -> None:
        self._link.apply("setattr", self, name, value)

    def __getitem__(self, key: Any) -> Any:
        return self._link.apply("getitem", self, key)

    def __setitem__(self, key: Any, value: Any) -> None:
        self._link.apply("setitem", self, key, value)

    def __len__(self) -> int:
        length = self._link.apply("len", self)
        if type(length) is not int or not 0 <= length < 2**31:
            raise NotData(f"{self!r} has no length")
        return length

    def __iter__(self) -> Iterator[Any]:
        steps = self._link.apply("iter", self)
        while True:
            try:
                yield self._link.apply("next", steps)
            except StopIteration:
                return

    def __neg__(self) -> Any:
        return self._link.apply("neg", self)

    def _refuse(self, *_: object) -> NoReturn:
        raise NotData(
            f"an object of type {self._name} came, where a number, a text or an "
            "array is expected"
        )

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _refuse
    __bool__ = __array__ = __contains__ = _refuse
    __float__ = __int__ = __index__ = __complex__ = _refuse
    __hash__ = None  # type: ignore[assignment]
    __array_ufunc__ = None  # an operator with an array asks the object, too


def _operator(name: str, turned: bool) -> Any:
    def operate(self: Remote, other: Any) -> Any:
        beside = other._made if isinstance(other, Remote) else None
        if not self._made and not beside:
            self._refuse()
        pair = (other, self) if turned else (self, other)
        result = self._link.apply(name, *pair)
        if isinstance(result, Remote):
            vars(result).update(_made=True)
        elif not (self._made and beside):
            self._refuse()  # it has seen a number of the test's
        return result

    return operate


for _operation in ("add", "sub", "mul", "truediv", "matmul", "pow"):
    setattr(Remote, f"__{_operation}__", _operator(_operation, False))
    setattr(Remote, f"__r{_operation}__", _operator(_operation, True))


class RemoteFunction(Remote):
    """A function or a method of the student's."""


class RemoteClass(Remote):
    """A class of the student's; a call makes an object there."""


class RemoteObject(Remote):
    """Any other object of the student's."""


KINDS = {"function": RemoteFunction, "class": RemoteClass}


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
