"""Dask's workers asked what they have: the package, the same one, and a sandbox."""

from __future__ import annotations

import contextlib
import hashlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import anncourse

Say = Callable[[str], None]
PACKAGE = Path(anncourse.__file__).parent
ANSWER = 30.0  # seconds until a worker counts as not answering
# Text, and not a function: one that a worker lacks would leave the client waiting.
QUESTION = """(lambda space: (exec('''
try:
    from anncourse.grading.run.workers import machine
    answer = machine()
except Exception as error:
    answer = {"lacks": f"the package anncourse, as it is here ({error!r})"}
''', space), space["answer"])[1])({})"""


def package_digest() -> str:
    """Return what says whether two machines have the same package.

    Returns
    -------
    str
        SHA-256 of all its Python files.
    """
    whole = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*.py")):
        whole.update(str(path.relative_to(PACKAGE)).encode() + b"\0")
        whole.update(path.read_bytes() + b"\0")
    return whole.hexdigest()


def machine() -> dict[str, str]:
    """Return what a worker says about itself.

    Returns
    -------
    dict of str to str
        "digest" of its package; "lacks", what keeps it from starting a sandbox, or
        nothing.
    """
    from anncourse.grading.doctor import sandbox_trouble

    return {"digest": package_digest(), "lacks": sandbox_trouble()}


@dataclass
class Workers:
    """Who is there and can do the work; who cannot is named once.

    Attributes
    ----------
    client : distributed.Client
        The cluster's.
    confined : bool
        Whether a worker needs to start sandboxes.
    say : callable
        Is told who is not used, and why.
    known : dict of str to bool
        Whether each address can do the work.
    """

    client: Any
    confined: bool
    say: Say
    known: dict[str, bool] = field(default_factory=dict)

    def able(self) -> list[str]:
        """Return the addresses of those that can do the work, asking who is new."""
        there = list(self.client.scheduler_info(n_workers=-1)["workers"])
        new = [address for address in there if address not in self.known]
        for address, lacks in self._ask(new).items():
            self.known[address] = not lacks
            if lacks:
                self.say(f"Worker {address} is not used: it lacks {lacks}.")
        return [address for address in there if self.known[address]]

    def _ask(self, addresses: list[str]) -> dict[str, str]:
        answers: dict[str, Any] = {}

        def ask(address: str) -> None:
            # One that is gone meanwhile, or never answers, is one that lacks an answer.
            with contextlib.suppress(Exception):
                answers.update(
                    self.client.run(eval, QUESTION, workers=[address])
                )

        threads = [
            threading.Thread(target=ask, args=(address,), daemon=True)
            for address in addresses
        ]
        for thread in threads:
            thread.start()
        until = time.monotonic() + ANSWER
        for thread in threads:
            thread.join(max(0.0, until - time.monotonic()))
        return {
            address: self._lacks(answers.get(address))
            for address in addresses
        }

    def _lacks(self, answer: Any) -> str:
        if not isinstance(answer, dict):
            return f"an answer within {ANSWER:.0f} seconds"
        if "digest" in answer and answer["digest"] != package_digest():
            return "this version of the package anncourse"
        return (
            str(answer["lacks"])
            if self.confined or "digest" not in answer
            else ""
        )
