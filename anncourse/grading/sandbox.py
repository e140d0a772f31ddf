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
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from anncourse.grading import seccomp, usage
from anncourse.grading.layout import PACKAGE, environment, is_root, options
from anncourse.grading.limits import Limits

# No user's packages, no current folder, no bytecode, no warnings.
PYTHON = ["-s", "-P", "-B", "-W", "ignore", "-X", "utf8"]
PYTHON += ["-m", "anncourse.grading.inside"]


class Unavailable(RuntimeError):
    """No sandbox can be started on this machine; no submission is to blame."""


class Sandbox:
    """A started process and its pipes.

    Parameters
    ----------
    limits : Limits
        What it may use.
    confined : bool
        Whether bubblewrap confines it. Without, it is a process like any other, and
        the student's code can read whatever the teacher can.
    hide : iterable of path
        Folders that must not be seen, wherever they are.

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
        self.process = (
            _start_confined(options(limits, hidden), inside)
            if self._folder is None
            else _start(inside, _variables(self._folder), self._folder)
        )
        self.ends = time.monotonic() + limits.wall

    def trouble(self) -> str:
        """Return what the processes in it use too much of, or nothing."""
        memory, processes = usage.of_tree(self.process.pid)
        if memory > self.limits.memory:
            return "it took more memory than it may"
        if processes > self.limits.processes + 5:  # bubblewrap's own
            return "it started more processes than it may"
        return ""

    def close(self) -> None:
        """End all processes in it, and wait until they are gone."""
        process = self.process
        if (
            process.returncode is not None
        ):  # closed before; its number may be reused
            return
        if self.confined:
            process.kill()
        else:
            _kill_session(process.pid)
        for pipe in (process.stdin, process.stdout, process.stderr):
            if pipe is not None:
                pipe.close()
        process.wait()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

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
