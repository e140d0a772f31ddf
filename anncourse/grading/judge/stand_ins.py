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

from collections.abc import Iterator
from typing import Any, NoReturn, Protocol


class Link(Protocol):
    """What a stand-in asks: it does an operation where the object is."""

    def apply(self, do: str, *args: Any, **kwargs: Any) -> Any:
        """Return what comes of it: a plain value or a stand-in."""


class NotData(TypeError):
    """An object came where a test needs a number, a text or an array."""


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
        return made(result) if self._asked_for else result

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
        result = self._link.apply("neg", self)
        return made(result) if self._made else result

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


def made(result: Any) -> Any:
    """Note, if this is a stand-in, that it comes of an object that the test made."""
    if isinstance(result, Remote):
        vars(result).update(_made=True)
    return result


def _operator(name: str, turned: bool) -> Any:
    def operate(self: Remote, other: Any) -> Any:
        beside = other._made if isinstance(other, Remote) else None
        if not self._made and not beside:
            self._refuse()
        pair = (other, self) if turned else (self, other)
        result = self._link.apply(name, *pair)
        if not isinstance(result, Remote) and not (self._made and beside):
            self._refuse()  # it has seen a number of the test's
        return made(result)

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
