"""Questions to a sandbox, and answers that may be forged, late, endless or missing.

Each question carries a number drawn at random when it is sent; an answer without it, an
answer before the question, or a second one means that the student's code writes to the
pipe itself. Which of these is seen first is a race, so all are told in one sentence.
Every fault ends the sandbox: `SandboxDied` says why.
"""

from __future__ import annotations

import os
import secrets
import select
from collections.abc import Sequence
from typing import Any, NoReturn

from anncourse.grading.sandbox import wire
from anncourse.grading.sandbox.clock import Clock
from anncourse.grading.sandbox.limits import Limits
from anncourse.grading.sandbox.process import Sandbox, Unavailable

LOOK = 0.05  # seconds between two looks at the clock
START = 20.0  # seconds until the interpreter is there
UNASKED = "it sent an answer nobody asked for"
HELLO = {"do": "len", "args": [""], "kwargs": {"dict": []}}


class SandboxDied(BaseException):
    """The sandbox ended, or had to be ended; its text says why.

    Not an Exception: a test that catches those must not go on without a sandbox.
    """


class Channel:
    """The trusted end of the pipes.

    Parameters
    ----------
    sandbox : Sandbox
        The process at the other end; it is closed with the channel, and on any fault.
    clock : Clock, optional
        What time is told by; it follows this sandbox from now on.

    Raises
    ------
    Unavailable
        If the program in the sandbox does not start; the student's code is not in it
        yet.
    """

    def __init__(
        self, sandbox: Sandbox, clock: Clock | None = None
    ) -> None:
        self.limits: Limits = sandbox.limits
        self.sandbox = sandbox
        self.tree = sandbox.process.pid
        self.clock = clock or Clock()
        self.clock.follow(self.tree)
        self._ends = self.clock.now() + self.limits.wall
        self.died = ""
        self.printed = bytearray()
        process = sandbox.process
        pipes = (process.stdin, process.stdout, process.stderr)
        fds = [pipe.fileno() for pipe in pipes if pipe is not None]
        for fd in fds:
            os.set_blocking(fd, False)
        self._questions, self._answers, self._prints = fds
        self._prints_open = True
        try:
            self.ask(HELLO, START)
        except SandboxDied as error:
            words = self.printed.decode("utf-8", "replace").strip()
            raise Unavailable(f"{error}. {words}".strip()) from None

    def ask(
        self,
        request: dict[str, Any],
        seconds: float,
        blobs: Sequence[bytearray] = (),
    ) -> tuple[dict[str, Any], list[bytearray]]:
        """Send a question and return its answer.

        Parameters
        ----------
        request : dict
            What to do.
        seconds : float
            How long the answer may take.
        blobs : sequence of bytearray
            The numbers of its arrays.

        Returns
        -------
        answer : dict
            With either "value" or "error"; from hostile hands.
        blobs : list of bytearray
            The numbers of its arrays.

        Raises
        ------
        Refused
            If the question is too big to be sent.
        SandboxDied
            If no such answer comes.
        """
        if self.died:
            raise SandboxDied(self.died)
        nonce = secrets.token_hex(16)
        frame = wire.write_frame({**request, "nonce": nonce}, blobs)
        until = min(self.clock.now() + seconds, self._ends)
        try:
            if self._ready(0)[0]:
                early = os.read(self._answers, 1)
                self.end(UNASKED if early else "it ended")
            self._send(frame, until)
            return self._receive(nonce, until)
        except (ValueError, RecursionError):
            self.end(UNASKED)
        except (OSError, MemoryError) as error:
            self.end(f"its answer cannot be read: {error}")

    @property
    def lost(self) -> str:
        """Why the sandbox is no more, noticed or not; nothing as long as it lives."""
        return self.died or self.sandbox.trouble

    def close(self) -> None:
        """End the sandbox."""
        self.died = self.died or "it was closed"
        self.sandbox.close()

    def end(self, reason: str) -> NoReturn:
        """End the sandbox for a reason.

        Raises
        ------
        SandboxDied
            With the reason; if it was ended before, with that one.
        """
        self.died = self.sandbox.trouble or reason
        self.sandbox.close()
        raise SandboxDied(self.died)

    def _send(self, frame: bytes, until: float) -> None:
        rest = memoryview(frame)
        while rest:
            if self._wait(until, writing=True):
                try:
                    rest = rest[
                        os.write(self._questions, rest[: 1 << 16]) :
                    ]
                except BrokenPipeError:
                    return  # what it sent before its end is read first

    def _receive(
        self, nonce: str, until: float
    ) -> tuple[dict[str, Any], list[bytearray]]:
        [length] = wire.LENGTH.unpack(self._read(wire.LENGTH.size, until))
        if length > wire.HEADER:
            raise wire.Refused("the answer is too long")
        answer = wire.read_header(
            bytes(self._read(length, until)), self.limits.message
        )
        if answer.get("nonce") != nonce:
            raise wire.Refused("the answer is to another question")
        return answer, [self._read(n, until) for n in answer["blobs"]]

    def _read(self, length: int, until: float) -> bytearray:
        found = bytearray()
        while len(found) < length:
            if self._wait(until):
                piece = os.read(
                    self._answers, min(length - len(found), 1 << 20)
                )
                if not piece:
                    self.end("it ended")
                found += piece
        return found

    def _wait(self, until: float, *, writing: bool = False) -> bool:
        # Say whether the pipe is ready, after a while at most.
        now = self.clock.now()
        if now >= until:
            self.end("it took too long")
        readable, writable = self._ready(min(LOOK, until - now), writing)
        return writable if writing else readable

    def _ready(
        self, seconds: float, writing: bool = False
    ) -> tuple[bool, bool]:
        waiting = select.poll()
        if writing:
            waiting.register(self._questions, select.POLLOUT)
        else:
            waiting.register(self._answers, select.POLLIN)
        if self._prints_open:
            waiting.register(self._prints, select.POLLIN)
        ready = {fd for fd, _ in waiting.poll(seconds * 1000)}
        if self._prints in ready:
            self._drain()
        return self._answers in ready, self._questions in ready

    def _drain(self) -> None:
        piece = os.read(self._prints, 1 << 16)
        self._prints_open = bool(piece)
        room = self.limits.output - len(self.printed)
        self.printed += piece[: max(room, 0)]
