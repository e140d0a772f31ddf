"""What a sandbox may use: memory, files, processes, time; and that it ends."""

import contextlib
import os
import secrets
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from anncourse.grading.sandbox import usage
from anncourse.grading.sandbox.channel import Channel, SandboxDied
from anncourse.grading.sandbox.limits import MB, Limits
from anncourse.grading.sandbox.process import Sandbox
from tests.grading.conftest import run_cell, value
from tests.grading.processes import marked
from tests.house.tree import ROOT

Open = Callable[..., Channel]
USER = 65534


@pytest.mark.parametrize("place", ["/box", "/tmp", "/dev/shm"])
def test_what_can_be_written_has_a_size(
    open_channel: Open, place: str
) -> None:
    """Files are in memory, and end with the sandbox."""
    channel = open_channel(disk=8 * MB)
    code = f"for i in range(9): open(f'{place}/{{i}}', 'wb').write(bytes(2**20))"
    assert "No space left" in run_cell(channel, code)


def test_a_file_has_a_size(channel: Channel) -> None:
    """RLIMIT_FSIZE, as an error and not as a signal."""
    code = "open('big', 'wb').write(bytes(21 * 2**20))"
    assert "File too large" in run_cell(channel, code)
    assert run_cell(channel, "import os; os.remove('big')") == ""


def test_memory_is_limited(channel: Channel) -> None:
    """More than the limit is a MemoryError, which hurts nobody."""
    code = "import numpy as np\nnp.ones(10 * 2**27)"
    assert "MemoryError" in run_cell(channel, code)


def test_it_is_watched_while_nobody_asks(open_channel: Open) -> None:
    """And ended at once: a teacher's machine has other work to do."""
    channel = open_channel(memory=400 * MB)
    code = (
        "import os, time\n"
        "for _ in range(6):\n"
        "    if os.fork() == 0: x = b'x' * (100 * 2**20); time.sleep(20)"
    )
    assert run_cell(channel, code) == ""
    assert channel.sandbox.process.wait(5.0) != 0
    assert channel.lost == "it took more memory than it may"


def test_many_small_processes_have_one_limit(open_channel: Open) -> None:
    """No limit of the kernel's counts their sum, so the grader does."""
    channel = open_channel(memory=600 * MB)
    code = (
        "import os, time\n"
        "for _ in range(7):\n"
        "    if os.fork() == 0: x = b'x' * (100 * 2**20); time.sleep(20)\n"
        "time.sleep(20)"
    )
    with pytest.raises(SandboxDied, match="more memory"):
        run_cell(channel, code)


def test_a_fork_bomb_is_stopped(open_channel: Open) -> None:
    """The kernel refuses one process too many; all are gone in the end."""
    channel = open_channel()
    code = (
        "import os, time\nchildren = []\n"
        "for _ in range(100):\n"
        "    pid = os.fork()\n"
        "    if pid == 0: time.sleep(60)\n"
        "    children.append(pid)"
    )
    assert "Resource temporarily unavailable" in run_cell(channel, code)
    length = value(channel, "len(children)")
    assert length < 40


def test_time_to_compute_is_limited(open_channel: Open) -> None:
    """RLIMIT_CPU ends even a process that nobody waits for."""
    channel = open_channel(cpu=1)
    with pytest.raises(SandboxDied, match="it ended"):
        run_cell(channel, "while True: pass")


def test_a_sandbox_has_a_last_moment(open_channel: Open) -> None:
    """Many short calls do not add up to a long life."""
    channel = open_channel(wall=1.5)

    def live_on() -> None:
        for _ in range(20):
            run_cell(channel, "import time; time.sleep(0.3)")

    with pytest.raises(SandboxDied, match="too long"):
        live_on()


def gone(mark: str) -> bool:
    """Wait until no such process is left."""
    for _ in range(100):
        if not marked(mark):
            return True
        time.sleep(0.05)
    return False


DAEMON = (
    "import os, sys, time\n"
    "if os.fork() == 0:\n"
    "    os.setsid()\n"
    "    if os.fork() == 0:\n"
    "        os.execv(sys.executable, [sys.executable, '-c', "
    "'import time; time.sleep(60)  # {mark}'])\n"
    "    os._exit(0)\n"
    "time.sleep(0.5)"
)


