"""The program in the sandbox: it runs the student's cells and answers requests.

It gives up every power before it reads the first request. After the first cell nothing
in this process can be trusted, this program included: a student's code can change it as
it likes. So it holds no secret, decides nothing, and whatever it sends is judged at the
other end as if the student had written it.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib
import json
import operator
import os
import resource
import sys
import types
from collections.abc import Callable
from typing import Any

import numpy as np

from anncourse.grading.sandbox import pictures, wire
from anncourse.grading.sandbox.jupyter import Kernel

NO_NEW_PRIVILEGES = 38

APPLIED: dict[str, Callable[..., Any]] = {
    "itself": lambda thing: thing,
    "call": lambda function, *args, **kwargs: function(*args, **kwargs),
    "getattr": getattr,
    "setattr": setattr,
    "getitem": operator.getitem,
    "setitem": operator.setitem,
    "len": len,
    "iter": iter,
    "next": next,
    "neg": operator.neg,
    "add": operator.add,
    "sub": operator.sub,
    "mul": operator.mul,
    "truediv": operator.truediv,
    "matmul": operator.matmul,
    "pow": operator.pow,
    "figures": pictures.drawn,
}


class Notebook:
    """The student's cells, the names they made, and what tests hold of them."""

    def __init__(self) -> None:
        self.module = types.ModuleType("__main__")
        sys.modules["__main__"] = self.module
        self.kernel = Kernel(self.module.__dict__)
        self.kept: list[Any] = []

    def run(self, number: int, source: str) -> None:
        """Run one cell; whatever stops it comes out."""
        pictures.close_all()
        self.kernel.run(number, source)

    def find(self, reference: Any) -> Any:
        """Return what a request means by a reference."""
        [(tag, body)] = reference.items()
        if tag == "object":
            return self.kept[body]
        if tag == "name":
            if body not in self.module.__dict__:
                raise NameError(f"name {body!r} is not defined")
            return self.module.__dict__[body]
        if tag == "import":
            module, name = body
            return getattr(importlib.import_module(module), name)
        generator = np.random.default_rng()
        generator.bit_generator.state = body
        return generator

    def keep(self, thing: Any) -> dict[str, Any]:
        """Return what stands for an object that cannot be copied."""
        self.kept.append(thing)
        kind = "class" if isinstance(thing, type) else "object"
        kind = "function" if isinstance(thing, FUNCTIONS) else kind
        return {"object": [len(self.kept) - 1, kind, type(thing).__name__]}

    def answer(
        self, request: dict[str, Any], blobs: wire.Blobs
    ) -> dict[str, Any]:
        """Return the answer to one request; its numbers replace the blobs."""
        arguments = blobs[:]
        blobs.clear()
        try:
            if request["do"] == "cell":
                self.run(request["number"], request["source"])
                value = None
            else:
                args = wire.decode(request["args"], arguments, self.find)
                kwargs = wire.decode(
                    request["kwargs"], arguments, self.find
                )
                value = APPLIED[request["do"]](*args, **kwargs)
            return {"value": wire.encode(value, blobs, self.keep)}
        except BaseException as error:  # a cell may call sys.exit()
            blobs.clear()
            return {"error": described(error)}


FUNCTIONS = (
    types.FunctionType,
    types.BuiltinFunctionType,
    types.MethodType,
)


def described(error: BaseException) -> list[str]:
    """Return an error's own name, the name of its nearest known base, and its text."""
    known = [
        base.__name__
        for base in type(error).__mro__
        if base.__module__ in ("builtins", "numpy.linalg")
    ]
    try:
        text = str(error)[:200]
    except BaseException:
        text = ""
    return [type(error).__name__, known[0], text]


def give_up_powers(orders: dict[str, Any]) -> None:
    """Set the limits, and become a user who owns nothing."""
    numbers = {
        resource.RLIMIT_AS: orders["memory"],
        resource.RLIMIT_CPU: orders["cpu"],
        resource.RLIMIT_FSIZE: orders["file"],
        resource.RLIMIT_NPROC: orders["processes"],
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: 256,
    }
    for which, number in numbers.items():
        if number is not None:
            resource.setrlimit(which, (number, number))
    kernel = ctypes.CDLL(None, use_errno=True)
    if orders["uid"] is not None:
        os.setgroups([])
        os.setresgid(*[orders["uid"]] * 3)
        os.setresuid(*[orders["uid"]] * 3)
    if sys.platform == "linux" and kernel.prctl(
        NO_NEW_PRIVILEGES, 1, 0, 0, 0
    ):
        raise OSError(ctypes.get_errno(), "prctl")


def read(fd: int, length: int) -> bytearray:
    """Read so many bytes; at the end of the pipe the program ends, too."""
    found = bytearray()
    while len(found) < length:
        piece = os.read(fd, min(length - len(found), 1 << 20))
        if not piece:
            os._exit(0)
        found += piece
    return found


def serve(questions: int, answers: int) -> None:
    """Answer requests as long as there are any."""
    notebook = Notebook()
    while True:
        [length] = wire.LENGTH.unpack(read(questions, wire.LENGTH.size))
        request = wire.read_header(bytes(read(questions, length)))
        blobs = [read(questions, length) for length in request["blobs"]]
        reply = notebook.answer(request, blobs)
        # The student may have closed it, or put anything in its place.
        with contextlib.suppress(BaseException):
            sys.stdout.flush()
        reply["nonce"] = request["nonce"]
        try:
            frame = wire.write_frame(reply, blobs)
        except ValueError as error:
            refused = {"error": described(error), "nonce": request["nonce"]}
            frame = wire.write_frame(refused, [])
        while frame:
            frame = frame[os.write(answers, frame) :]


def main() -> None:
    """Take the pipes away from the student's code, and begin."""
    give_up_powers(json.loads(sys.argv[1]))
    questions, answers = os.dup(0), os.dup(1)
    os.dup2(2, 1)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.argv = [""]
    # Modules that a cell writes. They come last: no other is hidden by them.
    sys.path.append("")
    serve(questions, answers)


if __name__ == "__main__":
    main()
