"""A notebook's cells, run as Jupyter runs them.

The program in the sandbox runs the student's cells with this. The trusted side takes
`without_magics` from here, for the teacher's cells only.
"""

from __future__ import annotations

import ast
import contextlib
import importlib
import inspect
import linecache
import os
import re
import shlex
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import asyncio

# Strings and comments are found as well, so that no line in them passes for a magic.
# Each part matches whatever follows: a text without an end is read once, not often.
LONG = r"{0}{0}{0}[^{0}\\]*(?:(?:\\[\s\S]|{0}(?!{0}{0}))[^{0}\\]*)*(?:{0}{0}{0})?"
SHORT = r"{0}[^{0}\\\n]*(?:\\[\s\S][^{0}\\\n]*)*{0}?"
STRINGS = [kind.format(quote) for kind in (LONG, SHORT) for quote in "'\""]
LINE_MAGIC = r"^(?P<indent>[ \t]*)(?P<magic>[%!].*(?:(?<=\\)\n.*)*)"
PIECE = re.compile("|".join([LINE_MAGIC, "#.*", *STRINGS]), re.MULTILINE)
TIMED = re.compile(r"%time[ \t]+(?=\S)")
CELL_MAGIC = re.compile(r"\s*%%[ \t]*(\w+)(.*)\n?")
ABOUT_PYTHON = {"time", "timeit", "capture", "prun", "python", "python3"}
WRITES_FILE = {"file", "writefile"}
APPEND = {"-a", "--append"}

AWAIT = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
ANNOTATIONS = annotations.compiler_flag


def without_magics(source: str) -> str:
    """Return a cell's code without what only IPython understands.

    Parameters
    ----------
    source : str
        The cell. It is not run, and the work grows no faster than its length.

    Returns
    -------
    str
        Code with as many lines. What ``%time`` measures is part of it.
    """
    if compiles(source):
        return source
    whole = CELL_MAGIC.match(source)
    if whole and whole[1] not in ABOUT_PYTHON:
        return ""
    if whole:
        source = "\n" * whole[0].count("\n") + source[whole.end() :]
    return PIECE.sub(_without_magic, source)


def _without_magic(piece: re.Match[str]) -> str:
    indent, magic = piece["indent"], piece["magic"]
    if magic is None:
        return piece[0]
    timed = TIMED.match(magic)
    if timed:
        return str(indent + magic[timed.end() :])
    # An indented magic may be all there is in its block. Elsewhere nothing is better:
    # what follows may have to be the first statement.
    nothing = indent + "pass" if indent else ""
    return str(nothing + "\n" * magic.count("\n"))


def python(source: str) -> str:
    """Return a cell's code as Python, with IPython's help if it is needed.

    Parameters
    ----------
    source : str
        The cell.

    Returns
    -------
    str
        The code; if the cell cannot be understood, it does not compile.
    """
    whole = CELL_MAGIC.match(source)
    if whole and whole[1] in WRITES_FILE:
        body = source[whole.end() :].removesuffix("\n") + "\n"
        asked = (whole[1], whole[2].strip(), body)
        return f"get_ipython().run_cell_magic{asked!r}"
    code = without_magics(source)
    if compiles(code):
        return code
    try:
        from IPython.core.inputtransformer2 import TransformerManager
    except ImportError:
        return code
    manager = TransformerManager()  # type: ignore[no-untyped-call]
    return str(manager.transform_cell(source))


def compiles(source: str) -> bool:
    """Say whether a cell is Python as it is, perhaps with ``await`` in it."""
    try:
        compile(source, "<cell>", "exec", flags=AWAIT, dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


class Silent:
    """Does nothing, whatever is asked."""

    def __getattr__(self, name: str) -> Silent:
        return Silent()

    def __call__(self, *_: object, **__: object) -> None:
        """Return nothing."""


class Shell(Silent):
    """Stands for IPython's shell, of which it knows next to nothing.

    Parameters
    ----------
    names : dict
        The names that the cells made.
    """

    def __init__(self, names: dict[str, Any]) -> None:
        self.user_ns = names
        self.config: dict[str, Any] = {}

    def run_line_magic(self, name: str, line: str, *_: object) -> Any:
        """Run what ``%time`` measures, and return its value."""
        if name != "time":
            return None
        code = python(line)
        try:
            program = compile(code, "<timed>", "eval", dont_inherit=True)
        except SyntaxError:
            program = compile(code, "<timed>", "exec", dont_inherit=True)
        return eval(program, self.user_ns)

    def run_cell_magic(self, name: str, line: str, cell: str) -> None:
        """Write a file, if that is what the magic does."""
        if name not in WRITES_FILE:
            return
        words = shlex.split(line)
        [path] = [word for word in words if word not in APPEND]
        mode = "a" if APPEND.intersection(words) else "w"
        with open(os.path.expanduser(path), mode, encoding="utf-8") as file:
            file.write(cell)
        # It may be a module, and the folder was read a moment ago.
        importlib.invalidate_caches()

    def be_imported(self) -> None:
        """Take the place of the shell that IPython itself would give out."""
        with contextlib.suppress(ImportError):
            import IPython
            from IPython.core import getipython

            for module in (IPython, getipython):
                vars(module)["get_ipython"] = lambda: self


class Kernel:
    """Runs cells, one after the other, in one set of names.

    Parameters
    ----------
    names : dict
        A module's names. What every notebook finds is added to them.
    """

    def __init__(self, names: dict[str, Any]) -> None:
        self.names = names
        self.shell = Shell(names)
        names["display"] = lambda *_, **__: None
        names["get_ipython"] = lambda: self.shell
        self._flags = AWAIT
        self._loop: asyncio.AbstractEventLoop | None = None

    def run(self, number: int, source: str) -> None:
        """Run one cell; whatever stops it comes out.

        Parameters
        ----------
        number : int
            Its place in the notebook, for tracebacks.
        source : str
            The cell.
        """
        name = f"<cell {number}>"
        code = python(source)
        linecache.cache[name] = len(code), None, code.splitlines(True), name
        program = compile(
            code, name, "exec", self._flags, dont_inherit=True
        )
        self._flags |= program.co_flags & ANNOTATIONS
        # IPython takes its time to import: only for cells that do so themselves.
        if "IPython" in source and "get_ipython" in source:
            self.shell.be_imported()
        waiting = eval(program, self.names)
        if program.co_flags & inspect.CO_COROUTINE:
            self._wait(waiting)

    def _wait(self, coroutine: Any) -> None:
        import asyncio  # few notebooks need it

        # One loop for all cells: tasks and locks belong to the loop they met first.
        if self._loop is None or self._loop.is_closed():
            self._loop = asyncio.new_event_loop()
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(coroutine)