def test_a_daemon_ends_with_its_sandbox(open_channel: Open) -> None:
    """A process that left its parents is still in the namespace."""
    channel, mark = open_channel(), secrets.token_hex(8)
    assert run_cell(channel, DAEMON.format(mark=mark)) == ""
    assert marked(mark)
    channel.close()
    assert gone(mark)


def test_a_sandbox_ends_with_a_killed_grader(bubblewrap: None) -> None:
    """A grader that is killed cannot tidy up; the kernel does."""
    mark = secrets.token_hex(8)
    code = (
        "from anncourse.grading.sandbox.limits import Limits\n"
        "from anncourse.grading.sandbox.channel import Channel\n"
        "from anncourse.grading.sandbox.process import Sandbox\n"
        "channel = Channel(Sandbox(Limits()))\n"
        f"cell = {DAEMON.format(mark=mark)!r}\n"
        "channel.ask({'do': 'cell', 'number': 1, 'source': cell}, 9.0)\n"
        "print('ready', flush=True); input()"
    )
    grader = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert grader.stdin is not None
    assert grader.stdout is not None
    assert grader.stdout.readline() == b"ready\n"
    assert len(marked(mark)) > 1
    grader.send_signal(signal.SIGKILL)
    grader.wait()
    grader.stdin.close()
    grader.stdout.close()
    assert gone(mark)


def test_a_stopped_sandbox_is_ended(open_channel: Open) -> None:
    """SIGSTOP takes time, and nothing else."""
    channel = open_channel()
    begun = time.monotonic()
    question = {
        "do": "cell",
        "number": 1,
        "source": "import os, signal; os.kill(os.getpid(), signal.SIGSTOP)",
    }
    with pytest.raises(SandboxDied, match="too long"):
        channel.ask(question, 0.5)
    assert time.monotonic() - begun < 3
    assert usage.of_tree(channel.sandbox.process.pid) == (0, 0)


def test_without_a_sandbox_the_limits_still_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What --unsafe-no-sandbox leaves: limits, a clean environment, a folder."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    mark = secrets.token_hex(8)
    channel = Channel(Sandbox(Limits(), confined=False))
    code = "import numpy as np\nnp.ones(10 * 2**27)"
    assert "MemoryError" in run_cell(channel, code)
    assert "PATH" in value(channel, "list(os.environ)")
    assert "PYTEST_CURRENT_TEST" not in value(channel, "list(os.environ)")
    status = value(channel, "open('/proc/self/status').read()")
    assert "NoNewPrivs:\t1\n" in status
    assert run_cell(channel, DAEMON.format(mark=mark)) == ""
    channel.close()
    assert list(tmp_path.iterdir()) == []
    for pid in marked(mark):  # it left the session: that is the risk
        os.kill(pid, signal.SIGKILL)


def session_ends(leader: int) -> bool:
    """Wait until no living process is left of a session."""
    for _ in range(100):
        alive = False
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):
                fields = stat.read_text().rpartition(")")[2].split()
                alive |= fields[0] != "Z" and int(fields[3]) == leader
        if not alive:
            return True
        time.sleep(0.05)
    return False


def test_without_a_sandbox_processes_are_counted() -> None:
    """The kernel would count all of the teacher's; the grader counts these."""
    channel = Channel(Sandbox(Limits(processes=1), confined=False))
    code = (
        "import os, time\n"
        "for _ in range(7):\n"
        "    if os.fork() == 0: time.sleep(60)\n"
        "time.sleep(60)"
    )
    with pytest.raises(SandboxDied, match="more processes"):
        run_cell(channel, code)
    assert session_ends(channel.sandbox.process.pid)


def test_it_starts_from_every_thread(bubblewrap: None) -> None:
    """As a worker of a cluster does."""
    errors: list[str] = []

    def work() -> None:
        channel = Channel(Sandbox(Limits()))
        errors.append(run_cell(channel, "import time; time.sleep(0.2)"))
        channel.close()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == ["", ""]
