"""A process that sees no files, reaches nobody and leaves nothing behind.

bubblewrap starts it in namespaces of its own: no network, no other processes, and of
the files only the system's libraries, the interpreter and this package, read-only. It
may write to two small file systems in memory, which end with it. As root there is no
user namespace; the program inside gives its powers up before it reads a request. What
namespaces leave open, `seccomp` closes.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path

from anncourse.grading.sandbox import seccomp, usage, waiting
from anncourse.grading.sandbox.cores import Core
from anncourse.grading.sandbox.limits import Limits
from anncourse.grading.sandbox.view import (
    PACKAGE,
    environment,
    is_root,
    options,
)

# No user's packages, no current folder, no bytecode, no warnings.
PYTHON = ["-s", "-P", "-B", "-W", "ignore", "-X", "utf8"]
PYTHON += ["-m", "anncourse.grading.sandbox.inside"]
LOOK = 0.05  # seconds between two looks at what a sandbox uses


class Unavailable(RuntimeError):
    """No sandbox can be started on this machine; no submission is to blame."""


class Sandbox:
    """A started process and its pipes, watched as long as it lives.

    Parameters
    ----------
    limits : Limits
        What it may use.
    confined : bool
        Whether bubblewrap confines it. Without, it is a process like any other, and
        the student's code can read whatever the teacher can.
    hide : iterable of path
        Folders that must not be seen, wherever they are.

    Attributes
    ----------
    trouble : str
        What its processes used too much of, so that they were ended; or nothing.

    Raises
    ------
    Unavailable
        If there is no bubblewrap, or it cannot be started.
    """

    def __init__(
        self,
        limits: Limits,
        *,
        confined: bool = True,
        hide: Iterable[str | os.PathLike[str]] = (),
    ) -> None:
        self.limits = limits
        self.confined = confined
        self._folder = (
            None if confined else tempfile.mkdtemp(prefix="anncourse-")
        )
        inside = [sys.executable, *PYTHON, self._orders()]
        hidden = [Path(path) for path in hide]
        self._core = Core()
        try:
            with self._core.alone():
                self.process = (
                    _start_confined(options(limits, hidden), inside)
                    if self._folder is None
                    else _start(
                        inside, _variables(self._folder), self._folder
                    )
                )
        except BaseException:
            self._core.free()
            raise
        self.trouble = ""
        self._closing = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()

    def _watch(self) -> None:
        # From a thread: also while a test computes and asks nothing.
        while not self._closing.wait(LOOK):
            self.trouble = self._too_much()
            if self.trouble:
                self._kill()
                return

    def _too_much(self) -> str:
        memory, processes = usage.of_tree(self.process.pid)
        if memory > self.limits.memory:
            return "it took more memory than it may"
        if processes > self.limits.processes + 5:  # bubblewrap's own
            return "it started more processes than it may"
        return ""

    def close(self) -> None:
        """End all processes in it, and wait until they are gone.

        A test's time may be up in the middle of this, so all of it can be done twice.
        """
        process = self.process
        self._closing.set()
        waiting.for_thread(self._watcher)
        if (
            process.returncode is None
        ):  # else its number may be another's by now
            with waiting.ending(process.pid):
                self._kill()
        for pipe in (process.stdin, process.stdout, process.stderr):
            if pipe is not None:
                pipe.close()
        waiting.for_process(process)
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
        self._core.free()

    def _kill(self) -> None:
        if self.confined:
            self.process.kill()
        else:
            _kill_session(self.process.pid)

    def _orders(self) -> str:
        limits = self.limits
        return json.dumps(
            {
                "memory": limits.memory,
                "cpu": limits.cpu,
                "processes": limits.processes if self.confined else None,
                "file": limits.file,
                "uid": _free_uid() if self.confined and is_root() else None,
            }
        )


def _start_confined(
    chosen: list[str], command: list[str]
) -> subprocess.Popen[bytes]:
    bubblewrap = shutil.which("bwrap")
    if bubblewrap is None:
        raise Unavailable(
            "there is no bubblewrap here: `anncourse grade doctor` says how to "
            "get it"
        )
    # The command line and the environment of bubblewrap can be read in the sandbox.
    fds = [_readable("\0".join(chosen).encode() + b"\0")]
    try:
        fds.append(_readable(seccomp.program()))
        line = [bubblewrap, "--args", str(fds[0]), "--seccomp", str(fds[1])]
        return _start([*line, "--", *command], {}, "/", fds)
    finally:
        for fd in fds:
            os.close(fd)


def _start(
    command: list[str],
    variables: dict[str, str],
    folder: str | None,
    fds: Sequence[int] = (),
) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            command,
            bufsize=0,
            cwd=folder,
            env=variables,
            pass_fds=fds,
            start_new_session=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
    except OSError as error:
        raise Unavailable(
            f"{command[0]} does not start: {error}"
        ) from error


def _readable(content: bytes) -> int:
    fd = os.memfd_create("options")
    os.write(fd, content)
    os.lseek(fd, 0, os.SEEK_SET)
    return fd


def _free_uid() -> int:
    # Processes are counted by user: a user of its own for each sandbox. Far above all
    # that people have, where the machine has such numbers.
    most = max(
        int(start) + int(length)
        for start, _, length in map(
            str.split, Path("/proc/self/uid_map").read_text().splitlines()
        )
    )
    low, high = (2**30, 2**31) if most >= 2**31 else (30_000, 60_000)
    return low + secrets.randbelow(high - low)


def _kill_session(leader: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(leader, signal.SIGKILL)


def _variables(folder: str) -> dict[str, str]:
    return environment(str(PACKAGE.parent), home=folder)
