"""Dask's workers, asked before they get work.

A worker without the package takes a job and never answers: the client would wait for
ever. So each is asked first, in plain text, and none is waited for in vain.
"""

from __future__ import annotations

import contextlib
import hashlib
import time
from collections.abc import Collection, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from threading import Thread
from typing import Any

# Text, and not a function: one that a worker lacks would leave the client waiting.
QUESTION = """(lambda space: (exec('''
try:
    from {module} import {function}
    answer = {function}()
except Exception as error:
    answer = {{"error": f"{{type(error).__name__}}: {{error}}"}}
''', space), space["answer"])[1])({{}})"""


def connect(url: str, seconds: float, refused: type[Exception]) -> Any:
    """Return a client of the scheduler at an address, or raise `refused`."""
    from distributed import Client

    try:
        client: Any = Client(url, timeout=seconds, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TimeoutError) as error:
        raise refused(
            f"no Dask scheduler answers at {url}: {error}. Is the address right, and "
            "does the scheduler run?"
        ) from None
    return client


def there(client: Any) -> dict[str, int]:
    """Return how many jobs each worker can do at once, by its address."""
    info = client.scheduler_info(n_workers=-1)["workers"]
    return {address: one["nthreads"] for address, one in info.items()}


def question(module: str, function: str) -> str:
    """Return the text that asks a worker for what a function of the package returns."""
    return QUESTION.format(module=module, function=function)


def ask(
    client: Any, addresses: Collection[str], text: str, seconds: float
) -> dict[str, Any]:
    """Ask all of them at a time; who does not answer by then is left out.

    An answer is what the function returned, or ``{"error": words}``.
    """
    answers: dict[str, Any] = {}

    def one(address: str) -> None:
        # One that is gone meanwhile, or never answers, is one without an answer.
        with contextlib.suppress(Exception):
            answers.update(client.run(eval, text, workers=[address]))

    threads = [
        Thread(target=one, args=(address,), daemon=True)
        for address in addresses
    ]
    for thread in threads:
        thread.start()
    until = time.monotonic() + seconds
    for thread in threads:
        thread.join(max(0.0, until - time.monotonic()))
    return dict(answers)


def digest(without: Collection[str] = ()) -> str:
    """Return what says whether two machines have the same package.

    Parameters
    ----------
    without : collection of str
        Rooms that do not count.

    Returns
    -------
    str
        SHA-256 of its Python files and their names.
    """
    whole = hashlib.sha256()
    for name, file in _sources(files("anncourse"), without):
        whole.update(name.encode() + b"\0" + file.read_bytes() + b"\0")
    return whole.hexdigest()


def _sources(
    folder: Traversable, without: Collection[str], path: str = ""
) -> Iterator[tuple[str, Traversable]]:
    """Yield the Python files of a folder, which may lie in a zip file."""
    for part in sorted(folder.iterdir(), key=lambda part: part.name):
        name = f"{path}/{part.name}"
        if part.is_dir() and part.name not in without:
            yield from _sources(part, without, name)
        elif part.name.endswith(".py"):
            yield name, part
